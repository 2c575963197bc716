"""The agenda as plain text, to be copied into a message or a document."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.conclusions.agenda import Agenda, Item, Section
from dashboard.conclusions.meetings import form, topic, when
from dashboard.language import _
from dashboard.wording import capital


def text(agenda: Agenda) -> str:
    """When and what, then each section with its lines; municipalities are numbered, as they are called one by one."""
    meeting = agenda.meeting
    head = [
        _("Повестка: {topic}").format(topic=topic(meeting)),
        ", ".join((when(meeting), form(meeting))),
        *([_("Участники: {who}").format(who=meeting.participants)] if meeting.participants else []),
        *([_("Ссылка: {link}").format(link=meeting.link)] if meeting.link else []),
        agenda.note,
    ]
    return "\n\n".join(["\n".join(head), *("\n".join(_section(section)) for section in agenda.sections)])


def _section(section: Section) -> Iterator[str]:
    yield section.title.upper()
    yield from (f"• {capital(line.text)}" for line in section.lines)
    for place, item in enumerate(section.items, 1):
        yield f"{place}. {_who(item)}"
        yield from (f"   – {point.text}" for point in item.points)


def _who(item: Item) -> str:
    return f"{item.name}, {item.responsible}" if item.responsible else item.name
