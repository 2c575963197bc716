"""A funnel: a rate against the size, and how far from the mean chance alone carries one of that size."""

from __future__ import annotations

from math import sqrt

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.figures.layout import lay_out
from dashboard.figures.names import label
from dashboard.language import N_, _
from dashboard.plain import rows
from dashboard.theme import ACTUAL, TARGET

LIMITS = ((1.96, "dot", N_("95 %")), (3.09, "solid", N_("99,8 %")))
"""Deviations, how the line is drawn, how many are within it by chance."""
POINTS = 60
LOUD = 5
"""So many of those outside are named at most, the farthest first."""
SCALE = {"initiatives_per_user": 1.0, "initiatives_per_1000": 0.001}
"""What one unit of `base` counts in the rate."""


def funnel(found: pd.DataFrame, size: str) -> go.Figure:
    """`found`: `conclusions.comparison.funnel_points`; `size` says what the horizontal axis counts.

    The limits are those of the metric (docs/method.md), drawn between the members too.
    """
    figure = go.Figure()
    top = 1.3 * max(float(found["value"].max()), 1.5 * float(found["group_mean"].iloc[0]))
    base = found["base"].astype("float64")
    low, high = float(base.min()) * 0.9, float(base.max())
    high += (high - low) * 0.25  # room for the labels of the lines
    if len(found) and found["tau_squared"].notna().all():
        _add_limits(figure, found.iloc[0], low, high)
    mine, out = found["is_mine"].astype(bool), ~found["outside"].fillna("no").isin(["no"])
    figure.add_scatter(
        x=base,
        y=found["value"].astype("float64"),
        mode="markers",
        marker={
            "size": [15 if own else 10 for own in mine],
            "color": [ACTUAL if own else TARGET for own in mine],
            "opacity": [1 if own else 0.6 for own in mine],
        },
        text=[label(name, 60) for name in found["label"]],
        hovertemplate="%{text}: %{y:,.2f}<extra></extra>",
    )
    far = found[out & ~mine].sort_values("z", key=abs, ascending=False).head(LOUD)
    _add_names(figure, pd.concat([far, found[mine]]), top, (2 * high + low) / 3)
    lay_out(figure, right=16, top=12)
    title = {"text": size, "font": {"size": 13}}
    figure.update_xaxes(tickformat=",.0f", nticks=6, showgrid=False, zeroline=False, title=title)
    figure.update_yaxes(range=[0, top or 1], nticks=6, zeroline=False, automargin=True, title=None)
    return figure


def _add_names(figure: go.Figure, named: pd.DataFrame, top: float, right: float) -> None:
    """Over or under their dots, and from `right` on to the left of them; one's own bold and with its rate."""
    for row in rows(named):
        name = label(row["label"])
        figure.add_annotation(
            x=row["base"],
            y=row["value"],
            text=f"<b>{name}: {wording.intensity(row['value'])}</b>" if row["is_mine"] else name,
            showarrow=False,
            yshift=16 if row["value"] >= row["group_mean"] or row["value"] < 0.1 * top else -16,
            xanchor="right" if row["base"] > right else "left",
            font={"size": 13 if row["is_mine"] else 12},
        )


def _add_limits(figure: go.Figure, row: pd.Series, low: float, high: float) -> None:
    """The mean and two pairs of limits over the whole range of sizes."""
    mean, tau, scale = float(row["group_mean"]), float(row["tau_squared"]), SCALE[row["rate"]]
    sizes = [low + (high - low) * step / POINTS for step in range(POINTS + 1)]
    for wide, dash, inside in LIMITS:
        spread = [wide * sqrt(1 / (4 * size * scale) + tau) for size in sizes]
        upper = [(sqrt(mean) + d) ** 2 for d in spread]
        line = {"color": TARGET, "width": 1, "dash": dash}
        for side in (upper, [max(sqrt(mean) - d, 0) ** 2 for d in spread]):
            figure.add_scatter(x=sizes, y=side, mode="lines", line=line, hoverinfo="skip")
        figure.add_annotation(
            x=sizes[-1],
            y=upper[-1],
            text=_(inside).replace(" ", wording.SPACE),
            showarrow=False,
            xanchor="right",
            yanchor="bottom",
            font={"size": 11},
        )
    figure.add_hline(y=mean, line={"color": TARGET, "width": 1.5})
    together = _("все вместе {mean}").format(mean=wording.intensity(mean))
    figure.add_annotation(
        x=sizes[-1], y=mean, text=together, showarrow=False, xanchor="right", yanchor="bottom", font={"size": 12}
    )
