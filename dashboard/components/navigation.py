"""The pages by name, and the bar at the bottom of a phone that leads to each with a thumb."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.language import _


def titles() -> dict[str, str]:
    """Title of each page by its file's name, in the order of the navigation."""
    return {
        "overview": _("Обзор"),
        "schedule": _("Сроки"),
        "municipality": _("Муниципалитет"),
        "peers": _("Сравнение"),
        "quality": _("Качество данных"),
        "method": _("Методика"),
    }


def phone_bar(current: str) -> None:
    """Links to all pages, shown on narrow screens only (theme.CSS); `current` is the `url_path` of the page shown."""
    short = titles() | {"quality": _("Качество")}
    shown = [_link("" if name == "overview" else name, title, current) for name, title in short.items()]
    st.html(f'<nav class="md-nav" aria-label="{_("Страницы")}">{"".join(shown)}</nav>')


def _link(path: str, title: str, current: str) -> str:
    here = ' aria-current="page"' if path == current else ""
    return f'<a href="{links.address(path)}"{here}>{title}</a>'
