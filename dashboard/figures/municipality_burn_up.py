"""A municipality's burn-up: its daily curve, each checkpoint with what came of it, the range in which it will go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.conclusions import municipality_checkpoints as said
from dashboard.conclusions.statuses import look
from dashboard.figures.labels import width
from dashboard.figures.layout import BAND, lay_out, mark_day
from dashboard.figures.names import text
from dashboard.figures.notes import ASIDE, Canvas, Note, margin, stairs
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.theme import ACTUAL, TARGET

HEIGHT = 440
"""Of the whole chart in pixels."""
PLOT = 383
"""Of its plot."""
WIDEST = 90
"""Of the right margin's texts in pixels: a phone's plot must stay wide enough."""


def burn_up(
    curve: pd.DataFrame,
    checkpoints: list[Row],
    *,
    starts_on: date,
    ends_on: date,
    as_of: date,
    scheme: str | None,
    past: bool = False,
) -> go.Figure:
    """The curve of `frames.municipality.curve` and the rows of its `checkpoints`, both of one indicator.

    Gaps are gaps; no legend: what matters is labelled where it is, and what has no room is left to the tables. What is said
    of the last day stands beside the plot. `past`: `as_of` is not today.
    """
    known = [row for row in rows(curve) if row["value"] is not None]
    last = known[-1] if known else None
    ahead = _ahead(last, checkpoints)
    aside = [*_aside(checkpoints, ahead)]
    canvas = _canvas(curve, checkpoints, [starts_on, ends_on, as_of], margin(aside))
    figure = go.Figure()
    if last is not None and ahead:
        _add_range(figure, last, ahead)
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
    mark_day(figure, as_of, canvas.across(as_of), past=past)
    _take_room(canvas, known, ahead, checkpoints, as_of)
    canvas.write_aside(figure, aside)
    canvas.write(figure, [*_notes(known, checkpoints, drawn_aside=bool(aside))], scheme)
    _dress(figure, canvas)
    return figure


def _day(on: date) -> date:
    return on.date() if isinstance(on, pd.Timestamp) else on


def _canvas(curve: pd.DataFrame, checkpoints: list[Row], shown: list[date], right: float) -> Canvas:
    days = [*shown, *(_day(row["due_on"]) for row in checkpoints)]
    days += [_day(on) for on in curve["on_date"].iloc[:1]]
    highs = [row["target"] for row in checkpoints] + [row["high"] for row in checkpoints if row["high"] is not None]
    top = max([*curve["value"].dropna().astype(float), *highs, 1.0])
    first, last = min(days), max(days)
    return Canvas(first, last + timedelta(max(round((last - first).days * 0.04), 1)), top * 1.16, PLOT, right)


def _ahead(last: Row | None, checkpoints: list[Row]) -> list[Row]:
    """The checkpoints to come that have a forecast."""
    if last is None:
        return []
    return [row for row in checkpoints if row["low"] is not None and row["due_on"] > last["on_date"]]


def _add_range(figure: go.Figure, last: Row, ahead: list[Row]) -> None:
    """The likely range from the last figure through the checkpoints to come, its middle dotted."""
    low, middle, high = _ranges(last, ahead)
    figure.add_scatter(
        x=[on for on, _value in [*low, *reversed(high)]],
        y=[value for _on, value in [*low, *reversed(high)]],
        mode="lines",
        fill="toself",
        fillcolor=BAND,
        line={"width": 0},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=[on for on, _value in middle],
        y=[value for _on, value in middle],
        mode="lines",
        line={"color": ACTUAL, "width": 2, "dash": "dot"},
        hoverinfo="skip",
    )


def _ranges(last: Row, ahead: list[Row]) -> list[list[tuple[date, float]]]:
    """Lower edge, middle and upper edge of the likely range, from the last figure on."""
    start = (last["on_date"], last["value"])
    return [[start, *((row["due_on"], row[name]) for row in ahead)] for name in ("low", "middle", "high")]


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


def _take_room(canvas: Canvas, known: list[Row], ahead: list[Row], checkpoints: list[Row], as_of: date) -> None:
    """What the labels are to keep clear of."""
    canvas.mark(*((row["due_on"], row["target"]) for row in checkpoints))
    canvas.line(stairs((row["on_date"], row["value"]) for row in known))
    canvas.faint([(as_of, 0.0), (as_of, canvas.top)])
    if ahead:
        low, middle, high = _ranges(known[-1], ahead)
        canvas.faint(middle)
        canvas.field(low, high)


def _aside(checkpoints: list[Row], ahead: list[Row]) -> Iterator[Note]:
    """What is to be reached on the last day to come, and how much is likely to be there."""
    coming = [row for row in checkpoints if row["settled_on"] is None]
    if not coming:
        return
    final = coming[-1]
    texts = said.texts(final)
    yield Note(final["due_on"], final["target"], (next((t for t in texts if width(t) <= WIDEST), texts[-1]),))
    if ahead and ahead[-1]["due_on"] == final["due_on"]:
        likely = wording.likely(ahead[-1]["low"], ahead[-1]["high"])
        words = _("вероятно<br>{range}").format(range=f"<b>{likely}</b>")
        yield Note(final["due_on"], ahead[-1]["middle"], (words,), colour=ACTUAL)


def _notes(known: list[Row], checkpoints: list[Row], *, drawn_aside: bool) -> Iterator[Note]:
    """What is labelled on the plot, the most important first; `drawn_aside`: the last one to come is not."""
    if known:
        now = known[-1]
        fact = f"<b>{wording.number(now['value'])}</b>"
        yield Note(now["on_date"], now["value"], (_("факт {actual}").format(actual=fact), fact), is_left=True)
    coming = [row for row in checkpoints if row["settled_on"] is None][: -1 if drawn_aside else None]
    results = [row for row in reversed(checkpoints) if row["settled_on"] is not None]
    # where the line is elsewhere than the result, it must be said why
    results.sort(key=lambda row: not row["correction"])
    for row in [*coming[:1], *results, *coming[1:]]:
        full, short = said.texts(row), said.texts(row, narrow=True)
        texts = dict.fromkeys(text for pair in zip(full, short, strict=True) for text in pair)
        yield Note(row["due_on"], row["target"], tuple(texts), brief=_brief(row))
    if not any(row["correction"] for row in results):
        corrected = [row for row in known if row["correction"]]
        for row in sorted(corrected, key=lambda row: -abs(row["correction"]))[:2]:
            yield Note(row["on_date"], row["value"], (said.corrected(row) or "",))


def _brief(row: Row) -> str:
    """«✕ 24» of a checkpoint that has a result."""
    if row["met"] is None:
        return ""
    return f"{look('met' if row['met'] else 'missed').shape}{wording.SPACE}{wording.number(row['value'])}"


def _dress(figure: go.Figure, canvas: Canvas) -> None:
    lay_out(figure, right=max(round(canvas.right), ASIDE))
    figure.update_xaxes(
        type="date",
        range=[canvas.starts_on, canvas.ends_on],
        tickformat="%d.%m",
        nticks=6,
        showgrid=False,
        title=None,
    )
    figure.update_yaxes(range=[0, canvas.top], tickformat=",.0f", nticks=6, automargin=True, zeroline=False, title=None)
