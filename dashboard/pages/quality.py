"""Being built."""

import streamlit as st

st.header("quality", anchor=False)
