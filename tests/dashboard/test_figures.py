"""The burn-up says what the frame says."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.burn_up import burn_up

START, TODAY, END = date(2026, 9, 1), date(2026, 9, 20), date(2026, 10, 31)


def drawn(values: list[float], due: dict[date, int]) -> go.Figure:
    """A burn-up of daily values from the season's start and targets by due date."""
    history = pd.DataFrame(
        {"on_date": pd.to_datetime([START + timedelta(n) for n in range(len(values))]), "actual": values}, dtype=None
    )
    targets = pd.DataFrame({"due_on": pd.to_datetime(list(due)), "target": list(due.values())})
    return burn_up(history, targets, starts_on=START, ends_on=END, as_of=TODAY)


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
    assert words(figure) == ["цель 3 680", "20.09", "<b>2 318</b>"]


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
