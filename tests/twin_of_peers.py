"""The twin of `peer` and `peer_standing`: who is held against whom, and which place that is worth, in plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from statistics import median, pstdev
from typing import Any

from tests.twin import Twin, progress

DISTRICTS = ("муниципальный район", "муниципальный округ")


@dataclass(frozen=True)
class Place:
    """A row of the register."""

    kind: str | None
    population: int | None
    employees: int | None = None

    @property
    def group(self) -> str | None:
        """Kind × size as docs/decisions.md has it."""
        if self.kind is None or self.population is None:
            return None
        if self.kind == "городской округ":
            return f"городские округа {_size(self.population, (50, 100), 'до 50 тыс.')}"
        if self.kind in DISTRICTS:
            return f"районы и округа {_size(self.population, (10, 20, 50), 'до 10 тыс.')}"
        return self.kind


def _size(population: int, bounds: Sequence[int], least: str) -> str:
    passed = [n for n, bound in enumerate(bounds) if population >= bound * 1000]
    if not passed:
        return least
    last = passed[-1]
    return f"от {bounds[last]} тыс." if last == len(bounds) - 1 else f"{bounds[last]}–{bounds[last + 1]} тыс."


def peers_of(register: Mapping[str, Place], name: str) -> tuple[str | None, list[str]]:
    """The basis, and the names of the peers with its own first."""
    me = register[name]
    if not me.kind or not me.population:
        return None, []
    sized = {other: place for other, place in register.items() if place.kind and place.population}
    group = [other for other in sized if sized[other].group == me.group]
    if len(group) >= 5:
        return "group", [name, *(other for other in group if other != name)]
    family = [other for other in _family(sized, name) if other != name]
    if len(family) < 2:
        return None, []
    family.sort(key=lambda other: (_times(me, sized[other]), other))
    return "neighbours", [name, *family[:4]]


def _family(sized: Mapping[str, Place], name: str) -> list[str]:
    kinds = DISTRICTS if sized[name].kind in DISTRICTS else (sized[name].kind,)
    return [other for other, place in sized.items() if place.kind in kinds]


def _times(one: Place, other: Place) -> float:
    smaller, larger = sorted((one.population or 0, other.population or 0))
    return larger / smaller


def peer(register: Mapping[str, Place]) -> Iterable[dict[str, Any]]:
    """The rows of `peer`, with names."""
    sized = {name: place for name, place in register.items() if place.kind and place.population}
    for name in register:
        basis, peers = peers_of(register, name)
        for other in peers:
            away = 0.0
            if register[name].population != register[other].population:
                spread = pstdev(log(sized[one].population or 0) for one in _family(sized, name))
                away = abs(log(register[name].population or 0) - log(register[other].population or 0)) / spread
            yield {"municipality_id": name, "peer": other, "basis": basis, "distance": away}


def peer_standing(twin: Twin, register: Mapping[str, Place], as_of: date) -> Iterable[dict[str, Any]]:
    """The rows of `peer_standing(as_of)`, but for the name."""
    known = {(row["municipality_id"], row["indicator"]): row for row in progress(twin, as_of)}
    for name, indicator in known:
        basis, peers = peers_of(register, name)
        circle = peers or [name]
        per, bases = _bases(register, circle)
        counts = {other: known[other, indicator]["actual"] for other in circle if bases[other]}
        rated = {other: (y, (bases[other] or 0) / 1000) for other, y in counts.items() if y is not None}
        goals = {other: known[other, indicator]["final_target"] for other in circle}
        intensities = {
            other: goal / (bases[other] or 0) * 1000
            for other, goal in goals.items()
            if goal is not None and bases[other]
        }
        mine = {key: known[name, indicator][key] for key in ("actual", "actual_on", "final_target", "share")}
        yield mine | {
            "municipality_id": name,
            "indicator": indicator,
            "kind": register[name].kind,
            "peer_group": register[name].group,
            "basis": basis,
            "per": per if bases[name] else None,
            "members": len(rated) if basis else None,
            "rate": rated[name][0] / rated[name][1] if name in rated else None,
            "target_intensity": intensities.get(name),
            "target_intensity_median": median(intensities.values()) if basis and intensities else None,
            **_standing(name, rated),
        }


def _bases(register: Mapping[str, Place], circle: Sequence[str]) -> tuple[str, dict[str, int | None]]:
    if all(register[other].employees for other in circle):
        return "employees", {other: register[other].employees for other in circle}
    return "residents", {other: register[other].population for other in circle}


def _standing(name: str, rated: Mapping[str, tuple[int, float]]) -> dict[str, Any]:
    """Mean, variance, the shrunk rate with its limits and the place; all None among fewer than three."""
    names = ("peers_rate", "variance", "rate_shrunk", "rate_low", "rate_high", "place_low", "place_high")
    found: dict[str, Any] = dict.fromkeys(names)
    if len(rated) < 3:
        return found
    mean = sum(y for y, _ in rated.values()) / sum(n for _, n in rated.values())
    spread = variance(mean, list(rated.values()))
    found |= {"peers_rate": mean, "variance": spread}
    if name not in rated:
        return found
    limits = dict(zip(rated, ranges(list(rated.values())), strict=True))
    low, middle, high = limits[name]
    better = [other for other, (theirs, _, _) in limits.items() if theirs > high]
    worse = [other for other, (_, _, theirs) in limits.items() if theirs < low]
    found |= {"rate_low": low, "rate_shrunk": middle, "rate_high": high}
    return found | {"place_low": len(better) + 1, "place_high": len(rated) - len(worse)}


def variance(mean: float, rated: Sequence[tuple[int, float]]) -> float:
    """What is left of the weighted squares when chance, which alone gives (k − 1) · mean, is taken off."""
    squares = sum((y / n - mean) ** 2 * n for y, n in rated)
    total = sum(n for _, n in rated)
    beyond = squares - mean * (len(rated) - 1)
    return max(0.0, beyond / (total - sum(n * n for _, n in rated) / total))


def ranges(rated: Sequence[tuple[int, float]]) -> list[tuple[float, float, float]]:
    """Lower limit, shrunk rate and upper limit of each (count, exposure), by the formulas of docs/method.md as they stand there."""
    mean = sum(y for y, _ in rated) / sum(n for _, n in rated)
    between = variance(mean, rated)
    found = []
    for y, n in rated:
        middle, wide = _moments(mean, between, rated, y, n, 0.0)
        low = quantile(middle**2 / wide, -1.2816) * wide / middle if middle else 0.0
        higher, wide = _moments(mean, between, rated, y, n, 0.5)
        found.append((low, middle, quantile(higher**2 / wide, 1.2816) * wide / higher))
    return found


def _moments(
    mean: float, between: float, rated: Sequence[tuple[int, float]], y: int, n: float, more: float
) -> tuple[float, float]:
    """Mean and variance of what is believed of the rate of one (y, n), had `more` been counted there."""
    k, total = len(rated), sum(m for _, m in rated)
    chance, usual = mean / n, mean * k / total
    share, ratio = (chance / (chance + between), (usual + between) / (chance + between)) if mean else (1.0, 1.0)
    pull = (k - 3) / (k - 1) * share
    group = mean + more / total
    middle = pull * group + (1 - pull) * (y + more) / n
    wide = middle * (1 - pull) / n
    wide += pull**2 * (group / total + between * sum(m * m for _, m in rated) / total**2)
    if k > 3:
        wide += 2 / (k - 3) * pull**2 * ratio * (y / n - mean) ** 2
    return middle, wide


def quantile(shape: float, z: float) -> float:
    """Of a gamma variable with rate 1: its cube root is nearly normal (Wilson and Hilferty)."""
    root = 1 - 1 / (9 * shape) + z / sqrt(9 * shape)
    return float(shape * root**3) if root > 0 else 0.0
