"""How submissions spread over a season: the deadline family F_β, with a rush before each checkpoint and moved deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.forecast.figures import Checkpoint, Season

Floats: TypeAlias = npt.NDArray[np.float64]

SOFTENING: Final = 1.0  # c of F_β, days: how near to the deadline the rush stops growing
BETAS: Final = np.arange(-1.5, 2.01, 0.25)  # wider than any season known: «Городская среда» −0.6, «Сильные идеи» +1
STRENGTHS: Final = (0.0, 0.35, 0.7)  # the share of a stage's submissions that rushes to its own checkpoint
RUSHING: Final = (1.0, 0.5, 0.15)  # centre, spread and height of the prior on a rush, beside 1 for the usual
EVEN: Final = 0.15  # the share of a season that comes evenly, whatever its shape
RUSH: Final = 1.0  # β inside a stage: Alfi, Parisi and Pietronero


def share_by(beta: float, elapsed: npt.ArrayLike, length: float) -> Floats:
    """F_β: the expected share of a season's total after `elapsed` of `length` days; shape of `elapsed`, from 0 to 1.

    F_β(t) = [(T+c)^(1−β) − (T−t+c)^(1−β)] / [(T+c)^(1−β) − c^(1−β)], and its limit ln((T+c)/(T−t+c)) / ln((T+c)/c) at
    β = 1. β = 0 is linear; β = 1: Alfi, Parisi and Pietronero, Nature Physics 3 (2007), 746; β = 2: Durakiewicz, Physics
    Today 69(2) (2016), 11; β < 0 is front-loaded.
    """
    left = np.clip(length - np.asarray(elapsed, dtype=np.float64), 0.0, length)
    start, end = _power(np.asarray(length + SOFTENING), beta), _power(np.asarray(SOFTENING), beta)
    return np.asarray((start - _power(left + SOFTENING, beta)) / (start - end), dtype=np.float64)


@dataclass(frozen=True)
class Hypotheses:
    """What the shape may be: `beta` and `strength`, both (H,); `prior`, (H,), adds up to 1."""

    beta: Floats
    strength: Floats
    prior: Floats


def hypotheses(centre: float, spread: float, *, staged: bool, may_rush: bool = False) -> Hypotheses:
    """The grid with a normal prior on β around `centre`; `staged` when anybody has a checkpoint inside the season.

    `may_rush`: some weight lies on a rush to the end that has not begun yet, whatever the season looks like so far.
    """
    strengths = STRENGTHS if staged else STRENGTHS[:1]
    beta, strength = (axis.ravel() for axis in np.meshgrid(BETAS, np.asarray(strengths), indexing="ij"))
    weight = np.exp(-0.5 * ((beta - centre) / spread) ** 2)
    if may_rush:
        weight += RUSHING[2] * np.exp(-0.5 * ((beta - RUSHING[0]) / RUSHING[1]) ** 2)
    return Hypotheses(beta, strength, weight / weight.sum())


def shares(season: Season, checkpoints: Sequence[Checkpoint], grid: Hypotheses) -> Floats:
    """The expected share of the final total after each day of the season under each hypothesis, (H, T + 1), from 0 to 1.

    The season's law, but for what comes evenly, says how much each stage brings. Inside a stage, which ends with a checkpoint or the season, a
    share `strength` of that follows F_1 towards the stage's end. Before a deadline was moved the rush went to the old one.
    """
    length = season.length
    aims = [(season.elapsed(c.day), c) for c in checkpoints if season.first <= c.day <= season.last]
    ends = sorted({day for day, _ in aims} | {length})
    final = _aim(length, [c for day, c in aims if day == length], season)
    betas = np.unique(grid.beta)
    daily = _rates(betas, final)[np.searchsorted(betas, grid.beta)]
    daily = (1.0 - EVEN) * daily / daily.sum(axis=1, keepdims=True) + EVEN / length
    if len(ends) > 1:
        start = 0
        for end in ends:
            aim = _aim(end, [c for day, c in aims if day == end], season)[start:end]
            rush = _rates(np.array([RUSH]), aim, since=start)[0]
            stage = daily[:, start:end]
            brought = stage.sum(axis=1, keepdims=True) * (rush / rush.sum())
            daily[:, start:end] += grid.strength[:, None] * (brought - stage)
            start = end
    return np.concatenate([np.zeros((len(grid.beta), 1)), np.cumsum(daily, axis=1)], axis=1)


def _aim(end: int, moved: Sequence[Checkpoint], season: Season) -> Floats:
    """The deadline in view on each day up to `end`, as days since the start, (end,)."""
    aim = np.full(end, float(end))
    for checkpoint in moved:
        if checkpoint.moved_from is not None and checkpoint.moved_on is not None:
            known = min(max(season.elapsed(checkpoint.moved_on), 0), end)
            aim[:known] = season.elapsed(checkpoint.moved_from)
    return aim


def _rates(beta: Floats, aim: Floats, since: int = 0) -> Floats:
    """The integral of (D − t + c)^(−β) over each day, (B, days); past an old deadline that was still in view it is flat."""
    day = np.arange(since, since + len(aim))
    left = np.maximum(aim - day, 1.0) + SOFTENING
    each = [_power(left, b) - _power(left - 1.0, b) for b in beta]
    return np.asarray(each, dtype=np.float64)


def _power(left: Floats, beta: float) -> Floats:
    """The antiderivative of left^(−β)."""
    rest = 1.0 - beta
    return np.log(left) if rest == 0.0 else np.asarray(np.expm1(rest * np.log(left)) / rest)
