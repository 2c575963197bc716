"""The emulator is worth what its likeness to Google is worth: its answers fit Google's documents, its no is Google's no."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
import requests

from tests.google import discovery, masks
from tests.google.emulator import Emulator
from tests.google.spreadsheets import ERRORS, Error, Formula, Spreadsheet, Typed


def get(emulator: Emulator, path: str, key: str | None = None, **query: str) -> requests.Response:
    headers = {"X-Goog-Api-Key": emulator.api_key if key is None else key}
    return requests.get(emulator.endpoint + path, params=query, headers=headers, timeout=60)


@pytest.fixture
def sheet(emulator: Emulator) -> Spreadsheet:
    """A spreadsheet with one of everything."""
    typed: list[Typed] = [
        "text",
        "",
        1,
        0.5,
        True,
        date(2026, 9, 1),
        datetime(2026, 9, 1, 12),  # noqa: DTZ001
        time(9),
        Formula("=A1", 3),
    ]
    errors: list[Typed] = [*map(Error, ERRORS), Formula("=1/0", Error("DIVIDE_BY_ZERO")), Formula("=IMAGE()")]
    sheet = emulator.spreadsheet("Свод", {"Факт": [typed, errors], "Цели": []})
    sheet.merge("Факт", "A5:B6")
    sheet.hide_row("Факт", 2)
    sheet.hide_row("Факт", 3, by="Filter")
    sheet.format("Факт", "C1", "PERCENT")
    sheet.add_tab("График", kind="OBJECT")
    return sheet


def test_every_answer_is_as_google_describes_it(emulator: Emulator, sheet: Spreadsheet) -> None:
    folder = emulator.folder("Папка")
    emulator.spreadsheet("Липовский", folder=folder)
    query = {"q": f"'{folder.key}' in parents and trashed=false", "fields": "*"}
    answers = [
        get(emulator, f"/v4/spreadsheets/{sheet.key}"),
        get(emulator, f"/v4/spreadsheets/{sheet.key}", includeGridData="true"),
        get(emulator, f"/v4/spreadsheets/{sheet.key}", fields="*"),
        get(emulator, "/drive/v3/files", **query),
        get(emulator, f"/drive/v3/files/{folder.key}", fields="*"),
        get(emulator, f"/drive/v3/files/{folder.key}"),
    ]
    assert [answer.status_code for answer in answers] == [200] * 6
    assert "data" not in answers[0].json()["sheets"][0]
    assert answers[1].json() == answers[2].json()
    assert set(answers[5].json()) == {"kind", "id", "name", "mimeType"}
    assert emulator.violations == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"spreadsheetld": "x"},
        {"spreadsheetId": 1},
        {"sheets": {}},
        {"sheets": [{"properties": {"sheetType": "CHART"}}]},
        {"sheets": [{"data": [{"rowData": [{"values": [{"effectiveValue": {"numberValue": "7"}}]}]}]}]},
        {"sheets": [{"properties": {"sheetId": 2**31}}]},
    ],
)
def test_the_documents_can_say_no(wrong: Any) -> None:
    found = discovery.method("GET", "/v4/spreadsheets/x")
    assert found is not None
    called, key = found
    assert key == "x"
    assert called.wrong_answer({}) == []
    assert len(called.wrong_answer(wrong)) == 1


def test_a_violation_fails_whoever_caused_it() -> None:
    def ask_what_is_not_there() -> None:
        with Emulator() as google:
            get(google, "/v4/tables/x")

    def ask_with_a_wrong_parameter() -> None:
        with Emulator() as google:
            get(google, "/drive/v3/files", supportsAllDrives="True", pageSize="1001", page_token="x")

    with pytest.raises(AssertionError, match="/v4/tables/x is no method"):
        ask_what_is_not_there()
    with pytest.raises(AssertionError, match=r"True is not a boolean.*1001 is out of range.*no parameter page_token"):
        ask_with_a_wrong_parameter()


def test_a_field_mask_cuts_the_answer(emulator: Emulator, sheet: Spreadsheet) -> None:
    fields = "sheets(properties/title,data.rowData.values(effectiveValue/numberValue,formattedValue))"
    answer = get(emulator, f"/v4/spreadsheets/{sheet.key}", fields=fields).json()
    assert set(answer) == {"sheets"}
    first, empty, chart = answer["sheets"]
    assert first["properties"] == {"title": "Факт"}
    assert first["data"][0]["rowData"][0]["values"][2:4] == [
        {"effectiveValue": {"numberValue": 1}, "formattedValue": "100%"},
        {"effectiveValue": {"numberValue": 0.5}, "formattedValue": "0,5"},
    ]
    assert empty["data"] == [{}]
    assert "data" not in chart


@pytest.mark.parametrize(
    "fields", ["sheet", "sheets(title)", "sheets(", "sheets)", ",", "sheets..data", "properties.name"]
)
def test_a_wrong_field_mask_is_refused(emulator: Emulator, sheet: Spreadsheet, fields: str) -> None:
    answer = get(emulator, f"/v4/spreadsheets/{sheet.key}", fields=fields)
    assert answer.status_code == 400
    assert answer.json()["error"]["status"] == "INVALID_ARGUMENT"


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("a", {"a": {}}),
        ("a,b(c,d/e),f.g", {"a": {}, "b": {"c": {}, "d": {"e": {}}}, "f": {"g": {}}}),
        ("a.b,a(c),a/b", {"a": {"b": {}, "c": {}}}),
        ("a.b,a", {"a": {}}),
        ("*", {"*": {}}),
    ],
)
def test_field_masks(text: str, mask: masks.Mask) -> None:
    assert masks.parse(text) == mask


def test_ragged_rows(emulator: Emulator) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [[None, 1, None], [], ["x"], [None]]})
    [tab] = get(emulator, f"/v4/spreadsheets/{sheet.key}", fields="sheets.data.rowData.values.formattedValue").json()[
        "sheets"
    ]
    assert tab["data"][0]["rowData"] == [
        {"values": [{}, {"formattedValue": "1"}]},
        {},
        {"values": [{"formattedValue": "x"}]},
    ]


def test_edits_change_what_drive_says(emulator: Emulator) -> None:
    sheet = emulator.spreadsheet("Свод", {"Факт": [[1]]})
    stamps = [sheet.stamp]
    edits = [
        lambda: sheet.type("Факт", "A1", 2),
        lambda: sheet.format("Факт", "A1", "PERCENT"),
        lambda: sheet.hide_row("Факт", 1),
        lambda: sheet.merge("Факт", "A1:B1"),
        lambda: sheet.rename_tab("Факт", "Данные"),
        lambda: sheet.add_tab("Цели"),
        lambda: sheet.delete_tab("Цели"),
        sheet.bin,
        sheet.unbin,
    ]
    for edit in edits:
        edit()
        stamps.append(sheet.stamp)
    assert len(set(stamps)) == len(stamps)
    assert [tab.title for tab in sheet.tabs] == ["Данные"]


def test_pages_of_a_folder(emulator: Emulator) -> None:
    folder = emulator.folder("Папка")
    for n in range(5):
        emulator.spreadsheet(f"Район {n}", folder=folder)
    query = {"q": f"'{folder.key}' in parents", "pageSize": "2", "fields": "nextPageToken,files(name)"}
    seen: list[str] = []
    while True:
        page = get(emulator, "/drive/v3/files", **query).json()
        seen += [file["name"] for file in page["files"]]
        if "nextPageToken" not in page:
            break
        query["pageToken"] = page["nextPageToken"]
    assert seen == [f"Район {n}" for n in range(5)]
    assert get(emulator, "/drive/v3/files", **query | {"q": "trashed=false and 'x' in parents"}).status_code == 400
    assert get(emulator, "/drive/v3/files", q="name contains 'x'").status_code == 400


def test_strangers_and_wrong_keys_are_refused(emulator: Emulator, sheet: Spreadsheet) -> None:
    path = f"/v4/spreadsheets/{sheet.key}"
    stranger = requests.get(emulator.endpoint + path, timeout=60)
    assert (stranger.status_code, stranger.json()["error"]["status"]) == (403, "PERMISSION_DENIED")
    assert get(emulator, path, key="wrong").json()["error"]["details"][0]["reason"] == "API_KEY_INVALID"
    bearer = requests.get(emulator.endpoint + path, headers={"Authorization": "Bearer x"}, timeout=60)
    assert (bearer.status_code, bearer.json()["error"]["status"]) == (401, "UNAUTHENTICATED")


def assertion(emulator: Emulator, **claims: Any) -> str:
    """A signed assertion, made by google-auth's own signer."""
    from google.auth import crypt, jwt

    now = int(datetime.now().timestamp())  # noqa: DTZ005
    good = {"iss": emulator.email, "aud": emulator.token_uri, "iat": now, "exp": now + 3600, "scope": "a b"}
    signer: Any = crypt.RSASigner.from_service_account_info(emulator.key())  # type: ignore[no-untyped-call]
    encode: Any = jwt.encode
    return bytes(encode(signer, good | claims)).decode()


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        ({}, ""),
        ({"iss": "stranger@example.org"}, "account not found"),
        ({"aud": "https://example.org"}, "audience"),
        ({"exp": 1}, "short-lived"),
        ({"iat": 1}, "short-lived"),
        ({"scope": ""}, "scope"),
    ],
)
def test_the_token_endpoint_checks_the_assertion(emulator: Emulator, claims: dict[str, Any], says: str) -> None:
    form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": assertion(emulator, **claims)}
    answer = requests.post(emulator.token_uri, data=form, timeout=60)
    if says:
        assert answer.status_code == 400
        assert says in answer.json()["error_description"]
    else:
        assert emulator.office.tokens[answer.json()["access_token"]] == {"a", "b"}


def test_the_token_endpoint_checks_the_signature(emulator: Emulator) -> None:
    good = assertion(emulator)
    head, claims, signature = good.split(".")
    for wrong in ("", "a.b.c", f"{head}.{claims}.{signature[:-8]}AAAAAAAA", f"{claims}.{claims}.{signature}"):
        form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": wrong}
        assert requests.post(emulator.token_uri, data=form, timeout=60).json()["error"] == "invalid_grant"
    assert requests.post(emulator.token_uri, data={"assertion": good}, timeout=60).status_code == 400


def test_a_token_opens_only_what_its_scopes_name(emulator: Emulator, sheet: Spreadsheet) -> None:
    emulator.office.tokens["ya29.x"] = frozenset({"https://www.googleapis.com/auth/drive.metadata.readonly"})
    headers = {"Authorization": "Bearer ya29.x"}
    assert requests.get(f"{emulator.endpoint}/drive/v3/files/{sheet.key}", headers=headers, timeout=60).ok
    refused = requests.get(f"{emulator.endpoint}/v4/spreadsheets/{sheet.key}", headers=headers, timeout=60)
    assert refused.json()["error"]["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


# --- writing ---

WRITE = "https://www.googleapis.com/auth/spreadsheets"
FILE = "https://www.googleapis.com/auth/drive.file"


def post(emulator: Emulator, path: str, body: Any, *, scopes: tuple[str, ...] = (WRITE,)) -> requests.Response:
    emulator.office.tokens["ya29.w"] = frozenset(scopes)
    headers = {"Authorization": "Bearer ya29.w"}
    return requests.post(emulator.endpoint + path, json=body, headers=headers, timeout=60)


def note(gid: int, row: int, column: int, *texts: str, fields: str = "note", **more: Any) -> dict[str, Any]:
    start = {"sheetId": gid, "rowIndex": row, "columnIndex": column}
    rows = [{"values": [{"note": text, **more} if text else {} for text in texts]}]
    return {"updateCells": {"start": start, "rows": rows, "fields": fields}}


def batch(emulator: Emulator, sheet: Spreadsheet, *found: dict[str, Any], **how: Any) -> requests.Response:
    return post(emulator, f"/v4/spreadsheets/{sheet.key}:batchUpdate", {"requests": list(found)}, **how)


@pytest.fixture
def ours(emulator: Emulator, sheet: Spreadsheet) -> Spreadsheet:
    """One that the service account may edit."""
    sheet.let_edit(emulator.email)
    return sheet


def test_notes_are_written_and_shown(emulator: Emulator, ours: Spreadsheet) -> None:
    gid, before = ours.gid("Факт"), ours.stamp
    answer = batch(emulator, ours, note(gid, 0, 0, "a", "b"), note(gid, 40, 2, "c"))
    assert answer.json() == {"spreadsheetId": ours.key, "replies": [{}, {}]}
    assert ours.notes("Факт") == {"A1": "a", "B1": "b", "C41": "c"}
    assert ours.stamp != before
    assert batch(emulator, ours, note(gid, 0, 0, "", "B")).ok
    [tab, *_] = get(emulator, f"/v4/spreadsheets/{ours.key}", fields="sheets.data.rowData.values.note").json()["sheets"]
    rows = tab["data"][0]["rowData"]
    assert (rows[0]["values"][:2], rows[40]["values"]) == ([{}, {"note": "B"}], [{}, {}, {"note": "c"}])
    assert ours.note("Факт", "A1") is None


def test_a_batch_is_written_whole_or_not_at_all(emulator: Emulator, ours: Spreadsheet) -> None:
    gid = ours.gid("Факт")
    ours.protect("Факт", "B2:B3")
    for wrong in (note(gid, 1, 1, "x"), note(gid + 1, 0, 0, "x"), note(gid, 0, 0, "x" * 50_001)):
        answer = batch(emulator, ours, note(gid, 0, 0, "a"), wrong)
        assert (answer.status_code, answer.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")
        assert "Invalid requests[1].updateCells: " in answer.json()["error"]["message"]
    assert ours.notes("Факт") == {}
    assert batch(emulator, ours).status_code == 400


def test_what_is_protected_from_whom(emulator: Emulator, ours: Spreadsheet) -> None:
    gid = ours.gid("Факт")
    ours.protect("Факт", "A1:A9", [emulator.email])
    ours.protect("Факт", "B1:B9", warns_only=True)
    ours.protect("Факт", "C1:C9", ["other@example.org"])
    path, fields = f"/v4/spreadsheets/{ours.key}", "sheets.protectedRanges(warningOnly,requestingUserCanEdit)"
    emulator.office.tokens["ya29.w"] = frozenset({WRITE})
    headers = {"Authorization": "Bearer ya29.w"}
    answer = requests.get(emulator.endpoint + path, params={"fields": fields}, headers=headers, timeout=60).json()
    can_edit = [found["requestingUserCanEdit"] for found in answer["sheets"][0]["protectedRanges"]]
    assert can_edit == [True, True, False]
    assert [batch(emulator, ours, note(gid, 0, column, "x")).status_code for column in range(3)] == [200, 200, 400]


def test_only_editors_write(emulator: Emulator, sheet: Spreadsheet) -> None:
    request = note(sheet.gid("Факт"), 0, 0, "x")
    assert batch(emulator, sheet, request).status_code == 403
    sheet.let_edit(emulator.email)
    readonly = batch(emulator, sheet, request, scopes=(WRITE + ".readonly",))
    assert readonly.json()["error"]["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"
    path = f"{emulator.endpoint}/v4/spreadsheets/{sheet.key}:batchUpdate"
    by_key = requests.post(path, json={"requests": [request]}, headers={"X-Goog-Api-Key": emulator.api_key}, timeout=60)
    assert by_key.status_code == 401
    assert sheet.notes("Факт") == {}
    assert batch(emulator, sheet, request).ok


@pytest.mark.parametrize(
    "request_body",
    [
        {"requests": [note(0, 0, 0, "x", fields="*")]},
        {"requests": [note(0, 0, 0, "x", fields="note,userEnteredValue", userEnteredValue={"stringValue": "x"})]},
        {"requests": [{"deleteSheet": {"sheetId": 0}}]},
        {"requests": [{"updateCells": {"range": {"sheetId": 0}, "fields": "note"}}]},
        {"requests": [{"updateCels": {}}]},
        {"requests": {}},
    ],
)
def test_writing_anything_but_notes_fails_whoever_does_it(request_body: Any) -> None:
    def write() -> None:
        with Emulator() as google:
            sheet = google.spreadsheet("Свод", {"Факт": [["x"]]})
            sheet.let_edit(google.email)
            post(google, f"/v4/spreadsheets/{sheet.key}:batchUpdate", request_body)

    with pytest.raises(AssertionError, match="not what Google's"):
        write()


def test_a_spreadsheet_made_is_private_and_can_be_shared(emulator: Emulator, sheet: Spreadsheet) -> None:
    body = {"properties": {"title": "Новая"}, "sheets": [{"properties": {"title": "Факт"}}]}
    key = post(emulator, "/v4/spreadsheets", body, scopes=(FILE,)).json()["spreadsheetId"]
    assert get(emulator, f"/v4/spreadsheets/{key}").status_code == 403
    person = {"type": "user", "role": "writer", "emailAddress": "council@example.org"}
    path = "/drive/v3/files/{}/permissions?sendNotificationEmail={}"
    assert post(emulator, path.format(key, "false"), person, scopes=(FILE,)).ok
    assert "council@example.org" in emulator.files[key].editors
    assert emulator.mails == []
    sheet.let_edit(emulator.email)
    others = post(emulator, path.format(sheet.key, "true"), person, scopes=(FILE,))
    assert others.status_code == 404, "drive.file opens what its application made, and nothing else"


def test_a_spreadsheet_made_wrongly_is_refused(emulator: Emulator) -> None:
    cell = {"rowData": [{"values": [{}, {"note": "x"}]}]}
    small = {"properties": {"title": "Факт", "gridProperties": {"rowCount": 1, "columnCount": 1}}, "data": [cell]}
    twins = [{"properties": {"title": "Факт"}}, {"properties": {"title": "Факт"}}]
    for sheets in ([small], twins):
        assert post(emulator, "/v4/spreadsheets", {"sheets": sheets}).status_code == 400
    assert emulator.files == {}


def test_notes_move_with_their_rows(emulator: Emulator, sheet: Spreadsheet) -> None:
    sheet.type_rows("Цели", [["a"], ["b"], ["c"]])
    sheet.type_note("Цели", "A2", "note")
    sheet.hide_row("Цели", 2)
    sheet.protect("Цели", "A2:A2")
    sheet.insert_row("Цели", 2, ["new"])
    tab = sheet.tab("Цели")
    assert [tab.cells[row, 0] for row in range(4)] == ["a", "new", "b", "c"]
    assert (sheet.notes("Цели"), tab.hidden_rows) == ({"A3": "note"}, {2: "hiddenByUser"})
    assert tab.protected[0]["range"]["startRowIndex"] == 2
    sheet.delete_row("Цели", 1)
    assert sheet.notes("Цели") == {"A2": "note"}
    assert tab.protected[0]["range"]["startRowIndex"] == 1
    sheet.delete_row("Цели", 2)
    assert sheet.notes("Цели") == {}
    assert [tab.cells.get((row, 0)) for row in range(3)] == ["new", "c", None]


def test_quota(emulator: Emulator, sheet: Spreadsheet) -> None:
    emulator.quota_per_minute = 2
    answers = [get(emulator, f"/v4/spreadsheets/{sheet.key}") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    error = answers[2].json()["error"]
    assert (error["code"], error["status"]) == (429, "RESOURCE_EXHAUSTED")


def test_faults_are_played_as_often_as_said(emulator: Emulator, sheet: Spreadsheet) -> None:
    emulator.fault("status", "/v4/*", times=2, status=500, retry_after=7)
    path = f"/v4/spreadsheets/{sheet.key}"
    answers = [get(emulator, path) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [500, 500, 200]
    assert answers[0].headers["Retry-After"] == "7"
    assert [asked.status for asked in emulator.asked("/v4/*")] == [500, 500, 200]
    emulator.fault("html", times=None)
    assert get(emulator, path).text.startswith("<html>")
    emulator.clear_faults()
    assert get(emulator, path).ok


def test_the_log_keeps_no_secrets(emulator: Emulator, sheet: Spreadsheet) -> None:
    get(emulator, f"/v4/spreadsheets/{sheet.key}", fields="spreadsheetId")
    [asked] = emulator.log
    assert (asked.method, asked.path, asked.query) == (
        "GET",
        f"/v4/spreadsheets/{sheet.key}",
        {"fields": "spreadsheetId"},
    )
    assert asked.headers["x-goog-api-key"] == "…"
    assert emulator.api_key not in repr(asked)
