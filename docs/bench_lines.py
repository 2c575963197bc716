"""What a benchmark prints: line by line, as soon as it is known."""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """One line, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def ms(seconds: float) -> str:
    """Seconds as «48 ms»."""
    return f"{1000 * seconds:.0f} ms"
