"""Координация, Информирование, Консультации, Встречи, Поручения, Контакты: from the sheet to the warehouse."""

from __future__ import annotations

from datetime import date, time

import pytest
from openpyxl import Workbook

from pipelines.landing import open_landing
from pipelines.settings import load
from tests.world import FACTS, REGISTER, TARGETS, World, table

UNITS = """
Муниципалитет | Уровень                | Направление | Организация | Должность
Темнов        | Координационная группа |             |             | глава района
Темнов        | рабочая группа         | Образование |             | заместитель главы
Темнов        | координатор            | Образование | Школа № 2   | завуч
Заречный      | рабочая группа         | Культура    |             | начальник отдела
"""
OUTREACH = """
Дата       | Муниципалитет | Тема                      | Канал             | Охват
01.09.2026 | Темнов        | о марафоне                | сайт              | 300
20.09.2026 | Темнов        | о марафоне                | собрание          |
21.09.2026 | Темнов        | об участии муниципалитета | газета            | 1 000
22.09.2026 | Заречный      | о горячей линии           |                   | 40
"""
CONSULTATIONS = """
Дата       | Муниципалитет | Канал               | Количество
20.09.2026 | Темнов        | Горячая линия       | 5
20.09.2026 | Темнов        | очно                | 2
21.09.2026 | Темнов        | по горячей линии    | 3
"""
MEETINGS = """
Дата       | Время | Формат    | Тема                | Участники     | Ссылка
05.10.2026 | 14.00 | ВКС       | Итоги первого этапа | ответственные | https://vks.example.org/j/89270000000
12.10.2026 |       | смешанный | Ход второго этапа   |               |
"""
ASSIGNMENTS = """
Встреча             | Муниципалитет     | Поручение                | Срок       | Статус    | Отметка об исполнении
05.10.2026          | Темнов            | назначить координаторов  | 07.10.2026 | в работе  |
Итоги первого этапа | Заречный          | создать группу           | 15.10.2026 | исполнено | создана 6 октября
05.10.2026          | Все муниципалитеты | рассказать о горячей линии | 20.10.2026 | в работе |
05.10.2026          | Темнов            | рассказать о горячей линии | 20.10.2026 | закрыто | не нужно
"""
PARTS = """
Дата       | Муниципалитет | Направление | Организация  | Инициативы
01.10.2026 | Темнов        |             | «Школа №2»   | 3
01.10.2026 | Заречный      | Спорт       | Дом культуры | 5
"""
OTHERS = """
Кто          | Где
Совет отцов  | школа № 2
"""
TABS = {
    "Координация": UNITS,
    "Информирование": OUTREACH,
    "Консультации": CONSULTATIONS,
    "Встречи": MEETINGS,
    "Поручения": ASSIGNMENTS,
}
WITHOUT_IT = sum(len(table(drawn)) - 1 for drawn in (REGISTER, TARGETS, FACTS, *TABS.values()))
FOREST, RIVER, ALDER = "Темнов район", "г. о. Заречный", "Ольховский округ"


@pytest.fixture
def told(world: World) -> World:
    """The usual world with all five tabs; not refreshed yet."""
    for tab, drawn in TABS.items():
        world.tell(tab, drawn)
    return world


def refreshed(world: World, now: str = "2026-10-08") -> World:
    """Refreshed, and every row of every tab accounted for."""
    rows = world.refresh_one(now).rows
    assert rows.seen == rows.loaded + rows.blank + rows.ignored + rows.rejected
    return world


def named(world: World, query: str) -> list[tuple[object, ...]]:
    return world.ask(query.format("join municipality m using (municipality_id)"))


# --- what is loaded ---------------------------------------------------------------------------------------------------


def test_without_the_tabs_the_tables_are_empty_and_nothing_is_said(world: World) -> None:
    refreshed(world)
    for name in ("unit", "outreach", "consultation", "meeting", "assignment", "contact"):
        assert world.ask(f"from {name}") == []
    assert [code for _, code in world.findings()] == ["W412"]


def test_all_five_are_read_without_a_question(told: World) -> None:
    assert [code for _, code in refreshed(told).findings()] == ["W412"]
    assert told.refresh_one("2026-10-09").rows.rejected == 0


def test_units(told: World) -> None:
    query = (
        "select m.name, level, direction, organisation, position, u.tab, u.cell, u.url from unit u {} order by u.cell"
    )
    assert named(refreshed(told), query) == [
        (FOREST, "coordination_group", None, None, "глава района", "Координация", "B2", None),
        (FOREST, "working_group", "Образование", None, "заместитель главы", "Координация", "B3", None),
        (FOREST, "coordinator", "Образование", "Школа № 2", "завуч", "Координация", "B4", None),
        (RIVER, "working_group", "Культура", None, "начальник отдела", "Координация", "B5", None),
    ]


def test_outreach_and_consultations(told: World) -> None:
    query = (
        "select on_date, topic, channel, reach, o.cell from outreach o {} where m.name = 'Темнов район' order by o.cell"
    )
    assert named(refreshed(told), query) == [
        (date(2026, 9, 1), "marathon", "сайт", 300, "C2"),
        (date(2026, 9, 20), "marathon", "собрание", None, "C3"),
        (date(2026, 9, 21), "participation", "газета", 1000, "C4"),
    ]
    assert told.ask("select on_date, channel, number, cell from consultation order by cell") == [
        (date(2026, 9, 20), "hotline", 5, "D2"),
        (date(2026, 9, 20), "in_person", 2, "D3"),
        (date(2026, 9, 21), "hotline", 3, "D4"),
    ]


def test_meetings_belong_to_the_region(told: World) -> None:
    assert refreshed(told).ask("select * exclude (seen_at, source, book, url) from meeting order by on_date") == [
        (
            "2026-10-05 итоги первого этапа",
            date(2026, 10, 5),
            time(14),
            "video",
            "Итоги первого этапа",
            "ответственные",
            "https://vks.example.org/j/89270000000",
            "итоги первого этапа",
            "Встречи",
            "A2",
        ),
        (
            "2026-10-12 ход второго этапа",
            date(2026, 10, 12),
            None,
            "mixed",
            "Ход второго этапа",
            None,
            None,
            "ход второго этапа",
            "Встречи",
            "A3",
        ),
    ]


def test_assignments_find_their_meeting_and_one_to_all_is_everybody_s(told: World) -> None:
    query = "select m.name, meeting_id, text, due_on, status, done_note, is_for_all, a.cell from assignment a {} order by a.cell, m.name"
    first, all_of_them = "2026-10-05 итоги первого этапа", "рассказать о горячей линии"
    assert named(refreshed(told), query) == [
        (FOREST, first, "назначить координаторов", date(2026, 10, 7), "in_progress", None, False, "C2"),
        (RIVER, first, "создать группу", date(2026, 10, 15), "done", "создана 6 октября", False, "C3"),
        (ALDER, first, all_of_them, date(2026, 10, 20), "in_progress", None, True, "C4"),
        (RIVER, first, all_of_them, date(2026, 10, 20), "in_progress", None, True, "C4"),
        (FOREST, first, all_of_them, date(2026, 10, 20), "closed", "не нужно", False, "C5"),
    ]


def test_a_row_of_one_s_own_counts_however_it_names_the_meeting(told: World) -> None:
    told.tell(
        "Поручения",
        ASSIGNMENTS.replace(
            "05.10.2026          | Темнов            | рассказать",
            "Итоги первого этапа | Темнов            | рассказать",
        ),
    )
    query = "select status from {} a {{}} where m.name = 'Темнов район' and text like 'рассказать%'"
    refreshed(told)
    for table_ in ("assignment", "assignment_as_known(date '2026-10-08')"):
        assert named(told, query.format(table_)) == [("closed",)]


def test_what_a_meeting_asked_counts_from_its_day(told: World) -> None:
    told.tell(
        "Поручения",
        ASSIGNMENTS + "12.10.2026 | Темнов | сверить | 20.10.2026 | в работе |\n | Темнов | без встречи | | в работе |",
    )
    refreshed(told, "2026-10-13")
    query = "select text from assignment_as_known(?) a join municipality m using (municipality_id) where m.name = 'Темнов район'"
    texts = {day: {text for (text,) in told.ask(query, [date(2026, 10, day)])} for day in (4, 5, 11, 12)}
    first = {"назначить координаторов", "рассказать о горячей линии", "без встречи"}
    assert texts == {4: {"без встречи"}, 5: first, 11: first, 12: first | {"сверить"}}


def test_a_meeting_that_is_moved_to_another_hour_keeps_its_assignments(told: World) -> None:
    before = refreshed(told).ask("select distinct meeting_id from assignment")
    told.tell("Встречи", MEETINGS.replace("14.00", "16.30"))
    refreshed(told, "2026-10-09")
    assert told.ask("select meeting_id, at_time from meeting where at_time is not null") == [(*before[0], time(16, 30))]
    assert told.ask("select distinct meeting_id from assignment") == before
    assert told.findings("W418") == []


def test_a_municipality_s_own_book_tells_of_its_own_groups_and_not_of_meetings(told: World) -> None:
    told.settle(
        '[[sources]]\nname = "Свод"\nworkbook = "book"\n'
        '[[sources]]\nname = "Ольховский"\nworkbook = "own"\nmunicipality = "Ольховский округ"\n'
    )
    told.tell("Координация", "Уровень | Должность\nкоординационная группа | глава округа", "own")
    told.tell("Встречи", MEETINGS, "own")
    told.tell("Поручения", ASSIGNMENTS, "own")
    told.refresh("2026-10-08")
    assert named(told, "select level from unit {} where m.name = 'Ольховский округ'") == [("coordination_group",)]
    assert told.ask("select count(*) from meeting") == [(2,)]
    assert {place for place, code in told.findings("I101")} == {"Встречи!A1", "Поручения!A1"}


def test_in_a_folder_the_council_s_book_tells_of_meetings_and_another_s_own_are_nobody_s(told: World) -> None:
    many = told.folder / "many"
    many.mkdir()
    for name, tabs in {
        "Область": {"Встречи": MEETINGS, "Поручения": ASSIGNMENTS},
        "Темнов": {"Встречи": OTHERS},
    }.items():
        book = Workbook()
        for tab, drawn in tabs.items():
            sheet = book.create_sheet(tab)
            for row in table(drawn):
                sheet.append([text or None for text in row])
        del book["Sheet"]
        book.save(many / f"{name}.xlsx")
    for tab in ("Встречи", "Поручения"):
        told.tell(tab, None)
    told.settle('[[sources]]\nname = "Свод"\nworkbook = "book"\n[[sources]]\nname = "Все"\nworkbook = "many"\n')
    told.refresh("2026-10-08")
    assert told.ask("select count(*) from meeting") == [(2,)]
    assert told.ask("select count(*) from assignment") == [(5,)]
    assert [(place, code) for place, code in told.findings() if code != "W412"] == [("Встречи!A1", "I101")]


# --- what is asked ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tab", "line", "found", "rejected"),
    [
        ("Координация", "Темнов | штабик | | | глава", ["B6 E224"], True),
        ("Координация", "Темнов | | Спорт | | глава", ["B6 E232"], True),
        ("Координация", "Томнев | координатор | | Школа | завуч", ["A6 E301"], True),
        ("Координация", "Темнов | рабочая группа | | | глава", ["B6 W422"], False),
        ("Координация", "Темнов | координатор | Спорт | | тренер", ["B6 W422"], False),
        ("Координация", "Темнов | координатор | | Школа № 2 | Иванова Мария Петровна", ["E6 E501"], False),
        ("Информирование", "31.09.2026 | Темнов | о марафоне | сайт | 5", ["A6 E212"], True),
        ("Информирование", "30.09.2026 | Темнов | о погоде | сайт | 5", ["C6 E224"], True),
        ("Информирование", "30.09.2026 | Темнов | о марафоне | сайт | многие", ["E6 E201"], False),
        ("Информирование", "01.11.2026 | Темнов | о марафоне | сайт | 5", ["A6 W402"], False),
        ("Информирование", "30.09.2025 | Темнов | о марафоне | сайт | 5", ["A6 W403"], False),
        ("Информирование", "01.09.2026 | Темнов | о марафоне | сайт | 300", ["C6 W420"], False),
        ("Информирование", "01.09.2026 | Темнов | о марафоне | Сайт | 301", ["E6 W424"], False),
        ("Информирование", "20.09.2026 | Темнов | о марафоне | собрание | 30", [], False),
        ("Информирование", "01.09.2026 | Темнов | об участии | сайт | 301", [], False),
        ("Информирование", "30.09.2026 | Темнов | о марафоне | сайт | 12001", ["E6 W404"], False),
        ("Координация", "Темнов | рабочая группа | Образование | | заместитель главы", ["B6 W420"], False),
        ("Консультации", "20.09.2026 | Темнов | очно | 9", ["D5 W424"], False),
        ("Консультации", "20.09.2026 | Темнов | очно | 12001", ["D5 W404", "D5 W424"], False),
        ("Консультации", "30.09.2026 | Темнов | очно | 12О", ["D5 E201"], True),
        ("Консультации", "30.09.2026 | Темнов | очно |", ["D5 E232"], True),
        ("Консультации", "30.09.2026 | Темнов | устно | 3", ["C5 E224"], True),
        ("Консультации", "Итого | | | 10", ["A5 I303"], None),
        ("Консультации", "* без школ | | |", ["A5 I117"], None),
        ("Консультации", "1 | 2 | 3 | 4", ["A5 I116"], None),
        ("Встречи", "завтра | 10:00 | ВКС | Планы | |", ["A4 E211"], True),
        ("Встречи", "20.10.2026 | утром | ВКС | Планы | |", ["B4 E225"], False),
        ("Встречи", "20.10.2026 | 10:00 | по кругу | Планы | |", ["C4 E224"], False),
        ("Встречи", "20.10.2026 | 10:00 | ВКС | | |", ["D4 E231"], False),
        ("Встречи", "20.10.2026 | 10:00 | ВКС | Планы | Иванова М.П. | ", ["E4 E501"], False),
        ("Встречи", "20.10.2026 | 10:00 | ВКС | Планы | | javascript:alert(1)", ["F4 E226"], False),
        ("Встречи", "12.10.2026 | 10:00 | очно | Ход второго этапа | |", ["A4 W421"], False),
        ("Встречи", "12.10.2026 | | смешанный | Ход второго этапа | |", ["A4 W420"], False),
        ("Поручения", "06.10.2026 | Темнов | дело | 20.10.2026 | в работе |", ["A6 W418"], False),
        ("Поручения", "05.10.2026 | Темнов | Назначить координаторов | 07.10.2026 | исполнено |", ["C6 W425"], False),
        ("Поручения", "05.10.2026 | Темнов | назначить координаторов | 08.10.2026 | исполнено |", [], False),
        ("Поручения", "05.10.2026 | Заречный | назначить координаторов | 07.10.2026 | исполнено |", [], False),
        ("Поручения", " | Темнов | дело | 20.10.2026 | в работе |", ["A6 E231"], False),
        ("Поручения", "05.10.2026 | Темнов | | 20.10.2026 | в работе |", ["C6 E232"], True),
        ("Поручения", "05.10.2026 | Темнов | дело | к среде | в работе |", ["D6 E211"], False),
        ("Поручения", "05.10.2026 | Темнов | дело | 20.10.2062 | в работе |", ["D6 W403"], False),
        ("Поручения", "05.10.2026 | Темнов | дело | 20.10.2026 | просрочено |", ["E6 E224"], False),
        ("Поручения", "05.10.2026 | Все районы | дело | 20.10.2026 | в работе |", ["B6 E301"], True),
    ],
)
def test_a_question_names_its_cell_and_nothing_is_lost(
    told: World, tab: str, line: str, found: list[str], rejected: bool | None
) -> None:
    told.tell(tab, TABS[tab] + line)
    rows = told.refresh_one("2026-10-08").rows
    asked = [f"{place} {code}".removeprefix(f"{tab}!") for place, code in told.findings() if place.startswith(tab)]
    assert asked == found
    assert (rows.seen, rows.loaded) == (WITHOUT_IT + 1, WITHOUT_IT + (rejected is False))
    assert (rows.rejected, rows.ignored) == (int(rejected is True), int(rejected is None))


def test_a_finding_knows_its_municipality(told: World) -> None:
    told.tell("Поручения", ASSIGNMENTS + "06.10.2026 | Темнов | дело | 20.10.2026 | в работе |")
    query = "select m.name, suggestion, value from finding f {} where code = 'W418'"
    assert named(refreshed(told), query) == [(FOREST, "05.10.2026", "06.10.2026")]
    assert told.ask("select meeting_id, meeting_named, status from assignment where text = 'дело'") == [
        (None, "06.10.2026", "in_progress")
    ]


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("20.11.2026", "21.11.2026"),
        ("02.12.2026", "01.12.2026"),
        ("05.09.2026", "05.10.2026"),
        ("05.01.2027", None),
        ("Итоги первого этап", "Итоги первого этапа"),
    ],
)
def test_of_days_the_nearest_is_suggested_and_of_topics_the_one_most_alike(
    told: World, asked: str, near: str | None
) -> None:
    told.tell("Встречи", MEETINGS + "21.11.2026 | | очно | Планы | |\n01.12.2026 | | очно | Школы | |")
    told.tell("Поручения", ASSIGNMENTS + f"{asked} | Темнов | дело | 20.10.2026 | в работе |")
    assert refreshed(told).ask("select suggestion from finding where code = 'W418'") == [(near,)]


@pytest.mark.parametrize(
    ("tab", "line", "said"),
    [
        ("Координация", "Темнов | координатор | Образование | Школа № 2 | завуч", "B4, учтены обе"),
        ("Координация", "Темнов | рабочая группа | Образование | | заместитель главы", "B3, учтена одна"),
        ("Информирование", "01.09.2026 | Темнов | о марафоне | сайт | 300", "C2, учтены обе"),
        ("Встречи", "12.10.2026 | | смешанный | Ход второго этапа | |", "A3, учтена одна"),
        ("Поручения", "05.10.2026 | Темнов | назначить координаторов | 07.10.2026 | в работе |", "C2, учтены обе"),
    ],
)
def test_whether_a_repeated_row_counts_twice_is_said_as_it_is(told: World, tab: str, line: str, said: str) -> None:
    told.tell(tab, TABS[tab] + line)
    ((russian, english),) = refreshed(told).ask("select message_ru, message_en from finding where code = 'W420'")
    assert f"{said};" in russian
    assert ("both count" if said.endswith("обе") else "one counts") in english
    if tab == "Встречи":
        assert told.ask("select count(*) from meeting") == [(2,)]


def test_what_is_counted_twice_names_both_cells_also_of_another_book(told: World) -> None:
    told.settle(
        '[[sources]]\nname = "Свод"\nworkbook = "book"\n'
        '[[sources]]\nname = "Темнов"\nworkbook = "own"\nmunicipality = "Темнов"\n'
    )
    told.tell("Консультации", "Дата | Канал | Количество\n20.09.2026 | очно | 2", "own")
    told.refresh("2026-10-08")
    assert told.ask("select book, cell, message_ru from finding where code = 'W424'") == [
        (
            "own",
            "C2",
            "2 сложено с 2 из book Консультации!D3: день, муниципалитет и канал те же; "
            "если это одно и то же, оставьте одну строку",
        )
    ]


def test_who_is_still_to_be_named_is_nobody_yet(world: World) -> None:
    header, *rows = REGISTER.strip().splitlines()
    waiting = (" | уточняется | будет позже", " | глава | 8 (000) 200-10-01", " | - | нет")
    lines = (row + more for row, more in zip(rows, waiting, strict=True))
    world.tell("Муниципалитеты", "\n".join([f"{header} | Ответственный | Горячая линия", *lines]))
    assert refreshed(world).findings("I233") == [("Муниципалитеты!E2", "I233"), ("Муниципалитеты!F2", "I233")]
    query = "select name, has_responsible, has_hotline from coordination(date '2026-10-08') order by name"
    assert world.ask(query) == [(ALDER, False, False), (FOREST, False, False), (RIVER, True, True)]


def test_of_two_meetings_of_a_day_the_topic_tells(told: World) -> None:
    told.tell("Встречи", MEETINGS + "05.10.2026 | 16:00 | очно | Планы школ | |")
    told.tell(
        "Поручения",
        ASSIGNMENTS
        + "05.10.2026 Планы школ | Темнов | один | 20.10.2026 | в работе |\n"
        + "планы «школ» | Темнов | два | 20.10.2026 | в работе |",
    )
    refreshed(told)
    assert [place for place, code in told.findings("W419")] == ["Поручения!A2", "Поручения!A4", "Поручения!A5"]
    query = "select meeting_id from assignment where text in ('один', 'два')"
    assert told.ask(query) == [("2026-10-05 планы школ",)] * 2
    told.tell("Встречи", MEETINGS)
    refreshed(told, "2026-10-09")
    assert [place for place, _ in told.findings("W418")] == ["Поручения!A6", "Поручения!A7"]
    assert told.ask(query) == [("2026-10-05 планы школ",)] * 2  # what they meant is still known


@pytest.mark.parametrize("tab", TABS)
def test_an_unknown_column_is_named_and_a_missing_one_stops_the_tab(told: World, tab: str) -> None:
    header, *rows = TABS[tab].strip().splitlines()
    told.tell(tab, "\n".join([f"{header} | Погода", *(f"{row} | дождь" for row in rows)]))
    refreshed(told)
    assert [code for place, code in told.findings() if place.startswith(tab)] == ["W103"]
    needed = "Уровень" if tab == "Координация" else "Поручение " if tab == "Поручения" else "Дата"
    told.tell(tab, TABS[tab].replace(needed, "Погода", 1))
    report = told.refresh_one("2026-10-09")
    assert (report.status, "нет обязательного столбца" in (report.error or "")) == ("failed", True)
    told.refresh_one("2026-10-10", accept_deletions=True)
    assert "E105" in {code for place, code in told.findings() if place.startswith(tab)}


def test_a_tab_that_is_tidied_up_is_no_loss_and_one_that_is_gone_is(told: World) -> None:
    refreshed(told)
    told.tell("Поручения", "\n".join(ASSIGNMENTS.strip().splitlines()[:2]))
    assert told.refresh_one("2026-10-09").status == "ok"
    told.tell("Поручения", None)
    report = told.refresh_one("2026-10-10")
    assert (report.status, "лист «Поручения» пропал или переименован" in (report.error or "")) == ("failed", True)
    assert told.refresh_one("2026-10-11", accept_deletions=True).status == "ok"
    assert told.ask("from assignment") == []


# --- as known then ----------------------------------------------------------------------------------------------------


def test_what_was_known_then_stays_known(told: World) -> None:
    refreshed(told, "2026-10-06 09:00")
    told.tell("Координация", UNITS + "Ольховский | координационная группа | | | глава")
    told.tell("Поручения", ASSIGNMENTS.replace("07.10.2026 | в работе ", "07.10.2026 | исполнено"))
    told.tell("Встречи", MEETINGS.replace("смешанный", "очно"))
    told.tell("Информирование", OUTREACH + "02.10.2026 | Ольховский | о марафоне | сайт | 10")
    refreshed(told, "2026-10-09 09:00")
    for day, units, states, formats, times in (
        (1, 4, {"overdue": 0, "open": 4, "done": 1}, ["mixed", "video"], 4),  # before anything was read: as first seen
        (8, 4, {"overdue": 1, "open": 2, "done": 1}, ["mixed", "video"], 4),
        (9, 5, {"overdue": 0, "open": 2, "done": 2}, ["in_person", "video"], 5),
    ):
        as_of = f"date '2026-10-{day:02}'"
        assert told.ask(f"select count(*) from unit_as_known({as_of})") == [(units,)]
        assert told.ask(f"select format from meeting_as_known({as_of}) order by all") == [(f,) for f in formats]
        assert told.ask(f"select count(*) from outreach_as_known({as_of})") == [(times,)]
        if day > 1:
            found = dict(told.ask(f"select state, count(*) from assignment_as_known({as_of}) group by all"))
            assert {state: found.get(state, 0) for state in states} == states


def test_what_is_told_of_a_day_to_come_waits_for_it(told: World) -> None:
    told.tell("Консультации", CONSULTATIONS + "10.10.2026 | Темнов | очно | 7")
    refreshed(told)
    assert told.ask("select sum(number) from consultation_as_known(date '2026-10-09')") == [(10,)]
    assert told.ask("select sum(number) from consultation_as_known(date '2026-10-10')") == [(17,)]


# --- where everybody stands -------------------------------------------------------------------------------------------


def test_the_levels_of_each_municipality(told: World) -> None:
    query = """select name, has_coordination_group, working_groups, coordinators, directions_without_group, share_of_directions,
        organisations_without_coordinator, share_of_organisations, has_responsible, has_hotline
        from coordination(date '2026-10-08') order by name desc"""
    told.tell("Факт", PARTS)
    assert refreshed(told).ask(query) == [
        (RIVER, False, 1, 0, ["Образование", "Спорт"], 1 / 3, ["Дом культуры"], 0.0, False, False),
        (FOREST, True, 1, 1, ["Культура", "Спорт"], 1 / 3, [], 1.0, False, False),
        (ALDER, False, 0, 0, ["Культура", "Образование", "Спорт"], 0.0, [], None, False, False),
    ]


def test_topics_channels_and_assignments_of_each_municipality(told: World) -> None:
    refreshed(told)
    topics = "select topic, times, last_on, reach, channels from outreach_standing(date '2026-10-08') where name = 'Темнов район'"
    assert told.ask(topics) == [
        ("hotline", 0, None, None, []),
        ("marathon", 2, date(2026, 9, 20), 300, ["сайт", "собрание"]),
        ("participation", 1, date(2026, 9, 21), 1000, ["газета"]),
    ]
    channels = "select channel, number, days from consultation_standing(date '2026-10-08') where name = 'Темнов район'"
    assert told.ask(channels) == [("hotline", 8, 2), ("in_person", 2, 1), ("remote", None, 0)]
    standing = (
        "select open, overdue, done, closed, next_due_on, overdue_since from assignment_standing(?) order by name desc"
    )
    due, late = date(2026, 10, 20), date(2026, 10, 7)
    assert told.ask(standing, [date(2026, 10, 8)]) == [
        (1, 0, 1, 0, due, None),
        (0, 1, 0, 1, None, late),
        (1, 0, 0, 0, due, None),
    ]
    assert told.ask(standing, [date(2026, 10, 7)])[1] == (1, 0, 0, 1, late, None)  # its day is not over


# --- people -----------------------------------------------------------------------------------------------------------

CONTACTS = """
Муниципалитет | Роль          | ФИО                    | Телефон           | E-mail
Темнов        | ответственный | Иванова Мария Петровна | 8 (000) 200-10-02 | ivanova@example.org
Заречный      | глава         | Петров Пётр Петрович   |                   |
"""
OWN = '[[sources]]\nname = "Свод"\nworkbook = "book"\n[[sources]]\nname = "Люди"\nworkbook = "people"\n'


def stored(world: World) -> str:
    """All that the landing and the warehouse hold, as text."""
    texts = []
    with open_landing(load(world.config).landing) as landing:
        for (name,) in landing.connection.execute(
            "select table_name from duckdb_tables() where database_name = 'landing'"
        ).fetchall():
            texts.append(repr(landing.connection.execute(f"from landing.{name}").fetchall()))
    texts += [
        repr(world.ask(f"from {name}"))
        for (name,) in world.ask("select table_name from duckdb_tables() where database_name = 'published'")
    ]
    return "\n".join(texts)


def test_contacts_come_from_a_workbook_that_was_marked_so(world: World) -> None:
    world.settle(OWN + 'personal_data = "accept"\n')
    world.tell("Контакты", CONTACTS, "people")
    world.refresh("2026-10-08")
    assert named(world, "select m.name, role, full_name, phone, email, c.cell from contact c {} order by c.cell") == [
        (FOREST, "ответственный", "Иванова Мария Петровна", "8 (000) 200-10-02", "ivanova@example.org", "A2"),
        (RIVER, "глава", "Петров Пётр Петрович", None, None, "A3"),
    ]
    assert world.findings("E501", "E502") == []


SHIFTED = f"""{CONTACTS.rstrip()}
Сидорова Анна Петровна | Темнов     | координатор             | 8 927 555-66-77 | anna@example.org
8 927 555-66-77        | координатор | Кузнецова Ольга Львовна |                 |
Темнов                 |            | Козлова Ольга Львовна   | 8 927 555-66-77 |
Темнов                 | глава      |                         | 8 927 555-66-77 |
Темнов                 | глава      | Козлов Иван Иванович    |                 |
Темнов                 | глава      | Козлов Иван Иванович    |                 |
"""


@pytest.mark.parametrize("tab", ["Контакты", "Кому звонить", "Люди района"])
def test_what_stands_on_a_tab_of_people_is_in_no_finding(world: World, tab: str) -> None:
    named_so = '[[sources.tabs]]\ntitle = "Кому звонить"\nread_as = "Контакты"\n'
    world.settle(OWN + f'personal_data = "accept"\n{named_so}')
    world.tell(tab, SHIFTED.replace("E-mail", "Сидоров С.С.") if tab == "Кому звонить" else SHIFTED, "people")
    world.refresh("2026-10-08")
    texts = repr(world.ask("select * exclude url from finding where source = 'Люди'"))
    assert not any(word in texts for word in ("Сидоров", "Кузнецова", "Козлов", "555-66-77", "example.org"))
    if tab == "Контакты":
        query = (
            "select cell, code, value, message_ru, message_en from finding where source = 'Люди' order by cell, code"
        )
        found = {(cell, code): said for cell, code, *said in world.ask(query)}
        assert list(found) == [("A4", "E301"), ("A5", "E301"), ("A9", "W420"), ("B6", "E231"), ("C7", "E232")]
        value, russian, english = found["A4", "E301"]
        assert value is None
        assert russian.startswith("муниципалитета «‹скрыто›» нет в реестре")
        assert "“‹hidden›”" in english
        assert "«ФИО»" in found["C7", "E232"][1], "whose column it is may be said"
        assert "A8" in found["A9", "W420"][1]


def test_why_a_book_of_people_was_refused_names_nobody(world: World) -> None:
    world.settle(OWN + 'personal_data = "accept"\n')
    world.tell("Контакты", CONTACTS, "people")
    world.refresh("2026-10-08")
    world.tell("Контакты", CONTACTS.replace("Муниципалитет ", "Сидоров С.С.  "), "people")
    _, people = world.refresh("2026-10-09").sources
    assert people.status == "failed"
    assert "Сидоров" not in str(people.error)
    assert "Сидоров" not in repr(world.ask("from finding"))


@pytest.mark.parametrize("tab", ["Контакты", "контакты ", "Contacts"])
def test_contacts_of_any_other_source_are_refused_and_nothing_of_them_is_stored(world: World, tab: str) -> None:
    world.settle(OWN)
    world.tell(tab, CONTACTS + "Темнов | Секретова | Сидорова | 12345 | нет\n", "people")
    _, people = world.refresh("2026-10-08").sources
    assert (people.status, people.rows.loaded) == ("ok", 0)
    assert world.findings("E502") == [(f"{tab}!A1", "E502")]
    assert world.ask("from contact") == []
    kept = stored(world)
    assert not any(word in kept for word in ("Иванова", "Петров", "Секретова", "Сидорова", "200-10-02", "example.org"))


def test_a_tab_that_is_said_to_be_contacts_is_refused_as_well(world: World) -> None:
    world.settle(OWN + '[[sources.tabs]]\ntitle = "Кому звонить"\nread_as = "Контакты"\n')
    world.tell("Кому звонить", CONTACTS, "people")
    world.refresh("2026-10-08")
    assert world.findings("E502") == [("Кому звонить!A1", "E502")]
    assert "Иванова" not in stored(world)


def test_a_contact_that_is_gone_is_forgotten(world: World) -> None:
    world.settle(OWN + 'personal_data = "accept"\n')
    world.tell(
        "Контакты", CONTACTS + "Темнов | | Сидоров Сидор Сидорович | |\n | глава | Козлов Иван Иванович | |\n", "people"
    )
    world.refresh("2026-10-08")
    kept = stored(world)
    assert all(word in kept for word in ("Иванова", "Сидоров", "Козлов"))
    world.tell("Контакты", CONTACTS.replace("Иванова Мария", "Смирнова Анна"), "people")
    world.refresh("2026-10-09")
    kept = stored(world)
    assert not any(word in kept for word in ("Иванова", "Сидоров", "Козлов"))
    assert world.ask("select full_name from contact order by all") == [
        ("Петров Пётр Петрович",),
        ("Смирнова Анна Петровна",),
    ]


def test_what_was_accepted_once_is_masked_when_it_is_refused(world: World) -> None:
    world.settle(OWN + 'personal_data = "accept"\n')
    world.tell("Контакты", CONTACTS, "people")
    world.refresh("2026-10-08")
    world.settle(OWN)
    assert [source.status for source in world.refresh("2026-10-09").sources] == ["ok", "ok"]
    assert world.findings("E502") == [("Контакты!A1", "E502")]
    assert world.ask("from contact") == []
    kept = stored(world)
    assert not any(word in kept for word in ("Иванова", "Петров", "200-10-02", "example.org"))


def test_names_in_the_shared_tabs_give_way_and_positions_stay(told: World) -> None:
    told.tell("Координация", UNITS + "Темнов | координатор | | Школа № 5 | директор Сидоров С.С., тел. 8 927 000-00-00")
    refreshed(told)
    ((position,),) = told.ask("select position from unit where organisation = 'Школа № 5'")
    assert position.startswith("директор ‹имя скрыто›")
    assert "Сидоров" not in stored(told)
