"""Names of municipalities: to choose from, and in short beside a chart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard import wording
from dashboard.language import _
from dashboard.plain import Row

ID = "municipality_id"
"""The name of the index by which `joined` knows whose each row is."""


def names(register: Mapping[str, Row]) -> dict[str, str]:
    """Names to choose from, by id: of namesakes each bears its ОКТМО. The same in every language, for they stand in links."""
    said = [row["name"] for row in register.values()]
    shared = {name for name in said if said.count(name) > 1} if len(set(said)) < len(said) else set()
    return {
        key: f"{row['name']} ({row['oktmo'] or key})" if row["name"] in shared else row["name"]
        for key, row in register.items()
    }


def bare(register: Mapping[str, Row]) -> dict[str, str]:
    """Names without their kind where they stay different, for labels in a chart: «Темновский», «Заречный»."""
    kinds = "|".join(wording.KINDS)
    cut = {key: re.sub(rf"\s*\b({kinds})\b\s*", " ", row["name"]).strip() for key, row in register.items()}
    seen = list(cut.values())
    short = {key: wording.short_name(row["name"]) for key, row in register.items()}
    return {key: found if found and seen.count(found) == 1 else short[key] for key, found in cut.items()}


def joinable(shown: pd.DataFrame, ids: Iterable[str | None], register: Mapping[str, Row]) -> pd.DataFrame:
    """A table to take away, of the municipalities `ids` row by row (None: of none): in full what the page shows in short.

    Its column «Муниципалитет» (put first where there is none) holds names as they stand in the register, the next one their
    codes as text, by which files are joined; codes are left out where nobody in the register has one.
    """
    known = [register.get(key) if isinstance(key, str) else None for key in ids]
    column, code = _("Муниципалитет"), _("Код ОКТМО")
    before = shown[column] if column in shown else pd.Series([None] * len(shown), dtype=object)
    full = [name if row is None else row["name"] for name, row in zip(before, known, strict=True)]
    codes = [None if row is None else row["oktmo"] for row in known]
    found = shown.drop(columns=column, errors="ignore")
    place = list(shown.columns).index(column) if column in shown else 0
    found.insert(place, column, pd.Series(full, index=found.index, dtype=object))
    if any(row["oktmo"] for row in register.values()):
        found.insert(place + 1, code, pd.Series(codes, index=found.index, dtype=object))
    return found


def joined(shown: pd.DataFrame, municipality_id: str | None, register: Mapping[str, Row]) -> pd.DataFrame:
    """`joinable` for every table taken away: ids are its index where that is called `municipality_id`.

    A table of one municipality gets the same two columns, the same in each row, so that those of two can be put under
    one another. What has its codes already, or is of nobody, stays as it is.
    """
    if _("Код ОКТМО") in shown:
        return shown
    if shown.index.name == ID:
        return joinable(shown, shown.index, register)
    if municipality_id is None or _("Муниципалитет") in shown:
        return shown
    return joinable(shown, [municipality_id] * len(shown), register)
