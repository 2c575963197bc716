"""The frame: `streamlit run streamlit_app.py` serves the pages and the health route and keeps one refresher at work.

The refresher is the pipelines' own command in a process of its own, one per server. MARATHON_REFRESHER=off leaves it out,
where a system service refreshes and in tests. The script that draws the pages is `dashboard/app/main.py`.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from dashboard.compressed import Compressed
from dashboard.health import healthz
from dashboard.shell import HtmlShell, script, style

REFRESHER = [sys.executable, "-m", "pipelines", "watch", "--demo-if-none", "--until-parent-exits"]
FIRST_WAIT, LONGEST_WAIT = 2.0, 300.0
"""Seconds before a refresher that ended is started again: doubled each time it ends soon after its start."""

PATIENCE = 5.0
"""Seconds a refresher has to end by itself; what it had not committed is rolled back either way."""

log = logging.getLogger("marathon.frame")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Once per server: spare the collector the libraries, refresh until the server stops."""
    importlib.import_module(
        "dashboard.replay.overview"
    )  # pandas and plotly before the first visitor; needs Streamlit's runtime
    gc.collect()
    gc.freeze()  # what is imported stays: the collector need not look at it again and again
    if os.environ.get("MARATHON_REFRESHER") == "off":
        yield
        return
    refreshing = asyncio.create_task(keep_refreshing())
    yield
    refreshing.cancel()
    with suppress(asyncio.CancelledError):
        await refreshing


async def keep_refreshing() -> None:
    """Run the refresher, and run it again whenever it ends."""
    wait = FIRST_WAIT
    while True:
        started = time.monotonic()
        ended = await run_refresher()
        if time.monotonic() - started > LONGEST_WAIT:
            wait = FIRST_WAIT
        log.warning("The refresher ended with code %s; it is started again in %.0f s", ended, wait)
        await asyncio.sleep(wait)
        wait = min(wait * 2, LONGEST_WAIT)


async def run_refresher() -> int:
    """Exit code of one refresher; when cancelled, the process is ended first."""
    # a session of its own: Ctrl+C ends the server, and the server its refresher
    process = await asyncio.create_subprocess_exec(*REFRESHER, start_new_session=True)
    try:
        return await process.wait()
    finally:
        if process.returncode is None:
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), PATIENCE)
            except TimeoutError:
                process.kill()
                await process.wait()


def failed(error: Exception) -> bool:
    """What readers see when a page breaks; imported late, as its caches need Streamlit's runtime."""
    return bool(importlib.import_module("dashboard.live").failed(error))


app = st.App(
    "dashboard/app/main.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz), Route("/page.css", style), Route("/page.js", script)],
    middleware=[Middleware(HtmlShell), Middleware(Compressed)],
    on_script_error=failed,
)
