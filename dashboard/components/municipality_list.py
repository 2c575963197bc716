"""All municipalities on a phone: a list that the thumb scrolls past, where the table of `components/municipalities.py` would catch it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import links, wording
from dashboard.components.parts import line, shape
from dashboard.conclusions.statuses import on_day, word
from dashboard.language import _
from dashboard.plain import Row, rows

SHOWN = 12
"""So many are in sight, the others unfold."""


def municipality_list(standings: pd.DataFrame, indicator: str, *, over: bool = False) -> None:
    """`attention.standings` line by line: who, status, and of one indicator per cent of the target and the chance. May be replayed."""
    about = _("{what}: % цели и вероятность успеть к ближайшему сроку. Все столбцы — в файле ниже.")
    if over:
        about = _("{what}: % цели. Все столбцы — в файле ниже.")
    st.html(line(about.format(what=wording.short(indicator)), quiet=True))
    figures = pd.DataFrame({name: standings[indicator, name] for name in ("percent", "chance")})
    found = standings[""][["name", "status"]].join(figures).reset_index(names="municipality_id")
    listed = [_one(row, over=over) for row in rows(found)]
    _table(listed[:SHOWN], over=over)
    if listed[SHOWN:]:
        with st.expander(_("Показать остальных"), key="other_municipalities"):
            _table(listed[SHOWN:], over=over)


def _one(row: Row, *, over: bool) -> str:
    name = links.municipality(
        row["municipality_id"], wording.short_name(row["name"]).replace("р-н", "р\N{NON-BREAKING HYPHEN}н")
    )
    code = on_day(row["status"], over=over)
    percent = wording.NONE if row["percent"] is None else wording.percent(row["percent"])
    cells = [f"{shape(code)}{word(code)}", percent]
    if not over:
        cells.append(wording.NONE if row["chance"] is None else wording.chance(row["chance"]).replace("<", "&lt;"))
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _table(lines: list[str], *, over: bool) -> None:
    heads = [_("Муниципалитет"), _("Состояние"), _("% цели"), *([] if over else [_("успеет")])]
    head = "".join(f'<th scope="col">{found}</th>' for found in heads)
    st.html(f'<table class="md-short"><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table>')
