"""The shared sheet, ready to be filled in: made from the contract, as an .xlsx or as a Google spreadsheet."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

from pipelines.errors import SettingsError
from pipelines.reading.season import Season
from pipelines.settings import Settings
from pipelines.template.plan import Plan, plan

__all__ = ["Plan", "how_to_connect", "prepare", "publish", "save"]


def prepare(settings: Settings | None, *, register: Path | None, municipality: str | None, today: date) -> Plan:
    """The template's plan: days limited to the season of the settings, pre-filled from a workbook's register.

    With `municipality` it is that one's own sheet. Raises SourceError where the register cannot be read or does not
    know it.
    """
    season = Season(settings.starts, settings.ends) if settings else None
    if register is None:
        return plan(season=season, only=municipality, today=today)
    from pipelines.template.register import choose, read_register  # noqa: PLC0415 - openpyxl is slow to import

    known = read_register(register)
    if municipality is None:
        return plan(season=season, register=known, today=today)
    one = choose(known, municipality)
    return plan(season=season, register=[one], only=str(one["municipality"]), today=today)


def save(made: Plan, path: Path, *, force: bool) -> None:
    """Writes the workbook. Raises SettingsError where something stands there already and `force` is not set."""
    if path.suffix.lower() != ".xlsx":
        raise SettingsError(f"{path}: шаблон — книга Excel; назовите файл с .xlsx на конце")
    if path.exists() and not force:
        raise SettingsError(f"{path}: файл уже есть; выберите другое имя или добавьте --force")
    from pipelines.template.xlsx import workbook  # noqa: PLC0415 - only who wants a workbook pays for XlsxWriter

    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(workbook(made))
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise SettingsError(f"{path}: не записывается ({error.strerror}); проверьте папку и права") from None


def publish(made: Plan, settings: Settings | None, title: str, share: str) -> str:
    """Makes the Google spreadsheet, lets `share` edit it, returns its address. Raises SettingsError, SourceError."""
    if settings is None:
        raise SettingsError("template: для таблицы Google нужны настройки с разделом [google]; добавьте --config PATH")
    if not title.strip() or "@" not in share.strip("@"):
        raise SettingsError("template: нужны название и адрес почты; пишите --google НАЗВАНИЕ --share имя@example.org")
    from pipelines.sources.google.writer import create  # noqa: PLC0415 - slow to import
    from pipelines.template.google import creation  # noqa: PLC0415 - as above

    body = creation(made, title.strip(), str(settings.timezone))
    return create(settings.google, body, share, give_up_after=settings.give_up_after)


def how_to_connect(made: Plan, key: str, address: str) -> str:
    """What to add to marathon.toml so that the sheet is read: `key` is «workbook» or «spreadsheet»."""
    entry = {"name": made.only or "Общая таблица", key: address}
    if made.only:
        entry["municipality"] = made.only
    lines = "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in entry.items())
    return f"Готово: {address}\nЧтобы панель её читала, добавьте в marathon.toml:\n\n[[sources]]\n{lines}"
