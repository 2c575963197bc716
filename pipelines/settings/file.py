"""The settings file: which one, and what it says."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipelines.errors import SettingsError
from pipelines.settings.address import AddressError, folder_key, spreadsheet_key
from pipelines.settings.hints import Hints
from pipelines.settings.keys import Keys, as_written
from pipelines.settings.shape import (
    OF_THE_PANEL,
    Foresight,
    Google,
    PersonalData,
    Settings,
    Source,
    Thresholds,
    Values,
)

DEMO = Path("data/demo/marathon.toml")
BETAS = (-1.5, 2.0)  # wider than any season known
DAYS = 3650  # more days than any season has


def locate(config: Path | None = None) -> Path:
    """Path of the settings file to use; the demo's when nothing else is there (it need not exist yet)."""
    if config is not None:
        return config
    if named := os.environ.get("MARATHON_CONFIG"):
        return Path(named)
    own = Path("marathon.toml")
    return own if own.exists() else DEMO


def load(config: Path | None = None, *, with_sources: bool = True) -> Settings:
    """Settings from a TOML file; without its sources where none need be there yet. Raises SettingsError with one sentence: file, key, cure."""
    path = locate(config)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        cure = (
            "создайте демо-регион: python -m pipelines demo"
            if path == DEMO
            else "проверьте путь (--config или MARATHON_CONFIG)"
        )
        raise SettingsError(f"{path}: файла настроек нет; {cure}") from None
    except OSError as error:
        raise SettingsError(f"{path}: файл настроек не читается: {_why(error)}; проверьте путь и права") from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: {_why(error)}; сохраните его в UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {_why(error)}; исправьте эту строку по образцу marathon.example.toml") from None
    return _Reader(path, path.parent).settings(table, with_sources=with_sources)


def _why(error: OSError | UnicodeDecodeError | tomllib.TOMLDecodeError) -> str:
    """Python's complaint in our words, with the line."""
    match error:
        case UnicodeDecodeError():
            line_number = error.object.count(b"\n", 0, error.start) + 1
            return f"файл не в UTF-8, строка {line_number}"
        case tomllib.TOMLDecodeError():
            found = re.search(r"at line (\d+)", str(error))
            return "ошибка записи TOML, " + (f"строка {found[1]}" if found else "последняя строка")
        case IsADirectoryError():
            return "это папка"
        case PermissionError():
            return "нет прав на чтение"
    return error.strerror or str(error)


class _Reader(Keys):
    """Turns the tables of the file into settings."""

    def settings(self, table: dict[str, Any], *, with_sources: bool = True) -> Settings:
        self.known(table, Settings, also={"access", *OF_THE_PANEL}, without={"path"})
        for name, shape in OF_THE_PANEL.items():
            self.inside(f"{name}.").known(self.table(table, name), shape)
        read: dict[str, Any] = {
            "title": "Муниципальный диалог",
            "landing": "data/landing.duckdb",
            "warehouse": "data/marathon.duckdb",
        } | table
        settings = Settings(
            path=self.path,
            title=self.text(read, "title"),
            region=self.text(read, "region"),
            timezone=self.zone(read),
            starts=self.day(read, "starts"),
            ends=self.day(read, "ends"),
            landing=self.file(read, "landing"),
            warehouse=self.file(read, "warehouse"),
            refresh_every=self.duration(read, "refresh_every", Settings.refresh_every),
            stale_after_days=self.whole(read, "stale_after_days", Settings.stale_after_days, least=1, most=DAYS),
            grace_days=self.whole(read, "grace_days", Settings.grace_days, least=0, most=DAYS),
            give_up_after=self.number(read, "give_up_after", Settings.give_up_after),
            thresholds=self.inside("thresholds.").thresholds(self.table(read, "thresholds")),
            forecast=self.inside("forecast.").foresight(self.table(read, "forecast")),
            google=self.inside("google.").google(self.table(read, "google")),
            aliases=Hints(self.path, self.folder, "aliases.").aliases(self.table(read, "aliases")),
            sources=self.sources(read) if with_sources else (),
        )
        if settings.ends <= settings.starts:
            raise self.refuse(
                "ends",
                f"сезон кончается {settings.ends}, не позже начала {settings.starts}",
                "исправьте starts или ends",
            )
        if settings.landing.resolve() == settings.warehouse.resolve():
            raise self.refuse("warehouse", "тот же файл, что и landing", "укажите другой путь")
        return settings

    def inside(self, place: str) -> _Reader:
        return _Reader(self.path, self.folder, place)

    def thresholds(self, table: dict[str, Any]) -> Thresholds:
        self.known(table, Thresholds)
        found = Thresholds(
            on_track=self.number(table, "on_track", Thresholds.on_track),
            at_risk=self.number(table, "at_risk", Thresholds.at_risk),
        )
        if found.at_risk > found.on_track:
            raise self.refuse("at_risk", "больше, чем on_track", "поставьте меньшее число")
        if found.on_track > 1:
            raise self.refuse(
                "on_track", "вероятность больше 1", "это вероятность успеть к сроку, например on_track = 0.8"
            )
        return found

    def foresight(self, table: dict[str, Any]) -> Foresight:
        self.known(table, Foresight)
        beta = table.get("beta")
        if beta is not None and (type(beta) not in (int, float) or not BETAS[0] <= beta <= BETAS[1]):
            raise self.refuse(
                "beta",
                f"ожидается число от {BETAS[0]:g} до {BETAS[1]:g}, а стоит {as_written(beta)}",
                "уберите строку, если не знаете",
            )
        return Foresight(beta=None if beta is None else float(beta))

    def google(self, table: dict[str, Any]) -> Google:
        self.known(table, Google)
        credentials = self.credentials(table)
        write_notes = self.flag(table, "write_notes", default=Google.write_notes)
        if write_notes and credentials is None:
            cure = "задайте google.credentials: с api_key таблицы можно только читать"
            raise self.refuse("write_notes", "нужен ключ сервисного аккаунта", cure)
        return Google(
            credentials=credentials,
            write_notes=write_notes,
            api_key=self.text(table, "api_key") if "api_key" in table else None,
            endpoint=self.root(table, "endpoint", Google.endpoint),
            drive_endpoint=self.root(table, "drive_endpoint", Google.drive_endpoint),
            token_uri=self.text(table, "token_uri") if "token_uri" in table else None,
            requests_per_minute=self.whole(
                table, "requests_per_minute", Google.requests_per_minute, least=1, most=60_000
            ),
        )

    def credentials(self, table: dict[str, Any]) -> Path | Mapping[str, str] | None:
        """`[google] credentials`, else GOOGLE_APPLICATION_CREDENTIALS, else Streamlit's `[gcp_service_account]`."""
        if "credentials" in table:
            return self.existing(table, "credentials")
        if named := os.environ.get("GOOGLE_APPLICATION_CREDENTIALS"):
            return Path(named)
        places = (Path(".streamlit/secrets.toml"), Path("~/.streamlit/secrets.toml").expanduser())  # as Streamlit looks
        secrets = next((place for place in places if place.is_file()), None)
        if secrets is None:
            return None
        try:
            found = tomllib.loads(secrets.read_text(encoding="utf-8")).get("gcp_service_account")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise SettingsError(
                f"{secrets}: не читается ({_why(error)}); исправьте файл или задайте google.credentials"
            ) from None
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else None

    def sources(self, read: dict[str, Any]) -> tuple[Source, ...]:
        tables = self.tables(read, "sources", "пишите [[sources]] перед каждым источником")
        if not tables:
            raise self.refuse(
                "sources", "нет ни одного источника", "добавьте [[sources]] с name и spreadsheet, folder или workbook"
            )
        found = tuple(self.inside(f"sources[{n}].").source(t) for n, t in enumerate(tables, 1))
        names = [s.name for s in found]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise self.refuse("sources", f"имя «{twice}» встречается дважды", "назовите источники по-разному")
        return found

    def source(self, table: dict[str, Any]) -> Source:
        self.known(table, Source)
        where = [key for key in ("spreadsheet", "folder", "workbook") if key in table]
        if len(where) != 1:
            why = "заданы сразу " + " и ".join(where) if where else "не сказано, откуда читать"
            raise self.refuse(
                where[-1] if where else "spreadsheet", why, "оставьте одно из spreadsheet, folder, workbook"
            )
        personal_data = self.choice(table, "personal_data", PersonalData, "refuse")
        if personal_data == "accept" and "workbook" not in table:
            raise self.refuse(
                "personal_data",
                "«accept» только для локальных книг (workbook)",
                "перенесите контакты в локальную книгу",
            )
        return Source(
            name=self.text(table, "name"),
            spreadsheet=self.address(table, "spreadsheet", spreadsheet_key),
            folder=self.address(table, "folder", folder_key),
            workbook=self.file(table, "workbook") if "workbook" in table else None,
            municipality=self.text(table, "municipality") if "municipality" in table else None,
            values=self.choice(table, "values", Values, "cumulative"),
            personal_data=personal_data,
            tabs=Hints(self.path, self.folder, self.place).tabs(table),
        )

    def address(self, table: dict[str, Any], key: str, of: Callable[[str], str]) -> str | None:
        """An address or key at Google, as it stands there."""
        if key not in table:
            return None
        text = self.text(table, key)
        try:
            of(text)
        except AddressError as error:
            raise self.refuse(key, error.why, error.cure) from None
        return text
