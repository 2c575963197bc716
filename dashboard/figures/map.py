"""The map of the region: a circle per municipality, its area by the target, its shape and colour by the status.

No tiles, no fonts, nothing from elsewhere: points and outlines in an equirectangular projection, which is true to shape
around the region's middle latitude.
"""

from __future__ import annotations

from html import unescape
from math import cos, radians, sqrt

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.layout import lay_out
from dashboard.figures.names import label, text
from dashboard.language import _
from dashboard.outlines import Outline
from dashboard.plain import Row, rows
from dashboard.theme import STATUSES, TARGET
from dashboard.wording import NONE, number, short_name

SMALLEST, LARGEST = 18, 42
"""Diameter of a circle in pixels; the smallest still holds its shape."""
NOMINAL = 290
"""Pixels that the points spread over on a phone: what fits beside each other there fits everywhere."""
LINE, LETTER = 15.0, 6.6
"""Pixels of a label: its height, and what a letter is wide."""


def region_map(
    points: pd.DataFrame, outlines: dict[str, Outline], strangers: list[Outline], scheme: str | None
) -> go.Figure:
    """`points`: municipality_id, name, longitude, latitude, actual, target, status, word, is_labelled; the first ones win a label.

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
    _add_labels(figure, found, flat)
    hidden = {"visible": False}
    lay_out(figure, top=8)
    figure.update_xaxes(**hidden)
    figure.update_yaxes(**hidden, scaleanchor="x", scaleratio=1)
    return figure


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


def _add_labels(figure: go.Figure, found: list[Row], flat: float) -> None:
    """Names under their points, in the order given; what would lie over another name or shape stands on hover only."""
    if not found:
        return
    xs, ys = [row["longitude"] * flat for row in found], [row["latitude"] for row in found]
    scale = NOMINAL / (max(max(xs) - min(xs), max(ys) - min(ys)) or 1)
    taken = [(x * scale, y * scale, LINE) for x, y in zip(xs, ys, strict=True)]  # the shapes in the circles
    for row, x, y in zip(found, xs, ys, strict=True):
        name, below = label(short_name(row["name"])), row["size"] / 2
        place = x * scale, y * scale - below - LINE / 2, LETTER * len(unescape(name))
        if not row["is_labelled"] or any(_overlap(place, other) for other in taken):
            continue
        taken.append(place)
        figure.add_annotation(x=x, y=y, text=name, showarrow=False, yanchor="top", yshift=-below, font={"size": 12})


def _overlap(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return abs(one[1] - other[1]) < LINE and abs(one[0] - other[0]) < (one[2] + other[2]) / 2
