"""What the figures of the whole region say."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.language import _
from dashboard.plain import Row
from dashboard.wording import day, likelihood, likely, number, pace, rate

LIKELY, RUSHES = 0.4, 0.2
"""From such a chance on a low pace needs a word; from such a β on a season bends to its end: more than what is believed of one unseen."""


def coverage(row: Row, anyone: int) -> list[str]:
    """«сообщили 32 из 36», «цели заданы у 30 из 36»: who is in the sum of an indicator and in its per cents; empty where all are.

    `anyone`: how many have a figure of any indicator, which stands beside the sums already.
    """
    said = []
    if row["actual"] is not None and row["reported"] < anyone:
        said.append(wording.reported(row["reported"], row["municipalities"]))
    if row["final_target"] is not None and row["with_target"] < row["municipalities"]:
        of_all = _("цели заданы у {n} из {of}")
        said.append(of_all.format(n=number(row["with_target"]), of=number(row["municipalities"])))
    return said


def covered(said: str, row: Row, anyone: int) -> str:
    """A figure of the region and in brackets its `coverage`."""
    found = ", ".join(coverage(row, anyone))
    return f"{said} ({found})" if found else said


def reached(row: Row) -> str | None:
    """«цель достигнута у 12 из 36», of those who have one; None while nobody has reached it and there are days left."""
    if (
        row["actual"] is None
        or row["final_target"] is None
        or (row["needed_per_day"] is not None and not row["reached"])
    ):
        return None
    return _("цель достигнута у {n} из {of}").format(n=number(row["reached"]), of=number(row["with_target"]))


def outlook(low: float | None, high: float | None, due_on: date, nearer: Row | None = None) -> str:
    """«к 14 декабря вероятно 3 060–4 570»; without a forecast for that day the one for the `nearer`; or that there is too little data."""
    if low is None or high is None:
        if nearer is None:
            return _("прогноз: мало данных")
        said = _("до {last} прогноза нет, к {day} вероятно {range}")
        likely_then = likely(nearer["low"], nearer["high"])
        return said.format(last=day(due_on), day=day(nearer["due_on"]), range=likely_then)
    return _("к {day} вероятно {range}").format(day=day(due_on), range=likely(low, high))


def conclusion(row: Row) -> str:
    """What the burn-up of `frames.standing.region`'s row says, as one sentence.

    What counts towards the target are figure and pace of those who have one; the forecast's range is of all figures;
    `needed_per_day` is None once the last due date has passed.
    """
    if row["actual"] is None:
        return _("Данных пока нет: внесите цифры на лист «Факт»")
    target, towards = row["final_target"], row["actual_towards_target"] or 0
    if not target:
        return _("Сейчас {actual}, цель не задана").format(actual=number(row["actual"]))
    if towards >= target:
        return _("Цель в сумме достигнута: {actual} из {target}").format(actual=number(towards), target=number(target))
    if row["needed_per_day"] is None:
        return _("Все сроки прошли: {actual} из {target}").format(actual=number(towards), target=number(target))
    said = _("До цели не хватает {missing}: нужно {needed} в день, {pace}").format(
        missing=number(target - towards),
        needed=rate(row["needed_per_day"]),
        pace=pace(row["recent_per_day_towards_target"]),
    )
    if row["forecast_low"] is None or row["chance"] is None:
        return said
    if row["actual"] > towards:
        return _("{said}; вероятность успеть {chance}").format(said=said, chance=likelihood(row["chance"]))
    return _("{said}; прогноз {range}, вероятность успеть {chance}").format(
        said=said, range=likely(row["forecast_low"], row["forecast_high"]), chance=likelihood(row["chance"])
    )


def why_still(row: Row, beta: float | None) -> str | None:
    """Why who adds less than is needed is still likely to succeed: the season's own shape, `beta`, bends to its end.

    None where that needs no word: the pace will do, the chance is small, or no rush was learned.
    """
    recent = row.get("recent_per_day_towards_target", row["recent_per_day"])  # of a municipality there is but one pace
    needed, chance = row["needed_per_day"], row["chance"]
    if needed is None or recent is None or chance is None or beta is None:
        return None
    if recent >= needed or chance < LIKELY or beta < RUSHES:
        return None
    return _("Темп ниже нужного, но перед сроком обычно прибавляется быстрее: прогноз это учитывает.")


def before(row: Row, starts_on: date) -> str:
    """What is said of a season to come."""
    if not row["final_target"]:
        return _("Марафон начнётся {day}").format(day=day(starts_on))
    return _("Марафон начнётся {day}: цель {target}").format(day=day(starts_on), target=number(row["final_target"]))


def burn_up_rows(history: pd.DataFrame, targets: pd.DataFrame, forecast: pd.DataFrame) -> pd.DataFrame:
    """The burn-up as a table under its headings, a row per day: fact and what was due, then due days with their forecast."""
    days = pd.Index(sorted({*history["on_date"], *targets["due_on"], *forecast["due_on"]}))
    due = targets.set_index("due_on")["target"].reindex(days).ffill()
    ahead = forecast.set_index("due_on").reindex(days).round()
    actual = history.set_index("on_date")["actual"].reindex(days)
    figures = (actual, due, ahead["low"], ahead["middle"], ahead["high"])
    columns = {_("День"): days, **dict(zip(burn_up_headings(), figures, strict=True))}
    frame = pd.DataFrame(columns, index=days).reset_index(drop=True)
    return frame.astype(dict.fromkeys(frame.columns[1:], "Int64")).iloc[::-1].reset_index(drop=True)


def burn_up_headings() -> list[str]:
    """Over the figures of `burn_up_rows`."""
    return [_("Факт"), _("Должно быть по срокам"), _("Прогноз: от"), _("середина"), _("до")]
