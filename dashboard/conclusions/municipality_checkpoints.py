"""What came of a municipality's checkpoints, and what is to come: their words on the chart and in the table.

Rows are those of `frames.municipality.checkpoints`.
"""

from __future__ import annotations

import pandas as pd

from dashboard import wording
from dashboard.conclusions import origins
from dashboard.conclusions.statuses import look
from dashboard.language import _
from dashboard.plain import Row
from dashboard.wording import NONE, SPACE, day, number, signed


def outcome(row: Row) -> str:
    """«✓ 22 из 20», «✕ 31 из 60», «нет цифры, цель 60»; of one to come «цель 108»."""
    target = number(row["target"])
    if row["met"] is None:
        said = _("цель {target}") if row["settled_on"] is None else _("нет цифры, цель {target}")
        return said.format(target=target)
    shape = look("met" if row["met"] else "missed").shape
    said = _("{value} из {target}").format(value=number(row["value"]), target=target)
    return f"{shape}{SPACE}{said}".replace(" ", SPACE)


def result(row: Row) -> str:
    """What came of it or is likely to, where the target is not beside it: «✓ 22 из 20, предварительно», «успеет: 47 %»."""
    return _came(row, outcome(row))


def _short(row: Row) -> str:
    """The same beside the target: «✓ 22»."""
    shape = look("met" if row["met"] else "missed").shape
    return _came(row, f"{shape}{SPACE}{NONE if row['value'] is None else number(row['value'])}")


def _came(row: Row, whole: str) -> str:
    if row["settled_on"] is None:
        if row["chance"] is None:
            return _("впереди")
        return _("успеет: {chance}").format(chance=wording.likelihood(row["chance"]))
    said = _("к сроку цифр не было") if row["met"] is None else whole
    return said if row["is_settled"] else _("{result}, предварительно").format(result=said)


def corrected(row: Row) -> str | None:
    """«исправлено позже: +4»."""
    return _("исправлено позже: {n}").format(n=signed(row["correction"])) if row["correction"] else None


def moved(row: Row) -> str | None:
    """«перенесён с 15 ноября»."""
    return None if row["moved_from"] is None else _("перенесён с {day}").format(day=day(row["moved_from"]))


def changed(row: Row) -> str | None:
    """«перенесён с 15 ноября, цель была 80: решение группы»; the reason is as typed."""
    parts = [moved(row)]
    if row["target_was"] is not None:
        parts.append(_("цель была {target}").format(target=number(row["target_was"])))
    said = ", ".join(part for part in parts if part)
    return ": ".join(part for part in (said, row["reason"]) if part) or None


def texts(row: Row, *, narrow: bool = False) -> tuple[str, ...]:
    """What the chart says at its diamond: from the fullest to the shortest, in long lines or in short ones; `narrow`: «28.11»."""
    lines = [outcome(row)]
    if row["settled_on"] is None:
        lines.append(wording.day_short(row["due_on"]) if narrow else day(row["due_on"]))
    more = [said for said in (corrected(row), moved(row)) if said]
    short = [said.replace(" ", "<br>", 1) for said in more]
    fuller = [[*lines, *more], [*lines, *short]] if more else []
    return tuple("<br>".join(found) for found in [*fuller, *(lines[:n] for n in range(len(lines), 0, -1))])


def hover(row: Row) -> list[str]:
    """All that is known of it, for the mouse, line by line, with what was typed: to be escaped."""
    lines = [f"{row['checkpoint']}, {day(row['due_on'])}", result(row), corrected(row), changed(row)]
    if row["settled_on"] is None:
        lines.insert(1, outcome(row))
    if row["low"] is not None:
        lines.append(_("вероятно {range}").format(range=wording.likely(row["low"], row["high"])))
    return [line for line in lines if line]


def changes(rows: list[Row], indicator: str) -> list[str]:
    """«Этап 3 — перенесён с 14 ноября: решение группы» for each checkpoint that was another before."""
    told = ((row["checkpoint"], changed(row)) for row in rows if row["indicator"] == indicator)
    return [f"{checkpoint} — {said}" for checkpoint, said in told if said]


def table(rows: list[Row], indicator: str) -> pd.DataFrame:
    """The checkpoints of an indicator under the headings that are shown."""
    mine = [row for row in rows if row["indicator"] == indicator]
    frame = pd.DataFrame(
        {
            _("Этап"): [row["checkpoint"] for row in mine],
            _("Срок"): [row["due_on"] for row in mine],
            _("Цель"): [row["target"] for row in mine],
            _("Итог"): [_short(row) for row in mine],
            _("Исправлено позже"): pd.Series([row["correction"] or None for row in mine], dtype="Int64"),
            _("Ячейка цели"): [f"{row['tab']}!{row['cell']}" if row["cell"] else NONE for row in mine],
        }
    )
    corrections = _("Исправлено позже")
    return frame.drop(columns=corrections) if frame[corrections].isna().all() else frame


def whole_table(rows: list[Row], indicator: str) -> pd.DataFrame:
    """The same to be taken away: each number in a column of its own, with what was changed and why."""
    mine = [row for row in rows if row["indicator"] == indicator]
    return pd.DataFrame(
        {
            _("Показатель"): [wording.short(indicator)] * len(mine),
            _("Этап"): [row["checkpoint"] for row in mine],
            _("Срок"): [row["due_on"] for row in mine],
            _("Цель"): pd.Series([row["target"] for row in mine], dtype="Int64"),
            _("Итог"): pd.Series([row["value"] for row in mine], dtype="Int64"),
            _("Выполнено"): [_yes(row["met"]) for row in mine],
            _("Итог подведён"): [_yes(bool(row["is_settled"])) for row in mine],
            _("Вероятность, %"): pd.Series([_chance(row) for row in mine], dtype="Float64"),
            _("Исправлено позже"): pd.Series([row["correction"] or None for row in mine], dtype="Int64"),
            _("Срок был"): [row["moved_from"] for row in mine],
            _("Цель была"): pd.Series([row["target_was"] for row in mine], dtype="Int64"),
            _("Причина"): [row["reason"] for row in mine],
            **origins.columns(pd.DataFrame(mine, columns=["source", "tab", "cell", "url"])),
        }
    )


def _yes(said: bool | None) -> str:
    return NONE if said is None else _("да") if said else _("нет")


def _chance(row: Row) -> float | None:
    return None if row["settled_on"] is not None or row["chance"] is None else wording.chance_number(row["chance"])
