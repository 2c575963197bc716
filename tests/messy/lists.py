"""Lists: a row per municipality and day, figures to its right, as the contract has it."""

from __future__ import annotations

from dataclasses import replace

from tests.messy.group import FACTS, GOALS, Group
from tests.messy.names import Municipality
from tests.messy.spec import DAY, INDICATOR, MEASURE, MUNICIPALITY, ORGANISATION, Spec
from tests.messy.story import OWN
from tests.messy.truth import ACTUAL, TARGET


def goals(group: Group) -> Spec:
    """A plain tab of targets."""
    spec = Spec(
        layout="plain targets",
        title=group.random.choice(GOALS),
        rows=((MUNICIPALITY,), (DAY,)),
        columns=((INDICATOR,),),
        members=group.members(**{DAY: group.due}),
        said={MEASURE: TARGET},
        is_long=True,
    )
    return spec if group.random.random() < 0.7 else goals_across(group)


def goals_across(group: Group) -> Spec:
    """Targets with due days over the columns."""
    return Spec(
        layout="matrix of targets",
        title=group.random.choice(GOALS),
        rows=((MUNICIPALITY,),),
        columns=group.any_order(DAY, INDICATOR),
        members=group.members(**{DAY: group.due}),
        said={MEASURE: TARGET},
    )


def plain(group: Group) -> list[Spec]:
    """«Факт» and «Цели» by the contract."""
    facts = Spec(
        layout="plain",
        title=group.random.choice(FACTS),
        rows=group.random.choice([((DAY,), (MUNICIPALITY,)), ((MUNICIPALITY,), (DAY,))]),
        columns=((INDICATOR,),),
        members=group.members(),
        said={MEASURE: ACTUAL},
        is_long=True,
    )
    return [facts, goals(group)]


def plain_by_organisation(group: Group) -> list[Spec]:
    """«Факт» by organisation, with or without rows of the municipality."""
    facts, targets = plain(group)
    rows = group.random.choice([((DAY,), (MUNICIPALITY,), (ORGANISATION,)), ((MUNICIPALITY,), (ORGANISATION,), (DAY,))])
    has_own = group.random.random() < 0.5
    return [replace(facts, layout="plain by organisation", rows=rows, organisations=parts(group, has_own)), targets]


def parts(group: Group, has_own: bool) -> dict[str, list[str]]:
    own = [OWN] if has_own else []
    first = group.random.random() < 0.5
    found = {}
    for one in group.municipalities:
        names = group.story.organisations(one)
        found[one.oktmo] = [*own, *names] if first else [*names, *own]
    return found


def side_by_side(group: Group) -> list[Spec]:
    """A row per municipality and day; targets and actuals beside one another."""
    spec = Spec(
        layout="side by side",
        title=group.random.choice(["Цели и факт", "Свод", "Мониторинг"]),
        rows=group.random.choice([((DAY,), (MUNICIPALITY,)), ((MUNICIPALITY,), (DAY,))]),
        columns=group.any_order(INDICATOR, MEASURE, joint=0.6),
        members=group.members(**{DAY: group.both_days()[:4], MEASURE: group.measures()}),
    )
    return [spec]


def bound(group: Group, stranger: Municipality) -> list[Spec]:
    """The tabs of a source that may speak of one municipality only."""
    specs = [replace(spec, layout="a municipality's own source") for spec in plain(group)]
    return [
        replace(spec, stranger=stranger) if spec.is_long and group.random.random() < 0.3 else spec for spec in specs
    ]
