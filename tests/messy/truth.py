"""What the workbooks of a region mean: every cell that says a figure, every cell that is wrong, and what follows of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from tests.messy.counts import Count

Fate = Literal["good", "missing", "bad", "void"]  # void: right in itself, under a header or in a row that says nothing

TARGET, ACTUAL = "target", "actual"
REGISTERED, INITIATIVES = "registered_users", "submitted_initiatives"


class Place(NamedTuple):
    """Where a cell stands; `row` and `column` are 1-based."""

    book: str
    tab: str
    row: int
    column: int


class Key(NamedTuple):
    """What a figure is about; `municipality` is its ОКТМО, `day` the day reported or due."""

    measure: str
    municipality: str
    indicator: str
    day: date


@dataclass(frozen=True)
class Saying:
    """One cell that says a figure. Without a `key` it is a figure of nobody or of no day."""

    place: Place
    layout: str
    key: Key | None
    count: Count
    fate: Fate
    organisation: str | None = None
    is_increment: bool = False


@dataclass(frozen=True)
class Bad:
    """A cell that must be named. `bottom`, `right` close the block for which it speaks, `column` the header of columns."""

    place: Place
    layout: str
    what: str
    bottom: int
    right: int
    reach: Literal["cell", "column"] = "cell"


@dataclass
class Truth:
    """All that is said, and what is wrong with it."""

    sayings: list[Saying] = field(default_factory=list)
    bads: list[Bad] = field(default_factory=list)


@dataclass
class Expected:
    """`figures` must stand in the warehouse so; `open` may stand there or not, as a cell they are made of is bad."""

    figures: dict[Key, int] = field(default_factory=dict)
    open: set[Key] = field(default_factory=set)
    conflicts: list[Bad] = field(default_factory=list)


def expected(sayings: Iterable[Saying]) -> Expected:
    """What a careful colleague would take from the cells."""
    found = Expected()
    series: dict[tuple[str, str, str], list[Saying]] = defaultdict(list)
    for said in sayings:
        if said.key is not None:
            series[said.key[:3]].append(said)
    for one in series.values():
        _expect(found, one)
    return found


def _expect(found: Expected, sayings: list[Saying]) -> None:
    """One municipality and indicator: its own figure, else the sum of its parts with their last known figures."""
    parts: dict[str | None, dict[date, int]] = defaultdict(dict)
    running: dict[str | None, int] = defaultdict(int)
    tainted: dict[str | None, set[date]] = defaultdict(set)
    by_day: dict[tuple[date, str | None], list[Saying]] = defaultdict(list)
    for said in sayings:
        assert said.key
        by_day[said.key.day, said.organisation].append(said)
    broken: set[str | None] = set()  # series of increments of which one is not known
    for (day, who), several in sorted(by_day.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        figures = {said.count.value for said in several if said.fate == "good"}
        conflict = len(figures) > 1
        if conflict:
            found.conflicts += [_conflict(said) for said in several if said.fate == "good"]
        spoilt = conflict or any(said.fate in ("bad", "void") for said in several)
        if several[0].is_increment and spoilt:
            broken.add(who)
        if who in broken or (spoilt and (who is not None or conflict)):
            tainted[who].add(day)
        if len(figures) == 1:
            (value,) = figures
            running[who] += value or 0
            parts[who][day] = running[who] if several[0].is_increment else value or 0
        elif spoilt:
            tainted[who].add(day)
    _settle(found, sayings, parts, tainted)


def _settle(
    found: Expected,
    sayings: list[Saying],
    parts: dict[str | None, dict[date, int]],
    tainted: dict[str | None, set[date]],
) -> None:
    organisations = {said.organisation for said in sayings} - {None}
    for key in {said.key for said in sayings if said.key}:
        own = parts[None].get(key.day)
        if key.day in tainted[None]:
            if organisations or sayings[0].is_increment:
                found.open.add(key)
        elif own is not None:
            found.figures[key] = own
        elif any(key.day in tainted[who] for who in organisations):
            found.open.add(key)
        elif any(key.day in parts[who] for who in organisations):
            known = [max((d, v) for d, v in parts[who].items() if d <= key.day) for who in organisations if
                     any(d <= key.day for d in parts[who])]  # fmt: skip
            found.figures[key] = sum(value for _, value in known)


def _conflict(said: Saying) -> Bad:
    return Bad(said.place, said.layout, "conflict", said.place.row, said.place.column)
