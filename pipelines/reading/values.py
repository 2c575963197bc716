"""Cell → value, strictly. What has no single meaning raises `UnreadableError`; nothing is rounded, trimmed or guessed.

A blank cell and a missing mark («-», «нет», «н/д», «х») are no data: None, never 0. A figure that its typist calls
about («≈300», «более 120») or remarks upon («15*») is that figure, with the code of a finding beside it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from pipelines.cells import Cell, Kind
from pipelines.contract import Column, Type
from pipelines.reading.counts import read_count
from pipelines.reading.days import DAY_PATTERN, day_in, read_day, read_due_day
from pipelines.reading.kinds import one_kind
from pipelines.reading.season import Season
from pipelines.reading.text import is_missing, is_waiting
from pipelines.reading.understood import Parsed, Understood, UnreadableError
from pipelines.reading.worded import read_choice, read_link, read_meeting, read_time

__all__ = ["DAY_PATTERN", "Parsed", "Season", "Understood", "UnreadableError", "day_in", "parse", "understand"]

# A .csv has errors as text.
_ERRORS = {"#ССЫЛКА!", "#Н/Д", "#ДЕЛ/0!", "#ЗНАЧ!", "#ИМЯ?", "#ЧИСЛО!", "#ПУСТО!"}
_ERRORS |= {"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#ERROR!"}


def understand(column: Column, cell: Cell, season: Season) -> Understood:
    """The value of a cell of that column and what goes with it; value None where there is no data. Raises UnreadableError."""
    if cell.is_blank:
        return Understood(None)
    if cell.kind is Kind.ERROR or (cell.kind is Kind.TEXT and str(cell.value).strip().upper() in _ERRORS):
        raise UnreadableError("E206")
    if cell.kind is Kind.NO_RESULT:
        raise UnreadableError("E207")
    if cell.kind is Kind.TEXT and is_missing(str(cell.value)):
        return Understood(None)
    if column.may_wait and is_waiting(cell.text):
        return Understood(None, remark="I233")
    match column.type:
        case Type.COUNT:
            return read_count(column, cell)
        case Type.DAY:
            return Understood(read_day(cell, season))
        case Type.DUE_DAY:
            return Understood(read_due_day(cell, season))
        case Type.MEETING:
            return Understood(read_meeting(cell, season))
        case _:
            return Understood(_PARSERS[column.type](column, cell))


def parse(column: Column, cell: Cell, season: Season) -> Parsed:
    """The value alone, for those who need no more; None where there is no data. Raises UnreadableError."""
    return understand(column, cell, season).value


def _degrees(column: Column, cell: Cell) -> float:
    value = cell.value
    if cell.kind is Kind.TEXT and re.fullmatch(r"-?[0-9]{1,3}(?:[.,][0-9]{1,10})?", str(value).strip()):
        value = float(str(value).strip().replace(",", "."))
    if cell.kind not in {Kind.TEXT, Kind.NUMBER} or not isinstance(value, (int, float)):
        raise UnreadableError("E221")
    low, high = column.within or (-math.inf, math.inf)
    if not low <= value <= high:
        raise UnreadableError("E221")
    return float(value)


def _text(_column: Column, cell: Cell) -> str:
    return " ".join(cell.text.split())


def _kind(_column: Column, cell: Cell) -> str:
    kind = one_kind(cell.text)
    if kind is None:
        raise UnreadableError("E222")
    return kind


def _oktmo(_column: Column, cell: Cell) -> str:
    """8 or 11 digits; a single zero that the spreadsheet took from the front is put back."""
    value = int(cell.value) if isinstance(cell.value, float) and cell.value.is_integer() else cell.value
    digits = re.sub(r"[ \u00a0\u202f]", "", str(value))
    if cell.kind not in {Kind.TEXT, Kind.NUMBER} or not re.fullmatch(r"[0-9]{7,8}|[0-9]{10,11}", digits):
        raise UnreadableError("E223")
    return digits.zfill(8 if len(digits) <= 8 else 11)


_PARSERS: dict[Type, Callable[[Column, Cell], Parsed]] = {
    Type.MUNICIPALITY: _text,
    Type.TEXT: _text,
    Type.KIND: _kind,
    Type.OKTMO: _oktmo,
    Type.DEGREES: _degrees,
    Type.CHOICE: read_choice,
    Type.TIME: lambda _, cell: read_time(cell),
    Type.LINK: lambda _, cell: read_link(cell),
}
