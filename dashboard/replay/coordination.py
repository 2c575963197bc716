"""The drawings of «Координация»."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components import coordination as drawn
from dashboard.components import coordination_tree, parts, states
from dashboard.conclusions import coordination, coordination_table
from dashboard.conclusions import coordination_tree as trees
from dashboard.conclusions import coordination_words as words
from dashboard.conclusions.coordination import Line
from dashboard.conclusions.coordination_tree import Branch
from dashboard.connection import Stamp
from dashboard.frames import coordination as frames
from dashboard.frames import register
from dashboard.replay import replayed, replayed_each


def all_lines(build: Stamp, as_of: date) -> list[Line]:
    """Every municipality of the region, who lacks most first."""
    return coordination.lines(frames.coordination(build, as_of), frames.coverage(build, as_of))


@replayed_each
def verdict(build: Stamp, as_of: date, municipality_id: str) -> None:
    """What one municipality lacks, as the page's title."""
    st.header(words.verdict(_line(build, as_of, municipality_id)), anchor=False)


@replayed_each
def tree(build: Stamp, as_of: date, municipality_id: str) -> None:
    """What share of one municipality has a coordinator, and its tree."""
    coordination_tree.covered(words.covered(frames.coordination(build, as_of)[municipality_id]))
    coordination_tree.tree(register.register(build)[municipality_id]["name"], _branches(build, as_of, municipality_id))


@replayed
def region(build: Stamp, as_of: date, *, is_past: bool, is_title: bool) -> None:
    """The region's conclusion, who lacks what first, what is covered, how that is counted.

    `is_title`: nobody is chosen, so the conclusion is the page's title.
    """
    found, coverage = frames.coordination(build, as_of), frames.coverage(build, as_of)
    (st.header if is_title else st.subheader)(words.headline(coverage), anchor=False)
    for said in words.unfilled(coverage):
        states.nothing(said)
    known = coordination.known(coverage)
    if not known:
        return
    left, right = st.columns([3, 2])
    with left:
        drawn.first(all_lines(build, as_of), is_told="coordination_group" in known)
        drawn.rarest(coordination.rarest(found), len(found))
    with right, parts.card():
        drawn.coverage(coordination.coverage_bars(coverage))
        drawn.how(coverage["responsible"], is_past=is_past)


@replayed_each
def matrix(build: Stamp, as_of: date, chosen: str | None, *, phone: bool) -> None:
    """Municipalities by parts, with its key; on a phone line by line."""
    lines = all_lines(build, as_of)
    st.subheader(words.matrix_title(frames.coordination(build, as_of)), anchor=False)
    drawn.key(lines)
    if phone:
        drawn.listed(lines)
    else:
        drawn.matrix(lines, chosen)


def listing(build: Stamp, as_of: date) -> pd.DataFrame:
    """The matrix as a table to take away."""
    found = frames.coordination(build, as_of)
    return coordination_table.table(all_lines(build, as_of), found, register.register(build))


def entries(build: Stamp, as_of: date, municipality_id: str) -> pd.DataFrame:
    """The tree of a municipality as a table to take away."""
    return trees.listing(_branches(build, as_of, municipality_id))


def _line(build: Stamp, as_of: date, municipality_id: str) -> Line:
    return next(found for found in all_lines(build, as_of) if found.municipality_id == municipality_id)


def _branches(build: Stamp, as_of: date, municipality_id: str) -> tuple[Branch, ...]:
    return trees.tree(
        _line(build, as_of, municipality_id),
        frames.card(build, municipality_id),
        frames.units(build, as_of, municipality_id),
        frames.named(build, as_of, municipality_id),
    )
