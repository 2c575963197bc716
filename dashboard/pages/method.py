"""«Методика»: how each figure on «Обзор» comes about, with the thresholds of this marathon."""

import streamlit as st

from dashboard import clock, components, connection, frames, method

season = frames.season(connection.stamp())

st.header("Методика", anchor=False)
st.subheader("Состояние", anchor=False)
st.markdown(method.STATUS, width=740)
components.status_list(season)
st.subheader("Прогноз", anchor=False)
st.markdown(method.FORECAST, width=740)
st.markdown(
    "**Насколько прогнозы сбылись.** Должно быть около 80 %: меньше — диапазоны слишком узки, больше — слишком широки.",
    width=740,
)
scores = frames.forecast_score(connection.stamp(), season.today(clock.now()))
st.markdown("\n".join(f"- {method.score(indicator, row)}" for indicator, row in scores.items()), width=740)
st.subheader("Цифры", anchor=False)
st.markdown(method.figures(season), width=740)
