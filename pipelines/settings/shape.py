"""What `marathon.toml` can say, with its defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

Values = Literal["cumulative", "increment"]
PersonalData = Literal["refuse", "accept"]


@dataclass(frozen=True, kw_only=True)
class Google:
    """`[google]`: how to reach Google. Endpoints are roots («https://host») and may point to a proxy."""

    credentials: Path | Mapping[str, str] | None = None  # a service account's key file, or its table from secrets.toml
    api_key: str | None = None
    endpoint: str = "https://sheets.googleapis.com"
    drive_endpoint: str = "https://www.googleapis.com"
    token_uri: str | None = None
    requests_per_minute: int = 50
    write_notes: bool = False  # put a note on each faulty cell; needs the right to edit


@dataclass(frozen=True, kw_only=True)
class TabHint:
    """One `[[sources.tabs]]`: what only its owner knows of a tab.

    `read_as` is the name of a contract tab, «matrix» or «nothing»; None: as its content says. `columns` maps
    headers as they stand in the tab to names of contract columns; None: not needed, not read and no finding.
    """

    title: str
    read_as: str | None = None
    indicator: str | None = None
    on_date: date | None = None
    due_on: date | None = None
    values: Values | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One `[[sources]]`: a name and exactly one of `spreadsheet`, `folder`, `workbook`."""

    name: str
    spreadsheet: str | None = None
    folder: str | None = None
    workbook: Path | None = None
    municipality: str | None = None
    values: Values = "cumulative"
    personal_data: PersonalData = "refuse"
    tabs: tuple[TabHint, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """`[thresholds]`: the chance to reach the next checkpoint from which a municipality is on track, or at risk; below it is behind."""

    on_track: float = 0.8
    at_risk: float = 0.4


@dataclass(frozen=True, kw_only=True)
class Foresight:
    """`[forecast]`: `beta`, the shape that a former season had; without it the region's own is sought."""

    beta: float | None = None


@dataclass(frozen=True, kw_only=True)
class Digest:
    """`[digest]`: who gets the day's letter. Here for the names of its keys alone: the panel reads and judges them."""

    address: str | None = None
    council: tuple[str, ...] = ()
    municipalities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Smtp:
    """`[smtp]`: the server that sends the letters; likewise. The password itself stands in no settings."""

    host: str
    sender: str
    security: str = "starttls"
    port: int = 587
    user: str | None = None
    password_file: Path | None = None
    timeout: float = 30.0


OF_THE_PANEL: Mapping[str, type] = {"digest": Digest, "smtp": Smtp}
"""Tables that the pipelines only look through for keys that do not exist."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything `marathon.toml` can say. `path` is that file; `aliases` says whom a name means that only people know."""

    path: Path
    title: str
    region: str
    timezone: ZoneInfo
    starts: date
    ends: date
    landing: Path
    warehouse: Path
    refresh_every: timedelta = timedelta(minutes=5)
    stale_after_days: int = 7
    grace_days: int = 2
    give_up_after: float = 180.0
    thresholds: Thresholds = field(default_factory=Thresholds)
    forecast: Foresight = field(default_factory=Foresight)
    google: Google = field(default_factory=Google)
    aliases: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
