"""Who brought how much: a municipality's figures by direction and by organisation.

Counts of an organisation below 5 say too much of single people: they are not told, neither on the page nor in a file. A
direction of so few is not told either where it is its organisations'. Nor are those counts told from which a hidden one
could be computed (`withheld.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.conclusions.withheld import FEWEST, Key, withheld
from dashboard.language import N_, _
from dashboard.plain import Row, rows

PARTS = {"organisation": N_("По организациям"), "direction": N_("По направлениям")}


@dataclass(frozen=True)
class Contribution:
    """A name as typed, its count (None where it may not be told), its share of the largest in per cent, whether it is below 5."""

    name: str
    count: int | None
    share: float
    is_small: bool = False

    def told(self) -> str:
        """«12», «<5», «5+»: five or more, hidden so that none below five can be computed."""
        if self.count is not None:
            return wording.number(self.count)
        return f"<{FEWEST}" if self.is_small else f"{FEWEST}+"


def heading(part: str) -> str:
    """«По организациям»."""
    return _(PARTS[part])


def title(indicator: str) -> str:
    """«Откуда инициативы»."""
    return _("Откуда {what}").format(what=wording.in_sentence(indicator))


def contributions(found: pd.DataFrame, indicator: str) -> dict[str, list[Contribution]]:
    """By part the contributions to an indicator, the largest first.

    Parts that nobody reports are left out, and those whose small counts could be computed whatever else is hidden.
    """
    mine = [row for row in rows(found) if row["indicator"] == indicator]
    by_part = {part: [row for row in mine if row["part"] == part] for part in PARTS}
    cells = [(row["direction"], row["name"], row["value"]) for row in mine if row["part"] == "cell"]
    told = {part: listed for part, listed in by_part.items() if listed}
    hidden = _hidden(told, cells)
    while hidden is None:  # an only organisation's count is the sum
        told.pop(next(part for part, listed in told.items() if any(map(_is_small, listed))))
        hidden = _hidden(told, cells)
    return {part: _told(listed, hidden) for part, listed in told.items()}


def table(found: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The same to be taken away: numbers, empty where «<5» or «5+» is told, which stands in a column of its own."""
    told = contributions(found, indicator)
    each = [(heading(part), one) for part, listed in told.items() for one in listed]
    return pd.DataFrame(
        {
            _("Кто"): [one.name for _part, one in each],
            _("Разрез"): [part for part, _one in each],
            wording.heading(indicator): pd.Series([one.count for _part, one in each], dtype="Int64"),
            _("Не показано"): [one.told() if one.count is None else None for _part, one in each],
        }
    )


def _hidden(by_part: dict[str, list[Row]], cells: list[tuple[str, str, int]]) -> set[Key] | None:
    counts = {_key(row): int(row["value"]) for listed in by_part.values() for row in listed}
    small = {_key(row) for listed in by_part.values() for row in listed if _is_small(row)}
    return withheld(counts, small, cells)


def _key(row: Row) -> Key:
    return row["part"], row["name"]


def _told(found: list[Row], hidden: set[Key]) -> list[Contribution]:
    shown = [row for row in found if _key(row) not in hidden]
    most = max((row["value"] for row in shown), default=0)
    told = [Contribution(row["name"], int(row["value"]), 100 * row["value"] / (most or 1)) for row in shown]
    # those not told stand by name: their order would tell
    others = sorted((row["name"], _is_small(row)) for row in found if _key(row) in hidden)
    return [*told, *(Contribution(name, None, 0, is_small) for name, is_small in others)]


def _is_small(row: Row) -> bool:
    return bool(row["organisations"]) and row["value"] < FEWEST
