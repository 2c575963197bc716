"""Being built."""

import streamlit as st

st.header("peers", anchor=False)
