"""The worked example of assignments in docs/method.md, figure by figure, through the production code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.test_method import REGISTER
from tests.world import World

TASKS = """
Встреча    | Муниципалитет      | Поручение                  | Срок       | Статус    | Отметка об исполнении
05.10.2026 | Лесной район       | назначить координаторов    | 07.10.2026 | в работе  |
05.10.2026 | Заречный           | создать рабочую группу     | 06.10.2026 | исполнено | создана 6 октября
05.10.2026 | Все муниципалитеты | рассказать о горячей линии | 20.10.2026 | в работе  |
05.10.2026 | Лесной район       | рассказать о горячей линии | 20.10.2026 | исполнено | на сайте с 7 октября
05.10.2026 | Заречный           | провести собрания          | 08.10.2026 | в работе  |
05.10.2026 | Заречный           | сверить цифры              | 09.10.2026 | сделаем   |
"""
STANDING = """
    select assignments, open, overdue, done, closed, unclear, next_due_on, overdue_since
    from assignment_standing(?) where name = ?
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The sheet seen on the 8th of October."""
    world = World(tmp_path_factory.mktemp("assignments"))
    for tab, drawn in {"Муниципалитеты": REGISTER, "Цели": None, "Факт": None, "Поручения": TASKS}.items():
        world.tell(tab, drawn)
    world.refresh("2026-10-08 20:00")
    return world


def test_the_page_tells_the_same_example() -> None:
    method = (Path(__file__).parent.parent / "docs" / "method.md").read_text(encoding="utf-8")
    assert TASKS.strip() in method


@pytest.mark.parametrize(
    ("day", "name", "found"),
    [
        (8, "Лесной район", (2, 0, 1, 1, 0, 0, None, date(2026, 10, 7))),
        (8, "Заречный", (4, 2, 0, 1, 0, 1, date(2026, 10, 8), None)),
        (9, "Заречный", (4, 1, 1, 1, 0, 1, date(2026, 10, 20), date(2026, 10, 8))),
    ],
)
def test_assignment_standing(example: World, day: int, name: str, found: tuple[object, ...]) -> None:
    assert example.ask(STANDING, [date(2026, 10, day), name]) == [found]
