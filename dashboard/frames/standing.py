"""Where the municipalities and the region stand on a day, and what has moved since another: `progress`, `region_progress`, `movement`."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, tidied, with_percent
from dashboard.plain import Row, rows


@cached
def progress(build: Stamp, as_of: date) -> pd.DataFrame:
    """`progress(as_of)` as it is, plus `responsible` (position), `age_days` of the figure and whole `percent` of the target.

    `percent` is rounded, but 99,6 % is not yet 100 %.
    """
    found = connection.fetch(
        build,
        """
        SELECT p.*, m.responsible, ? - p.actual_on AS age_days
        FROM progress(?) AS p JOIN municipality AS m USING (municipality_id)
        ORDER BY p.name, p.municipality_id, p.indicator
        """,
        [as_of, as_of],
    )
    return tidied(with_percent(found), "name", "responsible", "checkpoint")


@cached
def region(build: Stamp, as_of: date) -> dict[str, Row]:
    """The rows of `region_progress(as_of)` by indicator, also where there are no municipalities yet, plus whole `percent`."""
    found = connection.fetch(
        build,
        """
        SELECT indicator, r.* EXCLUDE (indicator)
        FROM (SELECT unnest(['registered_users', 'submitted_initiatives']) AS indicator)
            LEFT JOIN region_progress(?) AS r USING (indicator)
        """,
        [as_of],
    )
    return {row["indicator"]: row for row in rows(with_percent(found))}


@cached
def bases(build: Stamp, as_of: date) -> pd.DataFrame:
    """What the pace is counted from: municipality_id, indicator, base, base_on, figures."""
    return connection.fetch(
        build,
        """
        SELECT municipality_id, indicator, count(*) AS figures,
            coalesce(max(on_date) FILTER (on_date <= ?::DATE - 14), min(on_date)) AS base_on,
            coalesce(arg_max(value, on_date) FILTER (on_date <= ?::DATE - 14), arg_min(value, on_date)) AS base
        FROM actual_as_known(?) GROUP BY ALL
        """,
        [as_of, as_of, as_of],
    )


@cached
def movement(build: Stamp, as_of: date, since: date) -> pd.DataFrame:
    """`movement(as_of, days)` between the ends of two days: one row per municipality and indicator, the most risen first."""
    found = connection.fetch(build, "SELECT * FROM movement(?, ?)", [as_of, (as_of - since).days])
    return tidied(found, "name")
