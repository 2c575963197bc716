"""A tab that keeps to the contract: one header row, a column per title, in any order."""

from __future__ import annotations

import re
from typing import Final

from pipelines.cells import BLANK, Cell, Grid
from pipelines.contract import ACTUALS, TABS, Column, Tab, Type
from pipelines.reading.context import NO_HINT, Hint
from pipelines.reading.layout import (
    HEADER_WITHIN,
    Figure,
    Header,
    Layout,
    Placed,
    Row,
    first_below,
    first_row,
    is_numbering,
    not_read_above,
    placed,
)
from pipelines.reading.meaning import Meaning, said_in
from pipelines.reading.season import Season
from pipelines.reading.text import fold_title

_BY_TITLE: Final = {
    tab.name: {fold_title(name): column for column in tab.columns for name in (column.title, *column.synonyms)}
    for tab in TABS
}


def recognise_plain(tab: Tab, grid: Grid, season: Season, *, bound: bool = False, hint: Hint = NO_HINT) -> Layout:
    """The layout of a tab under that contract; `tabs` is empty where it does not keep to it, and a problem says why."""
    reader = _Columns(tab, season, hint)
    best = max(range(min(len(grid.rows), HEADER_WITHIN)), key=lambda n: reader.score(grid.rows[n]), default=None)
    if best is None or reader.score(grid.rows[best]) < 2:
        wanted = ", ".join(f"«{c.title}»" for c in tab.columns if c.required)
        return Layout(problems=(placed(first_row(grid) or 1, "E102", tab=grid.title, wanted=wanted),))
    at = best + 1
    titles = {number: cell for number, cell in enumerate(grid.rows[best], 1) if not cell.is_blank}
    below = first_below(grid, at)
    for number in sorted(titles.keys() | below.keys()):
        reader.add(number, titles.get(number, BLANK), at, below.get(number))
    missing = reader.missing(bound=bound)
    return Layout(
        tabs=() if missing or reader.is_doubled else (tab,),
        first_row=at,
        last_row=at,
        headers=tuple(reader.headers.values()),
        figures=tuple(reader.figures.values()),
        header_cells=(tuple(grid.rows[best]),),
        unknown=tuple(reader.unknown),
        problems=(
            *reader.problems,
            *(placed(at, "E105", header=title) for title in missing),
            *not_read_above(grid, at),
        ),
        bound=bound,
    )


class _Columns:
    """What the header row makes of each column."""

    def __init__(self, tab: Tab, season: Season, hint: Hint) -> None:
        self.tab, self.season, self.hint = tab, season, hint
        self.headers: dict[str, Header] = {}
        self.figures: dict[str, Figure] = {}
        self.unknown: list[int] = []
        self.problems: list[Placed] = []
        self.is_doubled = False

    def score(self, row: Row) -> int:
        """How many columns of the contract a row names."""
        found = (self.match(cell) for cell in row if not cell.is_blank)
        return len({match[0].name for match in found if match})

    def missing(self, *, bound: bool) -> list[str]:
        """Titles of required columns that are not there."""
        needed = [c for c in self.tab.columns if c.required and not (bound and c.name == "municipality")]
        missing = [c.title for c in needed if c.name not in self.headers]
        if self.tab.measures and not self.figures:
            missing.append("» или «".join(c.title for c in self.tab.measures))
        return missing

    def add(self, number: int, cell: Cell, row: int, first_below: int | None) -> None:
        """Column `number` with its header cell in that row, and the first row below where something stands in it."""
        if cell.is_blank:
            if first_below:
                self.skip(number, first_below, "W107")
            return
        if self.hint.columns.get(fold_title(cell.text), "") is None:
            self.unknown.append(number)  # the settings say that it is not needed
            return
        match = self.match(cell)
        if match is None:
            said = said_in(cell.text, self.season)
            is_derived = said is not None and said.is_derived
            code = "I106" if is_numbering(cell) else "I115" if is_derived else "W103"
            self.skip(number, row, code, header=cell.text)
            return
        column, meaning = match
        known: dict[str, Header] | dict[str, Figure] = self.figures if column.indicator else self.headers
        if column.name in known:
            self.is_doubled = True
            self.problems.append(placed(row, "E104", number, header=cell.text, first=column.title))
        elif column.indicator:
            self.figures[column.name] = Figure(number, meaning)
        else:
            self.headers[column.name] = Header(number, column)

    def skip(self, number: int, row: int, code: str, **params: str) -> None:
        """The column is not read; the problem says so."""
        self.unknown.append(number)
        self.problems.append(placed(row, code, number, **params))

    def match(self, cell: Cell) -> tuple[Column, Meaning] | None:
        """The contract's column that a header cell names, and what it says of the figures besides."""
        title, is_increment = _without_unit(fold_title(cell.text)), None
        if (mapped := self.hint.columns.get(fold_title(cell.text))) is not None:
            column = next((c for c in self.tab.columns if c.name == mapped), None)
            return (column, self.meaning(column, None)) if column else None
        for words, meaning in ((r"за период|прирост", True), (r"нарастающим итогом|всего на дату", False)):
            title, times = re.subn(rf"[\s,(:]*\b(?:{words})\b[\s,):]*", " ", title)
            is_increment = meaning if times else is_increment
        title = _without_unit(fold_title(title))
        column = _BY_TITLE[self.tab.name].get(title)
        if column is None:
            column, is_increment = self.spoken(cell)
        if is_increment and all(c.type is not Type.DAY for c in self.tab.columns):
            return None  # «за период» needs the day the period ends on
        if column is None or (is_increment is not None and not column.indicator):
            return None  # «Население, прирост» is no population
        return column, self.meaning(column, is_increment)

    def spoken(self, cell: Cell) -> tuple[Column | None, bool | None]:
        """«Факт (подано)», «Кол-во зарегистрированных за неделю»: a figure of this tab in other words."""
        said = said_in(cell.text, self.season)
        if said is None or said.indicator is None or said.role not in {None, self.tab.name} or said.is_derived:
            return None, None
        if said.day is not None or said.checkpoint is not None:
            return None, None
        return next((c for c in self.tab.measures if c.indicator == said.indicator), None), said.is_increment

    def meaning(self, column: Column, is_increment: bool | None) -> Meaning:
        """What the header of a figure says."""
        if is_increment is None and self.tab is ACTUALS:
            is_increment = self.hint.is_increment
        return Meaning(indicator=column.indicator, role=self.tab.name, is_increment=is_increment)


def _without_unit(title: str) -> str:
    """«Зарегистрировано, чел.» → «Зарегистрировано»."""
    return fold_title(re.sub(r"[,(]\s*(?:чел|человек|ед|шт)\.?\)?\s*$", "", title))
