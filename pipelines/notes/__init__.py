"""The answer to whoever typed: a note on each faulty cell of a Google spreadsheet, taken away when the cell is mended.

A note is ours only if its whole text is one that we wrote; whatever a person wrote or changed is theirs and stays. A
cell that no longer holds what was read gets nothing this time: somebody is typing, or rows have moved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from pipelines.book_reader import BookReader
from pipelines.cells import Book
from pipelines.errors import SourceError
from pipelines.landing import Landing
from pipelines.notes.plan import Plan, Reading, decide, is_to_be_looked_at, wanted_notes
from pipelines.notes.store import NoteStore
from pipelines.reading.season import Season
from pipelines.settings import Settings

if TYPE_CHECKING:
    from pipelines.sources.google.writer import Noted, Settled

PATIENCE: Final = 90.0  # seconds for all notes of a refresh: a minute of turns, and some to spare

# By spreadsheet what is wrong at its cells, the worst first. What is wrong nowhere in particular has no cell.
FOUND: Final = """
    select b.book, f.gid, f.row_number, coalesce(f.column_number, 1), w.message_ru
    from found f
    join worded w using (code, params)
    join landing.book b on b.source = f.source and b.url = f.url
    where w.severity in ('error', 'warning') and f.cell is not null and f.gid is not null
    order by w.severity, f.code, w.message_ru
"""
# The spreadsheets that are known as they are now: read at this refresh, or found unchanged.
BOOKS: Final = """
    select b.source, b.book, b.title, b.seen_at = $now as is_new
    from landing.book b
    join landing.source_try t on t.source = b.source and t.tried_at = $now
    where list_contains($sources, b.source) and (is_new or t.status <> 'failed')
    order by list_position($sources, b.source), b.book
"""
ROWS: Final = """
    select t.gid, v.row_number, v.content
    from landing.row_version v
    join landing.tab t using (source, book, tab)
    where v.source = $source and v.book = $book and v.seen_until is null and t.gid is not null
"""


@dataclass(frozen=True)
class NotesReport:
    """What became of the notes of one spreadsheet that was looked at. `error` is one Russian sentence."""

    source: str
    book: str  # its title
    written: int = 0
    removed: int = 0
    left: int = 0  # cells that were to get a note, or lose one, and did not
    error: str | None = None
    requests: int = 0


def write_notes(landing: Landing, settings: Settings, now: datetime) -> list[NotesReport]:
    """Brings the notes of all Google spreadsheets up to the findings just published at `now`, one batch a spreadsheet.

    Where nothing has changed nothing is asked. A trouble is a value: what could not be written comes next time.
    """
    if not settings.google.write_notes:
        return []
    store = NoteStore(landing)
    wanted = wanted_notes(landing.connection.execute(FOUND).fetchall())
    books = [
        book
        for book in _spreadsheets(landing, settings, now)
        if is_to_be_looked_at(wanted[book.key], store.get(book.key), is_new=book.is_new)
    ]
    for book in books:
        store.begin(book.source, book.key, wanted[book.key].values())
    ours = store.texts()
    wishes = {
        book.key: (
            book.title,
            partial(decide, wanted=wanted[book.key], ours=ours, reading=_reading(landing, settings, book)),
        )
        for book in books
    }
    settled = _settle(settings, wishes) if books else {}
    for book in books:
        if plan := settled[book.key].decision:
            store.end(book.source, book.key, plan.stands)
    return [_report(book, settled[book.key]) for book in books]


@dataclass(frozen=True)
class _Spreadsheet:
    """One that may get notes; `is_new`: read at this refresh."""

    source: str
    key: str
    title: str
    is_new: bool


def _spreadsheets(landing: Landing, settings: Settings, now: datetime) -> list[_Spreadsheet]:
    """Each once, also where two sources read it."""
    sources = [source.name for source in settings.sources if source.workbook is None]
    rows = landing.connection.execute(BOOKS, {"now": now, "sources": sources}).fetchall()
    found: dict[str, _Spreadsheet] = {}
    for source, key, title, is_new in rows:
        first = found.setdefault(key, _Spreadsheet(source, key, title, is_new))
        found[key] = replace(first, is_new=first.is_new or is_new)
    return list(found.values())


def _reading(landing: Landing, settings: Settings, book: _Spreadsheet) -> Reading:
    source = next(source for source in settings.sources if source.name == book.source)
    season = Season(settings.starts, settings.ends)

    def prepare(found: Book) -> Book:
        reader = BookReader.of(source, found.key, [tab.title for tab in found.tabs], season)
        return reader.prepared(found)[0]

    rows = landing.connection.execute(ROWS, {"source": book.source, "book": book.key}).fetchall()
    return Reading({(gid, number): content for gid, number, content in rows}, prepare)


def _settle(settings: Settings, wishes: Mapping[str, tuple[str, Callable[[Noted], Plan]]]) -> dict[str, Settled[Plan]]:
    from pipelines.sources.google.writer import NoteWriter, Settled  # noqa: PLC0415 - slow to import, see sources

    try:
        return NoteWriter(settings.google, give_up_after=min(settings.give_up_after, PATIENCE)).settle(wishes)
    except SourceError as error:
        return {key: Settled(None, str(error), 0) for key in wishes}


def _report(book: _Spreadsheet, settled: Settled[Plan]) -> NotesReport:
    plan = settled.decision
    if plan is None:
        return NotesReport(book.source, book.title, error=settled.error, requests=settled.requests)
    written = sum(bool(text) for text in plan.changes.values())
    return NotesReport(
        book.source, book.title, written, len(plan.changes) - written, plan.left, settled.error, settled.requests
    )
