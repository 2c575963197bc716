"""How the tabs of one book are read: what the settings say of its source, and what its other tabs are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from pipelines.cells import Book, Grid
from pipelines.contract import TABS, Tab
from pipelines.findings import hidden
from pipelines.personal import mask, mask_text
from pipelines.reading.context import NO_HINT, Hint
from pipelines.reading.layout import Layout, first_row, placed
from pipelines.reading.recognise import prepared, recognise
from pipelines.reading.season import Season
from pipelines.reading.tab_titles import contract_of, holds_figures
from pipelines.reading.text import fold_title
from pipelines.settings import Source


@dataclass(frozen=True)
class BookReader:
    """Lays out the tabs of a book. `bound`: the whole book speaks of one municipality; `alone`: no tab says it holds figures."""

    source: Source
    season: Season
    bound: bool
    alone: bool

    @classmethod
    def of(cls, source: Source, book: str, titles: Iterable[str], season: Season) -> Self:
        """For the book of that key with tabs of those titles. One of many books of a source may be one municipality's."""
        of_many = source.folder is not None or (source.workbook is not None and source.workbook.name != book)
        return cls(
            source,
            season,
            bound=source.municipality is not None or of_many,
            alone=not any(holds_figures(title, season) for title in titles),
        )

    def layout(self, grid: Grid) -> Layout:
        """How a tab that is filled and masked is to be read."""
        hint = self.hint(grid.title)
        return self.refused(grid, hint) or recognise(grid, self.season, bound=self.bound, hint=hint, alone=self.alone)

    def prepared(self, book: Book) -> tuple[Book, dict[str, Layout]]:
        """The book as it may be landed, merged cells and blocks filled and personal data masked; how to read each tab."""
        tabs = [self.prepared_tab(grid) for grid in book.tabs]
        title = mask_text(book.title) if self.masks else book.title
        whole = replace(book, title=title, tabs=tuple(grid for grid, _ in tabs))
        return whole, {grid.title: layout for grid, layout in tabs}

    def prepared_tab(self, grid: Grid) -> tuple[Grid, Layout]:
        """One tab, in the same way; of people who must not stand there nothing is left."""
        hint = self.hint(grid.title)
        if refused := self.refused(grid, hint):
            is_personal = any(problem.code == "E502" for _, problem in refused.problems)
            return Grid(mask_text(grid.title), (), grid.gid) if is_personal else self.masked(grid, refused), refused
        whole, layout = prepared(grid, self.season, bound=self.bound, hint=hint, alone=self.alone)
        masked = self.masked(whole, layout)
        return masked, layout if masked is whole else self.layout(masked)

    def masked(self, grid: Grid, layout: Layout) -> Grid:
        """The tab without personal data, the same object where it holds none; hotlines and codes have columns of their own.

        A link may have as many digits as a telephone.
        """
        if not self.masks:
            return grid
        hotlines = frozenset(h.number for h in layout.headers if h.column.name in {"hotline", "link"})
        codes = frozenset(h.number for h in layout.headers if h.column.name in {"oktmo", "municipality"})
        masked = mask(grid, hotlines=hotlines, codes=codes)
        title = mask_text(grid.title)
        return masked if title == grid.title else replace(masked, title=title)

    def refused(self, grid: Grid, hint: Hint) -> Layout | None:
        """A tab that this source may not hold: of people where it may be shared, of the council's where it is a municipality's."""
        tab = _said_to_be(grid.title, hint)
        first = first_row(grid)
        if tab is None or first is None:
            return None
        if tab.personal and self.masks:
            return Layout(problems=(placed(1, "E502", tab=mask_text(grid.title)),))
        if tab.by_council and self.source.municipality is not None:
            return Layout(problems=(placed(first, "I101", tab=grid.title),))
        return None

    @property
    def masks(self) -> bool:
        """Personal data may be stored from local workbooks that were marked so, and from nowhere else."""
        return masks(self.source)

    def hint(self, title: str) -> Hint:
        """What the settings say of a tab."""
        return _hint(self.source, title)


def masks(source: Source) -> bool:
    """Whether personal data must not be stored from there."""
    return source.personal_data != "accept" or source.workbook is None


def told(source: Source, title: str, params: Mapping[str, str]) -> dict[str, str]:
    """What a finding may say of a tab of that title: nothing that stands in it where people may, unmasked."""
    tab = _said_to_be(title, _hint(source, title))
    if masks(source) or (tab is not None and not tab.personal):
        return dict(params)
    return hidden(params, {column.title for tab in TABS for column in tab.columns})


def _said_to_be(title: str, hint: Hint) -> Tab | None:
    """By the settings, else by its title."""
    return contract_of(title) if hint.read_as is None else next((t for t in TABS if t.name == hint.read_as), None)


def _hint(source: Source, title: str) -> Hint:
    key = fold_title(title)
    found = next((hint for hint in source.tabs if fold_title(hint.title) == key), None)
    if found is None:
        return NO_HINT
    return Hint(
        read_as=found.read_as,
        indicator=found.indicator,
        on_date=found.on_date,
        due_on=found.due_on,
        is_increment=None if found.values is None else found.values == "increment",
        columns={fold_title(header): column for header, column in found.columns.items()},
    )
