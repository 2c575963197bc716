"""`alarm` against its twin, over seasons in which figures leap, and the limits of each question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.test_metrics import UNSHRUNK, ask, same, several
from tests.test_metrics_of_funnel import LARGE, NAMES, REGISTERS, drawn
from tests.twin import INDICATORS, Fact, State, Target, Twin
from tests.twin_of_alarms import alarm
from tests.twin_of_funnel import Member
from tests.world import ZONE

FIRST = date(2026, 9, 7)
SAME = {name: Member(LARGE, 30000, 1000) for name in NAMES}
KEYS = ("municipality_id", "indicator", "alarm", "on_date")
STEPS = st.sampled_from((0, 1, 2, 3, 5, 10, 10, 12, 30, 60, 300, 900, -4))
GAPS = st.sampled_from((1, 2, 3, 4, 4, 7, 7))
DUE = st.sampled_from((12, 14, 14, 15, 16, 17, 18, 20, 21))
GOALS = st.none() | st.sampled_from((0, 10, 40, 100, 100, 100, 250))


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def series(draw: st.DrawFn, name: str) -> list[Fact]:
    """Figures every few days, now and then with a leap; one of the two is often not said."""
    facts, on, users, initiatives = [], draw(st.sampled_from((0, 0, 1, 2, 5))), 0, 0
    for gap, more, most in draw(st.lists(st.tuples(GAPS, STEPS, STEPS), min_size=3, max_size=6)):
        users, initiatives = max(users + more, 0), max(initiatives + most, 0)
        said = draw(st.integers(0, 4))
        facts.append(Fact(day(on), name, users if said != 1 else None, initiatives if said != 2 else None))
        on += gap
    return facts


@st.composite
def seasons(draw: st.DrawFn) -> list[State]:
    """One to three states: figures are mended and removed, or entered later under their old day; checkpoints move."""
    facts = [fact for name in NAMES for fact in draw(series(name))]
    late = [fact for fact in facts if draw(st.integers(0, 3)) == 0]
    facts = [fact for fact in facts if fact not in late]
    targets = [
        Target(name, stage, day(draw(DUE)), draw(GOALS), draw(GOALS)) for name in NAMES for stage in ("Этап 1", "Итог")
    ]
    states = []
    for seen in sorted(draw(st.lists(st.integers(8, 32), min_size=1, max_size=3, unique=True))):
        states.append(State(datetime(2026, 9, 7, 9, tzinfo=ZONE) + timedelta(days=seen), tuple(facts), tuple(targets)))
        kept = [fact for fact in facts if draw(st.integers(0, 9)) > 0]
        facts = [Fact(f.day, f.municipality, draw(STEPS.map(abs)), f.initiatives) if f in kept[:2] else f for f in kept]
        facts += [fact for fact in late if draw(st.booleans()) and fact not in facts]
        targets = [
            t if draw(st.integers(0, 3)) else Target(t.municipality, t.checkpoint, day(draw(DUE)), t.users, 9)
            for t in targets
        ]
    return states


@settings(max_examples=15, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.too_slow])
@given(REGISTERS, seasons(), several(st.integers(13, 30).map(day)))
def test_alarms_equal_their_twins(members: list[Member], states: list[State], days: list[date]) -> None:
    register = dict(zip(NAMES, members, strict=True))
    answers = ask(states, *(f"from alarm(date '{as_of}')" for as_of in days), register=drawn(register))
    for as_of, rows in zip(days, answers, strict=True):
        twins = list(alarm(Twin(states, NAMES, ZONE), register, as_of))
        same(rows, twins, KEYS)
        assert len(rows) == len(twins)


def asked(
    facts: list[Fact], targets: list[Target], *days: date, register: Mapping[str, Member] = SAME
) -> list[list[dict[str, Any]]]:
    states = [State(datetime(2026, 10, 20, 9, tzinfo=ZONE), tuple(facts), tuple(targets))]
    return ask(states, *(f"from alarm(date '{as_of}')" for as_of in days), register=drawn(register))


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({0: 5, 7: 10, 18: 20, 21: 60}, (40, 2.5, 12.5)),
        ({0: 5, 7: 10, 18: 30, 21: 59}, None),  # less than half of the figure
        ({0: 5, 7: 10, 18: 30, 21: 60}, (30, 25 / 6, 125 / 6)),
        ({0: 0, 7: 0, 18: 1, 21: 10}, None),  # nine counts
        ({0: 0, 7: 0, 18: 0, 21: 10}, (10, 0, 10)),
        ({0: 0, 15: 25, 18: 30, 21: 55}, None),  # less than half
        ({0: 0, 15: 25, 18: 30, 20: 60}, (30, 5, 25)),  # reported a day early
        ({0: 0, 15: 25, 18: 30, 22: 90}, None),  # reported a day late
        ({0: 0, 7: 20, 14: 40, 21: 80}, None),  # a good week
        ({0: 0, 7: 4, 14: 8, 21: 80}, (3 * 72 / 7, 12 / 7, 10)),  # eighteen times a week's report
        ({0: 0, 7: 4, 21: 80}, (3 * 76 / 14, 12 / 7, 10)),
        ({21: 80}, None),  # a first report
        ({14: 4, 21: 80}, None),  # a second one: no pace yet
        ({12: 1, 18: 2, 21: 80}, None),  # six days are too few for one
        ({0: 5, 7: 10, 18: 20, 19: 40, 20: 50, 21: 60}, (40, 2.5, 12.5)),
    ],
)
def test_bulk_before_a_checkpoint(figures: dict[int, int], expected: tuple[float, float, float] | None) -> None:
    facts = [Fact(day(on), NAMES[0], value, None) for on, value in figures.items()]
    targets = [Target(NAMES[0], "Этап 1", day(21), 40, 40), Target(NAMES[0], "Итог", day(80), 90, 90)]
    before, *since = asked(facts, targets, day(20), day(21), day(30))
    assert before == []
    for rows in since:
        assert [(row["indicator"], row["on_date"]) for row in rows] == [(INDICATORS[0], day(21))] * bool(expected)
        assert [(row["value"], row["usual"], row["threshold"]) for row in rows] == [
            pytest.approx(numbers) for numbers in [expected] if numbers
        ]


def watched(*entered: tuple[int, dict[int, int]]) -> list[State]:
    """A sheet that was read since the first day: what was entered of one municipality on which day."""
    targets = (Target(NAMES[0], "Этап 1", day(21), 40, 40), Target(NAMES[0], "Итог", day(80), 90, 90))
    states = [State(datetime(2026, 9, 7, 9, tzinfo=ZONE), (), targets)]
    facts: dict[int, int] = {}
    for seen, figures in entered:
        facts |= figures
        rows = tuple(Fact(day(on), NAMES[0], value, None) for on, value in facts.items())
        states.append(State(datetime(2026, 9, 7, 20, tzinfo=ZONE) + timedelta(days=seen), rows, targets))
    return states


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        # on the last day under earlier ones: the growth is spread over the days since the last figure that was known
        ([(0, {0: 5}), (8, {8: 21}), (21, {14: 100, 18: 190, 21: 200})], (3 * 179 / 13, 6, 30)),
        ([(0, {0: 5}), (8, {8: 21}), (21, {14: 100, 18: 200})], (3 * 179 / 10, 6, 30)),  # none dated in the three days
        ([(0, {0: 5}), (8, {8: 21}), (30, {14: 100, 18: 190, 21: 200})], (3 * 179 / 13, 6, 30)),
        ([(0, {0: 5}), (8, {8: 21}), (21, {14: 33, 18: 41, 21: 47})], None),  # a late reporter who goes on as before
        ([(0, {0: 5}), (8, {8: 21}), (15, {14: 100}), (19, {18: 150}), (21, {21: 200})], None),  # reported as it came
        ([(0, {0: 5}), (8, {8: 21}), (20, {18: 41}), (21, {21: 200})], (159, 6, 30)),  # a day or two late is in time
        ([(21, {0: 5, 8: 21, 14: 100, 21: 200})], None),  # nobody knew a figure before, nor a pace
    ],
)
def test_growth_entered_under_earlier_days_is_growth_of_the_last(
    entered: list[tuple[int, dict[int, int]]], expected: tuple[float, float, float] | None
) -> None:
    (rows,) = ask(watched(*entered), f"from alarm(date '{day(31)}')", register=drawn(SAME))
    found = [(row["value"], row["usual"], row["threshold"]) for row in rows]
    assert found == [pytest.approx(numbers) for numbers in [expected] if numbers]


def test_a_fall_is_no_pace() -> None:
    """30 a week until moderation took 70, then 10: the usual is 70 in 18 days, not less than nothing."""
    figures = {0: 10, 7: 40, 14: 70, 16: 0, 18: 10}
    targets = [Target(NAMES[0], "Этап 1", day(21), 40, 40)]
    for last, expected in ((68, []), (80, [(70, 3 * 70 / 18, 5 * 3 * 70 / 18)])):
        facts = [Fact(day(on), NAMES[0], value, None) for on, value in (figures | {21: last}).items()]
        (rows,) = asked(facts, targets, day(21))
        assert [(row["value"], row["usual"], row["threshold"]) for row in rows] == [pytest.approx(n) for n in expected]


def test_a_checkpoint_moved_after_it_was_settled_leaves_the_question_where_it_was() -> None:
    facts = tuple(
        Fact(day(on), NAMES[0], value, None) for on, value in ((0, 5), (7, 10), (18, 20), (21, 60), (28, 300))
    )
    states = [
        State(datetime(2026, 9, 7 + seen, 20, tzinfo=ZONE), facts, (Target(NAMES[0], "Этап 1", day(due), 40, None),))
        for seen, due in ((21, 21), (23, 28))
    ] + [State(datetime(2026, 10, 2, 20, tzinfo=ZONE), facts, (Target(NAMES[0], "Этап 1", day(28), 40, None),))]
    before, settled = (
        ask(former, f"from alarm(date '{day(28)}')", register=drawn(SAME))[0] for former in (states, states[::2])
    )
    assert [row["on_date"] for row in before] == [day(28)]  # moved before it was settled
    assert [row["on_date"] for row in settled] == [day(21)]


def test_far_more_initiatives_per_user_than_the_group() -> None:
    facts = [Fact(FIRST, name, 400, 40) for name in NAMES[1:]] + [Fact(FIRST, NAMES[0], 40, 20)]
    ((row,),) = asked(facts, [], day(1))
    assert (row["municipality_id"], row["indicator"], row["alarm"]) == (NAMES[0], INDICATORS[1], "initiatives_per_user")
    assert (row["on_date"], row["value"]) == (FIRST, 0.5)
    assert row["usual"] == pytest.approx(300 / 2840)
    assert row["usual"] < row["threshold"] < row["value"]
    assert asked([*facts[:3], facts[-1]], [], day(1)) == [[]]  # four members have no limits


@pytest.mark.parametrize(
    ("goals", "low"), [([100, 100, 100, 100, 49], 1), ([100, 100, 100, 100, 50], 0), ([100] * 3 + [9], 0)]
)
def test_a_target_below_half_of_the_usual(goals: list[int], low: int) -> None:
    targets = [Target(NAMES[0], "Этап 1", day(30), 1, None)]
    targets += [Target(name, "Итог", day(60), goal, None) for name, goal in zip(NAMES, goals, strict=False)]
    (rows,) = asked([], targets, day(1))
    assert [(row["alarm"], row["on_date"], row["value"], row["usual"], row["threshold"]) for row in rows] == [
        ("low_target", day(60), 49.0, 100.0, 50.0)
    ] * low
    assert asked([], targets, day(1), register={name: Member(None, None, 1000) for name in NAMES}) == [[]]


def test_no_target_is_no_low_target_and_zero_is() -> None:
    goals = (100, 100, 100, 100, 100, 0, None, None)
    (rows,) = asked(
        [], [Target(name, "Итог", day(60), None, goal) for name, goal in zip(NAMES, goals, strict=True)], FIRST
    )
    assert [(row["municipality_id"], row["indicator"], row["value"]) for row in rows] == [
        (NAMES[5], INDICATORS[1], 0.0)
    ]
