"""The drawings of «Поручения»."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components import assignments as drawn
from dashboard.components import states
from dashboard.conclusions import assignments as said
from dashboard.conclusions import assignments_page as page
from dashboard.conclusions.names import joinable
from dashboard.connection import Stamp
from dashboard.frames import assignments as frames
from dashboard.frames import register
from dashboard.language import _
from dashboard.replay import replayed

LAST = "ended"
"""The section below the table of municipalities."""


def chosen(build: Stamp, as_of: date, of: str | None, state: str | None = None) -> list[said.Assignment]:
    """The assignments shown."""
    return said.of(said.read(frames.assignments(build, as_of)), of, state)


@replayed
def headline(build: Stamp, as_of: date, of: str | None) -> None:
    """The conclusion as the page's title."""
    found = chosen(build, as_of, of)
    st.header(said.headline(found, of_one=of is not None), anchor=False)
    drawn.counting(found if of is None else [])


@replayed
def asked(build: Stamp, as_of: date, today: date, of: str | None, state: str | None) -> None:
    """What is overdue, coming due, due later, unclear."""
    found = page.sections(said.read(frames.assignments(build, as_of)), as_of, of, state)
    for key, listed in found.items():
        if key != LAST:
            drawn.section(key, listed, as_of, today, named=of is None)
    if not found:
        states.nothing(_("Таких поручений нет: выберите другой муниципалитет или другое состояние."))


@replayed
def ended(build: Stamp, as_of: date, of: str | None, state: str | None) -> None:
    """What is done and closed, with its marks."""
    found = page.sections(said.read(frames.assignments(build, as_of)), as_of, of, state)
    if LAST in found:
        drawn.section(LAST, found[LAST], as_of, as_of, named=of is None)


@replayed
def by_municipality(build: Stamp, as_of: date, *, phone: bool) -> None:
    """How many each municipality has in which state; on a phone line by line those with anything to do."""
    found = frames.standing(build, as_of)
    if phone:
        drawn.listed(*page.due(found), page.without(found))
        return
    drawn.by_municipality(page.by_municipality(found), page.without(found))


def by_municipality_frame(build: Stamp, as_of: date) -> pd.DataFrame:
    """The same to take away."""
    found = page.by_municipality(frames.standing(build, as_of))
    return joinable(found, found.index, register.register(build))


@replayed
def listing(build: Stamp, as_of: date, of: str | None, state: str | None) -> None:
    """Each assignment as a row."""
    drawn.listing(page.listing(chosen(build, as_of, of, state)))


def listing_frame(build: Stamp, as_of: date, of: str | None, state: str | None) -> pd.DataFrame:
    """The same to take away."""
    found = page.listing(chosen(build, as_of, of, state), plain=True)
    return joinable(found, found.index, register.register(build))
