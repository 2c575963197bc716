"""Names and codes of municipalities, through a refresh: what is loaded for whom, and what is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.world import REGISTER, TARGETS, World, table

DAY = date(2026, 10, 1)


def facts(*rows: str, header: str = "Муниципалитет | Код ОКТМО") -> str:
    """«Факт» of one day: each row what stands under the header, then the figure."""
    return "\n".join([f"Дата | {header} | Зарегистрировано", *(f"01.10.2026 | {row}" for row in rows)])


def settle(world: World, aliases: str = "", sources: str = '[[sources]]\nname = "Свод"\nworkbook = "book"\n') -> None:
    world.settle(sources, f"[aliases]\n{aliases}\n" if aliases else "")


def findings(world: World, *codes: str) -> list[tuple[str, str, str, str | None]]:
    """(place, code, value, suggestion) of the open findings of these codes."""
    rows = world.ask("select tab || '!' || cell, code, value, suggestion from finding")
    return [row for row in rows if row[1] in codes]


# -- codes -------------------------------------------------------------------------------------------------------------


def test_the_code_comes_before_the_name(world: World) -> None:
    world.tell("Факт", facts("Темнофф | 99600101 | 31", "       | 99700001 | 50"))
    world.refresh("2026-10-01")
    assert (world.actual("Темнов"), world.actual("г. о. Заречный")) == ({DAY: 31}, {DAY: 50})
    assert findings(world, "E301", "E307", "W309") == []


def test_a_code_and_a_name_of_two_municipalities_are_a_question(world: World) -> None:
    world.tell("Факт", facts("Темнов | 99700001 | 31", "Заречный | 99700001 | 50"))
    report = world.refresh_one("2026-10-01")
    assert (world.actual("Темнов"), world.actual("г. о. Заречный")) == ({}, {DAY: 50})
    assert findings(world, "E307") == [("Факт!B2", "E307", "99700001", None)]
    [(message, covers)] = world.ask("select message_ru, covers from finding where code = 'E307'")
    assert "99700001 — это «г. о. Заречный», а написано «Темнов»" in message
    assert (covers, report.rows.rejected) == ("2:2", 1)


def test_a_code_that_nobody_has_is_a_warning_beside_a_good_name(world: World) -> None:
    world.tell("Факт", facts("Темнов | 99999999 | 31", "       | 99999998 | 50"))
    report = world.refresh_one("2026-10-01")
    assert world.actual("Темнов") == {DAY: 31}
    assert findings(world, "W309", "E301") == [
        ("Факт!B3", "E301", "99999998", None),
        ("Факт!B2", "W309", "99999999", None),
    ]
    assert report.rows.rejected == 1


def test_targets_are_known_by_their_code_too(world: World) -> None:
    world.tell(
        "Цели",
        """
        Муниципалитет | Код ОКТМО | Срок       | Зарегистрировано
        Слободка      | 99600101  | 13.12.2026 | 90
        """,
    )
    world.refresh("2026-10-01")
    assert world.ask("select municipality_id, value from target where indicator = 'registered_users'") == [
        ("99600101", 90)
    ]


# -- aliases -----------------------------------------------------------------------------------------------------------


def test_an_alias_says_whom_a_name_means(world: World) -> None:
    settle(world, '"Ромашково" = "Темнов район"\n"Центр" = "99700001"')
    world.tell("Факт", facts("«РОМАШКОВО» | | 31", "центр | | 50"))
    world.refresh("2026-10-01")
    assert (world.actual("Темнов"), world.actual("г. о. Заречный")) == ({DAY: 31}, {DAY: 50})
    assert findings(world, "E301") == []


def test_an_alias_that_means_nobody_is_shown(world: World) -> None:
    settle(world, '"Ромашково" = "Темный район"')
    world.tell("Факт", facts("Ромашково | | 31"))
    world.refresh("2026-10-01")
    [(place, _, value, suggestion)] = findings(world, "E301")
    assert (place, value) == ("Факт!B2", "Ромашково")
    assert suggestion is not None
    assert suggestion.startswith("Темный район")


def test_an_alias_given_later_mends_what_was_read_before(world: World) -> None:
    world.tell("Факт", facts("Ромашково | | 31"))
    world.refresh("2026-10-01")
    assert world.actual("Темнов") == {}
    settle(world, '"Ромашково" = "Темнов"')
    world.refresh("2026-10-02")
    assert world.actual("Темнов") == {DAY: 31}


# -- the title of a book -----------------------------------------------------------------------------------------------


def save(path: Path, **tabs: str) -> None:
    """A workbook with these drawn tabs."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, drawn in tabs.items():
        sheet = book.create_sheet(title)
        for row in table(drawn):
            sheet.append(row)
    book.save(path)


NAMELESS = """
Дата       | Зарегистрировано | Инициативы
25.09.2026 | 12               | 3
01.10.2026 | 31               | 9
"""
THEIR_TARGETS = """
Срок       | Зарегистрировано
13.12.2026 | 90
"""


@pytest.fixture
def folder(tmp_path: Path) -> World:
    """A book with the register and a folder of workbooks beside it."""
    sources = (
        '[[sources]]\nname = "Свод"\nworkbook = "book"\n[[sources]]\nname = "Муниципалитеты"\nworkbook = "books"\n'
    )
    world = World(tmp_path, sources)
    world.tell("Цели", TARGETS.replace("Темнов ", "Заречный"))
    world.tell("Факт", None)
    (tmp_path / "books").mkdir()
    return world


def test_a_workbook_per_municipality_needs_no_column(folder: World) -> None:
    save(folder.folder / "books" / "Марафон_2026_Темнов район (копия).xlsx", Факт=NAMELESS, Цели=THEIR_TARGETS)
    save(folder.folder / "books" / "Ольховский округ.xlsx", Факт=NAMELESS.replace("31 ", "44 "))
    report = folder.refresh("2026-10-01")
    assert [source.status for source in report.sources] == ["ok", "ok"]
    assert folder.actual("Темнов") == {date(2026, 9, 25): 12, DAY: 31}
    assert folder.actual("Ольховский") == {date(2026, 9, 25): 12, DAY: 44}
    assert folder.ask("select value from target where municipality_id = '99600101' and is_final") == [(90,)]
    assert findings(folder, "E105", "E310", "E301") == []


def test_a_title_that_names_nobody_is_asked_about_once_per_tab(folder: World) -> None:
    save(folder.folder / "books" / "Отчёт за октябрь.xlsx", Факт=NAMELESS, Цели=THEIR_TARGETS)
    report = folder.refresh("2026-10-01")
    assert sorted(findings(folder, "E310", "E301")) == [
        ("Факт!A2", "E310", "Отчёт за октябрь", None),
        ("Цели!A2", "E310", "Отчёт за октябрь", None),
    ]
    rows = report.sources[1].rows
    assert (rows.seen, rows.loaded, rows.rejected) == (3, 0, 3)
    assert folder.actual("Темнов") == {}


def test_an_alias_settles_a_title(folder: World) -> None:
    save(folder.folder / "books" / "Наш район 2026.xlsx", Факт=NAMELESS)
    sources = folder.config.read_text(encoding="utf-8").partition("[[sources]]")
    folder.settle(sources[1] + sources[2], '[aliases]\n"Наш район" = "Темнов"\n')
    folder.refresh("2026-10-01")
    assert folder.actual("Темнов") == {date(2026, 9, 25): 12, DAY: 31}


def test_a_book_whose_title_names_one_may_speak_of_others_by_name(folder: World) -> None:
    drawn = facts("Заречный | 50", "Темнов | 31", header="Муниципалитет")
    save(folder.folder / "books" / "Темнов район.xlsx", Факт=drawn)
    folder.refresh("2026-10-01")
    assert (folder.actual("Темнов"), folder.actual("г. о. Заречный")) == ({DAY: 31}, {DAY: 50})
    assert findings(folder, "E305") == []


def test_a_bound_source_needs_no_title(folder: World) -> None:
    save(folder.folder / "books" / "Отчёт.xlsx", Факт=NAMELESS)
    text = folder.config.read_text(encoding="utf-8")
    folder.config.write_text(text + 'municipality = "Темнов"\n', encoding="utf-8")
    folder.refresh("2026-10-01")
    assert folder.actual("Темнов") == {date(2026, 9, 25): 12, DAY: 31}


def test_namesakes_told_apart_by_kind_only_stay_a_question(world: World) -> None:
    world.tell("Муниципалитеты", REGISTER + "г. о. Темнов | 99700002 | городской округ | 40000\n")
    world.tell("Факт", facts("Темнов | | 31", "г. Темнов | | 7", "Темнов р-н | | 8"))
    world.refresh("2026-10-01")
    assert world.actual("Темнов район") == {DAY: 8}
    assert world.actual("г. о. Темнов") == {DAY: 7}
    [(place, _, value, suggestion)] = [f for f in findings(world, "E302") if f[0].startswith("Факт")]
    assert (place, value, suggestion) == ("Факт!B2", "Темнов", "Темнов район или г. о. Темнов")


# -- municipalities across ---------------------------------------------------------------------------------------------

ACROSS = """
Инициативы |          |           |          |
Дата       | Темнов   | Неведомск | Слободка | г.о. Заречный
25.09.2026 | 12       | 1         | 2        | 40
01.10.2026 | 31       | 1         | 2        | 50
"""


def test_a_column_of_an_unknown_municipality_is_named_at_its_header(world: World) -> None:
    twins = "Слободка | 99700002 | городской округ | 40000\nСлободка | 99600102 | муниципальный район | 9000\n"
    world.tell("Муниципалитеты", REGISTER + twins)
    world.tell("Факт", None)
    world.tell("Свод", ACROSS)
    world.refresh("2026-10-01")
    assert world.actual("Темнов", "submitted_initiatives") == {date(2026, 9, 25): 12, DAY: 31}
    assert world.actual("г. о. Заречный", "submitted_initiatives") == {date(2026, 9, 25): 40, DAY: 50}
    assert world.ask("select distinct municipality_id from actual order by 1") == [("99600101",), ("99700001",)]
    assert findings(world, "E301", "E302", "E310", "E311", "E312") == [
        ("Свод!C2", "E311", "Неведомск", None),
        ("Свод!D2", "E312", "Слободка", "Слободка (городской округ) или Слободка (муниципальный район)"),
    ]
    assert world.ask("select covers from finding where code = 'E311'") == [("C:C",)]
