"""An indicator on paper: its figure, its bar, its course."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard import wording
from dashboard.language import _
from dashboard.plain import Row
from dashboard.reports.burn_up import Drawing
from dashboard.reports.facts import Edition
from dashboard.wording import NONE, SPACE, number

CHART = (350.0, 190.0)
"""Pixels of a burn-up, in which its labels are placed: the template draws it as wide as its column."""


def chance(row: Row, said: Callable[[float], str], done: str) -> str | None:
    """The chance of the next due day as `said`, `done` where its target is reached already; None without a forecast or after it."""
    if row["needed_per_day"] == 0:
        return done
    return None if row["chance"] is None or row["needed_per_day"] is None else said(row["chance"])


def together(title: str) -> str:
    """Its last three words stay on one line: «при цели 161», no number is alone on its second."""
    return SPACE.join(title.rsplit(" ", 2))


def card(of: Edition, row: Row, change: str | None, title: str, drawing: Drawing) -> dict[str, Any]:
    """Of a row of `progress` or of the region's: figure, target and course; who knows more of it adds that."""
    return {
        "heading": wording.heading(row["indicator"]),
        "actual": NONE if row["actual"] is None else number(row["actual"]),
        "of": _("цель не задана")
        if row["final_target"] is None
        else _("из {target}").format(target=number(row["final_target"])),
        "share": None if row["percent"] is None else min(int(row["percent"]), 100),
        "percent": None if row["percent"] is None else wording.percent(row["percent"]),
        "change": change,
        "notes": "",
        "status": None,
        "facts": [],
        "title": together(title),
        "chart": drawing.content(of.as_of, title),
        "checkpoints": [],
    }
