"""Who leads and helps: the three levels of each municipality, what of the region they cover, and one municipality's rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, cached_each, tidied
from dashboard.plain import Row, rows
from dashboard.wording import tidy

LISTS = ("directions_without_group", "organisations_without_coordinator")


@cached
def coordination(build: Stamp, as_of: date) -> dict[str, Row]:
    """The rows of `coordination(as_of)` by id, in the order of names; its lists are tuples, None where nobody fills «Координация»."""
    found = tidied(connection.fetch(build, "SELECT * FROM coordination(?)", [as_of]), "name")
    lists = {name: found[name].map(_tuple, na_action="ignore") for name in LISTS}
    return {row["municipality_id"]: row for row in rows(found.assign(**lists))}


def _tuple(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(tidy(name) for name in names)


@cached
def coverage(build: Stamp, as_of: date) -> dict[str, Row]:
    """The rows of `coordination_coverage(as_of)` by part; empty without municipalities."""
    found = connection.fetch(build, "SELECT * FROM coordination_coverage(?)", [as_of])
    return {row["part"]: row for row in rows(found)}


@cached_each
def units(build: Stamp, as_of: date, municipality_id: str) -> list[Row]:
    """Groups and coordinators of one municipality: level, direction, organisation, position, keys, source, tab, cell, url."""
    found = connection.fetch(
        build,
        """
        SELECT level, direction, organisation, position, direction_key, organisation_key, source, tab, cell, url
        FROM unit_as_known(?) WHERE municipality_id = ?
        ORDER BY direction, organisation, position, length(cell), cell
        """,
        [as_of, municipality_id],
    )
    return rows(tidied(found, "direction", "organisation", "position", "source", "tab"))


@cached_each
def named(build: Stamp, as_of: date, municipality_id: str) -> list[Row]:
    """What «Координация» or «Факт» names by then: directions of the region (organisation NULL), organisations of the municipality.

    A direction that is probably misspelt is its own municipality's only.
    direction, direction_key, organisation, organisation_key; an organisation once, with its first direction.
    """
    found = connection.fetch(
        build,
        """
        WITH named AS (
            SELECT municipality_id, direction, organisation, direction_key, organisation_key FROM unit_as_known($day)
            UNION ALL BY NAME
            SELECT municipality_id, direction, organisation, direction_key, organisation_key FROM reported_unit
            WHERE first_on <= $day
        )
        SELECT direction, direction_key, NULL AS organisation, NULL AS organisation_key
        FROM named_direction($day)
        WHERE meant IS NULL OR direction_key IN (SELECT direction_key FROM named WHERE municipality_id = $id)
        UNION ALL BY NAME
        SELECT arg_min(direction, direction_key) AS direction, min(direction_key) AS direction_key,
            min(organisation) AS organisation, organisation_key
        FROM named WHERE municipality_id = $id AND organisation_key IS NOT NULL GROUP BY organisation_key
        ORDER BY direction, organisation
        """,
        {"day": as_of, "id": municipality_id},
    )
    return rows(tidied(found, "direction", "organisation"))


@cached_each
def card(build: Stamp, municipality_id: str) -> Row:
    """Its row of the register: name, responsible (position), hotline, source, tab, cell, url."""
    found = connection.fetch(
        build,
        """
        SELECT name, responsible, hotline, source, tab, cell, url
        FROM municipality WHERE municipality_id = ?
        """,
        [municipality_id],
    )
    return rows(tidied(found, "name", "responsible", "hotline", "source", "tab"))[0]
