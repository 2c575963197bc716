"""«Муниципалитет»: where one municipality stands, what it has to do, and the cell of each of its figures."""

from functools import partial

import streamlit as st

from dashboard import clock, connection, filters
from dashboard.components import charts, parts, states, tables
from dashboard.components import municipality_sections as sections
from dashboard.conclusions import contributions, municipality_origins
from dashboard.conclusions import municipality as said
from dashboard.conclusions import municipality_checkpoints as points
from dashboard.conclusions.names import names
from dashboard.frames import marathon, municipality, register
from dashboard.language import _
from dashboard.plain import rows
from dashboard.replay import municipality as drawn

build = connection.stamp()
season = marathon.season(build)
today = season.today(clock.now())
as_of = filters.chosen(season, today)
named = names(register.register(build))
if not named:
    states.nobody()
    st.stop()
chosen = filters.municipality(named)
if chosen is None:
    drawn.everybody(build, as_of)
    st.stop()

drawn.first_screen(build, as_of, chosen, today)
sections.briefing(drawn.briefing(build, as_of, chosen))
curve = municipality.curve(build, as_of, chosen)
checkpoints = rows(municipality.checkpoints(build, as_of, chosen))
course, side = st.columns([2, 1])
with course, parts.card():
    title, indicator = st.empty(), filters.indicator()
    message = said.title(municipality.progress(build, as_of, chosen)[indicator], checkpoints)
    title.header(message, anchor=False)
    drawn.burn_up_chart(build, as_of, chosen, indicator, message, scheme=st.context.theme.type)
    figures = partial(municipality_origins.figures, curve, indicator)
    tables.under_chart("municipality_figures", _("Цифры по дням"), figures, message, sections.cell_columns())
    charts.picture("municipality_burn_up", _("Ход марафона"))
    st.subheader(_("Контрольные точки"), anchor=False)
    drawn.checkpoints(build, as_of, chosen, indicator)
    tables.take_away("checkpoints", _("Контрольные точки"), partial(points.whole_table, checkpoints, indicator))
with side:
    with st.container(border=True):
        st.subheader(_("Исправьте в таблице"), anchor=False)
        drawn.findings(build, chosen)
    drawn.assignments(build, min(as_of, today), chosen)
    drawn.week(build, as_of, chosen)
    parts_of = municipality.contributions(build, as_of, chosen)
    if contributions.contributions(parts_of, indicator):
        with st.container(border=True):
            st.subheader(contributions.title(indicator), anchor=False)
            drawn.contributions(build, as_of, chosen, indicator, as_of < today)
            tables.take_away("contributions", _("Вклад"), partial(contributions.table, parts_of, indicator))
sections.origins(municipality_origins.sources(curve, checkpoints), municipality_origins.figures(curve))
