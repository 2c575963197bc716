"""A table on a page, and taking it away: CSV and XLSX of exactly what is shown, numbers as numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import takeaway, whose, wording
from dashboard.components.folded import folded
from dashboard.components.parts import line
from dashboard.conclusions.names import joined
from dashboard.language import _, speak, spoken
from dashboard.takeaway import Paper
from dashboard.whose import Whose

ROW = 40
"""Height of a row in pixels: enough for a finger."""

HEADER = 37
"""Height of the header row with borders."""

ROWS = 14
"""Whole rows in sight of a long table; the rest scroll, and how many they are stands below it (`more`)."""

WHOLE = 40
"""A table of so many rows is no long one: it stands there as a whole."""

SIGNED = "%+d"
"""Format of a column of differences: «+12», «−3», «0»."""

STYLED = 100_000
"""Cells of the largest table whose fractions are lined up: each of its cells is written out for that."""


def table(frame: pd.DataFrame, key: str, alt: str, columns: dict[str, Any] | None = None) -> None:
    """A frame whose columns are named as they are shown; the first stays in sight. Missing is «—». May be replayed.

    `alt` says what the table holds; `columns` are Streamlit's column configurations by name.
    """
    first, shown = str(frame.columns[0]), len(frame) if len(frame) <= WHOLE else ROWS
    drawn = _days(frame, columns or {})
    styled = lined_up(frame, signed=[name for name in frame.columns if _format(drawn.get(name)) == SIGNED])
    if styled is not frame:
        drawn = {name: _unformatted(found) for name, found in drawn.items()}
    st.dataframe(
        styled,
        key=key,
        hide_index=True,
        row_height=ROW,
        height=ROW * shown + HEADER,
        placeholder=wording.NONE,
        alt=alt,
        column_config={first: st.column_config.TextColumn(pinned=True, width=180), **drawn},
    )
    if len(frame) > shown:
        rest = _("Ещё {n} — в файле этой таблицы.").format(n=wording.number(len(frame) - shown))
        st.html(line(f'{more(len(frame) - shown)}<span class="md-paper">{rest}</span>', quiet=True))


def _days(frame: pd.DataFrame, columns: dict[Any, Any]) -> dict[Any, Any]:
    """The columns as they are to be drawn; days of which nothing is said as here: 12.11.2026."""
    days = {
        name: st.column_config.DateColumn(format="DD.MM.YYYY")
        for place, name in enumerate(frame.columns, 1)
        if not {name, place} & columns.keys() and pd.api.types.is_datetime64_any_dtype(frame[name])
    }
    return days | columns


def more(n: int) -> str:
    """«Ещё 22 ниже: прокрутите таблицу.»: nothing at its border says that it goes on. Not on paper, which does not scroll."""
    said = _("Ещё {n} ниже: прокрутите таблицу.").format(n=wording.number(n))
    return f'<span class="md-screen">{said}</span>'


def lined_up(frame: pd.DataFrame, signed: Sequence[str] = ()) -> Any:
    """With as many digits behind the comma in a column as its longest fraction has: «2,70» under «3,17»; `signed` ones with a sign."""
    digits = {name: _digits(frame[name]) for name in frame.columns if _is_number(frame[name])}
    if not (any(digits.values()) or signed) or frame.size > STYLED:
        return frame
    words: dict[Any, Any] = {name: partial(wording.fixed, digits=n) for name, n in digits.items()}
    words |= dict.fromkeys(signed, wording.signed)
    return frame.reset_index(drop=True).style.format(words, na_rep=wording.NONE, subset=list(words))


def _unformatted(column: Any) -> Any:
    """A column whose numbers are shown as they are written out: a format of the browser's would be shown instead."""
    if _format(column) not in ("localized", SIGNED):
        return column
    return {**column, "type_config": {**column["type_config"], "format": None}}


def _format(column: Any) -> str | None:
    found: str | None = ((column or {}).get("type_config") or {}).get("format")
    return found


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _digits(column: pd.Series) -> int:
    """How many the longest fraction of a column has, three at most."""
    known = column.dropna().astype("float64")
    return next(n for n in range(4) if n == 3 or (known.round(n) == known.round(3)).all())


def take_away(key: str, name: str, frame: Callable[[], pd.DataFrame], *, everybody: bool = False) -> None:
    """«Скачать: CSV · XLSX»: the frame is made when it is asked for, `name` says what it holds.

    The file's name adds whose it is and of which day, its columns by what it is joined (`conclusions.names.joined`);
    `everybody`: it holds all municipalities, whichever is chosen.
    """
    file = whose.file_name(name, everybody=everybody)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}-away"):
        st.html(f'<p class="md-line md-quiet">{_("Скачать таблицу:")}</p>', width="content")
        for kind, write in takeaway.KINDS.items():
            st.download_button(
                kind.upper(),
                data=partial(_written, spoken(), write, frame, name, whose.said(everybody=everybody)),
                file_name=f"{file}.{kind}",
                mime=takeaway.MIME[kind],
                key=f"{key}-{kind}",
                on_click="ignore",
                type="tertiary",
            )


def _written(
    language: str,
    write: Callable[[pd.DataFrame, str], bytes],
    frame: Callable[[], pd.DataFrame],
    name: str,
    of: Whose | None,
) -> bytes:
    speak(language)  # a file is made in a thread of its own
    made = frame()
    return write(made if of is None else joined(made, of.municipality_id, of.register), name)


def paper(label: str, key: str, made: Paper, about: str) -> None:
    """A button that makes a paper when it is asked for; `about` says what is in it."""
    with st.container(key=f"{key}-away", width="content"):
        st.download_button(
            label,
            data=partial(_made, spoken(), made),
            file_name=made.name,
            mime=made.mime,
            key=key,
            on_click="ignore",
            help=about,
        )


def _made(language: str, made: Paper) -> bytes:
    speak(language)
    return made.make()


def under_chart(
    key: str,
    name: str,
    frame: Callable[[], pd.DataFrame],
    alt: str,
    columns: dict[str, Any] | None = None,
    *,
    away: Callable[[], pd.DataFrame] | None = None,
) -> None:
    """The table of a chart, folded: sent only once it is opened. `name` says what its file holds.

    `away` is what is taken away where that is more than what is shown: of municipalities `conclusions.names.joinable`.
    """
    box = folded(_("Таблица к графику"), key, bind=None)
    if box.open:
        with box:
            table(frame(), f"{key}-table", alt, columns)
            take_away(key, name, away or frame)
