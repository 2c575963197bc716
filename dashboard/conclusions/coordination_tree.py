"""One municipality's tree: the head, the coordination group, working groups by direction, coordinators in organisations.

What is missing is a branch, too. All texts of a branch may be of the sheets: whoever draws them escapes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.conclusions import origins
from dashboard.conclusions.coordination import Line, title, word
from dashboard.language import _
from dashboard.plain import Row

Key = str | None


@dataclass(frozen=True)
class Branch:
    """One entry: `outcome` as of a `coordination.Cell`, what it is, who it is, the row of the sheet it stands in, what hangs below.

    `part` is one of `coordination.PARTS`; of a missing entry `said` says that it is missing and `row` is None.
    """

    part: str
    outcome: str
    name: str
    said: str
    row: Row | None = None
    branches: tuple[Branch, ...] = ()
    direction: str | None = None
    organisation: str | None = None


def tree(line: Line, card: Row, units: list[Row], named: list[Row]) -> tuple[Branch, ...]:
    """What hangs under the head: the responsible person, the hotline, the coordination group with all below it.

    From a line of the matrix and `frames.coordination.card`, `units` and `named` of the municipality.
    """
    top = [_typed(line, card, "responsible"), _typed(line, card, "hotline")]
    if line.cells["coordination_group"].outcome == "no_data":
        said = _("лист «Координация» пока не заполнен")
        return (*top, Branch("coordination_group", "no_data", title("coordination_group"), said))
    groups = [row for row in units if row["level"] == "coordination_group"]
    below = tuple(_directions(units, named))
    found = [_unit("coordination_group", title("coordination_group"), row) for row in groups]
    found = found or [Branch("coordination_group", "missed", title("coordination_group"), word("missed"))]
    *others, last = found
    return (*top, *others, _with(last, below))


def _with(branch: Branch, below: tuple[Branch, ...]) -> Branch:
    return Branch(branch.part, branch.outcome, branch.name, branch.said, branch.row, below)


def _typed(line: Line, card: Row, part: str) -> Branch:
    """Of the register: who is responsible, the hotline."""
    if card[part]:
        return Branch(part, "met", title(part), card[part], card)
    return Branch(part, line.cells[part].outcome, title(part), _("не указано: впишите на лист «Муниципалитеты»"))


def _unit(part: str, name: str, row: Row, below: tuple[Branch, ...] = ()) -> Branch:
    said = row["position"] or _("должность не указана")
    return Branch(part, "met", name, said, row, below, row["direction"], row["organisation"])


def _directions(units: list[Row], named: list[Row]) -> Iterator[Branch]:
    """Directions that have a working group, those that only have organisations, those that have nothing; the nameless last."""
    known: dict[Key, str] = {row["direction_key"]: row["direction"] for row in named if row["organisation_key"] is None}
    found = [_direction(key, name, units, named) for key, name in known.items()]
    yield from sorted((pair for group in found for pair in group), key=_order)
    yield from _direction(None, _("Направление не указано"), units, named)


def _order(branch: Branch) -> tuple[bool, bool, str]:
    return branch.outcome == "missed", not branch.branches, branch.name


def _direction(key: Key, name: str, units: list[Row], named: list[Row]) -> list[Branch]:
    """A direction's working groups, the coordinators under the last of them; nothing where no direction is named and nobody stands."""
    groups = [row for row in units if row["level"] == "working_group" and row["direction_key"] == key]
    below = tuple(_organisations(key, units, named))
    if groups:
        return [_unit("working_group", name, row, below if row is groups[-1] else ()) for row in groups]
    if key is None:
        return [Branch("coordinator", "no_data", name, "", None, below)] if below else []
    return [Branch("working_group", "missed", name, _("рабочей группы нет"), None, below, direction=name)]


def _organisations(direction: Key, units: list[Row], named: list[Row]) -> Iterator[Branch]:
    """Coordinators of a direction, then its organisations without one."""
    helping = [row for row in units if row["level"] == "coordinator"]
    for row in helping:
        if row["direction_key"] == direction:
            yield _unit("coordinator", row["organisation"] or _("Организация не указана"), row)
    helped = {row["organisation_key"] for row in helping}
    for row in named:
        key = row["organisation_key"]
        if key is not None and key not in helped and row["direction_key"] == direction:
            said = _("координатора нет")
            name = row["organisation"]
            yield Branch("coordinator", "missed", name, said, None, (), row["direction"], row["organisation"])


def listing(branches: tuple[Branch, ...]) -> pd.DataFrame:
    """The tree as a table to take away: one row per entry, also of what is missing, each with its cell."""
    entries = list(_flat(branches))
    places = pd.DataFrame([branch.row or {} for branch in entries], columns=["source", "tab", "cell", "url"])
    shown = pd.DataFrame(
        {
            _("Что"): [title(branch.part) for branch in entries],
            _("Направление"): [branch.direction for branch in entries],
            _("Организация"): [branch.organisation for branch in entries],
            _("Кто"): [branch.said if branch.row else None for branch in entries],
            _("Есть"): [word(branch.outcome) for branch in entries],
            **origins.columns(places),
        }
    )
    return origins.without_empty_links(shown)


def _flat(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for branch in branches:
        if branch.row or branch.outcome == "missed" or branch.part == "coordination_group":
            yield branch
        yield from _flat(branch.branches)
