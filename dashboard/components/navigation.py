"""The pages by name and group, and the bar at the bottom of a phone that leads to each with a thumb."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.language import _


def groups() -> dict[str, dict[str, str]]:
    """Title of each page by its file's name, by group, in the order of the navigation; the group "" stands open in the bar."""
    return {
        "": {
            "overview": _("Обзор"),
            "schedule": _("Сроки"),
            "municipality": _("Муниципалитет"),
            "peers": _("Сравнение"),
        },
        _("Организация работы"): {
            "coordination": _("Координация"),
            "outreach": _("Информирование"),
            "meetings": _("Встречи"),
            "assignments": _("Поручения"),
        },
        _("О данных"): {
            "quality": _("Качество данных"),
            "method": _("Методика"),
        },
    }


def titles() -> dict[str, str]:
    """Title of each page by its file's name."""
    return {name: title for pages in groups().values() for name, title in pages.items()}


def phone_bar(current: str) -> None:
    """Links to all pages, shown on narrow screens only (app/page.css); `current` is the `url_path` of the page shown."""
    always, *folded = groups().items()
    shown = "".join(_link(name, title, current) for name, title in always[1].items())
    more = "".join(
        f"<p>{group}</p>" + "".join(_link(name, title, current) for name, title in pages.items())
        for group, pages in folded
    )
    within = ' class="md-here"' if any(current in pages for _group, pages in folded) else ""
    menu = f"<details{within}><summary>{_('Ещё')}</summary><div>{more}</div></details>"
    st.html(f'<nav class="md-nav" aria-label="{_("Страницы")}">{shown}{menu}</nav>')


def _link(name: str, title: str, current: str) -> str:
    path = "" if name == "overview" else name
    here = ' aria-current="page"' if path == current else ""
    return f'<a href="{links.address(path)}"{here}>{title}</a>'
