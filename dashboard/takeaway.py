"""Tables as files: numbers are numbers, days are days, and text that looks like a formula stays text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter

from dashboard.language import spoken
from dashboard.wording import chance_number, tidy

MIME = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Excel and its kin take a text that begins so for a formula when they open a CSV."""
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
"""Such a text is no formula, whatever it begins with."""
IN_NAME = 240
"""Bytes of a file's name without its ending: many systems take 255 in all, and a Cyrillic letter is two."""
WIDEST = 60
"""Characters in a column of XLSX; longer text is wrapped."""


@dataclass(frozen=True)
class Paper:
    """A file to be: what it is called and of what kind it is; `make` costs something."""

    name: str
    mime: str
    make: Callable[[], bytes]


def csv(frame: pd.DataFrame, name: str) -> bytes:  # noqa: ARG001 - a CSV has no sheet to name
    """UTF-8 with a mark for Excel; in Russian «;» between cells and «,» in fractions, as Excel there reads it."""
    separator, decimal = (";", ",") if spoken() == "ru" else (",", ".")
    columns = [cells(frame.iloc[:, place]) for place in range(frame.shape[1])]
    written = [[_fraction(_guarded(_dated(cell)), decimal) for cell in column] for column in columns]
    plain = pd.DataFrame({place: pd.Series(column, dtype=object) for place, column in enumerate(written)})
    plain.columns = pd.Index([_guarded(str(column)) for column in frame.columns])
    text = plain.to_csv(index=False, sep=separator, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def xlsx(frame: pd.DataFrame, name: str) -> bytes:
    """One sheet named `name`: header in bold and frozen, filters, days as days, links not made."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(sheet_name(name))
    bold, day = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "dd.mm.yyyy"})
    moment, wrapped = book.add_format({"num_format": "dd.mm.yyyy hh:mm"}), book.add_format({"text_wrap": True})
    for place, column in enumerate(frame.columns):
        sheet.write_string(0, place, str(column), bold)
        for row, cell in enumerate(cells(frame.iloc[:, place]), 1):
            write(sheet, row, place, cell, _style(cell, day, moment, wrapped))
    if not frame.empty:
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
    sheet.freeze_panes(1, 1)
    sheet.autofit(max_width=7 * WIDEST + 5)  # in pixels
    book.close()
    return file.getvalue()


def _style(cell: Any, day: Any, moment: Any, wrapped: Any) -> Any:
    if isinstance(cell, date):
        return moment if isinstance(cell, datetime) else day
    return wrapped if isinstance(cell, str) and len(cell) > WIDEST else None


def write(sheet: Any, row: int, column: int, cell: Any, style: Any = None) -> None:
    """A cell of `cells` into a sheet of XlsxWriter as what it is; a missing one has only its style."""
    match cell:
        case None:
            sheet.write_blank(row, column, None, style)
        case bool():
            sheet.write_boolean(row, column, cell, style)
        case int() | float():
            sheet.write_number(row, column, cell, style)
        case datetime():
            sheet.write_datetime(row, column, cell, style)
        case date():
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), style)  # noqa: DTZ001 - a day
        case _:
            sheet.write_string(row, column, str(cell)[:32_767], style)


def cells(column: pd.Series) -> list[Any]:
    """A column's cells as Python's own values: people stay whole where one is missing, which makes fractions of all in pandas."""
    found = [_plain(cell) for cell in column]
    numbers = [cell for cell in found if isinstance(cell, float)]
    if not all(number.is_integer() for number in numbers):
        return found
    return [int(cell) if isinstance(cell, float) else cell for cell in found]


def _plain(cell: Any) -> Any:
    """A cell of pandas as Python's own value; missing is None."""
    if isinstance(cell, (list, tuple)):
        return ", ".join(map(str, cell))
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return (
            cell.date() if cell == cell.normalize() else cell.tz_localize(None).to_pydatetime().replace(microsecond=0)
        )
    return cell.item() if hasattr(cell, "item") else cell


def _dated(cell: Any) -> Any:
    """Days and moments as they are written here: 12.11.2026, 12.11.2026 14:03."""
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y %H:%M}" if isinstance(cell, datetime) else f"{cell:%d.%m.%Y}"
    return cell


def _fraction(cell: Any, decimal: str) -> Any:
    return repr(cell).replace(".", decimal) if isinstance(cell, float) else cell


def _guarded(cell: Any) -> Any:
    """Text behind an apostrophe where it would be a formula."""
    harmless = not isinstance(cell, str) or not cell.startswith(FORMULA) or NUMBER.fullmatch(cell)
    return cell if harmless else f"'{cell}"


def chances(found: pd.Series, reached: pd.Series) -> pd.Series:
    """A column of `wording.chance_number`: empty without a forecast, and where the target is `reached` already: nothing is left to chance."""
    told = [
        None if pd.isna(chance) or done else chance_number(chance) for chance, done in zip(found, reached, strict=True)
    ]
    return pd.Series(told, index=found.index, dtype="Float64")


def file_name(*parts: str) -> str:
    """«Сроки, Самарская область, 2026-11-23»: a name any system takes, whatever people typed; without an ending."""
    found = [safe for safe in map(_safe, parts) if safe]
    while (over := len(", ".join(found).encode()) - IN_NAME) > 0:
        longest = max(found, key=len)
        found[found.index(longest)] = _cut(longest, max(len(longest.encode()) - over, len(longest.encode()) // 2))
    return ", ".join(found) or "1"


def _safe(part: str) -> str:
    """Without what no file's name may hold: separators, control and direction marks, dots and spaces at an end."""
    return _cut(tidy(re.sub(r'[<>:"/\\|?*]', " ", part), IN_NAME).strip(" ."), IN_NAME)


def _cut(line: str, size: int) -> str:
    """So many bytes of it at most, between words where that leaves half of them."""
    if len(line.encode()) <= size:
        return line
    room = line.encode()[:size].decode(errors="ignore")
    whole = room if line[len(room)] == " " else room.rpartition(" ")[0]
    return (whole if len(whole) * 2 >= len(room) else room).rstrip(" .,;:-—«(")


def sheet_name(name: str) -> str:
    """What Excel takes as a sheet's name: 31 characters, cut between words where they are more, none of []:*?/\\."""
    plain = "".join(" " if c in "[]:*?/\\" else c for c in name)
    if len(plain) > 31:
        plain = plain[:32].rpartition(" ")[0] or plain[:31]
    return plain.strip("' ") or "1"


KINDS: dict[str, Callable[[pd.DataFrame, str], bytes]] = {"csv": csv, "xlsx": xlsx}
