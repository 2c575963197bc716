"""Municipalities line by line, the first in sight and the others folded: what a phone gets in place of a wide table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard import wording
from dashboard.components.parts import facts, items
from dashboard.language import _

SHOWN = 12
"""So many are in sight, the others unfold."""


def first_and_rest(lines: Sequence[str], key: str, draw: Callable[[Sequence[str]], str]) -> None:
    """The lines as `draw` makes HTML of them, those beyond the first dozen under a fold. May be replayed."""
    st.html(draw(lines[:SHOWN]))
    if lines[SHOWN:]:
        with st.expander(_("Показать остальных"), key=key):  # the label is its identity: no number in it
            st.html(draw(lines[SHOWN:]))


def short_list(each: Sequence[tuple[str, Sequence[str]]], key: str) -> None:
    """A name (a link) and under it its marks, none of which is broken: «✓ ответственный · ✕ группа». HTML, escaped already."""
    lines = [f'<b>{name}</b><div class="md-line">{facts(marks)}</div>' for name, marks in each]
    first_and_rest(lines, key, lambda some: items(list(some), "people"))


def narrow_name(name: str) -> str:
    """Its short name, «р-н» not torn apart; after «г. о.» a line may end, so that a long name need not be."""
    return wording.short_name(name).replace("р-н", "р\N{NON-BREAKING HYPHEN}н")
