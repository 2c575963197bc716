"""Columns whose cells say what the figures of their row are: «план», «Инициативы», «на 01.10.2026»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import pairwise
from typing import Final

from pipelines.cells import Cell, Grid
from pipelines.reading.header_stacks import Stack
from pipelines.reading.layout import Placed, is_blank, placed
from pipelines.reading.meaning import NOTHING, Meaning, said
from pipelines.reading.season import Season
from pipelines.reading.text import fold_title

_OF_DAYS: Final = re.compile(
    r"(?:на )?(?:отчетн\w+ )?(?:дат[аы]|день|дни|период\w*|срок\w*|показател\w*|недел[яи]|date|day)?"
)


_TITLES: Final = re.compile(
    r"(?:вид|тип|наименование|название)? ?показател[ья]|план ?[/,-]? ?(?:и )?факт|вид|индикатор|значени[ея]|indicator|measure"
)


def label_columns(
    grid: Grid, last: int, season: Season, taken: Sequence[int], titles: Mapping[int, Stack] | None
) -> tuple[int, ...]:
    """Columns below row `last`, but for those `taken`, that are called so or of whose filled cells a quarter is understood.

    A column of days alone is one only under a title that means so, «Дата начала» is another day; where `titles` is None
    names stand beside it and no title is asked for. Words that only compare («отставание») are a remark.
    """
    found = []
    columns: dict[int, list[Cell]] = defaultdict(list)
    for row in grid.rows[last:]:
        for number, cell in enumerate(row, 1):
            if cell.is_filled and number not in taken:
                columns[number].append(cell)
    for number, cells in sorted(columns.items()):
        understood = [meaning for cell in cells if (meaning := said(cell, season)) is not None]
        title = fold_title(titles[number][-1].text) if titles and number in titles else ""
        says = {name for meaning in understood for name in _said(meaning)}
        is_titled = bool(title) and _TITLES.fullmatch(title) is not None
        wanted = 2 if says <= {"day"} else 4  # of so many cells one at least
        if not is_titled and wanted * len(understood) < len(cells):
            continue
        is_of_days = "day" in says and (titles is None or _OF_DAYS.fullmatch(title) is not None)
        if is_titled or says & {"indicator", "role", "is_increment", "checkpoint"} or is_of_days:
            found.append(number)
    return tuple(found)


def label_of(row: Sequence[Cell], labels: Sequence[int], season: Season) -> Meaning | int:
    """What the labels of a row say together; the number of the column that is not understood or contradicts another."""
    found = NOTHING
    for number in labels:
        if number > len(row) or row[number - 1].is_blank:
            continue
        meaning = said(row[number - 1], season)
        if meaning is None or meaning.contradicts(found):
            return number
        found = found.over(meaning)
    return found


def sections(grid: Grid, last: int, labels: Sequence[int], figures: Sequence[int], season: Season) -> list[Placed]:
    """Labels that stand over the rows below them, not beside figures: rows are read one by one, so this is a question.

    «План» alone, and below it «на 01.10» that does not say so itself; but «на 13.12» alone is a day without figures yet.
    """
    found = []
    rows = [(n, row) for n, row in enumerate(grid.rows[last:], last + 1) if not is_blank(row)]
    for (n, row), (_, below) in pairwise(rows):
        cells = [number for number, cell in enumerate(row, 1) if not cell.is_blank]
        if len(cells) != 1 or cells[0] not in labels or any(f <= len(row) and row[f - 1].is_filled for f in figures):
            continue
        heading, next_one = label_of(row, labels, season), label_of(below, labels, season)
        if not isinstance(heading, Meaning) or not isinstance(next_one, Meaning) or next_one.is_derived:
            continue  # «%» below an empty «факт» is a row that is not read
        if not _said(heading) & _said(next_one):
            found.append(placed(n, "E122", cells[0], value=row[cells[0] - 1].text))
    return found


def _said(meaning: Meaning) -> set[str]:
    return {f.name for f in fields(meaning) if getattr(meaning, f.name) is not None}
