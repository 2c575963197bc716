"""Frames gathered for a conclusion that pages and papers share: neither of the two rooms may know of the other."""

from __future__ import annotations

from datetime import date

from dashboard.conclusions import agenda as concluded
from dashboard.conclusions import assignments as given
from dashboard.conclusions import meetings as judged
from dashboard.conclusions.agenda import Agenda, Known
from dashboard.conclusions.meetings import Meeting
from dashboard.connection import Stamp
from dashboard.frames import assignments, checkpoints, marathon, questions, standing
from dashboard.frames import meetings as frames


def meetings(build: Stamp, as_of: date) -> list[Meeting]:
    """All meetings known on that day, in the order of time."""
    return judged.meetings(frames.meetings(build, as_of))


def agenda(build: Stamp, as_of: date, meeting: Meeting) -> Agenda:
    """The agenda of a meeting as one looks at it on `as_of`: of a past one its figures are those of its own day."""
    day = judged.shown_on(meeting, as_of)
    since = judged.before(meetings(build, as_of), meeting, day)
    known = Known(
        day=day,
        season=marathon.season(build),
        progress=standing.progress(build, day),
        missed=checkpoints.missed(build, day),
        alarms=questions.alarms(build, day),
        assignments=given.read(assignments.assignments(build, day)),
        since=since,
        movement=standing.movement(build, day, since.on_date) if since else None,
        assignments_then=given.read(assignments.assignments(build, since.on_date)) if since else [],
        looked_on=as_of,
        assignments_now=given.read(assignments.assignments(build, as_of)),
    )
    return concluded.agenda(meeting, known)
