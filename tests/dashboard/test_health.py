"""What monitors are told."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.health import MAX_AGE, report
from tests.dashboard.conftest import Region, make


def test_fresh_then_stale(full: Region) -> None:
    read = datetime.fromisoformat(report(datetime.now(UTC), MAX_AGE)["last_success_at"])
    now = read + timedelta(minutes=1)
    fresh = report(now, MAX_AGE)
    assert (fresh["status"], fresh["warehouse"]) == ("ok", True)
    assert fresh["age_seconds"] in (59, 60)  # the moment it was read at is told in whole seconds
    assert [(s["name"], s["status"]) for s in fresh["sources"]] == [("Свод", "ok")]
    assert report(now + timedelta(hours=1), MAX_AGE)["status"] == "stale"
    assert report(now + timedelta(hours=1), timedelta(hours=3))["status"] == "ok"


def test_one_source_that_was_never_read_makes_it_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = make(tmp_path / "region")
    region.settle('[[sources]]\nname = "Свод"\nworkbook = "book"\n[[sources]]\nname = "Нет"\nworkbook = "none"\n')
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    found = report(datetime.now(UTC), MAX_AGE)
    assert (found["status"], found["last_success_at"], found["age_seconds"]) == ("stale", None, None)
    assert {s["name"]: s["status"] for s in found["sources"]} == {"Свод": "unchanged", "Нет": "failed"}


def test_without_a_warehouse_it_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(tmp_path / "none.toml"))
    assert report(datetime.now(UTC), MAX_AGE) == {"status": "unavailable", "warehouse": False}


def test_nothing_typed_in_a_sheet_is_told(full: Region) -> None:
    told = json.dumps(report(datetime.now(UTC), MAX_AGE), ensure_ascii=False)
    assert not any(name in told for (name,) in full.ask("select name from municipality"))
