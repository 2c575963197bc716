"""What the metrics say where there is nearly nothing to say, or too much: two checkpoints on a day, noughts, huge figures."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

import pytest

from pipelines import warehouse
from pipelines.cells import Grid
from tests.test_metrics import NAMES, REGISTER, SETTINGS, ask, grid
from tests.twin import Fact, State, Target
from tests.world import ZONE


def test_of_two_checkpoints_on_a_day_the_higher_is_shown_and_each_has_its_result() -> None:
    def stage(name: str, users: int, due: int) -> Target:
        return Target(NAMES[0], name, date(2026, 10, due), users, None)

    facts = (Fact(date(2026, 9, 30), NAMES[0], 30, None), Fact(date(2026, 10, 14), NAMES[0], 50, None))
    first = (stage("Б", 40, 1), stage("В", 90, 20))
    later = (*first, stage("А", 25, 1), stage("А1", 60, 20))
    states = [
        State(datetime(2026, 9, 7, tzinfo=ZONE), facts[:1], first),
        State(datetime(2026, 9, 14, tzinfo=ZONE), facts, later),
    ]
    region = "select target from region_target(date '{}') where indicator = 'registered_users' order by due_on"
    mine = "from {}(date '{}') where indicator = 'registered_users' and checkpoint is not null order by checkpoint"
    before, coming, settled, passed, aims = ask(
        states,
        mine.format("progress", "2026-09-28"),
        mine.format("progress", "2026-10-14"),
        mine.format("checkpoint_result", "2026-10-14"),
        mine.format("progress", "2026-10-28"),
        region.format("2026-10-14"),
    )
    assert [[(row["checkpoint"], row["target"]) for row in rows] for rows in (before, coming, passed)] == [
        [("Б", 40)],
        [("В", 90)],
        [("В", 90)],
    ]
    assert [(row["checkpoint"], row["value"], row["met"]) for row in settled] == [("А", 30, True), ("Б", 30, False)]
    assert coming[0]["missed_checkpoints"] == 1
    assert [row["target"] for row in aims] == [40, 90]


NOBODY = grid("Муниципалитеты", ("Муниципалитет", "Тип"), [])
ONE = (Target(NAMES[0], "Итог", date(2026, 11, 30), 0, 10**12),)
WEEKS = [SETTINGS.starts + timedelta(days=7 * week) for week in range(9)]
DAY = "date '{}'"
ARGUMENTS = {"peer": "", "movement": "date '{}', 7"}
TOLD = ("unit", "outreach", "consultation", "meeting", "assignment")
SEVERAL = {"as_known": (), "told_as_known": tuple(f"{name}_as_known" for name in TOLD)}  # files of more than one macro


@pytest.mark.parametrize(
    ("register", "facts", "targets"),
    [
        (NOBODY, (), ()),
        (REGISTER, (), ()),
        (REGISTER, (), ONE),
        (REGISTER, tuple(Fact(day, NAMES[0], None, 0) for day in WEEKS), ONE),
        (REGISTER, tuple(Fact(day, NAMES[n % 3], 10**12, 10**12) for n, day in enumerate(WEEKS)), ()),
        (REGISTER, tuple(Fact(day, NAMES[1], 80 - 10 * n, None) for n, day in enumerate(WEEKS)), ONE),
        (REGISTER, tuple(Fact(WEEKS[0] - timedelta(days=n), NAMES[2], 9 - n, 5) for n in range(1, 9)), ONE),
    ],
)
def test_every_metric_answers_whatever_there_is(
    register: Grid, facts: tuple[Fact, ...], targets: tuple[Target, ...]
) -> None:
    """Nobody, nothing, noughts, one municipality, huge figures, figures that fall to nothing or precede the season."""
    days = (WEEKS[0] - timedelta(days=30), WEEKS[8], SETTINGS.ends + timedelta(days=30))
    files = [path.stem for path in sorted((warehouse.HERE / "metrics").glob("*.sql"))]
    macros = [name for file in files for name in SEVERAL.get(file, (file,))]
    queries = [(name, day) for name in macros for day in days]
    states = [State(datetime.combine(day, datetime.min.time(), ZONE), facts, targets) for day in days[1:]]
    asked = [f"from {name}({ARGUMENTS.get(name, DAY).format(day)})" for name, day in queries]
    found = dict(zip(queries, ask(states, *asked, register=register), strict=True))
    places = len(register.rows) - 1
    for day in days:
        assert len(found["progress", day]) == 2 * places
        assert len(found["region_progress", day]) == (2 if places else 0)
    for row in (row for rows in found.values() for row in rows):
        assert not [name for name, value in row.items() if isinstance(value, float) and not math.isfinite(value)], row
