"""What is known of one municipality: its checkpoints, daily figures, contributions and place."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames import checkpoints as all_of
from dashboard.frames import peers, standing
from dashboard.frames.cache import cached_each, tidied
from dashboard.plain import Row, rows

Ids = tuple[str, ...]

WEEK = timedelta(7)
"""Back to which day changes are told."""


@cached_each
def checkpoints(build: Stamp, as_of: date, municipality_id: str) -> pd.DataFrame:
    """Of `checkpoints_of` the rows of one."""
    return checkpoints_of(build, as_of, (municipality_id,))


def checkpoints_of(build: Stamp, as_of: date, ids: Ids) -> pd.DataFrame:
    """Every checkpoint of both indicators of these municipalities, by due day: what came of it, or what is forecast.

    Columns: municipality_id, indicator, checkpoint, checkpoint_key, due_on, target, is_final; of `checkpoint_result` value, met, is_settled, settled_on, correction;
    of the forecast low, middle, high, chance; moved_from and reason where the day was another before, target_was where the
    target was; source, tab, cell, url of the target. All as known at the end of `as_of`.
    """
    found = connection.fetch(
        build,
        """
        WITH known AS (
            SELECT * FROM target_as_known($day) WHERE municipality_id IN (SELECT unnest($ids::VARCHAR[])) AND due_on >= $day::DATE
        ), shown AS (
            SELECT * FROM checkpoint_result($day) WHERE municipality_id IN (SELECT unnest($ids::VARCHAR[]))
            UNION ALL BY NAME
            SELECT municipality_id, indicator, checkpoint, checkpoint_key, due_on, value AS target FROM known
        ), version AS (
            SELECT s.*, v.seen_from, v.reason, v.source, v.tab, v.cell, v.url,
                (
                    SELECT arg_max(f.value, f.seen_from) FROM target_version AS f
                    WHERE f.municipality_id = s.municipality_id AND f.indicator = s.indicator
                        AND f.checkpoint_key = s.checkpoint_key AND f.seen_from < v.seen_from AND f.value <> s.target
                ) AS target_was
            FROM shown AS s
            LEFT JOIN target_version AS v
                ON v.municipality_id = s.municipality_id AND v.indicator = s.indicator
                AND v.checkpoint_key = s.checkpoint_key AND v.due_on = s.due_on AND v.value = s.target
            QUALIFY row_number() OVER (PARTITION BY s.municipality_id, s.indicator, s.checkpoint_key, s.due_on ORDER BY v.seen_from) = 1
        )
        SELECT v.* EXCLUDE (seen_from, value_now),
            v.due_on = max(v.due_on) OVER (PARTITION BY v.municipality_id, v.indicator) AS is_final,
            f.low, f.middle, f.high, f.chance
        FROM version AS v
        LEFT JOIN forecast_as_known($day) AS f
            ON f.municipality_id = v.municipality_id AND f.indicator = v.indicator
            AND f.checkpoint_key = v.checkpoint_key AND f.due_on = v.due_on AND v.due_on >= $day::DATE
        ORDER BY v.municipality_id, v.indicator, v.due_on, v.checkpoint
        """,
        {"day": as_of, "ids": list(ids)},
    )
    return _with_moves(tidied(found, "checkpoint", "reason", "source", "tab"), all_of.moves(build, as_of))


def _with_moves(found: pd.DataFrame, moves: pd.DataFrame) -> pd.DataFrame:
    """`moved_from` and the reason of the last move to the day on which each stands, as `frames.checkpoints.moves` tells it."""
    place = ["municipality_id", "indicator", "checkpoint_key", "due_on"]
    last = moves.drop_duplicates(place)
    joined = found.merge(last[[*place, "moved_from", "reason"]], on=place, how="left", suffixes=("_typed", ""))
    reason = joined["reason"].astype("object").where(joined["reason"].notna(), joined["reason_typed"])
    return joined.assign(reason=reason).drop(columns="reason_typed")


@cached_each
def outlook(build: Stamp, as_of: date, municipality_id: str) -> pd.DataFrame:
    """The forecasts known on that day: indicator, due_on, low, high, chance."""
    return connection.fetch(
        build,
        """
        SELECT indicator, due_on, low, high, chance FROM forecast_as_known(?)
        WHERE municipality_id = ? AND due_on >= ? ORDER BY indicator, due_on
        """,
        [as_of, municipality_id, as_of],
    )


@cached_each
def curve(build: Stamp, as_of: date, municipality_id: str) -> pd.DataFrame:
    """Of `curves` the rows of one."""
    return curves(build, as_of, (municipality_id,))


def curves(build: Stamp, as_of: date, ids: Ids) -> pd.DataFrame:
    """Both indicators of these day by day from `history(as_of)`: a gap is a gap, and each reported figure has its cell and its correction."""
    found = connection.fetch(
        build,
        """
        SELECT municipality_id, indicator, on_date, value, is_reported, change, value_first, correction, source, tab, cell, url
        FROM history(?) WHERE municipality_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY municipality_id, indicator, on_date
        """,
        [as_of, list(ids)],
    )
    return tidied(found, "source", "tab")


@cached_each
def contributions(build: Stamp, as_of: date, municipality_id: str) -> pd.DataFrame:
    """Last figures dated by `as_of`, as the sheet has them now: indicator, part, name, value, organisations, direction.

    `part` is `direction`, `organisation` or `cell`, what an organisation has reported for a `direction`. `organisations` is how
    many a direction's figure is made of (0: the direction was reported as a whole).
    """
    found = connection.fetch(
        build,
        """
        WITH series AS (
            SELECT indicator, nullif(direction, '') AS direction, nullif(organisation, '') AS organisation, is_increment,
                CASE WHEN any_value(is_increment) THEN sum(value) ELSE arg_max(value, on_date) END AS value
            FROM actual_detail WHERE municipality_id = ? AND on_date <= ? GROUP BY ALL
        ), one AS (  -- whoever reports totals and increments speaks by the totals
            SELECT * FROM series
            QUALIFY row_number() OVER (PARTITION BY indicator, direction, organisation ORDER BY is_increment) = 1
        ), part AS (
            SELECT indicator, 'direction' AS part, direction AS name, count(organisation) AS organisations,
                coalesce(sum(value) FILTER (organisation IS NULL), sum(value)) AS value
            FROM one WHERE direction IS NOT NULL GROUP BY ALL
            UNION ALL BY NAME
            SELECT indicator, 'organisation' AS part, organisation AS name, 1 AS organisations,
                coalesce(sum(value) FILTER (direction IS NULL), sum(value)) AS value
            FROM one WHERE organisation IS NOT NULL GROUP BY ALL
            UNION ALL BY NAME
            SELECT indicator, 'cell' AS part, organisation AS name, 1 AS organisations, direction, value
            FROM one WHERE organisation IS NOT NULL AND direction IS NOT NULL
        )
        SELECT indicator, part, name, value::BIGINT AS value, organisations, direction FROM part
        ORDER BY part, indicator, value DESC, name, direction
        """,
        [municipality_id, as_of],
    )
    return tidied(found, "name", "direction")


def progress(build: Stamp, as_of: date, municipality_id: str) -> dict[str, Row]:
    """By indicator the row of `frames.standing.progress`."""
    return _of(standing.progress(build, as_of), municipality_id)


def movement(build: Stamp, as_of: date, municipality_id: str) -> dict[str, Row]:
    """By indicator the row of `frames.standing.movement` in a week."""
    return _of(standing.movement(build, as_of, as_of - WEEK), municipality_id)


def place(build: Stamp, as_of: date, municipality_id: str) -> dict[str, Row]:
    """By indicator the row of `frames.peers.standings`."""
    return _of(peers.standings(build, as_of), municipality_id)


def _of(found: pd.DataFrame, municipality_id: str) -> dict[str, Row]:
    mine = found[found["municipality_id"] == municipality_id]
    return {row["indicator"]: row for row in rows(mine)}
