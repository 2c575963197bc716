"""Rows under a header that are no data: they are left out and named; a row of data is never taken for one."""

from __future__ import annotations

import pytest

from pipelines.reading.records import Outcome
from tests.reading.reader import read

MATRIX = "\nМуниципалитет | Организация | 01.10 | 08.10"
PLAIN = "\nДата | Муниципалитет | Организация | Инициативы"


# --- footnotes and signatures -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        "* данные уточняются",
        "** без учёта поселений",
        "¹ по данным администраций",
        "1) предварительно",
        "Примечание: цифры на 18:00",
        "Прим.: цифры на 18:00",
        "Источник: сайт марафона",
        "Исп. специалист отдела",
        "Исполнитель: отдел развития",
        "Подготовил: отдел развития",
        "Согласовано | отдел развития",
        "Утверждаю",
        "Ответственный за подготовку: отдел",
        "Руководитель группы | подпись",
        "Глава района | (подпись)",
        "Председатель совета",
        "М.П.",
        "Данные на 18:00",
        "Обновлено 08.10.2026",
        "Дата заполнения: 08.10.2026",
        "По состоянию на 08.10.2026",
        "Справочно: марафон идёт до 13.12",
    ],
)
@pytest.mark.parametrize("header", [MATRIX, PLAIN], ids=["a matrix", "the contract"])
def test_a_footnote_or_a_signature_is_left_out_and_named(header: str, row: str) -> None:
    data = "Темнов | | 5 | 6" if header == MATRIX else "01.10.2026 | Темнов | | 5"
    found = read(f"{header}\n{data}\n\n{row}", "Инициативы" if header == MATRIX else "Факт")
    assert found.lines[3].outcome is Outcome.IGNORED
    assert found.problems == ["I117 A4"]


@pytest.mark.parametrize(
    "row",
    [
        "Источник | | 5 | 6",
        "Главный район | | 5 |",
        "Директорский | | | 6",
        "Исполнителево | | =#REF! |",
        "Данные | | 0 | -",
    ],
)
def test_a_row_with_figures_is_no_footnote(row: str) -> None:
    found = read(f"{MATRIX}\n{row}", "Инициативы")
    assert [problem for problem in found.problems if problem.startswith("I117")] == []
    assert found.lines[1].municipality is not None


def test_a_remark_in_a_column_of_figures_is_no_footnote() -> None:
    found = read(f"{MATRIX}\n* | | уточняется | ", "Инициативы")
    assert found.problems == ["E201 C2"]


# --- numbers of columns -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("numbers", ["1 | 2 | 3 | 4", "=1 | =2 | =3 | =4", "=1.0 | =2.0 | =3.0 | =4.0"])
@pytest.mark.parametrize("header", [MATRIX, PLAIN], ids=["a matrix", "the contract"])
def test_a_row_that_numbers_the_columns_is_left_out(header: str, numbers: str) -> None:
    found = read(f"{header}\n{numbers}", "Инициативы" if header == MATRIX else "Факт")
    assert (found.figures, found.problems) == ([], ["I116 A2"])


@pytest.mark.parametrize("row", ["| | 1 | 2", "| 1 | 2 | 3", "Темнов | 1 | 2 | 3", "2 | 3 | 4 | 5", "1 | 2 | 4 | 8"])
def test_a_row_of_figures_is_no_numbering(row: str) -> None:
    found = read(f"{MATRIX}\n{row}", "Инициативы")
    assert [problem for problem in found.problems if problem.startswith("I116")] == []


def test_figures_of_a_bound_book_are_no_numbering() -> None:
    found = read("\n01.10 | 08.10 | 15.10\n1 | 2 | 3", "Инициативы", bound=True)
    assert [told.rpartition(" ")[2] for told in found.figures] == ["1", "2", "3"]


# --- headings and repeated headers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "Городские округа",
        "МУНИЦИПАЛЬНЫЕ РАЙОНЫ:",
        "Городские округа и муниципальные округа",
        "Сельские поселения",
        "Районы",
    ],
)
def test_the_heading_of_a_group_is_left_out(heading: str) -> None:
    found = read(f"{MATRIX}\n{heading}\nТемнов | | 5 | 6", "Инициативы")
    assert (len(found.figures), found.problems) == (2, ["I119 A2"])


@pytest.mark.parametrize("row", ["Городские округа | | 5 | 6", "Городской округ Темнов", "Районный центр"])
def test_what_is_more_than_a_heading_is_no_heading(row: str) -> None:
    found = read(f"{MATRIX}\n{row}", "Инициативы")
    assert found.lines[1].municipality == row.partition(" | ")[0]


def test_a_header_that_is_repeated_is_left_out() -> None:
    table = """
        Муниципалитет | на 01.10.2026 |      | на 08.10.2026 |
                      | план          | факт | план          | факт
        Темнов        | 1             | 2    | 3             | 4
        Муниципалитет | на 01.10.2026 |      | на 08.10.2026 |
                      | план          | факт | план          | факт
        Ключи         | 5             | 6    | 7             | 8
    """
    found = read(table, "Инициативы")
    assert [told.rpartition(" ")[2] for told in found.figures] == list("12345678")
    assert found.problems == ["I109 A4", "I109 B5"]


# --- totals -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label", ["ИТОГО", "Итого:", "Всего по области", "в т.ч.", "В том числе районы", "ИТОГО по 3 муниципалитетам"]
)
def test_sums_are_left_out_of_the_figures(label: str) -> None:
    found = read(f"{MATRIX}\nТемнов | | 5 | 6\n{label} | | 5 | 6", "Инициативы")
    assert len(found.figures) == 2
    assert [told.rpartition(" ")[2] for told in found.totals] == ["5", "6"]
    assert found.problems == ["I303 A3"]


def test_an_unreadable_sum_is_nobody_s_question() -> None:
    found = read(f"{MATRIX}\nИтого | | =#REF! | ≈6", "Инициативы")
    assert [told.rpartition(" ")[2] for told in found.totals] in (["≈6"], ["6"], [])
    assert found.problems == ["I303 A2"]


@pytest.mark.parametrize("name", ["Всеволожский район", "Итоговка", "Всегодичи"])
def test_a_name_that_begins_like_a_total_is_a_name(name: str) -> None:
    found = read(f"{MATRIX}\n{name} | | 5 | 6", "Инициативы")
    assert (len(found.figures), found.problems) == (2, [])
