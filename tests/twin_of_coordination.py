"""The twin of `coordination`, `outreach_standing`, `consultation_standing` and `assignment_standing`, in plain Python.

A state is what stood in the five tabs from its moment until the next state's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tests.twin import Twin

EVERYBODY = "Все муниципалитеты"
LEVELS = {
    "координационная группа": "coordination_group",
    "рабочая группа": "working_group",
    "координатор": "coordinator",
}
TOPICS = {
    "о марафоне": "marathon",
    "об участии муниципалитета": "participation",
    "о горячей линии и координаторах": "hotline",
}
CHANNELS = {"горячая линия": "hotline", "очно": "in_person", "заочно": "remote"}
STATUSES = {"в работе": "in_progress", "исполнено": "done", "закрыто": "closed"}


@dataclass(frozen=True)
class Unit:
    municipality: str
    level: str
    direction: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Outreach:
    day: date
    municipality: str
    topic: str
    channel: str
    reach: int | None


@dataclass(frozen=True)
class Consultation:
    day: date
    municipality: str
    channel: str
    number: int


@dataclass(frozen=True)
class Meeting:
    day: date
    topic: str

    @property
    def called(self) -> set[str]:
        """Whatever an assignment may call it."""
        day = f"{self.day:%d.%m.%Y}"
        return {day, key(self.topic), f"{day} {key(self.topic)}"}


@dataclass(frozen=True)
class Assignment:
    meeting: str
    municipality: str
    text: str
    due: date | None
    status: str


@dataclass(frozen=True)
class Reported:
    """A figure of a part in «Факт»."""

    day: date
    municipality: str
    direction: str
    organisation: str


@dataclass(frozen=True)
class Told:
    """What stood in the sheet from `seen` on."""

    seen: datetime
    units: tuple[Unit, ...] = field(default=())
    outreach: tuple[Outreach, ...] = field(default=())
    consultations: tuple[Consultation, ...] = field(default=())
    meetings: tuple[Meeting, ...] = field(default=())
    assignments: tuple[Assignment, ...] = field(default=())
    reported: tuple[Reported, ...] = field(default=())


def known(twin: Twin, states: Sequence[Told], as_of: date) -> Told:
    """The state at the end of the day; before anything was read, the first."""
    return [states[0], *(state for state in states if state.seen < twin.end_of(as_of))][-1]


def key(name: str) -> str:
    """Case, quotes and «№» do not make another name."""
    return " ".join(name.casefold().replace("№", " ").replace("«", " ").replace("»", " ").split())


def coordination(twin: Twin, states: Sequence[Told], as_of: date) -> Iterable[dict[str, Any]]:
    units = known(twin, states, as_of).units
    facts = [f for f in states[-1].reported if f.day <= as_of]
    named = [(u.municipality, u.direction, u.organisation) for u in units]
    named += [(f.municipality, f.direction, f.organisation) for f in facts]
    directions = {key(direction) for _, direction, _ in named if direction}
    for name in twin.municipalities:
        mine = [u for u in units if u.municipality == name]
        groups = {key(u.direction) for u in mine if u.level == "рабочая группа"}
        organisations = {key(organisation) for who, _, organisation in named if who == name and organisation}
        helped = {key(u.organisation) for u in mine if u.level == "координатор" and u.organisation}
        yield {
            "municipality_id": name,
            "has_coordination_group": any(u.level == "координационная группа" for u in mine) if units else None,
            "working_groups": len(groups) if units else None,
            "coordinators": sum(u.level == "координатор" for u in mine) if units else None,
            "directions": len(directions),
            "directions_without_group": directions - groups if units else None,
            "share_of_directions": len(directions & groups) / len(directions) if units and directions else None,
            "organisations": len(organisations),
            "organisations_without_coordinator": organisations - helped if units else None,
            "share_of_organisations": len(helped) / len(organisations) if units and organisations else None,
        }


def outreach_standing(twin: Twin, states: Sequence[Told], as_of: date) -> Iterable[dict[str, Any]]:
    rows = [row for row in known(twin, states, as_of).outreach if row.day <= as_of]
    for name in twin.municipalities:
        for word, topic in TOPICS.items():
            mine = [row for row in rows if (row.municipality, row.topic) == (name, word)]
            reaches = [row.reach for row in mine if row.reach is not None]
            yield {
                "municipality_id": name,
                "topic": topic,
                "times": len(mine) if rows else None,
                "first_on": min((row.day for row in mine), default=None),
                "last_on": max((row.day for row in mine), default=None),
                "reach": sum(reaches) if reaches else None,
                "channels": sorted({row.channel for row in mine if row.channel}),
            }


def consultation_standing(twin: Twin, states: Sequence[Told], as_of: date) -> Iterable[dict[str, Any]]:
    rows = [row for row in known(twin, states, as_of).consultations if row.day <= as_of]
    for name in twin.municipalities:
        for word, channel in CHANNELS.items():
            mine = [row for row in rows if (row.municipality, row.channel) == (name, word)]
            yield {
                "municipality_id": name,
                "channel": channel,
                "number": sum(row.number for row in mine) if mine else None,
                "days": len({row.day for row in mine}),
                "first_on": min((row.day for row in mine), default=None),
                "last_on": max((row.day for row in mine), default=None),
            }


def assignment_standing(twin: Twin, states: Sequence[Told], as_of: date) -> Iterable[dict[str, Any]]:
    meetings = states[-1].meetings
    rows = []
    for row in known(twin, states, as_of).assignments:
        meeting = _meeting(row, meetings)
        if not isinstance(meeting, Meeting) or meeting.day <= as_of:
            rows.append((row, (meeting, key(row.text))))
    for name in twin.municipalities:
        said = {asked for row, asked in rows if row.municipality == name}
        mine = [row for row, _ in rows if row.municipality == name]
        mine += [row for row, asked in rows if row.municipality == EVERYBODY and asked not in said]
        states_of = [(_state(row, as_of), row.due) for row in mine]
        count = [state for state, _ in states_of].count
        yield {
            "municipality_id": name,
            "assignments": len(mine),
            "open": count("open"),
            "overdue": count("overdue"),
            "done": count("done"),
            "closed": count("closed"),
            "unclear": count(None),
            "next_due_on": min((due for state, due in states_of if state == "open" and due), default=None),
            "overdue_since": min((due for state, due in states_of if state == "overdue" and due), default=None),
        }


def _meeting(row: Assignment, meetings: Iterable[Meeting]) -> Meeting | str:
    """The one that it names; without one what it says."""
    named = [meeting for meeting in meetings if key(row.meeting) in meeting.called]
    return named[0] if len(named) == 1 else key(row.meeting)


def _state(row: Assignment, as_of: date) -> str | None:
    status = STATUSES.get(row.status)
    if status != "in_progress":
        return status
    return "overdue" if row.due is not None and row.due < as_of else "open"
