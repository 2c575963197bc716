"""The worked example of docs/method.md for alarm, through the production code."""

from __future__ import annotations

from datetime import date

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
