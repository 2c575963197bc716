"""The papers by name: what each file is called, of what kind it is, and how it is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol

from dashboard import takeaway
from dashboard.conclusions.meetings import Meeting
from dashboard.frames import register
from dashboard.language import _
from dashboard.reports import briefing, pack, press, protocol, table
from dashboard.reports.facts import Edition
from dashboard.takeaway import Paper


class Make(Protocol):
    """What makes a paper."""

    def __call__(self, of: Edition, ids: Sequence[str], meeting_id: str | None = None) -> Paper:
        """Of which day, of whom and of which meeting: each paper takes what it is about."""


def briefings(of: Edition, ids: Sequence[str], meeting_id: str | None = None) -> Paper:  # noqa: ARG001 - of no meeting
    """«Справка» of one, or of many in one file."""
    titles = [_("Справки")] if len(ids) != 1 else [_("Справка"), register.register(of.build)[ids[0]]["name"]]
    return Paper(_named("pdf", of, *titles), press.MIME, partial(briefing.paper, of, tuple(ids)))


def meeting_pack(of: Edition, ids: Sequence[str] = (), meeting_id: str | None = None) -> Paper:  # noqa: ARG001 - of all
    """The pack for a meeting, the nearest one unless another is named."""
    meeting = pack.meeting_of(of, meeting_id)
    named = _named("pdf", pack.held(of, meeting), *_of(meeting, _("К встрече")))
    return Paper(named, press.MIME, partial(pack.paper, of, meeting))


def blank(of: Edition, ids: Sequence[str] = (), meeting_id: str | None = None) -> Paper:  # noqa: ARG001 - of all
    """The blank of a meeting's minutes."""
    meeting = pack.meeting_of(of, meeting_id)
    named = _named("docx", pack.held(of, meeting), *_of(meeting, _("Протокол")))
    return Paper(named, protocol.MIME, partial(protocol.paper, of, meeting))


def consolidated(of: Edition, ids: Sequence[str] = (), meeting_id: str | None = None) -> Paper:  # noqa: ARG001 - of all
    """«Свод»."""
    return Paper(_named("xlsx", of, _("Свод")), table.MIME, partial(table.paper, of))


PAPERS: Mapping[str, Make] = {
    "briefing": briefings,
    "pack": meeting_pack,
    "protocol": blank,
    "table": consolidated,
}


def _of(meeting: Meeting, title: str) -> list[str]:
    """«Протокол 2026-11-26», «Последний рывок»: the meeting's day and topic; without any in the sheet the title alone."""
    return [f"{title} {meeting.on_date}", meeting.topic or ""] if meeting.is_set else [title]


def _named(ending: str, of: Edition, *parts: str) -> str:
    """«Справка, Темнов район, Самарская область, 2026-11-23.pdf», as tables are named that are taken away."""
    return f"{takeaway.file_name(*parts, of.season.region, of.as_of.isoformat())}.{ending}"
