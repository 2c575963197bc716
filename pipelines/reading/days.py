"""Days as people write them: «01.09.2026», «1 сентября», «чт 01.10», «2026-10-01 18:00». What has two readings is none."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from pipelines.cells import Cell, Kind
from pipelines.reading.season import Season, day_of
from pipelines.reading.text import fold
from pipelines.reading.understood import UnreadableError

# --- patterns, on folded text -----------------------------------------------------------------------------------------

_SHORT_MONTHS = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_MONTHS = {name: number for number, name in enumerate(_SHORT_MONTHS, 1)} | {"май": 5}
_MONTH = (
    r"янв(?:аря|\.)?|фев(?:раля|р?\.?)|мар(?:та|\.)?|апр(?:еля|\.)?|ма[йя]|июн(?:я|\.)?|июл(?:я|\.)?"
    r"|авг(?:уста|\.)?|сен(?:тября|т?\.?)|окт(?:ября|\.)?|ноя(?:бря|б?\.?)|дек(?:абря|\.)?"
)
_WEEKDAYS = (
    ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
)
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS[0])}|(?:{'|'.join(_WEEKDAYS[1])})\.?)"
_TIME = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
_OF_YEAR = r"(?: ?(?:года|г)(?![а-я.])| ?г\.(?! ?о\b)(?![а-я]))?"  # «2026 г.», but not the «г.о.» of a city district
_NO_YEAR = r"(?! ?[0-9](?![0-9]?:))"  # no further number, unless it is a time: «1 октября 26» may be a year
_NUMERIC = (
    r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})"
    rf"(?:\.(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9])\.?{_OF_YEAR}|\.?{_NO_YEAR})"
)
_WRITTEN = (
    rf"(?P<day>[0-9]{{1,2}})(?: (?P<month>{_MONTH})(?: (?P<year>[0-9]{{4}})(?![0-9]){_OF_YEAR}|(?![а-я]){_NO_YEAR}))"
)
_MIXED = (  # «01.окт.26» is how Excel shows 1 October
    rf"(?P<day>[0-9]{{1,2}})\.(?P<month>{'|'.join(_MONTHS)})"
    rf"(?:\.(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9]){_OF_YEAR}|(?![а-я]){_NO_YEAR})"
)
_ISO = rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})(?:[tт]{_TIME})?"  # among Cyrillic words folding makes a «т» of it
_SLASHED = r"(?P<one>[0-9]{1,2})/(?P<other>[0-9]{1,2})/(?P<year>[0-9]{4})"


def _dressed(form: str) -> str:
    """The form with what may stand around it: a weekday before or after, a time of day."""
    before, after = rf"(?:(?P<before>{_WEEKDAY}),? )?", rf"(?:,? \(?(?P<after>{_WEEKDAY})\)?)?"
    return rf"{before}{form}(?:,? (?:в )?{_TIME})?{after}"


_FORMS = [re.compile(_dressed(form)) for form in (_NUMERIC, _ISO, _WRITTEN, _MIXED, _SLASHED)]
_STATE_OF = re.compile(r"(?:по (?:состоянию|сост\.) )?на ")
_UNTIL = re.compile(r"до ")


def _found_inside() -> str:
    # «п. 1.9» and «ставки 1.5» are no days: in the midst of words a month without a year takes two digits.
    month_and_year = r"(?P<month>[0-9]{2}|[0-9](?=\.[0-9]))"
    numeric = _NUMERIC.replace("(?P<month>[0-9]{1,2})", month_and_year)
    forms = "|".join((_ISO, numeric, _MIXED, _WRITTEN, _SLASHED))
    one = re.sub(r"\(\?P<[a-z]+>", "(?:", _dressed(f"(?:{forms})"))
    since = r"(?:(?<!этап )[0-9]{1,2}(?: ?- ?| по | и ))?"
    return rf"(?<![0-9a-zа-я/:.])(?<![0-9][,-]){since}{one}(?:(?: ?- ?| по | до ){one})*(?![0-9a-zа-я])(?![.,/:-][0-9])"


DAY_PATTERN: Final = _found_inside()
"""Finds a day in *folded* text («по состоянию на 1 октября 2026 г.») for `day_in` to read; no capturing groups.

A span («01.09-15.09», «с 1 по 15 октября», «01.09 по 15.09») is found as a whole, and for `day_in` it is no day: so
nobody takes one end of it for the day meant.
"""


# --- reading ----------------------------------------------------------------------------------------------------------

EPOCH: Final = date(1899, 12, 30)  # spreadsheets count days from here
_LONGEST = 200  # characters; folding looks at the first 2,000 only


def read_day(cell: Cell, season: Season) -> date:
    """The day of a report: also «на 01.10.2026» and «по состоянию на …». Raises UnreadableError."""
    return _read(cell, season, _STATE_OF)


def read_due_day(cell: Cell, season: Season) -> date:
    """The day something is due: «до 1 сентября» means 1 September. Raises UnreadableError."""
    return _read(cell, season, _UNTIL)


def day_in(text: str, season: Season) -> date | None:
    """The day if the whole text, folded or not, is one in any accepted form; None if it is none or has two readings."""
    try:
        return _of_this_century(_written(text, season))
    except UnreadableError:
        return None


def _read(cell: Cell, season: Season, prefix: re.Pattern[str]) -> date:
    match cell.kind:
        case Kind.DATE:
            found = cell.value
        case Kind.NUMBER if isinstance(cell.value, (int, float)) and 36526 <= cell.value < 73051:
            found = EPOCH + timedelta(days=int(cell.value))
        case Kind.TEXT:
            found = _written(str(cell.value), season, prefix)
        case _:
            raise UnreadableError("E211")
    assert isinstance(found, date)
    return _of_this_century(found)


def _of_this_century(found: date) -> date:
    if not 2000 <= found.year < 2100:
        raise UnreadableError("E212")
    return found


def _written(typed: str, season: Season, prefix: re.Pattern[str] | None = None) -> date:
    typed = typed.strip()
    if len(typed) > _LONGEST or any(c.isnumeric() and not c.isascii() for c in typed):
        raise UnreadableError("E211")  # «1.1²» with a footnote would fold into 1.12
    text = fold(typed)
    if prefix is not None and (said := prefix.match(text)):
        text = text[said.end() :]
    for form in _FORMS:
        if match := form.fullmatch(text):
            found = _complete(match, season)
            if any(_weekday(match[name]) not in {None, found.weekday()} for name in ("before", "after")):
                raise UnreadableError("E211")
            return found
    raise UnreadableError("E211")


def _complete(match: re.Match[str], season: Season) -> date:
    day, month = _day_and_month(match)
    if match["year"] is None:
        if day_of(2000, month, day) is None:  # 2000 was a leap year
            raise UnreadableError("E212")
        if (found := season.complete(day, month)) is None:
            raise UnreadableError("E213")
        return found
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    if (found := day_of(year, month, day)) is None:
        raise UnreadableError("E212")
    return found


def _day_and_month(match: re.Match[str]) -> tuple[int, int]:
    """With slashes people mean either order: only a part above 12 tells which is the day."""
    words = match.groupdict()
    if "one" not in words:
        return int(words["day"]), _MONTHS.get(words["month"][:3]) or int(words["month"])
    month, day = sorted((int(words["one"]), int(words["other"])))
    if day <= 12:
        raise UnreadableError("E211")
    return day, month


def _weekday(word: str | None) -> int | None:
    word = word.strip(".") if word else None
    return next((names.index(word) for names in _WEEKDAYS if word in names), None)
