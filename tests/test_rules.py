"""Rules across rows: what is named, where, in which words, and what counts meanwhile."""

from __future__ import annotations

from datetime import date

import pytest

from tests.world import FACTS, REGISTER, TARGETS, World

OCTOBER = date(2026, 10, 1)


def sentence(world: World, code: str) -> str:
    (found,) = world.ask("select distinct message_ru from finding where code = ?", [code])
    return str(found[0])


def test_a_fall_is_loaded_and_named_with_both_figures(world: World) -> None:
    world.tell("Факт", FACTS + "05.10.2026 | Темнов | 28 | 9\n")
    world.refresh("2026-10-06")
    assert world.actual("Темнов")[date(2026, 10, 5)] == 28
    assert world.findings("W401") == [("Факт!C5", "W401")]
    assert sentence(world, "W401").startswith("28 меньше, чем 31 на 01.10.2026")


def test_a_day_to_come_is_named_and_does_not_count_before(world: World) -> None:
    world.tell("Факт", FACTS + "05.10.2026 | Темнов | 35 | 9\n")
    world.refresh("2026-10-04")
    assert world.findings("W402") == [("Факт!C5", "W402")]
    standing = "select actual from progress(date '2026-10-0{}') where municipality_id = '99600101' and indicator = 'registered_users'"
    assert [world.ask(standing.format(day)) for day in (4, 5)] == [[(31,)], [(35,)]]
    world.refresh("2026-10-05")
    assert world.findings("W402") == []


def test_a_figure_of_a_day_to_come_is_no_fall_before_it_counts(world: World) -> None:
    told = "05.10.2026 | Темнов | 28 | 9\n"
    world.tell("Факт", FACTS + told + "04.10.2026 | Темнов | 33 | 9\n")
    world.refresh("2026-10-04")
    assert world.findings("W401", "W402") == [("Факт!C5", "W402")], "one cell, one cure"
    world.refresh("2026-10-05")
    assert world.findings("W401", "W402") == [("Факт!C5", "W401")]


def test_days_outside_the_season_are_named_in_facts_and_targets(world: World) -> None:
    world.tell("Факт", FACTS + "08.09.2026 | Темнов | 1 | 1\n")
    world.tell("Цели", TARGETS + "Темнов | Этап 3 | 01.03.2027 | 95 | 45\n")
    world.refresh("2026-10-01")
    assert world.findings("W403") == [("Цели!D6", "W403"), ("Факт!C5", "W403")] or world.findings("W403") == [
        ("Факт!C5", "W403"),
        ("Цели!D6", "W403"),
    ]


def test_more_than_there_are_residents_is_named(world: World) -> None:
    world.tell("Факт", FACTS.replace("| 31 ", "| 12001 "))
    world.refresh("2026-10-01")
    assert world.findings("W404") == [("Факт!C3", "W404")]
    assert "12001 больше, чем жителей (12000)" in sentence(world, "W404")


@pytest.mark.parametrize("order", [1, -1])
def test_two_different_figures_for_one_day_are_both_named_and_the_last_good_one_stays(world: World, order: int) -> None:
    world.refresh("2026-10-01")
    rows = ["01.10.2026 | Темнов | 31 | 9", "01.10.2026 | Темнов район | 33 | 9"][::order]
    world.tell("Факт", "\n".join([FACTS.strip().splitlines()[0], *rows]))
    world.refresh("2026-10-02")
    assert world.findings("E405") == [("Факт!C2", "E405"), ("Факт!C3", "E405")]
    assert world.actual("Темнов") == {OCTOBER: 31}
    assert world.findings("I407") == [("Факт!D3", "I407")], "the initiatives agree"


def test_figures_that_disagree_across_two_sheets_name_each_other_with_the_book(world: World) -> None:
    world.settle('[[sources]]\nname = "А"\nworkbook = "book"\n[[sources]]\nname = "Б"\nworkbook = "more"\n')
    world.refresh("2026-10-01")
    world.tell("Факт", "Дата | Муниципалитет | Зарегистрировано | Инициативы\n01.10.2026 | Темнов | 33 | 9\n", "more")
    world.refresh("2026-10-02")
    query = "select code, source, cell, message_ru from finding where code in ('E405', 'I407') order by code, source"
    assert [(code, source, cell, text[:25]) for code, source, cell, text in world.ask(query)] == [
        ("E405", "А", "C3", "31 спорит с more Факт!C2:"),
        ("E405", "Б", "C2", "33 спорит с book Факт!C3:"),
        ("I407", "Б", "D2", "та же цифра уже стоит в b"),
    ]
    assert world.actual("Темнов")[OCTOBER] == 31, "the last good one"


def test_figures_that_disagree_in_one_sheet_name_each_other(world: World) -> None:
    world.tell("Факт", FACTS + "01.10.2026 | Темнов | 33 | 9\n01.10.2026 | Темнов | 31 | 9\n")
    world.refresh("2026-10-01")
    texts = world.ask("select cell, message_ru from finding where code = 'E405'")
    assert [(cell, text.split(":")[0]) for cell, text in texts] == [
        ("C3", "31 спорит с Факт!C5"),
        ("C5", "33 спорит с Факт!C3"),
        ("C6", "31 спорит с Факт!C5"),
    ]


def test_two_different_figures_from_the_start_are_no_figure(world: World) -> None:
    world.tell("Факт", FACTS + "01.10.2026 | Темнов | 33 | 9\n")
    world.refresh("2026-10-01")
    assert world.actual("Темнов") == {date(2026, 9, 25): 12}
    assert world.actual("Темнов", "submitted_initiatives") == {date(2026, 9, 25): 3, OCTOBER: 9}


def test_two_targets_for_one_checkpoint_are_named(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell("Цели", TARGETS + "Темнов район | Этап 1 | 02.10.2026 | 30 | 10\n")
    world.refresh("2026-10-02")
    assert len(world.findings("E405")) == 4
    query = "select due_on, value from target where checkpoint = 'Этап 1' and municipality_id = '99600101' order by all"
    assert world.ask(query) == [(OCTOBER, 10), (OCTOBER, 30)]


def test_a_municipality_twice_in_the_register_with_other_data_is_named(world: World) -> None:
    world.tell("Муниципалитеты", REGISTER + "Темнов район | 99600101 | муниципальный район | 13000\n")
    world.refresh("2026-10-01")
    assert world.findings("E306", "E405") == [("Муниципалитеты!A5", "E306")]
    assert world.ask("select population from municipality where municipality_id = '99600101'") == [(12000,)]


def test_a_register_row_without_its_code_is_the_same_municipality(world: World) -> None:
    world.tell("Муниципалитеты", REGISTER + "Темнов район | | муниципальный район | 12000\n")
    world.refresh("2026-10-01")
    assert world.findings("E306") == [("Муниципалитеты!A5", "E306")]
    assert len(world.actual("Темнов")) == 2


@pytest.mark.parametrize(
    ("codes", "named"),
    [
        (("36600101", "99700001", "99500001"), ["B2"]),
        (("99600101", "99700001", "36500001"), ["B4"]),
        (("9600101", "9700001", "36500001"), ["B4"]),
        (("99600101", "36700001", ""), []),
        (("99600101", "36700001", "45700001"), []),
    ],
    ids=["first", "last", "lost zeros", "two codes", "all differ"],
)
def test_a_code_of_another_region_is_named_at_its_cell(world: World, codes: tuple[str, ...], named: list[str]) -> None:
    register = REGISTER
    for old, new in zip(("99600101", "99700001", "99500001"), codes, strict=True):
        register = register.replace(old, new)
    world.tell("Муниципалитеты", register)
    world.refresh("2026-10-01")
    assert world.findings("W308") == [(f"Муниципалитеты!{cell}", "W308") for cell in named]
    if named == ["B2"]:
        assert sentence(world, "W308").startswith(
            "код ОКТМО 36600101 — другого региона: у остальных он начинается с 99"
        )


def test_half_of_the_codes_are_no_majority(world: World) -> None:
    world.tell(
        "Муниципалитеты",
        REGISTER.replace("99700001", "36700001") + "Дальний район | 36700002 | муниципальный район | 9\n",
    )
    world.refresh("2026-10-01")
    assert world.findings("W308") == []


def test_a_moved_due_date_keeps_the_former_day_and_its_reason(world: World) -> None:
    world.refresh("2026-09-25")
    world.tell("Цели", TARGETS.replace("Этап 1 | 01.10.2026", "Этап 1 | 08.10.2026"))
    world.refresh("2026-09-26")
    query = "select due_on, moved_from from target where checkpoint = 'Этап 1' and municipality_id = '99600101' and indicator = 'registered_users'"
    assert world.ask(query) == [(date(2026, 10, 8), OCTOBER)]


def test_an_id_is_the_oktmo_else_the_name(world: World) -> None:
    world.tell("Муниципалитеты", REGISTER.replace("99700001", "").replace("99600101", "9960010"))
    world.refresh("2026-10-01")
    assert world.ask("select municipality_id from municipality order by all") == [
        ("09960010",),
        ("99500001",),
        ("г. о. заречный",),
    ]


def test_a_finding_says_whom_it_concerns_and_since_when(world: World) -> None:
    world.tell("Факт", FACTS.replace("| 31 ", "| 3О "))
    world.refresh("2026-10-01")
    world.refresh("2026-10-02")
    query = "select municipality_id, seen_from::date, value, severity, url from finding where code = 'E201'"
    assert world.ask(query) == [("99600101", OCTOBER, "3О", "error", None)]


def test_a_figure_that_was_removed_does_not_rise_again_in_a_conflict(world: World) -> None:
    world.refresh("2026-10-01")
    header, first, _, other = FACTS.strip().splitlines()
    world.tell("Факт", "\n".join([header, first, other]))
    world.refresh("2026-10-02")
    rows = ["01.10.2026 | Темнов | 33 | 9", "01.10.2026 | Темнов | 35 | 9"]
    world.tell("Факт", "\n".join([header, first, other, *rows]))
    world.refresh("2026-10-03")
    assert world.actual("Темнов") == {date(2026, 9, 25): 12}


def test_a_checkpoint_renamed_after_it_was_settled_counts_once(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell("Цели", TARGETS.replace("Темнов        | Этап 1", "Темнов        | Первый этап"))
    world.refresh("2026-10-06")
    query = "select checkpoint, due_on from checkpoint_result(date '2026-10-07') where municipality_id = '99600101'"
    assert world.ask(query) == [("Этап 1", OCTOBER)] * 2


def test_the_first_of_equal_cells_is_the_place_of_the_figure(world: World) -> None:
    blank = "·\n" * 6
    world.tell("Факт", FACTS + blank + "01.10.2026 | Темнов | 31 | 9\n")
    world.refresh("2026-10-02")
    assert world.ask("select cell from actual where value = 31") == [("C3",)]
    assert world.findings("I407") == [("Факт!C11", "I407"), ("Факт!D11", "I407")]
