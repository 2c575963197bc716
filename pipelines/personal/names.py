"""People's names in a text: name and patronymic, surname and initials, given name and surname, «Исп. Иванова»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from pipelines.personal.around import ends_there, is_namesake, is_signed, is_signed_surely
from pipelines.personal.given_names import ALSO_WORDS, GIVEN_NAMES
from pipelines.personal.plain import Span
from pipelines.personal.tokens import Token, joined, tokens_of
from pipelines.personal.words import (
    ABBREVIATIONS,
    KINDS_BEFORE,
    KINDS_BEHIND,
    is_body,
    is_office,
    is_ogly,
    is_patronymic,
    is_place_like,
    is_surname,
    is_town,
    may_be_surname,
)

_WORD = re.compile(r"[а-я]+")
_SETTLEMENT = frozenset("ГСПДХРОТУКЛ")  # «Г. Киров», «Д. Иванова»: a town, a village, before a surname an initial


def names(text: str) -> Iterator[Span]:
    """Where names of people stand. `text` comes from `plain.cyrillic`."""
    rules = [rule for is_open, rule in _RULES if is_open(text)]
    if not rules:
        return
    tokens = list(tokens_of(text))
    taken: set[int] = set()  # tokens that are part of a name
    for rule in rules:
        for at in range(len(tokens)):
            found = rule(tokens, at, taken, text)
            if found is None or not taken.isdisjoint(range(found[0], found[1] + 1)):
                continue
            taken.update(range(found[0], found[1] + 1))
            start, end = tokens[found[0]].start, tokens[found[1]].end
            if not is_namesake(text, start, end):
                yield start, end


def _patronymic(tokens: list[Token], at: int, taken: set[int], text: str) -> tuple[int, int] | None:
    """«[Иванова] Мария Петровна [Иванова]», «Алиев Вагиф Гасан оглы», found at the given name."""
    given, father = tokens[at], joined(tokens, at + 1)
    if father is None or given.kind == "one" or father.kind != "word":
        return None
    last = at + 1
    third = joined(tokens, at + 2)
    if third and is_ogly(third.low):
        last = at + 2
    elif not (is_patronymic(father.low) or _has_ogly(father.low)):
        return None
    known = given.low in GIVEN_NAMES or given.low.split("-")[0] in GIVEN_NAMES
    if not known and (
        len(given.text) < 2 or is_office(given.low) or given.text[0].islower() != father.text[0].islower()
    ):
        return None
    before = tokens[at - 1] if at and at - 1 not in taken and given.joined else None
    after = joined(tokens, last + 1)
    after = after if after and not _starts_other(tokens, last + 1) else None
    for sure in (True, False):
        if before and _is_name_beside(before, given, text, sure=sure):
            return at - 1, last
        if after and _is_name_beside(after, given, text, sure=sure):
            return at, last + 1
    return at, last


def _has_ogly(word: str) -> bool:
    return "-" in word and is_ogly(word.rpartition("-")[2])


def _starts_other(tokens: list[Token], at: int) -> bool:
    """Whether what stands there is the beginning of the next person's name."""
    following = joined(tokens, at + 1)
    return following is not None and (following.kind == "two" or following.low in GIVEN_NAMES)


def _is_name_beside(token: Token, beside: Token, text: str, *, sure: bool) -> bool:
    """A surname beside a name: by its ending, or merely by being a capitalised word of no office."""
    if token.kind != "word" or is_office(token.low):
        return False
    after = text[token.end : token.end + 20]
    if sure:
        return may_be_surname(token.low, after) if token.is_word else is_surname(token.low) or is_place_like(token.low)
    return token.is_word and _is_no_abbreviation(token, beside) and not is_place_like(token.low)


def _is_no_abbreviation(token: Token, beside: Token) -> bool:
    """«Ким», and «КАЦ» where the given name is in capitals, too; «МБУ» is one."""
    return token.text[1].islower() or len(token.text) > 3 or beside.text.isupper()


def _initials(tokens: list[Token], at: int, taken: set[int], text: str) -> tuple[int, int] | None:
    """«Иванова М.П.», «М. П. Иванова», found at the initials."""
    token = tokens[at]
    if token.kind not in {"one", "two"}:
        return None
    before = tokens[at - 1] if at and at - 1 not in taken and token.joined and tokens[at - 1].is_word else None
    after = joined(tokens, at + 1)
    after = after if after and after.is_word and not _starts_other(tokens, at + 1) else None
    fits = _fits_two if token.kind == "two" else _fits_one
    for sure in (True, False):
        if before and fits(before, token, text, sure=sure, first=True):
            return at - 1, at
        if after and fits(after, token, text, sure=sure, first=False):
            return at, at + 1
    return None


def _fits_two(surname: Token, initials: Token, text: str, *, sure: bool, first: bool) -> bool:
    """Two initials make any capitalised word a surname, but those that may be «Г.О.» need an ending that tells."""
    letters = re.sub(r"[^А-Я]", "", initials.text)
    if letters in (KINDS_BEHIND if first else KINDS_BEFORE):
        endings = ("ская", "цкая", "ова", "ева", "ина") if first else ("ова", "ева", "ина")
        is_hers = surname.low.endswith(endings) and (first or not is_town(surname.low))
        return sure and (is_hers or (is_surname(surname.low) and not is_place_like(surname.low)))
    if sure:
        return may_be_surname(surname.low, "" if first else text[surname.end : surname.end + 20])
    return (
        letters not in ABBREVIATIONS
        and (surname.text[1].islower() or len(surname.text) > 2)
        and not is_office(surname.low)
    )


def _fits_one(surname: Token, initials: Token, _: str, *, sure: bool, first: bool) -> bool:
    """One initial says little: the surname's ending has to tell, and «Г. Киров», «Киров г.» is a town."""
    if not sure or not surname.text[1].islower() or not is_surname(surname.low):
        return False
    return initials.text[0] not in _SETTLEMENT or (first and not is_place_like(surname.low))


def _pair(tokens: list[Token], at: int, taken: set[int], text: str) -> tuple[int, int] | None:
    """«Петрова Анна», «Анна Петрова», «Петрова Анна С.», found at the first of the two."""
    one, two = tokens[at], joined(tokens, at + 1)
    if two is None or not one.is_word or not two.is_word:
        return None
    for given, surname in ((one, two), (two, one)):
        if given.low.split("-")[0] in GIVEN_NAMES and _goes_with(given, surname, text, two.end):
            initial = joined(tokens, at + 2)
            has_initial = initial is not None and initial.kind == "one" and at + 2 not in taken
            return at, at + 1 + has_initial
    return None


def _goes_with(given: Token, surname: Token, text: str, end: int) -> bool:
    """Whether the word beside a given name is a surname: by its ending, or because nothing else stands in the cell."""
    if surname.low in GIVEN_NAMES and not is_surname(surname.low):
        return False
    if given.low in ALSO_WORDS:
        return is_surname(surname.low)
    if may_be_surname(surname.low, text[end : end + 20] if surname.end == end else ""):
        return True
    alone = text.strip(" .,;\n") == text[min(given.start, surname.start) : end]
    return (
        alone and _is_no_abbreviation(surname, given) and not is_office(surname.low) and not is_place_like(surname.low)
    )


def _signed(tokens: list[Token], at: int, taken: set[int], text: str) -> tuple[int, int] | None:
    """«Исп. Иванова», «исполнитель: Петров», «координатор: Сидорова»."""
    token = tokens[at]
    if at in taken or not token.is_word or is_office(token.low):
        return None
    if may_be_surname(token.low, text[token.end : token.end + 20]):
        is_one = is_signed(text, token.start) and (not is_place_like(token.low) or ends_there(text, token.end))
    else:
        is_one = token.text[1].islower() and not is_body(token.low) and is_signed_surely(text, token.start, token.end)
    return (at, at) if is_one else None


def _has_given_name(text: str) -> bool:
    return not GIVEN_NAMES.isdisjoint(_WORD.findall(text.lower()))


_Rule: TypeAlias = Callable[[list[Token], int, set[int], str], tuple[int, int] | None]
# a rule, the surest first, and without what in the text it needs not be asked at all
_RULES: tuple[tuple[Callable[[str], object], _Rule], ...] = (
    (
        re.compile(
            r"(?:[ое]вн(?:[аыеу]|о[йю])|(?:и|ы)ч(?:[ауе]|[ео]м)?|ичн(?:[аыеу]|о[йю])|[лз][ыи])(?![а-я])", re.IGNORECASE
        ).search,
        _patronymic,
    ),
    (re.compile(r"(?<!\w)[А-Я]\.").search, _initials),
    (_has_given_name, _pair),
    (
        re.compile(
            r"исп|отв|подг|сост|провер|заполн|внес|коорд|курат|контакт|дир|завед|нач|специал|метод|глав|ф\.?и",
            re.IGNORECASE,
        ).search,
        _signed,
    ),
)
