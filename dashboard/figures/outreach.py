"""Registrations, messages and consultations week by week: panels above one another on one axis of time, each under its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard import wording
from dashboard.conclusions.outreach import ABOUT, TOPICS, municipalities_of
from dashboard.conclusions.outreach_weeks import ADVISED, span
from dashboard.figures.layout import lay_out
from dashboard.figures.names import label
from dashboard.language import N_, _
from dashboard.plain import Row, rows
from dashboard.theme import ACTUAL, TARGET

HEIGHT = 620
"""Of the whole chart in pixels."""
PLOT = 260.0
"""Width of the panels on a phone: whether every bar has room for its number is reckoned there."""
LETTER = 6.0
TICKS = 6
"""So many days at most stand below the axis."""
SHARES = [0.27, 0.25, 0.16, 0.16, 0.16]
LANES = {"marathon": N_("марафон"), "participation": N_("участие"), "hotline": N_("гор. линия")}
NAMES = {
    "hotline": N_("<b>Консультации</b> по горячей линии"),
    "in_person": N_("<b>Консультации</b> очно"),
    "remote": N_("<b>Консультации</b> заочно"),
}
UNKNOWN = N_("прирост неизвестен: нет цифр на начало или конец недели")
UNSAID = N_("записей нет")
"""Of a week without a bar: of registrations, and of what the tabs say."""
SOFT = "rgba(123, 135, 148, 0.28)"


def by_weeks(weeks: pd.DataFrame, messages: pd.DataFrame | None, *, as_of: date, past: bool) -> go.Figure:
    """`weeks`: `frames.outreach.weeks`. `messages` of one municipality stand on their days; without them each week's are counted.

    A week without data has «—» in place of a bar. `past`: `as_of` is not today.
    """
    figure = make_subplots(rows=5, cols=1, shared_xaxes=True, row_heights=SHARES, vertical_spacing=0.055)
    found = rows(weeks)
    _bars(figure, 1, found, "registered", _most(found, "registered"))
    _name(figure, 1, _("<b>Новые регистрации</b> за неделю"))
    if messages is None:
        _counted(figure, found)
    else:
        _each(figure, rows(messages), found[0]["week_on"])
    if not any(row[topic] for row in found for topic in TOPICS):
        _name(figure, 2, _("<b>Сообщения работникам</b>: записей нет"))
    elif messages is None:
        _name(figure, 2, _("<b>Сообщения работникам</b>, сколько за неделю"))
    else:
        _name(figure, 2, _("<b>Сообщения работникам</b> по дням"))
    for place, (channel, column) in enumerate(ADVISED.items(), 3):
        _bars(figure, place, found, column, _most(found, *ADVISED.values()))  # one scale for the three
        _name(figure, place, _(NAMES[channel]))
    _dress(figure, found, as_of, past=past)
    return figure


def _bars(figure: go.Figure, place: int, found: Sequence[Row], column: str, top: float) -> None:
    """One panel up to `top`: a bar per week with data, as wide as the week is old, «—» in each other."""
    known = [row for row in found if row[column] is not None]
    said = [wording.number(row[column]) for row in known]
    fits = max(map(len, said), default=0) * LETTER + 3 <= PLOT / len(found)
    if not fits:  # the largest speaks for its panel
        most = _most(known, column)
        said = [shown if row[column] == most else "" for row, shown in zip(known, said, strict=True)]
    figure.add_bar(
        x=[_middle(row) for row in known],
        y=[row[column] for row in known],
        width=[0.86 * (_end(row) - row["week_on"]).total_seconds() * 1000 for row in known],
        marker={"color": ACTUAL if column == "registered" else TARGET, "line": {"width": 0}},
        text=said,
        textposition="outside",
        textfont={"size": 11},
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        hovertext=[_bar_says(row, column) for row in known],
        hovertemplate="%{hovertext}<extra></extra>",
        row=place,
        col=1,
    )
    missing = [row for row in found if row[column] is None]
    figure.add_scatter(
        x=[_middle(row) for row in missing],
        y=[0] * len(missing),
        mode="text",
        text=[wording.NONE] * len(missing),
        textposition="top center",
        textfont={"color": TARGET},
        cliponaxis=False,
        hovertext=[
            f"{span(row['week_on'], row['until'])}<br>{_(UNKNOWN if column == 'registered' else UNSAID)}"
            for row in missing
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        row=place,
        col=1,
    )
    lowest = min((row[column] for row in known), default=0)
    figure.update_yaxes(
        range=[min(lowest * 1.3, 0), top * 1.3 or 1],
        nticks=3,
        tickformat=",.0f",
        showticklabels=not fits,
        showgrid=not fits,
        row=place,
        col=1,
    )


def _end(row: Row) -> pd.Timestamp:
    """The end of what the week has had so far."""
    return pd.Timestamp(row["until"]) + timedelta(1)


def _middle(row: Row) -> pd.Timestamp:
    first = pd.Timestamp(row["week_on"])
    return first + (_end(row) - first) / 2


def _most(found: Sequence[Row], *columns: str) -> float:
    return max((row[column] for row in found for column in columns if row[column] is not None), default=0)


def _bar_says(row: Row, column: str) -> str:
    if column == "registered":
        who = _("прирост известен у {whom}").format(whom=municipalities_of(int(row["counted"])))
    else:
        who = _("записано у {whom}").format(whom=municipalities_of(int(row["advised"])))
    return f"{span(row['week_on'], row['until'])}: <b>{wording.number(row[column])}</b><br>{who}"


def _counted(figure: go.Figure, found: Sequence[Row]) -> None:
    """The region's messages: how many in each week about each topic."""
    marks = [(row, topic) for topic in TOPICS for row in found if row[topic] is not None]
    figure.add_scatter(
        x=[_middle(row) for row, _topic in marks],
        y=[_(LANES[topic]) for _row, topic in marks],
        mode="markers+text",
        marker={"size": 22, "color": SOFT, "line": {"width": 0}},
        text=[wording.number(row[topic]) for row, topic in marks],
        textfont={"size": 11},
        hovertext=[
            f"{span(row['week_on'], row['until'])}: <b>{wording.number(row[topic])}</b><br>{_(ABOUT[topic])}"
            for row, topic in marks
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        row=2,
        col=1,
    )


def _each(figure: go.Figure, messages: Sequence[Row], first: date) -> None:
    """A municipality's messages, each on its day; what is from before the first week has no place here."""
    shown = [row for row in messages if row["on_date"] >= first]
    figure.add_scatter(
        x=[row["on_date"] + timedelta(hours=12) for row in shown],
        y=[_(LANES[row["topic"]]) for row in shown],
        mode="markers",
        marker={"size": 11, "color": TARGET, "symbol": "circle", "line": {"width": 0}},
        hovertext=[_message_says(row) for row in shown],
        hovertemplate="%{hovertext}<extra></extra>",
        row=2,
        col=1,
    )


def _message_says(row: Row) -> str:
    said = [f"<b>{wording.day(row['on_date'])}</b>, {_(ABOUT[row['topic']])}"]
    if row["channel"]:
        said.append(label(row["channel"], 40))
    if row["reach"] is not None:
        said.append(_("охват {n}").format(n=wording.number(row["reach"])))
    return "<br>".join(said)


def _name(figure: go.Figure, place: int, said: str) -> None:
    """The panel's name over its left corner: words of our own."""
    figure.add_annotation(
        x=0,
        y=1,
        xref="x domain" if place == 1 else f"x{place} domain",
        yref="y domain" if place == 1 else f"y{place} domain",
        text=said,
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        yshift=3,
        font={"size": 12},
    )


def _dress(figure: go.Figure, found: Sequence[Row], as_of: date, *, past: bool) -> None:
    lay_out(figure, top=40)
    ends = found[-1]["week_on"] + timedelta(7)
    figure.update_xaxes(
        type="date",
        range=[found[0]["week_on"], ends],
        tickvals=[row["week_on"] for row in found[:: -(-len(found) // TICKS)]],
        tickformat="%d.%m",
        showgrid=False,
        title=None,
        showticklabels=False,
    )
    figure.update_xaxes(showticklabels=True, row=5, col=1)
    figure.update_yaxes(automargin=True, title=None, zeroline=True, zerolinecolor=SOFT, zerolinewidth=1)
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=[_(LANES[topic]) for topic in reversed(TOPICS)],
        range=[-0.6, 2.6],
        zeroline=False,
        row=2,
        col=1,
    )
    now = pd.Timestamp(as_of) + timedelta(1)
    if found[0]["week_on"] <= now <= ends:
        _mark_day(figure, now, as_of, past=past)


def _mark_day(figure: go.Figure, now: pd.Timestamp, as_of: date, *, past: bool) -> None:
    """A line through all panels at the end of the day shown."""
    figure.add_shape(
        type="line",
        xref="x",
        yref="paper",
        x0=now,
        x1=now,
        y0=0,
        y1=1,
        line={"color": TARGET, "width": 1, "dash": "dot"},
    )
    short = wording.day_short(as_of)
    figure.add_annotation(
        x=now,
        xref="x",
        y=1,
        yref="paper",
        text=short if past else _("сегодня, {day}").format(day=short),
        showarrow=False,
        xanchor="right",
        yanchor="bottom",
        yshift=20,
        font={"size": 12},
    )
