"""The way to the published warehouse, and the only duckdb import of the pages.

Every build of the warehouse is a new file under the same path. Its stamp names the build: each stamp gets an in-memory
DuckDB of its own that attaches the file READ_ONLY (a second plain `connect(path)` would go on returning the old file).

    UnreadableError
    ├── NoWarehouseError    nothing is published yet: wait
    ├── BadSettingsError    the settings file cannot be read: mend it
    └── BadWarehouseError   the published file cannot be read: rebuild it
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from dashboard import settings

Stamp = tuple[int, int]
"""Which build: the file's modification time in ns and its inode."""


class UnreadableError(Exception):
    """The warehouse cannot be shown. `path` is the file to look at."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class NoWarehouseError(UnreadableError):
    """Nothing is published yet."""


class BadSettingsError(UnreadableError):
    """The settings file is missing where it was named, or is not TOML."""


class BadWarehouseError(UnreadableError):
    """The published file is not a warehouse that this version can read."""


def warehouse() -> Path:
    """Path of the warehouse: key `warehouse` of MARATHON_CONFIG, else ./marathon.toml, else the demo's settings."""
    path = settings.locate()
    try:
        return path.parent / Path(settings.table(path).get("warehouse", "data/marathon.duckdb")).expanduser()
    except FileNotFoundError:
        raise (NoWarehouseError(path) if path == settings.DEMO else BadSettingsError(path)) from None
    except (OSError, ValueError, TypeError, RuntimeError):  # also «~» of a user who is not there
        raise BadSettingsError(path) from None


def stamp() -> Stamp:
    """The build that is published now. Raises NoWarehouseError or BadSettingsError."""
    path = warehouse()
    try:
        return _stamp(path)
    except OSError:
        raise NoWarehouseError(path) from None


Parameter = str | int | date | list[str]


def fetch(build: Stamp, sql: str, parameters: Sequence[Parameter] | Mapping[str, Parameter] = ()) -> pd.DataFrame:
    """Rows of one SELECT on that build. Raises BadWarehouseError when the file or what it holds is not as agreed."""
    path = warehouse()
    try:
        with _attached(path, build).cursor() as cursor:
            cursor.execute("USE marathon")  # a cursor forgets it
            found: pd.DataFrame = cursor.execute(sql, parameters).to_arrow_table().to_pandas(date_as_object=False)
            return found
    except duckdb.Error as error:
        raise BadWarehouseError(path) from error


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_mtime_ns, found.st_ino


@lru_cache(maxsize=2)  # not closed when dropped: a page that still reads keeps its build alive
def _attached(path: Path, build: Stamp) -> duckdb.DuckDBPyConnection:  # noqa: ARG001 - the build is the cache key
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    quoted = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS marathon (READ_ONLY)")
    return connection
