"""Forecasts are made at the refresh, kept for their day, shown for it, and scored once it is over."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import duckdb
import pytest

from pipelines.forecast import Checkpoint, Season, Series, outlook
from pipelines.landing import open_landing
from pipelines.settings import load
from pipelines.warehouse import publish
from tests.world import World, moment

REGISTER = "Муниципалитет | Тип | Население\n" + "\n".join(
    f"Район {name} | муниципальный район | 20000" for name in "АБВГДЕЖЗ"
)
TARGETS = "Муниципалитет | Этап | Срок | Инициативы\n" + "\n".join(
    f"Район {name} | {stage} | {due} | {target}"
    for name in "АБВГДЕЖЗ"
    for stage, due, target in (("Этап 1", "30.10.2026", 20), ("Этап 2", "13.12.2026", 60))
)


TUESDAYS = [date(2026, 9, 15) + timedelta(days=7 * week) for week in range(14)]


def facts(until: date) -> str:
    """Of district number n (n + 2) / 10 initiatives a day, reported weekly from 15 September."""
    rows = [
        f"{day:%d.%m.%Y} | Район {name} | {round((day - date(2026, 9, 8)).days * (n + 2) / 10)}"
        for day in TUESDAYS
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


# -- what changes meanwhile --------------------------------------------------------------------------------------------

INITIATIVES = "indicator = 'submitted_initiatives'"


def test_a_checkpoint_that_is_over_still_shapes_the_season(season: World) -> None:
    day = date(2026, 11, 24)
    told(season, day)
    rows = season.ask(
        f"""select low, middle, high from forecast join municipality using (municipality_id)
        where {INITIATIVES} order by name"""
    )
    reported = [line.split(" | ") for line in facts(day).splitlines()[1:]]
    due = [
        Checkpoint(date(2026, month, on).toordinal(), target) for month, on, target in ((10, 30, 20.0), (12, 13, 60.0))
    ]
    series = [
        Series(
            tuple(
                (datetime.strptime(on, "%d.%m.%Y").toordinal(), float(value))  # noqa: DTZ007 - a day, not a moment
                for on, name, value in reported
                if name == f"Район {letter}"
            ),
            tuple(due),
        )
        for letter in "АБВГДЕЖЗ"
    ]
    calendar = Season(date(2026, 9, 9).toordinal(), date(2026, 12, 13).toordinal())
    found = [last for _, last in outlook(series, calendar, day.toordinal()).municipalities]
    assert rows == [pytest.approx((f.low, f.middle, f.high)) for f in found]
    assert all(low is not None for low, _, _ in rows)


def test_a_checkpoint_spelled_otherwise_keeps_what_was_foretold_of_it(season: World) -> None:
    told(season, date(2026, 10, 20))
    query = f"select name, chance, forecast_high from progress(date '2026-10-20') where {INITIATIVES} order by name"
    before = season.ask(query)
    season.tell("Цели", TARGETS.replace("Этап 1", "ЭТАП №1"))
    told(season, date(2026, 11, 3))
    assert season.ask(query) == before
    assert all(chance is not None for _, chance, _ in before)
    assert season.ask(f"select forecasts from forecast_score(date '2026-11-03') where {INITIATIVES}") == [(8,)]


def test_a_municipality_whose_code_came_later_keeps_what_was_foretold_of_it(season: World) -> None:
    told(season, date(2026, 10, 20))
    query = f"select name, chance, forecast_high from progress(date '2026-10-20') where {INITIATIVES} order by name"
    before = season.ask(query)
    header, *rows = REGISTER.splitlines()
    coded = "\n".join([f"{header} | Код ОКТМО", *(f"{row} | 9960{n}101" for n, row in enumerate(rows, 1))])
    season.tell("Муниципалитеты", coded)
    told(season, date(2026, 11, 3))
    assert season.ask(query) == before
    assert season.ask(f"select forecasts from forecast_score(date '2026-11-03') where {INITIATIVES}") == [(8,)]


def test_a_municipality_that_left_the_register_is_no_longer_counted(season: World) -> None:
    told(season, date(2026, 10, 20))
    left = "\n".join(line for line in REGISTER.splitlines() if "Район З" not in line)
    season.tell("Муниципалитеты", left)
    told(season, date(2026, 11, 3))
    assert season.ask(f"select count(*) from progress(date '2026-10-20') where {INITIATIVES}") == [(7,)]
    assert season.ask(f"select forecasts from forecast_score(date '2026-11-03') where {INITIATIVES}") == [(7,)]
    made = "select count(distinct municipality_id) from forecast where made_on = date '{}'"
    assert [season.ask(made.format(day)) for day in ("2026-10-20", "2026-11-03")] == [[(8,)], [(7,)]]


def test_a_moved_deadline_is_foretold_anew_and_never_twice(season: World) -> None:
    told(season, date(2026, 10, 20))
    season.tell("Цели", TARGETS.replace("Этап 1 | 30.10.2026", "Этап 1 | 06.11.2026"))
    told(season, date(2026, 10, 27))
    query = "select count(*), count(distinct name) from progress(date '{}') where " + INITIATIVES
    assert [season.ask(query.format(day)) for day in ("2026-10-20", "2026-10-27")] == [[(8, 8)], [(8, 8)]]
    due = "select distinct due_on from forecast where checkpoint = 'Этап 1' and made_on = date '{}'"
    assert [season.ask(due.format(day)) for day in ("2026-10-20", "2026-10-27")] == [
        [(date(2026, 10, 30),)],
        [(date(2026, 11, 6),)],
    ]
    told(season, date(2026, 11, 10))
    assert season.ask(f"select forecasts from forecast_score(date '2026-11-10') where {INITIATIVES}") == [(8,)]


def test_the_chance_is_scored_by_the_target_it_was_of(season: World) -> None:
    told(season, date(2026, 10, 20))
    season.tell("Цели", TARGETS.replace("| 30.10.2026 | 20", "| 30.10.2026 | 1"))
    told(season, date(2026, 10, 27))
    told(season, date(2026, 11, 3))
    made = season.ask(
        f"""select f.chance, r.value, f.target, r.met from forecast f
        join checkpoint_result(date '2026-11-03') r using (municipality_id, indicator, checkpoint)
        where f.made_on < f.due_on and f.low is not null and {INITIATIVES}"""
    )
    assert all(met for *_, met in made)
    assert not all(value >= target for _, value, target, _ in made)
    ((brier,),) = season.ask(f"select brier from forecast_score(date '2026-11-03') where {INITIATIVES}")
    assert brier == pytest.approx(
        sum((chance - (value >= target)) ** 2 for chance, value, target, _ in made) / len(made)
    )


def test_a_clock_that_went_back_changes_nothing_that_was_said(season: World) -> None:
    told(season, date(2026, 10, 20))
    told(season, date(2026, 10, 27))
    before = season.ask("from forecast order by all")
    settings = load(season.config)
    with open_landing(settings.landing) as landing:
        for earlier in ("2026-10-20 21:00", "2026-10-23"):
            publish(landing, settings, moment(earlier))
            assert season.ask("from forecast order by all") == before


@pytest.mark.parametrize("change", ["drop table forecast_made", "alter table forecast_made drop column checkpoint_key"])
def test_a_landing_of_an_earlier_version_learns_to_keep_forecasts(season: World, change: str) -> None:
    told(season, date(2026, 10, 20))
    query = f"select count(forecast_low) from progress(date '2026-10-20') where {INITIATIVES}"
    assert season.ask(query) == [(8,)]
    with duckdb.connect(str(load(season.config).landing)) as landing:
        landing.execute(change)
    season.refresh("2026-10-21")
    assert season.ask(query) == [(0,) if change.startswith("drop") else (8,)]
    assert season.ask(query.replace("20'", "21'")) == [(8,)]


def test_the_region_of_those_that_have_a_target(season: World) -> None:
    """One that has no target and brings ten times as much reaches nobody else's."""
    season.tell("Муниципалитеты", REGISTER + "\nРайон И | муниципальный район | 20000")
    season.tell("Цели", TARGETS.replace("| 30.10.2026 | 20", "| 30.10.2026 | 60"))
    rows = "\n".join(
        f"{day:%d.%m.%Y} | Район И | {90 * n}" for n, day in enumerate(TUESDAYS, 1) if day <= date(2026, 10, 20)
    )
    season.tell("Факт", facts(date(2026, 10, 20)) + "\n" + rows)
    season.refresh("2026-10-20", accept_deletions=True)
    ((low, target, chance),) = season.ask(
        f"""select low, target, chance from forecast
        where municipality_id is null and {INITIATIVES} and due_on = date '2026-10-30'"""
    )
    assert low > target
    assert chance < 0.1
