"""Target beside achievement: how intensive each one's own target is, and how much of it is done."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.figures.layout import lay_out
from dashboard.figures.names import label
from dashboard.language import _
from dashboard.plain import rows
from dashboard.theme import ACTUAL, TARGET


def ambition(found: pd.DataFrame, median: float | None, per: str) -> go.Figure:
    """`found`: `conclusions.comparison.ambitions`; `median` of the targets on 1,000; `per`: «на 1 000 работников»."""
    figure = go.Figure()
    mine = found["is_mine"].astype(bool)
    figure.add_scatter(
        x=found["target_intensity"].astype("float64"),
        y=found["achieved"],
        customdata=[wording.percent(percent) for percent in found["percent"]],
        mode="markers",
        marker={
            "size": [16 if own else 11 for own in mine],
            "color": [ACTUAL if own else TARGET for own in mine],
            "opacity": [1 if own else 0.55 for own in mine],
        },
        text=[label(name, 60) for name in found["label"]],
        hovertemplate="%{text}<br>"
        + _("цель {target}, выполнено {percent}").format(target="%{x:,.1f}", percent="%{customdata}")
        + "<extra></extra>",
    )
    _name_mine(figure, found[mine], found["target_intensity"].astype("float64").agg(["min", "max"]).mean())
    figure.add_hline(y=100, line={"color": TARGET, "width": 1})
    done = _("цель выполнена")
    figure.add_annotation(x=1, xref="paper", xanchor="right", y=100, yanchor="bottom", text=done, showarrow=False)
    if median is not None:
        figure.add_vline(x=median, line={"color": TARGET, "width": 1, "dash": "dot"})
        usual = _("обычная цель {n}").format(n=wording.intensity(median))
        figure.add_annotation(x=median, y=1, yref="paper", yanchor="bottom", text=usual, showarrow=False)
    lay_out(figure, right=16, top=28)
    title = {"text": _("Цель {per}").format(per=per), "font": {"size": 13}}
    figure.update_xaxes(nticks=6, showgrid=False, zeroline=False, title=title)
    figure.update_yaxes(
        range=[0, max(110.0, float(found["achieved"].max()) * 1.12) if len(found) else 110],
        ticksuffix="\N{NO-BREAK SPACE}%",
        nticks=6,
        zeroline=False,
        automargin=True,
        title=None,
    )
    return figure


def _name_mine(figure: go.Figure, mine: pd.DataFrame, middle: float) -> None:
    """To the side of its dot where there is more room."""
    for row in rows(mine):
        said = f"<b>{label(row['label'])}: {wording.percent(row['percent'])}</b>"
        at = {"x": row["target_intensity"], "y": row["achieved"]}
        side = "right" if row["target_intensity"] > middle else "left"
        figure.add_annotation(**at, text=said, showarrow=False, xanchor=side, yshift=18, font={"size": 13})
