"""Names in a chart: text of a sheet stays text, and no longer than the chart has room for."""

from __future__ import annotations

from html import escape


def label(name: str, limit: int = 24) -> str:
    """A name as plotly's text: no tags, no formulas, cut to `limit` with «…»."""
    cut = name if len(name) <= limit else name[: limit - 1].rstrip() + "…"
    return escape(cut, quote=False).replace("$", "&#36;")
