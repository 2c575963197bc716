"""Whom a municipality is held against, and where all of that circle stand: the metrics, asked of the circle alone."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, tidied
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


@cached
def register(build: Stamp) -> dict[str, Row]:
    """By id, in the order of names: municipality_id, name, kind, peer_group, population, employees."""
    found = connection.fetch(
        build,
        """
        SELECT municipality_id, name, kind, peer_group, population, employees
        FROM municipality ORDER BY name, municipality_id
        """,
    )
    return {row["municipality_id"]: row for row in rows(tidied(found, "name"))}


@cached
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


@cached
def standing(build: Stamp, as_of: date, ids: Ids) -> pd.DataFrame:
    """`peer_standing` of these as one circle, plus `base` (employees or residents, as `per` says), by name."""
    return _asked(
        build,
        """
        SELECT s.*, CASE per WHEN 'employees' THEN employees WHEN 'residents' THEN population END AS base
        FROM peer_standing(?) AS s JOIN municipality AS m USING (municipality_id)
        ORDER BY s.name, municipality_id, indicator
        """,
        ids,
        as_of,
    )


@cached
def funnel(build: Stamp, as_of: date, ids: Ids) -> pd.DataFrame:
    """`funnel` of these as one group."""
    return _asked(build, "SELECT * FROM funnel(?) ORDER BY rate, name, municipality_id", ids, as_of)


@cached
def movement(build: Stamp, as_of: date, ids: Ids) -> pd.DataFrame:
    """`movement` of these over the seven days to as_of, the largest `growth` first."""
    found = "SELECT * FROM movement(?, 7) ORDER BY indicator, growth DESC NULLS LAST, name, municipality_id"
    return _asked(build, found, ids, as_of)


@cached
def curves(build: Stamp, as_of: date, ids: Ids, indicator: str) -> pd.DataFrame:
    """`history` of these in one indicator: municipality_id, on_date, value; a gap is NaN."""
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
