"""What every chart has in common: no legend, no zoom, numbers as the language writes them."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard import wording

BAND = "rgba(47, 127, 193, 0.18)"
"""Between what the end is likely to lie."""


def lay_out(figure: go.Figure, *, right: int = 8, top: int = 24) -> None:
    """Margins in pixels; a swipe over a chart scrolls the page."""
    figure.update_layout(
        separators=wording.separators(),
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        margin={"l": 8, "r": right, "t": top, "b": 8},
    )
    figure.update_xaxes(fixedrange=True)
    figure.update_yaxes(fixedrange=True, zeroline=False)
