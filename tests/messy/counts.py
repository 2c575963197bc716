"""Figures as people type them: with one meaning, with none, and with no data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from tests.messy.typed import Typed

ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
TYPED_ERRORS = ("#ССЫЛКА!", "#Н/Д", "#ДЕЛ/0!", "#ЗНАЧ!", "#ИМЯ?", "#ЧИСЛО!", "#ПУСТО!", "#ERROR!")
MISSING = ("-", "—", "нет", "н/д", "х", "…", "–", "Н/Д", "\u00a0", "...")


@dataclass(frozen=True)
class Count:
    """A figure as typed: `value` is what it means, None without data; `form` names the way."""

    typed: Typed
    value: int | None
    form: str


def good(random: Random, value: int, *, mess: float) -> Count:
    """A figure with one meaning, near `value`."""
    if random.random() >= mess:
        return Count(Typed(value, random.choice([None, None, "0", "#,##0", "# ##0"])), value, "number")
    ways = [_spaced, _decimals, _as_text, _about, _at_least, _remark]
    return random.choice(ways)(random, value)


def missing(random: Random, *, mess: float) -> Count:
    """A cell that says «no data»."""
    return Count(Typed(random.choice(MISSING)) if random.random() < mess else Typed(), None, "missing")


def _grouped(value: int, space: str) -> str:
    return f"{value:,}".replace(",", space)


def _spaced(random: Random, value: int) -> Count:
    if value < 1000:
        return _decimals(random, value)
    return Count(Typed(_grouped(value, random.choice([" ", "\u00a0", "\u202f"]))), value, "1 234")


def _decimals(random: Random, value: int) -> Count:
    way = random.choice([Typed(f"{_grouped(value, chr(160))},0"), Typed(f"{value},00"), Typed(float(value), "0.0")])
    return Count(way, value, "1 234,0")


def _as_text(random: Random, value: int) -> Count:
    return Count(Typed(random.choice(["{}", "{} ", "\u00a0{}", "{}\n"]).format(value)), value, "text")


def _about(random: Random, value: int) -> Count:
    value = max(value // 10 * 10, 10)
    ways = [(f"≈{value}", value), (f"≈ {value}", value), (f"~{value}", value), (f"около {value}", value)]
    tenths = value // 100
    if value > 1000 and tenths % 10:
        ways += [(f"{tenths / 10:.1f} тыс.".replace(".", ",", 1), tenths * 100)] * 2
    text, meant = random.choice(ways)
    return Count(Typed(text), meant, "approximate")


def _at_least(random: Random, value: int) -> Count:
    return Count(Typed(random.choice(["более {}", "не менее {}", "свыше {}"]).format(value)), value, "approximate")


def _remark(random: Random, value: int) -> Count:
    return Count(Typed(random.choice(["{}*", "{} (из них 3 повторно)", "{}**"]).format(value)), value, "remark")


def bad(random: Random, value: int) -> Count:
    """A figure that may not be loaded. `form` says what is wrong."""
    thousand = value % 900 + 100
    form, typed = random.choice(
        [
            ("a fraction", Typed(f"{value},5")),
            ("a fraction", Typed(value + 0.5, random.choice([None, "0.0"]))),
            ("two numbers", Typed(f"{value}/3")),
            ("О for 0", Typed(f"{value}{random.choice('ОOо')}")),
            ("a percentage", Typed(0.85, "0%")),
            ("a percentage", Typed("85 %")),
            ("a percentage", Typed(1.04, "0.0%")),
            ("a boolean", Typed(random.random() < 0.5)),
            ("a date", Typed(date(2026, 10, random.randint(1, 28)), "DD.MM.YYYY")),
            ("negative", Typed(-value - 1)),
            ("negative", Typed(f"−{value + 1}")),
            ("an error", Typed(random.choice(ERRORS))),
            ("an error", Typed(random.choice(TYPED_ERRORS))),
            ("shown as whole", Typed(value + 0.4, "0")),
            ("1.234", Typed(f"1.{thousand}")),
            ("1.234", Typed(f"2,{thousand}")),
            ("no result", Typed("=SUM(ZZ1:ZZ9)")),
            ("words", Typed(random.choice(["уточняется", "двенадцать", "см. приложение"]))),
            ("words", Typed(f"12 {value % 90 + 10}")),
            ("a growth", Typed(f"+{value}")),
        ]
    )
    return Count(typed, None, form)
