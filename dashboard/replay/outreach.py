"""The drawings of «Информирование»."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components import charts
from dashboard.components import outreach as drawn
from dashboard.components.parts import line
from dashboard.conclusions import outreach, outreach_tables, outreach_weeks
from dashboard.conclusions.outreach import Line
from dashboard.connection import Stamp
from dashboard.figures.outreach import HEIGHT, by_weeks
from dashboard.frames import outreach as frames
from dashboard.frames import register
from dashboard.language import _
from dashboard.replay import replayed, replayed_each


def everybody(build: Stamp, as_of: date) -> list[Line]:
    """Every municipality, those that have told least first."""
    return outreach.lines(frames.told(build, as_of), frames.advised(build, as_of))


def _own(build: Stamp, as_of: date, municipality_id: str) -> Line:
    return next(one for one in everybody(build, as_of) if one.municipality_id == municipality_id)


@replayed
def headline(build: Stamp, as_of: date, municipality_id: str | None) -> None:
    """The page's conclusion, of the region or of one."""
    drawn.eyebrow()
    if municipality_id is None:
        st.header(outreach.headline(everybody(build, as_of)), anchor=False)
    else:
        st.header(outreach.own_headline(_own(build, as_of, municipality_id)), anchor=False)


@replayed
def region_cards(build: Stamp, as_of: date) -> None:
    """Who has told nothing about which topic; what to fill in where a tab is empty."""
    found = everybody(build, as_of)
    drawn.region_cards(found)
    drawn.unkept(found, frames.filled(build))


@replayed_each
def own_cards(build: Stamp, as_of: date, municipality_id: str) -> None:
    """The same of one municipality."""
    found = everybody(build, as_of)
    drawn.own_cards(_own(build, as_of, municipality_id), kept=outreach.is_told(found), as_of=as_of)
    drawn.unkept(found, frames.filled(build))


@replayed
def unkept(build: Stamp, as_of: date) -> None:
    """What to fill in while both tabs are empty, or that they were by that day."""
    drawn.unkept(everybody(build, as_of), frames.filled(build))


@replayed
def matrix(build: Stamp, as_of: date, *, phone: bool) -> None:
    """Municipalities by topics, with the key; on a phone line by line."""
    drawn.key(phone=phone)
    (drawn.listed if phone else drawn.matrix)(everybody(build, as_of))


def matrix_frame(build: Stamp, as_of: date) -> pd.DataFrame:
    """The same to take away."""
    return outreach_tables.whole(everybody(build, as_of), register.register(build))


@replayed_each
def weeks(build: Stamp, as_of: date, municipality_id: str | None, *, past: bool) -> None:
    """Registrations, messages and consultations beside one another, of the region or of one."""
    of = municipality_id or frames.REGION
    found = frames.weeks(build, as_of, of)
    message = outreach_weeks.title(found, 1 if municipality_id else len(everybody(build, as_of)))
    st.subheader(message, anchor=False)
    mine = frames.messages(build, as_of, municipality_id) if municipality_id else None
    charts.chart(by_weeks(found, mine, as_of=as_of, past=past), "outreach_weeks", message, HEIGHT)
    told, advised = frames.told(build, as_of), frames.advised(build, as_of)
    if municipality_id:
        told, advised = (frame[frame["municipality_id"] == municipality_id] for frame in (told, advised))
    rule = _(
        "Рядом, без вывода о причине: на регистрации влияет многое. «—» — за неделю ничего не записано или прирост неизвестен, "
        "а не ноль. Новые регистрации — прирост за неделю там, где цифры известны на её начало и конец; "
        "кто сообщает раз в неделю, у того прирост виден в неделе отчёта."
    )
    more = [outreach_weeks.since(told, advised), outreach_weeks.left_out(told, advised)]
    st.html(line(" ".join(filter(None, [rule, *more])), quiet=True))


def weeks_frame(build: Stamp, as_of: date, municipality_id: str | None) -> pd.DataFrame:
    """The figures of that chart."""
    return outreach_weeks.table(frames.weeks(build, as_of, municipality_id or frames.REGION))
