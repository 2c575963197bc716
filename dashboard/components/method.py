"""Pieces of «Методика»."""

from __future__ import annotations

import streamlit as st

from dashboard.components.parts import items, shape
from dashboard.conclusions.statuses import meaning, word
from dashboard.season import Season
from dashboard.theme import STATUSES


def status_list(season: Season) -> None:
    """Every status with its shape, word and meaning, in the order of attention."""
    lines = [f"{shape(code)}<b>{word(code)}</b> — {meaning(code, season)}" for code in STATUSES]
    st.html(items(lines, "meanings"))
