"""One row → records + problems. A row is read from its cells and its header alone, so it need be read only once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pipelines.cells import BLANK, Cell
from pipelines.contract import Column, Tab
from pipelines.findings import Problem
from pipelines.reading.layout import Header, Layout
from pipelines.reading.text import fold_name, is_total, is_whole
from pipelines.reading.values import Parsed, Season, UnreadableError, parse

Record = dict[str, Parsed]
KEYED: Final = ("direction", "organisation", "checkpoint")
PARTS: Final = ("organisation", "direction")  # a figure with an unreadable one must not pass for the whole municipality


class Outcome(StrEnum):
    """What became of a row that is not blank."""

    HEADER = "header"
    LOADED = "loaded"
    IGNORED = "ignored"  # not meant as data: titles, totals, tabs the contract does not know
    REJECTED = "rejected"  # meant as data, but it cannot be placed; a problem says why


@dataclass(frozen=True)
class Line:
    """A row that was read. `municipality` is the text in that column, for whatever is said about the row."""

    outcome: Outcome
    municipality: str | None = None
    municipality_column: int | None = None
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def read_row(layout: Layout, number: int, cells: Sequence[Cell], season: Season) -> Line:
    """Reads row `number` (1-based, it only tells rows above the header from those below)."""
    if number == layout.header_row:
        return Line(Outcome.HEADER)
    if layout.tab is None or layout.header_row is None or number < layout.header_row:
        return Line(Outcome.IGNORED)
    if _same(cells, layout.header_cells):
        return Line(Outcome.IGNORED, problems=(Problem("I109", layout.headers[0].number, whole_row=True),))
    known = [(h, cells[h.number - 1] if h.number <= len(cells) else BLANK) for h in layout.headers]
    if total := next((h for h, c in known if _sums(h.column, c)), None):
        return Line(Outcome.IGNORED, problems=(Problem("I303", total.number, whole_row=True),))
    if all(cell.is_blank for _, cell in known):
        return Line(Outcome.IGNORED)  # something stands in unknown columns only; their headers are named
    return _Row(layout.tab, known, season, bound=layout.bound).read()


def _sums(column: Column, cell: Cell) -> bool:
    """The row sums others. «Итого» as organisation is the municipality's own figure, «Итого по школам» is not."""
    if cell.is_blank or not is_total(cell.text):
        return False
    return column.key or (column.name in PARTS and not is_whole(cell.text))


def _same(cells: Sequence[Cell], header: Sequence[Cell]) -> bool:
    """The header stands there once more, as in a sheet glued together from pages."""
    return [c.value for c in cells if not c.is_blank] == [c.value for c in header if not c.is_blank]


class _Row:
    def __init__(self, tab: Tab, known: list[tuple[Header, Cell]], season: Season, *, bound: bool) -> None:
        self.tab, self.known, self.season, self.bound = tab, known, season, bound
        self.problems: list[Problem] = []

    def read(self) -> Line:
        attributes: Record = {}
        placed = True
        for header, cell in self.known:
            if header.column.indicator is None:
                value, readable = self.value(header, cell)
                attributes[header.column.name] = value
                placed = placed and (readable or not (header.column.key or header.column.name in PARTS))
                if readable and value is None and self.is_needed(header.column):
                    self.problems.append(_blank(header))
                    placed = placed and not header.column.key
        municipality = attributes.get("municipality")
        column = next((h.number for h, _ in self.known if h.column.name == "municipality"), None)
        records = self.records(attributes, column) if placed else ()
        outcome = Outcome.LOADED if records else Outcome.REJECTED
        if outcome is Outcome.REJECTED:
            self.problems = [p.covering_row() if p.code.startswith("E") else p for p in self.problems]
        return Line(outcome, str(municipality) if municipality else None, column, records, tuple(self.problems))

    def is_needed(self, column: Column) -> bool:
        """A blank cell of it is a finding."""
        return (column.key or column.required) and not (self.bound and column.name == "municipality")

    def records(self, attributes: Record, column: int | None) -> tuple[Record, ...]:
        whole = _with_keys(_without_totals(attributes))
        if not self.tab.measures:
            return (whole | {"column_number": column or 1},)
        found = []
        for header, cell in self.known:
            if header.column.indicator:
                value, readable = self.value(header, cell)
                if readable:
                    about: Record = {"indicator": header.column.indicator, "value": value}
                    found.append(whole | about | {"is_increment": header.is_increment, "column_number": header.number})
        return tuple(found)

    def value(self, header: Header, cell: Cell) -> tuple[Parsed, bool]:
        try:
            return parse(header.column, cell, self.season), True
        except UnreadableError as problem:
            self.problems.append(Problem(problem.code, header.number, {"value": cell.text, **problem.extra}))
            return None, False


def _blank(header: Header) -> Problem:
    return Problem("E232" if header.column.key else "E231", header.number, {"header": header.column.title})


def _without_totals(attributes: Record) -> Record:
    """«Итого» as organisation or direction means the whole."""
    whole = dict(attributes)
    for name in PARTS:
        if isinstance(text := whole.get(name), str) and is_whole(text):
            whole[name] = None
    return whole


def _with_keys(attributes: Record) -> Record:
    """Beside each name that tells series or checkpoints apart, the same folded, so that spelling makes no other."""
    return attributes | {f"{name}_key": fold_name(str(attributes[name])) for name in KEYED if attributes.get(name)}


def columns_of(tab: Tab) -> list[tuple[str, str]]:
    """Names and SQL types of a tab's records, in order."""

    def declared(columns: Sequence[Column]) -> list[tuple[str, str]]:
        keys = [(f"{c.name}_key", "VARCHAR") for c in columns if c.name in KEYED]
        return [*((c.name, c.type.sql) for c in columns), *keys]

    if not tab.measures:
        return [*declared(tab.attributes), ("column_number", "INTEGER")]
    measured = [
        ("indicator", "VARCHAR"),
        ("value", "BIGINT"),
        ("is_increment", "BOOLEAN"),
        ("column_number", "INTEGER"),
    ]
    return [*declared(tab.attributes), *measured]
