"""What we wrote on whose cells, kept in the landing's table `note_written`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipelines.landing import Landing

Place = tuple[int, int, int]  # gid, row and column, both counted from 1
Notes = dict[Place, str]


@dataclass(frozen=True)
class Known:
    """What we know of a spreadsheet's notes.

    `notes`: what stood when we looked last, an empty text where people have a note of their own on a faulty cell.
    `is_open`: a write was begun and how it ended is not known.
    """

    notes: Notes = field(default_factory=dict)
    is_open: bool = False


class NoteStore:
    """What we wrote, in the landing's table `note_written`.

    A row with a place is a note that stands there. A row without one is a text that we wrote once, so that it is known
    as ours wherever it turns up (rows move, sheets are copied, old versions restored); an empty one is `Known.is_open`.
    """

    def __init__(self, landing: Landing) -> None:
        self.landing = landing
        self.run = landing.connection.execute

    def texts(self) -> frozenset[str]:
        """Every text that we ever wrote or were about to write."""
        rows = self.run("select distinct text from landing.note_written where text <> ''").fetchall()
        return frozenset(text for (text,) in rows)

    def get(self, book: str) -> Known:
        """What we know of a spreadsheet."""
        rows = self.run("select gid, row_number, column_number, text from landing.note_written where book = ?", [book])
        found = rows.fetchall()
        notes = {(gid, row, column): text for gid, row, column, text in found if gid is not None}
        return Known(notes, is_open=(None, None, None, "") in found)

    def begin(self, source: str, book: str, texts: Iterable[str]) -> None:
        """Before anything is written, so that what we write is ours even if we never hear how it went."""
        self.run(
            """insert into landing.note_written
            select distinct $source, $book, null::bigint, null::integer, null::integer, text
            from unnest($texts::varchar[]) as t(text)
            where text not in (select text from landing.note_written where book = $book and gid is null)""",
            {"source": source, "book": book, "texts": ["", *texts]},
        )

    def end(self, source: str, book: str, notes: Mapping[Place, str]) -> None:
        """What stands now, and that it is known."""
        rows = [(*place, text) for place, text in notes.items()]
        gids, numbers, columns, texts = zip(*rows, strict=True) if rows else ((),) * 4
        with self.landing.transaction():
            self.run("delete from landing.note_written where book = ? and (gid is not null or text = '')", [book])
            self.run(
                """insert into landing.note_written select
                ?, ?, unnest(?::bigint[]), unnest(?::integer[]), unnest(?::integer[]), unnest(?::varchar[])""",
                [source, book, list(gids), list(numbers), list(columns), list(texts)],
            )
