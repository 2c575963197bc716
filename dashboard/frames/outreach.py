"""What employees were told and who was advised: of everybody, of one municipality, and week by week beside registrations."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, cached_build, cached_each, tidied

REGION = ""
"""Instead of a municipality's id: all of them."""
EARLIER = 182
"""So many days before the season weeks begin at most: a mistyped year must not make a thousand of them."""


@cached
def told(build: Stamp, as_of: date) -> pd.DataFrame:
    """`outreach_standing(as_of)`, its channels as one text: municipality_id, name, topic, times, first_on, last_on, reach, channels."""
    found = connection.fetch(
        build,
        """
        SELECT municipality_id, name, topic, times, first_on, last_on, reach,
            nullif(array_to_string(channels, ', '), '') AS channels
        FROM outreach_standing(?) ORDER BY name, municipality_id, topic
        """,
        [as_of],
    )
    return tidied(found, "name", "channels")


@cached
def advised(build: Stamp, as_of: date) -> pd.DataFrame:
    """`consultation_standing(as_of)`: municipality_id, name, channel, number, days, first_on, last_on."""
    found = connection.fetch(
        build,
        """
        SELECT municipality_id, name, channel, number, days, first_on, last_on
        FROM consultation_standing(?) ORDER BY name, municipality_id, channel
        """,
        [as_of],
    )
    return tidied(found, "name")


def is_kept(build: Stamp, as_of: date) -> bool:
    """Whether either tab says anything of anybody by that day."""
    return bool(told(build, as_of)["times"].notna().any() or advised(build, as_of)["number"].notna().any())


@cached_build
def filled(build: Stamp) -> frozenset[str]:
    """Which of the tabs hold rows now, of whatever day: `outreach`, `consultation`."""
    found = connection.fetch(
        build, "SELECT 'outreach' AS tab FROM outreach UNION SELECT 'consultation' FROM consultation"
    )
    return frozenset(found["tab"])


@cached_each
def weeks(build: Stamp, as_of: date, municipality_id: str) -> pd.DataFrame:
    """One row per week, by its Monday, of one municipality or the `REGION`: what is said of it, else NULL.

    Columns: week_on, until (its last day, not after `as_of`); registered (what the figures of `counted` municipalities rose by, from
    `history`: of those that have one at both ends); messages on marathon, participation, hotline, and `told`, how many municipalities
    told of anything; consultations by_hotline, in_person, remotely, and `advised`, how many municipalities gave any.
    The weeks are those of the season, and of the rows of either tab that are earlier (up to `EARLIER` days) or later.
    """
    return connection.fetch(
        build,
        """
        WITH message AS (
            SELECT *, date_trunc('week', on_date)::DATE AS week_on FROM outreach_as_known($day)
            WHERE $id IN ('', municipality_id)
        ), consultation AS (
            SELECT *, date_trunc('week', on_date)::DATE AS week_on FROM consultation_as_known($day)
            WHERE $id IN ('', municipality_id)
        ), said AS (
            SELECT min(on_date) AS first_on, max(on_date) AS last_on
            FROM (SELECT on_date FROM message UNION ALL SELECT on_date FROM consultation)
        ), span AS (
            SELECT greatest(least(starts_on, first_on), starts_on - $earlier::INTEGER) AS first_on,
                least($day::DATE, greatest(ends_on, last_on)) AS last_on
            FROM marathon, said
        ), week AS (
            SELECT unnest(generate_series(date_trunc('week', first_on), last_on, INTERVAL 7 DAY))::DATE AS week_on FROM span
        ), bound AS (
            SELECT week_on, least(week_on + 6, $day::DATE) AS until FROM week
        ), figure AS (
            SELECT municipality_id, on_date, value FROM history($day)
            WHERE indicator = 'registered_users' AND value IS NOT NULL AND $id IN ('', municipality_id)
        ), gained AS (
            SELECT b.week_on, sum(now.value - former.value)::BIGINT AS registered, count(*) AS counted
            FROM bound AS b JOIN figure AS now ON now.on_date = b.until
                JOIN figure AS former ON former.on_date = b.week_on - 1 AND former.municipality_id = now.municipality_id
            GROUP BY b.week_on
        ), telling AS (
            SELECT week_on,
                count(*) FILTER (topic = 'marathon') AS marathon,
                count(*) FILTER (topic = 'participation') AS participation,
                count(*) FILTER (topic = 'hotline') AS hotline,
                count(DISTINCT municipality_id) AS told
            FROM message GROUP BY week_on
        ), advising AS (
            SELECT week_on,
                (sum(number) FILTER (channel = 'hotline'))::BIGINT AS by_hotline,
                (sum(number) FILTER (channel = 'in_person'))::BIGINT AS in_person,
                (sum(number) FILTER (channel = 'remote'))::BIGINT AS remotely,
                count(DISTINCT municipality_id) AS advised
            FROM consultation GROUP BY week_on
        )
        SELECT b.*, g.* EXCLUDE (week_on), nullif(t.marathon, 0) AS marathon, nullif(t.participation, 0) AS participation,
            nullif(t.hotline, 0) AS hotline, t.told, a.* EXCLUDE (week_on)
        FROM bound AS b LEFT JOIN gained AS g USING (week_on) LEFT JOIN telling AS t USING (week_on)
            LEFT JOIN advising AS a USING (week_on)
        ORDER BY week_on
        """,
        {"day": as_of, "id": municipality_id, "earlier": EARLIER},
    )


@cached_each
def messages(build: Stamp, as_of: date, municipality_id: str) -> pd.DataFrame:
    """Each message of a municipality, the newest first: on_date, topic, channel, reach, source, tab, cell, url."""
    found = connection.fetch(
        build,
        """
        SELECT on_date, topic, channel, reach, source, tab, cell, url FROM outreach_as_known(?)
        WHERE municipality_id = ? ORDER BY on_date DESC, topic, source, tab, length(cell), cell
        """,
        [as_of, municipality_id],
    )
    return tidied(found, "channel", "source", "tab")


@cached_each
def consultations(build: Stamp, as_of: date, municipality_id: str) -> pd.DataFrame:
    """Each row of «Консультации» of a municipality, the newest first: on_date, channel, number, source, tab, cell, url."""
    found = connection.fetch(
        build,
        """
        SELECT on_date, channel, number, source, tab, cell, url FROM consultation_as_known(?)
        WHERE municipality_id = ? ORDER BY on_date DESC, channel, source, tab, length(cell), cell
        """,
        [as_of, municipality_id],
    )
    return tidied(found, "source", "tab")
