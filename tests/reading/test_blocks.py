"""Names that stand once for several rows: merged areas and blocks are carried down; any other blank stays a question."""

from __future__ import annotations

import pytest

from pipelines.cells import Area
from pipelines.reading.recognise import prepared
from pipelines.reading.records import Outcome
from tests.drawing import grid
from tests.reading.reader import SEASON, read

# --- blocks by blanks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            """
            Муниципалитет | Дата       | Инициативы
            Темнов        | 01.10.2026 | 5
                          | 08.10.2026 | 6
            Ключи         | 01.10.2026 | 7
                          | 08.10.2026 | 8
            """,
            id="a municipality per block",
        ),
        pytest.param(
            """
            Дата       | Муниципалитет | Инициативы
            01.10.2026 | Темнов        | 5
                       | Ключи         | 7
            08.10.2026 | Темнов        | 6
                       | Ключи         | 8
            """,
            id="a day per block",
        ),
        pytest.param(
            """
            Муниципалитет | Дата       | Инициативы
            Темнов        | 01.10.2026 | 5
                          | 08.10.2026 | 6
            Итого         |            | 11

            Ключи         | 01.10.2026 | 7
                          | 08.10.2026 | 8
            Итого         |            | 15
            """,
            id="with totals between",
        ),
        pytest.param(
            """
            Муниципалитет | Дата       | Инициативы
            Темнов        | 01.10.2026 | 5
                          | 08.10.2026 | 6
            Ключи         | 01.10.2026 | 7
                          | 08.10.2026 | 8
            Заречный      | 01.10.2026 |
            """,
            id="one block of a single row",
        ),
    ],
)
def test_a_name_in_the_first_row_of_a_block_holds_for_all_of_them(table: str) -> None:
    found = read(table, "Факт")
    told = sorted(figure.partition(" ")[2] for figure in found.figures if not figure.endswith("—"))
    assert told == [
        "Ключи факт ини 01.10 = 7",
        "Ключи факт ини 08.10 = 8",
        "Темнов факт ини 01.10 = 5",
        "Темнов факт ини 08.10 = 6",
    ]
    assert [problem for problem in found.problems if not problem.startswith("I303")] == []


def test_blocks_may_stand_in_blocks() -> None:
    found = read(
        """
        Муниципалитет | Дата       | Организация | Инициативы
        Темнов        | 01.10.2026 | Школа 1     | 1
                      |            | ДК          | 2
                      | 08.10.2026 | Школа 1     | 3
                      |            | ДК          | 4
        Ключи         | 01.10.2026 | Школа 1     | 5
                      |            | ДК          | 6
        """,
        "Факт",
    )
    assert found.figures == [
        "D2 Темнов факт ини 01.10 (Школа 1) = 1",
        "D3 Темнов факт ини 01.10 (ДК) = 2",
        "D4 Темнов факт ини 08.10 (Школа 1) = 3",
        "D5 Темнов факт ини 08.10 (ДК) = 4",
        "D6 Ключи факт ини 01.10 (Школа 1) = 5",
        "D7 Ключи факт ини 01.10 (ДК) = 6",
    ]
    assert found.problems == []


def test_the_sum_of_a_block_is_the_municipality_s_own_row() -> None:
    found = read(
        """
        Дата       | Муниципалитет | Организация | Инициативы
        01.10.2026 | Темнов        | Школа 1     | 5
        01.10.2026 |               | ДК          | 6
        01.10.2026 |               | Итого       | 11
        01.10.2026 | Ключи         | Школа 1     | 7
        01.10.2026 |               | Итого       | 7
        """,
        "Факт",
    )
    assert found.figures == [
        "D2 Темнов факт ини 01.10 (Школа 1) = 5",
        "D3 Темнов факт ини 01.10 (ДК) = 6",
        "D4 Темнов факт ини 01.10 = 11",
        "D5 Ключи факт ини 01.10 (Школа 1) = 7",
        "D6 Ключи факт ини 01.10 = 7",
    ]


def test_a_block_has_its_code_as_well() -> None:
    found = read(
        """
        Муниципалитет | ОКТМО    | Дата       | Инициативы
        Темнов        | 59612000 | 01.10.2026 | 5
                      |          | 08.10.2026 | 6
        Ключи         | 59616000 | 01.10.2026 | 7
                      |          | 08.10.2026 | 8
        """,
        "Факт",
    )
    assert [line.oktmo for line in found.lines] == [None, "59612000", "59612000", "59616000", "59616000"]


# --- near misses ------------------------------------------------------------------------------------------------------

NEAR_MISSES = [
    pytest.param(
        """
        Дата       | Муниципалитет | Инициативы
        01.10.2026 | Темнов        | 5
        01.10.2026 |               | 6
        01.10.2026 | Заречный      | 7
        """,
        ["E232 B3"],
        id="one name forgotten",
    ),
    pytest.param(
        """
        Дата       | Муниципалитет | Инициативы
        01.10.2026 | Темнов        | 5
                   | Ключи         | 6
        01.10.2026 | Заречный      | 7
        01.10.2026 | Берёзовка     | 8
        """,
        ["E232 A3"],
        id="one day forgotten among days that are repeated",
    ),
    pytest.param(
        """
        Муниципалитет | Дата       | Инициативы
        Темнов        | 01.10.2026 | 5
                      | 01.10.2026 | 6
        Ключи         | 01.10.2026 | 7
                      | 01.10.2026 | 8
        """,
        ["E232 A3", "E232 A5"],
        id="rows that would say the same twice",
    ),
    pytest.param(
        """
        Муниципалитет | Дата       | Инициативы
        Темнов        | 01.10.2026 | 5

                      | 08.10.2026 | 6
        Ключи         | 01.10.2026 | 7
        """,
        ["E232 A4"],
        id="a blank row between",
    ),
    pytest.param(
        """
        Муниципалитет | Дата       | Инициативы
                      | 01.10.2026 | 5
        Темнов        | 08.10.2026 | 6
                      | 15.10.2026 | 7
        """,
        ["E232 A2", "E232 A4"],
        id="the first row has no name",
    ),
    pytest.param(
        """
        Муниципалитет | Срок       | Инициативы
        Темнов        | 01.10.2026 | 5
        Ключи         | 01.10.2026 | 6
        Заречный      | 01.10.2026 | 7
        Берёзовка     |            | 8
        """,
        ["E232 B5"],
        id="the last due day forgotten",
    ),
]


@pytest.mark.parametrize(("table", "problems"), NEAR_MISSES)
def test_a_blank_that_is_no_block_stays_a_question(table: str, problems: list[str]) -> None:
    found = read(table, "Цели" if "Срок" in table else "Факт")
    assert found.problems == problems
    questions = {int(problem[-1]) for problem in problems}
    rejected = {number for number, line in enumerate(found.lines, 1) if line.outcome is Outcome.REJECTED}
    assert rejected == questions
    assert {number for number, line in enumerate(found.lines, 1) if line.records} & questions == set()


def test_a_comment_is_never_carried_down() -> None:
    found = read(
        """
        Муниципалитет | Дата       | Инициативы | Комментарий
        Темнов        | 01.10.2026 | 5          | сверено
                      | 08.10.2026 | 6          |
        Ключи         | 01.10.2026 | 7          | со слов
                      | 08.10.2026 | 8          |
        """,
        "Факт",
    )
    comments = [record["comment"] for line in found.lines for _, record in line.records]
    assert comments == ["сверено", None, "со слов", None]


def test_no_figure_is_ever_carried_down() -> None:
    found = read("\nМуниципалитет | 01.10 | 08.10\nТемнов | 5 | 6\nКлючи | | 7\nЗаречный | 8 |", "Инициативы")
    assert found.figures == [
        "B2 Темнов факт ини 01.10 = 5",
        "C2 Темнов факт ини 08.10 = 6",
        "B3 Ключи факт ини 01.10 = —",
        "C3 Ключи факт ини 08.10 = 7",
        "B4 Заречный факт ини 01.10 = 8",
        "C4 Заречный факт ини 08.10 = —",
    ]


# --- merged areas -----------------------------------------------------------------------------------------------------


def test_a_merged_name_holds_for_all_its_rows() -> None:
    table = """
        Муниципалитет | Дата       | Организация | Инициативы
        Темнов        | 01.10.2026 | Школа 1     | 5
                      |            | ДК          | 7
                      |            |             | 12
        Ключи         | 01.10.2026 |             | 5
    """
    found = read(table, "Факт", merges=[Area(2, 1, 4, 1), Area(2, 2, 4, 2)])
    assert found.figures == [
        "D2 Темнов факт ини 01.10 (Школа 1) = 5",
        "D3 Темнов факт ини 01.10 (ДК) = 7",
        "D4 Темнов факт ини 01.10 = 12",
        "D5 Ключи факт ини 01.10 = 5",
    ]
    assert found.problems == []


@pytest.mark.parametrize("typed", ["=5", "5", "≈5", "5*", "=2026-10-01"])
@pytest.mark.parametrize("area", [Area(2, 3, 3, 3), Area(2, 3, 2, 4), Area(2, 3, 3, 4)], ids=["down", "across", "both"])
def test_a_merged_figure_is_a_question_whose_it_is(typed: str, area: Area) -> None:
    table = f"\nМуниципалитет | Дата | Зарегистрировано | Инициативы\nТемнов | 01.10.2026 | {typed} |\nКлючи | 01.10.2026 | | 8"
    found = read(table, "Факт", merges=[area])
    assert [told for told in found.figures if not told.endswith(("—", "D3 Ключи факт ини 01.10 = 8"))] == []
    assert [problem for problem in found.problems if problem.startswith("E2") and problem.endswith("C2")] != []


def test_a_heading_merged_over_the_whole_row_is_a_heading() -> None:
    table = "\nМуниципалитет | 01.10 | 08.10\nГородские округа | |\nТемнов | 1 | 2"
    found = read(table, "Инициативы", merges=[Area(2, 1, 2, 3)])
    assert found.figures == ["B3 Темнов факт ини 01.10 = 1", "C3 Темнов факт ини 08.10 = 2"]
    assert found.problems == ["I119 A2"]


@pytest.mark.parametrize(
    "area",
    [
        Area(1, 1, 2, 1),
        Area(1, 1, 900, 1),
        Area(1, 1, 1, 900),
        Area(700, 1, 900, 3),
        Area(1, 700, 2, 900),
        Area(1, 1, 1, 1),
    ],
)
def test_areas_may_be_anywhere(area: Area) -> None:
    found = read("\nХод марафона\nДата | Муниципалитет | Инициативы\n01.10.2026 | Темнов | 5", "Факт", merges=[area])
    assert found.figures[:1] in (["C3 Темнов факт ини 01.10 = 5"], [])
    assert len(found.lines) == 3


def test_what_is_filled_in_once_is_not_filled_in_again() -> None:
    table = grid(
        "\nМуниципалитет | Дата | Инициативы\nТемнов | 01.10.2026 | 5\n | 08.10.2026 | 6\nКлючи | 01.10.2026 | 7"
    )
    whole, _ = prepared(table, SEASON)
    assert whole.rows[2][0].inherited
    assert prepared(whole, SEASON)[0] == whole


@pytest.mark.parametrize("title", ["Зарегистрировано", "Свод на 01.10.2026"])
def test_the_first_row_of_a_block_we_cannot_read_is_a_question(title: str) -> None:
    """What tells the rows of the block apart is not read, so that its first row is not the whole municipality."""
    found = read(
        f"""
        Муниципалитет | Возраст   | {"01.10" if title == "Зарегистрировано" else "Зарегистрировано"}
        Темнов        | до 35     | 5
                      | старше 35 | 7
        Ключи         | до 35     | 6
                      | старше 35 | 8
        """,
        title,
    )
    assert found.figures == []
    assert any(problem.startswith("E") for problem in found.problems)
