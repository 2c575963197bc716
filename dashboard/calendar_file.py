"""Meetings as an iCalendar file that calendars of phones and offices open; the same build makes the same file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone
from icalendar.enums import STATUS, TRANSP

from dashboard.conclusions.meetings import Meeting, form, topic
from dashboard.language import _, spoken
from dashboard.season import Season

MIME = "text/calendar; charset=utf-8"
LASTS = timedelta(hours=1)
"""Sheets do not say how long a meeting lasts, and a calendar has to show it somehow; the description says so."""
NAME = "municipal-dialog"


def ics(meetings: Sequence[Meeting], season: Season, built_at: datetime) -> bytes:
    """These meetings in one file, in the time zone of the marathon; `built_at` is the build's moment.

    A meeting keeps its UID (from meeting_id) when its hour, format or link change; SEQUENCE grows with each such change, so
    that a calendar that is given the file again mends the event instead of adding another. Without a topic, which the sheet
    is asked for, its hour tells it from others: moved to another hour it is another event.
    """
    timezone = season.timezone
    calendar = Calendar.new(
        prodid=f"-//{NAME}//meetings//{spoken().upper()}",
        method="PUBLISH",
        name=_("Встречи · {region}").format(region=season.region),
        uid=str(uuid5(NAMESPACE_URL, f"{NAME}/{season.region}")),  # else a new one each time
        subcomponents=[_event(meeting, season, built_at) for meeting in meetings],
    )
    days = [meeting.on_date for meeting in meetings if meeting.at_time is not None]
    if days:
        zone = Timezone.from_tzinfo(timezone, timezone.key, min(days) - timedelta(1), max(days) + timedelta(366))
        zone.pop("COMMENT", None)  # the library's own, in English whatever the language
        calendar.subcomponents.insert(0, zone)
    file: bytes = calendar.to_ical()
    return file


def _event(meeting: Meeting, season: Season, built_at: datetime) -> Event:
    """One meeting; without a LOCATION, as sheets name no place: how it is held stands in the description."""
    timed = meeting.at_time is not None
    begins: date = meeting.on_date
    if meeting.at_time is not None:
        begins = datetime.combine(meeting.on_date, meeting.at_time, season.timezone)
    return Event.new(
        uid=str(uuid5(NAMESPACE_URL, f"{NAME}/{season.region}/{meeting.meeting_id}")),
        stamp=built_at,
        start=begins,
        end=begins + (LASTS if timed else timedelta(1)),
        summary=topic(meeting),
        url=meeting.address,
        description=_description(meeting),
        sequence=meeting.edits,
        status=STATUS.CONFIRMED,
        transparency=TRANSP.OPAQUE if timed else TRANSP.TRANSPARENT,
    )


def _description(meeting: Meeting) -> str:
    said = [_("Формат: {form}").format(form=form(meeting))]
    if meeting.participants:
        said.append(_("Участники: {who}").format(who=meeting.participants))
    if meeting.link:
        said.append(_("Ссылка: {link}").format(link=meeting.link))
    if meeting.at_time is not None:
        said.append(_("Сколько встреча продлится, в таблице не указано: отведён час."))
    return "\n".join(said)
