"""How cost grows with size: what a test may say of speed. How fast something is, `make bench` tells."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Final

TRIES: Final = 3


def growth(work: Callable[[int], object], small: int, large: int) -> float:
    """How many times the processor time of `work(large)` that of `work(small)` is, each the least of three tries.

    Ten times as much work that costs ten times as much grows by ten; by a hundred, if its time goes with the square.
    """
    return _least(work, large) / _least(work, small)


def _least(work: Callable[[int], object], size: int) -> float:
    return min(_spent(work, size) for _ in range(TRIES))


def _spent(work: Callable[[int], object], size: int) -> float:
    started = process_time()
    work(size)
    return max(process_time() - started, 1e-6)
