"""The drawings of «Встречи»."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from dashboard import calendar_file, gathered, takeaway
from dashboard.components import meetings as drawn
from dashboard.conclusions import agenda_text
from dashboard.conclusions import meetings as said
from dashboard.conclusions.meetings import Meeting
from dashboard.connection import Stamp
from dashboard.frames import marathon
from dashboard.frames import meetings as frames
from dashboard.language import _
from dashboard.replay import replayed
from dashboard.reports import facts, papers
from dashboard.takeaway import Paper


def meeting(build: Stamp, on: date, meeting_id: str) -> Meeting:
    """The meeting of that id."""
    return next(one for one in gathered.meetings(build, on) if one.meeting_id == meeting_id)


@replayed
def headline(build: Stamp, on: date, today: date, meeting_id: str) -> None:
    """When the meeting that is shown is or was, as the page's title."""
    shown = meeting(build, on, meeting_id)
    st.header(said.headline(gathered.meetings(build, on), shown, on, today), anchor=False)


@replayed
def chosen(build: Stamp, on: date, meeting_id: str) -> None:
    """The meeting that is shown."""
    drawn.chosen(meeting(build, on, meeting_id), on)


@replayed
def agenda(build: Stamp, on: date, meeting_id: str) -> None:
    """Its agenda."""
    drawn.agenda(gathered.agenda(build, on, meeting(build, on, meeting_id)))


@replayed
def calendar(build: Stamp, on: date, today: date, meeting_id: str) -> None:
    """All meetings, that one marked."""
    drawn.calendar(gathered.meetings(build, on), meeting_id, on, today)


def text(build: Stamp, on: date, meeting_id: str) -> str:
    """The agenda to be copied."""
    return agenda_text.text(gathered.agenda(build, on, meeting(build, on, meeting_id)))


def file(build: Stamp, on: date, meeting_id: str | None = None) -> bytes:
    """An .ics file of one meeting, or of all."""
    found = [one for one in gathered.meetings(build, on) if meeting_id in (None, one.meeting_id)]
    return calendar_file.ics(found, marathon.season(build), frames.built_at(build))


def in_calendar(build: Stamp, on: date, meeting_id: str | None = None) -> Paper:
    """«Встреча 2026-11-26, Последний рывок, Самарская область, 2026-11-23.ics», as papers are named; of all «Встречи, …»."""
    one = None if meeting_id is None else meeting(build, on, meeting_id)
    title = [_("Встречи")] if one is None else [f"{_('Встреча')} {one.on_date}", one.topic or ""]
    name = takeaway.file_name(*title, marathon.season(build).region, on.isoformat())
    return Paper(f"{name}.ics", calendar_file.MIME, partial(file, build, on, meeting_id))


def pack(build: Stamp, on: date, meeting_id: str) -> Paper:
    """The region, the agenda and every municipality on paper."""
    return papers.meeting_pack(facts.edition(build, on), meeting_id=meeting_id)


def blank(build: Stamp, on: date, meeting_id: str) -> Paper:
    """The blank of its minutes."""
    return papers.blank(facts.edition(build, on), meeting_id=meeting_id)
