"""What meetings asked municipalities to do, as it stood on a day: `assignment_as_known`, `assignment_standing`."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, cached_build, tidied
from dashboard.plain import rows
from dashboard.wording import tidy

LONGEST = 400
"""Characters of an assignment's text or mark that are kept: they are sentences, not names."""


@cached
def assignments(build: Stamp, as_of: date) -> pd.DataFrame:
    """One row per assignment and municipality, overdue ones first, then those that fall due first; `conclusions.assignments.read` reads it.

    municipality_id, name, responsible, text, due_on, state (`open`, `overdue`, `done`, `closed`; NULL: unclear), done_note, is_for_all,
    meeting_id, meeting_on and meeting_topic (NULL where «Встреча» names none), meeting_named (as read), meeting_key, text_key,
    seen_on (DATE, when its row was first seen so), ended_on (DATE, when what was due before was first seen done or closed; missing
    where nobody saw it due), source, tab, cell, url; of a row that stands and has errors now problem_ru, problem_en,
    problem_cell, problem_url.
    """
    found = connection.fetch(
        build,
        """
        WITH problem AS (
            SELECT source, book, tab, row_number, string_agg(message_ru, '; ' ORDER BY column_number) AS problem_ru,
                string_agg(message_en, '; ' ORDER BY column_number) AS problem_en,
                arg_max(cell, column_number) AS problem_cell, arg_max(url, column_number) AS problem_url
            FROM finding WHERE severity = 'error' AND covers IS NULL AND row_number IS NOT NULL GROUP BY ALL
        ), version AS (
            SELECT municipality_id, coalesce(meeting_id, meeting_key, '') AS asked_by, text_key, is_for_all, seen_from,
                coalesce(seen_until, 'infinity') AS until, coalesce(status IN ('done', 'closed'), false) AS ended
            FROM assignment_version
        ), ending AS (
            SELECT e.*, EXISTS (
                FROM version AS d
                WHERE (d.municipality_id, d.asked_by, d.text_key) = (e.municipality_id, e.asked_by, e.text_key)
                    AND NOT d.ended AND d.seen_from < e.seen_from AND d.until >= e.seen_from
            ) AS was_due
            FROM version AS e ANTI JOIN version AS p
                ON (p.municipality_id, p.asked_by, p.text_key, p.is_for_all) = (e.municipality_id, e.asked_by, e.text_key, e.is_for_all)
                AND p.ended AND p.until = e.seen_from
            WHERE e.ended
        )
        SELECT a.municipality_id, m.name, m.responsible, a.text, a.due_on, a.state, a.done_note, a.is_for_all,
            a.meeting_id, t.on_date AS meeting_on, t.topic AS meeting_topic, a.meeting_named, a.meeting_key, a.text_key,
            (a.seen_from AT TIME ZONE w.timezone)::DATE AS seen_on,
            ((
                SELECT CASE WHEN arg_max(e.was_due, e.seen_from) THEN max(e.seen_from) END FROM ending AS e
                WHERE a.state IN ('done', 'closed') AND e.seen_from <= a.seen_from AND e.is_for_all = a.is_for_all
                    AND (e.municipality_id, e.asked_by, e.text_key)
                        = (a.municipality_id, coalesce(a.meeting_id, a.meeting_key, ''), a.text_key)
            ) AT TIME ZONE w.timezone)::DATE AS ended_on,
            a.source, a.tab, a.cell, a.url,
            p.problem_ru, p.problem_en, p.problem_cell, p.problem_url
        FROM assignment_as_known($1) AS a
            JOIN municipality AS m USING (municipality_id)
            CROSS JOIN marathon AS w
            LEFT JOIN meeting_as_known($1) AS t USING (meeting_id)
            LEFT JOIN problem AS p ON a.seen_until IS NULL AND p.source = a.source AND p.book = a.book AND p.tab = a.tab
                AND p.row_number = regexp_extract(a.cell, '[0-9]+$')::INTEGER
        ORDER BY list_position(['overdue', 'open', 'done', 'closed'], a.state) NULLS FIRST, a.due_on NULLS LAST, a.text_key,
            m.name, a.municipality_id, a.cell
        """,
        [as_of],
    )
    long = {c: found[c].map(_long, na_action="ignore") for c in ("text", "done_note", "problem_ru", "problem_en")}
    return tidied(
        found.assign(**long, problem_url=_addresses(found["problem_url"])),
        "name",
        "responsible",
        "meeting_topic",
        "meeting_named",
        "source",
        "tab",
    )


def _long(text: str) -> str:
    """One line of so many characters; what is no word of any language is cut as a name is."""
    return tidy(" ".join(map(tidy, text.split())), LONGEST)


def _addresses(urls: pd.Series) -> pd.Series:
    """Addresses of the web, the others missing."""
    return urls.where(urls.astype("string").str.match("https?://", na=False), None)


@cached
def standing(build: Stamp, as_of: date) -> pd.DataFrame:
    """`assignment_standing(as_of)`, a row per municipality, plus `responsible` (position)."""
    found = connection.fetch(
        build,
        """
        SELECT s.*, m.responsible
        FROM assignment_standing(?) AS s JOIN municipality AS m USING (municipality_id)
        ORDER BY s.name, s.municipality_id
        """,
        [as_of],
    )
    return tidied(found, "name", "responsible")


def due(build: Stamp, as_of: date) -> dict[str, tuple[int, int]]:
    """How many assignments of each municipality are overdue, and how many open; who has neither is not in it."""
    found = standing(build, as_of)
    some = found[(found["overdue"] > 0) | (found["open"] > 0)]
    return {row["municipality_id"]: (row["overdue"], row["open"]) for row in rows(some)}


def overdue(build: Stamp, as_of: date) -> dict[str, int]:
    """How many assignments of each municipality are overdue; who has none is not in it."""
    return {key: late for key, (late, _open) in due(build, as_of).items() if late}


@cached_build
def ever(build: Stamp) -> bool:
    """Whether «Поручения» ever held an assignment."""
    return bool(connection.fetch(build, "SELECT count(*) AS n FROM assignment_version")["n"].iloc[0])
