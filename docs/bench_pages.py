"""How long the script of each page takes: `make bench`. A warm rerun, at the median, less that of a page with one word.

Of the demo region and of one of 300 municipalities. What counts is the last column, 300 against the demo's 36, and that
nothing costs more than 60 ms beyond the blank page; both are measured in one run.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import duckdb
from streamlit.testing.v1 import AppTest

from docs.bench_lines import ms, say
from docs.bench_region import MANY, many
from pipelines import demo
from pipelines.settings import load

ROOT: Final = Path(__file__).parents[1]
MAIN: Final = ROOT / "dashboard" / "app" / "main.py"
PAGES: Final = sorted((ROOT / "dashboard" / "pages").glob("*.py"))
RUNS: Final = 21
MOST: Final = 0.060
"""Seconds a page may cost beyond the blank one."""


def main() -> int:
    """A line per page; 1 where one of them is too slow on the demo region or grows by more than twice."""
    with TemporaryDirectory() as folder:
        today = datetime.now(demo.TIMEZONE).date()
        small, large = demo.make(Path(folder) / "demo", today=today), many(Path(folder) / "many", demo.TIMEZONE)
        blank = Path(folder) / "blank.py"
        blank.write_text('import streamlit as st\nst.write("пусто")\n', encoding="utf-8")
        nothing = seconds(AppTest.from_file(str(blank)))
        say(f"{'page':<16}{'first':>10}{'demo':>10}{f'{MANY} of them':>16}{'times':>8}    a blank page {ms(nothing)}")
        found = [_measured(page, small, large, nothing) for page in PAGES]
    return int(not all(found))


def _measured(page: Path, small: Path, large: Path, nothing: float) -> bool:
    first, warm = _of_region(page, small)
    _, grown = _of_region(page, large)
    demo_s, many_s = max(warm - nothing, 0.001), max(grown - nothing, 0.001)
    say(f"{page.stem:<16}{ms(first):>10}{ms(demo_s):>10}{ms(many_s):>16}{many_s / demo_s:>8.1f}")
    return demo_s <= MOST and many_s <= 2 * max(demo_s, MOST)


def _of_region(page: Path, config: Path) -> tuple[float, float]:
    """Seconds of the first run of a page, and of one more."""
    os.environ["MARATHON_CONFIG"] = str(config)
    app = AppTest.from_file(str(MAIN), default_timeout=120)
    app.query_params["m"] = _municipalities(config)[0][0]
    app.run()
    app.switch_page(f"../pages/{page.name}")
    started = time.perf_counter()
    app.run()
    first = time.perf_counter() - started
    if app.exception or app.title:
        sys.exit(f"{page.stem} did not draw the region of {config.parent.name}: {app.exception}")
    return first, seconds(app)


def seconds(app: AppTest) -> float:
    """The median of some reruns."""
    app.run()
    took = []
    for _ in range(RUNS):
        started = time.perf_counter()
        app.run()
        took.append(time.perf_counter() - started)
    return median(took)


def _municipalities(config: Path) -> list[tuple[str]]:

    with duckdb.connect() as reader:
        reader.execute(f"attach '{load(config).warehouse}' as marathon (read_only)")
        found: list[tuple[str]] = reader.execute(
            "select municipality_id from marathon.municipality order by municipality_id"
        ).fetchall()
        return found


if __name__ == "__main__":
    sys.exit(main())
