"""What the reader looks with: a phone gets a list where others get a wide table."""

from __future__ import annotations

import streamlit as st


def is_phone() -> bool:
    """By what the browser says of itself, as it does on every phone («Mobi»); a tablet, and who says nothing, is none."""
    agent = st.context.headers.get("User-Agent") or ""
    return "Mobi" in agent and "iPad" not in agent
