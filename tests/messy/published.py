"""What a refresh published about a region: figures, and findings with the cells of which they speak."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.messy.truth import ACTUAL, TARGET, Bad, Key, Place
from tests.world import World

# What is said once for a column or a tab; all other findings speak of their cell, or of the row they cover.
COLUMN = re.compile(r"W103|W107|E11\d|E120|E31[123]|E21[123]")
TAB = frozenset({"I101", "E102", "E104", "E105", "E111", "E310"})
_CELL = re.compile(r"([A-Z]+)(\d+)")


class Found(NamedTuple):
    """A finding of the warehouse."""

    code: str
    book: str
    tab: str
    row: int
    column: int
    covers: tuple[int, int] | None  # rows left out because of it
    over: tuple[int, int] | None  # columns left out because of it
    message: str


class Loaded(NamedTuple):
    """A figure of the warehouse and the cells it was made of."""

    value: int
    book: str
    tab: str
    cells: str


def findings(world: World) -> list[Found]:
    """All open findings."""
    query = "select code, coalesce(book, ''), tab, cell, covers, message_ru from finding"
    found = []
    for code, book, tab, cell, covers, message in world.ask(query):
        row, column = numbers(cell)
        rows = [int(number) for number in re.findall(r"\d+", covers or "")]
        columns = [numbers(f"{letters}1")[1] for letters in re.findall(r"[A-Z]+", covers or "")]
        text = f"{code} {tab}!{cell} {message}"
        found.append(Found(code, book, tab, row, column, _ends(rows), _ends(columns), text))
    return found


def _ends(span: list[int]) -> tuple[int, int] | None:
    return (span[0], span[-1]) if span else None


def numbers(cell: str | None) -> tuple[int, int]:
    """«D17» → (17, 4)."""
    parts = _CELL.match(cell or "")
    if parts is None:
        return 0, 0
    column = 0
    for letter in parts[1]:
        column = 26 * column + ord(letter) - 64
    return int(parts[2]), column


def loaded_figures(world: World) -> dict[Key, Loaded]:
    """All targets and actuals as they stand."""
    found = {}
    for measure, day in ((ACTUAL, "on_date"), (TARGET, "due_on")):
        query = f"select municipality_id, indicator, {day}, value, book, tab, cell from {measure}"
        for municipality, indicator, on, value, book, tab, cell in world.ask(query):
            found[Key(measure, municipality, indicator, on)] = Loaded(value, book, tab, cell)
    return found


class Index:
    """Findings by tab."""

    def __init__(self, findings: Iterable[Found]) -> None:
        self._by_tab: dict[tuple[str, str], list[Found]] = defaultdict(list)
        for finding in findings:
            self._by_tab[finding.book, finding.tab].append(finding)

    def _of(self, place: Place) -> Iterator[Found]:
        yield from self._by_tab[place.book, place.tab]

    def names(self, bad: Bad) -> bool:
        """Whether an error or a warning names the bad cell, or a cell of the block for which it speaks."""
        return any(
            finding.code[0] in "EW" and speaks_of(finding, bad.place, bad.bottom, bad.right, reach=bad.reach)
            for finding in self._of(bad.place)
        )

    def speaks(self, place: Place) -> bool:
        """Whether anybody who looks for the cell's figure finds a word about it."""
        return any(speaks_of(finding, place, place.row, place.column) for finding in self._of(place))

    def refuses(self, place: Place) -> bool:
        """Whether an error says that the cell was not loaded."""
        return any(f.code[0] == "E" and speaks_of(f, place, place.row, place.column) for f in self._of(place))


def speaks_of(finding: Found, place: Place, bottom: int, right: int, *, reach: str = "cell") -> bool:
    """Whether a finding names a cell of the rectangle that begins at `place`, or its row, its column, its whole tab."""
    if (finding.book, finding.tab) != (place.book, place.tab):
        return False
    in_rows = place.row <= finding.row <= bottom
    in_columns = place.column <= finding.column <= right
    if in_rows and in_columns:
        return True
    covers = finding.covers
    if covers and covers[0] <= place.row <= covers[1]:
        return True
    if finding.over and finding.over[0] <= place.column <= finding.over[1]:
        return True
    if in_columns and COLUMN.fullmatch(finding.code) and (finding.row <= place.row or reach == "column"):
        return True
    return finding.code in TAB
