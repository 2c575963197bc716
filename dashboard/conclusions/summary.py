"""«Сводка»: where the region stands, as a paragraph of plain text for a messenger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.conclusions.assignments import counted
from dashboard.conclusions.attention import by_attention, reporting
from dashboard.conclusions.region import covered, outlook, reached
from dashboard.language import _, plural
from dashboard.plain import Row
from dashboard.season import Season
from dashboard.theme import STATUSES
from dashboard.wording import number, percent, short_name

NAMED = 5
"""How many names stand in a line; the others are counted."""
FINE = ("reached", "on_track")
"""Statuses that are counted; who has another is named."""
WEEK = 7
"""Days: what falls due so soon is named."""


def summary(
    season: Season,
    sums: dict[str, Row],
    progress: pd.DataFrame,
    as_of: date,
    today: date,
    *,
    overdue: Mapping[str, int] | None = None,
) -> str:
    """What is reached, who reported, what falls due within a week, and to whom help is offered; days count from today at the latest.

    From `frames.standing.region` and `frames.standing.progress` of the same day; `overdue` assignments by municipality.
    """
    head, (anyone, everybody) = heading(season, as_of, today), reporting(progress)
    first = by_attention(progress).drop_duplicates("municipality_id")
    lines = [head, *(indicator_line(name, sums[name], anyone) for name in wording.INDICATORS)]
    if today >= season.starts_on:
        lines += [done(first), f"{wording.capital(wording.reported(anyone, everybody))}."]
    lines += due(progress, as_of, today)
    if season.is_on(as_of, today):
        lines += [_named(first, code) for code in STATUSES if code not in FINE and (first["status"] == code).any()]
    lines += overdue_assignments(first, overdue or {})
    return "\n".join(line.replace("..", ".") for line in lines if line)  # «м. о.» ends a sentence by itself


def heading(season: Season, as_of: date, today: date) -> str:
    """«Марафон «Муниципальный диалог», Область, по состоянию на 23 ноября.»; to come or over, that is said."""
    when = _("по состоянию на {day}").format(day=wording.day(as_of))
    if today < season.starts_on:
        when = _("начнётся {day}").format(day=wording.day(season.starts_on))
    elif season.is_over(as_of):
        when = _("завершён {day}").format(day=wording.day(season.ends_on))
    said = _("Марафон «{title}», {region}, {when}.")
    return said.format(region=season.region, title=season.title.strip("«»"), when=when)


def indicator_line(indicator: str, row: Row, anyone: int) -> str:
    """«Регистрации: 2 329, 63 % от цели 3 705; +190 за неделю; к 14 декабря вероятно 3 110–4 700.»; `anyone` as in `coverage`."""
    if row["actual"] is None:
        return _("{indicator}: данных пока нет.").format(indicator=wording.short(indicator))
    said = f"{wording.short(indicator)}: {number(row['actual'])}"
    if row["percent"] is not None:
        of_target = _("{percent} от цели {target}")
        said += ", " + of_target.format(percent=percent(row["percent"]), target=number(row["final_target"]))
    parts = [covered(said, row, anyone)]
    if row["change_7d"] is not None:
        parts.append(_("{n} за неделю").format(n=wording.signed(row["change_7d"])))
    if row["needed_per_day"] is not None and row["forecast_low"] is not None:
        parts.append(outlook(row["forecast_low"], row["forecast_high"], row["ends_on"]))
    return "; ".join([*parts, *filter(None, [reached(row)])]) + "."


def overdue_assignments(first: pd.DataFrame, overdue: Mapping[str, int]) -> list[str]:
    """«Просрочено 6 поручений, поможем исполнить — 5: … и ещё 1.»; nothing where none is overdue."""
    names = [short_name(name) for name in first.loc[first["municipality_id"].isin(set(overdue)), "name"]]
    if not names:
        return []
    said = _("Просрочено {count}, поможем исполнить — {n}: {names}.")
    return [said.format(count=counted(sum(overdue.values())), n=number(len(names)), names=wording.listed(names, NAMED))]


def done(first: pd.DataFrame) -> str:
    """«По обоим показателям цель достигнута у 3, в графике 12.»: what goes well; empty where nothing does."""
    count = {code: int((first["status"] == code).sum()) for code in FINE}
    said = []
    if count["reached"]:
        said.append(_("по обоим показателям цель достигнута у {n}").format(n=number(count["reached"])))
    if count["on_track"]:
        said.append(_("в графике {n}").format(n=number(count["on_track"])))
    return f"{wording.capital(', '.join(said))}." if said else ""


def _named(first: pd.DataFrame, status: str) -> str:
    """«Отстают 18, поможем успеть: … и ещё 13.»: what is counted is its status; the tone is help."""
    names = [short_name(name) for name in first.loc[first["status"] == status, "name"]]
    words = {
        "behind": plural(
            len(names),
            "Отстаёт {n}, поможем успеть: {names}.",
            "Отстают {n}, поможем успеть: {names}.",
            "Отстают {n}, поможем успеть: {names}.",
        ),
        "silent": _("Ждём новых цифр — {n}: {names}."),
        "no_data": _("Ждём первых цифр — {n}: {names}."),
        "at_risk": _("Под риском {n}: {names}."),
        "no_target": _("Ждём целей — {n}: {names}."),
    }
    return words[status].format(n=number(len(names)), names=wording.listed(names, NAMED))


def due(progress: pd.DataFrame, as_of: date, today: date) -> list[str]:
    """«Срок 26 ноября (через 3 дня) у 5 из 36: …», each due date within a week; else the nearest, if any is to come."""
    coming = progress[progress["due_on"] >= pd.Timestamp(as_of)]
    days = [found.date() for found in sorted(coming["due_on"].unique())]
    near = [day for day in days if (day - as_of).days <= WEEK] or days[:1]
    everybody = int(progress["municipality_id"].nunique())
    return [_due_day(coming[coming["due_on"] == pd.Timestamp(day)], day, min(as_of, today), everybody) for day in near]


def _due_day(due: pd.DataFrame, day: date, counted_from: date, everybody: int) -> str:
    names = [short_name(name) for name in due.drop_duplicates("municipality_id")["name"]]
    left = (day - counted_from).days
    return _("Срок {day} ({left}) у {n} из {of}: {names}.").format(
        day=wording.day(day),
        left=_("через {days}").format(days=wording.days(left)) if left else _("сегодня"),
        n=number(len(names)),
        of=number(everybody),
        names=wording.listed(names, NAMED),
    )
