"""The one place that draws inside the cache: what one reader has seen is replayed to the next, not built again.

Everything a drawing depends on is an argument; no widget and no selection may stand in here.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import attention, components, frames, table
from dashboard.connection import Stamp
from dashboard.figures.burn_up import burn_up

CONFIG = {"displayModeBar": False, "doubleClick": False}

replayed = st.cache_data(show_spinner=False, max_entries=20)


@replayed
def region_burn_up(build: Stamp, as_of: date, indicator: str, message: str) -> None:
    """The region's burn-up; `message` is its conclusion, read out to those who cannot see the chart."""
    season = frames.season(build)
    figure = burn_up(
        frames.history(build, as_of, indicator),
        frames.targets(build, as_of, indicator),
        starts_on=season.starts_on,
        ends_on=season.ends_on,
        as_of=as_of,
    )
    st.plotly_chart(figure, key="burn_up", height=440, alt=message, config=CONFIG)


@replayed
def attention_card(build: Stamp, as_of: date) -> None:
    """How many municipalities need attention."""
    counts = attention.counts(frames.progress(build, as_of))
    components.attention_card(counts, len(frames.missed_checkpoints(build, as_of)))


@replayed
def calls(build: Stamp, as_of: date) -> None:
    """Whom to talk to."""
    components.call_list(attention.calls(frames.progress(build, as_of), frames.missed(build, as_of)))


@replayed
def municipalities(build: Stamp, as_of: date, past: bool, scheme: str | None) -> None:
    """All municipalities in one table, painted for the scheme; of a past day nothing is said to be of today."""
    standings = attention.standings(frames.progress(build, as_of), frames.missed_checkpoints(build, as_of))
    table.municipalities(standings, scheme, past=past)
