"""What `conclusions/schedule.py` found, in sentences."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from dashboard import wording
from dashboard.conclusions.schedule import FINE, Due, monday, parties, results
from dashboard.conclusions.statuses import look
from dashboard.language import N_, _, plural
from dashboard.plain import Row

WORDS = {
    "missed": N_("срок не выполнен"),
    "met": N_("выполнено"),
    "settling": N_("итог подводится"),
    "behind": N_("отстаёт"),
    "at_risk": N_("под риском"),
    "on_track": N_("в графике"),
    "coming": N_("прогноза нет"),
    "no_data": N_("нет данных"),
    "moved": N_("срок перенесён"),
}
"""Of an outcome of `Due`."""


def word(outcome: str) -> str:
    """«отстаёт»."""
    return _(WORDS[outcome])


def shown(outcome: str) -> str:
    """«▼ отстаёт»."""
    return f"{look(outcome).shape}{wording.SPACE}{word(outcome)}"


def headline(dues: list[Due], as_of: date, today: date, starts_on: date | None = None) -> str:
    """«На этой неделе срок у 10 муниципалитетов: 3 отстают, 2 под риском»; before the season when it begins."""
    if starts_on is not None and today < starts_on:
        return _to_come(dues, starts_on)
    first = monday(as_of)
    last = first + timedelta(6)
    week = _("На этой неделе")
    if monday(today) != first:
        week = _("На неделе с {first} по {last}").format(
            first=wording.number(first.day) if first.month == last.month else wording.day(first), last=wording.day(last)
        )
    found = parties(due for due in dues if monday(due.due_on) == first)
    if not found:
        return _no_week(dues, week)
    said = _("{week} срок у {whom}").format(week=week, whom=_of(len(found)))
    if all(party.outcome in FINE for party in found):
        return _("{said}, все в графике").format(said=said)
    count = Counter(party.outcome for party in found)
    parts = ", ".join(_counted(outcome, count[outcome]) for outcome in WORDS if count[outcome] and outcome not in FINE)
    return f"{said}: {parts}"


def _to_come(dues: list[Due], starts_on: date) -> str:
    """«Марафон начнётся 24 ноября; первый срок — 7 декабря, у 3 муниципалитетов»."""
    begins = _("Марафон начнётся {day}").format(day=wording.day(starts_on))
    coming = [due for due in dues if not due.is_over]
    if not coming:
        return begins
    nearest = parties(due for due in coming if due.due_on == coming[0].due_on)
    return _("{begins}; первый срок — {day}, у {whom}").format(
        begins=begins, day=wording.day(coming[0].due_on), whom=_of(len(nearest))
    )


def _no_week(dues: list[Due], week: str) -> str:
    coming = [due for due in dues if not due.is_over]
    if coming:
        nearest = [due for due in coming if due.due_on == coming[0].due_on]
        return _("{week} сроков нет; ближайший — {day}, у {whom}").format(
            week=week, day=wording.day(nearest[0].due_on), whom=_of(len(parties(nearest)))
        )
    ended = results(dues)
    if not ended.settled:
        return _("Все сроки прошли, итоги подводятся")
    return _("Все сроки прошли: по обоим показателям выполнено {met} из {settled}").format(
        met=ended.met, settled=ended.settled
    )


def _of(n: int) -> str:
    """«5 муниципалитетов», «1 муниципалитета»: at whom."""
    named = plural(n, "муниципалитета", "муниципалитетов", "муниципалитетов")
    return f"{wording.number(n)}{wording.SPACE}{named}"


def _counted(outcome: str, n: int) -> str:
    forms = {
        "missed": plural(n, "{n} не успел", "{n} не успели", "{n} не успели"),
        "behind": plural(n, "{n} отстаёт", "{n} отстают", "{n} отстают"),
        "at_risk": plural(n, "{n} под риском", "{n} под риском", "{n} под риском"),
        "no_data": plural(n, "{n} без данных", "{n} без данных", "{n} без данных"),
        "coming": plural(n, "{n} без прогноза", "{n} без прогноза", "{n} без прогноза"),
        "settling": plural(n, "у {n} итог подводится", "у {n} итог подводится", "у {n} итог подводится"),
    }
    return forms[outcome].format(n=wording.number(n))


def calendar_title(dues: list[Due], indicator: str) -> str:
    """«Регистрации: выполнено 54 срока из 98, впереди 46»."""
    count = Counter(due.outcome for due in dues if due.indicator == indicator and due.is_settled)
    settled, what = sum(count.values()), wording.short(indicator)
    coming = sum(due.indicator == indicator and not due.is_over for due in dues)
    ahead = _("впереди {n}").format(n=wording.number(coming)) if coming else _("впереди сроков нет")
    if not settled:
        return _("{what}: итогов ещё нет, {ahead}").format(what=what, ahead=ahead)
    return _("{what}: выполнено сроков {met} из {settled}, {ahead}").format(
        what=what, met=wording.number(count["met"]), settled=wording.number(settled), ahead=ahead
    )


def when(due_on: date, as_of: date, today: date) -> str:
    """«четверг, через 3 дня»; days count from the day shown, before the season from today."""
    start = min(as_of, today)
    left = (due_on - start).days
    near = {0: _("сегодня"), 1: _("завтра")} if start == today else {0: ""}
    said = near.get(left, _("через {days}").format(days=wording.days(left)))
    return f"{wording.weekday(due_on)}, {said}" if said else wording.weekday(due_on)


def promise(due: Due, as_of: date) -> str:
    """«регистрации: 30 из 49, нужно 3,8 в день; вероятность успеть 4 %»."""
    what, target = wording.in_sentence(due.indicator), wording.number(due.target)
    if due.value is None:
        said = _("{what}: нет данных, цель {target}").format(what=what, target=target)
    elif due.value >= due.target:
        said = _("{what}: уже {actual} из {target}").format(what=what, actual=wording.number(due.value), target=target)
    else:
        needed = (due.target - due.value) / max((due.due_on - as_of).days, 1)
        said = _("{what}: {actual} из {target}, нужно {needed} в день").format(
            what=what, actual=wording.number(due.value), target=target, needed=wording.rate(needed)
        )
        said = _with_outlook(said, due)
    if due.moved_from is not None:
        said = _("{said}; срок перенесён с {day}").format(said=said, day=wording.day(due.moved_from))
    return said


def _with_outlook(said: str, due: Due) -> str:
    """With the chance, or the pace that stands for it as long as there is too little for a forecast."""
    if due.chance is not None:
        return _("{said}; вероятность успеть {chance}").format(said=said, chance=wording.likelihood(due.chance))
    return f"{said}, {wording.pace(due.pace)}"


def dates_said(row: Row) -> str:
    """What `frames.checkpoints.days_set` says of one indicator: «нет ни одного срока», «только один: 14 декабря», «4 срока»."""
    if not row["days"]:
        return _("нет ни одного срока")
    if row["days"] == 1:
        return _("только один: {day}").format(day=wording.day(row["last_on"]))
    return f"{wording.number(row['days'])}{wording.SPACE}{plural(row['days'], 'срок', 'срока', 'сроков')}"
