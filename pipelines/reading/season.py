"""The days of the marathon, which complete a date without a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Season:
    """The marathon's first and last day: a date without a year means the one day inside it."""

    starts: date
    ends: date

    def complete(self, day: int, month: int) -> date | None:
        """The only such day of the season, None when there is none or more than one."""
        found = []
        for year in range(self.starts.year, self.ends.year + 1):
            candidate = day_of(year, month, day)
            if candidate is not None and self.starts <= candidate <= self.ends:
                found.append(candidate)
        return found[0] if len(found) == 1 else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
