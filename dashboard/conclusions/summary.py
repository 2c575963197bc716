"""«Сводка»: where the region stands, as a paragraph of plain text for a messenger."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.conclusions.attention import by_attention, next_checkpoint, reporting
from dashboard.conclusions.region import outlook
from dashboard.language import _, plural
from dashboard.plain import Row
from dashboard.season import Season
from dashboard.wording import number, percent, short_name

NAMED = 5
"""How many names stand in a line; the others are counted."""


def summary(season: Season, sums: dict[str, Row], progress: pd.DataFrame, as_of: date) -> str:
    """Both indicators, who reported, who is behind or silent, what falls due next.

    From `frames.standing.region` and `frames.standing.progress` of the same day.
    """
    head = _("Марафон «{title}», {region}, по состоянию на {day}.").format(
        region=season.region, title=season.title.strip("«»"), day=wording.day(as_of)
    )
    first = by_attention(progress).drop_duplicates("municipality_id")
    lines = [
        head,
        *(indicator_line(name, sums[name]) for name in wording.INDICATORS),
        f"{_capital(wording.reported(*reporting(progress)))}.",
        *(_named(first, status) for status in ("behind", "silent", "no_data") if (first["status"] == status).any()),
        _next_due(progress, as_of),
    ]
    return "\n".join(line.replace("..", ".") for line in lines if line)  # «м. о.» ends a sentence by itself


def indicator_line(indicator: str, row: Row) -> str:
    """«Регистрации: 2 329, 63 % от цели 3 705; +190 за неделю; к 14 декабря вероятно 3 110–4 700.»."""
    if row["actual"] is None:
        return _("{indicator}: данных пока нет.").format(indicator=wording.short(indicator))
    parts = [f"{wording.short(indicator)}: {number(row['actual'])}"]
    if row["percent"] is not None:
        parts[0] += ", " + _("{percent} от цели {target}").format(
            percent=percent(row["percent"]), target=number(row["final_target"])
        )
    if row["change_7d"] is not None:
        parts.append(_("{n} за неделю").format(n=wording.signed(row["change_7d"])))
    if row["needed_per_day"] is not None and row["forecast_low"] is not None:
        parts.append(outlook(row["forecast_low"], row["forecast_high"], row["ends_on"]))
    return "; ".join(parts) + "."


def _named(first: pd.DataFrame, status: str) -> str:
    """«Отстают 18: … и ещё 13.»; the tone is help, so of a single one no number."""
    names = [short_name(name) for name in first.loc[first["status"] == status, "name"]]
    n = len(names)
    words = {
        "behind": plural(n, "Отстаёт {n}: {names}.", "Отстают {n}: {names}.", "Отстают {n}: {names}."),
        "silent": plural(n, "Молчит {n}: {names}.", "Молчат {n}: {names}.", "Молчат {n}: {names}."),
        "no_data": plural(n, "Нет данных у {n}: {names}.", "Нет данных у {n}: {names}.", "Нет данных у {n}: {names}."),
    }
    return words[status].format(n=number(n), names=wording.listed(names, NAMED))


def _next_due(progress: pd.DataFrame, as_of: date) -> str:
    """«Ближайший срок 26 ноября (через 3 дня) у 5 из 36: …»; empty where nothing falls due any more."""
    found = next_checkpoint(progress, as_of)
    if found is None or found.due_on is None:
        return ""
    left = (found.due_on - as_of).days
    return _("Ближайший срок {day} ({left}) у {n} из {of}: {names}.").format(
        day=wording.day(found.due_on),
        left=_("через {days}").format(days=wording.days(left)) if left else _("сегодня"),
        n=number(len(found.names)),
        of=number(found.municipalities),
        names=wording.listed([short_name(name) for name in found.names], NAMED),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
