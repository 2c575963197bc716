"""Fixtures of the Google tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pipelines.cells import Fetched
from pipelines.errors import SourceError
from pipelines.settings import Google, Source
from pipelines.sources.google import GoogleReader
from pipelines.sources.google.transport import Clock
from tests.google.emulator import Emulator
from tests.google.spreadsheets import File


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch) -> Iterator[Emulator]:
    """A Google without a proxy in between; fails the test at its end if anything did not fit Google's documents."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with Emulator() as google:
        yield google


class QuickClock(Clock):
    """Waiting takes no time and is written down; everything else takes as long as it takes."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._lock = threading.Lock()

    def now(self) -> float:
        return time.monotonic() + sum(self.waits)

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.waits.append(seconds)


@dataclass
class Desk:
    """A reader's desk: `desk.fetch(sheet)` is what the software would fetch from the emulated Google."""

    emulator: Emulator
    folder: Path
    clock: Clock = field(default_factory=QuickClock)

    def google(self, **changes: Any) -> Google:
        """Settings of a service account at the emulator."""
        given = {
            "credentials": self.emulator.key_file(self.folder),
            "endpoint": self.emulator.endpoint,
            "drive_endpoint": self.emulator.drive_endpoint,
        }
        return Google(**{**given, **changes})

    def by_key(self, **changes: Any) -> Google:
        """Settings of an API key at the emulator."""
        return self.google(**{"credentials": None, "api_key": self.emulator.api_key, **changes})

    def fetch(
        self,
        what: File | str,
        known: Mapping[str, str] | None = None,
        *,
        google: Google | None = None,
        give_up_after: float = 180,
    ) -> Fetched:
        """A fetch of a spreadsheet or a folder, by its address."""
        address = what if isinstance(what, str) else what.url
        is_folder = "/folders/" in address
        source = Source(name="Т", folder=address if is_folder else None, spreadsheet=None if is_folder else address)
        reader = GoogleReader(source, google or self.google(), give_up_after=give_up_after, clock=self.clock)
        return reader.fetch(known or {})

    def refused(self, what: File | str, **how: Any) -> str:
        """The sentence with which the fetch fails; it never tells a secret."""
        with pytest.raises(SourceError) as caught:
            self.fetch(what, **how)
        sentence = str(caught.value)
        secrets = [self.emulator.api_key, *self.emulator.office.tokens, self.emulator.key()["private_key"]]
        assert not any(secret in sentence for secret in secrets)
        assert "\n" not in sentence
        assert ";" in sentence, "a cure is missing"
        return sentence


@pytest.fixture
def desk(emulator: Emulator, tmp_path: Path) -> Desk:
    return Desk(emulator, tmp_path)
