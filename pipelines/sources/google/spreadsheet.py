"""The answer of `spreadsheets.get` as a `Book`: what is asked for, and what each cell of it means."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import Any, Final

from pipelines.cells import BLANK, Area, Book, Cell, Grid, Kind
from pipelines.sources.google.answer import as_promised
from pipelines.sources.names import whole

EDITION: Final = (
    1  # part of every stamp: counted up when the same answer gives other cells, so that it is asked for again
)
EPOCH: Final = date(1899, 12, 30)  # a serial counts days from here; 1.5 is noon of 31 December 1899
FIRST_SERIAL: Final = (date.min - EPOCH).days
LAST_SERIAL: Final = (date.max - EPOCH).days
BARE: Final = re.compile(r"[-\u2212]?[\d\s]+([.,]\d+)?")  # what a count column would take for a count
EXACT: Final = 2**53  # beyond, a float no longer holds every whole number
ERRORS: Final = {"DIVIDE_BY_ZERO": "#DIV/0!", "NAME": "#NAME?", "N_A": "#N/A", "NULL_VALUE": "#NULL!"}

Json = dict[str, Any]
Place = tuple[int, int, int]  # gid, row and column, both counted from 1


def _fields(cell: str = "", sheet: str = "") -> str:
    """What is asked of a spreadsheet: what a book is made of, and more of each cell and tab."""
    return (
        "spreadsheetId,properties(title,timeZone,locale),spreadsheetUrl,"
        f"sheets(properties(sheetId,title,sheetType,hidden,gridProperties(rowCount,columnCount)),merges,{sheet}"
        f"data(startRow,startColumn,rowMetadata(hiddenByUser,hiddenByFilter),rowData(values({cell}"
        "effectiveValue,formattedValue,userEnteredValue(formulaValue),effectiveFormat(numberFormat(type))))))"
    )


FIELDS: Final = _fields()
NOTED_FIELDS: Final = _fields("note,", "protectedRanges(range,unprotectedRanges,warningOnly,requestingUserCanEdit),")


def book(answer: Json, key: str, stamp: str | None) -> Book:
    """The spreadsheet. Raises Again when a part that Google always sends is missing."""
    with as_promised():
        return Book(
            key=key,
            title=whole(str(answer["properties"]["title"])),
            tabs=tuple(_grid(sheet) for sheet in answer["sheets"] if _is_grid(sheet)),
            url=f"https://docs.google.com/spreadsheets/d/{key}/edit",
            stamp=stamp,
        )


def notes(answer: Json) -> dict[Place, str]:
    """Every note that stands on a cell. Raises Again as `book` does."""
    with as_promised():
        return {
            (int(sheet["properties"].get("sheetId", 0)), row, column): str(cell["note"])
            for sheet in answer["sheets"]
            for block in sheet.get("data", [])
            for row, line in enumerate(block.get("rowData", []), block.get("startRow", 0) + 1)
            for column, cell in enumerate(line.get("values", []), block.get("startColumn", 0) + 1)
            if cell.get("note")
        }


def locked(answer: Json) -> list[tuple[int, Area, list[Area]]]:
    """Areas that whoever asked may not edit: gid, the area, and what is free inside it. Raises Again as `book` does."""
    with as_promised():
        return [
            (int(sheet["properties"].get("sheetId", 0)), _area(found["range"], size), free)
            for sheet in answer["sheets"]
            for size in [sheet["properties"].get("gridProperties", {})]
            for found in sheet.get("protectedRanges", [])
            if "range" in found and not found.get("warningOnly") and not found.get("requestingUserCanEdit")
            for free in [[_area(hole, size) for hole in found.get("unprotectedRanges", [])]]
        ]


def _is_grid(sheet: Json) -> bool:
    """Charts and tabs over BigQuery have no cells of their own."""
    return bool(sheet["properties"].get("sheetType", "GRID") == "GRID")


def _grid(sheet: Json) -> Grid:
    properties = sheet["properties"]
    rows: list[list[Cell]] = []
    hidden: set[int] = set()
    for block in sheet["data"]:  # an empty tab has one block without rows; without a block it is cut off
        top, left = block.get("startRow", 0), block.get("startColumn", 0)
        for number, row in enumerate(block.get("rowData", []), top):
            _put(rows, number, left, [_cell(value) for value in row.get("values", [])])
        for number, row in enumerate(block.get("rowMetadata", []), top + 1):
            if row.get("hiddenByUser") or row.get("hiddenByFilter"):
                hidden.add(number)
    while rows and not rows[-1]:
        rows.pop()
    return Grid(
        title=whole(str(properties["title"])),
        rows=tuple(tuple(row) for row in rows),
        gid=int(properties.get("sheetId", 0)),
        hidden_rows=frozenset(hidden),
        merges=tuple(_area(merge, properties.get("gridProperties", {})) for merge in sheet.get("merges", [])),
    )


def _put(rows: list[list[Cell]], number: int, left: int, cells: list[Cell]) -> None:
    """Place the cells at a 0-based row and column, blanks before them, none after them."""
    while cells and cells[-1] == BLANK:
        cells.pop()
    if not cells:
        return
    rows.extend([] for _ in range(number + 1 - len(rows)))
    row = rows[number]
    row.extend([BLANK] * (left - len(row)))
    row[left : left + len(cells)] = cells


def _area(merge: Json, size: Json) -> Area:
    """Google counts from 0 and leaves the end out; an edge that is not sent is the sheet's own."""
    return Area(
        top=merge.get("startRowIndex", 0) + 1,
        left=merge.get("startColumnIndex", 0) + 1,
        bottom=merge["endRowIndex"] if "endRowIndex" in merge else size["rowCount"],
        right=merge["endColumnIndex"] if "endColumnIndex" in merge else size["columnCount"],
    )


def _cell(data: Json) -> Cell:
    value = data.get("effectiveValue")
    if not value:
        formula = data.get("userEnteredValue", {}).get("formulaValue")
        return BLANK if formula is None else Cell(Kind.NO_RESULT, str(formula))
    if "numberValue" in value:
        kind = data.get("effectiveFormat", {}).get("numberFormat", {}).get("type", "")
        return _number(value["numberValue"], kind, data.get("formattedValue"))
    if "stringValue" in value:
        return Cell(Kind.TEXT, str(value["stringValue"])) if value["stringValue"] else BLANK
    if "boolValue" in value:
        return Cell(Kind.BOOLEAN, bool(value["boolValue"]))
    error = value["errorValue"].get("type", "ERROR")
    return Cell(Kind.ERROR, data.get("formattedValue") or ERRORS.get(error, f"#{error}!"))


def _number(sent: float, kind: str, shown: str | None) -> Cell:
    """A number as the kind of its format: the serial of a day, a time, a percentage, else a plain number."""
    if isinstance(sent, bool) or not isinstance(sent, int | float):
        raise TypeError("numberValue")
    if kind in ("DATE", "DATE_TIME", "TIME"):
        return _moment(sent, kind, shown)
    number = int(sent) if abs(sent) < EXACT and sent == int(sent) else float(sent)
    if kind == "PERCENT":
        return Cell(Kind.PERCENT, number, shown)
    plain = Cell(Kind.NUMBER, number)
    differs = isinstance(number, float) and shown not in (plain.text, plain.text.replace(",", "."))
    return Cell(Kind.NUMBER, number, shown) if differs else plain


def _moment(serial: float, kind: str, shown: str | None) -> Cell:
    """A day where the calendar has it, else a text that nobody takes for a count: «24:00», «24 (время)»."""
    if kind != "TIME" and FIRST_SERIAL <= serial < LAST_SERIAL + 1:
        return Cell(Kind.DATE, EPOCH + timedelta(days=math.floor(serial)))
    text = (shown or "").strip() or f"{serial:.15g}"
    if BARE.fullmatch(text):
        text += " (время)" if kind == "TIME" else " (дата)"
    return Cell(Kind.TEXT, text)
