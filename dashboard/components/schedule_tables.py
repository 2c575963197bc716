"""Tables of «Сроки»: what was moved, what was corrected after the result, who set no dates, and the calendar to take away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import wording
from dashboard.components.states import nothing
from dashboard.components.tables import table, take_away
from dashboard.conclusions import edits
from dashboard.conclusions.schedule import Due, Move
from dashboard.conclusions.schedule_words import dates_said, shown, word
from dashboard.language import _
from dashboard.plain import rows


def section(key: str, title: str, frame: pd.DataFrame, columns: dict[str, Any] | None = None) -> None:
    """A heading and its table with the way to take it away; nothing where it is empty: `nothing_else` says so."""
    if frame.empty:
        return
    st.subheader(title, anchor=False)
    table(frame, key, title, columns)
    take_away(key, title, lambda: frame)


def nothing_else(*, moved: bool, corrected: bool, undated: bool) -> None:
    """In one line which of the sections above have nothing to show."""
    said = [
        *([] if moved else [_("Сроки не переносили.")]),
        *([] if corrected else [_("После подведения итогов цифры не меняли.")]),
        *([] if undated else [_("Сроки заданы у всех.")]),
    ]
    if said:
        nothing(" ".join(said))


def moved(moves: list[Move]) -> pd.DataFrame:
    """Moved due days to take away."""
    return pd.DataFrame(
        [
            {
                _("Муниципалитет"): move.name,
                _("Этап"): move.checkpoint,
                _("Показатель"): ", ".join(map(wording.short, move.indicators)),
                _("Был"): pd.Timestamp(move.moved_from),
                _("Стал"): pd.Timestamp(move.due_on),
                _("Причина"): move.reason,
                _("Замечено"): pd.Timestamp(move.seen_on),
            }
            for move in moves
        ]
    )


def corrected(results: pd.DataFrame) -> pd.DataFrame:
    """Of `frames.checkpoints.results` those whose figure was edited or removed after the result was frozen."""
    found = pd.DataFrame(
        [
            {
                _("Муниципалитет"): wording.short_name(row["name"]),
                _("Этап"): row["checkpoint"],
                _("Показатель"): wording.short(row["indicator"]),
                _("Срок"): row["due_on"],
                _("Цель"): row["target"],
                _("Зафиксировано"): row["value"],
                _("Сейчас"): row["value_now"],
                _("Исправлено позже"): row["correction"],
                _("Итог"): shown("no_data" if row["met"] is None else "met" if row["met"] else "missed"),
            }
            for row in rows(edits.corrected(results))
        ]
    )
    return _whole(found, _("Зафиксировано"), _("Сейчас"), _("Исправлено позже"))


def corrected_columns() -> dict[str, Any]:
    """How «Срок» and what was corrected are drawn."""
    return {
        _("Срок"): st.column_config.DateColumn(format="DD.MM.YYYY", width=100),
        _("Исправлено позже"): st.column_config.NumberColumn(format="%+d"),
    }


def undated(days_set: pd.DataFrame) -> pd.DataFrame:
    """Municipalities with no due day or with one only in an indicator, from `frames.checkpoints.days_set`; the emptiest first."""
    found: dict[str, dict[str, Any]] = {}
    few = days_set[days_set["days"] < 2]["municipality_id"]
    for row in rows(days_set[days_set["municipality_id"].isin(few)]):
        found.setdefault(row["municipality_id"], {})[row["indicator"]] = row
    return pd.DataFrame(
        [
            {
                _("Муниципалитет"): wording.short_name(by[wording.INDICATORS[0]]["name"]),
                _("Ответственный"): by[wording.INDICATORS[0]]["responsible"],
                **{wording.short(indicator): dates_said(by[indicator]) for indicator in wording.INDICATORS},
            }
            for by in sorted(found.values(), key=lambda by: sum(row["days"] for row in by.values()))
        ]
    )


def listing(dues: Iterable[Due]) -> pd.DataFrame:
    """The whole calendar, one row per checkpoint of an indicator."""
    found = pd.DataFrame(
        [
            {
                _("Муниципалитет"): due.name,
                _("Ответственный"): due.responsible,
                _("Показатель"): wording.short(due.indicator),
                _("Этап"): due.checkpoint,
                _("Срок"): pd.Timestamp(due.due_on),
                _("Цель"): due.target,
                _("Факт"): due.value,
                _("Итог"): word(due.outcome),
                _("Вероятность, %"): None if due.chance is None else wording.whole_percent(due.chance),
                _("Исправлено позже"): due.correction if due.is_corrected else None,
                _("Перенесён с"): None if due.moved_from is None else pd.Timestamp(due.moved_from),
                _("Причина"): due.reason,
            }
            for due in dues
        ]
    )
    return _whole(found, _("Факт"), _("Вероятность, %"), _("Исправлено позже"))


def _whole(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The frame with whole numbers in these columns, also where some are missing."""
    return frame if frame.empty else frame.astype(dict.fromkeys(columns, "Int64"))
