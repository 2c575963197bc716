"""What stands on every sheet of paper: whose, of which day, when the figures were read."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import wording
from dashboard.conclusions.statuses import look
from dashboard.language import _
from dashboard.reports.facts import Edition


def frame(of: Edition, title: str) -> dict[str, Any]:
    """Title of the file, the line above every heading, the line at the foot; words the templates need."""
    return {
        "title": f"{title}, {as_of(of)}",
        "eyebrow": _whose(of),
        "as_of": wording.capital(as_of(of)),
        "foot": built(of),
        "page_of": _("{page} из {pages}"),
    }


def marathon(of: Edition) -> str:
    """«Марафон «Муниципальный диалог» · Область»; no line ends with the point between them."""
    return f" ·{wording.SPACE}".join(_whose(of))


def _whose(of: Edition) -> list[str]:
    return [_("Марафон «{title}»").format(title=of.season.title.strip("«»")), of.season.region]


def as_of(of: Edition, day: date | None = None) -> str:
    """«по состоянию на 23 ноября 2026»; `day`: the part of a paper whose figures are of another day."""
    return _("по состоянию на {day}").format(day=wording.day_and_year(day or of.as_of))


def built(of: Edition) -> str:
    """«Данные собраны 23 ноября 2026 в 17:05»."""
    said = _("Данные собраны {day} в {time}")
    return said.format(day=wording.day_and_year(of.built_at.date()), time=f"{of.built_at:%H:%M}")


def tone(code: str) -> dict[str, str]:
    """Shape and colour of a status or a mark."""
    found = look(code)
    return {"shape": found.shape, "colour": found.colour.light}
