"""The only reader of `marathon.toml` and of the environment.

Order: `--config`, `MARATHON_CONFIG`, `marathon.toml` in the current folder, else the demo region's own settings.
Paths are relative to the folder of the settings file. A wrong key stops with one sentence: file, key, cure.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from pipelines.errors import SettingsError

DEMO = Path("data/demo/marathon.toml")
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


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """`[thresholds]`: the share of the needed pace from which a municipality is on track, or at risk; below it is behind."""

    on_track: float = 1.0
    at_risk: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything `marathon.toml` can say. `path` is that file."""

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
    google: Google = field(default_factory=Google)
    sources: tuple[Source, ...] = ()


def locate(config: Path | None = None) -> Path:
    """Path of the settings file to use; the demo's when nothing else is there (it need not exist yet)."""
    if config is not None:
        return config
    if named := os.environ.get("MARATHON_CONFIG"):
        return Path(named)
    own = Path("marathon.toml")
    return own if own.exists() else DEMO


def load(config: Path | None = None) -> Settings:
    """Settings from a TOML file. Raises SettingsError with one sentence: file, key, cure."""
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
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path}: файл настроек не читается ({error}); сохраните его в UTF-8 и проверьте права"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{path}: ошибка записи TOML ({error}); исправьте эту строку по образцу marathon.example.toml"
        ) from None
    return _Reader(path, path.parent).settings(table)


@dataclass(frozen=True)
class _Reader:
    """Turns TOML values into settings; knows where it is, so that every complaint can say so."""

    path: Path
    folder: Path
    place: str = ""

    def refuse(self, key: str, why: str, cure: str) -> SettingsError:
        return SettingsError(f"{self.path}: {self.place}{key}: {why}; {cure}")

    def settings(self, table: dict[str, Any]) -> Settings:
        self.known(table, Settings, also={"access"}, without={"path"})
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
            stale_after_days=self.whole(read, "stale_after_days", Settings.stale_after_days, least=1),
            grace_days=self.whole(read, "grace_days", Settings.grace_days, least=0),
            give_up_after=self.number(read, "give_up_after", Settings.give_up_after),
            thresholds=self.inside("thresholds.").thresholds(self.table(read, "thresholds")),
            google=self.inside("google.").google(self.table(read, "google")),
            sources=self.sources(read),
        )
        if settings.ends <= settings.starts:
            raise self.refuse(
                "ends",
                f"сезон кончается {settings.ends}, не позже начала {settings.starts}",
                "исправьте starts или ends",
            )
        if settings.landing == settings.warehouse:
            raise self.refuse("warehouse", "тот же файл, что и landing", "укажите другой путь")
        return settings

    def inside(self, place: str) -> _Reader:
        return _Reader(self.path, self.folder, place)

    def known(
        self,
        table: Mapping[str, Any],
        shape: type,
        also: AbstractSet[str] = frozenset(),
        without: AbstractSet[str] = frozenset(),
    ) -> None:
        allowed = ({f.name for f in fields(shape)} | also) - without
        for key in table:
            if key not in allowed:
                near = get_close_matches(key, allowed, 1)
                raise self.refuse(
                    key,
                    "такого ключа нет",
                    f"возможно, {near[0]}" if near else f"уберите его; есть: {', '.join(sorted(allowed))}",
                )

    def thresholds(self, table: dict[str, Any]) -> Thresholds:
        self.known(table, Thresholds)
        found = Thresholds(
            on_track=self.number(table, "on_track", Thresholds.on_track),
            at_risk=self.number(table, "at_risk", Thresholds.at_risk),
        )
        if found.at_risk > found.on_track:
            raise self.refuse("at_risk", "больше, чем on_track", "поставьте меньшее число")
        return found

    def google(self, table: dict[str, Any]) -> Google:
        self.known(table, Google)
        return Google(
            credentials=self.credentials(table),
            api_key=self.text(table, "api_key") if "api_key" in table else None,
            endpoint=self.root(table, "endpoint", Google.endpoint),
            drive_endpoint=self.root(table, "drive_endpoint", Google.drive_endpoint),
            token_uri=self.text(table, "token_uri") if "token_uri" in table else None,
            requests_per_minute=self.whole(table, "requests_per_minute", Google.requests_per_minute, least=1),
        )

    def credentials(self, table: dict[str, Any]) -> Path | Mapping[str, str] | None:
        """`[google] credentials`, else GOOGLE_APPLICATION_CREDENTIALS, else Streamlit's `[gcp_service_account]`."""
        if "credentials" in table:
            return self.existing(table, "credentials")
        if named := os.environ.get("GOOGLE_APPLICATION_CREDENTIALS"):
            return Path(named)
        secrets = Path(".streamlit/secrets.toml")
        if not secrets.is_file():
            return None
        try:
            found = tomllib.loads(secrets.read_text(encoding="utf-8")).get("gcp_service_account")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise SettingsError(
                f"{secrets}: не читается ({error}); исправьте файл или задайте google.credentials"
            ) from None
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else None

    def sources(self, read: dict[str, Any]) -> tuple[Source, ...]:
        tables = read.get("sources", [])
        if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
            raise self.refuse("sources", "должно быть списком таблиц", "пишите [[sources]] перед каждым источником")
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
            spreadsheet=self.text(table, "spreadsheet") if "spreadsheet" in table else None,
            folder=self.text(table, "folder") if "folder" in table else None,
            workbook=self.file(table, "workbook") if "workbook" in table else None,
            municipality=self.text(table, "municipality") if "municipality" in table else None,
            values=self.choice(table, "values", Values, "cumulative"),
            personal_data=personal_data,
        )

    def text(self, table: Mapping[str, Any], key: str) -> str:
        value = table.get(key, MISSING)
        if value is MISSING:
            raise self.refuse(key, "ключа нет", f'добавьте {key} = "…"')
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(key, f"ожидается непустой текст, а стоит {value!r}", f'пишите {key} = "…"')
        return value.strip()

    def day(self, table: Mapping[str, Any], key: str) -> date:
        value = table.get(key, MISSING)
        if value is MISSING:
            raise self.refuse(key, "даты нет", f"добавьте {key} = 2026-09-01")
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise self.refuse(key, f"«{value}» не дата", f"пишите {key} = 2026-09-01") from None
        if type(value) is not date:
            raise self.refuse(key, f"{value} не дата", f"пишите {key} = 2026-09-01")
        return value

    def zone(self, table: Mapping[str, Any]) -> ZoneInfo:
        name = self.text({"timezone": "Europe/Moscow"} | dict(table), "timezone")
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise self.refuse("timezone", f"пояса «{name}» нет", 'пишите, например, "Europe/Samara"') from None

    def whole(self, table: Mapping[str, Any], key: str, default: int, *, least: int) -> int:
        value = table.get(key, default)
        if type(value) is not int or value < least:
            raise self.refuse(
                key, f"ожидается целое число от {least}, а стоит {value!r}", f"пишите, например, {key} = {default}"
            )
        return value

    def number(self, table: Mapping[str, Any], key: str, default: float) -> float:
        value = table.get(key, default)
        if type(value) not in (int, float) or not 0 < value < float("inf"):
            raise self.refuse(
                key, f"ожидается число больше нуля, а стоит {value!r}", f"пишите, например, {key} = {default:g}"
            )
        return float(value)

    def duration(self, table: Mapping[str, Any], key: str, default: timedelta) -> timedelta:
        value = table.get(key)
        try:
            return default if value is None else parse_duration(value)
        except ValueError as error:
            raise self.refuse(key, str(error), f'пишите, например, {key} = "5m"') from None

    def file(self, table: Mapping[str, Any], key: str) -> Path:
        text = self.text(table, key)
        try:
            return self.folder / Path(text).expanduser()
        except RuntimeError:
            raise self.refuse(key, f"папки пользователя в «{text}» нет", "напишите путь целиком") from None

    def existing(self, table: Mapping[str, Any], key: str) -> Path:
        path = self.file(table, key)
        if not path.is_file():
            raise self.refuse(key, f"файла {path} нет", "положите ключ туда или исправьте путь")
        return path

    def root(self, table: Mapping[str, Any], key: str, default: str) -> str:
        value = self.text({key: default} | dict(table), key)
        if not re.fullmatch(r"https?://[^/\s]+(/[^\s]*)?", value):
            raise self.refuse(key, f"«{value}» не адрес", f'пишите, например, {key} = "{default}"')
        return value.rstrip("/")

    def table(self, table: Mapping[str, Any], key: str) -> dict[str, Any]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self.refuse(key, "должно быть таблицей", f"пишите [{key}] отдельной строкой")
        return value

    def choice(self, table: Mapping[str, Any], key: str, allowed: Any, default: str) -> Any:
        value = table.get(key, default)
        options = get_args(allowed)
        if value not in options:
            raise self.refuse(key, f"«{value}» не подходит", "пишите " + " или ".join(f'"{o}"' for o in options))
        return value


def parse_duration(value: object) -> timedelta:
    """«90s», «5m», «2h», «1d» or a number of seconds → timedelta. Raises ValueError in Russian."""
    seconds = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    if type(value) is int and 0 < value < 10**10:
        return timedelta(seconds=value)
    if isinstance(value, str) and (match := re.fullmatch(r"([0-9]{1,6})\s*([smhd])", value.strip())) and int(match[1]):
        return timedelta(seconds=int(match[1]) * seconds[match[2]])
    raise ValueError(f"«{value}» не длительность")
