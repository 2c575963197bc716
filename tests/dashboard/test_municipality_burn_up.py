"""The burn-up of a municipality: gaps, results, moves, the likely range; its labels never cover each other."""

from __future__ import annotations

import random
from datetime import date, timedelta

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.labels import Box, Label, Placed, Plot, box, place
from dashboard.figures.municipality_burn_up import PLOT, burn_up
from dashboard.figures.notes import WIDTHS, Canvas
from dashboard.plain import Row

START, TODAY, END = date(2026, 9, 1), date(2026, 9, 20), date(2026, 10, 31)


def checkpoint(due: date, target: int, **more: object) -> Row:
    """A checkpoint to come; `more` says what came of it."""
    row: Row = dict.fromkeys(
        (
            "value",
            "met",
            "is_settled",
            "settled_on",
            "correction",
            "low",
            "middle",
            "high",
            "chance",
            "moved_from",
            "target_was",
            "reason",
        )
    )
    return (
        row
        | {"indicator": "registered_users", "checkpoint": "Этап", "due_on": pd.Timestamp(due), "target": target}
        | more
    )


MISSED = checkpoint(
    date(2026, 9, 10), 60, value=31, met=False, is_settled=True, settled_on=pd.Timestamp(2026, 9, 12), correction=4
)
FINAL = checkpoint(END, 108, low=49.0, middle=57.0, high=66.0, chance=0.09)


def drawn(values: list[float], *checkpoints: Row, correction: int = 0) -> go.Figure:
    """The burn-up of daily values from the season's start."""
    days = pd.to_datetime([START + timedelta(n) for n in range(len(values))])
    curve = pd.DataFrame({"on_date": days, "value": pd.Series(values, dtype="float64"), "value_first": values})
    curve["correction"] = [correction, *[0] * (len(values) - 1)] if values else []
    return burn_up(curve, list(checkpoints), starts_on=START, ends_on=END, as_of=TODAY, scheme="light")


def words(figure: go.Figure) -> list[str]:
    """Every label, lines as words."""
    return [label.text.replace("\N{NO-BREAK SPACE}", " ").replace("<br>", " ") for label in figure.layout.annotations]


def test_a_gap_stays_a_gap() -> None:
    (curve,) = [trace for trace in drawn([1, np.nan, 3]).data if trace.mode == "lines"]
    assert not curve.connectgaps
    assert np.isnan(curve.y[1])


def test_results_targets_and_the_range_are_told_in_words() -> None:
    said = words(drawn([float(n) for n in range(20)], MISSED, FINAL))
    assert "факт <b>19</b>" in said
    assert "сегодня, 20.09" in said
    assert "цель 108 31 октября" in said
    assert "✕ 31 из 60 исправлено позже: +4" in said
    assert "вероятно <b>49–66</b>" in said


def test_what_is_said_of_the_last_day_stands_beside_the_plot() -> None:
    figure = drawn([float(n) for n in range(20)], MISSED, FINAL)
    aside = [label for label in figure.layout.annotations if label.xref == "paper"]
    assert [label.text.split("<br>")[0] for label in aside] == ["цель 108", "вероятно"]
    assert figure.layout.margin.r > 70
    assert drawn([1.0], MISSED).layout.margin.r < 20, "nothing stands there"


def test_neither_the_line_of_the_day_nor_a_diamond_strikes_through_the_fact() -> None:
    """Three days after a target that was almost reached, and on the very day."""
    for back in (0, 3, 8):
        near = MISSED | {"due_on": pd.Timestamp(TODAY - timedelta(back)), "target": 24, "correction": None}
        figure = drawn([float(n) for n in range(20)], near, FINAL)
        (fact,) = [label for label in figure.layout.annotations if "факт" in label.text or label.text == "<b>19</b>"]
        top, (first, last) = figure.layout.yaxis.range[1], figure.layout.xaxis.range
        for wide in WIDTHS:
            drawn_on = Canvas(first, last, top, PLOT, figure.layout.margin.r)
            x, y = (drawn_on.across(TODAY) * (wide - drawn_on.right), 19 / top * PLOT)
            taken = box(Label(x, y, ()), Placed(fact.text, fact.xanchor, fact.yanchor, fact.xshift, fact.yshift))
            assert not taken.left < x < taken.right
            at = drawn_on.across(near["due_on"]) * (wide - drawn_on.right)
            assert not taken.hits(Box(at - 6, 24 / top * PLOT - 6, at + 6, 24 / top * PLOT + 6))


def test_of_a_past_day_it_is_not_said_that_it_is_today() -> None:
    days = pd.DataFrame({"on_date": [pd.Timestamp(START)], "value": [1.0], "value_first": [1.0], "correction": [0]})
    figure = burn_up(days, [FINAL], starts_on=START, ends_on=END, as_of=TODAY, scheme=None, past=True)
    assert "20.09" in words(figure)


def test_the_range_goes_from_the_last_figure_through_the_checkpoints() -> None:
    (band,) = [trace for trace in drawn([5.0] * 20, MISSED, FINAL).data if trace.fill == "toself"]
    assert list(band.y) == [5, 49, 66, 5]
    assert [pd.Timestamp(x).date() for x in band.x] == [TODAY, END, END, TODAY]


def test_without_a_forecast_or_a_figure_there_is_no_range() -> None:
    assert not [t for t in drawn([5.0], checkpoint(END, 108)).data if t.fill]
    assert not [t for t in drawn([], FINAL).data if t.fill]


def test_a_moved_checkpoint_leaves_its_former_day_behind() -> None:
    figure = drawn([5.0], checkpoint(END, 108, moved_from=pd.Timestamp(2026, 10, 15), reason="<b>x</b> $y$"))
    (way,) = [trace for trace in figure.data if trace.mode == "lines+markers"]
    assert [pd.Timestamp(x).date() for x in way.x] == [date(2026, 10, 15), END]
    assert any("перенесён с 15 октября" in said for said in words(figure))
    told = "".join(text for trace in figure.data if trace.text for text in trace.text)
    assert "&lt;b&gt;x&lt;/b&gt;" in told
    assert "$" not in told


def test_a_corrected_figure_is_marked() -> None:
    (marks,) = [t for t in drawn([7.0, 8.0], correction=-3).data if t.marker.symbol == "circle-open"]
    assert list(marks.y) == [7]
    assert any("исправлено позже: −3" in said for said in words(drawn([7.0, 8.0], correction=-3)))


def test_a_swipe_over_the_chart_scrolls_the_page() -> None:
    figure = drawn([1.0], FINAL)
    assert figure.layout.dragmode is False
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange
    assert figure.layout.showlegend is False


def test_no_label_covers_another_or_leaves_the_plot() -> None:
    chance = random.Random(1)
    dropped = 0
    for _case in range(60):
        labels = [
            Label(chance.uniform(0, 268), chance.uniform(0, 360), ("✕ 31 из 60<br>исправлено позже: +4", "✕ 31 из 60"))
            for _label in range(14)
        ]
        marks = [Box(label.x - 7, label.y - 7, label.x + 7, label.y + 7) for label in labels]
        found = place(labels, Plot(268, 360, marks, [], []))
        boxes = [box(label, placed) for label, placed in zip(labels, found, strict=True) if placed]
        dropped += found.count(None)
        assert all(taken.inside(268, 360) for taken in boxes)
        assert not any(one.hits(other) for n, one in enumerate(boxes) for other in [*boxes[:n], *marks])
    assert dropped, "a crowd this thick cannot all be labelled"


def test_the_shorter_text_is_taken_where_the_full_one_has_no_room() -> None:
    label = Label(30, 30, ("очень длинная подпись, которой нет места", "коротко"))
    (found,) = place([label], Plot(90, 60, [], [], []))
    assert found is not None
    assert found.text == "коротко"
