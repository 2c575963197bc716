"""A municipality's burn-up: its daily curve, each checkpoint with what came of it, the range in which it will go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.conclusions import municipality_checkpoints as said
from dashboard.conclusions.statuses import look
from dashboard.figures.labels import Box, Label, Plot, place
from dashboard.figures.layout import BAND, lay_out
from dashboard.figures.names import text
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.theme import ACTUAL, TARGET

HEIGHT = 440
"""Of the whole chart in pixels."""
PLOT = (268.0, 360.0)
"""Width and height in pixels of the plot on a phone of 390: room for labels is reckoned there."""
NEAR = 36
"""So many pixels from the line of the day shown a label of usual width is crossed by it."""


@dataclass(frozen=True)
class Span:
    """What the axes show: from when, until when, up to how many."""

    starts_on: date
    ends_on: date
    top: float

    def pixels(self, on: date, value: float) -> tuple[float, float]:
        """Where a point lies on a phone's plot."""
        across = (_day(on) - self.starts_on).days / max((self.ends_on - self.starts_on).days, 1)
        return across * PLOT[0], value / self.top * PLOT[1]


def burn_up(
    curve: pd.DataFrame, checkpoints: list[Row], *, starts_on: date, ends_on: date, as_of: date, scheme: str | None
) -> go.Figure:
    """The curve of `frames.municipality.curve` and the rows of its `checkpoints`, both of one indicator.

    Gaps are gaps; no legend: what matters is labelled where it is, and what has no room is left to the tables.
    """
    known = [row for row in rows(curve) if row["value"] is not None]
    last = known[-1] if known else None
    span = _span(curve, checkpoints, starts_on, ends_on, as_of)
    figure = go.Figure()
    if last is not None:
        _add_range(figure, last, checkpoints)
    figure.add_scatter(
        x=curve["on_date"],
        y=curve["value"].astype("float64"),
        mode="lines",
        line={"color": ACTUAL, "width": 3, "shape": "hv"},
        connectgaps=False,
        hovertemplate="%{x|%d.%m.%Y}<br>" + _("факт {actual}").format(actual="%{y:,.0f}") + "<extra></extra>",
    )
    _add_corrections(figure, [row for row in known if row["correction"]])
    _add_moves(figure, checkpoints)
    _add_diamonds(figure, checkpoints, scheme)
    if last is not None:
        figure.add_scatter(
            x=[last["on_date"]],
            y=[last["value"]],
            mode="markers",
            marker={"size": 9, "color": ACTUAL},
            hoverinfo="skip",
        )
    _mark_day(figure, as_of)
    _add_labels(figure, span, known, checkpoints, as_of)
    _dress(figure, span)
    return figure


def _day(on: date) -> date:
    return on.date() if isinstance(on, pd.Timestamp) else on


def _span(curve: pd.DataFrame, checkpoints: list[Row], starts_on: date, ends_on: date, as_of: date) -> Span:
    days = [starts_on, ends_on, as_of, *(_day(row["due_on"]) for row in checkpoints)]
    days += [_day(on) for on in curve["on_date"].iloc[:1]]
    highs = [row["target"] for row in checkpoints] + [row["high"] for row in checkpoints if row["high"] is not None]
    top = max([*curve["value"].dropna().astype(float), *highs, 1.0])
    first, last = min(days), max(days)
    return Span(first, last + timedelta(max(round((last - first).days * 0.04), 1)), top * 1.16)


def _add_range(figure: go.Figure, last: Row, checkpoints: list[Row]) -> None:
    """The likely range from the last figure through the checkpoints to come, its middle dotted."""
    ahead = [row for row in checkpoints if row["low"] is not None and row["due_on"] > last["on_date"]]
    if not ahead:
        return
    days = [last["on_date"], *(row["due_on"] for row in ahead)]
    low, middle, high = ([last["value"], *(row[name] for row in ahead)] for name in ("low", "middle", "high"))
    figure.add_scatter(
        x=[*days, *reversed(days)],
        y=[*low, *reversed(high)],
        mode="lines",
        fill="toself",
        fillcolor=BAND,
        line={"width": 0},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=days, y=middle, mode="lines", line={"color": ACTUAL, "width": 2, "dash": "dot"}, hoverinfo="skip"
    )


def _add_corrections(figure: go.Figure, corrected: list[Row]) -> None:
    """A hollow circle on every figure that was another at first."""
    words = [
        _("{day}: сначала {first}, потом {now}").format(
            day=wording.day(row["on_date"]),
            first=wording.number(row["value_first"]),
            now=wording.number(row["value"]),
        )
        for row in corrected
    ]
    figure.add_scatter(
        x=[row["on_date"] for row in corrected],
        y=[row["value"] for row in corrected],
        mode="markers",
        marker={"symbol": "circle-open", "size": 11, "color": ACTUAL, "line": {"width": 2}},
        text=words,
        hovertemplate="%{text}<extra></extra>",
    )


def _add_moves(figure: go.Figure, checkpoints: list[Row]) -> None:
    """Of every moved checkpoint the day it was due on before, and the way from there."""
    for row in checkpoints:
        if row["moved_from"] is not None:
            figure.add_scatter(
                x=[row["moved_from"], row["due_on"]],
                y=[row["target"], row["target"]],
                mode="lines+markers",
                line={"color": TARGET, "width": 1, "dash": "dot"},
                marker={"symbol": ["diamond-open", "diamond"], "size": [11, 1], "color": TARGET},
                hoverinfo="skip",
            )


def _add_diamonds(figure: go.Figure, checkpoints: list[Row], scheme: str | None) -> None:
    marks = {True: look("met").colour.on(scheme), False: look("missed").colour.on(scheme), None: TARGET}
    figure.add_scatter(
        x=[row["due_on"] for row in checkpoints],
        y=[row["target"] for row in checkpoints],
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": 12,
            "color": [marks[None if row["met"] is None else bool(row["met"])] for row in checkpoints],
        },
        text=["<br>".join(map(text, said.hover(row))) for row in checkpoints],
        hovertemplate="%{text}<extra></extra>",
    )


def _mark_day(figure: go.Figure, as_of: date) -> None:
    figure.add_vline(x=as_of, line={"color": TARGET, "width": 1, "dash": "dot"})
    figure.add_annotation(x=as_of, y=1, yref="paper", yanchor="bottom", text=as_of.strftime("%d.%m"), showarrow=False)


def _add_labels(figure: go.Figure, span: Span, known: list[Row], checkpoints: list[Row], as_of: date) -> None:
    today = span.pixels(as_of, 0)[0]
    near = [row["due_on"] for row in checkpoints if abs(span.pixels(row["due_on"], 0)[0] - today) < NEAR]
    points = [*_points(known, checkpoints, near)]
    marks = [_around(*span.pixels(row["due_on"], row["target"]), 7) for row in checkpoints]
    lines = [_around(*span.pixels(row["on_date"], row["value"]), 3) for row in known[::2]]
    lines += _way_ahead(span, known, checkpoints)
    faint = [_around(today, y, 2) for y in range(0, int(PLOT[1]), 10)]
    wanted = [Label(*span.pixels(on, value), texts, is_below) for on, value, texts, is_below in points]
    for (on, value, *_rest), found in zip(points, place(wanted, Plot(*PLOT, marks, lines, faint)), strict=True):
        if found is not None:
            figure.add_annotation(
                x=on,
                y=value,
                text=found.text,
                showarrow=False,
                align={"center": "center", "left": "left", "right": "right"}[found.xanchor],
                xanchor=found.xanchor,
                yanchor=found.yanchor,
                xshift=found.xshift,
                yshift=found.yshift,
                font={"size": 12},
            )


def _way_ahead(span: Span, known: list[Row], checkpoints: list[Row]) -> Iterator[Box]:
    """Boxes along the middle and the lower edge of the likely range."""
    ahead = [row for row in checkpoints if row["middle"] is not None]
    if not known or not ahead:
        return
    for name in ("middle", "low"):
        points = [span.pixels(known[-1]["on_date"], known[-1]["value"])]
        points += [span.pixels(row["due_on"], row[name]) for row in ahead]
        for (x, y), (to_x, to_y) in pairwise(points):
            yield from (_around(x + (to_x - x) * n / 6, y + (to_y - y) * n / 6, 3) for n in range(7))


def _around(x: float, y: float, reach: float) -> Box:
    return Box(x - reach, y - reach, x + reach, y + reach)


def _points(
    known: list[Row], checkpoints: list[Row], near: list[date]
) -> Iterator[tuple[date, float, tuple[str, ...], bool]]:
    """Day, value and texts of what is to be labelled and whether rather below, the most important first.

    Due days `near` the line of the day shown are told short, to stand beside it.
    """
    if known:
        now = known[-1]
        yield now["on_date"], now["value"], (f"<b>{wording.number(now['value'])}</b>",), False
    coming = [row for row in checkpoints if row["settled_on"] is None]
    results = [row for row in reversed(checkpoints) if row["settled_on"] is not None]
    results.sort(
        key=lambda row: not row["correction"]
    )  # where the line is elsewhere than the result, it must be said why
    for row in [*coming[-1:], *coming[:-1][:1], *results, *coming[1:-1]]:
        yield row["due_on"], row["target"], said.texts(row, narrow=row["due_on"] in near), False
    final = coming[-1] if coming else None
    if final is not None and known and final["low"] is not None:
        span = _("вероятно<br>{range}").format(range=wording.likely(final["low"], final["high"]))
        yield final["due_on"], final["low"], (span, span.replace("<br>", " ")), True
    if not any(row["correction"] for row in results):
        corrected = [row for row in known if row["correction"]]
        for row in sorted(corrected, key=lambda row: -abs(row["correction"]))[:2]:
            yield row["on_date"], row["value"], (said.corrected(row) or "",), False


def _dress(figure: go.Figure, span: Span) -> None:
    lay_out(figure)
    figure.update_xaxes(
        type="date",
        range=[span.starts_on, span.ends_on],
        tickformat="%d.%m",
        nticks=6,
        showgrid=False,
        title=None,
    )
    figure.update_yaxes(range=[0, span.top], tickformat=",.0f", nticks=6, automargin=True, zeroline=False, title=None)
