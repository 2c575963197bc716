"""The region's burn-up: what was reached, what was due, today."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.language import _
from dashboard.theme import ACTUAL, TARGET

WORTH_A_MARK = 0.05
"""A step of at least this share of the final target gets a diamond: a few municipalities' own dates do not."""


def burn_up(history: pd.DataFrame, targets: pd.DataFrame, *, starts_on: date, ends_on: date, as_of: date) -> go.Figure:
    """Line of the sum of figures, steps of the sum of targets due, a mark at `as_of`; labels at the lines, no legend.

    `history`: on_date, actual (NaN is a gap). `targets`: due_on, target (cumulative, ascending).
    """
    figure = go.Figure()
    _add_steps(figure, targets, starts_on, ends_on)
    figure.add_scatter(
        x=history["on_date"],
        y=history["actual"].astype("float64"),
        mode="lines",
        line={"color": ACTUAL, "width": 3},
        connectgaps=False,
        hovertemplate="%{x|%d.%m.%Y}<br>" + _("факт") + " %{y:,.0f}<extra></extra>",
    )
    _mark_as_of(figure, history, as_of)
    figure.update_layout(
        separators=",\N{NO-BREAK SPACE}",
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        margin={"l": 8, "r": 16, "t": 24, "b": 8},
    )
    end = max([ends_on, as_of, *(d.date() for d in targets["due_on"])])
    figure.update_xaxes(
        type="date",
        range=[starts_on, end + (end - starts_on) * 0.03],
        tickformat="%d.%m",
        nticks=8,
        fixedrange=True,
        showgrid=False,
        title=None,
    )
    figure.update_yaxes(
        rangemode="tozero", tickformat=",.0f", nticks=6, fixedrange=True, automargin=True, zeroline=False, title=None
    )
    return figure


def _add_steps(figure: go.Figure, targets: pd.DataFrame, starts_on: date, ends_on: date) -> None:
    if targets.empty:
        return
    due, sums = [d.date() for d in targets["due_on"]], targets["target"].astype("float64").tolist()
    figure.add_scatter(
        x=[starts_on, *due, max(ends_on, due[-1])],
        y=[0.0, *sums, sums[-1]],
        mode="lines",
        line={"color": TARGET, "width": 2, "shape": "hv"},
        hoverinfo="skip",
    )
    before = [0.0, *sums[:-1]]
    marks = [(d, s) for d, s, b in zip(due, sums, before, strict=True) if s - b >= WORTH_A_MARK * sums[-1]]
    figure.add_scatter(
        x=[d for d, _ in marks],
        y=[s for _, s in marks],
        mode="markers",
        marker={"symbol": "diamond", "size": 11, "color": TARGET},
        hovertemplate="%{x|%d.%m.%Y}<br>" + _("должно быть") + " %{y:,.0f}<extra></extra>",
    )
    figure.add_annotation(
        x=due[-1],
        y=sums[-1],
        text=_("цель {target}").format(target=wording.number(sums[-1])),
        showarrow=False,
        xanchor="right",
        yshift=14,
    )


def _mark_as_of(figure: go.Figure, history: pd.DataFrame, as_of: date) -> None:
    figure.add_vline(x=as_of, line={"color": TARGET, "width": 1, "dash": "dot"})
    figure.add_annotation(x=as_of, y=1, yref="paper", yanchor="bottom", text=as_of.strftime("%d.%m"), showarrow=False)
    known = history.dropna(subset=["actual"])
    if known.empty:
        return
    last = known.iloc[-1]
    figure.add_scatter(
        x=[last["on_date"]],
        y=[float(last["actual"])],
        mode="markers",
        marker={"size": 9, "color": ACTUAL},
        hoverinfo="skip",
    )
    figure.add_annotation(
        x=last["on_date"],
        y=float(last["actual"]),
        text=f"<b>{wording.number(last['actual'])}</b>",
        font={"size": 15},
        showarrow=False,
        xanchor="right",
        yanchor="bottom",
        xshift=-8,
        yshift=2,
    )
