"""The forecast from arrays alone: the deadline family, what is said and when nothing is, and that its doubt is honest."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs.backtest import OTHERS, OURS, cost, mean, trials
from docs.backtest_seasons import REGIMES
from pipelines.forecast import Checkpoint, Season, Series, outlook
from pipelines.forecast.figures import growth
from pipelines.forecast.outlook import SUMMED
from pipelines.forecast.shapes import BETAS, hypotheses, share_by, shares

SEASON = Season(1, 90)
END = Checkpoint(90, 100.0)


def steady(rate: float, until: int, *checkpoints: Checkpoint, every: int = 7, offset: int = 0) -> Series:
    """So many a day, reported weekly."""
    days = range(every + offset, until + 1, every)
    return Series(tuple((day, float(round(rate * day))) for day in days), checkpoints or (END,))


REGION = [steady(0.2 + 0.1 * n, 60, offset=n % 4) for n in range(20)]


# -- the deadline family -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("beta", [*BETAS, 0.999999, 1.000001])
def test_shares_rise_from_nothing_to_all_as_the_formula_says(beta: float) -> None:
    found = share_by(beta, np.arange(91), 90)
    assert (found[0], found[-1]) == (0.0, pytest.approx(1.0))
    assert (np.diff(found) > 0).all()
    if abs(beta - 1) > 1e-3:
        start, left = 91.0 ** (1 - beta), (90 - 30 + 1.0) ** (1 - beta)
        assert found[30] == pytest.approx((start - left) / (start - 1.0))
    else:
        assert found[30] == pytest.approx(math.log(91 / 61) / math.log(91), rel=1e-4)


def test_flat_is_a_straight_line_and_a_rush_is_behind_it() -> None:
    half = [float(share_by(beta, 45, 90)) for beta in (-1.0, 0.0, 1.0, 2.0)]
    assert half[1] == pytest.approx(0.5)
    assert half == sorted(half, reverse=True)


def test_checkpoints_pull_their_stage_towards_them_and_a_moved_one_to_its_old_day() -> None:
    grid = hypotheses(0.0, 0.4, staged=True)
    one = (grid.beta == 0.0) & (grid.strength == 0.7)
    plain, pulled, moved, unmoved = (
        shares(SEASON, dates, grid)[one][0]
        for dates in (
            (),
            (Checkpoint(45, None), Checkpoint(90, None)),
            (Checkpoint(55, None, 45, 43), Checkpoint(90, None)),
            (Checkpoint(55, None), Checkpoint(90, None)),
        )
    )
    for found in (plain, pulled, moved, unmoved):
        assert found[-1] == pytest.approx(1.0)
        assert (np.diff(found) >= 0).all()
    assert pulled[45] == pytest.approx(plain[45])  # a stage brings as much as without it
    assert pulled[40] < plain[40]
    assert moved[42] > unmoved[42]
    assert moved[55] == pytest.approx(unmoved[55])


# -- figures -----------------------------------------------------------------------------------------------------------


def test_a_lone_dip_is_a_slip_and_a_lasting_fall_is_believed() -> None:
    slip = Series(((7, 10.0), (14, 2.0), (21, 30.0)))
    fall = Series(((7, 10.0), (14, 30.0), (21, 25.0), (28, 26.0)))
    seen = growth([slip, fall], SEASON, 28)
    assert seen.total.tolist() == [30.0, 26.0]
    assert (seen.amount >= 0).all()
    assert seen.amount.sum(axis=1).tolist() == [30.0, 26.0]


@pytest.mark.parametrize("figures", [((2, 1.0), (2, 2.0)), ((3, 1.0), (2, 2.0)), ((1, -1.0),), ((1, math.nan),)])
def test_what_is_no_cumulative_series_is_refused(figures: tuple[tuple[int, float], ...]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - both sentences are for programmers
        Series(figures)


# -- what is said ------------------------------------------------------------------------------------------------------


def test_the_middle_of_a_steady_season_goes_on_steadily() -> None:
    found = outlook(REGION, SEASON, 60)
    for n, (forecast,) in enumerate(found.municipalities):
        expected = (0.2 + 0.1 * n) * 90
        assert forecast.low is not None
        assert forecast.high is not None
        assert forecast.low < expected < forecast.high
        assert forecast.low >= REGION[n].figures[-1][1] - 0.5
    assert found.beta is not None
    assert -0.6 < found.beta < 0.6


def test_the_region_is_surer_than_its_parts() -> None:
    total = sum(0.2 + 0.1 * n for n in range(20)) * 90
    found = outlook(REGION, SEASON, 60, region=[Checkpoint(90, total)])
    (whole,) = found.region
    assert whole.low is not None
    assert whole.high is not None
    assert whole.middle is not None
    assert whole.low < total < whole.high
    widths = [f.high - f.low for (f,) in found.municipalities if f.high and f.low]
    assert whole.high - whole.low < SUMMED * sum(widths)


def test_a_lower_target_is_likelier_and_a_reached_one_certain() -> None:
    aims = tuple(Checkpoint(90, target) for target in (5.0, 30.0, 50.0, 70.0, 500.0))
    found = outlook([replace(one, checkpoints=aims) for one in REGION], SEASON, 60)
    chances = [forecast.chance for forecast in found.municipalities[5]]
    assert chances[0] == 1.0
    assert chances == sorted(chances, key=lambda chance: -(chance or 0))
    assert (chances[-1] or 0) < 0.02


def test_nothing_is_said_of_what_nobody_knows() -> None:
    few = Series(((50, 3.0), (57, 4.0)), (END,))
    none = Series((), (END,))
    found = outlook([*REGION, few, none], SEASON, 60)
    assert [f.reason for (f,) in found.municipalities[-2:]] == ["few_figures", "no_figure"]
    assert all(f.low is None and f.chance is None for (f,) in found.municipalities[-2:])
    early = outlook(REGION, SEASON, 17)
    assert {f.reason for row in early.municipalities for f in row} == {"too_early"}
    assert (early.beta, early.scale) == (None, 1.0)
    assert outlook([none], SEASON, 60).municipalities[0][0].reason == "no_figure"


def test_figures_from_before_the_season_are_no_beginning_of_it() -> None:
    early = Series(((-9, 1.0), (-5, 2.0), (0, 3.0)), (END,))
    ((forecast,),) = outlook([*REGION, early], SEASON, 60).municipalities[-1:]
    assert (forecast.low, forecast.reason) == (None, "few_figures")
    started = replace(early, figures=(*early.figures, (20, 5.0), (40, 7.0), (60, 9.0)))
    ((forecast,),) = outlook([*REGION, started], SEASON, 60).municipalities[-1:]
    assert (forecast.low or 0) >= 9.0


def test_what_is_dated_after_the_season_has_come() -> None:
    due = Checkpoint(100, 40.0)
    late = [replace(one, figures=(*one.figures, (93, one.figures[-1][1] + 20.0)), checkpoints=(due,)) for one in REGION]
    found = outlook(late, SEASON, 95, region=[due])
    for one, (forecast,) in zip(late, found.municipalities, strict=True):
        assert forecast.low == pytest.approx(one.figures[-1][1], abs=0.5)
    assert found.region[0].low == pytest.approx(sum(one.figures[-1][1] for one in late), abs=0.5)


def test_figures_of_those_without_a_target_do_not_reach_the_region_s() -> None:
    target = sum(one.figures[-1][1] for one in REGION) * 3
    large = Series(tuple((day, day * 500.0) for day in range(7, 60, 7)))
    later = replace(large, checkpoints=(Checkpoint(92, 10.0),))
    alone, beside, other = (
        outlook([*REGION, *more], SEASON, 60, region=[Checkpoint(90, target)]).region[0]
        for more in ([], [large], [later])
    )
    assert alone.chance is not None
    assert alone.chance < 0.05
    for found in (beside, other):
        assert found.chance is not None
        assert found.chance < 0.05
        assert (found.low or 0) > target
    nobody = outlook([large] * 9, SEASON, 60, region=[Checkpoint(90, 5.0)]).region[0]
    assert (nobody.chance, (nobody.low or 0) > 5.0) == (0.0, True)


def test_a_checkpoint_that_is_over_needs_no_forecast() -> None:
    over = tuple(Checkpoint(day, 10.0) for day in (30, 90))
    found = outlook([replace(one, checkpoints=over) for one in REGION], SEASON, 60)
    past, ahead = found.municipalities[4]
    figure = REGION[4].at(30)
    assert figure is not None
    assert (past.low, past.middle, past.high) == (figure[1],) * 3
    assert past.chance == float(figure[1] >= 10.0)
    assert ahead.low != ahead.high


@pytest.mark.parametrize("target", [97.0, 98.0])
def test_the_day_something_is_due_is_not_over_before_midnight(target: float) -> None:
    due = Checkpoint(60, target)
    figures = tuple((day, float(round(97 * day / 60))) for day in range(4, 61, 7))
    series = [*(replace(one, checkpoints=(due,)) for one in REGION), Series(figures, (due,))]
    whole = Checkpoint(60, sum(one.figures[-1][1] for one in series) + 5.0)
    for today in (60, 61):
        found = outlook(series, SEASON, today, region=[whole])
        for forecast, now in ((found.municipalities[-1][0], 97.0), (found.region[0], (whole.target or 0) - 5.0)):
            assert forecast.low is not None
            assert forecast.high is not None
            assert forecast.chance is not None
            reached = now >= (forecast.target or 0)
            if today > 60:
                assert (forecast.low, forecast.middle, forecast.high) == (now,) * 3
                assert forecast.chance == float(reached)
            else:
                assert now <= forecast.low < forecast.high
                assert forecast.chance == 1.0 if reached else 0.0 < forecast.chance < 1.0


@pytest.mark.parametrize("factor", [1.25, 1.3])
def test_a_rise_no_curve_of_the_family_holds_is_not_promised_to_end_higher(factor: float) -> None:
    """By a quarter or more each week, the same to the end: what comes is inside the region's range, or nothing is said."""
    days = [range(4 + n % 3, 64, 7) for n in range(20)]
    series = [Series(tuple((day, float(round(40 * factor ** (day / 7) - 40))) for day in one), (END,)) for one in days]
    (whole,) = outlook(series, Season(1, 77), 63, region=[Checkpoint(77, None)]).region
    assert whole.reason == "too_wide" or (whole.low or 0) < 20 * (40 * factor**11 - 40)


def test_tomorrow_is_not_looked_at_and_nobody_s_place_in_the_list_matters() -> None:
    later = [Series((*one.figures, (85, one.figures[-1][1] + 500.0)), one.checkpoints) for one in REGION]
    assert outlook(later, SEASON, 60) == outlook(REGION, SEASON, 60)
    turned = outlook(REGION[::-1], SEASON, 60).municipalities[::-1]
    for (one,), (other,) in zip(outlook(REGION, SEASON, 60).municipalities, turned, strict=True):
        assert one.middle == pytest.approx(other.middle)
        assert one.chance == pytest.approx(other.chance)


def test_a_former_season_s_shape_moves_the_middle() -> None:
    flat, rush = (outlook(REGION, SEASON, 60, beta=beta).municipalities[10][0].middle for beta in (-0.5, 1.5))
    assert flat is not None
    assert rush is None or rush > flat


@st.composite
def regions(draw: st.DrawFn) -> tuple[Season, list[Series], int]:
    season = Season(draw(st.integers(-50, 50)), draw(st.integers(60, 170)))
    count = draw(st.integers(1, 8))
    found = []
    for _ in range(count):
        days = sorted(draw(st.sets(st.integers(season.first - 5, season.last + 5), max_size=12)))
        values = draw(st.lists(st.integers(0, 10**6) | st.integers(0, 40), min_size=len(days), max_size=len(days)))
        due = draw(st.lists(st.integers(season.first - 3, season.last + 20), max_size=3, unique=True))
        aims = tuple(Checkpoint(day, draw(st.none() | st.integers(0, 500).map(float))) for day in sorted(due))
        found.append(Series(tuple(zip(days, map(float, values), strict=True)), aims))
    return season, found, draw(st.integers(season.first - 10, season.last + 10))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(regions())
def test_whatever_was_reported_ranges_are_in_order_and_chances_are_chances(
    drawn: tuple[Season, list[Series], int],
) -> None:
    season, series, today = drawn
    found = outlook(series, season, today, region=[Checkpoint(season.last, 50.0)])
    assert [len(row) for row in found.municipalities] == [len(one.checkpoints) for one in series]
    known = {
        (place, day): figure[1]
        for place, one in enumerate(series)
        for day in range(season.first - 20, season.last + 30)
        if (figure := one.at(day))
    }
    rows = [*enumerate(found.municipalities), (-1, found.region)]
    for place, forecast in [(place, f) for place, row in rows for f in row]:
        if forecast.low is None:
            assert forecast.reason is not None
            assert forecast.chance in (None, 1.0)
            continue
        assert forecast.middle is not None
        assert forecast.high is not None
        assert 0 <= forecast.low <= forecast.middle <= forecast.high < math.inf
        assert forecast.low >= (known.get((place, min(today, forecast.day))) or 0) - 0.5
        assert (forecast.chance is None) == (forecast.target is None)
        assert forecast.chance is None or 0 <= forecast.chance <= 1


# -- honest doubt ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("regime", REGIMES)
def test_in_seasons_of_another_make_the_ranges_hold_and_the_middle_is_nearer_than_a_line(regime: str) -> None:
    """`make backtest` tries many; twelve seasons say whether something has broken."""
    tried = [trial for seed in range(3000, 3012) for trial in trials(regime, seed) if trial.scores]
    ours = mean(trial.scores[OURS] for trial in tried)
    assert 0.6 <= ours.covered[80] <= 0.95
    lines = {name: mean(trial.scores[name] for trial in tried) for name in OTHERS}
    assert all(line.covered[80] < 0.6 for line in lines.values())
    assert ours.loss < 1.25 * min(line.loss for line in lines.values())


@pytest.mark.parametrize("regime", ["flat", "rushing"])
def test_the_region_s_own_range_holds_at_the_end_of_a_season(regime: str) -> None:
    tried = [trial for seed in range(20000, 20036) for trial in trials(regime, seed, cuts=[0.9]) if trial.whole]
    ours = mean(trial.whole[OURS] for trial in tried)
    assert len(tried) > 15
    assert 0.6 <= ours.covered[80] <= 0.95
    assert all(ours.loss < mean(trial.whole[name] for trial in tried).loss for name in OTHERS)


def test_a_larger_region_takes_no_more_than_its_share() -> None:
    """How long it takes, `make backtest` measures: 36 municipalities, 300 and 2,600."""
    assert min(cost(1200) for _ in range(2)) < min(cost(36) for _ in range(5)) * 1200 / 36
