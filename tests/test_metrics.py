"""Each metric against its plain-Python twin, over sheets that go through several states; fed through the real landing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipelines import warehouse
from pipelines.cells import BLANK, Book, Cell, Grid, Kind
from pipelines.intake import land_and_read
from pipelines.landing import open_landing
from pipelines.reading.season import Season
from pipelines.settings import Settings, Source
from tests.twin import Fact, State, Target, Twin, checkpoint_result, pace, progress
from tests.twin_of_region import region_progress
from tests.world import ZONE

NAMES = ("Темнов район", "Заречный", "Ольховка")
SOURCE = Source(name="Свод", workbook=Path("unused"))
SETTINGS = Settings(
    path=Path("marathon.toml"),
    title="Марафон",
    region="Область",
    timezone=ZONE,
    starts=date(2026, 9, 1),
    ends=date(2026, 12, 1),
    landing=Path("unused"),
    warehouse=Path("unused"),
    sources=(SOURCE,),
)


def cell(value: Any) -> Cell:
    match value:
        case None | "":
            return BLANK
        case date():
            return Cell(Kind.DATE, value)
        case int():
            return Cell(Kind.NUMBER, value)
    return Cell(Kind.TEXT, str(value))


def grid(title: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Grid:
    return Grid(title, tuple(tuple(cell(value) for value in row) for row in [header, *rows]))


REGISTER = grid("Муниципалитеты", ("Муниципалитет", "Тип"), [(name, "муниципальный район") for name in NAMES])


def book_of(state: State, register: Grid = REGISTER) -> Book:
    targets = grid(
        "Цели",
        ("Муниципалитет", "Этап", "Срок", "Зарегистрировано", "Инициативы"),
        [(t.municipality, t.checkpoint, t.due, t.users, t.initiatives) for t in state.targets],
    )
    facts = grid(
        "Факт",
        ("Дата", "Муниципалитет", "Направление", "Организация", "Зарегистрировано", "Инициативы"),
        [(f.day, f.municipality, f.direction, f.organisation, f.users, f.initiatives) for f in state.facts],
    )
    return Book("свод", "Свод", (register, targets, facts))


def ask(
    states: Sequence[Any], *queries: str, register: Grid = REGISTER, book: Callable[[Any], Book] | None = None
) -> list[list[dict[str, Any]]]:
    """Rows of each query on a warehouse built from a sheet that went through these states."""
    with open_landing(None) as landing:
        for state in states:
            with landing.transaction():
                season = Season(SETTINGS.starts, SETTINGS.ends)
                whole = book(state) if book else book_of(state, register)
                land_and_read(landing, SOURCE, whole, season, now=state.seen, accept_deletions=True)
                landing.note_tries(state.seen.isoformat(), state.seen, [(SOURCE.name, "ok", None, 1)])
        landing.connection.execute("attach ':memory:' as warehouse")
        warehouse.build(landing, SETTINGS, states[-1].seen)
        landing.connection.execute("use warehouse")
        ids = dict(landing.connection.execute("select municipality_id, name from municipality").fetchall())
        answers = []
        for query in queries:
            found = landing.connection.execute(query)
            columns = [column[0] for column in found.description or ()]
            rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
            answers.append(
                [
                    row | {"municipality_id": ids[row["municipality_id"]]} if "municipality_id" in row else row
                    for row in rows
                ]
            )
        return answers


def same(ours: Iterable[dict[str, Any]], twins: Iterable[dict[str, Any]], keys: Sequence[str]) -> None:
    """Every row of the twin is ours, value by value; numbers to 12 digits."""
    mine = {tuple(row[key] for key in keys): row for row in ours}
    theirs = {tuple(row[key] for key in keys): row for row in twins}
    assert mine.keys() == theirs.keys()
    for key, row in theirs.items():
        for name, value in row.items():
            got = mine[key][name]
            equal = (
                math.isclose(got, value, rel_tol=1e-12, abs_tol=1e-12)
                if isinstance(value, float) and got is not None
                else got == value
            )
            assert equal, f"{key} {name}: {got!r}, the twin says {value!r}"


DAYS = st.integers(0, 60).map(lambda n: SETTINGS.starts + timedelta(days=n))
COUNTS = st.none() | st.integers(0, 40)
FACTS = st.builds(
    Fact,
    day=DAYS,
    municipality=st.sampled_from(NAMES),
    users=COUNTS,
    initiatives=COUNTS,
    direction=st.sampled_from(("", "", "", "Культура", "Спорт")),
    organisation=st.sampled_from(("", "", "", "Школа", "Музей")),
)
TARGETS = st.builds(
    Target,
    municipality=st.sampled_from(NAMES),
    checkpoint=st.sampled_from(("Этап 1", "Этап 2", "Итог")),
    due=DAYS,
    users=COUNTS,
    initiatives=COUNTS,
)


@st.composite
def histories(draw: st.DrawFn) -> list[State]:
    """One to four states of a sheet: rows come, go and are overwritten; targets change and move."""
    moments = sorted(draw(st.lists(st.integers(0, 70 * 24), min_size=1, max_size=4, unique=True)))
    facts = draw(st.lists(FACTS, max_size=14))
    targets = draw(st.lists(TARGETS, max_size=6, unique_by=lambda t: (t.municipality, t.checkpoint)))
    states = []
    for hours in moments:
        seen = datetime(2026, 9, 1, tzinfo=ZONE) + timedelta(hours=hours)
        states.append(State(seen, tuple(facts), tuple(targets)))
        facts = [f for f in facts if draw(st.integers(0, 9)) > 1] + draw(st.lists(FACTS, max_size=5))
        moved = [draw(TARGETS) for t in targets if draw(st.booleans())]
        targets = list({(t.municipality, t.checkpoint): t for t in [*targets, *moved]}.values())
    return states


# A failing history is shown as it was drawn: shrinking one takes minutes, for each try builds a warehouse.
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)


def several(days: st.SearchStrategy[date]) -> st.SearchStrategy[list[date]]:
    """Three days to look at: building a warehouse costs far more than asking it."""
    return st.lists(days, min_size=3, max_size=3, unique=True)


@settings(max_examples=15, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), several(st.integers(-2, 75).map(lambda n: SETTINGS.starts + timedelta(days=n))))
def test_progress_and_checkpoint_results_equal_their_twins(states: list[State], days: list[date]) -> None:
    forecasts, *answers = ask(
        states,
        "from forecast where municipality_id is not null",
        *(f"from {name}(date '{as_of}')" for as_of in days for name in ("checkpoint_result", "progress")),
    )
    twin = Twin(states, NAMES, ZONE, forecasts=forecasts)
    for as_of, results, standing in zip(days, answers[::2], answers[1::2], strict=True):
        same(results, checkpoint_result(twin, as_of), ("municipality_id", "indicator", "checkpoint"))
        same(standing, progress(twin, as_of), ("municipality_id", "indicator"))


@settings(max_examples=12, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.integers(0, 75).map(lambda n: SETTINGS.starts + timedelta(days=n)))
def test_the_region_is_the_sum_of_its_municipalities(states: list[State], as_of: date) -> None:
    region, history, aims, week, standing = ask(
        states,
        f"from region_progress(date '{as_of}')",
        f"from region_history(date '{as_of}')",
        f"from region_target(date '{as_of}')",
        f"select * from actual_as_known(date '{as_of}') where on_date <= date '{as_of - timedelta(days=7)}' order by on_date",
        f"from progress(date '{as_of}')",
    )
    same(region, region_progress(Twin(states, NAMES, ZONE), as_of), ("indicator",))
    for row in region:
        mine = [p for p in standing if p["indicator"] == row["indicator"]]
        figures = [p["actual"] for p in mine if p["actual"] is not None]
        goals = [p["final_target"] for p in mine if p["final_target"] is not None]
        assert [a["target"] for a in aims if a["indicator"] == row["indicator"]][-1:] == ([sum(goals)] if goals else [])
        then = {w["municipality_id"]: w["value"] for w in week if w["indicator"] == row["indicator"]}
        assert row["change_7d"] == (sum(figures) - sum(then.values()) if then else None)
        days = [h for h in history if h["indicator"] == row["indicator"]]
        if figures:
            assert (days[-1]["on_date"], days[-1]["actual"], days[-1]["reported"]) == (
                as_of,
                row["actual"],
                len(figures),
            )
            assert [d["on_date"] for d in days] == [days[0]["on_date"] + timedelta(days=n) for n in range(len(days))]
        else:
            assert days == []


def test_increments_add_up() -> None:
    rows = [
        Fact(date(2026, 9, day), NAMES[0], users, None, organisation=organisation)
        for day, users, organisation in ((1, 3, ""), (8, 4, ""), (15, 0, ""), (8, 9, "Школа"))
    ]
    state = State(datetime(2026, 9, 20, tzinfo=ZONE), tuple(rows))
    with open_landing(None) as landing:
        source = Source(name="Свод", workbook=Path("unused"), values="increment")
        with landing.transaction():
            season = Season(SETTINGS.starts, SETTINGS.ends)
            land_and_read(landing, source, book_of(state), season, now=state.seen, accept_deletions=True)
        landing.connection.execute("attach ':memory:' as warehouse")
        from dataclasses import replace

        warehouse.build(landing, replace(SETTINGS, sources=(source,)), state.seen)
        found = landing.connection.execute(
            "select on_date, value, cell from warehouse.actual order by on_date"
        ).fetchall()
    assert [(on.day, value) for on, value, _ in found] == [(1, 3), (8, 7), (15, 7)]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({}, None),
        ({-3: 5}, None),
        ({-20: 5, -3: 19}, 1.0),
        ({-14: 5, -3: 19}, 1.0),
        ({-10: 5, 0: 25}, 2.0),
        ({-10: 5, -5: 25}, 2.0),
        ({-30: 5, -20: 25}, 0.0),
        ({-20: 30, -1: 23}, -0.5),
    ],
)
def test_the_twin_itself_paces_as_the_method_says(figures: dict[int, int], expected: float | None) -> None:
    as_of = date(2026, 11, 23)
    assert pace({as_of + timedelta(days=n): v for n, v in figures.items()}, as_of) == expected
