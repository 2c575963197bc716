"""Merged cells and blocks, filled: a name that stands once for several rows is given to each of them, as inherited.

This is done before a sheet is landed, because a row is read by itself afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipelines.cells import BLANK, Area, Cell, Grid, Kind, cell_at
from pipelines.reading.layout import Layout
from pipelines.reading.meaning import said
from pipelines.reading.not_data import is_note, sum_column
from pipelines.reading.season import Season
from pipelines.reading.text import fold

REMARKS: Final = frozenset({"comment", "reason", "oktmo"})  # they do not tell rows apart
GROUPS: Final = frozenset({"municipality", "on_date", "due_on"})  # a blank organisation or direction means all of them

Rows = list[list[Cell]]


def unmerged(grid: Grid) -> Grid:
    """Each cell of a merged area holds what its first cell holds; the area is cut to the rows and columns in use."""
    if not grid.merges:
        return grid
    width = max((len(row) for row in grid.rows), default=0)
    rows: Rows = [list(row) for row in grid.rows]
    for area in grid.merges:
        if area.top > len(rows) or area.left > len(rows[area.top - 1]):
            continue
        first = rows[area.top - 1][area.left - 1]
        if first.is_blank:
            continue
        for row in rows[area.top - 1 : area.bottom]:
            _fill(row, range(area.left, min(area.right, width) + 1), first)
    return replace(grid, rows=tuple(tuple(row) for row in rows))


def shared(grid: Grid, layout: Layout, season: Season) -> Grid:
    """A figure merged over several rows or columns of figures belongs to nobody knows which: it becomes a text that says so."""
    if not grid.merges:
        return grid
    figures = {figure.number for figure in layout.figures}
    rows: Rows = [list(row) for row in grid.rows]
    for area in grid.merges:
        columns = figures & set(range(area.left, area.right + 1))
        if area.left not in figures or not layout.last_row or not layout.last_row < area.top <= len(rows):
            continue
        first = cell_at(rows[area.top - 1], area.left)
        cells = max(len(columns), _rows_beside(rows, area))
        if cells < 2 or not re.search(r"\d", first.text) or said(first, season) is not None:
            continue  # a heading once more, or «нет данных» for all of them
        for row in rows[area.top - 1 : area.bottom]:
            row[area.left - 1 : area.right] = [BLANK] * len(row[area.left - 1 : area.right])
        rows[area.top - 1][area.left - 1] = Cell(Kind.TEXT, f"{first.text} в объединённых ячейках")
    return replace(grid, rows=tuple(tuple(row) for row in rows), merges=())


def _rows_beside(rows: Rows, area: Area) -> int:
    """How many rows of a merged area hold something beside it."""
    beside = ([*row[: area.left - 1], *row[area.right :]] for row in rows[area.top - 1 : area.bottom])
    return sum(any(cell.is_filled for cell in cells) for cells in beside)


def _fill(row: list[Cell], numbers: range, value: Cell) -> None:
    for number in numbers:
        row.extend([BLANK] * (number - len(row)))
        if row[number - 1].is_blank:
            row[number - 1] = replace(value, inherited=True)


def continued(grid: Grid, layout: Layout) -> Grid:
    """The names of groups that stand in the first row of a block only, carried down where a colleague would read them so.

    All of these must hold, else a blank cell stays a question: the rows below name something finer (an organisation, a
    day, a checkpoint) and hold figures, no gap between; no name stands in two rows one after the other; at least
    half of the names have such rows below; and no row says then what another says already.
    """
    if layout.last_row is None or not layout.tabs:
        return grid
    keys = [h.number for h in layout.headers if h.column.name not in REMARKS] + list(layout.labels)
    groups = [h.number for h in layout.headers if h.column.name in GROUPS] + list(layout.labels)
    if not any(cell_at(row, key).is_blank for row in grid.rows[layout.last_row :] if row for key in groups):
        return grid
    rows: Rows = [list(row) for row in grid.rows]
    body = _body(rows, layout)
    headers = [[c.value for c in row if c.is_filled] for row in layout.header_cells]

    def joined(one: int, other: int) -> bool:
        return all([c.value for c in rows[n] if c.is_filled] in headers for n in range(one + 1, other))

    filled = {key: found for key in groups if (found := _carried(rows, body, key, keys, joined))}
    if not filled or not _all_differ(rows, body, keys, filled):
        return grid
    name, code = layout.column("municipality"), layout.column("oktmo")
    for key, sources in filled.items():
        for n, source in sources.items():
            for number in (key, code) if key == name and code else (key,):
                if not cell_at(rows[source], number).is_blank:
                    _fill(rows[n], range(number, number + 1), cell_at(rows[source], number))
    return replace(grid, rows=tuple(tuple(row) for row in rows))


def _body(rows: Rows, layout: Layout) -> list[int]:
    """Indices of the rows that hold figures of their own; a total is one of them where it has several rows itself."""
    figures = [figure.number for figure in layout.figures]
    return [
        n
        for n in range(layout.last_row or 0, len(rows))
        if _has_figures(rows[n], figures)
        and not is_note(rows[n], figures)
        and (layout.labels or sum_column(rows[n], layout) is None)
    ]


def _carried(
    rows: Rows, body: Sequence[int], key: int, keys: Sequence[int], joined: Callable[[int, int], bool]
) -> dict[int, int]:
    """Rows whose blank key is to be filled → the row that names it; empty where the column is not kept in blocks.

    `joined`: nothing but a repeated header stands between two rows; behind a gap a blank cell is a question again.
    """
    sources: dict[int, int] = {}
    named: list[int] = []
    before: int | None = None
    for n in body:
        cell = cell_at(rows[n], key)
        if not cell.is_blank:
            if before is not None and before in named and not cell.inherited and _same(rows[before][key - 1], cell):
                return {}
            named.append(n)
        elif before is None or not _is_finer(rows[n], key, keys):
            return {}
        elif joined(before, n) and (before in named or before in sources):
            sources[n] = named[-1]
        before = n
    return sources if 2 * len(set(sources.values())) >= len(named) else {}


def _all_differ(rows: Rows, body: Sequence[int], keys: Sequence[int], filled: Mapping[int, Mapping[int, int]]) -> bool:
    """Once the blocks are filled hardly any two rows say the same: a figure may be typed twice, a table is not."""
    keyed = [tuple(_meaning(cell_at(rows[filled.get(key, {}).get(n, n)], key)) for key in keys) for n in body]
    return 10 * (len(keyed) - len(set(keyed))) <= len(keyed)


def _has_figures(row: Sequence[Cell], figures: Sequence[int]) -> bool:
    return any(cell_at(row, number).is_filled for number in figures)


def _is_finer(row: Sequence[Cell], key: int, keys: Sequence[int]) -> bool:
    return any(other != key and not cell_at(row, other).is_blank for other in keys)


def _same(one: Cell, other: Cell) -> bool:
    return _meaning(one) == _meaning(other)


def _meaning(cell: Cell) -> object:
    return fold(str(cell.value)) if cell.kind is Kind.TEXT else cell.value


def divided_by(grid: Grid, layout: Layout) -> int | None:
    """The unread column that tells the rows of one municipality apart («до 35», «старше 35»), each name standing once.

    The first of such rows would pass for the whole municipality.
    """
    name = layout.column("municipality")
    parts = [h.number for h in layout.headers if h.column.name not in REMARKS and h.number != name] + list(
        layout.labels
    )
    if name is None or not layout.unknown:
        return None
    rows: Rows = [list(row) for row in grid.rows]
    body = _body(rows, layout)
    blank = [
        n for n in body if cell_at(rows[n], name).is_blank and not any(cell_at(rows[n], p).is_filled for p in parts)
    ]
    for column in layout.unknown if 2 * len(blank) >= len(body) - len(blank) > 0 else ():
        if blank and all(cell_at(rows[n], column).kind is Kind.TEXT for n in blank):
            return column
    return None
