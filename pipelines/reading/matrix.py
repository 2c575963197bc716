"""The «свод»: municipalities down, and days, checkpoints, indicators, plan and fact across, in any order of headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.cells import BLANK, Cell, Grid, cell_at
from pipelines.reading.context import NO_HINT, Hint, context_of, is_dated
from pipelines.reading.header_stacks import stacks
from pipelines.reading.labels import sections
from pipelines.reading.layout import (
    BY_ROLE,
    HEADER_WITHIN,
    Figure,
    Header,
    Layout,
    Placed,
    first_below,
    holds_numbers,
    is_blank,
    not_read_above,
    placed,
    rows_above,
)
from pipelines.reading.matrix_columns import NAMES, Found, columns_under, title_of
from pipelines.reading.meaning import Meaning, said
from pipelines.reading.season import Season
from pipelines.reading.text import fold_title

DEPTH: Final = 4  # rows of a header at most


def recognise_matrix(
    grid: Grid, season: Season, *, role: str | None = None, bound: bool = False, hint: Hint = NO_HINT
) -> Layout | None:
    """The layout of a table with municipalities down; None where it is no such table. `role`: what the tab's name says."""
    candidates = [found for found in _candidates(grid, season, role, hint) if found.is_table(bound=bound)]
    candidates = [found for found in candidates if not found.is_doubled]
    if not bound:
        candidates = [found for found in candidates if "municipality" in found.headers]
    if not candidates:
        return None
    best = max(candidates, key=lambda found: found.worth)
    headings = sections(grid, best.last, best.labels, [figure.number for figure in best.figures], season)
    figures, twins = _without_twins(best.figures)
    header = tuple(grid.rows[best.first - 1 : best.last])
    titles = stacks(header, NAMES)
    problems: list[Placed] = [
        placed(_row_of(header, best, n), code, n, header=text) for n, code, text in best.unfinished
    ]
    problems += [placed(_row_of(header, best, n), code, n, header=text) for n, code, text in best.others if code]
    problems += [
        placed(best.last, "E120", n, header=title_of(titles[n]), first=title_of(titles[first])) for n, first in twins
    ]
    below = first_below(grid, best.last)
    known = {h.number for h in best.headers.values()} | {p.column for _, p in problems} | set(best.labels)
    nameless = [n for n in below if n not in known and n not in titles]
    problems += [placed(below[n], "W107", n) for n in nameless]
    problems += not_read_above(grid, best.first, best.context.used)
    roles = {"actual", "target"} if best.labels else {f.meaning.role for f in figures}
    return Layout(
        tabs=() if headings else tuple(BY_ROLE[name] for name in sorted(filter(None, roles)) if figures),
        first_row=best.first,
        last_row=best.last,
        headers=tuple(best.headers.values()),
        figures=tuple(figures),
        totals=tuple(n for n, code, _ in best.others if code == "I118"),
        labels=best.labels,
        context=replace(best.context, used=frozenset()),
        header_cells=header,
        unknown=tuple(sorted({n for n, *_ in best.unfinished + best.others} | {n for n, _ in twins} | set(nameless))),
        problems=(*headings, *problems),
        bound=bound,
    )


def _candidates(grid: Grid, season: Season, role: str | None, hint: Hint) -> Iterator[Found]:
    for start in range(min(len(grid.rows), HEADER_WITHIN)):
        if is_blank(grid.rows[start]) or is_dated(grid.rows[start], season):
            continue
        context = context_of(grid.title, rows_above(grid, start + 1), season, hint)
        if role and context.meaning.role is None:
            context = replace(context, meaning=replace(context.meaning, role=role))
        for end in range(start + 1, min(start + DEPTH, len(grid.rows)) + 1):
            if is_blank(grid.rows[end - 1]) or (
                holds_numbers(grid.rows[end - 1], season) and not _has_title(grid.rows[end - 1])
            ):
                break
            found = columns_under(grid, Found(start + 1, end, context), season, hint)
            if not _tops(grid, found):
                continue
            below = next((row for row in grid.rows[end:] if not is_blank(row)), ())
            if is_heading(below, tuple(found.headers.values()), found.labels, season):
                continue  # a part of the header would be taken for data
            if not _heads(grid, start, [figure.number for figure in found.figures], season):
                yield found


def _tops(grid: Grid, found: Found) -> bool:
    """The first header row says something of a figure or an unread column; else it is a title over the header."""
    row = grid.rows[found.first - 1]
    described = {h.number for h in found.headers.values()} | set(found.labels)
    filled = {number for number, cell in enumerate(row, 1) if not cell.is_blank}
    return found.first == found.last or bool(filled - described) or _has_title(row)


def _has_title(row: Sequence[Cell]) -> bool:
    return any(fold_title(cell.text) in NAMES for cell in row if cell.is_filled)


def is_heading(row: Sequence[Cell], headers: Sequence[Header], labels: Sequence[int], season: Season) -> bool:
    """Words for days, indicators, plan and fact, or titles of the contract, stand in two columns that are no labels.

    A row that names somebody is data, even if Excel has turned its figures into dates.
    """
    name = next((h.number for h in headers if h.column.name == "municipality"), None)
    named = cell_at(row, name) if name else BLANK
    if named.is_filled and fold_title(named.text) not in NAMES:
        return False
    described = {h.number for h in headers if h.column.name in {"on_date", "due_on", "checkpoint"}} | set(labels)
    words = [cell for number, cell in enumerate(row, 1) if cell.is_filled and number not in described]
    meanings = [found for cell in words if (found := said(cell, season)) is not None]
    if holds_numbers(row, season):  # «план | факт» are no data even where one of them was overwritten with a number
        return sum(bool(meaning.role or meaning.is_derived) for meaning in meanings) > 1
    titles = sum(fold_title(cell.text) in NAMES and said(cell, season) is None for cell in row if cell.is_filled)
    return len(meanings) + titles > 1


def _heads(grid: Grid, start: int, figures: Sequence[int], season: Season) -> bool:
    """The row above row `start` (from 0) is a row of headings, too: left out, its words would be lost on the figures."""
    above = grid.rows[start - 1] if start else ()
    filled = [number for number, cell in enumerate(above, 1) if cell.is_filled]
    if is_dated(above, season):
        return False
    names = any(fold_title(above[number - 1].text) in NAMES for number in filled)
    return bool(figures) and (names or (len(filled) > 1 and any(number in figures for number in filled)))


def _without_twins(figures: list[Figure]) -> tuple[list[Figure], list[tuple[int, int]]]:
    """Figures whose headers say what no other's say; of the others (column, first column that says the same)."""
    columns: dict[Meaning, list[int]] = {}
    for figure in figures:
        columns.setdefault(figure.meaning, []).append(figure.number)
    single = [figure for figure in figures if len(columns[figure.meaning]) == 1]
    twins = [(n, same[0] if n != same[0] else same[1]) for same in columns.values() if len(same) > 1 for n in same]
    return single, twins


def _row_of(header: tuple[tuple[Cell, ...], ...], found: Found, number: int) -> int:
    """The lowest header row in which the column has a cell of its own."""
    for depth in range(len(header) - 1, -1, -1):
        if not cell_at(header[depth], number).is_blank:
            return found.first + depth
    return found.last
