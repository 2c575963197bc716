"""Every checkpoint as it stands on a day, what came of it, where it was moved, and how many days each municipality has set."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames import standing
from dashboard.frames.cache import cached, tidied


@cached
def checkpoints(build: Stamp, as_of: date) -> pd.DataFrame:
    """One row per municipality, indicator and checkpoint: those over from `checkpoint_result`, those to come as known then.

    Columns: municipality_id, name, indicator, checkpoint, checkpoint_key, due_on, target; is_over, and of those over value, met,
    is_settled, settled_on, value_now, correction; of those to come chance.
    """
    found = connection.fetch(
        build,
        """
        WITH due AS (
            SELECT municipality_id, indicator, checkpoint, checkpoint_key, due_on, target, true AS is_over,
                value, met, is_settled, settled_on, value_now, correction
            FROM checkpoint_result($1)
            UNION ALL BY NAME
            SELECT municipality_id, indicator, checkpoint, checkpoint_key, due_on, value AS target, false AS is_over
            FROM target_as_known($1) WHERE due_on >= $1
        )
        SELECT d.*, m.name, f.chance
        FROM due AS d JOIN municipality AS m USING (municipality_id)
            LEFT JOIN forecast_as_known($1) AS f
                ON NOT d.is_over AND f.municipality_id = d.municipality_id AND f.indicator = d.indicator
                AND f.checkpoint_key = d.checkpoint_key AND f.due_on = d.due_on
        ORDER BY d.due_on, d.municipality_id, d.indicator, d.checkpoint_key
        """,
        [as_of],
    )
    return tidied(found, "name", "checkpoint")


def results(build: Stamp, as_of: date) -> pd.DataFrame:
    """Of `checkpoints` those whose result is settled, the latest first."""
    found = checkpoints(build, as_of)
    return found[found["is_settled"].eq(True)].sort_values(
        ["due_on", "name", "municipality_id", "indicator"], ascending=[False, True, True, True]
    )


def missed(build: Stamp, as_of: date) -> pd.DataFrame:
    """Of each municipality and indicator the last settled checkpoint where it was missed and is still not made up for.

    Columns: municipality_id, indicator, checkpoint, target, value (as it was settled).
    """
    last = results(build, as_of).drop_duplicates(["municipality_id", "indicator"])
    now = standing.progress(build, as_of)[["municipality_id", "indicator", "actual"]]
    found = last[last["met"].eq(False)].merge(now, on=["municipality_id", "indicator"])
    behind = found[found["actual"].isna() | (found["actual"] < found["target"])]
    return behind[["municipality_id", "indicator", "checkpoint", "target", "value"]]


def missed_checkpoints(build: Stamp, as_of: date) -> dict[str, int]:
    """How many settled checkpoints a municipality missed, in whichever indicator; who missed none is not in it."""
    found = results(build, as_of)
    count = found[found["met"].eq(False)].groupby("municipality_id")["checkpoint_key"].nunique()
    return {str(key): int(n) for key, n in count.items()}


@cached
def moves(build: Stamp, as_of: date) -> pd.DataFrame:
    """Every time a due day was moved, as seen by the end of as_of, the latest first.

    Columns: municipality_id, name, indicator, checkpoint, checkpoint_key, moved_from, due_on, reason (also one typed later), seen_on
    (the day on which the new due day was first seen).
    """
    found = connection.fetch(
        build,
        """
        WITH version AS (
            SELECT t.*, m.timezone,
                lag(due_on) OVER before AS former, due_on IS DISTINCT FROM lag(due_on) OVER before AS is_other
            FROM target_version AS t, marathon AS m
            WHERE seen_from < day_end(?, timezone)
            WINDOW before AS (PARTITION BY municipality_id, indicator, checkpoint_key ORDER BY seen_from)
        ), stood AS (
            SELECT *,
                count_if(is_other) OVER (PARTITION BY municipality_id, indicator, checkpoint_key ORDER BY seen_from) AS place
            FROM version
        ), moved AS (
            SELECT municipality_id, indicator, checkpoint_key, arg_max(checkpoint, seen_from) AS checkpoint,
                arg_min(former, seen_from) AS moved_from, any_value(due_on) AS due_on, arg_max(reason, seen_from) AS reason,
                (min(seen_from) AT TIME ZONE any_value(timezone))::DATE AS seen_on
            FROM stood
            WHERE place > 1
            GROUP BY municipality_id, indicator, checkpoint_key, place
        )
        SELECT v.*, m.name
        FROM moved AS v JOIN municipality AS m USING (municipality_id)
        ORDER BY seen_on DESC, name, municipality_id, due_on, checkpoint_key, indicator
        """,
        [as_of],
    )
    return tidied(found, "name", "checkpoint", "reason")


@cached
def days_set(build: Stamp, as_of: date) -> pd.DataFrame:
    """How many different due days each municipality has in each indicator, as known then; 0 where it set none.

    Columns: municipality_id, name, responsible, indicator, days, last_on (NaT without any).
    """
    found = connection.fetch(
        build,
        """
        SELECT m.municipality_id, m.name, m.responsible, i.indicator,
            count(DISTINCT t.due_on) AS days, max(t.due_on) AS last_on
        FROM municipality AS m
            CROSS JOIN (SELECT unnest(['registered_users', 'submitted_initiatives']) AS indicator) AS i
            LEFT JOIN target_as_known(?) AS t USING (municipality_id, indicator)
        GROUP BY ALL
        ORDER BY m.name, m.municipality_id, i.indicator
        """,
        [as_of],
    )
    return tidied(found, "name", "responsible")
