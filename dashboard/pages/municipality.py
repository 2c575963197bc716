"""«Муниципалитет»: where one municipality stands, what it has to do, and the cell of each of its figures."""

from functools import partial

import streamlit as st

from dashboard import clock, connection, filters
from dashboard.components import charts, parts, states, tables
from dashboard.components import municipality_sections as sections
from dashboard.conclusions import contributions, municipality_origins
from dashboard.conclusions import municipality as said
from dashboard.conclusions.names import names
from dashboard.frames import marathon, municipality, register
from dashboard.language import _
from dashboard.plain import rows
from dashboard.replay import municipality as drawn

build = connection.stamp()
season = marathon.season(build)
today = season.today(clock.now())
as_of = filters.chosen(season, today)
past = as_of < today
named = names(register.register(build))
if not named:
    states.nobody()
    st.stop()
chosen = filters.municipality(named, top := st.container(horizontal=True, key="chosen"))
if chosen is None:
    drawn.everybody(build, as_of)
    st.stop()

drawn.first_screen(build, as_of, chosen, today)
sections.briefing(drawn.briefing(build, as_of, chosen), top)
curve, checkpoints = municipality.curve(build, as_of, chosen), rows(municipality.checkpoints(build, as_of, chosen))
course, side = st.columns([2, 1])
with course, parts.card():
    title, indicator = st.empty(), filters.indicator()
    row = municipality.progress(build, as_of, chosen)[indicator]
    message = said.title(row, checkpoints)
    title.header(message, anchor=False)
    if charts.near("municipality_burn_up"):
        drawn.burn_up_chart(build, as_of, chosen, indicator, message, past=past, scheme=st.context.theme.type)
    sections.under_burn_up(row, partial(municipality_origins.figures, curve, indicator), message)
    st.subheader(_("Контрольные точки"), anchor=False)
    drawn.checkpoints(build, as_of, chosen, indicator)
    sections.checkpoints_away(checkpoints, indicator)
with side:
    with st.container(border=True):
        st.subheader(_("Исправьте в таблице"), anchor=False)
        drawn.findings(build, chosen, past)
    drawn.assignments(build, min(as_of, today), today, chosen)
    drawn.week(build, as_of, chosen)
    parts_of = municipality.contributions(build, as_of, chosen)
    if contributions.contributions(parts_of, indicator):
        with st.container(border=True):
            st.subheader(contributions.title(indicator), anchor=False)
            drawn.contributions(build, as_of, chosen, indicator, past)
            away = partial(contributions.table, parts_of, indicator)
            tables.take_away("contributions", contributions.title(indicator), away)
sections.origins(municipality_origins.sources(curve, checkpoints), municipality_origins.figures(curve))
