"""Two tables in one tab, one below the other: the second is read under its own header or is a question."""

from __future__ import annotations

import pytest

from tests.reading.reader import read


@pytest.mark.parametrize("title", ["Зарегистрировано", "План", "Встречи", "на 15.10.2026"])
@pytest.mark.parametrize("days", ["01.10 | 08.10", "15.10 | 22.10", "Зарегистрировано | Инициативы"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["next to it", "a blank row between"])
def test_a_second_table_below_is_never_read_under_the_first_header(title: str, days: str, gap: str) -> None:
    """It may be read under its own header, or be a question."""
    first = "\nИнициативы\nМуниципалитет | 01.10 | 08.10\nТемнов | 1 | 2\nКлючи | 3 | 4\n"
    found = read(f"{first}{gap}{title}\nМуниципалитет | {days}\nТемнов | 10 | 20\nКлючи | 30 | 40")
    wrong = [
        told
        for told in found.figures
        if told.endswith("0")
        and "ини" in told
        and not (days == "Зарегистрировано | Инициативы" and told.startswith("C"))
    ]
    assert wrong == []
    assert any(problem.startswith("E") for problem in found.problems) or len(found.figures) == 8


@pytest.mark.parametrize(
    ("title", "table", "wrong"),
    [
        pytest.param(
            "Факт",
            """
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | 4                | 5

            Дата       | Муниципалитет | Инициативы       | Зарегистрировано
            01.10.2026 | Ключи         | 60               | 70
            """,
            {"Ключи факт рег 01.10 = 60", "Ключи факт ини 01.10 = 70"},
            id="columns in another order",
        ),
        pytest.param(
            "Факт",
            """
            Дата       | Муниципалитет | Инициативы
            01.10.2026 | Темнов        | 4

            План
            Дата       | Муниципалитет | Инициативы
            01.10.2026 | Ключи         | 60
            """,
            {"Ключи факт ини 01.10 = 60"},
            id="plans under facts",
        ),
        pytest.param(
            "Инициативы",
            """
            Дата  | Темнов | Ключи
            01.10 | 1      | 2

            Дата  | Ключи  | Темнов
            15.10 | 60     | 70
            """,
            {"Темнов факт ини 15.10 = 60", "Ключи факт ини 15.10 = 70"},
            id="municipalities in another order",
        ),
    ],
)
def test_a_second_table_of_another_order_is_never_read_under_the_first_header(
    title: str, table: str, wrong: set[str]
) -> None:
    found = read(table, title)
    assert {told.partition(" ")[2] for told in found.figures} & wrong == set()
    assert any(problem.startswith("E") for problem in found.problems)


def test_a_row_of_damaged_figures_is_no_second_table() -> None:
    found = read(
        "\nМуниципалитет | 01.10 | 08.10 | 15.10\nТемнов | =2026-10-12 | 12.10 | 4\nКлючи | 1 | 2 | 3", "Инициативы"
    )
    assert [told.rpartition(" ")[2] for told in found.figures] == ["4", "1", "2", "3"]
    assert [problem.rpartition(" ")[2] for problem in found.problems] == ["B2", "C2"]
