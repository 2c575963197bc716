"""Who brought how much: no count that is hidden can be computed from those that are shown."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

import pandas as pd

from dashboard.conclusions.contributions import contributions, table
from dashboard.conclusions.withheld import FEWEST

INDICATOR = "registered_users"
Cells = dict[tuple[str, str], int]
"""Count by direction and organisation."""


def reported(cells: Cells) -> pd.DataFrame:
    """What `frames.municipality.contributions` makes of them."""
    rows: list[tuple[str, str, int, int, str | None]] = [
        ("cell", organisation, n, 1, direction) for (direction, organisation), n in cells.items()
    ]
    for place, part in enumerate(("direction", "organisation")):
        for name in sorted({key[place] for key in cells}):
            of = [n for key, n in cells.items() if key[place] == name]
            rows.append((part, name, sum(of), len(of) if part == "direction" else 1, None))
    rows.sort(key=lambda row: -row[2])
    return pd.DataFrame(rows, columns=["part", "name", "value", "organisations", "direction"]).assign(
        indicator=INDICATOR
    )


def shown(cells: Cells) -> dict[tuple[str, str], str]:
    """By part and name what is told of it."""
    found = contributions(reported(cells), INDICATOR)
    return {(part, one.name): one.told() for part, listed in found.items() for one in listed}


def ways(total: int, places: int) -> Iterator[tuple[int, ...]]:
    """All ways to share out so many."""
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in ways(total - first, places - 1))


def possible(cells: Cells, told: dict[tuple[str, str], str]) -> dict[tuple[str, str], set[int]]:
    """By brute force: what each hidden count may be for whoever knows the sum of all, who reports where, and all that is told."""
    found: dict[tuple[str, str], set[int]] = {key: set() for key, said in told.items() if not said.isdigit()}
    for counts in ways(sum(cells.values()), len(cells)):
        sums = {
            (part, name): sum(n for key, n in zip(cells, counts, strict=True) if key[part == "organisation"] == name)
            for part, name in told
        }
        if all(_fits(sums[key], said) for key, said in told.items()):
            for key, seen in found.items():
                seen.add(sums[key])
    return found


def _fits(count: int, said: str) -> bool:
    if said.isdigit():
        return count == int(said)
    return (count < FEWEST) == said.startswith("<")


SCHOOLS = {("Образование", "Детский сад"): 3, ("Образование", "Школа"): 6, ("Культура", "Библиотека"): 28}


def test_what_is_left_of_a_direction_does_not_tell_an_organisation() -> None:
    told = shown(SCHOOLS)
    assert told["organisation", "Детский сад"] == "<5"
    assert told["organisation", "Школа"] == "5+", "9 of the direction less 6 would be 3"
    assert told["organisation", "Библиотека"] == told["direction", "Культура"] == "28"
    assert told["direction", "Образование"] == "9"
    bare = told | {("organisation", "Школа"): "6"}
    assert possible(SCHOOLS, bare)["organisation", "Детский сад"] == {3}, "else nothing is tested here"


def test_a_file_holds_no_more_than_the_page() -> None:
    frame = table(reported(SCHOOLS), INDICATOR)
    numbers, hidden = (
        dict(zip(frame["Кто"], frame[name], strict=True)) for name in ("Зарегистрировано", "Не показано")
    )
    assert {name: n for name, n in numbers.items() if pd.notna(n)} == {
        "Библиотека": 28,
        "Культура": 28,
        "Образование": 9,
    }
    assert {name: said for name, said in hidden.items() if pd.notna(said)} == {"Детский сад": "<5", "Школа": "5+"}


def test_no_hidden_count_can_be_computed() -> None:
    chance = random.Random(6)
    places = list(product(("А", "Б", "В"), ("1", "2", "3", "4")))
    hidden = secondary = left_out = 0
    for _case in range(300):
        chosen = chance.sample(places, chance.randint(1, 4))
        if chance.random() < 0.5:  # each organisation in one direction
            chosen = list({organisation: (d, organisation) for d, organisation in chosen}.values())
        cells = {place: chance.choice((0, 0, 1, 2, 3, 4, 5, 6, 8)) for place in chosen}
        told = shown(cells)
        for key, seen in possible(cells, told).items():
            assert len(seen) > 1, (cells, told, key)
        hidden += sum(said.startswith("<") for said in told.values())
        secondary += sum(said.endswith("+") for said in told.values())
        left_out += len({part for part, _name in told}) < 2
        small = {key: n for key, n in _sums(cells).items() if n < FEWEST}
        assert not any(told.get(key, "").isdigit() for key in small), "a small count is never told"
    assert min(hidden, secondary, left_out) > 20


def _sums(cells: Cells) -> dict[tuple[str, str], int]:
    found = reported(cells)
    sums = found[found["part"] != "cell"]
    return dict(zip(zip(sums["part"], sums["name"], strict=True), sums["value"], strict=True))


def test_the_only_organisation_is_not_named_where_the_sum_is_its_count() -> None:
    assert shown({("Культура", "Библиотека"): 3}) == {}
    whole = pd.concat(
        [reported({("Культура", "Библиотека"): 3}).query("part == 'organisation'"), reported(SCHOOLS)]
    ).query("part != 'cell'")
    assert "direction" in contributions(whole.query("name != 'Детский сад'"), INDICATOR)


def test_where_nothing_is_small_everything_is_told() -> None:
    assert set(shown({("Культура", "Библиотека"): 12, ("Спорт", "Школа"): 7}).values()) == {"12", "7"}


def test_many_organisations_take_little_time() -> None:
    chance = random.Random(1)
    cells = {(f"Направление {n % 13}", f"Организация {n}"): chance.randint(0, 30) for n in range(120)}
    told = shown(cells)
    assert sum(said == "5+" for said in told.values()) < 20
    assert len(told) == 133
