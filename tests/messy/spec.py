"""What a tab is to look like: which of the things a figure is about stand in rows, which over columns, which elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any, Literal

from tests.messy.names import Municipality
from tests.messy.truth import TARGET

MUNICIPALITY, ORGANISATION, DAY, INDICATOR, MEASURE = "municipality", "organisation", "day", "indicator", "measure"
Level = tuple[str, ...]  # things that one label says together: («measure», «day») is «план на 01.10.2026»
Style = Literal["merge", "first", "repeat"]  # how a label stands over several rows or columns


@dataclass(frozen=True)
class Habits:
    """How untidy the people of a tab are: shares of cells."""

    mess: float  # typed in an odd way that has one meaning
    bad: float  # figures that are none
    bad_labels: float  # names and days that are none
    missing: float
    dressing: float  # chance of each kind of decoration around the table


@dataclass(frozen=True, kw_only=True)
class Spec:
    """One tab. `members` lists what there is of each thing in rows and columns, `said` what stands in titles."""

    layout: str
    title: str
    rows: tuple[Level, ...]
    columns: tuple[Level, ...]
    members: Mapping[str, Sequence[Any]]
    organisations: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by ОКТМО
    days: Mapping[str, Sequence[date]] = field(default_factory=dict)  # by measure, where measures differ in it
    said: Mapping[str, Any] = field(default_factory=dict)
    heads: tuple[str, ...] = ()
    is_long: bool = False  # a list under «Дата», «Муниципалитет», … with figures to its right
    says_period: bool = False  # the header of increments says so
    is_increment: bool = False
    has_totals: bool = True
    codes: Mapping[str, str] = field(default_factory=dict)  # in a column «Код ОКТМО»: a municipality's ОКТМО → as typed
    unsaid: str | None = None  # what nobody says of the figures, so that none of them means anything
    stranger: Municipality | None = None  # whose row stands in a source of another municipality
    plan_due: date | None = (
        None  # «план на 13.12.2026» beside figures of the day in the title; None is a plan without a day
    )

    def meant(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """All that is known of a figure: what stands in titles, and what its row and column say."""
        found = {**self.said, **values}
        if found.get(MEASURE) == TARGET and self.has_loose_plan:
            found[DAY] = self.plan_due
        return found

    @property
    def has_loose_plan(self) -> bool:
        """Whether plans stand under no day: the only day is that of the figures, in the title."""
        return DAY not in self.dims and DAY in self.said and MEASURE in self.dims

    @property
    def dims(self) -> set[str]:
        """All things in rows and columns."""
        return {dim for level in (*self.rows, *self.columns) for dim in level}

    def leaves(self, levels: tuple[Level, ...]) -> list[Leaf]:
        """Every combination along rows or columns, in nested order."""
        return [Leaf(values, path) for values, path in self._nested(levels, {}, ())]

    def _nested(
        self, levels: tuple[Level, ...], above: dict[str, Any], path: tuple[int, ...]
    ) -> Iterator[tuple[dict[str, Any], tuple[int, ...]]]:
        if not levels:
            if self.stands(above):
                yield above, path
            return
        choices = [self._members(dim, above) for dim in levels[0]]
        for number, chosen in enumerate(product(*choices)):
            yield from self._nested(levels[1:], above | dict(zip(levels[0], chosen, strict=True)), (*path, number))

    def _members(self, dim: str, above: dict[str, Any]) -> Sequence[Any]:
        return self.organisations[above[MUNICIPALITY].oktmo] if dim == ORGANISATION else self.members[dim]

    def stands(self, values: Mapping[str, Any]) -> bool:
        """Whether there is a row or column for it: a plan has other days than figures may have."""
        measure, day = values.get(MEASURE), values.get(DAY)
        return measure is None or day is None or measure not in self.days or day in self.days[measure]


@dataclass(eq=False)
class Leaf:
    """One combination along rows or columns; `path` tells the blocks. `is_void`: one of its labels says nothing."""

    values: dict[str, Any]
    path: tuple[int, ...]
    is_void: bool = False
    is_twin: bool = False  # its column stands there twice
    shift: int | None = None  # the row stands there once more, with figures that differ by so much

    @property
    def municipality(self) -> Municipality | None:
        """Whose row or column it is."""
        return self.values.get(MUNICIPALITY)

    @property
    def is_target(self) -> bool:
        """Whether it is about a plan only."""
        return self.values.get(MEASURE) == TARGET
