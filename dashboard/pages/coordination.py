"""«Координация»: who leads and helps in each municipality, what is missing, how much of the region is covered."""

from functools import partial

import streamlit as st

from dashboard import clock, connection, device, filters
from dashboard.components import states, tables
from dashboard.conclusions.coordination import known
from dashboard.conclusions.names import names
from dashboard.frames import coordination as frames
from dashboard.frames import marathon, register
from dashboard.language import _
from dashboard.replay import coordination as drawn

build = connection.stamp()
season = marathon.season(build)
today = season.today(clock.now())
as_of = filters.chosen(season, today)
named = names(register.register(build))
if not named:
    states.nobody()
    st.stop()

answer = st.container()
chosen = filters.municipality(named, everybody=True)
if chosen is None:
    with answer:
        drawn.region(build, as_of, is_past=as_of < today, is_title=True)
else:
    with answer:
        drawn.verdict(build, as_of, chosen)
    drawn.tree(build, as_of, chosen)
    tables.take_away("tree", _("Координация в муниципалитете"), partial(drawn.entries, build, as_of, chosen))
    drawn.region(build, as_of, is_past=as_of < today, is_title=False)
if known(frames.coverage(build, as_of)):
    drawn.matrix(build, as_of, chosen, phone=device.is_phone())
    tables.take_away("levels", _("Координация"), partial(drawn.listing, build, as_of), everybody=True)
