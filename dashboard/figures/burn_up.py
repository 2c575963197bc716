"""The region's burn-up: what was reached, what was due, today, and between what the end is likely to lie."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.figures.layout import BAND, day_shown, lay_out, mark_day
from dashboard.figures.notes import Canvas, Note, stairs
from dashboard.language import _
from dashboard.theme import ACTUAL, TARGET

HEIGHT = 400
"""Of the whole chart in pixels."""
PLOT = 343
"""Of its plot."""

WORTH_A_MARK = 0.05
"""A step of at least this share of the final target gets a diamond: a few municipalities' own dates do not."""
HEADROOM = 1.18
"""Above the highest point there is room for its words."""
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
    scheme: str | None = None,
) -> go.Figure:
    """Line of the sum of figures, steps of the sum of targets due, a mark at `as_of`; labels at the lines, no legend.

    `history`: on_date, actual (NaN is a gap). `targets`: due_on, target (cumulative, ascending). `forecast`: due_on, low,
    middle, high (ascending). `past`: `as_of` is not today.
    """
    figure = go.Figure()
    known = history.dropna(subset=["actual"])
    ahead = None if forecast is None or known.empty else _from_today(known, forecast, as_of)
    end = max([ends_on, as_of, *(d.date() for d in targets["due_on"])])
    highs = [*known["actual"], *targets["target"], *([] if ahead is None else ahead["high"])]
    canvas = Canvas(starts_on, end + (end - starts_on) * 0.03, max([1.0, *map(float, highs)]) * HEADROOM, PLOT)
    notes = []
    if not targets.empty:
        notes += [_goal(starts_on, targets), _steps_name(targets, known, as_of, starts_on, end)]
    if not known.empty:
        notes.insert(0, _fact(known, as_of, past=past))
    if ahead is not None:
        _add_band(figure, ahead)
        is_last = targets.empty or ahead["due_on"].iloc[-1] >= targets["due_on"].iloc[-1]
        notes.insert(1, _likely(ahead, is_last=is_last))
    _add_steps(figure, targets, starts_on, ends_on)
    _add_actual(figure, history)
    _mark_as_of(figure, canvas, known, as_of, past=past)
    _take_room(canvas, known, targets, ahead, as_of)
    canvas.write(figure, notes, scheme)
    _lay_out(figure, canvas)
    return figure


def _from_today(known: pd.DataFrame, forecast: pd.DataFrame, as_of: date) -> pd.DataFrame | None:
    """The forecast of the days to come, beginning at the last figure; None where there is none."""
    ahead = forecast[forecast["due_on"] > pd.Timestamp(as_of)]
    if ahead.empty:
        return None
    last = float(known["actual"].iloc[-1])
    now = pd.DataFrame({"due_on": [known["on_date"].iloc[-1]], "low": [last], "middle": [last], "high": [last]})
    return pd.concat([now, ahead[["due_on", "low", "middle", "high"]]])


def _add_band(figure: go.Figure, ahead: pd.DataFrame) -> None:
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
    marks = _notable(targets)
    figure.add_scatter(
        x=[on for on, _value in marks],
        y=[value for _on, value in marks],
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


def _take_room(
    canvas: Canvas, known: pd.DataFrame, targets: pd.DataFrame, ahead: pd.DataFrame | None, as_of: date
) -> None:
    """What the words are to keep clear of."""
    actual = [*zip(known["on_date"], known["actual"], strict=True)]
    canvas.line(actual)
    canvas.mark(*actual[-1:])
    if not targets.empty:
        due = [*zip(targets["due_on"], targets["target"].astype("float64"), strict=True)]
        canvas.faint(stairs([(canvas.starts_on, 0.0), *due, (canvas.ends_on, due[-1][1])]))
        canvas.faint([(canvas.starts_on, due[-1][1]), due[-1]])
        canvas.mark(*_notable(targets))
    canvas.faint([(as_of, 0.0), (as_of, actual[-1][1] if actual else canvas.top)])
    if ahead is not None:
        low, middle, high = ([*zip(ahead["due_on"], ahead[name], strict=True)] for name in ("low", "middle", "high"))
        canvas.faint(middle)
        canvas.field(low, high)


def _goal(starts_on: date, targets: pd.DataFrame) -> Note:
    """At the beginning of its dotted line."""
    goal = float(targets["target"].iloc[-1])
    return Note(starts_on + timedelta(2), goal, (_("цель {target}").format(target=f"<b>{wording.number(goal)}</b>"),))


def _steps_name(targets: pd.DataFrame, known: pd.DataFrame, as_of: date, starts_on: date, end: date) -> Note:
    """Of the steps: where the line of figures is above, at the right under all steps from `LATE` on; else over the last that was due."""
    name = _("должно<br>быть по<br>срокам")
    texts = (name, name.replace("<br>", " "))
    due = _due_by(targets, as_of)
    if known.empty or float(known["actual"].iloc[-1]) >= due:
        late = starts_on + timedelta(round(LATE * (end - starts_on).days))
        return Note(end, _due_by(targets, late), texts, is_below=True, is_left=True)
    passed = targets.loc[targets["due_on"] <= pd.Timestamp(as_of), "due_on"]
    return Note(passed.max(), due, texts, is_left=True)


def _fact(known: pd.DataFrame, as_of: date, *, past: bool) -> Note:
    """The day and the last figure."""
    last = float(known["actual"].iloc[-1])
    fact = _("факт {actual}").format(actual=f"<b>{wording.number(last)}</b>")
    texts = (f"{day_shown(as_of, past=past)}<br>{fact}", f"{wording.day_short(as_of)}<br>{fact}", fact)
    return Note(as_of, last, texts, is_left=True, size=14, colour=ACTUAL)


def _likely(ahead: pd.DataFrame, *, is_last: bool) -> Note:
    """Between what the end of the forecast lies; `is_last`: it reaches to the last due day, else its end is named."""
    days, high = ahead["due_on"].iloc[-1], float(ahead["high"].iloc[-1])
    likely = f"<b>{wording.likely(ahead['low'].iloc[-1], high)}</b>"
    said = (_("вероятно {range}") if is_last else _("к {day} вероятно {range}")).format(
        range=likely, day=wording.day_short(days)
    )
    return Note(days, high, (said, said.replace(f" {likely}", f"<br>{likely}")), is_left=True, colour=ACTUAL)


def _due_by(targets: pd.DataFrame, day: date) -> float:
    due = targets.loc[targets["due_on"] <= pd.Timestamp(day), "target"]
    return 0.0 if due.empty else float(due.iloc[-1])


def _notable(targets: pd.DataFrame) -> list[tuple[date, float]]:
    """The steps that are worth a mark."""
    sums = targets["target"].astype("float64").tolist()
    steps = zip((d.date() for d in targets["due_on"]), sums, [0.0, *sums[:-1]], strict=True)
    return [(on, value) for on, value, before in steps if value - before >= WORTH_A_MARK * sums[-1]]


def _mark_as_of(figure: go.Figure, canvas: Canvas, known: pd.DataFrame, as_of: date, *, past: bool) -> None:
    """A line up to the last figure, where its words are; what lies above is the forecast's."""
    if known.empty:
        mark_day(figure, as_of, canvas.across(as_of), past=past)
        return
    last = float(known["actual"].iloc[-1])
    dotted = {"color": TARGET, "width": 1, "dash": "dot"}
    figure.add_shape(type="line", x0=as_of, x1=as_of, y0=0, y1=last, line=dotted)
    figure.add_scatter(x=[as_of], y=[last], mode="markers", marker={"size": 9, "color": ACTUAL}, hoverinfo="skip")


def _lay_out(figure: go.Figure, canvas: Canvas) -> None:
    lay_out(figure)
    figure.update_xaxes(
        type="date",
        range=[canvas.starts_on, canvas.ends_on],
        tickformat="%d.%m",
        nticks=8,
        showgrid=False,
        title=None,
    )
    figure.update_yaxes(range=[0, canvas.top], tickformat=",.0f", nticks=6, automargin=True, zeroline=False, title=None)
