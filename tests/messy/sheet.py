"""A tab being drawn: cells, merged areas, hidden rows; and the workbook it is saved in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.messy.typed import NOTHING, Typed


@dataclass
class Sheet:
    """`cells` by (row, column), 1-based; `merges` as (top, left, bottom, right)."""

    title: str
    cells: dict[tuple[int, int], Typed] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)

    def put(self, row: int, column: int, typed: Typed) -> None:
        """Types a cell."""
        if typed.value is not None:
            self.cells[row, column] = typed

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merges a rectangle of more than one cell."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    @property
    def size(self) -> tuple[int, int]:
        """(rows, columns)."""
        return max((r for r, _ in self.cells), default=0), max((c for _, c in self.cells), default=0)

    def drawn(self, rows: Iterable[int] | None = None) -> str:
        """The tab as a text table with row numbers, as `tests/drawing.py` writes cells; ««» is merged to the left or up."""
        height, width = self.size
        covered = {
            (row, column)
            for top, left, bottom, right in self.merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        } - {(top, left) for top, left, _, _ in self.merges}
        shown = sorted(set(rows or range(1, height + 1)) & set(range(1, height + 1)))
        texts = [
            [
                "«" if (row, column) in covered else self.cells.get((row, column), NOTHING).drawn
                for column in range(1, width + 1)
            ]
            for row in shown
        ]
        widths = [max((len(line[n]) for line in texts), default=0) for n in range(width)]
        lines = [
            f"{row:>3}{'~' if row in self.hidden else ' '} "
            + " | ".join(text.ljust(wide) for text, wide in zip(line, widths, strict=True))
            for row, line in zip(shown, texts, strict=True)
        ]
        return "\n".join(lines)


def save(path: Path, sheets: Iterable[Sheet]) -> None:
    """Writes a workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write(book.create_sheet(sheet.title), sheet)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _write(target: Worksheet, sheet: Sheet) -> None:
    for (row, column), typed in sheet.cells.items():
        cell = target.cell(row, column, typed.value)
        if typed.number_format:
            cell.number_format = typed.number_format
    for top, left, bottom, right in sheet.merges:
        target.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for row in sheet.hidden:
        target.row_dimensions[row].hidden = True
