"""Tables of «Сравнение» to read and to take away: a circle's standing, its week, a funnel, day by day."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard import wording
from dashboard.conclusions import comparison
from dashboard.conclusions.peers import per
from dashboard.language import _
from dashboard.plain import Row


def ordered(standing: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """`frames.peers.standing` in one indicator, the highest rate first."""
    found = standing[standing["indicator"] == indicator]
    return found.sort_values(["rate", "name"], ascending=[False, True], ignore_index=True)


def standing_table(standing: pd.DataFrame, indicator: str, register: Mapping[str, Row]) -> pd.DataFrame:
    """All of the circle in one indicator as a table to read and to take away, the highest rate first."""
    found = ordered(standing, indicator)
    each = [register[key] for key in found["municipality_id"]]
    known = found["per"].dropna()
    said = _("на 1 000") if known.empty else per({"per": known.iloc[0]})
    return pd.DataFrame(
        {
            _("Муниципалитет"): found["name"].map(wording.short_name),
            _("место от"): found["place_low"],
            _("место до"): found["place_high"],
            said: found["rate"].astype("Float64").round(2),
            _("вероятно от"): found["rate_low"].astype("Float64").round(2),
            _("вероятно до"): found["rate_high"].astype("Float64").round(2),
            _("цель {per}").format(per=said): found["target_intensity"].astype("Float64").round(2),
            _("% цели"): found["percent"].astype("Int64"),
            _("факт"): found["actual"],
            _("на дату"): found["actual_on"],
            _("население"): pd.Series([row["population"] for row in each], dtype="Int64"),
            _("работники"): pd.Series([row["employees"] for row in each], dtype="Int64"),
        }
    )


def week_table(found: pd.DataFrame) -> pd.DataFrame:
    """`comparison.moved` as a table."""
    known = found["per"].dropna()
    said = _("на 1 000") if known.empty else per({"per": known.iloc[0]})
    return pd.DataFrame(
        {
            _("Муниципалитет"): found["name"].map(wording.short_name),
            _("прирост"): found["growth"],
            said: found["per_thousand"].astype("Float64").round(2),
            _("было"): found["actual_then"],
            _("правки"): found["correction"],
            _("стало"): found["actual"],
        }
    )


def funnel_table(funnel: pd.DataFrame, name: str) -> pd.DataFrame:
    """`frames.peers.funnel` in one rate as a table."""
    found = funnel[funnel["rate"] == name]
    return pd.DataFrame(
        {
            _("Муниципалитет"): found["name"].map(wording.short_name),
            _("частота"): found["value"].astype("Float64").round(3),
            _("инициатив"): found["initiatives"],
            _("на сколько человек"): found["base"],
            _("95 % от"): found["low_95"].astype("Float64").round(3),
            _("95 % до"): found["high_95"].astype("Float64").round(3),
            _("разброс"): found["outside"].map(lambda code: _(comparison.OUTSIDE[code]), na_action="ignore"),
        }
    )


def curves_table(curves: list[tuple[str, pd.DataFrame]], register: Mapping[str, Row]) -> pd.DataFrame:
    """One row per municipality and day."""
    parts = [
        pd.DataFrame(
            {
                _("Муниципалитет"): wording.short_name(register[key]["name"]),
                _("на дату"): found["on_date"],
                _("факт"): found["value"],
                _("на 1 000"): found["rate"].round(2),
            }
        )
        for key, found in curves
    ]
    return pd.concat(parts, ignore_index=True)
