"""Each page of the demo in both languages, schemes and sizes, kept in artefacts/pages/ to be looked at.

What can be checked without eyes is: nothing is wider than the screen, nothing is said in the console, no stranger is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import Browser, expect

from docs.serving import ROOT, served
from pipelines import demo
from tests.dashboard.opening import PAGES
from tests.serving import show

KEPT = ROOT / "artefacts" / "pages"
SIZES: dict[str, Any] = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
LOOKS = [("ru", "light", "desktop"), ("ru", "dark", "phone"), ("en", "dark", "desktop"), ("en", "light", "phone")]
"""Each language, scheme and size with each of the others."""


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo.make(tmp_path_factory.mktemp("shown") / "demo", today=datetime.now(demo.TIMEZONE).date())


@pytest.fixture(scope="module")
def url(config: Path) -> Iterator[str]:
    with served(config) as address:
        yield address


@pytest.fixture(scope="module")
def chosen(config: Path) -> str:
    """Who is behind: its page has most to say."""
    with duckdb.connect() as reader:
        reader.execute(f"attach '{config.parent / 'marathon.duckdb'}' as marathon (read_only)")
        reader.execute("use marathon")
        found = reader.execute(
            "select municipality_id from progress(current_date) where status = 'behind' order by missed_checkpoints desc, name"
        ).fetchone()
    assert found
    return str(found[0])


@pytest.mark.parametrize(("language", "scheme", "size"), LOOKS)
def test_every_page_is_drawn(language: str, scheme: Any, size: str, browser: Browser, url: str, chosen: str) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(
        locale="ru-RU" if language == "ru" else "en-GB", color_scheme=scheme, viewport=SIZES[size]
    )
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda asked: None if re.match(r"(http://127\.0\.0\.1:|data:|blob:)", asked.url) else wrong.append(asked.url),
    )
    for path in PAGES:
        name = "" if path.stem == "overview" else path.stem
        show(page, url, name, f"lang={language}&m={chosen}")
        main = page.get_by_test_id("stMain")
        expect(main.get_by_role("heading", level=2).first).to_be_visible()
        page.wait_for_timeout(600)
        page.screenshot(path=KEPT / f"{path.stem}-{language}-{scheme}-{size}.png")
        assert main.evaluate("main => main.scrollWidth") <= SIZES[size]["width"], path.stem
        assert page.locator("html").get_attribute("lang") == language
    context.close()
    assert not [said for said in wrong if "404" not in said]  # Streamlit asks for two addresses below a page's
