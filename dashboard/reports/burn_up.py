"""A burn-up as numbers between 0 and 1, and its words: what the template draws.

Labels are placed by the geometry that places them on the pages, in its pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.conclusions import municipality_checkpoints as said
from dashboard.conclusions.statuses import look
from dashboard.figures.labels import Box, Label, Plot, place
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.reports.facts import Edition
from dashboard.theme import TARGET

Point = tuple[float, float]

HEADROOM = 1.18
"""Above the highest point there is room for its label."""
CORRECTED = 2
"""So many corrected figures are named at most."""


def key(*drawings: dict[str, Any]) -> str:
    """What the lines and marks of these contents mean, of those that are there."""
    told = {
        "lines": _("синяя линия — факт"),
        "steps": _("серая ступень — сколько должно быть по срокам"),
        "band": _("голубое поле — вероятный диапазон"),
        "rings": _("пустой кружок — цифру исправили позже"),
        "moves": _("серый пунктир — перенос срока"),
    }
    seen = [said for name, said in told.items() if any(drawing[name] for drawing in drawings)]
    return f"{wording.capital('; '.join(seen))}." if seen else ""


@dataclass
class Drawing:
    """What is drawn, from the lower left corner (0, 0) to the upper right one (1, 1); `size` in pixels in which labels are placed."""

    first: date
    last: date
    top: float
    size: Point
    lines: list[list[Point]] = field(default_factory=list)
    steps: list[Point] = field(default_factory=list)
    band: list[Point] = field(default_factory=list)
    middle: list[Point] = field(default_factory=list)
    moves: list[list[Point]] = field(default_factory=list)
    goal: list[Point] = field(default_factory=list)
    diamonds: list[dict[str, Any]] = field(default_factory=list)
    rings: list[Point] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def at(self, on: date, value: float) -> Point:
        """Where a figure of that day lies."""
        return (_day(on) - self.first).days / max((self.last - self.first).days, 1), value / self.top

    def name(self, on: date, value: float, texts: Iterable[str]) -> None:
        """Names a point, if there is room for one of the texts."""
        x, y = self.at(on, value)
        self.labels.append(Label(x * self.size[0], y * self.size[1], tuple(texts)))

    def content(self, as_of: date, alt: str) -> dict[str, Any]:
        """For the template; `alt` says in words what is seen."""
        now = self.at(as_of, 0)[0]
        parts = {
            name: getattr(self, name)
            for name in ("lines", "steps", "band", "middle", "moves", "goal", "diamonds", "rings")
        }
        return parts | {
            "alt": alt,
            "aspect": self.size[1] / self.size[0],
            "pixels": self.size[0],
            "last": self.lines[-1][-1] if self.lines else None,
            "today": {"x": now, "text": wording.day_short(as_of)},
            "days": self._days(),
            "values": [{"at": n / self.top, "text": wording.number(n)} for n in _round(self.top)],
            "labels": self._labels(now),
        }

    def _days(self) -> list[dict[str, Any]]:
        step = max(round((self.last - self.first).days / 5), 1)
        days = [self.first + timedelta(n) for n in range(0, (self.last - self.first).days + 1, step)]
        return [{"at": self.at(on, 0)[0], "text": wording.day_short(on)} for on in days]

    def _labels(self, now: float) -> list[dict[str, Any]]:
        width, height = self.size
        marks = [_around((found["x"] * width, found["y"] * height), 7) for found in self.diamonds]
        traces = [*self.lines, *map(_dense, (self.steps, self.band, self.middle))]
        lines = [_around((x * width, y * height), 3) for trace in traces for x, y in trace]
        faint = [_around((now * width, y), 2) for y in range(0, int(height), 10)]
        found = place(self.labels, Plot(width, height, marks, lines, faint))
        return [
            {
                "x": label.x / width,
                "y": label.y / height,
                "shift": [chosen.xshift, chosen.yshift],
                "across": chosen.xanchor,
                "up": chosen.yanchor,
                "bold": chosen.text.startswith("<b>"),
                "lines": chosen.text.removeprefix("<b>").removesuffix("</b>").split("<br>"),
            }
            for label, chosen in zip(self.labels, found, strict=True)
            if chosen is not None
        ]


def of_municipality(curve: pd.DataFrame, checkpoints: list[Row], of: Edition, size: Point) -> Drawing:
    """The curve of `frames.municipality.curve` and the rows of its `checkpoints`, both of one indicator."""
    known = [row for row in rows(curve) if row["value"] is not None]
    days = [
        of.season.starts_on,
        of.season.ends_on,
        of.as_of,
        *(row["due_on"] for row in checkpoints),
        *curve["on_date"].iloc[:1],
    ]
    highs = [row["target"] for row in checkpoints] + [row["high"] for row in checkpoints if row["high"] is not None]
    drawing = _drawing(days, [*(row["value"] for row in known), *highs], size)
    drawing.lines = _traces(drawing, [(row["on_date"], row["value"]) for row in rows(curve)])
    drawing.steps = _steps(drawing, [(row["due_on"], row["target"]) for row in checkpoints])
    ahead = [row for row in checkpoints if known and row["low"] is not None and row["due_on"] > known[-1]["on_date"]]
    if ahead:
        _range(drawing, (known[-1]["on_date"], known[-1]["value"]), ahead)
    drawing.moves = [
        [drawing.at(row["moved_from"], row["target"]), drawing.at(row["due_on"], row["target"])]
        for row in checkpoints
        if row["moved_from"] is not None
    ]
    drawing.diamonds = [_diamond(drawing, row) for row in checkpoints]
    drawing.rings = [drawing.at(row["on_date"], row["value"]) for row in known if row["correction"]]
    _name(drawing, known, checkpoints)
    return drawing


def of_region(
    history: pd.DataFrame, targets: pd.DataFrame, forecast: pd.DataFrame, of: Edition, size: Point
) -> Drawing:
    """The region's frames of `frames.series`: the sum, the sum of what was due, the likely range of the sum."""
    points = [(row["on_date"], row["actual"]) for row in rows(history)]
    known = [(on, value) for on, value in points if value is not None]
    due, ahead = [(row["due_on"], row["target"]) for row in rows(targets)], rows(forecast) if known else []
    days = [of.season.starts_on, of.season.ends_on, of.as_of, *(on for on, _value in due)]
    highs = [value for _on, value in [*known, *due]] + [row["high"] for row in ahead]
    drawing = _drawing(days, highs, size)
    drawing.lines, drawing.steps = _traces(drawing, points), _steps(drawing, due)
    if known:
        drawing.name(*known[-1], [f"<b>{wording.number(known[-1][1])}</b>"])
    if due:
        on, goal = due[-1]
        drawing.goal = [drawing.at(of.season.starts_on, goal), drawing.at(on, goal)]
        told = _("цель {target}").format(target=wording.number(goal))
        drawing.name(of.season.starts_on + timedelta(2), goal, [told])
    if ahead:
        _range(drawing, known[-1], ahead)
    return drawing


def _drawing(days: Sequence[date], values: Sequence[float], size: Point) -> Drawing:
    first, last = min(map(_day, days)), max(map(_day, days))
    return Drawing(
        first, last + timedelta(max(round((last - first).days * 0.04), 1)), max([*values, 1.0]) * HEADROOM, size
    )


def _traces(drawing: Drawing, points: list[tuple[date, float | None]]) -> list[list[Point]]:
    """A figure stands until the next one; where there is none there is a gap."""
    traces: list[list[Point]] = [[]]
    for on, value in points:
        if value is None:
            traces.append([])
            continue
        x, y = drawing.at(on, value)
        trace = traces[-1]
        if trace and trace[-1][1] == y and len(trace) > 1 and trace[-2][1] == y:
            trace[-1] = (x, y)
            continue
        trace += [(x, trace[-1][1]), (x, y)] if trace else [(x, y)]
    return [trace for trace in traces if trace]


def _steps(drawing: Drawing, due: list[tuple[date, float]]) -> list[Point]:
    """What is to be there by now: nothing before the first due day, after the last one what was due then."""
    if not due:
        return []
    found: list[Point] = [(0.0, 0.0)]
    for on, target in due:
        x, y = drawing.at(on, target)
        found += [(x, found[-1][1]), (x, y)]
    return [*found, (1.0, found[-1][1])]


def _range(drawing: Drawing, last: tuple[date, float], ahead: list[Row]) -> None:
    """The likely range from the last figure through the days to come, and its middle."""
    start = drawing.at(*last)
    low, middle, high = ([drawing.at(row["due_on"], row[name]) for row in ahead] for name in ("low", "middle", "high"))
    drawing.band, drawing.middle = [start, *low, *reversed(high)], [start, *middle]


def _diamond(drawing: Drawing, row: Row) -> dict[str, Any]:
    x, y = drawing.at(row["due_on"], row["target"])
    colour = TARGET if row["met"] is None else look("met" if row["met"] else "missed").colour.light
    return {"x": x, "y": y, "colour": colour}


def _name(drawing: Drawing, known: list[Row], checkpoints: list[Row]) -> None:
    """What is to be named, the most important first."""
    if known:
        now = known[-1]
        drawing.name(now["on_date"], now["value"], [f"<b>{wording.number(now['value'])}</b>"])
    coming = [row for row in checkpoints if row["settled_on"] is None]
    results = [row for row in reversed(checkpoints) if row["settled_on"] is not None]
    for row in [*coming[-1:], *coming[:-1][:1], *results, *coming[1:-1]]:
        drawing.name(row["due_on"], row["target"], said.texts(row, narrow=True))
    for row in sorted((row for row in known if row["correction"]), key=lambda row: -abs(row["correction"]))[:CORRECTED]:
        drawing.name(row["on_date"], row["value"], [said.corrected(row) or ""])


def _dense(points: list[Point]) -> list[Point]:
    """Points along a line of few corners."""
    return [
        (x + (to_x - x) * n / 6, y + (to_y - y) * n / 6) for (x, y), (to_x, to_y) in pairwise(points) for n in range(7)
    ]


def _around(point: Point, reach: float) -> Box:
    x, y = point
    return Box(x - reach, y - reach, x + reach, y + reach)


def _round(top: float) -> list[int]:
    """Round numbers to mark an axis with, some five of them."""
    rough = top / 5
    size = 10 ** (len(str(int(rough))) - 1)
    step = next((n * size for n in (1, 2, 5, 10) if n * size >= rough), 1)
    return list(range(0, int(top) + 1, int(max(step, 1))))


def _day(on: date) -> date:
    return on.date() if isinstance(on, pd.Timestamp) else on
