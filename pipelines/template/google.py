"""The template as Google's `spreadsheets.create` wants it said: one request makes the whole, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import repeat
from typing import Any, Final, TypeAlias

from pipelines.cells import column_letters
from pipelines.template.checks import Check, Clock, Code, Day, Fraction, OneOf, Registered, Whole
from pipelines.template.guide import Line
from pipelines.template.look import GUIDE_WIDTH, OPTIONAL, REQUIRED, TITLE
from pipelines.template.plan import Format, Plan, PlannedColumn, Sheet, Value

Json: TypeAlias = dict[str, Any]

# Rows below the header, and how many times the pre-filled ones. Creation takes formats and checks for one cell at a time
# only, a quarter of a kilobyte each; rows that people insert later take them over from their neighbours.
READY: Final = 150
TIMES: Final = 6
PIXELS: Final = 7.5  # a character's width
EPOCH: Final = date(1899, 12, 30)
NUMBER_FORMATS: Final = {
    Format.TEXT: {"type": "TEXT"},
    Format.DAY: {"type": "DATE", "pattern": "dd.mm.yyyy"},
    Format.WHOLE: {"type": "NUMBER", "pattern": "#,##0"},
    Format.FRACTION: {"type": "NUMBER", "pattern": "0.0000"},
    Format.TIME: {"type": "TIME", "pattern": "hh:mm"},
}
GUIDE_ID: Final = 0  # sheetId; the tabs follow


def creation(plan: Plan, title: str, timezone: str, *, ready: int = READY) -> Json:
    """The body of `spreadsheets.create`: tabs with headers, notes, frozen and protected rows, checks, what is filled in."""
    guide = _guide(plan)
    sheets = [_sheet(sheet, number, ready) for number, sheet in enumerate(plan.sheets, GUIDE_ID + 1)]
    return {
        "properties": {"title": title, "locale": "ru_RU", "timeZone": timezone},
        "sheets": [guide, *sheets],
    }


def _condition(check: Check, cell: str) -> Json:
    """The check as a condition on that cell.

    Days are ISO texts, which every locale reads; formulas have no separators, which differ between locales.
    """
    match check:
        case OneOf():
            return _values("ONE_OF_LIST", *check.choices)
        case Registered():
            letters = column_letters(check.column)
            return _values("ONE_OF_RANGE", f"='{check.tab}'!${letters}$2:${letters}")
        case Day():
            return _values("DATE_BETWEEN", check.first.isoformat(), check.last.isoformat())
        case Clock():
            return _values("CUSTOM_FORMULA", f"=({cell}>=0)*({cell}<1)>0")
        case Whole():
            return _values("CUSTOM_FORMULA", f"=({cell}>=0)*({cell}<={check.at_most})*({cell}=INT({cell}))>0")
        case Fraction():
            return _values("NUMBER_BETWEEN", f"{check.least:g}", f"{check.most:g}")
        case Code():
            return _values("CUSTOM_FORMULA", f"=((LEN({cell})=8)+(LEN({cell})=11))*ISNUMBER({cell}*1)>0")


def _values(kind: str, *values: str) -> Json:
    return {"type": kind, "values": [{"userEnteredValue": value} for value in values]}


def _guide(plan: Plan) -> Json:
    rows = [{"values": [_text(line.text, _line_look(line))]} for line in plan.guide]
    grid = {"rowCount": len(rows), "columnCount": 1, "hideGridlines": True}
    return {
        "properties": {"sheetId": GUIDE_ID, "index": 0, "title": plan.guide_title, "gridProperties": grid},
        "data": [{"rowData": rows, "columnMetadata": _widths([GUIDE_WIDTH])}],
        "protectedRanges": [_protected({"sheetId": GUIDE_ID}, plan.guide_title)],
    }


def _sheet(sheet: Sheet, sheet_id: int, ready: int) -> Json:
    count = max(ready, (TIMES if sheet.tab.measures else 2) * len(sheet.rows))
    grid = {"rowCount": count + 1, "columnCount": len(sheet.columns), "frozenRowCount": 1}
    blank = (None,) * len(sheet.columns)
    rows = [[_header(column) for column in sheet.columns]]
    for number, row in enumerate((*sheet.rows, *repeat(blank, count - len(sheet.rows))), 2):
        rows.append(
            [_cell(*at, f"{column_letters(n)}{number}") for n, at in enumerate(zip(sheet.columns, row, strict=True), 1)]
        )
    first_row = {"sheetId": sheet_id, "startRowIndex": 0, "endRowIndex": 1}
    return {
        "properties": {"sheetId": sheet_id, "index": sheet_id, "title": sheet.title, "gridProperties": grid},
        "data": [
            {
                "rowData": [{"values": values} for values in rows],
                "columnMetadata": _widths([column.width for column in sheet.columns]),
            }
        ],
        "protectedRanges": [_protected(first_row, f"Заголовки листа «{sheet.title}»")],
    }


def _header(column: PlannedColumn) -> Json:
    fill, text = REQUIRED if column.is_needed else OPTIONAL
    look = {
        "backgroundColorStyle": _colour(fill),
        "textFormat": {"bold": True, "foregroundColorStyle": _colour(text)},
        "verticalAlignment": "MIDDLE",
        "wrapStrategy": "WRAP",
    }
    return _text(column.header, look) | {"note": column.note}


def _cell(column: PlannedColumn, value: Value, at: str) -> Json:
    """One cell with its format and check, pre-filled or not; a text is a text, whatever it begins with."""
    cell: Json = {"userEnteredFormat": {"numberFormat": NUMBER_FORMATS[column.format]}}
    if value is not None:
        cell["userEnteredValue"] = _value(value)
    if check := column.check:
        cell["dataValidation"] = {
            "condition": _condition(check, at),
            "inputMessage": check.title,
            "strict": check.insists,
            "showCustomUi": isinstance(check, OneOf | Registered),
        }
    return cell


def _value(value: str | float | date) -> Json:
    match value:
        case date():
            return {"numberValue": (value - EPOCH).days}
        case str():
            return {"stringValue": value}
    return {"numberValue": value}


def _text(text: str, look: Json) -> Json:
    return {"userEnteredValue": {"stringValue": text}, "userEnteredFormat": look}


def _line_look(line: Line) -> Json:
    if line.role == "text":
        return {"wrapStrategy": "WRAP"}
    size = 18 if line.role == "title" else 12
    return {"textFormat": {"bold": True, "fontSize": size, "foregroundColorStyle": _colour(TITLE)}}


def _colour(code: str) -> Json:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}


def _widths(characters: Sequence[int]) -> list[Json]:
    return [{"pixelSize": round(width * PIXELS)} for width in characters]


def _protected(area: Json, what: str) -> Json:
    """Only the owner, the service account, may edit there: nobody by accident."""
    return {"range": area, "description": what, "warningOnly": False, "editors": {"users": []}}
