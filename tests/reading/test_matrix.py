"""The «свод»: municipalities down; what its figures are stands above them, in as many rows as people need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from pipelines.cells import Area
from pipelines.reading.context import Hint
from tests.reading.pivots import CASES, Dress, pivot
from tests.reading.reader import read

# --- nestings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "dress"), CASES, ids=lambda value: value if isinstance(value, str) else "-".join(value)
)
def test_headings_may_nest_in_any_order_and_dress(order: Sequence[str], dress: Dress) -> None:
    drawn = pivot(order, dress)
    found = read(drawn.grid)
    assert found.figures == drawn.figures
    assert found.problems == [f"I115 {where}" for where in drawn.derived]


def test_a_table_with_all_that_people_put_round_it() -> None:
    found = read(
        """
        Мониторинг участия в марафоне «Муниципальный диалог»

        № п/п | Муниципалитет | на 01.10.2026 |       |      | на 08.10.2026 |       |      |
              |               | план          | факт  | %    | план          | факт  | %    | Комментарий
        1     | 2             | 3             | 4     | 5    | 6             | 7     | 8    | 9
              | Городские округа
        1     | Темнов        | =30           | =12   | =40% | =50           | =20   | =40% | сверено
              | Муниципальные районы
        2     | Заречный      | 1 200         | ≈300  | 25%  | -             | 15*   |      |
              | ИТОГО         | =1230         | =312  |      | =50           | =35   |      |

        * данные уточняются
        Исп. специалист отдела
        """,
        "Инициативы",
    )
    assert found.figures == [
        "C7 Темнов план ини 01.10 = 30",
        "D7 Темнов факт ини 01.10 = 12",
        "F7 Темнов план ини 08.10 = 50",
        "G7 Темнов факт ини 08.10 = 20",
        "C9 Заречный план ини 01.10 = 1200",
        "D9 Заречный факт ини 01.10 = ≈300",
        "F9 Заречный план ини 08.10 = —",
        "G9 Заречный факт ини 08.10 = 15",
    ]
    assert found.totals == [
        "C10 ИТОГО план ини 01.10 = 1230",
        "D10 ИТОГО факт ини 01.10 = 312",
        "F10 ИТОГО план ини 08.10 = 50",
        "G10 ИТОГО факт ини 08.10 = 35",
    ]
    assert found.problems == [
        *("I108 A1", "I106 A3", "I115 E4", "I115 H4", "I116 A5", "I119 B6", "I119 B8"),
        *("W210 D9", "W215 G9", "I303 B10", "I117 A12", "I117 A13"),
    ]


# --- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "01.10",
        "01.10.2026",
        "на 1 октября",
        "1 окт.",
        "=2026-10-01",
        "по состоянию на 01.10.26",
        "чт 01.10",
        "На 01.10.2026 г.",
        "=46296",
    ],
)
def test_a_day_over_a_column_is_the_day_of_its_figures(heading: str) -> None:
    found = read(f"\nМуниципалитет | {heading}\nТемнов | 12", "Зарегистрировано")
    assert (found.figures, found.problems) == (["B2 Темнов факт рег 01.10 = 12"], [])


@pytest.mark.parametrize(
    "heading", ["01.10–08.10", "с 1 по 8 октября", "октябрь", "1 неделя", "31.09", "10/11/2026", "01.02", "=45931"]
)
def test_what_is_not_one_day_leaves_a_column_unread(heading: str) -> None:
    found = read(f"\nМуниципалитет | {heading} | 08.10\nТемнов | 12 | 13", "Зарегистрировано")
    assert (found.figures, found.problems) == (["C2 Темнов факт рег 08.10 = 13"], ["W103 B1"])


@pytest.mark.parametrize(
    ("title", "above"),
    [
        ("Свод", "По состоянию на 01.10.2026"),
        ("Свод", "Ход марафона по состоянию на 1 октября 2026 г."),
        ("Свод", "Сведения о марафоне на 01.10.2026"),
        ("Свод на 01.10.2026", "Ход марафона"),
        ("Мониторинг 01.10", "Ход марафона"),
    ],
)
def test_a_day_may_be_said_once_for_all_facts(title: str, above: str) -> None:
    found = read(f"\n{above}\nМуниципалитет | Зарегистрировано | Инициативы\nТемнов | =12 | =3", title)
    assert found.figures == ["B3 Темнов факт рег 01.10 = 12", "C3 Темнов факт ини 01.10 = 3"]


def test_a_day_may_stand_in_a_column_of_its_own() -> None:
    table = """
        Дата       | Муниципалитет | План | Факт
        01.10.2026 | Темнов        | 30   | 12
        08.10.2026 | Темнов        | 30   | 15
    """
    assert [told for told in read(table, "Инициативы").figures if "факт" in told] == [
        "D2 Темнов факт ини 01.10 = 12",
        "D3 Темнов факт ини 08.10 = 15",
    ]


@pytest.mark.parametrize(
    "above",
    [
        "Утверждено приказом от 05.09.2026",
        "Марафон проводится с 09.09.2026 по 13.12.2026",
        "Приём инициатив до 13.12.2026",
        "Обновлено 02.10.2026",
        "Цели на 13.12.2026, факт на 01.10.2026",
        "Данные на 01.10.2026 и на 08.10.2026",
    ],
)
def test_another_day_in_a_title_is_no_day_of_figures(above: str) -> None:
    found = read(f"\n{above}\nМуниципалитет | Зарегистрировано\nТемнов | 12", "Свод")
    assert (found.figures, found.problems[-1]) == ([], "E113 B2")


def test_titles_that_contradict_each_other_say_nothing() -> None:
    found = read("\nпо состоянию на 01.10.2026\nпо состоянию на 08.10.2026\nМуниципалитет | Инициативы\nТемнов | 12")
    assert (found.figures, found.problems[-1]) == ([], "E113 B3")


# --- plans ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("План до 01.10.2026", "01.10"),
        ("План на 01.10", "01.10"),
        ("Цель к 1 октября", "01.10"),
        ("Плановое значение на 01.10.2026", "01.10"),
        ("План на марафон", "13.12"),
        ("Цель на конец марафона", "13.12"),
        ("Итоговый план", "13.12"),
    ],
)
def test_a_plan_is_due_on_the_day_it_stands_under(heading: str, day: str) -> None:
    found = read(f"\nМуниципалитет | {heading}\nТемнов | 12", "Инициативы")
    assert (found.figures, found.problems) == ([f"B2 Темнов план ини {day} = 12"], [])


@pytest.mark.parametrize(
    "above", ["По состоянию на 01.10.2026", "по состоянию на 01.10.2026", "Ход марафона по состоянию на 1 октября"]
)
@pytest.mark.parametrize("title", ["Инициативы", "Инициативы, план и факт"])
def test_the_day_of_facts_is_no_day_a_plan_is_due(above: str, title: str) -> None:
    found = read(f"\n{above}\nМуниципалитет | План | Факт\nТемнов | 30 | 12", title)
    assert (found.figures, found.problems[-1]) == (["C3 Темнов факт ини 01.10 = 12"], "E114 B2")


@pytest.mark.parametrize("above", ["По состоянию на 01.10.2026", "по состоянию на 01.10.2026"])
def test_the_day_of_facts_over_targets_is_no_due_day(above: str) -> None:
    found = read(f"\n{above}\nМуниципалитет | Зарегистрировано | Инициативы\nТемнов | 1 | 2", "Цели")
    assert found.figures == []
    assert any(problem.startswith("E1") for problem in found.problems)


def test_a_title_over_targets_alone_says_when_they_are_due() -> None:
    found = read("\nЦели на 13.12.2026\nМуниципалитет | Зарегистрировано | Инициативы\nТемнов | 1 | 2", "Цели")
    assert found.figures == ["B3 Темнов план рег 13.12 = 1", "C3 Темнов план ини 13.12 = 2"]


def test_checkpoints_across_have_their_due_days() -> None:
    found = read(
        """
        Муниципалитет | Этап 1 (до 01.10.2026) |            | Этап 2 (до 13.12.2026) |
                      | Зарегистрировано       | Инициативы | Зарегистрировано       | Инициативы
        Темнов        | 30                     | 10         | 90                     | 40
        """,
        "Цели",
    )
    assert found.figures == [
        "B3 Темнов план рег 01.10 (Этап 1) = 30",
        "C3 Темнов план ини 01.10 (Этап 1) = 10",
        "D3 Темнов план рег 13.12 (Этап 2) = 90",
        "E3 Темнов план ини 13.12 (Этап 2) = 40",
    ]


def test_checkpoints_without_due_days_are_a_question() -> None:
    found = read("\nМуниципалитет | Этап 1 | Этап 2\nТемнов | 1 | 2", "Цели: инициативы")
    assert (found.figures, found.problems) == ([], ["E114 B1", "E114 C1"])


def test_targets_and_actuals_stand_side_by_side() -> None:
    found = read(
        """
        Муниципалитет | Срок       | Цель: зарегистрировано | Цель: инициативы | Дата       | Факт: зарегистрировано | Факт: инициативы
        Темнов        | 13.12.2026 | 90                     | 40               | 01.10.2026 | 31                     | 9
        """,
        "Цели и факт",
    )
    assert found.figures == [
        "C2 Темнов план рег 13.12 = 90",
        "D2 Темнов план ини 13.12 = 40",
        "F2 Темнов факт рег 01.10 = 31",
        "G2 Темнов факт ини 01.10 = 9",
    ]
    assert found.problems == []


def test_one_target_stands_beside_facts_of_many_days() -> None:
    found = read(
        "\nМуниципалитет | Цель на марафон | на 01.10 | на 08.10 | %\nТемнов | 100 | 12 | 50 | 50%", "Инициативы"
    )
    assert found.figures == [
        "B2 Темнов план ини 13.12 = 100",
        "C2 Темнов факт ини 01.10 = 12",
        "D2 Темнов факт ини 08.10 = 50",
    ]
    assert found.problems == ["I115 E1"]


# --- increments -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["за неделю", "прирост", "за отчётный период", "Зарегистрировано за неделю", "за сутки"]
)
def test_increments_stand_beside_sums(heading: str) -> None:
    found = read(
        f"\nМуниципалитет | 08.10.2026 |\n | нарастающим итогом | {heading}\nТемнов | 50 | 5", "Зарегистрировано"
    )
    assert found.figures == ["B3 Темнов факт рег 08.10 = 50", "C3 Темнов прирост рег 08.10 = 5"]


def test_an_increment_of_a_plan_is_a_question() -> None:
    found = read("\nМуниципалитет | План за неделю на 08.10\nТемнов | 50", "Инициативы")
    assert (found.figures, found.problems) == ([], ["E114 B1"])


# --- columns ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["%", "Осталось", "% исполнения", "Отклонение", "Место", "Рейтинг", "Темп", "Прогноз", "Доля, %"]
)
def test_what_is_computed_from_others_is_no_figure(heading: str) -> None:
    found = read(f"\nМуниципалитет | 01.10 | {heading}\nТемнов | =12 | =3", "Инициативы")
    assert (found.figures, found.problems) == (["B2 Темнов факт ини 01.10 = 12"], ["I115 C1"])


@pytest.mark.parametrize("heading", ["Итого", "Всего", "ИТОГО:", "Total"])
def test_a_column_of_totals_is_no_figure(heading: str) -> None:
    found = read(f"\nМуниципалитет | 01.10 | 08.10 | {heading}\nТемнов | 12 | 3 | 15", "Инициативы")
    assert (len(found.figures), found.problems) == (2, ["I118 D1"])


@pytest.mark.parametrize(
    "heading",
    ["Население", "Встречи", "Инициативы на 1 000 жителей", "Зарегистрировано, тыс. чел.", "Принято инициатив", "+/-"],
)
def test_a_column_that_says_something_else_is_named(heading: str) -> None:
    found = read(f"\nМуниципалитет | {heading} | 01.10\nТемнов | 50 | 12", "Инициативы")
    assert (found.figures, found.problems) == (["C2 Темнов факт ини 01.10 = 12"], ["W103 B1"])


def test_two_columns_that_say_the_same_are_both_a_question() -> None:
    found = read("\nМуниципалитет | 01.10 | 08.10 | на 1 октября\nТемнов | 1 | 2 | 3", "Инициативы")
    assert (found.figures, found.problems) == (["C2 Темнов факт ини 08.10 = 2"], ["E120 B1", "E120 D1"])


def test_columns_added_without_their_heading_are_a_question() -> None:
    found = read(
        """
        Муниципалитет | на 01.10.2026 |      | на 08.10.2026 |      |      |
                      | план          | факт | план          | факт | план | факт
        Темнов        | 1             | 2    | 3             | 4    | 5    | 6
        """,
        "Инициативы",
    )
    assert found.figures == ["B3 Темнов план ини 01.10 = 1", "C3 Темнов факт ини 01.10 = 2"]
    assert found.problems == [f"E120 {column}2" for column in "DEFG"]


def test_a_merged_heading_ends_where_the_merged_area_ends() -> None:
    table = """
        Муниципалитет | на 01.10.2026 |      |
                      | план          | факт | факт
        Темнов        | 1             | 2    | 3
    """
    found = read(table, "Инициативы", merges=[Area(1, 1, 2, 1), Area(1, 2, 1, 3)])
    assert found.figures == ["B3 Темнов план ини 01.10 = 1", "C3 Темнов факт ини 01.10 = 2"]
    assert found.problems == ["E113 D2"]


@pytest.mark.parametrize(
    ("heading", "merges"),
    [
        ("Встречи", []),
        ("Встречи", [Area(1, 1, 2, 1), Area(1, 2, 1, 3), Area(1, 4, 1, 5)]),
        ("2025 год", []),
        ("Зарегистрировано, тыс. чел.", []),
        ("Население", []),
    ],
)
@pytest.mark.parametrize("title", ["Свод", "Инициативы"])
@pytest.mark.parametrize("days", ["01.10 | 08.10", "15.10 | 22.10", "план на 15.10 | факт на 15.10"])
def test_a_heading_that_is_not_understood_takes_its_columns_with_it(
    heading: str, merges: list[Area], title: str, days: str
) -> None:
    table = f"\nМуниципалитет | Инициативы | | {heading} |\n | 01.10 | 08.10 | {days}\nТемнов | 1 | 2 | 3 | 4"
    found = read(table, title, merges=merges)
    assert found.figures == ["B3 Темнов факт ини 01.10 = 1", "C3 Темнов факт ини 08.10 = 2"]
    assert found.problems == ["W103 D2", "W103 E2"]


@pytest.mark.parametrize(
    "heading", ["Встречи", "Образование", "2025 год", "за сентябрь", "Зарегистрировано, тыс. чел."]
)
def test_a_single_heading_that_is_not_understood_leaves_nothing_to_read(heading: str) -> None:
    found = read(f"\nМуниципалитет | {heading} |\n | 01.10 | 08.10\nТемнов | 1 | 2", "Инициативы")
    assert found.figures == []
    assert any(code.startswith(("W", "E")) for code in found.problems)


HEADER = (
    ["Муниципалитет", "на 01.10.2026", "", "", "", "на 08.10.2026", "", "", ""],
    ["", "Зарегистрировано", "", "Инициативы", "", "Зарегистрировано", "", "Инициативы", ""],
    ["", "план", "факт", "план", "факт", "план", "факт", "план", "факт"],
)


@pytest.mark.parametrize(("row", "column"), [(r, c) for r in range(3) for c in range(1, 9) if HEADER[r][c]])
@pytest.mark.parametrize("instead", ["", "12", "?"])
def test_a_heading_that_was_forgotten_makes_nothing_of_its_figures(row: int, column: int, instead: str) -> None:
    """What stood there is not guessed: the columns under it, and those that seem to say the same, are a question."""
    damaged = [list(cells) for cells in HEADER]
    damaged[row][column] = instead
    table, figures = ("\n".join(" | ".join(cells) for cells in header) for header in (damaged, HEADER))
    found = read(f"\n{table}\nТемнов | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8")
    right = read(f"\n{figures}\nТемнов | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8")
    assert len(right.figures) == 8
    assert set(found.figures) <= set(right.figures)
    assert any(problem.startswith(("E", "W")) for problem in found.problems)


@pytest.mark.parametrize("title", ["Свод", "Показатели"])
def test_figures_of_nobody_knows_what_are_a_question(title: str) -> None:
    found = read("\nМуниципалитет | 01.10 | 08.10\nТемнов | 1 | 2", title)
    assert (found.figures, found.problems) == ([], ["E112 B1", "E112 C1"])


# --- whose figures ----------------------------------------------------------------------------------------------------


def test_the_column_of_names_needs_no_title() -> None:
    found = read("\n | | 01.10 | 08.10\n1 | Темнов | 12 | 13\n2 | Ключи | 1 | 2", "Инициативы")
    assert [told.split(" ")[1] for told in found.figures] == ["Темнов", "Темнов", "Ключи", "Ключи"]
    assert found.problems == ["W107 A2"]


def test_a_bound_book_needs_no_names() -> None:
    found = read("\n01.10 | 08.10\n12 | 13", "Инициативы", bound=True)
    assert found.figures == ["A2 None факт ини 01.10 = 12", "B2 None факт ини 08.10 = 13"]
    assert read("\n01.10 | 08.10\n12 | 13", "Инициативы").figures == []


def test_organisations_have_figures_of_their_own() -> None:
    found = read(
        """
        Муниципалитет | Организация | Направление | на 01.10 | на 08.10
        Темнов        | Школа № 1   | Образование | 5        | 6
        Темнов        | Итого       |             | 11       | 12
        Темнов        | в т.ч. ДК   |             | 1        | 2
        """,
        "Инициативы",
    )
    assert found.figures == [
        "D2 Темнов факт ини 01.10 (Образование) (Школа № 1) = 5",
        "E2 Темнов факт ини 08.10 (Образование) (Школа № 1) = 6",
        "D3 Темнов факт ини 01.10 = 11",
        "E3 Темнов факт ини 08.10 = 12",
    ]
    assert found.problems == ["I303 B4"]


# --- settings ---------------------------------------------------------------------------------------------------------


def test_settings_say_what_a_tab_does_not() -> None:
    table = "\nМуниципалитет | 01.10 | 08.10\nТемнов | 12 | 13"
    hint = Hint(read_as="matrix", indicator="registered_users", is_increment=True)
    assert read(table, "Справка").problems == ["I101 A1"]
    assert read(table, "Справка", hint=hint).figures == [
        "B2 Темнов прирост рег 01.10 = 12",
        "C2 Темнов прирост рег 08.10 = 13",
    ]


def test_settings_give_the_days_of_plan_and_fact() -> None:
    hint = Hint(on_date=date(2026, 10, 1), due_on=date(2026, 12, 13), is_increment=True)
    found = read("\nМуниципалитет | План | Факт\nТемнов | 30 | 12", "Инициативы", hint=hint)
    assert (found.figures, found.problems) == (
        ["B2 Темнов план ини 13.12 = 30", "C2 Темнов прирост ини 01.10 = 12"],
        [],
    )


def test_settings_name_columns() -> None:
    hint = Hint(
        columns={"кто": "municipality", "рег": "registered_users", "идеи": "submitted_initiatives", "ранг": None}
    )
    found = read("\nна 01.10.2026\nКто | Рег. | Идеи | Ранг\nТемнов | 12 | 3 | 1", hint=hint)
    assert found.figures == ["B3 Темнов факт рег 01.10 = 12", "C3 Темнов факт ини 01.10 = 3"]
    assert found.problems == []


@pytest.mark.parametrize("title", ["Свод", "Факт", "Инициативы", "Лист1"])
def test_settings_keep_a_tab_from_being_read(title: str) -> None:
    found = read("\nМуниципалитет | Инициативы на 01.10\nТемнов | 12", title, hint=Hint(read_as="nothing"))
    assert (found.figures, found.problems) == ([], [])


def test_what_the_settings_say_of_a_lower_header_outranks_the_one_above() -> None:
    hint = Hint(read_as="matrix", columns={"инициативы": "submitted_initiatives", "отклонено": None})
    table = "\nМуниципалитет | Инициативы | \n| Подано на 01.10.2026 | Отклонено\nТемнов | =12 | =3"
    found = read(table, "Сводная", hint=hint)
    assert not any(problem.startswith("E") for problem in found.problems), found.problems
    assert found.figures == ["B3 Темнов факт ини 01.10 = 12"]


def test_a_draft_is_read_if_the_settings_say_so_but_a_title_over_its_table_counts() -> None:
    table = "\nМуниципалитет | Инициативы на 01.10\nТемнов | =12"
    hint = Hint(read_as="matrix")
    assert read(table, "Черновик", hint=hint).figures == ["B2 Темнов факт ини 01.10 = 12"]
    assert read("\nДоля, %" + table, "Черновик", hint=hint).figures == []


@pytest.mark.parametrize("title", ["Достаточно ли инициатив?", "Муниципалитеты — участники марафона"])
def test_words_that_only_resemble_foreign_ones_stop_nothing(title: str) -> None:
    found = read(f"\n{title}\nМуниципалитет | Инициативы на 01.10\nТемнов | =12")
    assert found.figures == ["B3 Темнов факт ини 01.10 = 12"]
