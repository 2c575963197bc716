"""The twin of the region's sums: plain Python over the rows of `twin.progress`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.twin import INDICATORS, Twin, progress


def region_progress(twin: Twin, as_of: date) -> Iterable[dict[str, Any]]:
    """The rows of `region_progress(as_of)`, but for the week, what is needed and the forecast."""
    standing = list(progress(twin, as_of))
    for indicator in INDICATORS:
        mine = [row for row in standing if row["indicator"] == indicator]
        aimed = [row for row in mine if row["final_target"] is not None]
        target, towards = total(aimed, "final_target"), total(aimed, "actual")
        yield {
            "indicator": indicator,
            "actual": total(mine, "actual"),
            "reported": sum(row["actual"] is not None for row in mine),
            "municipalities": len(mine),
            "final_target": target,
            "with_target": len(aimed),
            "reached": sum(row["actual"] is not None and row["actual"] >= row["final_target"] for row in aimed),
            "actual_towards_target": towards,
            "share": towards / target if target and towards is not None else None,
            "recent_per_day": total(mine, "recent_per_day"),
            "recent_per_day_towards_target": total(aimed, "recent_per_day"),
        }


def total(rows: list[dict[str, Any]], name: str) -> Any:
    """The sum of what is there; None where nothing is."""
    known = [row[name] for row in rows if row[name] is not None]
    return sum(known) if known else None
