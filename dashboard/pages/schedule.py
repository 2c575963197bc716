"""Being built."""

import streamlit as st

st.header("schedule", anchor=False)
