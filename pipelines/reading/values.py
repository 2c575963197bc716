"""Cell → value, strictly. What has no single meaning raises `UnreadableError`; nothing is rounded, trimmed or guessed.

A blank cell and a missing mark («-», «нет», «н/д», «х») are no data: None, never 0.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.cells import Cell, Kind
from pipelines.contract import Column, Type
from pipelines.reading.kinds import one_kind
from pipelines.reading.text import fold, is_missing

Parsed = str | int | float | date | None


class UnreadableError(Exception):
    """The cell has no value of this type; `code` is a kind of finding, `extra` what its sentence needs besides the cell."""

    def __init__(self, code: str, **extra: str) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra


@dataclass(frozen=True)
class Season:
    """The marathon's first and last day: a date without a year means the one day inside it."""

    starts: date
    ends: date

    def complete(self, day: int, month: int) -> date | None:
        """The only such day of the season, None when there is none or more than one."""
        found = []
        for year in range(self.starts.year, self.ends.year + 1):
            candidate = _day(year, month, day)
            if candidate is not None and self.starts <= candidate <= self.ends:
                found.append(candidate)
        return found[0] if len(found) == 1 else None


def parse(column: Column, cell: Cell, season: Season) -> Parsed:
    """The value of a cell of that column; None where there is no data. Raises UnreadableError."""
    if cell.is_blank:
        return None
    if cell.kind is Kind.ERROR or (cell.kind is Kind.TEXT and str(cell.value).strip().upper() in _ERRORS):
        raise UnreadableError("E206")
    if cell.kind is Kind.NO_RESULT:
        raise UnreadableError("E207")
    if cell.kind is Kind.TEXT and is_missing(str(cell.value)):
        return None
    return _PARSERS[column.type](column, cell, season)


# A .csv has errors as text.
_ERRORS = {"#ССЫЛКА!", "#Н/Д", "#ДЕЛ/0!", "#ЗНАЧ!", "#ИМЯ?", "#ЧИСЛО!", "#ПУСТО!"}
_ERRORS |= {"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#ERROR!"}
_NUMBER = re.compile(r"(?P<whole>[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+|[0-9]+)(?:,(?P<fraction>[0-9]+))?")
_TWO_MEANINGS = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")  # «1.234», «1,000»: thousands or a fraction


def _count(column: Column, cell: Cell, _season: Season) -> int:
    match cell.kind:
        case Kind.NUMBER:
            count = _whole(cell)
        case Kind.PERCENT:
            raise UnreadableError("E202")
        case Kind.DATE:
            raise UnreadableError("E203")
        case Kind.BOOLEAN:
            raise UnreadableError("E201")
        case _:
            count = _count_text(str(cell.value))
    if count < 0:
        raise UnreadableError("E204")
    if column.at_most is not None and count > column.at_most:
        raise UnreadableError("E208")
    return count


def _whole(cell: Cell) -> int:
    value = cell.value
    assert isinstance(value, (int, float))
    if isinstance(value, float) and not math.isfinite(value):
        raise UnreadableError("E201")
    if value == int(value):
        return int(value)
    if cell.shown is not None and _is_whole(_NUMBER.fullmatch(cell.shown.strip().lstrip("-\u2212"))):
        raise UnreadableError("E209", exact=f"{value:.15g}".replace(".", ","))
    raise UnreadableError("E201")


def _count_text(text: str) -> int:
    text = text.strip()
    if "%" in text:
        raise UnreadableError("E202")
    if re.fullmatch(r"[-\u2212\u2013][ ]?" + _NUMBER.pattern, text):
        raise UnreadableError("E204")
    if _TWO_MEANINGS.fullmatch(text):
        raise UnreadableError("E205")
    match = _NUMBER.fullmatch(text)
    if match is None or not _is_whole(match):
        raise UnreadableError("E201")
    digits = re.sub(r"[^0-9]", "", match["whole"]).lstrip("0") or "0"
    if len(digits) > 15:  # int() refuses thousands of digits
        raise UnreadableError("E208")
    return int(digits)


def _is_whole(match: re.Match[str] | None) -> bool:
    return match is not None and not (match["fraction"] or "").strip("0")


def _degrees(column: Column, cell: Cell, _season: Season) -> float:
    value = cell.value
    if cell.kind is Kind.TEXT and re.fullmatch(r"-?[0-9]{1,3}(?:[.,][0-9]{1,10})?", str(value).strip()):
        value = float(str(value).strip().replace(",", "."))
    if cell.kind not in {Kind.TEXT, Kind.NUMBER} or not isinstance(value, (int, float)):
        raise UnreadableError("E221")
    low, high = column.within or (-math.inf, math.inf)
    if not low <= value <= high:
        raise UnreadableError("E221")
    return float(value)


def _text(_column: Column, cell: Cell, _season: Season) -> str:
    return " ".join(cell.text.split())


def _kind(_column: Column, cell: Cell, _season: Season) -> str:
    kind = one_kind(cell.text)
    if kind is None:
        raise UnreadableError("E222")
    return kind


def _oktmo(_column: Column, cell: Cell, _season: Season) -> str:
    """8 or 11 digits; a single zero that the spreadsheet took from the front is put back."""
    value = int(cell.value) if isinstance(cell.value, float) and cell.value.is_integer() else cell.value
    digits = re.sub(r"[ \u00a0\u202f]", "", str(value))
    if cell.kind not in {Kind.TEXT, Kind.NUMBER} or not re.fullmatch(r"[0-9]{7,8}|[0-9]{10,11}", digits):
        raise UnreadableError("E223")
    return digits.zfill(8 if len(digits) <= 8 else 11)


_MONTHS = {
    name: number
    for number, name in enumerate(
        ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"), 1
    )
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NUMERIC_DAY = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})(?:\.(?P<year>[0-9]{4}|[0-9]{2}))?\.?(?: ?г\.?)?")
_WRITTEN_DAY = re.compile(
    rf"(?P<day>[0-9]{{1,2}}) (?P<month>{_MONTH})(?:а|я)(?: (?P<year>[0-9]{{4}}))?(?: ?(?:г|года)\.?)?"
)
_ISO_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:[t ][0-9:.]+)?")
_EPOCH = date(1899, 12, 30)  # spreadsheets count days from here


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _date(_column: Column, cell: Cell, season: Season) -> date:
    match cell.kind:
        case Kind.DATE:
            found = cell.value
        case Kind.NUMBER if isinstance(cell.value, (int, float)) and 36526 <= cell.value < 73051:
            found = _EPOCH + timedelta(days=int(cell.value))
        case Kind.TEXT:
            found = _date_text(str(cell.value), season)
        case _:
            raise UnreadableError("E211")
    assert isinstance(found, date)
    if not 2000 <= found.year < 2100:
        raise UnreadableError("E212")
    return found


def _date_text(typed: str, season: Season) -> date:
    if any(c.isnumeric() and not c.isascii() for c in typed):  # «1.1²» with a footnote would fold into 1.12
        raise UnreadableError("E211")
    text = fold(typed)
    match = _NUMERIC_DAY.fullmatch(text) or _ISO_DAY.fullmatch(text) or _WRITTEN_DAY.fullmatch(text)
    if not match:
        raise UnreadableError("E211")
    month = _MONTHS.get(match["month"]) or int(match["month"])
    if match["year"] is None:
        if _day(2000, month, int(match["day"])) is None:  # 2000 was a leap year
            raise UnreadableError("E212")
        if (found := season.complete(int(match["day"]), month)) is None:
            raise UnreadableError("E213")
        return found
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    if (found := _day(year, month, int(match["day"]))) is None:
        raise UnreadableError("E212")
    return found


def _due(column: Column, cell: Cell, season: Season) -> date:
    """As a day; «до 1 сентября» means 1 September."""
    if cell.kind is Kind.TEXT:
        return _date(column, Cell(Kind.TEXT, re.sub(r"(?i)^\s*до\s+", "", str(cell.value))), season)
    return _date(column, cell, season)


_PARSERS: dict[Type, Callable[[Column, Cell, Season], Parsed]] = {
    Type.MUNICIPALITY: _text,
    Type.TEXT: _text,
    Type.KIND: _kind,
    Type.OKTMO: _oktmo,
    Type.COUNT: _count,
    Type.DAY: _date,
    Type.DUE_DAY: _due,
    Type.DEGREES: _degrees,
}
