"""What a source brought into the landing: each book in one transaction, refused whole where figures would be lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pipelines.catalogue import CATALOGUE
from pipelines.cells import Book, Fetched
from pipelines.contract import TABS
from pipelines.errors import SourceError
from pipelines.landed import LandedRow, TabState
from pipelines.landing import Landing
from pipelines.reading.layout import Layout, recognise
from pipelines.reading.rows import read_row
from pipelines.reading.values import Season
from pipelines.report import SourceReport, Status
from pipelines.settings import Source


def take(
    landing: Landing,
    source: Source,
    fetched: Fetched | SourceError,
    season: Season,
    *,
    now: datetime,
    accept_deletions: bool,
) -> SourceReport:
    """Lands and reads what one source brought; a book that lost figures is refused and its last good ones stay."""
    if isinstance(fetched, SourceError):
        return SourceReport(source.name, "failed", str(fetched), fetched.requests)
    wrong = list(fetched.failures.values())
    for book in fetched.books:
        try:
            with landing.transaction():
                land_and_read(landing, source, book, season, now=now, accept_deletions=accept_deletions)
        except SourceError as error:
            wrong.append(str(error))
    wrong += drop_missing_books(landing, source, fetched, now=now, accept_deletions=accept_deletions)
    status: Status = "failed" if wrong else "ok" if fetched.books else "unchanged"
    return SourceReport(source.name, status, "; ".join(wrong) or None, fetched.requests)


def land_and_read(
    landing: Landing, source: Source, book: Book, season: Season, *, now: datetime, accept_deletions: bool
) -> None:
    """One book into the landing, its new rows read. Raises SourceError where figures that stood there are lost."""
    before = State.of(landing, source.name, book.key)
    bound = source.municipality is not None
    layouts = {grid.title: recognise(grid, bound=bound) for grid in book.tabs}
    tabs = [TabState(grid.title, grid.gid, layouts[grid.title].header_row, grid.rows) for grid in book.tabs]
    new: dict[str, list[LandedRow]] = defaultdict(list)
    for row in landing.land(source.name, book, tabs, now):
        new[row.tab].append(row)
    for tab in tabs:
        layout = layouts[tab.title]
        landing.note_tab(source.name, book.key, tab.key, layout.problems, now)
        read = [(row.row_id, read_row(layout, row.number, row.cells, season)) for row in new[tab.key]]
        landing.note_rows(layout.tab, read)
    if not accept_deletions:
        refuse_losses(before, State.of(landing, source.name, book.key), book, layouts)


@dataclass(frozen=True)
class State:
    """What stands of a book: its tabs' titles, how many figures each (tab, indicator) holds, how many rows are faulty."""

    titles: dict[str, str]
    held: dict[tuple[str, str | None], int]
    faulty: dict[str, int]

    @classmethod
    def of(cls, landing: Landing, source: str, book: str) -> State:
        """As it stands now."""
        return cls(landing.titles(source, book), landing.held(source, book), landing.faulty(source, book))


def refuse_losses(before: State, after: State, book: Book, layouts: Mapping[str, Layout]) -> None:
    """A tab, or a column of it, that held figures and holds none now is a mistake until somebody says it is meant.

    Figures that are still there but cannot be read are no loss: a finding names each. Raises SourceError.
    """
    for (tab, indicator), count in before.held.items():
        title = after.titles.get(tab)
        layout = next((layouts[grid.title] for grid in book.tabs if grid.title == title), Layout())
        is_there = indicator is None or indicator in {header.column.indicator for header in layout.headers}
        is_unreadable = layout.tab is not None and is_there and 2 * after.faulty.get(tab, 0) >= count
        if (tab, indicator) in after.held or is_unreadable:
            continue
        column = next((c.title for t in TABS for c in t.measures if c.indicator == indicator), "")
        what = f"лист «{title or before.titles.get(tab, tab)}»"
        if indicator is not None and any(key[0] == tab for key in after.held):
            what += f", столбец «{column}»"
        state = "пропал или переименован" if title is None else f"больше не даёт ни одной цифры{_cause(layout)}"
        cure = "верните, что было, или подтвердите потерю: refresh --accept-deletions"
        raise SourceError(f"«{book.title}», {what} {state}, прежние цифры оставлены; {cure}")


def _cause(layout: Layout) -> str:
    """What is wrong with the tab as a whole, the worst first."""
    worst = sorted((p for _, p in layout.problems if p.code[0] in "EW"), key=lambda problem: problem.code[0])
    return f" ({CATALOGUE[worst[0].code].message(worst[0].params)})" if worst else ""


def drop_missing_books(
    landing: Landing, source: Source, fetched: Fetched, *, now: datetime, accept_deletions: bool
) -> list[str]:
    """Books that held rows and are gone from the source: complaints, or with `accept_deletions` their end."""
    there = {book.key for book in fetched.books} | fetched.unchanged | fetched.failures.keys()
    missing = {key: title for key, title in landing.books(source.name).items() if key not in there}
    if not accept_deletions:
        cure = "верните её или подтвердите потерю: refresh --accept-deletions"
        return [f"таблицы «{title}» больше нет, прежние цифры оставлены; {cure}" for title in missing.values()]
    for key in missing:
        with landing.transaction():
            landing.close_book(source.name, key, now)
    return []
