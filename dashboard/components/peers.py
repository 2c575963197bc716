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
    per_residents,
    place,
    rate,
    together_means,
    who,
)
from dashboard.conclusions.peers_tables import curves_table, funnel_table, ordered, standing_table, week_table
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


def reading(basis: str) -> None:
    """How to read the chart of places, whose rate the dashed line is, and why a place is an interval."""
    said = _(
        "Точка — частота по отчётам, полоса — где она вероятна с поправкой на случай (80 %), пунктир — {means}. Место — промежуток: где полосы пересекаются, разница может быть случайной, и порядок неизвестен."
    )
    st.html(line(said.format(means=together_means(basis)), quiet=True))


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
            standing_table(standing, indicator, register), ordered(standing, indicator)["municipality_id"], register
        )

    charts.picture(key, wording.titled(_("Сравнение"), indicator))
    tables.under_chart(
        f"{key}_table",
        wording.titled(_("Сравнение"), indicator),
        lambda: standing_table(standing, indicator, register),
        alt,
        _numbers(12, day=10),
        away=away,
    )


def funnel_kept(funnel: pd.DataFrame, name: str, register: Mapping[str, Row]) -> None:
    """The table and the picture of one funnel, where it is drawn."""
    found = funnel[funnel["rate"] == name]
    if found.dropna(subset=["value", "base"]).empty:
        return
    alt = _("Частота инициатив и границы разброса")

    def away() -> pd.DataFrame:
        return joinable(funnel_table(funnel, name), found["municipality_id"], register)

    title = _(comparison.FUNNELS[name])
    charts.picture(name, title)
    tables.under_chart(f"{name}_table", title, lambda: funnel_table(funnel, name), alt, _numbers(6), away=away)


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

        charts.picture("curves_chart", wording.titled(_("День за днём"), indicator))
        tables.under_chart(
            "curves_table",
            wording.titled(_("День за днём"), indicator),
            lambda: curves_table(curves, register),
            alt,
            _numbers(4, day=2),
            away=away,
        )


def week(found: pd.DataFrame, register: Mapping[str, Row]) -> None:
    """`comparison.moved` as a table to read and to take away."""
    name, grown, rate_of, *others = week_table(found).columns
    columns, column = {name: st.column_config.TextColumn(pinned=True, width=172)}, st.column_config.NumberColumn
    columns |= {grown: column(width=82, format=tables.SIGNED), rate_of: column(_("на 1 000"), width=84, help=rate_of)}
    formats = ("localized", tables.SIGNED, "localized")
    columns |= {
        heading: column(width=wide, format=drawn)
        for heading, wide, drawn in zip(others, (62, 82, 64), formats, strict=True)
    }
    tables.table(week_table(found), "week_table", _("Кто сколько прибавил за неделю"), columns)
    tables.take_away(
        "week_table",
        wording.titled(_("За неделю"), found["indicator"].iloc[0]),
        lambda: joinable(week_table(found), found["municipality_id"], register),
    )


def _numbers(last: int, day: int | None = None) -> dict[Any, Any]:
    """How columns from the second to the `last` are drawn; `day`: the one that holds days."""
    drawn: dict[Any, Any] = {place: st.column_config.NumberColumn(format="localized") for place in range(2, last + 1)}
    return drawn if day is None else drawn | {day: st.column_config.DateColumn(format="DD.MM.YYYY")}
