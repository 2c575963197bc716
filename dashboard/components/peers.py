"""Pieces of «Сравнение»: places as cards, who is compared and why, tables of a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import links, wording
from dashboard.components import charts, tables
from dashboard.components.folded import folded
from dashboard.components.parts import card, figure_card, items, line
from dashboard.conclusions import comparison
from dashboard.conclusions.names import joinable
from dashboard.conclusions.peers import (
    PLACED,
    TOGETHER,
    Circle,
    Verdict,
    is_mixed,
    per,
    per_residents,
    place,
    rate,
    who,
)
from dashboard.language import _
from dashboard.plain import Row


def verdict(found: Verdict) -> None:
    """The one sentence, and what would make a comparison possible."""
    st.subheader(found.headline, anchor=False)
    if found.cure is not None:
        st.html(line(found.cure))


def choice(groups: Mapping[str, list[Row]]) -> None:
    """`conclusions.peers.grouped` as links, before anybody is chosen."""
    parts = [line(_("Выберите муниципалитет: страница покажет его место среди похожих на него."), quiet=True)]
    for group, found in groups.items():
        named = [links.peers(row["municipality_id"], wording.short_name(row["name"])) for row in found]
        parts.append(line(f"<b>{escape(group)}</b>") + items(named, "choice"))
    st.html("".join(parts))


def place_card(row: Row, before: Row, found: Circle) -> None:
    """One indicator: the place, the rate beside the others', drawn to them, and a week ago."""
    label = what = wording.short(row["indicator"])
    if found.basis is not None:
        label = _(PLACED[found.basis]).format(what=what)
    said = [line(rate(row) if row["rate"] is not None else _("нет цифр, которые можно сравнить"))]
    if row["rate"] is not None and row["peers_rate"] is not None:
        mean = wording.intensity(row["peers_rate"])
        said = [line(f"<b>{rate(row)}</b>, {_(TOGETHER[found.basis or 'chosen'])}{wording.SPACE}{mean}")]
    if row["rate_low"] is not None:
        said.append(
            line(
                _("с поправкой на случай {rate} ({low}–{high})").format(
                    rate=wording.intensity(row["rate_shrunk"]),
                    low=wording.intensity(row["rate_low"]),
                    high=wording.intensity(row["rate_high"]),
                ),
                quiet=True,
            )
        )
    if row["place_low"] is not None and before["place_low"] is not None:
        said.append(line(_("неделю назад {place}").format(place=place(before)), quiet=True))
    with card():
        figure_card(label, place(row), *said, of=escape(" ".join(found.ids)))


def circle(found: Circle, register: Mapping[str, Row], standing: pd.DataFrame) -> None:
    """With whom and why; what rates are counted by; whether kinds are mixed."""
    if found.basis is None:
        return
    lines = [line(f"<b>{_('С кем сравниваем.')}</b> {who(found, register)}")]
    if (standing["per"] == "residents").any():
        lines.append(line(per_residents(found, register), quiet=True))
    st.html("".join(lines))
    if is_mixed(found, register):
        st.warning(
            _(
                "Среди выбранных муниципалитеты разных видов: у них разные полномочия и возможности, поэтому места между ними условны."
            )
        )


def reading() -> None:
    """How to read the chart of places, and why a place is an interval."""
    said = _(
        "Точка — частота по отчётам, полоса — где она вероятна с поправкой на случай (80 %), пунктир — все вместе. Место — промежуток: где полосы пересекаются, разница может быть случайной, и порядок неизвестен."
    )
    st.html(line(said, quiet=True))


def funnel_lines(said: list[str], has_limits: bool) -> None:
    """What the funnels say, and how to take it, or why there are no limits."""
    if has_limits:
        quiet = _(
            "Чем муниципалитет меньше, тем сильнее его частоту качает случай. Выход за границы — вопрос, а не вина."
        )
    else:
        quiet = _("Границы разброса считаем, когда цифры есть у вас и ещё хотя бы у четверых из тех, с кем сравниваем.")
    st.html("".join(line(found) for found in said) + line(quiet, quiet=True))


def week_lines(said: str, row: Row | None, found: Circle) -> None:
    """The week in words, and who grew most, with a link to its page."""
    lines = [line(said)]
    if row is not None and row["municipality_id"] == found.municipality_id:
        lines.append(line(_("Больше всех в пересчёте на 1 000 прибавили вы.")))
    elif row is not None:
        who = links.municipality(row["municipality_id"], wording.short_name(row["name"]))
        lines.append(
            line(
                _("Больше всех в пересчёте на 1 000 прибавил {name}: {grown}.").format(
                    name=who, grown=comparison.grown(row)
                )
            )
        )
    st.html("".join(lines))


@contextmanager
def section(
    place: DeltaGenerator, key: str, label: str, says: Callable[..., None], about: tuple[Any, ...]
) -> Iterator[bool]:
    """A card that `says` something of `about`, and inside it a fold, also in the URL: whether it is open.

    What is closed is not drawn, so not sent.
    """
    with place, st.container(border=True):
        says(*about)
        box = folded(label, key)
        with box:
            yield bool(box.open)


def standing_kept(key: str, standing: pd.DataFrame, indicator: str, register: Mapping[str, Row]) -> None:
    """What a chart of that key over `frames.peers.standing` owes its readers: its table and its picture, where it is drawn."""
    if not comparison.is_drawn(key, standing, indicator):
        return
    alt = _("Место, частота и цель каждого")

    def away() -> pd.DataFrame:
        return joinable(
            standing_table(standing, indicator, register), _ordered(standing, indicator)["municipality_id"], register
        )

    tables.under_chart(
        f"{key}_table",
        _("сравнение"),
        lambda: standing_table(standing, indicator, register),
        alt,
        _numbers(12, day=10),
        away=away,
    )
    charts.picture(key, _("сравнение"))


def funnel_kept(funnel: pd.DataFrame, name: str, register: Mapping[str, Row]) -> None:
    """The table and the picture of one funnel, where it is drawn."""
    found = funnel[funnel["rate"] == name]
    if found.dropna(subset=["value", "base"]).empty:
        return
    alt = _("Частота инициатив и границы разброса")

    def away() -> pd.DataFrame:
        return joinable(funnel_table(funnel, name), found["municipality_id"], register)

    tables.under_chart(
        f"{name}_table", _("частота инициатив"), lambda: funnel_table(funnel, name), alt, _numbers(6), away=away
    )
    charts.picture(name, _("частота инициатив"))


def curves_kept(
    history: pd.DataFrame, standing: pd.DataFrame, indicator: str, found: Circle, register: Mapping[str, Row]
) -> None:
    """The table and the picture of the curves."""
    curves = comparison.curves(history, standing, indicator, found)
    if curves:
        alt = _("Цифры каждого день за днём")
        ids = np.repeat([key for key, _curve in curves], [len(curve) for _key, curve in curves])

        def away() -> pd.DataFrame:
            return joinable(curves_table(curves, register), ids, register)

        tables.under_chart(
            "curves_table", _("кривые"), lambda: curves_table(curves, register), alt, _numbers(4, day=2), away=away
        )
        charts.picture("curves_chart", _("кривые"))


def week(found: pd.DataFrame, register: Mapping[str, Row]) -> None:
    """`comparison.moved` as a table to read and to take away."""
    tables.table(week_table(found), "week_table", _("Кто сколько прибавил за неделю"), _numbers(6))
    tables.take_away(
        "week_table", _("за неделю"), lambda: joinable(week_table(found), found["municipality_id"], register)
    )


def _numbers(last: int, day: int | None = None) -> dict[Any, Any]:
    """How columns from the second to the `last` are drawn; `day`: the one that holds days."""
    drawn: dict[Any, Any] = {place: st.column_config.NumberColumn(format="localized") for place in range(2, last + 1)}
    return drawn if day is None else drawn | {day: st.column_config.DateColumn(format="DD.MM.YYYY")}


def _ordered(standing: pd.DataFrame, indicator: str) -> pd.DataFrame:
    found = standing[standing["indicator"] == indicator]
    return found.sort_values(["rate", "name"], ascending=[False, True], ignore_index=True)


def standing_table(standing: pd.DataFrame, indicator: str, register: Mapping[str, Row]) -> pd.DataFrame:
    """All of the circle in one indicator as a table to read and to take away, the highest rate first."""
    found = _ordered(standing, indicator)
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
            _("прибавилось"): found["growth"],
            said: found["per_thousand"].astype("Float64").round(2),
            _("было"): found["actual_then"],
            _("поправки"): found["correction"],
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
