"""How a frame is kept, and what is done to every one of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit import runtime
from streamlit.logger import get_logger

from dashboard.wording import tidy

if not runtime.exists():  # the command line: frames are kept in memory, of which Streamlit would warn for each of them
    get_logger("streamlit.runtime.caching.cache_data_api").setLevel("ERROR")

cached = st.cache_data(show_spinner=False, max_entries=20)
"""For functions of a build and a day: the build is part of the key, so nothing grows old."""

cached_build = st.cache_data(show_spinner=False, max_entries=3)
"""For functions of a build alone: of a former one nobody asks any more, and findings are many."""

cached_each = st.cache_data(show_spinner=False, max_entries=400)
"""The same for frames of one municipality or circle: a morning on which every head looks must fit in. Each holds some 50 KB."""


def tidied(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The frame with the texts of these columns as one line each, without control characters; `url` leads to the web or nowhere."""
    found = frame.assign(**{c: frame[c].map(tidy, na_action="ignore") for c in columns})
    if "url" not in found:
        return found
    return found.assign(url=found["url"].where(found["url"].astype("string").str.match("https?://", na=False), None))


def with_percent(frame: pd.DataFrame) -> pd.DataFrame:
    """`percent` beside `share`: whole numbers, never capped; what is short of the target is never called 100."""
    percent = (frame["share"].astype("Float64") * 100).round()
    return frame.assign(percent=percent.mask((frame["share"] < 1) & (percent >= 100), 99))
