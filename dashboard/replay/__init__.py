"""The one place that draws inside the cache: what one reader has seen is replayed to the next, not built again.

One file per page: each function asks the frames, lets `conclusions` say what they mean, and draws. Everything a drawing
depends on is an argument; no widget and no selection may stand in here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from dashboard.language import spoken

P = ParamSpec("P")


def replayed(draw: Callable[P, None]) -> Callable[P, None]:
    """Keeps what `draw` draws by its arguments and the language spoken."""
    return _kept(draw, 40)


def replayed_each(draw: Callable[P, None]) -> Callable[P, None]:
    """The same for drawings of one municipality: a morning on which every head looks must fit in. A chart holds some 50 KB."""
    return _kept(draw, 400)


def _kept(draw: Callable[P, None], most: int) -> Callable[P, None]:
    @st.cache_data(show_spinner=False, max_entries=most)
    @wraps(draw)
    def kept(language: str, *args: P.args, **kwargs: P.kwargs) -> None:  # noqa: ARG001 - part of the cache key
        draw(*args, **kwargs)

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> None:
        kept(spoken(), *args, **kwargs)

    return drawn
