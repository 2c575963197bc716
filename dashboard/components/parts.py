"""Small pieces of HTML that every page is made of; whatever people typed is escaped by whoever calls."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.conclusions.statuses import look


def card() -> DeltaGenerator:
    """A frame for a card, as high as its neighbours."""
    return st.container(border=True, height="stretch")


def figure_card(label: str, figure: str, *rest: str, of: str = "") -> None:
    """A card's heading, its one figure and lines of HTML below; all of it escaped already.

    A figure that changes is marked for a moment (`app/page.js`); `of` says whose it is where the page can show another's.
    """
    st.html(
        f'<div class="md-card"><h2>{label}</h2>'
        f'<p class="md-figure" data-figure="{label}{of}">{figure}</p>{"".join(rest)}</div>'
    )


def line(text: str, *, quiet: bool = False) -> str:
    """One line of a card."""
    return f'<p class="md-line{" md-quiet" if quiet else ""}">{text}</p>'


def facts(said: Sequence[str]) -> str:
    """Facts (HTML, escaped already) in one line, none of which is broken on a phone; the dots between them (app/page.css) never hang at an end."""
    each = " ".join(f'<span class="md-keep">{fact}</span>' for fact in said)
    return f'<span class="md-facts">{each}</span>'


def bar(share: float) -> str:
    """A bar of so many per cent; it ends at 100, the number beside it does not."""
    return f'<div class="md-bar" aria-hidden="true"><i style="width:{min(share, 100):.0f}%"></i></div>'


def shape(code: str) -> str:
    """The shape of a status or mark in its colour; its word stands beside it."""
    status = look(code)
    return f'<span class="md-shape" style="color:{status.colour.css()}" aria-hidden="true">{status.shape}</span>'


def to_copy(text: str) -> None:
    """A text for a messenger, with Streamlit's own button over it, which app/page.css shows at all times and by its word."""
    st.code(text, language=None, wrap_lines=True)


def unbroken(said: str) -> str:
    """HTML in which a range of numbers, «3 060–4 570», stays in one line."""
    return re.sub(r"\d[\d\s.,]*–\d(?:[\d\xa0.,]*\d)?", lambda found: f'<span class="md-keep">{found[0]}</span>', said)


def items(lines: list[str], name: str) -> str:
    """A list of lines of HTML under the class `md-{name}`."""
    return f'<ul class="md-list md-{name}">{"".join(f"<li>{found}</li>" for found in lines)}</ul>'
