"""Draws one tab: labels along rows and columns, a figure where they cross, and what people put around."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random

from tests.messy import headers, plan, words
from tests.messy.days import in_header
from tests.messy.drawing import Drawing
from tests.messy.figures import Figures
from tests.messy.plan import Line
from tests.messy.sheet import Sheet
from tests.messy.spec import DAY, MEASURE, MUNICIPALITY, ORGANISATION, Habits, Spec
from tests.messy.story import OWN, Story
from tests.messy.truth import Truth
from tests.messy.typed import Typed


def draw(
    random: Random, spec: Spec, habits: Habits, story: Story, *, book: str, extras: list[Line], today: date
) -> tuple[Sheet, Truth]:
    """The tab and what it says."""
    columns, rows = plan.columns(random, spec, habits, extras), plan.rows(random, spec, habits)
    on = Drawing(random, spec, habits, story, book, today, columns, rows)
    headers.draw(on)
    figures = Figures(on)
    for row in rows:
        _row(on, figures, row)
    for row in rows:  # totals last: they may stand above, or before, what they are the sum of
        _totals(on, figures, row)
    headers.draw_again(on)
    figures.forget_sums_of_unknown_parts()
    return on.sheet, on.truth


def _row(on: Drawing, figures: Figures, row: Line) -> None:
    match row.kind:
        case "text":
            on.put(row.at, on.random.choice([1, 1, 1, 2]), Typed(row.text))
        case "numbers":
            shown = [column for column in on.columns if column.kind != "blank"]
            as_text = on.random.random() < 0.3
            for number, column in enumerate(shown, 1):
                on.put(row.at, column.at, Typed(str(number) if as_text else number))
        case "heading":
            label = next(column for column in on.columns if column.kind == "label")
            on.put(row.at, label.at, Typed(row.text))
            if on.random.random() < 0.5:
                on.sheet.merge(row.at, label.at, row.at, on.columns[-1].at)
        case "leaf":
            _leaf_row(on, figures, row)


def _leaf_row(on: Drawing, figures: Figures, row: Line) -> None:
    assert row.leaf
    for column in on.columns:
        match column.kind:
            case "leaf":
                figures.cross(row, column)
            case "extra":
                on.put(row.at, column.at, column.fill(row.leaf))
            case "number":
                on.put(row.at, column.at, Typed(row.leaf.path[0] + 1))
    if on.random.random() < 0.02:
        on.sheet.hidden.add(row.at)


def _totals(on: Drawing, figures: Figures, row: Line) -> None:
    if row.kind == "total":
        _total_row(on, figures, row)
    for column in on.columns:
        if row.kind == "leaf" and column.kind == "total":
            figures.total(row, column, [(row.at, part.at) for part in column.parts])


def _total_row(on: Drawing, figures: Figures, row: Line) -> None:
    for column in on.columns:
        dims: tuple[str, ...] = on.spec.rows[column.level] if column.kind == "label" else ()
        if MUNICIPALITY in dims:
            on.put(row.at, column.at, Typed(row.text))
        elif DAY in dims and row.leaf:
            on.put(row.at, column.at, in_header(on.random, row.leaf.values[DAY], mess=0))
        elif column.leaf and column.leaf.values.get(MEASURE) in (words.PERCENT, words.REST):
            on.put(row.at, column.at, figures.derived(words.PERCENT))
        elif column.leaf:
            figures.total(row, column, [(part.at, column.at) for part in _summed(row.parts)])


def _summed(parts: list[Line]) -> list[Line]:
    """Municipalities' own rows where they have one, else their organisations'; a row that stands twice once."""

    def is_own(values: Mapping[str, object]) -> bool:
        return values.get(ORGANISATION) == OWN

    own = {part.leaf.values[MUNICIPALITY].oktmo for part in parts if part.leaf and is_own(part.leaf.values)}
    return [
        part
        for part in parts
        if part.leaf
        and part.leaf.shift is None
        and (is_own(part.leaf.values) or part.leaf.values[MUNICIPALITY].oktmo not in own)
    ]
