"""What a sheet is, wherever it comes from: a `Book` of `Grid`s of `Cell`s, each with its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias


class Kind(StrEnum):
    """What stands in a cell, as the sheet itself knows it. Nothing is guessed from looks."""

    BLANK = "blank"
    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"  # a number that the sheet shows as a percentage: 0.85 shown as «85 %»
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"  # #REF!, #ССЫЛКА!, …
    NO_RESULT = "no_result"  # a formula that was saved without a result


Value: TypeAlias = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    `value` is None for BLANK, `str` for TEXT, ERROR (the error's name, such as «#REF!») and NO_RESULT (the
    formula), `int` or `float` for NUMBER and PERCENT, `bool` for BOOLEAN, `date` for DATE (a time of day is cut off).
    `shown` is what a person sees where that differs from the value («33» for 33.4), else None. `inherited`: the value
    stands in a cell above or to the left that this one is merged with or continues; it says what others mean, and no more.
    """

    kind: Kind
    value: Value = None
    shown: str | None = None
    inherited: bool = False

    @property
    def text(self) -> str:
        """The cell as its typist would quote it: a short text for messages, never for reading figures."""
        if self.shown is not None:
            return self.shown
        match self.value:
            case None:
                return ""
            case bool():
                return "ИСТИНА" if self.value else "ЛОЖЬ"
            case float():
                return f"{self.value:.15g}".replace(".", ",")
            case date():
                return f"{self.value:%d.%m.%Y}"
            case int():
                return str(self.value) if abs(self.value) < 10**15 else f"{Decimal(self.value):.3e}"
        return self.value

    @property
    def is_blank(self) -> bool:
        """Nothing, or nothing but white space."""
        return self.kind is Kind.BLANK or (self.kind is Kind.TEXT and not str(self.value).strip())

    @property
    def is_filled(self) -> bool:
        """Something was typed in this very cell."""
        return not (self.inherited or self.is_blank)


BLANK: Final = Cell(Kind.BLANK)


def cell_at(row: Sequence[Cell], number: int) -> Cell:
    """The cell of a column, 1-based; rows may be shorter than the table."""
    return row[number - 1] if number <= len(row) else BLANK


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, 1-based, both ends inclusive: `Area(1, 1, 2, 3)` is A1:C2."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One tab: `rows[0]` is the sheet's row 1. Rows are ragged: blank cells at their end, and blank rows at the end, may be left out."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    gid: int | None = None
    hidden_rows: frozenset[int] = frozenset()  # 1-based
    merges: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """One spreadsheet, workbook file or folder of .csv, read at one moment.

    `key` tells the books of a source apart and never changes (Google's spreadsheet id; the file name of a workbook).
    `url` opens the book in a browser, None for local files. `stamp` changes whenever the content may have changed.
    """

    key: str
    title: str
    tabs: tuple[Grid, ...]
    url: str | None = None
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one fetch of a source brought. Every book of the source stands in exactly one of the three."""

    books: tuple[Book, ...] = ()
    unchanged: frozenset[str] = frozenset()  # keys of books whose stamp is still the known one
    failures: Mapping[str, str] = field(default_factory=dict)  # a book's key → why: one Russian sentence with its title
    requests: int = 0  # HTTP requests made, retries included


def column_letters(number: int) -> str:
    """1 → «A», 27 → «AA»."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Row 17, column 4 → «D17»."""
    return f"{column_letters(column)}{row}"
