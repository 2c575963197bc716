"""Typed values of keys: each check refuses with one sentence that names the file, the key and the cure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, dataclass, fields
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

from pipelines.errors import SettingsError


@dataclass(frozen=True)
class Keys:
    """Typed values of a TOML table's keys; knows which file and table, so that every complaint can say so."""

    path: Path
    folder: Path
    place: str = ""

    def refuse(self, key: str, why: str, cure: str) -> SettingsError:
        """The complaint about one key."""
        return SettingsError(f"{self.path}: {self.place}{key}: {why}; {cure}")

    def known(
        self,
        table: Mapping[str, Any],
        shape: type,
        also: AbstractSet[str] = frozenset(),
        without: AbstractSet[str] = frozenset(),
    ) -> None:
        """Refuses a key that `shape` does not have; suggests the nearest."""
        allowed = ({f.name for f in fields(shape)} | also) - without
        for key in table:
            if key not in allowed:
                near = get_close_matches(key, allowed, 1)
                raise self.refuse(
                    key,
                    "такого ключа нет",
                    f"возможно, {near[0]}" if near else f"уберите его; есть: {', '.join(sorted(allowed))}",
                )

    def text(self, table: Mapping[str, Any], key: str) -> str:
        """A text that is not empty."""
        value = table.get(key, MISSING)
        key = key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else quoted(key)
        if value is MISSING:
            raise self.refuse(key, "ключа нет", f'добавьте {key} = "…"')
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(key, f"ожидается непустой текст, а стоит {as_written(value)}", f'пишите {key} = "…"')
        return value.strip()

    def tables(self, table: Mapping[str, Any], key: str, cure: str) -> list[dict[str, Any]]:
        """A list of tables; empty where there is none."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refuse(key, "должно быть списком таблиц", cure)
        return value

    def day(self, table: Mapping[str, Any], key: str) -> date:
        """A day; TOML's own date or an ISO text."""
        value = table.get(key, MISSING)
        if value is MISSING:
            raise self.refuse(key, "даты нет", f"добавьте {key} = 2026-09-01")
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise self.refuse(key, f"«{value}» не дата", f"пишите {key} = 2026-09-01") from None
        if type(value) is not date:
            raise self.refuse(key, f"{as_written(value)} не дата", f"пишите {key} = 2026-09-01")
        return value

    def zone(self, table: Mapping[str, Any]) -> ZoneInfo:
        """A time zone by its IANA name."""
        name = self.text({"timezone": "Europe/Moscow"} | dict(table), "timezone")
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise self.refuse("timezone", f"пояса «{name}» нет", 'пишите, например, "Europe/Samara"') from None

    def flag(self, table: Mapping[str, Any], key: str, *, default: bool) -> bool:
        """Yes or no."""
        value = table.get(key, default)
        if not isinstance(value, bool):
            raise self.refuse(key, f"{as_written(value)} не подходит", "пишите true или false")
        return value

    def whole(self, table: Mapping[str, Any], key: str, default: int, *, least: int, most: int) -> int:
        """A whole number between the two."""
        value = table.get(key, default)
        if type(value) is not int or not least <= value <= most:
            raise self.refuse(
                key,
                f"ожидается целое число от {least} до {most}, а стоит {as_written(value)}",
                f"пишите, например, {key} = {default}",
            )
        return value

    def number(self, table: Mapping[str, Any], key: str, default: float) -> float:
        """A finite number above zero."""
        value = table.get(key, default)
        if type(value) not in (int, float) or not 0 < value < float("inf"):
            raise self.refuse(
                key,
                f"ожидается число больше нуля, а стоит {as_written(value)}",
                f"пишите, например, {key} = {default:g}",
            )
        return float(value)

    def duration(self, table: Mapping[str, Any], key: str, default: timedelta) -> timedelta:
        """A duration such as «5m»."""
        value = table.get(key)
        try:
            return default if value is None else parse_duration(value)
        except ValueError as error:
            raise self.refuse(key, str(error), f'пишите, например, {key} = "5m"') from None

    def file(self, table: Mapping[str, Any], key: str) -> Path:
        """A path, relative to the settings file's folder."""
        text = self.text(table, key)
        try:
            return self.folder / Path(text).expanduser()
        except RuntimeError:
            raise self.refuse(key, f"папки пользователя в «{text}» нет", "напишите путь целиком") from None

    def existing(self, table: Mapping[str, Any], key: str) -> Path:
        """A path of a file that is there."""
        path = self.file(table, key)
        if not path.is_file():
            raise self.refuse(key, f"файла {path} нет", "положите ключ туда или исправьте путь")
        return path

    def root(self, table: Mapping[str, Any], key: str, default: str) -> str:
        """The root of a web address, without a slash at its end."""
        value = self.text({key: default} | dict(table), key)
        if not re.fullmatch(r"https?://[^/\s]+(/[^\s]*)?", value):
            raise self.refuse(key, f"«{value}» не адрес", f'пишите, например, {key} = "{default}"')
        return value.rstrip("/")

    def table(self, table: Mapping[str, Any], key: str) -> dict[str, Any]:
        """A table; empty where there is none."""
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self.refuse(key, "должно быть таблицей", f"пишите [{key}] отдельной строкой")
        return value

    def choice(self, table: Mapping[str, Any], key: str, allowed: Any, default: str) -> Any:
        """One of the words of a Literal."""
        value = table.get(key, default)
        options = get_args(allowed)
        if value not in options:
            raise self.refuse(
                key, f"{as_written(value)} не подходит", "пишите " + " или ".join(f'"{o}"' for o in options)
            )
        return value


def parse_duration(value: object) -> timedelta:
    """«90s», «5m», «2h», «1d» or a number of seconds → timedelta. Raises ValueError in Russian."""
    seconds = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    if type(value) is int and 0 < value < 10**10:
        return timedelta(seconds=value)
    if isinstance(value, str) and (match := re.fullmatch(r"([0-9]{1,6})\s*([smhd])", value.strip())) and int(match[1]):
        return timedelta(seconds=int(match[1]) * seconds[match[2]])
    raise ValueError(f"{as_written(value)} не длительность")


def quoted(key: str) -> str:
    """A key that is no bare word of TOML, as it stands in the file."""
    return f'"{key}"'


def as_written(value: object) -> str:
    """A value for a sentence: a text in quotes, true and false as TOML spells them."""
    if isinstance(value, str):
        return f"«{value}»"
    return str(value).lower() if isinstance(value, bool) else str(value)
