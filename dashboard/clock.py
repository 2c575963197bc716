"""The one place that asks what time it is."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, aware. Asked as `clock.now()`, so that a test can move it."""
    return datetime.now(UTC)
