"""Who has told employees of what, and who was advised: pure functions on the frames of `frames/outreach.py`.

None as a number of messages means that nobody in the region keeps the tab: that is no lack of a municipality.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.language import N_, _, plural
from dashboard.plain import Row, rows

TOPICS = ("marathon", "participation", "hotline")
"""In the order in which they are shown."""
CHANNELS = ("hotline", "in_person", "remote")
"""Of consultations, in the order in which they are shown."""

ABOUT = {
    "marathon": N_("о марафоне"),
    "participation": N_("об участии муниципалитета"),
    "hotline": N_("о горячей линии и координаторах"),
}
HEADINGS = {
    "marathon": N_("О марафоне"),
    "participation": N_("Об участии муниципалитета"),
    "hotline": N_("О горячей линии и координаторах"),
}
SHORT = {"marathon": N_("марафон"), "participation": N_("участие"), "hotline": N_("горячая линия")}
"""Of a topic beside its mark."""
WAYS = {"hotline": N_("горячая линия"), "in_person": N_("очно"), "remote": N_("заочно")}


@dataclass(frozen=True)
class Topic:
    """How often a municipality told of one topic, when last, whom it reached and how; `times` None: nobody keeps the tab."""

    topic: str
    times: int | None
    last_on: date | None
    reach: int | None
    channels: str | None


@dataclass(frozen=True)
class Line:
    """A municipality: its topics, and by channel how many consultations it gave (None: no row says any)."""

    municipality_id: str
    name: str
    topics: dict[str, Topic]
    advised: dict[str, int | None]
    advised_on: date | None

    @property
    def untold(self) -> int:
        """Of how many topics it has told nothing, where the tab is kept."""
        return sum(topic.times == 0 for topic in self.topics.values())

    @property
    def consultations(self) -> int | None:
        """All of them; None where no row says any."""
        return total(self.advised.values())


def total(numbers: Iterable[float | None]) -> int | None:
    """The sum of those that are known; None where none is."""
    known = [n for n in numbers if n is not None]
    return int(sum(known)) if known else None


def lines(told: pd.DataFrame, advised: pd.DataFrame) -> list[Line]:
    """A line for everybody: whose most topics are untold first, then who gave no consultation, then by name."""
    topics: dict[str, dict[str, Topic]] = {}
    names = {}
    for row in rows(told):
        names[row["municipality_id"]] = row["name"]
        topics.setdefault(row["municipality_id"], {})[row["topic"]] = _topic(row)
    ways: dict[str, dict[str, Row]] = {}
    for row in rows(advised):
        ways.setdefault(row["municipality_id"], {})[row["channel"]] = row
    found = [_line(key, names[key], topics[key], ways[key]) for key in names]
    return sorted(found, key=lambda one: (-one.untold, one.consultations is not None, one.name, one.municipality_id))


def _topic(row: Row) -> Topic:
    last_on = None if row["last_on"] is None else row["last_on"].date()
    return Topic(row["topic"], _whole(row["times"]), last_on, _whole(row["reach"]), row["channels"])


def _line(key: str, name: str, topics: dict[str, Topic], ways: dict[str, Row]) -> Line:
    last_on = max((row["last_on"].date() for row in ways.values() if row["last_on"] is not None), default=None)
    return Line(key, name, topics, {way: _whole(ways[way]["number"]) for way in CHANNELS}, last_on)


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def is_told(found: list[Line]) -> bool:
    """Somebody in the region keeps «Информирование»."""
    return any(topic.times is not None for one in found for topic in one.topics.values())


def is_advised(found: list[Line]) -> bool:
    """Somebody in the region keeps «Консультации»."""
    return any(one.consultations is not None for one in found)


def told_of(found: list[Line], topic: str) -> list[Line]:
    """Who has told of it."""
    return [one for one in found if one.topics[topic].times]


def untold_of(found: list[Line], topic: str) -> list[Line]:
    """Who has not, by name."""
    return sorted(
        (one for one in found if one.topics[topic].times == 0), key=lambda one: (one.name, one.municipality_id)
    )


def headline(found: list[Line]) -> str:
    """«О марафоне рассказали в 33 из 36 муниципалитетов, о горячей линии и координаторах — в 27; обо всех трёх темах — в 25»."""
    if is_told(found):
        return _told(found)
    if not is_advised(found):
        return _("Об информировании и консультациях записей пока нет")
    given = [one for one in found if one.consultations is not None]
    said = _("Консультаций {n} — в {count} из {of}; об информировании записей пока нет")
    return said.format(
        n=_number(total(one.consultations for one in given)), count=len(given), of=municipalities_of(len(found))
    )


def _told(found: list[Line]) -> str:
    everything = sum(not one.untold for one in found)
    if everything == len(found):
        said = plural(
            everything,
            "Обо всех трёх темах рассказали в {n} муниципалитете",
            "Обо всех трёх темах рассказали во всех {n} муниципалитетах",
            "Обо всех трёх темах рассказали во всех {n} муниципалитетах",
        )
        return said.format(n=wording.number(everything))
    said = _(
        "О марафоне рассказали в {first} из {of}, о горячей линии и координаторах — в {last}; обо всех трёх темах — {everything}"
    )
    return said.format(
        first=wording.number(len(told_of(found, "marathon"))),
        of=municipalities_of(len(found)),
        last=wording.number(len(told_of(found, "hotline"))),
        everything=_("в {n}").format(n=wording.number(everything)) if everything else _("ни в одном"),
    )


def own_headline(one: Line) -> str:
    """«Ещё не рассказали об участии муниципалитета», «Обо всех трёх темах рассказали, последний раз — 29 октября»."""
    found = [one.topics[topic] for topic in TOPICS]
    if found[0].times is None:
        if one.consultations is None:
            return _("Об информировании и консультациях записей пока нет")
        said = _("{consultations}; об информировании записей пока нет")
        return said.format(consultations=consultations(one.consultations))
    untold = [_(ABOUT[topic.topic]) for topic in found if not topic.times]
    if untold:
        return _("Ещё не рассказали {about}").format(about=", ".join(untold))
    last = max(topic.last_on for topic in found if topic.last_on is not None)
    return _("Обо всех трёх темах рассказали, последний раз — {day}").format(day=wording.day(last))


def short(topic: str) -> str:
    """«участие»."""
    return _(SHORT[topic])


def times(n: int) -> str:
    """«3 раза», «ни разу»."""
    return f"{wording.number(n)}{wording.SPACE}{plural(n, 'раз', 'раза', 'раз')}" if n else _("ни разу")


def messages(n: int) -> str:
    """«12 сообщений»."""
    return f"{wording.number(n)}{wording.SPACE}{plural(n, 'сообщение', 'сообщения', 'сообщений')}"


def consultations(n: int) -> str:
    """«12 консультаций»."""
    return f"{wording.number(n)}{wording.SPACE}{plural(n, 'консультация', 'консультации', 'консультаций')}"


def _number(n: int | None) -> str:
    return wording.NONE if n is None else wording.number(n)


def municipalities_of(n: int) -> str:
    """«из 36 муниципалитетов», «у 1 муниципалитета»."""
    return f"{wording.number(n)}{wording.SPACE}{plural(n, 'муниципалитета', 'муниципалитетов', 'муниципалитетов')}"
