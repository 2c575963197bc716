"""What moved since a chosen day."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import wording
from dashboard.components.municipalities import HEADER
from dashboard.components.parts import line
from dashboard.components.tables import ROW, ROWS, take_away
from dashboard.conclusions import changes as conclude
from dashboard.language import _


def changes(movement: pd.DataFrame, since: date) -> None:
    """`frames.standing.movement` as one sentence and a table of then and now. May be replayed."""
    st.html(line(escape(conclude.told(movement, since))))
    _table(conclude.table(movement))
    st.html(
        line(
            _("«Правки» — насколько с тех пор изменили цифру того дня: убрали повторы, донесли, исправили."), quiet=True
        )
    )


def away(movement: pd.DataFrame, since: date) -> None:
    """Takes the table away."""
    take_away("changes", _("Что изменилось с {day}").format(day=since.isoformat()), lambda: conclude.flat(movement))


def _table(frame: pd.DataFrame) -> None:
    figures = conclude.figures()
    words: dict[Any, Any] = {}
    for pair in frame.columns[1:-1]:
        signed = pair[1] in (figures["growth"], figures["correction"])
        words[pair] = _signed if signed else wording.number
    column = st.column_config
    last = len(frame.columns)
    drawn: dict[Any, Any] = {place: column.NumberColumn(width=84) for place in range(2, last)}
    drawn |= {1: column.TextColumn(pinned=True, width=176), last: column.TextColumn(width=280)}
    st.dataframe(
        frame.style.format(words, na_rep=wording.NONE),
        key="changes",
        hide_index=True,
        row_height=ROW,
        height=ROW * min(len(frame), ROWS) + HEADER,
        placeholder=wording.NONE,
        alt=_("Что изменилось у каждого муниципалитета"),
        column_config=drawn,
    )


def _signed(n: int) -> str:
    """«+12»; nothing where nothing changed."""
    return wording.signed(n) if n else ""
