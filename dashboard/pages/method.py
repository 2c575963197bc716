"""«Методика»: how each figure on «Обзор» comes about, with the thresholds of this marathon."""

import streamlit as st

from dashboard import components, connection, frames, method

season = frames.season(connection.stamp())

st.title("Методика", anchor=False)
st.subheader("Состояние", anchor=False)
st.markdown(
    "Пока прогноза нет, состояние следует из темпа последних 14 дней, делённого на нужный до ближайшего срока. "
    "У муниципалитета два показателя; общее состояние — то из двух, которое больше требует внимания.",
    width=740,
)
components.status_list(season)
st.subheader("Цифры", anchor=False)
st.markdown(method.figures(season), width=740)
