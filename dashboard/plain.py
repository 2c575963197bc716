"""Rows as plain dictionaries: pandas has many kinds of missing, Python one."""

from __future__ import annotations

from typing import Any

import pandas as pd

Row = dict[str, Any]


def rows(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame; NA, NaN and NaT are None."""
    return [{str(k): None if pd.isna(v) else v for k, v in row.items()} for row in frame.to_dict("records")]


def by_indicator(frame: pd.DataFrame) -> dict[str, dict[str, Row]]:
    """By municipality and indicator, in the order of the rows: once for all, since each look into a frame costs."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows(frame):
        found.setdefault(row["municipality_id"], {})[row["indicator"]] = row
    return found
