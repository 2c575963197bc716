"""The «свод» turned round: municipalities across; what the figures are stands at the beginning of each row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipelines.cells import Area
from pipelines.reading.context import Hint
from tests.reading.pivots import CASES, Dress, pivot, turned, without_address
from tests.reading.reader import read

DATED = [(order, dress) for order, dress in CASES if "day" in order]


@pytest.mark.parametrize(
    ("order", "dress"), DATED, ids=lambda value: value if isinstance(value, str) else "-".join(value)
)
@pytest.mark.parametrize("corner", ["Муниципалитет", "Показатель", ""])
def test_a_table_means_the_same_when_it_is_turned_round(order: Sequence[str], dress: Dress, corner: str) -> None:
    drawn = pivot(order, dress)
    found = read(turned(drawn.with_corner(corner).grid))
    assert without_address(found.figures) == without_address(drawn.figures)
    assert [problem.partition(" ")[0] for problem in found.problems] == ["I115"] * len(drawn.derived)


def test_days_stand_in_blocks_beside_plan_and_fact() -> None:
    found = read(
        """
        Дата       | Показатель | Темнов | Ключи | ИТОГО
        01.10.2026 | план       | 10     | 20    | 30
                   | факт       | 5      | 7     | 12
                   | %          | 50%    | 35%   | 40%
        08.10.2026 | план       | 12     | 22    | 34
                   | факт       | 6      | 8     | 15
                   | %          | 50%    | 35%   | 40%
        * данные уточняются
        """,
        "Инициативы",
    )
    assert found.figures == [
        "C2 Темнов план ини 01.10 = 10",
        "D2 Ключи план ини 01.10 = 20",
        "C3 Темнов факт ини 01.10 = 5",
        "D3 Ключи факт ини 01.10 = 7",
        "C5 Темнов план ини 08.10 = 12",
        "D5 Ключи план ини 08.10 = 22",
        "C6 Темнов факт ини 08.10 = 6",
        "D6 Ключи факт ини 08.10 = 8",
    ]
    assert [told.partition(" ")[0] for told in found.totals] == ["E2", "E3", "E5", "E6"]
    assert found.problems == ["I118 E1", "I115 B4", "I115 B7", "I117 A8"]


def test_every_day_needs_not_have_every_figure() -> None:
    found = read(
        """
        Дата       | Показатель       | Темнов | Ключи
        01.10.2026 | Зарегистрировано | 10     | 20
                   | Инициативы       | 5      | 7
        08.10.2026 | Зарегистрировано | 12     | 22
        15.10.2026 | Зарегистрировано | 13     | 23
                   | Инициативы       | 6      | 8
        """
    )
    assert [told for told in found.figures if "Темнов" in told] == [
        "C2 Темнов факт рег 01.10 = 10",
        "C3 Темнов факт ини 01.10 = 5",
        "C4 Темнов факт рег 08.10 = 12",
        "C5 Темнов факт рег 15.10 = 13",
        "C6 Темнов факт ини 15.10 = 6",
    ]


# --- headings under the names -----------------------------------------------------------------------------------------

UNDER_NAMES = [
    pytest.param("план | факт", "Зарегистрировано на 01.10", ["план рег 01.10", "факт рег 01.10"], id="plan and fact"),
    pytest.param("01.10 | 08.10", "Зарегистрировано", ["факт рег 01.10", "факт рег 08.10"], id="days"),
    pytest.param("Зарегистрировано | Инициативы", "01.10", ["факт рег 01.10", "факт ини 01.10"], id="indicators"),
    pytest.param(
        "нарастающим итогом | за неделю",
        "Инициативы на 01.10",
        ["факт ини 01.10", "прирост ини 01.10"],
        id="increments",
    ),
]


@pytest.mark.parametrize("merges", [[], [Area(1, 2, 1, 3), Area(1, 4, 1, 5)]], ids=["first only", "merged"])
@pytest.mark.parametrize(("under", "label", "said"), UNDER_NAMES)
def test_headings_may_stand_under_the_names(under: str, label: str, said: list[str], merges: list[Area]) -> None:
    found = read(f"\nПоказатель | Темнов | | Ключи |\n | {under} | {under}\n{label} | 1 | 2 | 3 | 4", merges=merges)
    assert found.figures == [
        f"B3 Темнов {said[0]} = 1",
        f"C3 Темнов {said[1]} = 2",
        f"D3 Ключи {said[0]} = 3",
        f"E3 Ключи {said[1]} = 4",
    ]
    assert found.problems == []


def test_a_percentage_under_the_names_is_no_figure() -> None:
    found = read(
        """
        Дата  | Темнов |      |     | Ключи |      |
              | план   | факт | %   | план  | факт | %
        01.10 | 30     | 12   | 40  | 20    | 5    | 25
        """,
        "Инициативы",
    )
    assert [told.partition(" ")[0] for told in found.figures] == ["B3", "C3", "E3", "F3"]


def test_a_label_that_contradicts_its_header_is_a_question() -> None:
    found = read(
        """
        Показатель    | Темнов |      | Ключи |
                      | план   | факт | план  | факт
        План на 01.10 | 1      | 2    | 3     | 4
        Факт на 01.10 | 5      | 6    | 7     | 8
        """,
        "Инициативы",
    )
    loaded = {
        "B3 Темнов план ини 01.10 = 1",
        "D3 Ключи план ини 01.10 = 3",
        "C4 Темнов факт ини 01.10 = 6",
        "E4 Ключи факт ини 01.10 = 8",
    }
    assert set(found.figures) <= loaded
    assert any(problem.startswith("E") for problem in found.problems)


# --- labels -----------------------------------------------------------------------------------------------------------


def test_a_label_that_is_not_understood_is_a_question() -> None:
    found = read(
        """
        Показатель                     | Темнов | Ключи
        Зарегистрировано на 01.10.2026 | 10     | 20
        Встречи на 01.10.2026          | 5      | 7
        Инициативы на 01.10.2026       | 3      | 4
        """
    )
    assert [told.partition(" ")[0] for told in found.figures] == ["B2", "C2", "B4", "C4"]
    assert found.problems == ["E122 A3"]


@pytest.mark.parametrize(
    ("title", "label", "code"),
    [
        ("Свод", "на 01.10.2026", "E112"),
        ("Свод", "Инициативы", "E113"),
        ("Инициативы", "План", "E114"),
        ("Инициативы", "План за неделю на 01.10", "E114"),
    ],
)
def test_a_label_that_says_too_little_is_a_question(title: str, label: str, code: str) -> None:
    found = read(f"\nПоказатель | Темнов | Ключи\n{label} | 10 | 20\n{label} | 1 | 2", title)
    assert (found.figures, found.problems) == ([], [f"{code} A2", f"{code} A3"])


def test_the_day_of_facts_is_no_day_a_plan_is_due() -> None:
    found = read(
        """
        Ход марафона по состоянию на 01.10.2026
        Показатель       | Темнов |      | Ключи |
                         | план   | факт | план  | факт
        Зарегистрировано | 1      | 2    | 3     | 4
        """
    )
    assert found.figures == ["C4 Темнов факт рег 01.10 = 2", "E4 Ключи факт рег 01.10 = 4"]
    assert [problem.partition(" ")[0] for problem in found.problems if problem.startswith("E")] != []


@pytest.mark.parametrize(
    ("sections", "label", "wrong"),
    [
        (("План", "Факт"), "на 01.10", "факт ини 01.10 = 1"),
        (("За неделю", "Нарастающим итогом"), "на 01.10", "факт ини 01.10 = 1"),
        (("Зарегистрировано", "Инициативы"), "на 01.10", "факт ини 01.10 = 1"),
    ],
)
@pytest.mark.parametrize("title", ["Свод", "Инициативы"])
def test_a_heading_between_the_rows_is_never_passed_over(
    sections: tuple[str, str], label: str, wrong: str, title: str
) -> None:
    """«План» alone in a row says what the rows below it are: they may be read so, or be a question, but nothing else."""
    table = f"\nПоказатель | Темнов | Ключи\n{sections[0]} | |\n{label} | 1 | 2\n{sections[1]} | |\n{label} | 5 | 6"
    found = read(table, title)
    assert [told for told in found.figures if wrong in told] == []
    assert len(found.figures) == 4 or any(problem.startswith("E") for problem in found.problems)


def test_sums_over_municipalities_are_kept_to_be_held_against_ours() -> None:
    found = read(
        "\nДата | Темнов | Ключи | Всего\n01.10 | 1 | 2 | 3\n08.10 | 4 | 5 | 10\nИтого | 5 | 7 | 13", "Инициативы"
    )
    assert found.totals == ["D2 01.10 факт ини 01.10 = 3", "D3 08.10 факт ини 08.10 = 10"]
    assert found.problems == ["I118 D1", "I303 A4"]


def test_bad_figures_lose_only_themselves() -> None:
    found = read("\nДата | Темнов | Ключи | Заречный\n01.10 | 12О | ≈20 | н/д\n08.10 | 1/3 | =#REF! | 5*", "Инициативы")
    assert found.figures == [
        "C2 Ключи факт ини 01.10 = ≈20",
        "D2 Заречный факт ини 01.10 = —",
        "D3 Заречный факт ини 08.10 = 5",
    ]
    assert found.problems == ["E201 B2", "W210 C2", "E201 B3", "E206 C3", "W215 D3"]


def test_columns_without_a_name_and_of_numbers_are_named() -> None:
    found = read("\n№ | Дата | Темнов | Ключи | \n1 | 01.10 | 1 | 2 | сверено\n2 | 08.10 | 3 | 4 |", "Инициативы")
    assert [told.partition(" ")[0] for told in found.figures] == ["C2", "D2", "C3", "D3"]
    assert found.problems == ["I106 A1", "W107 E2"]


def test_every_header_of_figures_is_named_as_a_municipality() -> None:
    found = read(
        "\nХод марафона\nДата | г.о. Темнов | Северный | «Ключи» | Среднее\n01.10 | 1 | 2 | 3 | 2", "Инициативы"
    )
    assert found.layout.names == ((2, 2, "г.о. Темнов"), (2, 3, "Северный"), (2, 4, "«Ключи»"))


def test_one_municipality_alone_is_no_such_table() -> None:
    found = read("\nПоказатель | Темнов\nЗарегистрировано на 01.10 | 1\nИнициативы на 01.10 | 2")
    assert (found.figures, found.problems) == ([], ["E102 A1"])


def test_rows_of_a_register_make_no_register_of_a_table_of_figures() -> None:
    found = read(
        """
        Муниципалитет             | Темнов          | Ключи
        Тип                       | городской округ | муниципальный район
        Население                 | 5000            | 6000
        Зарегистрировано на 01.10 | 1               | 2
        """
    )
    assert [kind for line in found.lines for kind, _ in line.records if kind == "municipality"] == []
    assert any(problem.startswith("E") for problem in found.problems)


def test_settings_say_what_a_tab_does_not() -> None:
    hint = Hint(read_as="matrix", indicator="registered_users", is_increment=True)
    found = read("\nДата | Темнов | Ключи\n01.10 | 1 | 2", "Справка", hint=hint)
    assert found.figures == ["B2 Темнов прирост рег 01.10 = 1", "C2 Ключи прирост рег 01.10 = 2"]


def test_an_empty_row_of_facts_over_its_percentage_is_no_heading() -> None:
    table = """
        Дата          | План/факт | Темнов | Ключи
        на 01.10.2026 | План      | =30    | =26
                      | Факт      | =12    | =8
                      | %         | 40%    | 31%
        на 13.12.2026 | План      | =45    | =39
                      | Факт      |        |
                      | %         | =0     | -
        """
    found = read(table, "Инициативы")
    assert [told.partition(" ")[0] for told in found.figures] == ["C2", "D2", "C3", "D3", "C5", "D5"]
    assert {problem.partition(" ")[0] for problem in found.problems} == {"I115"}
