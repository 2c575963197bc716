"""The table of municipalities: it sorts by what is meant (ranks, numbers, days) and shows words.

A pandas Styler carries what is seen: the cell holds «1 отстаёт» or «011 дней», which sort right and can be read aloud and
copied; the eye sees «▼ отстаёт» and «11 дней».
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import wording
from dashboard.attention import RANK
from dashboard.theme import STATUSES

ROW = 40
"""Height of a row in pixels: enough for a finger."""

ROWS = 14
"""Whole rows in sight; the rest scroll."""

HEADER = 72
"""Height of the two header rows with borders."""

Column = tuple[str, str]
NAME, STATUS, MISSED = ("", "Муниципалитет"), ("", "Состояние"), ("", "✕ сроки")
DUE, AGE = (" ", "Срок"), (" ", "Данные")
FIGURES = {
    "percent": "% цели",
    "actual": "факт",
    "final_target": "цель",
    "needed_per_day": "нужно/дн",
    "recent_per_day": "темп/дн",
}


def municipalities(standings: pd.DataFrame, scheme: str | None, *, past: bool = False) -> None:
    """`attention.standings` as one sortable table; the name stays in sight, missing is «—».

    `scheme` is "dark" or "light": cells are painted, they do not follow the style sheet. `past`: not of today.
    """
    frame = _columns(standings)
    status = {_status(code): found for code, found in STATUSES.items()}
    words: dict[Column, Any] = {
        STATUS: lambda cell: f"{status[cell].shape} {status[cell].word}",
        MISSED: lambda n: f"✕ {n}" if n else "",
        AGE: lambda cell: wording.age(int(cell.split()[0]) if cell[0].isdigit() else None, past=past),
    }
    for group in wording.INDICATORS.values():
        words |= {(group, heading): wording.number for heading in ("факт", "цель")}
        words |= {(group, heading): wording.rate for heading in ("нужно/дн", "темп/дн")}
    styled = frame.style.format(words, na_rep=wording.NONE)
    styled = styled.map(lambda cell: f"color: {status[cell].colour.on(scheme)}", subset=[STATUS])
    drawn: dict[Any, Any] = {place: _config(str(column[1])) for place, column in enumerate(frame.columns, 1)}
    st.dataframe(
        styled,
        key="municipalities",
        hide_index=True,
        row_height=ROW,
        height=ROW * min(len(frame), ROWS) + HEADER,
        placeholder=wording.NONE,
        alt="Все муниципалитеты",
        column_config=drawn,
    )


def _columns(standings: pd.DataFrame) -> pd.DataFrame:
    """The columns in the order shown, under their headings; indicators are groups."""
    shown: dict[Column, Any] = {
        NAME: standings["", "name"].map(wording.short_name),
        STATUS: standings["", "status"].map(_status),
        MISSED: standings["", "missed"],
    }
    for indicator, group in wording.INDICATORS.items():
        for figure, heading in FIGURES.items():
            shown[group, heading] = pd.to_numeric(standings[indicator, figure]).astype("Float64")
    shown[DUE] = standings["", "due_on"]
    shown[AGE] = standings["", "age_days"].map(_age)
    return pd.DataFrame(shown)


def _status(code: str) -> str:
    """A status as a text that sorts by attention."""
    return f"{RANK[code] + 1} {STATUSES[code].word}"


def _age(days: float) -> str:
    """Days as a text that sorts by age, «никогда» behind them all."""
    return "никогда" if pd.isna(days) else f"{int(days):03d} дней"


def _config(heading: str) -> Any:
    """How one column is drawn; help texts say what the figure means."""
    match heading:
        case "Муниципалитет":
            return st.column_config.TextColumn(pinned=True, width=180)
        case "Состояние":
            return st.column_config.TextColumn(width=128)
        case "% цели":
            return st.column_config.ProgressColumn(format="%.0f %%", min_value=0, max_value=100, width=116)
        case "Срок":
            return st.column_config.DateColumn(format="DD.MM", width=64)
        case "нужно/дн":
            return st.column_config.NumberColumn(width=72, help="Нужно в день до ближайшего срока")
        case "темп/дн":
            return st.column_config.NumberColumn(width=68, help="В среднем в день за последние 14 дней")
        case "✕ сроки":
            return st.column_config.NumberColumn(
                width=72, help="Сколько сроков не выполнено; срок двух показателей — один срок"
            )
        case "Данные":
            return st.column_config.TextColumn(width=84, alignment="right", help="Сколько дней последней цифре")
    return st.column_config.NumberColumn(width=60)


def origins(found: pd.DataFrame) -> None:
    """`frames.origins` as a table: which cell each figure was typed in, with a link where the sheet is shared."""
    shown = pd.DataFrame(
        {
            "Муниципалитет": found["name"].map(wording.short_name),
            "Показатель": found["indicator"].map(wording.INDICATORS),
            "Значение": found["value"],
            "На дату": found["on_date"],
            "Источник": found["source"],
            "Лист": found["tab"],
            "Ячейка": found["cell"],
            "Открыть": found["url"],
        }
    )
    st.dataframe(
        shown if found["url"].notna().any() else shown.drop(columns="Открыть"),
        key="origins_table",
        hide_index=True,
        row_height=ROW,
        height=min(ROW * (len(shown) + 1), 480),
        placeholder=wording.NONE,
        alt="В какой ячейке стоит каждая цифра",
        column_config={
            "Муниципалитет": st.column_config.TextColumn(pinned=True, width=180),
            "Значение": st.column_config.NumberColumn(format="localized"),
            "На дату": st.column_config.DateColumn(format="DD.MM.YYYY"),
            "Открыть": st.column_config.LinkColumn(display_text="открыть ячейку"),
        },
    )
