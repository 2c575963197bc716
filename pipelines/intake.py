"""What a source brought into the landing: each book in one transaction, refused whole where figures would be lost."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from pipelines.book_reader import BookReader
from pipelines.cells import Book, Fetched, Grid
from pipelines.errors import SourceError
from pipelines.forgetting import forget_former_contacts
from pipelines.landed import LandedRow, TabState
from pipelines.landing import Landing
from pipelines.losses import State, refuse_losses
from pipelines.reading.layout import Layout
from pipelines.reading.rows import read_row
from pipelines.reading.season import Season
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
    forget_former_contacts(landing)
    status: Status = "failed" if wrong else "ok" if fetched.books else "unchanged"
    return SourceReport(source.name, status, "; ".join(wrong) or None, fetched.requests)


def land_and_read(
    landing: Landing, source: Source, book: Book, season: Season, *, now: datetime, accept_deletions: bool
) -> None:
    """One book into the landing, its new rows read. Raises SourceError where figures that stood there are lost."""
    before = State.of(landing, source.name, book.key)
    reader = BookReader.of(source, book.key, [grid.title for grid in book.tabs], season)
    book, layouts = reader.prepared(book)
    tabs = [_state(grid, layouts[grid.title]) for grid in book.tabs]
    new: dict[str, list[LandedRow]] = defaultdict(list)
    for row in landing.land(source.name, book, tabs, now):
        new[row.tab].append(row)
    for tab in tabs:
        layout = layouts[tab.title]
        landing.note_tab(source.name, book.key, tab.key, layout.problems, now)
        landing.note_names(source.name, book.key, tab.key, layout.names, now)
        landing.note_rows((row.row_id, read_row(layout, row.number, row.cells, season)) for row in new[tab.key])
    if not accept_deletions:
        refuse_losses(source, before, State.of(landing, source.name, book.key), book, layouts)


def _state(grid: Grid, layout: Layout) -> TabState:
    return TabState(grid.title, grid.gid, layout.first_row, layout.identity, grid.rows)


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
