"""Rules about parts: organisations, directions and increments are summed up, and held against the whole."""

from __future__ import annotations

from datetime import date

import pytest

from tests.world import FACTS, World

OCTOBER = date(2026, 10, 1)
PARTS = "Дата | Муниципалитет | Организация | Зарегистрировано | Инициативы\n"


def sentence(world: World, code: str) -> str:
    (found,) = world.ask("select distinct message_ru from finding where code = ?", [code])
    return str(found[0])


def test_a_municipal_row_outranks_its_organisations_and_a_difference_is_named(world: World) -> None:
    header = "Дата | Муниципалитет | Организация | Зарегистрировано | Инициативы\n"
    rows = "01.10.2026 | Темнов | Школа | 10 | 4\n01.10.2026 | Темнов | Музей | 5 | 4\n01.10.2026 | Темнов | Итого | 16 | 8\n"
    world.tell("Факт", header + rows)
    world.refresh("2026-10-01")
    assert world.actual("Темнов") == {OCTOBER: 16}
    assert world.findings("W406", "E405", "I407") == [("Факт!D4", "W406")]
    assert "16 не равно сумме по организациям или направлениям (15)" in sentence(world, "W406")


@pytest.mark.parametrize(("own", "named"), [(16, True), (15, False)])
def test_a_direction_s_own_row_is_held_against_its_organisations(world: World, own: int, named: bool) -> None:
    world.tell(
        "Факт",
        f"""
        Дата       | Муниципалитет | Направление | Организация | Зарегистрировано
        24.09.2026 | Темнов        | Культура    | Музей       | 5
        01.10.2026 | Темнов        | Культура    | Театр       | 10
        01.10.2026 | Темнов        | Спорт       | Стадион     | 7
        01.10.2026 | Темнов        | Культура    |             | {own}
        02.10.2026 | Темнов        | Культура    |             | 20
        """,
    )
    world.refresh("2026-10-02")
    assert world.actual("Темнов")[OCTOBER] == own + 7
    assert world.findings("W406") == [("Факт!E5", "W406")] * named
    if named:
        assert "(15)" in sentence(world, "W406"), (
            "the museum counts with its last figure; on 2 October no part was reported"
        )


INCREMENTS = '[[sources]]\nname = "Свод"\nworkbook = "book"\n[[sources]]\nname = "Прирост"\nworkbook = "more"\nvalues = "increment"\n'


@pytest.mark.parametrize("organisation", ["Школа", ""])
@pytest.mark.parametrize("increment", [6, 5, 500])
def test_totals_count_beside_increments_and_are_not_held_against_them(
    world: World, organisation: str, increment: int
) -> None:
    world.settle(INCREMENTS)
    rows = [f"{day}.2026 | Темнов | {organisation} | {{}} | 1\n" for day in ("24.09", "01.10")]
    world.tell("Факт", PARTS + rows[0].format(10) + rows[1].format(15))
    world.tell("Факт", PARTS + rows[0].format(10) + rows[1].format(increment).replace("| 1\n", "| 0\n"), book="more")
    world.refresh("2026-10-02")
    assert world.actual("Темнов") == {date(2026, 9, 24): 10, OCTOBER: 15}
    assert world.findings("W406") == []


def test_organisations_without_a_municipal_row_are_summed_each_with_its_last_figure(world: World) -> None:
    header = "Дата | Муниципалитет | Организация | Зарегистрировано | Инициативы\n"
    rows = "01.10.2026 | Темнов | Школа | 10 | 4\n03.10.2026 | Темнов | Музей | 5 | 1\n"
    world.tell("Факт", header + rows)
    world.refresh("2026-10-04")
    assert world.actual("Темнов") == {OCTOBER: 10, date(2026, 10, 3): 15}
    assert world.ask(
        "select direction, organisation, value from actual_detail where indicator = 'registered_users' order by value"
    ) == [
        (None, "Музей", 5),
        (None, "Школа", 10),
    ]


def test_a_header_for_the_period_makes_running_sums(world: World) -> None:
    world.tell("Факт", FACTS.replace("Зарегистрировано", "Зарегистрировано за период"))
    world.refresh("2026-10-01")
    assert world.actual("Темнов") == {date(2026, 9, 25): 12, OCTOBER: 43}
    assert world.actual("Темнов", "submitted_initiatives") == {date(2026, 9, 25): 3, OCTOBER: 9}


def test_quotes_and_spaces_do_not_make_another_organisation(world: World) -> None:
    rows = "24.09.2026 | Темнов | МБУ «Школа № 2» | 10 | 1\n01.10.2026 | Темнов | МБУ “Школа №2” | 15 | 2\n"
    world.tell("Факт", PARTS + rows)
    world.refresh("2026-10-02")
    assert world.actual("Темнов") == {date(2026, 9, 24): 10, OCTOBER: 15}


def test_totals_and_increments_of_one_organisation_are_never_added(world: World) -> None:
    more = '[[sources]]\nname = "Прирост"\nworkbook = "more"\nvalues = "increment"\n'
    world.settle('[[sources]]\nname = "Свод"\nworkbook = "book"\n' + more)
    world.tell("Факт", PARTS + "24.09.2026 | Темнов | Школа | 10 | 1\n01.10.2026 | Темнов | Школа | 15 | 2\n")
    world.tell(
        "Факт", PARTS + "24.09.2026 | Темнов | Школа | 10 | 1\n01.10.2026 | Темнов | Школа | 5 | 1\n", book="more"
    )
    world.refresh("2026-10-02")
    assert world.actual("Темнов") == {date(2026, 9, 24): 10, OCTOBER: 15}


def test_a_fall_from_the_own_total_to_the_sum_of_parts_is_named(world: World) -> None:
    rows = "24.09.2026 | Темнов | | 20 | 1\n01.10.2026 | Темнов | Школа | 12 | 2\n"
    world.tell("Факт", PARTS + rows)
    world.refresh("2026-10-02")
    assert world.actual("Темнов") == {date(2026, 9, 24): 20, OCTOBER: 12}
    assert world.findings("W401") == [("Факт!D3", "W401")]


def test_the_cells_of_a_sum_over_two_books_say_which_book(world: World) -> None:
    world.settle('[[sources]]\nname = "А"\nworkbook = "book"\n[[sources]]\nname = "Б"\nworkbook = "more"\n')
    world.tell("Факт", PARTS + "01.10.2026 | Темнов | Школа | 10 | 1\n")
    world.tell("Факт", PARTS + "01.10.2026 | Темнов | Музей | 5 | 1\n", book="more")
    world.refresh("2026-10-02")
    assert world.ask("select value, source, cell from actual where indicator = 'registered_users'") == [
        (15, "А", "D2, more Факт!D2")
    ]


def test_an_increment_after_a_total_does_not_stand_for_the_total(world: World) -> None:
    world.tell("Факт", None)
    world.tell(
        "Инициативы",
        "Муниципалитет | Инициативы на 01.10.2026 | Инициативы за неделю на 08.10.2026\nТемнов | 50 | 5\nЗаречный | | 7",
    )
    world.refresh("2026-10-09", accept_deletions=True)
    assert world.actual("Темнов", "submitted_initiatives") == {OCTOBER: 50}
    assert world.actual("г. о. Заречный", "submitted_initiatives") == {date(2026, 10, 8): 7}
    assert world.findings("E416", "W401") == [("Инициативы!C2", "E416")]


def test_once_the_total_is_gone_its_increments_count(world: World) -> None:
    head = "Муниципалитет | Инициативы на 01.10.2026 | Инициативы за неделю на 08.10.2026\n"
    world.tell("Факт", None)
    world.tell("Инициативы", head + "Темнов | 50 | 5")
    world.refresh("2026-10-09", accept_deletions=True)
    world.tell("Инициативы", head + "Темнов | | 5")
    world.refresh("2026-10-10", accept_deletions=True)
    assert world.actual("Темнов", "submitted_initiatives") == {date(2026, 10, 8): 5}
    assert world.findings("E416") == []
