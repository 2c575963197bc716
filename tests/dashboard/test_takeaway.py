"""Files taken away: people are whole, typed text stays text, names and codes join, and a sheet can be read."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd

from dashboard import takeaway
from dashboard.conclusions.names import joinable
from dashboard.plain import Row


def lines(frame: pd.DataFrame) -> list[str]:
    return takeaway.csv(frame, "").decode("utf-8-sig").splitlines()


def test_people_stay_whole_where_one_is_missing() -> None:
    frame = pd.DataFrame(
        {"факт": [27.0, None, 83.0], "цель": pd.array([1, None, 3], dtype="Int64"), "на 1 000": [1.5, 2, None]}
    )
    assert lines(frame)[1:] == ["27;1;1,5", ";;2,0", "83;3;"]
    sheet = openpyxl.load_workbook(io.BytesIO(takeaway.xlsx(frame, "a")))["a"]
    assert [type(cell.value) for cell in sheet["A"][1:]] == [int, type(None), int]


def test_a_typed_number_is_no_formula() -> None:
    typed = ["-2", "+12", "-2,5", "-2+3", "=1", "-", "+7(1)", "@a"]
    assert lines(pd.DataFrame({"a": typed}))[1:] == ["-2", "+12", "-2,5", "'-2+3", "'=1", "'-", "'+7(1)", "'@a"]


def test_a_sheet_is_named_in_whole_words() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(takeaway.xlsx(pd.DataFrame({"a": [1]}), "Исправлено после подведения итогов"))
    )
    assert book.sheetnames == ["Исправлено после подведения"]


def test_a_long_text_is_wrapped_in_a_column_of_some_width() -> None:
    book = openpyxl.load_workbook(io.BytesIO(takeaway.xlsx(pd.DataFrame({"a": ["слово " * 60], "b": ["да"]}), "a")))
    assert 55 < book["a"].column_dimensions["A"].width < 65
    assert book["a"]["A2"].alignment.wrap_text
    assert not book["a"]["B2"].alignment.wrap_text


def test_names_are_full_and_codes_are_text() -> None:
    register: dict[str, Row] = {
        "99600101": {"name": "городской округ Заречный", "oktmo": "99600101"},
        "x": {"name": "Светлов", "oktmo": None},
    }
    shown = pd.DataFrame({"день": [1, 2, 3], "Муниципалитет": ["г. о. Заречный", "Светлов", "Лугоф"]}, index=[5, 3, 4])
    found = joinable(shown, ["99600101", "x", None], register)
    assert list(found.columns) == ["день", "Муниципалитет", "Код ОКТМО"]
    assert found["Муниципалитет"].tolist() == ["городской округ Заречный", "Светлов", "Лугоф"]
    assert found["Код ОКТМО"].tolist() == ["99600101", None, None]
    alone = joinable(shown[["день"]], ["x", "x", "x"], register)
    assert list(alone.columns) == ["Муниципалитет", "Код ОКТМО", "день"], "as in the file of one who has a code"
    assert list(joinable(shown[["день"]], ["x"] * 3, {"x": register["x"]}).columns) == ["Муниципалитет", "день"]


def test_a_file_is_named_in_whole_words() -> None:
    name = "Письмо Берёзоложский муниципальный округ Демонстрационной области"
    assert takeaway.file_name(name, "Область", "2026-11-23") == f"{name}, Область, 2026-11-23"
    long = takeaway.file_name(name + " имени Первой Конной армии" * 4, "Область", "2026-11-23")
    assert len(long.encode()) <= takeaway.IN_NAME
    assert long.endswith(", Область, 2026-11-23")
    cut = long.removesuffix(", Область, 2026-11-23").split()
    assert cut == (name + " имени Первой Конной армии" * 4).split()[: len(cut)]
    assert len(cut) > 12
