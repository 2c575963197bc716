"""Whom a municipality is held against, and where all of that circle stand: the metrics, asked of the circle alone."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames import standing as at
from dashboard.frames.cache import cached, cached_each, tidied, with_percent
from dashboard.plain import Row, rows

CIRCLE = """
WITH municipality AS (
    SELECT * REPLACE ('circle' AS peer_group) FROM marathon.municipality
    WHERE municipality_id IN (SELECT unnest(?::varchar[]))
), neighbour AS (
    SELECT municipality_id, municipality_id AS peer_id, 'group' AS basis FROM municipality
)
"""
"""Before a query of a metric: it sees these municipalities only, as one group. So a chosen set, or the neighbours of one, are
measured by the very SQL that measures the groups, and all members' rows are comparable."""

Ids = tuple[str, ...]


@cached_each
def peers(build: Stamp, municipality_id: str) -> list[Row]:
    """Whom it may be held against, itself included, the nearest in population first: peer_id, basis. Empty: nobody."""
    found = connection.fetch(
        build,
        """
        SELECT peer_id, basis FROM peer() WHERE municipality_id = ?
        ORDER BY peer_id <> municipality_id, distance, peer_id
        """,
        [municipality_id],
    )
    return rows(found)


STANDING = """
    SELECT s.*, CASE per WHEN 'employees' THEN m.employees WHEN 'residents' THEN m.population END AS base
    FROM peer_standing(?) AS s JOIN municipality AS m USING (municipality_id)
    ORDER BY s.name, municipality_id, indicator
"""
"""`peer_standing`, plus `base` (employees or residents, as `per` says), by name."""


@cached
def standings(build: Stamp, as_of: date) -> pd.DataFrame:
    """Everybody in a peer group or among neighbours of one's own: `STANDING`, plus whole `percent` of the target."""
    return tidied(with_percent(connection.fetch(build, STANDING, [as_of])), "name", "peer_group")


@cached
def funnels(build: Stamp, as_of: date) -> pd.DataFrame:
    """`funnel(as_of)` of every peer group: rates, the group's mean and limits."""
    return tidied(connection.fetch(build, "SELECT * FROM funnel(?)", [as_of]), "name")


def standing(build: Stamp, as_of: date, ids: Ids) -> pd.DataFrame:
    """`STANDING` of these as one circle, plus whole `percent` of the target."""
    return _standing(build, as_of, _sorted(ids))


def funnel(build: Stamp, as_of: date, ids: Ids) -> pd.DataFrame:
    """`funnel` of these as one group."""
    return _funnel(build, as_of, _sorted(ids))


def movement(build: Stamp, as_of: date, ids: Ids) -> pd.DataFrame:
    """`frames.standing.movement` of these over the seven days to as_of."""
    found = at.movement(build, as_of, week_before(as_of))
    return found[found["municipality_id"].isin(ids)]


def curves(build: Stamp, as_of: date, ids: Ids, indicator: str) -> pd.DataFrame:
    """`history` of these in one indicator: municipality_id, on_date, value; a gap is NaN."""
    return _curves(build, as_of, _sorted(ids), indicator)


def _sorted(ids: Ids) -> Ids:
    """All members of a group ask for the same frame, each with itself first: one of them fetches it."""
    return tuple(sorted(ids))


@cached_each
def _standing(build: Stamp, as_of: date, ids: Ids) -> pd.DataFrame:
    return with_percent(_asked(build, STANDING, ids, as_of))


@cached_each
def _funnel(build: Stamp, as_of: date, ids: Ids) -> pd.DataFrame:
    return _asked(build, "SELECT * FROM funnel(?) ORDER BY rate, name, municipality_id", ids, as_of)


@cached_each
def _curves(build: Stamp, as_of: date, ids: Ids, indicator: str) -> pd.DataFrame:
    return connection.fetch(
        build,
        """
        SELECT municipality_id, on_date, value FROM history(?)
        WHERE indicator = ? AND municipality_id IN (SELECT unnest(?::varchar[]))
        ORDER BY municipality_id, on_date
        """,
        [as_of, indicator, list(ids)],
    )


def week_before(as_of: date) -> date:
    """The day whose end `movement` compares with."""
    return as_of - timedelta(7)


def _asked(build: Stamp, query: str, ids: Ids, as_of: date) -> pd.DataFrame:
    return tidied(connection.fetch(build, CIRCLE + query, [list(ids), as_of]), "name")
