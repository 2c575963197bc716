"""«Обзор»: where the region stands, and whom to talk to today."""

import streamlit as st

from dashboard import clock, connection, device, filters, wording
from dashboard.components import changes, charts, municipalities, origins, parts, places, region, states
from dashboard.conclusions import region as said
from dashboard.frames import marathon, series, standing
from dashboard.frames import places as frames
from dashboard.language import _
from dashboard.replay import overview as drawn

build = connection.stamp()
season = marathon.season(build)
today = season.today(clock.now())
as_of = filters.chosen(season, today)
past, before, over, on = as_of != today, today < season.starts_on, season.is_over(as_of), min(as_of, today)
if standing.progress(build, as_of).empty:
    states.nobody()
    st.stop()
drawn.cards(build, as_of, today)
curve, calls = st.columns([2, 1])
with curve, parts.card():
    title, sums = st.empty(), standing.region(build, as_of)
    indicator = filters.indicator() if region.has_burn_up(before, *sums.values()) else wording.INDICATORS[0]
    message = said.before(sums[indicator], season.starts_on) if before else said.conclusion(sums[indicator])
    title.header(message, anchor=False)
    if region.has_burn_up(before, sums[indicator]):
        if charts.near("burn_up"):
            drawn.burn_up_chart(build, as_of, indicator, message, past, scheme=st.context.theme.type)
        region.under_burn_up(sums[indicator], indicator, *drawn.burn_up_frames(build, as_of, indicator))
with calls, parts.card():
    st.header(region.calls_title(past=past, over=over), anchor=False)
    drawn.calls(build, as_of, today)
drawn.other_calls(build, as_of, today)
drawn.ask(build, as_of)
st.header(_("Все муниципалитеты"), anchor=False)
table, moved, where = filters.view(_("Таблица"), _("Что изменилось"), _("Карта"))
if table.open:
    with table:
        drawn.everybody(build, as_of, on, past, indicator, phone=device.is_phone())
        municipalities.away(lambda: drawn.standings(build, as_of, on), drawn.consolidated(build, as_of), over=over)
if moved.open:
    with moved:
        if since := filters.since(season, as_of):
            drawn.changed(build, as_of, since)
            changes.away(standing.movement(build, as_of, since), since, judged=not over)
if where.open:
    with where:
        edition = frames.map_edition()
        drawn.region_on_map(build, as_of, indicator, st.context.theme.type, edition, phone=device.is_phone())
        places.under_map(drawn.on_map(build, as_of, indicator, edition))
text = filters.folded(_("Сводка для рабочего чата"), "summary")
if text.open:
    with text:
        region.summary(drawn.summary(build, as_of, today))
cells = filters.folded(_("Откуда цифры: лист и ячейка каждой"), "origins")
if cells.open:
    with cells:
        origins.origins(series.origins(build, as_of))
