"""«Встречи»: when the council meets, and for each meeting the agenda that its figures propose."""

from functools import partial

import streamlit as st

from dashboard import choices, clock, connection, filters, gathered
from dashboard.components import meetings as drawn
from dashboard.components import states
from dashboard.components.tables import take_away
from dashboard.conclusions import meetings as said
from dashboard.frames import marathon
from dashboard.frames import meetings as frames
from dashboard.frames.standing import progress
from dashboard.language import _
from dashboard.replay import meetings

build = connection.stamp()
season = marathon.season(build)
today = season.today(clock.now())
on = min(filters.chosen(season, today), today)
if progress(build, on).empty:
    states.nobody()
    st.stop()
found = gathered.meetings(build, on)
usual = said.nearest(found, on)
if usual is None:
    drawn.none(ever=frames.ever(build))
    st.stop()

title = st.container()
one, every = st.columns([2, 1])
with one:
    chosen = choices.meeting(said.named(found), usual.meeting_id)
    with title:
        meetings.headline(build, on, today, chosen)
    meetings.chosen(build, on, chosen)
    drawn.file(_("В календарь: эта встреча"), "meeting_file", meetings.in_calendar(build, on, chosen))
    drawn.papers(meetings.pack(build, on, chosen), meetings.blank(build, on, chosen))
    text = filters.folded(_("Повестка текстом, чтобы скопировать"), "agenda_text")
    if text.open:
        with text:
            drawn.as_text(meetings.text(build, on, chosen))
    meetings.agenda(build, on, chosen)
with every, st.container(border=True):
    meetings.calendar(build, on, today, chosen)
    drawn.file(_("В календарь: все встречи"), "meetings_file", meetings.in_calendar(build, on))
    take_away("meetings", _("Встречи"), partial(said.listing, found))
