"""A region that does not exist, made so that somebody who has no sheet yet sees how all of this works.

Its workbook is written as it stood on some evenings of the season and each time taken in by the ordinary refresh, so
history, corrections and moved deadlines are real. Same seed and day, same region.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from tempfile import mkdtemp
from typing import Final
from zoneinfo import ZoneInfo

from pipelines import settings as settings_file
from pipelines.demo import region, talks, workbook
from pipelines.demo.mistakes import typed
from pipelines.demo.reports import reports
from pipelines.demo.season import TODAY, Season, goals
from pipelines.errors import BuildError, SettingsError
from pipelines.refresh import refresh

SEED: Final = 2026
TIMEZONE: Final = ZoneInfo("Europe/Samara")
EVENING: Final = time(20, 0)
EVENINGS: Final = (7, 23, 38, 47, 54, 61, 68, 72, 74, TODAY)  # days of the season on which the sheet is taken in
WORKBOOK: Final = "Марафон.xlsx"
CONTACTS: Final = "Контакты.xlsx"
SETTINGS: Final = "marathon.toml"
MARK: Final = "# Демо-регион на день"

_TEMPLATE: Final = """\
{mark} {today}: все названия и цифры вымышлены.
# Файл создан командой «python -m pipelines demo» и будет ею перезаписан вместе со всей папкой.
title = "Муниципальный диалог"
region = "{region}"
timezone = "{timezone}"
starts = {starts}
ends = {ends}
landing = "landing.duckdb"
warehouse = "marathon.duckdb"
refresh_every = "5m"

[[sources]]
name = "Свод региона"
workbook = "{workbook}"

[[sources]]
name = "Контакты"
workbook = "{contacts}"
personal_data = "accept"  # людей держат в отдельной книге на своём сервере
"""


def make(folder: Path, *, today: date, seed: int = SEED, now: datetime | None = None) -> Path:
    """Makes the demo region in `folder`, replacing the one that is there, and returns the path of its settings file.

    `now` is the moment of the last refresh; by default the present one, or the evening of `today` where that is
    another day. The folder is replaced when everything is ready: half a demo is never seen.
    Raises SettingsError when something else lives in the folder, BuildError when the refresh does not take the demo in.
    """
    if folder.exists() and any(folder.iterdir()) and _made_for(folder) is None:
        raise SettingsError(f"{folder}: в папке не демо-регион; уберите её содержимое или укажите другую папку")
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        new = beside / "new"
        new.mkdir()
        _play(new, Season(today), seed, now or _moment(today))
        _swap(new, folder, beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder / SETTINGS


def is_stale(folder: Path, today: date) -> bool:
    """Whether the demo is absent, incomplete or made for another day."""
    files = (WORKBOOK, CONTACTS, "landing.duckdb", "marathon.duckdb")
    return _made_for(folder) != today or not all((folder / file).exists() for file in files)


def sheets(season: Season, seed: int) -> Sequence[workbook.Sheet]:
    """The whole story: every tab with its rows and the days on which each stood there."""
    everyone = region.municipalities(seed)
    aims = goals(everyone, seed)
    told = typed(reports(everyone, aims, seed), season)
    figures = workbook.register(everyone), workbook.targets(aims, season), workbook.actuals(told, season)
    return *figures, *talks.sheets(everyone, season, seed)


def _play(folder: Path, season: Season, seed: int, now: datetime) -> None:
    path = folder / SETTINGS
    path.write_text(_settings(season), encoding="utf-8")
    settings = settings_file.load(path)
    story = sheets(season, seed)
    workbook.write(folder / CONTACTS, [talks.contacts(region.municipalities(seed))], TODAY)
    for day in EVENINGS:
        workbook.write(folder / WORKBOOK, story, day)
        moment = now if day == TODAY else datetime.combine(season.day(day), EVENING, TIMEZONE)
        report = refresh(settings, now=moment)
        if wrong := next((source.error for source in report.sources if source.status == "failed"), None):
            raise BuildError(f"{folder}: демо-регион не прочитан на {season.day(day):%d.%m.%Y}: {wrong}")


def _swap(new: Path, folder: Path, old: Path) -> None:
    """Puts `new` in the folder's place and what was there in `old`; back again where that fails."""
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise


def _settings(season: Season) -> str:
    return _TEMPLATE.format(
        mark=MARK,
        today=season.today,
        region=region.NAME,
        timezone=TIMEZONE.key,
        starts=season.starts,
        ends=season.ends,
        workbook=WORKBOOK,
        contacts=CONTACTS,
    )


def _made_for(folder: Path) -> date | None:
    """The day the demo in the folder was made for, None when there is no demo."""
    try:
        text = (folder / SETTINGS).read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    found = re.match(re.escape(MARK) + r" ([0-9]{4}-[0-9]{2}-[0-9]{2})", text)
    return date.fromisoformat(found[1]) if found else None


def _moment(today: date) -> datetime:
    now = datetime.now(TIMEZONE)
    return now if now.date() == today else datetime.combine(today, EVENING, TIMEZONE)
