"""Fixtures that several folders of tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Three municipalities, two of them with targets and figures; not refreshed yet."""
    return World(tmp_path)
