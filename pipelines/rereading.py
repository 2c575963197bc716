"""When the reader, the contract or the season changes, everything seen so far is read again from the landing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from pipelines.book_reader import BookReader
from pipelines.cells import Grid
from pipelines.landed import LandedRow, Stretch
from pipelines.landing import Landing
from pipelines.reading.layout import Layout
from pipelines.reading.rows import read_row
from pipelines.reading.season import Season
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
    digest.update(_code())
    return digest.hexdigest()


@cache
def _code() -> bytes:
    """A hash of the files, read once per process: it runs what it has imported."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(path for pattern in CODE for path in HERE.glob(pattern)):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()


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
    # only rows that stood at the same time make a sheet; those before them are read as it was laid out
    together = [row for row in stretch.rows if row.together]
    whole = Grid(stretch.title, tuple(row.cells for row in together))
    layout = reader.layout(whole)
    rows = _masked(landing, reader, layout, stretch)
    places = {row.row_id: number for number, row in enumerate(together, 1)}
    behind = len(together) + 1
    landing.note_rows(
        (row.row_id, read_row(layout, 0 if row.above else places.get(row.row_id, behind), row.cells, season))
        for row in rows
    )
    if any(row.stands for row in together):
        place = (stretch.source, stretch.book, stretch.tab)
        numbers = [row.number for row in together]
        landing.note_tab(*place, [(numbers[n - 1], problem) for n, problem in layout.problems], stretch.seen_from)
        landing.note_names(*place, [(numbers[n - 1], c, text) for n, c, text in layout.names], stretch.seen_from)


def _masked(landing: Landing, reader: BookReader, layout: Layout, stretch: Stretch) -> tuple[LandedRow, ...]:
    """The rows, masked as they would be landed today; what the mask has learned meanwhile is taken out of the past."""
    grid = Grid(stretch.title, tuple(row.cells for row in stretch.rows))
    masked = reader.masked(grid, layout)
    if masked is grid:
        return stretch.rows
    rows = tuple(replace(row, cells=cells) for row, cells in zip(stretch.rows, masked.rows, strict=True))
    changed = [
        (new.row_id, new.cells) for new, old in zip(rows, stretch.rows, strict=True) if new.cells is not old.cells
    ]
    landing.rewrite(changed)
    return rows
