"""What the reader chooses. It lives in the widget and in the URL, nowhere else."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import wording
from dashboard.season import Season


def as_of(season: Season, today: date) -> date:
    """The day shown, `?as_of=`: from the season's start to today; anything else in the URL counts as today."""
    return (
        st.date_input(
            "На дату",
            today,
            min_value=season.starts_on,
            max_value=today,
            format="DD.MM.YYYY",
            key="as_of",
            bind="query-params",
            label_visibility="collapsed",
            width=150,
        )
        or today
    )


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
