"""«Сравнение»: my place among those like me, as an interval, and what the others do."""

import streamlit as st

from dashboard import clock, connection, filters
from dashboard.components import parts, states
from dashboard.components import peers as drawn
from dashboard.conclusions import comparison
from dashboard.conclusions import peers as conclusions
from dashboard.conclusions.names import names
from dashboard.frames import marathon, register
from dashboard.frames import peers as frames
from dashboard.language import _
from dashboard.replay import peers as replay

build = connection.stamp()
season = marathon.season(build)
as_of = filters.chosen(season, today := season.today(clock.now()))
named = names(everybody := register.register(build))
st.header(_("Сравнение"), anchor=False)
if not named:
    states.nobody()
    st.stop()
mine = filters.municipality(named)
if mine is None:
    drawn.choice(conclusions.grouped(everybody))
    st.stop()

main, side = st.columns([2, 1])
with side:
    cards = st.container()
    chosen = filters.peers(named)
circle = conclusions.circle(mine, frames.peers(build, mine), chosen)
standing = frames.standing(build, as_of, circle.ids)
with main, parts.card():
    indicator = filters.indicator()
    about = (build, as_of, circle, indicator)
    replay.place_chart(*about)
    drawn.standing_kept("places", standing, indicator, everybody)
with cards:
    replay.cards(build, as_of, circle, today)
if circle.basis is None:
    st.stop()

left, right = st.columns(2)
with drawn.section(left, "ambition", _("График: цель и исполнение"), replay.ambition_says, about) as is_open:
    if is_open:
        replay.ambition_chart(*about)
        drawn.standing_kept("ambition_chart", standing, indicator, everybody)
with drawn.section(right, "week", _("Таблица: кто сколько прибавил"), replay.week_says, about) as is_open:
    if is_open:
        drawn.week(comparison.moved(frames.movement(build, as_of, circle.ids), standing, indicator), everybody)
with drawn.section(left, "funnel", _("Графики: инициативы и размер"), replay.funnel_says, about) as is_open:
    for name in comparison.FUNNELS if is_open else ():
        replay.funnel_chart(build, as_of, circle, name)
        drawn.funnel_kept(frames.funnel(build, as_of, circle.ids), name, everybody)
with drawn.section(right, "curves", _("Графики: кривая каждого"), replay.curves_say, about) as is_open:
    if is_open:
        replay.curves(*about)
        drawn.curves_kept(frames.curves(build, as_of, circle.ids, indicator), standing, indicator, circle, everybody)
