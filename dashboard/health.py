"""`/healthz` for monitors: does the warehouse open, and how long ago did a refresh read every source.

200 while the last refresh that read every source is at most half an hour old, else 503. Where `refresh_every` is longer,
monitors say how old is too old: `/healthz?max_age=7200` (seconds). No text from a sheet is in the answer.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd
from starlette.requests import Request
from starlette.responses import JSONResponse

from dashboard import connection
from dashboard.connection import UnreadableError
from dashboard.plain import rows

MAX_AGE = timedelta(minutes=30)


def healthz(request: Request) -> JSONResponse:
    """The route: `report` as JSON, never cached."""
    asked = request.query_params.get("max_age", "")
    max_age = timedelta(seconds=int(asked)) if asked.isdecimal() and len(asked) < 9 else MAX_AGE
    found = report(datetime.now(UTC), max_age)
    return JSONResponse(found, 200 if found["status"] == "ok" else 503, {"cache-control": "no-store"})


def report(now: datetime, max_age: timedelta) -> dict[str, Any]:
    """Status `ok`, `stale` or `unavailable`, with what it was judged by.

    `last_success_at` is the oldest of the sources' last successes: by then every source had been read; None while one of
    them never was.
    """
    try:
        build = connection.stamp()
        built_at = connection.fetch(build, "SELECT built_at FROM marathon")["built_at"][0]
        sources = connection.fetch(build, "SELECT source, status, last_success_at FROM source_status ORDER BY source")
    except UnreadableError:
        return {"status": "unavailable", "warehouse": False}
    success = sources["last_success_at"]
    last = None if success.empty or success.hasnans else success.min()
    age = None if last is None else now - last
    return {
        "status": "ok" if age is not None and age <= max_age else "stale",
        "warehouse": True,
        "built_at": _moment(built_at),
        "last_success_at": _moment(last),
        "age_seconds": None if age is None else round(age.total_seconds()),
        "sources": [
            {"name": s["source"], "status": s["status"], "last_success_at": _moment(s["last_success_at"])}
            for s in rows(sources)
        ],
    }


def _moment(at: pd.Timestamp | None) -> str | None:
    return None if at is None else at.tz_convert(UTC).isoformat(timespec="seconds")
