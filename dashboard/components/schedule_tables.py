"""Tables of «Сроки»: what was moved, what was corrected after the result, who set no dates, and the calendar to take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import wording
from dashboard.components.states import nothing
from dashboard.components.tables import SIGNED, table, take_away
from dashboard.conclusions import edits
from dashboard.conclusions.names import ID
from dashboard.conclusions.schedule import Due, Move
from dashboard.conclusions.schedule_words import dates_said, word
from dashboard.language import _
from dashboard.plain import Row, rows


def section(
    key: str,
    title: str,
    frame: pd.DataFrame,
    columns: dict[str, Any] | None = None,
    *,
    away: Callable[[], pd.DataFrame] | None = None,
) -> None:
    """A heading and its table with the way to take it (or `away`) away; nothing where it is empty: `nothing_else` says so."""
    if frame.empty:
        return
    st.subheader(title, anchor=False)
    table(frame, key, title, columns)
    take_away(key, title, away or (lambda: frame))


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
        ],
        index=pd.Index([move.municipality_id for move in moves], name=ID),
    )


def corrected(results: pd.DataFrame) -> pd.DataFrame:
    """Of `frames.checkpoints.results` those whose figure was edited or removed after the result was frozen."""
    listed = rows(edits.corrected(results))
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
                _("Итог"): word("no_data" if row["met"] is None else "met" if row["met"] else "missed"),
            }
            for row in listed
        ],
        index=pd.Index([row["municipality_id"] for row in listed], name=ID),
    )
    return _whole(found, _("Зафиксировано"), _("Сейчас"), _("Исправлено позже"))


def corrected_columns() -> dict[str, Any]:
    """How «Срок» and what was corrected are drawn."""
    return {
        _("Срок"): st.column_config.DateColumn(format="DD.MM.YYYY", width=100),
        _("Исправлено позже"): st.column_config.NumberColumn(format=SIGNED),
    }


def undated(days_set: pd.DataFrame) -> pd.DataFrame:
    """Municipalities with no due day or with one only in an indicator, from `frames.checkpoints.days_set`; the emptiest first."""
    return _undated(days_set, lambda row: {wording.short(row["indicator"]): dates_said(row)})


def undated_days(days_set: pd.DataFrame) -> pd.DataFrame:
    """The same to be taken away: how many due days there are as a number, the only one as a day."""

    def told(row: Row) -> Row:
        what, only = wording.short(row["indicator"]), row["days"] == 1
        return {
            _("{what}: сколько сроков").format(what=what): row["days"],
            _("{what}: единственный срок").format(what=what): row["last_on"] if only else None,
        }

    return _undated(days_set, told)


def _undated(days_set: pd.DataFrame, told: Callable[[Row], Row]) -> pd.DataFrame:
    found: dict[str, dict[str, Row]] = {}
    few = days_set[days_set["days"] < 2]["municipality_id"]
    for row in rows(days_set[days_set["municipality_id"].isin(few)]):
        found.setdefault(row["municipality_id"], {})[row["indicator"]] = row
    listed = sorted(found, key=lambda key: sum(row["days"] for row in found[key].values()))
    return pd.DataFrame(
        [
            {
                _("Муниципалитет"): wording.short_name(found[key][wording.INDICATORS[0]]["name"]),
                _("Ответственный"): found[key][wording.INDICATORS[0]]["responsible"],
                **{name: cell for by in wording.INDICATORS for name, cell in told(found[key][by]).items()},
            }
            for key in listed
        ],
        index=pd.Index(listed, name=ID),
    )


def listing(dues: Sequence[Due]) -> pd.DataFrame:
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
                _("Вероятность, %"): _chance(due),
                _("Исправлено позже"): due.correction if due.is_corrected else None,
                _("Перенесён с"): None if due.moved_from is None else pd.Timestamp(due.moved_from),
                _("Причина"): due.reason,
            }
            for due in dues
        ],
        index=pd.Index([due.municipality_id for due in dues], name=ID),
    )
    return _whole(found, _("Факт"), _("Исправлено позже"))


def _chance(due: Due) -> float | None:
    """By the rule of the pages; empty where the target is reached already."""
    return None if due.chance is None or (due.value or 0) >= due.target else wording.chance_number(due.chance)


def _whole(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The frame with whole numbers in these columns, also where some are missing."""
    return frame if frame.empty else frame.astype(dict.fromkeys(columns, "Int64"))
