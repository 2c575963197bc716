"""What employees were told and who was advised: of everybody, of one municipality, and week by week beside registrations."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames import marathon
from dashboard.frames.cache import cached, cached_build, cached_each, tidied

REGION = ""
"""Instead of a municipality's id: all of them."""
APART = timedelta(92)
"""So far from the season are the weeks of the chart at most, as of a row further away its day is in question: W403."""


def _bounds(build: Stamp) -> dict[str, date]:
    """The first and the last day, of whole weeks, that a row may have to stand in the chart."""
    season = marathon.season(build)
    opens, closes = season.starts_on - APART, season.ends_on + APART
    return {"opens": opens - timedelta(opens.weekday()), "closes": closes + timedelta(6 - closes.weekday())}


@cached
def told(build: Stamp, as_of: date) -> pd.DataFrame:
    """`outreach_standing(as_of)`, its channels as one text: municipality_id, name, topic, times, last_on, reach, channels.

    first_on: the first day in the chart of weeks; apart: how many of `times` are not in it.
    """
    found = connection.fetch(
        build,
        """
        WITH charted AS (
            SELECT municipality_id, topic, min(on_date) AS first_on, count(*) AS times
            FROM outreach_as_known($day) WHERE on_date BETWEEN $opens AND $closes GROUP BY ALL
        )
        SELECT s.municipality_id, s.name, s.topic, s.times, c.first_on, s.last_on, s.reach,
            nullif(array_to_string(s.channels, ', '), '') AS channels, s.times - coalesce(c.times, 0) AS apart
        FROM outreach_standing($day) AS s LEFT JOIN charted AS c USING (municipality_id, topic)
        ORDER BY s.name, s.municipality_id, s.topic
        """,
        {"day": as_of, **_bounds(build)},
    )
    return tidied(found, "name", "channels")


@cached
def advised(build: Stamp, as_of: date) -> pd.DataFrame:
    """`consultation_standing(as_of)`: municipality_id, name, channel, number, days, last_on.

    first_on: the first day in the chart of weeks; apart: how many of `number` are not in it.
    """
    found = connection.fetch(
        build,
        """
        WITH charted AS (
            SELECT municipality_id, channel, min(on_date) AS first_on, sum(number)::BIGINT AS number
            FROM consultation_as_known($day) WHERE on_date BETWEEN $opens AND $closes GROUP BY ALL
        )
        SELECT s.municipality_id, s.name, s.channel, s.number, s.days, c.first_on, s.last_on,
            s.number - coalesce(c.number, 0) AS apart
        FROM consultation_standing($day) AS s LEFT JOIN charted AS c USING (municipality_id, channel)
        ORDER BY s.name, s.municipality_id, s.channel
        """,
        {"day": as_of, **_bounds(build)},
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
    The weeks are those of the season, and of the rows of either tab that are earlier or later, up to `APART`; other rows are left out.
    """
    return connection.fetch(
        build,
        """
        WITH message AS (
            SELECT *, date_trunc('week', on_date)::DATE AS week_on FROM outreach_as_known($day)
            WHERE $id IN ('', municipality_id) AND on_date BETWEEN $opens AND $closes
        ), consultation AS (
            SELECT *, date_trunc('week', on_date)::DATE AS week_on FROM consultation_as_known($day)
            WHERE $id IN ('', municipality_id) AND on_date BETWEEN $opens AND $closes
        ), said AS (
            SELECT min(on_date) AS first_on, max(on_date) AS last_on
            FROM (SELECT on_date FROM message UNION ALL SELECT on_date FROM consultation)
        ), span AS (
            SELECT least(starts_on, first_on) AS first_on, least($day::DATE, greatest(ends_on, last_on)) AS last_on
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
        {"day": as_of, "id": municipality_id, **_bounds(build)},
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
