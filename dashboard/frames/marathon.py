"""The marathon itself and the state of its sources."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pandas as pd

from dashboard import connection
from dashboard.connection import BadWarehouseError, Stamp
from dashboard.frames.cache import cached, tidied
from dashboard.season import Season
from dashboard.wording import tidy


@cached
def season(build: Stamp) -> Season:
    """The one row of `marathon`. Raises BadWarehouseError when it is another version's."""
    found = connection.fetch(build, "SELECT * FROM marathon")
    try:
        row = found.iloc[0]
        return Season(
            title=tidy(row["title"]),
            region=tidy(row["region"]),
            timezone=ZoneInfo(row["timezone"]),
            starts_on=row["starts_on"].date(),
            ends_on=row["ends_on"].date(),
            stale_after_days=int(row["stale_after_days"]),
            grace_days=int(row["grace_days"]),
            **row["thresholds"],
        )
    except (LookupError, AttributeError, TypeError, ValueError) as error:
        raise BadWarehouseError(connection.warehouse()) from error


@cached
def sources(build: Stamp) -> pd.DataFrame:
    """One row per source: source, status, error, last_success_at (aware, NaT if never), last_try_at."""
    found = connection.fetch(
        build, "SELECT source, status, error, last_success_at, last_try_at FROM source_status ORDER BY source"
    )
    return tidied(found, "source", "error")
