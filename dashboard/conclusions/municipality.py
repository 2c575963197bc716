"""What a municipality's figures say: the facts below the sentence, the lines of its cards, the title of its burn-up."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard import wording
from dashboard.language import _
from dashboard.plain import Row
from dashboard.wording import day, days, likely, number, rate


def age(both: Iterable[Row], *, past: bool) -> str | None:
    """«последняя цифра — 22 ноября, вчера»; None where there is none."""
    known = [row for row in both if row["actual_on"] is not None]
    if not known:
        return None
    newest = min(known, key=lambda row: row["age_days"])
    old, on = int(newest["age_days"]), day(newest["actual_on"])
    if past:
        return _("последняя цифра — {day}").format(day=on)
    when = wording.age(old) if old < 2 else _("{days} назад").format(days=days(old))
    return _("последняя цифра — {day}, {when}").format(day=on, when=when)


def missed(checkpoints: Iterable[Row]) -> str | None:
    """«не выполнено сроков: 2 из 3», a checkpoint of both indicators once; None where no result is settled."""
    settled = [row for row in checkpoints if row["is_settled"] and row["met"] is not None]
    due = {row["checkpoint_key"] for row in settled}
    failed = {row["checkpoint_key"] for row in settled if not row["met"]}
    if not due:
        return None
    if not failed:
        return _("все подведённые сроки выполнены: {n}").format(n=number(len(due)))
    return _("не выполнено сроков: {n} из {of}").format(n=number(len(failed)), of=number(len(due)))


def needed(row: Row, final: Row | None) -> list[str]:
    """«нужно 9,6 в день», «темп 1,4»; with the day where it is not the last one's. Empty after it, without figure or target."""
    if row["needed_per_day"] is None:
        return []
    speed = wording.pace(row["recent_per_day"])
    if row["status"] == "reached":
        return [speed]
    until = "" if final is None or final["due_on"] == row["due_on"] else day(row["due_on"])
    if not row["needed_per_day"]:
        said = _("к {day} всё сделано").format(day=day(row["due_on"]))
    elif until:
        said = _("до {day} нужно {needed} в день").format(day=until, needed=rate(row["needed_per_day"]))
    else:
        said = _("нужно {needed} в день").format(needed=rate(row["needed_per_day"]))
    return [said, speed]


def title(row: Row, checkpoints: list[Row]) -> str:
    """The conclusion of an indicator's burn-up: where it will be. How its checkpoints went stands at the diamonds."""
    mine = [found for found in checkpoints if found["indicator"] == row["indicator"]]
    final = next((found for found in reversed(mine) if found["is_final"]), None)
    return f"{wording.short(row['indicator'])}: {_ending(row, final)}"


def _ending(row: Row, final: Row | None) -> str:
    actual, target = row["actual"], row["final_target"]
    if actual is None:
        return _("цифр пока нет") if target is None else _("цифр пока нет, цель {target}").format(target=number(target))
    if target is None:
        return _("сейчас {actual}, цель не задана").format(actual=number(actual))
    if actual >= target:
        return _("цель {target} достигнута, сейчас {actual}").format(target=number(target), actual=number(actual))
    if final is None or final["low"] is None:
        return _("сейчас {actual} из {target}").format(actual=number(actual), target=number(target))
    return _("к {day} вероятно {range} при цели {target}").format(
        day=day(final["due_on"]), range=likely(final["low"], final["high"]), target=number(target)
    )
