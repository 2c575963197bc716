"""«Обзор»: where the region stands, and whom to talk to today."""

import streamlit as st

from dashboard import clock, connection, filters, wording
from dashboard.components import changes, municipalities, origins, parts, places, region, states
from dashboard.conclusions import region as said
from dashboard.frames import marathon, series, standing
from dashboard.frames import places as frames
from dashboard.language import _
from dashboard.replay import overview

build = connection.stamp()
season = marathon.season(build)
today = season.today(clock.now())
as_of = filters.chosen(season, today)
past, before, over, on = as_of != today, today < season.starts_on, as_of > season.ends_on, min(as_of, today)
progress = standing.progress(build, as_of)
if progress.empty:
    states.nobody()
    st.stop()
overview.cards(build, as_of, today)
curve, calls = st.columns([2, 1])
with curve, parts.card():
    title, sums = st.empty(), standing.region(build, as_of)
    indicator = filters.indicator() if region.has_burn_up(before, *sums.values()) else wording.INDICATORS[0]
    message = said.before(sums[indicator], season.starts_on) if before else said.conclusion(sums[indicator])
    title.header(message, anchor=False)
    if region.has_burn_up(before, sums[indicator]):
        overview.burn_up_chart(build, as_of, indicator, message, past)
        region.under_burn_up(indicator, *overview.burn_up_frames(build, as_of, indicator))
with calls, parts.card():
    st.header(region.calls_title(past=past, over=over), anchor=False)
    overview.calls(build, as_of, today)
overview.ask(build, as_of)
st.header(_("Все муниципалитеты"), anchor=False)
table, moved, where = filters.view(_("Таблица"), _("Что изменилось"), _("Карта"))
if table.open:
    with table:
        overview.all_municipalities(build, as_of, on, past, st.context.theme.type)
        municipalities.away(lambda: overview.standings(build, as_of, on), overview.consolidated(build, as_of), over=over)
if moved.open:
    with moved:
        if since := filters.since(season, as_of):
            overview.changed(build, as_of, since)
            changes.away(standing.movement(build, as_of, since))
if where.open:
    with where:
        edition = frames.map_edition()
        overview.region_on_map(build, as_of, indicator, st.context.theme.type, edition)
        places.under_map(overview.on_map(build, as_of, indicator, edition))
text = filters.folded(_("Сводка для рабочего чата"), "summary")
if text.open:
    with text:
        region.summary(overview.summary(build, as_of, today))
cells = filters.folded(_("Откуда цифры: лист и ячейка каждой"), "origins")
if cells.open:
    with cells:
        origins.origins(series.origins(build, as_of))
