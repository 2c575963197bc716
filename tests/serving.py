"""The real server in a process of its own, and a real browser.

A conftest that wants them says `from tests.serving import browser, serve  # noqa: F401`; then `serve(config)` gives the
address of a server that shows that settings file's warehouse and refreshes nothing by itself.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent
START = 60.0
"""Seconds a server may take to start on a busy machine."""
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


@contextmanager
def served(
    config: Path | None,
    *,
    cwd: Path = ROOT,
    environment: Mapping[str, str] = {"MARATHON_REFRESHER": "off"},
    script: Path = ROOT / "streamlit_app.py",
) -> Iterator[str]:
    """Address of `streamlit run streamlit_app.py`, started in `cwd`; `config` None leaves the settings to be found."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("MARATHON_")}
    settings = {} if config is None else {"MARATHON_CONFIG": str(config)}
    server = subprocess.Popen(
        command,
        cwd=cwd,
        env=inherited | {"PYTHONPATH": str(ROOT)} | settings | dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url + "/_stcore/health", server)
        yield url
    finally:
        server.terminate()
        try:
            output, _ = server.communicate(timeout=60)
        except subprocess.TimeoutExpired:  # a busy machine; nobody waits for it any more
            server.kill()
            output, _ = server.communicate()
        print(output.decode(errors="replace"))


def free_port() -> int:
    """A port nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Returns when the address answers."""
    deadline = time.monotonic() + START
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended while starting"
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(url)


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
