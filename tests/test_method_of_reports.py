"""The worked examples of docs/method.md for history, reporting, movement and funnel, through the production code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.test_method import EIGHTH, FIFTH, REGISTER, SECOND, TARGETS
from tests.world import World, moment

FOREST, RIVER = "Лесной район", "Заречный"
METHOD = (Path(__file__).parent.parent / "docs" / "method.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The example of tests/test_method.py: the sheet seen on the 2nd, the 5th and the 8th of October."""
    world = World(tmp_path_factory.mktemp("method"))
    world.tell("Муниципалитеты", REGISTER)
    world.tell("Цели", TARGETS)
    for day, facts in ((2, SECOND), (5, FIFTH), (8, EIGHTH)):
        world.tell("Факт", facts)
        world.refresh(f"2026-10-0{day} 20:00")
    return world


def test_history(example: World) -> None:
    query = """select on_date, value, change, value_first, correction, corrected_at, is_reported, reported_on
        from history(date '2026-10-08') join municipality using (municipality_id) where name = ? order by on_date"""
    forest, river = example.ask(query, [FOREST]), example.ask(query, [RIVER])
    assert [(on.strftime("%d.%m"), *row) for on, *row, is_reported, _ in forest if is_reported] == [
        ("20.09", 20, None, 20, 0, None),
        ("30.09", 41, 21, 38, 3, moment("2026-10-08 20:00")),
        ("06.10", 50, 9, 50, 0, None),
    ]
    assert [(on.strftime("%d.%m"), *row) for on, *row, is_reported, _ in river if is_reported] == [
        ("25.09", 60, None, 60, 0, None),
        ("05.10", 110, 50, 110, 0, None),
        ("07.10", 105, -5, 105, 0, None),
    ]
    assert [value for _, value, *_ in forest] == [20] * 8 + [None] * 2 + [41] * 6 + [50] * 3
    assert [value for _, value, *_ in river] == [60] * 8 + [None] * 2 + [110] * 2 + [105] * 2


def test_reporting(example: World) -> None:
    query = """select first_reported_on, last_reported_on, last_seen_at, figures, age_days, silent_since, median_delay_days,
        checkpoint, reported_for_checkpoint from reporting(?) where name = ? and indicator = 'registered_users'"""
    eighth = (moment("2026-10-08 20:00"), 3)
    assert example.ask(query, [date(2026, 10, 8), FOREST]) == [
        (date(2026, 9, 20), date(2026, 10, 6), *eighth, 2, None, 2.0, "Этап 1", "on_time")
    ]
    assert example.ask(query, [date(2026, 10, 8), RIVER]) == [
        (date(2026, 9, 25), date(2026, 10, 7), *eighth, 1, None, 0.5, "Этап 1", "on_time")
    ]
    ((*_, silent_since, _delay, _checkpoint, _said),) = example.ask(query, [date(2026, 10, 4), RIVER])
    assert silent_since == date(2026, 10, 3)


def test_movement(example: World) -> None:
    query = """select name, actual_then, actual, change, correction, growth, status_then, status, place, placed
        from movement(date '2026-10-08', 7) where indicator = 'registered_users'"""
    assert example.ask(query) == [
        (RIVER, 60, 105, 45, 0, 45, "at_risk", "at_risk", 1, 2),
        (FOREST, 38, 50, 12, 3, 9, "at_risk", "on_track", 2, 2),
    ]
    query = """select round(needed_per_day, 2), round(recent_per_day, 2) from progress(date '2026-10-01')
        where indicator = 'registered_users' order by name desc"""
    assert example.ask(query) == [(2.0, 1.64), (10.0, None)]


GROUP = """
Муниципалитет  | Тип                 | Население | Работники бюджетной сферы
Верхний район  | муниципальный район | 21000     | 1000
Ельский район  | муниципальный район | 24000     | 1000
Лесной район   | муниципальный район | 27000     | 1000
Нижний район   | муниципальный район | 30000     | 1000
Озерный район  | муниципальный район | 48000     | 4000
"""
COUNTED = """
Дата       | Муниципалитет  | Зарегистрировано | Инициативы
05.10.2026 | Верхний район  | 40               | 16
05.10.2026 | Ельский район  | 72               | 36
05.10.2026 | Лесной район   | 72               | 36
05.10.2026 | Нижний район   | 180              | 100
05.10.2026 | Озерный район  | 212              | 100
"""


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Five districts of one group."""
    world = World(tmp_path_factory.mktemp("funnel"))
    world.tell("Муниципалитеты", GROUP)
    world.tell("Цели", "Муниципалитет | Этап | Срок | Инициативы")
    world.tell("Факт", COUNTED)
    world.refresh("2026-10-06")
    return world


def test_the_page_tells_the_same_group() -> None:
    assert GROUP.strip() in METHOD
    assert COUNTED.strip() in METHOD


LIMITS = """
    select name, per, value, group_mean, round(tau_squared, 10), round(low_95, 1), round(high_95, 1), round(low_998, 1),
        round(high_998, 1), round(z, 2), outside
    from funnel(date '2026-10-06') where rate = ? order by name
"""


def test_funnel_per_thousand(group: World) -> None:
    same, small = ("employees",), (36.0, 2.32, 8.2, 83.6, 1.1, 120.0)
    assert group.ask(LIMITS, ["initiatives_per_1000"]) == [
        ("Верхний район", *same, 16.0, *small, -1.25, "no"),
        ("Ельский район", *same, 36.0, *small, 0.0, "no"),
        ("Лесной район", *same, 36.0, *small, 0.0, "no"),
        ("Нижний район", *same, 100.0, *small, 2.5, "above_95"),
        ("Озерный район", *same, 25.0, 36.0, 2.32, 8.8, 81.5, 1.5, 116.0, -0.65, "no"),
    ]


def test_funnel_per_user(group: World) -> None:
    query = """select value, group_mean, tau_squared, round(low_95, 3), round(high_95, 3), outside
        from funnel(date '2026-10-06') where rate = 'initiatives_per_user' order by name limit 1"""
    assert group.ask(query) == [(0.4, 0.5, 0.0, 0.305, 0.743, "no")]
