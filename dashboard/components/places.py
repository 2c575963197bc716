"""The map of municipalities, and what did not find its place on it."""

from __future__ import annotations

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard import links, wording
from dashboard.components import charts, tables
from dashboard.components.parts import items, line, shape
from dashboard.conclusions.names import ID
from dashboard.conclusions.places import Places
from dashboard.conclusions.statuses import counted
from dashboard.language import _
from dashboard.plain import rows
from dashboard.wording import short_name

LINKED = 45
"""So many names stand under the map; more unfold."""
NAMED = 12
"""How many names stand in a sentence."""


def no_map(is_broken: bool) -> None:
    """In the map's place, where nobody has coordinates and there are no outlines."""
    if is_broken:
        broken()
    st.html(
        line(
            _(
                "Карты пока нет: заполните столбцы «Широта» и «Долгота» на листе «Муниципалитеты», например 55,123 и 52,456. Границы районов покажет файл map.geojson рядом с хранилищем данных."
            ),
            quiet=True,
        )
    )


def broken() -> None:
    """Says that the outlines cannot be read."""
    st.html(
        f'<p class="md-line" role="alert">'
        f"{_('Контуры не показаны: файл map.geojson рядом с хранилищем не читается как GeoJSON с многоугольниками в градусах (до 20 МБ).')}</p>"
    )


def key(counts: dict[str, int], target: str | None) -> None:
    """What shapes and sizes mean; `target` is the indicator in words, None where nobody has a target."""
    said = [f"{shape(code)}{wording.number(n)} {counted(code, n)}" for code, n in counts.items()]
    if target is not None:
        said.append(_("площадь круга — цель: {indicator}").format(indicator=target))
    st.html(line(" · ".join(said), quiet=True))


def left_out(places: Places) -> None:
    """Which municipalities have no place, and which outlines have no municipality."""
    lines = []
    if places.missing:
        lines.append(
            _("Не нашлись на карте: {names}").format(names=_listed([short_name(name) for name in places.missing]))
        )
    if places.strangers:
        names = [outline.name or outline.oktmo or _("без названия") for outline in places.strangers]
        lines.append(_("Контуры, для которых нет муниципалитета: {names}").format(names=_listed(names)))
    if lines:
        st.html("".join(line(f"{found}.", quiet=True) for found in lines))


def _listed(names: list[str]) -> str:
    return wording.listed([escape(name) for name in names], NAMED)


def under_map(frame: pd.DataFrame) -> None:
    """The picture to keep, who is on the map with a link to each, and `attention.on_map` as a table; nothing where there is no map."""
    if frame.empty:
        return
    charts.picture("map", _("Карта"))
    shown = [
        f'{shape(row["status"])}<span class="md-hidden">{row["word"]}</span>'
        f"{links.municipality(row['municipality_id'], short_name(row['name']))}"
        for row in rows(frame)
    ]
    if len(shown) <= LINKED:
        st.html(items(shown, "all"))
    else:
        with st.expander(_("Муниципалитеты на карте"), key="on_map"):
            st.html(items(shown, "all"))
    tables.under_chart(
        "map_rows",
        _("Карта"),
        partial(_rows, frame.set_index(ID)),
        _("Состояние, факт, цель и координаты муниципалитетов"),
    )


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    columns = {
        _("Муниципалитет"): frame["name"].map(short_name),
        _("Состояние"): frame["word"],
        _("Факт"): frame["actual"].astype("Int64"),
        _("Цель"): frame["target"].astype("Int64"),
        _("Широта"): frame["latitude"].round(3),
        _("Долгота"): frame["longitude"].round(3),
    }
    return pd.DataFrame(columns)
