"""The burn-up says what the frame says."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.figures.burn_up import PLOT, burn_up
from dashboard.figures.labels import Label, Placed, box
from dashboard.figures.layout import described

START, TODAY, END = date(2026, 9, 1), date(2026, 9, 20), date(2026, 10, 31)


def drawn(values: list[float], due: dict[date, int], ahead: str = "", *, past: bool = False) -> go.Figure:
    """A burn-up of daily values from the season's start, targets by due date, and a forecast drawn as «day low middle high»."""
    history = pd.DataFrame(
        {"on_date": pd.to_datetime([START + timedelta(n) for n in range(len(values))]), "actual": values}, dtype=None
    )
    targets = pd.DataFrame({"due_on": pd.to_datetime(list(due)), "target": list(due.values())})
    ranges = [line.split() for line in ahead.splitlines()]
    forecast = pd.DataFrame(
        [(pd.Timestamp(day), *map(float, figures)) for day, *figures in ranges],
        columns=["due_on", "low", "middle", "high"],
    )
    return burn_up(history, targets, forecast, starts_on=START, ends_on=END, as_of=TODAY, past=past)


AHEAD = "2026-10-10 25 30 40\n2026-10-31 60 80 99"


def lines(figure: go.Figure) -> list[go.Scatter]:
    """Target line, then actual line."""
    return [trace for trace in figure.data if trace.mode == "lines"]


def words(figure: go.Figure) -> list[str]:
    """Every label."""
    return [label.text.replace("\N{NO-BREAK SPACE}", " ") for label in figure.layout.annotations]


def test_a_gap_stays_a_gap() -> None:
    _, actual = lines(drawn([1, np.nan, 3], {END: 10}))
    assert not actual.connectgaps
    assert np.isnan(actual.y[1])


def test_the_target_rises_on_its_due_day_and_not_before() -> None:
    target, _ = lines(drawn([1], {date(2026, 9, 10): 400, END: 1000}))
    assert target.line.shape == "hv"
    assert list(zip(target.x, target.y, strict=True)) == [
        (START, 0),
        (date(2026, 9, 10), 400),
        (END, 1000),
        (END, 1000),
    ]


def test_only_notable_steps_are_marked() -> None:
    figure = drawn([1], {date(2026, 9, 10): 400, date(2026, 9, 11): 410, END: 1000})
    (marks,) = [t for t in figure.data if t.mode == "markers" and t.marker.symbol == "diamond"]
    assert list(marks.y) == [400, 1000]


def test_lines_are_labelled_where_they_are() -> None:
    figure = drawn([1, 2318], {END: 3680})
    assert figure.layout.showlegend is False
    assert words(figure) == [
        "сегодня, 20.09<br>факт <b>2 318</b>",
        "цель <b>3 680</b>",
        "должно<br>быть по<br>срокам",
    ]
    assert words(drawn([1, 2318], {END: 3680}, past=True))[0] == "20.09<br>факт <b>2 318</b>"


def test_the_steps_are_named_where_the_line_of_figures_is_not() -> None:
    due = {date(2026, 9, 10): 400, END: 1000}
    ahead, behind = (drawn([value], due).layout.annotations[2] for value in (500, 100))
    assert (ahead.x, ahead.y, ahead.yanchor) == (END, 400, "top")
    assert (behind.x.date(), behind.y, behind.yanchor) == (date(2026, 9, 10), 400, "bottom")
    assert ahead.text == behind.text == "должно<br>быть по<br>срокам"


def test_the_likely_range_spreads_from_the_last_figure_to_the_last_due_day() -> None:
    figure = drawn([10.0, 20.0], {END: 100}, AHEAD)
    (band,) = [trace for trace in figure.data if trace.fill == "toself"]
    (middle,) = [trace for trace in figure.data if trace.line.dash == "dot"]
    assert list(band.y) == [20, 40, 99, 60, 25, 20]
    assert list(middle.y) == [20, 30, 80]
    assert band.x[0] == band.x[-1] == pd.Timestamp(START + timedelta(1))
    assert words(figure)[1] == "вероятно <b>60–99</b>"
    early = drawn([10.0, 20.0], {END: 100}, AHEAD.splitlines()[0])
    assert words(early)[1] == "к 10.10 вероятно <b>25–40</b>"


@pytest.mark.parametrize("high", [60, 80, 90, 95, 99, 104, 120])
def test_the_line_of_the_target_does_not_strike_through_the_forecast(high: int) -> None:
    figure = drawn([10.0, 20.0], {END: 100}, f"2026-10-10 25 40 {high}")
    (found,) = [label for label in figure.layout.annotations if "вероятно" in label.text]
    dots = PLOT / figure.layout.yaxis.range[1]
    label = Label(0, high * dots, (found.text,))
    taken = box(label, Placed(found.text, found.xanchor, found.yanchor, found.xshift, found.yshift))
    assert not taken.bottom < 100 * dots < taken.top


def test_a_chart_says_what_is_drawn() -> None:
    said = described(drawn([10.0, 20.0], {END: 100}, AHEAD), "ступени — цели")
    assert said == "Линия — факт по дням, ступени — цели, полоса — вероятный диапазон."
    assert described(drawn([10.0], {END: 100}), "ступени — цели") == "Линия — факт по дням, ступени — цели."


def test_a_forecast_made_for_days_that_have_passed_is_not_drawn() -> None:
    figure = drawn([10.0, 20.0], {END: 100}, "2026-09-20 20 20 20")
    assert not any(trace.fill for trace in figure.data)
    assert drawn([], {END: 100}, AHEAD).data[0].fill is None, "there is nothing to start from"


def test_a_swipe_over_the_chart_scrolls_the_page() -> None:
    figure = drawn([1], {END: 10})
    assert figure.layout.dragmode is False
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange


def test_without_figures_or_targets_there_is_no_line_at_zero() -> None:
    assert [list(trace.y) for trace in drawn([], {}).data] == [[]]


def test_a_target_due_after_the_season_is_in_sight() -> None:
    late = END + timedelta(20)
    assert drawn([1], {late: 10}).layout.xaxis.range[1] > late
