"""Cells of the tabs beside figures: one of a few words, a time of day, a link, the name of a meeting."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from pipelines.cells import Cell, Kind
from pipelines.contract import Column
from pipelines.contract.column import Option
from pipelines.reading.days import DAY_PATTERN, day_in, read_day
from pipelines.reading.season import Season
from pipelines.reading.text import fold, fold_title
from pipelines.reading.understood import UnreadableError

NEAR: Final = 70  # of 100: below this a word is too far to be suggested
_DENIES: Final = re.compile(r"\bне|\bnot\b")  # «не исполнено» as «неисполнено»
_TIME: Final = re.compile(r"(?:в )?(?P<hour>[01]?[0-9]|2[0-3])[:.-](?P<minute>[0-5][0-9])(?::00)?(?: ?ч\.?)?")
_SERIAL: Final = re.compile(r"0[.,][0-9]{3,}")  # a fraction of the day that has lost its format
_MINUTES: Final = 24 * 60
_BEGINS: Final = re.compile(rf"(?P<day>{DAY_PATTERN})[ ,.;:-]+(?P<topic>.*\w.*)")
_LONGEST: Final = 2000


def read_choice(column: Column, cell: Cell) -> str:
    """The code of the option that the cell names. Raises UnreadableError with the nearest word."""
    known = _known(column.options)
    text = fold_title(cell.text)
    if cell.kind is Kind.TEXT and text in known:
        return known[text].code
    wanted = ", ".join(option.title for option in column.options)
    words = [word for word in known if bool(_DENIES.search(word)) == bool(_DENIES.search(text))]  # never the opposite
    near = process.extractOne(text, words, scorer=fuzz.ratio, score_cutoff=NEAR)
    if near is None:
        raise UnreadableError("E224", wanted=wanted)
    raise UnreadableError("E224", wanted=wanted, suggestion=known[near[0]].title)


@lru_cache
def _known(options: tuple[Option, ...]) -> dict[str, Option]:
    """Options by every word for them, folded."""
    return {
        fold_title(word): option
        for option in options
        for word in (option.title, *option.synonyms, option.code, option.code.replace("_", " "))
    }


def read_time(cell: Cell) -> str:
    """A time of day as «14:00»; «14.00» and «14-00» mean it, too. Raises UnreadableError."""
    value, text = cell.value, fold(cell.text)
    if cell.kind is Kind.TEXT and _SERIAL.fullmatch(text):
        value = float(text.replace(",", "."))
    if isinstance(value, str):
        found = _TIME.fullmatch(text) if not any(c.isnumeric() and not c.isascii() for c in value) else None
        if found is None:
            raise UnreadableError("E225")
        return f"{int(found['hour']):02}:{found['minute']}"
    if cell.kind not in {Kind.NUMBER, Kind.TEXT} or not isinstance(value, (int, float)) or not 0 <= value < 1:
        raise UnreadableError("E225")
    hour, minute = divmod(min(round(value * _MINUTES), _MINUTES - 1), 60)
    return f"{hour:02}:{minute:02}"


def read_link(cell: Cell) -> str:
    """An address that a browser may be sent to: http or https and nothing else. Raises UnreadableError."""
    text = cell.text.strip()
    if cell.kind is Kind.TEXT and _is_link(text):
        return text
    if cell.kind is Kind.TEXT and re.match(r"[\w-]+(?:\.[\w-]+)+/", text) and _is_link(f"https://{text}"):
        raise UnreadableError("E226", suggestion=f"https://{text}")
    raise UnreadableError("E226")


def _is_link(text: str) -> bool:
    if len(text) > _LONGEST or not text.isprintable() or re.search(r"[\s\\<>\"'`{}|^]", text):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc


def read_meeting(cell: Cell, season: Season) -> str:
    """What names a meeting: its day as «05.10.2026», its topic as typed, or both, the day first. Raises UnreadableError."""
    try:
        return f"{read_day(cell, season):%d.%m.%Y}"
    except UnreadableError:
        if cell.kind is not Kind.TEXT:
            raise
    text = " ".join(cell.text.split())
    both = _BEGINS.fullmatch(fold(text))
    if both is not None and (day := day_in(both["day"], season)) is not None:
        return f"{day:%d.%m.%Y} {both['topic']}"
    return text
