"""Every page, found by walking the folder, on every kind of region."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dashboard.conftest import Region, day
from tests.dashboard.opening import PAGES, html, opened

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@pytest.mark.parametrize("kind", ["full", "empty", "one", "over", "nobody", "broken", "many"])
@each_page
def test_every_page_shows_every_region(
    page: Path, kind: str, regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions[kind].config))
    app = opened(page)
    assert "</h1>" in html(app)
    assert not app.title, "a page that breaks has a title"
    assert app.header or app.info


@pytest.mark.parametrize(
    ("kind", "back"), [("full", -1), ("full", 3), ("empty", 3), ("broken", 3), ("many", 3), ("many", 40)]
)
@each_page
def test_every_page_shows_a_municipality_on_any_day(
    page: Path, kind: str, back: int, regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also of the season's first days, and with an address that asks for tomorrow."""
    monkeypatch.setenv("MARATHON_CONFIG", str(regions[kind].config))
    ((chosen,),) = regions[kind].ask("select max(municipality_id) from municipality")
    app = opened(page, m=chosen, as_of=str(day(back)), lang="en" if back == 3 else "ru")
    assert not app.title
    assert app.header or app.info


@each_page
def test_a_warehouse_that_cannot_be_read_is_said_on_every_page(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.duckdb").write_bytes(b"not a database" * 1000)
    (tmp_path / "marathon.toml").write_text('warehouse = "broken.duckdb"')
    monkeypatch.setenv("MARATHON_CONFIG", str(tmp_path / "marathon.toml"))
    assert opened(page).title[0].value == "Показать данные не удалось"
