"""How long the papers take and how that grows: the last part of `make bench`. Seconds are those of one core, whatever else it does.

Each region is asked for the first time: nothing of it is kept yet.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from dashboard import connection
from dashboard.frames import register
from dashboard.reports import papers
from dashboard.reports.facts import Edition, edition
from dashboard.takeaway import Paper
from docs.bench_region import MANY, many
from pipelines import demo

MOST: Final = 10.0
"""Seconds that the pack and all briefings of the demo region may take together."""
AT_ONCE: Final = ("briefing", "pack")


def main() -> int:
    """A line per paper; 1 where the pack and the briefings are too slow, or grow faster than the municipalities."""
    today = datetime.now(demo.TIMEZONE).date()
    with TemporaryDirectory() as folder:
        regions = demo.make(Path(folder) / "demo", today=today), many(Path(folder) / "many", demo.TIMEZONE)
        (small, few), (large, most) = (_measured(config) for config in regions)
    sys.stdout.write(f"{'paper':<16}{few:>8}{most:>10}{'times':>8}    seconds of one core\n")
    for name in small:
        sys.stdout.write(f"{name:<16}{small[name]:>8.2f}{large[name]:>10.2f}{large[name] / small[name]:>8.1f}\n")
    both, grown = (sum(took[name] for name in AT_ONCE) for took in (small, large))
    assert most == MANY
    return int(both > MOST or grown / both > most / few)


def _measured(config: Path) -> tuple[dict[str, float], int]:
    """Seconds of each paper of a region, and its municipalities."""
    os.environ["MARATHON_CONFIG"] = str(config)
    of = edition(connection.stamp())
    ids = tuple(register.register(of.build))
    return {name: _seconds(partial(_made, make, of, ids)) for name, make in papers.PAPERS.items()}, len(ids)


def _made(make: Callable[[Edition, tuple[str, ...]], Paper], of: Edition, ids: tuple[str, ...]) -> bytes:
    return make(of, ids).make()


def _seconds(make: Callable[[], bytes]) -> float:
    started = time.process_time()
    make()
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
