"""Where the labels of a chart go so that none covers another: the first free place around a point, else a shorter text, else none.

Pure geometry in pixels of a plot, from its lower left corner. A plot that is shown in several sizes is given in each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

LETTER, LINE = 6.4, 16.0
"""Width of a letter and height of a line at 12 pixels, rather too large than too small."""
FULLER = 8
"""So many boxes of faint lines a fuller text is worth."""
GAP = 4.0
"""Between texts of a column."""


@dataclass(frozen=True)
class Box:
    """A rectangle that is taken."""

    left: float
    bottom: float
    right: float
    top: float

    def hits(self, other: Box) -> bool:
        """Whether the two overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def inside(self, width: float, height: float) -> bool:
        """Whether it can be seen whole."""
        return self.left >= 0 and self.right <= width and self.bottom >= 0 and self.top <= height


@dataclass(frozen=True)
class Label:
    """What is to be said at a point: the texts from the fullest to the shortest, lines parted by <br>, in letters of a `size`.

    `is_below`, `is_left`: better there. `brief`: what is said on a strict plot rather than covering much of faint lines.
    """

    x: float
    y: float
    texts: tuple[str, ...]
    is_below: bool = False
    is_left: bool = False
    size: float = 12
    brief: str = ""


@dataclass(frozen=True)
class Placed:
    """A text, its anchors and its shift from the point, as plotly takes them."""

    text: str
    xanchor: str
    yanchor: str
    xshift: float
    yshift: float


SIDES = [
    ("center", "bottom", 0, 9),
    ("center", "top", 0, -9),
    ("right", "bottom", 4, 9),
    ("right", "bottom", -5, 6),
    ("right", "middle", -10, 0),
    ("right", "top", 4, -9),
    ("right", "top", -6, -6),
    ("left", "bottom", -4, 9),
    ("left", "top", 7, -5),
    ("left", "bottom", 8, 3),
    ("left", "middle", 10, 0),
    ("left", "top", -4, -9),
    ("right", "bottom", -6, 22),
    ("right", "bottom", 4, 30),
    ("right", "top", -6, -24),
    ("right", "top", 4, -24),
    ("center", "bottom", 0, 30),
    ("center", "top", 0, -30),
]
"""Anchors and shift of the places that are tried, the best first."""


@dataclass(frozen=True)
class Plot:
    """Its size, and what is drawn on it: `marks` are never covered, `lines` only by what has no other place, `faint` ones may be.

    On a `strict` one lines are never covered either, and of faint lines as little as can be.
    """

    width: float
    height: float
    marks: list[Box]
    lines: list[Box]
    faint: list[Box]
    strict: bool = False


View = tuple[Sequence[Label], Plot]
"""The labels on a plot of one size."""


def place(labels: Sequence[Label], plot: Plot, *others: View) -> list[Placed | None]:
    """A place for each label, the most important first; none covers another. `others`: the same on plots of other sizes."""
    views = [(labels, plot), *others]
    taken = [[*drawn.marks] for _labels, drawn in views]
    found = []
    for label in zip(*(labels for labels, _drawn in views), strict=True):
        seen = [(one, drawn, boxes) for one, (_labels, drawn), boxes in zip(label, views, taken, strict=True)]
        if plot.strict:
            chosen = _free(seen, ("lines", "faint")) or _least(seen)
        else:
            chosen = _free(seen, ("lines", "faint"), ("lines",)) or _free(seen, ())
        if chosen:
            for one, _drawn, boxes in seen:
                boxes.append(box(one, chosen))
        found.append(chosen)
    return found


Seen = list[tuple[Label, Plot, list[Box]]]
"""A label in every view: where, on what plot, with what taken."""


def _free(seen: Seen, *levels: tuple[str, ...]) -> Placed | None:
    """The fullest text that fits somewhere, on the first level where it does: what else is not to be covered than what is taken."""
    for text in seen[0][0].texts:
        inside = _inside(seen, text)
        for level in levels:
            for one in inside:
                if not any(_hits(box(label, one), plot, taken, level) for label, plot, taken in seen):
                    return one
    return None


def _least(seen: Seen) -> Placed | None:
    """What covers the least of faint lines and nothing else; a little more for a fuller text."""
    texts = [text for text in (*seen[0][0].texts, seen[0][0].brief) if text]
    found = [
        (
            sum(box(label, one).hits(other) for label, plot, _taken in seen for other in plot.faint) + FULLER * shorter,
            one,
        )
        for shorter, text in enumerate(texts)
        for one in _inside(seen, text)
        if not any(_hits(box(label, one), plot, taken, ("lines",)) for label, plot, taken in seen)
    ]
    return min(found, key=lambda tried: tried[0])[1] if found else None


def _inside(seen: Seen, text: str) -> list[Placed]:
    """The places for a text that lie on the plot in every view, the best first."""
    first = seen[0][0]
    sides = sorted(SIDES, key=lambda side: (first.is_left and not _is_left(side), first.is_below and side[1] != "top"))
    tried = [Placed(text, *side) for side in sides]
    return [one for one in tried if all(box(label, one).inside(plot.width, plot.height) for label, plot, _t in seen)]


def _is_left(side: tuple[str, str, float, float]) -> bool:
    """Whether the place lies wholly to the left of its point."""
    return side[0] == "right" and side[2] < 0


def _hits(tried: Box, plot: Plot, taken: list[Box], level: tuple[str, ...]) -> bool:
    others = [*taken, *(other for name in level for other in getattr(plot, name))]
    return any(tried.hits(other) for other in others)


def box(label: Label, placed: Placed) -> Box:
    """What a label covers there."""
    lines = re.sub(r"</?b>", "", placed.text).split("<br>")
    scale = label.size / 12
    wide, high = (max(map(len, lines)) * LETTER + 4) * scale, len(lines) * LINE * scale
    x, y = label.x + placed.xshift, label.y + placed.yshift
    left = {"center": x - wide / 2, "left": x, "right": x - wide}[placed.xanchor]
    bottom = {"middle": y - high / 2, "bottom": y, "top": y - high}[placed.yanchor]
    return Box(left, bottom, left + wide, bottom + high)


def width(text: str) -> float:
    """How wide a text is in letters of 12 pixels."""
    return max(len(line) for line in re.sub(r"</?b>", "", text).split("<br>")) * LETTER + 4


def column(wanted: Sequence[tuple[float, str]], height: float) -> list[float]:
    """Where the middles of texts stand one over another, each as near to its height as the others let it; none leaves the plot."""
    found = [y for y, _text in wanted]
    order = sorted(range(len(found)), key=found.__getitem__)
    high = [(text.count("<br>") + 1) * LINE for _y, text in wanted]
    for below, above in pairwise(order):
        found[above] = max(found[above], found[below] + (high[below] + high[above]) / 2 + GAP)
    moved = max((found[n] - wanted[n][0] for n in order), default=0) / 2
    if order:
        lowest, highest = found[order[0]] - high[order[0]] / 2, found[order[-1]] + high[order[-1]] / 2
        moved = min(max(moved, highest - height), lowest)
    return [y - moved for y in found]
