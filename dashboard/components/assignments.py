"""Pieces of «Поручения», and of the same on the page of one municipality: whose, what, since when, and the cell it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import links, wording
from dashboard.components.municipality import cell
from dashboard.components.parts import items, shape
from dashboard.components.short_list import narrow_name, short_list
from dashboard.components.states import nothing
from dashboard.components.tables import table
from dashboard.conclusions import assignments as said
from dashboard.conclusions.assignments import Assignment
from dashboard.conclusions.assignments_page import SECTIONS, Asked
from dashboard.language import _, plural
from dashboard.plain import Row
from dashboard.wording import number

SHOWN = {"overdue": 20, "coming": 12, "later": 12, "unclear": 12, "ended": 8}
"""So many of a section are listed; the table has them all."""
NAMED = 8
"""So many municipalities are named of those who were asked the same."""


def none(*, ever: bool) -> None:
    """Shown while there is no assignment: what to fill in, or that there were none by that day."""
    if ever:
        st.header(_("К этому дню поручений ещё не давали"), anchor=False)
        nothing(_("Выберите день позже: поручения на листе «Поручения» есть."))
        return
    st.header(_("Поручений пока нет"), anchor=False)
    st.info(
        _(
            "Лист «Поручения» пока не заполнен. После встречи впишите на него: встреча, муниципалитет, поручение, срок и статус "
            "(в работе, исполнено, закрыто). Поручение сразу всем — «Все муниципалитеты»."
        )
    )


def beside(municipality_id: str, overdue: int, in_work: int) -> str:
    """Beside the figures of a municipality: how many it has to do, as a link to them; "" where there are none."""
    told = said.due_said(overdue, in_work)
    mark, to_them = said.MARKS["overdue" if overdue else "open"], links.address("assignments", m=municipality_id)
    return told and f'{shape(mark)}<a class="md-link" href="{escape(to_them)}">{told}</a>'


def section(key: str, asked: list[Asked], on: date, today: date, *, named: bool) -> None:
    """A section with its heading, as of the day `on`; `named`: it is said whose each is."""
    st.subheader(_(SECTIONS[key]), anchor=False)
    shown = asked[: SHOWN[key]]
    drawn = [_joint(a, on, today) if a.is_joint else _one(a.parties[0], on, today, named=named) for a in shown]
    st.html(items(drawn, "findings"))
    if len(asked) > len(shown):
        more = _("Показаны первые {n} из {of}; остальные — под «Все поручения таблицей».")
        nothing(more.format(n=number(len(shown)), of=number(len(asked))))


def _one(one: Assignment, on: date, today: date, *, named: bool) -> str:
    """Whose it is, what is to be done, until when, what was done, the cell."""
    whose = ""
    if named:
        who = f'<span class="md-quiet">, {escape(one.responsible)}</span>' if one.responsible else ""
        whose = f"<b>{links.municipality(one.municipality_id, one.name)}</b>{who}<br>"
    facts = [*_meeting(one), *([_("поручено всем муниципалитетам")] if one.is_for_all else []), *_place(one)]
    return f'{whose}{"<br>".join(_told(one, on, today))} <span class="md-quiet">· {" · ".join(facts)}</span>'


def _told(one: Assignment, on: date, today: date) -> list[str]:
    """Its state as a shape and a word with its text, what is wrong with it, its mark, when it is due."""
    state = f'{shape(said.MARKS[one.state])}<span class="md-hidden">{said.word(one.state)}: </span>'
    parts = [f"{state}<bdi>{escape(one.text)}</bdi>"]
    if one.problem and (one.state == "unclear" or (one.is_due and one.due_on is None)):
        parts.append(escape(f"{wording.capital(one.problem)}."))
    if one.done_note:
        parts.append(_("Отметка: {note}").format(note=f"<bdi>{escape(one.done_note)}</bdi>"))
    if one.is_due:
        parts.append(_when(one, on, today))
    else:
        marked = said.word(one.state) if one.done_note else _("{state}, без отметки").format(state=said.word(one.state))
        parts.append(f"{marked}, {said.when(one, on)}")
    return parts


def _when(one: Assignment, on: date, today: date) -> str:
    shown = said.when(one, on, today)
    return f"<b>{shown}</b>" if one.state == "overdue" else shown


def _meeting(one: Assignment) -> list[str]:
    found = said.meeting(one)
    return [_("встреча: {meeting}").format(meeting=f"<bdi>{escape(found)}</bdi>")] if found else []


def _place(one: Assignment) -> list[str]:
    """«Поручения!C2»; of a row with an error that cell and the way to what is said of it."""
    if not (one.problem_cell and one.is_due):
        return [cell(one.tab, one.cell, one.url)]
    query = {} if one.is_for_all else {"m": one.municipality_id}
    to_findings = f'<a class="md-link" href="{escape(links.address("quality", **query))}">{_("замечание")}</a>'
    return [cell(one.tab, one.problem_cell, one.problem_url), to_findings]


def _joint(asked: Asked, on: date, today: date) -> str:
    """What everybody was asked, once: how many have done it, who has not."""
    first, n, of = asked.parties[0], len(asked.parties), number(len(asked.whole))
    names = [links.municipality(one.municipality_id, wording.short_name(one.name)) for one in asked.parties]
    listed = wording.listed(names, NAMED)
    told = _("исполнено или закрыто у {n} из {of}").format(n=number(asked.ended), of=of)
    if first.is_due:
        told = f"{_when(first, on, today)}, {told}"
        told += "<br>" + _("{state} у {n}: {names}").format(state=said.word(first.state), n=number(n), names=listed)
    else:
        told += f": {listed}"
    facts = " · ".join([*_meeting(first), cell(first.tab, first.cell, first.url)])
    return (
        f"<b>{_('Все муниципалитеты')}</b><br>{shape(said.MARKS[first.state])}<bdi>{escape(first.text)}</bdi><br>{told}"
        f' <span class="md-quiet">· {facts}</span>'
    )


def counting(found: Sequence[Assignment]) -> None:
    """How what was asked of everybody is counted, where there is such."""
    if any(one.is_for_all for one in found):
        nothing(_("Поручение «Все муниципалитеты» считается у каждого муниципалитета отдельно."))


def by_municipality(frame: pd.DataFrame, without: int) -> None:
    """`conclusions.assignments_page.by_municipality`, and how many have no assignment."""
    column = st.column_config
    drawn: dict[str, Any] = {
        _("Просрочено с"): column.DateColumn(
            format="DD.MM.YYYY", width=132, help=_("Срок самого давнего из просроченных")
        ),
        _("Ближайший срок"): column.DateColumn(format="DD.MM.YYYY", help=_("Ближайший срок поручения в работе")),
        _("Закрыто"): column.NumberColumn(help=_("Закрыто советом: исполнять больше не нужно или уже не нужно")),
    }
    kept = {name: found for name, found in drawn.items() if name in frame}
    table(frame, "assignments_by_municipality", _("Поручения по муниципалитетам"), kept)
    _without(without)


def _without(without: int) -> None:
    if without:
        none_of = plural(
            without,
            "У {n} муниципалитета поручений нет.",
            "У {n} муниципалитетов поручений нет.",
            "У {n} муниципалитетов поручений нет.",
        )
        nothing(none_of.format(n=number(without)))


def listed(due: list[Row], ended: int, without: int) -> None:
    """The same on a phone, of those with anything to do (`conclusions.assignments_page.due`); `ended`: how many have done it all."""
    if due:
        each = [(links.municipality(row["municipality_id"], narrow_name(row["name"])), _due(row)) for row in due]
        short_list(each, "other_due")
    if ended:
        rest = plural(
            ended,
            "Ещё у {n} муниципалитета всё исполнено или закрыто: он в файле ниже.",
            "Ещё у {n} муниципалитетов всё исполнено или закрыто: они в файле ниже.",
            "Ещё у {n} муниципалитетов всё исполнено или закрыто: они в файле ниже.",
        )
        nothing(rest.format(n=number(ended)))
    _without(without)


def _due(row: Row) -> list[str]:
    """«✕ просрочено 2 с 03.11 · ◇ в работе 1, срок 30.11»."""
    found = []
    if row["overdue"]:
        late = _("просрочено {n} с {day}").format(n=number(row["overdue"]), day=wording.day_short(row["overdue_since"]))
        found.append(shape(said.MARKS["overdue"]) + late)
    if row["open"]:
        busy = _("в работе {n}").format(n=number(row["open"]))
        if row["next_due_on"] is not None:
            busy = _("в работе {n}, срок {day}").format(
                n=number(row["open"]), day=wording.day_short(row["next_due_on"])
            )
        found.append(shape(said.MARKS["open"]) + busy)
    if row["unclear"]:
        found.append(shape(said.MARKS["unclear"]) + _("статус не разобран: {n}").format(n=number(row["unclear"])))
    return found


def listing(frame: pd.DataFrame) -> None:
    """`conclusions.assignments_page.listing`."""
    column = st.column_config
    drawn: dict[str, Any] = {
        _("Поручение"): column.TextColumn(width=320),
        _("Состояние"): column.TextColumn(width=150),
        _("Отметка об исполнении"): column.TextColumn(width=260),
        _("Срок"): column.DateColumn(format="DD.MM.YYYY", width=100),
        _("Замечено"): column.DateColumn(format="DD.MM.YYYY", help=_("Когда строку впервые увидели такой")),
        _("Всем сразу"): column.TextColumn(help=_("Строка «Все муниципалитеты»")),
        _("Открыть"): column.LinkColumn(display_text=_("открыть ячейку")),
    }
    shown = frame.drop(columns=_("Источник"))
    table(shown, "assignments_table", _("Все поручения"), {k: v for k, v in drawn.items() if k in shown})


def of_municipality(found: list[Assignment], on: date, today: date) -> None:
    """On the page of one municipality: what is asked of it, then folded what it has done."""
    due, ended = [one for one in found if one.is_due], said.ended(found)
    if due:
        st.html(items([_one(one, on, today, named=False) for one in due], "findings"))
    if ended and due:
        with st.expander(_("Исполнено и закрыто"), key="municipality_assignments"):
            st.html(items([_one(one, on, today, named=False) for one in ended], "findings"))
    elif ended:
        st.html(items([_one(one, on, today, named=False) for one in ended], "findings"))
