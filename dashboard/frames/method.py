"""What the worked examples of «Методика» are made from: the metrics themselves, and the figures that go into them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, tidied


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
def results(build: Stamp, as_of: date) -> pd.DataFrame:
    """`checkpoint_result(as_of)` where there is a figure and it is settled, with `name`; the latest first."""
    found = connection.fetch(
        build,
        """
        SELECT m.name, r.* FROM checkpoint_result(?) AS r JOIN municipality AS m USING (municipality_id)
        WHERE is_settled AND value IS NOT NULL ORDER BY due_on DESC, name, municipality_id, indicator
        """,
        [as_of],
    )
    return tidied(found, "name", "checkpoint")


@cached
def moved(build: Stamp, as_of: date) -> pd.DataFrame:
    """Due dates that were moved, as known at the end of the day: municipality_id, name, checkpoint, moved_from, due_on."""
    found = connection.fetch(
        build,
        """
        WITH version AS (
            SELECT *, lag(due_on) OVER (PARTITION BY municipality_id, indicator, checkpoint_key ORDER BY seen_from) AS moved_from
            FROM target_version, marathon WHERE seen_from < day_end(?, timezone)
        )
        SELECT DISTINCT municipality_id, m.name, v.checkpoint, v.moved_from, v.due_on
        FROM version AS v
            JOIN target_as_known(?) AS t USING (municipality_id, indicator, checkpoint_key, due_on)
            JOIN municipality AS m USING (municipality_id)
        WHERE v.moved_from <> v.due_on ORDER BY m.name, municipality_id, v.due_on
        """,
        [as_of, as_of],
    )
    return tidied(found, "name", "checkpoint")


@cached
def standings(build: Stamp, as_of: date) -> pd.DataFrame:
    """`peer_standing(as_of)` with `base`, the number of people that `per` counts by."""
    found = connection.fetch(
        build,
        """
        SELECT s.*, CASE per WHEN 'employees' THEN m.employees WHEN 'residents' THEN m.population END AS base
        FROM peer_standing(?) AS s JOIN municipality AS m USING (municipality_id)
        ORDER BY s.name, municipality_id, indicator
        """,
        [as_of],
    )
    return tidied(found, "name")


@cached
def peers(build: Stamp, municipality_id: str) -> list[str]:
    """Names of those that a municipality is held against, itself left out, the nearest first."""
    found = connection.fetch(
        build,
        """
        SELECT m.name FROM peer() AS p JOIN municipality AS m ON m.municipality_id = p.peer_id
        WHERE p.municipality_id = ? AND p.peer_id <> p.municipality_id ORDER BY distance, p.peer_id
        """,
        [municipality_id],
    )
    return [str(name) for name in tidied(found, "name")["name"]]


@cached
def funnel(build: Stamp, as_of: date) -> pd.DataFrame:
    """`funnel(as_of)`: rates, the group's mean and limits."""
    return tidied(connection.fetch(build, "SELECT * FROM funnel(?)", [as_of]), "name")


@cached
def alarms(build: Stamp, as_of: date) -> pd.DataFrame:
    """`alarm(as_of)`: what to ask."""
    return tidied(connection.fetch(build, "SELECT * FROM alarm(?)", [as_of]), "name")


@cached
def movement(build: Stamp, as_of: date) -> pd.DataFrame:
    """`movement(as_of, 7)`: what has changed in a week."""
    return tidied(connection.fetch(build, "SELECT * FROM movement(?, 7)", [as_of]), "name")


@cached
def reporting(build: Stamp, as_of: date) -> pd.DataFrame:
    """`reporting(as_of)`: who reported when."""
    return tidied(connection.fetch(build, "SELECT * FROM reporting(?)", [as_of]), "name", "checkpoint")
