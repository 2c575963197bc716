"""The layouts people use, and how often: each gives the tabs in which a group of municipalities stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.messy import words
from tests.messy.group import FACTS, GOALS, TITLES, Group
from tests.messy.lists import plain, plain_by_organisation, side_by_side
from tests.messy.spec import DAY, INDICATOR, MEASURE, MUNICIPALITY, Spec
from tests.messy.tables import (
    a_tab_per_indicator,
    blocks,
    matrix,
    matrix_by_organisation,
    matrix_of_facts,
    one_day,
    one_day_per_indicator,
    transposed,
    transposed_per_indicator,
    unsaid,
)
from tests.messy.truth import ACTUAL, TARGET


def own_book(group: Group) -> list[Spec]:
    """A workbook of one municipality, which only the book's name tells."""
    (one,) = group.municipalities
    said = {MUNICIPALITY: one}
    members = group.members(**{DAY: group.both_days()[:4], MEASURE: (TARGET, ACTUAL, words.PERCENT)})
    way = group.random.choice(["contract", "contract", "days down", "days across"])
    base = Spec(
        layout=f"own book: {way}",
        title=group.random.choice(TITLES),
        rows=((DAY,),),
        columns=group.any_order(INDICATOR, MEASURE, joint=0.5),
        members=members,
        said=said,
    )
    if way == "days down":
        return [base]
    if way == "days across":
        return [replace(base, rows=((INDICATOR,),), columns=group.any_order(DAY, MEASURE))]
    facts, goals = group.members(), group.members(**{DAY: group.due})
    long = replace(base, columns=((INDICATOR,),), is_long=True)
    return [
        replace(long, title=group.random.choice(FACTS), members=facts, said={**said, MEASURE: ACTUAL}),
        replace(long, title=group.random.choice(GOALS), members=goals, said={**said, MEASURE: TARGET}),
    ]


def increments(group: Group) -> list[Spec]:
    """What was added in each period, as the headers say."""
    facts, targets = (plain if group.random.random() < 0.5 else matrix_of_facts)(group)
    columns = facts.columns if facts.is_long else group.any_order(DAY, INDICATOR, joint=0)
    return [
        replace(facts, layout="increments in the header", columns=columns, says_period=True, is_increment=True),
        targets,
    ]


Layout = Callable[[Group], list[Spec]]
LAYOUTS: dict[Layout, int] = {
    plain: 3,
    plain_by_organisation: 2,
    matrix: 5,
    matrix_of_facts: 3,
    matrix_by_organisation: 2,
    a_tab_per_indicator: 3,
    one_day: 3,
    one_day_per_indicator: 1,
    unsaid: 1,
    transposed: 3,
    transposed_per_indicator: 2,
    side_by_side: 2,
    blocks: 2,
    increments: 2,
}

__all__ = ["LAYOUTS", "Layout", "own_book"]
