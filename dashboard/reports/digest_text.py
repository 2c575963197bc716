"""A letter as plain text."""

from __future__ import annotations

from dashboard.conclusions.digest import Item, Message, Section


def text(message: Message) -> str:
    """The whole letter; an address stands below the line that leads there."""
    head = [message.title, " ".join(part for part in (message.headline, message.said) if part)]
    return "\n\n".join([*head, *map(_section, message.sections), _foot(message.foot)]) + "\n"


def _section(section: Section) -> str:
    return "\n".join([section.title.upper(), *([section.note] if section.note else []), *map(_item, section.items)])


def _foot(items: tuple[Item, ...]) -> str:
    return "\n".join(["--", *(_line(item) for item in items)])


def _item(item: Item) -> str:
    return f"• {_line(item)}"


def _line(item: Item) -> str:
    said = ": ".join(part for part in (item.lead, item.text) if part)
    return f"{said}\n  {item.url}" if item.url else said
