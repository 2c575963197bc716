"""The drawings of «Сроки»."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components import schedule as drawn
from dashboard.components import schedule_tables as tables
from dashboard.conclusions import schedule, schedule_words
from dashboard.conclusions.schedule import Due
from dashboard.connection import Stamp
from dashboard.frames import assignments, marathon, standing
from dashboard.frames import checkpoints as frames
from dashboard.language import _
from dashboard.replay import replayed


def all_dues(build: Stamp, as_of: date) -> list[Due]:
    """Every checkpoint of the region, judged."""
    checkpoints, moves = frames.checkpoints(build, as_of), frames.moves(build, as_of)
    return schedule.dues(checkpoints, moves, standing.progress(build, as_of), marathon.season(build))


@replayed
def first_screen(build: Stamp, as_of: date, today: date) -> None:
    """What this week asks as the page's title, how the settled checkpoints ended, the next 14 days."""
    dues = all_dues(build, as_of)
    starts_on = marathon.season(build).starts_on
    st.header(schedule_words.headline(dues, as_of, today, starts_on), anchor=False)
    drawn.results_line(schedule.results(dues), marathon.season(build))
    st.subheader(_("Ближайшие 14 дней"), anchor=False)
    on = min(as_of, today)
    drawn.fortnight(schedule.fortnight(dues, on), as_of, today, assignments.due(build, on))


@replayed
def calendar_title(build: Stamp, as_of: date, indicator: str) -> None:
    """The calendar's conclusion."""
    st.subheader(schedule_words.calendar_title(all_dues(build, as_of), indicator), anchor=False)


@replayed
def calendar(build: Stamp, as_of: date, today: date, indicator: str) -> None:
    """The calendar of one indicator, with its key."""
    mondays, lines = schedule.calendar(all_dues(build, as_of), standing.progress(build, as_of), indicator, as_of)
    drawn.key(lines)
    drawn.calendar(mondays, lines, as_of, today)


@replayed
def moved(build: Stamp, as_of: date) -> None:
    """Due days that were moved."""
    drawn.moved(schedule.moved(frames.moves(build, as_of)))


def moves(build: Stamp, as_of: date) -> pd.DataFrame:
    """The same as a table to take away."""
    return tables.moved(schedule.moved(frames.moves(build, as_of)))


def listing(build: Stamp, as_of: date) -> pd.DataFrame:
    """The whole calendar as a table to take away."""
    return tables.listing(all_dues(build, as_of))
