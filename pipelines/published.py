"""What a warehouse says of itself, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from pipelines.errors import BuildError

Row = dict[str, Any]


@contextmanager
def open_warehouse(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the published warehouse attached as `warehouse`, for reading."""
    if not path.exists():
        raise BuildError(f"{path}: хранилища ещё нет; прочитайте источники: python -m pipelines refresh")
    with duckdb.connect() as connection:
        try:
            connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as warehouse (read_only)")
        except duckdb.Error as error:
            cure = "постройте заново: python -m pipelines rebuild"
            raise BuildError(f"{path}: хранилище не открывается ({error}); {cure}") from None
        yield connection


def findings(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The open findings, errors first, in the order of the sheets."""
    return _rows(connection, "select * exclude (seen_from) from warehouse.finding")


def status(connection: duckdb.DuckDBPyConnection) -> Row:
    """Title, region, `built_at`, and a row per source."""
    marathon = _rows(connection, "select title, region, built_at from warehouse.marathon")[0]
    return marathon | {"sources": _rows(connection, "select * from warehouse.source_status")}


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    found = connection.execute(query)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
