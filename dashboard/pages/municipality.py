"""Being built."""

import streamlit as st

st.header("municipality", anchor=False)
