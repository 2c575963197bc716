"""Meetings of the council, past and coming, as known at the end of a day."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, cached_build, tidied
from dashboard.wording import tidy

LONGEST = {"participants": 500, "link": 2000}
"""Characters of what is longer than a line: who is invited, and an address, which must not be cut."""


@cached
def meetings(build: Stamp, as_of: date) -> pd.DataFrame:
    """`meeting_as_known(as_of)`, past and coming, in the order of time.

    Columns: meeting_id, on_date, at_time (a time or None), format, topic, participants, link; edits: how often its row has
    changed by then; source, tab, cell, url.
    """
    found = connection.fetch(
        build,
        """
        SELECT m.meeting_id, m.on_date, strftime(DATE '2000-01-01' + m.at_time, '%H:%M') AS at_time, m.format, m.topic,
            m.participants, m.link, m.source, m.tab, m.cell, m.url,
            (
                SELECT count(DISTINCT v.seen_from) - 1 FROM meeting_version AS v, marathon AS z
                WHERE v.meeting_id = m.meeting_id AND v.seen_from < day_end($1, z.timezone)
            ) AS edits
        FROM meeting_as_known($1) AS m
        ORDER BY m.on_date, m.at_time NULLS FIRST, m.topic, m.meeting_id
        """,
        [as_of],
    )
    shown = tidied(found, "topic", "source", "tab")
    return shown.assign(
        **{
            name: shown[name].map(lambda text, most=most: tidy(text, most), na_action="ignore")
            for name, most in LONGEST.items()
        }
    )


@cached_build
def built_at(build: Stamp) -> datetime:
    """The moment of the build, aware."""
    found: datetime = connection.fetch(build, "SELECT built_at FROM marathon")["built_at"].iloc[0].to_pydatetime()
    return found


@cached_build
def ever(build: Stamp) -> bool:
    """Whether «Встречи» ever held a meeting."""
    return bool(connection.fetch(build, "SELECT count(*) AS n FROM meeting_version")["n"].iloc[0])
