"""What people typed, in a chart: it stays text, and no longer than the chart has room for."""

from __future__ import annotations

from html import escape


def text(typed: str) -> str:
    """Plotly takes tags for markup and dollars for formulas: here they are neither."""
    return escape(typed, quote=False).replace("$", "&#36;")


def label(name: str, limit: int = 24) -> str:
    """A name as plotly's text, cut to `limit` with «…»."""
    return text(name if len(name) <= limit else name[: limit - 1].rstrip() + "…")
