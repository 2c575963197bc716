"""A shared spreadsheet made at the emulated Google: created, shared, refused."""

from __future__ import annotations

import time
from typing import Any

import pytest

from pipelines.errors import SourceError
from pipelines.sources.google.writer import create
from tests.google.conftest import Desk, QuickClock
from tests.google.emulator import Emulator
from tests.google.spreadsheets import Spreadsheet

CREATE = "/v4/spreadsheets"
SHARE = "/drive/v3/files/*/permissions"
PERSON = "council@example.org"


def text(value: str, **more: Any) -> dict[str, Any]:
    return {"userEnteredValue": {"stringValue": value}, **more}


BODY: dict[str, Any] = {
    "properties": {"title": "Марафон", "locale": "ru_RU", "timeZone": "Europe/Samara"},
    "sheets": [
        {"properties": {"sheetId": 1, "title": "Как заполнять"}, "data": [{"rowData": [{"values": [text("Привет")]}]}]},
        {
            "properties": {
                "sheetId": 2,
                "title": "Факт",
                "gridProperties": {"rowCount": 500, "columnCount": 7, "frozenRowCount": 1},
            },
            "protectedRanges": [{"range": {"sheetId": 2, "startRowIndex": 0, "endRowIndex": 1}, "warningOnly": True}],
            "data": [
                {
                    "rowData": [
                        {"values": [text("Дата", note="день.месяц.год"), text("Муниципалитет")]},
                        {
                            "values": [
                                {
                                    "userEnteredValue": {"numberValue": 46266},
                                    "userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "dd.mm.yyyy"}},
                                    "dataValidation": {"condition": {"type": "DATE_IS_VALID"}, "strict": True},
                                }
                            ]
                        },
                    ]
                }
            ],
        },
    ],
}


def made(emulator: Emulator) -> Spreadsheet:
    [file] = emulator.files.values()
    assert isinstance(file, Spreadsheet)
    return file


def refused(desk: Desk, body: dict[str, Any] = BODY, share: str | None = PERSON, **how: Any) -> str:
    """The sentence with which nothing, or not all, is made."""
    with pytest.raises(SourceError) as caught:
        create(how.pop("google", desk.google()), body, share, clock=desk.clock, **{"give_up_after": 60, **how})
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert ";" in sentence, "a cure is missing"
    return sentence


def test_a_spreadsheet_is_made_as_described_and_shared(emulator: Emulator, desk: Desk) -> None:
    url = create(desk.google(), BODY, PERSON, give_up_after=60)
    sheet = made(emulator)
    assert url == f"https://docs.google.com/spreadsheets/d/{sheet.key}/edit"
    assert [tab.title for tab in sheet.tabs] == ["Как заполнять", "Факт"]
    assert sheet.note("Факт", "A1") == "день.месяц.год"
    assert (sheet.title, sheet.locale) == ("Марафон", "ru_RU")
    assert sheet.editors == {emulator.email, PERSON}
    [(address, key, message)] = emulator.mails
    assert (address, key) == (PERSON, sheet.key)
    assert "Муниципальный диалог" in message
    [scopes] = emulator.office.tokens.values()
    assert scopes == {
        "https://www.googleapis.com/auth/spreadsheets",
        "https://www.googleapis.com/auth/drive.file",
    }, "of all files on the Drive it may touch those that it made"


def test_what_was_made_can_be_read(emulator: Emulator, desk: Desk) -> None:
    [book] = desk.fetch(create(desk.google(), BODY, give_up_after=60)).books
    assert [[cell.text for cell in row] for row in book.tabs[1].rows] == [["Дата", "Муниципалитет"], ["01.09.2026"]]
    [_, fact] = made(emulator).answer()["sheets"]
    assert fact["properties"]["gridProperties"] == {"rowCount": 500, "columnCount": 7, "frozenRowCount": 1}
    assert fact["data"][0]["rowData"][1]["values"][0]["dataValidation"]["strict"] is True


def test_without_an_address_it_is_shared_with_nobody(emulator: Emulator, desk: Desk) -> None:
    create(desk.google(), BODY, give_up_after=60)
    assert made(emulator).editors == {emulator.email}
    assert emulator.mails == []
    assert emulator.asked(SHARE) == []


def test_one_that_could_not_be_shared_is_named(emulator: Emulator, desk: Desk) -> None:
    sentence = refused(desk, share="совет")
    url = f"https://docs.google.com/spreadsheets/d/{made(emulator).key}/edit"
    assert sentence.startswith(f"таблица создана, {url}, но для совет не открыта: отказ 400 («")
    assert sentence.endswith("проверьте адрес почты и повторите")


def test_drive_not_enabled(emulator: Emulator, desk: Desk) -> None:
    emulator.is_drive_enabled = False
    sentence = refused(desk)
    assert made(emulator).url in sentence


def test_an_account_without_storage(emulator: Emulator, desk: Desk) -> None:
    emulator.has_storage = False
    sentence = refused(desk)
    assert sentence.startswith(f"новая таблица «Марафон»: у сервисного аккаунта {emulator.email} нет места на Диске")
    assert "template" in sentence
    emulator.has_storage = True
    reason = {"error": {"code": 403, "message": "quota", "errors": [{"reason": "storageQuotaExceeded"}]}}
    emulator.fault("status", CREATE, status=403, body=reason)
    assert "нет места на Диске" in refused(desk)
    assert emulator.files == {}


def test_sheets_not_enabled(emulator: Emulator, desk: Desk) -> None:
    reason = {"error": {"code": 403, "message": "no", "details": [{"reason": "SERVICE_DISABLED"}]}}
    emulator.fault("status", CREATE, status=403, body=reason)
    assert "не включён нужный API; включите" in refused(desk)


def test_a_body_that_google_does_not_take(emulator: Emulator, desk: Desk) -> None:
    twice = {**BODY, "sheets": [{"properties": {"title": "Факт"}}] * 2}
    assert "отказ 400 («Invalid sheets" in refused(desk, twice)


def test_an_api_key_makes_nothing(emulator: Emulator, desk: Desk) -> None:
    sentence = refused(desk, google=desk.by_key())
    assert sentence == "новая таблица: нужен ключ сервисного аккаунта; задайте google.credentials"
    assert emulator.log == []


def test_a_refusal_for_now_is_asked_again(emulator: Emulator, desk: Desk) -> None:
    emulator.fault("status", CREATE, status=429, retry_after=7)
    emulator.fault("status", SHARE, status=503)
    create(desk.google(), BODY, PERSON, give_up_after=60, clock=desk.clock)
    assert len(emulator.files) == 1
    assert isinstance(desk.clock, QuickClock)
    assert 7 <= desk.clock.waits[0] < 8


def test_a_token_that_expired_early_is_renewed(emulator: Emulator, desk: Desk) -> None:
    create(desk.google(), BODY, give_up_after=60, clock=desk.clock)
    emulator.revoke_tokens()
    create(desk.google(), BODY, give_up_after=60, clock=desk.clock)
    assert len(emulator.files) == 2


@pytest.mark.parametrize(("fault", "how"), [("reset", {}), ("html", {}), ("status", {"status": 500}), ("empty", {})])
def test_where_nobody_knows_whether_it_was_made_it_is_not_made_twice(
    emulator: Emulator, desk: Desk, fault: Any, how: dict[str, Any]
) -> None:
    emulator.fault(fault, CREATE, times=None, **how)
    assert "и неизвестно, создана ли таблица; посмотрите" in refused(desk)
    assert len(emulator.asked(CREATE)) == 1


@pytest.mark.parametrize("path", [CREATE, SHARE])
def test_it_ends_in_time(emulator: Emulator, desk: Desk, path: str) -> None:
    emulator.fault("hang", path, times=None)
    began = time.monotonic()
    sentence = refused(desk, give_up_after=1)
    assert time.monotonic() - began < 30, "the server would hang for a minute"
    assert "нет ответа за 1 с" in sentence
