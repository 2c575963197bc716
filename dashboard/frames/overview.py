"""What «Обзор» asks besides where everybody stands: what moved, what to ask about, where on the map."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, tidied
from dashboard.outlines import BadOutlinesError, Outline, read

MOST = 20_000_000
"""Bytes of a GeoJSON that are read: a larger one would only slow the page down."""


@cached
def movement(build: Stamp, as_of: date, since: date) -> pd.DataFrame:
    """`movement(as_of, days)` between the ends of two days: one row per municipality and indicator, the most risen first."""
    found = connection.fetch(build, "SELECT * FROM movement(?, ?)", [as_of, (as_of - since).days])
    return tidied(found, "name")


@cached
def alarms(build: Stamp, as_of: date) -> pd.DataFrame:
    """`alarm(as_of)`, the latest first, one row per question; `per`: what a target is counted on, "employees" or "residents"."""
    found = connection.fetch(build, "SELECT * FROM alarm(?) ORDER BY on_date DESC, alarm, name, indicator", [as_of])
    # two statements: joined in one, both macros are worked out several times
    per = connection.fetch(
        build, "SELECT municipality_id, per FROM funnel(?) WHERE rate = 'initiatives_per_1000'", [as_of]
    )
    return tidied(found, "name").merge(per, on="municipality_id", how="left")


@cached
def places(build: Stamp) -> pd.DataFrame:
    """The register as it may be found on a map: municipality_id, oktmo, name, latitude, longitude (NULL where not given)."""
    found = connection.fetch(
        build, "SELECT municipality_id, oktmo, name, latitude, longitude FROM municipality ORDER BY name"
    )
    return tidied(found, "name")


def _map_file() -> Path:
    return connection.warehouse().with_name("map.geojson")


def map_edition() -> Stamp | None:
    """Which edition of `map.geojson` lies beside the warehouse; None where there is none."""
    try:
        found = _map_file().stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino


@cached
def outlines(edition: Stamp | None) -> list[Outline] | None:
    """The outlines of `map.geojson`; none without the file, None where it cannot be read."""
    if edition is None:
        return []
    try:
        path = _map_file()
        return None if path.stat().st_size > MOST else read(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, BadOutlinesError):
        return None
