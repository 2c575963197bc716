"""Rules about how a figure grows: jumps, figures far above the target, edits after the checkpoint was frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from tests.world import FACTS, REGISTER, World

HEADER = "Дата | Муниципалитет | Зарегистрировано\n"


def told(figures: Mapping[str, Sequence[int]], last: date, every: int = 5) -> str:
    """Figures of some municipalities, one every so many days, the last of each on the same day."""
    return HEADER + "".join(
        f"{last - timedelta(days=every * (len(series) - number)):%d.%m.%Y} | {name} | {value}\n"
        for name, series in figures.items()
        for number, value in enumerate(series, 1)
    )


def sentence(world: World, code: str) -> str:
    (found,) = world.ask("select distinct message_ru from finding where code = ?", [code])
    return str(found[0])


# -- W408 --------------------------------------------------------------------------------------------------------------

AUTUMN = date(2026, 10, 25)  # far from every due date
USUAL = (100, 110, 120, 130)  # 2 a day


def test_a_jump_is_loaded_and_named_with_how_much_faster_it_is(world: World) -> None:
    world.tell("Факт", told({"Темнов": (*USUAL, 181)}, AUTUMN))
    world.refresh("2026-10-26")
    assert world.findings("W408") == [("Факт!C6", "W408")]
    assert sentence(world, "W408").startswith("181 после 130 на 20.10.2026")
    assert "×5,1)" in sentence(world, "W408")
    assert world.actual("Темнов")[AUTUMN] == 181


def test_a_figure_of_a_day_to_come_is_no_jump_before_it_counts(world: World) -> None:
    world.tell("Факт", told({"Темнов": (*USUAL, 190)}, AUTUMN))
    world.refresh("2026-10-24")
    assert world.findings("W402", "W408") == [("Факт!C6", "W402")]
    world.refresh("2026-10-25")
    assert world.findings("W402", "W408") == [("Факт!C6", "W408")]


def test_whole_times_are_said_without_a_fraction(world: World) -> None:
    world.tell("Факт", told({"Темнов": (*USUAL, 190)}, AUTUMN))
    world.refresh("2026-10-26")
    assert "×6)" in sentence(world, "W408")


@pytest.mark.parametrize(
    ("series", "why"),
    [
        ((*USUAL, 180), "five times is not more than five times"),
        ((100, 101, 102, 103, 122), "19 more are noise"),
        ((100, 100, 100, 101, 150), "nothing a day is no pace"),
        ((*USUAL[:3], 500), "two intervals are no habit"),
        ((*USUAL, 13, 140), "what was lost by a slip is regained"),
        ((100, 500, 510, 520, 530, 540, 560), "a jump before does not change what is usual"),
    ],
)
def test_what_is_no_jump(world: World, series: tuple[int, ...], why: str) -> None:
    world.tell("Факт", told({"Темнов": series}, AUTUMN))
    world.refresh("2026-10-26")
    assert world.findings("W408") == [], why


def test_twenty_more_than_hardly_anything_are_a_jump(world: World) -> None:
    world.tell("Факт", told({"Темнов": (100, 101, 102, 103, 123)}, AUTUMN))
    world.refresh("2026-10-26")
    assert world.findings("W408") == [("Факт!C6", "W408")]


def test_growth_counts_by_day(world: World) -> None:
    later = (AUTUMN + timedelta(days=21)).strftime("%d.%m.%Y")
    world.tell("Факт", told({"Темнов": USUAL}, AUTUMN) + f"{later} | Темнов | 335\n")
    world.refresh("2026-11-16")
    assert world.findings("W408") == [], "205 in three weeks are less than 10 a day"


@pytest.mark.parametrize(("rushing", "named"), [(2, ["А", "Б", "Темнов"]), (3, [])])
def test_a_rush_of_the_whole_region_is_no_jump(world: World, rushing: int, named: list[str]) -> None:
    others = ["А", "Б", "В"][:rushing]
    more = "".join(f"{name} район | 9980000{n} | муниципальный район | 9000\n" for n, name in enumerate("АБВ"))
    world.tell("Муниципалитеты", REGISTER + more)
    world.tell("Факт", told(dict.fromkeys(["Темнов", *others], (*USUAL, 190)), AUTUMN))
    world.refresh("2026-10-26")
    query = "select split_part(name, ' ', 1) from finding join municipality using (municipality_id) where code = 'W408'"
    assert sorted(name for (name,) in world.ask(query)) == named


def test_a_jump_among_others_that_go_on_as_usual_is_named(world: World) -> None:
    more = "".join(f"{name} район | 9980000{n} | муниципальный район | 9000\n" for n, name in enumerate("АБВ"))
    world.tell("Муниципалитеты", REGISTER + more)
    world.tell("Факт", told({"Темнов": (*USUAL, 190), **dict.fromkeys("АБВ", (*USUAL, 140))}, AUTUMN))
    world.refresh("2026-10-26")
    assert world.findings("W408") == [("Факт!C6", "W408")]


@pytest.mark.parametrize("name", ["Темнов", "Ольховский"])  # with targets, and without: the season's end is for all
@pytest.mark.parametrize(("last", "named"), [(330, []), (1300, ["C6"])])
def test_before_a_due_date_only_a_surplus_digit_is_a_jump(world: World, name: str, last: int, named: list[str]) -> None:
    world.tell("Факт", told({name: (122, 124, 126, 128, last)}, date(2026, 12, 13), every=1))
    world.refresh("2026-12-13 20:00")
    assert world.findings("W408") == [(f"Факт!{cell}", "W408") for cell in named]


def test_the_same_rush_after_a_checkpoint_is_a_jump(world: World) -> None:
    rush = {"Темнов": (122, 124, 126, 128, 210)}
    world.tell("Факт", told(rush, date(2026, 10, 1), every=1))
    world.refresh("2026-10-01 20:00")
    assert world.findings("W408") == [], "«Этап 1» is due"
    world.tell("Факт", told(rush, date(2026, 10, 2), every=1))
    world.refresh("2026-10-02 20:00")
    assert world.findings("W408") == [("Факт!C6", "W408")]


# -- W409 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "value", "named"),
    [("10.11.2026", 109, True), ("10.11.2026", 108, False), ("11.11.2026", 109, False)],
)
def test_a_figure_far_above_the_target_long_before_the_end(world: World, day: str, value: int, named: bool) -> None:
    """90 are aimed at for 13 December, the last of 96 days."""
    world.tell("Факт", FACTS + f"{day} | Темнов | {value} | 10\n")
    world.refresh("2026-11-12")
    assert world.findings("W409") == [("Факт!C5", "W409")] * named
    if named:
        assert sentence(world, "W409").startswith("109 намного больше цели 90, хотя до её срока 13.12.2026")


@pytest.mark.parametrize(("day", "named"), [("29.11.2026", True), ("30.11.2026", False)])
def test_in_a_short_season_two_weeks_are_long(world: World, day: str, named: bool) -> None:
    world.config.write_text(world.config.read_text("utf-8").replace("2026-09-09", "2026-11-20"), "utf-8")
    world.tell("Факт", HEADER + f"{day} | Темнов | 109\n")
    world.refresh("2026-12-01")
    assert world.findings("W409") == [("Факт!C2", "W409")] * named


def test_only_the_last_figure_is_held_against_the_target(world: World) -> None:
    more = "05.10.2026 | Темнов | 310 | 10\n06.10.2026 | Темнов | 34 | 10\n08.10.2026 | Темнов | 300 | 10\n"
    world.tell("Факт", FACTS + more + "06.10.2026 | Ольховский | 9000 | 10\n")
    world.refresh("2026-10-07")
    assert world.findings("W409") == [], "310 was followed by 34, 300 are to come, Ольховский has no target"
    world.refresh("2026-10-08")
    assert world.findings("W409") == [("Факт!C7", "W409")]


# -- W414 --------------------------------------------------------------------------------------------------------------

EDITED = FACTS.replace("| 31 ", "| 33 ")


def test_a_figure_edited_after_its_checkpoint_was_frozen_is_named(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell("Факт", EDITED)
    world.refresh("2026-10-04")
    assert world.findings("W414") == [("Факт!C3", "W414")]
    assert sentence(world, "W414").startswith("33 вместо 31: цифра изменена после 03.10.2026, когда итог «Этап 1»")
    world.tell("Факт", FACTS)
    world.refresh("2026-10-05")
    assert world.findings("W414") == [], "it was put back"


def test_a_figure_edited_before_its_checkpoint_was_frozen_is_none(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell("Факт", EDITED)
    world.refresh("2026-10-03 23:59")
    world.refresh("2026-10-04")
    assert world.findings("W414") == []


def test_a_late_figure_and_a_later_day_s_are_no_edits(world: World) -> None:
    world.tell("Факт", "\n".join(FACTS.strip().splitlines()[:2]))
    world.refresh("2026-10-01")
    world.tell("Факт", FACTS + "04.10.2026 | Темнов | 35 | 10\n")
    world.refresh("2026-10-06")
    assert world.findings("W414") == [], "what was seen late counts as first seen"


def test_an_edit_of_the_last_day_seen_after_freezing_is_named_at_the_cell_that_counts_now(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell("Факт", FACTS.replace("01.10.2026 | Темнов ", "29.09.2026 | Темнов ").replace("| 31 ", "| 30 "))
    world.refresh("2026-10-06")
    assert world.findings("W414") == [("Факт!C3", "W414")]
    assert sentence(world, "W414").startswith("30 вместо 31")
