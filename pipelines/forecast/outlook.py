"""Where each municipality and the region will stand at each coming checkpoint: a likely range, its middle and a chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.forecast.belief import Belief, believe, chances, ranges
from pipelines.forecast.figures import Checkpoint, Season, Series
from pipelines.forecast.recalibration import scale_of
from pipelines.forecast.remainder import Remainder

Floats: TypeAlias = npt.NDArray[np.float64]
Days: TypeAlias = npt.NDArray[np.int64]
Reason: TypeAlias = Literal["no_figure", "few_figures", "too_early", "too_wide"]

LIKELY: Final = np.array([0.1, 0.5, 0.9])  # 80 %
FEWEST: Final = 3  # dated figures
EARLIEST: Final = 0.2  # of the season
SUMMED: Final = 1.2
"""The stretch of the region's ranges: municipalities' errors, which set the scale, even out in their sum."""
WIDEST: Final = 2.0  # high / low of the region's range that is still worth showing


@dataclass(frozen=True)
class Forecast:
    """At the end of `day`: the 80 % range and the middle, in counts, and the chance to reach `target`, from 0 to 1.

    Without a range `reason` says why («мало данных»); without a target there is no chance. Ends of ranges are not rounded.
    """

    day: int
    target: float | None
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    chance: float | None = None
    reason: Reason | None = None


@dataclass(frozen=True)
class Outlook:
    """`municipalities` follows the series, each with its checkpoints in their order; `region` follows the days asked for.

    `beta`: the mean of what is believed of the region's shape, None while nothing is. `scale`: by what recalibration stretched the ranges.
    """

    municipalities: tuple[tuple[Forecast, ...], ...]
    region: tuple[Forecast, ...]
    beta: float | None
    scale: float


def outlook(
    series: Sequence[Series],
    season: Season,
    today: int,
    *,
    beta: float | None = None,
    region: Sequence[Checkpoint] = (),
) -> Outlook:
    """The forecast of one indicator at the end of `today`, for every checkpoint of every municipality.

    `region` are days with the region's targets. Its range is of the sum of all that have a figure, whoever has none adds nothing;
    its chance is of the sum of those that have a target due by that day, for the others' figures do not pass for theirs.
    `beta` is a former season's. What was reported after `today` is not looked at.
    """
    known = [one.until(today) for one in series]
    placed = [n for n, one in enumerate(known) if _reports(one, season)]
    told = [known[n] for n in placed]
    early = _too_little(told, season, today)
    belief = None if early else believe(told, season, today, beta)
    scale = scale_of(told, season, today, beta) if belief else 1.0
    each = [[_known(one, c, season, today, early) for c in one.checkpoints] for one in known]
    aiming = [_aiming(told, c.day) for c in region]
    whole = [_known_of_all(told, who, c, today, early) for who, c in zip(aiming, region, strict=True)]
    if belief:
        each = _doubted(each, belief, scale)
        _foresee(each, placed, belief, scale)
        whole = [_foreseen_of_all(f, who, belief, scale) for who, f in zip(aiming, whole, strict=True)]
    middle = float(belief.pooled.course.weight @ belief.grid.beta) if belief else None
    return Outlook(tuple(tuple(row) for row in each), tuple(whole), middle, scale)


def _reports(one: Series, season: Season) -> int:
    """How many figures are of the season: those of days before it are no start of anything."""
    return sum(day >= season.first for day, _ in one.figures)


def _aiming(told: Sequence[Series], day: int) -> Days:
    """Which of those with a figure have a target due by `day`."""
    aims = [any(c.day <= day and c.target is not None for c in one.checkpoints) for one in told]
    return np.flatnonzero(np.array(aims, dtype=bool))


def _too_little(told: Sequence[Series], season: Season, today: int) -> Reason | None:
    if not told:
        return "no_figure"
    if season.elapsed(today) < EARLIEST * season.length:
        return "too_early"
    return None if max(_reports(one, season) for one in told) >= FEWEST else "few_figures"


def _known(one: Series, checkpoint: Checkpoint, season: Season, today: int, early: Reason | None) -> Forecast:
    """All that needs no forecast: a day that is over, a target that is reached, too little to go by."""
    now, due = one.at(today), one.at(checkpoint.day)
    if due and checkpoint.day < today:
        return _certain(checkpoint, due[1])
    reached = now is not None and checkpoint.target is not None and now[1] >= checkpoint.target
    reason: Reason | None = "no_figure" if now is None else early
    if not reason and _reports(one, season) < FEWEST:
        reason = "few_figures"
    return Forecast(checkpoint.day, checkpoint.target, chance=1.0 if reached else None, reason=reason)


def _known_of_all(
    told: Sequence[Series], aiming: Days, checkpoint: Checkpoint, today: int, early: Reason | None
) -> Forecast:
    figures = [one.at(min(today, checkpoint.day)) for one in told]
    sums = np.array([figure[1] if figure else 0.0 for figure in figures])
    reached = checkpoint.target is not None and sums[aiming].sum() >= checkpoint.target
    if checkpoint.day < today and told:
        now = float(sums.sum())
        chance = None if checkpoint.target is None else float(reached)
        return Forecast(checkpoint.day, checkpoint.target, now, now, now, chance)
    return Forecast(checkpoint.day, checkpoint.target, chance=1.0 if told and reached else None, reason=early)


def _certain(checkpoint: Checkpoint, figure: float) -> Forecast:
    chance = None if checkpoint.target is None else float(figure >= checkpoint.target)
    return Forecast(checkpoint.day, checkpoint.target, figure, figure, figure, chance)


def _foresee(each: list[list[Forecast]], placed: Sequence[int], belief: Belief, scale: float) -> None:
    """Fills in what is still open, all at once."""
    asked = [
        (row, n, k) for row, n in enumerate(placed) for k, f in enumerate(each[n]) if f.low is None and not f.reason
    ]
    if not asked:
        return
    rows = np.array([row for row, _, _ in asked])
    open_ones = [each[n][k] for _, n, k in asked]
    of, _ = belief.ahead(rows, np.array([belief.season.elapsed(f.day) for f in open_ones]))
    filled = _filled(open_ones, of, belief.seen.total[rows], scale)
    for (_, n, k), forecast in zip(asked, filled, strict=True):
        each[n][k] = forecast


def _doubted(each: list[list[Forecast]], belief: Belief, scale: float) -> list[list[Forecast]]:
    """Where the region's own range says nearly nothing, the shape is not known yet, and nobody's forecast would hold."""
    open_days = {f.day for row in each for f in row if f.low is None and not f.reason}
    wide = {day for day in open_days if _is_wide(belief.region(belief.season.elapsed(day)), belief, scale)}
    return [
        [replace(f, reason="too_wide") if f.low is None and not f.reason and f.day in wide else f for f in row]
        for row in each
    ]


def _is_wide(of: Remainder, belief: Belief, scale: float) -> bool:
    low, _, high = belief.seen.total.sum() + ranges(of, LIKELY, scale)[0]
    return bool(high > WIDEST * max(low, 1.0))


def _foreseen_of_all(forecast: Forecast, aiming: Days, belief: Belief, scale: float) -> Forecast:
    if forecast.reason or forecast.low is not None:
        return forecast
    until, total = belief.season.elapsed(forecast.day), belief.seen.total
    of = belief.region(until)
    if _is_wide(of, belief, scale):
        return replace(forecast, reason="too_wide")
    (filled,) = _filled([forecast], of, total.sum(keepdims=True), SUMMED)
    if forecast.target is None or len(aiming) == len(total):
        return filled
    if not len(aiming):
        return replace(filled, chance=float(forecast.target <= 0))
    (theirs,) = _filled([forecast], belief.region(until, aiming), total[aiming].sum(keepdims=True), SUMMED)
    return replace(filled, chance=theirs.chance)


def _filled(asked: Sequence[Forecast], of: Remainder, base: Floats, scale: float) -> list[Forecast]:
    ends = base[:, None] + ranges(of, LIKELY, scale)
    needed = np.array([np.nan if f.target is None else f.target for f in asked]) - base
    chance = np.where(needed <= 0, 1.0, chances(of, np.nan_to_num(needed), scale))
    return [
        replace(
            f, low=float(low), middle=float(middle), high=float(high), chance=None if f.target is None else float(c)
        )
        for f, (low, middle, high), c in zip(asked, ends, chance, strict=True)
    ]
