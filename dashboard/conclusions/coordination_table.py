"""The matrix of «Координация» as a table to take away: counts and names that the page shows in short."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.conclusions.coordination import Line, title, word
from dashboard.conclusions.names import joinable
from dashboard.language import _
from dashboard.plain import Row


def table(lines: list[Line], found: Mapping[str, Row], register: Mapping[str, Row]) -> pd.DataFrame:
    """One row per municipality in the order of the page; what nobody in the region fills in is empty."""
    shown = pd.DataFrame([_row(line, found[line.municipality_id]) for line in lines])
    counts = shown.columns.difference([_("Муниципалитет"), *_worded()])
    whole = [name for name in counts if pd.api.types.is_numeric_dtype(shown[name])]
    return joinable(shown.astype(dict.fromkeys(whole, "Int64")), [line.municipality_id for line in lines], register)


def _worded() -> list[str]:
    return [title("responsible"), title("coordination_group"), title("hotline")]


def _row(line: Line, row: Row) -> Row:
    directions, organisations = row["directions_without_group"], row["organisations_without_coordinator"]
    return {
        _("Муниципалитет"): line.name,
        _("Работники бюджетной сферы"): row["employees"],
        title("responsible"): _word(line, "responsible"),
        title("coordination_group"): _word(line, "coordination_group"),
        _("Направлений"): row["directions"],
        _("Направлений с рабочей группой"): None if directions is None else row["directions"] - len(directions),
        _("Направления без рабочей группы"): None if directions is None else ", ".join(directions),
        _("Координаторов"): row["coordinators"],
        _("Организаций"): row["organisations"],
        _("Организаций с координатором"): None if organisations is None else row["organisations"] - len(organisations),
        _("Организации без координатора"): None if organisations is None else ", ".join(organisations),
        title("hotline"): _word(line, "hotline"),
    }


def _word(line: Line, part: str) -> str | None:
    outcome = line.cells[part].outcome
    return None if outcome == "no_data" else word(outcome)
