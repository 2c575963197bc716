"""A letter as HTML that every mail program shows: one column, styles on the elements, no pictures, no scripts.

Text and ground keep the colours of the reader's own program, light or dark; what people typed is escaped.
"""

from __future__ import annotations

from html import escape

from dashboard.conclusions.digest import Item, Message, Section
from dashboard.conclusions.statuses import look
from dashboard.language import spoken

FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:16px;line-height:1.45"
WRAP = "overflow-wrap:anywhere;word-break:break-word"


def html(message: Message) -> str:
    """The whole letter."""
    colour = look(message.status).colour.light
    said = " ".join(part for part in (f"<b>{escape(message.headline)}</b>", escape(message.said)) if part)
    return (
        f'<!DOCTYPE html>\n<html lang="{spoken()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="supported-color-schemes" content="light dark">\n'
        f"<title>{escape(message.subject)}</title>\n</head>\n"
        f'<body style="margin:0;padding:16px;{FONT}">\n<div style="max-width:640px;margin:0 auto;{WRAP}">\n'
        f'<h1 style="margin:0 0 12px;font-size:22px;line-height:1.25">{escape(message.title)}</h1>\n'
        f'<p style="margin:0 0 8px;padding:2px 0 2px 12px;border-left:4px solid {colour}">{said}</p>\n'
        f"{''.join(map(_section, message.sections))}{_foot(message.foot)}</div>\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    note = f'<p style="margin:0 0 6px">{escape(section.note)}</p>\n' if section.note else ""
    items = "".join(f'<li style="margin:0 0 6px">{_line(item)}</li>\n' for item in section.items)
    return (
        f'<h2 style="margin:24px 0 6px;font-size:17px;line-height:1.3">{escape(section.title)}</h2>\n{note}'
        f'<ul style="margin:0;padding:0 0 0 20px">\n{items}</ul>\n'
    )


def _foot(items: tuple[Item, ...]) -> str:
    lines = "".join(f'<p style="margin:0 0 4px">{_line(item)}</p>\n' for item in items)
    return f'<div style="margin:28px 0 0;padding:12px 0 0;border-top:1px solid #8888;font-size:14px">\n{lines}</div>\n'


def _line(item: Item) -> str:
    lead = f"<b>{escape(item.lead)}</b>" if item.lead and item.text else escape(item.lead)
    if item.url and item.url.startswith(("https://", "http://")):
        lead = f'<a href="{escape(item.url)}">{lead or escape(item.text)}</a>'
        return f"{lead}: {escape(item.text)}" if item.lead and item.text else lead
    return ": ".join(part for part in (lead, escape(item.text)) if part)
