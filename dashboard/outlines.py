"""Outlines of municipalities from a GeoJSON file of the user's own, thinned to what a screen can show."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import isfinite
from typing import Any

from dashboard.wording import tidy

CODES = ("oktmo", "октмо", "код октмо")
NAMES = ("name", "название", "наименование", "муниципалитет")
GRID = 0.002
"""Degrees: points nearer to each other than about 200 m are one."""

Ring = list[tuple[float, float]]


class BadOutlinesError(Exception):
    """The file is not GeoJSON with polygons in degrees."""


@dataclass(frozen=True)
class Outline:
    """One area: the properties it may be known by, and its rings of (longitude, latitude), first point = last."""

    oktmo: str | None
    name: str | None
    rings: tuple[tuple[tuple[float, float], ...], ...]

    def centre(self) -> tuple[float, float]:
        """The middle of the box around it."""
        points = [point for ring in self.rings for point in ring]
        longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
        return (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2


def read(text: str) -> list[Outline]:
    """The outlines in a GeoJSON text. Raises BadOutlinesError; features without an area are left out."""
    try:
        found = json.loads(text)
        features = found["features"] if found["type"] == "FeatureCollection" else [found]
        outlines = [_outline(feature) for feature in features]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise BadOutlinesError from error
    drawn = [outline for outline in outlines if outline.rings]
    if not drawn:
        raise BadOutlinesError
    return drawn


def _outline(feature: dict[str, Any]) -> Outline:
    properties = {str(key).casefold(): value for key, value in (feature.get("properties") or {}).items()}
    geometry = feature["geometry"] or {}
    drawn = geometry.get("coordinates")
    kinds: dict[Any, Any] = {"Polygon": [drawn], "MultiPolygon": drawn}
    polygons = kinds.get(geometry.get("type"), [])
    rings = [_ring(ring) for polygon in polygons for ring in polygon]
    return Outline(
        _first(properties, CODES), _first(properties, NAMES), tuple(tuple(ring) for ring in rings if len(ring) > 3)
    )


def _first(properties: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    found = next((properties[key] for key in keys if isinstance(properties.get(key), (str, int))), None)
    return None if found is None else tidy(str(found))


def _ring(points: list[list[float]]) -> Ring:
    """Every point that lies on another knot of the grid than the one before it; beyond 180° it goes on to the east."""
    ring: Ring = []
    last: tuple[int, int] | None = None
    for longitude, latitude, *_ in points:
        x, y = float(longitude), float(latitude)
        if not (isfinite(x) and abs(x) <= 180 and abs(y) <= 90):
            raise BadOutlinesError
        knot = round(x / GRID), round(y / GRID)
        if knot != last:
            ring.append((x + 360 if x < -168 else x, y))
            last = knot
    return [*ring, ring[0]] if ring and ring[0] != ring[-1] else ring
