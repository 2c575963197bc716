"""What was asked of municipalities and what became of it, in plain words: nothing here is escaped.

found = assignments.read(frames.assignments.assignments(build, as_of))
for line in assignments.lines(assignments.of(found, municipality_id), as_of): …
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.language import LANGUAGES, N_, _, plural, spoken
from dashboard.plain import rows
from dashboard.wording import SPACE, day, days, number

STATES = {
    "overdue": N_("просрочено"),
    "open": N_("в работе"),
    "unclear": N_("статус не разобран"),
    "done": N_("исполнено"),
    "closed": N_("закрыто"),
}
"""Words of each state, what asks for something first."""

MARKS = {"overdue": "missed", "open": "coming", "unclear": "question", "done": "met", "closed": "closed"}
"""The shape of each state, by its name in the theme."""

SOON = timedelta(14)
"""What falls due so soon is coming due."""


@dataclass(frozen=True)
class Assignment:
    """One assignment of one municipality; texts as typed. `state` is a key of `STATES`.

    Without a meeting that is known `meeting_on` and `meeting_topic` are None and `meeting_named` is what the sheet says. `key`: two
    municipalities with the same one were asked the same by the same meeting. `problem`: what is wrong with its row in the sheet, in
    the language spoken when it was read, and the cell with its address.
    """

    municipality_id: str
    name: str
    responsible: str | None
    text: str
    due_on: date | None
    state: str
    done_note: str | None
    is_for_all: bool
    meeting_id: str | None
    meeting_on: date | None
    meeting_topic: str | None
    meeting_named: str | None
    key: tuple[str, str]
    seen_on: date
    source: str
    tab: str
    cell: str
    url: str | None
    problem: str | None = None
    problem_cell: str | None = None
    problem_url: str | None = None
    ended_on: date | None = None
    """When what was due before was first seen done or closed; None where nobody saw it due."""

    @property
    def is_due(self) -> bool:
        """It is still asked for: open, overdue, or nobody can tell."""
        return self.state in ("overdue", "open", "unclear")


def read(frame: pd.DataFrame) -> list[Assignment]:
    """`frames.assignments.assignments`, in its order."""
    same = set(Assignment.__dataclass_fields__) - {
        "due_on",
        "state",
        "meeting_on",
        "key",
        "seen_on",
        "problem",
        "ended_on",
    }
    language = "problem_ru" if spoken() == LANGUAGES[0] else "problem_en"
    return [
        Assignment(
            **{name: row[name] for name in same},
            due_on=_day(row["due_on"]),
            state=row["state"] or "unclear",
            meeting_on=_day(row["meeting_on"]),
            key=(row["meeting_id"] or row["meeting_key"] or "", row["text_key"] or ""),
            seen_on=row["seen_on"].date(),
            ended_on=_day(row["ended_on"]),
            problem=row[language],
        )
        for row in rows(frame)
    ]


def _day(found: Any) -> date | None:
    return None if found is None else found.date()


def of(found: Iterable[Assignment], municipality_id: str | None, state: str | None = None) -> list[Assignment]:
    """Those of one municipality, in one state; None is all."""
    return [one for one in found if municipality_id in (None, one.municipality_id) and state in (None, one.state)]


def coming(found: Iterable[Assignment], on: date) -> list[Assignment]:
    """Open ones that fall due within two weeks from that day."""
    return [one for one in found if one.state == "open" and one.due_on is not None and one.due_on <= on + SOON]


def ended(found: Iterable[Assignment]) -> list[Assignment]:
    """Done or closed ones, those first whose row changed last."""
    return sorted((one for one in found if not one.is_due), key=lambda one: one.seen_on, reverse=True)


def closed_since(found: Iterable[Assignment], since: date) -> list[Assignment]:
    """Those that were still due at the end of that day and are done or closed now, the latest first.

    What was first seen when it was done is none of them: a tab may have come with all that was finished long before.
    """
    new = [(one.ended_on, one) for one in found if not one.is_due and one.ended_on is not None and one.ended_on > since]
    return [one for __, one in sorted(new, key=lambda pair: pair[0], reverse=True)]


def alike(found: Iterable[Assignment], *, whenever: bool = False) -> list[list[Assignment]]:
    """Those together that were asked the same by the same meeting until the same day (or `whenever`) and stand the same.

    In the order of the first of each.
    """
    groups: dict[tuple[object, ...], list[Assignment]] = {}
    for one in found:
        groups.setdefault((one.key, None if whenever else one.due_on, one.state), []).append(one)
    return list(groups.values())


# --- words ------------------------------------------------------------------------------------------------------------


def word(state: str) -> str:
    """«просрочено»."""
    return _(STATES[state])


def counted(n: int) -> str:
    """«5 поручений»."""
    return f"{number(n)}{SPACE}{plural(n, 'поручение', 'поручения', 'поручений')}"


def overdue_said(n: int) -> str:
    """«2 поручения просрочены»."""
    said = plural(n, "{n} поручение просрочено", "{n} поручения просрочены", "{n} поручений просрочено")
    return said.format(n=number(n)).replace(" ", SPACE, 1)


def due_said(overdue: int, in_work: int) -> str:
    """«2 поручения просрочены, 1 в работе»; "" where there is neither."""
    if overdue:
        return overdue_said(overdue) + (_(", {n} в работе").format(n=number(in_work)) if in_work else "")
    said = plural(in_work, "{n} поручение в работе", "{n} поручения в работе", "{n} поручений в работе")
    return said.format(n=number(in_work)).replace(" ", SPACE, 1) if in_work else ""


def meeting(one: Assignment) -> str:
    """«Итоги первого этапа, 5 октября»; what the sheet names where no such meeting is known, "" where it names none."""
    if one.meeting_on is None:
        return one.meeting_named or ""
    return ", ".join(filter(None, (one.meeting_topic, day(one.meeting_on))))


def when(one: Assignment, on: date, today: date | None = None) -> str:
    """«срок был 7 октября, 5 дней назад», «срок 20 октября, через 12 дней», «срок не указан»; of ended ones «срок 7 октября».

    On its own day «срок сегодня», if that is `today`; else «срок 7 октября, в этот день».
    """
    if one.due_on is None:
        return _("срок не указан")
    left = (one.due_on - on).days
    if not one.is_due:
        return _("срок {day}").format(day=day(one.due_on))
    if not left:
        return _("срок сегодня") if on == today else _("срок {day}, в этот день").format(day=day(one.due_on))
    if left < 0:
        return _("срок был {day}, {days} назад").format(day=day(one.due_on), days=days(-left))
    return _("срок {day}, через {days}").format(day=day(one.due_on), days=days(left))


def line(one: Assignment, on: date, today: date | None = None) -> str:
    """«просрочено: назначить координаторов (срок был 7 октября, 5 дней назад)», with its mark «исполнено: … — приказы изданы»."""
    said = _("{state}: {text} ({when})").format(state=word(one.state), text=one.text, when=when(one, on, today))
    return said if one.done_note is None else f"{said} — {one.done_note}"


def lines(found: Iterable[Assignment], on: date, today: date | None = None, *, ended: bool = False) -> list[str]:
    """A line for each that is still asked for, overdue ones first; with those that `ended` behind."""
    order = list(STATES)
    ordered = sorted(found, key=lambda one: order.index(one.state))
    return [line(one, on, today) for one in ordered if ended or one.is_due]


def headline(found: Sequence[Assignment], *, of_one: bool = False) -> str:
    """«Просрочено 5 поручений у 4 муниципалитетов, в работе 12»; `of_one` municipality it is not said whose they are."""
    n = {state: sum(one.state == state for one in found) for state in STATES}
    if not found:
        return _("Поручений нет")
    if n["overdue"]:
        said = _("Просрочено {n}").format(n=counted(n["overdue"]))
        said = said if of_one else _("{said} у {whose}").format(said=said, whose=whose(found, "overdue"))
        said += _(", в работе {n}").format(n=number(n["open"])) if n["open"] else ""
    elif n["open"]:
        said = _("Просроченных поручений нет, в работе {n}").format(n=number(n["open"]))
    elif n["unclear"]:
        said = _("Просроченных поручений нет")
    else:
        return _("Все поручения исполнены или закрыты: {n}").format(n=number(len(found)))
    if n["unclear"]:
        unclear = plural(
            n["unclear"],
            ", у {n} поручения статус не разобран",
            ", у {n} поручений статус не разобран",
            ", у {n} поручений статус не разобран",
        )
        said += unclear.format(n=number(n["unclear"]))
    return said


def whose(found: Iterable[Assignment], state: str) -> str:
    """«4 муниципалитетов»: how many have one in that state, behind «у»."""
    n = len({one.municipality_id for one in found if one.state == state})
    return f"{number(n)}{SPACE}{plural(n, 'муниципалитета', 'муниципалитетов', 'муниципалитетов')}"
