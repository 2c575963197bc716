"""The head of every page: whose marathon, of which day, how fresh, what could not be read."""

from __future__ import annotations

from datetime import date, datetime
from html import escape

import pandas as pd
import streamlit as st

from dashboard import links, wording
from dashboard.components.parts import line, shape
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.season import Season


def heading(season: Season, page: str = "") -> None:
    """Region as the heading, the marathon's title above it, shorter on a phone.

    `page`: the title of a page that begins with its conclusion; who hears the page is told where it is.
    """
    title = escape(season.title.strip("«»"))
    whole = _("Марафон «{title}»").format(title=title)
    eyebrow = f'<span class="md-wide">{whole}</span><span class="md-narrow">{title}</span>'
    name = f'<h2 class="md-hidden">{page}</h2>' if page else ""
    st.html(f'<div class="md-head"><p class="md-eyebrow">{eyebrow}</p><h1>{escape(season.region)}</h1>{name}</div>')


def shown_day(season: Season, as_of: date, today: date) -> str:
    """«По состоянию на 23 ноября · », before the season «Марафон начнётся 3 декабря · », after it «Марафон завершён … · ».

    Of a day of the season the phone shows but the field above it, which holds the same.
    """
    if today < season.starts_on:
        return _("Марафон начнётся {day}").format(day=f"<b>{wording.day(season.starts_on)}</b>") + " · "
    if season.is_over(today):
        over = _("Марафон завершён {day}").format(day=f"<b>{wording.day(season.ends_on)}</b>")
        return f"{over} · {_('по состоянию на {day}').format(day=wording.day(as_of))} · "
    shown = _("По состоянию на {day}").format(day=f"<b>{wording.day(as_of)}</b>")
    return f'<span class="md-wide">{shown} · </span>'


def freshness(shown: str, reported: int, municipalities: int, sources: pd.DataFrame, now: datetime) -> None:
    """`shown_day` and «сообщили 34 из 36 · данные обновлены 4 мин назад», and what could not be read."""
    parts = [wording.reported(reported, municipalities)]
    success = sources["last_success_at"].max()
    if pd.notna(success):
        parts.append(_("данные обновлены {ago}").format(ago=wording.ago(success, now)))
    lines = [shown + " · ".join(parts), *(_failed(s, now) for s in rows(sources[sources["status"] == "failed"]))]
    st.html(f'<div class="md-fresh">{"".join(line(found) for found in lines)}</div>')


def _failed(source: Row, now: datetime) -> str:
    success = source["last_success_at"]
    since = _("показаны данные, прочитанные {ago}").format(ago=wording.ago(success, now)) if success else ""
    said = _("Источник «{source}» не читается, {since}").format(
        source=escape(source["source"]), since=since or _("данных из него нет")
    )
    return f"{shape('missed')}{said}; {links.sources(_('что случилось'))}"
