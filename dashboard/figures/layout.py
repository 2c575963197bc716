"""What every chart has in common: no legend, no zoom, numbers as the language writes them."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go

from dashboard import wording
from dashboard.language import _
from dashboard.theme import TARGET

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


def day_shown(as_of: date, *, past: bool) -> str:
    """«сегодня, 23.11»; of a `past` day «23.11»."""
    short = wording.day_short(as_of)
    return short if past else _("сегодня, {day}").format(day=short)


def described(figure: go.Figure, marks: str) -> str:
    """What is drawn, for those who cannot see it: the line of figures, the `marks`, and the likely range where there is one."""
    said = _("Линия — факт по дням, {marks}").format(marks=marks)
    has_range = any(trace.fill == "toself" for trace in figure.data)
    return f"{said}{_(', полоса — вероятный диапазон') if has_range else ''}."


def mark_day(figure: go.Figure, as_of: date, across: float, *, past: bool) -> None:
    """A line at the day shown with its name over it; `across` is where it stands, from 0 to 1."""
    figure.add_vline(x=as_of, line={"color": TARGET, "width": 1, "dash": "dot"})
    near_left = across < 0.15
    figure.add_annotation(
        x=as_of,
        y=1,
        yref="paper",
        xanchor="left" if near_left else "center",
        yanchor="bottom",
        text=day_shown(as_of, past=past),
        showarrow=False,
    )
