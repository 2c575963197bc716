"""«Методика»: how each figure on «Обзор» comes about, with the thresholds of this marathon."""

import streamlit as st

from dashboard import components, connection, frames, method

season = frames.season(connection.stamp())

st.header("Методика", anchor=False)
st.subheader("Состояние", anchor=False)
st.markdown(method.STATUS, width=740)
components.status_list(season)
st.subheader("Цифры", anchor=False)
st.markdown(method.figures(season), width=740)
