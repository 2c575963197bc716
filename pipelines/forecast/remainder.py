"""What is still to come: a negative-binomial remainder under each hypothesis, and the mixture's quantiles and chances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.forecast.course import WEEK
from pipelines.forecast.pooled import Pool

Floats: TypeAlias = npt.NDArray[np.float64]
Days: TypeAlias = npt.NDArray[np.int64]

LOCAL: Final = 0.3  # shocks of a week of one municipality alone, standard deviation on the log scale
WILDEST: Final = 4.0  # a relative variance beyond which a gamma says no more
STEPS: Final = 80  # of the grid of remainders, even in log(1 + remainder)
CHUNK: Final = 256  # municipalities at a time: what a grid holds in memory


@dataclass(frozen=True)
class Remainder:
    """A mixture: `weight`, `mean` and `variance`, each (n, H), of the growth still to come."""

    weight: Floats
    mean: Floats
    variance: Floats


def remainder(ahead: Floats, days: Floats, rows: Days, pooled: Pool) -> Remainder:
    """Of the municipalities `rows` (m,): `ahead` (m, H) of the final mean is still to come, in `days` (m,)."""
    level, common = pooled.course.ahead(days)
    mean = pooled.levels.mean[rows] * np.exp(level) * ahead
    weeks = np.maximum(days / WEEK, 1.0)[:, None]
    alone = pooled.levels.unsure[rows] + pooled.levels.forgets[rows] * (weeks / 3.0 + 0.5) + LOCAL**2 / weeks
    shocks = (1.0 + alone) * np.exp(common) - 1.0
    variance = pooled.clustering[rows, None] * mean + mean**2 * np.minimum(shocks, WILDEST)
    return Remainder(pooled.own[rows], mean, variance)


def together(each: Remainder, days: Floats, rows: Days, pooled: Pool) -> Remainder:
    """The sum of the municipalities `rows` (m,) under each of the region's hypotheses, (1, H).

    Common shocks hit all of it, the others even out.
    """
    given = pooled.given if len(rows) == len(pooled.given) else pooled.given[rows]
    mean = np.einsum("nrh,nh->nr", given, each.mean)
    square = np.einsum("nrh,nh->nr", given, each.mean**2 + each.variance)
    total = mean.sum(axis=0)
    common = np.minimum(np.expm1(np.average(pooled.course.ahead(days)[1], axis=0, weights=days + 1e-9)), WILDEST)
    alone = (square - mean**2 * (1.0 + common)).clip(min=0.0).sum(axis=0)
    return Remainder(pooled.course.weight[None], total[None], (alone + common * total**2)[None])


def quantiles(of: Remainder, levels: Floats) -> Floats:
    """Of the mixture, (n, Q), never below 0 and rising with the level."""
    parts = [slice(start, start + CHUNK) for start in range(0, len(of.mean), CHUNK)]
    return np.concatenate([_quantiles(Remainder(of.weight[p], of.mean[p], of.variance[p]), levels) for p in parts])


def _quantiles(of: Remainder, levels: Floats) -> Floats:
    top = (of.mean + 6.0 * np.sqrt(of.variance) + 3.0).max(axis=1)
    grid = np.expm1(np.linspace(0.0, 1.0, STEPS) * np.log1p(top)[:, None])  # (n, STEPS)
    reached = np.maximum.accumulate(below(of, grid), axis=1)
    logs = np.log1p(grid)
    return np.stack([np.expm1(np.interp(levels, r, x)) for r, x in zip(reached, logs, strict=True)])


def below(of: Remainder, value: Floats) -> Floats:
    """The chance of less than `value` (n, S), (n, S). Gammas by Wilson and Hilferty (PNAS 17 (1931), 684)."""
    mean = np.maximum(of.mean, 1e-9)
    nines = 9.0 * mean**2 / np.maximum(of.variance, 1e-12)
    slope = np.sqrt(nines) * mean ** (-1 / 3)
    offset = (1.0 - 1.0 / nines) * np.sqrt(nines)
    z = np.cbrt(value)[:, None, :] * slope[:, :, None] - offset[:, :, None]
    np.clip(z, -8.0, 8.0, out=z)
    chance = 0.5 + 0.5 * np.tanh(z * (0.7978845608 + 0.0356774 * z * z))  # the normal's distribution, to 2e-4
    return np.asarray(np.einsum("nh,nhs->ns", of.weight, chance))
