"""What a source brought into the landing: each book in one transaction, refused whole where figures would be lost."""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import datetime

from pipelines.cells import Book, Fetched
from pipelines.errors import SourceError
from pipelines.landed import LandedRow, TabState
from pipelines.landing import Landing
from pipelines.reading.layout import recognise
from pipelines.reading.rows import read_row
from pipelines.reading.values import Season
from pipelines.report import SourceReport, Status
from pipelines.settings import Source

log = logging.getLogger(__name__)


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
        log.warning("%s: %s", source.name, fetched)
        return SourceReport(source.name, "failed", str(fetched), fetched.requests)
    wrong = [
        f"«{title}»: {why}" if source.folder or len(fetched.failures) > 1 else why
        for title, why in fetched.failures.items()
    ]
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
    held = landing.held(source.name, book.key)
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
        refuse_losses(held, landing.held(source.name, book.key), book)


Held = dict[tuple[str, str | None], int]
NAMES = {"registered_users": "зарегистрировано", "submitted_initiatives": "инициативы", None: "реестр"}


def refuse_losses(before: Held, after: Held, book: Book) -> None:
    """A tab, or a column of it, that held figures and holds none now is a mistake until somebody says it is meant."""
    lost = [key for key in before if key not in after]
    if not lost:
        return
    tab, indicator = lost[0]
    title = next((grid.title for grid in book.tabs if TabState(grid.title, None, None, ()).key == tab), None)
    whole = not any(key[0] == tab for key in after)
    what = f"лист «{title or tab}»" + ("" if whole else f", столбец «{NAMES[indicator]}»")
    state = "пропал или переименован" if title is None else "больше не даёт ни одной цифры"
    raise SourceError(
        f"«{book.title}», {what} {state}, прежние цифры оставлены; верните его или подтвердите потерю: refresh --accept-deletions"
    )


def drop_missing_books(
    landing: Landing, source: Source, fetched: Fetched, *, now: datetime, accept_deletions: bool
) -> list[str]:
    """Books that held rows and are gone from the source: complaints, or with `accept_deletions` their end."""
    there = {book.key for book in fetched.books} | fetched.unchanged
    missing = {key: title for key, title in landing.books(source.name).items() if key not in there}
    missing = {key: title for key, title in missing.items() if not {key, title} & set(fetched.failures)}
    if not accept_deletions:
        cure = "верните её или подтвердите потерю: refresh --accept-deletions"
        return [f"таблицы «{title}» больше нет, прежние цифры оставлены; {cure}" for title in missing.values()]
    for key in missing:
        with landing.transaction():
            landing.close_book(source.name, key, now)
    return []
