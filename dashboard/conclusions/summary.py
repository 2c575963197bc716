"""«Сводка»: where the region stands, as a paragraph of plain text for a messenger."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.conclusions.attention import by_attention
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
    reported = progress.loc[progress["actual"].notna(), "municipality_id"].nunique()
    lines = [
        head,
        *(indicator_line(name, sums[name]) for name in wording.INDICATORS),
        f"{_capital(wording.reported(int(reported), len(first)))}.",
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
    return words[status].format(n=number(n), names=listed(names))


def _next_due(progress: pd.DataFrame, as_of: date) -> str:
    """«Ближайший срок 26 ноября (через 3 дня) у 5 из 36: …»; empty where nothing falls due any more."""
    coming = progress[progress["due_on"] >= pd.Timestamp(as_of)]
    if coming.empty:
        return ""
    nearest = coming["due_on"].min()
    names = coming.loc[coming["due_on"] == nearest, ["municipality_id", "name"]].drop_duplicates("municipality_id")
    left = (nearest.date() - as_of).days
    return _("Ближайший срок {day} ({left}) у {n} из {of}: {names}.").format(
        day=wording.day(nearest),
        left=_("через {days}").format(days=wording.days(left)) if left else _("сегодня"),
        n=len(names),
        of=progress["municipality_id"].nunique(),
        names=listed([short_name(name) for name in names["name"]]),
    )


def listed(names: list[str]) -> str:
    """«А, Б, В, Г, Д и ещё 13»."""
    said = ", ".join(names[:NAMED])
    rest = len(names) - NAMED
    return _("{names} и ещё {n}").format(names=said, n=number(rest)) if rest > 0 else said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
