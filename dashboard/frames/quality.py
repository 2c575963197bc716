"""How good the data are: findings, sums of the sheets, edited figures.

Findings and sums are those of the build, whatever day is shown: they say what stands in the sheets now. Moments
are those of the marathon's own clock, without a time zone.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, cached_build, cached_each, tidied
from dashboard.wording import tidy

SENTENCE = 1_000
"""No sentence of a finding is that long: the cell's text in it is cut already."""


@cached_build
def findings(build: Stamp) -> pd.DataFrame:
    """The open findings, errors first, in the order of the sheets.

    code, severity, municipality_id and name (NULL where it speaks of none), source, book, tab, cell, value, message_ru,
    message_en, suggestion, url (NULL for local workbooks), covers (the row left out because of it), seen_on (DATE), sheet
    («Факт»; with source and spreadsheet where findings are in several).
    """
    found = connection.fetch(
        build,
        """
        SELECT f.code, f.severity, f.municipality_id, m.name, f.source, f.book, f.tab, f.cell, f.value, f.message_ru,
            f.message_en, f.suggestion, f.url, f.covers, (f.seen_from AT TIME ZONE w.timezone)::DATE AS seen_on,
            count(DISTINCT (f.source, f.book)) OVER () > 1 AS has_books,
            coalesce(CASE WHEN has_books OR f.tab IS NULL THEN nullif(concat_ws(' · ', f.source, nullif(f.book, f.source), f.tab), '') END, f.tab) AS sheet
        FROM (SELECT *, row_number() OVER () AS place FROM finding) AS f
            CROSS JOIN marathon AS w
            LEFT JOIN municipality AS m USING (municipality_id)
        ORDER BY f.place
        """,
    )
    sentences = {name: found[name].map(lambda text: tidy(text, SENTENCE)) for name in ("message_ru", "message_en")}
    return tidied(found.assign(**sentences), "name", "source", "book", "tab", "sheet", "value", "suggestion")


@cached_build
def totals(build: Stamp) -> pd.DataFrame:
    """`sheet_total`: sums that stand in the sheets beside ours, those that differ first; `ours` is NULL where it is not said what is summed."""
    found = connection.fetch(
        build,
        "SELECT * FROM (SELECT *, row_number() OVER () AS place FROM sheet_total) ORDER BY coalesce(difference, 0) = 0, place",
    )
    return tidied(found.drop(columns="place"), "label", "source", "book", "tab")


_VERSIONS = """
    WITH version AS (
        SELECT m.name, v.municipality_id, v.indicator, v.on_date, v.value,
            v.seen_from AT TIME ZONE w.timezone AS seen_from,
            CASE WHEN (v.seen_until AT TIME ZONE w.timezone)::DATE <= ? THEN v.seen_until AT TIME ZONE w.timezone END AS seen_until,
            v.source, v.tab, v.cell, v.url
        FROM actual_version AS v JOIN municipality AS m USING (municipality_id) CROSS JOIN marathon AS w
        WHERE (v.seen_from AT TIME ZONE w.timezone)::DATE <= ?
    )
    SELECT *, count(*) OVER figure AS versions, lag(value) OVER (figure ORDER BY seen_from) AS value_before
    FROM version
"""
_FIGURE = "WINDOW figure AS (PARTITION BY municipality_id, indicator, on_date)"
_IN_ORDER = "ORDER BY on_date DESC, name, municipality_id, indicator, seen_from"


@cached
def edited(build: Stamp, as_of: date) -> pd.DataFrame:
    """Every value of the figures that were edited or removed by the end of as_of.

    municipality_id, name, indicator, on_date, value, value_before (the version's before it), versions (how many the figure
    has), seen_from, seen_until (NULL while it stood), source, tab, cell, url.
    """
    found = connection.fetch(
        build,
        f"{_VERSIONS} {_FIGURE} QUALIFY versions > 1 OR seen_until IS NOT NULL {_IN_ORDER}",
        [as_of, as_of],
    )
    return tidied(found, "name", "source", "tab")


@cached_each
def versions(build: Stamp, as_of: date, municipality_id: str, indicator: str) -> pd.DataFrame:
    """The same of all figures of one municipality and indicator, also those nobody edited."""
    found = connection.fetch(
        build,
        f"{_VERSIONS} WHERE municipality_id = ? AND indicator = ? {_FIGURE} {_IN_ORDER}",
        [as_of, as_of, municipality_id, indicator],
    )
    return tidied(found, "name", "source", "tab")
