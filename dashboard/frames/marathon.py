"""The marathon itself."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from dashboard import connection
from dashboard.connection import BadWarehouseError, Stamp
from dashboard.frames.cache import cached_build
from dashboard.season import Season
from dashboard.wording import tidy


@cached_build
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
