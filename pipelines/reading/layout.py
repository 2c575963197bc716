"""What kind of sheet a tab is: which contract tab, where its header stands, which column is which.

Today it knows one layout, the contract itself, with rows above the header and columns in any order. Other layouts
(the matrix «свод», its transpose) recognise themselves here and give the same `Layout` or one of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.cells import BLANK, Cell, Grid
from pipelines.contract import TABS, Column, Tab, Type
from pipelines.findings import Problem
from pipelines.reading.text import fold, fold_title

HEADER_WITHIN = 30  # rows; titles above a header are fewer than this

Row = Sequence[Cell]

_TABS = {fold_title(name): tab for tab in TABS for name in (tab.title, *tab.synonyms)}
_BY_TITLE = {
    tab.name: {fold_title(name): column for column in tab.columns for name in (column.title, *column.synonyms)}
    for tab in TABS
}


@dataclass(frozen=True)
class Header:
    """One recognised column: 1-based number, its contract, and what its header says of the figures (None: nothing)."""

    number: int
    column: Column
    is_increment: bool | None = None


@dataclass(frozen=True)
class Layout:
    """How to read one tab. `tab` is None where nothing of it can be read; `header_row` is 1-based."""

    tab: Tab | None = None
    header_row: int | None = None
    headers: tuple[Header, ...] = ()
    header_cells: tuple[Cell, ...] = ()
    unknown: tuple[int, ...] = ()  # numbers of columns that are not read; a problem names each
    problems: tuple[tuple[int, Problem], ...] = field(default=())  # (row number, problem)
    bound: bool = False  # a row without a municipality speaks of the source's own


def contract_of(title: str) -> Tab | None:
    """The contract of a tab of that title."""
    return _TABS.get(fold_title(title))


def recognise(grid: Grid, *, bound: bool = False) -> Layout:
    """The layout of a tab. `bound`: the source reports one municipality only, so its column may be missing."""
    tab = contract_of(grid.title)
    if tab is None:
        first = _first_row(grid)
        return Layout(problems=(_at(first, "I101", tab=grid.title),) if first else ())
    if _first_row(grid) is None:
        return Layout(problems=(_at(1, "I110", tab=grid.title),))
    best = max(range(min(len(grid.rows), HEADER_WITHIN)), key=lambda n: _score(tab, grid.rows[n]), default=None)
    if best is None or _score(tab, grid.rows[best]) < 2:
        return Layout(problems=(_at(_first_row(grid) or 1, "E102", tab=grid.title, wanted=_wanted(tab)),))
    return _header(tab, grid, best, bound=bound)


def _header(tab: Tab, grid: Grid, at: int, *, bound: bool) -> Layout:
    found = _Columns(tab)
    titles = {number: cell for number, cell in enumerate(grid.rows[at], 1) if not cell.is_blank}
    below = _first_below(grid, at)
    for number in sorted(titles.keys() | below.keys()):
        found.add(number, titles.get(number, BLANK), at + 1, below.get(number))
    needed = [c for c in tab.columns if c.required and not (bound and c.name == "municipality")]
    missing = [c.title for c in needed if c.name not in found.headers]
    if tab.measures and not any(h.column.indicator for h in found.headers.values()):
        missing.append("» или «".join(c.title for c in tab.measures))
    found.problems += [_at(at + 1, "E105", header=title) for title in missing]
    above = [(n, row) for n, row in enumerate(grid.rows[:at], 1) if not all(c.is_blank for c in row)]
    found.problems += [_at(n, "I108", 1 + _first_column(row)) for n, row in above]
    return Layout(
        tab=None if missing or found.is_doubled else tab,
        header_row=at + 1,
        headers=tuple(found.headers.values()),
        header_cells=tuple(grid.rows[at]),
        unknown=tuple(found.unknown),
        problems=tuple(found.problems),
        bound=bound,
    )


class _Columns:
    """What the header row makes of each column."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.headers: dict[str, Header] = {}
        self.unknown: list[int] = []
        self.problems: list[tuple[int, Problem]] = []
        self.is_doubled = False

    def add(self, number: int, cell: Cell, row: int, first_below: int | None) -> None:
        """Column `number` with its header cell in that row, and the first row below where something stands in it."""
        if cell.is_blank:
            if first_below:
                self.unknown.append(number)
                self.problems.append(_at(first_below, "W107", number))
            return
        header = _match(self.tab, number, cell)
        if header is None:
            self.unknown.append(number)
            self.problems.append(_at(row, "I106" if _is_numbering(cell) else "W103", number, header=cell.text))
        elif twin := self.headers.get(header.column.name):
            self.is_doubled = True
            self.problems.append(_at(row, "E104", number, header=cell.text, first=twin.column.title))
        else:
            self.headers[header.column.name] = header


def _match(tab: Tab, number: int, cell: Cell) -> Header | None:
    title, is_increment = _without_unit(fold_title(cell.text)), None
    for words, meaning in ((r"за период|прирост", True), (r"нарастающим итогом|всего на дату", False)):
        title, times = re.subn(rf"[\s,(:]*\b(?:{words})\b[\s,):]*", " ", title)
        is_increment = meaning if times else is_increment
    if is_increment and all(c.type is not Type.DAY for c in tab.columns):
        return None  # «за период» needs the day the period ends on
    title = _without_unit(fold_title(title))
    column = _BY_TITLE[tab.name].get(title)
    if column is None or (is_increment is not None and not column.indicator):
        return None  # «Население, прирост» is no population
    return Header(number, column, is_increment)


def _without_unit(title: str) -> str:
    """«Зарегистрировано, чел.» → «Зарегистрировано»."""
    return fold_title(re.sub(r"[,(]\s*(?:чел|человек|ед|шт)\.?\)?\s*$", "", title))


def _score(tab: Tab, row: Row) -> int:
    return len({h.column.name for n, c in enumerate(row, 1) if not c.is_blank and (h := _match(tab, n, c))})


def _is_numbering(cell: Cell) -> bool:
    return fold(cell.text).replace(" ", "") in {"№", "no", "№п/п", "nп/п", "п/п", "noп/п"}


def _first_row(grid: Grid) -> int | None:
    return next((n for n, row in enumerate(grid.rows, 1) if not all(c.is_blank for c in row)), None)


def _first_column(row: Row) -> int:
    return next(n for n, cell in enumerate(row) if not cell.is_blank)


def _first_below(grid: Grid, at: int) -> dict[int, int]:
    """Column → the first row below the header where something stands in it; a column of blanks is left out."""
    found: dict[int, int] = {}
    for row_number, row in enumerate(grid.rows[at + 1 :], at + 2):
        for number, cell in enumerate(row, 1):
            if number not in found and not cell.is_blank:
                found[number] = row_number
    return found


def _wanted(tab: Tab) -> str:
    return ", ".join(f"«{c.title}»" for c in tab.columns if c.required)


def _at(row: int, code: str, column: int | None = None, **params: str) -> tuple[int, Problem]:
    return row, Problem(code, column, params)
