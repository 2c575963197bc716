"""Figures of the region over time, and the cell of each."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, tidied


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
def forecast(build: Stamp, as_of: date, indicator: str) -> pd.DataFrame:
    """The likely range of the region's sum at each due day to come: due_on, low, middle, high; empty without a forecast."""
    return connection.fetch(
        build,
        """
        SELECT due_on, low, middle, high FROM forecast_as_known(?)
        WHERE municipality_id IS NULL AND indicator = ? AND low IS NOT NULL AND due_on > ?
        ORDER BY due_on
        """,
        [as_of, indicator, as_of],
    )


@cached
def origins(build: Stamp, as_of: date) -> pd.DataFrame:
    """Where each last figure stands: municipality_id, name, indicator, value, on_date, source, tab, cell, url (NULL for local workbooks)."""
    found = connection.fetch(
        build,
        """
        SELECT municipality_id, name, indicator, value, on_date, f.source, f.tab, f.cell, f.url
        FROM actual_as_known(?) AS f JOIN municipality AS m USING (municipality_id)
        QUALIFY row_number() OVER (PARTITION BY municipality_id, indicator ORDER BY on_date DESC) = 1
        ORDER BY name, municipality_id, indicator
        """,
        [as_of],
    )
    return tidied(found, "name", "source", "tab")
