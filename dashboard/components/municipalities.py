"""The table of municipalities: it sorts by what is meant (ranks, numbers, days) and shows words.

A pandas Styler carries what is seen: the cell holds «1 отстаёт» or «011 дней», which sort right and can be read aloud and
copied; the eye sees «▼ отстаёт» and «11 дней».
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import wording
from dashboard.components.tables import ROW, ROWS, take_away
from dashboard.conclusions import statuses
from dashboard.conclusions.statuses import RANK
from dashboard.language import _
from dashboard.theme import STATUSES

HEADER = 72
"""Height of the two header rows with borders."""

FIGURES = ("percent", "actual", "final_target", "needed_per_day", "recent_per_day", "chance")

Column = tuple[str, str]


def municipalities(standings: pd.DataFrame, scheme: str | None, *, past: bool = False) -> None:
    """`attention.standings` as one sortable table; the name stays in sight, missing is «—».

    `scheme` is "dark" or "light": cells are painted, they do not follow the style sheet. `past`: not of today.
    """
    headings = _headings()
    frame = _columns(standings, headings)
    status = {_status(code): code for code in STATUSES}
    alone, figures = ("", " "), [wording.heading(found) for found in wording.INDICATORS]
    words: dict[Column, Any] = {
        (alone[0], headings["status"]): lambda cell: statuses.shown(status[cell]),
        (alone[1], headings["missed"]): lambda n: f"✕ {n}" if n else "",
        (alone[1], headings["age_days"]): lambda cell: wording.age(
            int(cell.split()[0]) if cell[0].isdigit() else None, past=past
        ),
    }
    for group in figures:
        words |= {(group, headings[name]): wording.number for name in ("actual", "final_target")}
        words |= {(group, headings[name]): wording.rate for name in ("needed_per_day", "recent_per_day")}
        words[group, headings["chance"]] = wording.chance
    styled = frame.style.format(words, na_rep=wording.NONE).map(
        lambda cell: f"color: {statuses.look(status[cell]).colour.on(scheme)}", subset=[("", headings["status"])]
    )
    config = _config(headings)
    drawn: dict[Any, Any] = {place: config[str(column[1])] for place, column in enumerate(frame.columns, 1)}
    st.dataframe(
        styled,
        key="municipalities",
        hide_index=True,
        row_height=ROW,
        height=ROW * min(len(frame), ROWS) + HEADER,
        placeholder=wording.NONE,
        alt=_("Все муниципалитеты"),
        column_config=drawn,
    )


def _headings() -> dict[str, str]:
    return {
        "name": _("Муниципалитет"),
        "status": _("Состояние"),
        "missed": _("✕ сроки"),
        "due_on": _("Срок"),
        "age_days": _("Данные"),
        "percent": _("% цели"),
        "actual": _("факт"),
        "final_target": _("цель"),
        "needed_per_day": _("нужно/дн"),
        "recent_per_day": _("темп/дн"),
        "chance": _("успеет"),
    }


def _columns(standings: pd.DataFrame, headings: dict[str, str]) -> pd.DataFrame:
    """The columns in the order shown, under their headings; indicators are groups."""
    shown: dict[Column, Any] = {
        ("", headings["name"]): standings["", "name"].map(wording.short_name),
        ("", headings["status"]): standings["", "status"].map(_status),
    }
    for indicator in wording.INDICATORS:
        for figure in FIGURES:
            column = wording.heading(indicator), headings[figure]
            shown[column] = pd.to_numeric(standings[indicator, figure]).astype("Float64")
    shown[" ", headings["missed"]] = standings["", "missed"]
    shown[" ", headings["due_on"]] = standings["", "due_on"]
    shown[" ", headings["age_days"]] = standings["", "age_days"].map(_age)
    return pd.DataFrame(shown)


def away(standings: Callable[[], pd.DataFrame]) -> None:
    """Takes the table away: one row per municipality, plain words and numbers under plain headings."""
    take_away("municipalities", _("Все муниципалитеты"), lambda: flat(standings()))


def flat(standings: pd.DataFrame) -> pd.DataFrame:
    """`attention.standings` for a file: full names, words instead of keys for sorting, one heading per column."""
    headings = _headings()
    columns: dict[str, Any] = {
        headings["name"]: standings["", "name"],
        headings["status"]: standings["", "status"].map(statuses.word),
    }
    for indicator in wording.INDICATORS:
        for figure in FIGURES:
            heading = f"{wording.heading(indicator)}: {headings[figure]}"
            columns[heading] = pd.to_numeric(standings[indicator, figure]).astype("Float64").round(4)
    columns[_("Не выполнено сроков")] = standings["", "missed"]
    columns[headings["due_on"]] = standings["", "due_on"]
    columns[_("Дней последней цифре")] = standings["", "age_days"].astype("Int64")
    return pd.DataFrame(columns)


def _status(code: str) -> str:
    """A status as a text that sorts by attention."""
    return f"{RANK[code] + 1} {statuses.word(code)}"


def _age(days: float) -> str:
    """Days as a text that sorts by age, «никогда» behind them all."""
    return wording.age(None) if pd.isna(days) else f"{int(days):03d} {wording.days(int(days)).split(wording.SPACE)[1]}"


def _config(headings: dict[str, str]) -> dict[str, Any]:
    """How each column is drawn, by its heading; help texts say what the figure means."""
    column = st.column_config
    drawn = {
        "name": column.TextColumn(pinned=True, width=166),
        "status": column.TextColumn(width=136),
        "percent": column.ProgressColumn(format="%.0f %%", min_value=0, max_value=100, width=88),
        "actual": column.NumberColumn(width=54),
        "final_target": column.NumberColumn(width=54),
        "needed_per_day": column.NumberColumn(width=74, help=_("Нужно в день до ближайшего срока")),
        "recent_per_day": column.NumberColumn(width=62, help=_("В среднем в день за последние 14 дней")),
        "chance": column.NumberColumn(width=58, help=_("Вероятность успеть к ближайшему сроку")),
        "missed": column.NumberColumn(
            width=68, help=_("Сколько сроков не выполнено; срок двух показателей — один срок")
        ),
        "due_on": column.DateColumn(format="DD.MM", width=54),
        "age_days": column.TextColumn(width=72, alignment="right", help=_("Сколько дней последней цифре")),
    }
    return {headings[name]: found for name, found in drawn.items()}
