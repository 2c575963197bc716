"""The landing: every row that was ever seen, with the interval in which it stood there. See `landing.sql`.

Only a refresh opens it; DuckDB's own lock keeps two refreshes apart. What the reader made of a row is kept beside it, so
that a row is read once; when the reader changes, `forget_readings` lets every row be read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.cells import Book, Cell
from pipelines.errors import LandingBusyError, LandingError
from pipelines.findings import Problem
from pipelines.landed import (
    ABOVE,
    INCOMING,
    PROBLEM,
    READING,
    LandedRow,
    Stretch,
    TabState,
    encode,
    landed_rows,
    lines,
    refuse_twins,
    storable,
    words,
)
from pipelines.reading.records import KINDS, Line, Record, columns_of

SCHEMA = Path(__file__).with_name("landing.sql")
DIFF = Path(__file__).with_name("landing_diff.sql")

Columns = Sequence[tuple[str, pa.DataType]]


class Landing:
    """An open landing; `connection` has it attached as `landing`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        connection.execute("use landing")
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        for kind in KINDS:
            connection.execute(f"create table if not exists {_record_columns(kind)}")

    # -- what is known ------------------------------------------------------------------------------------------------

    def stamps(self, source: str) -> dict[str, str]:
        """Stamp of each book of the source at its last good refresh."""
        rows = self.connection.execute("select book, stamp from book where source = ? and stamp is not null", [source])
        return dict(rows.fetchall())

    def books(self, source: str) -> dict[str, str]:
        """Titles of the source's books that have rows standing, by key."""
        query = """
            select distinct b.book, b.title from book b join row_version v on v.source = b.source and v.book = b.book
            where b.source = ? and v.seen_until is null
        """
        return dict(self.connection.execute(query, [source]).fetchall())

    def titles(self, source: str, book: str) -> dict[str, str]:
        """Titles of a book's tabs as they stood last, by key."""
        query = "select tab, title from tab where source = ? and book = ?"
        return dict(self.connection.execute(query, [source, book]).fetchall())

    def stretches(self) -> Iterator[Stretch]:
        """Everything that was ever seen, as it was laid out: what stood above a header comes before it."""
        query = """
            select v.source, v.book, v.tab, coalesce(any_value(t.title), v.tab),
                min(v.seen_from), replace(v.header_id, $above, '') as header
            from row_version v
            left join tab t using (source, book, tab)
            group by v.source, v.book, v.tab, header
            order by all
        """
        for *about, header in self.connection.execute(query, {"above": ABOVE}).fetchall():
            rows = self.connection.execute(
                """select row_id, tab, row_number, content, seen_until is null, header_id = $above,
                    coalesce(seen_until, 'infinity') = max(coalesce(seen_until, 'infinity')) over ()
                from row_version
                where source = $source and book = $book and tab = $tab and header_id in ($header, $above)
                order by header_id = $header, row_number, seen_from""",
                {"source": about[0], "book": about[1], "tab": about[2], "header": header, "above": ABOVE + header},
            ).fetchall()
            source, book, tab, title, seen_from = about
            yield Stretch(source, book, tab, title, seen_from, landed_rows(rows))

    def last_moment(self) -> datetime | None:
        """When something was last seen or tried."""
        query = """
            select max(moment) from (
                select max(greatest(seen_from, coalesce(seen_until, seen_from))) as moment from row_version
                union all
                select max(tried_at) from source_try
            )
        """
        row = self.connection.execute(query).fetchone()
        return row[0] if row else None

    # -- what is written ----------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self.connection.execute("begin")
        try:
            yield
        except BaseException:
            self.connection.execute("rollback")
            raise
        self.connection.execute("commit")

    def land(self, source: str, book: Book, tabs: Sequence[TabState], now: datetime) -> tuple[LandedRow, ...]:
        """Takes over a book as it stands `now`; returns the rows that have not been seen in this form before."""
        refuse_twins(tabs)
        landed = [line for tab in tabs for line in lines(tab)]
        self.hand_over("incoming", INCOMING, landed)
        parameters = {"source": source, "book": book.key, "now": now}
        for statement in DIFF.read_text(encoding="utf-8").split(";\n"):
            known = {name: value for name, value in parameters.items() if f"${name}" in statement}
            self.connection.execute(statement, known)
        self._describe(source, book, tabs, now)
        rows = self.connection.execute(
            "select row_id, tab, row_number, content from new_row order by tab, row_number"
        ).fetchall()
        return landed_rows(rows)

    def _describe(self, source: str, book: Book, tabs: Sequence[TabState], now: datetime) -> None:
        run = self.connection.execute
        run("delete from book where source = ? and book = ?", [source, book.key])
        run("insert into book values (?, ?, ?, ?, ?, ?)", [source, book.key, book.title, book.url, book.stamp, now])
        run("delete from tab where source = ? and book = ?", [source, book.key])
        for tab in tabs:
            blank = sum(not any(cell.is_filled for cell in row) for row in tab.rows)
            values = [source, book.key, tab.key, tab.title, tab.gid, len(tab.rows), blank, now]
            run("insert into tab values (?, ?, ?, ?, ?, ?, ?, ?)", values)
        for table in ("tab_problem", "column_name"):
            run(
                f"delete from {table} where source = ? and book = ? and tab not in ?",  # noqa: S608
                [source, book.key, [t.key for t in tabs]],
            )

    def note_tab(
        self, source: str, book: str, tab: str, problems: Sequence[tuple[int, Problem]], now: datetime
    ) -> None:
        """Replaces what is wrong with a tab as a whole; a problem that was there before keeps its first moment."""
        before = self.connection.execute(
            "select code, column_number, params, seen_from from tab_problem where source = ? and book = ? and tab = ?",
            [source, book, tab],
        ).fetchall()
        since = {tuple(row[:3]): row[3] for row in before}
        self.connection.execute(
            "delete from tab_problem where source = ? and book = ? and tab = ?", [source, book, tab]
        )
        for number, problem in problems:
            code, column, params = what = problem.code, problem.column, words(problem)
            values = [source, book, tab, code, number, column, params, since.get(what, now)]
            self.connection.execute("insert into tab_problem values (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def note_names(
        self, source: str, book: str, tab: str, names: Sequence[tuple[int, int, str]], now: datetime
    ) -> None:
        """Replaces which headers (row, column, text) of a tab name a municipality."""
        place = [source, book, tab]
        query = "select municipality, seen_from from column_name where source = ? and book = ? and tab = ?"
        since = dict(self.connection.execute(query, place).fetchall())
        self.connection.execute("delete from column_name where source = ? and book = ? and tab = ?", place)
        for row, column, text in names:
            values = [*place, row, column, storable(text), since.get(storable(text), now)]
            self.connection.execute("insert into column_name values (?, ?, ?, ?, ?, ?, ?)", values)

    def note_rows(self, lines: Iterable[tuple[str, Line]]) -> None:
        """Keeps what the reader made of rows, by row_id."""
        read = list(lines)
        readings = [
            (row_id, line.outcome.value, line.municipality, line.municipality_column, line.oktmo, line.names_many)
            for row_id, line in read
        ]
        self._insert("row_reading", READING, readings)
        problems = [(row_id, p.code, p.column, words(p), p.whole_row) for row_id, line in read for p in line.problems]
        self._insert("row_problem", PROBLEM, problems)
        records: dict[str, list[tuple[str, Record]]] = defaultdict(list)
        for row_id, line in read:
            for kind, record in line.records:
                records[kind].append((row_id, record))
        for kind, found in records.items():
            columns = [("row_id", pa.string()), *((name, _ARROW[sql]) for name, sql in columns_of(kind))]
            values = [(row_id, *(record.get(name) for name, _ in columns[1:])) for row_id, record in found]
            self._insert(record_table(kind), columns, values)

    def rewrite(self, rows: Iterable[tuple[str, Sequence[Cell]]]) -> None:
        """Other cells for rows, by row_id: what must not be kept any longer is masked in the past, too."""
        for row_id, cells in rows:
            self.connection.execute("update row_version set content = ? where row_id = ?", [encode(cells), row_id])

    def forget_readings(self) -> None:
        """Throws away everything derived; rows and intervals stay. Records get the columns of today's contract."""
        self.connection.execute("delete from row_reading")
        self.connection.execute("delete from row_problem")
        for kind in KINDS:
            self.connection.execute(f"create or replace table {_record_columns(kind)}")

    def close_book(self, source: str, book: str, now: datetime) -> None:
        """The book is gone for good: its rows stood until now."""
        self.connection.execute(
            "update row_version set seen_until = ? where source = ? and book = ? and seen_until is null",
            [now, source, book],
        )
        # its title stays: a book without a column of municipalities speaks of the one that its title names
        self.connection.execute("update book set stamp = null where source = ? and book = ?", [source, book])
        for table in ("tab", "tab_problem", "column_name"):
            self.connection.execute(f"delete from {table} where source = ? and book = ?", [source, book])  # noqa: S608

    def note_tries(self, refresh_id: str, now: datetime, tries: Iterable[tuple[str, str, str | None, int]]) -> None:
        """Keeps how each source (name, status, error, requests) went."""
        for name, status, error, requests in tries:
            self.connection.execute(
                "insert into source_try values (?, ?, ?, ?, ?, ?)", [refresh_id, name, now, status, error, requests]
            )

    def note_refresh(self, refresh_id: str, now: datetime, *, published: bool) -> None:
        """Keeps that there was a refresh."""
        self.connection.execute("insert into refresh values (?, ?, now(), ?)", [refresh_id, now, published])

    def hand_over(self, name: str, columns: Columns, rows: Sequence[Sequence[Any]]) -> None:
        """Rows from Python as a temporary table; through Arrow, the only quick way into DuckDB, but slow to scan again and again."""
        self._register(columns, rows)
        self.connection.execute(f"create or replace temp table {name} as from handed_over")

    def _register(self, columns: Columns, rows: Sequence[Sequence[Any]]) -> None:
        arrays = {column: pa.array([row[n] for row in rows], kind) for n, (column, kind) in enumerate(columns)}
        self.connection.register("handed_over", pa.table(arrays))

    def _insert(self, table: str, columns: Columns, rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            self._register(columns, rows)
            self.connection.execute(f"insert into {table} by name select * from handed_over")  # noqa: S608


@contextmanager
def open_landing(path: Path | None) -> Iterator[Landing]:
    """The landing at that path, made if need be; None is one in memory that is gone afterwards. Raises LandingBusyError."""
    connection = duckdb.connect()
    try:
        _attach(connection, path)
        yield Landing(connection)
        connection.execute("checkpoint landing")
    except (duckdb.OperationalError, OSError) as error:
        cure = "проверьте права и место на диске; записанное раньше цело"
        raise LandingError(f"{path}: история листов не записана ({_first_line(error)}); {cure}") from error
    finally:
        connection.close()


def _attach(connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    place = str(path or ":memory:").replace("'", "''")
    try:
        connection.execute(f"attach '{place}' as landing")
    except duckdb.IOException as error:
        if "Could not set lock" in str(error):
            raise LandingBusyError(f"{path}: идёт другое обновление; дождитесь его конца") from None
        cure = "проверьте права и место на диске; если файл повреждён, верните резервную копию"
        raise LandingError(f"{path}: история листов не открывается ({_first_line(error)}); {cure}") from None


def _first_line(error: Exception) -> str:
    return str(error).split("\n", maxsplit=1)[0]


def _record_columns(kind: str) -> str:
    columns = ", ".join(f"{name} {sql}" for name, sql in columns_of(kind))
    return f"{record_table(kind)} (row_id varchar, {columns})"


def record_table(kind: str) -> str:
    """Where the records of a tab of the contract, or the sheet's own sums, are kept."""
    return f"record_{kind}"


_ARROW = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "DATE": pa.date32(),
    "DOUBLE": pa.float64(),
    "INTEGER": pa.int32(),
    "BOOLEAN": pa.bool_(),
}
