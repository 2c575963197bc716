"""All municipalities on a phone and on paper: a list that the thumb scrolls past, where the table of `components/municipalities.py` would catch it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import links, wording
from dashboard.components.parts import line, shape
from dashboard.components.short_list import first_and_rest, narrow_name
from dashboard.conclusions.statuses import RANK, on_day, word
from dashboard.language import _
from dashboard.plain import Row, rows


def municipality_list(standings: pd.DataFrame, indicator: str, *, over: bool = False) -> None:
    """`attention.standings` line by line: who, and of one indicator its status, per cent of the target and the chance. May be replayed.

    Who needs attention for that indicator comes first.
    """
    about = _("{what}: состояние, % цели и вероятность успеть к ближайшему сроку. Все столбцы — в файле ниже.")
    if over:
        about = _("{what}: состояние и % цели. Все столбцы — в файле ниже.")
    st.html(line(about.format(what=wording.short(indicator)), quiet=True))
    found = standings.sort_values((indicator, "status"), key=lambda codes: codes.map(RANK), kind="stable")
    listed = _lines(found, indicator, [indicator], over=over)
    first_and_rest(listed, "other_municipalities", partial(_table, indicators=[indicator], over=over))


def on_paper(standings: pd.DataFrame, *, over: bool = False) -> None:
    """All of them with both indicators, for the printer alone: of the table it would print the rows in sight. May be replayed."""
    both = list(wording.INDICATORS)
    st.html(f'<div class="md-paper">{_table(_lines(standings, "", both, over=over), indicators=both, over=over)}</div>')


def _lines(standings: pd.DataFrame, status_of: str, indicators: Sequence[str], *, over: bool) -> list[str]:
    """A row of the table for each; `status_of` an indicator, or "" of the municipality."""
    columns = {"name": standings["", "name"], "status": standings[status_of, "status"]}
    columns |= {f"{name} {of}": standings[of, name] for of in indicators for name in ("percent", "chance")}
    found = pd.DataFrame(columns).reset_index(names="municipality_id")
    return [_one(row, indicators, over=over) for row in rows(found)]


def _one(row: Row, indicators: Sequence[str], *, over: bool) -> str:
    name = links.municipality(row["municipality_id"], narrow_name(row["name"]))
    code = on_day(row["status"], over=over)
    cells = [f"{shape(code)}{word(code)}"]
    for of in indicators:
        percent, chance = row[f"percent {of}"], row[f"chance {of}"]
        cells.append(wording.NONE if percent is None else wording.percent(percent))
        if not over:
            cells.append(wording.NONE if chance is None else wording.chance(chance).replace("<", "&lt;"))
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _table(lines: Sequence[str], *, indicators: Sequence[str], over: bool) -> str:
    figures = [_("% цели"), *([] if over else [_("успеет")])]
    heads = [_("Муниципалитет"), _("Состояние"), *(figures * len(indicators))]
    each = "".join(f'<th scope="col">{found}</th>' for found in heads)
    head = f"<tr>{each}</tr>"
    if len(indicators) > 1:
        span = f'<th scope="colgroup" colspan="{len(figures)}">'
        groups = "".join(f"{span}{wording.short(of)}</th>" for of in indicators)
        head = f'<tr><td colspan="2"></td>{groups}</tr>{head}'
    return f'<table class="md-short"><thead>{head}</thead><tbody>{"".join(lines)}</tbody></table>'
