"""The campaign's own past forecasts, made again from where they stood: were its ranges too narrow or too wide?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.forecast.belief import HALF, believe, ranges
from pipelines.forecast.figures import Season, Series, growth

Floats: TypeAlias = npt.NDArray[np.float64]

ORIGINS: Final = (0.5, 0.65, 0.8)  # of the days that are over
SHORTEST: Final = 7  # days before a first forecast
TRUST: Final = 1.5  # before they vote, so many origins have said that the ranges are a little too narrow
BEFORE: Final = 1.3
LIMITS: Final = (1.0, 2.0)


def scale_of(series: Sequence[Series], season: Season, today: int, beta: float | None = None) -> float:
    """By what to multiply widths on the log scale, BEFORE until there is anything to learn from.

    A rolling origin (Tashman 2000, Int. J. Forecasting 16:437): what was forecast on earlier days for the last figures, and
    how far off that was. One origin is one vote, because what moves the region moves all its municipalities.
    """
    elapsed = season.elapsed(today)
    votes: list[float] = []
    for part in ORIGINS:
        origin = season.first - 1 + round(elapsed * part)
        if season.elapsed(origin) >= max(SHORTEST, season.length / 5):
            votes.extend(_vote(series, season, origin, today, beta))
    scale = float(np.exp((sum(np.log(votes)) + TRUST * np.log(BEFORE)) / (len(votes) + TRUST)))
    return min(max(scale, LIMITS[0]), LIMITS[1])


def _vote(series: Sequence[Series], season: Season, origin: int, today: int, beta: float | None) -> list[float]:
    then = [one.until(origin) for one in series]
    asked = [n for n, one in enumerate(then) if len(one.figures) > 1]
    if len(asked) < 5:
        return []
    now = growth([series[n] for n in asked], season, today)
    past = believe([then[n] for n in asked], season, origin, beta)
    came = (now.total - past.seen.total).clip(min=0.0)
    of, _ = past.ahead(np.arange(len(asked)), now.last)
    low, middle, high = ranges(of, np.array([0.1, 0.5, 0.9]), 1.0).T
    told = (now.last > past.seen.last) & (high - low > 2.0)
    if told.sum() < 5:
        return []
    off = np.log((came + HALF) / (middle + HALF))
    width = np.where(off > 0, np.log((high + HALF) / (middle + HALF)), np.log((middle + HALF) / (low + HALF)))
    return [float(np.clip(np.quantile(np.abs(off[told]) / np.maximum(width[told], 0.05), 0.8), 0.5, 3.0))]
