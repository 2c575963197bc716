"""The region's course: its totals by week against each hypothesis, with a level whose drift lasts and weeks that go well or badly."""

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
LASTING: Final = 0.6  # of a week's drift that goes on in the next week
LONGEST: Final = 60  # weeks ahead


@dataclass(frozen=True)
class Course:
    """Under each of H hypotheses: its `weight` (H,) and the region's `level` (H, B) by bin on the log scale, 0 where all is as expected.

    Of the last level and its drift in a week the means `last` (H, 2) and covariances `unsure` (H, 2, 2); of a week the variances of
    `shock` and `drift`, each (H,).
    """

    weight: Floats
    level: Floats
    last: Floats
    unsure: Floats
    shock: Floats
    drift: Floats

    @property
    def usual(self) -> Floats:
        """The level by bin (B,), whatever the hypothesis: against it municipalities are held."""
        return np.asarray(self.weight @ self.level)

    def ahead(self, days: Floats) -> tuple[Floats, Floats]:
        """Mean and variance, each (m, H), on the log scale of what all have in common in the `days` (m,) to come."""
        weeks = np.maximum(days / WEEK, 1.0)[:, None]
        gain, news = going_on(weeks)
        mean = self.last[:, 0] + gain * self.last[:, 1]
        unsure = self.unsure[:, 0, 0] + 2.0 * gain * self.unsure[:, 0, 1] + gain**2 * self.unsure[:, 1, 1]
        return np.asarray(mean), np.asarray(unsure + self.shock / weeks + self.drift * news)


def going_on(weeks: Floats) -> tuple[Floats, Floats]:
    """For the mean level of the `weeks` (m, 1) to come: how many weeks of today's drift it gains, and the variance of later news.

    Both (m, 1); the variance is per variance of a week's drift. Beyond LONGEST nothing more is added.
    """
    ahead = np.arange(1, LONGEST + 1)
    gained = np.cumsum((1.0 - LASTING**ahead) / (1.0 - LASTING))  # by a drift of 1, summed over so many weeks
    news = (1.0 - LASTING**2) * np.cumsum(gained**2) / ahead**2
    return LASTING * np.interp(weeks, ahead, gained / ahead), np.interp(weeks, ahead, news)


def follow(totals: Floats, expected: Floats, width: int, clustering: float, grid: Hypotheses) -> Course:
    """Kalman's filter and Rauch, Tung and Striebel's smoother of a level whose drift lasts (Durbin and Koopman 2012, chapter 4).

    `totals` (B,) and `expected` (B, H) are counts of bins of `width` days; `clustering` is their variance per mean.
    """
    seen = np.log((totals[:, None] + 0.5) / (expected + 0.5))[:, :, None, None]  # (B, H, S, D)
    noise = (clustering / (expected + 0.5))[:, :, None, None] + (SHOCKS**2 * WEEK / width)[:, None]
    shape = (*expected.shape[1:], len(SHOCKS), len(DRIFTS))
    weeks = width / WEEK
    lasting = LASTING**weeks
    move = np.array([[1.0, weeks * lasting], [0.0, lasting]])  # a state is a level and its drift in a week
    news = (DRIFTS**2 * (1.0 - lasting**2))[:, None, None] * np.array([[weeks**2, weeks], [weeks, 1.0]])
    state, unsure, log = np.zeros((*shape, 2)), np.zeros((*shape, 2, 2)), np.zeros(shape)
    unsure[..., 0, 0], unsure[..., 1, 1] = 1.0, DRIFTS**2
    bins = []
    for value, variance in zip(seen, noise, strict=True):
        ahead, doubt = state @ move.T, move @ unsure @ move.T + news
        spread, off = doubt[..., 0, 0] + variance, value - ahead[..., 0]
        log += -0.5 * (np.log(spread) + off**2 / spread)
        gain = doubt[..., 0] / spread[..., None]
        state, unsure = ahead + gain * off[..., None], doubt - gain[..., :, None] * doubt[..., None, 0, :]
        bins.append((ahead, doubt, state, unsure))
    joint = log + np.log(grid.prior)[:, None, None] + np.log(SHOCK_PRIOR)[:, None] + np.log(DRIFT_PRIOR)
    weight = np.exp(joint - joint.max())
    weight /= weight.sum()
    each = weight.sum(axis=(1, 2))
    part = weight / np.maximum(each, 1e-300)[:, None, None]
    smooth = [state]
    for (ahead, doubt, _, _), (_, _, before, sure) in zip(bins[:0:-1], bins[-2::-1], strict=True):
        back = sure @ move.T @ np.linalg.inv(doubt)
        smooth.append(before + (back @ (smooth[-1] - ahead)[..., None])[..., 0])
    means = np.stack([(part * s[..., 0]).sum(axis=(1, 2)) for s in smooth[::-1]], axis=1)
    last = np.einsum("hsd,hsdi->hi", part, state)
    apart = state - last[:, None, None]
    return Course(
        each,
        means,
        last,
        np.einsum("hsd,hsdij->hij", part, unsure + apart[..., :, None] * apart[..., None, :]),
        (part * (SHOCKS**2)[:, None]).sum(axis=(1, 2)),
        (part * DRIFTS**2).sum(axis=(1, 2)),
    )
