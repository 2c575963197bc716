"""Rows as the landing keeps them: their cells as JSON, the header they stood under, where they stood."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import pyarrow as pa

from pipelines.cells import BLANK, Cell, Kind
from pipelines.errors import SourceError
from pipelines.findings import Problem
from pipelines.reading.text import fold_title

Cells = tuple[Cell, ...]
# Columns in which rows, readings and problems are handed to DuckDB.
INCOMING = (
    ("tab", pa.string()),
    ("row_number", pa.int32()),
    ("header_id", pa.string()),
    ("content", pa.string()),
    ("nth", pa.int32()),
)
READING = (
    ("row_id", pa.string()),
    ("outcome", pa.string()),
    ("municipality", pa.string()),
    ("municipality_column", pa.int32()),
    ("oktmo", pa.string()),
    ("names_many", pa.bool_()),
)
PROBLEM = [(n, pa.string()) for n in ("row_id", "code")] + [
    ("column_number", pa.int32()),
    ("params", pa.string()),
    ("whole_row", pa.bool_()),
]

ABOVE: Final = "above "  # before the header's id: the row stood above that header, not below it


@dataclass(frozen=True)
class LandedRow:
    """A row of the landing. `number` is its 1-based place in the sheet, now or when it stood last.

    `above`: it stood above its header. `together`: it is one of the rows that stood when the tab was last seen under it.
    """

    row_id: str
    tab: str
    number: int
    cells: Cells
    stands: bool = True
    above: bool = False
    together: bool = True


@dataclass(frozen=True)
class Stretch:
    """All rows that a tab ever had above and under one header, in their order, those above first."""

    source: str
    book: str
    tab: str
    title: str
    seen_from: datetime
    rows: tuple[LandedRow, ...]


@dataclass(frozen=True)
class TabState:
    """What one tab of a book is now: its rows as in the sheet, and the header they stand under.

    `header_row` is the first row of the header, 1-based, None where there is none; `header` says all that rows below it
    depend on.
    """

    title: str
    gid: int | None
    header_row: int | None
    header: str
    rows: tuple[Cells, ...]

    @property
    def key(self) -> str:
        """The folded title: a space after the name does not make it another tab."""
        return fold_title(self.title)


def landed_rows(rows: Sequence[Any]) -> tuple[LandedRow, ...]:
    """From rows of (row_id, tab, row_number, content, and what else a LandedRow has)."""
    return tuple(LandedRow(row_id, tab, number, decode(content), *more) for row_id, tab, number, content, *more in rows)


def lines(tab: TabState) -> Iterator[tuple[str, int, str, str, int]]:
    """(tab, row number, header id, content, nth of equal rows) of every row that is not blank."""
    key, below = tab.key, hashlib.blake2b(tab.header.encode("utf-8", "replace"), digest_size=8).hexdigest()
    seen = Counter[tuple[str, str]]()
    for number, cells in enumerate(tab.rows, 1):
        if any(cell.is_filled for cell in cells):
            header = below if tab.header_row is None or number >= tab.header_row else ABOVE + below
            content = encode(cells)
            seen[header, content] += 1
            yield key, number, header, content, seen[header, content]


def encode(cells: Sequence[Cell]) -> str:
    """Cells as JSON: a bare text, number or null where that says it all, else [kind, value, shown, is inherited]."""
    encoded = [_encode(cell) for cell in cells]
    while encoded and encoded[-1] is None:
        encoded.pop()
    return json.dumps(encoded, ensure_ascii=False, separators=(",", ":"))


def _encode(cell: Cell) -> Any:
    value = cell.value.isoformat() if isinstance(cell.value, date) else cell.value
    if isinstance(value, str):
        value = storable(value)
    if cell.kind is Kind.BLANK:
        return None
    if cell.inherited:
        return [cell.kind.value, value, None if cell.shown is None else storable(cell.shown), True]
    if cell.shown is None and cell.kind in {Kind.TEXT, Kind.NUMBER} and not isinstance(value, float):
        return value
    return [cell.kind.value, value] if cell.shown is None else [cell.kind.value, value, storable(cell.shown)]


def decode(content: str) -> Cells:
    """`encode`, the other way round."""
    return tuple(_decode(item) for item in json.loads(content))


def _decode(item: Any) -> Cell:
    if item is None:
        return BLANK
    if not isinstance(item, list):
        return Cell(Kind.TEXT if isinstance(item, str) else Kind.NUMBER, item)
    kind, value, shown = Kind(item[0]), item[1], item[2] if len(item) > 2 else None
    return Cell(kind, date.fromisoformat(value) if kind is Kind.DATE else value, shown, len(item) > 3)


def storable(text: str) -> str:
    """Half of a surrogate pair is no character and no database keeps it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def words(problem: Problem) -> str:
    """The words of a problem's sentence as JSON."""
    return json.dumps(
        {name: storable(text) for name, text in problem.params.items()}, ensure_ascii=False, sort_keys=True
    )


def refuse_twins(tabs: Sequence[TabState]) -> None:
    """Two tabs of one title, but for spaces and case, cannot be told apart the next time. Raises SourceError."""
    titles = Counter(tab.key for tab in tabs)
    if twice := [tab.title for tab in tabs if titles[tab.key] > 1]:
        raise SourceError(f"листы {' и '.join(f'«{t}»' for t in twice)} называются одинаково; переименуйте один из них")
