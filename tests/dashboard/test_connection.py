"""Each build of the warehouse is read as itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import connection, settings
from tests.dashboard.conftest import FACTS, make, on

SUM = "SELECT sum(value) AS total FROM actual WHERE indicator = ?"


def test_a_replaced_file_is_seen_and_the_build_read_before_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    region = make(tmp_path / "region")
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    before = connection.stamp()
    assert connection.fetch(before, SUM, ["submitted_initiatives"])["total"][0] == 154
    region.tell(
        "Факт", FACTS.replace(f"{on(2)}   | Светлов       | 5                | 0", f"{on(2)} | Светлов | 5 | 9")
    )
    region.publish()
    after = connection.stamp()
    assert after != before
    assert connection.fetch(after, SUM, ["submitted_initiatives"])["total"][0] == 163
    assert connection.fetch(before, SUM, ["submitted_initiatives"])["total"][0] == 154


def test_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(make(tmp_path / "region").config))
    with pytest.raises(connection.BadWarehouseError) as refused:
        connection.fetch(connection.stamp(), "DELETE FROM actual")
    assert "read-only" in str(refused.value.__cause__)


def test_the_warehouse_is_found_beside_its_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MARATHON_CONFIG", raising=False)
    with pytest.raises(connection.NoWarehouseError):
        connection.warehouse()
    settings.DEMO.parent.mkdir(parents=True)
    settings.DEMO.write_text('warehouse = "demo.duckdb"')
    assert connection.warehouse() == Path("data/demo/demo.duckdb")
    Path("marathon.toml").write_text("")
    assert connection.warehouse() == Path("data/marathon.duckdb")
    Path("marathon.toml").write_text('warehouse = "other.duckdb"')
    assert connection.warehouse() == Path("other.duckdb"), "an edited file is read again"
    monkeypatch.setenv("MARATHON_CONFIG", str(tmp_path / "else" / "settings.toml"))
    with pytest.raises(connection.BadSettingsError):
        connection.warehouse()
