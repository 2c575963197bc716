"""The worked example of docs/method.md for alarm, through the production code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.test_method_of_reports import GROUP, METHOD
from tests.world import World

TARGETS = """
Муниципалитет  | Этап   | Срок       | Зарегистрировано
Верхний район  | Этап 1 | 05.10.2026 | 50
Ельский район  | Этап 1 | 05.10.2026 | 50
Лесной район   | Этап 1 | 05.10.2026 | 50
Верхний район  | Итог   | 30.11.2026 | 100
Ельский район  | Итог   | 30.11.2026 | 120
Лесной район   | Итог   | 30.11.2026 | 140
Нижний район   | Итог   | 30.11.2026 | 40
Озерный район  | Итог   | 30.11.2026 | 400
"""
FACTS = """
Дата       | Муниципалитет  | Зарегистрировано | Инициативы
14.09.2026 | Верхний район  | 6                |
23.09.2026 | Верхний район  | 14               |
02.10.2026 | Верхний район  | 24               |
05.10.2026 | Верхний район  | 60               | 6
14.09.2026 | Ельский район  | 6                |
21.09.2026 | Ельский район  | 13               |
28.09.2026 | Ельский район  | 20               |
05.10.2026 | Ельский район  | 40               | 16
05.10.2026 | Лесной район   | 300              | 30
05.10.2026 | Нижний район   | 300              | 30
05.10.2026 | Озерный район  | 300              | 30
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("alarm"))
    world.tell("Муниципалитеты", GROUP)
    world.tell("Цели", TARGETS)
    world.tell("Факт", FACTS)
    world.refresh("2026-10-06")
    return world


def test_the_page_tells_the_same_alarms() -> None:
    assert TARGETS.strip() in METHOD
    assert FACTS.strip() in METHOD


def test_alarm(example: World) -> None:
    query = """select name, indicator, alarm, on_date, round(value, 2), round(usual, 3), round(threshold, 3)
        from alarm(date '2026-10-06')"""
    assert example.ask(query) == [
        ("Верхний район", "registered_users", "bulk_before_checkpoint", date(2026, 10, 5), 36, 3, 15),
        ("Ельский район", "submitted_initiatives", "initiatives_per_user", date(2026, 10, 5), 0.4, 0.112, 0.35),
        ("Нижний район", "registered_users", "low_target", date(2026, 11, 30), 40, 100, 50),
    ]


@pytest.mark.parametrize(("entered", "asked"), [((100, 190, 200), [(41.3, 6, 30)]), ((33, 41, 47), [])])
def test_figures_entered_under_earlier_days(
    tmp_path: Path, entered: tuple[int, ...], asked: list[tuple[float, ...]]
) -> None:
    world = World(tmp_path)
    world.tell("Муниципалитеты", GROUP)
    world.tell("Цели", "Муниципалитет | Этап | Срок | Зарегистрировано\nВерхний район | Этап 1 | 28.09.2026 | 50")
    rows = "Дата | Муниципалитет | Зарегистрировано\n"
    late = "".join(
        f"{on} | Верхний район | {n}\n"
        for on, n in zip(("21.09.2026", "25.09.2026", "28.09.2026"), entered, strict=True)
    )
    known = ("07.09.2026 | Верхний район | 5\n", "15.09.2026 | Верхний район | 21\n", late)
    world.tell("Факт", rows)
    world.refresh("2026-09-06")
    for moment, more in zip(("2026-09-07 20:00", "2026-09-15 20:00", "2026-09-28 20:00"), known, strict=True):
        rows += more
        world.tell("Факт", rows)
        world.refresh(moment)
    assert world.ask("select round(value, 1), usual, threshold from alarm(date '2026-09-29')") == asked
    assert "3 · 179 / 13 = 41,3" in METHOD
