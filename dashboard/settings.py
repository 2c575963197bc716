"""The one reader of `marathon.toml` and of the environment on this side: where the warehouse is, who gets the digest, who sends it.

Which file: `MARATHON_CONFIG`, else `marathon.toml` in the current folder, else the demo region's own settings. The season,
the sources and all the rest are read by the pipelines and stand in the warehouse.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

DEMO = Path("data/demo/marathon.toml")
PASSWORD = "MARATHON_SMTP_PASSWORD"  # noqa: S105 - a variable's name
_ATOM, _LABEL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+", r"[^\W_]([\w-]*[^\W_])?"
ADDRESS = re.compile(rf"{_ATOM}(\.{_ATOM})*@{_LABEL}(\.{_LABEL})*")
LOOPBACK = ("localhost", "127.0.0.1", "::1")

Security = Literal["starttls", "tls", "none"]
PORTS: Mapping[str, int] = {"starttls": 587, "tls": 465, "none": 25}
Edition = tuple[int, int]


class SettingsError(Exception):
    """A setting is wrong: one Russian sentence with file, key and cure."""


@dataclass(frozen=True, kw_only=True)
class Digest:
    """`[digest]`: the pages' own `address`, and who gets which letter. Keys of `municipalities` are names or codes."""

    address: str | None = None
    council: tuple[str, ...] = ()
    municipalities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Smtp:
    """`[smtp]`: the server that sends. `password` is that of `password_file` or of MARATHON_SMTP_PASSWORD; `timeout` in seconds."""

    host: str
    sender: str
    security: Security = "starttls"
    port: int = PORTS["starttls"]
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = 30.0


def locate() -> Path:
    """The settings file in use."""
    named = os.environ.get("MARATHON_CONFIG")
    settings = Path(named) if named else Path("marathon.toml")
    return DEMO if not named and not settings.exists() else settings


def use(settings: Path) -> None:
    """From here on this process reads that file."""
    os.environ["MARATHON_CONFIG"] = str(settings)


def table(settings: Path) -> Mapping[str, Any]:
    """What stands in the file. Raises OSError where it cannot be opened, ValueError where it is not TOML."""
    found = settings.stat()
    return _table(settings, (found.st_mtime_ns, found.st_ino))


@lru_cache(maxsize=2)  # every look of every open page asks for the warehouse
def _table(settings: Path, edition: Edition) -> Mapping[str, Any]:  # noqa: ARG001 - the edition is part of the cache key
    return tomllib.loads(settings.read_text(encoding="utf-8-sig"))


def digest() -> Digest:
    """Who gets the digest. Raises SettingsError."""
    keys = _section("digest", {one.name for one in fields(Digest)})
    named = keys.found.get("municipalities", {})
    if not isinstance(named, dict):
        raise keys.refuse("municipalities", "должно быть таблицей", "пишите [digest.municipalities] отдельной строкой")
    whose = _Keys(keys.path, "digest.municipalities", named)
    return Digest(
        address=keys.web("address"),
        council=keys.addresses("council"),
        municipalities={name: whose.addresses(name) for name in named},
    )


def smtp() -> Smtp:
    """The server that sends the digest, with its password. Raises SettingsError."""
    names = {one.name for one in fields(Smtp)} - {"password"} | {"password_file"}
    keys = _section("smtp", names)
    security = keys.choice("security", get_args(Security), Smtp.security)
    host, user = keys.text("host"), keys.text("user") if "user" in keys.found else None
    password = keys.password() if user else None
    if user and security == "none" and host not in LOOPBACK:
        raise keys.refuse("security", "пароль ушёл бы открытым текстом", 'пишите security = "starttls" или "tls"')
    return Smtp(
        host=host,
        sender=keys.address("sender", keys.text("sender")),
        security=security,
        port=int(keys.number("port", PORTS[security], most=65_535, whole=True)),
        user=user,
        password=password,
        timeout=keys.number("timeout", Smtp.timeout, most=600),
    )


def _section(name: str, allowed: set[str]) -> _Keys:
    path = locate()
    try:
        found = table(path).get(name, {})
    except (OSError, ValueError):
        cure = "проверьте, что он есть и записан как TOML, по образцу marathon.example.toml"
        raise SettingsError(f"{path}: файл настроек не читается; {cure}") from None
    if not isinstance(found, dict):
        raise SettingsError(f"{path}: {name}: должно быть таблицей; пишите [{name}] отдельной строкой")
    keys = _Keys(path, name, found)
    keys.known(allowed)
    return keys


@dataclass(frozen=True)
class _Keys:
    """Typed values of one table of the file."""

    path: Path
    place: str
    found: Mapping[str, Any]

    def refuse(self, key: str, why: str, cure: str) -> SettingsError:
        shown = key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else f'"{key}"'
        return SettingsError(f"{self.path}: {self.place}.{shown}: {why}; {cure}")

    def known(self, allowed: set[str]) -> None:
        for key in self.found:
            if key == "password":
                cure = f'положите его в файл и пишите password_file = "…" или задайте переменную {PASSWORD}'
                raise self.refuse(key, "пароль в настройках не хранят", cure)
            if key not in allowed:
                near = get_close_matches(key, allowed, 1)
                cure = f"возможно, {near[0]}" if near else f"уберите его; есть: {', '.join(sorted(allowed))}"
                raise self.refuse(key, "такого ключа нет", cure)

    def text(self, key: str) -> str:
        value = self.found.get(key)
        if value is None:
            raise self.refuse(key, "ключа нет", f'добавьте {key} = "…" в [{self.place}]')
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            raise self.refuse(key, "ожидается непустой текст", f'пишите {key} = "…"')
        return value.strip()

    def choice(self, key: str, allowed: tuple[Any, ...], default: Any) -> Any:
        value = self.found.get(key, default)
        if value not in allowed:
            raise self.refuse(key, f"«{value}» не подходит", "пишите " + " или ".join(f'"{one}"' for one in allowed))
        return value

    def number(self, key: str, default: float, *, most: float, whole: bool = False) -> float:
        value = self.found.get(key, default)
        if type(value) not in ((int,) if whole else (int, float)) or not 0 < value <= most:
            what = "целое число" if whole else "число"
            raise self.refuse(key, f"ожидается {what} до {most}", f"пишите, например, {key} = {default:g}")
        return float(value)

    def web(self, key: str) -> str | None:
        if key not in self.found:
            return None
        value = self.text(key)
        if not re.fullmatch(r"https?://[^/\s?#<>\"]+(/[^\s?#<>\"]*)?", value):
            raise self.refuse(key, f"«{value}» не адрес", f'пишите, например, {key} = "https://marathon.example.org"')
        return value.rstrip("/")

    def addresses(self, key: str) -> tuple[str, ...]:
        """Addresses of a list, each once."""
        value = self.found.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.refuse(key, "ожидается список адресов", 'пишите в скобках: ["glava@example.org"]')
        found = [self.address(key, one.strip()) for one in value]
        return tuple({address.casefold(): address for address in reversed(found)}.values())[::-1]

    def address(self, key: str, value: str) -> str:
        local, _at, domain = value.rpartition("@")
        try:
            fits = ADDRESS.fullmatch(value) and domain.encode("idna") and len(local) <= 64
        except UnicodeError:
            fits = False
        if not fits:
            raise self.refuse(
                key,
                f"«{' '.join(value.split())}» не адрес почты",
                "пишите его как glava@example.org, без имени и скобок",
            )
        return value

    def password(self) -> str:
        """What stands in `password_file`, else in the environment."""
        if "password_file" not in self.found:
            found = os.environ.get(PASSWORD, "")
            key, cure = "user", f"задайте password_file или переменную {PASSWORD}"
        else:
            key, cure = "password_file", "положите туда пароль одной строкой и проверьте путь и права"
            named = self.text(key)
            path = self.path.parent / named
            try:
                path = self.path.parent / Path(named).expanduser()
                found = path.read_text(encoding="utf-8-sig").strip("\r\n")
            except (OSError, UnicodeDecodeError, RuntimeError):  # no such user's home
                raise self.refuse(key, f"файл {path} не читается", cure) from None
        if not found:
            raise self.refuse(key, "пароля нет", cure)
        if not (found.isascii() and found.isprintable()):
            raise self.refuse(key, "в пароле не только латиница, цифры и знаки", cure)
        return found
