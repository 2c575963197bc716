"""A chart on a page: its conclusion over it, the figure, and below what a chart owes its readers: a table and a picture to keep."""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go
import streamlit as st

from dashboard.language import _

CONFIG = {"displaylogo": False, "doubleClick": False, "modeBarButtons": [["toImage"]], "displayModeBar": True}
"""The bar itself is hidden (theme.CSS): `app/page.js` presses its one button for `picture`."""


def chart(figure: go.Figure, key: str, message: str, height: int = 440) -> None:
    """The figure; `message` is its conclusion, read out to those who cannot see it. May be replayed."""
    st.plotly_chart(figure, key=key, height=height, alt=message, config=CONFIG)


def picture(key: str, name: str) -> None:
    """«Сохранить график: PNG · SVG» for the chart of that key; `name` is the file's, without an ending."""
    buttons = "".join(
        f'<button type="button" class="md-save" data-save="{kind}" data-chart="{escape(key)}" '
        f'data-name="{escape(name)}">{kind.upper()}</button>'
        for kind in ("png", "svg")
    )
    st.html(f'<p class="md-line md-quiet md-saves">{_("Сохранить график:")} {buttons}</p>', width="content")
