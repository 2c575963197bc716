"""The table of municipalities: it sorts by what is meant (ranks, numbers, days) and shows words.

A pandas Styler carries what is seen: the cell holds «1 отстаёт» or «011 дней», which sort right and can be read aloud and
copied; the eye sees «▼ отстаёт» and «11 дней».
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import links, wording
from dashboard.components.parts import line
from dashboard.components.tables import ROW, ROWS, more, paper, take_away
from dashboard.conclusions import statuses
from dashboard.conclusions.statuses import RANK
from dashboard.language import _
from dashboard.takeaway import Paper, chances
from dashboard.theme import STATUSES

HEADER = 72
"""Height of the two header rows with borders."""

FIGURES = ("percent", "actual", "final_target", "target", "needed_per_day", "recent_per_day", "chance")
WHOLE = ("actual", "final_target", "target")
OVER = ("percent", "actual", "final_target")
"""What is still of interest once the marathon is over."""

Column = tuple[str, str]


def municipalities(standings: pd.DataFrame, scheme: str | None, *, past: bool = False, over: bool = False) -> None:
    """`attention.standings` as one sortable table; the name stays in sight, missing is «—».

    `scheme` is "dark" or "light": cells are painted, they do not follow the style sheet. `past`: not of today; `over`: the marathon has ended.
    """
    headings = _headings()
    frame = _columns(standings, headings, over=over)
    status = {_status(code): code for code in (*STATUSES, "missed")}
    alone, figures = ("", " "), [wording.heading(found) for found in wording.INDICATORS]
    words: dict[Column, Any] = {
        (alone[0], headings["status"]): lambda cell: statuses.shown(status[cell]),
        (alone[1], headings["missed"]): lambda n: f"✕ {n}" if n else "",
    }
    if ("", "overdue") in standings:
        words[alone[1], headings["asked"]] = _asked_shown
    if not over:
        words[alone[1], headings["age_days"]] = lambda cell: wording.age(
            int(cell.split()[0]) if cell[0].isdigit() else None, past=past
        )
    for group in figures:
        formats: dict[str, Any] = {"percent": wording.percent, **dict.fromkeys(WHOLE, wording.number)}
        formats |= {"needed_per_day": _pace, "recent_per_day": _pace, "chance": wording.chance}
        words |= {(group, headings[name]): found for name, found in formats.items() if not over or name in OVER}
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
    st.html(line(" ".join(_said(len(frame), asked=("", "overdue") in standings)), quiet=True))


def _said(municipalities: int, *, asked: bool) -> list[str]:
    """What the table does not show by itself: that it goes on, what its last column holds, and where a municipality's own page is."""
    said = []
    if municipalities > ROWS:
        said.append(more(municipalities - ROWS))
    if asked:
        key = _("Справа поручения: ✕ просрочены, ◇ в работе.")
        said.append(f'<span class="md-screen">{key}</span>')
    link = f'<a class="md-link" href="{escape(links.address("municipality"))}">{_("Муниципалитет")}</a>'
    said.append(_("Всё об одном — на странице «{page}».").format(page=link))
    return said


def _headings() -> dict[str, str]:
    return {
        "name": _("Муниципалитет"),
        "status": _("Состояние"),
        "missed": _("✕ сроки"),
        "due_on": _("Срок"),
        "age_days": _("Данные"),
        "asked": _("Поручения"),
        "percent": _("% цели"),
        "actual": _("факт"),
        "final_target": _("цель"),
        "target": _("к сроку"),
        "needed_per_day": _("нужно"),
        "recent_per_day": _("темп"),
        "chance": _("успеет"),
    }


def _columns(standings: pd.DataFrame, headings: dict[str, str], *, over: bool) -> pd.DataFrame:
    """The columns in the order shown, under their headings; indicators are groups."""
    shown: dict[Column, Any] = {
        ("", headings["name"]): standings["", "name"].map(wording.short_name),
        ("", headings["status"]): _statuses(standings, over=over).map(_status),
    }
    for indicator in wording.INDICATORS:
        for figure in OVER if over else FIGURES:
            column = wording.heading(indicator), headings[figure]
            shown[column] = pd.to_numeric(standings[indicator, figure]).astype("Float64")
    shown[" ", headings["missed"]] = standings["", "missed"]
    if not over:
        shown[" ", headings["due_on"]] = standings["", "due_on"]
        shown[" ", headings["age_days"]] = standings["", "age_days"].map(_age)
    if ("", "overdue") in standings:
        both = zip(standings["", "overdue"], standings["", "open"], strict=True)
        shown[" ", headings["asked"]] = [
            f"{late:03d} {_('просрочено')}, {due:03d} {_('в работе')}" for late, due in both
        ]
    return pd.DataFrame(shown)


def _statuses(standings: pd.DataFrame, *, over: bool) -> pd.Series:
    """The status of each; once the marathon is over nobody is silent or behind: the target was reached or not."""
    found = standings["", "status"]
    return found.where(found.isin(["reached", "no_target", "no_data"]), "missed") if over else found


def away(standings: Callable[[], pd.DataFrame], consolidated: Paper, *, over: bool = False) -> None:
    """Takes the table away: one row per municipality, plain words and numbers under plain headings; and the workbook of all figures."""
    take_away("municipalities", _("Все муниципалитеты"), lambda: flat(standings(), over=over))
    about = _("Книга Excel: лист на каждый показатель, все столбцы и график, готова к печати.")
    paper(_("Свод (XLSX)"), "consolidated", consolidated, about)


def flat(standings: pd.DataFrame, *, over: bool = False) -> pd.DataFrame:
    """`attention.standings` for a file: full names, words instead of keys for sorting, one heading per column.

    Chances by the rule of the pages (`wording.chance_number`).
    """
    headings = _headings() | {
        "needed_per_day": _("нужно в день"),
        "recent_per_day": _("темп в день"),
        "chance": _("вероятность, %"),
    }
    columns: dict[str, Any] = {
        headings["name"]: standings["", "name"],
        headings["status"]: _statuses(standings, over=over).map(statuses.word),
    }
    for indicator in wording.INDICATORS:
        of = {name: pd.to_numeric(standings[indicator, name]).astype("Float64") for name in FIGURES}
        for figure in OVER if over else FIGURES:
            columns[f"{wording.heading(indicator)}: {headings[figure]}"] = (
                chances(of["chance"], of["actual"].ge(of["target"]).fillna(False))
                if figure == "chance"
                else of[figure].round(1)
            )
    columns[_("Не выполнено сроков")] = standings["", "missed"]
    if not over:
        columns[headings["due_on"]] = standings["", "due_on"]
        columns[_("Дней последней цифре")] = standings["", "age_days"].astype("Int64")
    if ("", "overdue") in standings:
        columns[_("Поручений просрочено")] = standings["", "overdue"]
        columns[_("Поручений в работе")] = standings["", "open"]
    return pd.DataFrame(columns)


def _status(code: str) -> str:
    """A status as a text that sorts by attention."""
    return f"{RANK.get(code, 0) + 1} {statuses.word(code)}"


def _asked_shown(cell: str) -> str:
    """«001 просрочено, 002 в работе» as «✕ 1 · ◇ 2»; nothing where there is neither."""
    late, due = (int(part.split()[0]) for part in cell.split(", "))
    shown = [f"{statuses.look('missed').shape} {late}"] if late else []
    return " · ".join([*shown, *([f"{statuses.look('coming').shape} {due}"] if due else [])])


def _pace(per_day: float) -> str:
    """A pace per day as the others of its column: «66,0» over «4,4»."""
    return wording.rate(per_day) if 0 < per_day < 0.05 else wording.fixed(per_day, 1)


def _age(days: float) -> str:
    """Days as a text that sorts by age, «никогда» behind them all."""
    return wording.age(None) if pd.isna(days) else f"{int(days):03d} {wording.days(int(days)).split(wording.SPACE)[1]}"


def _config(headings: dict[str, str]) -> dict[str, Any]:
    """How each column is drawn, by its heading; help texts say what the figure means."""
    column = st.column_config
    drawn = {
        "name": column.TextColumn(pinned=True, width=166),
        "status": column.TextColumn(width=126),
        "percent": column.NumberColumn(width=56),
        "actual": column.NumberColumn(width=48),
        "final_target": column.NumberColumn(width=48, help=_("Итоговая цель, к концу марафона")),
        "target": column.NumberColumn(width=56, help=_("Сколько должно быть к ближайшему сроку")),
        "needed_per_day": column.NumberColumn(width=50, help=_("Нужно в день до ближайшего срока")),
        "recent_per_day": column.NumberColumn(width=44, help=_("В среднем в день за последние 14 дней")),
        "chance": column.NumberColumn(width=52, help=_("Вероятность успеть к ближайшему сроку")),
        "missed": column.NumberColumn(
            width=62, help=_("Сколько сроков не выполнено; срок двух показателей — один срок")
        ),
        "due_on": column.DateColumn(format="DD.MM", width=50),
        "age_days": column.TextColumn(width=72, alignment="right", help=_("Сколько дней последней цифре")),
        "asked": column.TextColumn(width=88, help=_("Поручения: ✕ просрочены, ◇ в работе")),
    }
    return {headings[name]: found for name, found in drawn.items()}
