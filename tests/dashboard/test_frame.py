"""The frame keeps one refresher at work."""

from __future__ import annotations

import asyncio
import os
import sys
import tomllib
from pathlib import Path

import pytest
from streamlit import config

import streamlit_app
from docs.serving import ROOT


def test_a_refresher_that_ends_is_started_again_and_ends_with_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    script = f"import os, time; open({str(log)!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(0 if os.path.getsize({str(log)!r}) < 9 else 60)"
    monkeypatch.setattr(streamlit_app, "REFRESHER", [sys.executable, "-c", script])
    monkeypatch.setattr(streamlit_app, "FIRST_WAIT", 0.01)
    monkeypatch.delenv("MARATHON_REFRESHER", raising=False)

    async def serve() -> list[int]:
        async with streamlit_app.lifespan(streamlit_app.app):
            while not log.exists() or len(log.read_text().split()) < 2:
                await asyncio.sleep(0.02)
            await asyncio.sleep(0.2)
        return [int(pid) for pid in log.read_text().split()]

    started = asyncio.run(serve())
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_system_service_may_refresh_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_REFRESHER", "off")
    monkeypatch.setattr(streamlit_app, "REFRESHER", ["/nowhere"])

    async def serve() -> None:
        async with streamlit_app.lifespan(streamlit_app.app):
            assert len(asyncio.all_tasks()) == 1

    asyncio.run(serve())


def test_streamlit_knows_every_setting_of_ours() -> None:
    """Some are hidden: a version of Streamlit that drops one would say so in a log that nobody reads."""
    ours = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    wanted = {f"{section}.{name}": value for section, named in ours.items() for name, value in named.items()}
    plain = {name: value for name, value in wanted.items() if not isinstance(value, dict)}
    assert plain["runner.postScriptGC"] is False
    assert {name: config.get_option(name) for name in plain} == plain
