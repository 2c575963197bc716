"""Words on a chart over time: nothing strikes through them, on a phone and on a wide screen."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from dashboard.figures.labels import LINE, Box, Label, Placed, box, column
from dashboard.figures.notes import ASIDE, WIDTHS, Canvas, Note, margin
from dashboard.theme import GROUND

START = date(2026, 9, 1)
END = START + timedelta(100)


def canvas(right: float = ASIDE) -> Canvas:
    """100 days, up to 100, in a plot of 300 pixels."""
    return Canvas(START, END, 100, 300, right)


def boxes(on: Canvas, note: Note, found: Placed) -> list[Box]:
    """What the note covers in each width."""
    return [
        box(Label(on.across(note.on) * (wide - on.right), note.value * 3, note.texts, size=note.size), found)
        for wide in WIDTHS
    ]


@pytest.mark.parametrize("day", [3, 20, 50, 80, 97])
def test_a_note_at_the_end_of_a_line_is_not_struck_through(day: int) -> None:
    drawn, on, high = canvas(), START + timedelta(day), day * 0.86
    drawn.line([(START, 0), (on, high)])
    drawn.faint([(on, 0), (on, 100)])
    note = Note(on, high, ("факт <b>53</b>",), is_left=True)
    (found,) = drawn.write(go.Figure(), [note], "light")
    assert found is not None
    for wide, taken in zip(WIDTHS, boxes(drawn, note, found), strict=True):
        at = drawn.across(on) * (wide - drawn.right)
        assert not taken.left < at < taken.right, "the line of the day"
        steps = [(n / 100 * at, n / 100 * high * 3) for n in range(101)]
        assert not any(taken.left < x < taken.right and taken.bottom < y < taken.top for x, y in steps)
        assert taken.inside(wide, 300)


def test_the_line_of_figures_is_never_hidden_and_a_faint_one_as_little_as_can_be() -> None:
    drawn, on = canvas(), START + timedelta(50)
    drawn.faint([(on - timedelta(n), value) for n in range(-30, 31, 4) for value in range(0, 101, 4)])
    figure = go.Figure()
    assert drawn.write(figure, [Note(on, 50, ("слово",))], "dark") != [None], "a faint one may be crossed"
    assert figure.layout.annotations[0].bgcolor == GROUND.dark, "but not seen through the words"
    drawn.drawn = {"marks": [], "lines": drawn.drawn["faint"], "faint": []}
    assert drawn.write(figure, [Note(on, 50, ("слово",))], "dark") == [None]


def test_what_stands_in_the_margin_is_in_order_and_apart() -> None:
    notes = [Note(END, 60, ("цель 103<br>14 декабря",)), Note(END, 58, ("вероятно<br>73–113",)), Note(END, 1, ("низ",))]
    drawn, figure = canvas(margin(notes)), go.Figure()
    drawn.write_aside(figure, notes)
    at = [label.y * 3 + label.yshift for label in figure.layout.annotations]
    assert at[0] - at[1] >= 2 * LINE
    assert at[2] >= LINE / 2, "nothing sticks out below"
    assert all(label.xref == "paper" and label.xanchor == "left" for label in figure.layout.annotations)
    assert drawn.right > len("14 декабря") * 6
    # what stands there is not covered by what is written on the plot
    near = Note(END - timedelta(2), 60, ("подпись",))
    (found,) = drawn.write(go.Figure(), [near], None)
    assert found is not None
    for wide, taken in zip(WIDTHS, boxes(drawn, near, found), strict=True):
        assert not any(taken.hits(Box(wide - drawn.right + ASIDE, y - LINE, wide, y + LINE)) for y in (at[0], at[1]))


def test_a_column_keeps_to_its_plot() -> None:
    for wanted in ([0.0, 0.0, 0.0], [300.0, 300.0], [150.0, 151.0, 149.0], []):
        found = column([(y, "а<br>б") for y in wanted], 300)
        ordered = sorted(found)
        assert all(above - below >= 2 * LINE for below, above in pairwise(ordered))
        assert all(LINE <= y <= 300 - LINE for y in found)
