"""«Поручения»: what meetings asked of municipalities: what is overdue, what falls due next, what was done."""

from functools import partial

import streamlit as st

from dashboard import choices, clock, connection, device, filters
from dashboard.components import assignments as drawn
from dashboard.components import states
from dashboard.components.tables import take_away
from dashboard.conclusions.names import names
from dashboard.frames import assignments as frames
from dashboard.frames import marathon, register
from dashboard.language import _
from dashboard.replay import assignments

build = connection.stamp()
season = marathon.season(build)
today = season.today(clock.now())
on = min(filters.chosen(season, today), today)
named = names(register.register(build))
if not named:
    states.nobody()
    st.stop()
found = frames.assignments(build, on)
if found.empty:
    drawn.none(ever=frames.ever(build))
    st.stop()

answer = st.container()
of, state = filters.municipality(named, everybody=True), choices.assignment_state(unclear=found["state"].hasnans)
with answer:
    assignments.headline(build, on, of)
assignments.asked(build, on, today, of, state)
if of is None and state is None:
    st.subheader(_("По муниципалитетам"), anchor=False)
    assignments.by_municipality(build, on, phone=device.is_phone())
    take_away(
        "by_municipality", _("Поручения по муниципалитетам"), partial(assignments.by_municipality_frame, build, on)
    )
assignments.ended(build, on, of, state)
with filters.folded(_("Все поручения таблицей"), "all_assignments") as folded:
    if folded.open:
        assignments.listing(build, on, of, state)
take_away("assignments", _("Поручения"), partial(assignments.listing_frame, build, on, of, state))
