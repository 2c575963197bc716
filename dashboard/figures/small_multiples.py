"""Small curves side by side on one scale: one panel per municipality, one's own first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard import wording
from dashboard.figures.layout import lay_out
from dashboard.figures.names import label
from dashboard.theme import ACTUAL, TARGET

ACROSS = 2
PANEL = 118
"""Height of a panel with its name, in pixels."""


def height(panels: int) -> int:
    """In pixels."""
    return 40 + PANEL * -(-panels // ACROSS)


def small_multiples(curves: Sequence[tuple[str, pd.DataFrame]], starts_on: date, as_of: date) -> go.Figure:
    """`curves`: on_date and rate (NaN is a gap) with the name, one's own first; the same scales in every panel."""
    down = -(-len(curves) // ACROSS)
    figure = make_subplots(
        rows=down,
        cols=ACROSS,
        shared_xaxes=True,
        shared_yaxes=True,
        horizontal_spacing=0.03,
        vertical_spacing=0.3 / max(down, 1),
        subplot_titles=[_title(name, curve, first=not place) for place, (name, curve) in enumerate(curves)],
    )
    for place, (_, curve) in enumerate(curves):
        figure.add_scatter(
            x=curve["on_date"],
            y=curve["rate"],
            mode="lines",
            line={"color": TARGET if place else ACTUAL, "width": 2 if place else 3},
            connectgaps=False,
            hovertemplate="%{x|%d.%m.%Y}: %{y:,.1f}<extra></extra>",
            row=place // ACROSS + 1,
            col=place % ACROSS + 1,
        )
    figure.update_annotations(font={"size": 12})
    lay_out(figure)
    figure.update_xaxes(type="date", range=[starts_on, as_of], tickformat="%d.%m", nticks=3, showgrid=False, title=None)
    for place in range(max(len(curves) - ACROSS, 0), len(curves)):  # nobody stands below these
        figure.update_xaxes(showticklabels=True, row=place // ACROSS + 1, col=place % ACROSS + 1)
    top = max((float(curve["rate"].max()) for _, curve in curves), default=0)
    figure.update_yaxes(range=[0, top * 1.08 or 1], nticks=3, zeroline=False, automargin=True, title=None)
    return figure


def _title(name: str, curve: pd.DataFrame, *, first: bool) -> str:
    """«Темновский 16,2»: the last rate beside the name, «—» after a gap."""
    last = curve["rate"].iloc[-1]
    said = f"{label(name, 17)} {wording.NONE if pd.isna(last) else wording.intensity(last)}"
    return f"<b>{said}</b>" if first else said
