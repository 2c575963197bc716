"""The day of worlds around today does not end while tests run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.world import daytime


@pytest.mark.parametrize("hours", range(24))
def test_wherever_it_is_midnight_the_region_has_hours_left(hours: int) -> None:
    now = datetime(2026, 11, 23, 0, 59, tzinfo=UTC) + timedelta(hours=hours)
    here = now.astimezone(daytime(now))
    assert 6 <= here.hour < 20
