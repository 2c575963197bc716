"""Open pages follow the warehouse and the calendar: a small fragment looks at the file's stamp and the day, and reruns the page."""

from __future__ import annotations

import logging
from datetime import date

import streamlit as st

from dashboard import clock, connection
from dashboard.components import head, states
from dashboard.conclusions import attention
from dashboard.connection import Stamp, UnreadableError
from dashboard.frames import marathon, sources, standing
from dashboard.language import speak

EVERY = 10
"""Seconds between two looks; a look costs two `stat` and one line of text."""

log = logging.getLogger("marathon.pages")


@st.fragment(run_every=EVERY)
def freshness(build: Stamp, as_of: date, today: date) -> None:
    """The line of freshness, kept up to date; a new build or day reruns the whole page, with scroll and choices kept."""
    speak(st.session_state.get("lang"))  # a fragment runs in a thread of its own
    season, moment = marathon.season(build), clock.now()
    if now() != build or season.today(moment) != today:
        st.rerun(scope="app")
    shown = head.shown_day(season, as_of, today)
    head.freshness(shown, *attention.reporting(standing.progress(build, as_of)), sources.sources(build), moment)


@st.fragment(run_every=2)
def wait(seen: Stamp | None) -> None:
    """Reruns the page as soon as another build than the one that could not be shown is there."""
    if now() != seen:
        st.rerun(scope="app")


def now() -> Stamp | None:
    """The build published at this moment; None where there is none."""
    try:
        return connection.stamp()
    except UnreadableError:
        return None


def failed(error: Exception) -> bool:
    """What readers see when a page breaks: one sentence until another build is there; the log gets the whole story."""
    log.error("A page broke", exc_info=error)
    states.broken()
    wait(now())
    return True
