"""Fixtures of a real server (docs/serving.py) and a real browser, and what tests do with a page.

A conftest that wants them says `from tests.serving import browser, serve  # noqa: F401`; then `serve(config)` gives the
address of a server that shows that settings file's warehouse and refreshes nothing by itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from docs.serving import served

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Serve = Callable[[Path], str]

expect.set_options(timeout=30_000)  # what is expected comes at once, but not on a busy machine


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """`serve(config)` is the address of a server for that settings file; it ends with the module."""
    with ExitStack() as servers:
        yield cache(lambda config: servers.enter_context(served(config)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the system's, else Playwright's own.

    Not for the whole session: while Playwright runs, no other test of the process could call `asyncio.run`.
    """
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=next(filter(None, found), None), args=FLAGS)
        yield chromium
        chromium.close()


def show(page: Page, url: str, name: str, query: str) -> None:
    """Goes to a page in place, as the links between the pages do; the first time by loading."""
    if page.url == "about:blank":
        page.goto(f"{url}/{name}?{query}")
    else:
        address = f"{url}/{name}?{query}"
        page.evaluate("to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')) }", address)
    expect(
        page.locator(f'.md-nav a[aria-current][href^="./{name}?"], .md-nav a[aria-current="page"][href="./{name}"]')
    ).to_have_count(1)
    settle(page)


def settle(page: Page) -> None:
    """Returns when the page is complete: its script has run, and nothing of the run before is left."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale=true]")).to_have_count(0)
