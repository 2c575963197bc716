"""What the command line asks for in words: a day."""

from __future__ import annotations

from datetime import date

from dashboard.connection import Stamp
from dashboard.reports import facts
from dashboard.reports.facts import Edition
from dashboard.settings import SettingsError


def edition(build: Stamp, as_of: str | None) -> Edition:
    """The edition of `--as-of`, else of today. Raises SettingsError for a day that cannot be shown."""
    try:
        of = facts.edition(build, None if as_of is None else date.fromisoformat(as_of))
    except ValueError:
        raise SettingsError(f"--as-of: «{as_of}» не день; пишите, например, 2026-11-23") from None
    last = of.season.latest(of.today)
    if not of.season.starts_on <= of.as_of <= last:
        raise SettingsError(
            f"--as-of: {of.as_of} вне марафона или ещё не наступил; пишите день с {of.season.starts_on} по {last}"
        )
    return of
