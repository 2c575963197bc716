"""Forecasts are made at the refresh, kept for their day, shown for it, and scored once it is over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.world import World

REGISTER = "Муниципалитет | Тип | Население\n" + "\n".join(
    f"Район {name} | муниципальный район | 20000" for name in "АБВГДЕЖЗ"
)
TARGETS = "Муниципалитет | Этап | Срок | Инициативы\n" + "\n".join(
    f"Район {name} | {stage} | {due} | {target}"
    for name in "АБВГДЕЖЗ"
    for stage, due, target in (("Этап 1", "30.10.2026", 20), ("Этап 2", "13.12.2026", 60))
)


def facts(until: date) -> str:
    """Of district number n (n + 2) / 10 initiatives a day, reported weekly from 15 September."""
    days = [date(2026, 9, 15) + timedelta(days=7 * week) for week in range(14)]
    rows = [
        f"{day:%d.%m.%Y} | Район {name} | {round((day - date(2026, 9, 8)).days * (n + 2) / 10)}"
        for day in days
        if day <= until
        for n, name in enumerate("АБВГДЕЖЗ")
    ]
    return "Дата | Муниципалитет | Инициативы\n" + "\n".join(rows)


@pytest.fixture
def season(world: World) -> World:
    world.tell("Муниципалитеты", REGISTER)
    world.tell("Цели", TARGETS)
    return world


def told(world: World, day: date) -> None:
    world.tell("Факт", facts(day))
    world.refresh(day.isoformat(), accept_deletions=True)


def test_progress_has_the_range_and_chance_and_its_status_follows(season: World) -> None:
    told(season, date(2026, 10, 27))
    rows = season.ask(
        """select name, actual, forecast_low, forecast_mid, forecast_high, chance, status
        from progress(date '2026-10-27') where indicator = 'submitted_initiatives' order by name"""
    )
    for _, actual, low, middle, high, chance, status in rows:
        assert actual <= low + 1
        assert low <= middle <= high
        if status not in ("reached", "silent"):
            assert status == ("on_track" if chance >= 0.8 else "at_risk" if chance >= 0.4 else "behind")
    chances = [row[5] for row in rows]
    assert chances == sorted(chances)  # who brings more a day is likelier to reach the same target
    assert (rows[0][6], rows[-1][6]) == ("behind", "on_track")


def test_too_early_it_is_said_so_and_the_pace_decides(season: World) -> None:
    told(season, date(2026, 9, 22))
    found = season.ask(
        "select distinct forecast_low, chance, forecast_reason from progress(date '2026-09-22') where actual is not null"
    )
    assert found == [(None, None, "too_early")]
    assert {status for (status,) in season.ask("select status from progress(date '2026-09-22')")} >= {
        "at_risk",
        "on_track",
    }


def test_what_was_foretold_stays_with_its_day_and_the_last_of_a_day_counts(season: World) -> None:
    told(season, date(2026, 10, 20))
    before = season.ask("from forecast order by all")
    assert {row[4] for row in before} == {date(2026, 10, 20)}
    told(season, date(2026, 10, 27))
    first = season.ask("from forecast order by all")
    season.refresh("2026-10-27 20:00")
    again = season.ask("from forecast order by all")
    assert [row for row in again if row[4] == date(2026, 10, 20)] == before
    assert len(again) == len(first)
    shown = "select name, chance from progress(date '{}') where indicator = 'submitted_initiatives' order by name"
    then = season.ask(
        "select chance from forecast where made_on = date '2026-10-20' and checkpoint = 'Этап 1' order by municipality_id"
    )
    assert [chance for _, chance in season.ask(shown.format("2026-10-21"))] == [chance for (chance,) in then]


def test_the_region_is_foretold_for_each_coming_day_of_its_targets(season: World) -> None:
    told(season, date(2026, 10, 27))
    rows = season.ask(
        """select due_on, target, low <= middle and middle <= high, reason from forecast
        where municipality_id is null and indicator = 'submitted_initiatives' order by due_on"""
    )
    assert rows == [(date(2026, 10, 30), 160, True, None), (date(2026, 12, 13), 480, None, "too_wide")]


def test_a_forecast_is_scored_when_its_checkpoint_is_settled(season: World) -> None:
    told(season, date(2026, 10, 20))
    assert season.ask("select forecasts, covered from forecast_score(date '2026-10-20')") == [(0, None), (0, None)]
    told(season, date(2026, 11, 3))
    ((forecasts, covered, error, brier),) = season.ask(
        "select * exclude (indicator) from forecast_score(date '2026-11-03') where indicator = 'submitted_initiatives'"
    )
    made = season.ask(
        """select f.low, f.middle, f.high, f.chance, r.value, r.target from forecast f
        join checkpoint_result(date '2026-11-03') r using (municipality_id, indicator, checkpoint)
        where f.made_on = date '2026-10-20' and f.low is not null"""
    )
    assert forecasts == len(made) == 8
    assert covered == pytest.approx(sum(low <= value <= high for low, _, high, _, value, _ in made) / 8)
    assert error == pytest.approx(sum(abs(v - m) for _, m, _, _, v, _ in made) / sum(v for *_, v, _ in made))
    assert brier == pytest.approx(sum((c - (v >= t)) ** 2 for _, _, _, c, v, t in made) / 8)
