"""Where the labels of a chart go so that none covers another: the first free place around a point, else a shorter text, else none.

Pure geometry in pixels of the narrowest plot, a phone's, from its lower left corner; on a wider one there is only more room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LETTER, LINE = 6.4, 16.0
"""Width of a letter and height of a line at 12 pixels, rather too large than too small."""


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
    """What is to be said at a point: the texts from the fullest to the shortest, lines parted by <br>. `is_below`: better below it."""

    x: float
    y: float
    texts: tuple[str, ...]
    is_below: bool = False


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
    ("left", "bottom", -4, 9),
    ("left", "middle", 10, 0),
    ("left", "top", -4, -9),
    ("right", "bottom", -6, 22),
    ("right", "top", 4, -24),
    ("center", "bottom", 0, 30),
    ("center", "top", 0, -30),
]
"""Anchors and shift of the places that are tried, the best first."""


@dataclass(frozen=True)
class Plot:
    """Its size, and what is drawn on it: `marks` are never covered, `lines` only by what has no other place, `faint` ones may be."""

    width: float
    height: float
    marks: list[Box]
    lines: list[Box]
    faint: list[Box]


def place(labels: Sequence[Label], plot: Plot) -> list[Placed | None]:
    """A place for each label, the most important first; none covers another."""
    taken: list[Box] = [*plot.marks]
    found = []
    for label in labels:
        off_lines = [*taken, *plot.lines]
        chosen = _free(label, plot, [*off_lines, *plot.faint], off_lines) or _free(label, plot, taken)
        if chosen:
            taken.append(_box(label, chosen))
        found.append(chosen)
    return found


def _free(label: Label, plot: Plot, *levels: list[Box]) -> Placed | None:
    """The fullest text that fits somewhere, on the first level where it does."""
    sides = sorted(SIDES, key=lambda side: side[1] != "top") if label.is_below else SIDES
    for text in label.texts:
        boxes = [(tried, _box(label, tried)) for tried in (Placed(text, *side) for side in sides)]
        boxes = [(tried, box) for tried, box in boxes if box.inside(plot.width, plot.height)]
        for taken in levels:
            for tried, box in boxes:
                if not any(box.hits(other) for other in taken):
                    return tried
    return None


def _box(label: Label, placed: Placed) -> Box:
    lines = re.sub(r"</?b>", "", placed.text).split("<br>")
    wide, high = max(map(len, lines)) * LETTER + 4, len(lines) * LINE
    x, y = label.x + placed.xshift, label.y + placed.yshift
    left = {"center": x - wide / 2, "left": x, "right": x - wide}[placed.xanchor]
    bottom = {"middle": y - high / 2, "bottom": y, "top": y - high}[placed.yanchor]
    return Box(left, bottom, left + wide, bottom + high)
