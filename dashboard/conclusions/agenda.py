"""The agenda that a meeting proposes itself: whom to help with what, what became of what was asked, who is fine.

Everything here is plain text in the language spoken, not escaped: pages and papers draw it, each in its way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.conclusions import agenda_points as points
from dashboard.conclusions import agenda_since
from dashboard.conclusions.agenda_points import Point
from dashboard.conclusions.assignments import Assignment
from dashboard.conclusions.attention import by_attention
from dashboard.conclusions.calls import calls
from dashboard.conclusions.meetings import Meeting
from dashboard.conclusions.results import results
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.season import Season

HELP = ("missed", "behind", "silent", "no_data", "at_risk", "overdue")
"""Codes of points that ask for help; with others alone there is only something to make clear."""


@dataclass(frozen=True)
class Known:
    """What the frames say at the end of `day`, and of the meeting before (`since`; None: there was none)."""

    day: date
    season: Season
    progress: pd.DataFrame
    missed: pd.DataFrame
    alarms: pd.DataFrame
    assignments: list[Assignment]
    since: Meeting | None
    movement: pd.DataFrame | None
    assignments_then: list[Assignment]
    looked_on: date
    assignments_now: list[Assignment]
    """Those known on `looked_on`, the day from which one looks: what a meeting has asked is typed after it."""


@dataclass(frozen=True)
class Item:
    """One municipality on the agenda: name and position as typed, and what there is to talk about."""

    municipality_id: str
    name: str
    responsible: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Section:
    """A part of the agenda: lines on several municipalities, then municipalities one by one.

    `code`: since, help, clarify, open, fine, given.
    """

    code: str
    title: str
    lines: tuple[Point, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Agenda:
    """The agenda of a meeting on the figures of `day`.

    `headline` is its conclusion, `note` says whom that counts, where it is not plain, and of when its figures are.
    """

    meeting: Meeting
    day: date
    headline: str
    note: str
    sections: tuple[Section, ...]

    def section(self, code: str) -> Section | None:
        """The part of that code; None where there is nothing to say in it."""
        return next((section for section in self.sections if section.code == code), None)


def agenda(meeting: Meeting, known: Known) -> Agenda:
    """What to talk about at that meeting, those first who need help most."""
    asked = [
        one for one in known.assignments if one.meeting_id != meeting.meeting_id
    ]  # what it has given itself is no news to it
    over = known.season.is_over(known.day)
    everybody = rows(by_attention(known.progress).drop_duplicates("municipality_id"))
    found = _items(known, everybody, asked, over=over)
    help_, clarify = (_with(found, HELP), _without(found, HELP))
    named = {item.municipality_id for item in found}
    with_figures = set(known.progress.loc[known.progress["actual"].notna(), "municipality_id"])
    fine = [row for row in everybody if row["municipality_id"] in with_figures - named]
    given = [one for one in known.assignments_now if one.meeting_id == meeting.meeting_id]
    sections = [
        _since(known, asked),
        Section("help", _("Кому не хватило до цели") if over else _("Кому нужна помощь"), (), tuple(help_)),
        Section("clarify", _("Что уточнить"), (), tuple(clarify)),
        Section("open", _("Поручения в работе у остальных"), tuple(points.shared(_open(asked, found)))),
        Section("fine", _("По показателям всё в порядке"), _fine(fine)),
        Section("given", _given(known), tuple(points.given(given))),
    ]
    return Agenda(
        meeting,
        known.day,
        _headline(known, len(help_), len(clarify), len(fine), len(everybody)),
        _note(meeting, known.day, whom=bool(help_) and known.season.is_on(known.day)),
        tuple(section for section in sections if section.lines or section.items),
    )


def _items(known: Known, everybody: list[Row], asked: list[Assignment], *, over: bool) -> list[Item]:
    """Every municipality with something to talk about, in the order of need."""
    order = _by_need(known, everybody, asked, over=over)
    both = points.by_id(rows(known.progress), lambda row: str(row["municipality_id"]))
    of = points.Of.everybody(known.day, known.season, known.missed, asked, known.alarms)
    found = [
        Item(key, both[key][0]["name"], both[key][0]["responsible"], tuple(of.municipality(key, both[key], over=over)))
        for key in order
    ]
    return [item for item in found if any(point.code != "open" for point in item.points)]


def _by_need(known: Known, everybody: list[Row], asked: list[Assignment], *, over: bool) -> list[str]:
    """All ids: who is to be called today in that order, who is at risk by chance, who has something overdue, the others."""
    if over:
        first = [call.municipality_id for call in reversed(results(known.progress).short)]
    else:
        first = [call.municipality_id for call in calls(known.progress, known.missed)]
    ordered = [row["municipality_id"] for row in everybody]
    at_risk = [row["municipality_id"] for row in everybody if row["status"] == "at_risk" and not over]
    overdue = [one.municipality_id for one in asked if one.state == "overdue"]
    return list(dict.fromkeys([*first, *at_risk, *overdue, *ordered]))


def _with(found: Iterable[Item], codes: tuple[str, ...]) -> list[Item]:
    return [item for item in found if any(point.code in codes for point in item.points)]


def _without(found: Iterable[Item], codes: tuple[str, ...]) -> list[Item]:
    return [item for item in found if not any(point.code in codes for point in item.points)]


def _open(asked: list[Assignment], said: list[Item]) -> list[Assignment]:
    """Open assignments of those of whom they are not said one by one."""
    named = {item.municipality_id for item in said}
    return [one for one in asked if one.state == "open" and one.municipality_id not in named]


def _since(known: Known, asked: list[Assignment]) -> Section:
    if known.since is None or known.movement is None:
        return Section("since", "")
    is_on = known.season.is_on(known.day)
    lines = agenda_since.lines(known.movement, asked, known.assignments_then, is_on=is_on)
    return Section("since", _("С прошлой встречи, {day}").format(day=wording.day(known.since.on_date)), tuple(lines))


def _given(known: Known) -> str:
    return _("Поручено на этой встрече, состояние на {day}").format(day=wording.day(known.looked_on))


def _fine(found: list[Row]) -> tuple[Point, ...]:
    if not found:
        return ()
    names = ", ".join(wording.short_name(row["name"]) for row in sorted(found, key=lambda row: row["name"]))
    return (Point("on_track", f"{wording.municipalities(len(found))}: {names}"),)


def _headline(known: Known, help_: int, clarify: int, fine: int, municipalities: int) -> str:
    """How many need help; where nobody does, what of everybody is known at all."""
    over = known.season.is_over(known.day)
    n, of = wording.number(help_ or clarify), wording.number(municipalities)
    if help_:
        said = (
            _("Повестка: итоги, до цели не хватило у {n} из {of}")
            if over
            else _("Повестка: есть что обсудить с {n} из {of}")
        )
    elif known.day < known.season.starts_on:
        said = _("Повестка: марафон ещё не начался")
        said = _("{said}, уточнить у {n}").format(said=said, n=n) if clarify else said
    elif clarify:
        said = (
            _("Повестка: итоги, уточнить у {n} из {of}")
            if over
            else _("Повестка: помощь никому не нужна, уточнить у {n}")
        )
    elif not fine:
        said = _("Повестка: первых цифр пока нет")
    elif fine < municipalities:
        said = _("Повестка: помощь никому не нужна")
    else:
        said = _("Повестка: итоги хорошие") if over else _("Повестка: все в графике")
    return said.format(n=n, of=of)


def _note(meeting: Meeting, day: date, *, whom: bool) -> str:
    """Of when the figures are; `whom`: also whom the headline counts, as it counts more than who is called today."""
    if not meeting.is_set:
        said = _("Показатели на {day}.")
    elif meeting.on_date > day:
        said = _("Встреча ещё впереди: показатели на {day}, к встрече они обновятся.")
    else:
        said = _("Показатели на день встречи, {day}: какими их знали тогда.")
    said = said.format(day=wording.day(day))
    if not whom:
        return said
    counted = _(
        "Есть что обсудить с теми, кто отстаёт, под риском, молчит или без цифр, "
        "пропустил срок и ещё не наверстал или просрочил поручение."
    )
    return f"{said} {counted}"
