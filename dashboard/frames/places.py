"""Outlines of municipalities, from a file of the user's own beside the warehouse."""

from __future__ import annotations

from pathlib import Path

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached_build
from dashboard.outlines import BadOutlinesError, Outline, read

MOST = 20_000_000
"""Bytes of a GeoJSON that are read: a larger one would only slow the page down."""


def _map_file() -> Path:
    return connection.warehouse().with_name("map.geojson")


def map_edition() -> Stamp | None:
    """Which edition of `map.geojson` lies beside the warehouse; None where there is none."""
    try:
        found = _map_file().stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino


@cached_build
def outlines(edition: Stamp | None) -> list[Outline] | None:
    """The outlines of `map.geojson`; none without the file, None where it cannot be read."""
    if edition is None:
        return []
    try:
        path = _map_file()
        return None if path.stat().st_size > MOST else read(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, BadOutlinesError):
        return None
