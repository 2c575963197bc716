"""The twin of `history`, `reporting` and `movement`: who reported what and when, in plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from tests.twin import (
    INDICATORS,
    Twin,
    checkpoint_result,
    figure_histories,
    known_figures,
    last_figure,
    progress,
    target_histories,
)

Histories = Sequence[tuple[datetime, dict[date, int]]]


def history(twin: Twin, as_of: date) -> Iterable[dict[str, Any]]:
    """The rows of `history(as_of)`, but for the cells."""
    for municipality in twin.municipalities:
        for indicator in INDICATORS:
            histories = figure_histories(twin, municipality, indicator)
            figures = _until(as_of, known_figures(twin, municipality, indicator, twin.end_of(as_of)))
            for day in _days(min(figures, default=None), as_of):
                row = _day(twin, histories, figures, day, as_of)
                yield {"municipality_id": municipality, "indicator": indicator, "on_date": day} | row


def _until(as_of: date, figures: dict[date, int]) -> dict[date, int]:
    return {day: value for day, value in figures.items() if day <= as_of}


def _days(first: date | None, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)] if first else []


def _day(twin: Twin, histories: Histories, figures: dict[date, int], day: date, as_of: date) -> dict[str, Any]:
    reported_on, value = last_figure(figures, day)
    assert reported_on is not None
    assert value is not None
    row: dict[str, Any] = dict.fromkeys(("change", "value_first", "correction", "corrected_at"))
    if reported_on == day:
        _, before = last_figure(figures, day - timedelta(days=1))
        first = value_first(twin, histories, day, as_of)
        row = {
            "change": None if before is None else value - before,
            "value_first": first,
            "correction": value - first,
            "corrected_at": standing_since(histories, day, twin.end_of(as_of)) if value != first else None,
        }
    is_fresh = (day - reported_on).days <= twin.stale_after_days
    return row | {
        "value": value if is_fresh else None,
        "is_reported": reported_on == day,
        "reported_on": reported_on,
    }


def first_seen(histories: Histories, day: date) -> datetime:
    return next(seen for seen, values in histories if day in values)


def value_first(twin: Twin, histories: Histories, day: date, as_of: date) -> int:
    """The last word on a figure on the day it was first seen; where that came after as_of, the very first."""
    first = first_seen(histories, day)
    words = [values[day] for seen, values in histories if day in values and seen >= first]
    ends = min(twin.end_of(first.astimezone(twin.zone).date()), twin.end_of(as_of))
    early = [values[day] for seen, values in histories if day in values and seen < ends]
    return early[-1] if early else words[0]


def standing_since(histories: Histories, day: date, moment: datetime) -> datetime:
    """Since when a figure stood as it stands at the moment."""
    since, before = None, None
    for seen, values in histories:
        if seen >= moment:
            break
        if values.get(day) != before:
            since, before = seen, values.get(day)
    assert since is not None
    return since


def reporting(twin: Twin, as_of: date) -> Iterable[dict[str, Any]]:
    """The rows of `reporting(as_of)`, but for what comes from the register. All figures come from one book."""
    due: dict[tuple[str, str], dict[str, Any]] = {}
    for row in sorted(checkpoint_result(twin, as_of), key=lambda row: (row["due_on"], row["checkpoint"])):
        due[row["municipality_id"], row["indicator"]] = row
    connected = first_read(twin)
    for municipality in twin.municipalities:
        for indicator in INDICATORS:
            last = due.get((municipality, indicator))
            yield {
                "municipality_id": municipality,
                "indicator": indicator,
                **_reported(twin, municipality, indicator, as_of, connected),
                "checkpoint": last and last["checkpoint"],
                "due_on": last and last["due_on"],
                "settled_on": last and last["settled_on"],
                "reported_for_checkpoint": last and _in_time(twin, last, as_of, connected),
            }


def first_read(twin: Twin) -> datetime | None:
    """When the book first held a figure or a target."""
    series = [(municipality, indicator) for municipality in twin.municipalities for indicator in INDICATORS]
    held = [one for m, i in series for one in (*figure_histories(twin, m, i), *target_histories(twin, m, i))]
    return min((seen for seen, values in held if values), default=None)


def _reported(twin: Twin, municipality: str, indicator: str, as_of: date, connected: datetime | None) -> dict[str, Any]:
    histories = figure_histories(twin, municipality, indicator)
    figures = _until(as_of, known_figures(twin, municipality, indicator, twin.end_of(as_of)))
    first, last = min(figures, default=None), max(figures, default=None)
    seen = {day: when for day in figures if (when := first_seen(histories, day)) < twin.end_of(as_of)}
    delays = [(seen[d].astimezone(twin.zone).date() - d).days for d in seen if connected and seen[d] > connected]
    age = (as_of - last).days if last else None
    silent_since = last + timedelta(days=twin.stale_after_days + 1) if last else None
    return {
        "first_reported_on": first,
        "last_reported_on": last,
        "last_seen_at": standing_since(histories, last, twin.end_of(as_of)) if last in seen else None,
        "figures": len(figures),
        "age_days": age,
        "silent_since": silent_since if silent_since and silent_since <= as_of else None,
        "median_delay_days": float(median(delays)) if delays else None,
    }


def _in_time(twin: Twin, due: dict[str, Any], as_of: date, connected: datetime | None) -> str | None:
    municipality, indicator = due["municipality_id"], due["indicator"]
    window = {due["due_on"] - timedelta(days=n) for n in range(twin.stale_after_days + 1)}
    histories = figure_histories(twin, municipality, indicator)
    settles = twin.end_of(min(due["settled_on"], as_of))
    stood = [values for seen, values in histories if seen < settles][-1:]
    if any(day in window for values in stood for day in values):
        return "on_time"
    targets = target_histories(twin, municipality, indicator)
    watched = next(seen for seen, rows in targets if any(due_on == due["due_on"] for due_on, _ in rows.values()))
    if watched >= twin.end_of(due["settled_on"]):
        return None
    known = known_figures(twin, municipality, indicator, twin.end_of(as_of))
    came = [when for day in window & known.keys() if (when := first_seen(histories, day)) < twin.end_of(as_of)]
    if connected and any(when > connected for when in came):
        return "late"
    return None if came or due["settled_on"] >= as_of else "missing"


def movement(twin: Twin, as_of: date, days: int) -> Iterable[dict[str, Any]]:
    """The rows of `movement(as_of, days)`, but for what comes from the register."""
    then = as_of - timedelta(days=days)
    former = {(row["municipality_id"], row["indicator"]): row for row in progress(twin, then)}
    rows = [_moved(twin, row, former[row["municipality_id"], row["indicator"]], as_of) for row in progress(twin, as_of)]
    for row in rows:
        changes = [r["change"] for r in rows if r["indicator"] == row["indicator"] and r["change"] is not None]
        mine = row["change"]
        yield row | {
            "place": None if mine is None else 1 + sum(change > mine for change in changes),
            "place_last": None if mine is None else sum(change >= mine for change in changes),
            "placed": len(changes),
        }


def _moved(twin: Twin, now: dict[str, Any], former: dict[str, Any], as_of: date) -> dict[str, Any]:
    figures = known_figures(twin, now["municipality_id"], now["indicator"], twin.end_of(as_of))
    became = last_figure(figures, former["actual_on"])[1] if former["actual_on"] else None
    change = _less(now["actual"], former["actual"])
    correction = _less(became, former["actual"])
    return {
        "municipality_id": now["municipality_id"],
        "indicator": now["indicator"],
        "actual": now["actual"],
        "actual_on": now["actual_on"],
        "actual_then": former["actual"],
        "actual_then_on": former["actual_on"],
        "change": change,
        "correction": correction,
        "growth": _less(change, correction),
        "status": now["status"],
        "status_then": former["status"],
        "is_status_changed": now["status"] != former["status"],
    }


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other
