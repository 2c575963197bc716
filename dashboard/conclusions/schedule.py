"""What is due, what came of it and what is likely to: pure functions on the frames of `frames/checkpoints.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.conclusions.attention import by_attention
from dashboard.plain import rows
from dashboard.season import Season

URGENCY = ("missed", "behind", "no_data", "at_risk", "coming", "settling", "on_track", "met", "moved")
"""Outcomes, those that need a call first."""
FINE = ("on_track", "met")
FORTNIGHT = timedelta(14)


@dataclass(frozen=True)
class Due:
    """One checkpoint of one municipality and indicator on the day shown.

    `outcome` once it is over: met, missed, no_data (no figure by then) or settling (`settled_on` is still to come); before: by the
    chance and thresholds of the season on_track, at_risk or behind, no_data without a figure, coming without a forecast. `value` is
    the frozen figure, of those to come the last one, and `pace` what came in a day lately. `moved` is a mark on the former day: due on `moved_to` now.
    """

    municipality_id: str
    name: str
    responsible: str | None
    indicator: str
    checkpoint: str
    checkpoint_key: str
    due_on: date
    target: int
    is_over: bool
    outcome: str
    value: int | None
    value_now: int | None
    settled_on: date | None
    chance: float | None
    pace: float | None
    silent_days: int | None
    moved_from: date | None
    reason: str | None
    moved_to: date | None = None

    @property
    def is_settled(self) -> bool:
        """Its result is frozen."""
        return self.is_over and self.outcome != "settling"

    @property
    def is_corrected(self) -> bool:
        """The figure of its day was edited after the result was frozen."""
        return self.is_settled and self.value != self.value_now

    @property
    def correction(self) -> int | None:
        """What later edits added; None where there was or is no figure."""
        return None if self.value is None or self.value_now is None else self.value_now - self.value


def dues(checkpoints: pd.DataFrame, moves: pd.DataFrame, progress: pd.DataFrame, season: Season) -> list[Due]:
    """Every checkpoint judged, by due day; `progress` of the same day."""
    standing = {(row["municipality_id"], row["indicator"]): row for row in rows(progress)}
    # the latest move to a day counts, and the latest stand first
    moved = {(*_key(row), row["due_on"]): row for row in reversed(rows(moves))}
    return [
        _due(
            row, standing[row["municipality_id"], row["indicator"]], moved.get((*_key(row), row["due_on"]), {}), season
        )
        for row in rows(checkpoints)
    ]


def _key(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["municipality_id"], row["indicator"], row["checkpoint_key"]


def _due(row: dict[str, Any], stands: dict[str, Any], moved: dict[str, Any], season: Season) -> Due:
    return Due(
        municipality_id=row["municipality_id"],
        name=stands["name"],
        responsible=stands["responsible"],
        indicator=row["indicator"],
        checkpoint=row["checkpoint"],
        checkpoint_key=row["checkpoint_key"],
        due_on=row["due_on"].date(),
        target=int(row["target"]),
        is_over=row["is_over"],
        outcome=_result(row) if row["is_over"] else _outlook(row, stands, season),
        value=_whole(row["value"] if row["is_over"] else stands["actual"]),
        value_now=_whole(row["value_now"]),
        settled_on=_day(row["settled_on"]),
        chance=row["chance"],
        pace=stands["recent_per_day"],
        silent_days=_whole(stands["age_days"]) if stands["status"] == "silent" else None,
        moved_from=_day(moved.get("moved_from")),
        reason=moved.get("reason"),
    )


def _result(row: dict[str, Any]) -> str:
    if not row["is_settled"]:
        return "settling"
    if row["met"] is None:
        return "no_data"
    return "met" if row["met"] else "missed"


def _outlook(row: dict[str, Any], stands: dict[str, Any], season: Season) -> str:
    """As `progress` judges the next checkpoint; of later ones, without a forecast nobody knows."""
    chance, actual = row["chance"], stands["actual"]
    if actual is None:
        return "no_data"
    if actual >= row["target"]:
        return "on_track"
    if chance is not None:
        return "on_track" if chance >= season.on_track else "at_risk" if chance >= season.at_risk else "behind"
    is_next = (stands["due_on"], stands["target"]) == (row["due_on"], row["target"])
    return stands["status"] if is_next and stands["status"] in ("behind", "at_risk", "on_track") else "coming"


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _day(value: Any) -> date | None:
    return None if value is None else value.date()


@dataclass(frozen=True)
class Party:
    """A municipality on one due day, and what it has due."""

    municipality_id: str
    name: str
    responsible: str | None
    dues: list[Due]

    @property
    def outcome(self) -> str:
        """The one that needs a call most."""
        return worst(self.dues)


def worst(dues: Iterable[Due]) -> str:
    """Of several outcomes the one that needs a call most."""
    return min((due.outcome for due in dues), key=URGENCY.index)


def parties(dues: Iterable[Due]) -> list[Party]:
    """Municipalities with what they have due, those that need a call first."""
    by_name = sorted(dues, key=lambda due: (due.name, due.municipality_id, due.indicator, due.due_on))
    found = [
        Party(one.municipality_id, one.name, one.responsible, [one, *rest])
        for __, (one, *rest) in groupby(by_name, key=lambda due: due.municipality_id)
    ]
    return sorted(found, key=lambda party: (URGENCY.index(party.outcome), _least(party)))


def _least(party: Party) -> float:
    return min((due.chance for due in party.dues if due.chance is not None), default=1.0)


def fortnight(dues: list[Due], as_of: date) -> list[tuple[date, list[Party]]]:
    """The next 14 days, the day shown included: each due day with those who are due."""
    near = [due for due in dues if not due.is_over and due.due_on <= as_of + FORTNIGHT]
    return [(on, parties(found)) for on, found in groupby(near, key=lambda due: due.due_on)]


@dataclass(frozen=True)
class Results:
    """Checkpoints that are settled, those of two indicators with one name as one: missed where one of the two is."""

    met: int
    missed: int
    no_data: int
    missed_by: int
    corrected: int

    @property
    def settled(self) -> int:
        """All of them."""
        return self.met + self.missed + self.no_data


def results(dues: list[Due]) -> Results:
    """How the settled checkpoints ended."""
    settled = [due for due in dues if due.is_settled]
    ends: dict[tuple[str, str], list[Due]] = {}
    for due in settled:
        ends.setdefault((due.municipality_id, due.checkpoint_key), []).append(due)
    count = Counter(worst(found) for found in ends.values())
    missed_by = {due.municipality_id for due in settled if due.outcome == "missed"}
    corrected = sum(any(due.is_corrected for due in found) for found in ends.values())
    return Results(count["met"], count["missed"], count["no_data"], len(missed_by), corrected)


@dataclass(frozen=True)
class Move:
    """A checkpoint whose due day was moved, in these indicators at once."""

    municipality_id: str
    name: str
    checkpoint: str
    moved_from: date
    due_on: date
    reason: str | None
    seen_on: date
    indicators: tuple[str, ...]


def moved(moves: pd.DataFrame) -> list[Move]:
    """`frames.checkpoints.moves`, the two indicators of one checkpoint as one where they moved together."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for row in rows(moves):
        days = (row[name].date() for name in ("moved_from", "due_on", "seen_on"))
        key = (row["municipality_id"], row["name"], row["checkpoint"], row["reason"], *days)
        found.setdefault(key, []).append(row["indicator"])
    return [
        Move(one, name, checkpoint, was, now, reason, seen, tuple(indicators))
        for (one, name, checkpoint, reason, was, now, seen), indicators in found.items()
    ]


@dataclass(frozen=True)
class Line:
    """A municipality's row of the calendar: by the Monday of each week what is due in it; how many it has missed."""

    municipality_id: str
    name: str
    missed: int
    weeks: dict[date, list[Due]]


def calendar(dues: list[Due], progress: pd.DataFrame, indicator: str, as_of: date) -> tuple[list[date], list[Line]]:
    """Mondays of the weeks in which something is due, and this week's; a line for everybody, those needing attention first."""
    weeks: dict[str, dict[date, list[Due]]] = {}
    for due in _with_former_days([due for due in dues if due.indicator == indicator]):
        weeks.setdefault(due.municipality_id, {}).setdefault(monday(due.due_on), []).append(due)
    lines = [
        Line(row["municipality_id"], row["name"], row["missed_checkpoints"], weeks.get(row["municipality_id"], {}))
        for row in rows(by_attention(progress[progress["indicator"] == indicator]))
    ]
    return sorted({monday(as_of)}.union(*weeks.values())), lines


def _with_former_days(dues: list[Due]) -> list[Due]:
    """With a mark on each day that something was moved from, unless its result stands there."""
    taken = {(due.municipality_id, due.checkpoint_key, due.due_on) for due in dues}
    former = [
        replace(due, outcome="moved", due_on=due.moved_from, moved_to=due.due_on, moved_from=None)
        for due in dues
        if due.moved_from and (due.municipality_id, due.checkpoint_key, due.moved_from) not in taken
    ]
    return sorted([*dues, *former], key=lambda due: due.due_on)


def monday(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(day.weekday())
