"""«Обзор»: where the region stands, and whom to talk to today."""

import streamlit as st

from dashboard import clock, connection, filters, wording
from dashboard.components import origins, parts, region, states
from dashboard.conclusions import attention
from dashboard.conclusions.region import conclusion
from dashboard.frames import marathon, series, standing
from dashboard.language import _
from dashboard.replay import overview

build = connection.stamp()
season = marathon.season(build)
today = season.today(clock.now())
as_of = filters.chosen(season, today)
progress = standing.progress(build, as_of)
if progress.empty:
    states.nobody()
    st.stop()

sums = standing.region(build, as_of)
with st.grid(4, min_column_width=150):
    for name in wording.INDICATORS:
        with parts.card():
            region.indicator_card(name, sums[name])
    with parts.card():
        region.checkpoint_card(attention.next_checkpoint(progress, as_of), as_of, today)
    with parts.card():
        overview.attention_card(build, as_of)

curve, calls = st.columns([2, 1])
with curve, parts.card():
    title = st.empty()
    indicator = filters.indicator()
    message = conclusion(sums[indicator])
    title.header(message, anchor=False)
    if sums[indicator]["actual"] is not None:
        overview.burn_up_chart(build, as_of, indicator, message)
with calls, parts.card():
    st.header(_("С кем говорить сегодня") if as_of == today else _("С кем говорить"), anchor=False)
    overview.calls(build, as_of)

st.header(_("Все муниципалитеты"), anchor=False)
overview.all_municipalities(build, as_of, as_of < today, st.context.theme.type)

folded = st.expander(_("Откуда цифры: лист и ячейка каждой"), key="origins", on_change="rerun", bind="query-params")
if folded.open:
    with folded:
        origins.origins(series.origins(build, as_of))
