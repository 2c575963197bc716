"""What the reader chooses. It lives in the widget and in the URL, nowhere else."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import wording
from dashboard.season import Season


def as_of(season: Season, today: date) -> date:
    """The day shown, `?as_of=`: from the season's start to today; anything else in the URL counts as today.

    Who chose no day follows today, also on a page left open over midnight: a keyed widget would keep its first default.
    """
    latest = season.latest(today)
    before, st.session_state["latest"] = st.session_state.get("latest"), latest
    if before not in (None, latest) and st.session_state.get("as_of") == before:
        st.session_state["as_of"] = latest
    st.date_input(
        "На дату",
        latest,
        min_value=season.starts_on,
        max_value=latest,
        format="DD.MM.YYYY",
        key="as_of",
        bind="query-params",
        label_visibility="collapsed",
        width=150,
    )
    return chosen(season, today)


def chosen(season: Season, today: date) -> date:
    """The day that `as_of` was drawn with."""
    found: date | None = st.session_state.get("as_of")
    return found or season.latest(today)


def past_day(today: date) -> None:
    """Says that a past day is shown, and leads back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<p class="md-line"><b>Показан прошлый день.</b></p>', width="content")
        st.button("К сегодняшнему", type="tertiary", on_click=_choose, args=(today,))


def _choose(day: date) -> None:
    st.session_state["as_of"] = day


def indicator() -> str:
    """The indicator shown, `?indicator=` with its Russian name (Streamlit puts the words of an option into the URL)."""
    return st.segmented_control(
        "Показатель",
        list(wording.INDICATOR_IN_LINK),
        default=next(iter(wording.INDICATOR_IN_LINK)),
        format_func=wording.INDICATOR_IN_LINK.__getitem__,
        key="indicator",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )
