"""A second table below the first in one tab: its figures stand under headings of their own."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.cells import Cell, Grid, cell_at
from pipelines.reading.layout import Layout, holds_numbers
from pipelines.reading.matrix import is_heading
from pipelines.reading.matrix_columns import ATTRIBUTES, may_be_name
from pipelines.reading.not_data import is_group
from pipelines.reading.season import Season
from pipelines.reading.text import fold_title


def second_table(grid: Grid, layout: Layout, season: Season) -> int | None:
    """The row, from 1, at which one begins; None where there is one table only.

    The same header once more, as in a sheet glued together from pages, begins no other table, unless a title that did not
    stand above the first stands before it.
    """
    last = layout.last_row or 0
    headers = [_filled(row) for row in layout.header_cells]
    titles = {str(value) for row in grid.rows[: (layout.first_row or 1) - 1] for value in _filled(row)}
    name = layout.column("municipality")
    title: int | None = None
    for number, row in enumerate(grid.rows[last:], last + 1):
        filled = _filled(row)
        if not filled:
            continue
        if filled in headers:
            if title is not None:
                return title
        elif is_heading(row, layout.headers, layout.labels, season) or _names(row, layout, season):
            return number
        is_title = len(filled) == 1 and str(filled[0]) not in titles and not (name and is_group(row, name))
        title = number if is_title else None
    return None


def _filled(row: Sequence[Cell]) -> list[object]:
    return [cell.value for cell in row if cell.is_filled]


def _names(row: Sequence[Cell], layout: Layout, season: Season) -> bool:
    """Of a table with municipalities across: other names, or the same in another order."""
    if not layout.labels or layout.headers or holds_numbers(row, season):
        return False
    cells = [cell_at(row, f.number) for f in layout.figures if f.meaning.municipality]
    label = cell_at(row, layout.labels[0])
    is_title = label.is_blank or fold_title(label.text) in ATTRIBUTES
    return is_title and sum(cell.is_filled and may_be_name(cell, season) for cell in cells) > 1
