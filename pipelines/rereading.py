"""When the reader, the contract or the season changes, everything seen so far is read again from the landing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pipelines.cells import Grid
from pipelines.landed import LandedRow, Stretch
from pipelines.landing import Landing
from pipelines.reading.layout import recognise
from pipelines.reading.rows import read_row
from pipelines.reading.values import Season
from pipelines.settings import Settings

HERE = Path(__file__).parent


def parser_version(settings: Settings) -> str:
    """A hash of all that decides what a cell means: the code of reading/ and contract/, the season, bound sources."""
    bound = sorted(source.name for source in settings.sources if source.municipality)
    digest = hashlib.blake2b(f"{settings.starts} {settings.ends} {bound}".encode(), digest_size=16)
    for path in sorted([*HERE.glob("reading/*.py"), *HERE.glob("contract/*.py"), HERE / "cells.py"]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def reread_if_changed(landing: Landing, settings: Settings, *, anyway: bool = False) -> bool:
    """Reads every row of the landing again if it was read by another parser, or `anyway`; says whether it did."""
    version = parser_version(settings)
    known = landing.connection.execute("select version from parser").fetchone()
    if known == (version,) and not anyway:
        return False
    with landing.transaction():
        landing.forget_readings()
        for stretch in landing.stretches():
            reread(landing, stretch, settings)
        landing.connection.execute("delete from parser")
        landing.connection.execute("insert into parser values (?)", [version])
    return True


def reread(landing: Landing, stretch: Stretch, settings: Settings) -> None:
    """One tab under one of the headers it ever had."""
    bound = any(source.name == stretch.source and source.municipality for source in settings.sources)
    season = Season(settings.starts, settings.ends)
    layout = recognise(_grid(stretch.title, stretch.rows), bound=bound)
    lines = [(row.row_id, read_row(layout, n, row.cells, season)) for n, row in enumerate(stretch.rows, 1)]
    landing.note_rows(layout.tab, lines)
    if today := [row for row in stretch.rows if row.stands]:
        problems = recognise(_grid(stretch.title, today), bound=bound).problems
        placed = [(today[n - 1].number, problem) for n, problem in problems]
        landing.note_tab(stretch.source, stretch.book, stretch.tab, placed, stretch.seen_from)


def _grid(title: str, rows: Sequence[LandedRow]) -> Grid:
    return Grid(title, tuple(row.cells for row in rows))
