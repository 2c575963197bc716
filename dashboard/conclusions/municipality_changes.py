"""What has changed in a municipality since a week ago: figures, corrections, status, range, place, findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dashboard import wording
from dashboard.conclusions.statuses import word
from dashboard.language import _
from dashboard.plain import Row
from dashboard.wording import day, likely, number, signed


def figure(row: Row) -> str:
    """«104 → 114, новых +10», with what corrections of former figures took or gave, from `movement`."""
    if row["actual"] is None:
        return _("цифр нет")
    if row["actual_then"] is None:
        return _("неделю назад цифр не было, сейчас {actual}").format(actual=number(row["actual"]))
    if not row["change"] and not row["correction"]:
        return _("без изменений, {actual}").format(actual=number(row["actual"]))
    said = _("{then} → {actual}, новых {growth}").format(
        then=number(row["actual_then"]), actual=number(row["actual"]), growth=signed(row["growth"])
    )
    if not row["correction"]:
        return said
    return _("{said}, исправления прежних цифр {n}").format(said=said, n=signed(row["correction"]))


def statuses(row: Row) -> str:
    """«было «под риском», стало «отстаёт»»; «состояние прежнее: отстаёт»."""
    if not row["is_status_changed"]:
        return _("состояние прежнее: {status}").format(status=word(row["status"]))
    return _("было «{then}», стало «{now}»").format(then=word(row["status_then"]), now=word(row["status"]))


def ranges(then: Row | None, now: Row | None) -> str | None:
    """«к 14 декабря вероятно 151–216, неделю назад 140–230»; None unless both are there. Rows of `frames.municipality.outlook`."""
    if now is None or now["low"] is None or then is None or then["low"] is None:
        return None
    said = _("к {day} вероятно {range}").format(day=day(now["due_on"]), range=likely(now["low"], now["high"]))
    if then["due_on"] != now["due_on"]:
        before = _("к {day} {range}").format(day=day(then["due_on"]), range=likely(then["low"], then["high"]))
    else:
        before = likely(then["low"], then["high"])
    return _("{now}, неделю назад {then}").format(now=said, then=before)


def last(outlook: Iterable[Row], indicator: str) -> Row | None:
    """The forecast of an indicator's last checkpoint."""
    return next((row for row in reversed(list(outlook)) if row["indicator"] == indicator), None)


def new_findings(findings: Iterable[Row], since: date, until: date) -> int:
    """How many of the open findings were first seen after the one day and by the end of the other."""
    return sum(since < row["seen_on"].date() <= until for row in findings)


def found(n: int) -> str:
    """«новых замечаний к таблице: 2»."""
    return _("новых замечаний к таблице: {n}").format(n=wording.number(n))
