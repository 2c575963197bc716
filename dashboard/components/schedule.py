"""Pieces of «Сроки»: the next 14 days, how checkpoints ended, the calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from html import escape

import streamlit as st

from dashboard import links, wording
from dashboard.components import assignments
from dashboard.components.parts import items, shape
from dashboard.components.short_list import narrow_name
from dashboard.components.states import nothing
from dashboard.conclusions.schedule import FINE, Due, Line, Move, Party, Results
from dashboard.conclusions.schedule_words import promise, when, word
from dashboard.conclusions.statuses import look
from dashboard.language import _, plural
from dashboard.season import Season

IN_SIGHT, LEAST = 8, 2
"""About so many municipalities of the next 14 days are shown at once, of each day at least two; the rest unfold."""
MOVES = 10
"""So many moved due days are shown at once."""
NAMED = 8
"""So many of those on track are named."""

KEY = ("met", "missed", "settling", "moved", "on_track", "at_risk", "behind", "coming", "no_data")
"""Outcomes in the order of the calendar's key."""

Days = list[tuple[date, list[Party]]]
Asked = Mapping[str, tuple[int, int]]


def no_dates() -> None:
    """Shown while nobody has set a due day: what to fill in."""
    st.header(_("Сроки пока не заданы"), anchor=False)
    st.info(
        _(
            "Заполните лист «Цели»: муниципалитет, этап, срок (столбец «Срок») и цель к этому сроку. "
            "Календарь появится после следующего обновления."
        )
    )


def fortnight(days: Days, as_of: date, today: date, asked: Asked) -> None:
    """Day by day who is due: those in question with figures and chance, those on track by name; many unfold.

    `asked`: assignments of each municipality, overdue and open ones (`frames.assignments.due`).
    """
    if not days:
        nothing(_("В ближайшие 14 дней сроков нет."))
        return
    each = max(LEAST, IN_SIGHT // len(days))
    st.html(items([_day(on, found, as_of, today, asked, shown=each) for on, found in days], "days"))
    later = [(on, found) for on, found in ((on, _in_question(found)[each:]) for on, found in days) if found]
    if later:
        with st.expander(_("Показать остальные сроки"), key="later_days"):  # the label is its identity: no number in it
            st.html(items([_day(on, found, as_of, today, asked, shown=len(found)) for on, found in later], "days"))


def _in_question(found: list[Party]) -> list[Party]:
    return [party for party in found if party.outcome not in FINE]


def _day(on: date, found: list[Party], as_of: date, today: date, asked: Asked, *, shown: int) -> str:
    head = f'<b>{wording.day(on)}</b><span class="md-quiet">, {when(on, as_of, today)}</span>'
    called, fine = _in_question(found), [party for party in found if party.outcome in FINE]
    people = [_person(party, as_of, asked.get(party.municipality_id, (0, 0))) for party in called[:shown]]
    if called[shown:]:
        more = _("ещё {n} — под «Показать остальные сроки»").format(n=wording.municipalities(len(called) - shown))
        people.append(f'<span class="md-quiet">{more}</span>')
    return head + items([*people, *([_fine(fine)] if fine else [])], "people")


def _person(party: Party, as_of: date, asked: tuple[int, int]) -> str:
    who = f'<span class="md-quiet">, {escape(party.responsible)}</span>' if party.responsible else ""
    said = "".join(f"<br>{_shape(due.outcome)}{promise(due, as_of)}" for due in party.dues)
    silent = [due.silent_days for due in party.dues if due.silent_days is not None]
    if silent:
        said += f"<br>{shape('silent')}" + _("молчит {days}").format(days=wording.days(min(silent)))
    tasks = assignments.beside(party.municipality_id, *asked)
    return f"<b>{links.municipality(party.municipality_id, party.name)}</b>{who}{said}{tasks and f'<br>{tasks}'}"


def _fine(found: list[Party]) -> str:
    """«● в графике: …» with the names of the first."""
    names = [links.municipality(party.municipality_id, wording.short_name(party.name)) for party in found]
    return f"{shape('on_track')}{word('on_track')}: {wording.listed(names, NAMED)}"


def _shape(outcome: str) -> str:
    return f'{shape(outcome)}<span class="md-hidden">{word(outcome)}: </span>'


def results_line(found: Results, season: Season) -> None:
    """How many settled checkpoints were met, missed, could not be judged, were corrected."""
    if not found.settled:
        nothing(_("Итогов ещё нет."))
        return
    parts = [shape("met") + _("выполнено {n}").format(n=_bold(found.met))]
    if found.missed:
        who = plural(found.missed_by, "у {n} муниципалитета", "у {n} муниципалитетов", "у {n} муниципалитетов")
        said = _("не выполнено {n} {who}").format(n=_bold(found.missed), who=who)
        parts.append(shape("missed") + said.format(n=wording.number(found.missed_by)))
    if found.no_data:
        parts.append(shape("no_data") + _("цифр к сроку нет {n}").format(n=_bold(found.no_data)))
    if found.corrected:
        parts.append(shape("question") + _("исправлено позже {n}").format(n=_bold(found.corrected)))
    head = plural(found.settled, "Подведён итог {n} срока", "Подведены итоги {n} сроков", "Подведены итоги {n} сроков")
    rule = _(
        "Срок двух показателей — один срок: он выполнен, если выполнены оба. Итог фиксируется через {grace} после срока."
    ).format(grace=wording.days(season.grace_days))
    shown = "".join(f"<span>{part}</span> " for part in parts)
    st.html(
        f'<p class="md-line md-marks">{head.format(n=_bold(found.settled))}: {shown}</p>'
        f'<p class="md-line md-key md-quiet">{rule}</p>'
    )


def _bold(n: int) -> str:
    return f"<b>{wording.number(n)}</b>"


def key(lines: list[Line]) -> None:
    """The shapes that stand in the calendar, in words."""
    seen = {due.outcome for found in lines for dues in found.weeks.values() for due in dues}
    shown = "".join(f"<span>{shape(code)}{word(code)}</span> " for code in KEY if code in seen)
    said = _(
        "До срока — вероятность успеть; если цель уже набрана или прогноза нет — факт из цели. После срока — "
        "зафиксированный итог из цели. Сверху те, кому нужно внимание."
    )
    st.html(f'<p class="md-line md-marks">{shown}</p><p class="md-line md-key md-quiet">{said}</p>')


def calendar(mondays: list[date], lines: list[Line], as_of: date, today: date) -> None:
    """Municipalities by weeks; the week shown is marked. It scrolls inside itself."""
    this = next((n for n, start in enumerate(mondays) if start <= as_of < start + timedelta(7)), 0)
    # one week earlier is in sight as well: there is more to the left
    marks = {this: ' class="md-now"', **({this - 1: ' class="md-before"'} if this else {})}
    weeks = [(start, marks.get(n, "")) for n, start in enumerate(mondays)]
    heads = "".join(f'<th scope="col"{now}>{_week(start, as_of, today)}</th>' for start, now in weeks)
    body = "".join(
        f'<tr><th scope="row">{_name(found)}</th>'
        + "".join(f"<td{now}>{''.join(map(_mark, found.weeks.get(start, [])))}</td>" for start, now in weeks)
        + "</tr>"
        for found in lines
    )
    label = _("Календарь сроков: муниципалитеты по неделям")
    st.html(
        f'<div class="md-calendar" role="region" tabindex="0" aria-label="{label}"><table>'
        f'<thead><tr><th scope="col">{_("Муниципалитет")}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _week(start: date, as_of: date, today: date) -> str:
    """«23.11–29.11», this week with the day over it."""
    span = f"{wording.day_short(start)}–{wording.day_short(start + timedelta(6))}"
    if not start <= as_of < start + timedelta(7):
        return span
    shown = _("сегодня {day}") if as_of == today else _("день {day}") if as_of < today else _("начало {day}")
    return f"<b>{shown.format(day=wording.day_short(as_of))}</b><br>{span}"


def _name(found: Line) -> str:
    name = links.municipality(found.municipality_id, narrow_name(found.name))
    said = ""
    if found.missed:
        said = f"{shape('missed')}{_('не выполнено {n}').format(n=wording.number(found.missed))}"
    elif not found.weeks:
        said = _("сроки не заданы")
    return f"{name}<small>{said}</small>" if said else name


MARKS: dict[str, Callable[[Due], str]] = {
    "moved": lambda due: _("на {day}").format(day=wording.day_short(due.moved_to)) if due.moved_to else "",
    "coming": lambda due: _("цель {target}").format(target=wording.number(due.target)),
    "no_data": lambda due: _("цель {target}").format(target=wording.number(due.target)),
}


def _mark(due: Due) -> str:
    """One cell: shape and figure, below the day and what became of it."""
    if due.outcome in MARKS:
        figure = MARKS[due.outcome](due)
    elif due.is_over or due.chance is None or (due.value or 0) >= due.target:
        value = wording.NONE if due.value is None else wording.number(due.value)
        figure = f"{value}/{wording.number(due.target)}"
    else:
        figure = escape(wording.chance(due.chance))
    below = [wording.day_short(due.due_on)]
    if due.moved_from:
        below.append(_("был {day}").format(day=wording.day_short(due.moved_from)))
    lines = [" · ".join(below)]
    if due.is_corrected:
        lines.append(corrected(due))
    small = "".join(f"<small>{found}</small>" for found in lines)
    tint = look(due.outcome).colour.css()
    return f'<div class="md-mark" style="--c:{tint}" title="{escape(due.checkpoint)}">{_shape(due.outcome)}<b>{figure}</b>{small}</div>'


def moved(moves: list[Move]) -> None:
    """Due days that were moved: whose, from when to when, why, when it was seen; those after the first ones unfold."""
    st.html(items([_move(move) for move in moves[:MOVES]], "moves"))
    if moves[MOVES:]:
        with st.expander(_("Показать остальные переносы"), key="other_moves"):
            st.html(items([_move(move) for move in moves[MOVES:]], "moves"))


def _move(move: Move) -> str:
    what = ", ".join(wording.in_sentence(indicator) for indicator in move.indicators)
    days = _("был {was}, стал {now}").format(
        was=f"<b>{wording.day(move.moved_from)}</b>", now=f"<b>{wording.day(move.due_on)}</b>"
    )
    reason = escape(move.reason) if move.reason else _("причина не указана")
    seen = _("замечено {day}").format(day=wording.day(move.seen_on))
    return (
        f"<b>{links.municipality(move.municipality_id, move.name)}</b>"
        f"<br>{shape('moved')}<bdi>{escape(move.checkpoint)}</bdi> ({what}): {days}"
        f'<br><span class="md-quiet"><bdi>{reason}</bdi> · {seen}</span>'
    )


def corrected(due: Due) -> str:
    """«исправлено позже: +12»."""
    if due.correction is None:
        return _("позже цифру убрали")
    return _("исправлено позже: {n}").format(n=wording.signed(due.correction))
