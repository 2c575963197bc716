"""How long a refresh takes and how that grows: `make bench`. Seconds depend on the machine, the ratios hardly do.

A folder of .csv holds a register of 36 municipalities and «Факт» with 30 organisations each, so 1,080 rows are one day.
Each size is refreshed four times: all rows new, nothing changed, one figure changed, a day of rows more.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from pipelines.refresh import refresh
from pipelines.settings import Settings, load

SIZES: Final = (1_000, 10_000, 100_000)  # rows of «Факт»
STARTS: Final = date(2026, 9, 1)
MUNICIPALITIES: Final = 36
ORGANISATIONS: Final = 30
A_DAY: Final = MUNICIPALITIES * ORGANISATIONS


def main() -> None:
    """Prints a line per size, then how the time grows."""
    _say("rows         all new   unchanged    one cell  a day more  progress()")
    seconds = {size: measure(size) for size in SIZES}
    for small, large in pairwise(SIZES):
        growth = (after / before for before, after in zip(seconds[small], seconds[large], strict=True))
        _say(f"{f'× {large // small}':<8}" + "".join(f"{f'× {factor:.1f}':>12}" for factor in growth))


def measure(rows: int) -> tuple[float, ...]:
    """Seconds of the four refreshes, and of `progress` for the last day."""
    with TemporaryDirectory() as folder:
        settings = _region(Path(folder))
        facts = Path(folder) / "book" / "Факт.csv"
        took: list[float] = []
        for sheet in (_facts(rows), None, _facts(rows, changed=1), _facts(rows + A_DAY, changed=1)):
            if sheet:
                _write(facts, "Дата,Муниципалитет,Организация,Инициативы", sheet)
            took.append(_seconds(settings))
        took.append(_ask(settings, STARTS + timedelta(days=rows // A_DAY)))
    _say(f"{rows:<8,}" + "".join(f"{f'{s:.2f} s':>12}" for s in took))
    return tuple(took)


def _region(folder: Path) -> Settings:
    book = folder / "book"
    book.mkdir()
    names = ((f"Муниципалитет {n}", "муниципальный район") for n in range(MUNICIPALITIES))
    _write(book / "Муниципалитеты.csv", "Муниципалитет,Тип", names)
    ends = STARTS + timedelta(days=100)
    config = folder / "marathon.toml"
    config.write_text(
        f'region = "Область"\nstarts = {STARTS}\nends = {ends}\n[[sources]]\nname = "Свод"\nworkbook = "book"\n',
        encoding="utf-8",
    )
    return load(config)


def _facts(rows: int, changed: int = 0) -> Iterator[tuple[str, ...]]:
    """The first so many rows, day by day; `changed` is added to the first figure."""
    places = ((d, m, o) for d in range(200) for m in range(MUNICIPALITIES) for o in range(ORGANISATIONS))
    for place, (day, municipality, organisation) in enumerate(islice(places, rows)):
        figure = 3 * day + organisation + (changed if place == 0 else 0)
        yield (
            f"{STARTS + timedelta(days=day):%d.%m.%Y}",
            f"Муниципалитет {municipality}",
            f"Школа № {organisation}",
            str(figure),
        )


def _write(path: Path, header: str, rows: Iterator[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(header.split(","))
        table.writerows(rows)


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


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
