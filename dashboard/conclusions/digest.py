"""What the day's letters are made of, and the parts that the council's and a municipality's have in common.

All texts are plain: nothing here is escaped. An empty section is left out, so a letter says only what there is to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

import pandas as pd

from dashboard import links, wording
from dashboard.conclusions import meetings, municipality_changes, quality
from dashboard.conclusions.assignments import Assignment
from dashboard.conclusions.attention import by_attention
from dashboard.conclusions.meetings import Meeting
from dashboard.conclusions.schedule import Due, Move
from dashboard.language import _
from dashboard.plain import Row, by_indicator, rows
from dashboard.season import Season

WEEK = timedelta(7)
DAY = timedelta(1)
CELLS = 15
"""How many cells stand in a letter; the others are counted."""


@dataclass(frozen=True)
class Item:
    """One line: what it begins with, which may lead somewhere, and what it says."""

    text: str
    lead: str = ""
    url: str | None = None


@dataclass(frozen=True)
class Section:
    """Lines under a heading, after a sentence that holds for all of them."""

    title: str
    items: tuple[Item, ...]
    note: str = ""


@dataclass(frozen=True)
class Message:
    """One letter; `status` is a code of the theme whose colour marks the sentence `headline` and `said`."""

    subject: str
    title: str
    status: str
    headline: str
    said: str
    sections: tuple[Section, ...]
    foot: tuple[Item, ...]


@dataclass(frozen=True)
class Moved:
    """`frames.standing.movement` between the ends of `since` and of the day of the letter."""

    since: date
    frame: pd.DataFrame

    @cached_property
    def rows(self) -> dict[str, dict[str, Row]]:
        """By municipality and indicator."""
        return by_indicator(self.frame)


@dataclass(frozen=True)
class Known:
    """Everything of the region on the day `as_of` that letters are written from, assignments, meetings and findings on the day `on`.

    `address` is that of the pages.
    """

    season: Season
    as_of: date
    today: date
    address: str | None
    read_at: datetime
    register: Mapping[str, Row]
    progress: pd.DataFrame
    sums: dict[str, Row]
    moved: tuple[Moved, ...]
    dues: list[Due]
    moves: list[Move]
    missed: pd.DataFrame
    assignments: list[Assignment]
    meetings: list[Meeting]
    findings: pd.DataFrame
    sources: pd.DataFrame

    @cached_property
    def standing(self) -> dict[str, dict[str, Row]]:
        """The rows of `progress` by municipality and indicator; of the two the one that needs attention more first."""
        return by_indicator(by_attention(self.progress))

    @property
    def on(self) -> date:
        """The day from which days are counted: figures of a season to come are those of its first day, the letter is of today."""
        return min(self.as_of, self.today)

    @property
    def is_on(self) -> bool:
        """Neither to come nor over."""
        return self.season.is_on(self.as_of, self.today)

    @property
    def last_week(self) -> date:
        """What was first seen after that day is new."""
        return self.on - WEEK

    def page(self, name: str, **query: str) -> str | None:
        """The full address of a page; None where the settings do not say where the pages are."""
        return self.address and f"{self.address}/{links.address(name, **query)[2:]}"


def days_compared(season: Season, as_of: date) -> list[date]:
    """Yesterday and a week ago, not before the season began; none on its first day."""
    days = (max(season.starts_on, as_of - back) for back in (DAY, WEEK))
    return sorted({day for day in days if day < as_of}, reverse=True)


def sections(*found: Section | None) -> tuple[Section, ...]:
    """Those that have something to say, each line of them a sentence."""
    return tuple(
        replace(section, items=tuple(replace(item, text=item.text and ended(item.text)) for item in section.items))
        for section in found
        if section is not None and section.items
    )


def since(known: Known, day: date) -> str:
    """«Со вчера», «С 16 ноября»."""
    if known.as_of == known.today and known.as_of - day == DAY:
        return _("Со вчера")
    return _("С {day}").format(day=wording.day(day))


def figure(row: Row) -> str | None:
    """«38 → 72, новых +34» of a row of `movement`; None where nothing has changed."""
    if row["actual"] is None:
        if row["actual_then"] is None:
            return None
        return _("цифры больше нет, была {then}").format(then=wording.number(row["actual_then"]))
    if row["actual_then"] is None:
        return _("первая цифра {actual}").format(actual=wording.number(row["actual"]))
    return municipality_changes.figure(row) if row["change"] or row["correction"] else None


def is_moved(row: Row, *, is_on: bool) -> bool:
    """Whether a row of `movement` tells anything: also of a new status, as long as the marathon `is_on`."""
    return figure(row) is not None or (is_on and bool(row["is_status_changed"]))


def to_come(known: Known) -> list[Item]:
    """«Встреча 30 ноября, понедельник, 11:00: Последний рывок (ВКС)»: the meetings of the next days."""
    return [
        Item(
            f"{meetings.topic(meeting)} ({meetings.form(meeting)})",
            _("Встреча {when}").format(when=meetings.when(meeting)),
            meeting.address,
        )
        for meeting in known.meetings
        if known.on <= meeting.on_date <= known.on + WEEK
    ]


def postponed(move: Move, whose: str = "") -> Item:
    """«Этап 3: срок перенесён с 14 ноября на 20 ноября, решение группы»; `whose` where it is not plain."""
    said = _("срок перенесён с {was} на {now}").format(was=wording.day(move.moved_from), now=wording.day(move.due_on))
    said = f"{said}, {move.reason}" if move.reason else said
    return Item(f"{move.checkpoint} — {said}", whose) if whose else Item(said, move.checkpoint)


def cells(findings: pd.DataFrame, more: str | None, *, named: bool = False) -> list[Item]:
    """Cell by cell what is wrong and what to do, errors first; `named`: also whose. `more` is the page that shows the others."""
    grave = rows(findings[findings["severity"] != "info"])
    grave.sort(key=lambda row: (row["severity"] != "error", named and row["municipality_id"] is not None))
    items = [
        Item(
            f"{wording.short_name(row['name'])}: {quality.after_colon(row)}"
            if named and row["name"]
            else quality.after_colon(row),
            quality.place(row),
            row["url"],
        )
        for row in grave[:CELLS]
    ]
    if rest := len(grave) - len(items):
        items.append(Item("", _("Ещё замечаний: {n}").format(n=wording.number(rest)), more))
    return items


def to_mend(items: Iterable[Item], findings: pd.DataFrame) -> Section:
    """The section of `cells`, with what to do about all of them."""
    return Section(_("Что исправить в таблице"), tuple(items), quality.cure(findings))


def foot(known: Known, *pages: Item) -> tuple[Item, ...]:
    """Of which day and reading the figures are, where to look further, and why this letter came."""
    read = known.read_at.astimezone(known.season.timezone)
    as_of = _("По состоянию на {as_of}; таблицы прочитаны {day} в {time}.").format(
        as_of=wording.day_and_year(known.on), day=wording.day(read.date()), time=f"{read:%H:%M}"
    )
    why = _(
        "Письмо составлено автоматически по общим таблицам марафона; кому его отправлять, решает региональный совет."
    )
    return (Item(as_of), *(page for page in pages if page.url), Item(why))


def ended(text: str) -> str:
    """With one full stop at its end: «м. о.» ends a sentence by itself."""
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."
