"""What a forecast is made from: a municipality's cumulative figures and its checkpoints, by day number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Days: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Season:
    """The marathon's first and last day, both inside. Day numbers count days from anywhere, the same for all."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.last <= self.first:
            raise ValueError(f"a season lasts two days at least, not from {self.first} to {self.last}")

    @property
    def length(self) -> int:
        """Days."""
        return self.last - self.first + 1

    def elapsed(self, day: int) -> int:
        """Days of the season that are over at the end of `day`."""
        return day - self.first + 1


@dataclass(frozen=True)
class Checkpoint:
    """A due date and what is aimed at by its end; `moved_from` stood in the sheet until the end of the day `moved_on`."""

    day: int
    target: float | None
    moved_from: int | None = None
    moved_on: int | None = None


@dataclass(frozen=True)
class Series:
    """One municipality, one indicator: cumulative figures as (day number, figure), rising days, and all its checkpoints.

    A day without a figure is left out: a gap, never a zero.
    """

    figures: tuple[tuple[int, float], ...]
    checkpoints: tuple[Checkpoint, ...] = ()

    def __post_init__(self) -> None:
        days = [day for day, _ in self.figures]
        if any(after <= before for before, after in pairwise(days)):
            raise ValueError("days of a series rise, and each stands there once")
        if not all(np.isfinite(value) and value >= 0 for _, value in self.figures):
            raise ValueError("figures are counts: finite and not negative; a gap is left out")

    def until(self, day: int) -> Series:
        """The same as it stood at the end of `day`. A deadline moved later is still the old one."""
        checkpoints = (_as_of(c, day) for c in self.checkpoints)
        return Series(tuple(f for f in self.figures if f[0] <= day), tuple(checkpoints))

    def at(self, day: int) -> tuple[int, float] | None:
        """The last figure dated on or before `day`, with its day."""
        return next((figure for figure in reversed(self.figures) if figure[0] <= day), None)


def _as_of(checkpoint: Checkpoint, day: int) -> Checkpoint:
    if checkpoint.moved_from is None or checkpoint.moved_on is None or checkpoint.moved_on <= day:
        return checkpoint
    return Checkpoint(checkpoint.moved_from, checkpoint.target)


@dataclass(frozen=True)
class Growth:
    """Figures of n municipalities, thinned to at most one for each of B bins of days.

    `amount` (n, B): growth up to the last figure of a bin, 0 where it has none. `since`, `until` (n, B): between which
    elapsed days; equal where there is none. `total`, `last` (n,): the last figure and its day. `width`: days of a bin.
    """

    amount: Floats
    since: Days
    until: Days
    total: Floats
    last: Days
    width: int


def growth(series: Sequence[Series], season: Season, today: int) -> Growth:
    """Bins of a week, shorter while fewer than four weeks are over, counted back from `today`."""
    elapsed = season.elapsed(today)
    width = min(max(elapsed // 4, 2), 7)
    bins = -(-elapsed // width)
    amount = np.zeros((len(series), bins))
    since = np.zeros((len(series), bins), dtype=np.int64)
    until = np.zeros_like(since)
    total, last = np.zeros(len(series)), np.zeros(len(series), dtype=np.int64)
    for row, one in enumerate(series):
        seen = {bins - 1 - (elapsed - day) // width: (day, value) for day, value in _settled(one, season, today)}
        day, value = 0, 0.0
        since[row] = until[row] = 0
        for place, (later, figure) in seen.items():
            amount[row, place], since[row, place], until[row, place] = figure - value, day, later
            day, value = later, figure
        total[row], last[row] = value, day
    return Growth(amount, since, until, total, last, width)


def _settled(one: Series, season: Season, today: int) -> list[tuple[int, float]]:
    """Elapsed day and figure, never falling.

    A lone dip is a slip and is left out; otherwise the lower of two figures is right, for what falls were duplicates.
    What is dated after the season came by its last day.
    """
    known = [
        (min(season.elapsed(day), season.length), value) for day, value in one.figures if season.first <= day <= today
    ]
    values = [value for _, value in known]
    kept = [f for n, f in enumerate(known) if not (0 < n < len(known) - 1 and f[1] < values[n - 1] <= values[n + 1])]
    return list(_lowest_ahead(kept))[::-1]


def _lowest_ahead(figures: Sequence[tuple[int, float]]) -> Iterable[tuple[int, float]]:
    lowest = np.inf
    for day, value in reversed(figures):
        lowest = min(lowest, value)
        yield day, lowest
