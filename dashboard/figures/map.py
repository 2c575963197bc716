"""The map of the region: a circle per municipality, its area by the target, its shape and colour by the status.

No tiles, no fonts, nothing from elsewhere: points and outlines in an equirectangular projection, which is true to shape
around the region's middle latitude.
"""

from __future__ import annotations

from html import unescape
from math import cos, radians, sqrt

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.labels import Box
from dashboard.figures.layout import lay_out
from dashboard.figures.names import label, text
from dashboard.language import _
from dashboard.outlines import Outline
from dashboard.plain import Row, rows
from dashboard.theme import STATUSES, TARGET
from dashboard.wording import NONE, number, short_name

SMALLEST, LARGEST = 18, 42
"""Diameter of a circle in pixels; the smallest still holds its shape."""
PHONE, DESK = (310, 430), (700, 430)
"""Pixels of the plot on a phone, and on a tablet: what fits beside each other there fits on a larger one.

In a desk's window narrower than that the names are hidden (app/page.css).
"""
LINE, LETTER = 15.0, 6.6
"""Pixels of a label: its height, and what a letter is wide."""
SIDES = ((0, -1), (0, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1))
"""Where a label may stand beside its circle, right and up, the best first."""
NEARER = 0.75
"""At a corner the circle leaves room in its square."""


def region_map(
    points: pd.DataFrame,
    outlines: dict[str, Outline],
    strangers: list[Outline],
    scheme: str | None,
    *,
    phone: bool = False,
) -> go.Figure:
    """`points`: municipality_id, name, longitude, latitude, actual, target, status, word; the first ones win a label.

    `outlines` by municipality_id are filled in the colour of the status, `strangers` are lines only. `scheme`: "dark" or "light".
    """
    figure = go.Figure()
    largest = float(points["target"].max()) if points["target"].notna().any() else 0.0
    found = [row | {"size": _size(row["target"], largest)} for row in rows(points)]
    flat = cos(radians(points["latitude"].mean())) if found else 1.0
    _add_outlines(figure, strangers, flat, TARGET, None)
    for code, status in STATUSES.items():
        colour = status.colour.on(scheme)
        mine = [row for row in found if row["status"] == code]
        areas = [outlines[row["municipality_id"]] for row in mine if row["municipality_id"] in outlines]
        _add_outlines(figure, areas, flat, colour, _faint(colour))
        if mine:
            _add_points(figure, mine, code, flat, colour)
    lay_out(figure, top=8)
    across, up = _span(figure, "x", PHONE[0]), _span(figure, "y", PHONE[1])
    same = {"visible": False, "constrain": "domain"}  # the ranges stay when the window changes
    figure.update_xaxes(**same, range=across)
    figure.update_yaxes(**same, range=up, scaleanchor="x", scaleratio=1)
    _add_labels(figure, found, flat, PHONE if phone else DESK)
    return figure


def _span(figure: go.Figure, axis: str, length: int) -> list[float]:
    """From where to where something is drawn, with room for the largest circle at either end of a plot of that length.

    Left to itself, an axis makes room for the names as well, in a narrow window at the cost of the map.
    """
    drawn = [n for trace in figure.data for n in trace[axis] if n is not None]
    low, high = min(drawn, default=0.0), max(drawn, default=0.0)
    edge = (high - low or 1.0) * LARGEST / 2 / (length - LARGEST)
    return [low - edge, high + edge]


def _faint(colour: str) -> str:
    return f"rgba({', '.join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5))}, 0.22)"


def _add_outlines(figure: go.Figure, outlines: list[Outline], flat: float, colour: str, fill: str | None) -> None:
    if not outlines:
        return
    xs: list[float | None] = []
    ys: list[float | None] = []
    for outline in outlines:
        for ring in outline.rings:
            xs += [*(x * flat for x, _ in ring), None]
            ys += [*(y for _, y in ring), None]
    shape = {"fill": "toself", "fillcolor": fill} if fill else {}
    figure.add_scatter(x=xs, y=ys, mode="lines", line={"color": colour, "width": 1}, hoverinfo="skip", **shape)


def _add_points(figure: go.Figure, found: list[Row], code: str, flat: float, colour: str) -> None:
    figure.add_scatter(
        x=[row["longitude"] * flat for row in found],
        y=[row["latitude"] for row in found],
        mode="markers+text",
        marker={
            "size": [row["size"] for row in found],
            "color": _faint(colour),
            "line": {"color": colour, "width": 1.5},
        },
        text=[STATUSES[code].shape] * len(found),
        textfont={"color": colour, "size": 13},
        customdata=[
            [
                text(row["name"]),
                text(row["word"]),
                *(NONE if n is None else number(n) for n in (row["actual"], row["target"])),
            ]
            for row in found
        ],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<br>"
        + _("факт {actual}").format(actual="%{customdata[2]}")
        + "<br>"
        + _("цель {target}").format(target="%{customdata[3]}")
        + "<extra></extra>",
    )


def _size(target: float | None, largest: float) -> float:
    """The diameter that makes the area follow the target."""
    return max(SMALLEST, LARGEST * sqrt((target or 0) / largest)) if largest else SMALLEST


def _add_labels(figure: go.Figure, found: list[Row], flat: float, room: tuple[int, int]) -> None:
    """Names beside their circles, in the order given; what would lie over a name or circle, or beyond the edge, stands on hover only."""
    if not found:
        return
    xs, ys = [row["longitude"] * flat for row in found], [row["latitude"] for row in found]
    spans = (figure.layout.xaxis.range, figure.layout.yaxis.range)
    scale = min(length / (high - low) for (low, high), length in zip(spans, room, strict=True))
    across, up = (
        [(n - (low + high) / 2) * scale + length / 2 for n in axis]
        for axis, (low, high), length in zip((xs, ys), spans, room, strict=True)
    )
    taken = [_around(x, y, row["size"], row["size"]) for x, y, row in zip(across, up, found, strict=True)]
    for n, row in enumerate(found):
        name, out = label(short_name(row["name"])), row["size"] / 2
        size = LETTER * len(unescape(name)), LINE
        for shift in _shifts(out, *size):
            box = _around(across[n] + shift[0], up[n] + shift[1], *size)
            if box.inside(*room) and not any(box.hits(other) for other in taken):
                taken.append(box)
                said = {"text": name, "showarrow": False, "font": {"size": 12}}
                figure.add_annotation(x=xs[n], y=ys[n], xshift=shift[0], yshift=shift[1], **said)
                break


def _shifts(out: float, width: float, height: float) -> list[tuple[float, float]]:
    """From the middle of a circle to the middle of a label beside it."""
    return [
        (right * (out * (NEARER if up else 1) + width / 2), up * (out * (NEARER if right else 1) + height / 2))
        for right, up in SIDES
    ]


def _around(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
