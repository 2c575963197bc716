"""«Обзор»: where the region stands, and whom to talk to today."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import components, connection, filters, frames, live, replay, table, wording

build = connection.stamp()
season = frames.season(build)

with st.container(horizontal=True, vertical_alignment="bottom"):
    components.heading(season)
    as_of = filters.as_of(season, season.today(datetime.now(UTC)))
live.freshness(build, as_of)
if frames.progress(build, as_of).empty:
    components.nobody()
    st.stop()

region = frames.region(build, as_of)
with st.grid(4, min_column_width=150):
    for name in wording.INDICATORS:
        with components.card():
            components.indicator_card(name, region[name])
    with components.card():
        components.checkpoint_card(frames.next_checkpoint(build, as_of))
    with components.card():
        replay.attention_card(build, as_of)

curve, calls = st.columns([2, 1])
with curve, components.card():
    title = st.empty()
    indicator = filters.indicator()
    message = components.conclusion(region[indicator])
    title.subheader(message, anchor=False)
    components.chart_key()
    replay.region_burn_up(build, as_of, indicator, message)
with calls, components.card():
    st.subheader("С кем говорить сегодня", anchor=False)
    replay.calls(build, as_of)

st.subheader("Все муниципалитеты", anchor=False)
replay.municipalities(build, as_of, st.context.theme.type)

origins = st.expander("Откуда цифры: лист и ячейка каждой", key="origins", on_change="rerun", bind="query-params")
if origins.open:
    with origins:
        table.origins(frames.origins(build, as_of))
