"""What the pages say, in Russian: numbers, days, plurals by Babel, and the sentences made of them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

LOCALE = Locale("ru")
NONE = "—"

INDICATORS = {"registered_users": "Зарегистрировано", "submitted_initiatives": "Подано инициатив"}
"""Heading of each indicator, in the order in which they are shown."""
INDICATOR_IN_LINK = {"registered_users": "Регистрации", "submitted_initiatives": "Инициативы"}
"""The same, short: on the switch, and so in the URL."""
INDICATOR_IN_SENTENCE = {"registered_users": "регистрации", "submitted_initiatives": "инициативы"}


KINDS = {
    "муниципальный район": "м.\N{NO-BREAK SPACE}р-н",
    "муниципальный округ": "м.\N{NO-BREAK SPACE}о.",
    "городской округ": "г.\N{NO-BREAK SPACE}о.",
    "городское поселение": "г.\N{NO-BREAK SPACE}п.",
    "сельское поселение": "с.\N{NO-BREAK SPACE}п.",
}


def tidy(text: str, limit: int = 120) -> str:
    """Text from a sheet as one line: without control and direction marks, cut to `limit` characters with «…»."""
    visible = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    line = " ".join(visible.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def short_name(name: str) -> str:
    """A municipality's name with its kind in short, for narrow columns: «Темновский м. р-н», «г. о. Заречный»."""
    for kind, short in KINDS.items():
        name = re.sub(rf"\b{kind}", short, name, flags=re.IGNORECASE)
    return name


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form that goes with `n`: 1 день, 2 дня, 5 дней."""
    return {"one": one, "few": few}.get(LOCALE.plural_form(n), many)


def days(n: int) -> str:
    """«7 дней»."""
    return f"{number(n)}\N{NO-BREAK SPACE}{plural(n, 'день', 'дня', 'дней')}"


def days_genitive(n: int) -> str:
    """«старше 7 дней», «старше 1 дня»."""
    return f"{number(n)}\N{NO-BREAK SPACE}{plural(n, 'дня', 'дней', 'дней')}"


def number(n: float) -> str:
    """A whole number: «2 318»."""
    return _decimal(n, "1")


def rate(per_day: float) -> str:
    """A pace per day: «7,4», from ten on without a fraction: «55»; «<0,1» is little, yet not nothing."""
    if 0 < per_day < 0.05:
        return "<0,1"
    return _decimal(per_day, "1" if abs(per_day) >= 10 else "0.1")


def _decimal(n: float, step: str) -> str:
    """`n` rounded half up to `step`, with a minus sign and never as «−0»."""
    rounded = Decimal(str(n)).quantize(Decimal(step), ROUND_HALF_UP)
    return str(format_decimal(rounded or Decimal(0), locale=LOCALE)).replace("-", "−")


def percent(whole: float) -> str:
    """A whole number of per cent: «63 %»."""
    return str(format_percent(whole / 100, locale=LOCALE))


def day(on: date) -> str:
    """«23 ноября»."""
    return str(format_date(on, "d MMMM", locale=LOCALE)).replace(" ", "\N{NO-BREAK SPACE}")


def ago(moment: datetime, now: datetime) -> str:
    """How long ago, coarsely: «только что», «4 мин назад», «2 ч назад», «3 дня назад»."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return "только что"
    if minutes < 60:
        return f"{minutes}\N{NO-BREAK SPACE}мин назад"
    if minutes < 48 * 60:
        return f"{minutes // 60}\N{NO-BREAK SPACE}ч назад"
    return f"{days(minutes // 1440)} назад"


def age(whole_days: int | None, *, past: bool = False) -> str:
    """Age of a figure: «сегодня», «вчера», «11 дней», «никогда»; on a `past` day «0 дней», «1 день»."""
    if whole_days is None:
        return "никогда"
    near = {} if past else {0: "сегодня", 1: "вчера"}
    return near.get(whole_days) or days(whole_days)


def reported(count: int, of: int) -> str:
    """«сообщили 34 из 36»."""
    return f"{plural(count, 'сообщил', 'сообщили', 'сообщили')} {number(count)} из {number(of)}"


def change(in_week: float | None) -> str:
    """«↑ +214 за неделю»: a fact without praise or blame."""
    if in_week is None:
        return f"{NONE} за неделю"
    if not in_week:
        return "без изменений за неделю"
    return f"{'↑ +' if in_week > 0 else '↓ '}{number(in_week)} за неделю"


def outlook(low: float | None, high: float | None, due_on: date) -> str:
    """«к 14 декабря вероятно 3 060–4 570»: the likely range, to three digits."""
    if low is None or high is None:
        return "прогноз: мало данных"
    return f"к {day(due_on)} вероятно {number(_to_three(low))}–{number(_to_three(high))}"


def _to_three(n: float) -> int:
    step = 10.0 ** max(len(str(round(n))) - 3, 0)
    return int(round(n / step) * step)


def conclusion(
    actual: float | None, towards: float | None, target: float | None, needed: float | None, pace: float | None
) -> str:
    """What the region's burn-up says.

    `towards` is the part of `actual` that counts towards `target`: the figures of those who have one. `needed` and `pace` are
    per day; `needed` is None once the last due date has passed.
    """
    if actual is None:
        return "Данных пока нет: внесите цифры на лист «Факт»"
    if not target:
        return f"Сейчас {number(actual)}, цель не задана"
    towards = towards or 0
    if towards >= target:
        return f"Цель в сумме достигнута: {number(towards)} из {number(target)}"
    if needed is None:
        return f"Все сроки прошли: {number(towards)} из {number(target)}"
    now = "темп пока неизвестен" if pace is None else f"сейчас {rate(pace)}"
    return f"До цели не хватает {number(target - towards)}: нужно {rate(needed)} в день, {now}"


def reason_missed(checkpoint: str, value: float, target: float) -> str:
    """«не выполнен этап 2: 118 из 160»."""
    named = checkpoint[:1].lower() + checkpoint[1:] if checkpoint.startswith("Этап") else f"срок «{checkpoint}»"
    return f"не выполнен {named}: {number(value)} из {number(target)}"


def reason_behind(
    actual: float, target: float, due_on: date, needed: float | None, pace: float | None, *, chance: float | None = None
) -> str:
    """«38 из 90 к 30 ноября, нужно 7,4 в день, сейчас 1,9; вероятность успеть 12 %»; without a forecast to «1,9»."""
    parts = [f"{number(actual)} из {number(target)} к {day(due_on)}"]
    if needed is not None:
        parts.append(f"нужно {rate(needed)} в день")
        parts.append("темп неизвестен" if pace is None else f"сейчас {rate(pace)}")
    likely = "" if chance is None else f"; вероятность успеть {likelihood(chance)}"
    return ", ".join(parts) + likely


def likelihood(chance: float) -> str:
    """«12 %»; nothing that is not over yet is certain: «меньше 1 %», «больше 99 %»."""
    if chance < 0.01:
        return f"меньше {percent(1)}"
    return f"больше {percent(99)}" if chance > 0.99 else percent(round(100 * chance))


def score(forecasts: int, covered: float, error: float | None) -> str:
    """«153 прогноза: итог попал в диапазон в 91 % случаев, середина ошиблась в среднем на 18 %»."""
    told = f"{number(forecasts)} {plural(forecasts, 'прогноз', 'прогноза', 'прогнозов')}"
    missed = "" if error is None else f", середина ошиблась в среднем на {percent(round(100 * error))} итога"
    return f"{told}: итог попал в диапазон в {percent(round(100 * covered))} случаев{missed}"


def reason_no_news(age_days: int) -> str:
    """«нет новых цифр 11 дней»: of one indicator, where the other is reported."""
    return f"нет новых цифр {days(age_days)}"


def reason_silent(age_days: int) -> str:
    """«молчит 11 дней»."""
    return f"молчит {days(age_days)}"
