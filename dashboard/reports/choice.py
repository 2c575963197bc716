"""What the command line and the settings name in words: a day, a municipality, a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from dashboard import gathered
from dashboard.conclusions import meetings
from dashboard.connection import Stamp
from dashboard.plain import Row
from dashboard.reports import facts
from dashboard.reports.facts import Edition
from dashboard.settings import SettingsError

Register = Mapping[str, Row]
NAMED = 3
"""So many that may have been meant are named."""


def edition(build: Stamp, as_of: str | None) -> Edition:
    """The edition of `--as-of`, else of today. Raises SettingsError for a day that cannot be shown."""
    try:
        of = facts.edition(build, None if as_of is None else date.fromisoformat(as_of))
    except ValueError:
        raise SettingsError(f"--as-of: «{as_of}» не день; пишите, например, 2026-11-23") from None
    last = of.season.latest(of.today)
    if not of.season.starts_on <= of.as_of <= last:
        raise SettingsError(
            f"--as-of: {of.as_of} вне марафона или ещё не наступил; пишите день с {of.season.starts_on} по {last}"
        )
    return of


# --- a municipality ---------------------------------------------------------------------------------------------------


def municipality(known: Register, name: str, where: str) -> str:
    """The id of the municipality with that name or code. Raises SettingsError, which says `where` it was named."""
    found = _municipality(known, name)
    if isinstance(found, str):
        return found
    if any(one.endswith(")") for one in found):
        raise SettingsError(f"{where}: так называются несколько: {', '.join(found)}; пишите код из скобок")
    cure = f"возможно, {' или '.join(found)}" if found else "пишите имя или код ОКТМО, как в листе «Муниципалитеты»"
    raise SettingsError(f"{where}: такого муниципалитета в реестре нет; {cure}")


def _municipality(known: Register, asked_for: str) -> str | list[str]:
    """The id, else the names that come near, or all that bear it with their codes."""
    wanted = _plain(asked_for)
    found = [
        key for key, row in known.items() if wanted in (_plain(key), _plain(row["oktmo"] or ""), _plain(row["name"]))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        return [f"{known[key]['name']} ({known[key]['oktmo'] or key})" for key in found]
    return _near(wanted, [row["name"] for row in known.values()])


def _near(wanted: str, shown: list[str]) -> list[str]:
    """The few that hold what is wanted, else those that are written alike."""
    names = {_plain(name): name for name in shown}
    parts = [name for plain, name in names.items() if wanted in plain]
    return parts[:NAMED] or [names[near] for near in get_close_matches(wanted, names, NAMED, 0.5)]


def _plain(name: str) -> str:
    """Case, ё/е and odd spaces do not make another name."""
    return " ".join(name.casefold().replace("ё", "е").split())


# --- a meeting --------------------------------------------------------------------------------------------------------


def meeting(of: Edition, asked_for: str) -> str:
    """The id of the meeting of `--meeting`: the id itself, its day, or its day and topic. Raises SettingsError."""
    known = gathered.meetings(of.build, of.on)
    wanted, where = _plain(asked_for), f"--meeting «{asked_for}»"
    names = {one.meeting_id: f"{one.on_date} {one.topic or meetings.clock(one)}".strip() for one in known}
    found = [key for key, name in names.items() if wanted in (_plain(key), _plain(name))] or [
        one.meeting_id for one in known if wanted == str(one.on_date)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        several = " или ".join(f"«{names[key]}»" for key in found)
        raise SettingsError(f"{where}: в этот день встреч несколько; пишите {several}")
    if not known:
        raise SettingsError(f"{where}: на листе «Встречи» пока ничего нет; уберите этот параметр")
    near = _near(wanted, list(names.values()))
    cure = f"возможно, «{'» или «'.join(near)}»" if near else f"пишите день, например {known[-1].on_date}"
    raise SettingsError(f"{where}: такой встречи на листе «Встречи» нет; {cure}")
