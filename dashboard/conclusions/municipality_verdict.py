"""The one sentence of «Муниципалитет»: what both indicators ask for now, what they wait for before the marathon, how they ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.conclusions.attention import by_attention
from dashboard.conclusions.statuses import word
from dashboard.language import _, plural
from dashboard.plain import Row, rows
from dashboard.season import Season
from dashboard.wording import counted, day, days, likelihood, number, percent, rate

OPEN = ("behind", "at_risk")
"""Statuses of an indicator that still asks for something."""


@dataclass(frozen=True)
class Verdict:
    """The state of the indicator that needs attention more: its status or mark, its word and what it says, without markup."""

    status: str
    headline: str
    said: str


def on_day(both: Iterable[Row], season: Season, as_of: date, today: date) -> Verdict:
    """The sentence of that day: before the marathon, while it is on, after it."""
    if season.is_over(as_of):
        return ended(both)
    return to_come(both, season, today) if min(as_of, today) < season.starts_on else verdict(both)


def verdict(both: Iterable[Row]) -> Verdict:
    """The sentence that says it all, from the rows of `frames.standing.progress` of one municipality."""
    first, *others = rows(by_attention(pd.DataFrame(list(both))))
    same = all(row["status"] == first["status"] for row in others)
    says = {"no_data": _no_data, "silent": _silent, "no_target": _no_target, "reached": _reached}
    say = says.get(first["status"])
    said = say(first, others if same else []) if say else _towards(first, others)
    return Verdict(first["status"], wording.capital(f"{word(first['status'])}."), said)


def to_come(both: Iterable[Row], season: Season, today: date) -> Verdict:
    """Before the marathon: when it begins and what is due first. Nobody is behind yet."""
    left = (season.starts_on - today).days
    said = _("завтра") if left == 1 else _("через {days}").format(days=days(left))
    begins = _("Марафон начнётся {day}, {left}.").format(day=day(season.starts_on), left=said)
    known = sorted((row for row in both if row["target"] is not None), key=_place)
    if not known:
        return Verdict("coming", begins, _("Сроков пока нет: впишите их на лист «Цели»."))
    due = min(row["due_on"] for row in known)
    targets = ", ".join(counted(row["indicator"], row["target"]) for row in known if row["due_on"] == due)
    first = _("Первый срок — {day}, через {days}: {targets}.")
    return Verdict("coming", begins, first.format(day=day(due), days=days((due.date() - today).days), targets=targets))


def ended(both: Iterable[Row]) -> Verdict:
    """After the marathon: the result, without a word of who is silent or behind."""
    found = sorted(both, key=_place)
    said = _("цифр не было") if all(row["actual"] is None for row in found) else ", ".join(map(_result, found))
    status = "reached" if all(row["status"] == "reached" for row in found) else "coming"
    return Verdict(status, _("Марафон завершён:"), f"{said}.")


def _result(row: Row) -> str:
    """«72 регистрации из 90 (80 %)»."""
    if row["actual"] is None:
        return _("{what}: цифр не было").format(what=wording.in_sentence(row["indicator"]))
    return _of_final(row) if row["percent"] is None else f"{_of_final(row)} ({percent(row['percent'])})"


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


def _towards(row: Row, others: list[Row]) -> str:
    """What is to be done until the next checkpoint; what came of the last one. The other indicator in short if it is open too."""
    target, actual, due = row["target"], row["actual"], day(row["due_on"])
    if row["days_left"] < 0:
        over = sorted([row, *(found for found in others if found["status"] == row["status"])], key=_place)
        return _("Последний срок прошёл {day}: {figure}.").format(day=due, figure=", ".join(map(_of_final, over)))
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
    also = "".join(_also(found, row) for found in others if found["status"] in OPEN and found["days_left"] >= 0)
    return f"{opening}: {_pace(row)}. {_chance(row)}{also}."


def _also(row: Row, first: Row) -> str:
    """«; инициативы — 16 из 29, 2 %», with the day where it is another's."""
    said = _("{what} — {actual} из {target}").format(
        what=wording.in_sentence(row["indicator"]), actual=number(row["actual"]), target=number(row["target"])
    )
    if row["due_on"] != first["due_on"]:
        said = _("{said} к {day}").format(said=said, day=day(row["due_on"]))
    return f"; {said}" if row["chance"] is None else f"; {said}, {likelihood(row['chance'])}"


def _pace(row: Row) -> str:
    needed, pace = row["needed_per_day"], row["recent_per_day"]
    if row["days_left"] == 0:
        return _("это последний день, не хватает {missing}").format(missing=number(row["target"] - row["actual"]))
    if pace is None or pace >= needed:
        return _("по {needed} в день, {pace}").format(needed=rate(needed), pace=wording.pace(pace))
    return _("по {needed} в день вместо {pace}").format(needed=rate(needed), pace=rate(pace))


def _chance(row: Row) -> str:
    if row["chance"] is None:
        return _("Для прогноза данных пока мало")
    return _("Вероятность успеть — {chance}").format(chance=likelihood(row["chance"]))


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
