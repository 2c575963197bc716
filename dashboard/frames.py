"""Every frame the pages show, and the only cache: one function per frame, keyed by the build and the as-of day.

Text that people typed (names, sources, errors) is made one tidy line here; whoever draws it still escapes it.
"""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from dashboard import connection
from dashboard.connection import BadWarehouseError, Stamp
from dashboard.plain import Row, rows
from dashboard.season import Season
from dashboard.wording import tidy

cached = st.cache_data(show_spinner=False, max_entries=20)


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
    return _tidied(found, "source", "error")


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
    return _tidied(_with_percent(found), "name", "responsible", "checkpoint")


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
    return {row["indicator"]: row for row in rows(_with_percent(found))}


@cached
def history(build: Stamp, as_of: date, indicator: str) -> pd.DataFrame:
    """The region day by day: on_date, actual (sum of the last figures known)."""
    return connection.fetch(
        build, "SELECT on_date, actual FROM region_history(?) WHERE indicator = ? ORDER BY on_date", [as_of, indicator]
    )


@cached
def targets(build: Stamp, as_of: date, indicator: str) -> pd.DataFrame:
    """The region's stepped target: due_on, target (sum of all that is due by that day)."""
    return connection.fetch(
        build, "SELECT due_on, target FROM region_target(?) WHERE indicator = ? ORDER BY due_on", [as_of, indicator]
    )


@cached
def origins(build: Stamp, as_of: date) -> pd.DataFrame:
    """Where each last figure stands: name, indicator, value, on_date, source, tab, cell, url (NULL for local workbooks)."""
    found = connection.fetch(
        build,
        """
        SELECT name, indicator, value, on_date, f.source, f.tab, f.cell, f.url
        FROM actual_as_known(?) AS f JOIN municipality AS m USING (municipality_id)
        QUALIFY row_number() OVER (PARTITION BY municipality_id, indicator ORDER BY on_date DESC) = 1
        ORDER BY name, municipality_id, indicator
        """,
        [as_of],
    )
    return _tidied(found, "name", "source", "tab")


@cached
def forecast_score(build: Stamp, as_of: date) -> dict[str, Row]:
    """By indicator how the forecasts of checkpoints that are settled have held: forecasts, covered, error, brier."""
    found = connection.fetch(build, "SELECT * FROM forecast_score(?)", [as_of])
    return {row["indicator"]: row for row in rows(found)}


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
    return _tidied(found, "checkpoint")


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


def _with_percent(frame: pd.DataFrame) -> pd.DataFrame:
    """`percent` beside `share`: whole numbers, never capped; what is short of the target is never called 100."""
    percent = (frame["share"].astype("Float64") * 100).round()
    return frame.assign(percent=percent.mask((frame["share"] < 1) & (percent >= 100), 99))


def _tidied(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return frame.assign(**{c: frame[c].map(tidy, na_action="ignore") for c in columns})
