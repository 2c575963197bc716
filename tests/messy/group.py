"""A group of municipalities that report in the same way, and the choices its layouts are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from random import Random
from typing import Any

from tests.messy import words
from tests.messy.names import Municipality
from tests.messy.spec import DAY, INDICATOR, MEASURE, MUNICIPALITY, Level
from tests.messy.story import Story
from tests.messy.truth import ACTUAL, INITIATIVES, REGISTERED, TARGET

BOTH = (REGISTERED, INITIATIVES)
TITLES = ("Свод", "Мониторинг", "Показатели", "Цели и факт", "СВОД", "Свод ")
FACTS = ("Факт", "Факт", "Фактические показатели", "факт ")
GOALS = ("Цели", "Цели", "План", "Целевые показатели")
SUBJECT = {
    REGISTERED: ("Зарегистрировано", "Зарегистрировано пользователей", "Регистрации"),
    INITIATIVES: ("Инициативы", "Подано инициатив", "Мониторинг подачи инициатив"),
}


@dataclass(frozen=True)
class Group:
    """Municipalities that report in the same way, on the same days."""

    random: Random
    story: Story
    municipalities: Sequence[Municipality]
    reported: Sequence[date]
    due: Sequence[date]
    today: date

    def members(self, **more: Sequence[Any]) -> dict[str, Sequence[Any]]:
        """What there is of each thing."""
        return {
            MUNICIPALITY: self.municipalities,
            DAY: self.reported,
            INDICATOR: self._indicators(),
            MEASURE: (),
            **more,
        }

    def _indicators(self) -> Sequence[str]:
        return self.random.sample(BOTH, 2)

    def measures(self) -> tuple[str, ...]:
        """План, факт and what is computed of them."""
        more = self.random.choice([(), (), (words.PERCENT,), (words.PERCENT,), (words.PERCENT, words.REST)])
        return (TARGET, ACTUAL, *more) if self.random.random() < 0.8 else (ACTUAL, TARGET, *more)

    def any_order(self, *dims: str, joint: float = 0.25) -> tuple[Level, ...]:
        """The things as levels in any order, two of them sometimes said in one label."""
        order = self.random.choice(list(permutations(dims)))
        levels: list[Level] = [(dim,) for dim in order]
        if len(levels) > 1 and self.random.random() < joint:
            at = self.random.randrange(len(levels) - 1)
            levels[at : at + 2] = [(*levels[at], *levels[at + 1])]
        return tuple(levels)

    def both_days(self) -> list[date]:
        """Days of reports and due days."""
        return sorted({*self.reported, *self.due})
