"""A chart on a page: its conclusion over it, the figure, and below what a chart owes its readers: a table and a picture to keep."""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go
import streamlit as st

from dashboard import device, whose
from dashboard.language import _

CONFIG = {"displaylogo": False, "doubleClick": False, "modeBarButtons": [["toImage"]], "displayModeBar": True}
"""The bar itself is hidden (app/page.css): `app/page.js` presses its one button for `picture`."""


def chart(figure: go.Figure, key: str, message: str, height: int = 440, drawn: str = "") -> None:
    """The figure; `message` is its conclusion, read out to those who cannot see it, then what is `drawn`. May be replayed."""
    alt = f"{message}.\n{drawn}" if drawn else message  # a picture that is kept bears the first line
    st.plotly_chart(figure, key=key, height=height, alt=alt, config=CONFIG)


def near(key: str, height: int = 440) -> bool:
    """Whether the chart of that key is to be drawn: on a phone once it is nearly in sight, so that it is not sent in vain.

    Until then a button holds its place; `app/page.js` presses it, without that script the reader does.
    """
    if not device.is_phone() or st.session_state.get(f"seen_{key}"):
        return True
    with st.container(height=height, border=False, horizontal_alignment="center", vertical_alignment="center"):
        st.button(_("Показать график"), key=f"sight_{key}", on_click=_see, args=(key,))
    return False


def _see(key: str) -> None:
    st.session_state[f"seen_{key}"] = True


def picture(key: str, name: str) -> None:
    """«Сохранить график: PNG · SVG» for the chart of that key; `name` says what it shows, the file's adds whose and of which day."""
    buttons = "".join(
        f'<button type="button" class="md-save" data-save="{kind}" data-chart="{escape(key)}" '
        f'data-name="{escape(whose.file_name(name))}">{kind.upper()}</button>'
        for kind in ("png", "svg")
    )
    st.html(f'<p class="md-line md-quiet md-saves">{_("Сохранить график:")} {buttons}</p>', width="content")
