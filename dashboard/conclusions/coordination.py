"""«Координация»: what each municipality has of the marathon's levels, what it lacks, who lacks what first.

From rows of `coordination` and `coordination_coverage` (`frames/coordination.py`). Where nobody in the region fills in a tab or
a column, nothing is known: that is no lack of anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.language import N_, _
from dashboard.plain import Row
from dashboard.wording import number, percent

PARTS = {
    "responsible": N_("Ответственный"),
    "coordination_group": N_("Координационная группа"),
    "working_group": N_("Рабочие группы"),
    "coordinator": N_("Координаторы"),
    "hotline": N_("Горячая линия"),
}
"""From the head down to the organisations, then the telephone everybody calls."""
LEVELS = ("coordination_group", "working_group", "coordinator")
"""The three levels of the marathon."""
WORDS = {"met": N_("есть"), "at_risk": N_("не везде"), "missed": N_("нет"), "no_data": N_("нет данных")}
"""Of a cell's outcome; the outcome is also the code of its shape (`theme`)."""


@dataclass(frozen=True)
class Cell:
    """One part of one municipality: outcome, «есть» or «4 из 6», and the names that are missing (text of the sheets)."""

    outcome: str
    figure: str
    missing: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A municipality with its cells by part; `gaps` are what it lacks altogether."""

    municipality_id: str
    name: str
    cells: dict[str, Cell]
    gaps: tuple[str, ...]

    @property
    def is_urgent(self) -> bool:
        """It lacks a part altogether, or some organisation has nobody to ask."""
        return bool(self.gaps) or self.cells["coordinator"].outcome == "at_risk"


def title(part: str) -> str:
    """«Рабочие группы»."""
    return _(PARTS[part])


def word(outcome: str) -> str:
    """«есть»."""
    return _(WORDS[outcome])


def known(coverage: Mapping[str, Row]) -> frozenset[str]:
    """The parts of which the region says anything: a column or tab that nobody fills in says nothing of anybody."""
    levels = {part for part in LEVELS if part in coverage and coverage[part]["municipalities"] is not None}
    typed = {part for part in ("responsible", "hotline") if part in coverage and coverage[part]["municipalities"]}
    return frozenset(levels | typed)


def has_all(row: Row) -> bool | None:
    """It has all three levels: a group under the head, a working group, a coordinator. None: nobody knows."""
    if row["has_coordination_group"] is None:
        return None
    return bool(row["has_coordination_group"] and row["working_groups"] and row["coordinators"])


def lines(found: Mapping[str, Row], coverage: Mapping[str, Row]) -> list[Line]:
    """Every municipality: who lacks most of the parts first, then most organisations, then most directions, then by name."""
    said = known(coverage)
    return sorted((_line(row, said) for row in found.values()), key=lambda line: _need(line, found))


def _line(row: Row, said: frozenset[str]) -> Line:
    cells = {part: _cell(row, part) if part in said else Cell("no_data", word("no_data")) for part in PARTS}
    gaps = tuple(part for part, cell in cells.items() if cell.outcome == "missed")
    return Line(row["municipality_id"], row["name"], cells, gaps)


def _cell(row: Row, part: str) -> Cell:
    if part == "working_group":
        covered = row["directions"] - len(row["directions_without_group"])
        unnamed = _("и группа без направления") if row["working_groups"] > covered else ""
        return _counted(covered, row["directions"], row["working_groups"], row["directions_without_group"], unnamed)
    if part == "coordinator":
        covered = row["organisations"] - len(row["organisations_without_coordinator"])
        note = "" if covered or not row["coordinators"] else _("организация не указана")
        if covered:
            note = _("{percent} организаций").format(percent=whole_percent(row["share_of_organisations"]))
        missing = row["organisations_without_coordinator"]
        return _counted(covered, row["organisations"], row["coordinators"], missing, note)
    is_there = row[f"has_{part}"]
    return Cell("met", word("met")) if is_there else Cell("missed", word("missed"))


def _counted(covered: int, of: int, there: int, missing: tuple[str, ...], note: str) -> Cell:
    """«4 из 6»; without anything to count by, how many there are; nothing of them at all is «нет»."""
    figure = _("{n} из {of}").format(n=number(covered), of=number(of)) if of else number(there)
    if not there:
        return Cell("missed", figure if of else word("missed"), missing)
    return Cell("met" if covered == of else "at_risk", figure, missing, note)


def _need(line: Line, found: Mapping[str, Row]) -> tuple[int, int, float, float, str]:
    row = found[line.municipality_id]
    first = min((list(PARTS).index(gap) for gap in line.gaps), default=len(PARTS))
    organisations, directions = row["share_of_organisations"], row["share_of_directions"]
    return (
        -len(line.gaps),
        first,
        1.0 if organisations is None else organisations,
        1.0 if directions is None else directions,
        line.name,
    )


def rarest(found: Mapping[str, Row]) -> list[tuple[str, int]]:
    """Directions by how many municipalities have no working group for them, most first; those that all have are left out."""
    count = Counter(name for row in found.values() for name in row["directions_without_group"] or ())
    return sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))


def whole_percent(share: float) -> str:
    """«63 %»: short of everybody is never 100, somebody is never 0."""
    if 0 < share < 0.01:
        return f"<{percent(1)}"
    return percent(min(round(share * 100), 99) if share < 1 else 100)


def coverage_bars(coverage: Mapping[str, Row]) -> list[tuple[str, Row]]:
    """The parts of which the region says anything, with their rows."""
    said = known(coverage)
    return [(part, coverage[part]) for part in PARTS if part in said]


def complete(found: Iterable[Row]) -> int | None:
    """How many have all three levels; None where nobody knows."""
    each = [has_all(row) for row in found]
    return None if None in each else sum(map(bool, each))
