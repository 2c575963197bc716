"""How much each municipality brings beside the region's course: gammas that forget, with an empirical-Bayes start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.forecast.figures import Growth

Floats: TypeAlias = npt.NDArray[np.float64]

MEMORIES: Final = (1.0, 0.85, 0.65, 0.45)  # what a week's news keeps of its weight a week later
MEMORY_PRIOR: Final = np.array([0.35, 0.3, 0.2, 0.15])


@dataclass(frozen=True)
class Levels:
    """Final means of n municipalities under H hypotheses: `mean` (n, H), squared relative error `unsure` (n, H).

    `forgets` (n, H): how much that grows a week. `log` (n, H): log-likelihoods of a municipality's own growth.
    """

    mean: Floats
    unsure: Floats
    forgets: Floats
    log: Floats


def levels(seen: Growth, share: Floats, clustering: Floats, region: Floats) -> Levels:
    """Gamma-Poisson with a discount (Harvey and Fernandes 1989, J. Bus. Econ. Stat. 7:407), started from all municipalities.

    `share` (n, B, H) is what is expected of a final mean in each bin, the region's course included; `region` (H,) weighs
    the hypotheses while one memory is sought for all.
    """
    apart = clustering[:, None]
    start = _start(seen.total, share.sum(axis=1), apart)
    found = [_filter(seen.amount, share, apart, start, memory ** (seen.width / 7)) for memory in MEMORIES]
    best = np.array([log.max(axis=1, keepdims=True) for _, _, log in found]).max(axis=0)
    evidence = [np.log(np.maximum(np.exp(log - best) @ region, 1e-300)).sum() for _, _, log in found]
    weight = MEMORY_PRIOR * np.exp(np.array(evidence) - max(evidence))
    weight /= weight.sum()
    means = np.array([shape / rate for shape, rate, _ in found])
    unsure = np.array([1.0 / shape for shape, _, _ in found])
    forgets = np.array([(1.0 / memory - 1.0) / shape for memory, (shape, _, _) in zip(MEMORIES, found, strict=True)])
    log = sum(part * np.exp(log - best) for part, (_, _, log) in zip(weight, found, strict=True))
    mean, doubt, fading = (np.tensordot(weight, each, 1) for each in (means, unsure, forgets))
    return Levels(mean, doubt, fading, np.log(np.maximum(log, 1e-300)))


def _start(total: Floats, done: Floats, apart: Floats) -> tuple[Floats, Floats]:
    """Empirical Bayes by moments (Casella 1985, Amer. Statist. 39:83): the gamma's shape (H,) and mean (H,)."""
    done = np.maximum(done, 1e-9)
    mean = (total.sum() + 0.5) / done.sum(axis=0)
    noise = (apart * mean / done).mean(axis=0)
    between = ((total[:, None] / done - mean) ** 2).sum(axis=0) / max(len(total) - 1, 1) - noise
    return np.clip(mean**2 / np.maximum(between, 1e-9), 0.3, 20.0), mean


def _filter(
    amount: Floats, share: Floats, apart: Floats, start: tuple[Floats, Floats], memory: float
) -> tuple[Floats, Floats, Floats]:
    """Shape, rate and log-likelihood, each (n, H), after all bins."""
    first, mean = start
    shape = np.broadcast_to(first, (len(amount), len(first)))
    rate = np.broadcast_to(first / mean, shape.shape)
    log = np.zeros(shape.shape)
    for b in range(amount.shape[1]):
        y, e = amount[:, b, None] / apart, share[:, b] / apart
        there = e > 0
        together = rate + np.maximum(e, 1e-12)
        news = log_gamma(shape + y) - log_gamma(shape) + shape * np.log(rate / together)
        log = log + np.where(there, news + y * np.log(np.maximum(e, 1e-12) / together), 0.0)
        shape, rate = shape + y, rate + e
        keep = memory + (1.0 - memory) * np.minimum(first / shape, 1.0)  # the start itself is not forgotten
        shape, rate = shape * keep, rate * keep
    return np.asarray(shape), np.asarray(rate), log


def log_gamma(x: Floats) -> Floats:
    """ln Γ(x) for x > 0, to 1e-8: Stirling's series, seven steps up."""
    y = x + 7.0
    rising = x * (x + 1) * (x + 2) * (x + 3) * (x + 4) * (x + 5) * (x + 6)
    return np.asarray((y - 0.5) * np.log(y) - y + 0.9189385332046727 + 1 / (12 * y) - 1 / (360 * y**3) - np.log(rising))
