"""How the sources are: read or not, and why not, without what names folders of the server."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import pandas as pd

from dashboard import wording
from dashboard.language import LANGUAGES, N_, _, plural, spoken

SAFE_KINDS = {
    "нет доступа": N_("Нет доступа: проверьте, что таблица открыта для панели"),
    "не найдена": N_("Таблица не найдена: проверьте, не удалили ли её"),
    "такого файла или папки нет": N_(
        "Файла или папки нет на месте: проверьте, не переименовали ли их и не перенесли ли"
    ),
    "нет прав на чтение": N_("Файл не открывается: закройте его в Excel или дайте панели право читать его"),
    "в папке нет ни": N_("В папке нет таблиц: проверьте, не перенесли ли их"),
    "файл пуст": N_("Файл пуст: дождитесь конца копирования или сохраните его заново"),
    "книга повреждена": N_("Файл повреждён: откройте его в Excel и сохраните заново"),
    "защищена паролем": N_(
        "Файл защищён паролем или это старый .xls: сохраните его без пароля как «Книга Excel (.xlsx)»"
    ),
    "это не таблица Google": N_(
        "Это не таблица Google: откройте файл на Диске и выберите «Сохранить как таблицу Google»"
    ),
    "не принял учётные данные": N_("Google не принял учётные данные панели"),
    "предел": N_("Исчерпан предел запросов к Google: панель попробует снова сама"),
    "ограничил число запросов": N_("Исчерпан предел запросов к Google: панель попробует снова сама"),
    "ответил ошибкой": N_("Google отвечает ошибкой: панель попробует снова сама"),
    "нет ответа": N_("Google не отвечает: панель попробует снова сама"),
    "нет связи": N_("Нет связи с Google: панель попробует снова сама"),
    "оборвался": N_("Связь с Google оборвалась: панель попробует снова сама"),
}
"""Kinds of failure that can be told of a sentence which names folders or addresses of the server."""


def on_the_clock(found: pd.DataFrame, zone: ZoneInfo) -> pd.DataFrame:
    """`frames.sources.sources` with its moments as the marathon's own clock showed them, without a time zone."""
    moments = ("last_try_at", "last_success_at")
    return found.assign(**{name: found[name].dt.tz_convert(zone).dt.tz_localize(None) for name in moments})


def said(status: str | None) -> str:
    """«✓ прочитан», «✕ не читается»."""
    words = {"ok": _("✓ прочитан"), "unchanged": _("✓ прочитан, без изменений"), "failed": _("✕ не читается")}
    return _("— ещё не читался") if status is None else words[status]


def failure(error: str | None) -> str | None:
    """What is wrong with a source, without addresses and folders of the server; they stand in its log."""
    if error is None:
        return None
    if spoken() == LANGUAGES[0] and not re.search(r"[/\\@]|google|give_up_after|workbook", error):
        return wording.capital(error)
    kind = next((said for fragment, said in SAFE_KINDS.items() if fragment in error), None)
    if kind is None:
        return _("Причину администратор панели найдёт в журнале сервера или командой status")
    return _("{kind}; подробности администратор панели найдёт в журнале сервера или командой status").format(
        kind=_(kind)
    )


def all_said(found: pd.DataFrame) -> str:
    """«Все источники читаются», or how many could not be read."""
    failed, waiting = int((found["status"] == "failed").sum()), int(found["status"].isna().sum())
    if failed:
        said = plural(
            failed,
            "Не читается {n} источник из {of}.",
            "Не читаются {n} источника из {of}.",
            "Не читаются {n} источников из {of}.",
        )
        return said.format(n=wording.number(failed), of=wording.number(len(found)))
    if waiting:
        return _("Ещё не читались: {n} из {of}.").format(n=wording.number(waiting), of=wording.number(len(found)))
    return _("Все источники читаются.")
