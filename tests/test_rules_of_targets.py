"""Rules about targets: those that fall from one checkpoint to the next, and those that are not there."""

from __future__ import annotations

import pytest

from tests.world import REGISTER, TARGETS, World

OLKHOVSKY = ("Муниципалитеты!A4", "W412")


def sentences(world: World, code: str) -> list[str]:
    return [text for (text,) in world.ask("select message_ru from finding where code = ?", [code])]


# -- W411 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("second", "named"), [(29, ["Цели!D3"]), (30, [])])
def test_a_target_below_that_of_an_earlier_checkpoint(world: World, second: int, named: list[str]) -> None:
    world.tell("Цели", TARGETS.replace("| 90 ", f"| {second} "))
    world.refresh("2026-09-20")
    assert [place for place, _ in world.findings("W411")] == named
    if named:
        (text,) = sentences(world, "W411")
        assert text.startswith("цель 29 на 13.12.2026 меньше прежней: 30 на 01.10.2026")


def test_targets_are_held_against_the_highest_before_in_the_order_of_their_days(world: World) -> None:
    world.tell(
        "Цели",
        """
        Муниципалитет | Этап   | Срок       | Зарегистрировано
        Темнов        | Этап 4 | 13.12.2026 | 90
        Темнов        | Этап 3 | 20.11.2026 | 25
        Темнов        | Этап 2 | 05.11.2026 | 20
        Темнов        | Этап 1 | 01.10.2026 | 30
        Заречный      | Этап 1 | 13.12.2026 | 10
        """,
    )
    world.refresh("2026-09-20")
    assert world.findings("W411") == [("Цели!D3", "W411"), ("Цели!D4", "W411")]
    assert [text.split(";")[0] for text in sentences(world, "W411")] == [
        "цель 25 на 20.11.2026 меньше прежней: 30 на 01.10.2026",
        "цель 20 на 05.11.2026 меньше прежней: 30 на 01.10.2026",
    ]


def test_two_targets_for_one_day_do_not_fall(world: World) -> None:
    world.tell("Цели", TARGETS + "Темнов | Сверх плана | 01.10.2026 | 5 | 2\n")
    world.refresh("2026-09-20")
    assert world.findings("W411") == []


# -- W412, I413 --------------------------------------------------------------------------------------------------------


def test_a_municipality_without_any_target_is_named_once_with_what_is_missing(world: World) -> None:
    world.refresh("2026-09-09")
    assert world.findings("W412", "I413") == [OLKHOVSKY]
    (text,) = sentences(world, "W412")
    assert "«Ольховский округ»" in text
    assert ": Зарегистрировано, Инициативы;" in text


def test_only_the_missing_indicator_is_named(world: World) -> None:
    rows = "Ольховский | Этап 1 | 01.10.2026 | | 5\nОльховский | Этап 2 | 13.12.2026 | | 9\n"
    world.tell("Цели", TARGETS + rows)
    world.refresh("2026-09-20")
    assert world.findings("W412", "I413") == [OLKHOVSKY]
    assert ": Зарегистрировано;" in sentences(world, "W412")[0]


def test_an_indicator_for_which_nobody_has_a_target_is_not_missed(world: World) -> None:
    world.tell(
        "Цели",
        """
        Муниципалитет | Этап   | Срок       | Инициативы
        Темнов        | Этап 1 | 01.10.2026 | 10
        Темнов        | Этап 2 | 13.12.2026 | 40
        Ольховский    | Этап 1 | 01.10.2026 | 10
        Ольховский    | Этап 2 | 13.12.2026 | 40
        """,
    )
    world.refresh("2026-09-20")
    assert world.findings("W412", "I413") == [("Муниципалитеты!A3", "W412")]
    assert ": Инициативы;" in sentences(world, "W412")[0]


@pytest.mark.parametrize("targets", [None, "Муниципалитет | Этап | Срок | Зарегистрировано | Инициативы"])
def test_nobody_is_asked_for_targets_while_nobody_has_any(world: World, targets: str | None) -> None:
    world.tell("Цели", targets)
    world.refresh("2026-09-20")
    assert world.findings("W412", "I413") == []


def test_nobody_is_asked_for_targets_before_the_season(world: World) -> None:
    world.refresh("2026-09-08")
    assert world.findings("W412", "I413") == []


def test_a_target_in_dispute_is_not_a_missing_one(world: World) -> None:
    rows = "".join(f"Ольховский | {stage} | {value} | {value}\n" for stage in STAGES for value in (30, 31))
    world.tell("Цели", TARGETS + rows)
    world.refresh("2026-09-20")
    assert len(world.findings("E405")) == 8
    assert world.findings("W412", "I413") == []


STAGES = ("Этап 1 | 01.10.2026", "Этап 2 | 13.12.2026")


@pytest.mark.parametrize(("stages", "named"), [(STAGES[1:], True), (STAGES, False)])
def test_a_municipality_with_a_final_date_only_is_told_so(world: World, stages: tuple[str, ...], named: bool) -> None:
    world.tell("Цели", TARGETS + "".join(f"Ольховский | {stage} | 30 | 10\n" for stage in stages))
    world.refresh("2026-09-20")
    assert world.findings("W412", "I413") == [("Муниципалитеты!A4", "I413")] * named


def test_a_municipality_of_two_registers_is_named_where_it_stands_first(world: World) -> None:
    world.settle('[[sources]]\nname = "А"\nworkbook = "book"\n[[sources]]\nname = "Б"\nworkbook = "more"\n')
    world.tell("Муниципалитеты", REGISTER, book="more")
    world.refresh("2026-09-20")
    assert world.ask("select source, cell from finding where code = 'W412'") == [("А", "A4")]
