"""«Сроки»: what is due this week and in the next two, what came of it, what was moved and corrected, who set no dates."""

from functools import partial

import streamlit as st

from dashboard import clock, connection, filters
from dashboard.components import schedule as drawn
from dashboard.components import schedule_tables as lists
from dashboard.components import states, tables
from dashboard.frames import checkpoints as frames
from dashboard.frames import marathon
from dashboard.frames.standing import progress
from dashboard.language import _
from dashboard.replay import schedule

build = connection.stamp()
today = marathon.season(build).today(clock.now())
as_of = filters.chosen(marathon.season(build), today)
if progress(build, as_of).empty:
    states.nobody()
    st.stop()
if frames.checkpoints(build, as_of).empty:
    drawn.no_dates()
    st.stop()

schedule.first_screen(build, as_of, today)
title = st.empty()
indicator = filters.indicator()
with title:
    schedule.calendar_title(build, as_of, indicator)
schedule.calendar(build, as_of, today, indicator)
tables.take_away("calendar", _("Сроки"), partial(schedule.listing, build, as_of))

if not frames.moves(build, as_of).empty:
    st.subheader(_("Перенесённые сроки"), anchor=False)
    schedule.moved(build, as_of)
    tables.take_away("moved", _("Перенесённые сроки"), partial(schedule.moves, build, as_of))
corrected, undated = lists.corrected(frames.results(build, as_of)), lists.undated(frames.days_set(build, as_of))
lists.section("corrected", _("Исправлено после подведения итога"), corrected, lists.corrected_columns())
undated_days = partial(lists.undated_days, frames.days_set(build, as_of))
lists.section("undated", _("Кто не задал сроки"), undated, away=undated_days)
lists.nothing_else(moved=not frames.moves(build, as_of).empty, corrected=not corrected.empty, undated=not undated.empty)
