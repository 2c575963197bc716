"""The register of municipalities: who they are, whatever day is shown."""

from __future__ import annotations

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached_build, tidied
from dashboard.plain import Row, rows


@cached_build
def register(build: Stamp) -> dict[str, Row]:
    """Every municipality by its id, in the order of names; what is not filled in is None.

    municipality_id, oktmo, name, kind, peer_group, population, employees, responsible (position), hotline, latitude, longitude.
    """
    found = connection.fetch(
        build,
        """
        SELECT municipality_id, oktmo, name, kind, peer_group, population, employees, responsible, hotline, latitude, longitude
        FROM municipality ORDER BY name, municipality_id
        """,
    )
    shown = tidied(found, "name", "kind", "peer_group", "responsible", "hotline")
    return {row["municipality_id"]: row for row in rows(shown)}
