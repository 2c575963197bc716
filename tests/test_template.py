"""The template: made from the contract, filled in by a person, read without a finding."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from docs.pictures import FORMS
from pipelines.cells import Cell, Kind, column_letters
from pipelines.contract import GUIDE, MUNICIPALITIES, TABS, Column, Tab, Type
from pipelines.errors import SettingsError, SourceError
from pipelines.reading.season import Season
from pipelines.reading.values import understand
from pipelines.settings import load
from pipelines.template import how_to_connect, prepare, publish, save
from pipelines.template.checks import ANY_DAY, Clock, Code, Day, Fraction, OneOf, Registered, Whole
from pipelines.template.google import creation
from pipelines.template.plan import Plan, PlannedColumn, plan
from pipelines.template.register import read_register
from pipelines.template.xlsx import LAST_ROW
from tests.google import discovery
from tests.google.emulator import Emulator
from tests.google.spreadsheets import Spreadsheet
from tests.world import World, table

ROOT = Path(__file__).parent.parent
SEASON = Season(date(2026, 9, 9), date(2026, 12, 13))
NAMES = ("Темнов район", "г. о. Заречный", "Ольховский округ")

REGISTER = """
Муниципалитет    | Код ОКТМО | Тип                 | Население
Темнов район     | 09600101  | муниципальный район | 12000
г. о. Заречный   | 09700001  | городской округ     | 60000
Ольховский округ | 09500001  | муниципальный округ | 30000
"""
FILLED = {
    "Муниципалитеты": REGISTER,
    "Цели": """
Муниципалитет    | Этап   | Срок       | Зарегистрировано | Инициативы
Темнов район     | Этап 1 | 01.10.2026 | 30               | 10
Темнов район     | Итог   | 13.12.2026 | 90               | 40
г. о. Заречный   | Этап 1 | 05.10.2026 | 100              | 50
г. о. Заречный   | Итог   | 13.12.2026 | 300              | 150
Ольховский округ | Этап 1 | 05.10.2026 | 60               | 20
Ольховский округ | Итог   | 13.12.2026 | 200              | 80
""",
    "Факт": """
Дата       | Муниципалитет    | Зарегистрировано | Инициативы | Комментарий
25.09.2026 | Темнов район     | 12               | 3          |
25.09.2026 | г. о. Заречный   | 40               | 4          |
25.09.2026 | Ольховский округ | 20               | 2          | -1 +1 сверено
01.10.2026 | Темнов район     | 31               | 9          |
01.10.2026 | г. о. Заречный   | 50               | 5          |
01.10.2026 | Ольховский округ |                  | 3          |
""",
    "Координация": """
Муниципалитет    | Уровень                | Направление | Организация | Должность
Темнов район     | координационная группа |             |             | глава района
Темнов район     | рабочая группа         | Образование |             | заместитель главы
г. о. Заречный   | координатор            | Образование | Школа № 2   | завуч
""",
    "Информирование": """
Дата       | Муниципалитет  | Тема                            | Канал | Охват
20.08.2026 | Темнов район   | о марафоне                      | сайт  | 340
01.10.2026 | г. о. Заречный | о горячей линии и координаторах |       |
""",
    "Консультации": """
Дата       | Муниципалитет | Канал         | Количество
01.10.2026 | Темнов район  | горячая линия | 12
01.10.2026 | Темнов район  | очно          | 3
""",
    "Встречи": """
Дата       | Время | Формат    | Тема  | Участники     | Ссылка
01.10.2026 | 14:00 | ВКС       | Итоги | ответственные | https://vks.example.org/j/89270000000
20.10.2026 |       | смешанный | Планы |               |
""",
    "Поручения": """
Встреча    | Муниципалитет     | Поручение               | Срок       | Статус   | Отметка об исполнении
01.10.2026 | Все муниципалитеты | назначить координаторов | 10.10.2026 | в работе |
Итоги      | Темнов район      | обойти школы            | 05.10.2026 | исполнено | обошли
""",
}

SHARED = [tab for tab in TABS if not tab.personal]
Planned = pytest.mark.parametrize(
    ("tab", "column"), [pytest.param(t, c, id=f"{t.title}-{c.title}") for t in SHARED for c in t.columns]
)


def offered(made: Plan, tab: Tab) -> dict[str, PlannedColumn]:
    """Headers of a tab of the plan."""
    return {c.header: c for sheet in made.sheets if sheet.tab is tab for c in sheet.columns}


def typed(text: str, column: PlannedColumn) -> Any:
    """What a person's program keeps when that text is typed into a cell of that column."""
    match column.check:
        case _ if not text:
            return None
        case Day():
            return datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007 - a sheet has no time zone
        case Clock():
            return time.fromisoformat(text)
        case Whole():
            return int(text)
    return text


def fill(path: Path, made: Plan, texts: Mapping[str, str]) -> None:
    """A person opens the workbook, types below the headers and saves it."""
    book = openpyxl.load_workbook(path)
    for sheet in made.sheets:
        columns = {column.header: (number, column) for number, column in enumerate(sheet.columns, 1)}
        headers, *rows = table(texts.get(sheet.title, "x"))
        for row, cells in enumerate(rows, 2):
            for header, text in zip(headers, cells, strict=False):
                if header in columns:
                    number, column = columns[header]
                    book[sheet.title].cell(row, number).value = typed(text, column)
    book.save(path)


def register_book(path: Path, drawn: str = REGISTER, tab: str = "Муниципалитеты") -> Path:
    """A workbook with a register in it, below a tab that is something else."""
    book = openpyxl.Workbook()
    book.active.append(["Совещание", "Повестка"])  # type: ignore[union-attr]
    sheet = book.create_sheet(tab)
    for row in table(drawn):
        sheet.append([text or None for text in row])
    book.save(path)
    return path


def source(path: Path, more: str = "") -> str:
    return f'[[sources]]\nname = "{path.stem}"\nworkbook = "{path}"\n{more}'


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return register_book(tmp_path / "Реестр.xlsx")


def saved(made: Plan, path: Path) -> Path:
    save(made, path, force=False)
    return path


# --- made from the contract -------------------------------------------------------------------------------------------


@Planned
def test_every_column_of_the_contract_is_offered(tab: Tab, column: Column) -> None:
    found = offered(plan(), tab).get(column.title)
    if found is None:  # beside a name chosen from a list
        assert column.type is Type.OKTMO
        assert tab is not MUNICIPALITIES
        return
    assert column.meaning in found.note
    assert column.example in found.note
    assert ("Обязательный" in found.note, "хотя бы один" in found.note) == (
        column.required,
        column.indicator is not None,
    )


CHECKS: Mapping[Type, object] = {
    Type.TEXT: None,
    Type.MEETING: None,
    Type.LINK: None,
    Type.TIME: Clock(),
    Type.KIND: OneOf(next(c for c in MUNICIPALITIES.columns if c.type is Type.KIND).choices),
    Type.OKTMO: Code(),
    Type.DAY: Day(SEASON.starts, SEASON.ends),
    Type.DUE_DAY: Day(SEASON.starts, SEASON.ends),
}


@Planned
def test_a_column_s_check_comes_from_its_type(tab: Tab, column: Column) -> None:
    found = offered(plan(season=SEASON), tab).get(column.title)
    if found is None:
        return
    match column.type:
        case Type.MUNICIPALITY:
            names = Registered("Муниципалитеты", 1, or_all=tab.title == "Поручения")
            assert found.check == (None if tab is MUNICIPALITIES else names)
        case Type.CHOICE:
            assert found.check == OneOf(tuple(option.title for option in column.options))
        case Type.DAY | Type.DUE_DAY if tab.optional:  # people are told, and meetings held, before the season, too
            assert found.check == Day(ANY_DAY.starts, ANY_DAY.ends)
        case Type.COUNT:
            assert found.check == Whole(column.at_most or 0)
        case Type.DEGREES:
            assert found.check == Fraction(*(column.within or ()))
        case _:
            assert found.check == CHECKS[column.type]


@Planned
def test_choices_fit_a_drop_down_and_are_read_as_they_stand(tab: Tab, column: Column) -> None:
    assert len(",".join(column.offered)) <= 255  # Excel's limit of a list
    codes = [option.code for option in column.options] or column.choices
    for choice, code in zip(column.offered, codes, strict=True):
        assert "," not in choice
        assert understand(column, Cell(Kind.TEXT, choice), SEASON).value == code


def test_without_settings_any_day_may_be_typed_and_nothing_is_filled_in(register: Path) -> None:
    made = prepare(None, register=register, municipality=None, today=date(2026, 10, 1))
    days = [c.check for sheet in made.sheets for c in sheet.columns if isinstance(c.check, Day)]
    assert days == [Day(ANY_DAY.starts, ANY_DAY.ends)] * 6
    assert [len(sheet.rows) for sheet in made.sheets] == [3] + [0] * 7


def test_the_guide_is_a_screen_of_sentences() -> None:
    for made in (plan(), plan(season=SEASON), plan(season=SEASON, only="Темнов район")):
        assert 10 <= len(made.guide) <= 30
        assert all(len(line.text) <= 112 for line in made.guide)
        assert made.guide[0].text.startswith(GUIDE)
    texts = "\n".join(line.text for line in plan(season=SEASON).guide)
    assert all(f"«{tab.title}»" in texts for tab in TABS)
    assert "Контакты людей ведут в отдельной книге на сервере организации" in texts
    assert "с 09.09.2026 по 13.12.2026" in texts


# --- an .xlsx ---------------------------------------------------------------------------------------------------------


def test_the_workbook_keeps_what_was_planned(tmp_path: Path, register: Path) -> None:
    made = plan(season=SEASON, register=read_register(register), today=date(2026, 10, 1))
    book = openpyxl.load_workbook(saved(made, tmp_path / "Шаблон.xlsx"))
    assert book.sheetnames == [GUIDE, *(tab.title for tab in SHARED)]
    assert book[GUIDE].protection.sheet
    for sheet in made.sheets:
        tab = book[sheet.title]
        assert (tab.freeze_panes, tab.protection.sheet) == ("A2", True)
        assert [c.value for c in tab[1]] == [c.header for c in sheet.columns]
        assert [c.comment.text if c.comment else "" for c in tab[1]] == [c.note for c in sheet.columns]
        assert all(c.protection.locked for c in tab[1])
        rules = {str(rule.sqref): rule for rule in tab.data_validations.dataValidation}
        wanted = {
            f"{column_letters(n)}2:{column_letters(n)}{LAST_ROW}": column for n, column in enumerate(sheet.columns, 1)
        }
        assert rules.keys() == {area for area, column in wanted.items() if column.check}
        for area, rule in rules.items():
            check = wanted[area].check
            assert check
            assert (rule.errorTitle, rule.error, rule.errorStyle) == (
                check.title,
                check.asks,
                None if check.insists else "warning",
            )
            assert len(check.title) <= 32
            assert len(check.asks) <= 255
        below = list(tab.column_dimensions.values())
        assert sum((dimension.max or 0) - (dimension.min or 0) + 1 for dimension in below) == 16384
        assert not any(dimension.protection.locked for dimension in below)
        assert not any(c.protection.locked for row in tab.iter_rows(2, len(sheet.rows) + 1) for c in row)


def test_the_checks_of_the_workbook_are_excel_s_own(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(saved(plan(season=SEASON), tmp_path / "Шаблон.xlsx"))
    found = {
        f"{tab.title}!{rule.sqref}": (rule.type, rule.formula1, rule.formula2)
        for tab in book
        for rule in tab.data_validations.dataValidation
    }
    assert found["Факт!A2:A5000"] == ("date", "46274", "46369")
    assert found["Факт!E2:E5000"] == ("whole", "0", "100000000")
    assert found["Муниципалитеты!H2:H5000"] == ("decimal", "-90", "90")
    kind, source_, _ = found["Факт!B2:B5000"]
    assert (kind, source_.startswith("OFFSET('Муниципалитеты'!$A$2,0,0,")) == ("list", True)
    assert found["Муниципалитеты!C2:C5000"][1].startswith('"городской округ,')


def test_a_name_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    made = plan(register=[{"municipality": name, "kind": "городской округ"} for name in ("=1+1", "+7", "-3", "@x")])
    path = saved(made, tmp_path / "Шаблон.xlsx")
    cells = [row[0] for row in openpyxl.load_workbook(path)["Муниципалитеты"].iter_rows(2, 5)]
    assert [(c.value, c.data_type, c.quotePrefix) for c in cells] == [
        (name, "s", True) for name in ("=1+1", "+7", "-3", "@x")
    ]
    values = [
        row["values"][0]["userEnteredValue"]
        for row in creation(made, "Т", "UTC")["sheets"][1]["data"][0]["rowData"][1:5]
    ]
    assert values == [{"stringValue": name} for name in ("=1+1", "+7", "-3", "@x")]


def test_what_stands_there_is_not_overwritten_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "Шаблон.xlsx"
    path.write_text("чужое", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"файл уже есть; .*--force"):
        save(plan(), path, force=False)
    assert path.read_text(encoding="utf-8") == "чужое"
    save(plan(), path, force=True)
    assert openpyxl.load_workbook(path).sheetnames[0] == GUIDE
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "words"), [("Шаблон.xls", "назовите файл с .xlsx"), ("нет/Шаблон.xlsx", "не записывается")]
)
def test_a_path_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        save(plan(), tmp_path / name, force=False)
    assert list(tmp_path.iterdir()) == []


# --- filled in and read -----------------------------------------------------------------------------------------------


def test_the_template_filled_by_a_person_is_read_without_a_finding(world: World) -> None:
    made = plan(season=SEASON)
    path = saved(made, world.folder / "Свод.xlsx")
    fill(path, made, FILLED)
    world.settle(source(path))
    assert world.refresh_one("2026-10-02").status == "ok"
    assert world.findings() == []
    assert world.actual("Темнов") == {date(2026, 9, 25): 12, date(2026, 10, 1): 31}
    assert world.actual("Ольховский") == {date(2026, 9, 25): 20}
    assert world.ask("select count(*), sum(value) from target") == [(12, 1130)]
    assert world.ask("select level, organisation from unit order by all") == [
        ("coordination_group", None),
        ("coordinator", "Школа № 2"),
        ("working_group", None),
    ]
    assert world.ask("select topic, channel, reach from outreach order by all") == [
        ("hotline", None, None),
        ("marathon", "сайт", 340),
    ]
    assert world.ask("select channel, number from consultation order by all") == [("hotline", 12), ("in_person", 3)]
    assert world.ask("select meeting_id, at_time, format, link from meeting order by all") == [
        ("2026-10-01 итоги", time(14), "video", "https://vks.example.org/j/89270000000"),
        ("2026-10-20 планы", None, "mixed", None),
    ]
    assert world.ask("select meeting_id, count(*), status from assignment group by all order by all") == [
        ("2026-10-01 итоги", 1, "done"),
        ("2026-10-01 итоги", 3, "in_progress"),
    ]
    assert world.ask("select oktmo from municipality where name = 'г. о. Заречный'") == [("09700001",)]


def test_a_template_that_nobody_filled_is_no_finding(world: World) -> None:
    path = saved(plan(season=SEASON), world.folder / "Свод.xlsx")
    world.settle(source(path))
    assert world.refresh_one("2026-10-02").status == "ok"
    assert world.findings() == []


def test_a_pre_filled_template_may_wait_half_filled(world: World, register: Path) -> None:
    made = plan(season=SEASON, register=read_register(register), today=date(2026, 10, 1))
    by_title = {sheet.title: sheet for sheet in made.sheets}
    assert [row[:3] for row in by_title["Цели"].rows] == [(name, "Итог", date(2026, 12, 13)) for name in NAMES]
    assert [row[:2] for row in by_title["Факт"].rows] == [(date(2026, 10, 1), name) for name in NAMES]
    path = saved(made, world.folder / "Свод.xlsx")
    world.settle(source(path))
    world.refresh("2026-10-02")
    assert world.findings() == []
    book = openpyxl.load_workbook(path)
    book["Факт"]["E2"] = 31
    book["Цели"]["D2"] = 90
    book.save(path)
    world.refresh("2026-10-03")
    assert sorted(world.findings()) == [
        ("Муниципалитеты!A2", "I413"),
        *[(f"Муниципалитеты!A{row}", "W412") for row in (3, 4)],
    ]
    assert world.actual("Темнов") == {date(2026, 10, 1): 31}
    assert world.ask("select value, due_on from target") == [(90, date(2026, 12, 13))]


@pytest.mark.parametrize(
    ("today", "first"), [("2026-08-01", "2026-09-09"), ("2026-10-01", "2026-10-01"), ("2027-01-01", "2026-12-13")]
)
def test_the_first_day_to_report_lies_inside_the_season(register: Path, today: str, first: str) -> None:
    made = plan(season=SEASON, register=read_register(register), today=date.fromisoformat(today))
    assert {row[0] for row in made.sheets[2].rows} == {date.fromisoformat(first)}


def test_a_sheet_of_one_municipality_is_read_without_its_name(world: World, register: Path) -> None:
    settings_like = plan(season=SEASON, only="Темнов район")
    own_tabs = ["Цели", "Факт", "Координация", "Информирование", "Консультации"]  # meetings are the council's
    assert [sheet.title for sheet in settings_like.sheets] == own_tabs
    made = prepare(None, register=register, municipality="Темнов", today=date(2026, 10, 1))
    assert made.only == "Темнов район"
    assert [sheet.title for sheet in made.sheets] == ["Муниципалитеты", *own_tabs]
    assert [row[0] for row in made.sheets[0].rows] == ["Темнов район"]
    assert all("Муниципалитет" not in offered(made, tab) for tab in TABS if tab is not MUNICIPALITIES)
    for number, own in enumerate((settings_like, made)):
        path = saved(own, world.folder / f"Темнов {number}.xlsx")
        fill(path, own, {tab: _only("Темнов", FILLED[tab]) for tab in own_tabs})
        world.settle(source(register) + source(path, 'municipality = "Темнов"\n'))
        world.refresh(f"2026-10-0{number + 2}", accept_deletions=True)
        assert {code for _, code in world.findings()} == {"I101", "W412"}  # «Совещание»; no targets of the others
        assert world.actual("Темнов") == {date(2026, 9, 25): 12, date(2026, 10, 1): 31}
        assert world.ask("select distinct name from target join municipality using (municipality_id)") == [
            ("Темнов район",)
        ]


def _only(name: str, drawn: str) -> str:
    header, *rows = drawn.strip().splitlines()
    return "\n".join([header, *(row for row in rows if name in row)])


# --- the guide's pictures ---------------------------------------------------------------------------------------------

READ: Mapping[str, tuple[dict[date, int], dict[date, int]]] = {  # of Темновский: registered users, initiatives
    "Даты вправо, под каждой план и факт": ({date(2026, 10, 1): 31, date(2026, 10, 15): 44}, {}),
    "План и факт рядом, дата факта в названии": ({}, {date(2026, 10, 1): 9}),
    "Муниципалитеты вправо": ({date(2026, 10, 1): 31}, {date(2026, 10, 1): 9}),
    "Блоками: название только в первой строке": ({}, {date(2026, 10, 1): 9, date(2026, 10, 15): 12}),
}


@pytest.mark.parametrize(("title", "drawn"), [form[:2] for form in FORMS])
def test_the_forms_that_the_guide_shows_are_read(world: World, title: str, drawn: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Свод"
    for row, line in enumerate(line for line in drawn.strip("\n").splitlines() if line.strip()):
        column = 1
        for part in line.split("|"):
            text, reach = part.strip().rstrip("< "), part.count("<")
            sheet.cell(row + 1, column).value = int(text) if text.isdigit() else text or None
            if reach:
                sheet.merge_cells(start_row=row + 1, end_row=row + 1, start_column=column, end_column=column + reach)
            column += 1 + reach
    path = world.folder / "Свод.xlsx"
    book.save(path)
    names = "Муниципалитет | Тип\nЗаречный | городской округ\nТемновский район | муниципальный район"
    world.settle(source(register_book(world.folder / "Реестр.xlsx", names)) + source(path))
    assert [tried.status for tried in world.refresh("2026-10-20").sources] == ["ok", "ok"]
    assert [found for found in world.findings() if found[1].startswith("E") and found[1] != "E111"] == []
    assert (world.actual("Темновский"), world.actual("Темновский", "submitted_initiatives")) == READ[title]


# --- from a register --------------------------------------------------------------------------------------------------


def test_a_register_is_found_by_its_headers_under_any_title(tmp_path: Path) -> None:
    path = register_book(tmp_path / "Контакты.xlsx", REGISTER.replace("Население", "Численность населения"), "Лист 7")
    assert [record["municipality"] for record in read_register(path)] == list(NAMES)
    assert [record["population"] for record in read_register(path)] == [12000, 60000, 30000]


def test_namesakes_get_their_kind_so_that_the_list_tells_them_apart(tmp_path: Path) -> None:
    twins = """
Муниципалитет | Тип
Кинель        | городской округ
Кинель        | муниципальный район
Липов         | муниципальный район
"""
    names = [record["municipality"] for record in read_register(register_book(tmp_path / "Реестр.xlsx", twins))]
    assert names == ["Кинель (городской округ)", "Кинель (муниципальный район)", "Липов"]


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ("Район | Почта\nТемнов | x", "реестра муниципалитетов нет; добавьте лист со столбцами «Муниципалитет», «Тип»"),
        ("Муниципалитет | Тип", "нет ни одного муниципалитета"),
        (
            "Муниципалитет | Тип\nТемнов | волость\nЛипов | волость",
            r"Муниципалитеты!B2: «волость» не вид .*\(и ещё 1\)",
        ),
        ("Муниципалитет | Тип\nТемнов | район\nТемнов | район", "«Темнов» стоит в реестре дважды"),
        ("Муниципалитет | Тип | Ответственный\nТемнов | район | Иванова Мария Петровна", "C2: .* персональные данные"),
    ],
)
def test_a_register_that_will_not_do_is_one_sentence(tmp_path: Path, drawn: str, words: str) -> None:
    path = register_book(tmp_path / "Реестр.xlsx", drawn)
    with pytest.raises(SourceError, match=words) as caught:
        read_register(path)
    assert str(caught.value).startswith(str(path))
    assert not any(word in str(caught.value) for word in ("\n", "Иванова"))


@pytest.mark.parametrize(
    ("name", "words"),
    [("Темново", "«Темново» в реестре нет; возможно, «Темнов район»"), ("Q", "«Q» в реестре нет; проверьте")],
)
def test_a_municipality_that_the_register_does_not_know_is_refused(register: Path, name: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        prepare(None, register=register, municipality=name, today=date(2026, 10, 1))


# --- Google -----------------------------------------------------------------------------------------------------------


def test_what_google_is_asked_stands_in_its_documents(register: Path) -> None:
    made = plan(season=SEASON, register=read_register(register), today=date(2026, 10, 1))
    body = creation(made, "Марафон", "Europe/Samara", ready=3)
    found = discovery.method("POST", "/v4/spreadsheets")
    assert found
    assert found[0].wrong_request(body) == []
    assert found[0].wrong_request({**body, "title": "x"}) != []
    assert body["properties"] == {"title": "Марафон", "locale": "ru_RU", "timeZone": "Europe/Samara"}
    for sheet, said in zip(made.sheets, body["sheets"][1:], strict=True):
        (protected,) = said["protectedRanges"]
        assert (protected["warningOnly"], protected["range"]["endRowIndex"]) == (False, 1)
        assert said["properties"]["gridProperties"]["frozenRowCount"] == 1
        header, *rows = (row["values"] for row in said["data"][0]["rowData"])
        assert [cell["note"] for cell in header] == [column.note for column in sheet.columns]
        assert len(rows) == said["properties"]["gridProperties"]["rowCount"] - 1 >= 2 * len(sheet.rows)
        for row in rows:
            assert ["dataValidation" in cell for cell in row] == [column.check is not None for column in sheet.columns]


def test_each_cell_at_google_checks_itself() -> None:
    body = creation(plan(season=SEASON), "Марафон", "Europe/Samara", ready=2)
    said = {
        (sheet["properties"]["title"], number, place): [v["userEnteredValue"] for v in rule["condition"]["values"]]
        for sheet in body["sheets"]
        for number, row in enumerate(sheet["data"][0]["rowData"], 1)
        for place, cell in enumerate(row["values"])
        if (rule := cell.get("dataValidation"))
    }
    assert said["Факт", 2, 0] == ["2026-09-09", "2026-12-13"]
    assert said["Факт", 3, 1] == ["='Муниципалитеты'!$A$2:$A"]
    assert said["Факт", 2, 4] == ["=(E2>=0)*(E2<=100000000)*(E2=INT(E2))>0"]
    assert said["Факт", 3, 5] == ["=(F3>=0)*(F3<=100000000)*(F3=INT(F3))>0"]
    formulas = [text for texts in said.values() for text in texts if text.startswith("=")]
    assert not any("," in text or ";" in text for text in formulas)  # separators differ between locales


def test_a_spreadsheet_is_made_shared_filled_and_read_without_a_finding(world: World) -> None:
    with Emulator() as google:
        world.settle(source(world.folder / "book"), google.toml(world.folder))
        made = plan(season=SEASON)
        done = run(
            "--google", " Марафон ", "--share", "council@example.org", "--config", world.config, cwd=world.folder
        )
        assert (done.returncode, done.stderr) == (0, "")
        url = done.stdout.split()[1]
        (sheet,) = [file for file in google.files.values() if isinstance(file, Spreadsheet)]
        assert (sheet.url, sheet.title, "council@example.org" in sheet.editors) == (url, "Марафон", True)
        assert sheet.notes("Факт")["A1"] == made.sheets[2].columns[0].note
        world.settle(f'[[sources]]\nname = "Свод"\nspreadsheet = "{url}"\n', google.toml(world.folder))
        world.refresh_one("2026-10-01")
        assert world.findings() == []
        for planned in made.sheets:
            columns = {column.header: (number, column) for number, column in enumerate(planned.columns)}
            headers, *rows = table(FILLED[planned.title])
            for row, cells in enumerate(rows, 2):
                for header, text in zip(headers, cells, strict=False):
                    number, column = columns[header]
                    sheet.type(planned.title, f"{column_letters(number + 1)}{row}", typed(text, column))
        world.refresh_one("2026-10-02")
        assert world.findings() == []
        assert world.actual("Темнов") == {date(2026, 9, 25): 12, date(2026, 10, 1): 31}


@pytest.mark.parametrize(("title", "share"), [("Марафон", ""), ("Марафон", "совет"), (" ", "council@example.org")])
def test_google_is_not_asked_without_a_title_and_an_address(world: World, title: str, share: str) -> None:
    with pytest.raises(SettingsError, match="--google НАЗВАНИЕ --share"):
        publish(plan(), load(world.config), title, share)


# --- the command line -------------------------------------------------------------------------------------------------


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipelines", "template", *map(str, arguments)]
    around = {k: v for k, v in os.environ.items() if not k.startswith("MARATHON_")} | {
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }
    return subprocess.run(command, cwd=cwd, env=around, capture_output=True, text=True, timeout=120, check=False)


def test_the_command_makes_the_book_and_says_how_to_connect_it(tmp_path: Path, register: Path) -> None:
    done = run("Темнов.xlsx", "--from", register.name, "--municipality", "Темнов", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    path = tmp_path / "Темнов.xlsx"
    assert done.stdout.endswith(
        f'[[sources]]\nname = "Темнов район"\nworkbook = "{path}"\nmunicipality = "Темнов район"\n'
    )
    assert openpyxl.load_workbook(path)["Факт"]["B1"].value == "Направление"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "укажите что-то одно"),
        (("a.xlsx", "--google", "Марафон"), "укажите что-то одно"),
        (("a.xlsx", "--share", "council@example.org"), "укажите что-то одно"),
        (("--google", "Марафон"), "нужны настройки с разделом"),
        (("a.xlsx", "--config", "none.toml"), "none.toml: файла настроек нет"),
        (("a.ods",), "назовите файл с .xlsx"),
    ],
)
def test_wrong_usage_exits_2_with_one_sentence(tmp_path: Path, arguments: Sequence[str], words: str) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_is_not_there_exits_1(tmp_path: Path) -> None:
    done = run("a.xlsx", "--from", "нет.xlsx", cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "нет.xlsx" in done.stderr


def test_what_is_said_of_connecting_can_be_pasted_into_the_settings(world: World) -> None:
    path = saved(plan(season=SEASON), world.folder / "Свод.xlsx")
    said = how_to_connect(plan(), "workbook", str(path)).partition("\n\n")[2]
    world.settle(said)
    assert [source.name for source in world.refresh("2026-10-02").sources] == ["Общая таблица"]
