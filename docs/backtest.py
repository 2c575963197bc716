"""How far to trust the forecast: `make backtest` tries it on simulated seasons, beside three methods in common use.

Each season is looked at after 25, 50, 75 and 90 % of its days; what is forecast are the finals of its municipalities. The
others get Poisson ranges around their line. Losses and bias are shares of a season's finals; a season counts once.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable
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
from pipelines.forecast.recalibration import scale_of

Floats: TypeAlias = npt.NDArray[np.float64]

CUTS: Final = (0.25, 0.5, 0.75, 0.9)
LEVELS: Final = np.array([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])
NORMAL: Final = np.array([-1.95996, -1.28155, -0.67449, 0.0, 0.67449, 1.28155, 1.95996])
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
class Trial:
    """A season at a cut: the share of municipalities with a forecast, and the scores of each method on just those."""

    regime: str
    cut: float
    told: float
    scores: dict[str, Score]


def trials(regime: str, seed: int, beta: float | None = None) -> list[Trial]:
    """One season at every cut."""
    simulated = simulate(regime, seed)
    return [_trial(regime, simulated, cut, beta) for cut in CUTS]


def _trial(regime: str, simulated: Simulated, cut: float, beta: float | None) -> Trial:
    season = simulated.season
    today = round(season.length * cut)
    rows, ours = _foreseen(simulated, today, beta)
    if not len(rows):
        return Trial(regime, cut, 0.0, {})
    series, finals = [simulated.series[n].until(today) for n in rows], simulated.finals[rows]
    found = {OURS: ours} | {name: _lines(line, series, season) for name, line in OTHERS.items()}
    told = len(rows) / len(simulated.series)
    return Trial(regime, cut, told, {name: _score(low_to_high, finals) for name, low_to_high in found.items()})


def _foreseen(simulated: Simulated, today: int, beta: float | None) -> tuple[npt.NDArray[np.int64], Floats]:
    """Who gets a forecast (m,), and its quantiles (m, Q)."""
    season, series = simulated.season, simulated.series
    page = outlook(series, season, today, beta=beta)
    rows = np.array([n for n, told in enumerate(page.municipalities) if told[-1].low is not None], dtype=np.int64)
    if not len(rows):
        return rows, np.empty((0, len(LEVELS)))
    placed = [n for n, one in enumerate(series) if one.at(today)]
    known = [series[n].until(today) for n in placed]
    belief = believe(known, season, today, beta)
    of, _ = belief.ahead(np.searchsorted(placed, rows), np.full(len(rows), season.length))
    ends = ranges(of, LEVELS, scale_of(known, season, today, beta))
    return rows, belief.seen.total[np.searchsorted(placed, rows), None] + ends


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


def _lines(line: Line, series: Iterable[Series], season: Season) -> Floats:
    found = []
    for one in series:
        days, values = np.array(one.figures, dtype=np.float64).T
        ahead = max(line(days, values), 0.0) * (season.length - days[-1])
        found.append(values[-1] + (np.sqrt(ahead + 0.375) + NORMAL / 2).clip(min=0.0) ** 2 - 0.375)  # Anscombe 1948
    return np.asarray(found, dtype=np.float64)


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


def main() -> None:
    """Prints a line per regime, cut and method, then what a forecast costs."""
    options = argparse.ArgumentParser()
    options.add_argument("--seasons", type=int, default=90, help="of each regime")
    options.add_argument("--from", type=int, default=0, dest="start", help="the first seed")
    options.add_argument("--beta", type=float, default=None, help="of a former season")
    options.add_argument("--workers", type=int, default=None)
    asked = options.parse_args()
    say(f"{'regime':<13}{'cut':>5}{'told':>6}  {'method':<14}{'50 %':>6}{'80 %':>6}{'95 %':>6}{'loss':>8}{'bias':>8}")
    seeds = range(asked.start, asked.start + asked.seasons)
    with ProcessPoolExecutor(asked.workers) as workers:
        for regime in REGIMES:
            tried = [t for some in workers.map(partial(trials, regime, beta=asked.beta), seeds) for t in some]
            for cut in CUTS:
                _print(regime, f"{cut:.0%}", [t for t in tried if t.cut == cut])
            _print(regime, "all", tried)
    for count in SIZES:
        say(f"{count:>13,} municipalities: {cost(count):.2f} s")


def _print(regime: str, cut: str, tried: list[Trial]) -> None:
    scores: dict[str, list[Score]] = defaultdict(list)
    for trial in tried:
        for method, score in trial.scores.items():
            scores[method].append(score)
    told = np.mean([t.told for t in tried])
    for method, some in scores.items():
        s = mean(some)
        shares = "".join(f"{s.covered[level]:>6.0%}" for level in RANGES)
        say(f"{regime:<13}{cut:>5}{told:>6.0%}  {method:<14}{shares}{s.loss:>8.4f}{s.bias:>8.1%}")


if __name__ == "__main__":
    main()
