"""A group ordered by rate: a dot for what was reported, a bar for where the rate probably is, one of them in colour."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.figures.layout import lay_out
from dashboard.figures.names import label
from dashboard.plain import rows
from dashboard.theme import ACTUAL, TARGET

NAMED = 26
"""With more members than this, only one's own name fits beside the chart."""

ROOM = 0.2
"""Of the width, for the label of one's own rate."""


def height(members: int) -> int:
    """In pixels: a line for each name; more than can be named share the height of those."""
    return 84 + 26 * min(members, NAMED)


def places(found: pd.DataFrame, mean: float | None, together: str) -> go.Figure:
    """`found`: `conclusions.comparison.places`, the highest first; `mean` is the rate of all `together` («в группе»)."""
    figure = go.Figure()
    small = len(found) > NAMED
    for is_mine, part in found.groupby("is_mine"):
        colour = ACTUAL if is_mine else TARGET
        _bars(figure, part, colour, 10 if is_mine else 2 if small else 6)
        figure.add_scatter(
            x=part["rate"].astype("float64"),
            y=part.index,
            mode="markers",
            marker={"size": 12 if is_mine else 4 if small else 8, "color": colour},
            text=[label(name, 60) for name in part["label"]],
            hovertemplate="%{text}: %{x:,.2f}<extra></extra>",
        )
    if mean is not None:
        figure.add_vline(x=mean, line={"color": TARGET, "width": 1, "dash": "dot"})
        said = f"{together} {wording.intensity(mean)}"
        figure.add_annotation(x=mean, y=1, yref="paper", yanchor="bottom", text=said, showarrow=False)
    _label_mine(figure, found, mean)
    shown = found if len(found) <= NAMED else found[found["is_mine"]]
    named = [f"<b>{label(row['label'])}</b>" if row["is_mine"] else label(row["label"]) for row in rows(shown)]
    lay_out(figure, right=44, top=28)
    figure.update_xaxes(rangemode="tozero", nticks=6, zeroline=False, automargin=True, title=None)
    figure.update_yaxes(
        tickvals=list(shown.index),
        ticktext=named,
        range=[len(found) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
        automargin=True,
        title=None,
    )
    return figure


def _bars(figure: go.Figure, part: pd.DataFrame, colour: str, width: int) -> None:
    """The likely ranges as one trace: a line from low to high for each row, broken between them."""
    known = part.dropna(subset=["rate_low", "rate_high"])
    ends = zip(known["rate_low"].astype("float64"), known["rate_high"].astype("float64"), strict=True)
    figure.add_scatter(
        x=[x for low, high in ends for x in (low, high, None)],
        y=[y for place in known.index for y in (place, place, None)],
        mode="lines",
        line={"color": colour, "width": width},
        opacity=0.45,
        hoverinfo="skip",
    )


def _label_mine(figure: go.Figure, found: pd.DataFrame, mean: float | None) -> None:
    """The rate to the right of one's own bar, to the left where the line of the mean would cross it."""
    widest = float(found[["rate", "rate_high"]].astype("float64").max().max())
    for place, row in found[found["is_mine"]].iterrows():
        ends = [float(x) for x in (row["rate"], row["rate_low"], row["rate_high"]) if pd.notna(x)]
        left, right = min(ends), max(ends)
        crossed = mean is not None and right < mean < right + ROOM * widest and left > ROOM * widest
        figure.add_annotation(
            x=left if crossed else right,
            y=place,
            text=f"<b>{wording.intensity(row['rate'])}</b>",
            showarrow=False,
            xanchor="right" if crossed else "left",
            xshift=-8 if crossed else 8,
            font={"size": 14},
        )
