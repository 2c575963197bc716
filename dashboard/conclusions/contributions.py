"""Who brought how much: a municipality's figures by direction and by organisation.

Counts of an organisation below 5 say too much of single people: they are not told, neither on the page nor in a file. A
direction of so few is not told either where it is its organisations'.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.language import N_, _
from dashboard.plain import Row, rows

FEWEST = 5
PARTS = {"organisation": N_("По организациям"), "direction": N_("По направлениям")}


@dataclass(frozen=True)
class Contribution:
    """A name as typed, its count (None where it may not be told), and its share of the largest in per cent."""

    name: str
    count: int | None
    share: float

    def told(self) -> str:
        """«12», «<5»."""
        return f"<{FEWEST}" if self.count is None else wording.number(self.count)


def heading(part: str) -> str:
    """«По организациям»."""
    return _(PARTS[part])


def title(indicator: str) -> str:
    """«Откуда инициативы»."""
    return _("Откуда {what}").format(what=wording.in_sentence(indicator))


def contributions(found: pd.DataFrame, indicator: str) -> dict[str, list[Contribution]]:
    """By part the contributions to an indicator, the largest first; parts that nobody reports are left out."""
    mine = [row for row in rows(found) if row["indicator"] == indicator]
    by_part = {part: [row for row in mine if row["part"] == part] for part in PARTS}
    return {part: _told(of_part) for part, of_part in by_part.items() if of_part}


def table(found: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The same to be taken away: a number, or «<5»."""
    told = contributions(found, indicator)
    each = [(heading(part), one) for part, listed in told.items() for one in listed]
    counts: list[int | str] = [one.told() if one.count is None else one.count for _part, one in each]
    return pd.DataFrame(
        {
            _("Кто"): [one.name for _part, one in each],
            _("Разрез"): [part for part, _one in each],
            wording.heading(indicator): pd.Series(counts, dtype="object"),
        }
    )


def _told(found: list[Row]) -> list[Contribution]:
    large = [row for row in found if not _is_small(row)]
    most = max((row["value"] for row in large), default=0)
    told = [Contribution(row["name"], int(row["value"]), 100 * row["value"] / (most or 1)) for row in large]
    # those not told stand by name: their order would tell
    small = sorted(row["name"] for row in found if _is_small(row))
    return [*told, *(Contribution(name, None, 0) for name in small)]


def _is_small(row: Row) -> bool:
    return bool(row["organisations"]) and row["value"] < FEWEST
