"""How the tabs of one book are read: what the settings say of its source, and what its other tabs are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from pipelines.cells import Book, Grid
from pipelines.personal import mask, mask_text
from pipelines.reading.context import NO_HINT, Hint
from pipelines.reading.layout import Layout
from pipelines.reading.recognise import prepared, recognise
from pipelines.reading.season import Season
from pipelines.reading.tab_titles import holds_figures
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
        return recognise(grid, self.season, bound=self.bound, hint=self.hint(grid.title), alone=self.alone)

    def prepared(self, book: Book) -> tuple[Book, dict[str, Layout]]:
        """The book as it may be landed, merged cells and blocks filled and personal data masked; how to read each tab."""
        tabs = [self.prepared_tab(grid) for grid in book.tabs]
        title = mask_text(book.title) if self.masks else book.title
        whole = replace(book, title=title, tabs=tuple(grid for grid, _ in tabs))
        return whole, {grid.title: layout for grid, layout in tabs}

    def prepared_tab(self, grid: Grid) -> tuple[Grid, Layout]:
        """One tab, in the same way."""
        whole, layout = prepared(grid, self.season, bound=self.bound, hint=self.hint(grid.title), alone=self.alone)
        masked = self.masked(whole, layout)
        return masked, layout if masked is whole else self.layout(masked)

    def masked(self, grid: Grid, layout: Layout) -> Grid:
        """The tab without personal data, the same object where it holds none; hotlines and codes have columns of their own."""
        if not self.masks:
            return grid
        hotlines = frozenset(h.number for h in layout.headers if h.column.name == "hotline")
        codes = frozenset(h.number for h in layout.headers if h.column.name in {"oktmo", "municipality"})
        masked = mask(grid, hotlines=hotlines, codes=codes)
        title = mask_text(grid.title)
        return masked if title == grid.title else replace(masked, title=title)

    @property
    def masks(self) -> bool:
        """Personal data may be stored from local workbooks that were marked so, and from nowhere else."""
        return self.source.personal_data != "accept" or self.source.workbook is None

    def hint(self, title: str) -> Hint:
        """What the settings say of a tab."""
        key = fold_title(title)
        found = next((hint for hint in self.source.tabs if fold_title(hint.title) == key), None)
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
