"""The headers of each column as a stack from top to bottom, under headings that span several columns."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.cells import BLANK, Cell
from pipelines.reading.layout import Row
from pipelines.reading.text import fold_title

Stack = tuple[Cell, ...]


def stacks(block: Sequence[Row], names: frozenset[str]) -> dict[int, Stack]:
    """Column (from 1) → its header cells in those rows, without blanks and repetitions.

    A heading that spans columns stands in the first of them, merged with the others or with blanks beside it. `names`:
    folded titles of columns that describe a row, which span nothing.
    """
    width = max((len(row) for row in block), default=0)
    table = [[row[n] if n < len(row) else BLANK for n in range(width)] for row in block]
    for depth, row in enumerate(table[:-1]):
        _untitled(row, table[depth + 1 :], names)
    for depth, row in enumerate(table[:-1]):
        for n in range(1, width):
            if row[n].is_blank and _spans(table, depth, n, names):
                row[n] = row[n - 1]
    return {n + 1: _stack([row[n] for row in table]) for n in range(width) if any(not row[n].is_blank for row in table)}


def _untitled(row: list[Cell], below: list[list[Cell]], names: frozenset[str]) -> None:
    """A text merged over «Муниципалитет», too, is a title of the whole table and no heading of its figures."""
    for n, cell in enumerate(row):
        if cell.inherited and n and row[n - 1].value == cell.value and _is_described(n - 1, below, names):
            end = next((m for m in range(n, len(row)) if not row[m].inherited or row[m].value != cell.value), len(row))
            if not all(_is_described(m, below, names) for m in range(n, end)):
                row[n:end] = [BLANK] * (end - n)
            return


def _is_described(n: int, below: list[list[Cell]], names: frozenset[str]) -> bool:
    return any(fold_title(row[n].text) in names for row in below)


def _spans(table: list[list[Cell]], depth: int, n: int, names: frozenset[str]) -> bool:
    """The heading to the left of column `n` (from 0) in that row stands over column `n`, too."""
    heading = table[depth][n - 1]
    if heading.is_blank or fold_title(heading.text) in names:
        return False
    if heading.inherited or (n < len(table[depth]) - 1 and table[depth][n].inherited):
        return False  # it is merged, and so ends where the merged area ends
    is_own = all(row[n].value == row[n - 1].value for row in table[:depth])  # still under the same upper heading
    below = [row[n] for row in table[depth + 1 :]]
    has_parts = any(not row[n - 1].is_blank for row in table[depth + 1 :])
    lower = [cell for row in table[depth + 1 :] for cell in (row[n - 1], row[n])]
    is_column = any(fold_title(cell.text) in names for cell in lower)
    return is_own and has_parts and not is_column and any(not cell.is_blank for cell in below)


def _stack(cells: Sequence[Cell]) -> Stack:
    kept: list[Cell] = []
    for cell in cells:
        if not cell.is_blank and not (kept and kept[-1].value == cell.value):
            kept.append(cell)
    return tuple(kept)
