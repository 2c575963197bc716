"""What the region has shown: β pooled over its weekly totals, how far municipalities stray from it, how counts cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.forecast.course import Course, follow
from pipelines.forecast.figures import Growth
from pipelines.forecast.levels import Levels, levels
from pipelines.forecast.shapes import Hypotheses

Floats: TypeAlias = npt.NDArray[np.float64]

STRAYS: Final = np.array([0.1, 0.3, 0.6, 1.0])  # how far a municipality's β lies from the region's
STRAY_PRIOR: Final = np.array([0.4, 0.35, 0.15, 0.1])
MOST_CLUSTERED: Final = 20.0
USUAL_CLUSTERING: Final = 8.0  # how many weeks of its own a municipality needs to outweigh the region in clustering


@dataclass(frozen=True)
class Pool:
    """What is believed after the region's weeks, for n municipalities and H hypotheses.

    `given` (n, H, H): weights of a municipality's own hypothesis (last axis), given the region's; `own` (n, H): whatever the region's.
    `clustering` (n,): variance per mean, 1 for Poisson. `course`: the region's, and the weights of its hypotheses.
    """

    course: Course
    levels: Levels
    given: Floats
    own: Floats
    clustering: Floats


def pool(seen: Growth, share: Floats, grid: Hypotheses) -> Pool:
    """Weighs the hypotheses. `share` (n, B, H): the expected share of the final total that falls on each growth."""
    done = np.maximum(share.sum(axis=1), 1e-12)  # (n, H)
    expected = seen.total[:, None, None] * share / done[:, None, :]
    clustering = np.full(len(seen.total), 1.5)
    for _ in range(2):
        usual = float(np.average(clustering, weights=seen.total + 1e-9))
        course = follow(seen.amount.sum(axis=0), expected.sum(axis=0), seen.width, usual, grid)
        clustering = _clustering(seen, expected[:, :, int(np.argmax(course.weight))])
    # A shape is judged against the region's usual course; what it means for the level, against the course it implies.
    judged = levels(seen, share * np.exp(course.usual)[:, None], clustering, course.weight)
    found = levels(seen, share * np.exp(course.level.T), clustering, course.weight)
    given = _given(course.weight, judged.log, grid)
    return Pool(course, found, given, np.asarray(np.einsum("r,nrh->nh", course.weight, given)), clustering)


def _clustering(seen: Growth, expected: Floats) -> Floats:
    """Variance per mean of each municipality's growth (n,), after the common shock of each bin is taken out."""
    there = seen.until > seen.since
    means = expected * (seen.amount.sum(axis=0) + 1.0) / (expected.sum(axis=0) + 1.0)
    odd = np.where(there, (seen.amount - means) ** 2 / (means + 0.5), 0.0).sum(axis=1)
    free = np.maximum(there.sum(axis=1) - 1.0, 0.0)
    usual = (odd.sum() + USUAL_CLUSTERING) / (free.sum() + USUAL_CLUSTERING)
    return np.asarray(np.clip((odd + USUAL_CLUSTERING * usual) / (free + USUAL_CLUSTERING), 1.0, MOST_CLUSTERED))


def _given(region: Floats, own: Floats, grid: Hypotheses) -> Floats:
    """Weights (n, H, H): municipalities scatter around the region's β; how far is weighed by how well it explains them."""
    like = np.exp(own - own.max(axis=1, keepdims=True))  # (n, H)
    evidence, mixed = np.empty(len(STRAYS)), []
    same = grid.strength[:, None] == grid.strength[None, :]
    for place, stray in enumerate(STRAYS):
        near = np.where(same, np.exp(-0.5 * ((grid.beta[:, None] - grid.beta[None, :]) / stray) ** 2), 0.0)
        near /= near.sum(axis=1, keepdims=True)
        found = np.maximum(like @ near.T, 1e-300)  # (n, region's H)
        evidence[place] = region @ np.log(found).sum(axis=0)
        mixed.append((near, found))
    weight = STRAY_PRIOR * np.exp(evidence - evidence.max())
    weight /= weight.sum()
    given = np.zeros((len(own), len(region), len(region)))
    for part, (near, found) in zip(weight, mixed, strict=True):
        if part > 1e-3:
            given += part * near[None] * like[:, None, :] / found[:, :, None]
    return np.asarray(given / given.sum(axis=2, keepdims=True))
