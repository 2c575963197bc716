"""What one choice of header rows makes of the columns of a «свод»: figures, columns that describe a row, all others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Final

from pipelines.cells import Cell, Grid, Kind
from pipelines.contract import ACTUALS, TARGETS, Column
from pipelines.reading.context import Context, Hint
from pipelines.reading.header_stacks import Stack, stacks
from pipelines.reading.labels import label_columns
from pipelines.reading.layout import Figure, Header, columns_of_numbers, first_below, is_numbering
from pipelines.reading.meaning import NOTHING, Meaning, said
from pipelines.reading.season import Season
from pipelines.reading.text import fold, fold_title

# Titles of columns that describe a row, whichever tab they stand in; «Дата» is the day of a fact.
ATTRIBUTES: Final[Mapping[str, Column]] = {
    fold_title(name): column
    for tab in (TARGETS, ACTUALS)
    for column in tab.attributes
    for name in (column.title, *column.synonyms)
}
NAMES: Final = frozenset(ATTRIBUTES)
_ATTRIBUTE_NAMES: Final[Mapping[str | None, Column]] = {column.name: column for column in ATTRIBUTES.values()}


@dataclass
class Found:
    """What one choice of header rows makes of the columns."""

    first: int
    last: int
    context: Context
    headers: dict[str, Header] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)  # complete ones
    unfinished: list[tuple[int, str, str]] = field(default_factory=list)  # (column, code, header)
    others: list[tuple[int, str, str]] = field(default_factory=list)  # without a code: the settings say so
    labels: tuple[int, ...] = ()
    below: AbstractSet[int] = frozenset()  # columns in which numbers stand
    name_is_titled: bool = False
    is_doubled: bool = False  # which of two columns «Дата» counts?

    def is_table(self, *, bound: bool) -> bool:
        """Figures stand there, or what would be figures if their headers said more; `bound`: of a municipality known anyway."""
        lacks = bool(self.unfinished) or any(code == "E125" for _, code, _ in self.others)
        return bool(self.figures) or (lacks and (self.name_is_titled or bound))

    @property
    def worth(self) -> tuple[bool, int, int, int, int]:
        """«Муниципалитет» in words, then the more different figures the better; then the fewer rows, the higher up."""
        meanings = Counter(figure.meaning for figure in self.figures if figure.number in self.below)
        different = sum(times == 1 for times in meanings.values())
        return self.name_is_titled, different, self.first - self.last, len(self.unfinished), -self.first


def columns_under(grid: Grid, found: Found, season: Season, hint: Hint) -> Found:
    """The same choice of header rows, with what it makes of the columns."""
    titles = stacks(grid.rows[found.first - 1 : found.last], NAMES)
    spoken, strange = _by_header(found, titles, season, hint)
    found.name_is_titled = "municipality" in found.headers
    taken = {*spoken, *(h.number for h in found.headers.values()), *(n for n, *_ in found.others)}
    left = min(spoken, default=0)  # labels stand left of all figures
    found.labels = tuple(n for n in label_columns(grid, found.last, season, tuple(taken), titles) if n < left)
    if not found.name_is_titled and spoken:
        name = _names_column(grid, found.last, taken | {*found.labels}, spoken, season)
        if name is not None:
            found.headers["municipality"] = Header(name, TARGETS.columns[0])
    for number in silent_ones(spoken) if not found.labels else ():  # «план» or «факт» was forgotten there
        strange[number] = titles[number]
        del spoken[number]
    for number, meaning in spoken.items():
        _sort(found, number, meaning, title_of(titles[number]))
    below = first_below(grid, found.last)
    found.below = columns_of_numbers(grid, found.last, season)
    known = {*found.labels, *(h.number for h in found.headers.values())}
    unread = {n: stack for n, stack in strange.items() if n not in known and _matters(n, below, stack)}
    found.others += [(number, "W103", title_of(stack)) for number, stack in unread.items()]
    return found


def _by_header(
    found: Found, titles: Mapping[int, Stack], season: Season, hint: Hint
) -> tuple[dict[int, Meaning], dict[int, Stack]]:
    """Columns whose headers say something of figures, and those whose headers are not understood."""
    spoken: dict[int, Meaning] = {}
    strange: dict[int, Stack] = {}
    for number, stack in titles.items():
        title = fold_title(stack[-1].text)
        settled = next((cell for cell in reversed(stack) if fold_title(cell.text) in hint.columns), None)
        mapped = hint.columns[fold_title(settled.text)] if settled else ""
        column = ATTRIBUTES.get(title) if mapped == "" else _ATTRIBUTE_NAMES.get(mapped)
        if mapped is None:
            found.others.append((number, "", ""))
        elif column is not None and column.name not in found.headers:
            found.headers[column.name] = Header(number, column)
        elif mapped and (measure := next((c for c in ACTUALS.measures if c.name == mapped), None)):
            rest = tuple(cell for cell in stack if cell is not settled)
            beside = together(stack, season) or (together(rest, season) if rest else None)
            spoken[number] = Meaning(indicator=measure.indicator).over(beside or Meaning())
        elif column is not None and column.key:
            found.is_doubled = True
        elif is_numbering(stack[-1]):
            found.others.append((number, "I106", title_of(stack)))
        elif (meaning := together(stack, season)) is not None:
            spoken[number] = meaning
        else:
            strange[number] = stack
    return spoken, strange


def silent_ones(spoken: Mapping[int, Meaning]) -> list[int]:
    """Where most figures are called plan or fact, those that are not."""
    figures = {n: meaning for n, meaning in spoken.items() if not meaning.is_derived}
    silent = [n for n, meaning in figures.items() if not (meaning.role or meaning.is_total)]
    return silent if 2 * sum(m.role is not None for m in figures.values()) > len(figures) else []


def _matters(number: int, below: Mapping[int, int], stack: Stack) -> bool:
    return number in below or not all(cell.inherited for cell in stack)


def together(stack: Stack, season: Season) -> Meaning | None:
    """What the headers of one column say together; None where one of them is not understood or contradicts another."""
    found = NOTHING
    for cell in reversed(stack):
        meaning = said(cell, season, serials=True)
        if meaning is None or meaning.contradicts(found):
            return None
        found = found.over(meaning)
    return found


def _sort(found: Found, number: int, meaning: Meaning, title: str) -> None:
    """A figure, or why it is none."""
    if meaning.is_derived:
        found.others.append((number, "I115", title))
    elif meaning.is_total and meaning.indicator is None:
        found.others.append((number, "I118", title))
    elif found.labels:
        found.figures.append(Figure(number, meaning))  # its rows say the rest
    elif (whole := found.context.completed(meaning)).is_derived:
        found.others.append((number, "E125", title))  # its title says so
    elif meaning.is_due and whole.role != TARGETS.name:
        found.others.append((number, "W103", title))  # «до 1 октября»: a plan until then, or the fact by then?
    elif code := lacking(whole, frozenset(found.headers)):
        found.unfinished.append((number, code, title))
    else:
        found.figures.append(Figure(number, replace(whole, is_due=None, is_total=None)))


def lacking(meaning: Meaning, said_by_row: frozenset[str] = frozenset()) -> str | None:
    """The code of what a figure lacks to be placed; `said_by_row` are the columns that say something of each row."""
    if meaning.indicator is None:
        return "E112"
    if meaning.role == "target":
        has_day = meaning.day is not None or said_by_row & {"due_on", "on_date"}
        return None if has_day and not meaning.is_increment else "E114"
    return None if meaning.day is not None or "on_date" in said_by_row else "E113"


def may_be_name(cell: Cell, season: Season) -> bool:
    """Words that are not of figures: the name of a municipality, or a text of another kind."""
    words = cell.kind is Kind.TEXT and re.search(r"[^\W\d_]{2}", str(cell.value)) is not None
    return words and said(cell, season) is None


def _names_column(
    grid: Grid, last: int, taken: AbstractSet[int], spoken: Mapping[int, Meaning], season: Season
) -> int | None:
    """The leftmost column of different texts beside the figures, where no header calls one «Муниципалитет»."""
    texts: dict[int, list[str]] = defaultdict(list)
    rows = 0
    for row in grid.rows[last:]:
        if not any(number <= len(row) and row[number - 1].is_filled for number in spoken):
            continue
        rows += 1
        for number, cell in enumerate(row, 1):
            if number not in taken and cell.is_filled and may_be_name(cell, season):
                texts[number].append(fold(cell.text))
    named = (n for n, found in texts.items() if 2 * len(found) > rows and 2 * len(set(found)) > len(found))
    return min(named, default=None)


def title_of(stack: Stack) -> str:
    """The headers of a column for a sentence."""
    return " · ".join(cell.text for cell in stack)
