"""What a municipality's figures say: the one sentence first, the lines of its cards, the title of its burn-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.conclusions.attention import by_attention
from dashboard.conclusions.statuses import word
from dashboard.language import _, plural
from dashboard.plain import Row, rows
from dashboard.wording import NONE, counted, day, days, likelihood, likely, number, rate


@dataclass(frozen=True)
class Verdict:
    """The state of the indicator that needs attention more: its status and what it says, without markup."""

    indicator: str
    status: str
    said: str


def verdict(both: Iterable[Row]) -> Verdict:
    """The sentence that says it all, from the rows of `frames.standing.progress` of one municipality."""
    first, *others = rows(by_attention(pd.DataFrame(list(both))))
    same = all(row["status"] == first["status"] for row in others)
    says = {"no_data": _no_data, "silent": _silent, "no_target": _no_target, "reached": _reached}
    say = says.get(first["status"])
    said = say(first, others if same else []) if say else _towards(first)
    return Verdict(first["indicator"], first["status"], said)


def _no_data(row: Row, others: list[Row]) -> str:
    if others:
        return _("Ни одной цифры пока нет: внесите регистрации и инициативы в таблицу, на лист «Факт».")
    return _("Показатель «{what}»: ни одной цифры пока нет, внесите их на лист «Факт».").format(what=_name(row))


def _silent(row: Row, others: list[Row]) -> str:
    age = min(int(found["age_days"]) for found in [row, *others])
    said = _("Новых цифр нет {days}, последние — {when}: {figures}. Внесите свежие в таблицу.")
    if not others:
        said = _("Показатель «{what}»: новых цифр нет {days}, последняя — {when}: {figures}. Внесите свежую в таблицу.")
    return said.format(
        what=_name(row),
        days=days(age),
        when=day(max(found["actual_on"] for found in [row, *others])),
        figures=", ".join(_of_final(found) for found in sorted([row, *others], key=_place)),
    )


def _no_target(row: Row, others: list[Row]) -> str:
    said = _("Сейчас {figures}. Итоговая цель не задана: назовите её и срок на листе «Цели».")
    return said.format(figures=", ".join(_of_final(found) for found in sorted([row, *others], key=_place)))


def _reached(row: Row, others: list[Row]) -> str:
    return _("{figures}.").format(figures=", ".join(_of_final(found) for found in sorted([row, *others], key=_place)))


def _towards(row: Row) -> str:
    """What is to be done until the next checkpoint; what came of the last one."""
    target, actual, due = row["target"], row["actual"], day(row["due_on"])
    if row["days_left"] < 0:
        return _("Последний срок прошёл {day}: {figure}.").format(day=due, figure=_of_final(row))
    if actual >= target:
        said = _("К {day} уже всё сделано: {count} при цели {target}.").format(
            day=due, count=counted(row["indicator"], actual), target=number(target)
        )
        rest = _("До итоговой цели {final} осталось {left}.")
        return f"{said} {rest.format(final=number(row['final_target']), left=number(row['final_target'] - actual))}"
    opening = plural(
        target,
        "К {day} нужна {count}, сейчас {actual}",
        "К {day} нужно {count}, сейчас {actual}",
        "К {day} нужно {count}, сейчас {actual}",
    ).format(day=due, count=counted(row["indicator"], target), actual=number(actual))
    return f"{opening}: {_pace(row)}. {_chance(row)}"


def _pace(row: Row) -> str:
    needed, pace = row["needed_per_day"], row["recent_per_day"]
    if row["days_left"] == 0:
        return _("это последний день, не хватает {missing}").format(missing=number(row["target"] - row["actual"]))
    if pace is None:
        return _("по {needed} в день, темп пока неизвестен").format(needed=rate(needed))
    if pace >= needed:
        return _("по {needed} в день, темп {pace}").format(needed=rate(needed), pace=rate(pace))
    return _("по {needed} в день вместо {pace}").format(needed=rate(needed), pace=rate(pace))


def _chance(row: Row) -> str:
    if row["chance"] is None:
        return _("Для прогноза данных пока мало.")
    return _("Вероятность успеть — {chance}.").format(chance=likelihood(row["chance"]))


def _name(row: Row) -> str:
    return wording.heading(row["indicator"])


def _place(row: Row) -> int:
    return wording.INDICATORS.index(row["indicator"])


def _of_final(row: Row) -> str:
    """«41 регистрация из 108»; without a target «41 регистрация»."""
    figure = counted(row["indicator"], row["actual"])
    if row["final_target"] is None:
        return figure
    return _("{figure} из {target}").format(figure=figure, target=number(row["final_target"]))


def headline(found: Verdict) -> str:
    """«Отстаёт.»: the word of the status as the beginning of a sentence."""
    said = word(found.status)
    return f"{said[:1].upper()}{said[1:]}."


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
    pace = row["recent_per_day"]
    speed = _("темп {pace}").format(pace=NONE if pace is None else rate(pace))
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
    """The conclusion of an indicator's burn-up: where it will be, and how the checkpoints went."""
    mine = [found for found in checkpoints if found["indicator"] == row["indicator"]]
    final = next((found for found in reversed(mine) if found["is_final"]), None)
    said = f"{wording.short(row['indicator'])}: {_ending(row, final)}"
    results = [found["met"] for found in mine if found["is_settled"] and found["met"] is not None]
    if results:
        met = _("выполнено сроков: {n} из {of}").format(n=number(sum(map(bool, results))), of=number(len(results)))
        said = f"{said}; {met}"
    return said


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
