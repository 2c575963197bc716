"""The words of each status."""

from __future__ import annotations

from dashboard import wording
from dashboard.language import N_, _, plural
from dashboard.theme import MARKS, STATUSES, Status

WORDS = {
    "behind": N_("отстаёт"),
    "silent": N_("молчит"),
    "no_data": N_("нет данных"),
    "at_risk": N_("под риском"),
    "no_target": N_("нет цели"),
    "on_track": N_("в графике"),
    "reached": N_("цель достигнута"),
    "missed": N_("срок не выполнен"),
    "met": N_("выполнено"),
    "moved": N_("срок перенесён"),
    "question": N_("вопрос"),
}

RANK = {code: rank for rank, code in enumerate(STATUSES)}
"""Of two statuses the lower one needs attention more."""


def word(code: str) -> str:
    """«отстаёт»."""
    return _(WORDS[code])


def look(code: str) -> Status:
    """Shape and colour of a status or a mark."""
    return STATUSES.get(code) or MARKS[code]


def shown(code: str) -> str:
    """«▼ отстаёт»."""
    return f"{look(code).shape}{wording.SPACE}{word(code)}"


def on_day(code: str, *, over: bool) -> str:
    """Once the marathon is `over` nobody is silent or behind: the target was reached or not."""
    return "missed" if over and code not in ("reached", "no_target", "no_data") else code


def counted(code: str, n: int) -> str:
    """What stands beside a count: 1 отстаёт, 5 отстают."""
    forms = {
        "behind": plural(n, "отстаёт", "отстают", "отстают"),
        "silent": plural(n, "молчит", "молчат", "молчат"),
        "no_data": plural(n, "без данных", "без данных", "без данных"),
        "at_risk": plural(n, "под риском", "под риском", "под риском"),
        "no_target": plural(n, "без цели", "без цели", "без цели"),
        "on_track": plural(n, "в графике", "в графике", "в графике"),
        "reached": plural(n, "достиг цели", "достигли цели", "достигли цели"),
        "missed": plural(n, "не выполнил срок", "не выполнили срок", "не выполнили срок"),
    }
    return forms[code]
