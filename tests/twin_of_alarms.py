"""The twin of `alarm`: whom to ask what, in plain Python and exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from tests.twin import INDICATORS, Twin, as_known, checkpoint_result, figure_histories, known_figures, target_histories
from tests.twin_of_funnel import Member, funnel, quantile
from tests.twin_of_reports import first_read, first_seen

Targets = Mapping[str, tuple[date, int]]


def alarm(twin: Twin, register: Mapping[str, Member], as_of: date) -> Iterable[dict[str, Any]]:
    """The rows of `alarm(as_of)`, but for name and kind."""
    for indicator in INDICATORS:
        targets = {
            name: as_known(target_histories(twin, name, indicator), twin.end_of(as_of)) for name in twin.municipalities
        }
        for name in twin.municipalities:
            figures = known_figures(twin, name, indicator, twin.end_of(as_of))
            for due in _due(twin, name, indicator, as_of, targets[name]):
                before = [day for day in figures if is_known_before(twin, name, indicator, day, due)]
                if found := bulk(figures, before, due):
                    yield _row(register, name, indicator, "bulk_before_checkpoint", due, *found)
        yield from _low_targets(twin, register, as_of, indicator, targets)
    for row in funnel(twin, register, as_of):
        if row["rate"] == "initiatives_per_user" and row["outside"] == "above_998":
            numbers = row["value"], row["group_mean"], row["high_998"]
            yield _row(
                register, row["municipality_id"], INDICATORS[1], "initiatives_per_user", row["on_date"], *numbers
            )


def _row(
    register: Mapping[str, Member], name: str, indicator: str, kind: str, on: date, *numbers: Fraction | float
) -> dict[str, Any]:
    row = {"municipality_id": name, "peer_group": register[name].group, "indicator": indicator, "alarm": kind}
    return row | {"on_date": on} | dict(zip(("value", "usual", "threshold"), map(float, numbers), strict=True))


def _due(twin: Twin, name: str, indicator: str, as_of: date, targets: Targets) -> set[date]:
    """Days on which a checkpoint was due, as_of among them unless the checkpoint had its day before."""
    over = {
        row["checkpoint"]: row["due_on"]
        for row in checkpoint_result(twin, as_of)
        if (row["municipality_id"], row["indicator"]) == (name, indicator)
    }
    return set(over.values()) | {day for stage, (day, _) in targets.items() if day == as_of and stage not in over}


def is_known_before(twin: Twin, name: str, indicator: str, day: date, due: date) -> bool:
    """Dated before the three days up to `due`, and not entered as an afterthought once they had begun."""
    opens = due - timedelta(days=3)
    if day > opens:
        return False
    connected, seen = first_read(twin), first_seen(figure_histories(twin, name, indicator), day)
    if connected is None or seen <= connected:
        return True
    return seen < twin.end_of(max(opens, day + timedelta(days=twin.grace_days)))


def bulk(
    figures: Mapping[date, int], known_before: Iterable[date], due: date
) -> tuple[Fraction, Fraction, Fraction] | None:
    """The growth that falls to the last three days, the usual one and the limit, where there is something to ask."""
    before = sorted(known_before)
    if not before or (before[-1] - before[0]).days < 7:
        return None
    last_on = max(day for day in figures if day <= due)
    base, last = figures[before[-1]], figures[last_on]
    if last - base < Fraction(last, 2):
        return None
    rises = sum(max(figures[day] - figures[earlier], 0) for earlier, day in pairwise(before))
    usual = Fraction(rises, (before[-1] - before[0]).days) * 3
    gap = (last_on - before[-1]).days
    growth = Fraction(last - base) if gap <= 3 else Fraction(last - base, gap) * 3
    limit = max(Fraction(10), usual * 5)
    return (growth, usual, limit) if growth >= limit else None


def _low_targets(
    twin: Twin, register: Mapping[str, Member], as_of: date, indicator: str, targets: Mapping[str, Targets]
) -> Iterable[dict[str, Any]]:
    bases = {
        row["municipality_id"]: row["base"]
        for row in funnel(twin, register, as_of)
        if row["rate"] == "initiatives_per_1000"
    }
    finals = {}
    for name in twin.municipalities:
        if targets[name] and bases[name] and register[name].group:
            due = max(day for day, _ in targets[name].values())
            goal = max(value for day, value in targets[name].values() if day == due)
            finals[name] = (due, goal * 1000 / bases[name])
    for name, (due, intensity) in finals.items():
        peers = [value for peer, (_, value) in finals.items() if register[peer].group == register[name].group]
        usual = quantile(peers, 0.5)
        if len(peers) >= 5 and intensity < usual / 2:
            yield _row(register, name, indicator, "low_target", due, intensity, usual, usual / 2)
