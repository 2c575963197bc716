"""«Методика»: how each figure comes about, computed with the figures of the day shown."""

from functools import partial

import streamlit as st

from dashboard import clock, connection, filters
from dashboard.components import charts, states, tables
from dashboard.conclusions import method_forecast as concluded
from dashboard.frames import forecasts, marathon, standing
from dashboard.language import _
from dashboard.replay import method

build = connection.stamp()
season = marathon.season(build)
as_of = filters.chosen(season, season.today(clock.now()))

st.header(_("Методика"), anchor=False)
if standing.progress(build, as_of).empty:
    states.nobody()
method.until_forecast(build, as_of)

if concluded.is_worth_a_chart(forecasts.score(build, as_of)):
    folded = st.expander(_("Как сбывались прогнозы: графики"), key="held", on_change="rerun", width=740)
    if folded.open:
        chances, ranges = forecasts.calibration(build, as_of), forecasts.coverage(build, as_of)
        with folded:
            if not chances.empty:
                said = concluded.calibrated(chances)
                method.calibration_chart(build, as_of, said)
                charts.picture("calibration", _("Сбылось ли сказанное"))
                tables.under_chart(
                    "calibration_figures",
                    _("Сбылось ли сказанное"),
                    partial(concluded.calibration_table, chances),
                    said,
                )
            held = concluded.covered(ranges)
            method.coverage_chart(build, as_of, held)
            charts.picture("coverage", _("Итоги в диапазоне"))
            coverage = partial(concluded.coverage_table, ranges)
            tables.under_chart("coverage_figures", _("Итоги в диапазоне"), coverage, held)

method.afterwards(build, as_of)
