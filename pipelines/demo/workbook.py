"""«Марафон.xlsx», as a coordinator keeps it: Russian headers, a title above the figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from pipelines.demo.mistakes import COMMENT, INITIATIVES, ON, REGISTERED, WHO, Line, Shown
from pipelines.demo.region import Municipality
from pipelines.demo.season import Goal, Season

# Headers and widths, in characters.
REGISTER: Final = {
    WHO: 38,
    "Код ОКТМО": 12,
    "Тип": 22,
    "Население": 12,
    "Работники бюджетной сферы": 16,
    "Ответственный (должность)": 44,
    "Горячая линия": 19,
    "Широта": 9,
    "Долгота": 9,
    "Примечание": 28,
}
TARGETS: Final = {
    WHO: 38,
    "Этап": 9,
    "Срок": 12,
    REGISTERED: 18,
    INITIATIVES: 12,
    "Причина изменения": 66,
}
ACTUALS: Final = {
    ON: 12,
    WHO: 38,
    "Направление": 28,
    "Организация": 32,
    REGISTERED: 18,
    INITIATIVES: 12,
    COMMENT: 40,
}
NOTES: Final = {4: "телефон обновлён", 11: "ответственный в отпуске до конца месяца", 30: "связь через район"}
SPACED: Final = frozenset({0, 2, 5, 9})  # whose residents are typed as «292 500», with no-break spaces


@dataclass(frozen=True)
class Sheet:
    """One tab: its rows with the days on which they stood there."""

    title: str
    widths: dict[str, int]
    lines: Sequence[Line]
    heading: str | None = None  # above the headers


def register(municipalities: Iterable[Municipality]) -> Sheet:
    """«Муниципалитеты»; it does not change in the season."""
    return Sheet("Муниципалитеты", REGISTER, [_registered(n, m) for n, m in enumerate(municipalities)])


def _registered(number: int, m: Municipality) -> Line:
    spaced = f"{m.population:,}".replace(",", "\u00a0")
    values = (
        m.name,
        m.oktmo,
        m.kind,
        spaced if number in SPACED else m.population,
        m.employees,
        m.responsible,
        m.hotline,
        m.latitude,
        m.longitude,
        NOTES.get(number),
    )
    return Line(row=dict(zip(REGISTER, values, strict=True)))


def targets(goals: Iterable[Goal], season: Season) -> Sheet:
    """«Цели»: a due date that was moved stands in place of the former one."""
    lines = [
        Line(
            row={
                WHO: goal.municipality,
                "Этап": goal.checkpoint,
                "Срок": season.day(goal.due),
                REGISTERED: goal.registered,
                INITIATIVES: goal.initiatives,
                "Причина изменения": goal.reason,
            },
            since=goal.since,
            until=goal.until,
        )
        for goal in goals
    ]
    return Sheet("Цели", TARGETS, lines)


def actuals(lines: Sequence[Line], season: Season) -> Sheet:
    """«Факт», under a title."""
    heading = f"Муниципальный диалог: факт нарастающим итогом, {season.starts:%d.%m.%Y} – {season.ends:%d.%m.%Y}"
    return Sheet("Факт", ACTUALS, lines, heading)


def write(path: Path, sheets: Iterable[Sheet], day: int) -> None:
    """The workbook as it stood in the evening of the season's day `day`."""
    book = Workbook()
    for number, sheet in enumerate(sheets):
        _fill(book.create_sheet(sheet.title, number), sheet, day)
    del book["Sheet"]
    book.save(path)


def _fill(tab: Any, sheet: Sheet, day: int) -> None:
    if sheet.heading:
        tab.append([sheet.heading])
        tab.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(sheet.widths))
        tab["A1"].font = Font(bold=True, size=13)
    tab.append(list(sheet.widths))
    for number, (cell, width) in enumerate(zip(tab[tab.max_row], sheet.widths.values(), strict=True), 1):
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE6F0")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        tab.column_dimensions[get_column_letter(number)].width = width
    tab.freeze_panes = f"A{tab.max_row + 1}"
    for line in sheet.lines:
        if line.stands_on(day):
            _append(tab, line, list(sheet.widths))


def _append(tab: Any, line: Line, headers: list[str]) -> None:
    number = tab.max_row + 1
    for column, header in enumerate(headers, 1):
        _type(tab.cell(number, column), line.row[header])
    tab.row_dimensions[number].hidden = line.is_hidden


def _type(cell: Cell, value: Any) -> None:
    if isinstance(value, Shown):
        cell.value, cell.number_format = value.value, value.number_format
    else:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = "DD.MM.YYYY"
