"""«Информирование»: who has told employees of what, who was advised, and registrations beside both."""

from functools import partial

import streamlit as st

from dashboard import clock, connection, device, filters
from dashboard.components import charts, states, tables
from dashboard.components import outreach as drawn
from dashboard.components.parts import card
from dashboard.conclusions import outreach_tables as lists
from dashboard.conclusions.names import names
from dashboard.frames import marathon, register
from dashboard.frames import outreach as frames
from dashboard.language import _
from dashboard.replay import outreach

build = connection.stamp()
season = marathon.season(build)
today = season.today(clock.now())
as_of = filters.chosen(season, today)
named = names(register.register(build))
if not named:
    states.nobody()
    st.stop()


def weeks(of: str | None) -> None:
    """The chart with what it owes its readers."""
    outreach.weeks(build, as_of, of, past=as_of < today)
    figures = partial(outreach.weeks_frame, build, as_of, of)
    charts.picture("outreach_weeks", _("Информирование по неделям"))
    tables.under_chart(
        "outreach_figures", _("Информирование по неделям"), figures, _("Цифры по неделям"), drawn.columns()
    )


answer = st.container()
chosen = filters.municipality(named, everybody=True)
with answer:
    outreach.headline(build, as_of, chosen)
if not frames.is_kept(build, as_of):
    outreach.unkept(build, as_of)
    st.stop()
if chosen is None:
    outreach.region_cards(build, as_of)
    by_topic, by_week = filters.view(_("По муниципалитетам"), _("По неделям"))
    if by_topic.open:
        with by_topic:
            outreach.matrix(build, as_of, phone=device.is_phone())
            tables.take_away("outreach", _("Информирование"), partial(outreach.matrix_frame, build, as_of))
    if by_week.open:
        with by_week:
            weeks(None)
    st.stop()
outreach.own_cards(build, as_of, chosen)
with card():
    weeks(chosen)
drawn.listing("messages", _("Сообщения работникам"), lists.messages(frames.messages(build, as_of, chosen)))
drawn.listing("consultations", _("Консультации"), lists.consultations(frames.consultations(build, as_of, chosen)))
