"""Tables of «Информирование»: the matrix to take away, one municipality's messages and consultations with their cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.conclusions import origins
from dashboard.conclusions.names import joinable
from dashboard.conclusions.outreach import ABOUT, CHANNELS, HEADINGS, TOPICS, WAYS, Line
from dashboard.language import _
from dashboard.plain import Row


def whole(found: list[Line], register: Mapping[str, Row]) -> pd.DataFrame:
    """A row per municipality: of each topic how often, when last, reach and channels; consultations by channel."""
    listed = [{_("Муниципалитет"): one.name, **_topics(one), **_ways(one)} for one in found]
    shown = pd.DataFrame(listed)
    counts = [
        name for name in shown.columns if shown[name].map(lambda cell: cell is None or isinstance(cell, int)).all()
    ]
    return joinable(shown.astype(dict.fromkeys(counts, "Int64")), [one.municipality_id for one in found], register)


def _topics(one: Line) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for topic in TOPICS:
        mine, what = one.topics[topic], _(HEADINGS[topic])
        found[_("{topic}: сколько раз").format(topic=what)] = mine.times
        found[_("{topic}: последний раз").format(topic=what)] = mine.last_on
        found[_("{topic}: охват").format(topic=what)] = mine.reach
        found[_("{topic}: каналы").format(topic=what)] = mine.channels
    return found


def _ways(one: Line) -> dict[str, Any]:
    return {_("Консультации: {way}").format(way=_(WAYS[way])): one.advised[way] for way in CHANNELS}


def messages(found: pd.DataFrame) -> pd.DataFrame:
    """`frames.outreach.messages` with headings."""
    shown = {
        _("Дата"): found["on_date"],
        _("Тема"): found["topic"].map(lambda topic: _(ABOUT[topic])),
        _("Канал"): found["channel"],
        _("Охват"): found["reach"].astype("Int64"),
    }
    return origins.without_empty_links(pd.DataFrame({**shown, **origins.columns(found)}))


def consultations(found: pd.DataFrame) -> pd.DataFrame:
    """`frames.outreach.consultations` with headings."""
    shown = {
        _("Дата"): found["on_date"],
        _("Канал"): found["channel"].map(lambda way: _(WAYS[way])),
        _("Количество"): found["number"].astype("Int64"),
    }
    return origins.without_empty_links(pd.DataFrame({**shown, **origins.columns(found)}))
