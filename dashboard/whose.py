"""Whose figures a page shows and of which day: what names of files say, and by what files are joined.

Each script run says it once (`say`, as `language.speak`), and the filter that chooses a municipality adds that (`choose`).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date

from dashboard import takeaway
from dashboard.plain import Row


@dataclass(frozen=True)
class Whose:
    """The region, the day shown, all municipalities by id, and the one the page is about, if any."""

    region: str
    as_of: date
    register: Mapping[str, Row]
    municipality_id: str | None = None


_said: ContextVar[Whose | None] = ContextVar("whose", default=None)


def say(region: str, as_of: date, register: Mapping[str, Row]) -> None:
    """From here on this run shows that region on that day."""
    _said.set(Whose(region, as_of, register))


def choose(municipality_id: str | None) -> None:
    """From here on this run is about that municipality; None: about all."""
    found = _said.get()
    if found is not None:
        _said.set(replace(found, municipality_id=municipality_id))


def said(*, everybody: bool = False) -> Whose | None:
    """What this run shows; `everybody`: whatever municipality is chosen. None outside of the panel's pages."""
    found = _said.get()
    return replace(found, municipality_id=None) if found is not None and everybody else found


def file_name(subject: str, *, everybody: bool = False) -> str:
    """«Контрольные точки, Темновский муниципальный район, Самарская область, 2026-11-23», without an ending."""
    found = said(everybody=everybody)
    if found is None:
        return takeaway.file_name(subject)
    one = found.register.get(found.municipality_id or "")
    return takeaway.file_name(subject, *([one["name"]] if one else []), found.region, found.as_of.isoformat())
