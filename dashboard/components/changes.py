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


def changes(movement: pd.DataFrame, since: date, *, over: bool) -> None:
    """`frames.standing.movement` as one sentence and a table of then and now; once it is `over` nobody is judged. May be replayed."""
    st.html(line(escape(conclude.told(movement, since, judged=not over))))
    _table(conclude.table(movement, judged=not over), judged=not over)
    st.html(
        line(
            _("«Правки» — насколько с тех пор изменили цифру того дня: убрали повторы, донесли, исправили."), quiet=True
        )
    )


def away(movement: pd.DataFrame, since: date, *, over: bool) -> None:
    """Takes the table away."""
    title = _("Что изменилось с {day}").format(day=since.isoformat())
    take_away("changes", title, lambda: conclude.flat(movement, judged=not over))


def _table(frame: pd.DataFrame, *, judged: bool) -> None:
    figures = conclude.figures()
    words: dict[Any, Any] = {}
    last = len(frame.columns)
    for pair in frame.columns[1 : last - judged]:
        signed = pair[1] in (figures["growth"], figures["correction"])
        words[pair] = _signed if signed else wording.number
    column = st.column_config
    drawn: dict[Any, Any] = {place: column.NumberColumn(width=84) for place in range(2, last + 1)}
    drawn[1] = column.TextColumn(pinned=True, width=176)
    if judged:
        drawn[last] = column.TextColumn(width=280)
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
