"""Local workbooks: what stands in the file comes back as cells, and what cannot be read is said in one sentence."""

import csv
import io
import itertools
import os
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.datavalidation import DataValidation

from pipelines.cells import BLANK, Area, Cell, Grid, Kind
from pipelines.errors import SourceError
from pipelines.sources.names import readable
from pipelines.sources.workbook import WorkbookReader
from tests.growing import growth

HEADER = ["Дата", "Муниципалитет", "Зарегистрировано"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def text(value: str) -> Cell:
    return Cell(Kind.TEXT, value) if value else BLANK


def number(value: float, shown: str | None = None) -> Cell:
    return Cell(Kind.NUMBER, value, shown)


def saved(path: Path, rows: list[list[Any]], **formats: str) -> Path:
    """A workbook with one tab «Факт»; `formats` names number formats by cell."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Факт"
    for row in rows:
        sheet.append(row)
    for place, number_format in formats.items():
        sheet[place].number_format = number_format
    book.save(path)
    return path


def changed(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook with one part of its archive rewritten."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_rows(path: Path, rows: str) -> Path:
    """A workbook whose sheet holds just this XML."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return changed(saved(path, []), "xl/worksheets/sheet1.xml", lambda _: sheet)


def only_tab(path: Path) -> Grid:
    (book,) = WorkbookReader(path).fetch({}).books
    (tab,) = book.tabs
    return tab


def cell(path: Path) -> Cell:
    return only_tab(path).rows[0][0]


def refusal(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        WorkbookReader(path).fetch({})
    return str(caught.value)


# --- an .xlsx -------------------------------------------------------------------------------------------------------


def test_a_workbook_is_one_book_of_typed_cells(tmp_path: Path) -> None:
    path = saved(tmp_path / "Свод.xlsx", [["Дата", "Факт"], [date(2026, 9, 1), 120], [" текст ", True]])

    fetched = WorkbookReader(path).fetch({})

    (book,) = fetched.books
    assert (book.key, book.title, book.url) == ("Свод.xlsx", "Свод", None)
    assert book.stamp
    assert book.tabs == (
        Grid(
            title="Факт",
            rows=(
                (text("Дата"), text("Факт")),
                (Cell(Kind.DATE, date(2026, 9, 1)), number(120)),
                (text(" текст "), Cell(Kind.BOOLEAN, True)),
            ),
        ),
    )
    assert (fetched.unchanged, fetched.failures, fetched.requests) == (frozenset(), {}, 0)


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (33, "General", number(33)),
        (33.0, "General", number(33)),
        (33.4, "General", number(33.4)),
        (33.4, "0", number(33.4, "33")),
        (33.5, "0", number(33.5, "34")),
        (-33.5, "0", number(-33.5, "-34")),
        (1234.4, "#,##0", number(1234.4, "1\u00a0234")),
        (1234.4, "# ##0", number(1234.4, "1\u00a0234")),
        (33.4, '0" чел."', number(33.4, "33")),
        (33.44, "0.0", number(33.44)),
        (0.85, "0%", Cell(Kind.PERCENT, 0.85, "85%")),
        (0.855, "0.0%", Cell(Kind.PERCENT, 0.855, "85,5%")),
        (1, "0%", Cell(Kind.PERCENT, 1, "100%")),
        (85, '0"%"', number(85)),
        (85, r"0\%", number(85)),
        (-0.5, "0;[Red]-0%", Cell(Kind.PERCENT, -0.5, "-50%")),
        (2**53 - 1, "General", number(2**53 - 1)),
        (2**53, "General", number(float(2**53))),
        (1e300, "0", number(1e300)),
        (1e300, "0%", Cell(Kind.PERCENT, 1e300, "1e+302%")),
        (datetime(2026, 9, 1, 23, 30), "dd.mm.yyyy", Cell(Kind.DATE, date(2026, 9, 1))),  # noqa: DTZ001 - a sheet knows no zone
        (time(14, 5), "h:mm", text("14:05")),
        (0, "dd.mm.yyyy", text("00:00")),
        (1, "[h]:mm", text("24:00")),
        (1, "h:mm", Cell(Kind.DATE, date(1900, 1, 1))),
        (-5, "dd.mm.yyyy", Cell(Kind.DATE, date(1899, 12, 25))),
        (timedelta(hours=26, minutes=30), "[h]:mm", text("26:30")),
        ("#REF!", "General", Cell(Kind.ERROR, "#REF!")),
        (5_000_000, "dd.mm.yyyy", Cell(Kind.ERROR, "########")),
        ("'=1+1", "General", text("'=1+1")),
        ("00123", "General", text("00123")),
        ("a\nb", "General", text("a\nb")),
    ],
)
def test_a_value_and_its_number_format(tmp_path: Path, value: Any, number_format: str, expected: Cell) -> None:
    found = cell(saved(tmp_path / "a.xlsx", [[value]], A1=number_format))

    assert found == expected
    assert type(found.value) is type(expected.value)


@pytest.mark.parametrize("raw", ["NaN", "1E+400", "-1E+400", "9" * 400, "12О"])
def test_what_is_no_number_is_an_error_of_its_cell_only(tmp_path: Path, raw: str) -> None:
    path = with_rows(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>{raw}</v></c><c r="B1"><v>5</v></c></row>')

    assert only_tab(path).rows == ((Cell(Kind.ERROR, raw), number(5)),)


def test_formulas_give_their_saved_result_and_say_when_there_is_none(tmp_path: Path) -> None:
    path = with_rows(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*2</f></c><c r="C1"><f>A1*3</f><v></v></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2+1</f><v>7</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c></row>'
        '<row r="4"><c r="A4"><f t="array" ref="A4">SUM(A1:A3)</f></c></row>',
    )

    assert only_tab(path).rows == (
        (
            number(2),
            Cell(Kind.NO_RESULT, "=A1*2"),
            Cell(Kind.NO_RESULT, "=A1*3"),
            BLANK,
            Cell(Kind.ERROR, "#DIV/0!"),
        ),
        (number(7),),
        (Cell(Kind.NO_RESULT, "=B3+1"),),
        (Cell(Kind.NO_RESULT, "=SUM(A1:A3)"),),
    )


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="inlineStr"><is><t>=1+1</t></is></c></row>')

    assert cell(path) == text("=1+1")


def test_rich_text_is_plain_and_carriage_returns_are_decoded(tmp_path: Path) -> None:
    rich = CellRichText("до ", TextBlock(InlineFont(b=True), "1 сентября"))
    path = saved(tmp_path / "a.xlsx", [[rich, "а_x000D_\nб"]])

    assert only_tab(path).rows == ((text("до 1 сентября"), text("а\r\nб")),)


def test_hidden_rows_merges_and_titles_are_kept(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = " Факт "
    rows: list[list[Any]] = [["на 01.10", None, "б"], [1, 2, 3], [4, 5, 6]]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[500].hidden = True
    book.create_sheet("скрытый").sheet_state = "veryHidden"
    book["скрытый"].append(["есть"])
    book.save(tmp_path / "a.xlsx")

    shown, hidden = WorkbookReader(tmp_path / "a.xlsx").fetch({}).books[0].tabs

    assert (shown.title, hidden.title) == (" Факт ", "скрытый")
    assert (shown.hidden_rows, shown.merges) == (frozenset({2}), (Area(1, 1, 1, 2),))
    assert len(shown.rows) == 3
    assert hidden.rows == ((text("есть"),),)


def test_what_lies_under_a_merged_area_is_not_read(tmp_path: Path) -> None:
    path = changed(
        saved(tmp_path / "a.xlsx", [["верх", "под"], ["под", "под"], ["низ"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
    )

    assert only_tab(path).rows == ((text("верх"),), (), (text("низ"),))


def test_chart_sheets_have_no_cells(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [[1], [2]])
    book = openpyxl.load_workbook(path)
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=1, min_row=1, max_row=2))
    book.create_chartsheet("Диаграмма").add_chart(chart)
    book.save(path)

    assert only_tab(path).title == "Факт"


def test_rows_and_cells_without_addresses_stand_in_order(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "a.xlsx", "<row><c/><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>")

    assert only_tab(path).rows == ((BLANK, number(1)), (), (number(2),))


def test_rows_that_are_only_formatted_are_cut(tmp_path: Path) -> None:
    formatted = "".join(f'<row r="{n}" s="0"><c r="A{n}" s="0"/></row>' for n in range(2, 100_000))
    path = with_rows(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>5</v></c><c r="XFD1" s="0"/></row>{formatted}')

    assert only_tab(path).rows == ((number(5),),)


def test_a_wide_gap_is_a_gap(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "a.xlsx", '<row r="1048576"><c r="C1048576"><v>5</v></c></row>')

    rows = only_tab(path).rows

    assert len(rows) == 1_048_576
    assert rows[-1] == (BLANK, BLANK, number(5))
    assert not any(itertools.islice(rows, 1_048_575))


def test_a_large_sheet_takes_as_much_longer_as_it_is_larger(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[date(2026, 9, 1), f"Город {n % 36}", n, n / 3, "да", "=C1+1"] for n in range(10_000)]
    paths = {count: saved(tmp_path / f"{count}.xlsx", rows[:count]) for count in (1_000, 10_000)}
    assert len(only_tab(paths[10_000]).rows) == 10_000
    assert growth(lambda count: only_tab(paths[count]), *paths) < 30


def test_the_1904_calendar_is_heard(tmp_path: Path) -> None:
    path = changed(
        saved(tmp_path / "a.xlsx", [[46266]], A1="dd.mm.yyyy"),
        "xl/workbook.xml",
        lambda xml: xml.replace("<workbookPr />", '<workbookPr date1904="1" />'),
    )

    assert cell(path) == Cell(Kind.DATE, date(2030, 9, 2))


def test_what_openpyxl_leaves_out_warns_nobody(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([5])
    sheet.add_data_validation(DataValidation(type="whole", sqref="A1:A9"))
    book.save(tmp_path / "a.xlsx")
    extension = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    path = changed(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</worksheet>", extension))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert cell(path) == number(5)


# --- what is no workbook --------------------------------------------------------------------------------------------


def test_openpyxl_is_armoured_against_xml_bombs(tmp_path: Path) -> None:
    assert openpyxl.DEFUSEDXML
    bomb = '<!DOCTYPE b [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;">]>'
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"):
        path = changed(saved(tmp_path / "a.xlsx", [[1]]), part, lambda xml: bomb + xml.partition("?>")[2] or bomb + xml)

        assert "повреждена" in refusal(path)
        assert "EntitiesForbidden" in refusal(path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "файл пуст"),
        (b"PK\x03\x04" + b"\0" * 50, "повреждена или записана не до конца"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "защищена паролем или это старый .xls"),
        ("Дата;Факт".encode(), "повреждена или записана не до конца"),
    ],
)
def test_a_broken_file_is_one_sentence_with_its_path(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "Свод.xlsx"
    path.write_bytes(content)

    said = refusal(path)

    assert said.startswith(f"{path}: ")
    assert why in said
    assert "\n" not in said


def test_every_half_written_copy_is_refused(tmp_path: Path) -> None:
    whole = saved(tmp_path / "a.xlsx", [[n, "текст"] for n in range(50)]).read_bytes()
    for part in range(0, len(whole), 97):
        (tmp_path / "half.xlsx").write_bytes(whole[:part])
        refusal(tmp_path / "half.xlsx")


def test_the_strict_dialect_is_not_taken_for_an_empty_sheet(tmp_path: Path) -> None:
    path = changed(
        saved(tmp_path / "a.xlsx", [[1]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    )

    assert "Строгая книга" in refusal(path)


def test_a_row_no_sheet_can_have_is_refused(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "a.xlsx", '<row r="999999999"><c r="A999999999"><v>5</v></c></row>')

    assert "строка 999999999" in refusal(path)


def test_an_archive_bomb_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.sources.workbook.xlsx.LARGEST", 1000)

    assert "распаковывается" in refusal(saved(tmp_path / "a.xlsx", [[1]]))


@pytest.mark.parametrize("name", ["Свод.xls", "Свод.ods", "Свод.pdf"])
def test_other_formats_are_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"anything")

    assert "сохраните как «Книга Excel (.xlsx)»" in refusal(tmp_path / name)


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "пусто").mkdir()
    (tmp_path / "Факт.csv").write_text("а;б")

    assert "такого файла или папки нет" in refusal(tmp_path / "нет.xlsx")
    assert "нет ни .xlsx, ни .csv" in refusal(tmp_path / "пусто")
    assert "укажите в workbook папку" in refusal(tmp_path / "Факт.csv")


def test_a_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path / "a.xlsx", [[1]])

    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", denied)

    assert refusal(path).startswith(f"{path}: нет прав на чтение")
    assert list(WorkbookReader(tmp_path).fetch({}).failures) == ["a.xlsx"]


def test_a_folder_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "iterdir", denied)

    assert refusal(tmp_path).startswith(f"{tmp_path}: нет прав на чтение")


# --- a folder of .xlsx ----------------------------------------------------------------------------------------------


def test_a_folder_has_a_book_per_file(tmp_path: Path) -> None:
    saved(tmp_path / "Б.XLSX", [[2]])
    saved(tmp_path / "А.xlsx", [[1]])
    for passed_over in ("~$А.xlsx", ".~lock.А.xlsx#", ".скрытый.xlsx", "заметки.txt"):
        (tmp_path / passed_over).write_bytes(b"?")
    (tmp_path / "папка.xlsx").mkdir()

    fetched = WorkbookReader(tmp_path).fetch({})

    assert [(book.key, book.tabs[0].rows[0][0].value) for book in fetched.books] == [("А.xlsx", 1), ("Б.XLSX", 2)]
    assert not fetched.failures


def test_one_broken_file_of_a_folder_leaves_the_others(tmp_path: Path) -> None:
    saved(tmp_path / "А.xlsx", [[1]])
    (tmp_path / "Б.xlsx").write_bytes(b"PK")
    (tmp_path / "В.xls").write_bytes(b"old")

    fetched = WorkbookReader(tmp_path).fetch({})

    assert [book.key for book in fetched.books] == ["А.xlsx"]
    assert set(fetched.failures) == {"Б.xlsx", "В.xls"}
    assert fetched.failures["Б.xlsx"].startswith("«Б.xlsx»: книга повреждена")
    assert fetched.failures["В.xls"] == "«В.xls»: формат «.xls» не читается; сохраните как «Книга Excel (.xlsx)»"


def test_a_folder_of_broken_files_is_all_failures(tmp_path: Path) -> None:
    (tmp_path / "Б.xlsx").write_bytes(b"PK")

    fetched = WorkbookReader(tmp_path).fetch({})

    assert (fetched.books, set(fetched.failures)) == ((), {"Б.xlsx"})


# --- names that are no utf-8 ----------------------------------------------------------------------------------------


def in_cp1251(folder: Path, name: str) -> Path:
    """As an archive packed on an old Windows unpacks."""
    return folder / os.fsdecode(name.encode("cp1251"))


def test_a_file_name_in_cp1251_is_read_as_it_was_meant(tmp_path: Path) -> None:
    saved(in_cp1251(tmp_path, "Озёрск.xlsx"), [[1]])
    in_cp1251(tmp_path, "Темнов.xlsx").write_bytes(b"PK")

    fetched = WorkbookReader(tmp_path).fetch({})

    (book,) = fetched.books
    assert (book.key, book.title) == ("Озёрск.xlsx", "Озёрск")
    assert fetched.failures["Темнов.xlsx"].startswith("«Темнов.xlsx»: книга повреждена")
    assert WorkbookReader(tmp_path).fetch({book.key: book.stamp or ""}).unchanged == {"Озёрск.xlsx"}


def test_a_folder_and_its_csv_in_cp1251(tmp_path: Path) -> None:
    folder = in_cp1251(tmp_path, "выгрузка")
    table(folder, "а;б", in_cp1251(tmp_path, "Факт.csv").name)

    (book,) = WorkbookReader(folder).fetch({}).books

    assert (book.key, book.title, book.tabs[0].title) == ("выгрузка", "выгрузка", "Факт")
    table(folder, b"a;b\0", in_cp1251(tmp_path, "Факт.csv").name)
    assert refusal(folder).startswith(f"{tmp_path / 'выгрузка' / 'Факт.csv'}: в файле нулевые байты")


def test_two_files_of_one_readable_name_are_a_question(tmp_path: Path) -> None:
    saved(in_cp1251(tmp_path, "Озёрск.xlsx"), [[1]])
    saved(tmp_path / "Озёрск.xlsx", [[1]])
    saved(tmp_path / "Темнов.xlsx", [[1]])

    fetched = WorkbookReader(tmp_path).fetch({})

    assert [book.key for book in fetched.books] == ["Темнов.xlsx"]
    assert "«Озёрск.xlsx»: файлов с таким именем несколько" in fetched.failures["Озёрск.xlsx"]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Факт", "Факт"),
        ("и\u0306", "й"),
        (os.fsdecode("Факт".encode("cp1251")), "Факт"),
        (os.fsdecode(b"\x98"), "\ufffd"),
        ("Факт \ud83d", "Факт ?"),
    ],
)
def test_a_name_can_always_be_stored(name: str, read: str) -> None:
    assert readable(name) == read


def test_an_unchanged_book_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(tmp_path / "А.xlsx", [[1]])
    saved(tmp_path / "Б.xlsx", [[1]])
    first = WorkbookReader(tmp_path).fetch({})
    known = {book.key: book.stamp or "" for book in first.books}
    os.utime(tmp_path / "Б.xlsx", ns=(1, 1))
    opened: list[str] = []
    read_bytes = Path.read_bytes

    def noted(self: Path) -> bytes:
        opened.append(self.name)
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", noted)

    again = WorkbookReader(tmp_path).fetch(known)

    assert again.unchanged == {"А.xlsx"}
    assert [book.key for book in again.books] == ["Б.xlsx"]
    assert opened == ["Б.xlsx"]


def test_the_stamp_is_taken_before_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path / "А.xlsx", [[1]])
    read_bytes = Path.read_bytes

    def overtaken(self: Path) -> bytes:
        content = read_bytes(self)
        os.utime(self, ns=(1, 1))  # somebody saves while we read
        return content

    monkeypatch.setattr(Path, "read_bytes", overtaken)
    (book,) = WorkbookReader(path).fetch({}).books

    assert not WorkbookReader(path).fetch({book.key: book.stamp or ""}).unchanged


# --- a folder of .csv -----------------------------------------------------------------------------------------------


def table(folder: Path, content: str | bytes, name: str = "Факт.csv", encoding: str = "utf-8") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return folder


def values(path: Path) -> list[list[Any]]:
    return [[found.value for found in row] for row in only_tab(path).rows]


def test_a_folder_of_csv_is_one_book_with_a_tab_per_file(tmp_path: Path) -> None:
    folder = table(tmp_path / "выгрузка", "Дата;Факт\r\n01.09.2026;5\r\n")
    table(folder, "Муниципалитет\nОзёрск", "Цели.CSV")

    (book,) = WorkbookReader(folder).fetch({}).books

    assert (book.key, [tab.title for tab in book.tabs]) == ("выгрузка", ["Факт", "Цели"])
    assert book.tabs[0].rows[1] == (text("01.09.2026"), text("5"))
    assert WorkbookReader(folder).fetch({book.key: book.stamp or ""}).unchanged == {"выгрузка"}


@pytest.mark.parametrize("change", ["touched", "added", "removed", "renamed"])
def test_the_stamp_covers_every_file(tmp_path: Path, change: str) -> None:
    folder = table(table(tmp_path / "т", "а;б"), "в;г", "Цели.csv")
    (book,) = WorkbookReader(folder).fetch({}).books
    match change:
        case "touched":
            os.utime(folder / "Цели.csv", ns=(1, 1))
        case "added":
            table(folder, "д;е", "Муниципалитеты.csv")
        case "removed":
            (folder / "Цели.csv").unlink()
        case "renamed":
            (folder / "Цели.csv").rename(folder / "Цели 2.csv")

    assert not WorkbookReader(folder).fetch({book.key: book.stamp or ""}).unchanged


def test_a_mixed_folder_is_a_question(tmp_path: Path) -> None:
    table(tmp_path, "а;б")
    saved(tmp_path / "Свод.xlsx", [[1]])

    assert "оставьте одно или другое" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("а;б\n12,5;15,3\n", [["а", "б"], ["12,5", "15,3"]]),
        ("а,б\n1;2,3;4\n", [["а", "б"], ["1;2", "3;4"]]),
        ("а\tб\n1,2\t3;4\n", [["а", "б"], ["1,2", "3;4"]]),
        ('"а,б";в\n1;2\n', [["а,б", "в"], ["1", "2"]]),
        ("Отчёт, октябрь\nа;б;в\n1,5;2,5;3,5\n", [["Отчёт, октябрь"], ["а", "б", "в"], ["1,5", "2,5", "3,5"]]),
        ("а;б\n1,5\n2,5\n1,5;2\n1,5;2\n", [["а", "б"], ["1,5"], ["2,5"], ["1,5", "2"], ["1,5", "2"]]),
        ("sep=,\nа,б\n", [["а", "б"]]),
        ('а;"б\r\nв";г\n1;;\n\n2\n\n', [["а", "б\r\nв", "г"], ["1"], [], ["2"]]),
        ('МБУ "Центр";5\nб;6\n', [['МБУ "Центр"', "5"], ["б", "6"]]),
        ('"он сказал ""да""";5\n', [['он сказал "да"', "5"]]),
        (" а ;б\n007;1e5\n", [[" а ", "б"], ["007", "1e5"]]),
        ("одна\nколонка", [["одна"], ["колонка"]]),
        ("", []),
    ],
)
def test_csv_text_and_its_delimiter(tmp_path: Path, content: str, rows: list[list[str]]) -> None:
    assert values(table(tmp_path / "т", content)) == rows


def test_a_blank_field_is_blank(tmp_path: Path) -> None:
    assert only_tab(table(tmp_path / "т", "а;;б;;\n")).rows == ((text("а"), BLANK, text("б")),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    folder = table(tmp_path / "т", "Муниципалитет;№\nОзёрский — «район»;1\n", encoding=encoding)

    assert values(folder) == [["Муниципалитет", "№"], ["Озёрский — «район»", "1"]]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Муниципалитет;Факт\nОзёрский".encode()[:-1], "кодировка файла не распознана"),
        (b"\xef\xbb\xbf" + "Факт".encode("cp1251"), "кодировка файла не распознана"),
        ("Факт".encode("cp1251") + b"\x98", "кодировка файла не распознана"),
        (b"a;b\0;c", "нулевые байты"),
        ("Факт;b".encode("utf-16-le"), "нулевые байты"),
        ('а;б\n1;2\n3;"незакрытая\n4;5\n'.encode(), "около строки 3 кавычки расставлены неверно"),
    ],
)
def test_a_broken_csv_is_named_with_its_cure(tmp_path: Path, content: bytes, why: str) -> None:
    said = refusal(table(tmp_path / "т", content))

    assert said.startswith(f"{tmp_path / 'т' / 'Факт.csv'}: ")
    assert why in said
    assert "CSV UTF-8" in said


# --- whatever is written comes back ---------------------------------------------------------------------------------

CP1251 = "".join(bytes([code]).decode("cp1251", "ignore") for code in range(32, 256)) + "\n\r\t"
FIELDS = st.one_of(st.sampled_from(["", "12,5", "a;b", "a\tb", '"', "'", " ", "\n", "-"]), st.text(CP1251, max_size=8))


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.lists(FIELDS, min_size=3, max_size=3), max_size=8),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1251", "utf-16"]),
    delimiter=st.sampled_from([";", ",", "\t"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    ends=st.sampled_from(["\r\n", "\n"]),
)
def test_any_texts_written_as_csv_come_back(
    *,
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    encoding: str,
    delimiter: str,
    quoting: Any,
    ends: str,
) -> None:
    if ends == "\n":  # Python's writer then leaves a lone \r unquoted, and it begins a row
        rows = [[value.replace("\r", "") for value in row] for row in rows]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=quoting, lineterminator=ends).writerows([HEADER, *rows])
    folder = table(tmp_path_factory.mktemp("t") / "т", written.getvalue(), encoding=encoding)

    assert only_tab(folder).rows == trimmed([[text(value) for value in row] for row in [HEADER, *rows]])


TYPED = st.one_of(
    st.just((None, BLANK)),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=8)
    .filter(lambda value: not value.startswith(("=", "#")))
    .map(lambda value: (value, text(value))),
    st.booleans().map(lambda value: (value, Cell(Kind.BOOLEAN, value))),
    st.integers(-(2**53) + 1, 2**53 - 1).map(lambda value: (value, number(value))),
    st.floats(-1e12, 1e12)
    .map(lambda value: float(f"{value:.15g}"))  # openpyxl writes 16 digits of the 17
    .filter(lambda value: value != int(value))
    .map(lambda value: (value, number(value))),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)).map(lambda value: (value, Cell(Kind.DATE, value))),
)


@settings(max_examples=60, deadline=None)
@given(grid=st.lists(st.lists(TYPED, max_size=5), max_size=6))
def test_any_typed_grid_written_by_openpyxl_comes_back(
    tmp_path_factory: pytest.TempPathFactory, grid: list[list[tuple[Any, Cell]]]
) -> None:
    book = openpyxl.Workbook()
    for row, column in itertools.product(range(len(grid)), range(5)):
        if column < len(grid[row]):
            book.worksheets[0].cell(row + 1, column + 1).value = grid[row][column][0]
    path = tmp_path_factory.mktemp("x") / "a.xlsx"
    book.save(path)

    assert only_tab(path).rows == trimmed([[expected for _, expected in row] for row in grid])


def trimmed(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Blank cells and rows at the ends left out."""
    cut = [row[: max((n for n, c in enumerate(row, 1) if c is not BLANK), default=0)] for row in rows]
    last = max((n for n, row in enumerate(cut, 1) if row), default=0)
    return tuple(map(tuple, cut[:last]))
