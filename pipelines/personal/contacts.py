"""Phones and e-mail addresses in a text.

Own patterns, not `phonenumbers`: its matcher for Russia wants an area code that exists, knows no «тел. 2-00-10» and takes
0.2 ms a text; here a number is a phone by its look, so that a mistyped one is hidden as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pipelines.personal.plain import Span, find

PHONE: Final = "‹телефон скрыт›"
EMAIL: Final = "‹e-mail скрыт›"

_AT = r"(?:\s?@\s?|\s*[(\[{]\s*(?:@|at|эт|собака)\s*[)\]}]\s*)"
_DOT = r"(?:\.|\s?[(\[]\s*(?:dot|точка)\s*[)\]]\s?)"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL = re.compile(
    rf"(?:mailto:\s?)?[\w.+%&'!#$*=~-]{{0,63}}[\w+]{_AT}(?:{_LABEL}{_DOT}){{0,9}}{_LABEL}", re.IGNORECASE
)
_EMAIL_HINT = re.compile(r"@|[(\[{]\s*(?:at|эт|собака)\b", re.IGNORECASE)

_BETWEEN = r"[ \n]?[-.()/]{0,2} ?"
_EXTENSION = r"(?:\s?[,;]?\s?\(?\s?(?:доб(?:ав(?:очн\w+)?)?|вн(?:утр)?|ext)\b\.?\s?[:№]?\s?[0-9]{1,6}\)?)?"
_START = r"(?<![0-9A-Za-z_])(?<![0-9][.,:])"
_END = r"(?![0-9A-Za-z_]|[.,][0-9]{1,2}(?![0-9])|:[0-9])"
_DIGITS_10 = rf"\(?[0-9](?:{_BETWEEN}[0-9]){{9}}"
_NUMBERS = (
    rf"\+\s?7{_BETWEEN}{_DIGITS_10}",
    rf"[78]{_BETWEEN}{_DIGITS_10}",
    rf"9[0-9]{{2}}(?:{_BETWEEN}[0-9]){{7}}",
    rf"\([0-9]{{3,5}}\)(?:{_BETWEEN}[0-9]){{5,7}}",
    r"(?<![0-9]-)[0-9]{3}-(?:[0-9]{3}-)?[0-9]{2}-[0-9]{2}(?!-[0-9])",
    rf"\+\s?[1-9](?:{_BETWEEN}[0-9]){{9,14}}",  # of another country
)
_LONG = re.compile(rf"{_START}(?<!\+)(?P<number>{'|'.join(_NUMBERS)}){_END}{_EXTENSION}")
_SHORT = re.compile(
    rf"(?:(?<![а-яa-z])(?P<sure>(?:тел|моб|сот|факс|раб|дом)(?:\.|\s?:)|(?:телефон[аы]?|факс|whatsapp|viber)\b\s?:?|{PHONE})"
    rf"|(?<![а-яa-z])[тф]\.)(?:\s?/\s?факс\.?)?[ \n:;,/№-]*(?:и )?"
    rf"(?P<number>[0-9]{{1,3}}(?P<by>[ -])[0-9]{{2}}(?P=by)[0-9]{{2}}|[0-9]{{3}}-[0-9]{{3}}|[0-9]{{5,7}}){_END}{_EXTENSION}",
    re.IGNORECASE,
)
_LONG_HINT = re.compile(r"[0-9](?:[^0-9а-яА-Я]{0,4}[0-9]){6}")
_SHORT_HINT = re.compile(r"(?:тел|моб|сот|факс|раб|дом|whatsapp|viber|т\.|ф\.|скрыт›)[^0-9]{0,9}[0-9]", re.IGNORECASE)
_CODE_BEFORE = re.compile(
    r"(?:октмо|oktmo|окато|инн|огрн\w*|снилс|окпо|бик|кпп|счё?т\w*|[рк]/с|кадастров\w+(?: номер\w*)?)"
    r"[\s:№#=«\"(-]*(?:[0-9]{8}(?:[0-9]{3})?[\s,;и]+)*$",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(r"\s?(?:₽|руб|р\.|тыс|млн|млрд|га\b|кв\.|м2)", re.IGNORECASE)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?P<by>[ .])[0-9]{3}(?:(?P=by)[0-9]{3})+")
_DAY = re.compile(r"(?<![0-9])[0-3]?[0-9](?P<by>[.-])[01]?[0-9](?P=by)20[0-9]{2}(?![0-9])")


def emails(text: str) -> Iterable[Span]:
    """Where e-mail addresses stand, «ivanova (at) mail.ru» as well."""
    return find(_EMAIL, text, _is_email) if _EMAIL_HINT.search(text) else ()


def _is_email(found: re.Match[str]) -> bool:
    name, _, domain = re.sub(_AT, "@", found.group(), flags=re.IGNORECASE).rpartition("@")
    return bool(re.search(r"[^\W\d_]", domain)) and ("." in domain or bool(re.search(r"[^\W\d_]", name)))


def phones(text: str) -> Iterable[Span]:
    """Where phone numbers with their area code stand, and short ones that are written as phones («200-10-01»)."""
    return find(_LONG, text, _is_phone) if _LONG_HINT.search(text) else ()


def short_phones(text: str) -> Iterable[Span]:
    """Where numbers without an area code stand that are phones by the word before: «тел. 2-00-10», «т. 20-01-02»."""
    if not _SHORT_HINT.search(text):
        return ()
    return (
        (found.start("number"), found.end())
        for found in _SHORT.finditer(text)
        if "-" in found["number"] or (found["sure"] and found["sure"][-1] in ".:" and not _counts(found))
    )


def _counts(found: re.Match[str]) -> bool:
    """«тел. 12345 обращений»: a word right after says what was counted."""
    return bool(re.match(r"\s[а-я]{4}", found.string[found.end() :]))


def is_phone_number(value: float) -> bool:
    """Whether a bare number is a phone: eleven digits from 7 or 8 with an area code that can be, or ten digits from 9."""
    return value == int(value) and bool(re.fullmatch(rf"{_BARE}|9[0-9]{{9}}", str(int(value))))


_BARE = r"[78](?:[3489][0-9]{9}|000[0-9]{7})"  # codes of areas and operators; 11-digit ОКТМО mostly have 5–7 there


def _is_phone(found: re.Match[str]) -> bool:
    """Refuses what has a phone's number of digits, yet is a sum, a code or holds a date."""
    number = found["number"]
    before, after = (
        found.string[max(found.start() - 80, 0) : found.start()],
        found.string[found.end() : found.end() + 9],
    )
    if number.isdigit() and len(number) == 11 and not re.fullmatch(_BARE, number):
        return False
    if _THOUSANDS.fullmatch(number.lstrip("+ ")) or _DAY.search(number) or _DAY.match(found.string, found.start()):
        return False
    if (number.isdigit() or " " in number) and _MONEY_AFTER.match(after):
        return False
    return not (number.isdigit() and _CODE_BEFORE.search(before)) and _is_grouped(number)


def _is_grouped(number: str) -> bool:
    """A phone is written in groups of two to four digits, a single one standing only before the last four («8 84655 2-12-34»)."""
    groups = re.findall(r"[0-9]+", number)[1 if re.match(r"\+|[78]\b", number) else 0 :]
    singles = [at for at, group in enumerate(groups) if len(group) == 1]
    return (
        singles in ([], [len(groups) - 3])
        and len(groups) <= 6
        and (not groups or len(groups[0]) > 2 or number[0] == "+")
    )
