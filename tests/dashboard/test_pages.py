"""Every page, found by walking the folder, on every kind of region."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dashboard.conftest import Region
from tests.dashboard.opening import PAGES, html, opened

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@pytest.mark.parametrize("kind", ["full", "empty", "one", "over", "nobody"])
@each_page
def test_every_page_shows_every_region(
    page: Path, kind: str, regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions[kind].config))
    app = opened(page)
    assert ">Область</h1>" in html(app)
    assert not app.title, "a page that breaks has a title"
    assert app.header or app.info
