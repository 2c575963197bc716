"""The consolidated table and the protocol's blank: files for Excel and Word, opened by somebody else's office."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import connection, wording
from dashboard.language import speak
from dashboard.reports import facts, pack, papers, protocol, table
from dashboard.reports.facts import Edition
from dashboard.wording import INDICATORS
from tests.dashboard.conftest import FACTS, REGISTER, TARGETS, TODAY, Region, make, on
from tests.dashboard.opening import opened as page
from tests.dashboard.printing import Printed, office

HOSTILE = '=HYPERLINK("http://x","y") & Ко район'
MEETINGS = f"""
Дата     | Время | Формат    | Тема            | Участники                  | Ссылка
{on(9)}  | 10:00 | очно      | Первые итоги    |                            |
{on(-4)} | 11:00 | смешанный | Последний месяц | ответственные, =1+1 <b>&x; |
"""
ASSIGNMENTS = f"""
Встреча | Муниципалитет     | Поручение                        | Срок     | Статус   | Отметка об исполнении
{on(9)} | Темнов            | =СУММ(A1) назначить <w:p/> людей | {on(2)}  | в работе |
{on(9)} | Все муниципалитеты | рассказать о горячей линии      | {on(-9)} | в работе |
"""


@pytest.fixture(scope="module")
def talking(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """The usual region with a name like a formula, meetings and assignments."""
    register = f"{REGISTER}{HOSTILE} | 99600104 | муниципальный район | =1+1\n"
    region = make(tmp_path_factory.mktemp("talking"), f"{FACTS}{on(1)} | {HOSTILE} | 7 | 2\n", register, TARGETS)
    region.tell("Встречи", MEETINGS)
    region.tell("Поручения", ASSIGNMENTS)
    region.publish()
    return region


@pytest.fixture(scope="module")
def files(talking: Region, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """«Свод» and the blank in Russian, written to disk."""
    folder = tmp_path_factory.mktemp("files")
    with pytest.MonkeyPatch.context() as patch:
        of = edition(talking, patch)
        made = {"table.xlsx": table.paper(of), "protocol.docx": protocol.paper(of, pack.meeting_of(of))}
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in made}


@pytest.fixture(scope="module")
def opened(files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Both as LibreOffice prints them."""
    return office(tmp_path_factory.mktemp("office"), *files.values())


def edition(region: Region, patch: pytest.MonkeyPatch) -> Edition:
    patch.setenv("MARATHON_CONFIG", str(region.config))
    return facts.edition(connection.stamp())


def lines(sheet: Worksheet) -> list[dict[str, Any]]:
    """The figures of a sheet by heading."""
    head, *rows = [list(row) for row in sheet.iter_rows(min_row=table.HEAD, values_only=True)]
    return [dict(zip(map(str, head), row, strict=True)) for row in rows if row[0] not in (None, "Всего")]


# --- the consolidated table -------------------------------------------------------------------------------------------


def test_a_sheet_for_each_indicator_holds_the_metric_s_figures(talking: Region, files: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(files["table.xlsx"])
    assert book.sheetnames == ["Регистрации", "Инициативы"]
    for sheet, indicator in zip(book.worksheets, INDICATORS, strict=True):
        found = {row["Муниципалитет"]: row for row in lines(sheet)}
        asked = talking.ask(
            """select name, actual, actual_on, final_target, due_on, target, needed_per_day, recent_per_day, forecast_low
            from progress(?) where indicator = ?""",
            [TODAY, indicator],
        )
        assert len(asked) == len(found) == 6
        for name, *figures in asked:
            row = found[name]
            names = [
                "Факт",
                "На дату",
                "Цель",
                "Срок",
                "Цель к сроку",
                "Нужно в день",
                "Темп в день",
                "К сроку вероятно от",
            ]
            shown = [row[each].date() if isinstance(row[each], datetime) else row[each] for each in names]
            for one, other in zip(shown, figures, strict=True):
                assert one == (pytest.approx(other) if isinstance(other, float) else other), name


def test_the_region_s_sums_stand_below(talking: Region, files: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(files["table.xlsx"])
    for sheet, indicator in zip(book.worksheets, INDICATORS, strict=True):
        head = [cell.value for cell in sheet[table.HEAD]]
        (total,) = [row for row in sheet.iter_rows(values_only=True) if row[0] == "Всего"]
        asked = talking.ask(
            "select actual, final_target from region_progress(?) where indicator = ?", [TODAY, indicator]
        )
        assert [(total[head.index("Факт")], total[head.index("Цель")])] == asked


def test_the_assignments_of_each_stand_beside_its_figures(talking: Region, files: dict[str, Path]) -> None:
    asked = talking.ask("select name, overdue, open from assignment_standing(?)", [TODAY])
    assert ("Темнов район", 1, 1) in asked
    for sheet in openpyxl.load_workbook(files["table.xlsx"]).worksheets:
        shown = [(row["Муниципалитет"], row["Поручений просрочено"], row["Поручений в работе"]) for row in lines(sheet)]
        assert sorted(shown) == sorted(asked)
        last = [cell.value for cell in sheet[table.HEAD]][table.PRINTED - 1]
        assert last == "Поручений в работе", "they are printed, too"


def test_numbers_are_numbers_and_typed_formulas_are_text(files: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(files["table.xlsx"])
    for sheet in book.worksheets:
        row = next(row for row in sheet.iter_rows() if row[0].value == HOSTILE)
        assert row[0].data_type == "s"
        assert {cell.data_type for cells in sheet.iter_rows() for cell in cells} <= {"s", "n", "d"}
        head = {cell.value: cell for cell in row}
        assert 7 in head or 2 in head
        assert "=1+1" in [cell.value for cell in row]


def test_the_sheet_is_set_up_for_paper(files: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(files["table.xlsx"])
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.freeze_panes == "B4"
        assert not sheet.print_title_rows, "no headings without figures above the chart"
        foot = sheet.oddFooter
        assert foot is not None
        assert foot.right is not None
        assert foot.center is not None
        assert "&P" in str(foot.right.text)
        assert str(TODAY.year) in str(foot.center.text)
        assert sheet.auto_filter.ref
    with zipfile.ZipFile(files["table.xlsx"]) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    assert all("barChart" in chart and "$C$4:$C$9" in chart and "$E$4:$E$9" in chart for chart in charts)


def test_an_office_opens_the_table_and_prints_it_on_a4(opened: dict[str, Printed]) -> None:
    paper = opened["table.xlsx"]
    assert paper.about["Page size"].startswith("841.89 x 595")
    assert paper.about["Pages"] == "4", "figures and chart of each indicator"
    first = paper.flowing[0]
    for name, figure in (("Темнов район", "38"), ("г. о. Заречный", "372"), (HOSTILE[:20], "7")):
        assert name in first
        assert figure in first.split()
    assert "Муниципалитет" in paper.flowing[0]
    assert "факт и цель" in paper.flowing[1]
    assert "Муниципалитет" not in paper.flowing[1], "no headings without figures above the chart"
    for number in range(1, 5):
        assert min(paper.ink(number)) > 5


def test_a_chance_is_shown_as_the_pages_say_it() -> None:
    few, many, rest = table.CHANCE.split(";")
    assert (few, many, rest) == ('[<1]"<1 %"', '[>99]">99 %"', '0" %"'), "of a number in per cent"
    assert table.formats()["Вероятность, %"] == table.CHANCE


def test_an_empty_chance_is_explained(files: dict[str, Path]) -> None:
    for sheet in openpyxl.load_workbook(files["table.xlsx"]).worksheets:
        assert "пустая вероятность — к сроку уже набрано или прогноза нет" in str(sheet["A2"].value)


def test_many_municipalities_are_a_table_too(regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.load_workbook(io.BytesIO(table.paper(edition(regions["many"], monkeypatch))))
    assert [len(lines(sheet)) for sheet in book.worksheets] == [300, 300]
    assert {sheet.print_title_rows for sheet in book.worksheets} == {"$3:$3"}
    assert {str(sheet.print_area).rpartition("$")[2] for sheet in book.worksheets} == {"304"}, (
        "its chart is not printed"
    )


@pytest.mark.parametrize("name", ["empty", "one", "over", "broken"])
def test_every_region_has_both_files_in_both_languages(
    name: str, regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    of = edition(regions[name], monkeypatch)
    for language in ("en", "ru"):
        speak(language)
        assert openpyxl.load_workbook(io.BytesIO(table.paper(of))).sheetnames
        assert docx.Document(io.BytesIO(protocol.paper(of, pack.meeting_of(of)))).paragraphs


# --- the protocol's blank ---------------------------------------------------------------------------------------------


def test_what_is_known_is_filled_in_and_the_rest_has_its_place(talking: Region, files: dict[str, Path]) -> None:
    document = docx.Document(str(files["protocol.docx"]))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    head, to_fill, before = document.tables
    known = {row.cells[0].text: row.cells[1].text for row in head.rows}
    day = TODAY.fromordinal(TODAY.toordinal() + 4)
    assert known["Тема:"] == "Последний месяц"
    assert known["Когда:"] == f"{wording.day(day)}, {wording.weekday(day)}, 11:00"
    assert known["Формат:"] == "смешанный формат"
    assert known["Участники:"] == "ответственные, =1+1 <b>&x;"
    assert set(known["Председатель:"]) == {"_"}
    assert text.count("Слушали:") == text.count("Решили:") >= 1
    assert [cell.text for cell in to_fill.rows[0].cells] == ["Поручение", "Кому", "Срок"]
    assert {cell.text for row in to_fill.rows[1:] for cell in row.cells} == {""}
    assert before.rows[1].cells[0].text == "=СУММ(A1) назначить <w:p/> людей — просрочено"
    assert before.rows[1].cells[1].text == "Темнов район"
    assert "Председатель встречи" in text
    assert "Темнов район (заместитель главы): " in text
    (chance,) = talking.ask(
        "select chance from progress(?) where name = 'Темнов район' and indicator = 'registered_users'", [TODAY]
    )[0]
    assert wording.likelihood(chance) in text


def test_styles_and_language_are_real(files: dict[str, Path]) -> None:
    document = docx.Document(str(files["protocol.docx"]))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    assert document.core_properties.language == "ru-RU"
    assert 'w:val="ru-RU"' in document.styles.element.xml
    assert 'w:val="en-US"' not in document.styles.element.xml
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_an_office_opens_the_blank(opened: dict[str, Printed]) -> None:
    paper = opened["protocol.docx"]
    assert paper.about["Page size"].startswith("595.3 x 841.9") or "A4" in paper.about["Page size"]
    said = " ".join(paper.flowing)
    assert "Протокол координационной встречи" in said
    assert "=СУММ(A1) назначить <w:p/> людей" in said
    for number in range(1, len(paper.pages) + 1):
        left, _top, right, _bottom = paper.ink(number)
        assert left > 25
        assert right > 10


# --- their names ------------------------------------------------------------------------------------------------------


def test_a_file_is_named_by_what_it_is_and_the_day(talking: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    of = edition(talking, monkeypatch)
    assert papers.consolidated(of).name == f"Свод, Область, {TODAY}.xlsx"
    assert papers.briefings(of, ("99600101", "99600102")).name == f"Справки, Область, {TODAY}.pdf"
    assert (
        papers.briefings(of, ("99600104",)).name
        == f"Справка, =HYPERLINK( http x , y ) & Ко район, Область, {TODAY}.pdf"
    )
    ((key, held),) = talking.ask("select meeting_id, on_date from meeting where topic = 'Первые итоги'")
    coming = TODAY.fromordinal(TODAY.toordinal() + 4)
    assert papers.meeting_pack(of, meeting_id=key).name == f"К встрече {held}, Первые итоги, Область, {held}.pdf"
    assert papers.blank(of).name == f"Протокол {coming}, Последний месяц, Область, {TODAY}.docx"
    assert (
        docx.Document(io.BytesIO(papers.blank(of, meeting_id=key).make())).tables[0].rows[0].cells[1].text
        == "Первые итоги"
    )


def test_a_meeting_offers_its_papers(talking: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(talking.config))
    labels = {button.proto.label for button in page("meetings").get("download_button")}
    assert {"К встрече (PDF)", "Протокол (DOCX)"} <= labels
