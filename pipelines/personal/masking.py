"""A grid without personal data: what was found gives way to a marker, everything else stays as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pipelines.cells import Cell, Grid, Kind
from pipelines.personal.around import is_heading_of_persons, is_heading_of_phones, is_lone_name
from pipelines.personal.contacts import EMAIL, PHONE, emails, is_phone_number, phones, short_phones
from pipelines.personal.names import names
from pipelines.personal.plain import cut, cyrillic, plain, tidy

NAME: Final = "‹имя скрыто›"
MARKERS: Final = {PHONE: "телефон", EMAIL: "e-mail", NAME: "фамилия и имя"}

_CODE = re.compile(r"[\s\d]+")
_WORTH_A_LOOK = re.compile(
    r"[А-ЯЁ@＠]|[0-9０-９](?:[^0-9０-９]{0,4}[0-9０-９]){4}|[ое]вн|[иы]ч|[лз]ы|[(\[{]\s*(?:at|AT|эт|собака)"
)
_LOCAL = re.compile(r"[0-9](?:[-\s]?[0-9]){4,6}")
_SMALLEST_PHONE: Final = 7_000_000_000  # any count is below
_SMALLEST_LOCAL: Final = 10_000  # under «Телефон»


def mask(grid: Grid, *, hotlines: frozenset[int] = frozenset(), codes: frozenset[int] = frozenset()) -> Grid:
    """The grid with a marker in place of every phone, e-mail address and name; the same object where there was none.

    `hotlines`: columns (1-based) where phones are meant to stand. `codes`: columns of ОКТМО codes, where eleven digits
    are no phone. Below a header «ФИО», «Фамилия», «Имя», «Отчество» a lone word is a name as well.
    """
    masker = _Masker(hotlines, codes)
    rows = tuple(masker.row(row) for row in grid.rows)
    return grid if all(new is old for new, old in zip(rows, grid.rows, strict=True)) else replace(grid, rows=rows)


def masked(cell: Cell) -> tuple[str, ...]:
    """Which kinds of personal data were hidden in the cell: («телефон», «фамилия и имя»), () for none."""
    text = f"{cell.value if isinstance(cell.value, str) else ''} {cell.shown or ''}"
    return tuple(kind for marker, kind in MARKERS.items() if marker in text) if "‹" in text else ()


def mask_text(text: str, *, phones: bool = True) -> str:
    """The text with markers in place of personal data. Masking twice is masking once."""
    if not _WORTH_A_LOOK.search(text):
        return text
    tidied = tidy(text)
    after = _once(tidied, phones)
    if after == tidied:
        return text
    while (again := _once(after, phones)) != after:  # a neighbour may be known by the marker before it
        after = again
    return after


def _once(text: str, with_phones: bool) -> str:
    flat = plain(text)
    for find, marker in ((emails, EMAIL), (phones, PHONE), (short_phones, PHONE)):
        if (with_phones or marker is not PHONE) and (spans := list(find(flat))):
            text = cut(text, spans, marker)
            flat = plain(text)
    spans = list(names(cyrillic(flat)))
    return cut(text, spans, NAME) if spans else text


class _Masker:
    """Masks the rows of one grid from top to bottom. What it has read is forgotten with it."""

    def __init__(self, hotlines: frozenset[int], codes: frozenset[int]) -> None:
        self._hotlines = hotlines
        self._codes = codes
        self._persons: set[int] = set()  # columns under a header «ФИО»
        self._phones: set[int] = set()  # columns under a header «Телефон»
        self._seen: dict[tuple[str, bool], str] = {}

    def row(self, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """The same object where nothing changed."""
        cells = tuple(self._cell(cell, column) for column, cell in enumerate(row, start=1))
        return row if all(new is old for new, old in zip(cells, row, strict=True)) else cells

    def _cell(self, cell: Cell, column: int) -> Cell:
        value = cell.value
        with_phones = column not in self._hotlines
        if isinstance(value, str):
            if column in self._codes and _CODE.fullmatch(value):
                return cell
            new = self._text(value, with_phones)
            if is_heading_of_persons(value):
                self._persons.add(column)
            elif column in self._persons and is_lone_name(new):
                new = NAME
            elif is_heading_of_phones(value):
                self._phones.add(column)
            elif with_phones and column in self._phones:
                new = _LOCAL.sub(PHONE, new)
            shown = self._shown(cell, with_phones)
            return cell if new == value and shown == cell.shown else replace(cell, value=new, shown=shown)
        smallest = _SMALLEST_LOCAL if column in self._phones else _SMALLEST_PHONE
        if cell.kind is Kind.NUMBER and isinstance(value, (int, float)) and value >= smallest:
            shown = self._shown(cell, with_phones)
            is_phone = column in self._phones or is_phone_number(value) or PHONE in (shown or "")
            if is_phone and with_phones and column not in self._codes:
                return replace(cell, kind=Kind.TEXT, value=PHONE, shown=None)
        if cell.shown is not None and (shown := self._shown(cell, with_phones=False)) != cell.shown:
            return replace(cell, shown=shown)
        return cell

    def _shown(self, cell: Cell, with_phones: bool) -> str | None:
        return None if cell.shown is None else self._text(cell.shown, with_phones)

    def _text(self, text: str, with_phones: bool) -> str:
        key = (text, with_phones)
        if key not in self._seen:
            self._seen[key] = mask_text(text, phones=with_phones)
        return self._seen[key]
