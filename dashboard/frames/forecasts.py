"""What was forecast, and how it held."""

from __future__ import annotations

from datetime import date

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached
from dashboard.plain import Row, rows


@cached
def score(build: Stamp, as_of: date) -> dict[str, Row]:
    """By indicator how the forecasts of checkpoints that are settled have held: forecasts, covered, error, brier."""
    found = connection.fetch(build, "SELECT * FROM forecast_score(?)", [as_of])
    return {row["indicator"]: row for row in rows(found)}
