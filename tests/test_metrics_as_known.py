"""What was known when: figures that were typed late, after a checkpoint was settled or the next morning."""

from __future__ import annotations

from pathlib import Path

from tests.world import FACTS, World

LATE = FACTS + "01.10.2026 | Ольховский | 20 | 7\n"
ONE_DUE = "Муниципалитет | Этап | Срок | Зарегистрировано | Инициативы\nОльховский | Этап 1 | 05.10.2026 | 40 | 10"
RESULT = "select value, met, value_now, correction from checkpoint_result(?) where indicator = 'registered_users'"


def test_a_figure_typed_after_a_checkpoint_was_settled_is_a_correction_and_meets_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.tell("Цели", ONE_DUE)
    world.tell("Факт", LATE)
    world.refresh("2026-10-02")
    world.refresh("2026-10-09")
    world.tell("Факт", LATE + "05.10.2026 | Ольховский | 45 | 9\n")
    world.refresh("2026-10-20")
    assert world.ask(RESULT, ["2026-10-20"]) == [(20, False, 45, 25)]
    standing = "select actual, missed_checkpoints from progress(?) where name like 'Ольховский%' order by indicator"
    assert world.ask(standing, ["2026-10-08"]) == [(20, 1), (7, 1)], "the page of that day is what it was"
    world.tell("Факт", LATE + "05.10.2026 | Ольховский | 30 | 9\n")
    world.refresh("2026-10-22")
    assert world.ask(RESULT, ["2026-10-22"]) == [(20, False, 30, 10)]


def test_where_nobody_looked_in_between_a_figure_may_have_stood_there(tmp_path: Path) -> None:
    """The book was not read between the day of the figure and the moment it was first seen, whatever failed meanwhile."""
    world = World(tmp_path)
    world.tell("Цели", ONE_DUE)
    world.tell("Факт", LATE)
    world.refresh("2026-10-02")
    world.tell("Факт", None)
    assert world.refresh_one("2026-10-08").status == "failed"
    world.tell("Факт", LATE + "05.10.2026 | Ольховский | 45 | 9\n")
    world.refresh("2026-10-20")
    assert world.ask(RESULT, ["2026-10-20"]) == [(45, True, 45, 0)]


def test_what_is_typed_the_next_morning_is_growth_since_yesterday(tmp_path: Path) -> None:
    world = World(tmp_path)
    told = FACTS
    for n in (6, 7):
        world.refresh(f"2026-10-0{n + 1} 08:00")
        told += f"0{n}.10.2026 | Темнов | {31 + 5 * (n - 1)} | 9\n"
        world.tell("Факт", told)
        world.refresh(f"2026-10-0{n + 1}")
    query = """select actual_then, actual, change, correction, growth from movement('2026-10-08', 1)
        where indicator = 'registered_users' and municipality_id = '99600101'"""
    assert world.ask(query) == [(56, 61, 5, 0, 5)]
