"""The twin of `coordination_coverage`, in plain Python: sums of what `coordination` says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.twin import Twin
from tests.twin_of_coordination import Told, coordination


@dataclass(frozen=True)
class Card:
    """What the register says of a municipality."""

    employees: int | None
    responsible: str
    hotline: str


def coverage(twin: Twin, states: Sequence[Told], register: Mapping[str, Card], as_of: date) -> Iterable[dict[str, Any]]:
    rows = {row["municipality_id"]: row for row in coordination(twin, states, as_of)}
    told = any(row["working_groups"] is not None for row in rows.values())
    has = {
        "responsible": {name for name, card in register.items() if card.responsible},
        "hotline": {name for name, card in register.items() if card.hotline},
        "coordination_group": {name for name, row in rows.items() if row["has_coordination_group"]},
        "working_group": {name for name, row in rows.items() if row["working_groups"]},
        "coordinator": {name for name, row in rows.items() if row["coordinators"]},
    }
    lacking = {
        "working_group": ("directions", "directions_without_group"),
        "coordinator": ("organisations", "organisations_without_coordinator"),
    }
    stated = {name: card.employees for name, card in register.items() if card.employees is not None}
    everybody = sum(stated.values())
    for part, names in has.items():
        known = told or part in ("responsible", "hotline")
        employees = sum(stated.get(name, 0) for name in names) if known and everybody else None
        units = of_units = None
        if part in lacking:
            of, without = lacking[part]
            of_units = sum(row[of] for row in rows.values())
            units = of_units - sum(len(row[without]) for row in rows.values()) if told else None
        yield {
            "part": part,
            "municipalities": len(names) if known else None,
            "of_municipalities": len(rows),
            "employees": employees,
            "of_employees": everybody or None,
            "with_employees": len(stated),
            "share_of_employees": None if employees is None else employees / everybody,
            "units": units,
            "of_units": of_units,
            "share_of_units": units / of_units if units is not None and of_units else None,
        }
