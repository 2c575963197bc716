"""When the reader, the contract or the season changes, everything seen so far is read again from the landing."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipelines.book_reader import BookReader
from pipelines.cells import Grid
from pipelines.landed import Stretch
from pipelines.landing import Landing
from pipelines.reading.rows import read_row
from pipelines.reading.values import Season
from pipelines.settings import Settings, Source

HERE = Path(__file__).parent
CODE = ("reading/*.py", "contract/*.py", "personal/*.py", "cells.py", "book_reader.py")


def parser_version(settings: Settings) -> str:
    """A hash of all that decides what a cell means: the code of reading/ and contract/, the season, what is said of sources."""
    said = sorted(
        (s.name, bool(s.municipality), bool(s.folder), repr(s.tabs), s.personal_data)
        for s in settings.sources
        if s.municipality or s.folder or s.tabs or s.personal_data == "accept"
    )
    digest = hashlib.blake2b(f"{settings.starts} {settings.ends} {said}".encode(), digest_size=16)
    for path in sorted(path for pattern in CODE for path in HERE.glob(pattern)):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def reread_if_changed(landing: Landing, settings: Settings, *, anyway: bool = False) -> bool:
    """Reads every row of the landing again if it was read by another parser, or `anyway`; says whether it did.

    The sources are then asked for everything once more, too: how merged cells and blocks are filled may have changed.
    """
    version = parser_version(settings)
    known = landing.connection.execute("select version from parser").fetchone()
    if known == (version,) and not anyway:
        return False
    with landing.transaction():
        landing.forget_readings()
        for stretch in landing.stretches():
            reread(landing, stretch, settings)
        landing.connection.execute("update book set stamp = null")
        landing.connection.execute("delete from parser")
        landing.connection.execute("insert into parser values (?)", [version])
    return True


def reread(landing: Landing, stretch: Stretch, settings: Settings) -> None:
    """One tab under one of the headers it ever had."""
    source = next((s for s in settings.sources if s.name == stretch.source), Source(name=stretch.source))
    season = Season(settings.starts, settings.ends)
    titles = landing.titles(stretch.source, stretch.book).values()
    reader = BookReader.of(source, stretch.book, {*titles, stretch.title}, season)
    layout = reader.layout(Grid(stretch.title, tuple(row.cells for row in stretch.rows)))
    landing.note_rows((row.row_id, read_row(layout, n, row.cells, season)) for n, row in enumerate(stretch.rows, 1))
    if today := [row for row in stretch.rows if row.stands]:
        layout = reader.layout(Grid(stretch.title, tuple(row.cells for row in today)))
        place = (stretch.source, stretch.book, stretch.tab)
        landing.note_tab(*place, [(today[n - 1].number, problem) for n, problem in layout.problems], stretch.seen_from)
        landing.note_names(*place, [(today[n - 1].number, c, text) for n, c, text in layout.names], stretch.seen_from)
