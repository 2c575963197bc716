"""Whom to talk to, why, and who first: pure functions on the frames of `frames/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from dashboard import wording
from dashboard.conclusions.assignments import overdue_said
from dashboard.conclusions.attention import TO_CALL, by_attention
from dashboard.conclusions.statuses import word
from dashboard.language import _
from dashboard.plain import Row, rows

SOON = 7
"""Days: whose due date is so near comes first, whatever the status."""


@dataclass(frozen=True)
class Call:
    """One municipality to talk to: name and position as typed in the sheet, status, the reason as a sentence."""

    municipality_id: str
    name: str
    responsible: str | None
    status: str
    reason: str


def calls(progress: pd.DataFrame, missed: pd.DataFrame, overdue: Mapping[str, int] | None = None) -> list[Call]:
    """Whom to talk to today, the most urgent first: who is behind, silent, without data, or has not made up for a missed checkpoint.

    Behind them who has `overdue` assignments and nothing else; the number of them stands behind every reason.
    """
    judged = by_attention(progress).merge(
        missed[["municipality_id", "indicator", "checkpoint", "target", "value"]],
        on=["municipality_id", "indicator"],
        how="left",
        suffixes=("", "_missed"),
    )
    due = judged[judged["status"].isin(TO_CALL) | judged["checkpoint_missed"].notna()].drop_duplicates(
        "municipality_id"
    )
    both = {str(key): found for key, found in judged.groupby("municipality_id")}
    found = [_call(row, both[row["municipality_id"]]) for row in sorted(rows(due), key=_urgency)]
    return _with_assignments(found, judged, overdue or {})


def _with_assignments(found: list[Call], judged: pd.DataFrame, overdue: Mapping[str, int]) -> list[Call]:
    said = {key: overdue_said(n) for key, n in overdue.items()}
    told = [
        replace(call, reason=f"{call.reason} · {said[call.municipality_id]}") if call.municipality_id in said else call
        for call in found
    ]
    called = {call.municipality_id for call in found}
    others = judged[judged["municipality_id"].isin(set(said) - called)].drop_duplicates("municipality_id")
    return told + [
        Call(row["municipality_id"], row["name"], row["responsible"], "missed", said[row["municipality_id"]])
        for row in rows(others)
    ]


def _urgency(row: Row) -> tuple[int, float]:
    """Due soon and in question, whatever the status: a chance nobody knows first, then the least. Later ones: the least chance, then the others.

    Of those alike the order of `by_attention` stays.
    """
    chance = row["chance"]
    if _is_soon(row):
        return 0, -1.0 if chance is None else chance
    return (2, 0.0) if chance is None else (1, chance)


def _is_soon(row: Row) -> bool:
    left, actual, target = row["days_left"], row["actual"], row["target"]
    return left is not None and 0 <= left <= SOON and (actual is None or actual < target)


def _call(row: Row, both: pd.DataFrame) -> Call:
    """One call; `both` are the rows of the municipality's two indicators."""
    status, what = row["status"], wording.in_sentence(row["indicator"])
    if status == "no_data":
        reason = _("ни разу не сообщал") if both["actual"].isna().all() else _("{what}: нет данных").format(what=what)
        reason = _and_target(_and_due(reason, row), row)
    elif status == "silent":
        if both["status"].isin(["silent", "no_data"]).all():
            reason = _("молчит {days}").format(days=wording.days(int(both["age_days"].min())))
        else:
            reason = _("нет новых цифр {days}").format(days=wording.days(row["age_days"]))
        reason = _and_last(_and_due(reason, row), row)
    elif status == "behind":
        reason = f"{word(status)} · {what}: {behind(row)}"
    else:
        status = "missed"
        missed = missed_checkpoint(row["checkpoint_missed"], row["value"], row["target_missed"])
        reason = f"{what}: {_and_chance(missed, row)}"
    return Call(row["municipality_id"], row["name"], row["responsible"], status, reason)


def behind(row: Row, *, with_pace: bool = True) -> str:
    """«38 из 90 к 30 ноября, нужно 7,4 в день, темп 1,9; вероятность успеть 12 %»; without a forecast to «1,9».

    `with_pace`: the pace is known to be of now; a silent one's is of long ago.
    """
    parts = [
        _("{actual} из {target} к {day}").format(
            actual=wording.number(row["actual"]), target=wording.number(row["target"]), day=wording.day(row["due_on"])
        )
    ]
    if row["needed_per_day"] is not None:
        parts.append(_("нужно {needed} в день").format(needed=wording.rate(row["needed_per_day"])))
    if row["needed_per_day"] is not None and with_pace:
        parts.append(wording.pace(row["recent_per_day"]))
    said = ", ".join(parts)
    if row["chance"] is None:
        return said
    return _("{said}; вероятность успеть {chance}").format(said=said, chance=wording.likelihood(row["chance"]))


def _and_last(said: str, row: Row) -> str:
    """«молчит 17 дней, срок через 3 дня · регистрации: 40 из 90 к 26 ноября, нужно 17 в день», with the chance if known."""
    figure = wording.number(row["actual"]) if row["target"] is None else behind(row, with_pace=False)
    return f"{said} · {wording.in_sentence(row['indicator'])}: {figure}"


def _and_target(said: str, row: Row) -> str:
    """«ни разу не сообщал, срок через 3 дня · регистрации: цель 90 к 26 ноября»."""
    if row["target"] is None:
        return said
    aim = _("нужно {target} к {day}").format(target=wording.number(row["target"]), day=wording.day(row["due_on"]))
    return f"{said} · {wording.in_sentence(row['indicator'])}: {aim}"


def _and_chance(said: str, row: Row) -> str:
    """The chance of the next checkpoint behind what is said of a former one."""
    if row["chance"] is None or row["days_left"] is None or row["days_left"] < 0:
        return said
    return _("{said}; вероятность успеть к {day} — {chance}").format(
        said=said, day=wording.day(row["due_on"]), chance=wording.likelihood(row["chance"])
    )


def _and_due(said: str, row: Row) -> str:
    """«молчит 11 дней, срок через 7 дней»."""
    left = row["days_left"]
    if left is None or left < 0:
        return said
    if left == 0:
        return _("{said}, срок сегодня").format(said=said)
    return _("{said}, срок через {days}").format(said=said, days=wording.days(left))


def missed_checkpoint(checkpoint: str, value: float, target: float) -> str:
    """«не выполнен этап 2: 118 из 160»."""
    if checkpoint.startswith("Этап"):
        said, named = _("не выполнен {stage}: {value} из {target}"), checkpoint[:1].lower() + checkpoint[1:]
    else:
        said, named = _("не выполнен срок «{stage}»: {value} из {target}"), checkpoint
    return said.format(stage=named, value=wording.number(value), target=wording.number(target))
