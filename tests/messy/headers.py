"""Draws what stands over the columns and before the rows of a tab."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from tests.messy.drawing import Drawing, leaves
from tests.messy.labels import Labels
from tests.messy.plan import Line
from tests.messy.spec import MEASURE, Leaf, Style
from tests.messy.truth import ACTUAL, TARGET
from tests.messy.typed import Typed


def draw(on: Drawing) -> None:
    """Headers, then labels of rows."""
    labels = Labels(on.random, on.spec, on.habits)
    spans: Style = "repeat" if on.spec.is_long else on.random.choice(["merge", "first", "repeat"])
    lines = _first_header(on)
    for level, line in enumerate(lines):
        for run in _runs(on, level):
            _over(on, labels, line.at, level, run, "repeat" if level == len(lines) - 1 else spans)
    _stubs(on, labels, lines, spans)
    for column in on.columns:
        if column.kind == "label":
            _before(on, labels, column)


def draw_again(on: Drawing) -> None:
    """The header once more, where a page was to begin."""
    lines = _first_header(on)
    again = [row for row in on.rows if row.kind == "header"][len(lines) :]
    for first, second in zip(lines, again, strict=False):
        for (row, column), typed in list(on.sheet.cells.items()):
            if row == first.at:
                on.sheet.put(second.at, column, typed)
        for top, left, bottom, right in list(on.sheet.merges):
            if top == first.at:
                on.sheet.merge(second.at, left, bottom + second.at - top, right)


def _first_header(on: Drawing) -> list[Line]:
    return [row for row in on.rows if row.kind == "header"][: len(on.spec.columns)]


def _runs(on: Drawing, level: int) -> Iterator[list[Line]]:
    """Neighbouring columns under one header of that level; on the lowest each column for itself."""
    is_last = level == len(on.spec.columns) - 1

    def path(column: Line) -> Any:
        return column.leaf and column.leaf.path[: level + 1], is_last and column.at

    for _, run in groupby((column for column in on.columns if column.kind == "leaf"), key=path):
        yield list(run)


def _over(on: Drawing, labels: Labels, row: int, level: int, run: list[Line], style: Style) -> None:
    first = leaves(run)[0]
    typed, wrong = labels.label(on.spec.columns[level], first.values, is_header=True)
    if first.is_twin and (above := _same_before(on, run[0], level)):
        typed = on.sheet.cells[row, above]
    if level == len(on.spec.columns) - 1:
        wrong = "a column twice" if first.is_twin else wrong
        wrong = on.spec.unsaid if on.spec.unsaid and _is_figure(on, first) else wrong
    left, right = run[0].at, run[-1].at
    if wrong and any(_is_figure(on, leaf) for leaf in leaves(run)):
        on.void(run)
        on.bad(row, left, wrong, span=(row, right), reach="column")
    for column in run if style == "repeat" else run[:1]:
        on.put(row, column.at, typed)
    if style == "merge":
        on.sheet.merge(row, left, row, right)


def _same_before(on: Drawing, column: Line, level: int) -> int | None:
    """Where the header of a column that stands there twice is typed first."""
    assert column.leaf
    path = column.leaf.path[: level + 1]
    first = next(other for other in on.columns if other.leaf and other.leaf.path[: level + 1] == path)
    return None if first is column else first.at


def _is_figure(on: Drawing, leaf: Leaf) -> bool:
    """Whether a row or column holds figures, not percentages alone."""
    return on.spec.meant(leaf.values).get(MEASURE, ACTUAL) in (ACTUAL, TARGET)


def _stubs(on: Drawing, labels: Labels, lines: list[Line], spans: Style) -> None:
    """Headers of columns that hold no figures: in the first row, the last, or merged over all."""
    top, bottom = lines[0].at, lines[-1].at
    way = on.random.choice(["top", "merge"] if spans == "first" else ["top", "merge", "bottom"])
    for column in on.columns:
        text = labels.stub(column)
        if text:
            on.put(bottom if way == "bottom" else top, column.at, Typed(text))
            if way == "merge":
                on.sheet.merge(top, column.at, bottom, column.at)


def _before(on: Drawing, labels: Labels, column: Line) -> None:
    """One column of labels: in each row, or once for a block of neighbouring rows."""
    is_last = column.level == len(on.spec.rows) - 1
    style: Style = "repeat" if is_last else labels.block_style(column.level)
    rows = [row for row in on.rows if row.kind == "leaf"]

    def block(numbered: tuple[int, Line]) -> Any:
        number, row = numbered  # at - number grows wherever another row stands between: a total, a blank row
        return row.leaf and row.leaf.path[: column.level + 1], row.at - number, style == "repeat" and row.at

    for _, run in groupby(enumerate(rows), key=block):
        lines = [row for _, row in run]
        typed, wrong = labels.label(on.spec.rows[column.level], leaves(lines)[0].values, is_header=False)
        top, bottom = lines[0].at, lines[-1].at
        if wrong and any(_is_figure(on, leaf) for leaf in leaves(lines)):
            on.void(lines)
            on.bad(top, column.at, wrong, span=(bottom, column.at))
        on.put(top, column.at, typed)
        if style == "merge":
            on.sheet.merge(top, column.at, bottom, column.at)
