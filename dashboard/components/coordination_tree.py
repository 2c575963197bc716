"""The tree of one municipality on «Координация»."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import links, wording
from dashboard.components.municipality import cell, telephone
from dashboard.components.parts import line, shape
from dashboard.conclusions.coordination import word
from dashboard.conclusions.coordination_tree import Branch
from dashboard.language import N_, _

KINDS = {"working_group": N_("рабочая группа, {position}"), "coordinator": N_("координатор, {position}")}
"""Of an entry of a part: what it is beside the position."""


def covered(said: str) -> None:
    """What share of the municipality has a coordinator, and where that is explained."""
    if said:
        more = links.method("coordination", _("Как считается"))
        st.html(line(f'{said} <span class="md-keep">{more}</span>'))


def tree(name: str, branches: tuple[Branch, ...]) -> None:
    """The head of the municipality of that name, and what hangs below."""
    head = _("Глава, {municipality}").format(municipality=f"<bdi>{escape(wording.short_name(name))}</bdi>")
    st.html(f'<div class="md-tree"><p class="md-line"><b>{head}</b></p>{_list(branches)}</div>')


def _list(branches: tuple[Branch, ...]) -> str:
    return f"<ul>{''.join(f'<li>{_entry(branch)}</li>' for branch in branches)}</ul>" if branches else ""


def _entry(branch: Branch) -> str:
    """Shape, what it is, who it is, the cell; what hangs below."""
    mark = f'{shape(branch.outcome)}<span class="md-hidden">{word(branch.outcome)}: </span>'
    name = f"<b><bdi>{escape(branch.name)}</bdi></b>" if branch.row else f"<bdi>{escape(branch.name)}</bdi>"
    said = ""
    if branch.said:
        said = f" — {_said(branch)}"
    where = ""
    if branch.row:
        row = branch.row
        where = f' <small class="md-quiet">{cell(row["tab"], row["cell"], row["url"])}</small>'
    return f"{mark}{name}{said}{where}{_list(branch.branches)}"


def _said(branch: Branch) -> str:
    if branch.row and branch.part == "hotline":
        return telephone(branch.said)
    text = f"<bdi>{escape(branch.said)}</bdi>"
    return _(KINDS[branch.part]).format(position=text) if branch.row and branch.part in KINDS else text
