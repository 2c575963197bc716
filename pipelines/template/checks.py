"""What a column of the template lets in, and what it says to whoever types something else.

Some of it is asked for and not insisted upon: the reader understands «≈300», «-» and a code that lost its zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from pipelines.contract import Column, Type
from pipelines.contract.assignments import EVERYBODY
from pipelines.reading.season import Season

ANY_DAY = Season(date(2000, 1, 1), date(2099, 12, 31))  # all that the reader takes for a day


@dataclass(frozen=True)
class OneOf:
    """One of a few texts."""

    choices: tuple[str, ...]
    title = "Выберите из списка"
    insists = True

    @property
    def asks(self) -> str:
        """The sentence for whoever typed something else."""
        return f"Подойдёт одно из: {', '.join(self.choices)}."


@dataclass(frozen=True)
class Registered:
    """A name that stands in the register of the same workbook: in that tab, below the header of that column (1-based)."""

    tab: str
    column: int
    or_all: bool = False  # «Все муниципалитеты» may stand there, too
    title = "Выберите из списка"

    @property
    def insists(self) -> bool:
        """Nothing else may stand there."""
        return not self.or_all

    @property
    def asks(self) -> str:
        """The sentence for whoever typed something else."""
        if self.or_all:
            return f"Выберите муниципалитет из списка. Если поручено всем, впишите «{EVERYBODY}»."
        return f"Выберите муниципалитет из списка. Если его там нет, сначала впишите его на лист «{self.tab}»."


@dataclass(frozen=True)
class Day:
    """A day between two, both included."""

    first: date
    last: date
    insists = True

    @property
    def title(self) -> str:
        """What is wanted, in a few words: 32 characters at most."""
        return "Нужна дата" if self == _UNLIMITED else f"Дата с {self.first:%d.%m.%Y} по {self.last:%d.%m.%Y}"

    @property
    def asks(self) -> str:
        """The sentence for whoever typed something else."""
        season = "" if self == _UNLIMITED else f" Дни марафона: {self.first:%d.%m.%Y} – {self.last:%d.%m.%Y}."
        return f"Впишите дату с годом, например 01.10.2026.{season}"


@dataclass(frozen=True)
class Whole:
    """A whole number from 0 to `at_most`."""

    at_most: int
    title = "Нужно целое число"
    insists = False

    @property
    def asks(self) -> str:
        """The sentence for whoever typed something else."""
        return "Впишите целое число цифрами, например 120. Цифры пока нет — оставьте ячейку пустой."


@dataclass(frozen=True)
class Clock:
    """A time of day."""

    title = "Нужно время"
    insists = False
    asks = "Впишите время начала, например 14:00."


@dataclass(frozen=True)
class Fraction:
    """A number between two, fractions allowed."""

    least: float
    most: float
    title = "Нужно число"
    insists = True

    @property
    def asks(self) -> str:
        """The sentence for whoever typed something else."""
        return f"Впишите градусы от {self.least:g} до {self.most:g}, например 53,2."


@dataclass(frozen=True)
class Code:
    """An ОКТМО code: 8 digits, 11 for a settlement."""

    title = "Нужен код ОКТМО"
    insists = False
    asks = "Впишите код целиком: 8 цифр, у поселения 11. Ноль впереди тоже цифра."


Check: TypeAlias = OneOf | Registered | Day | Clock | Whole | Fraction | Code

_UNLIMITED = Day(ANY_DAY.starts, ANY_DAY.ends)


def check_of(column: Column, season: Season | None, register: Registered | None) -> Check | None:
    """What that column lets in; None for free text. `register`: where the workbook lists its municipalities, if it does."""
    if column.offered:
        return OneOf(column.offered)
    match column.type:
        case Type.MUNICIPALITY:
            return register and replace(register, or_all=column.all_at_once)
        case Type.TIME:
            return Clock()
        case Type.DAY | Type.DUE_DAY:
            return Day(season.starts, season.ends) if season else _UNLIMITED
        case Type.COUNT if column.at_most is not None:
            return Whole(column.at_most)
        case Type.DEGREES if column.within is not None:
            return Fraction(*column.within)
        case Type.OKTMO:
            return Code()
    return None
