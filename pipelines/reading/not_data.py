"""Rows of a table that are no data: column numbers, footnotes, signatures, headings of groups, sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipelines.cells import Cell, Kind, cell_at
from pipelines.contract import Type
from pipelines.reading.kinds import split_kind
from pipelines.reading.layout import Layout
from pipelines.reading.records import PARTS
from pipelines.reading.text import fold, is_total, is_whole

_NOTE: Final = re.compile(
    r"\*|\d\)|примечани|прим\.|сноск|источник|исп\b|исполнител|подготов|составил|согласован|утвержда|утвержден"
    r"|ответственн\w+ за |руководител|глава |председател|директор|начальник|заместител|подпись|телефон|тел\b|м\. ?п\.?$"
    r"|данные |по данным|обновлен|дата (?:заполнения|обновления|составления)|по состоянию|справочно|note\b|source\b"
)

_KIND: Final = r"(?:(?:городск|муниципальн|сельск)\w+ )?(?:округа|районы|поселения|образования)"
_GROUP: Final = re.compile(rf"{_KIND}(?:(?:,| и) {_KIND})*:?")


def numbers_columns(cells: Sequence[Cell], described: Sequence[int]) -> bool:
    """«1 2 3 4» under the headers: the columns are counted, three of them at least, those that hold no figures, too."""
    if not any(number <= len(cells) and cells[number - 1].is_filled for number in described):
        return False
    filled = [cell for cell in cells if cell.is_filled]
    numbers = [cell.value if cell.kind is Kind.NUMBER else _digits(cell) for cell in filled]
    return len(numbers) >= 3 and numbers == list(range(1, len(numbers) + 1))


def _digits(cell: Cell) -> int | None:
    text = str(cell.value).strip()
    return int(text) if cell.kind is Kind.TEXT and re.fullmatch(r"[0-9]{1,3}", text) else None


def may_be_note(cells: Sequence[Cell], layout: Layout) -> bool:
    """Beside figures any row; else a lone cell where a row needs two: in the register a name alone is a municipality."""
    return bool(layout.figures) or (layout.tabs[0].optional and sum(cell.is_filled for cell in cells) == 1)


def is_note(cells: Sequence[Cell], figures: Sequence[int]) -> bool:
    """Words only, none of them where a figure would stand, and the first cell begins as footnotes and signatures do."""
    filled = [(n, cell) for n, cell in enumerate(cells, 1) if cell.is_filled]
    if not filled or any(cell.kind is not Kind.TEXT for _, cell in filled):
        return False
    if len(filled) > 1 and any(n in figures for n, _ in filled):
        return False
    text = str(filled[0][1].value).strip()
    return text[0] in "¹²³" or _NOTE.match(fold(text)) is not None


def is_group(cells: Sequence[Cell], name: int) -> bool:
    """«Городские округа»: the name of a kind and nothing else in the whole row."""
    filled = [(n, cell) for n, cell in enumerate(cells, 1) if cell.is_filled]
    if [n for n, _ in filled] != [name] or filled[0][1].kind is not Kind.TEXT:
        return False
    text = str(filled[0][1].value)
    base, kinds = split_kind(text)
    return (not base and bool(kinds)) or _GROUP.fullmatch(fold(text)) is not None


def sum_column(cells: Sequence[Cell], layout: Layout) -> int | None:
    """The column whose word says that the row sums others, None where it does not.

    «Итого» as organisation is the municipality's own figure, «Итого по школам» is not. In a column that is not read, as
    «№ п/п», the word counts where nobody is named.
    """
    for header in layout.headers:
        text = cell_at(cells, header.number).text
        names = header.column.key and header.column.type is not Type.TEXT
        if is_total(text) and (names or (header.column.name in PARTS and not is_whole(text))):
            return header.number
    name = layout.column("municipality")
    if name is None or (cell_at(cells, name).is_filled and not cell_at(cells, name).inherited):
        return None
    read = {h.number for h in layout.headers} | set(layout.labels)
    before = range(1, min((f.number for f in layout.figures), default=1))
    return next((n for n in before if n not in read and is_total(cell_at(cells, n).text)), None)
