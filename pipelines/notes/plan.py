"""What is to change: the notes that findings ask for against those that stand in a spreadsheet at this moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipelines.cells import Book, address, cell_at
from pipelines.findings import shorten
from pipelines.landed import decode, encode
from pipelines.notes.store import Known, Notes, Place

if TYPE_CHECKING:
    from pipelines.sources.google.writer import Noted

MOST_CHANGES: Final = 2000  # in one batch; the rest come with the next refresh
MOST_SENTENCES: Final = 8  # in one note
SENTENCE: Final = 600  # characters; Google allows 50,000 a note
FAREWELL: Final = "Заметка исчезнет сама, когда ячейка будет исправлена."


def wanted_notes(found: Iterable[tuple[str, int, int, int, str]]) -> defaultdict[str, Notes]:
    """By book the note of each cell, from rows of (book, gid, row, column, sentence), the worst sentence first."""
    sentences: defaultdict[str, defaultdict[Place, list[str]]] = defaultdict(lambda: defaultdict(list))
    for book, gid, row, column, sentence in found:
        sentences[book][gid, row, column].append(sentence)
    return defaultdict(
        dict, {book: {at: text_of(said) for at, said in cells.items()} for book, cells in sentences.items()}
    )


def text_of(sentences: Iterable[str]) -> str:
    """The note that says these sentences, one a line."""
    said = list(dict.fromkeys(f"Панель: {shorten(sentence, SENTENCE).rstrip('.')}." for sentence in sentences))
    more = [f"Панель: и ещё замечаний: {len(said) - MOST_SENTENCES}."] if len(said) > MOST_SENTENCES else []
    return "\n".join([*said[:MOST_SENTENCES], *more, FAREWELL])


def is_to_be_looked_at(wanted: Notes, known: Known, *, is_new: bool) -> bool:
    """Whether notes may have to change. Where nothing is ours and nothing is wanted there is nothing to look at."""
    if known.is_open or known.notes.keys() != wanted.keys():
        return True
    if any(text not in ("", wanted[place]) for place, text in known.notes.items()):
        return True
    return is_new and bool(wanted)


@dataclass(frozen=True)
class Plan:
    """What is to change in a spreadsheet, and what will stand there then (as in `Known.notes`)."""

    changes: Notes  # an empty text takes the note away
    stands: Notes
    left: int = 0
    locked: tuple[str, ...] = ()  # addresses of cells that are protected from us: «Факт!C2»


@dataclass(frozen=True)
class Reading:
    """A spreadsheet as it was read: its rows in the landing, as JSON by gid and row; those without content are missing.

    `prepare`: what happens to a book between Google and the landing.
    """

    rows: Mapping[tuple[int, int], str]
    prepare: Callable[[Book], Book]

    def holds(self, book: Book) -> Callable[[Place], bool]:
        """Whether a cell of the spreadsheet as it is now still holds what was read."""
        grids = {grid.gid: grid.rows for grid in self.prepare(book).tabs}

        def is_as_read(place: Place) -> bool:
            gid, row, column = place
            if gid not in grids:
                return False
            now = grids[gid][row - 1] if row <= len(grids[gid]) else ()
            if (gid, row) not in self.rows:
                return not any(cell.is_filled for cell in now)
            return encode([cell_at(now, column)]) == encode([cell_at(decode(self.rows[gid, row]), column)])

        return is_as_read


def decide(noted: Noted, *, wanted: Notes, ours: frozenset[str], reading: Reading) -> Plan:
    """What to change in a spreadsheet as it stands at this moment."""
    is_as_read = reading.holds(noted.book)
    changes: Notes = {}
    stands: Notes = {}
    locked: list[Place] = []
    left = 0
    for place in sorted({*wanted, *(place for place, text in noted.notes.items() if text in ours)}):
        text, there = wanted.get(place, ""), noted.notes.get(place, "")
        is_theirs = bool(there) and there not in ours
        is_locked = noted.is_locked(place)
        if there == text:
            stands[place] = text
        elif not is_theirs and not is_locked and len(changes) < MOST_CHANGES and is_as_read(place):
            changes[place] = text
        else:
            left += 1
            locked += [place] if is_locked and not is_theirs else []
            stands |= {place: "" if is_theirs else there} if there else {}
    titles = {grid.gid: grid.title for grid in noted.book.tabs}
    stands |= {place: text for place, text in changes.items() if text}
    return Plan(
        changes, stands, left, tuple(f"{titles.get(gid)}!{address(row, column)}" for gid, row, column in locked)
    )
