"""Days as people type them, in cells and in headers, and days that are none."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.messy.typed import DAY_FORMATS, Typed

STARTS, ENDS = date(2026, 9, 9), date(2026, 12, 13)
_EPOCH = date(1899, 12, 30)
_MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def in_words(day: date) -> str:
    """«1 октября»."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def texts(day: date) -> list[str]:
    """The day as a text, in every way that DOMAIN.md lists."""
    return [
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day:%y}",
        f"{day:%d.%m.%Y} г.",
        f"{day:%d.%m.%Y}г.",
        f"{day:%d.%m}",
        in_words(day),
        f"{in_words(day)} {day.year} г.",
        f"{in_words(day)} {day.year}",
        f" {day:%d.%m.%Y}\u00a0",
    ]


def in_column(random: Random, day: date, *, mess: float, is_due: bool) -> Typed:
    """The day in a column called «Дата» or «Срок»."""
    if random.random() >= mess:
        return Typed(day, DAY_FORMATS[0])
    ways = [*map(Typed, texts(day)), Typed((day - _EPOCH).days), *(Typed(day, form) for form in DAY_FORMATS)]
    if is_due:
        ways += [Typed(f"до {in_words(day)}"), Typed(f"до {day:%d.%m.%Y}")]
    return random.choice(ways)


def in_header(random: Random, day: date, *, mess: float) -> Typed:
    """The day over a column, or before a row, of a consolidated table."""
    if random.random() >= mess:
        return random.choice([Typed(f"на {day:%d.%m.%Y}"), Typed(day, DAY_FORMATS[0])])
    before = random.choice(["", "", "на ", "На ", "по состоянию на ", "на\n"])
    return random.choice([Typed(before + random.choice(texts(day)).strip()), Typed(day, random.choice(DAY_FORMATS))])


def checkpoint(random: Random, day: date, number: int) -> Typed:
    """A due day over a column of targets, perhaps with the checkpoint's name."""
    ways = ["до {}", "Этап {n} (до {})", "Этап {n}\nдо {}", "Этап {n}, до {}", "{n} этап (до {})"]
    return Typed(random.choice(ways).format(random.choice([f"{day:%d.%m.%Y}", in_words(day)]), n=number))


def in_phrase(random: Random, day: date, *, mess: float) -> str:
    """The day inside a longer header: «план на …»."""
    ways = texts(day)[:8] if random.random() < mess else [f"{day:%d.%m.%Y}"]
    return random.choice(ways)


def wrong(random: Random) -> tuple[str, Typed]:
    """(what is wrong, a day that is none)."""
    kind, text = random.choice(
        [
            ("no such day", "31.09.2026"),
            ("no such day", "31.11.2026"),
            ("no such day", "31 сентября"),
            ("no year, not in season", "01.07"),
            ("no year, not in season", "1 февраля"),
            ("a range", "01.09–15.09"),
            ("no day", "постоянно"),
        ]
    )
    return kind, Typed(text)
