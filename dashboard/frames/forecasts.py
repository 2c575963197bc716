"""What was forecast, and how it held."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached
from dashboard.plain import Row, rows

SCORED = """
    WITH scored AS (
        SELECT f.made_on, f.chance, r.value BETWEEN f.low AND f.high AS is_covered, r.value >= f.target AS is_reached
        FROM forecast AS f JOIN checkpoint_result(?) AS r USING (municipality_id, indicator, checkpoint_key, due_on)
        WHERE f.low IS NOT NULL AND f.made_on < f.due_on AND r.is_settled AND r.value IS NOT NULL
    )
"""
"""The forecasts that `forecast_score` scores, one by one."""


@cached
def score(build: Stamp, as_of: date) -> dict[str, Row]:
    """By indicator how the forecasts of checkpoints that are settled have held: forecasts, covered, error, brier."""
    found = connection.fetch(build, "SELECT * FROM forecast_score(?)", [as_of])
    return {row["indicator"]: row for row in rows(found)}


@cached
def shape(build: Stamp, as_of: date) -> dict[str, float | None]:
    """By indicator the β of the season's shape as the forecasts of that day believe; None while nothing is."""
    found = connection.fetch(
        build,
        "SELECT indicator, any_value(beta) AS beta FROM forecast_as_known(?) WHERE municipality_id IS NULL GROUP BY indicator",
        [as_of],
    )
    return {row["indicator"]: row["beta"] for row in rows(found)}


@cached
def calibration(build: Stamp, as_of: date) -> pd.DataFrame:
    """By fifths of the chance said: chance_from, chance_to, said (mean chance), forecasts, reached (how many targets were)."""
    return _scored(
        build,
        as_of,
        """
        SELECT least(floor(chance * 5), 4) / 5 AS chance_from, chance_from + 0.2 AS chance_to,
            avg(chance) AS said, count(*) AS forecasts, count(*) FILTER (is_reached) AS reached
        FROM scored WHERE chance IS NOT NULL GROUP BY chance_from ORDER BY chance_from
        """,
    )


@cached
def coverage(build: Stamp, as_of: date) -> pd.DataFrame:
    """By the Monday of the week in which they were made: week, forecasts, covered (how many results fell into their range)."""
    return _scored(
        build,
        as_of,
        """
        SELECT date_trunc('week', made_on)::DATE AS week, count(*) AS forecasts, count(*) FILTER (is_covered) AS covered
        FROM scored GROUP BY week ORDER BY week
        """,
    )


def _scored(build: Stamp, as_of: date, select: str) -> pd.DataFrame:
    return connection.fetch(build, SCORED + select, [as_of])
