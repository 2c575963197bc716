"""Fixtures that several folders of tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.world import World

# The same examples each time: what failed on one machine fails on all. `--hypothesis-profile=default` looks further.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Three municipalities, two of them with targets and figures; not refreshed yet."""
    return World(tmp_path)
