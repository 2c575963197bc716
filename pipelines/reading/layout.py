"""How to read one tab: where its header stands, which column is which, what is said of the figures in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipelines.cells import Cell, Grid, Kind
from pipelines.contract import ACTUALS, TARGETS, Column, Tab
from pipelines.findings import Problem
from pipelines.reading.context import NO_CONTEXT, Context
from pipelines.reading.meaning import Meaning, said
from pipelines.reading.season import Season
from pipelines.reading.text import fold, is_everybody

Row = Sequence[Cell]
Placed = tuple[int, Problem]  # a problem with the number of its row

BY_ROLE: Final = {tab.name: tab for tab in (TARGETS, ACTUALS)}
HEADER_WITHIN: Final = 30  # rows; titles above a header are fewer than this


@dataclass(frozen=True)
class Header:
    """A column that says what a row is about: its 1-based number and its contract."""

    number: int
    column: Column


@dataclass(frozen=True)
class Figure:
    """A column of figures and what its headers say of them; in a transposed table that is a municipality."""

    number: int
    meaning: Meaning


@dataclass(frozen=True)
class Layout:
    """How to read one tab. `tabs` are the contracts its records belong to, none where nothing is read; rows are 1-based."""

    tabs: tuple[Tab, ...] = ()
    first_row: int | None = None  # of the header
    last_row: int | None = None
    headers: tuple[Header, ...] = ()
    figures: tuple[Figure, ...] = ()
    totals: tuple[int, ...] = ()  # columns of sums over what stands in their row
    labels: tuple[int, ...] = ()  # columns whose cells say what the figures of their row are: a transposed table
    context: Context = NO_CONTEXT
    header_cells: tuple[tuple[Cell, ...], ...] = ()
    unknown: tuple[int, ...] = ()  # numbers of columns that are not read; a problem names each
    problems: tuple[Placed, ...] = field(default=())
    bound: bool = False  # a row without a municipality speaks of the source's own

    @property
    def names(self) -> tuple[tuple[int, int, str], ...]:
        """(row, column, municipality) of the headers that name one."""
        named = [(figure.number, figure.meaning.municipality) for figure in self.figures]
        return tuple((self.first_row or 1, number, name) for number, name in named if name)

    def column(self, name: str) -> int | None:
        """The number of the column that the contract calls so."""
        return next((header.number for header in self.headers if header.column.name == name), None)

    def speaks_of_region(self, name: object) -> bool:
        """A row of its tab names no municipality, or all at once where the contract lets one say so."""
        columns = [column for column in self.tabs[0].columns if column.name == "municipality"]
        return not columns or (columns[0].all_at_once and isinstance(name, str) and is_everybody(name))

    @property
    def identity(self) -> str:
        """All that rows below the header depend on besides their own cells."""
        said = "" if self.context == NO_CONTEXT else repr(self.context)
        columns = [(h.number, h.column.name) for h in self.headers], [f.number for f in self.figures], self.labels
        return repr((self.header_cells, columns, [tab.name for tab in self.tabs])) + said


def first_row(grid: Grid) -> int | None:
    """The first row, from 1, in which something stands."""
    return next((n for n, row in enumerate(grid.rows, 1) if not is_blank(row)), None)


def is_blank(row: Row) -> bool:
    """Nothing was typed in the row itself."""
    return not any(cell.is_filled for cell in row)


def first_below(grid: Grid, at: int) -> dict[int, int]:
    """Column → the first row below row `at` where something stands in it; a column of blanks is left out."""
    found: dict[int, int] = {}
    for row_number, row in enumerate(grid.rows[at:], at + 1):
        for number, cell in enumerate(row, 1):
            if number not in found and cell.is_filled:
                found[number] = row_number
    return found


def rows_above(grid: Grid, at: int) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Rows before row `at` in which something stands, with their numbers."""
    return ((n, row) for n, row in enumerate(grid.rows[: at - 1], 1) if not is_blank(row))


def not_read_above(grid: Grid, at: int, used: frozenset[int] = frozenset()) -> list[Placed]:
    """A note on each row above the header that says nothing we use."""
    return [
        placed(n, "I108", next(c for c, cell in enumerate(row, 1) if cell.is_filled))
        for n, row in rows_above(grid, at)
        if n not in used
    ]


def holds_numbers(row: Row, season: Season) -> bool:
    """Figures stand in the row, so it is no header."""
    return any(
        (cell.kind in {Kind.NUMBER, Kind.PERCENT} and said(cell, season, serials=True) is None)
        or (cell.kind is Kind.TEXT and re.fullmatch(r"[≈~]?\d[\d\s]*%?", str(cell.value).strip()) is not None)
        for cell in row
    )


def columns_of_numbers(grid: Grid, at: int, season: Season) -> frozenset[int]:
    """Columns with a number below row `at`: under a title there may stand a footnote at most."""
    return frozenset(
        number
        for row in grid.rows[at:]
        for number, cell in enumerate(row, 1)
        if cell.is_filled and holds_numbers((cell,), season)
    )


def is_numbering(cell: Cell) -> bool:
    """«№», «№ п/п»: the column counts rows."""
    return fold(cell.text).replace(" ", "").rstrip(".") in {
        "№",
        "no",
        "n",
        "№п/п",
        "nп/п",
        "п/п",
        "noп/п",
        "№пп",
        "nпп",
    }


def placed(row: int, code: str, column: int | None = None, **params: str) -> Placed:
    """A problem at a row and column, with the words of its sentence."""
    return row, Problem(code, column, params)
