"""The pack for a meeting: the region on a page, the agenda, then a line for each municipality."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard import gathered, wording
from dashboard.conclusions import attention, meetings, region, summary
from dashboard.conclusions.agenda import Agenda, Item, Section
from dashboard.conclusions.agenda_points import Point
from dashboard.conclusions.assignments import MARKS
from dashboard.conclusions.meetings import Meeting
from dashboard.conclusions.statuses import on_day, word
from dashboard.frames import assignments, checkpoints, series, standing
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.reports import burn_up, card, press
from dashboard.reports.facts import Edition
from dashboard.reports.frame import as_of, frame, tone
from dashboard.wording import NONE, number

DONE = "✓"
"""In the narrow column of the chances: the next target is reached already."""
TOLD = 1 + len(wording.INDICATORS)
"""Lines of the summary that stand in the cards already: whose it is, and one for each indicator."""


def meeting_of(of: Edition, meeting_id: str | None = None) -> Meeting:
    """That meeting, else the next one, else the last; where the sheet has none, one that is not set."""
    found = gathered.meetings(of.build, of.on)
    chosen = next((one for one in found if one.meeting_id == meeting_id), None) or meetings.nearest(found, of.on)
    return chosen or meetings.unset(of.on)


def held(of: Edition, meeting: Meeting) -> Edition:
    """The edition of a past meeting's own day: what the paper of a meeting says is of one day. Of one to come `of` itself."""
    day = meetings.shown_on(meeting, of.on)
    return of if day == of.on else replace(of, as_of=day)


def paper(of: Edition, meeting: Meeting) -> bytes:
    """A PDF; every page of it is of the same day."""
    title = _("К встрече: встреча не назначена")
    if meeting.is_set:
        title = _("К встрече {day}: {topic}").format(day=wording.day(meeting.on_date), topic=meetings.topic(meeting))
    agenda, of = gathered.agenda(of.build, of.on, meeting), held(of, meeting)
    content = {
        **frame(of, title),
        "region": _region(of),
        "agenda": _agenda(of, agenda),
        "table": _table(of),
    }
    return press.pdf("pack", content, of.built_at)


def _region(of: Edition) -> dict[str, Any]:
    sums, progress = standing.region(of.build, of.as_of), standing.progress(of.build, of.as_of)
    anyone, _of = attention.reporting(progress)
    cards = [_card(of, name, sums[name], anyone) for name in wording.INDICATORS]
    late = assignments.overdue(of.build, of.on)
    lines = summary.summary(of.season, sums, progress, of.as_of, of.today, overdue=late).split("\n")[TOLD:]
    return {
        "name": of.season.region,
        "cards": cards,
        "key": burn_up.key(*(card["chart"] for card in cards)),
        "heading": _("Коротко"),
        "lines": lines,
    }


def _card(of: Edition, indicator: str, row: Row, anyone: int) -> dict[str, Any]:
    before = of.on < of.season.starts_on
    title = region.before(row, of.season.starts_on) if before else region.conclusion(row)
    history, targets = series.history(of.build, of.as_of, indicator), series.targets(of.build, of.as_of, indicator)
    drawing = burn_up.of_region(history, targets, series.forecast(of.build, of.as_of, indicator), of, card.CHART)
    made = card.card(of, row, None if row["actual"] is None else wording.change(row["change_7d"]), title, drawing)
    made["notes"] = wording.capital("; ".join([*filter(None, [region.reached(row)]), *region.coverage(row, anyone)]))
    if row["percent"] is None:
        return made
    said = _("{percent} от цели {target}")  # of those who have one: «455 из 430» would count the others, too
    return made | {"of": "", "percent": said.format(percent=made["percent"], target=number(row["final_target"]))}


def _agenda(of: Edition, agenda: Agenda) -> dict[str, Any]:
    return {
        "as_of": wording.capital(as_of(of, agenda.day)),
        **_about(agenda.meeting),
        "headline": agenda.headline,
        "note": agenda.note,
        "sections": [_section(found) for found in agenda.sections],
    }


def _about(meeting: Meeting) -> dict[str, Any]:
    if not meeting.is_set:
        cure = _("К этому дню на листе «Встречи» нет ни одной встречи: впишите дату, время, формат и тему.")
        return {"heading": _("Встреча не назначена"), "when": "", "about": [cure]}
    about = [_("Формат: {form}").format(form=meetings.form(meeting))]
    if meeting.participants:
        about.append(_("Участники: {participants}").format(participants=meeting.participants))
    if meeting.link:
        about.append(_("Ссылка: {link}").format(link=meeting.link))
    heading = _("Повестка: {topic}").format(topic=meetings.topic(meeting))
    return {"heading": heading, "when": meetings.when(meeting), "about": about}


def _section(found: Section) -> dict[str, Any]:
    return {
        "title": found.title,
        "lines": [_point(point) for point in found.lines],
        "items": [_item(item) for item in found.items],
    }


def _item(item: Item) -> dict[str, Any]:
    who = item.responsible or _("ответственный не указан")
    return {"name": item.name, "who": who, "points": [_point(point) for point in item.points]}


def _point(point: Point) -> dict[str, str]:
    """Its mark and its text; a state of an assignment has the mark of its state."""
    mark = MARKS.get(point.code, point.code)
    return {**(tone(mark) if mark else {"shape": "", "colour": "#5b6672"}), "text": point.text}


def _table(of: Edition) -> dict[str, Any]:
    """A line for each municipality, those first who need attention sooner."""
    progress = standing.progress(of.build, of.as_of)
    judged = attention.standings(progress, checkpoints.missed_checkpoints(of.build, of.as_of))
    both = {(row["municipality_id"], row["indicator"]): row for row in rows(progress)}
    overdue = assignments.overdue(of.build, of.on)
    lines = [
        {
            **tone(on_day(status, over=of.is_over)),
            "name": wording.short_name(name),
            "status": word(on_day(status, over=of.is_over)),
            "cells": [
                *(cell for what in wording.INDICATORS for cell in _figures(both[str(key), what], of)),
                str(missed) if missed else "",
                number(overdue[str(key)]) if str(key) in overdue else "",
            ],
        }
        for key, name, status, missed in zip(
            judged.index, judged["", "name"], judged["", "status"], judged["", "missed"], strict=True
        )
    ]
    each = [_("факт"), _("цель"), "%", _("успеет")]
    return {
        "heading": _("Все муниципалитеты"),
        "groups": [wording.heading(name) for name in wording.INDICATORS],
        "columns": [_("Муниципалитет"), _("Состояние"), *each, *each, _("сроки"), _("поручения")],
        "key": _(
            "«Успеет» — вероятность успеть к ближайшему сроку, ✓ — к нему уже набрано; «сроки» — сколько не выполнено; "
            "«поручения» — сколько просрочено."
        ),
        "lines": lines,
    }


def _figures(row: Row, of: Edition) -> list[str]:
    chance = None if of.is_over else card.chance(row, wording.chance, DONE)
    return [
        NONE if row["actual"] is None else number(row["actual"]),
        NONE if row["final_target"] is None else number(row["final_target"]),
        NONE if row["percent"] is None else wording.percent(row["percent"]),
        chance or "",
    ]
