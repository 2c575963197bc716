"""Where figures come from: source, tab and cell, with a link where the sheet is shared."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import wording
from dashboard.components.tables import table, take_away
from dashboard.conclusions import origins as where
from dashboard.conclusions.names import ID
from dashboard.language import _


def origins(found: pd.DataFrame) -> None:
    """`frames.series.origins` as a table: which cell each figure was typed in."""
    shown = _columns(found)
    column = st.column_config
    table(
        shown,
        "origins_table",
        _("В какой ячейке стоит каждая цифра"),
        {
            _("Показатель"): column.TextColumn(width=140),
            _("Значение"): column.NumberColumn(format="localized", width=90),
            _("На дату"): column.DateColumn(format="DD.MM.YYYY", width=100),
            _("Лист"): column.TextColumn(width=110),
            _("Ячейка"): column.TextColumn(width=300),
            _("Открыть"): column.LinkColumn(display_text=_("открыть ячейку")),
        },
    )
    take_away("origins", _("Откуда цифры"), partial(_columns, found.set_index(ID)))


def _columns(found: pd.DataFrame) -> pd.DataFrame:
    shown = pd.DataFrame(
        {
            _("Муниципалитет"): found["name"].map(wording.short_name),
            _("Показатель"): found["indicator"].map(wording.heading),
            _("Значение"): found["value"],
            _("На дату"): found["on_date"],
            **where.columns(found),
        }
    )
    return where.without_empty_links(shown)
