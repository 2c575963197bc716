"""The worked example of docs/method.md, figure by figure, through the production code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.world import World

REGISTER = """
Муниципалитет | Код ОКТМО | Тип                 | Население
Лесной район  | 99600001  | муниципальный район | 12000
Заречный      | 99700001  | городской округ     | 60000
"""
TARGETS = """
Муниципалитет | Этап   | Срок       | Зарегистрировано
Лесной район  | Этап 1 | 01.10.2026 | 40
Лесной район  | Этап 2 | 30.11.2026 | 120
Заречный      | Этап 1 | 05.10.2026 | 100
Заречный      | Этап 2 | 30.11.2026 | 300
"""
SECOND = """
Дата       | Муниципалитет | Зарегистрировано
20.09.2026 | Лесной район  | 20
25.09.2026 | Заречный      | 60
30.09.2026 | Лесной район  | 38
"""
FIFTH = SECOND + "05.10.2026 | Заречный | 110\n"
EIGHTH = FIFTH.replace("| 38", "| 41") + "06.10.2026 | Лесной район | 50\n07.10.2026 | Заречный | 105\n"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The sheet seen on the 2nd, the 5th and the 8th of October."""
    world = World(tmp_path_factory.mktemp("method"))
    world.tell("Муниципалитеты", REGISTER)
    world.tell("Цели", TARGETS)
    for day, facts in ((2, SECOND), (5, FIFTH), (8, EIGHTH)):
        world.tell("Факт", facts)
        world.refresh(f"2026-10-0{day} 20:00")
    return world


def test_the_page_tells_the_same_example() -> None:
    method = (Path(__file__).parent.parent / "docs" / "method.md").read_text(encoding="utf-8")
    assert REGISTER.strip() in method
    assert TARGETS.strip() in method
    assert "Лист «Факт» увидели трижды: 2, 5 и 8 октября, каждый раз в 20:00." in method


PROGRESS = """
    select actual, actual_on, round(share, 3), checkpoint, days_left, round(needed_per_day, 2), round(recent_per_day, 2),
        status, missed_checkpoints
    from progress(?) where name = ? and indicator = 'registered_users'
"""


def test_progress(example: World) -> None:
    forest = (50, date(2026, 10, 6), 0.417, "Этап 2", 53, 1.32, 2.14, "on_track", 1)
    river = (105, date(2026, 10, 7), 0.35, "Этап 2", 53, 3.68, 3.46, "at_risk", 0)
    assert example.ask(PROGRESS, [date(2026, 10, 8), "Лесной район"]) == [forest]
    assert example.ask(PROGRESS, [date(2026, 10, 8), "Заречный"]) == [river]
    ((*_, needed, recent, status, _missed),) = example.ask(PROGRESS, [date(2026, 10, 4), "Лесной район"])
    assert (needed, recent, status) == (1.44, 1.29, "at_risk")
    ((*_, status, _missed),) = example.ask(PROGRESS, [date(2026, 10, 4), "Заречный"])
    assert status == "silent"


def test_checkpoint_results(example: World) -> None:
    query = """select due_on, settled_on, value, met, value_now, correction
        from checkpoint_result(date '2026-10-08') where indicator = 'registered_users' order by due_on"""
    assert example.ask(query) == [
        (date(2026, 10, 1), date(2026, 10, 3), 38, False, 41, 3),
        (date(2026, 10, 5), date(2026, 10, 7), 110, True, 110, 0),
    ]


def test_region(example: World) -> None:
    query = """select actual, final_target, round(share, 3), actual_week_ago, change_7d, round(recent_per_day, 2), needed_per_day, reached
        from region_progress(date '2026-10-08') where indicator = 'registered_users'"""
    assert example.ask(query) == [(155, 420, 0.369, 101, 54, 5.60, 5.0, 0)]
    query = "select due_on, target from region_target(date '2026-10-08') where indicator = 'registered_users'"
    assert example.ask(query) == [(date(2026, 10, 1), 40), (date(2026, 10, 5), 140), (date(2026, 11, 30), 420)]
    query = "select distinct on (actual) actual, on_date from region_history(date '2026-10-08') order by on_date"
    assert [(actual, on.day) for actual, on in example.ask(query)] == [
        (20, 20),
        (80, 25),
        (101, 30),
        (151, 5),
        (160, 6),
        (155, 7),
    ]


@pytest.mark.parametrize("change", ["moved", "lowered", "deleted"])
def test_a_settled_result_stays_whatever_becomes_of_its_target(tmp_path: Path, change: str) -> None:
    world = World(tmp_path)
    world.tell("Муниципалитеты", REGISTER)
    world.tell("Цели", TARGETS)
    world.tell("Факт", SECOND)
    world.refresh("2026-10-02 20:00")
    edited = {
        "moved": TARGETS.replace("Этап 1 | 01.10.2026", "Этап 1 | 20.10.2026"),
        "lowered": TARGETS.replace("01.10.2026 | 40", "01.10.2026 | 30"),
        "deleted": "\n".join(line for line in TARGETS.splitlines() if "01.10.2026" not in line),
    }
    world.tell("Цели", edited[change])
    query = (
        "select due_on, target, value, met from checkpoint_result(date '2026-10-09') where due_on < date '2026-10-04'"
    )
    world.refresh("2026-10-08")
    assert world.ask(query) == [(date(2026, 10, 1), 40, 38, False)]
