"""Open pages follow the warehouse: a small fragment looks at the file's stamp and reruns the page when it is another."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from dashboard import components, connection, frames
from dashboard.connection import Stamp, UnreadableError

EVERY = 5
"""Seconds between two looks; a look costs one `stat` and one line of text."""


@st.fragment(run_every=EVERY)
def freshness(build: Stamp, as_of: date) -> None:
    """The line of freshness, kept up to date; a new build reruns the whole page, with scroll and choices kept."""
    if now() != build:
        st.rerun(scope="app")
    components.freshness(as_of, *frames.reporting(build, as_of), frames.sources(build), datetime.now(UTC))


@st.fragment(run_every=2)
def wait(seen: Stamp | None) -> None:
    """Reruns the page as soon as another build than the one that could not be shown is there."""
    if now() != seen:
        st.rerun(scope="app")


def now() -> Stamp | None:
    """The build published at this moment; None where there is none."""
    try:
        return connection.stamp()
    except UnreadableError:
        return None
