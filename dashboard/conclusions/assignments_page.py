"""What «Поручения» shows: its sections, what was asked of everybody said once, and its tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.conclusions import assignments as said
from dashboard.conclusions.assignments import STATES, Assignment, coming, meeting, word
from dashboard.conclusions.statuses import look
from dashboard.language import N_, _
from dashboard.plain import Row, rows
from dashboard.wording import SPACE, short_name

SECTIONS = {
    "overdue": N_("Просрочено"),
    "coming": N_("Срок в ближайшие 14 дней"),
    "later": N_("Срок позже или не указан"),
    "unclear": N_("Статус не разобран"),
    "ended": N_("Исполнено и закрыто"),
}
"""In the order of the page; the last one stands below the table of municipalities."""


@dataclass(frozen=True)
class Asked:
    """What stands once in a section: one assignment, or what was asked of everybody.

    `parties` are those of the section, `whole` all to whom it was given, whatever their state.
    """

    parties: list[Assignment]
    whole: list[Assignment]

    @property
    def is_joint(self) -> bool:
        """It is said once for several."""
        return len(self.whole) > 1

    @property
    def ended(self) -> int:
        """How many have done or closed it."""
        return sum(not one.is_due for one in self.whole)


def sections(
    found: Sequence[Assignment], on: date, municipality_id: str | None = None, state: str | None = None
) -> dict[str, list[Asked]]:
    """By key of `SECTIONS` what stands there, without empty ones; of one municipality nothing is joint."""
    shown = said.of(found, municipality_id, state)
    soon = {id(one) for one in coming(shown, on)}
    parted = {
        "overdue": [one for one in shown if one.state == "overdue"],
        "coming": [one for one in shown if id(one) in soon],
        "later": [one for one in shown if one.state == "open" and id(one) not in soon],
        "unclear": [one for one in shown if one.state == "unclear"],
        "ended": said.ended(shown),
    }
    whole = _joint(found) if municipality_id is None else {}
    return {key: _asked(part, whole) for key, part in parted.items() if part}


def _joint(found: Iterable[Assignment]) -> dict[Any, list[Assignment]]:
    """By key all assignments of those that were given to everybody."""
    groups: dict[Any, list[Assignment]] = {}
    for one in found:
        groups.setdefault(one.key, []).append(one)
    return {key: group for key, group in groups.items() if any(one.is_for_all for one in group) and len(group) > 1}


def _asked(part: Sequence[Assignment], whole: dict[Any, list[Assignment]]) -> list[Asked]:
    """Each of the part in its order; what is joint where the first of its parties stands. Who has another due day stands alone."""
    listed = []
    for mine in said.alike(part):
        everybody = whole.get(mine[0].key, [])
        if any(one.is_for_all and one.due_on == mine[0].due_on for one in everybody):
            listed.append(Asked(mine, everybody))
        else:
            listed += [Asked([one], [one]) for one in mine]
    order = {id(one): place for place, one in enumerate(part)}
    return sorted(listed, key=lambda asked: order[id(asked.parties[0])])


# --- tables -----------------------------------------------------------------------------------------------------------


def shown_state(state: str) -> str:
    """«✕ просрочено»."""
    return f"{look(said.MARKS[state]).shape}{SPACE}{word(state)}"


def _ordered(standing: pd.DataFrame) -> pd.DataFrame:
    """Those who have any, those with overdue ones first."""
    return standing[standing["assignments"] > 0].sort_values(
        ["overdue", "overdue_since", "unclear", "open", "next_due_on", "name"],
        ascending=[False, True, False, False, True, True],
        kind="stable",
    )


def due(standing: pd.DataFrame) -> tuple[list[Row], int]:
    """Those of `by_municipality` with anything overdue, in progress or unclear, in its order; and how many have none of it left."""
    some = rows(_ordered(standing))
    busy = [row for row in some if row["overdue"] or row["open"] or row["unclear"]]
    return busy, len(some) - len(busy)


def by_municipality(standing: pd.DataFrame) -> pd.DataFrame:
    """`frames.assignments.standing` as a table of those who have any, municipality_id as its index; those with overdue ones first."""
    some = _ordered(standing)
    columns = {
        _("Муниципалитет"): some["name"].map(short_name),
        _("Просрочено"): some["overdue"],
        _("Просрочено с"): some["overdue_since"],
        _("В работе"): some["open"],
        _("Ближайший срок"): some["next_due_on"],
        _("Исполнено"): some["done"],
        _("Закрыто"): some["closed"],
        _("Статус не разобран"): some["unclear"],
        _("Ответственный"): some["responsible"],
    }
    if not some["unclear"].any():
        del columns[_("Статус не разобран")]
    if not some["overdue"].any():
        del columns[_("Просрочено с")]
    return pd.DataFrame(columns).set_axis(some["municipality_id"])


def listing(found: Iterable[Assignment], *, plain: bool = False) -> pd.DataFrame:
    """One row per assignment and municipality, municipality_id as its index, in the order of `STATES`; `plain`: words without shapes."""
    order = list(STATES)
    listed = sorted(found, key=lambda one: order.index(one.state))
    shown = pd.DataFrame(
        [
            {
                _("Муниципалитет"): short_name(one.name),
                _("Поручение"): one.text,
                _("Состояние"): word(one.state) if plain else shown_state(one.state),
                _("Срок"): None if one.due_on is None else pd.Timestamp(one.due_on),
                _("Отметка об исполнении"): one.done_note,
                _("Встреча"): meeting(one) or None,
                _("Всем сразу"): _("да") if one.is_for_all else None,
                _("Ответственный"): one.responsible,
                _("Замечено"): pd.Timestamp(one.seen_on),
                _("Источник"): one.source,
                _("Лист"): one.tab,
                _("Ячейка"): one.cell,
                _("Открыть"): one.url,
            }
            for one in listed
        ],
        index=[one.municipality_id for one in listed],
    )
    needless = [name for name in (_("Открыть"), _("Всем сразу")) if name in shown and shown[name].isna().all()]
    return shown.drop(columns=needless)


def without(standing: pd.DataFrame) -> int:
    """How many municipalities have no assignment."""
    return sum(not row["assignments"] for row in rows(standing))
