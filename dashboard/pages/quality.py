"""«Качество данных»: what to mend and in which cell, who reported when, what was left out, what was edited."""

from functools import partial

import streamlit as st

from dashboard import clock, connection, filters, wording
from dashboard.components import quality as drawn
from dashboard.components.tables import take_away
from dashboard.conclusions.names import names
from dashboard.conclusions.quality import sheets
from dashboard.frames import marathon, register
from dashboard.frames import quality as frames
from dashboard.language import _
from dashboard.replay import quality

build = connection.stamp()
season = marathon.season(build)
today = season.today(clock.now())
as_of = filters.chosen(season, today)

st.header(_("Качество данных"), anchor=False)
answer = st.container()
named = names(register.register(build))
of = filters.municipality(named, everybody=True) if named else None
with answer:
    quality.headline(build, of, as_of < today)

mend, who, left, history, sources = filters.view(
    _("Исправить"), _("Кто когда сообщил"), _("Что не вошло"), _("История цифр"), _("Источники")
)
if mend.open:
    with mend:
        with st.container(horizontal=True):
            chosen = filters.sheet(sheets(quality.findings_of(build, of))), filters.severity()
        quality.findings(build, of, *chosen)
        with filters.folded(_("Все замечания таблицей"), "all_findings") as folded:
            if folded.open:
                quality.all_findings(build, of, *chosen)
        take_away("findings", _("Замечания"), partial(quality.findings_frame, build, of, *chosen))
if who.open:
    with who:
        quality.reports(build, as_of, of, as_of < today)
        take_away("reporting", _("Кто когда сообщил"), partial(quality.reports_frame, build, as_of, of))
if left.open:
    with left:
        quality.left_out(build)
        quality.totals(build)
        drawn.totals_away(frames.totals(build))
if history.open:
    with history:
        quality.corrections(build, as_of, of)
        indicator = filters.indicator() if of else None
        quality.versions(build, as_of, of, indicator)
        kept = wording.titled(_("История цифр"), indicator)
        take_away("versions", kept, partial(quality.versions_frame, build, as_of, of, indicator))
if sources.open:
    with sources:
        quality.sources(build)
        take_away("sources", _("Источники"), partial(quality.sources_frame, build), everybody=True)
