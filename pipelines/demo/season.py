"""The demo season: 96 days around today, and what the heads aim at. Day 1 is the marathon's first, today is the 75th."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from random import Random
from typing import Final

from pipelines.demo.region import Municipality

LENGTH: Final = 96
TODAY: Final = 75
REGION_TARGETS: Final = (3700, 1450)  # registered users, initiatives: about what the heads' targets add up to
CALENDARS: Final = {"A": (21, 45, 66, 96), "B": (19, 42, 64, 94), "C": (25, 50, 78, 96), "D": (28, 52, 80, 96)}
STEPS: Final = ((0.14, 0.34, 0.58, 1.0), (0.09, 0.26, 0.48, 1.0))  # interim targets as shares of the final ones

MOVED: Final = "городской округ Стекольногорск"  # its third checkpoint: from day 66 to day 79, said on day 58
MOVED_TO: Final = 79
MOVED_ON: Final = 58
MOVED_WHY: Final = "перенесено решением координационной группы: Дом культуры закрыт на ремонт"

TIMID: Final = 1.4  # who reaches more than this share of a target had set a timid one


@dataclass(frozen=True)
class Season:
    """The season that has its 75th day today."""

    today: date

    def day(self, number: int) -> date:
        """The date of the season's day `number`; 1 is the first."""
        return self.today + timedelta(days=number - TODAY)

    @property
    def starts(self) -> date:
        """The first day."""
        return self.day(1)

    @property
    def ends(self) -> date:
        """The last day."""
        return self.day(LENGTH)


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A checkpoint of one municipality. `since` and `until` are the days between which it stood in the sheet like this."""

    municipality: str
    checkpoint: str
    due: int
    registered: int
    initiatives: int
    reason: str | None = None
    since: int = 1
    until: int | None = None


def goals(municipalities: Iterable[Municipality], seed: int) -> list[Goal]:
    """Targets of every head. They are set by feel: with the number of employees, but far from strictly."""
    everyone = list(municipalities)
    wishes = {m.name: _wish(m, seed) for m in everyone}
    total = sum(wishes.values())
    found: list[Goal] = []
    for m in everyone:
        final = [max(5, round(region * wishes[m.name] / total)) for region in REGION_TARGETS]
        for number, due in enumerate(CALENDARS[m.calendar]):
            registered, initiatives = (ceil(value * step[number]) for value, step in zip(final, STEPS, strict=True))
            goal = Goal(
                municipality=m.name,
                checkpoint=f"Этап {number + 1}",
                due=due,
                registered=registered,
                initiatives=initiatives,
            )
            found.extend(_moved(goal) if (m.name, number) == (MOVED, 2) else [goal])
    return found


def _wish(municipality: Municipality, seed: int) -> float:
    random = Random(f"{seed} goal {municipality.name}")  # noqa: S311
    timid = 0.5 if municipality.reached[0] > TIMID else 1.0
    return float(municipality.employees**0.6 * random.uniform(0.85, 1.15) * timid)


def _moved(goal: Goal) -> list[Goal]:
    fields = vars(goal)
    return [
        Goal(**fields | {"until": MOVED_ON}),
        Goal(**fields | {"due": MOVED_TO, "reason": MOVED_WHY, "since": MOVED_ON}),
    ]
