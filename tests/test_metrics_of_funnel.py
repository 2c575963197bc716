"""`funnel` against its twin, over registers whose groups are drawn, too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.cells import Grid
from tests.test_metrics import SETTINGS, UNSHRUNK, ask, grid, same, several
from tests.twin import Fact, State, Twin
from tests.twin_of_funnel import Member, funnel
from tests.world import ZONE

NAMES = tuple(
    f"{name} район" for name in ("Ельский", "Верхний", "Нижний", "Лесной", "Озерный", "Степной", "Горный", "Южный")
)
SMALL, LARGE = "районы и округа до 10 тыс.", "районы и округа 20–50 тыс."
POPULATIONS = {None: None, 5000: SMALL, 20000: LARGE, 31250: LARGE, 49999: LARGE}
MEMBERS = st.tuples(
    st.sampled_from((20000, 31250, 49999, 49999, 5000, None)), st.sampled_from((1000, 2500, 4000, 4000, 900, 0, None))
).map(lambda drawn: Member(POPULATIONS[drawn[0]], *drawn))
REGISTERS = st.lists(MEMBERS, min_size=len(NAMES), max_size=len(NAMES)) | st.lists(
    st.integers(100, 9000).map(lambda employees: Member(LARGE, 30000, employees)),
    min_size=len(NAMES),
    max_size=len(NAMES),
)
FIRST = date(2026, 10, 1)
COUNTS = st.none() | st.integers(0, 400)


@st.composite
def figures(draw: st.DrawFn) -> tuple[Fact, ...]:
    """Up to two figures of most municipalities; one in three says only one of users and initiatives."""
    return tuple(
        Fact(FIRST + timedelta(days=day), name, draw(COUNTS), draw(st.integers(0, 200) | COUNTS))
        for name in NAMES
        for day in draw(st.lists(st.integers(0, 6), max_size=2, unique=True))
    )


def drawn(register: Mapping[str, Member]) -> Grid:
    header = ("Муниципалитет", "Тип", "Население", "Работники бюджетной сферы")
    rows = [(name, "муниципальный район", m.population, m.employees) for name, m in register.items()]
    return grid("Муниципалитеты", header, rows)


@settings(max_examples=15, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.too_slow])
@given(REGISTERS, figures(), several(st.integers(0, 7).map(lambda n: FIRST + timedelta(days=n))))
def test_funnel_equals_its_twin(members: list[Member], facts: tuple[Fact, ...], days: list[date]) -> None:
    register = dict(zip(NAMES, members, strict=True))
    states = [State(datetime(2026, 10, 9, 9, tzinfo=ZONE), facts)]
    answers = ask(states, *(f"from funnel(date '{as_of}')" for as_of in days), register=drawn(register))
    for as_of, rows in zip(days, answers, strict=True):
        twins = [
            {name: value for name, value in row.items() if name != "exposure"}
            for row in funnel(Twin(states, NAMES, ZONE), register, as_of)
        ]
        same(rows, twins, ("municipality_id", "rate"))
    assert SETTINGS.starts < FIRST


def season(users: int, initiatives: int) -> list[State]:
    return [State(datetime(2026, 10, 9, tzinfo=ZONE), tuple(Fact(FIRST, name, users, initiatives) for name in NAMES))]


def test_one_member_without_employees_counts_the_whole_group_by_residents() -> None:
    register = {name: Member(LARGE, 30000, 1000) for name in NAMES}
    (rows,) = ask(season(40, 20), f"from funnel(date '{FIRST}')", register=drawn(register))
    assert {row["per"] for row in rows} == {"employees", "registered_users"}
    register[NAMES[0]] = Member(LARGE, 30000, None)
    (rows,) = ask(season(40, 20), f"from funnel(date '{FIRST}')", register=drawn(register))
    assert {row["per"] for row in rows} == {"residents", "registered_users"}


def test_no_group_and_a_group_of_four_have_no_limits() -> None:
    register = {name: Member(LARGE, 30000, 1000) for name in NAMES[:4]} | {
        name: Member(None, None, 1000) for name in NAMES[4:]
    }
    (rows,) = ask(season(40, 20), f"from funnel(date '{FIRST}')", register=drawn(register))
    assert {(row["peer_group"], row["members"], row["high_95"], row["outside"]) for row in rows} == {
        (LARGE, 4, None, None),
        (None, None, None, None),
    }
    assert {row["value"] for row in rows} == {20.0, 0.5}


def test_both_figures_of_a_rate_are_of_one_day() -> None:
    facts = (Fact(FIRST, NAMES[0], 40, 10), Fact(FIRST + timedelta(days=5), NAMES[0], None, 30))
    register = {name: Member(LARGE, 30000, 1000) for name in NAMES}
    states = [State(datetime(2026, 10, 9, tzinfo=ZONE), facts)]
    (rows,) = ask(states, "from funnel(date '2026-10-08')", register=drawn(register))
    found = {row["rate"]: (row["value"], row["on_date"]) for row in rows if row["municipality_id"] == NAMES[0]}
    assert found == {
        "initiatives_per_user": (0.25, FIRST),
        "initiatives_per_1000": (30.0, FIRST + timedelta(days=5)),
    }
