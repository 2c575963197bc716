"""The lower part of «Муниципалитет»: what to mend, what has changed, who brought how much, where each figure stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import device, links, wording
from dashboard.components import charts
from dashboard.components.folded import folded
from dashboard.components.municipality import cell
from dashboard.components.parts import items, line, shape
from dashboard.components.states import nothing
from dashboard.components.tables import SIGNED, paper, table, take_away, under_chart
from dashboard.conclusions import contributions as told
from dashboard.conclusions import glossary, municipality_checkpoints, quality
from dashboard.conclusions import municipality_changes as changes
from dashboard.conclusions.contributions import Contribution
from dashboard.conclusions.statuses import word
from dashboard.language import _
from dashboard.plain import Row
from dashboard.takeaway import Paper

SHOWN = 4
"""So many findings are in sight, the rest unfolds."""
LARGEST = 8
"""So many contributions of a part are in sight."""


def briefing(made: Paper, beside: DeltaGenerator) -> None:
    """The municipality on one sheet of paper: `beside` the choice of it, on a phone below the cards."""
    about = _("Страница А4 для печати: показатели, ход марафона, место в группе, что исправить, поручения.")
    with st.container() if device.is_phone() else beside:
        paper(_("Справка (PDF)"), "briefing", made, about)


def unchosen(names: dict[str, str], statuses: dict[str, str]) -> None:
    """Before a municipality is chosen: all of them as links, by status; `names` and `statuses` by id, both in their order."""
    st.header(_("Муниципалитет"), anchor=False)
    nothing(_("Выберите муниципалитет: здесь будет, где он стоит, что нужно к сроку и из каких ячеек эти цифры."))
    groups: dict[str, list[str]] = {}
    for key, status in statuses.items():
        groups.setdefault(status, []).append(key)
    for status, keys in groups.items():
        listed = [links.municipality(key, names[key]) for key in names if key in keys]
        st.html(line(f"<b>{shape(status)}{word(status)}</b>: {wording.number(len(keys))}") + items(listed, "all"))


def findings(found: list[Row], *, past: bool) -> None:
    """What to mend in the sheet: the place with its link, the sentence with the cure; said of a `past` day that it is of today."""
    if past:
        st.html(line(_("Замечания — те, что открыты сейчас, а не на выбранный день."), quiet=True))
    if not found:
        st.html(line(_("Замечаний к цифрам нет."), quiet=True))
        return
    listed = [_finding(row) for row in found]
    st.html(items(listed[:SHOWN], "findings"))
    if listed[SHOWN:]:
        with st.expander(_("Остальные замечания"), key="municipality_findings"):
            st.html(items(listed[SHOWN:], "findings"))


def _finding(row: Row) -> str:
    at = cell(row["tab"], row["cell"], row["url"]) if row["cell"] else escape(row["tab"] or "")
    severity = f'<span class="md-hidden">{_(quality.MEANINGS[row["severity"]])}</span>'
    return f"{shape(quality.MARKS[row['severity']])}{severity}<b>{at}</b> — {escape(quality.told(row))}."


def week(movement: list[Row], then: list[Row], now: list[Row], fresh: int, *, on: bool) -> None:
    """What has changed in a week: of each indicator the figure, while the marathon is on the status, and the range; new findings."""
    listed = []
    for row in movement:
        range_now = changes.last(now, row["indicator"])
        told_range = changes.ranges(changes.last(then, row["indicator"]), range_now)
        lines = [f"<b>{wording.short(row['indicator'])}:</b> {changes.figure(row)}"]
        if on:
            lines.append(f'<span class="md-quiet">{shape(row["status"])}{changes.statuses(row)}</span>')
        if told_range:
            lines.append(f'<span class="md-quiet">{told_range}</span>')
        listed.append("<br>".join(lines))
    if fresh:
        listed.append(changes.found(fresh))
    st.html(items(listed, "people"))


def under_burn_up(row: Row, figures: Callable[[], pd.DataFrame], message: str) -> None:
    """What a pace is, the picture to keep and the daily figures as a table; that they are all of one indicator needs no column."""

    def shown() -> pd.DataFrame:
        return figures().drop(columns=_("Показатель"))

    if row["needed_per_day"] is not None:
        st.html(line(glossary.sentence("Темп"), quiet=True))
    charts.picture("municipality_burn_up", wording.titled(_("Ход марафона"), row["indicator"]))
    name, column = wording.titled(_("Цифры по дням"), row["indicator"]), st.column_config
    narrow = {_("Факт"): 64, _("Прирост"): 78, _("Сначала было"): 108, _("Исправление"): 108}
    drawn = cell_columns() | {heading: column.NumberColumn(width=wide) for heading, wide in narrow.items()}
    drawn |= {_("Источник"): column.TextColumn(width=112), _("Лист"): column.TextColumn(width=64)}
    drawn |= {_("На дату"): column.DateColumn(format="DD.MM.YYYY", pinned=True, width=92)}
    under_chart("municipality_figures", name, shown, message, drawn, away=figures)


def corrected_key() -> None:
    """What the hollow circles on the chart mean."""
    st.html(line(_("○ — цифра этого дня была другой, её исправили позже."), quiet=True))


def contributions(by_part: dict[str, list[Contribution]], *, past: bool) -> None:
    """Bars by organisation and by direction; the number stands beside each."""
    for part, listed in by_part.items():
        st.html(line(f"<b>{told.heading(part)}</b>") + items([_bar(one) for one in listed[:LARGEST]], "bars"))
        if listed[LARGEST:]:
            with st.expander(_("Показать остальных"), key=f"other_{part}"):
                st.html(items([_bar(one) for one in listed[LARGEST:]], "bars"))
    quiet, hidden = [], [one for listed in by_part.values() for one in listed if one.count is None]
    if hidden:
        quiet.append(_("Меньше пяти на организацию не показываем: такие цифры говорят об отдельных людях."))
    if not all(one.is_small for one in hidden):
        quiet.append(_("«5+» — пять или больше: не показано, чтобы меньшую цифру нельзя было вычесть из суммы."))
    if past:
        quiet.append(_("Цифры — как они стоят в таблице сейчас."))
    if quiet:
        st.html(line(" ".join(quiet), quiet=True))


def _bar(one: Contribution) -> str:
    width = f'<i style="width:{one.share:.0f}%"></i>' if one.share else ""
    return (
        f"<span><bdi>{escape(one.name)}</bdi></span>"
        f'<span class="md-bar" aria-hidden="true">{width}</span><b>{escape(one.told())}</b>'
    )


def checkpoints(frame: pd.DataFrame, changes: list[str]) -> None:
    """`conclusions.municipality_checkpoints.table`; `changes` of days and targets stand over it, escaped here."""
    if changes:
        st.html("".join(line(f"{shape('moved')}<bdi>{escape(said)}</bdi>") for said in changes))
    column = st.column_config
    drawn = {
        _("Этап"): column.TextColumn(pinned=True, width=72),
        _("Срок"): column.DateColumn(format="DD.MM", width=56),
        _("Цель"): column.NumberColumn(format="localized", width=54),
        _("Итог"): column.TextColumn(width=174),
        _("Исправлено позже"): column.NumberColumn(format=SIGNED, width=140),
        _("Ячейка цели"): column.TextColumn(width=100),
    }
    table(frame, "municipality_checkpoints", _("Контрольные точки: срок, цель, итог"), drawn)


def checkpoints_away(found: list[Row], indicator: str) -> None:
    """Takes them away, all that is known of each."""
    name = wording.titled(_("Контрольные точки"), indicator)
    take_away("checkpoints", name, partial(municipality_checkpoints.whole_table, found, indicator))


def origins(sources: pd.DataFrame, figures: pd.DataFrame) -> None:
    """Where each figure stands, folded: last figures and targets, then all figures; of `conclusions.municipality_origins`."""
    box = folded(_("Откуда цифры: лист и ячейка каждой"), "origins")
    if not box.open:
        return
    with box:
        st.subheader(_("Последние цифры и цели"), anchor=False)
        table(sources, "municipality_sources", _("В какой ячейке стоит каждая цель и последняя цифра"), cell_columns())
        take_away("municipality_sources", _("Откуда цифры"), lambda: sources)
        st.subheader(_("Все цифры"), anchor=False)
        table(figures, "municipality_history", _("Все цифры и их ячейки"), cell_columns())
        take_away("municipality_history", _("Все цифры"), lambda: figures)


def cell_columns() -> dict[str, Any]:
    """How the columns of figures and their cells are drawn."""
    column = st.column_config
    return {
        _("Показатель"): column.TextColumn(pinned=True, width=110),
        _("На дату"): column.DateColumn(format="DD.MM.YYYY"),
        _("Ячейка"): column.TextColumn(width="medium"),
        _("Открыть"): column.LinkColumn(display_text=_("открыть ячейку")),
    }
