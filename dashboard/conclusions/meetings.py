"""Meetings one by one: which is shown, on which day its figures stand, and which one was before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

import pandas as pd

from dashboard import wording
from dashboard.language import N_, _
from dashboard.plain import rows

FORMATS = {"in_person": N_("очно"), "video": N_("ВКС"), "mixed": N_("смешанный формат")}


@dataclass(frozen=True)
class Meeting:
    """One meeting; texts as typed, without markup. `edits`: how often its row was changed."""

    meeting_id: str
    on_date: date
    at_time: time | None
    format: str | None
    topic: str | None
    participants: str | None
    link: str | None
    edits: int

    @property
    def is_set(self) -> bool:
        """It stands in the sheet; a paper can be made without a meeting."""
        return bool(self.meeting_id)

    @property
    def address(self) -> str | None:
        """The link where it leads to the web; anything else is text."""
        return self.link if self.link and self.link.lower().startswith(("https://", "http://")) else None


def meetings(found: pd.DataFrame) -> list[Meeting]:
    """The rows of `frames.meetings.meetings`, in the order of time."""
    return [
        Meeting(
            meeting_id=row["meeting_id"],
            on_date=row["on_date"].date(),
            at_time=time.fromisoformat(row["at_time"]) if row["at_time"] else None,
            format=row["format"],
            topic=row["topic"],
            participants=row["participants"],
            link=row["link"],
            edits=int(row["edits"]),
        )
        for row in rows(found)
    ]


def unset(day: date) -> Meeting:
    """In place of a meeting where the sheet has none: nothing is known of it, the figures are those of `day`."""
    return Meeting("", day, None, None, None, None, None, 0)


def nearest(found: Sequence[Meeting], as_of: date) -> Meeting | None:
    """The next one on or after the day, else the last; None where there are none."""
    coming = [meeting for meeting in found if meeting.on_date >= as_of]
    return coming[0] if coming else found[-1] if found else None


def shown_on(meeting: Meeting, as_of: date) -> date:
    """The day on which the metrics of its agenda stand: its own once that has come, before the day shown."""
    return min(meeting.on_date, as_of)


def before(found: Sequence[Meeting], meeting: Meeting, day: date) -> Meeting | None:
    """The last meeting before that one that has been held before `day`; None where there was none."""
    held = [one for one in found if one.on_date < min(meeting.on_date, day)]
    return held[-1] if held else None


def form(meeting: Meeting) -> str:
    """«очно», «ВКС», «смешанный формат»; where it cannot be read, that is said."""
    return _(FORMATS[meeting.format]) if meeting.format in FORMATS else _("формат не указан")


def topic(meeting: Meeting) -> str:
    """Its topic as typed."""
    return meeting.topic or _("Без темы")


def clock(meeting: Meeting) -> str:
    """«14:00»; empty without a time."""
    return f"{meeting.at_time:%H:%M}" if meeting.at_time else ""


def when(meeting: Meeting) -> str:
    """«30 ноября, понедельник, 11:00»."""
    parts = [wording.day(meeting.on_date), wording.weekday(meeting.on_date), clock(meeting)]
    return ", ".join(part for part in parts if part)


def named(found: Sequence[Meeting]) -> dict[str, str]:
    """«30 ноября, 11:00 · смешанный формат» by id, to choose by; of two alike each bears its topic, no two are the same."""
    short = {meeting.meeting_id: f"{_hour(meeting)} · {form(meeting)}" for meeting in found}
    alike = {name for name, n in Counter(short.values()).items() if n > 1}
    names: dict[str, str] = {}
    for meeting in found:
        name = short[meeting.meeting_id]
        name = f"{name} · {topic(meeting)}" if name in alike else name
        again = 2
        while name in names.values():
            name, again = f"{name} ({again})", again + 1
        names[meeting.meeting_id] = name
    return names


def _hour(meeting: Meeting) -> str:
    return ", ".join(filter(None, (wording.day(meeting.on_date), clock(meeting))))


def left(meeting: Meeting, on: date, today: date) -> str:
    """«сегодня», «завтра», «через 7 дней»; of a past day it is counted from that day."""
    days = (meeting.on_date - on).days
    near = {0: _("сегодня"), 1: _("завтра")} if on == today else {0: _("в этот день")}
    return near.get(days) or _("через {days}").format(days=wording.days(days))


def ago(meeting: Meeting, on: date, today: date) -> str:
    """«вчера», «15 дней назад» of a meeting held before `on`; of a past day it is counted from that day."""
    days = (on - meeting.on_date).days
    return _("вчера") if days == 1 and on == today else _("{days} назад").format(days=wording.days(days))


def headline(found: Sequence[Meeting], shown: Meeting, on: date, today: date) -> str:
    """«Следующая встреча через 7 дней: 30 ноября, понедельник, 11:00», «Встреча 8 ноября: прошла 15 дней назад» of the one shown.

    After the last one that they are over.
    """
    first = nearest(found, on)
    is_next = first is not None and first.meeting_id == shown.meeting_id
    if shown.on_date < on:
        if is_next:
            return _("Все встречи прошли, последняя — {day}").format(day=wording.day(shown.on_date))
        return _("Встреча {day}: прошла {ago}").format(day=wording.day(shown.on_date), ago=ago(shown, on, today))
    is_coming = is_next and shown.on_date > on
    said = _("Следующая встреча {left}: {when}") if is_coming else _("Встреча {left}: {when}")
    return said.format(left=left(shown, on, today), when=when(shown))


def listing(found: Sequence[Meeting]) -> pd.DataFrame:
    """All of them as a table to take away."""
    return pd.DataFrame(
        [
            {
                _("Дата"): pd.Timestamp(meeting.on_date),
                _("Время"): clock(meeting) or None,
                _("Формат"): form(meeting),
                _("Тема"): meeting.topic,
                _("Участники"): meeting.participants,
                _("Ссылка"): meeting.link,
            }
            for meeting in found
        ]
    )
