"""What is believed of a campaign on a day, and what that says of any day ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.forecast.figures import Checkpoint, Growth, Season, Series, growth
from pipelines.forecast.pooled import Pool, pool
from pipelines.forecast.remainder import Remainder, below, quantiles, remainder, together
from pipelines.forecast.shapes import Hypotheses, hypotheses, shares

Floats: TypeAlias = npt.NDArray[np.float64]
Days: TypeAlias = npt.NDArray[np.int64]

WIDE: Final = (0.1, 0.4)  # centre and spread of β when nothing is known
NARROW: Final = 0.35  # spread around the β of a former season
HALF: Final = 0.5  # counts are whole: half a count keeps logarithms of nothing finite


@dataclass(frozen=True)
class Belief:
    """What n municipalities have shown by a day. `laws` (K, H, T + 1) are their calendars' shares, `law` (n,) whose is which.

    `elapsed`: days of the season, that day included, which may not be over yet.
    """

    season: Season
    elapsed: int
    seen: Growth
    grid: Hypotheses
    laws: Floats
    law: Days
    pooled: Pool

    def ahead(self, rows: Days, until: Days) -> tuple[Remainder, Floats]:
        """What comes in the municipalities `rows` (m,) from their last figures to the elapsed days `until`, and in how many days.

        What is due on the very day of the forecast may come until midnight: a figure of that day leaves the day's share open.
        """
        last, unfinished = self.seen.last[rows], until == self.elapsed
        until = np.clip(until, last, self.season.length)
        last = np.where(unfinished, np.minimum(last, until - 1), last)
        law = self.law[rows]
        days = (until - last).astype(np.float64)
        return remainder(self.laws[law, :, until] - self.laws[law, :, last], days, rows, self.pooled), days

    def region(self, until: int, rows: Days | None = None) -> Remainder:
        """What comes for all together, or for `rows` (m,) of them, by the elapsed day `until`."""
        rows = np.arange(len(self.law)) if rows is None else rows
        each, days = self.ahead(rows, np.full(len(rows), until))
        return together(each, days, rows, self.pooled)


def believe(series: Sequence[Series], season: Season, today: int, beta: float | None = None) -> Belief:
    """Fits all municipalities that have a figure; without `beta`, that of a former season, its prior is wide."""
    seen = growth(series, season, today)
    calendars: dict[tuple[Checkpoint, ...], int] = {}
    law = np.array([calendars.setdefault(_dates(one, season), len(calendars)) for one in series])
    staged = any(c.day < season.last for calendar in calendars for c in calendar)
    grid = hypotheses(*(WIDE if beta is None else (beta, NARROW)), staged=staged, may_rush=beta is None)
    laws = np.stack([shares(season, calendar, grid) for calendar in calendars])
    rows = law[:, None]
    share = laws[rows, :, seen.until] - laws[rows, :, seen.since]  # (n, B, H)
    return Belief(season, season.elapsed(today), seen, grid, laws, law, pool(seen, share, grid))


def _dates(one: Series, season: Season) -> tuple[Checkpoint, ...]:
    inside = (c for c in one.checkpoints if season.first <= c.day <= season.last)
    dates = {Checkpoint(c.day, None, c.moved_from, c.moved_on) for c in inside}
    return tuple(sorted(dates, key=lambda c: (c.day, c.moved_on or 0, c.moved_from or 0)))


def ranges(of: Remainder, levels: Floats, scale: float) -> Floats:
    """Quantiles (n, Q) of what comes, their distance from the middle multiplied by `scale` on the log scale."""
    found = quantiles(of, np.append(levels, 0.5)) + HALF
    middle = found[:, -1:]
    return np.asarray((middle * (found[:, :-1] / middle) ** scale - HALF).clip(min=0.0))


def chances(of: Remainder, needed: Floats, scale: float) -> Floats:
    """The chance (n,) that at least `needed` (n,) comes, scaled the same way."""
    middle = quantiles(of, np.array([0.5])) + HALF
    stretched = middle * (np.maximum(needed[:, None], HALF) / middle) ** (1.0 / scale) - HALF
    return np.asarray((1.0 - below(of, stretched.clip(min=0.0))[:, 0]).clip(0.0, 1.0))
