"""Pieces of «Встречи»: all meetings, the one that is shown, its agenda, and files for calendars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from dashboard import links, wording
from dashboard.components.parts import items, line, shape, to_copy
from dashboard.components.states import nothing
from dashboard.components.tables import paper
from dashboard.conclusions import meetings as said
from dashboard.conclusions.agenda import Agenda, Item, Section
from dashboard.conclusions.agenda_points import Point
from dashboard.conclusions.assignments import MARKS
from dashboard.conclusions.meetings import Meeting
from dashboard.conclusions.statuses import word
from dashboard.language import _, speak, spoken
from dashboard.takeaway import Paper
from dashboard.wording import tidy

SHOWN = 12
"""So many municipalities of the agenda, and so many past meetings, are shown at once; the others unfold."""
RISKS = ("behind", "at_risk")
"""Of these the text tells figures only: who cannot see the shape is told its word."""
LINE = 180
"""Characters of who is invited that are shown."""


def none(*, ever: bool) -> None:
    """Shown while there is no meeting: what to fill in, or that there was none by that day."""
    st.header(_("Встреч пока нет"), anchor=False)
    if ever:
        nothing(_("К этому дню на листе «Встречи» ничего не стояло. Выберите день позже."))
        return
    st.info(
        _(
            "Лист «Встречи» пока не заполнен. Впишите на него координационные встречи, прошедшие и будущие: дата, время, формат "
            "(очно, ВКС, смешанный), тема, участники и ссылка. Повестка сложится сама."
        )
    )


def chosen(meeting: Meeting, on: date) -> None:
    """The meeting that is shown: about what, with whom, how to join."""
    lines = [line(f"<b>{_topic(meeting)}</b>")]
    if meeting.participants:
        lines.append(line(_("Участники: {who}").format(who=_text(tidy(meeting.participants, LINE)))))
    if meeting.link:
        lines.append(line(_join(meeting, on, alone=True)))
    st.html("".join(lines))


def _topic(meeting: Meeting) -> str:
    return _text(said.topic(meeting))


def _text(typed: str) -> str:
    return f"<bdi>{escape(typed)}</bdi>"


def _join(meeting: Meeting, on: date, *, alone: bool) -> str:
    """The way to join as a link; what is no address of the web stays text."""
    if meeting.address is None:
        return _("Ссылка: {link}").format(link=_text(tidy(meeting.link or "", LINE)))
    shown = _("Подключиться") if meeting.on_date >= on else _("Ссылка")
    return links.outside(meeting.address, shown, alone=alone)


def calendar(found: Sequence[Meeting], shown: str, on: date, today: date) -> None:
    """All meetings: those to come by day, then those held, the latest first."""
    coming = [meeting for meeting in found if meeting.on_date >= on]
    held = [meeting for meeting in reversed(found) if meeting.on_date < on]
    if coming:
        st.subheader(_("Впереди"), anchor=False)
        st.html(items([_row(one, shown, on, f" · {said.left(one, on, today)}") for one in coming], "people"))
    if held:
        st.subheader(_("Прошедшие"), anchor=False)
        _unfolding([_row(one, shown, on) for one in held], _("Показать остальные встречи"), "other_meetings", "people")


def _row(meeting: Meeting, shown: str, on: date, left: str = "") -> str:
    """Its day, its topic that leads to its agenda, how it is held and with whom, how to join."""
    here = ' aria-current="true"' if meeting.meeting_id == shown else ""
    to = escape(links.address("meetings", meeting=meeting.meeting_id))
    day, rest = wording.day(meeting.on_date), said.when(meeting).partition(",")[2]
    facts = [*([_("показана сейчас")] if here else []), said.form(meeting)]
    if meeting.participants:
        facts.append(_text(tidy(meeting.participants, LINE)))
    if meeting.link:
        facts.append(_join(meeting, on, alone=False))
    return (
        f'<b>{day}</b>,{rest}{left}<br><a class="md-link" href="{to}"{here}>{_topic(meeting)}</a>'
        f'<br><span class="md-quiet">{" · ".join(facts)}</span>'
    )


def agenda(found: Agenda) -> None:
    """Its conclusion, of when its figures are, and section by section whom to talk to about what."""
    st.subheader(found.headline, anchor=False)
    st.html(line(found.note, quiet=True))
    for section in found.sections:
        _section(section)


def _section(section: Section) -> None:
    said = [_capital(point) for point in section.lines]
    sums = "".join(line(escape(point.text)) for point in said if not point.code)
    marked = _items([point for point in said if point.code])
    st.html(f'<h4 class="md-part">{escape(section.title)}</h4>{sums}{marked}')
    rows = [_item(place, item) for place, item in enumerate(section.items, 1)]
    if rows:
        _unfolding(rows, _("Показать остальных"), f"other_{section.code}", "agenda")


def _capital(point: Point) -> Point:
    return replace(point, text=wording.capital(point.text))


def _items(points: Sequence[Point]) -> str:
    return items([_point(point) for point in points], "points") if points else ""


def _item(place: int, item: Item) -> str:
    who = f'<span class="md-quiet">, {escape(item.responsible)}</span>' if item.responsible else ""
    name = links.municipality(item.municipality_id, item.name)
    return f"<b>{place}. {name}</b>{who}{_items(item.points)}"


def _point(point: Point) -> str:
    hidden = f'<span class="md-hidden">{word(point.code)}: </span>' if point.code in RISKS else ""
    return f"{shape(MARKS.get(point.code, point.code))}{hidden}{escape(point.text)}"


def _unfolding(rows: list[str], label: str, key: str, name: str) -> None:
    st.html(items(rows[:SHOWN], name))
    if rows[SHOWN:]:
        with st.expander(label, key=key):  # the label is its identity: no number in it
            st.html(items(rows[SHOWN:], name))


def as_text(text: str) -> None:
    """The agenda to be copied."""
    to_copy(text)


def papers(pack: Paper, blank: Paper) -> None:
    """What is printed for a meeting."""
    with st.container(horizontal=True, key="papers-away"):
        paper(_("К встрече (PDF)"), "pack", pack, _("Область, повестка и строка на каждый муниципалитет."))
        about = _("Бланк для Word: повестка, места для «Слушали» и «Решили», поручения, подписи.")
        paper(_("Протокол (DOCX)"), "protocol", blank, about)


def file(label: str, key: str, found: Paper) -> None:
    """A button that makes a file for calendars when it is asked for."""
    with st.container(key=f"{key}-away"):
        st.download_button(
            label,
            data=partial(_made, spoken(), found.make),
            file_name=found.name,
            mime=found.mime,
            key=key,
            on_click="ignore",
            help=_("Файл .ics открывают календари телефонов и компьютеров: встреча встанет в ваш календарь."),
        )


def _made(language: str, made: Callable[[], bytes]) -> bytes:
    speak(language)  # a file is made in a thread of its own
    return made()
