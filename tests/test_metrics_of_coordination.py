"""Coordination, informing, consultations and assignments against their plain-Python twin, fed through the real landing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.cells import Book
from tests.test_metrics import DAYS, NAMES, REGISTER, SETTINGS, UNSHRUNK, ask, grid, same
from tests.twin import Twin
from tests.twin_of_coordination import (
    CHANNELS,
    EVERYBODY,
    LEVELS,
    STATUSES,
    TOPICS,
    Assignment,
    Consultation,
    Meeting,
    Outreach,
    Reported,
    Told,
    Unit,
    assignment_standing,
    consultation_standing,
    coordination,
    key,
    outreach_standing,
)
from tests.world import ZONE

DIRECTIONS = st.sampled_from(("", "Культура", "КУЛЬТУРА", "Спорт"))
ORGANISATIONS = st.sampled_from(("", "Школа № 2", "«Школа №2»", "Музей"))
SOME = st.sampled_from(NAMES)
UNITS = st.builds(Unit, SOME, st.sampled_from(tuple(LEVELS)), DIRECTIONS, ORGANISATIONS)
OUTREACH = st.builds(
    Outreach,
    DAYS,
    SOME,
    st.sampled_from(tuple(TOPICS)),
    st.sampled_from(("", "сайт", "газета")),
    st.none() | st.integers(0, 99),
)
CONSULTATIONS = st.builds(Consultation, DAYS, SOME, st.sampled_from(tuple(CHANNELS)), st.integers(0, 9))
MEETINGS = (
    Meeting(date(2026, 10, 5), "Итоги"),
    Meeting(date(2026, 10, 20), "Планы"),
    Meeting(date(2026, 10, 20), "Школы"),
)
ASSIGNMENTS = st.builds(
    Assignment,
    st.sampled_from(("Итоги", "итоги", "05.10.2026", "05.10.2026 Итоги", "Планы", "20.10.2026", "иная")),
    st.sampled_from((*NAMES, EVERYBODY)),
    st.sampled_from(("назначить координаторов", "Обойти школы", "обойти школы")),
    st.none() | DAYS,
    st.sampled_from((*STATUSES, "как-нибудь потом")),
)
REPORTED = st.builds(Reported, DAYS, SOME, DIRECTIONS, ORGANISATIONS).filter(
    lambda r: bool(r.direction or r.organisation)
)
KINDS = {
    "units": UNITS,
    "outreach": OUTREACH,
    "consultations": CONSULTATIONS,
    "assignments": ASSIGNMENTS,
    "reported": REPORTED,
}


def book(state: Told) -> Book:
    tabs: dict[str, tuple[Sequence[str], list[Sequence[Any]]]] = {
        "Координация": (
            ("Муниципалитет", "Уровень", "Направление", "Организация"),
            [(u.municipality, u.level, u.direction, u.organisation) for u in state.units],
        ),
        "Информирование": (
            ("Дата", "Муниципалитет", "Тема", "Канал", "Охват"),
            [(o.day, o.municipality, o.topic, o.channel, o.reach) for o in state.outreach],
        ),
        "Консультации": (
            ("Дата", "Муниципалитет", "Канал", "Количество"),
            [(c.day, c.municipality, c.channel, c.number) for c in state.consultations],
        ),
        "Встречи": (("Дата", "Формат", "Тема"), [(m.day, "ВКС", m.topic) for m in state.meetings]),
        "Поручения": (
            ("Встреча", "Муниципалитет", "Поручение", "Срок", "Статус"),
            [(a.meeting, a.municipality, a.text, a.due, a.status) for a in state.assignments],
        ),
        "Факт": (
            ("Дата", "Муниципалитет", "Направление", "Организация", "Инициативы"),
            [(f.day, f.municipality, f.direction, f.organisation, 1) for f in state.reported],
        ),
    }
    return Book("свод", "Свод", (REGISTER, *(grid(title, header, rows) for title, (header, rows) in tabs.items())))


@st.composite
def histories(draw: st.DrawFn) -> list[Told]:
    """One to three states: rows come, go and change."""
    rows: dict[str, list[Any]] = {name: draw(st.lists(kind, max_size=8)) for name, kind in KINDS.items()}
    states = []
    for hours in sorted(draw(st.lists(st.integers(0, 70 * 24), min_size=1, max_size=3, unique=True))):
        seen = datetime(2026, 9, 1, tzinfo=ZONE) + timedelta(hours=hours)
        states.append(Told(seen, meetings=MEETINGS, **{name: tuple(found) for name, found in rows.items()}))
        rows = {
            name: [row for row in found if draw(st.integers(0, 9)) > 2] + draw(st.lists(KINDS[name], max_size=3))
            for name, found in rows.items()
        }
    return states


@settings(max_examples=15, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.integers(-2, 75).map(lambda n: SETTINGS.starts + timedelta(days=n)))
def test_coordination_and_the_standings_equal_their_twins(states: list[Told], as_of: date) -> None:
    twin = Twin((), NAMES, ZONE)
    groups, told, advised, asked = ask(
        states,
        *(
            f"from {name}(date '{as_of}')"
            for name in ("coordination", "outreach_standing", "consultation_standing", "assignment_standing")
        ),
        book=book,
    )
    for row in groups:  # which spelling is shown does not matter
        for name in ("directions_without_group", "organisations_without_coordinator"):
            shown = row[name]
            row[name] = None if shown is None else {key(text) for text in shown}
            assert shown is None or len(row[name]) == len(shown)
    same(groups, coordination(twin, states, as_of), ("municipality_id",))
    same(told, outreach_standing(twin, states, as_of), ("municipality_id", "topic"))
    same(advised, consultation_standing(twin, states, as_of), ("municipality_id", "channel"))
    same(asked, assignment_standing(twin, states, as_of), ("municipality_id",))


def test_a_region_that_tells_nothing_is_no_region_without_groups() -> None:
    (groups, told, advised, asked) = ask(
        [Told(datetime(2026, 9, 20, tzinfo=ZONE))],
        "from coordination(date '2026-10-01')",
        "from outreach_standing(date '2026-10-01')",
        "from consultation_standing(date '2026-10-01')",
        "from assignment_standing(date '2026-10-01')",
        book=book,
    )
    assert {
        (row["has_coordination_group"], row["working_groups"], row["directions_without_group"]) for row in groups
    } == {(None, None, None)}
    assert {(row["times"], row["reach"]) for row in told} == {(None, None)}
    assert {(row["number"], row["days"]) for row in advised} == {(None, 0)}
    assert {(row["assignments"], row["open"]) for row in asked} == {(0, 0)}
