"""Fixtures that several folders of tests share."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import settings

from tests.world import World

# The same examples each time: what failed on one machine fails on all. `--hypothesis-profile=default` looks further.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for a browser comes first: one process waits while the others compute, and nothing long is left for the end."""
    items.sort(key=lambda item: "browser" not in getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True, scope="session")
def one_thread_each() -> Iterator[None]:
    """DuckDB with one thread where processes of pytest share the cores: it would start as many in each as there are cores.

    Servers, commands and a run of pytest alone have all of them.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        yield
        return
    connect: Any = duckdb.connect

    def alone(*args: Any, config: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        return connect(*args, config={"threads": 1} | (config or {}), **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "connect", alone)
        yield


@pytest.fixture(autouse=True, scope="session")
def libraries_stay() -> None:
    """As in the frame: what is imported by now need not be looked at by the collector again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Three municipalities, two of them with targets and figures; not refreshed yet."""
    return World(tmp_path)
