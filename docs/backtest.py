"""How far to trust the forecast: `make backtest` tries it on simulated seasons, beside three methods in common use.

Each season is looked at after 25, 50, 75 and 90 % of its days; what is forecast are the finals of its municipalities and, as a
regime of its own named «region», the sum of those that have reported. The others get Poisson ranges around their line. Losses and
bias are shares of a season's finals; a season counts once. Ends with 1 where ranges of 80 % are too narrow by more than chance;
what is outside the bounds is named either way. «all» is no verdict of its own: a season stands there with each of its cuts.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from time import process_time
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from docs.backtest_seasons import REGIMES, Simulated, simulate
from docs.bench_lines import say
from pipelines.forecast import Checkpoint, Season, Series, outlook
from pipelines.forecast.belief import believe, ranges
from pipelines.forecast.outlook import SUMMED

Floats: TypeAlias = npt.NDArray[np.float64]

CUTS: Final = (0.25, 0.5, 0.75, 0.9)
LEVELS: Final = np.array([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])
NORMAL: Final = np.array([-1.95996, -1.28155, -0.67449, 0.0, 0.67449, 1.28155, 1.95996])
BOUNDS: Final = (0.72, 0.88)  # what ranges of 80 % have to cover
JUDGED: Final = 10  # seasons with a forecast, from which on that is asked
ONE_SIDED: Final = 1.645  # standard errors, 95 %
RANGES: Final = {50: (2, 4), 80: (1, 5), 95: (0, 6)}
OURS: Final = "forecast"
SIZES: Final = (36, 300, 2600)  # a region, the largest ones, the country


@dataclass(frozen=True)
class Score:
    """Of one method on one season at one cut: shares covered by range, pinball loss and bias as shares of the finals."""

    covered: dict[int, float]
    loss: float
    bias: float


@dataclass(frozen=True)
class Covered:
    """The share covered, from 0 to 1, and the highest it may be: seasons are drawn, and each counts once."""

    share: float
    highest: float


@dataclass(frozen=True)
class Trial:
    """A season at a cut: the share of municipalities with a forecast, and the scores of each method on just those.

    `whole`: scores of the region's sum, where it has a forecast.
    """

    regime: str
    cut: float
    told: float
    scores: dict[str, Score]
    whole: dict[str, Score]


def trials(regime: str, seed: int, beta: float | None = None, cuts: Sequence[float] = CUTS) -> list[Trial]:
    """One season at each of the cuts."""
    simulated = simulate(regime, seed)
    return [_trial(regime, simulated, cut, beta) for cut in cuts]


def _trial(regime: str, simulated: Simulated, cut: float, beta: float | None) -> Trial:
    season = simulated.season
    today = round(season.length * cut)
    page = outlook(simulated.series, season, today, beta=beta, region=[Checkpoint(season.last, None)])
    rows = np.array([n for n, told in enumerate(page.municipalities) if told[-1].low is not None], dtype=np.int64)
    told, scores, whole = len(rows) / len(simulated.series), {}, {}
    if len(rows) or page.region[0].low is not None:
        placed = np.array([n for n, one in enumerate(simulated.series) if one.at(today)])
        known = [simulated.series[n].until(today) for n in placed]
        mine = np.searchsorted(placed, rows)
        each, together = _foreseen(known, season, today, beta, page.scale)
        lines = {name: _ahead(line, known, season) for name, line in OTHERS.items()}
        if len(rows):
            found = {OURS: each[mine]} | {name: _poisson(*(a[mine] for a in line)) for name, line in lines.items()}
            scores = {name: _score(low_to_high, simulated.finals[rows]) for name, low_to_high in found.items()}
        if page.region[0].low is not None:
            found = {OURS: together} | {
                name: _poisson(*(a.sum(keepdims=True) for a in line)) for name, line in lines.items()
            }
            final = simulated.finals[placed].sum(keepdims=True)
            whole = {name: _score(low_to_high, final) for name, low_to_high in found.items()}
    return Trial(regime, cut, told, scores, whole)


def _foreseen(
    known: list[Series], season: Season, today: int, beta: float | None, scale: float
) -> tuple[Floats, Floats]:
    """Quantiles of the finals of all n that have reported (n, Q) and of their sum (1, Q)."""
    belief = believe(known, season, today, beta)
    of, _ = belief.ahead(np.arange(len(known)), np.full(len(known), season.length))
    total = belief.seen.total
    return total[:, None] + ranges(of, LEVELS, scale), total.sum() + ranges(
        belief.region(season.length), LEVELS, SUMMED
    )


# -- the others --------------------------------------------------------------------------------------------------------


def run_rate(days: Floats, values: Floats) -> float:
    """Counts a day since the season's start."""
    return float(values[-1] / days[-1])


def last_14_days(days: Floats, values: Floats) -> float:
    """Counts a day since the last figure at least 14 days older, else since the first."""
    base = max(int(np.searchsorted(days, days[-1] - 14, side="right")) - 1, 0)
    return float((values[-1] - values[base]) / max(days[-1] - days[base], 1.0))


def theil_sen(days: Floats, values: Floats) -> float:
    """The median of the slopes between all pairs of figures."""
    one, other = np.triu_indices(len(days), 1)
    return float(np.median((values[other] - values[one]) / (days[other] - days[one])))


Line: TypeAlias = Callable[[Floats, Floats], float]
OTHERS: Final[dict[str, Line]] = {"run-rate": run_rate, "last 14 days": last_14_days, "Theil–Sen": theil_sen}


def _ahead(line: Line, series: Iterable[Series], season: Season) -> tuple[Floats, Floats]:
    """The last figures (n,) and what comes by the line (n,); of one figure alone, counts a day since the season's start."""
    found = []
    for one in series:
        days, values = np.array(one.figures, dtype=np.float64).T
        rate = (line if len(days) > 1 else run_rate)(days, values)
        found.append((values[-1], max(rate, 0.0) * (season.length - days[-1])))
    last, ahead = np.array(found, dtype=np.float64).T
    return last, ahead


def _poisson(last: Floats, ahead: Floats) -> Floats:
    """Quantiles (n, Q) around a line."""
    ends = (np.sqrt(ahead + 0.375)[:, None] + NORMAL / 2).clip(min=0.0) ** 2 - 0.375  # Anscombe 1948
    return np.asarray(last[:, None] + ends)


# -- scores ------------------------------------------------------------------------------------------------------------


def _score(quantiles: Floats, finals: Floats) -> Score:
    miss = finals[:, None] - quantiles
    loss = np.maximum(LEVELS * miss, (LEVELS - 1) * miss).mean(axis=1).sum() / finals.sum()
    covered = {
        level: float(((quantiles[:, low] <= finals) & (finals <= quantiles[:, high])).mean())
        for level, (low, high) in RANGES.items()
    }
    return Score(covered, float(loss), float((quantiles[:, 3] - finals).sum() / finals.sum()))


def mean(scores: Iterable[Score]) -> Score:
    """Each season counts once."""
    every = list(scores)
    covered = {level: float(np.mean([s.covered[level] for s in every])) for level in RANGES}
    return Score(covered, float(np.mean([s.loss for s in every])), float(np.mean([s.bias for s in every])))


def cost(count: int, seed: int = 1) -> float:
    """Seconds of processor time for the forecast of so many municipalities, each with its own dates, at three quarters of a season."""
    simulated = simulate("mixed", seed, count)
    length = simulated.season.length
    start = process_time()
    outlook(simulated.series, simulated.season, round(length * 0.75), region=[Checkpoint(length, float(count))])
    return process_time() - start


def main() -> int:
    """Prints a line per regime, cut and method, for municipalities and for the region's sum, then what a forecast costs.

    Returns 1 where ranges of 80 % are too narrow at some cut and that is no chance; says where, also where they are too wide,
    which misleads nobody.
    """
    options = argparse.ArgumentParser()
    options.add_argument("--seasons", type=int, default=90, help="of each regime")
    options.add_argument("--from", type=int, default=0, dest="start", help="the first seed")
    options.add_argument("--beta", type=float, default=None, help="of a former season")
    options.add_argument("--workers", type=int, default=None)
    asked = options.parse_args()
    say(f"{'regime':<20}{'cut':>5}{'told':>6}  {'method':<14}{'50 %':>6}{'80 %':>6}{'95 %':>6}{'loss':>8}{'bias':>8}")
    seeds = range(asked.start, asked.start + asked.seasons)
    covered = {}
    with ProcessPoolExecutor(asked.workers) as workers:
        for regime in REGIMES:
            tried = [t for some in workers.map(partial(trials, regime, beta=asked.beta), seeds) for t in some]
            for what in ("", " region"):
                for cut in (*CUTS, None):
                    those = [t for t in tried if cut in (t.cut, None)]
                    label = "all" if cut is None else f"{cut:.0%}"
                    told = [float(bool(t.whole)) if what else t.told for t in those]
                    scores = [t.whole if what else t.scores for t in those]
                    covered[f"{regime}{what} at {label}"] = _print(regime + what, label, told, scores)
    for count in SIZES:
        say(f"{count:>13,} municipalities: {cost(count):.2f} s")
    judged = {where: found for where, found in covered.items() if found is not None and not where.endswith(" all")}
    narrow = [where for where, found in judged.items() if found.share < BOUNDS[0]]
    wide = [where for where, found in judged.items() if found.share > BOUNDS[1]]
    failed = [where for where in narrow if judged[where].highest < BOUNDS[0]]
    say(f"ranges of 80 % too narrow: {', '.join(narrow) or 'nowhere'}; too wide: {', '.join(wide) or 'nowhere'}")
    say(f"too narrow by more than chance: {', '.join(failed) or 'nowhere'}")
    return int(bool(failed))


def _print(regime: str, cut: str, told: list[float], tried: list[dict[str, Score]]) -> Covered | None:
    """What ranges of 80 % cover; None where too few seasons are told anything to say so."""
    scores: dict[str, list[Score]] = defaultdict(list)
    for trial in tried:
        for method, score in trial.items():
            scores[method].append(score)
    start = f"{regime:<20}{cut:>5}{np.mean(told):>6.0%}"
    if not scores:
        say(f"{start}  nobody is told anything («мало данных»)")
        return None
    for method, some in scores.items():
        s = mean(some)
        columns = "".join(f"{s.covered[level]:>6.0%}" for level in RANGES)
        say(f"{start}  {method:<14}{columns}{s.loss:>8.4f}{s.bias:>8.1%}")
    shares = np.array([score.covered[80] for score in scores[OURS]])
    if len(shares) < JUDGED:
        return None
    return Covered(float(shares.mean()), float(shares.mean() + ONE_SIDED * shares.std(ddof=1) / np.sqrt(len(shares))))


if __name__ == "__main__":
    sys.exit(main())
