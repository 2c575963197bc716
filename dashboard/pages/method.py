"""«Методика»: how each figure comes about, with the thresholds of this marathon."""

import streamlit as st

from dashboard import clock, connection
from dashboard.components import method as drawn
from dashboard.conclusions import method
from dashboard.frames import forecasts, marathon
from dashboard.language import _

build = connection.stamp()
season = marathon.season(build)

st.header(_("Методика"), anchor=False)
st.subheader(_("Состояние"), anchor=False)
st.markdown(method.status(), width=740)
drawn.status_list(season)
st.subheader(_("Прогноз"), anchor=False)
st.markdown(method.forecast(), width=740)
scores = forecasts.score(build, season.today(clock.now()))
st.markdown("\n".join(f"- {method.score(indicator, row)}" for indicator, row in scores.items()), width=740)
st.subheader(_("Цифры"), anchor=False)
st.markdown(method.figures(season), width=740)
