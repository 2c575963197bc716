"""What the template holds, told to nobody in particular: tabs, headers, notes, checks. Excel and Google write it down."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, TypeAlias

from pipelines.contract import GUIDE, MUNICIPALITIES, TABS, Column, Tab, Type
from pipelines.reading.season import Season
from pipelines.template.checks import Check, Registered, check_of
from pipelines.template.guide import Line, guide

Value: TypeAlias = str | int | float | date | None
Record: TypeAlias = Mapping[str, Value]  # by the names of the contract's columns

FINAL: Final = "Итог"  # the checkpoint that a pre-filled «Цели» names


class Format(Enum):
    """How a column shows its values. Text stays as typed: «1.2» becomes no day, «0123» keeps its zero."""

    TEXT = "text"
    DAY = "day"
    WHOLE = "whole"
    FRACTION = "fraction"
    TIME = "time"


FORMATS: Final = {
    Type.DAY: Format.DAY,
    Type.DUE_DAY: Format.DAY,
    Type.COUNT: Format.WHOLE,
    Type.DEGREES: Format.FRACTION,
    Type.TIME: Format.TIME,
}
# Characters; of other types 18, or the header.
WIDTHS: Final = {Type.MUNICIPALITY: 38, Type.TEXT: 24, Type.KIND: 26, Type.CHOICE: 30, Type.LINK: 34}


@dataclass(frozen=True)
class PlannedColumn:
    """A column of a tab: `width` in characters, `check` None for free text."""

    column: Column
    note: str
    format: Format
    check: Check | None
    width: int

    @property
    def header(self) -> str:
        """The text of the header."""
        return self.column.title

    @property
    def is_needed(self) -> bool:
        """The column must be there, or one of several such: of the indicators."""
        return self.column.required or self.column.indicator is not None

    @property
    def lines(self) -> int:
        """How many lines the header takes at that width."""
        return len(textwrap.wrap(self.header, self.width - 2))


@dataclass(frozen=True)
class Sheet:
    """A tab with a header in its first row and pre-filled rows below."""

    tab: Tab
    columns: tuple[PlannedColumn, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def title(self) -> str:
        """The tab's title."""
        return self.tab.title


@dataclass(frozen=True)
class Plan:
    """The whole template: the guide comes first, then the tabs in the contract's order."""

    guide: tuple[Line, ...]
    sheets: tuple[Sheet, ...]
    only: str | None = None  # the municipality whose own sheet it is
    guide_title: str = GUIDE


def plan(
    *, season: Season | None = None, register: Sequence[Record] = (), only: str | None = None, today: date | None = None
) -> Plan:
    """The template of the contract's tabs, but for those of people, which stand in no shared sheet.

    `season` limits the days of targets and figures. `register`: the municipalities to fill in beforehand. `only`: a sheet
    of that municipality alone, with no column for its name and no tab of the council's, and with the register's tab only
    where `register` has its row. With a season and municipalities, «Цели» begins with the final target and «Факт» with
    the first day to report, which is `today` inside the season: rows with a name and a day but no figures are read
    without a finding.
    """
    tabs = [tab for tab in TABS if not tab.personal and (tab is not MUNICIPALITIES or register or not only)]
    tabs = [tab for tab in tabs if not (only and tab.by_council)]
    place = [column.type for column in _columns(MUNICIPALITIES, only)].index(Type.MUNICIPALITY) + 1
    names = None if only else Registered(MUNICIPALITIES.title, place)
    sheets = []
    for tab in tabs:
        columns = tuple(_planned(column, tab, season, names) for column in _columns(tab, only))
        if tab is MUNICIPALITIES:
            records = register
        elif season and (register or only):
            records = _begun(tab, season, [record["municipality"] for record in register] or [only], today)
        else:
            records = ()
        rows = tuple(tuple(record.get(planned.column.name) for planned in columns) for record in records)
        sheets.append(Sheet(tab, columns, rows))
    return Plan(guide(tabs, season, only, has_list=names is not None), tuple(sheets), only)


def is_offered(column: Column, tab: Tab, only: str | None) -> bool:
    """Beside a name from the list its code would only be one more thing to get wrong; one's own name need not be said."""
    told = {Type.OKTMO, Type.MUNICIPALITY} if only else {Type.OKTMO}
    return tab is MUNICIPALITIES or column.type not in told


def _columns(tab: Tab, only: str | None) -> list[Column]:
    return [column for column in tab.columns if is_offered(column, tab, only)]


def _planned(column: Column, tab: Tab, season: Season | None, names: Registered | None) -> PlannedColumn:
    width = max(WIDTHS.get(column.type, 14), *(len(word) + 4 for word in column.title.split()))
    # people are told, and meetings held, before the season, too
    check = check_of(column, None if tab.optional else season, None if tab is MUNICIPALITIES else names)
    return PlannedColumn(column, _note(column), FORMATS.get(column.type, Format.TEXT), check, width)


def _note(column: Column) -> str:
    must = "Обязательный столбец." if column.required else "По желанию."
    if column.indicator:
        must = "Нужен хотя бы один показатель."
    return f"{column.meaning}.\nНапример: {column.example}\n{must}"


def _begun(tab: Tab, season: Season, names: Sequence[Value], today: date | None) -> list[Record]:
    """A row for each municipality where figures are wanted: until the season's end, or of the first day to report."""
    if not tab.measures:
        return []
    first = min(max(today or season.starts, season.starts), season.ends)
    days: dict[str, Value] = {}
    for column in tab.columns:
        if column.name == "checkpoint":
            days[column.name] = FINAL
        elif column.type in {Type.DAY, Type.DUE_DAY}:
            days[column.name] = season.ends if column.type is Type.DUE_DAY else first
    return [{"municipality": name, **days} for name in names]
