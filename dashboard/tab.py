"""The title of the browser's tab: the page and whose figures it shows.

A run begins with the title of the one before it, so that a tab does not flicker while its page is drawn anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from dashboard import filters
from dashboard.conclusions.names import names
from dashboard.language import _
from dashboard.plain import Row

ABOUT_ONE: Final = {"municipality", "peers", "coordination", "outreach", "assignments", "quality"}
"""Pages (by `url_path`) on which a municipality can be chosen; the title is said before they run, as a page may stop early."""


def begin() -> None:
    """Configures the page; to be called before anything is drawn."""
    title = st.session_state.get("tab") or _("Муниципальный диалог")
    st.set_page_config(page_title=title, page_icon="📊", layout="wide", initial_sidebar_state="collapsed")


def title(url_path: str, page: str, region: str, register: Mapping[str, Row]) -> str:
    """«Сроки · Самарская область», or «Темновский район · Сравнение» where a municipality is chosen; `page` is its title."""
    chosen = names(register).get(filters.asked_municipality() or "") if url_path in ABOUT_ONE else None
    if chosen is None:
        return f"{page} · {region}"
    return f"{chosen} · {_('Муниципальный диалог') if url_path == 'municipality' else page}"


def say(said: str) -> None:
    """From here on the tab bears this title."""
    st.session_state["tab"] = said
    st.set_page_config(page_title=said)
