"""How long a refresh takes and how that grows: `make bench`. Seconds depend on the machine, the ratios hardly do.

A folder of .csv holds a register of 36 municipalities and «Факт» with 30 organisations each, so 1,080 rows are one day.
Each size is refreshed four times: all rows new, nothing changed, one figure changed, a day more.
Then the largest again as a big region keeps it: of 1,000 municipalities, in rows and as a «свод» with a column a day.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from docs.bench_lines import say
from pipelines.refresh import refresh
from pipelines.settings import Settings, load

SIZES: Final = (1_000, 10_000, 100_000)  # figures
STARTS: Final = date(2026, 9, 1)
ORGANISATIONS: Final = 30
MANY: Final = 1_000

Sheet = Iterator[tuple[str, ...]]


@dataclass(frozen=True)
class Shape:
    """How a region keeps its figures: `sheet(days, changed)` draws its tab, `a_day` figures in each day."""

    name: str
    municipalities: int
    a_day: int
    tab: str
    sheet: Callable[[int, int], Sheet]


def main() -> None:
    """Prints a line per size, then how the time grows, then the largest size in other shapes."""
    say(f"{'figures':<28}     all new   unchanged    one cell  a day more  progress()")
    seconds = {size: measure(size, BY_ORGANISATION) for size in SIZES}
    for small, large in pairwise(SIZES):
        _compare(f"× {large // small}", seconds[small], seconds[large])
    largest = SIZES[-1]
    for shape in (MANY_ROWS, MANY_COLUMNS):
        _compare(f"{shape.name} to {largest:,}", seconds[largest], measure(largest, shape))


def measure(figures: int, shape: Shape) -> tuple[float, ...]:
    """Seconds of the four refreshes, and of `progress` for the last day."""
    days = max(figures // shape.a_day, 1)
    with TemporaryDirectory() as folder:
        settings = _region(Path(folder), shape)
        facts = Path(folder) / "book" / f"{shape.tab}.csv"
        took: list[float] = []
        for sheet in (shape.sheet(days, 0), None, shape.sheet(days, 1), shape.sheet(days + 1, 1)):
            if sheet:
                _write(facts, sheet)
            took.append(_seconds(settings))
        took.append(_ask(settings, STARTS + timedelta(days=days)))
    _line(f"{days * shape.a_day:,}", [f"{s:.2f} s" for s in took])
    return tuple(took)


def _region(folder: Path, shape: Shape) -> Settings:
    book = folder / "book"
    book.mkdir()
    names = ((f"Муниципалитет {n}", "муниципальный район") for n in range(shape.municipalities))
    _write(book / "Муниципалитеты.csv", chain([("Муниципалитет", "Тип")], names))
    ends = STARTS + timedelta(days=110)
    config = folder / "marathon.toml"
    config.write_text(
        f'region = "Область"\nstarts = {STARTS}\nends = {ends}\n[[sources]]\nname = "Свод"\nworkbook = "book"\n',
        encoding="utf-8",
    )
    return load(config)


def _day(number: int) -> str:
    return f"{STARTS + timedelta(days=number):%d.%m.%Y}"


def _by_organisation(days: int, changed: int) -> Sheet:
    """A row per day, municipality and organisation; `changed` is added to the first figure."""
    yield "Дата", "Муниципалитет", "Организация", "Инициативы"
    places = (
        (d, m, o) for d in range(days) for m in range(BY_ORGANISATION.municipalities) for o in range(ORGANISATIONS)
    )
    for day, municipality, organisation in places:
        figure = str(3 * day + organisation + changed)
        yield _day(day), f"Муниципалитет {municipality}", f"Школа № {organisation}", figure
        changed = 0


def _rows(days: int, changed: int) -> Sheet:
    """A row per day and municipality."""
    yield "Дата", "Муниципалитет", "Инициативы"
    for day in range(days):
        for municipality in range(MANY):
            yield _day(day), f"Муниципалитет {municipality}", str(3 * day + changed)
            changed = 0


def _columns(days: int, changed: int) -> Sheet:
    """A row per municipality, a column per day, and the sum below."""
    yield "Муниципалитет", *(_day(day) for day in range(days))
    for municipality in range(MANY):
        first = changed if municipality == 0 else 0
        yield f"Муниципалитет {municipality}", *(str(3 * day + (first if day == 0 else 0)) for day in range(days))
    yield "ИТОГО", *(str(3 * day * MANY + (changed if day == 0 else 0)) for day in range(days))


BY_ORGANISATION: Final = Shape("by organisation", 36, 36 * ORGANISATIONS, "Факт", _by_organisation)
MANY_ROWS: Final = Shape("1,000 in rows", MANY, MANY, "Факт", _rows)
MANY_COLUMNS: Final = Shape("1,000 in columns", MANY, MANY, "Инициативы", _columns)


def _write(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _seconds(settings: Settings) -> float:
    started = time.perf_counter()
    report = refresh(settings)
    took = time.perf_counter() - started
    [source] = report.sources
    if source.status == "failed" or source.rows.rejected:
        sys.exit(f"the benchmark's own sheet was not read: {source}")
    return took


def _ask(settings: Settings, day: date) -> float:
    with duckdb.connect() as reader:
        reader.execute(f"attach '{settings.warehouse}' as marathon (read_only)")
        reader.execute("use marathon")
        started = time.perf_counter()
        reader.execute("select count(*) from progress(?)", [day]).fetchall()
        return time.perf_counter() - started


def _compare(name: str, before: Sequence[float], after: Sequence[float]) -> None:
    _line(name, [f"× {now / then:.1f}" for then, now in zip(before, after, strict=True)])


def _line(name: str, values: Sequence[str]) -> None:
    say(f"{name:<28}" + "".join(f"{value:>12}" for value in values))


if __name__ == "__main__":
    main()
