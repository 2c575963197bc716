"""Pieces of «Информирование»: who has told nothing about which topic, the matrix, one municipality's answers."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import device, links, wording
from dashboard.components.municipality import cell
from dashboard.components.parts import bar, card, facts, figure_card, items, line, shape
from dashboard.components.short_list import first_and_rest, narrow_name, short_list
from dashboard.components.states import nothing
from dashboard.components.tables import table, take_away
from dashboard.conclusions import outreach as said
from dashboard.conclusions.outreach import CHANNELS, HEADINGS, TOPICS, WAYS, Line, Topic
from dashboard.conclusions.statuses import look
from dashboard.language import _
from dashboard.plain import Row, rows

NAMED = 6
"""So many of those who have told nothing are named; the matrix has them all, on top."""
TOLD, UNTOLD = "met", "silent"
"""The marks of a topic that was told, and of one that was not."""


def eyebrow() -> None:
    """What the page is about, over its conclusion."""
    st.html(line(_("Информирование и консультации"), quiet=True))


def unkept(found: list[Line], filled: frozenset[str]) -> None:
    """Which of the two tabs says nothing yet, and what to fill in; `filled`: those that say something of another day."""
    if not said.is_told(found):
        _empty(
            "outreach" in filled,
            _("К этому дню на листе «Информирование» записей ещё не было. Выберите день позже."),
            _(
                "На листе «Информирование» записей пока нет. Заполните его: дата, муниципалитет, тема (о марафоне, об участии "
                "муниципалитета, о горячей линии и координаторах), канал и охват. Пока лист пуст, никто не считается промолчавшим."
            ),
        )
    if not said.is_advised(found):
        _empty(
            "consultation" in filled,
            _("К этому дню на листе «Консультации» записей ещё не было. Выберите день позже."),
            _(
                "На листе «Консультации» записей пока нет. Заполните его: дата, муниципалитет, канал (горячая линия, очно, заочно) "
                "и количество за день."
            ),
        )


def _empty(is_filled: bool, later: str, request: str) -> None:
    """Nothing by this day: another day has it, or somebody has to fill it in."""
    if is_filled:
        nothing(later)
    else:
        st.info(request)


def region_cards(found: list[Line]) -> None:
    """Of each topic in how many municipalities it was told and who has not; how many consultations were given."""
    with st.grid(4, min_column_width=220):
        for topic in TOPICS if said.is_told(found) else ():
            with card():
                told, untold = said.told_of(found, topic), said.untold_of(found, topic)
                figure = _("{n} из {of}").format(n=wording.number(len(told)), of=wording.number(len(found)))
                rest = [bar(100 * len(told) / len(found)), line(_untold(untold))]
                figure_card(_(HEADINGS[topic]), figure, *rest)
        if said.is_advised(found):
            with card():
                without = [one for one in found if one.consultations is None]
                ways = {way: said.total(one.advised[way] for one in found) for way in CHANNELS}
                lines = [line(_by_ways(ways))]
                if without:
                    named = _("записей нет: {names}").format(names=_names(without))
                    lines.append(line(shape(UNTOLD) + named))
                figure_card(_("Консультации"), _number(said.total(ways.values())), *lines)


def _untold(untold: list[Line]) -> str:
    if not untold:
        return shape(TOLD) + _("рассказали все")
    return shape(UNTOLD) + _("ещё не рассказали: {names}").format(names=_names(untold))


def _names(found: list[Line]) -> str:
    return wording.listed([_name(one) for one in found], NAMED)


def own_cards(one: Line, *, kept: bool, as_of: date) -> None:
    """The same of one municipality; `kept`: the region keeps «Информирование»."""
    with st.grid(4, min_column_width=220):
        for topic in TOPICS if kept else ():
            with card():
                mine = one.topics[topic]
                figure = shape(TOLD if mine.times else UNTOLD) + said.times(mine.times or 0)
                figure_card(_(HEADINGS[topic]), figure, *_how(mine, as_of), of=one.municipality_id)
        with card():
            lines = [_("записей пока нет")] if one.consultations is None else [_by_ways(one.advised)]
            if one.advised_on is not None:
                lines.append(_("последняя запись {day}").format(day=wording.day(one.advised_on)))
            figure = _number(one.consultations)
            figure_card(_("Консультации"), figure, *(line(text) for text in lines), of=one.municipality_id)


def _how(mine: Topic, as_of: date) -> list[str]:
    if mine.last_on is None:
        return []
    ago = (as_of - mine.last_on).days
    last = _("последний раз {day}").format(day=wording.day(mine.last_on))
    if ago:
        back = _("{days} назад").format(days=wording.days(ago)).replace(" ", wording.SPACE)
        last = f'{last}, <span class="md-keep">{back}</span>'
    found = [line(last), line(_reached(mine))]
    if mine.channels:
        found.append(line(f"<bdi>{escape(mine.channels)}</bdi>", quiet=True))
    return found


def _reached(mine: Topic) -> str:
    return _("охват не указан") if mine.reach is None else _("охват {n}").format(n=wording.number(mine.reach))


def _by_ways(ways: dict[str, int | None]) -> str:
    """«горячая линия 40 · очно 12 · заочно —»."""
    return facts([f"{_(WAYS[way])} <b>{_number(ways[way])}</b>" for way in CHANNELS])


def _number(n: int | None) -> str:
    return wording.NONE if n is None else wording.number(n)


def key(*, phone: bool = False) -> None:
    """The shapes of the matrix in words, and what reach is; a phone's list says neither days nor reach."""
    marks = f"<span>{shape(TOLD)}{_('рассказали')}</span> <span>{shape(UNTOLD)}{_('ещё ни разу')}</span>"
    rule = _(
        "Под числом сообщений — день последнего и охват: сумма по сообщениям, одни и те же люди могли услышать не раз. "
        "«—» — записей нет. Сверху те, кто рассказал не обо всём."
    )
    if phone:
        rule = _("«—» — записей нет. Сверху те, кто рассказал не обо всём. Дни, охват и каналы — в файле ниже.")
    st.html(f'<p class="md-line md-marks">{marks}</p><p class="md-line md-key md-quiet">{rule}</p>')


def matrix(found: list[Line]) -> None:
    """Municipalities by topics, and their consultations. It scrolls inside itself."""
    heads = "".join(f'<th scope="col">{_(HEADINGS[topic])}</th>' for topic in TOPICS)
    body = "".join(
        f'<tr><th scope="row">{_name(one)}</th>'
        + "".join(f"<td>{_cell(one.topics[topic])}</td>" for topic in TOPICS)
        + f"<td>{_advised(one)}</td></tr>"
        for one in found
    )
    label = _("Информирование: муниципалитеты по темам")
    st.html(
        f'<div class="md-calendar md-matrix" role="region" tabindex="0" aria-label="{label}"><table><thead><tr>'
        f'<th scope="col">{_("Муниципалитет")}</th>{heads}<th scope="col">{_("Консультации")}</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def listed(found: list[Line]) -> None:
    """The same on a phone, line by line: «марафон 3 раза · участие ни разу · консультаций 12»."""
    short_list([(_name(one), _short(one)) for one in found], "other_outreach")


def _short(one: Line) -> list[str]:
    marks = [_told(mine) for topic in TOPICS if (mine := one.topics[topic]).times is not None]
    return [*marks, _("консультаций {n}").format(n=_number(one.consultations)).replace(" ", wording.SPACE)]


def _told(mine: Topic) -> str:
    said_of = f"{said.short(mine.topic)} {said.times(mine.times or 0)}"
    return shape(TOLD if mine.times else UNTOLD) + said_of.replace(" ", wording.SPACE)


def _name(one: Line) -> str:
    """Its short name as a link."""
    return links.outreach(one.municipality_id, narrow_name(one.name))


def _cell(mine: Topic) -> str:
    if mine.times is None:
        return wording.NONE
    code = TOLD if mine.times else UNTOLD
    small = ""
    if mine.last_on is not None:
        small = _small([wording.day_short(mine.last_on), _reached(mine)])
    tint = look(code).colour.css()
    return f'<div class="md-mark" style="--c:{tint}">{shape(code)}<b>{said.times(mine.times)}</b>{small}</div>'


def _advised(one: Line) -> str:
    if one.consultations is None:
        return wording.NONE
    small = _small([f"{_(WAYS[way])} {_number(one.advised[way])}" for way in CHANNELS])
    return f"<b>{wording.number(one.consultations)}</b>{small}"


def _small(parts: list[str]) -> str:
    """Facts in one line where there is room."""
    return f"<small>{' '.join(f'<span>{part}</span>' for part in parts)}</small>"


def listing(key: str, title: str, frame: pd.DataFrame) -> None:
    """A heading, its table with the cells, and the way to take it away; where it is empty, that."""
    st.subheader(title, anchor=False)
    if frame.empty:
        nothing(_("Записей пока нет."))
        return
    if device.is_phone():
        first_and_rest([_record(row) for row in rows(frame)], f"other_{key}", lambda some: items(list(some), "people"))
    else:
        table(frame, f"{key}-table", title, columns())
    take_away(key, title, lambda: frame)


def _record(row: Row) -> str:
    """A row of such a table on a phone, its cell in sight: «29.10.2026 · о марафоне · сайт · охват 300 · Информирование!C5»."""
    facts = [f"<b>{row[_('Дата')]:%d.%m.%Y}</b>"]
    facts += [f"<bdi>{escape(row[name])}</bdi>" for name in (_("Тема"), _("Канал")) if row.get(name)]
    facts += [
        f"{name.lower()} {wording.number(row[name])}"
        for name in (_("Охват"), _("Количество"))
        if row.get(name) is not None
    ]
    return " · ".join([*facts, cell(row[_("Лист")], row[_("Ячейка")], row.get(_("Открыть")))])


def columns() -> dict[str, Any]:
    """How days and links are drawn."""
    column = st.column_config
    day = column.DateColumn(format="DD.MM.YYYY", pinned=True, width=90)
    return {
        _("Дата"): day,
        _("Неделя с"): day,
        _("по"): column.DateColumn(format="DD.MM.YYYY", width=100),
        _("Тема"): column.TextColumn(width=150),
        _("Охват"): column.NumberColumn(format="localized", width=64),
        _("Количество"): column.NumberColumn(format="localized", width=84),
        _("Открыть"): column.LinkColumn(display_text=_("открыть ячейку")),
    }
