"""Draws sheets as text, so that a test shows what a coordinator sees.

    Дата       | Муниципалитет | Зарегистрировано
    01.10.2026 | Темнов        | =33.4 shown 33

A line is a row, an empty line a blank row. A cell is text, as typed; nothing between two bars is a blank cell. Plain
spaces around a cell are the drawing's; U+00A0 and «⏎» (a line break) are the cell's own. What a sheet knows the type
of begins with «=»:

    =12 · =33.4        a number                =2026-10-01     a date
    =33.4 shown 33     shown differently       =ИСТИНА · =ЛОЖЬ a boolean
    =85%               a percentage, 0.85      =#REF!          an error
    =?                 a formula without a result
"""

from __future__ import annotations

import re
from datetime import date
from textwrap import dedent

from pipelines.cells import BLANK, Cell, Grid, Kind

FORMULA = "=СУММ(D2:D9)"


def grid(table: str, title: str = "Факт") -> Grid:
    """The table as a tab. The first line and a last one of spaces belong to the string, not to the sheet."""
    lines = dedent(table).removeprefix("\n").rstrip(" \n").split("\n")
    return Grid(title, tuple(row(line) for line in lines))


def row(line: str) -> tuple[Cell, ...]:
    """One line of a table; without a bar and without text it is a blank row."""
    return tuple(cell(part) for part in line.split("|")) if line.strip(" ") else ()


def cell(drawn: str) -> Cell:
    """One cell of a table."""
    text = drawn.strip(" ").replace("⏎", "\n")
    if not text.startswith("="):
        return Cell(Kind.TEXT, text) if text else BLANK
    value, _, shown = text[1:].partition(" shown ")
    return _typed(value, shown or None)


def _typed(value: str, shown: str | None) -> Cell:
    if value in {"ИСТИНА", "ЛОЖЬ"}:
        return Cell(Kind.BOOLEAN, value == "ИСТИНА", shown)
    if value == "?":
        return Cell(Kind.NO_RESULT, FORMULA, shown)
    if value.startswith("#"):
        return Cell(Kind.ERROR, value, shown)
    if value.endswith("%"):
        return Cell(Kind.PERCENT, float(value[:-1]) / 100, shown or value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return Cell(Kind.DATE, date.fromisoformat(value), shown)
    return Cell(Kind.NUMBER, int(value) if re.fullmatch(r"-?\d+", value) else float(value), shown)
