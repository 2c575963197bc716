"""`peer` and `peer_standing` against their twins, over registers whose kinds and sizes are drawn, too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from math import exp, isclose, lgamma, log

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.cells import Grid
from tests.test_metrics import UNSHRUNK, ask, grid, same, several
from tests.twin import Fact, State, Target, Twin
from tests.twin_of_peers import Place, peer, peer_standing, quantile, ranges
from tests.world import ZONE

NAMES = ("Ельск", "Верхнее", "Нижнее", "Лесное", "Озерное", "Степное", "Горное", "Южное", "Заречное", "Ольхово")
DISTRICT, OKRUG, CITY, VILLAGE = "муниципальный район", "муниципальный округ", "городской округ", "сельское поселение"
FIRST = date(2026, 10, 1)
COUNTS = st.none() | st.integers(0, 400)
EMPLOYEES = st.sampled_from((1000, 2500, 4000, 900, 9000))


def places(kinds: tuple[str | None, ...], populations: tuple[int | None, ...]) -> st.SearchStrategy[list[Place]]:
    """A region in which all have employees, or one in which some have none."""
    rows = [
        st.builds(Place, st.sampled_from(kinds), st.sampled_from(populations), employees)
        for employees in (EMPLOYEES, EMPLOYEES | EMPLOYEES | st.sampled_from((0, None)))
    ]
    return st.one_of(*(st.lists(row, min_size=len(NAMES), max_size=len(NAMES)) for row in rows))


REGISTERS = (
    places((DISTRICT, OKRUG, CITY, VILLAGE, None), (5000, 10000, 20000, 40000, 80000, 160000, 0, None))
    | places((DISTRICT, DISTRICT, OKRUG, CITY), (9000, 12000, 21000, 31250, 40000, 49999))
    | places((OKRUG, DISTRICT), (1000, 2000, 4000, 8000, 16000, 32000, 64000, 128000))
    | places((DISTRICT,), (30000, 31000))
)


@st.composite
def seasons(draw: st.DrawFn) -> State:
    """Up to two figures of each, many of them few; targets of most."""
    few = st.integers(0, 4) | COUNTS
    facts = [
        Fact(FIRST + timedelta(days=day), name, draw(COUNTS), draw(few))
        for name in NAMES
        for day in draw(st.lists(st.integers(0, 6), max_size=2, unique=True))
    ]
    targets = [
        Target(name, f"Этап {stage}", date(2026, 10, 20 + stage), draw(COUNTS), draw(COUNTS))
        for name in NAMES
        for stage in range(draw(st.integers(0, 2)))
    ]
    return State(datetime(2026, 10, 9, 9, tzinfo=ZONE), tuple(facts), tuple(targets))


def drawn(register: Mapping[str, Place]) -> Grid:
    header = ("Муниципалитет", "Тип", "Население", "Работники бюджетной сферы")
    return grid("Муниципалитеты", header, [(name, p.kind, p.population, p.employees) for name, p in register.items()])


PEERS = """select p.municipality_id, o.name as peer, p.basis, p.distance
    from peer() p join municipality o on o.municipality_id = p.peer_id"""


@settings(max_examples=20, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.too_slow])
@given(REGISTERS, seasons(), several(st.integers(0, 7).map(lambda n: FIRST + timedelta(days=n))))
def test_peers_equal_their_twin(members: list[Place], season: State, days: list[date]) -> None:
    register = dict(zip(NAMES, members, strict=True))
    standings = (f"from peer_standing(date '{as_of}')" for as_of in days)
    peers, *answers = ask([season], PEERS, *standings, register=drawn(register))
    same(peers, peer(register), ("municipality_id", "peer"))
    for as_of, standing in zip(days, answers, strict=True):
        same(standing, peer_standing(Twin([season], NAMES, ZONE), register, as_of), ("municipality_id", "indicator"))


def reported(counts: Mapping[str, int]) -> list[State]:
    return [State(datetime(2026, 10, 9, tzinfo=ZONE), tuple(Fact(FIRST, name, n, None) for name, n in counts.items()))]


STANDING = f"from peer_standing(date '{FIRST}') where indicator = 'registered_users'"


def test_a_group_of_four_gives_way_to_the_nearest_of_its_family() -> None:
    populations = (20000, 24000, 30000, 48000, 60000, 70000, 5000, 1000)
    register = {
        name: Place(OKRUG if n % 2 else DISTRICT, of)
        for n, (name, of) in enumerate(zip(NAMES, populations, strict=False))
    } | {name: Place(CITY, 30000) for name in NAMES[8:]}
    (peers,) = ask(reported({}), PEERS + " order by distance", register=drawn(register))
    found = {name: [row["peer"] for row in peers if row["municipality_id"] == name] for name in NAMES}
    assert found["Нижнее"] == ["Нижнее", "Верхнее", "Ельск", "Лесное", "Озерное"]
    assert found["Южное"] == ["Южное", "Горное", "Ельск", "Верхнее", "Нижнее"]
    assert found["Заречное"] == found["Ольхово"] == []
    register["Степное"] = Place(DISTRICT, 49999)
    (peers,) = ask(reported({}), PEERS, register=drawn(register))
    assert {row["peer"] for row in peers if row["municipality_id"] == "Нижнее"} == {*NAMES[:4], "Степное"}
    assert {row["basis"] for row in peers if row["municipality_id"] == "Нижнее"} == {"group"}


def test_a_group_is_kept_by_its_members_and_paired_when_asked() -> None:
    register = {name: Place(DISTRICT, 30000) for name in NAMES[:7]} | {name: Place(CITY, 60000) for name in NAMES[7:]}
    stored, pairs = ask(reported({}), "from neighbour", "from peer()", register=drawn(register))
    assert [len(stored), len(pairs)] == [7 + 3 * 3, 7 * 7 + 3 * 3]


def test_one_peer_without_employees_counts_those_it_is_peer_of_by_residents() -> None:
    register = {name: Place(DISTRICT, 30000, 1000) for name in NAMES[:5]} | {
        name: Place(CITY, 60000, 3000) for name in NAMES[5:]
    }
    register[NAMES[0]] = Place(DISTRICT, 30000, None)
    (rows,) = ask(reported(dict.fromkeys(NAMES, 30)), STANDING, register=drawn(register))
    said = {row["municipality_id"]: (row["per"], row["rate"]) for row in rows}
    assert {said[name] for name in NAMES[:5]} == {("residents", 1.0)}
    assert {said[name] for name in NAMES[5:]} == {("employees", 10.0)}


def test_what_chance_explains_gives_nobody_a_place_of_its_own() -> None:
    register = {name: Place(DISTRICT, 30000, 1000) for name in NAMES}
    counts = dict(zip(NAMES, (97, 103, 99, 101, 92, 108, 100, 100, 96), strict=False))
    (rows,) = ask(reported(counts), STANDING, register=drawn(register))
    known = [row for row in rows if row["rate"]]
    assert {(row["place_low"], row["place_high"], row["variance"]) for row in known} == {(1, 9, 0.0)}
    for row in known:
        assert row["rate_shrunk"] == pytest.approx(0.75 * 896 / 9 + 0.25 * row["rate"])
    (silent,) = [row for row in rows if row["actual"] is None]
    assert (silent["members"], silent["rate_shrunk"], silent["place_low"], silent["place_high"]) == (
        9,
        None,
        None,
        None,
    )


def test_equal_rates_are_not_known_for_certain() -> None:
    """Five of 50 in 1,000: the variance found is 0, but it is an estimate from five, and so is their mean."""
    register = {name: Place(DISTRICT, 30000, 1000) for name in NAMES[:5]}
    (rows,) = ask(reported(dict.fromkeys(NAMES[:5], 50)), STANDING, register=drawn(register))
    said = {(row["variance"], row["rate_shrunk"], row["place_low"], row["place_high"]) for row in rows if row["rate"]}
    assert said == {(0.0, 50.0, 1, 5)}
    ranges = {(round(row["rate_low"], 1), round(row["rate_high"], 1)) for row in rows if row["rate"]}
    assert ranges == {(43.4, 57.1)}


@pytest.mark.parametrize("members", [3, 4, 5])
def test_nothing_reported_by_all_is_no_proof_of_nothing(members: int) -> None:
    register = {name: Place(DISTRICT, 30000, 1000) for name in NAMES[:5]}
    (rows,) = ask(reported(dict.fromkeys(NAMES[:members], 0)), STANDING, register=drawn(register))
    known = [row for row in rows if row["rate"] is not None]
    assert {(row["rate_low"], row["rate_shrunk"], row["place_high"]) for row in known} == {(0.0, 0.0, members)}
    assert all(0.7 < row["rate_high"] < 2.31 for row in known)


def test_three_say_nothing_of_their_variance() -> None:
    """None is drawn to the mean: each has the range of its own count, nearly the exact one (87.4 to 114.1)."""
    register = {name: Place(DISTRICT, 30000, 1000) for name in NAMES[:5]}
    (rows,) = ask(reported(dict(zip(NAMES, (90, 100, 110), strict=False))), STANDING, register=drawn(register))
    said = {row["rate_shrunk"]: (round(row["rate_low"], 1), round(row["rate_high"], 1)) for row in rows if row["rate"]}
    assert sorted(said) == [90, 100, 110]
    assert said[100] == (87.4, 113.5)


def test_ranges_hold_what_they_promise() -> None:
    """Drawn groups of 3 to 12: 1 to 200 reported of each on average, true rates from equal ones to as wide as their mean."""
    chance = np.random.default_rng(1983)
    shares = []
    for average in (1, 5, 30, 200):
        for spread in (0, 0.1, 0.3, 0.6, 1):
            inside = []
            for _ in range(200):
                people = chance.uniform(0.4, 1.6, chance.integers(3, 13))
                true = average * (chance.gamma(spread**-2, spread**2, len(people)) if spread else np.ones(len(people)))
                rated = zip(chance.poisson(true * people).tolist(), people.tolist(), strict=True)
                found = zip(true, ranges(list(rated)), strict=True)
                inside += [low <= rate <= high for rate, (low, _, high) in found]
            shares.append(np.mean(inside))
    assert min(shares) > 0.78
    assert 0.84 < np.mean(shares) < 0.9
    assert max(shares) < 0.98


def test_a_small_first_place_is_no_first_place() -> None:
    """Four of 40 employees are a rate of 100, but no more than a guess; 900 of 10,000 are known."""
    register = {name: Place(DISTRICT, 30000, 10000) for name in NAMES[:6]} | {NAMES[6]: Place(DISTRICT, 30000, 40)}
    counts = dict(zip(NAMES, (900, 700, 500, 400, 300, 100, 4), strict=False))
    (rows,) = ask(reported(counts), STANDING, register=drawn(register))
    said = {row["municipality_id"]: row for row in rows}
    assert said[NAMES[6]]["rate"] > said[NAMES[0]]["rate"] > said[NAMES[6]]["rate_shrunk"]
    found = {name: (row["place_low"], row["place_high"]) for name, row in said.items()}
    assert found[NAMES[0]] == (1, 2)
    assert found[NAMES[1]] == (2, 3)
    assert found[NAMES[6]] == (1, 5)


def test_no_limit_is_below_nothing() -> None:
    """One mistyped rate makes the variance huge; those with none have the upper limit of their own zero all the same."""
    register = {name: Place(DISTRICT, 30000, 9000) for name in NAMES[:5]} | {NAMES[5]: Place(DISTRICT, 30000, 1)}
    (rows,) = ask(reported(dict.fromkeys(NAMES[:5], 0) | {NAMES[5]: 400}), STANDING, register=drawn(register))
    said = {row["municipality_id"]: row for row in rows}
    assert {(said[name]["rate_low"], round(said[name]["rate_high"], 3)) for name in NAMES[:5]} == {(0.0, 0.147)}
    assert [(said[name]["place_low"], said[name]["place_high"]) for name in NAMES[4:6]] == [(2, 6), (1, 1)]


@pytest.mark.parametrize("shape", [1, 3, 20])
def test_the_quantiles_are_nearly_those_of_gamma(shape: float) -> None:
    """Held against the distribution function by its series, DLMF 8.7.1."""
    for z, expected in ((-1.2816, 0.1), (1.2816, 0.9)):
        x = quantile(shape, z)
        share = sum(exp((shape + n) * log(x) - x - lgamma(shape + n + 1)) for n in range(200))
        assert isclose(share, expected, abs_tol=0.01 if shape < 3 else 0.002)
