"""`history`, `reporting` and `movement` against their twin, and what they promise where a twin could share a mistake."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.test_metrics import NAMES, SETTINGS, UNSHRUNK, ask, histories, same, several
from tests.twin import Fact, State, Target, Twin
from tests.twin_of_reports import history, movement, reporting
from tests.world import ZONE, World

SERIES = ("municipality_id", "indicator")
AS_OF = st.integers(-2, 75).map(lambda n: SETTINGS.starts + timedelta(days=n))


@settings(max_examples=12, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), several(AS_OF), st.integers(0, 30))
def test_history_reporting_and_movement_equal_their_twins(states: list[State], dates: list[date], days: int) -> None:
    twin = Twin(states, NAMES, ZONE)
    asked = ("history(date '{}')", "reporting(date '{}')", "movement(date '{}', {})")
    answers = ask(states, *(f"from {macro.format(as_of, days)}" for as_of in dates for macro in asked))
    for as_of, daily, reported, moved in zip(dates, answers[::3], answers[1::3], answers[2::3], strict=True):
        same(daily, history(twin, as_of), (*SERIES, "on_date"))
        same(reported, reporting(twin, as_of), SERIES)
        same(moved, movement(twin, as_of, days), SERIES)


def moment(day: int, hour: int = 20) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=ZONE)


def fact(day: int, users: int, month: int = 10) -> Fact:
    return Fact(date(2026, month, day), NAMES[0], users, None)


def of_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["municipality_id"] == NAMES[0] and row["indicator"] == "registered_users"]


def test_a_gap_stays_a_gap_and_ends_with_the_next_figure() -> None:
    (days,) = ask([State(moment(20), (fact(1, 5), fact(12, 9)))], "from history(date '2026-10-13')")
    assert [(d["on_date"].day, d["value"], d["change"]) for d in days if d["is_reported"]] == [(1, 5, None), (12, 9, 4)]
    assert [d["value"] for d in days] == [5] * 8 + [None] * 3 + [9] * 2
    assert [d["reported_on"].day for d in days] == [1] * 11 + [12] * 2


def test_a_typo_mended_on_its_day_is_no_correction_and_tomorrow_s_edit_is() -> None:
    states = [State(moment(1, 9), (fact(1, 50),)), State(moment(1), (fact(1, 5),)), State(moment(2), (fact(1, 7),))]
    first, second = ask(states, "from history(date '2026-10-01')", "from history(date '2026-10-02')")
    assert [(d["value"], d["value_first"], d["correction"], d["corrected_at"]) for d in first] == [(5, 5, 0, None)]
    assert [(d["value_first"], d["correction"], d["corrected_at"]) for d in second] == [
        (5, 2, moment(2)),
        (None, None, None),
    ]


# «Этап 1» is due on 5 October and settled on the 7th; the book was first read on 30 September
WATCHED = State(datetime(2026, 9, 30, 9, tzinfo=ZONE), (fact(20, 1, month=9),))
STAGE = (
    Target(NAMES[0], "Этап 1", date(2026, 10, 5), 10, None),
    Target(NAMES[0], "Итог", date(2026, 11, 30), 90, None),
)


@pytest.mark.parametrize(
    ("seen", "day", "as_of", "said"),
    [
        (4, 4, 5, None),  # a checkpoint is due until its day is over
        (6, 5, 6, "on_time"),
        (7, 5, 9, "on_time"),
        (8, 5, 7, None),  # there is still time
        (8, 5, 8, "late"),
        (9, 5, 8, "missing"),  # what is typed on the 9th nobody knows on the 8th
        (7, 6, 9, "missing"),  # dated after the checkpoint
    ],
)
def test_reported_for_a_checkpoint(seen: int, day: int, as_of: int, said: str | None) -> None:
    states = [State(WATCHED.seen, WATCHED.facts, STAGE), State(moment(seen), (*WATCHED.facts, fact(day, 9)), STAGE)]
    (rows,) = ask(states, f"from reporting(date '2026-10-{as_of:02}')")
    assert [row["reported_for_checkpoint"] for row in of_first(rows)] == [said]


def test_a_figure_a_week_before_its_checkpoint_counts_and_an_older_one_does_not() -> None:
    for day, said in ((28, "on_time"), (27, "missing")):
        states = [
            State(WATCHED.seen, WATCHED.facts, STAGE),
            State(moment(1), (*WATCHED.facts, fact(day, 9, month=9)), STAGE),
        ]
        (rows,) = ask(states, "from reporting(date '2026-10-10')")
        assert [row["reported_for_checkpoint"] for row in of_first(rows)] == [said]


def test_a_sheet_connected_in_mid_season_makes_nobody_late() -> None:
    state = State(moment(20), (fact(5, 9), fact(12, 11)), STAGE)
    (rows,) = ask([state], "from reporting(date '2026-10-21')")
    (mine,) = of_first(rows)
    assert (mine["figures"], mine["median_delay_days"], mine["reported_for_checkpoint"]) == (2, None, None)
    assert mine["last_seen_at"] == moment(20)
    (before,) = of_first(ask([state], "from reporting(date '2026-10-13')")[0])
    assert (before["figures"], before["last_seen_at"]) == (2, None)


def test_nobody_missed_a_checkpoint_that_was_set_afterwards() -> None:
    states = [
        WATCHED,
        State(moment(9), (*WATCHED.facts, fact(9, 9)), STAGE),
        State(moment(12), (*WATCHED.facts, fact(9, 9), fact(5, 8)), STAGE),
    ]
    for row in ask(states, "from reporting(date '2026-10-10')", "from reporting(date '2026-10-13')"):
        assert [(r["checkpoint"], r["reported_for_checkpoint"]) for r in of_first(row)] == [("Этап 1", None)]


def test_a_book_that_came_later_makes_nobody_late_and_its_next_figures_are_timed(tmp_path: Path) -> None:
    sources = "".join(f'[[sources]]\nname = "{name}"\nworkbook = "{name}"\n' for name in ("book", "later"))
    world = World(tmp_path, sources)
    world.refresh("2026-09-26")
    first = "Дата | Муниципалитет | Зарегистрировано\n01.10.2026 | Ольховский округ | 7\n"
    world.tell("Факт", first, book="later")
    world.tell(
        "Цели", "Муниципалитет | Этап | Срок | Зарегистрировано\nОльховский округ | Этап 1 | 02.10.2026 | 9", "later"
    )
    world.refresh("2026-10-12")
    query = """select figures, median_delay_days, reported_for_checkpoint from reporting(date '2026-10-14')
        where name = 'Ольховский округ' and indicator = 'registered_users'"""
    assert world.ask(query) == [(1, None, None)]
    world.tell("Факт", first + "11.10.2026 | Ольховский округ | 9\n", book="later")
    world.refresh("2026-10-14")
    assert world.ask(query) == [(2, 3.0, None)]


def test_a_weeks_movement_tells_corrections_from_growth_and_shares_places() -> None:
    before = (fact(1, 40), Fact(date(2026, 10, 1), NAMES[1], 5, None), Fact(date(2026, 10, 1), NAMES[2], 8, None))
    after = (
        fact(1, 52),
        fact(8, 60),
        *(Fact(date(2026, 10, 8), name, 25, None) for name in NAMES[1:]),
        before[1],
        before[2],
    )
    states = [State(moment(1), before), State(moment(8), after)]
    (rows,) = ask(states, "from movement(date '2026-10-08', 7)")
    columns = ("change", "correction", "growth", "place", "place_last", "placed")
    found = {r["municipality_id"]: tuple(r[c] for c in columns) for r in rows if r["indicator"] == "registered_users"}
    assert found == {NAMES[0]: (20, 12, 8, 1, 2, 3), NAMES[1]: (20, 0, 20, 1, 2, 3), NAMES[2]: (17, 0, 17, 3, 3, 3)}
