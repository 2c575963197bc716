"""«Обзор»: where the region stands, and whom to talk to today."""

import streamlit as st

from dashboard import attention, clock, components, connection, filters, frames, replay, table, wording

build = connection.stamp()
season = frames.season(build)
today = season.today(clock.now())
as_of = filters.chosen(season, today)
progress = frames.progress(build, as_of)
if progress.empty:
    components.nobody()
    st.stop()

region = frames.region(build, as_of)
with st.grid(4, min_column_width=150):
    for name in wording.INDICATORS:
        with components.card():
            components.indicator_card(name, region[name])
    with components.card():
        components.checkpoint_card(attention.next_checkpoint(progress, as_of), as_of, today)
    with components.card():
        replay.attention_card(build, as_of)

curve, calls = st.columns([2, 1])
with curve, components.card():
    title = st.empty()
    indicator = filters.indicator()
    message = components.conclusion(region[indicator])
    title.header(message, anchor=False)
    if region[indicator]["actual"] is not None:
        components.chart_key()
        replay.region_burn_up(build, as_of, indicator, message)
with calls, components.card():
    st.header("С кем говорить сегодня" if as_of == today else "С кем говорить", anchor=False)
    replay.calls(build, as_of)

st.header("Все муниципалитеты", anchor=False)
replay.municipalities(build, as_of, as_of < today, st.context.theme.type)

origins = st.expander("Откуда цифры: лист и ячейка каждой", key="origins", on_change="rerun", bind="query-params")
if origins.open:
    with origins:
        table.origins(frames.origins(build, as_of))
