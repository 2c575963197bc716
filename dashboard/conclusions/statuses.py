"""The words of each status, and what each means."""

from __future__ import annotations

from dashboard import wording
from dashboard.language import N_, _, plural
from dashboard.season import Season
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

MEANINGS = {
    "behind": N_(
        "вероятность успеть к ближайшему сроку меньше {at_risk}, либо последний срок прошёл, а цель не достигнута"
    ),
    "silent": N_("последняя цифра старше {stale}"),
    "no_data": N_("ни одной цифры"),
    "at_risk": N_("вероятность успеть от {at_risk} до {on_track}, либо цифр меньше двух и судить не по чему"),
    "no_target": N_("итоговая цель не задана"),
    "on_track": N_("вероятность успеть не меньше {on_track}, либо к ближайшему сроку уже всё сделано"),
    "reached": N_("итоговая цель достигнута"),
}


def word(code: str) -> str:
    """«отстаёт»."""
    return _(WORDS[code])


def look(code: str) -> Status:
    """Shape and colour of a status or a mark."""
    return STATUSES.get(code) or MARKS[code]


def shown(code: str) -> str:
    """«▼ отстаёт»."""
    return f"{look(code).shape}{wording.SPACE}{word(code)}"


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


def meaning(code: str, season: Season) -> str:
    """What a status means with the thresholds of this season."""
    return _(MEANINGS[code]).format(
        on_track=wording.percent(100 * season.on_track),
        at_risk=wording.percent(100 * season.at_risk),
        stale=wording.days_genitive(season.stale_after_days),
    )
