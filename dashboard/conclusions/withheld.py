"""Which counts may not be told: small ones of organisations, and as many others as keep those from being computed.

Whoever knows what all organisations and all directions have together, and what each direction is made of, can subtract. So
counts are seen as flows: from «all» to each direction, on to its organisations, and from there to «all» again. What flows
into a point flows out of it; a hidden flow can be computed unless it lies on a way round along other hidden flows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf

FEWEST = 5
"""Fewer of one organisation say too much of single people."""

Key = tuple[str, str]
"""`direction` or `organisation`, and its name."""
OUTSIDE = ("", "")
"""Where figures come from that no direction or no organisation has."""


@dataclass(frozen=True)
class Flow:
    """A count on its way from one point to another, and between what a reader knows it to lie; `key` of those with a name."""

    tail: Key
    head: Key
    count: int
    low: float
    high: float
    key: Key | None = None


def withheld(counts: Mapping[Key, int], small: set[Key], cells: Iterable[tuple[str, str, int]]) -> set[Key] | None:
    """Of `counts` those that are not told: the `small` ones, and others so that no hidden one can be computed.

    `cells`: direction, organisation, count, where both were reported. None where hiding all does not help.
    """
    hidden = set(small)
    inner = [cell for cell in cells if {("direction", cell[0]), ("organisation", cell[1])} <= counts.keys()]
    while laid_bare := _computable(counts, small, hidden, inner):
        bare = laid_bare[0]
        left = sorted((count, key[0] != bare[0], key) for key, count in counts.items() if key not in hidden)
        if not left:
            return None
        helps = (key for *_order, key in left if bare not in _computable(counts, small, hidden | {key}, inner))
        hidden.add(next(helps, left[0][-1]))
    return hidden


def _computable(
    counts: Mapping[Key, int], small: set[Key], hidden: set[Key], cells: list[tuple[str, str, int]]
) -> list[Key]:
    """The hidden ones that have but one possible value, in their order."""
    unknown = _unknown(counts, small, hidden, cells)
    return sorted(flow.key for flow in unknown if flow.key and not _may_differ(flow, unknown))


def _unknown(
    counts: Mapping[Key, int], small: set[Key], hidden: set[Key], cells: list[tuple[str, str, int]]
) -> list[Flow]:
    """All that is not shown: hidden counts, what of a direction is an organisation's, and what is left of either."""
    found = [Flow(("direction", d), ("organisation", o), count, 0, inf) for d, o, count in cells]
    for key, count in counts.items():
        part, _name = key
        is_direction = part == "direction"
        inside = sum(flow.count for flow in found if flow.key is None and key in (flow.tail, flow.head))
        if rest := count - inside:
            tail, head = (key, OUTSIDE) if is_direction else (OUTSIDE, key)
            found.append(Flow(tail, head, rest, 0 if rest > 0 else -inf, inf))
        if key in hidden:
            low, high = (0, FEWEST - 1) if key in small else (FEWEST, inf)
            tail, head = ((part, ""), key) if is_direction else (key, (part, ""))
            found.append(Flow(tail, head, count, low, high, key))
    return found


def _may_differ(flow: Flow, unknown: list[Flow]) -> bool:
    """Whether it could be more or less, and others along a way round so that every sum stays."""
    others = [other for other in unknown if other is not flow]
    more = flow.count < flow.high and _leads(flow.head, flow.tail, others)
    return more or (flow.count > flow.low and _leads(flow.tail, flow.head, others))


def _leads(start: Key, end: Key, flows: list[Flow]) -> bool:
    """Whether one more can go from one point to the other."""
    ways: dict[Key, list[Key]] = {}
    for flow in flows:
        if flow.count < flow.high:
            ways.setdefault(flow.tail, []).append(flow.head)
        if flow.count > flow.low:
            ways.setdefault(flow.head, []).append(flow.tail)
    seen, ahead = {start}, [start]
    while ahead:
        new = {point for point in ways.get(ahead.pop(), ()) if point not in seen}
        seen |= new
        ahead += new
    return end in seen
