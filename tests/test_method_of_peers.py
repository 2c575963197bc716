"""The worked example of docs/method.md for peers, through the production code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import World

METHOD = (Path(__file__).parent.parent / "docs" / "method.md").read_text(encoding="utf-8")
PLACES = """
Муниципалитет  | Тип                 | Население | Работники бюджетной сферы
Верхний район  | муниципальный район | 21000     | 500
Ельский район  | муниципальный район | 24000     | 500
Лесной район   | муниципальный район | 27000     | 1000
Нижний район   | муниципальный район | 30000     | 1000
Озерный район  | муниципальный район | 48000     | 1000
Степной район  | муниципальный район | 60000     |
Заречный       | городской округ     | 30000     | 1500
Приозерск      | городской округ     | 60000     |
Светлогорск    | городской округ     | 120000    | 6000
"""
GOALS = """
Муниципалитет  | Этап | Срок       | Инициативы
Верхний район  | Итог | 30.11.2026 | 20
Ельский район  | Итог | 30.11.2026 | 10
Лесной район   | Итог | 30.11.2026 | 30
Нижний район   | Итог | 30.11.2026 | 25
Озерный район  | Итог | 30.11.2026 | 50
"""
SUBMITTED = """
Дата       | Муниципалитет  | Инициативы
05.10.2026 | Верхний район  | 18
05.10.2026 | Ельский район  | 12
05.10.2026 | Лесной район   | 12
05.10.2026 | Нижний район   | 18
05.10.2026 | Озерный район  | 36
05.10.2026 | Заречный       | 33
05.10.2026 | Приозерск      | 60
05.10.2026 | Светлогорск    | 117
"""


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A group of five districts, one district outside it, three cities."""
    world = World(tmp_path_factory.mktemp("peers"))
    world.tell("Муниципалитеты", PLACES)
    world.tell("Цели", GOALS)
    world.tell("Факт", SUBMITTED)
    world.refresh("2026-10-06")
    return world


def test_the_page_tells_the_same_region() -> None:
    assert PLACES.strip() in METHOD
    assert GOALS.strip() in METHOD
    assert SUBMITTED.strip() in METHOD


def test_who_is_whose_peer(region: World) -> None:
    query = """select o.name, basis, round(distance, 2) from peer() p join municipality m using (municipality_id)
        join municipality o on o.municipality_id = p.peer_id where m.name = ? order by distance, o.name"""
    assert {(name, basis) for name, basis, _ in region.ask(query, ["Лесной район"])} == {
        (f"{name} район", "group") for name in ("Верхний", "Ельский", "Лесной", "Нижний", "Озерный")
    }
    assert region.ask(query, ["Степной район"]) == [
        ("Степной район", "neighbours", 0.0),
        ("Озерный район", "neighbours", 0.59),
        ("Нижний район", "neighbours", 1.84),
        ("Лесной район", "neighbours", 2.12),
        ("Ельский район", "neighbours", 2.43),
    ]
    assert region.ask(query, ["Заречный"]) == [
        ("Заречный", "neighbours", 0.0),
        ("Приозерск", "neighbours", 1.22),
        ("Светлогорск", "neighbours", 2.45),
    ]


STANDING = """
    select name, per, members, round(rate, 1), round(peers_rate, 6), round(variance, 6), round(rate_shrunk, 6), round(rate_low, 1),
        round(rate_high, 1), place_low, place_high
    from peer_standing(date '2026-10-06') where indicator = 'submitted_initiatives' and kind = ? order by name
"""


def test_standing_in_a_group(region: World) -> None:
    *group, steppe = region.ask(STANDING, ["муниципальный район"])
    same = ("employees", 5)
    assert group == [
        ("Верхний район", *same, 36.0, 24.0, 96.0, 34.0, 24.5, 45.3, 1, 4),
        ("Ельский район", *same, 24.0, 24.0, 96.0, 24.0, 16.3, 33.4, 1, 5),
        ("Лесной район", *same, 12.0, 24.0, 96.0, 13.2, 8.7, 18.6, 3, 5),
        ("Нижний район", *same, 18.0, 24.0, 96.0, 18.6, 13.5, 24.6, 2, 5),
        ("Озерный район", *same, 36.0, 24.0, 96.0, 34.8, 27.7, 42.9, 1, 3),
    ]
    name, per, members, rate, mean, *_, place_low, place_high = steppe
    assert (name, per, members, rate, mean) == ("Степной район", "residents", 4, None, round(78 / 129, 6))
    assert (place_low, place_high) == (None, None)


def test_standing_that_chance_explains(region: World) -> None:
    same = ("residents", 3)
    assert region.ask(STANDING, ["городской округ"]) == [
        ("Заречный", *same, 1.1, 1.0, 0.0, 1.1, 0.9, 1.4, 1, 3),
        ("Приозерск", *same, 1.0, 1.0, 0.0, 1.0, 0.8, 1.2, 1, 3),
        ("Светлогорск", *same, 1.0, 1.0, 0.0, 0.975, 0.9, 1.1, 1, 3),
    ]


def test_how_hard_the_targets_are(region: World) -> None:
    query = """select name, share, target_intensity, target_intensity_median from peer_standing(date '2026-10-06')
        where indicator = 'submitted_initiatives' and peer_group = 'районы и округа 20–50 тыс.' order by name"""
    assert region.ask(query) == [
        ("Верхний район", 0.9, 40.0, 30.0),
        ("Ельский район", 1.2, 20.0, 30.0),
        ("Лесной район", 0.4, 30.0, 30.0),
        ("Нижний район", 0.72, 25.0, 30.0),
        ("Озерный район", 0.72, 50.0, 30.0),
    ]
