"""What the emulator lets be written: notes of cells by `batchUpdate`, whole spreadsheets by `create`. Nothing else."""

from __future__ import annotations

from typing import Any

from tests.google.spreadsheets import Formula, Json, Spreadsheet, Tab, Typed, may_edit

PROTECTED = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)
KNOWN = {"userEnteredValue", "note"}  # of a cell; what else is sent comes back as it was sent


class Invalid(Exception):  # noqa: N818 - reads as what it is
    """Google's 400; `violations`, where it is also something that the software has no business asking for."""

    def __init__(self, message: str, *violations: str) -> None:
        super().__init__(message)
        self.violations = violations


def apply(file: Spreadsheet, body: Json, email: str | None) -> None:
    """All requests of a batch, or none of them."""
    with file.lock:
        changes: list[tuple[Tab, tuple[int, int], str]] = []
        for number, request in enumerate(body.get("requests", [])):
            if list(request) != ["updateCells"] or request["updateCells"].get("fields") != "note":
                raise Invalid("refused", f"a batch may write notes and nothing else, not {str(request)[:200]}")
            changes += _notes(file, request["updateCells"], f"Invalid requests[{number}].updateCells: ", email)
        if not changes:
            raise Invalid("Must specify at least one request.")
        for tab, at, text in changes:
            file.put_note(tab, at, text)
        file.edited()


def _notes(file: Spreadsheet, update: Json, place: str, email: str | None) -> list[tuple[Tab, tuple[int, int], str]]:
    if "start" not in update or "range" in update:
        raise Invalid("refused", "updateCells is known with `start` only")
    start = update["start"]
    tab = next((tab for tab in file.tabs if tab.gid == start.get("sheetId", 0)), None)
    if tab is None:
        raise Invalid(f"{place}No grid with id: {start.get('sheetId', 0)}")
    found = []
    for row, line in enumerate(update.get("rows", []), start.get("rowIndex", 0)):
        for column, cell in enumerate(line.get("values", []), start.get("columnIndex", 0)):
            if len(cell.get("note", "")) > 50_000:
                raise Invalid(f"{place}Note is longer than 50000 characters")
            if any(_covers(area, row, column) and not may_edit(area, email) for area in tab.protected):
                raise Invalid(place + PROTECTED)
            found.append((tab, (row, column), cell.get("note", "")))
    return found


def _covers(protected: Json, row: int, column: int) -> bool:
    return _inside(protected["range"], row, column) and not any(
        _inside(hole, row, column) for hole in protected.get("unprotectedRanges", [])
    )


def _inside(area: Json, row: int, column: int) -> bool:
    rows = range(area.get("startRowIndex", 0), area.get("endRowIndex", row + 1))
    columns = range(area.get("startColumnIndex", 0), area.get("endColumnIndex", column + 1))
    return row in rows and column in columns


def created(body: Json) -> Spreadsheet:
    """The spreadsheet that the body of `spreadsheets.create` describes, private to whoever made it."""
    properties = body.get("properties", {})
    file = Spreadsheet(
        properties.get("title", "Untitled spreadsheet"), {}, None, "nobody", properties.get("locale", "en_US")
    )
    if body.get("sheets"):
        file.tabs = [_tab(sheet, number) for number, sheet in enumerate(body["sheets"])]
    for what in ("gid", "title"):
        if len({getattr(tab, what) for tab in file.tabs}) < len(file.tabs):
            raise Invalid(f"Invalid sheets: two sheets have the same {what}")
    return file


def _tab(sheet: Json, number: int) -> Tab:
    properties = dict(sheet.get("properties", {}))
    tab = Tab(
        gid=properties.pop("sheetId", number),
        title=properties.pop("title", f"Sheet{number + 1}"),
        kind=properties.pop("sheetType", "GRID"),
        is_hidden=properties.pop("hidden", False),
        merges=list(sheet.get("merges", [])),
        properties=properties,
        extras={name: part for name, part in sheet.items() if name not in _OF_A_TAB},
    )
    for found in sheet.get("protectedRanges", []):
        if "range" not in found:
            raise Invalid("refused", "a protected range is known by its `range` only")
        tab.protected.append({"protectedRangeId": len(tab.protected) + 1, **found})
    for block in sheet.get("data", []):
        _put(tab, block)
    return tab


_OF_A_TAB = {"properties", "merges", "data", "protectedRanges"}


def _put(tab: Tab, block: Json) -> None:
    size = {"rowCount": 1000, "columnCount": 26, **tab.properties.get("gridProperties", {})}
    top, left = block.get("startRow", 0), block.get("startColumn", 0)
    for row, line in enumerate(block.get("rowData", []), top):
        for column, cell in enumerate(line.get("values", []), left):
            if row >= size["rowCount"] or column >= size["columnCount"]:
                raise Invalid(f"Invalid sheets: {tab.title} has no cell at row {row}, column {column}")
            _put_cell(tab, (row, column), cell)
    for row, line in enumerate(block.get("rowMetadata", []), top):
        if line.get("hiddenByUser"):
            tab.hidden_rows[row] = "hiddenByUser"


def _put_cell(tab: Tab, at: tuple[int, int], cell: Json) -> None:
    if (value := _typed(cell.get("userEnteredValue", {}))) is not None:
        tab.cells[at] = value
    if cell.get("note"):
        tab.notes[at] = cell["note"]
    if number_format := cell.get("userEnteredFormat", {}).get("numberFormat"):
        tab.formats[at] = (number_format["type"], number_format.get("pattern", ""))
    if more := {name: part for name, part in cell.items() if name not in KNOWN}:
        tab.more[at] = more


def _typed(value: Json) -> Typed:
    if "formulaValue" in value:
        return Formula(value["formulaValue"])
    found: Any = next(iter(value.values()), None)
    return int(found) if isinstance(found, float) and found.is_integer() else found
