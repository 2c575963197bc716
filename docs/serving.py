"""The real server in a process of its own, for benchmarks and tests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

ROOT: Final = Path(__file__).parents[1]
START: Final = 120.0
"""Seconds a server may take to start on a busy machine."""


@contextmanager
def served(
    config: Path | None,
    *,
    cwd: Path = ROOT,
    environment: Mapping[str, str] = {"MARATHON_REFRESHER": "off"},
    script: Path = ROOT / "streamlit_app.py",
    tell: Callable[[str], object] = print,
) -> Iterator[str]:
    """Address of `streamlit run streamlit_app.py`, started in `cwd`; `config` None leaves the settings to be found.

    What the server printed is told at its end. Raises RuntimeError with it if the server does not start.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("MARATHON_")}
    settings = {} if config is None else {"MARATHON_CONFIG": str(config)}
    with TemporaryFile() as printed:
        server = subprocess.Popen(  # noqa: S603 - our own
            command,
            cwd=cwd,
            env=inherited | {"PYTHONPATH": str(ROOT)} | settings | dict(environment),
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            if not _answers(url + "/_stcore/health", server):
                raise RuntimeError(f"the server did not start:\n{_said(printed)}")
            yield url
        finally:
            server.terminate()
            try:
                server.wait(timeout=60)
            except subprocess.TimeoutExpired:  # a busy machine; nobody waits for it any more
                server.kill()
                server.wait()
            tell(_said(printed))


def _said(printed: IO[bytes]) -> str:
    printed.seek(0)
    return printed.read().decode(errors="replace")


def _free_port() -> int:
    """A port nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(url: str, server: subprocess.Popen[bytes]) -> bool:
    """Waits until the address answers; False if the server ends before, or has not answered by then."""
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return True
        except OSError:  # not there yet, or too busy to answer in time
            time.sleep(0.1)
    return False
