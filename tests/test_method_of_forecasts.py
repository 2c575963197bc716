"""The worked example of docs/method.md for the forecast, and what it says is believed before there are data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest

from pipelines.forecast import belief, course, levels, pooled, recalibration, remainder, shapes
from pipelines.forecast.outlook import SUMMED
from pipelines.settings import load
from tests.test_method import EIGHTH, FIFTH, REGISTER, SECOND, TARGETS
from tests.world import World

METHOD = (Path(__file__).parent.parent / "docs" / "method.md").read_text(encoding="utf-8")


def said(*numbers: float) -> str:
    return "; ".join(f"{number:g}".replace(".", ",").replace("-", "−") for number in numbers)


def weighed(values: Iterable[float], weights: Iterable[float]) -> str:
    return f"{said(*values)} ({said(*weights)})"


BELIEVED = [
    ("WIDE", "нормальная, {} ± {}, на сетке от {} до {} через {}".format(
        *(said(n) for n in (*belief.WIDE, shapes.BETAS[0], shapes.BETAS[-1], shapes.BETAS[1] - shapes.BETAS[0]))
    )),
    ("RUSHING", "нормальная, {} ± {}, высотой {} от первой".format(*map(said, shapes.RUSHING))),
    ("NARROW", f"нормальная, `beta` ± {said(belief.NARROW)}, без добавки"),
    ("STRENGTHS", f"{said(*shapes.STRENGTHS)} поровну"),
    ("STRAYS", weighed(pooled.STRAYS, pooled.STRAY_PRIOR)),
    ("SHOCKS", weighed(course.SHOCKS, course.SHOCK_PRIOR)),
    ("DRIFTS", weighed(course.DRIFTS, course.DRIFT_PRIOR)),
    ("LASTING", said(course.LASTING)),
    ("EVEN", said(shapes.EVEN)),
    ("SUMMED", said(SUMMED)),
    ("LOCAL", said(remainder.LOCAL)),
    ("MEMORIES", weighed(levels.MEMORIES, levels.MEMORY_PRIOR)),
    ("USUAL_CLUSTERING", f"своя, с весом {said(pooled.USUAL_CLUSTERING)} недель общей; от 1 до {said(pooled.MOST_CLUSTERED)}"),
    ("BEFORE", f"{said(recalibration.BEFORE)} с весом полутора проверок; от {said(recalibration.LIMITS[0])} до {said(recalibration.LIMITS[1])}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "numbers"), BELIEVED)
def test_the_page_says_what_is_believed_before_there_are_data(name: str, numbers: str) -> None:
    (line,) = [line for line in METHOD.splitlines() if line.startswith("| ") and f"| `{name}`" in line]
    assert line.endswith(f"| {numbers} |")


def test_nothing_that_is_believed_is_left_unchecked() -> None:
    table = METHOD.split("| что | в коде | сколько |")[1].split("\n\n")[0]
    assert re.findall(r"^\|[^|]+\| `(\w+)`", table, re.MULTILINE) == [name for name, _ in BELIEVED]


@pytest.mark.parametrize(
    ("beta", "share", "final"), [(0.0, "67,0 %", "60"), (1.0, "24,1 %", "166"), (-1.0, "88,7 %", "45")]
)
def test_shares_of_a_season(beta: float, share: str, final: str) -> None:
    found = float(shapes.share_by(beta, 61, 91))
    assert f"{found:.1%}".replace(".", ",").replace("%", " %") == share
    assert f"{40 / found:.0f}" == final
    assert f"= {share}" in METHOD


MADE = """
    insert into forecast_made by name
    select date '2026-09-25' as made_on, timestamptz '2026-09-25 20:00:00+04' as made_at, ? as municipality_id,
        'registered_users' as indicator, 'Этап 1' as checkpoint, 'этап 1' as checkpoint_key, ?::date as due_on, ? as target,
        ? as low, ? as middle, ? as high, ? as chance
"""


def test_scores(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.tell("Муниципалитеты", REGISTER)
    world.tell("Цели", TARGETS)
    for day, facts in ((2, SECOND), (5, FIFTH), (8, EIGHTH)):
        world.tell("Факт", facts)
        world.refresh(f"2026-10-0{day} 20:00")
    with duckdb.connect(str(load(world.config).landing)) as landing:
        for row in (("99600001", "2026-10-01", 40, 30, 36, 45, 0.3), ("99700001", "2026-10-05", 100, 70, 85, 100, 0.4)):
            landing.execute(MADE, row)
    world.refresh("2026-10-08 21:00")
    query = """select forecasts, covered, round(error, 3), round(brier, 3) from forecast_score(date '2026-10-08')
        where indicator = 'registered_users'"""
    assert world.ask(query) == [(2, 0.5, 0.182, 0.225)]
