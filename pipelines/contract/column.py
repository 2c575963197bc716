"""What a column is. Parser, table, template and documentation all come from its one declaration."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Type(Enum):
    """What may stand in a column."""

    MUNICIPALITY = "municipality"
    TEXT = "text"
    KIND = "kind"
    OKTMO = "oktmo"
    COUNT = "count"
    DAY = "day"
    DUE_DAY = "due day"
    DEGREES = "degrees"
    CHOICE = "choice"  # one of the column's options
    TIME = "time"  # of day, kept as «14:00»
    LINK = "link"
    MEETING = "meeting"  # its day, its topic or both

    @property
    def sql(self) -> str:
        """The SQL type a value of it is kept as."""
        return {Type.COUNT: "BIGINT", Type.DAY: "DATE", Type.DUE_DAY: "DATE", Type.DEGREES: "DOUBLE"}.get(
            self, "VARCHAR"
        )


@dataclass(frozen=True)
class Option:
    """One thing that may stand in a column of choices: its code in the warehouse, its word in the sheet, what else it is called."""

    code: str
    title: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of one tab.

    `key`: a row without it cannot be placed and is rejected. `required`: the column must be there and a blank cell
    of it is a finding. `indicator`: the column holds figures of that indicator; such columns become one record each.
    `choices`: the few texts that may stand there, as the template offers them; the reader may understand more. `options`:
    all that may stand in a column of choices.
    """

    name: str
    title: str
    type: Type
    meaning: str
    meaning_en: str
    example: str
    synonyms: tuple[str, ...] = ()
    key: bool = False
    required: bool = False
    indicator: str | None = None
    at_most: int | None = None  # for counts: above this it cannot be meant
    within: tuple[float, float] | None = None  # for degrees
    choices: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    all_at_once: bool = False  # of municipalities: «Все муниципалитеты» may stand there
    may_wait: bool = False  # «уточняется» may stand there: no data yet

    @property
    def offered(self) -> tuple[str, ...]:
        """The texts that the template lets one choose from."""
        return self.choices or tuple(option.title for option in self.options)


@dataclass(frozen=True)
class Tab:
    """One tab of the shared sheet. `name` names its records: `record_<name>` in the landing.

    `stands_for`: the column whose cell is shown for a row without figures.
    """

    name: str
    title: str
    synonyms: tuple[str, ...]
    meaning: str
    columns: tuple[Column, ...]
    optional: bool = False  # where no source has it, nothing is missing
    by_council: bool = False  # speaks for the region: in the book of one municipality it is nobody's
    personal: bool = False  # people's names and telephones: read from a workbook that was marked so, and never shared
    stands_for: str = "municipality"

    @property
    def measures(self) -> tuple[Column, ...]:
        """The columns that hold figures of an indicator."""
        return tuple(c for c in self.columns if c.indicator)

    @property
    def attributes(self) -> tuple[Column, ...]:
        """All other columns: they say what a figure, or a municipality, is about."""
        return tuple(c for c in self.columns if not c.indicator)
