"""The template as an Excel workbook. The only module that knows XlsxWriter."""

from __future__ import annotations

import math
from datetime import date, time
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook

from pipelines.cells import column_letters
from pipelines.template.checks import Check, Clock, Code, Day, Fraction, OneOf, Registered, Whole
from pipelines.template.guide import Line
from pipelines.template.look import GUIDE_WIDTH, OPTIONAL, REQUIRED, TITLE
from pipelines.template.plan import Format, Plan, PlannedColumn, Sheet, Value

LAST_ROW: Final = 5000  # as far as checks reach: 146 municipalities report 34 times
LAST_COLUMN: Final = 16383
NUMBER_FORMATS: Final = {
    Format.TEXT: "@",
    Format.DAY: "dd.mm.yyyy",
    Format.WHOLE: "#,##0",
    Format.FRACTION: "0.0000",
    Format.TIME: "hh:mm",
}
ALLOWED: Final = {  # beside typing; what is not named is refused while the tab is protected
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "objects": True,  # people's own notes
}
NOTE: Final = {"author": "Панель показателей", "font_name": "Calibri", "font_size": 10, "color": "#FFFBE6"}
NOTE_WIDTH: Final = 300  # pixels, about 46 characters of that font
FORMULAS: Final = ("=", "+", "-", "@")


def workbook(plan: Plan) -> bytes:
    """The bytes of an .xlsx. Nothing in it is a formula but the checks' own."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": plan.guide[0].text, "author": NOTE["author"]})
        book.set_size(2400, 1400)
        writer = _Writer(book)
        writer.guide(plan)
        for sheet in plan.sheets:
            writer.sheet(sheet)
    return file.getvalue()


class _Writer:
    """Writes tabs; the book keeps one of each format."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self._formats: dict[frozenset[tuple[str, Any]], Any] = {}

    def format(self, **properties: Any) -> Any:
        """A cell format of the book."""
        mark = frozenset(properties.items())
        if mark not in self._formats:
            self._formats[mark] = self.book.add_format(properties)
        return self._formats[mark]

    def guide(self, plan: Plan) -> None:
        """«Как заполнять»: nobody types there."""
        tab = self.book.add_worksheet(plan.guide_title)
        tab.hide_gridlines(2)
        tab.set_column(0, 0, GUIDE_WIDTH)
        for row, line in enumerate(plan.guide):
            tab.set_row(row, {"title": 30, "heading": 26, "text": 18}[line.role])
            tab.write_string(row, 0, line.text, self.format(**_look(line)))
        tab.protect(options={"format_columns": True, "format_rows": True})

    def sheet(self, sheet: Sheet) -> None:
        """A tab: header, pre-filled rows, checks below; only the header is locked."""
        tab = self.book.add_worksheet(sheet.title)
        tab.set_column(0, LAST_COLUMN, None, self.format(locked=False))
        tab.set_row(0, 8 + 16 * max(column.lines for column in sheet.columns))
        for number, column in enumerate(sheet.columns):
            tab.set_column(number, number, column.width, self.cells(column))
            tab.write_string(0, number, column.header, self.header(column))
            tab.write_comment(0, number, column.note, NOTE | _size(column.note))
            if column.check:
                rule = _rule(column.check, f"{column_letters(number + 1)}2")
                words = {"error_title": column.check.title, "error_message": _brief(column.check.asks)}
                how = {"error_type": "stop" if column.check.insists else "warning"}
                tab.data_validation(1, number, LAST_ROW - 1, number, rule | words | how)
                if isinstance(column.check, Code):  # no green corners: the zero in front is why it is a text
                    letters = column_letters(number + 1)
                    tab.ignore_errors({"number_stored_as_text": f"{letters}2:{letters}{LAST_ROW}"})
        for place, row in enumerate(sheet.rows, 1):
            for number, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
                self.write(tab, place, number, column, value)
        tab.freeze_panes(1, 0)
        tab.set_landscape()
        tab.set_paper(9)
        tab.fit_to_pages(1, 0)
        tab.repeat_rows(0)
        tab.protect(options=ALLOWED)

    def cells(self, column: PlannedColumn, **more: Any) -> Any:
        """The format of a column's cells."""
        return self.format(locked=False, num_format=NUMBER_FORMATS[column.format], **more)

    def header(self, column: PlannedColumn) -> Any:
        """The format of a column's header."""
        fill, text = REQUIRED if column.is_needed else OPTIONAL
        look = {"bg_color": f"#{fill}", "font_color": f"#{text}", "border": 1, "border_color": "#FFFFFF"}
        return self.format(locked=True, bold=True, text_wrap=True, valign="vcenter", **look)

    def write(self, tab: Any, row: int, number: int, column: PlannedColumn, value: Value) -> None:
        """One cell. A text is never taken for a formula, not even when somebody edits it later."""
        match value:
            case None:
                tab.write_blank(row, number, None, self.cells(column))
            case date():
                tab.write_datetime(row, number, value, self.cells(column))
            case str():
                quoted = {"quote_prefix": True} if value.startswith(FORMULAS) else {}
                tab.write_string(row, number, value, self.cells(column, **quoted))
            case _:
                tab.write_number(row, number, value, self.cells(column))


def _look(line: Line) -> dict[str, Any]:
    match line.role:
        case "title":
            return {"bold": True, "font_size": 18, "font_color": f"#{TITLE}", "valign": "vcenter"}
        case "heading":
            return {"bold": True, "font_size": 12, "font_color": f"#{TITLE}", "valign": "bottom"}
    return {"text_wrap": True, "valign": "top"}


def _size(note: str) -> dict[str, int]:
    """Pixels of a note in which all of its text is seen."""
    lines = sum(math.ceil(max(len(line), 1) / 42) for line in note.splitlines())
    return {"width": NOTE_WIDTH, "height": 12 + 18 * lines}


def _brief(text: str) -> str:
    """As much as Excel shows of a complaint: 255 characters."""
    return text if len(text) <= 255 else text[:254] + "…"


def _rule(check: Check, cell: str) -> dict[str, Any]:
    """The check in XlsxWriter's words; `cell` is the first one it holds for."""
    match check:
        case OneOf():
            return {"validate": "list", "source": list(check.choices)}
        case Registered():
            column = f"'{check.tab}'!${column_letters(check.column)}"
            names = f"{column}$2:${column_letters(check.column)}${LAST_ROW}"
            # only as long as the register is: a list that ends in blanks opens at its end
            return {"validate": "list", "source": f"=OFFSET({column}$2,0,0,MAX(1,COUNTA({names})),1)"}
        case Day():
            return {"validate": "date", "criteria": "between", "minimum": check.first, "maximum": check.last}
        case Clock():
            return {"validate": "time", "criteria": "between", "minimum": time(0, 0), "maximum": time(23, 59)}
        case Whole():
            return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": check.at_most}
        case Fraction():
            return {"validate": "decimal", "criteria": "between", "minimum": check.least, "maximum": check.most}
        case Code():
            return {"validate": "custom", "value": f"=AND(ISNUMBER(VALUE({cell})),OR(LEN({cell})=8,LEN({cell})=11))"}
