"""Sums that stand in a sheet are no data; each is held against the sum of what was loaded, where it says what it sums."""

from __future__ import annotations

import pytest

from tests.world import World


def sums(world: World, drawn: str, tab: str = "Инициативы") -> list[tuple[int, int | None]]:
    """(value, ours) of each sum in the tab, in its order."""
    world.tell(tab, drawn)
    world.refresh("2026-10-09")
    return world.ask("select value, ours from sheet_total where tab = ? order by cell", [tab])


@pytest.mark.parametrize("mark", ["ИТОГО", "Всего", "Итого по области:"])
def test_a_sum_is_known_by_its_word_in_the_column_of_numbers(world: World, mark: str) -> None:
    table = f"""
        № п/п  | Муниципалитет | 01.10.2026 | 08.10.2026
        1      | Темнов        | 5         | 6
        2      | Заречный      | 7         | 9
        {mark} |               | 12        | 15
        """
    assert sums(world, table) == [(12, 12), (15, 15)]
    assert world.findings("E232", "E124", "W410") == []
    assert world.actual("Темнов", "submitted_initiatives")


@pytest.mark.parametrize("above", [True, False])
def test_subtotals_stand_above_or_below_what_they_sum(world: World, above: bool) -> None:
    groups = [
        ("Городские округа, всего | 7", "Заречный | 7"),
        ("Муниципальные районы, всего | 11", "Темнов | 5\nОльховский | 6"),
    ]
    rows = "\n".join(line for total, body in groups for line in ([total, body] if above else [body, total]))
    table = "Муниципалитет | 01.10.2026\n" + rows.replace("Городские округа, всего", "Итого по округам").replace(
        "Муниципальные районы, всего", "Итого по районам"
    )
    assert sums(world, table) == [(7, 7), (11, 11)]
    assert world.findings("W410") == []


def test_a_wrong_sum_is_named_beside_the_nearest_of_ours(world: World) -> None:
    table = "Муниципалитет | 01.10.2026\nТемнов | 5\nЗаречный | 7\nИТОГО | 13"
    assert sums(world, table) == [(13, 12)]
    assert world.findings("W410") == [("Инициативы!B4", "W410")]


def test_figures_of_several_days_add_up_to_nothing(world: World) -> None:
    table = """
        Дата       | Муниципалитет | Инициативы
        01.10.2026 | Темнов        | 5
        08.10.2026 | Темнов        | 6
        ИТОГО      |               | 6
        """
    assert sums(world, table, "Факт") == [(6, None)]
    assert world.findings("W410") == []


def test_where_a_cell_it_sums_is_unreadable_the_sum_is_not_blamed_too(world: World) -> None:
    table = "Муниципалитет | 01.10.2026 | 08.10.2026\nТемнов | 5 | 1/3\nЗаречный | 7 | 8\nИТОГО | 13 | 20"
    assert sums(world, table) == [(13, 12), (20, 8)]
    assert world.findings("W410", "E201") == [("Инициативы!C2", "E201"), ("Инициативы!B4", "W410")]


def test_average_is_a_sum_only_where_it_says_so(world: World) -> None:
    table = """
        Дата       | Муниципалитет | Направление                           | Инициативы
        01.10.2026 | Темнов        | Среднее профессиональное образование | 5
        01.10.2026 | Темнов        | Культура                              | 7
        """
    world.tell("Факт", table)
    world.refresh("2026-10-09")
    assert list(world.actual("Темнов", "submitted_initiatives").values()) == [12]
    assert world.findings("I303") == []


def test_of_a_municipality_in_total_is_a_name_and_no_sum(world: World) -> None:
    world.tell("Инициативы", "Муниципалитет | 01.10.2026\nТемновский район - всего | 5\nСамарская область - всего | 5")
    world.refresh("2026-10-09")
    assert world.findings("E301", "I303") == [("Инициативы!A2", "E301"), ("Инициативы!A3", "I303")]


@pytest.mark.parametrize(("figures", "asked"), [("3 | 4 | 7", True), ("3 | 4 | 4", False), ("0 | 4 | 4", False)])
def test_a_sum_over_days_is_a_question(world: World, figures: str, asked: bool) -> None:
    world.tell("Инициативы", f"Муниципалитет | 01.10.2026 | 08.10.2026 | Итого\nТемнов | {figures}")
    world.refresh("2026-10-09")
    assert world.findings("W417", "W410") == [("Инициативы!D2", "W417")] * asked


def test_increments_may_be_added_up(world: World) -> None:
    world.tell("Факт", None)
    world.tell("Инициативы", "Прирост\nМуниципалитет | 01.10.2026 | 08.10.2026 | Итого\nТемнов | 3 | 4 | 7")
    world.refresh("2026-10-09")
    assert list(world.actual("Темнов", "submitted_initiatives").values()) == [3, 7]
    assert world.findings("W417", "W410", "E416") == []
