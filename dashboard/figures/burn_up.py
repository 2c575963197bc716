"""The region's burn-up: what was reached, what was due, today, and between what the end is likely to lie."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.figures.layout import BAND, lay_out
from dashboard.language import _
from dashboard.theme import ACTUAL, TARGET

WORTH_A_MARK = 0.05
"""A step of at least this share of the final target gets a diamond: a few municipalities' own dates do not."""
LATE = 0.7
"""Under the steps there is room for their name from this part of the season on."""


def burn_up(
    history: pd.DataFrame,
    targets: pd.DataFrame,
    forecast: pd.DataFrame | None = None,
    *,
    starts_on: date,
    ends_on: date,
    as_of: date,
    past: bool = False,
) -> go.Figure:
    """Line of the sum of figures, steps of the sum of targets due, a mark at `as_of`; labels at the lines, no legend.

    `history`: on_date, actual (NaN is a gap). `targets`: due_on, target (cumulative, ascending). `forecast`: due_on, low,
    middle, high (ascending). `past`: `as_of` is not today.
    """
    figure = go.Figure()
    known = history.dropna(subset=["actual"])
    ahead = None if forecast is None or known.empty else _from_today(known, forecast, as_of)
    if ahead is not None:
        _add_band(figure, ahead, is_last=targets.empty or ahead["due_on"].iloc[-1] >= targets["due_on"].iloc[-1])
    end = max([ends_on, as_of, *(d.date() for d in targets["due_on"])])
    _add_steps(figure, targets, starts_on, ends_on)
    _add_actual(figure, history)
    if not targets.empty:
        late = starts_on + timedelta(round(LATE * (end - starts_on).days))
        is_behind = not known.empty and float(known["actual"].iloc[-1]) < _due_by(targets, as_of)
        if is_behind:
            _name_steps_above(figure, targets, as_of)
        else:
            _name_steps_below(figure, targets, late, end)
    short = wording.day_short(as_of)
    _mark_as_of(figure, known, as_of, short if past else _("сегодня, {day}").format(day=short))
    _lay_out(figure, starts_on, end)
    return figure


def _from_today(known: pd.DataFrame, forecast: pd.DataFrame, as_of: date) -> pd.DataFrame | None:
    """The forecast of the days to come, beginning at the last figure; None where there is none."""
    ahead = forecast[forecast["due_on"] > pd.Timestamp(as_of)]
    if ahead.empty:
        return None
    last = float(known["actual"].iloc[-1])
    now = pd.DataFrame({"due_on": [known["on_date"].iloc[-1]], "low": [last], "middle": [last], "high": [last]})
    return pd.concat([now, ahead[["due_on", "low", "middle", "high"]]])


def _add_band(figure: go.Figure, ahead: pd.DataFrame, *, is_last: bool) -> None:
    """`is_last`: it reaches to the last due day, else its end is named."""
    days, low, high = ahead["due_on"].tolist(), ahead["low"].tolist(), ahead["high"].tolist()
    figure.add_scatter(
        x=[*days, *days[::-1]],
        y=[*high, *low[::-1]],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=BAND,
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=days,
        y=ahead["middle"].tolist(),
        mode="lines",
        line={"color": ACTUAL, "width": 2, "dash": "dot"},
        customdata=[wording.likely(lo, hi) for lo, hi in zip(low, high, strict=True)],
        hovertemplate="%{x|%d.%m.%Y}<br>" + _("вероятно {range}").format(range="%{customdata}") + "<extra></extra>",
    )
    figure.add_annotation(
        x=days[-1],
        y=high[-1],
        text=(_("вероятно {range}") if is_last else _("к {day} вероятно {range}")).format(
            range=f"<b>{wording.likely(low[-1], high[-1])}</b>", day=wording.day_short(days[-1])
        ),
        font={"color": ACTUAL},
        showarrow=False,
        xanchor="right",
        yanchor="bottom",
        yshift=4,
    )


def _add_actual(figure: go.Figure, history: pd.DataFrame) -> None:
    figure.add_scatter(
        x=history["on_date"],
        y=history["actual"].astype("float64"),
        mode="lines",
        line={"color": ACTUAL, "width": 3},
        connectgaps=False,
        hovertemplate="%{x|%d.%m.%Y}<br>" + _("факт {actual}").format(actual="%{y:,.0f}") + "<extra></extra>",
    )


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
        hovertemplate="%{x|%d.%m.%Y}<br>" + _("должно быть {target}").format(target="%{y:,.0f}") + "<extra></extra>",
    )
    figure.add_shape(
        type="line",
        x0=starts_on,
        x1=due[-1],
        y0=sums[-1],
        y1=sums[-1],
        line={"color": TARGET, "width": 1, "dash": "dot"},
        layer="below",
    )
    figure.add_annotation(
        x=starts_on,
        y=sums[-1],
        text=_("цель {target}").format(target=f"<b>{wording.number(sums[-1])}</b>"),
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        xshift=4,
    )


def _name_steps_below(figure: go.Figure, targets: pd.DataFrame, late: date, end: date) -> None:
    """Where the line of figures is above: at the right, under all steps from `late` on."""
    level = _due_by(targets, late)
    is_high = level >= 0.15 * float(targets["target"].iloc[-1])
    figure.add_annotation(
        x=end, y=level, yanchor="top" if is_high else "bottom", yshift=-6 if is_high else 4, **_steps_name()
    )


def _name_steps_above(figure: go.Figure, targets: pd.DataFrame, as_of: date) -> None:
    """Where the line of figures is below: at the last due day, over all steps before it."""
    passed = targets.loc[targets["due_on"] <= pd.Timestamp(as_of), "due_on"]
    figure.add_annotation(x=passed.max(), y=_due_by(targets, as_of), yanchor="bottom", yshift=4, **_steps_name())


def _steps_name() -> dict[str, Any]:
    name = _("должно<br>быть по<br>срокам")
    return {"text": name, "align": "right", "showarrow": False, "xanchor": "right", "xshift": -6}


def _due_by(targets: pd.DataFrame, day: date) -> float:
    due = targets.loc[targets["due_on"] <= pd.Timestamp(day), "target"]
    return 0.0 if due.empty else float(due.iloc[-1])


def _mark_as_of(figure: go.Figure, known: pd.DataFrame, as_of: date, day: str) -> None:
    """The day and the last figure at a line that ends there: what lies above is the forecast's."""
    dotted = {"color": TARGET, "width": 1, "dash": "dot"}
    if known.empty:
        figure.add_vline(x=as_of, line=dotted)
        figure.add_annotation(x=as_of, y=1, yref="paper", yanchor="bottom", text=day, showarrow=False)
        return
    last = float(known["actual"].iloc[-1])
    figure.add_shape(type="line", x0=as_of, x1=as_of, y0=0, y1=last, line=dotted)
    figure.add_scatter(x=[as_of], y=[last], mode="markers", marker={"size": 9, "color": ACTUAL}, hoverinfo="skip")
    fact = _("факт {actual}").format(actual=f"<b>{wording.number(last)}</b>")
    figure.add_annotation(
        x=as_of,
        y=last,
        text=f"{day}<br>{fact}",
        align="right",
        font={"size": 14, "color": ACTUAL},
        showarrow=False,
        xanchor="right",
        yanchor="bottom",
        xshift=-8,
        yshift=2,
    )


def _lay_out(figure: go.Figure, starts_on: date, end: date) -> None:
    lay_out(figure)
    figure.update_xaxes(
        type="date",
        range=[starts_on, end + (end - starts_on) * 0.03],
        tickformat="%d.%m",
        nticks=8,
        showgrid=False,
        title=None,
    )
    figure.update_yaxes(rangemode="tozero", tickformat=",.0f", nticks=6, automargin=True, zeroline=False, title=None)
