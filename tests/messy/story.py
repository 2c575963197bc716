"""The figures behind a region: what each municipality planned and reached, alone or by its organisations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from tests.messy.days import ENDS, STARTS
from tests.messy.names import Municipality
from tests.messy.truth import INITIATIVES, REGISTERED, TARGET

OWN = "Итого"
_ORGANISATIONS = ("Школа № 2", "МБУ «Дом культуры»", "Районная больница", "Детский сад «Ручеёк»", "МБУ «Спортшкола»")


@dataclass
class Story:
    """Draws each municipality's figures once and answers with them."""

    random: Random
    _finals: dict[tuple[str, str], tuple[int, float]] = field(default_factory=dict)
    _organisations: dict[str, list[str]] = field(default_factory=dict)

    def organisations(self, of: Municipality) -> list[str]:
        """Those that report."""
        if of.oktmo not in self._organisations:
            self._organisations[of.oktmo] = self.random.sample(_ORGANISATIONS, self.random.randint(2, 3))
        return self._organisations[of.oktmo]

    def figure(self, of: Municipality, indicator: str, measure: str, day: date, organisation: str | None = None) -> int:
        """Cumulative, or planned by the day. An organisation's share; `OWN` and None are the whole."""
        final, reach = self._final(of, indicator)
        passed = (day - STARTS).days / (ENDS - STARTS).days
        if measure == TARGET:
            return max(round(final * passed), 1)
        if organisation in (None, OWN) and of.oktmo not in self._organisations:
            return round(final * reach * float(passed**1.3)) + 1
        parts = self.organisations(of)
        shares = {name: round(final * reach * float(passed**1.3) / len(parts)) + n for n, name in enumerate(parts)}
        return sum(shares.values()) if organisation in (None, OWN) else shares[organisation]

    def _final(self, of: Municipality, indicator: str) -> tuple[int, float]:
        key = (of.oktmo, indicator)
        if key not in self._finals:
            size = of.population**0.5 * {REGISTERED: 6, INITIATIVES: 2}[indicator]
            self._finals[key] = (round(size * self.random.uniform(0.5, 1.5)) + 20, self.random.uniform(0.5, 1.2))
        return self._finals[key]
