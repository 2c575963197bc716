"""How forecasts have held: the chance that was said against what came true, and results inside the ranges week by week."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.figures.layout import lay_out
from dashboard.language import _
from dashboard.theme import ACTUAL, TARGET

FIFTHS = [0, 0.2, 0.4, 0.6, 0.8, 1]
NOMINAL = 0.8
"""The share of results that the likely range promises to hold."""


def calibration(found: pd.DataFrame) -> go.Figure:
    """`frames.forecasts.calibration`: a dot per fifth of the chance, as large as it has forecasts; on the line it is what was said."""
    figure = go.Figure()
    figure.add_scatter(
        x=[0, 1], y=[0, 1], mode="lines", line={"color": TARGET, "width": 2, "dash": "dot"}, hoverinfo="skip"
    )
    share = found["reached"] / found["forecasts"]
    figure.add_scatter(
        x=found["said"],
        y=share,
        mode="lines+markers",
        line={"color": ACTUAL, "width": 2},
        marker={"size": 8 + 14 * (found["forecasts"] / found["forecasts"].max()) ** 0.5, "color": ACTUAL, "opacity": 1},
        cliponaxis=False,
        customdata=found[["reached", "forecasts"]],
        hovertemplate=_("сказано {percent}").format(percent="%{x:.0%}")
        + "<br>"
        + _("сбылось {percent}").format(percent="%{y:.0%}")
        + "<extra></extra>",
    )
    for said, happened, n, of in zip(found["said"], share, found["reached"], found["forecasts"], strict=True):
        is_low = happened < said
        figure.add_annotation(
            x=said,
            y=happened,
            text=_("{n} из {of}").format(n=wording.number(n), of=wording.number(of)),
            showarrow=False,
            xanchor="left" if is_low else "right",
            xshift=16 if is_low else -16,
            yshift=-4 if is_low else 6,
        )
    figure.add_annotation(x=0.5, y=0.5, text=_("как сказано"), showarrow=False, xanchor="right", xshift=-10, yshift=12)
    _layout(figure)
    figure.update_layout(margin_r=64)  # the label of the surest stands there
    figure.update_xaxes(range=[-0.04, 1.04], tickvals=FIFTHS, ticktext=_percents(), title=_("сказанная вероятность"))
    figure.update_yaxes(range=[-0.06, 1.08], title=_("цель достигнута"))
    return figure


def coverage(found: pd.DataFrame) -> go.Figure:
    """`frames.forecasts.coverage`: a bar per week in which forecasts were made, and the share that was promised."""
    share = found["covered"] / found["forecasts"]
    figure = go.Figure()
    figure.add_bar(
        x=[day.strftime("%d.%m") for day in found["week"]],
        y=share,
        marker={"color": ACTUAL},
        text=[
            _("{n} из {of}").format(n=wording.number(n), of=wording.number(of)).replace(" ", "<br>", 1)
            for n, of in zip(found["covered"], found["forecasts"], strict=True)
        ],
        textposition="inside",
        insidetextanchor="start",
        textangle=0,
        textfont={"color": "white"},
        hovertemplate=_("неделя с {day}").format(day="%{x}") + "<br>%{y:.0%}<extra></extra>",
    )
    figure.add_hline(y=NOMINAL, line={"color": TARGET, "width": 2, "dash": "dot"})
    figure.add_annotation(
        x=1,
        xref="paper",
        y=1.02,
        text=_("пунктир — {percent}").format(percent=wording.percent(100 * NOMINAL)),
        showarrow=False,
        xanchor="right",
        yanchor="bottom",
    )
    _layout(figure)
    figure.update_xaxes(type="category", title=_("неделя, когда сделан прогноз"))
    figure.update_yaxes(range=[0, 1.12])
    return figure


def _layout(figure: go.Figure) -> None:
    lay_out(figure, right=16, top=16)
    figure.update_xaxes(showgrid=False, zeroline=False, automargin=True)
    figure.update_yaxes(tickvals=FIFTHS, ticktext=_percents(), automargin=True, zeroline=False)


def _percents() -> list[str]:
    return [wording.percent(100 * share) for share in FIFTHS]
