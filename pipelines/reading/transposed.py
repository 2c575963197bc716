"""The «свод» turned round: municipalities across; what the figures of a row are stands in its first cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.cells import Grid, Kind
from pipelines.contract import ACTUALS, TARGETS
from pipelines.reading.context import NO_HINT, Context, Hint, context_of, is_dated
from pipelines.reading.header_stacks import Stack, stacks
from pipelines.reading.labels import label_columns, label_of, sections
from pipelines.reading.layout import (
    HEADER_WITHIN,
    Figure,
    Layout,
    first_below,
    holds_numbers,
    is_blank,
    is_numbering,
    not_read_above,
    placed,
    rows_above,
)
from pipelines.reading.matrix_columns import ATTRIBUTES, may_be_name, title_of
from pipelines.reading.meaning import NOTHING, Meaning, said
from pipelines.reading.season import Season
from pipelines.reading.text import fold_title, is_missing, is_total

DEPTH = 2  # names, and plan and fact under each


@dataclass(frozen=True)
class _Found:
    first: int
    last: int
    context: Context
    labels: tuple[int, ...]
    figures: tuple[Figure, ...]
    totals: tuple[int, ...]
    rows: int  # how many are understood

    @property
    def worth(self) -> tuple[int, int, int]:
        return len(self.figures) * self.rows, self.first - self.last, -self.first


def recognise_transposed(grid: Grid, season: Season, *, role: str | None = None, hint: Hint = NO_HINT) -> Layout | None:
    """The layout of a table with municipalities across; None where it is no such table."""
    best = max(_candidates(grid, season, role, hint), key=lambda found: found.worth, default=None)
    if best is None:
        return None
    header = tuple(grid.rows[best.first - 1 : best.last])
    titles = stacks(header, frozenset())
    below = first_below(grid, best.last)
    known = {*best.labels, *(figure.number for figure in best.figures)}
    problems = [placed(best.first, "I118", n, header=title_of(titles[n])) for n in best.totals]
    skipped = [n for n in below if n not in known and n not in best.totals]
    for n in skipped:
        if n in titles:
            derived = (meaning := _named(titles[n], season)) is not None and meaning.is_derived
            code = "I106" if is_numbering(titles[n][-1]) else "I115" if derived else "W103"
            problems.append(placed(best.last if derived else best.first, code, n, header=title_of(titles[n])))
        else:
            problems.append(placed(below[n], "W107", n))
    headings = sections(grid, best.last, best.labels, [figure.number for figure in best.figures], season)
    return Layout(
        tabs=() if headings else (TARGETS, ACTUALS),
        first_row=best.first,
        last_row=best.last,
        figures=best.figures,
        labels=best.labels,
        totals=best.totals,
        context=replace(best.context, used=frozenset()),
        header_cells=header,
        unknown=tuple(sorted((*best.totals, *skipped))),
        problems=(*headings, *problems, *not_read_above(grid, best.first, best.context.used)),
    )


def _candidates(grid: Grid, season: Season, role: str | None, hint: Hint) -> Iterator[_Found]:
    for start in range(min(len(grid.rows), HEADER_WITHIN)):
        if is_blank(grid.rows[start]) or is_dated(grid.rows[start], season):
            continue
        context = context_of(grid.title, rows_above(grid, start + 1), season, hint)
        if role and context.meaning.role is None:
            context = replace(context, meaning=replace(context.meaning, role=role))
        for end in range(start + 1, min(start + DEPTH, len(grid.rows)) + 1):
            if holds_numbers(grid.rows[end - 1], season):
                break
            if found := _tried(grid, start + 1, end, context, season):
                yield found


def _tried(grid: Grid, first: int, last: int, context: Context, season: Season) -> _Found | None:
    headers = stacks(grid.rows[first - 1 : last], frozenset())
    labels = label_columns(grid, last, season, (), None)
    figures, totals = [], []
    below = _columns_of_figures(grid, last)
    for number, stack in headers.items():
        if (
            number in labels
            or number not in below
            or is_numbering(stack[-1])
            or fold_title(stack[0].text) in ATTRIBUTES
        ):
            continue
        if is_total(stack[0].text):
            totals.append(number)
        elif (meaning := _named(stack, season)) and not meaning.is_derived:
            figures.append(Figure(number, meaning))
    numbers = {figure.number for figure in figures}
    rows = sum(
        isinstance(label_of(row, labels, season), Meaning)
        for row in grid.rows[last:]
        if any(n <= len(row) and row[n - 1].is_filled for n in numbers)
    )
    names = {figure.meaning.municipality for figure in figures}
    if len(names) < 2 or not labels or not rows:  # one text over all columns is a title
        return None
    return _Found(first, last, context, labels, tuple(figures), tuple(totals), rows)


def _columns_of_figures(grid: Grid, at: int) -> frozenset[int]:
    """Columns that hold something like a figure below row `at`, readable or not; under a title stands a footnote at most."""
    return frozenset(
        number
        for row in grid.rows[at:]
        for number, cell in enumerate(row, 1)
        if cell.is_filled and (cell.kind is not Kind.TEXT or re.search(r"\d", cell.text) or is_missing(cell.text))
    )


def _named(stack: Stack, season: Season) -> Meaning | None:
    """The municipality that the uppermost header names, with what those below say of its figures."""
    name, rest = stack[0], stack[1:]
    if not may_be_name(name, season):
        return None
    found = NOTHING
    for cell in rest:
        meaning = said(cell, season)
        if meaning is None or meaning.contradicts(found):
            return None
        found = found.over(meaning)
    return replace(found, municipality=" ".join(str(name.value).split()))
