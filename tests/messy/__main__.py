"""`python -m tests.messy --seeds 500`: many regions, in several processes, and what became of their cells."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.messy.judge import Judgement, judge
from tests.messy.region import region
from tests.messy.report import Score


def judged(seed: int) -> Judgement:
    """One region in a folder of its own."""
    with TemporaryDirectory() as folder:
        return judge(region(seed), Path(folder))


def main() -> None:
    """Prints the tables and the first failures."""
    parser = argparse.ArgumentParser(prog="python -m tests.messy", description=__doc__)
    parser.add_argument("--seeds", type=int, default=100, help="how many regions")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--failures", type=int, default=10, help="how many failures to draw")
    parser.add_argument("--each", type=int, default=1, help="how many of one cause")
    parser.add_argument("--draw", action="store_true", help="only draw the tabs of the regions")
    given = parser.parse_args()
    seeds = range(given.first, given.first + given.seeds)
    if given.draw:
        for seed in seeds:
            for (source, book), tabs in region(seed).books.items():
                for sheet in tabs:
                    sys.stdout.write(f"\n{seed} · {source} / {book} / {sheet.title}\n{sheet.drawn()}\n")
        return
    score = Score(keep=given.failures, per_cause=given.each)
    with ProcessPoolExecutor(given.workers) as pool:
        for one in pool.map(judged, seeds, chunksize=4):
            score.add(one)
    sys.stdout.write(score.text() + "\n")


if __name__ == "__main__":
    main()
