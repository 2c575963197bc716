"""A table on a page, and taking it away: CSV and XLSX of exactly what is shown, numbers as numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import takeaway, wording
from dashboard.components.folded import folded
from dashboard.language import _, speak, spoken

ROW = 40
"""Height of a row in pixels: enough for a finger."""

HEADER = 37
"""Height of the header row with borders."""

ROWS = 14
"""Whole rows in sight; the rest scroll."""


def table(frame: pd.DataFrame, key: str, alt: str, columns: dict[str, Any] | None = None, rows: int = ROWS) -> None:
    """A frame whose columns are named as they are shown; the first stays in sight. Missing is «—». May be replayed.

    `alt` says what the table holds; `columns` are Streamlit's column configurations by name.
    """
    first = str(frame.columns[0])
    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        row_height=ROW,
        height=ROW * min(len(frame), rows) + HEADER,
        placeholder=wording.NONE,
        alt=alt,
        column_config={first: st.column_config.TextColumn(pinned=True, width=180), **(columns or {})},
    )


def take_away(key: str, name: str, frame: Callable[[], pd.DataFrame]) -> None:
    """«Скачать: CSV · XLSX»: the frame is made when it is asked for. `name` is the file's, without an ending."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}-away"):
        st.html(f'<p class="md-line md-quiet">{_("Скачать таблицу:")}</p>', width="content")
        for kind, write in takeaway.KINDS.items():
            st.download_button(
                kind.upper(),
                data=partial(_written, spoken(), write, frame, name),
                file_name=f"{name}.{kind}",
                mime=takeaway.MIME[kind],
                key=f"{key}-{kind}",
                on_click="ignore",
                type="tertiary",
            )


def _written(
    language: str, write: Callable[[pd.DataFrame, str], bytes], frame: Callable[[], pd.DataFrame], name: str
) -> bytes:
    speak(language)  # a file is made in a thread of its own
    return write(frame(), name)


def under_chart(
    key: str,
    name: str,
    frame: Callable[[], pd.DataFrame],
    alt: str,
    columns: dict[str, Any] | None = None,
    *,
    away: Callable[[], pd.DataFrame] | None = None,
) -> None:
    """The table of a chart, folded: sent only once it is opened. `name` is the file's, without an ending.

    `away` is what is taken away where that is more than what is shown: of municipalities `conclusions.names.joinable`.
    """
    box = folded(_("Таблица к графику"), key, bind=None)
    if box.open:
        with box:
            table(frame(), f"{key}-table", alt, columns)
            take_away(key, name, away or frame)
