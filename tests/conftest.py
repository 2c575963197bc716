"""Fixtures that several folders of tests share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import duckdb
import pytest
from hypothesis import settings

from tests.world import World

# The same examples each time: what failed on one machine fails on all. `--hypothesis-profile=default` looks further.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True, scope="session")
def one_thread_each() -> Iterator[None]:
    """DuckDB with one thread in each of the processes that share the cores: it would start as many as there are cores."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "connect", partial(duckdb.connect, config={"threads": 1}))
        yield


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Three municipalities, two of them with targets and figures; not refreshed yet."""
    return World(tmp_path)
