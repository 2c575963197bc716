"""The marathon itself: whose, when, and what counts as stale, on track and at risk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Season:
    """The one row of the table `marathon`; `on_track` and `at_risk` are chances to reach the next checkpoint."""

    title: str
    region: str
    timezone: ZoneInfo
    starts_on: date
    ends_on: date
    stale_after_days: int
    grace_days: int
    on_track: float
    at_risk: float

    def today(self, now: datetime) -> date:
        """The day that `now` (aware) falls on in the marathon's time zone."""
        return now.astimezone(self.timezone).date()

    def latest(self, today: date) -> date:
        """The last day that can be shown: today, or the first of a season to come."""
        return max(today, self.starts_on)

    def is_over(self, as_of: date) -> bool:
        """The day shown is after the last one."""
        return as_of > self.ends_on

    def is_on(self, as_of: date, today: date | None = None) -> bool:
        """Neither to come nor over; looked at on the day shown, unless `today` is told."""
        return self.starts_on <= min(as_of, today or as_of) and not self.is_over(as_of)
