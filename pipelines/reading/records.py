"""What a row gives: records of the contract's tabs, and sums of the sheet to hold against our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pipelines.contract import ACTUALS, TABS, TARGETS, Column, Tab, Type
from pipelines.findings import Problem
from pipelines.reading.meaning import Meaning
from pipelines.reading.text import fold, fold_name, is_whole
from pipelines.reading.values import Parsed, Understood

Record = dict[str, Parsed]
KEYED: Final = ("direction", "organisation", "checkpoint", "meeting", "topic", "text")
# of rows without figures rules ask about these cells, and about directions
SIGHTED: Final = frozenset({Type.DAY, Type.DUE_DAY, Type.MEETING, Type.COUNT})
PARTS: Final = ("organisation", "direction")  # a figure with an unreadable one must not pass for the whole municipality
TOTAL: Final = "total"  # records of sums that stand in the sheet


class Outcome(StrEnum):
    """What became of a row that is not blank."""

    HEADER = "header"
    LOADED = "loaded"
    IGNORED = "ignored"  # not meant as data: titles, totals, tabs the contract does not know
    REJECTED = "rejected"  # meant as data, but it cannot be placed; a problem says why


@dataclass(frozen=True)
class Line:
    """A row that was read. `municipality` and `oktmo` are what it says of whom it speaks; `names_many`: its columns say that,
    or it speaks of all municipalities, or of none.

    `records` are pairs of the tab of the contract (or «total») and the record.
    """

    outcome: Outcome
    municipality: str | None = None
    municipality_column: int | None = None
    oktmo: str | None = None
    names_many: bool = False
    records: tuple[tuple[str, Record], ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def whole(attributes: Record) -> Record:
    """«Итого» as organisation or direction means the whole; beside each name that tells figures apart, the same folded."""
    found = dict(attributes)
    for name in PARTS:
        if isinstance(text := found.get(name), str) and is_whole(text):
            found[name] = None
    return found | {f"{name}_key": fold_name(str(found[name])) for name in KEYED if found.get(name)}


def actual(meaning: Meaning, attributes: Record, count: Understood, number: int) -> Record:
    """A record of «Факт»: the day is the header's, else the row's."""
    day = meaning.day or attributes.get("on_date")
    return _kept(ACTUALS, attributes) | {"on_date": day} | _figure(meaning, count, number)


def target(meaning: Meaning, attributes: Record, count: Understood, number: int) -> Record:
    """A record of «Цели»: a plan under a day is due that day."""
    found = _kept(TARGETS, attributes)
    if meaning.checkpoint:
        found |= {"checkpoint": meaning.checkpoint, "checkpoint_key": fold_name(meaning.checkpoint)}
    due_on = meaning.day or attributes.get("due_on") or attributes.get("on_date")
    return found | {"due_on": due_on} | _figure(meaning, count, number)


def total(
    label: str, meaning: Meaning, value: int, number: int, *, across: bool = False, is_part: bool = False
) -> tuple[str, Record]:
    """A sum of the sheet; `across`: of its row, else of its column. `is_part`, as «в том числе»: of some rows only."""
    is_part = is_part or fold(label).startswith(("в ", "средн"))
    about: Record = {"label": " ".join(label.split()), "role": meaning.role, "indicator": meaning.indicator}
    return TOTAL, about | {
        "day": meaning.day,
        "value": value,
        "column_number": number,
        "across": across,
        "is_part": is_part,
    }


def described(tab: Tab, attributes: Record, columns: Mapping[str, int]) -> Record:
    """A record of a tab without figures; `columns`: where each of its columns stands."""
    sighted: Record = {f"{c.name}_column": columns[c.name] for c in _sighted(tab) if c.name in columns}
    return attributes | sighted | {"column_number": columns.get(tab.stands_for, 1)}


def _sighted(tab: Tab) -> list[Column]:
    return [c for c in tab.columns if c.type in SIGHTED or c.name == "direction"]


def _kept(tab: Tab, attributes: Record) -> Record:
    names = {name for name, _ in columns_of(tab.name)}
    return {name: value for name, value in attributes.items() if name in names}


def _figure(meaning: Meaning, count: Understood, number: int) -> Record:
    return {
        "indicator": meaning.indicator,
        "value": count.value,
        "is_increment": meaning.is_increment,
        "is_approximate": count.is_approximate,
        "column_number": number,
    }


def columns_of(name: str) -> list[tuple[str, str]]:
    """Names and SQL types of the records of a tab of the contract, or of the sheet's own sums, in order."""
    if name == TOTAL:
        return [
            *((column, "VARCHAR") for column in ("label", "role", "indicator")),
            ("day", "DATE"),
            ("value", "BIGINT"),
            ("column_number", "INTEGER"),
            ("across", "BOOLEAN"),
            ("is_part", "BOOLEAN"),
        ]
    tab = next(tab for tab in TABS if tab.name == name)
    if not tab.measures:
        sighted = [(f"{c.name}_column", "INTEGER") for c in _sighted(tab)]
        return [*_declared(tab.attributes), *sighted, ("column_number", "INTEGER")]
    measured = [("is_increment", "BOOLEAN"), ("is_approximate", "BOOLEAN"), ("column_number", "INTEGER")]
    return [*_declared(tab.attributes), ("indicator", "VARCHAR"), ("value", "BIGINT"), *measured]


def _declared(columns: Sequence[Column]) -> list[tuple[str, str]]:
    keys = [(f"{c.name}_key", "VARCHAR") for c in columns if c.name in KEYED]
    return [*((c.name, c.type.sql) for c in columns), *keys]


KINDS: Final = (*(tab.name for tab in TABS), TOTAL)  # of records
