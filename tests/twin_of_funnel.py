"""The twin of `funnel`: rates, group means and limits in plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from tests.twin import INDICATORS, Twin, known_figures, last_figure


@dataclass(frozen=True)
class Member:
    """A row of the register; `group` is the peer group that follows from kind and population."""

    group: str | None
    population: int | None
    employees: int | None


def funnel(twin: Twin, register: Mapping[str, Member], as_of: date) -> Iterable[dict[str, Any]]:
    """The rows of `funnel(as_of)`, but for name and kind."""
    for rate in ("initiatives_per_1000", "initiatives_per_user"):
        rows = [_rate(twin, register, name, rate, as_of) for name in twin.municipalities]
        for row in rows:
            yield row | _limits(row, [other for other in rows if other["peer_group"] == row["peer_group"]])


def _rate(twin: Twin, register: Mapping[str, Member], name: str, rate: str, as_of: date) -> dict[str, Any]:
    users, initiatives = (
        {d: v for d, v in known_figures(twin, name, indicator, twin.end_of(as_of)).items() if d <= as_of}
        for indicator in INDICATORS
    )
    per: str | None = "registered_users"
    on = min(max(users), max(initiatives)) if users and initiatives else None
    base, unit = last_figure(users, on)[1] if on else None, 1
    if rate == "initiatives_per_1000":
        on = max(initiatives, default=None)
        (per, base), unit = _inhabitants(register, name), 1000
    count = last_figure(initiatives, on)[1] if on else None
    return {
        "municipality_id": name,
        "peer_group": register[name].group,
        "rate": rate,
        "per": per,
        "initiatives": count,
        "base": base,
        "on_date": on,
        "value": count / (base / unit) if count is not None and base else None,
        "exposure": base / unit if base else None,
    }


def _inhabitants(register: Mapping[str, Member], name: str) -> tuple[str | None, int | None]:
    me = register[name]
    compared = [me] if me.group is None else [other for other in register.values() if other.group == me.group]
    if all(other.employees for other in compared):
        return "employees", me.employees
    return ("residents", me.population) if me.population else (None, None)


def _limits(row: dict[str, Any], group: Sequence[dict[str, Any]]) -> dict[str, Any]:
    names = ("members", "group_mean", "tau_squared", "z", "low_95", "high_95", "low_998", "high_998", "outside")
    empty: dict[str, Any] = dict.fromkeys(names)
    rated = [other for other in group if other["value"] is not None]
    if row["peer_group"] is None:
        return empty
    if not rated:
        return empty | {"members": 0}
    mean = sum(other["initiatives"] for other in rated) / sum(other["exposure"] for other in rated)
    empty |= {"members": len(rated), "group_mean": mean}
    if len(rated) < 5:
        return empty
    tau_squared = between(mean, rated)
    empty["tau_squared"] = tau_squared
    if row["exposure"] is None:
        return empty
    deviation = sqrt(1 / (4 * row["exposure"]) + tau_squared)
    limits = {
        "low_95": max(sqrt(mean) - 1.96 * deviation, 0) ** 2,
        "high_95": (sqrt(mean) + 1.96 * deviation) ** 2,
        "low_998": max(sqrt(mean) - 3.09 * deviation, 0) ** 2,
        "high_998": (sqrt(mean) + 3.09 * deviation) ** 2,
    }
    z = None if row["value"] is None else (sqrt(row["value"]) - sqrt(mean)) / deviation
    return empty | limits | {"z": z, "outside": outside(row["value"], limits)}


def between(mean: float, rated: Sequence[dict[str, Any]]) -> float:
    """τ² of DerSimonian and Laird from winsorised z-scores of the square roots."""
    scores = [(sqrt(row["value"]) - sqrt(mean)) * 2 * sqrt(row["exposure"]) for row in rated]
    low, high = quantile(scores, 0.1), quantile(scores, 0.9)
    spread = sum(min(max(score, low), high) ** 2 for score in scores)
    weights = [4 * row["exposure"] for row in rated]
    return float(
        max(0, (spread - (len(rated) - 1)) / (sum(weights) - sum(weight**2 for weight in weights) / sum(weights)))
    )


def quantile(values: Sequence[float], share: float) -> float:
    """Interpolated between neighbours, the least value being the 0 quantile."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def outside(value: float | None, limits: Mapping[str, float]) -> str | None:
    if value is None:
        return None
    if value > limits["high_95"]:
        return "above_998" if value > limits["high_998"] else "above_95"
    if value < limits["low_95"]:
        return "below_998" if value < limits["low_998"] else "below_95"
    return "no"
