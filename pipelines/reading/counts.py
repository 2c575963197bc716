"""Counts: whole numbers as people type them, in groups, with a unit, about («≈300», «1,5 тыс.») or with a remark («15*»)."""

from __future__ import annotations

import math
import re

from pipelines.cells import Cell, Kind
from pipelines.contract import Column
from pipelines.reading.text import fold
from pipelines.reading.understood import Understood, UnreadableError

_WHOLE = r"[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+|[0-9]+"
_SHOWN_WHOLE = re.compile(rf"(?:{_WHOLE})(?:,0+)?")

# Words, one number, words. Nothing gives back what it took, so that no number is split and no long text costs much.
# `both` has two meanings, thousands or a fraction: «1.234», «1,000».
_TYPED = re.compile(
    rf"(?P<before>[^0-9]*+)"
    rf"(?>(?P<both>[1-9][0-9]{{0,2}}(?:[.,][0-9]{{3}})+(?![0-9]))"
    rf"|(?P<whole>{_WHOLE})(?:(?P<point>[.,])(?P<fraction>[0-9]+))?)"
    rf"(?P<after>[^()]*+)(?:(?<=\*)\)|\((?P<remark>[^()]*+)\))?"
)
# What folding would take away although it may be a minus, turn digits round or mean inches.
_ODD = re.compile("[\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069«»\"“”„‟'’‘`]")
_ZERO_WIDTH = "\u200b\u2060\ufeff"

_ABOUT = re.compile(
    r"[≈~∼>≥⩾]|>=|около|порядка|примерно|приблизительно|ориентировочно|ок\.|прибл\."
    r"|более(?:,? чем)?|больше(?:,? чем)?|свыше|не менее|не меньше"
)
_PEOPLE = r"чел\.?|человека?|(?:пользовател|жител)(?:ь|я|ей)|(?:участник|работник|сотрудник)(?:а|ов)?|регистраци[яий]"
_INITIATIVES = r"инициатив[аы]?"
_AFTER = re.compile(
    r"(?P<plus>\+)? ?(?P<thousands>тыс\.?|тысяч[аи]?)? ?"
    rf"(?:(?P<people>{_PEOPLE})|(?P<initiatives>{_INITIATIVES})|шт\.?|штук[аи]?|ед\.?|единиц[аы]?)? ?"
    r"(?P<more>\+|и более|и больше)? ?(?P<footnote>\*+)?"
)
_FOREIGN_UNIT = {"registered_users": "initiatives", "submitted_initiatives": "people"}  # a figure in the wrong column?

# «15 (тыс.)», «15 (план)», «15 (за неделю)»: the remark makes another figure of it.
_CHANGES_MEANING = re.compile(
    r".*\b(?:тыс|млн|млрд|процент).*|план|цель|прогноз|прирост|за (?:период|день|сутки|неделю|месяц)"
    r"|до|менее|меньше|не более|не больше"
)
_LONGEST = 200  # characters before or after the number; folding looks at the first 2,000 only


def read_count(column: Column, cell: Cell) -> Understood:
    """A whole number from 0 to `column.at_most`. Raises UnreadableError."""
    match cell.kind:
        case Kind.NUMBER:
            found = Understood(_whole(cell))
        case Kind.PERCENT:
            raise UnreadableError("E202")
        case Kind.DATE:
            raise UnreadableError("E203")
        case Kind.BOOLEAN:
            raise UnreadableError("E201")
        case _:
            found = _count_text(column, str(cell.value))
    assert isinstance(found.value, int)
    if found.value < 0:
        raise _below_zero(column)
    if column.at_most is not None and found.value > column.at_most:
        raise UnreadableError("E208")
    return found


def _below_zero(column: Column) -> UnreadableError:
    """Indicators are totals so far, other counts are of their row alone: a day, a message, a municipality."""
    wanted = "итог нарастающим итогом не меньше нуля" if column.indicator else "число не меньше нуля"
    return UnreadableError("E204", wanted=wanted)


def _whole(cell: Cell) -> int:
    value = cell.value
    assert isinstance(value, (int, float))
    if isinstance(value, float) and not math.isfinite(value):
        raise UnreadableError("E201")
    if value == int(value):
        return int(value)
    if cell.shown is not None and _SHOWN_WHOLE.fullmatch(cell.shown.strip().lstrip("-\u2212")):
        raise UnreadableError("E209", exact=f"{value:.15g}".replace(".", ","))
    raise UnreadableError("E201")


def _count_text(column: Column, typed: str) -> Understood:
    text = typed.strip().strip(_ZERO_WIDTH).strip()
    if "%" in text:
        raise UnreadableError("E202")
    match = _TYPED.fullmatch(text)
    if match is None or any(c.isnumeric() and not c.isascii() for c in text):  # «15²»: a footnote, or 152 when folded
        raise UnreadableError("E201")
    before, after = _before(match["before"]), _after(column, match["after"])
    remark = _remark(match["remark"])
    if before == "-":
        raise _below_zero(column)
    if match["both"]:
        raise UnreadableError("E205")
    count = _thousands(match) if after["thousands"] else _units(match)
    about_after = remark is not None and _ABOUT.fullmatch(remark)  # «300 (примерно)»
    if before or after["plus"] or after["thousands"] or after["more"] or about_after:
        return Understood(count, remark="W210", is_approximate=True)
    return Understood(count, remark="W215" if after["footnote"] or remark is not None else None)


def _before(text: str) -> str:
    """Nothing, a minus or a word that says «about» or «at least»."""
    word = _fold_words(text)
    if word in {"", "-"} or _ABOUT.fullmatch(word):
        return word
    raise UnreadableError("E201")  # also «до 50», «<50»: nobody knows the figure


def _after(column: Column, text: str) -> re.Match[str]:
    """Thousands, a unit that fits the column, a plus, a footnote's stars; or nothing of it."""
    match = _AFTER.fullmatch(_fold_words(text))
    if match is None or (column.indicator in _FOREIGN_UNIT and match[_FOREIGN_UNIT[column.indicator]]):
        raise UnreadableError("E201")
    return match


def _fold_words(text: str) -> str:
    if len(text) > _LONGEST or _ODD.search(text):
        raise UnreadableError("E201")
    return fold(text)


def _remark(text: str | None) -> str | None:
    """What stands in brackets after the number; a second number alone («15 (3)») leaves open which one counts."""
    if text is None:
        return None
    remark = fold(text)
    said = re.search(r"[a-zа-я]", remark) or _ABOUT.fullmatch(remark)
    if len(text) > _LONGEST or not said or _CHANGES_MEANING.fullmatch(remark):
        raise UnreadableError("E201")
    return remark


def _units(match: re.Match[str]) -> int:
    """«1 234» and «1 234,0», but no fraction and no decimal point."""
    if match["point"] == "." or (match["fraction"] or "").strip("0"):
        raise UnreadableError("E201")
    return _integer(match["whole"])


def _thousands(match: re.Match[str]) -> int:
    """«1,5» or «1.5» thousand is 1500; finer than a whole unit cannot be meant."""
    fraction = (match["fraction"] or "").rstrip("0")
    if len(fraction) > 3:
        raise UnreadableError("E201")
    return _integer(match["whole"] + fraction.ljust(3, "0"))


def _integer(typed: str) -> int:
    digits = re.sub(r"[^0-9]", "", typed).lstrip("0") or "0"
    if len(digits) > 15:  # int() refuses thousands of digits
        raise UnreadableError("E208")
    return int(digits)
