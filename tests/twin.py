"""A boring twin of the warehouse's metrics: plain Python over the states a sheet went through, no SQL.

A state is what stood in the sheet from its moment until the next state's. Days are dates, moments aware datetimes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

INDICATORS = ("registered_users", "submitted_initiatives")


@dataclass(frozen=True)
class Fact:
    """A row of «Факт»; None is no data."""

    day: date
    municipality: str
    users: int | None
    initiatives: int | None
    direction: str = ""
    organisation: str = ""

    def value(self, indicator: str) -> int | None:
        return self.users if indicator == INDICATORS[0] else self.initiatives


@dataclass(frozen=True)
class Target:
    """A row of «Цели»."""

    municipality: str
    checkpoint: str
    due: date
    users: int | None
    initiatives: int | None

    def value(self, indicator: str) -> int | None:
        return self.users if indicator == INDICATORS[0] else self.initiatives


@dataclass(frozen=True)
class State:
    """What stood in the sheet from `seen` on."""

    seen: datetime
    facts: tuple[Fact, ...] = field(default=())
    targets: tuple[Target, ...] = field(default=())


@dataclass
class Twin:
    """Answers what the macros answer."""

    states: Sequence[State]
    municipalities: Sequence[str]
    zone: ZoneInfo
    stale_after_days: int = 7
    grace_days: int = 2
    on_track: float = 0.8
    at_risk: float = 0.4
    forecasts: Sequence[dict[str, Any]] = ()  # that were made, rows of the table `forecast`

    def end_of(self, day: date) -> datetime:
        return datetime.combine(day + timedelta(days=1), time(), self.zone)


def settled(states: Sequence[State], indicator: str, municipality: str) -> list[dict[tuple[date, str, str], int]]:
    """For each state: figure by (day, direction, organisation); where rows disagree, the last good value stays."""
    found: list[dict[tuple[date, str, str], int]] = []
    for state in states:
        said: dict[tuple[date, str, str], set[int]] = {}
        for fact in state.facts:
            value = fact.value(indicator)
            if fact.municipality == municipality and value is not None:
                said.setdefault((fact.day, fact.direction, fact.organisation), set()).add(value)
        now = {key: values.copy().pop() for key, values in said.items() if len(values) == 1}
        for key, values in said.items():
            if len(values) > 1 and found and key in found[-1]:
                now[key] = found[-1][key]  # what stood just before; what was removed before that does not rise again
        found.append(now)
    return found


def totals(state: dict[tuple[date, str, str], int]) -> dict[date, int]:
    """The municipality's own figure of a day, else the sum of its parts: each with its last figure up to that day."""
    figures = {}
    for day in sorted({day for day, _, _ in state}):
        if (day, "", "") in state:
            figures[day] = state[day, "", ""]
            continue
        parts: dict[tuple[str, str], int] = {}
        for (on, direction, organisation), value in sorted(state.items()):
            if on <= day and (direction or organisation):
                parts[direction, organisation] = value
        total = 0
        for direction in {direction for direction, _ in parts}:
            own = parts.get((direction, "")) if direction else None
            total += own if own is not None else sum(v for (d, o), v in parts.items() if d == direction)
        figures[day] = total
    return figures


def as_known(histories: Sequence[tuple[datetime, dict[Any, Any]]], moment: datetime) -> dict[Any, Any]:
    """Of each key the value that stood at the end of the day; a key first seen later, with the first value seen."""
    known: dict[Any, Any] = {}
    for key in {key for _, values in histories for key in values}:
        first = next(seen for seen, values in histories if key in values)
        if first >= moment:
            known[key] = next(values[key] for seen, values in histories if seen == first)
            continue
        last = [values for seen, values in histories if seen < moment][-1]
        if key in last:
            known[key] = last[key]
    return known


def figure_histories(twin: Twin, municipality: str, indicator: str) -> list[tuple[datetime, dict[date, int]]]:
    """What stood from each moment on: the figures by day."""
    states = [totals(state) for state in settled(twin.states, indicator, municipality)]
    return [(s.seen, figures) for s, figures in zip(twin.states, states, strict=True)]


def known_figures(twin: Twin, municipality: str, indicator: str, moment: datetime) -> dict[date, int]:
    """The figures by day as they were known at that moment, also of days after it.

    What was first seen later is known only if the sheet had not been read from that moment on without it.
    """
    histories = figure_histories(twin, municipality, indicator)
    seen_before = {day for seen, values in histories if seen < moment for day in values}
    looked = [values for seen, values in histories if seen >= moment]
    known = as_known(histories, moment)
    return {day: value for day, value in known.items() if day in seen_before or not looked or day in looked[0]}


def target_histories(twin: Twin, municipality: str, indicator: str) -> list[tuple[datetime, dict[str, Any]]]:
    """What stood from each moment on: due day and target by checkpoint."""
    histories = []
    for state in twin.states:
        rows = {t.checkpoint: (t.due, t.value(indicator)) for t in state.targets if t.municipality == municipality}
        histories.append((state.seen, {name: row for name, row in rows.items() if row[1] is not None}))
    return histories


def _targets(twin: Twin, municipality: str, indicator: str, moment: datetime) -> dict[str, tuple[date, int]]:
    return as_known(target_histories(twin, municipality, indicator), moment)


def checkpoint_result(twin: Twin, as_of: date) -> Iterable[dict[str, Any]]:
    """The rows of `checkpoint_result(as_of)`."""
    for municipality in twin.municipalities:
        for indicator in INDICATORS:
            for name, due, target in _due(twin, municipality, indicator, as_of):
                yield _result(twin, as_of, municipality, indicator, name, due, target)


def _due(twin: Twin, municipality: str, indicator: str, as_of: date) -> Iterable[tuple[str, date, int]]:
    """Checkpoints that were due, frozen ones as they were frozen; one renamed after that under its first name."""
    histories = target_histories(twin, municipality, indicator)
    first = {name: seen for seen, rows in reversed(histories) for name in rows}
    frozen = {name: found for name in first if (found := _frozen(twin, municipality, indicator, name, as_of))}
    for name, (due, target) in frozen.items():
        settles = twin.end_of(due + timedelta(days=twin.grace_days))
        if first[name] < settles or first[name] == min(first[o] for o, (day, _) in frozen.items() if day == due):
            yield name, due, target
    days = {day for day, _ in frozen.values()}
    for name, (due, target) in _targets(twin, municipality, indicator, twin.end_of(as_of)).items():
        if due < as_of and name not in frozen and due not in days:
            yield name, due, target


def _frozen(twin: Twin, municipality: str, indicator: str, name: str, as_of: date) -> tuple[date, int] | None:
    """The first due date of a checkpoint that still stood at the end of its grace, with its target then."""
    histories = target_histories(twin, municipality, indicator)
    for due in sorted({rows[name][0] for _, rows in histories if name in rows}):
        settled_on = due + timedelta(days=twin.grace_days)
        stood = as_known(histories, twin.end_of(settled_on)).get(name)
        if settled_on < as_of and stood is not None and stood[0] == due:
            return due, stood[1]
    return None


def _result(
    twin: Twin, as_of: date, municipality: str, indicator: str, name: str, due: date, target: int
) -> dict[str, Any]:
    settled_on = due + timedelta(days=twin.grace_days)
    frozen = twin.end_of(min(settled_on, as_of))
    value = last_figure(known_figures(twin, municipality, indicator, frozen), due)[1]
    value_now = last_figure(known_figures(twin, municipality, indicator, twin.end_of(as_of)), due)[1]
    return {
        "municipality_id": municipality,
        "indicator": indicator,
        "checkpoint": name,
        "due_on": due,
        "target": target,
        "value": value,
        "met": None if value is None else value >= target,
        "is_settled": settled_on < as_of,
        "settled_on": settled_on,
        "value_now": value_now,
        "correction": None if value is None or value_now is None else value_now - value,
    }


def last_figure(figures: dict[date, int], day: date) -> tuple[date | None, int | None]:
    last = max((d for d in figures if d <= day), default=None)
    return (last, figures[last]) if last else (None, None)


def progress(twin: Twin, as_of: date) -> Iterable[dict[str, Any]]:
    """The rows of `progress(as_of)`, but for what comes from the register."""
    missed = [r for r in checkpoint_result(twin, as_of) if r["is_settled"] and r["met"] is False]
    for municipality in twin.municipalities:
        for indicator in INDICATORS:
            row = _progress(twin, municipality, indicator, as_of)
            row["missed_checkpoints"] = sum(
                r["municipality_id"] == municipality and r["indicator"] == indicator for r in missed
            )
            row |= foretold(twin, row, as_of)
            yield row | {"status": status(twin, row, as_of)}


def foretold(twin: Twin, row: dict[str, Any], as_of: date) -> dict[str, Any]:
    """What the last forecast said of the checkpoint shown, if it is not older than a figure may be."""
    days = {
        f["made_on"] for f in twin.forecasts if timedelta(0) <= as_of - f["made_on"] <= timedelta(twin.stale_after_days)
    }
    about = ("municipality_id", "indicator", "checkpoint", "due_on")
    said = [f for f in twin.forecasts if days and f["made_on"] == max(days) and all(f[k] == row[k] for k in about)]
    names = {"low": "forecast_low", "middle": "forecast_mid", "high": "forecast_high", "chance": "chance"}
    return {name: said[0][key] if said else None for key, name in (names | {"reason": "forecast_reason"}).items()}


def _progress(twin: Twin, municipality: str, indicator: str, as_of: date) -> dict[str, Any]:
    figures = {d: v for d, v in known_figures(twin, municipality, indicator, twin.end_of(as_of)).items() if d <= as_of}
    targets = _targets(twin, municipality, indicator, twin.end_of(as_of))
    actual_on, actual = last_figure(figures, as_of)
    due, name, target = _shown(targets, as_of) if targets else (None, None, None)
    last = max((day for day, _ in targets.values()), default=None)
    final = max((value for day, value in targets.values() if day == last), default=None)
    left = (due - as_of).days if due else None
    needed = None
    if actual is not None and target is not None and left is not None and left >= 0:
        needed = max(target - actual, 0) / max(left, 1)
    return {
        "municipality_id": municipality,
        "indicator": indicator,
        "actual": actual,
        "actual_on": actual_on,
        "final_target": final,
        "share": actual / final if actual is not None and final else None,
        "checkpoint": name,
        "due_on": due,
        "target": target,
        "share_of_checkpoint": actual / target if actual is not None and target else None,
        "days_left": left,
        "needed_per_day": needed,
        "recent_per_day": pace(figures, as_of),
    }


def _shown(targets: dict[str, tuple[date, int]], as_of: date) -> tuple[date, str, int]:
    """The checkpoint that is next, else the last; of several on one day that with the highest target."""
    days = {due for due, _ in targets.values()}
    day = min((due for due in days if due >= as_of), default=max(days))
    highest = max(value for due, value in targets.values() if due == day)
    return day, min(name for name, row in targets.items() if row == (day, highest)), highest


def pace(figures: dict[date, int], as_of: date) -> float | None:
    if len(figures) < 2:
        return None
    _, actual = last_figure(figures, as_of)
    base_on, base = last_figure(figures, as_of - timedelta(days=14))
    if base is None or base_on is None or actual is None:
        base_on = min(figures)
        return (figures[max(figures)] - figures[base_on]) / (as_of - base_on).days
    return (actual - base) / 14


def status(twin: Twin, row: dict[str, Any], as_of: date) -> str:
    if row["actual"] is None:
        return "no_data"
    if row["final_target"] is None:
        return "no_target"
    if row["actual"] >= row["final_target"]:
        return "reached"
    if (as_of - row["actual_on"]).days > twin.stale_after_days:
        return "silent"
    if row["days_left"] < 0:
        return "behind"
    if row["needed_per_day"] == 0:
        return "on_track"
    if (chance := row["chance"]) is not None:
        return "on_track" if chance >= twin.on_track else "at_risk" if chance >= twin.at_risk else "behind"
    if row["recent_per_day"] is None:
        return "at_risk"
    ratio = row["recent_per_day"] / row["needed_per_day"]
    return "on_track" if ratio >= 1 else "at_risk" if ratio >= 0.5 else "behind"
