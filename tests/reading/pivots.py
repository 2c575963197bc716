"""Draws a «свод» with known truth: any nesting of day, indicator and plan · fact · % over municipalities, in any dress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product
from typing import Final, Literal

from pipelines.cells import BLANK, Area, Cell, Grid, Kind, address

Dress = Literal["first only", "merged", "repeated", "one row"]
DRESSES: Final[tuple[Dress, ...]] = ("first only", "merged", "repeated", "one row")
NAMES: Final = ("Темнов", "Ключи", "Заречный район")

# axis → (as it is written, as `reader` tells it); None: computed from others, not read
AXES: Final[dict[str, tuple[tuple[str, str | None], ...]]] = {
    "day": (("на 01.10.2026", "01.10"), ("на 08.10.2026", "08.10")),
    "indicator": (("Зарегистрировано", "рег"), ("Инициативы", "ини")),
    "role": (("план", "план"), ("факт", "факт"), ("%", None)),
}
# What is not said over the columns is said once: by the tab's title, or by a row above.
ORDERS: Final = [
    order
    for axes in (("day", "indicator", "role"), ("day", "indicator"), ("day", "role"), ("day",), ("indicator",))
    for order in permutations(axes)
]
CASES: Final = [(order, dress) for order in ORDERS for dress in DRESSES if len(order) > 1 or dress == "repeated"]


@dataclass(frozen=True)
class Pivot:
    """A tab and what it says: `figures` as `reader.Reading.figures` tells them, `derived` the columns of percentages."""

    grid: Grid
    figures: list[str]
    derived: list[str]
    depth: int = 1  # rows of the header

    def above(self, *titles: str) -> Pivot:
        """With rows of one text above."""
        rows = (*((Cell(Kind.TEXT, title),) for title in titles), *self.grid.rows)
        down = len(titles)
        merges = tuple(Area(a.top + down, a.left, a.bottom + down, a.right) for a in self.grid.merges)
        moved = [_moved(told, down) for told in self.figures]
        return replace(self, grid=replace(self.grid, rows=rows, merges=merges), figures=moved)

    def with_corner(self, text: str) -> Pivot:
        """With another title over the names of municipalities."""
        first = (Cell(Kind.TEXT, text) if text else BLANK, *self.grid.rows[0][1:])
        return replace(self, grid=replace(self.grid, rows=(first, *self.grid.rows[1:])))


def pivot(order: Sequence[str], dress: Dress, names: Sequence[str] = NAMES) -> Pivot:
    """Municipalities down, the axes across, the first one on top."""
    columns = list(product(*(AXES[axis] for axis in order)))
    headers, merges = _headers([[written for written, _ in column] for column in columns], dress)
    depth = len(headers)
    body = []
    figures = []
    for row, name in enumerate(names, depth + 1):
        values = [100 * (row - depth) + n for n in range(len(columns))]
        body.append((Cell(Kind.TEXT, name), *(Cell(Kind.NUMBER, value) for value in values)))
        for number, (column, value) in enumerate(zip(columns, values, strict=True), 2):
            if told := _told(order, [what for _, what in column], name, value):
                figures.append(f"{address(row, number)} {told}")
    title = "Свод" if "indicator" in order else "Инициативы"
    rows = ((Cell(Kind.TEXT, "Муниципалитет"), *headers[0]), *((BLANK, *row) for row in headers[1:]), *body)
    if dress == "merged" and depth > 1:
        merges.append(Area(1, 1, depth, 1))
    derived = [
        address(depth, number) for number, column in enumerate(columns, 2) if any(what is None for _, what in column)
    ]
    found = Pivot(Grid(title, rows, merges=tuple(merges)), figures, derived, depth)
    return found if "day" in order else found.above("По состоянию на 01.10.2026")


def turned(table: Grid) -> Grid:
    """Rows become columns."""
    width = max(len(row) for row in table.rows)
    rows = tuple(tuple(row[n] if n < len(row) else BLANK for row in table.rows) for n in range(width))
    merges = tuple(Area(area.left, area.top, area.right, area.bottom) for area in table.merges)
    return replace(table, rows=rows, merges=merges)


def without_address(figures: Sequence[str]) -> list[str]:
    """The figures wherever they stand."""
    return sorted(told.partition(" ")[2] for told in figures)


def _told(order: Sequence[str], says: Sequence[str | None], name: str, value: int) -> str | None:
    if None in says:
        return None
    said = {"day": "01.10", "indicator": "ини", "role": "факт"} | dict(zip(order, map(str, says), strict=True))
    return f"{name} {said['role']} {said['indicator']} {said['day']} = {value}"


def _headers(columns: Sequence[Sequence[str]], dress: Dress) -> tuple[list[list[Cell]], list[Area]]:
    if dress == "one row":
        return [[Cell(Kind.TEXT, ", ".join(column)) for column in columns]], []
    rows, merges = [], []
    for depth in range(len(columns[0])):
        row: list[Cell] = []
        starts: list[int] = []
        for n, column in enumerate(columns):
            is_first = n == 0 or columns[n - 1][: depth + 1] != column[: depth + 1]
            row.append(Cell(Kind.TEXT, column[depth]) if is_first or dress == "repeated" else BLANK)
            starts += [n] if is_first else []
        if dress == "merged":
            ends = [*starts[1:], len(columns)]
            merges += [Area(depth + 1, s + 2, depth + 1, e + 1) for s, e in zip(starts, ends, strict=True) if e - s > 1]
        rows.append(row)
    return rows, merges


def _moved(told: str, down: int) -> str:
    where, _, what = told.partition(" ")
    letters = where.rstrip("0123456789")
    return f"{letters}{int(where[len(letters) :]) + down} {what}"
