"""How numbers, days, names and indicators are written, in the language spoken: Babel's rules, and words of the field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from dashboard.language import N_, _, locale, plural

NONE = "—"
SPACE = "\N{NO-BREAK SPACE}"

INDICATORS = ("registered_users", "submitted_initiatives")
"""In the order in which they are shown."""
HEADINGS = {"registered_users": N_("Зарегистрировано"), "submitted_initiatives": N_("Подано инициатив")}
SHORT = {"registered_users": N_("Регистрации"), "submitted_initiatives": N_("Инициативы")}
IN_SENTENCE = {"registered_users": N_("регистрации"), "submitted_initiatives": N_("инициативы")}

KINDS = {
    "муниципальный район": f"м.{SPACE}р-н",
    "муниципальный округ": f"м.{SPACE}о.",
    "городской округ": f"г.{SPACE}о.",
    "городское поселение": f"г.{SPACE}п.",
    "сельское поселение": f"с.{SPACE}п.",
}


def heading(indicator: str) -> str:
    """«Подано инициатив»: over a figure."""
    return _(HEADINGS[indicator])


def short(indicator: str) -> str:
    """«Инициативы»: on a switch, and so in the URL."""
    return _(SHORT[indicator])


def in_sentence(indicator: str) -> str:
    """«инициативы»: before a colon."""
    return _(IN_SENTENCE[indicator])


def titled(what: str, indicator: str | None) -> str:
    """«Контрольные точки, регистрации»: what a file holds, of one indicator or of both."""
    return what if indicator is None else f"{what}, {in_sentence(indicator)}"


def counted(indicator: str, n: float) -> str:
    """«2 регистрации», «5 инициатив»."""
    forms = {
        "registered_users": plural(n, "регистрация", "регистрации", "регистраций"),
        "submitted_initiatives": plural(n, "инициатива", "инициативы", "инициатив"),
    }
    return f"{number(n)}{SPACE}{forms[indicator]}"


def tidy(text: str, limit: int = 120) -> str:
    """Text from a sheet as one line: without control and direction marks, cut to `limit` characters with «…»."""
    visible = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    line = " ".join(visible.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def capital(said: str) -> str:
    """As the beginning of a sentence: «Срок сегодня»."""
    return said[:1].upper() + said[1:]


def short_name(name: str) -> str:
    """A municipality's name with its kind in short, for narrow columns: «Темновский м. р-н», «г. о. Заречный»."""
    for kind, shortened in KINDS.items():
        name = re.sub(rf"\b{kind}", shortened, name, flags=re.IGNORECASE)
    return name


def listed(names: Sequence[str], most: int) -> str:
    """«А, Б, В и ещё 13»: `most` names, the others counted."""
    said, rest = ", ".join(names[:most]), len(names) - most
    return _("{names} и ещё {n}").format(names=said, n=number(rest)) if rest > 0 else said


def days(n: int) -> str:
    """«7 дней»."""
    return f"{number(n)}{SPACE}{plural(n, 'день', 'дня', 'дней')}"


def days_genitive(n: int) -> str:
    """«старше 7 дней», «старше 1 дня»."""
    return f"{number(n)}{SPACE}{plural(n, 'дня', 'дней', 'дней')}"


def municipalities(n: int) -> str:
    """«36 муниципалитетов»."""
    return f"{number(n)}{SPACE}{plural(n, 'муниципалитет', 'муниципалитета', 'муниципалитетов')}"


def number(n: float) -> str:
    """A whole number: «2 318»."""
    return _decimal(n, "1")


def rate(per_day: float) -> str:
    """A pace per day: «7,4», from ten on without a fraction: «55»; «<0,1» is little, yet not nothing."""
    if 0 < per_day < 0.05:
        return "<" + _decimal(0.1, "0.1")
    return _decimal(per_day, "1" if abs(per_day) >= 10 else "0.1")


def pace(per_day: float | None) -> str:
    """«темп 7,4», in words where it is not known."""
    return _("темп пока неизвестен") if per_day is None else _("темп {pace}").format(pace=rate(per_day))


def intensity(per_thousand: float) -> str:
    """How many on 1,000, always with a fraction: «12,4», below one «0,97»; «<0,01» is little, yet not nothing."""
    if 0 < per_thousand < 0.005:
        return "<" + _decimal(0.01, "0.01")
    step, pattern = ("0.01", "0.00") if 0 < abs(per_thousand) < 0.995 else ("0.1", "#,##0.0")
    rounded = Decimal(str(per_thousand)).quantize(Decimal(step), ROUND_HALF_UP)
    return str(format_decimal(rounded or Decimal(0), pattern, locale=locale())).replace("-", "−")


def fixed(n: float, digits: int) -> str:
    """With so many digits behind the comma: «2,70», of one column all alike."""
    rounded = Decimal(str(n)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
    return str(format_decimal(rounded or Decimal(0), pattern, locale=locale())).replace("-", "−")


def signed(n: float) -> str:
    """«+12», «−3», «0»."""
    return f"+{number(n)}" if n > 0 else number(n)


def _decimal(n: float, step: str) -> str:
    """`n` rounded half up to `step`, with a minus sign and never as «−0»."""
    rounded = Decimal(str(n)).quantize(Decimal(step), ROUND_HALF_UP)
    return str(format_decimal(rounded or Decimal(0), locale=locale())).replace("-", "−")


def percent(whole: float) -> str:
    """A whole number of per cent: «63 %»."""
    return str(format_percent(whole / 100, locale=locale()))


def separators() -> str:
    """Marks of fractions and thousands, as plotly wants them: «,» and a space, in English «.» and «,»."""
    return "".join(locale().number_symbols["latn"][name] for name in ("decimal", "group"))


def whole_percent(chance: float) -> int:
    """A chance in whole per cent, never rounded up: what is below a threshold is never shown as the threshold."""
    return int(Decimal(str(chance)) * 100)


def chance_number(chance: float) -> float:
    """The same for files, in per cent: the number the pages show, where they say «меньше 1 %» or «больше 99 %» the hundredths.

    Cut off, not rounded up, either; never 0 or 100, as nothing that is not over yet is certain.
    """
    if 0.01 <= chance <= 0.99:
        return whole_percent(chance)
    return min(max(int(Decimal(str(chance)) * 10_000), 1), 9_999) / 100


def likelihood(chance: float) -> str:
    """«12 %»; nothing that is not over yet is certain: «меньше 1 %», «больше 99 %»."""
    if chance < 0.01:
        return _("меньше {percent}").format(percent=percent(1))
    return _("больше {percent}").format(percent=percent(99)) if chance > 0.99 else percent(whole_percent(chance))


def chance(found: float) -> str:
    """A chance where there is little room: «12 %», «<1 %», «>99 %»."""
    if 0.01 <= found <= 0.99:
        return likelihood(found)
    return f"<{percent(1)}" if found < 0.01 else f">{percent(99)}"


def likely(low: float, high: float) -> str:
    """A likely range, to three digits: «3 060–4 570»."""
    return f"{number(_to_three(low))}–{number(_to_three(high))}"


def _to_three(n: float) -> int:
    step = 10.0 ** max(len(str(round(n))) - 3, 0)
    return int(round(n / step) * step)


def day(on: date) -> str:
    """«23 ноября»."""
    return _unbroken(format_date(on, "d MMMM", locale=locale()))


def day_short(on: date) -> str:
    """«23.11», the same in every language: for columns and axes."""
    return f"{on:%d.%m}"


def weekday(on: date) -> str:
    """«четверг»."""
    return str(format_date(on, "EEEE", locale=locale()))


def day_and_year(on: date) -> str:
    """«23 ноября 2026»."""
    return _unbroken(format_date(on, "d MMMM y", locale=locale()))


def _unbroken(text: str) -> str:
    return text.replace(" ", SPACE)


def ago(moment: datetime, now: datetime) -> str:
    """How long ago, coarsely: «только что», «4 мин назад», «2 ч назад», «3 дня назад»."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return _("только что")
    if minutes < 60:
        return _unbroken(_("{n} мин назад").format(n=minutes))
    if minutes < 48 * 60:
        return _unbroken(_("{n} ч назад").format(n=minutes // 60))
    return _("{days} назад").format(days=days(minutes // 1440))


def age(whole_days: int | None, *, past: bool = False) -> str:
    """Age of a figure: «сегодня», «вчера», «11 дней», «никогда»; on a `past` day «в тот день», «накануне»."""
    if whole_days is None:
        return _("никогда")
    near = {0: _("в тот день"), 1: _("накануне")} if past else {0: _("сегодня"), 1: _("вчера")}
    return near.get(whole_days) or days(whole_days)


def reported(count: int, of: int) -> str:
    """«сообщили 34 из 36»."""
    said = plural(count, "сообщил {n} из {of}", "сообщили {n} из {of}", "сообщили {n} из {of}")
    return said.format(n=number(count), of=number(of))


def change(in_week: float | None) -> str:
    """«↑ +214 за неделю»: a fact without praise or blame."""
    if in_week is None:
        return _("{n} за неделю").format(n=NONE)
    if not in_week:
        return _("без изменений за неделю")
    return _("{n} за неделю").format(n=f"{'↑ +' if in_week > 0 else '↓ '}{number(in_week)}")
