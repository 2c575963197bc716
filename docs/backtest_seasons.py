"""Seasons to try the forecast on, drawn by another hand than the one it was fitted with.

A season's shape is the deadline law, a logistic curve or a handful of steps; every municipality bends it in its own way, weeks
go well or badly for all or for one, submissions rush to interim deadlines, figures come weekly, daily or in bulk, some are
never typed, and moderation takes some back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.forecast import Checkpoint, Season, Series
from pipelines.forecast.shapes import share_by

Floats: TypeAlias = npt.NDArray[np.float64]
Generator: TypeAlias = np.random.Generator

REGIMES: Final = ("front-loaded", "flat", "rushing", "mixed")
FAMILIES: Final = ("deadline", "logistic", "steps")
MUNICIPALITIES: Final = 36

# regime → bounds of β, of the logistic's middle and width (shares of the season), and the law of when steps happen
BETA: Final = {"front-loaded": (-1.2, -0.4), "flat": (-0.2, 0.2), "rushing": (0.6, 1.6)}
MIDDLE: Final = {"front-loaded": (0.2, 0.35), "flat": (0.45, 0.55), "rushing": (0.7, 0.9)}
WIDTH: Final = {"front-loaded": (0.12, 0.25), "flat": (0.3, 0.5), "rushing": (0.1, 0.2)}
STEPS: Final = {"front-loaded": (1.0, 1.8), "flat": (1.0, 1.0), "rushing": (1.8, 1.0)}


@dataclass(frozen=True)
class Simulated:
    """What was reported of a season, with the final figures (n,) that nobody knows before its end."""

    season: Season
    series: tuple[Series, ...]
    finals: Floats


def simulate(regime: str, seed: int, count: int = MUNICIPALITIES) -> Simulated:
    """A season of so many municipalities; the same for the same seed."""
    random = np.random.default_rng([REGIMES.index(regime), seed])
    length = int(random.integers(30, 121))
    family = FAMILIES[seed % len(FAMILIES)]
    size = random.choice([35.0, 35.0, 150.0])
    checkpoints = _checkpoints(random, length)
    pull = random.uniform(0.0, 0.6)
    weeks = np.repeat(random.lognormal(0.0, random.uniform(0.05, 0.3), length // 7 + 1), 7)[:length]
    common = None if regime == "mixed" else _shape(random, regime, family, length)
    rows = []
    for own in (_own(random, checkpoints, length) for _ in range(count)):
        shape = _shape(random, str(random.choice(REGIMES[:3])), str(random.choice(FAMILIES)), length)
        rates = shape if common is None else 0.85 * common + 0.15 * shape
        rates = _rushed(rates, [c.day for c in own], pull)
        mean = size * random.lognormal(0.0, 0.9)
        rows.append((_counts(random, mean * rates * weeks), own))
    series = tuple(Series(_reported(random, counts, own, length), own) for counts, own in rows)
    return Simulated(Season(1, length), series, np.array([counts[-1] for counts, _ in rows]))


def _checkpoints(random: Generator, length: int) -> tuple[int, ...]:
    if random.random() < 0.4:
        return (length,)
    parts = random.choice([2, 3, 4])
    return tuple(round(length * part / parts) for part in range(1, parts + 1))


def _own(random: Generator, days: tuple[int, ...], length: int) -> tuple[Checkpoint, ...]:
    """The head's own dates: a day or two off, one in seven moved on the way."""
    own: list[Checkpoint] = []
    for day in days:
        if day == length:
            own.append(Checkpoint(day, None))
            continue
        due = int(np.clip(day + random.integers(-2, 3), 4, length - 3))
        moved = random.random() < 1 / 7
        own.append(Checkpoint(min(due + 4, length - 1), None, due, due - 2) if moved else Checkpoint(due, None))
    return tuple(own)


def _shape(random: Generator, regime: str, family: str, length: int) -> Floats:
    """Shares of the total by day, (length,)."""
    day = np.arange(length + 1)
    if family == "deadline":
        done = share_by(random.uniform(*BETA[regime]), day, length)
    elif family == "logistic":
        middle, width = random.uniform(*MIDDLE[regime]), random.uniform(*WIDTH[regime])
        done = np.asarray(1 / (1 + np.exp(-(day / length - middle) / (width / 2))))
    else:
        places = random.beta(*STEPS[regime], size=int(random.integers(8, 15))) * length
        heights = random.gamma(2.0, 1.0, size=len(places))
        done = 0.3 * share_by(0.0, day, length) + 0.7 * (heights * (day[:, None] >= places)).sum(axis=1) / heights.sum()
    rates = np.diff(done)
    return np.asarray(rates / rates.sum())


def _rushed(rates: Floats, days: list[int], pull: float) -> Floats:
    """A share `pull` of what a stage brings moves towards its deadline, in a rush of its own length."""
    rushed, start = rates.copy(), 0
    if len(days) > 1:
        for end in days:
            left = end - np.arange(start, end)
            rush = np.exp(-left / 4.0)
            rushed[start:end] = (1 - pull) * rates[start:end] + pull * rates[start:end].sum() * rush / rush.sum()
            start = end
    return rushed


def _counts(random: Generator, mean: Floats) -> Floats:
    """Cumulative counts by day: clustered, with a week's own luck, and in one of three with a fall by moderation."""
    luck = np.repeat(random.gamma(8.0, 1 / 8.0, len(mean) // 7 + 1), 7)[: len(mean)]
    counts = np.cumsum(random.poisson(mean * luck * random.gamma(2.0, 0.5, len(mean)))).astype(np.float64)
    if random.random() < 1 / 3:
        day = int(random.integers(len(mean) // 4, len(mean)))
        counts[day:] -= np.floor(counts[day] * random.uniform(0.02, 0.1))
    return counts


def _reported(
    random: Generator, counts: Floats, own: tuple[Checkpoint, ...], length: int
) -> tuple[tuple[int, float], ...]:
    """Weekly, daily or in bulk; always on a due date. One in ten of the others is never typed."""
    every = int(random.choice([7, 7, 7, 1, 1, int(random.integers(9, 15))]))
    first = int(random.integers(1, every + 1))
    days = {day for day in range(first, length + 1, every) if random.random() < 0.9}
    days |= {c.day for c in own} | {length}
    return tuple((day, float(counts[day - 1])) for day in sorted(days))
