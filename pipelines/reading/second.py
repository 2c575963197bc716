"""A second table below the first in one tab: its figures stand under headings of their own."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.cells import BLANK, Cell, Grid
from pipelines.reading.columns import ATTRIBUTES, may_be_name
from pipelines.reading.layout import Layout, holds_numbers
from pipelines.reading.matrix import is_heading
from pipelines.reading.notes import is_group
from pipelines.reading.text import fold_title
from pipelines.reading.values import Season


def second_table(grid: Grid, layout: Layout, season: Season) -> int | None:
    """The row, from 1, at which one begins; None where there is one table only.

    The same header once more, as in a sheet glued together from pages, begins no other table, unless a title that did not
    stand above the first stands before it.
    """
    last = layout.last_row or 0
    headers = [_filled(row) for row in layout.header_cells]
    titles = {str(value) for row in grid.rows[: (layout.first_row or 1) - 1] for value in _filled(row)}
    name = next((h.number for h in layout.headers if h.column.name == "municipality"), None)
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
    cells = [row[f.number - 1] if f.number <= len(row) else BLANK for f in layout.figures if f.meaning.municipality]
    label = row[layout.labels[0] - 1] if layout.labels[0] <= len(row) else BLANK
    is_title = label.is_blank or fold_title(label.text) in ATTRIBUTES
    return is_title and sum(cell.is_filled and may_be_name(cell, season) for cell in cells) > 1
