"""GoogleReader against the emulated Google: what it brings, what it asks, how it fails."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipelines.cells import BLANK, Area, Cell, Fetched, Grid, Kind
from pipelines.errors import SourceError
from pipelines.settings import Source, load
from pipelines.sources import reader
from pipelines.sources.google import GoogleReader, spreadsheet
from pipelines.sources.google.transport import Clock, Deadline, Throttle, exchange
from pipelines.sources.google.trouble import Again
from tests.google.conftest import Desk, QuickClock
from tests.google.emulator import Emulator
from tests.google.spreadsheets import Error, File, Formula, Plain, Typed

SHEETS = "/v4/spreadsheets/*"
DRIVE = "/drive/v3/files*"


def only(fetched: Fetched) -> Grid:
    """The one tab of the one book."""
    [book] = fetched.books
    [tab] = book.tabs
    return tab


def stamp_of(sheet: File) -> str:
    """What a book of it is stamped with."""
    return f"{spreadsheet.EDITION}-{sheet.stamp}"


# --- what stands in a sheet ---


def test_a_spreadsheet_arrives_with_titles_gids_and_cells(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet(
        "Свод", {"Факт": [["Дата", "Муниципалитет"], [date(2026, 9, 1), "Липовский"]], "Цели": []}
    )
    fetched = desk.fetch(sheet)
    [book] = fetched.books
    assert (book.key, book.title) == (sheet.key, "Свод")
    assert book.url == f"https://docs.google.com/spreadsheets/d/{sheet.key}/edit"
    assert book.stamp == stamp_of(sheet)
    fact, targets = book.tabs
    assert (fact.title, fact.gid) == ("Факт", sheet.gid("Факт"))
    assert (targets.title, targets.gid, targets.rows) == ("Цели", sheet.gid("Цели"), ())
    assert fact.rows == (
        (Cell(Kind.TEXT, "Дата"), Cell(Kind.TEXT, "Муниципалитет")),
        (Cell(Kind.DATE, date(2026, 9, 1)), Cell(Kind.TEXT, "Липовский")),
    )
    assert fetched.failures == {}
    assert fetched.unchanged == frozenset()


def test_one_spreadsheet_costs_one_question_to_each_service(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]], "Цели": [["Срок"]]})
    assert desk.fetch(sheet).requests == 2
    assert [asked.path for asked in emulator.log] == [
        "/token",
        f"/drive/v3/files/{sheet.key}",
        f"/v4/spreadsheets/{sheet.key}",
    ]


@pytest.mark.parametrize(
    ("typed", "number_format", "cell"),
    [
        (12, None, Cell(Kind.NUMBER, 12)),
        (12.0, None, Cell(Kind.NUMBER, 12)),
        (-3, None, Cell(Kind.NUMBER, -3)),
        (2**53, None, Cell(Kind.NUMBER, float(2**53))),
        (12.5, None, Cell(Kind.NUMBER, 12.5)),
        (33.4, ("NUMBER", "0"), Cell(Kind.NUMBER, 33.4, "33")),
        (1500, ("CURRENCY", "0.00"), Cell(Kind.NUMBER, 1500)),
        (0.85, ("PERCENT", ""), Cell(Kind.PERCENT, 0.85, "85%")),
        (1, ("PERCENT", ""), Cell(Kind.PERCENT, 1, "100%")),
        (46266, ("DATE", ""), Cell(Kind.DATE, date(2026, 9, 1))),
        (46266.9, ("DATE_TIME", ""), Cell(Kind.DATE, date(2026, 9, 1))),
        (-5, ("DATE", ""), Cell(Kind.DATE, date(1899, 12, 25))),
        (-0.5, ("DATE_TIME", ""), Cell(Kind.DATE, date(1899, 12, 29))),
        (0, ("DATE", ""), Cell(Kind.DATE, date(1899, 12, 30))),
        (-693593, ("DATE", ""), Cell(Kind.DATE, date.min)),
        (-693594, ("DATE", ""), Cell(Kind.TEXT, "-693594 (дата)")),
        (2958465, ("DATE", ""), Cell(Kind.DATE, date(9999, 12, 31))),
        (2958466, ("DATE", ""), Cell(Kind.TEXT, "2958466 (дата)")),
        (clock_time(12), None, Cell(Kind.TEXT, "12:00:00")),
        (1, ("TIME", "[h]"), Cell(Kind.TEXT, "1 (время)")),
        (datetime(2026, 9, 1, 23, 59), None, Cell(Kind.DATE, date(2026, 9, 1))),  # noqa: DTZ001
        (True, None, Cell(Kind.BOOLEAN, value=True)),
        ("00123", None, Cell(Kind.TEXT, "00123")),
        ("12,5", None, Cell(Kind.TEXT, "12,5")),
        ("  Липовский ", None, Cell(Kind.TEXT, "  Липовский ")),
        ("👩‍👩‍👧 " * 500, None, Cell(Kind.TEXT, "👩‍👩‍👧 " * 500)),
        (Error("REF"), None, Cell(Kind.ERROR, "#ССЫЛКА!")),
        (Error("LOADING"), None, Cell(Kind.ERROR, "Загрузка…")),
        (Formula("=СУММ(A1:A2)", 7), None, Cell(Kind.NUMBER, 7)),
        (Formula("=1/0", Error("DIVIDE_BY_ZERO")), None, Cell(Kind.ERROR, "#ДЕЛ/0!")),
        (Formula('=IMAGE("a.png")'), None, Cell(Kind.NO_RESULT, '=IMAGE("a.png")')),
        (Formula("=СЕГОДНЯ()", date(2026, 9, 1)), None, Cell(Kind.DATE, date(2026, 9, 1))),
        (Formula('=""', ""), None, BLANK),
    ],
)
def test_a_cell(
    emulator: Emulator, desk: Desk, typed: Typed, number_format: tuple[str, str] | None, cell: Cell
) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["x"]]})
    sheet.type("Факт", "B2", typed)
    if number_format:
        sheet.format("Факт", "B2", *number_format)
    rows = only(desk.fetch(sheet)).rows
    got = rows[1][1] if len(rows) > 1 else BLANK
    assert got == cell
    assert type(got.value) is type(cell.value)


plain_values: st.SearchStrategy[Plain] = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(min_value=date(1899, 12, 31)),
    st.none(),
)


def as_cell(value: Plain, got: Cell) -> Cell:
    """The boring twin: what a typed value must arrive as. How a fraction is shown is the emulator's business."""
    match value:
        case None | "":
            return BLANK
        case bool():
            return Cell(Kind.BOOLEAN, value)
        case str():
            return Cell(Kind.TEXT, value)
        case float() if not value.is_integer() or abs(value) >= 2**53:
            return Cell(Kind.NUMBER, value, got.shown)
        case int() | float():
            return Cell(Kind.NUMBER, int(value))
        case date():
            return Cell(Kind.DATE, value)
    raise TypeError(value)


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(rows=st.lists(st.lists(plain_values, max_size=4), max_size=5))
def test_whatever_is_typed_arrives(emulator: Emulator, desk: Desk, rows: list[list[Plain]]) -> None:
    grid = only(desk.fetch(emulator.spreadsheet("Свод", {"Факт": rows}), google=desk.google(requests_per_minute=1000)))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            arrived = grid.rows[number] if number < len(grid.rows) else ()
            got = arrived[column] if column < len(arrived) else BLANK
            expected = as_cell(value, got)
            assert got == expected
            assert type(got.value) is type(expected.value)
    assert sum(map(len, grid.rows)) <= sum(map(len, rows))


def test_hidden_rows_merges_and_gaps(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Показатели", None, "план"], [], [None, 7, None]]})
    sheet.merge("Факт", "A1:B1")
    sheet.merge("Факт", "B3:D4")
    sheet.hide_row("Факт", 2)
    sheet.hide_row("Факт", 3, by="Filter")
    sheet.format("Факт", "F9", "PERCENT")  # a format alone is no content
    grid = only(desk.fetch(sheet))
    assert grid.rows == (
        (Cell(Kind.TEXT, "Показатели"), BLANK, Cell(Kind.TEXT, "план")),
        (),
        (BLANK, Cell(Kind.NUMBER, 7)),
    )
    assert grid.merges == (Area(1, 1, 1, 2), Area(3, 2, 4, 4))
    assert grid.hidden_rows == {2, 3}


def test_a_tab_without_cells_is_left_out(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    sheet.add_tab("График", kind="OBJECT")
    assert only(desk.fetch(sheet)).title == "Факт"


def test_blocks_keep_their_place(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод")
    block = {"startRow": 2, "startColumn": 1, "rowData": [{"values": [{"effectiveValue": {"numberValue": 5}}]}]}
    block["rowMetadata"] = [{"hiddenByUser": True}]
    merge = {"sheetId": 3, "startRowIndex": 1}  # edges of the sheet itself are not sent
    properties = {"sheetId": 3, "title": "Факт", "gridProperties": {"rowCount": 4, "columnCount": 6}}
    answer = {
        "properties": {"title": "Свод"},
        "sheets": [{"properties": properties, "data": [block], "merges": [merge]}],
    }
    emulator.fault("json", SHEETS, body=answer)
    grid = only(desk.fetch(sheet))
    assert grid.rows == ((), (), (BLANK, Cell(Kind.NUMBER, 5)))
    assert grid.hidden_rows == {3}
    assert grid.merges == (Area(2, 1, 4, 6),)


def test_a_large_tab(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [[f"Строка {row}", row, row / 3] for row in range(1500)]})
    rows = only(desk.fetch(sheet)).rows
    assert len(rows) == 1500
    assert [row[1].value for row in rows] == list(range(1500))


# --- addresses ---


@pytest.mark.parametrize(
    "address",
    [
        "{key}",
        "https://docs.google.com/spreadsheets/d/{key}/edit#gid=0",
        "https://docs.google.com/spreadsheets/u/1/d/{key}/edit?usp=sharing",
        "https://docs.google.com/spreadsheets/ccc?key={key}#gid=1",
    ],
)
def test_a_spreadsheet_by_any_of_its_addresses(emulator: Emulator, desk: Desk, address: str) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    assert desk.fetch(address.format(key=sheet.key)).books[0].key == sheet.key


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/table",
        "Сводная таблица",
        "https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub",
        "https://docs.google.com/spreadsheets/d/1AbСводная/edit",
    ],
)
def test_an_address_that_is_none(desk: Desk, address: str) -> None:
    sentence = desk.refused(address)
    assert address in sentence
    assert "скопируйте адрес" in sentence


@pytest.mark.parametrize(
    "address",
    ["https://drive.google.com/drive/u/0/folders/{}?usp=sharing", "https://drive.google.com/open?id={}", "{}"],
)
def test_a_folder_by_any_of_its_addresses(emulator: Emulator, desk: Desk, address: str) -> None:
    folder = emulator.folder("Муниципалитеты")
    emulator.spreadsheet("Липовский", folder=folder)
    source = Source(name="Папка", folder=address.format(folder.key))
    assert len(GoogleReader(source, desk.google(), give_up_after=9).fetch({}).books) == 1


def test_a_folder_address_that_is_none(desk: Desk) -> None:
    with pytest.raises(SourceError, match="не адрес и не ключ папки; скопируйте"):
        GoogleReader(Source(name="Папка", folder="моя папка"), desk.google(), give_up_after=9).fetch({})


# --- unchanged, binned, folders ---


def test_an_unchanged_spreadsheet_is_not_fetched(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    stamp = desk.fetch(sheet).books[0].stamp
    assert stamp is not None
    emulator.log.clear()
    again = desk.fetch(sheet, {sheet.key: stamp})
    assert again == Fetched(unchanged=frozenset({sheet.key}), requests=1)
    assert not emulator.asked(SHEETS)
    sheet.type("Факт", "A2", 1)
    assert only(desk.fetch(sheet, {sheet.key: stamp})).rows[1] == (Cell(Kind.NUMBER, 1),)


def test_an_unchanged_spreadsheet_is_fetched_again_by_another_edition(
    emulator: Emulator, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a cell means has changed, so the same answer gives another book."""
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    [before] = desk.fetch(sheet).books
    monkeypatch.setattr(spreadsheet, "EDITION", spreadsheet.EDITION + 1)
    [after] = desk.fetch(sheet, {sheet.key: before.stamp or ""}).books
    assert after.stamp != before.stamp


def test_the_stamp_is_read_before_the_content(emulator: Emulator, desk: Desk) -> None:
    """An edit between the two questions must not be taken for known next time."""
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    before = stamp_of(sheet)
    emulator.fault("status", SHEETS, status=503)

    class Typist(QuickClock):
        def sleep(self, seconds: float) -> None:
            sheet.type("Факт", "A2", 1)
            super().sleep(seconds)

    fetched = Desk(emulator, desk.folder, Typist()).fetch(sheet)
    assert len(only(fetched).rows) == 2
    assert fetched.books[0].stamp == before != stamp_of(sheet)


def test_a_binned_spreadsheet_is_not_read(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    sheet.bin()
    assert "в корзине; восстановите" in desk.refused(sheet)
    assert not emulator.asked(SHEETS)


def test_a_file_without_a_version_is_read_every_time(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    emulator.fault("json", DRIVE, body={"id": sheet.key, "name": "Свод", "modifiedTime": "2026-09-01T00:00:00.000Z"})
    assert desk.fetch(sheet).books[0].stamp is None


def test_an_excel_file_in_drive_is_not_a_spreadsheet(emulator: Emulator, desk: Desk) -> None:
    cure = "Сохранить как таблицу Google"
    assert cure in desk.refused(emulator.excel("Свод.xlsx").key)
    emulator.is_drive_enabled = False
    assert cure in desk.refused(emulator.excel("Свод.xlsx").key)


@pytest.mark.parametrize("trouble", ["disabled", "status 500", "hang"])
def test_without_drive_a_spreadsheet_is_read_without_a_stamp(emulator: Emulator, desk: Desk, trouble: str) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    match trouble:
        case "disabled":
            emulator.is_drive_enabled = False
        case "hang":
            emulator.fault("hang", DRIVE, times=None)
        case _:
            emulator.fault("status", DRIVE, times=None, status=500)
    for _ in range(1 if trouble == "hang" else 2):
        fetched = desk.fetch(sheet, {sheet.key: stamp_of(sheet)}, give_up_after=4)
        assert only(fetched).rows == ((Cell(Kind.TEXT, "Дата"),),)
        assert fetched.books[0].stamp is None


def test_a_folder_is_read_page_by_page(emulator: Emulator, desk: Desk) -> None:
    emulator.page_limit = 2
    folder = emulator.folder("Муниципалитеты")
    sheets = [emulator.spreadsheet(f"Район {n}", {"Факт": [[n]]}, folder=folder) for n in range(7)]
    emulator.spreadsheet("Чужая", {"Факт": [["x"]]})
    emulator.excel("Старое.xlsx", folder=folder)
    sheets[3].bin()
    fetched = desk.fetch(folder, {sheets[5].key: stamp_of(sheets[5])})
    assert {book.title: book.tabs[0].rows[0][0].value for book in fetched.books} == {
        f"Район {n}": n for n in (0, 1, 2, 4, 6)
    }
    assert {book.stamp for book in fetched.books} == {stamp_of(sheets[n]) for n in (0, 1, 2, 4, 6)}
    assert fetched.unchanged == {sheets[5].key}
    assert len(emulator.asked("/drive/v3/files")) == 3
    assert fetched.requests == 3 + 5
    assert len(emulator.asked("/token")) == 1


def test_spreadsheets_of_a_folder_are_fetched_side_by_side(emulator: Emulator, desk: Desk) -> None:
    """Three hang; if they were asked one after the other, the others would never have their turn."""
    folder = emulator.folder("Муниципалитеты")
    sheets = [emulator.spreadsheet(f"Район {n}", {"Факт": [[n]]}, folder=folder) for n in range(6)]
    for sheet in sheets[:3]:
        emulator.fault("hang", f"/v4/spreadsheets/{sheet.key}", times=None)
    fetched = desk.fetch(folder, give_up_after=2)
    assert {book.title for book in fetched.books} == {"Район 3", "Район 4", "Район 5"}
    assert set(fetched.failures) == {sheet.key for sheet in sheets[:3]}
    assert all("нет ответа за 2 с" in sentence for sentence in fetched.failures.values())


def test_one_bad_spreadsheet_leaves_the_others(emulator: Emulator, desk: Desk) -> None:
    folder = emulator.folder("Муниципалитеты")
    emulator.spreadsheet("Липовский", {"Факт": [[1]]}, folder=folder)
    hidden = emulator.spreadsheet("Берёзовский", {"Факт": [[2]]}, folder=folder, readers="nobody")
    fetched = desk.fetch(folder)
    assert [book.title for book in fetched.books] == ["Липовский"]
    assert fetched.failures == {
        hidden.key: f"таблица «Берёзовский»: нет доступа; откройте её для {emulator.email} (просмотр)"
    }


def test_two_bad_spreadsheets_of_one_title_are_told_apart(emulator: Emulator, desk: Desk) -> None:
    folder = emulator.folder("Муниципалитеты")
    emulator.spreadsheet("Липовский", folder=folder)
    twins = [emulator.spreadsheet("Копия", folder=folder, readers="nobody") for _ in range(2)]
    failures = desk.fetch(folder).failures
    assert set(failures) == {twin.key for twin in twins}
    assert all(sentence.startswith(f"таблица «Копия» ({key}): ") for key, sentence in failures.items())


def test_half_a_surrogate_pair_in_a_title_can_be_stored(emulator: Emulator, desk: Desk) -> None:
    folder = emulator.folder("Муниципалитеты")
    emulator.spreadsheet("Свод \ud83d", {"Факт\ude00": [[1]]}, folder=folder)
    hidden = emulator.spreadsheet("Чужая \ud83d", folder=folder, readers="nobody")
    fetched = desk.fetch(folder)
    assert (fetched.books[0].title, only(fetched).title) == ("Свод ?", "Факт?")
    assert fetched.failures[hidden.key].startswith("таблица «Чужая ?»: ")


@pytest.mark.parametrize(("serial", "kind"), [(0, "DATE"), (0, "DATE_TIME"), (1, "TIME"), (0.5, "TIME"), (4e6, "DATE")])
def test_a_moment_is_never_a_plain_number(emulator: Emulator, desk: Desk, serial: float, kind: str) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [[serial]]})
    sheet.format("Факт", "A1", kind)
    [[cell]] = only(desk.fetch(sheet)).rows
    assert cell.kind in {Kind.DATE, Kind.TEXT}
    assert not cell.text.isdigit()


def test_a_folder_of_which_nothing_can_be_read(emulator: Emulator, desk: Desk) -> None:
    folder = emulator.folder("Муниципалитеты")
    for n in range(3):
        emulator.spreadsheet(f"Район {n}", folder=folder, readers="nobody")
    assert "не прочитана ни одна из 3 таблиц" in desk.refused(folder)


def test_a_folder_that_brings_nothing_is_an_error(emulator: Emulator, desk: Desk) -> None:
    empty = emulator.folder("Пустая")
    assert "нет ни одной таблицы" in desk.refused(empty)
    hidden = emulator.folder("Чужая", readers="nobody")
    emulator.spreadsheet("Липовский", folder=hidden)
    assert f"папка {hidden.key}: не найдена; проверьте ссылку и откройте её для {emulator.email}" in desk.refused(
        hidden
    )
    binned = emulator.folder("В корзине")
    emulator.spreadsheet("Липовский", folder=binned)
    binned.bin()
    assert "папка в корзине" in desk.refused(binned)
    sheet = emulator.spreadsheet("Свод")
    assert "это не папка" in desk.refused(f"https://drive.google.com/drive/folders/{sheet.key}")


# --- who asks ---


def test_an_api_key_reads_what_the_link_opens(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    google = desk.by_key()
    assert only(desk.fetch(sheet, google=google)).title == "Факт"
    assert not emulator.asked("/token")
    assert all("x-goog-api-key" in asked.headers and "key" not in asked.query for asked in emulator.log)
    sheet.share("account")
    assert "откройте её всем, у кого есть ссылка" in desk.refused(sheet, google=google)


def test_a_wrong_api_key(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод")
    wrong = "AIzaWrongWrongWrongWrongWrongWrongWrong"
    sentence = desk.refused(sheet, google=desk.by_key(api_key=wrong))
    assert "ключ API не принят; проверьте google.api_key" in sentence
    assert wrong not in sentence


@pytest.mark.parametrize("key", ["две части", "new\nline", "секрет"])
def test_an_api_key_that_cannot_be_one(emulator: Emulator, desk: Desk, key: str) -> None:
    sentence = desk.refused(emulator.spreadsheet("Свод"), google=desk.by_key(api_key=key))
    assert "google.api_key" in sentence
    assert key not in sentence
    assert not emulator.log


def test_nothing_configured(emulator: Emulator, desk: Desk) -> None:
    sentence = desk.refused(emulator.spreadsheet("Свод"), google=desk.google(credentials=None))
    assert "задайте google.credentials" in sentence


def test_credentials_as_a_table_with_another_token_address(emulator: Emulator, desk: Desk) -> None:
    key = emulator.key() | {"token_uri": "https://invalid.example/token"}
    key["private_key"] = key["private_key"].replace("\n", "\\n")
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]}, readers="account")
    assert desk.fetch(sheet, google=desk.google(credentials=key, token_uri=emulator.token_uri)).books
    assert len(emulator.asked("/token")) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "не читается"),
        (b"\xff\xfe\x00", "не в формате JSON"),
        (b"{", "не в формате JSON"),
        (b"[]", "не ключ сервисного аккаунта"),
        (b'{"installed": {"client_id": "x"}}', "не ключ сервисного аккаунта"),
        (b'{"client_email": "a@b", "private_key": "-----BEGIN SECRET"}', "закрытый ключ (private_key) повреждён"),
    ],
)
def test_a_key_file_that_is_none(emulator: Emulator, desk: Desk, content: bytes | None, says: str) -> None:
    path = desk.folder / "key.json"
    if content is not None:
        path.write_bytes(content)
    sentence = desk.refused(emulator.spreadsheet("Свод"), google=desk.google(credentials=path))
    assert str(path) in sentence
    assert says in sentence
    assert "BEGIN" not in sentence
    assert not emulator.log


def test_a_token_is_shared_by_all_sources(emulator: Emulator, desk: Desk) -> None:
    google = desk.google()
    for title in ("Свод", "Цели"):
        desk.fetch(emulator.spreadsheet(title), google=google)
    assert len(emulator.asked("/token")) == 1


def test_a_token_that_was_taken_back_is_exchanged_once(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    desk.fetch(sheet)
    emulator.revoke_tokens()
    assert desk.fetch(sheet).books[0].stamp == stamp_of(sheet)
    assert len(emulator.asked("/token")) == 2
    emulator.fault("status", SHEETS, times=None, status=401)
    assert "не принял учётные данные; проверьте google.credentials" in desk.refused(sheet)


def test_settings_of_the_emulator_are_those_of_a_file(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]}, readers="account")
    path = desk.folder / "marathon.toml"
    source = f'[[sources]]\nname = "Свод"\nspreadsheet = "{sheet.url}"\n'
    season = 'region = "Р"\nstarts = 2026-09-01\nends = 2026-12-05\n'
    path.write_text(season + emulator.toml(desk.folder) + source, encoding="utf-8")
    assert reader(load(path).sources[0], load(path)).fetch({}).books[0].key == sheet.key


def test_a_revoked_key(emulator: Emulator, desk: Desk) -> None:
    emulator.revoke_key()
    sentence = desk.refused(emulator.spreadsheet("Свод"))
    assert "Invalid JWT Signature" in sentence
    assert emulator.email in sentence
    assert "ключ не отозван, часы" in sentence


@pytest.mark.parametrize("fault", ["status", "reset", "html", "empty", "truncated"])
def test_the_token_server_is_asked_again(emulator: Emulator, desk: Desk, fault: Any) -> None:
    emulator.fault(fault, "/token", times=2)
    assert desk.fetch(emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})).books
    assert len(emulator.asked("/token")) == 3


# --- refusals ---


@pytest.mark.parametrize("readers", ["nobody", "account", "link"])
def test_a_private_spreadsheet(emulator: Emulator, desk: Desk, readers: Any) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]}, readers=readers)
    if readers == "nobody":
        assert desk.refused(sheet) == f"таблица {sheet.key}: нет доступа; откройте её для {emulator.email} (просмотр)"
        assert len(emulator.asked(SHEETS)) == 1
    else:
        assert desk.fetch(sheet).books


def test_a_spreadsheet_that_is_not_there(emulator: Emulator, desk: Desk) -> None:
    assert "не найдена; проверьте ссылку" in desk.refused("nowhere")
    assert len(emulator.log) == 3, "a refusal is not asked again"


def test_an_endpoint_that_is_not_google(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод")
    emulator.fault("status", SHEETS, status=404, body=b"<html>no such page</html>")
    assert "отвечает не Google" in desk.refused(sheet)


def test_a_strange_refusal_is_quoted_without_what_may_be_a_key(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод")
    message = f"Bad\nkey {emulator.api_key} " + "very " * 100
    emulator.fault("status", SHEETS, status=400, body={"error": {"code": 400, "message": message}})
    sentence = desk.refused(sheet, google=desk.by_key())
    assert "отказ 400 («Bad key … very" in sentence
    assert len(sentence) < 400


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'"x"', b'{"error": "x"}', b'{"error": []}', b'{"error": {"errors": 1, "details": [1]}}']
)
def test_any_body_of_a_refusal(emulator: Emulator, desk: Desk, body: bytes) -> None:
    emulator.fault("status", SHEETS, status=400, body=body)
    assert "отказ 400" in desk.refused(emulator.spreadsheet("Свод"))


# --- asking again ---


@pytest.mark.parametrize("fault", ["status", "reset", "html", "empty", "broken_json", "truncated", "truncated_gzip"])
def test_a_passing_fault_is_asked_again(emulator: Emulator, desk: Desk, fault: Any) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]] * 50})
    emulator.fault(fault, SHEETS, times=3)
    fetched = desk.fetch(sheet)
    assert len(only(fetched).rows) == 50
    assert fetched.requests == 5
    assert isinstance(desk.clock, QuickClock)
    waits = desk.clock.waits
    assert len(waits) == 3
    assert all(wait < later for wait, later in zip([0, 0.5, 1], waits, strict=True)), "waits grow"


@pytest.mark.parametrize("fault", ["reset", "html", "empty", "broken_json", "truncated", "truncated_gzip"])
def test_a_lasting_fault_is_an_error_and_never_no_rows(emulator: Emulator, desk: Desk, fault: Any) -> None:
    emulator.fault(fault, SHEETS, times=None)
    sentence = desk.refused(emulator.spreadsheet("Свод", {"Факт": [["Дата"]] * 50}), give_up_after=20)
    assert "проверьте" in sentence
    assert 4 <= len(emulator.asked(SHEETS)) <= 12


GOOD_SHEET = {"properties": {"sheetId": 1, "title": "Факт"}, "data": [{}]}


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        {"properties": {"title": "Свод"}},
        {"properties": {"title": "Свод"}, "sheets": None},
        {"properties": {"title": "Свод"}, "sheets": "Факт"},
        {"sheets": [GOOD_SHEET]},
        {"properties": {"title": "Свод"}, "sheets": [{**GOOD_SHEET, "data": None}]},
        {"properties": {"title": "Свод"}, "sheets": [{"properties": GOOD_SHEET["properties"]}]},
        {"properties": {"title": "Свод"}, "sheets": [{**GOOD_SHEET, "data": [{"rowData": [{"values": [None]}]}]}]},
        {
            "properties": {"title": "Свод"},
            "sheets": [{**GOOD_SHEET, "data": [{"rowData": [{"values": [{"effectiveValue": {"numberValue": "7"}}]}]}]}],
        },
    ],
)
def test_an_answer_of_another_shape_is_an_error(emulator: Emulator, desk: Desk, answer: Any) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    emulator.fault("json", SHEETS, body=answer)
    assert only(desk.fetch(sheet)).rows, "asked again"
    emulator.fault("json", SHEETS, times=None, body=answer)
    desk.refused(sheet, give_up_after=5)


@pytest.mark.parametrize(
    "answer", [{}, {"files": None}, {"files": [{"id": "x"}]}, {"files": [], "incompleteSearch": True}]
)
def test_a_file_list_of_another_shape_is_an_error(emulator: Emulator, desk: Desk, answer: Any) -> None:
    folder = emulator.folder("Муниципалитеты")
    emulator.spreadsheet("Липовский", folder=folder)
    emulator.fault("json", "/drive/v3/files", body=answer)
    assert desk.fetch(folder).books, "asked again"
    emulator.fault("json", "/drive/v3/files", times=None, body=answer)
    desk.refused(folder, give_up_after=5)


@pytest.mark.parametrize("form", ["seconds", "date"])
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_kept_to(emulator: Emulator, desk: Desk, form: str, status: int) -> None:
    sheet = emulator.spreadsheet("Свод")
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    emulator.fault("status", SHEETS, status=status, retry_after=40 if form == "seconds" else later)
    desk.fetch(sheet)
    assert isinstance(desk.clock, QuickClock)
    [wait] = desk.clock.waits
    assert 35 < wait < 41


def test_retry_after_is_kept_to_in_real_time(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод")
    emulator.fault("status", SHEETS, status=429, retry_after=1)
    Desk(emulator, desk.folder, Clock()).fetch(sheet)
    first, second = emulator.asked(SHEETS)
    assert second.at - first.at >= 1


def test_a_retry_after_beyond_the_end_ends_at_once(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод")
    emulator.fault("status", SHEETS, times=None, status=429, retry_after=3600)
    sentence = desk.refused(sheet)
    assert "Google ограничил число запросов" in sentence
    assert "3600 с" in sentence
    assert len(emulator.asked(SHEETS)) == 1
    assert isinstance(desk.clock, QuickClock)
    assert desk.clock.waits == []


def test_an_unreadable_retry_after_is_no_reason_to_fail(emulator: Emulator, desk: Desk) -> None:
    emulator.fault("status", SHEETS, status=429, retry_after="soon")
    assert desk.fetch(emulator.spreadsheet("Свод")).books


def test_a_lasting_429(emulator: Emulator, desk: Desk) -> None:
    emulator.fault("status", SHEETS, times=None, status=429)
    sentence = desk.refused(emulator.spreadsheet("Свод"), give_up_after=60)
    assert "Google ограничил число запросов (429); уменьшите google.requests_per_minute" in sentence


def test_a_403_that_means_slow_down_is_asked_again(emulator: Emulator, desk: Desk) -> None:
    body = {"error": {"code": 403, "message": "Rate", "errors": [{"reason": "userRateLimitExceeded"}]}}
    emulator.fault("status", "/drive/v3/files", status=403, body=body)
    folder = emulator.folder("Муниципалитеты")
    emulator.spreadsheet("Липовский", folder=folder)
    assert desk.fetch(folder).books


def test_a_redirect_to_another_host_takes_no_keys_along(emulator: Emulator, desk: Desk, tmp_path: Path) -> None:
    sheet = emulator.spreadsheet("Свод")
    with Emulator() as stranger:
        emulator.fault("redirect", SHEETS, location=f"{stranger.endpoint}/v4/spreadsheets/{sheet.key}")
        desk.refused(sheet, google=desk.by_key())
        [asked] = stranger.log
    assert "x-goog-api-key" not in asked.headers


# --- how often ---


def test_requests_keep_to_their_number_a_minute(emulator: Emulator, desk: Desk) -> None:
    google = desk.google(requests_per_minute=4)
    folder = emulator.folder("Муниципалитеты")
    for n in range(8):
        emulator.spreadsheet(f"Район {n}", folder=folder)
    fetched = desk.fetch(folder, google=google, give_up_after=600)
    assert len(fetched.books) == 8
    assert fetched.requests == 9
    assert isinstance(desk.clock, QuickClock)
    assert sum(desk.clock.waits) > 115, "nine requests at four a minute take two minutes"


def test_no_minute_holds_more_turns_than_allowed() -> None:
    clock = QuickClock()
    deadline = Deadline(1000, clock)
    throttle = Throttle(5)
    turns = []
    for _ in range(23):
        throttle.wait(deadline)
        turns.append(clock.now())
    assert turns[4] - turns[0] < 1, "a fresh process may ask its first five at once"
    assert all(later - turn >= 60 for turn, later in zip(turns, turns[5:], strict=False))
    assert turns[-1] - turns[0] < 245, "and nobody waits longer than needed"


def test_turns_are_shared_by_the_sources_of_a_process(emulator: Emulator, desk: Desk) -> None:
    google = desk.google(requests_per_minute=3)
    desk.fetch(emulator.spreadsheet("Свод"), google=google)
    sentence = desk.refused(emulator.spreadsheet("Цели"), google=google, give_up_after=10)
    assert "предел 3 запросов в минуту не оставил времени" in sentence
    assert len(emulator.asked("/v4/*")) + len(emulator.asked("/drive/*")) == 3
    desk.fetch(emulator.spreadsheet("Другая"), google=replace(google, credentials=None, api_key=emulator.api_key))


def test_within_its_quota_google_never_complains(emulator: Emulator, desk: Desk) -> None:
    emulator.quota_per_minute = 5
    folder = emulator.folder("Муниципалитеты")
    for n in range(4):
        emulator.spreadsheet(f"Район {n}", folder=folder)
    assert len(desk.fetch(folder, google=desk.google(requests_per_minute=5)).books) == 4
    assert {asked.status for asked in emulator.log} == {200}


def test_above_its_quota_google_is_waited_for(emulator: Emulator, desk: Desk) -> None:
    emulator.quota_per_minute, emulator.quota_window = 2, 0.3
    folder = emulator.folder("Муниципалитеты")
    for n in range(4):
        emulator.spreadsheet(f"Район {n}", folder=folder)
    fetched = Desk(emulator, desk.folder, Clock()).fetch(folder, give_up_after=30)
    assert len(fetched.books) == 4
    assert 429 in {asked.status for asked in emulator.log}
    assert fetched.requests == len(emulator.log) - 1


# --- the end ---


@pytest.mark.parametrize("path", ["*", SHEETS, "/token"])
@pytest.mark.parametrize("fault", ["hang", "drip", "drip_headers"])
def test_a_fetch_ends_in_time_whatever_hangs(emulator: Emulator, desk: Desk, path: str, fault: Any) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"] * 20] * 20})
    emulator.fault(fault, path, times=None)
    began = time.monotonic()
    sentence = desk.refused(sheet, give_up_after=0.5)
    assert time.monotonic() - began < 30, "the server would hang for a minute"
    assert "нет ответа за 0.5 с" in sentence


@pytest.mark.parametrize("fault", ["hang", "drip"])
def test_one_question_ends_in_time_by_itself(emulator: Emulator, fault: Any) -> None:
    """Threads may be left behind, but need it only when even the headers drip."""
    sheet = emulator.spreadsheet("Свод")
    emulator.fault(fault)
    address = f"{emulator.endpoint}/v4/spreadsheets/{sheet.key}"
    began = time.monotonic()
    with requests.Session() as session, pytest.raises(Again, match=r"нет ответа за 0\.4 с"):
        exchange(session, Deadline(0.4), "get", address, headers={"X-Goog-Api-Key": emulator.api_key})
    assert time.monotonic() - began < 30, "the server would hang for a minute"


def test_a_token_server_that_hung_does_not_spoil_the_next_fetch(emulator: Emulator, desk: Desk) -> None:
    sheet = emulator.spreadsheet("Свод")
    emulator.fault("drip_headers", "/token")
    folder = emulator.folder("Муниципалитеты")
    desk.refused(folder, give_up_after=0.3)  # its thread is left behind with the lock in its hands
    assert desk.fetch(sheet, give_up_after=120).books


def test_threads_end_with_their_fetch(emulator: Emulator, desk: Desk) -> None:
    folder = emulator.folder("Муниципалитеты")
    for n in range(6):
        emulator.spreadsheet(f"Район {n}", folder=folder)
    desk.fetch(folder)
    assert not [thread.name for thread in threading.enumerate() if "(work)" in thread.name]


def test_a_server_that_is_not_there(emulator: Emulator, desk: Desk) -> None:
    google = desk.by_key(endpoint="http://127.0.0.1:9", drive_endpoint="http://127.0.0.1:9")
    sentence = desk.refused(emulator.spreadsheet("Свод"), google=google, give_up_after=10)
    assert "нет связи с 127.0.0.1:9; проверьте сеть" in sentence


def test_the_proxy_of_the_system_is_used(emulator: Emulator, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]})
    monkeypatch.setenv("http_proxy", emulator.endpoint)
    google = desk.google(endpoint="http://sheets.invalid", drive_endpoint="http://drive.invalid")
    assert desk.fetch(sheet, google=google).books[0].stamp == stamp_of(sheet)
    assert {asked.headers["host"] for asked in emulator.log[1:]} == {"sheets.invalid", "drive.invalid"}


def test_nobody_else_speaks_for_us(emulator: Emulator, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """`requests` would let ~/.netrc replace the token."""
    netrc = desk.folder / "netrc"
    netrc.write_text("machine 127.0.0.1 login nobody password nothing\n")
    monkeypatch.setenv("NETRC", str(netrc))
    sheet = emulator.spreadsheet("Свод", {"Факт": [["Дата"]]}, readers="account")
    assert desk.fetch(sheet).books


def test_a_bug_is_not_taken_for_a_trouble_of_google(
    emulator: Emulator, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.sources.google.spreadsheet.book", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.fetch(emulator.spreadsheet("Свод"))
