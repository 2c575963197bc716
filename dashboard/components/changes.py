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


def changes(movement: pd.DataFrame, since: date, *, judged: bool) -> None:
    """`frames.standing.movement` as one sentence and a table of then and now; `judged`: also how they stand. May be replayed."""
    st.html(line(escape(conclude.told(movement, since, judged=judged))))
    _table(conclude.table(movement, judged=judged))
    st.html(line(_("«Правки» — насколько с тех пор изменили цифру того дня: убрали повторы, исправили."), quiet=True))


def away(movement: pd.DataFrame, since: date, *, judged: bool) -> None:
    """Takes the table away."""
    title = _("Что изменилось с {day}").format(day=since.isoformat())
    take_away("changes", title, lambda: conclude.flat(movement, judged=judged))


def _table(frame: pd.DataFrame) -> None:
    figures = conclude.figures()
    changed, column = (figures["growth"], figures["correction"]), st.column_config
    words: dict[Any, Any] = {}
    drawn: dict[Any, Any] = {1: column.TextColumn(pinned=True, width=176)}
    for place, pair in enumerate(frame.columns[1:], 2):
        if pair[1] in figures.values():
            words[pair] = wording.signed if pair[1] in changed else wording.number
            drawn[place] = column.NumberColumn(width=84)
        else:
            drawn[place] = column.TextColumn(width=280)
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
