"""Where a municipality's figures come from: the cell of each figure and target, as tables."""

from __future__ import annotations

import pandas as pd

from dashboard import wording
from dashboard.conclusions import origins
from dashboard.language import _
from dashboard.plain import Row, rows


def last_figures(curve: pd.DataFrame) -> dict[str, Row]:
    """By indicator the last figure reported, from `frames.municipality.curve`."""
    return {row["indicator"]: row for row in rows(curve[curve["is_reported"].astype(bool)])}


def figures(curve: pd.DataFrame, indicator: str | None = None) -> pd.DataFrame:
    """Every figure reported, the newest first: what it was at first, what was corrected, its cell."""
    mine = curve[curve["is_reported"].astype(bool)]
    if indicator is not None:
        mine = mine[mine["indicator"] == indicator]
    mine = mine.sort_values(["indicator", "on_date"], ascending=[True, False])
    shown = pd.DataFrame(
        {
            _("Показатель"): mine["indicator"].map(wording.short),
            _("На дату"): mine["on_date"],
            _("Факт"): mine["value"].astype("Int64"),
            _("Прирост"): mine["change"].astype("Int64"),
            _("Сначала было"): mine["value_first"].astype("Int64"),
            _("Исправление"): mine["correction"].astype("Int64"),
            **origins.columns(mine),
        }
    )
    return origins.without_empty_links(shown)


def sources(curve: pd.DataFrame, checkpoints: list[Row]) -> pd.DataFrame:
    """The last figure of each indicator and all its targets, with their cells."""
    found = []
    for indicator in wording.INDICATORS:
        last = last_figures(curve).get(indicator)
        if last is not None:
            found.append((indicator, _("последняя цифра"), last["value"], last["on_date"], last))
        for row in checkpoints:
            if row["indicator"] == indicator:
                what = _("цель: {checkpoint}").format(checkpoint=row["checkpoint"])
                found.append((indicator, what, row["target"], row["due_on"], row))
    shown = pd.DataFrame(
        {
            _("Показатель"): [wording.short(indicator) for indicator, *_rest in found],
            _("Что"): [what for _i, what, *_rest in found],
            _("Значение"): pd.Series([value for _i, _w, value, *_rest in found], dtype="Int64"),
            _("На дату"): pd.to_datetime(pd.Series([on for _i, _w, _v, on, _row in found], dtype="object")),
            **origins.columns(pd.DataFrame([row for *_rest, row in found], columns=["source", "tab", "cell", "url"])),
        }
    )
    return origins.without_empty_links(shown)
