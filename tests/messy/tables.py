"""Consolidated tables: municipalities down or across, days, indicators and план · факт · % over the other side."""

from __future__ import annotations

from dataclasses import replace

from tests.messy.days import in_words
from tests.messy.group import BOTH, SUBJECT, TITLES, Group
from tests.messy.lists import goals, parts
from tests.messy.spec import DAY, INDICATOR, MEASURE, MUNICIPALITY, ORGANISATION, Level, Spec
from tests.messy.truth import ACTUAL, REGISTERED, TARGET


def matrix(group: Group) -> list[Spec]:
    """Municipalities down, days, indicators and план · факт · % across in any order."""
    spec = Spec(
        layout="matrix",
        title=group.random.choice(TITLES),
        rows=((MUNICIPALITY,),),
        columns=group.any_order(DAY, INDICATOR, MEASURE),
        members=group.members(**{DAY: group.both_days()[:4], MEASURE: group.measures()}),
    )
    return [spec]


def matrix_of_facts(group: Group) -> list[Spec]:
    """Municipalities down, days and indicators across; targets elsewhere."""
    spec = Spec(
        layout="matrix of facts",
        title=group.random.choice(["Свод", "Мониторинг", "Показатели", "Факт", "СВОД"]),
        rows=((MUNICIPALITY,),),
        columns=group.any_order(DAY, INDICATOR),
        members=group.members(),
        said={MEASURE: ACTUAL},
    )
    return [spec, goals(group)]


def matrix_by_organisation(group: Group) -> list[Spec]:
    """The same with rows of organisations."""
    spec, targets = matrix_of_facts(group)
    rows: tuple[Level, ...] = ((MUNICIPALITY,), (ORGANISATION,))
    has_own = group.random.random() < 0.5
    return [replace(spec, layout="matrix by organisation", rows=rows, organisations=parts(group, has_own)), targets]


def a_tab_per_indicator(group: Group) -> list[Spec]:
    """The indicator stands in the tab's name, or in its title only."""
    specs = []
    for indicator in BOTH:
        in_title = group.random.random() < 0.3
        subject = group.random.choice(SUBJECT[indicator])
        specs.append(
            Spec(
                layout="indicator in a title" if in_title else "indicator in the tab's name",
                title=group.random.choice(TITLES) if in_title else subject,
                rows=((MUNICIPALITY,),),
                columns=group.any_order(DAY, MEASURE),
                members=group.members(**{DAY: group.both_days()[:4], MEASURE: group.measures()}),
                said={INDICATOR: indicator},
                heads=(subject,) if in_title else (),
            )
        )
    return specs


def one_day(group: Group) -> list[Spec]:
    """One day, which stands in the title; plans have their own due day in the header, or none at all."""
    day = group.reported[-1]
    random = group.random
    plan_due = random.choice([group.due[-1], group.due[-1], None])
    heads = [f"по состоянию на {day:%d.%m.%Y}", f"Свод по состоянию на {day:%d.%m.%Y} г."]
    if plan_due:  # «на …» straight over columns is a heading: a plan under it is due that day
        heads.append(f"на {in_words(day)} {day.year} года")
    spec = Spec(
        layout="one day in the title",
        title=random.choice(TITLES),
        rows=((MUNICIPALITY,),),
        columns=group.any_order(INDICATOR, MEASURE, joint=0.4),
        members=group.members(**{MEASURE: group.measures()}),
        said={DAY: day},
        heads=(random.choice(heads),),
        plan_due=plan_due,
    )
    if random.random() < 0.3:  # figures alone
        spec = replace(spec, columns=((INDICATOR,),), said={DAY: day, MEASURE: ACTUAL})
    has_plans = spec.plan_due and MEASURE in spec.dims
    return [spec] if has_plans else [spec, goals(group)]


def one_day_per_indicator(group: Group) -> list[Spec]:
    """План, факт and % in columns; the day stands in the title, the indicator in the tab's name."""
    day, due = group.reported[-1], group.due[-1]
    return [
        Spec(
            layout="one day, a tab per indicator",
            title=group.random.choice(SUBJECT[indicator]),
            rows=((MUNICIPALITY,),),
            columns=((MEASURE,),),
            members=group.members(**{MEASURE: group.measures()}),
            said={DAY: day, INDICATOR: indicator},
            heads=(f"по состоянию на {day:%d.%m.%Y}",),
            plan_due=due,
        )
        for indicator in BOTH
    ]


def unsaid(group: Group) -> list[Spec]:
    """Nobody says which indicator it is, or of which day: a question, never a guess."""
    what = group.random.choice(["no indicator", "no day"])
    spec = Spec(
        layout=what,
        title=group.random.choice(["Свод", "Мониторинг", "Показатели"]),
        rows=((MUNICIPALITY,),),
        columns=group.any_order(DAY, MEASURE) if what == "no indicator" else ((INDICATOR,),),
        members=group.members(**{MEASURE: (TARGET, ACTUAL)}),
        said={INDICATOR: REGISTERED} if what == "no indicator" else {DAY: group.reported[0], MEASURE: ACTUAL},
        unsaid=what,
    )
    return [spec]


def transposed(group: Group) -> list[Spec]:
    """Municipalities across."""
    spec = Spec(
        layout="transposed",
        title=group.random.choice(TITLES),
        rows=group.any_order(DAY, INDICATOR, MEASURE),
        columns=((MUNICIPALITY,),),
        members=group.members(**{DAY: group.both_days()[:4], MEASURE: group.measures()}),
    )
    return [spec]


def transposed_per_indicator(group: Group) -> list[Spec]:
    """Municipalities across, a tab per indicator."""
    return [
        replace(spec, layout="transposed, a tab per indicator", rows=spec.columns, columns=spec.rows)
        for spec in a_tab_per_indicator(group)
    ]


def blocks(group: Group) -> list[Spec]:
    """A block of rows per municipality, days across."""
    rows, columns = group.random.choice(
        [
            (((MUNICIPALITY,), (INDICATOR,)), ((DAY,), (MEASURE,))),
            (((MUNICIPALITY,), (INDICATOR,), (MEASURE,)), ((DAY,),)),
            (((MUNICIPALITY,), (MEASURE,)), ((INDICATOR,), (DAY,))),
            (((MUNICIPALITY,), (INDICATOR, MEASURE)), ((DAY,),)),
        ]
    )
    spec = Spec(
        layout="blocks",
        title=group.random.choice(TITLES),
        rows=rows,
        columns=columns,
        members=group.members(**{DAY: group.both_days()[:4], MEASURE: group.measures()}),
    )
    return [spec]
