"""Spreadsheets and folders as the emulator keeps them: typed in by tests, answered as Google would."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, TypeAlias

Json: TypeAlias = dict[str, Any]
Readers: TypeAlias = Literal["link", "account", "nobody"]
SHEET_TYPE = "application/vnd.google-apps.spreadsheet"
FOLDER_TYPE = "application/vnd.google-apps.folder"
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a serial has no time zone
ERRORS = {  # Google's name → what a cell shows in English and in Russian
    "ERROR": ("#ERROR!", "#ERROR!"),
    "NULL_VALUE": ("#NULL!", "#ПУСТО!"),
    "DIVIDE_BY_ZERO": ("#DIV/0!", "#ДЕЛ/0!"),
    "VALUE": ("#VALUE!", "#ЗНАЧ!"),
    "REF": ("#REF!", "#ССЫЛКА!"),
    "NAME": ("#NAME?", "#ИМЯ?"),
    "NUM": ("#NUM!", "#ЧИСЛО!"),
    "N_A": ("#N/A", "#Н/Д"),
    "LOADING": ("Loading...", "Загрузка…"),
}


@dataclass(frozen=True)
class Error:
    """An error value: `Error("REF")` shows «#ССЫЛКА!»."""

    type: str


@dataclass(frozen=True)
class Formula:
    """A formula and what it results in; without a result the cell has none, as with IMAGE()."""

    text: str
    result: Plain | Error = None


Plain: TypeAlias = str | bool | int | float | date | datetime | time | None
Typed: TypeAlias = "Plain | Error | Formula"


@dataclass
class Tab:
    """One tab: cells by 0-based (row, column)."""

    gid: int
    title: str
    kind: str = "GRID"
    cells: dict[tuple[int, int], Typed] = field(default_factory=dict)
    formats: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    hidden_rows: dict[int, str] = field(default_factory=dict)  # 0-based → hiddenByUser or hiddenByFilter
    merges: list[Json] = field(default_factory=list)
    is_hidden: bool = False
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    protected: list[Json] = field(default_factory=list)  # ProtectedRange without what depends on who asks
    more: dict[tuple[int, int], Json] = field(default_factory=dict)  # of cells: dataValidation and the like, as sent
    properties: Json = field(default_factory=dict)  # as sent, beyond what we know of
    extras: Json = field(default_factory=dict)  # of the sheet: conditionalFormats and the like, as sent


class File:
    """Anything in Drive. Every edit gives it a new version and a later modifiedTime."""

    mime_type = SHEET_TYPE
    address = "https://docs.google.com/spreadsheets/d/{}/edit"

    def __init__(self, title: str, folder: Folder | None = None, readers: Readers = "link") -> None:
        self.key = secrets.token_urlsafe(33)
        self.title = title
        self.folder = folder
        self.readers: Readers = readers
        self.editors: set[str] = set()  # e-mail addresses
        self.maker = ""  # whose application made it: all that the scope drive.file opens
        self.is_binned = False
        self.version = 1
        self.modified = datetime.now(UTC)

    @property
    def url(self) -> str:
        return self.address.format(self.key)

    @property
    def stamp(self) -> str:
        """modifiedTime/version, as Drive would say."""
        resource = self.resource()
        return f"{resource['modifiedTime']}/{resource['version']}"

    def edited(self) -> None:
        self.version += 1
        self.modified = max(datetime.now(UTC), self.modified + timedelta(milliseconds=1))

    def bin(self) -> None:
        self.is_binned = True
        self.edited()

    def unbin(self) -> None:
        self.is_binned = False
        self.edited()

    def is_trashed(self) -> bool:
        """What lies in a binned folder is binned, too."""
        return self.is_binned or (self.folder is not None and self.folder.is_trashed())

    def share(self, readers: Readers) -> None:
        """Who may read: anyone with the link, the service account only, nobody."""
        self.readers = readers

    def let_edit(self, email: str) -> None:
        """This user may edit; not even the version tells that."""
        self.editors.add(email)

    def resource(self) -> Json:
        """The file as Drive describes it."""
        return {
            "kind": "drive#file",
            "id": self.key,
            "name": self.title,
            "mimeType": self.mime_type,
            "parents": [self.folder.key if self.folder else "root"],
            "modifiedTime": self.modified.strftime("%Y-%m-%dT%H:%M:%S.") + f"{self.modified.microsecond // 1000:03d}Z",
            "version": str(self.version),
            "trashed": self.is_trashed(),
            "webViewLink": f"{self.url}?usp=drivesdk",
        }


class Folder(File):
    """A Drive folder."""

    mime_type = FOLDER_TYPE
    address = "https://drive.google.com/drive/folders/{}"


class Excel(File):
    """An .xlsx that lies in Drive as it is: its address looks like a spreadsheet's."""

    mime_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Spreadsheet(File):
    """A Google spreadsheet.

    sheet.type("Факт", "D17", 12)                 a value, a date, an Error, a Formula, None to clear
    sheet.type_rows("Факт", [["Дата"], …], "A1")  many at once, one edit
    sheet.format("Факт", "D17", "PERCENT")        and hide_row, merge, add_tab, rename_tab, delete_tab, bin, share
    sheet.type_note("Факт", "D17", "точно?")      and note, notes, insert_row, delete_row, protect, let_edit
    """

    def __init__(
        self,
        title: str,
        tabs: Mapping[str, Sequence[Sequence[Typed]]],
        folder: Folder | None = None,
        readers: Readers = "link",
        locale: str = "ru_RU",
    ) -> None:
        super().__init__(title, folder, readers)
        self.locale = locale
        self.tabs: list[Tab] = []
        self.lock = threading.RLock()
        for name, rows in (tabs or {"Лист1": []}).items():
            self.add_tab(name, rows)

    def tab(self, title: str) -> Tab:
        return next(tab for tab in self.tabs if tab.title == title)

    def gid(self, title: str) -> int:
        return self.tab(title).gid

    def type(self, tab: str, cell: str, value: Typed) -> None:
        self.type_rows(tab, [[value]], cell)

    def type_rows(self, tab: str, rows: Sequence[Sequence[Typed]], at: str = "A1") -> None:
        top, left = place(at)
        with self.lock:  # typed while the server may be answering
            for row, values in enumerate(rows, top):
                for column, value in enumerate(values, left):
                    self._put(self.tab(tab), (row, column), value)
            self.edited()

    def _put(self, tab: Tab, at: tuple[int, int], value: Typed) -> None:
        """As Google does, typing a day formats the cell as a day, and another value leaves the format."""
        tab.cells.pop(at, None)
        if value is None:
            return
        tab.cells[at] = value
        plain = value.result if isinstance(value, Formula) else value
        if isinstance(plain, datetime):
            tab.formats[at] = ("DATE_TIME", "dd.mm.yyyy h:mm:ss")
        elif isinstance(plain, date):
            tab.formats[at] = ("DATE", "dd.mm.yyyy")
        elif isinstance(plain, time):
            tab.formats[at] = ("TIME", "h:mm:ss")

    def format(self, tab: str, cell: str, kind: str, pattern: str = "") -> None:
        """A number format: «PERCENT», «NUMBER» with pattern «0», «TEXT», «DATE», …"""
        self.tab(tab).formats[place(cell)] = (kind, pattern or {"PERCENT": "0%", "DATE": "dd.mm.yyyy"}.get(kind, ""))
        self.edited()

    def hide_row(self, tab: str, row: int, by: Literal["User", "Filter"] = "User") -> None:
        """Hide a row, counted from 1, by hand or by a filter."""
        self.tab(tab).hidden_rows[row - 1] = f"hiddenBy{by}"
        self.edited()

    def merge(self, tab: str, cells: str) -> None:
        """Merge «A1:C2»: only the value at its top left stays."""
        (top, left), (bottom, right) = (place(corner) for corner in cells.split(":"))
        merged = self.tab(tab)
        for at in [at for at in merged.cells if top <= at[0] <= bottom and left <= at[1] <= right]:
            if at != (top, left):
                del merged.cells[at]
        edges = {"startRowIndex": top, "endRowIndex": bottom + 1, "startColumnIndex": left, "endColumnIndex": right + 1}
        merged.merges.append({"sheetId": merged.gid, **edges})
        self.edited()

    def add_tab(self, title: str, rows: Sequence[Sequence[Typed]] = (), kind: str = "GRID") -> None:
        """A tab with rows; kind «OBJECT» is a chart's tab, which has no cells."""
        self.tabs.append(Tab(secrets.randbelow(2**31 - 1) if self.tabs else 0, title, kind))
        self.type_rows(title, rows)

    def rename_tab(self, old: str, new: str) -> None:
        self.tab(old).title = new
        self.edited()

    def delete_tab(self, title: str) -> None:
        self.tabs.remove(self.tab(title))
        self.edited()

    def note(self, tab: str, cell: str) -> str | None:
        """The note on a cell."""
        return self.tab(tab).notes.get(place(cell))

    def notes(self, tab: str) -> dict[str, str]:
        """All notes of a tab, by cell."""
        return {f"{letters(column)}{row + 1}": text for (row, column), text in sorted(self.tab(tab).notes.items())}

    def type_note(self, tab: str, cell: str, text: str | None) -> None:
        """Somebody writes a note; None takes it away."""
        with self.lock:
            self.put_note(self.tab(tab), place(cell), text or "")
            self.edited()

    def put_note(self, tab: Tab, at: tuple[int, int], text: str) -> None:
        tab.notes.pop(at, None)
        if text:
            tab.notes[at] = text

    def insert_row(self, tab: str, before: int, values: Sequence[Typed] = ()) -> None:
        """A new row above row `before`, counted from 1; what stands below moves down with its notes and formats."""
        with self.lock:
            _shift(self.tab(tab), before - 1, 1)
            self.type_rows(tab, [values], f"A{before}")

    def delete_row(self, tab: str, row: int) -> None:
        """Row `row`, counted from 1, with its notes; what stands below moves up."""
        with self.lock:
            _shift(self.tab(tab), row - 1, -1)
            self.edited()

    def protect(self, tab: str, cells: str, editors: Sequence[str] = (), *, warns_only: bool = False) -> None:
        """Protect «A1:C1» from all but these editors."""
        found = self.tab(tab)
        (top, left), (bottom, right) = (place(corner) for corner in cells.split(":"))
        edges = {"startRowIndex": top, "endRowIndex": bottom + 1, "startColumnIndex": left, "endColumnIndex": right + 1}
        found.protected.append(
            {
                "protectedRangeId": len(found.protected) + 1,
                "range": {"sheetId": found.gid, **edges},
                "editors": {"users": list(editors)},
                **({"warningOnly": True} if warns_only else {}),
            }
        )
        self.edited()

    def answer(self, email: str | None = None) -> Json:
        """Everything that `spreadsheets.get` could say to whoever has this address."""
        with self.lock:
            return {
                "spreadsheetId": self.key,
                "properties": {"title": self.title, "locale": self.locale, "timeZone": "Europe/Moscow"},
                "spreadsheetUrl": self.url,
                "sheets": [
                    _sheet(tab, number, self.locale) | _protection(tab, email) for number, tab in enumerate(self.tabs)
                ],
            }


def _shift(tab: Tab, at: int, by: int) -> None:
    """Rows from `at` (0-based) on move by one; a row that is deleted takes along what stood in it."""

    def moved(row: int) -> int | None:
        return None if by < 0 and row == at else row + by if row >= at else row

    for held in (tab.cells, tab.formats, tab.notes, tab.more):
        cells: dict[tuple[int, int], Any] = held
        kept = {(row, column): value for (old, column), value in cells.items() if (row := moved(old)) is not None}
        cells.clear()
        cells.update(kept)
    tab.hidden_rows = {row: how for old, how in tab.hidden_rows.items() if (row := moved(old)) is not None}
    for area in [*tab.merges, *(found["range"] for found in tab.protected)]:
        for edge in ("startRowIndex", "endRowIndex"):
            if edge in area and area[edge] > at - (by > 0 and edge == "startRowIndex"):
                area[edge] += by


def _protection(tab: Tab, email: str | None) -> Json:
    if not tab.protected:
        return {}
    return {
        "protectedRanges": [
            {**found, "requestingUserCanEdit": may_edit(found, email)} if email else found for found in tab.protected
        ]
    }


def may_edit(protected: Json, email: str | None) -> bool:
    """Whether a protected range lets this user in."""
    return bool(protected.get("warningOnly")) or email in protected.get("editors", {}).get("users", [])


def letters(column: int) -> str:
    """0 → «A»."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def place(cell: str) -> tuple[int, int]:
    """«D17» → (16, 3)."""
    match = re.fullmatch(r"([A-Z]+)([0-9]+)", cell)
    assert match, f"{cell} is not a cell"
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _sheet(tab: Tab, number: int, locale: str) -> Json:
    properties: Json = {
        **tab.properties,
        "sheetId": tab.gid,
        "title": tab.title,
        "index": number,
        "sheetType": tab.kind,
    }
    if tab.is_hidden:
        properties["hidden"] = True
    if tab.kind != "GRID":
        return {"properties": properties}
    touched = {*tab.cells, *tab.formats, *tab.notes, *tab.more}
    size: Json = {"rowCount": 1000, "columnCount": 26, **tab.properties.get("gridProperties", {})}
    rows = max([size["rowCount"], *(row + 1 for row, _ in touched)])
    columns = max([size["columnCount"], *(column + 1 for _, column in touched)])
    size |= {"rowCount": rows, "columnCount": columns}
    sheet: Json = {"properties": {**properties, "gridProperties": size}, **tab.extras}
    if tab.merges:
        sheet["merges"] = tab.merges
    metadata = [
        {"pixelSize": 21, **({tab.hidden_rows[row]: True} if row in tab.hidden_rows else {})} for row in range(rows)
    ]
    block: Json = {"rowMetadata": metadata, "columnMetadata": [{"pixelSize": 100}] * columns}
    if touched:
        by_row: dict[int, set[int]] = {}
        for row, column in touched:
            by_row.setdefault(row, set()).add(column)
        block["rowData"] = [_row(tab, row, by_row.get(row, set()), locale) for row in range(max(by_row) + 1)]
    sheet["data"] = [block]
    return sheet


def _row(tab: Tab, row: int, columns: set[int], locale: str) -> Json:
    if not columns:
        return {}
    return {"values": [_cell(tab, (row, column), locale) for column in range(max(columns) + 1)]}


def _cell(tab: Tab, at: tuple[int, int], locale: str) -> Json:
    kind, pattern = tab.formats.get(at, ("", ""))
    cell: Json = {**tab.more.get(at, {}), **({"note": tab.notes[at]} if at in tab.notes else {})}
    if kind:
        number_format = {"type": kind, **({"pattern": pattern} if pattern else {})}
        cell["userEnteredFormat"] = {**cell.get("userEnteredFormat", {}), "numberFormat": number_format}
        cell["effectiveFormat"] = {"numberFormat": number_format}
    typed = tab.cells.get(at)
    if typed is None:
        return cell
    cell.setdefault("effectiveFormat", {})
    result = typed.result if isinstance(typed, Formula) else typed
    if result is not None:
        value, shown = _value(result, kind, pattern, locale)
        cell |= {"userEnteredValue": value, "effectiveValue": value, "formattedValue": shown}
    if isinstance(typed, Formula):
        cell["userEnteredValue"] = {"formulaValue": typed.text}
    return cell


def serial(value: date | datetime | time) -> float:
    """Days since 30 December 1899."""
    if isinstance(value, time):
        value = datetime.combine(EPOCH, value)
    elif not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)  # noqa: DTZ001
    days = (value - EPOCH) / timedelta(days=1)
    return int(days) if days.is_integer() else days


def _value(value: Plain | Error, kind: str, pattern: str, locale: str) -> tuple[Json, str]:
    """ExtendedValue and formattedValue."""
    is_russian = locale.startswith("ru")
    match value:
        case bool():
            return {"boolValue": value}, (("ИСТИНА", "ЛОЖЬ") if is_russian else ("TRUE", "FALSE"))[not value]
        case str():
            return {"stringValue": value}, value
        case Error():
            english, russian = ERRORS[value.type]
            message = {"type": value.type, "message": "Function evaluation error"}
            return {"errorValue": message}, russian if is_russian else english
        case int() | float():
            return {"numberValue": value}, shown_number(value, kind, pattern, "," if is_russian else ".")
        case date() | time():
            return {"numberValue": serial(value)}, _shown_moment(value)
    raise TypeError(value)


def _shown_moment(value: date | datetime | time) -> str:
    clock: Callable[[datetime | time], str] = lambda moment: f"{moment.hour}:{moment:%M:%S}"  # noqa: E731
    if isinstance(value, time):
        return clock(value)
    day = f"{value.day:02d}.{value.month:02d}.{value.year:04d}"
    return f"{day} {clock(value)}" if isinstance(value, datetime) else day


def shown_number(value: float, kind: str, pattern: str, point: str) -> str:
    """A number as its format shows it: «0», «0.00», «0%», a serial under a DATE format, else as it is."""
    if kind == "DATE" and 0 <= value < 2958466:
        return _shown_moment((EPOCH + timedelta(days=int(value))).date())
    places = len(pattern.partition(".")[2].rstrip("%"))
    if kind == "PERCENT":
        return f"{value * 100:.{places}f}%".replace(".", point)
    if pattern.startswith("0"):
        return f"{value:.{places}f}".replace(".", point)
    return f"{value:.15g}".replace(".", point)
