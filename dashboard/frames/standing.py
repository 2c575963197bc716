"""Where the municipalities and the region stand on a day: `progress`, `region_progress` and what was missed."""

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
def missed(build: Stamp, as_of: date) -> pd.DataFrame:
    """Of each municipality and indicator the last settled checkpoint where it was missed and is still not made up for.

    Columns: municipality_id, indicator, checkpoint, target, value (as it was settled).
    """
    found = connection.fetch(
        build,
        """
        SELECT municipality_id, indicator, r.checkpoint, r.target, r.value
        FROM checkpoint_result(?) AS r JOIN progress(?) AS p USING (municipality_id, indicator)
        WHERE is_settled
        QUALIFY row_number() OVER (PARTITION BY municipality_id, indicator ORDER BY r.due_on DESC) = 1
            AND NOT r.met AND coalesce(p.actual < r.target, true)
        """,
        [as_of, as_of],
    )
    return tidied(found, "checkpoint")


@cached
def missed_checkpoints(build: Stamp, as_of: date) -> dict[str, int]:
    """How many settled checkpoints a municipality missed, in whichever indicator; who missed none is not in it."""
    found = connection.fetch(
        build,
        """
        SELECT municipality_id, count(DISTINCT checkpoint) AS missed
        FROM checkpoint_result(?) WHERE is_settled AND NOT met GROUP BY municipality_id
        """,
        [as_of],
    )
    return dict(zip(found["municipality_id"], found["missed"].astype(int), strict=True))
