"""What the demo's municipalities report and on which day: weekly at first, then daily, with a rush at each checkpoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log
from random import Random
from typing import Final

from pipelines.demo.region import Municipality
from pipelines.demo.season import CALENDARS, LENGTH, TODAY, Goal

PACE: Final = ((0.15, 0.37, 0.62, 1.0), (0.11, 0.32, 0.58, 1.0))  # what is usual by then: most comes at the end
DAILY_FROM: Final = 50
SILENT_SINCE: Final = {"Мшанковский муниципальный округ": 64, "Ивоврагский муниципальный район": 58}

Units = tuple[tuple[str, str], ...]  # directions and organisations
UNITS: Final[Units] = (
    ("Образование", "Школа № 2"),
    ("Образование", "Детский сад «Ручеёк»"),
    ("Культура", "Центральная библиотека"),
    ("Здравоохранение", "Центральная районная больница"),
    ("Физическая культура и спорт", "Спортивная школа «Старт»"),
)
FALLS: Final = {  # duplicates removed by moderation: on which day, how many registered users and initiatives
    "городской округ Верхнелужск": (61, 9, 4),
    "Ключеборский муниципальный округ": (66, 4, 2),
    "Ольхоложский муниципальный район": (70, 5, 3),
}
HELD: Final = {"городской округ Новотальск": (19, 42)}  # between these days the same figures are typed again
MODERATED: Final = "сняты повторы после модерации"


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a municipality, or an organisation of it, reported for a day: cumulative figures."""

    municipality: str
    day: int
    registered: int
    initiatives: int
    direction: str | None = None
    organisation: str | None = None
    comment: str | None = None


def reports(municipalities: Iterable[Municipality], targets: Iterable[Goal], seed: int) -> list[Report]:
    """What everybody reported by today, by day and then in the register's order."""
    final = {goal.municipality: goal for goal in targets}  # the last of each is the final one
    found = [
        report
        for number, municipality in enumerate(municipalities)
        for report in _reports(municipality, final[municipality.name], number, seed)
    ]
    return sorted(found, key=lambda report: report.day)


def _reports(municipality: Municipality, final: Goal, number: int, seed: int) -> Iterator[Report]:
    random = Random(f"{seed} reports {municipality.name}")  # noqa: S311
    days = [day for day in _days(municipality, number) if day <= SILENT_SINCE.get(municipality.name, TODAY)]
    totals = list(
        zip(
            _curve(municipality, days, 0, final.registered, random),
            _curve(municipality, days, 1, final.initiatives, random),
            strict=True,
        )
    )
    if municipality.rhythm.startswith("organisations"):
        yield from _by_unit(municipality, days, totals, random)
        return
    for day, (registered, initiatives) in zip(days, totals, strict=True):
        fall_on, *less = FALLS.get(municipality.name, (LENGTH, 0, 0))
        yield Report(
            municipality=municipality.name,
            day=day,
            registered=registered - (less[0] if day >= fall_on else 0),
            initiatives=initiatives - (less[1] if day >= fall_on else 0),
            comment=MODERATED if day == fall_on else None,
        )


def _days(municipality: Municipality, number: int) -> list[int]:
    """Days reported: each week on the same weekday, on every due day, and for many daily towards the end."""
    if municipality.rhythm == "never":
        return []
    weekly = set(range(TODAY - number % 6, 0, -7))
    due = {day for day in CALENDARS[municipality.calendar] if day <= TODAY}
    fall = {FALLS[municipality.name][0]} if municipality.name in FALLS else set()
    daily = set(range(DAILY_FROM, TODAY + 1 - number % 2)) if municipality.rhythm in ("daily", "silent") else set()
    return sorted(weekly | due | fall | daily)


def _curve(municipality: Municipality, days: list[int], indicator: int, target: int, random: Random) -> list[int]:
    """Cumulative figures on these days, never falling, that end where the municipality's story says."""
    today = _usual(municipality.calendar, TODAY, indicator)
    figures: list[int] = []
    for day in days:
        share = municipality.reached[indicator] * _usual(municipality.calendar, day, indicator) / today
        wobble = random.uniform(0.94, 1.04) if day < TODAY - 7 else 1.0
        held_from, held_until = HELD.get(municipality.name, (LENGTH, 0))
        is_held = held_from < day < held_until
        figures.append(figures[-1] if is_held else max([round(share * target * wobble), *figures[-1:]]))
    return figures


def _usual(calendar: str, day: int, indicator: int) -> float:
    """Share of the season's result that is usual by a day: between checkpoints slow at first, with a rush at the end."""
    knots = [(0, 0.0), *zip(CALENDARS[calendar], PACE[indicator], strict=True)]
    for (begins, low), (ends, high) in pairwise(knots):
        if day <= ends:
            passed, length = day - begins, ends - begins
            rush = log((length + 1) / (length - passed + 1)) / log(length + 1)
            return low + (high - low) * (rush + passed / length) / 2
    return 1.0


def _by_unit(
    municipality: Municipality, days: list[int], totals: list[tuple[int, int]], random: Random
) -> Iterator[Report]:
    """The totals as rows of organisations; every newcomer goes to one of them, to some more often."""
    weights = [random.uniform(0.5, 2.0) for _ in UNITS]
    counts = [[0, 0] for _ in UNITS]
    before = (0, 0)
    for day, total in zip(days, totals, strict=True):
        for indicator in (0, 1):
            for unit in random.choices(counts, weights, k=total[indicator] - before[indicator]):
                unit[indicator] += 1
        for (direction, organisation), (registered, initiatives) in zip(UNITS, counts, strict=True):
            yield Report(
                municipality=municipality.name,
                day=day,
                registered=registered,
                initiatives=initiatives,
                direction=direction,
                organisation=organisation,
            )
        if municipality.rhythm == "organisations+total":
            yield Report(
                municipality=municipality.name,
                day=day,
                registered=total[0],
                initiatives=total[1],
                organisation="Итого",
            )
        before = total
