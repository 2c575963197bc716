"""Reads a drawn tab as a refresh does and says what came of it in one line a figure: «B3 Темнов план ини 01.10 = 30»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pipelines.catalogue import CATALOGUE
from pipelines.cells import Area, Grid, address
from pipelines.findings import Problem
from pipelines.reading.context import NO_HINT, Hint
from pipelines.reading.layout import Layout
from pipelines.reading.recognise import prepared, recognise
from pipelines.reading.records import Line, Record
from pipelines.reading.rows import read_row
from pipelines.reading.season import Season
from tests.drawing import grid

SEASON: Final = Season(date(2026, 9, 9), date(2026, 12, 13))
_INDICATORS: Final = {"registered_users": "рег", "submitted_initiatives": "ини"}
_ROLES: Final = {"actual": "факт", "target": "план", "total": "итого"}


@dataclass(frozen=True)
class Reading:
    """A tab that was read."""

    layout: Layout
    lines: tuple[Line, ...]

    @property
    def figures(self) -> list[str]:
        """Every figure of the contract, from the top left: cell, municipality, what it is, day, value."""
        return self._told(frozenset({"actual", "target"}))

    @property
    def totals(self) -> list[str]:
        """Sums of the sheet that are kept to be held against ours."""
        return self._told(frozenset({"total"}))

    def _told(self, kinds: frozenset[str]) -> list[str]:
        told = []
        for number, line in enumerate(self.lines, 1):
            found = [(kind, record) for kind, record in line.records if kind in kinds]
            for kind, record in sorted(found, key=lambda pair: int(str(pair[1]["column_number"]))):
                told.append(_told(kind, record, line, number))
        return told

    @property
    def problems(self) -> list[str]:
        """«E201 C3» for every problem, from the top left; each has its sentence in both languages."""
        placed: list[tuple[int, Problem]] = list(self.layout.problems)
        placed += [(number, problem) for number, line in enumerate(self.lines, 1) for problem in line.problems]
        for _, problem in placed:
            assert all(CATALOGUE[problem.code].message(problem.params, language) for language in ("ru", "en"))
        placed.sort(key=lambda pair: (pair[0], pair[1].column or 0, pair[1].code))
        return [f"{problem.code} {address(row, problem.column or 1)}" for row, problem in placed]


def read(
    table: str | Grid,
    title: str = "Свод",
    *,
    merges: Sequence[Area] = (),
    bound: bool = False,
    hint: Hint = NO_HINT,
    alone: bool = True,
) -> Reading:
    """The tab with its merged areas, prepared and read."""
    drawn = grid(table, title) if isinstance(table, str) else table
    whole, _ = prepared(replace(drawn, merges=(*drawn.merges, *merges)), SEASON, bound=bound, hint=hint, alone=alone)
    layout = recognise(whole, SEASON, bound=bound, hint=hint, alone=alone)
    lines = tuple(read_row(layout, number, cells, SEASON) for number, cells in enumerate(whole.rows, 1))
    return Reading(layout, lines)


def _told(kind: str, record: Record, line: Line, row: int) -> str:
    day = record.get("on_date") or record.get("due_on") or record.get("day")
    about = [
        str(record["municipality"] if line.names_many else line.municipality)
        if kind != "total"
        else str(record["label"]),
        "прирост" if record.get("is_increment") else _ROLES[str(record.get("role") or kind)],
        _INDICATORS[str(record["indicator"])],
        f"{day:%d.%m}" if isinstance(day, date) else "без дня",
    ]
    about += [f"({record[name]})" for name in ("checkpoint", "direction", "organisation") if record.get(name)]
    value = "—" if record["value"] is None else f"{'≈' if record.get('is_approximate') else ''}{record['value']}"
    return f"{address(row, int(str(record['column_number'])))} {' '.join(about)} = {value}"
