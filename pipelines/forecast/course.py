"""The region's course: its totals by week against each hypothesis, with a level that drifts and weeks that go well or badly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.forecast.shapes import Hypotheses

Floats: TypeAlias = npt.NDArray[np.float64]

WEEK: Final = 7.0
SHOCKS: Final = np.array([0.08, 0.2, 0.4])  # of a week, standard deviation on the log scale
SHOCK_PRIOR: Final = np.array([0.35, 0.45, 0.2])
DRIFTS: Final = np.array([0.03, 0.1, 0.2, 0.4])  # of the level, from one week to the next
DRIFT_PRIOR: Final = np.array([0.3, 0.3, 0.25, 0.15])


@dataclass(frozen=True)
class Course:
    """Under each of H hypotheses: its `weight` (H,), the region's `level` (H, B) by bin on the log scale, 0 where all is as expected, and
    of the last level the variance, of a week the variances of shock and drift, each (H,).
    """

    weight: Floats
    level: Floats
    unsure: Floats
    shock: Floats
    drift: Floats

    @property
    def usual(self) -> Floats:
        """The level by bin (B,), whatever the hypothesis: against it municipalities are held."""
        return np.asarray(self.weight @ self.level)

    def ahead(self, days: Floats) -> Floats:
        """The variance (m, H) on the log scale of what all have in common in the `days` (m,) to come."""
        weeks = np.maximum(days / WEEK, 1.0)[:, None]
        return np.asarray(self.unsure + self.shock / weeks + self.drift * (weeks / 3.0 + 0.5))


def follow(totals: Floats, expected: Floats, width: int, clustering: float, grid: Hypotheses) -> Course:
    """Kalman's filter and Rauch, Tung and Striebel's smoother of a local level (Durbin and Koopman 2012, chapter 2).

    `totals` (B,) and `expected` (B, H) are counts of bins of `width` days; `clustering` is their variance per mean.
    """
    seen = np.log((totals[:, None] + 0.5) / (expected + 0.5))[:, :, None, None]  # (B, H, S, D)
    noise = (clustering / (expected + 0.5))[:, :, None, None] + (SHOCKS**2 * WEEK / width)[:, None]
    step = DRIFTS**2 * width / WEEK
    shape = (*expected.shape[1:], len(SHOCKS), len(DRIFTS))
    level, unsure, log = np.zeros(shape), np.full(shape, 1.0), np.zeros(shape)
    levels, variances = [], []
    for value, variance in zip(seen, noise, strict=True):
        unsure = unsure + step
        spread, off = unsure + variance, value - level
        log += -0.5 * (np.log(spread) + off**2 / spread)
        gain = unsure / spread
        level, unsure = level + gain * off, unsure * (1.0 - gain)
        levels.append(level)
        variances.append(unsure)
    joint = log + np.log(grid.prior)[:, None, None] + np.log(SHOCK_PRIOR)[:, None] + np.log(DRIFT_PRIOR)
    weight = np.exp(joint - joint.max())
    weight /= weight.sum()
    each = weight.sum(axis=(1, 2))
    part = weight / np.maximum(each, 1e-300)[:, None, None]
    smooth = [level]
    for before, sure in zip(levels[-2::-1], variances[-2::-1], strict=True):
        smooth.append(before + sure / (sure + step) * (smooth[-1] - before))
    means = np.stack([(part * s).sum(axis=(1, 2)) for s in smooth[::-1]], axis=1)
    spread_of_level = (part * (level - means[:, -1, None, None]) ** 2).sum(axis=(1, 2))
    return Course(
        each,
        means,
        (part * unsure).sum(axis=(1, 2)) + spread_of_level,
        (part * (SHOCKS**2)[:, None]).sum(axis=(1, 2)),
        (part * DRIFTS**2).sum(axis=(1, 2)),
    )
