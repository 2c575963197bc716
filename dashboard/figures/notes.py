"""What is written on a chart over time: each note finds a place where nothing strikes through it, on a phone and on a wide screen.

Where a faint line has to be crossed all the same, the ground under the words hides it; the line of figures is never hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.labels import Box, Label, Placed, Plot, box, column, place, width
from dashboard.theme import GROUND

WIDTHS = (282.0, 770.0)
"""Of the chart without its right margin in pixels, between the axis and the edge: on a phone of 390, and on a screen."""
ASIDE = 8
"""Between the plot and what stands in its right margin."""
REACH = {"marks": 7.0, "lines": 3.0, "faint": 2.0}
"""So many pixels around a point are taken."""
FIELD = 8
"""Into so many strips what lies between two days is divided."""

Point = tuple[date, float]


@dataclass(frozen=True)
class Note:
    """What is said at a point: texts from the fullest to the shortest; the other fields are those of `Label`."""

    on: date
    value: float
    texts: tuple[str, ...]
    is_below: bool = False
    is_left: bool = False
    size: int = 12
    colour: str | None = None
    brief: str = ""

    def font(self) -> dict[str, Any]:
        """As plotly takes it."""
        return {"size": self.size} | ({"color": self.colour} if self.colour else {})


@dataclass
class Canvas:
    """What the axes show: from when, until when, up to how many, in a plot so high; and what is drawn there."""

    starts_on: date
    ends_on: date
    top: float
    height: float
    right: float = ASIDE
    drawn: dict[str, list[list[Point]]] = field(default_factory=lambda: {name: [] for name in REACH})
    aside: list[tuple[float, str]] = field(default_factory=list)

    def mark(self, *points: Point) -> None:
        """Marks are never covered."""
        self.drawn["marks"] += [[point] for point in points]

    def line(self, points: Iterable[Point]) -> None:
        """A line is never crossed."""
        self.drawn["lines"].append([*points])

    def faint(self, points: Iterable[Point]) -> None:
        """A line that is crossed only by what has no other place."""
        self.drawn["faint"].append([*points])

    def field(self, low: list[Point], high: list[Point]) -> None:
        """The same of all that lies between two lines over the same days."""
        for (left, right), (upper, to) in zip(pairwise(low), pairwise(high), strict=True):
            for part in (n / FIELD for n in range(FIELD + 1)):
                on = left[0] + (right[0] - left[0]) * part
                between = (left[1] + (right[1] - left[1]) * part, upper[1] + (to[1] - upper[1]) * part)
                self.faint((on, value) for value in between)

    def across(self, on: date) -> float:
        """Where a day lies, from 0 to 1."""
        return (_day(on) - self.starts_on).days / max((self.ends_on - self.starts_on).days, 1)

    def write(self, figure: go.Figure, notes: Sequence[Note], scheme: str | None) -> list[Placed | None]:
        """Places the notes, the most important first; those without room are left out."""
        first, *others = [(self._labels(notes, wide), self._plot(wide)) for wide in WIDTHS]
        found = place(*first, *others)
        for note, placed in zip(notes, found, strict=True):
            if placed is not None:
                figure.add_annotation(
                    x=note.on,
                    y=note.value,
                    text=placed.text,
                    showarrow=False,
                    align=placed.xanchor,
                    xanchor=placed.xanchor,
                    yanchor=placed.yanchor,
                    xshift=placed.xshift,
                    yshift=placed.yshift,
                    font=note.font(),
                    bgcolor=GROUND.on(scheme),
                    borderpad=0,
                )
        return found

    def write_aside(self, figure: go.Figure, notes: Sequence[Note]) -> None:
        """Notes in the right margin (`margin`), one over another, each beside its point. Comes before `write`."""
        tall = [note.value / self.top * self.height for note in notes]
        middles = column([(y, note.texts[0]) for y, note in zip(tall, notes, strict=True)], self.height)
        self.aside = [(middle, note.texts[0]) for note, middle in zip(notes, middles, strict=True)]
        for note, y, middle in zip(notes, tall, middles, strict=True):
            figure.add_annotation(
                x=1,
                xref="paper",
                y=note.value,
                text=note.texts[0],
                showarrow=False,
                align="left",
                xanchor="left",
                yanchor="middle",
                xshift=ASIDE,
                yshift=middle - y,
                font=note.font(),
            )

    def _labels(self, notes: Sequence[Note], wide: float) -> list[Label]:
        return [
            Label(
                *self._pixels((note.on, note.value), wide),
                note.texts,
                note.is_below,
                note.is_left,
                note.size,
                note.brief,
            )
            for note in notes
        ]

    def _plot(self, wide: float) -> Plot:
        boxes = {
            name: [taken for points in lines for taken in self._boxes(points, wide, REACH[name])]
            for name, lines in self.drawn.items()
        }
        beside = wide - self.right + ASIDE
        boxes["marks"] += [
            box(Label(beside, y, (text,)), Placed(text, "left", "middle", 0, 0)) for y, text in self.aside
        ]
        return Plot(wide, self.height, **boxes, strict=True)

    def _boxes(self, points: list[Point], wide: float, reach: float) -> list[Box]:
        """Boxes along a line, none farther from the next than they reach."""
        places = [self._pixels(point, wide) for point in points]
        dense = places[:1]
        for (x, y), (to_x, to_y) in pairwise(places):
            many = max(int(max(abs(to_x - x), abs(to_y - y)) / (2 * reach)), 1)
            dense += [(x + (to_x - x) * n / many, y + (to_y - y) * n / many) for n in range(1, many + 1)]
        return [Box(x - reach, y - reach, x + reach, y + reach) for x, y in dense]

    def _pixels(self, point: Point, wide: float) -> tuple[float, float]:
        on, value = point
        return self.across(on) * (wide - self.right), value / self.top * self.height


def margin(notes: Sequence[Note]) -> int:
    """How much room the notes need at the right of the plot."""
    return round(max((width(note.texts[0]) + 4 for note in notes), default=0) + ASIDE)


def stairs(points: Iterable[Point]) -> list[Point]:
    """The corners of a line that stays until its next point."""
    given = [*points]
    corners = [corner for (_, value), (on, to) in pairwise(given) for corner in ((on, value), (on, to))]
    return [*given[:1], *corners]


def _day(on: date) -> date:
    return on.date() if isinstance(on, pd.Timestamp) else on
