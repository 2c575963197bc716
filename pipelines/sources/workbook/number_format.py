"""What a spreadsheet's number format makes of a number: is it shown as a percentage, and with which digits."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from pipelines.cells import Cell, Kind

EXACT: Final = 2**53  # from here on a float no longer knows every whole number
# What a format shows as it is, and its [conditions].
LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
WHOLE: Final = re.compile(r"[#0?](?:[#0?, ]*[#0?])?")


def number(value: float, number_format: str) -> Cell:
    """A finite number as Excel knows it: NUMBER, or PERCENT where its format says so."""
    whole = int(value) if abs(value) < EXACT and value == int(value) else float(value)
    percent, digits, grouped = _look(number_format, 1 if value > 0 else -1 if value < 0 else 0)
    if percent:
        return Cell(Kind.PERCENT, whole, f"{_shown(value, digits, grouped, scale=2)}%")
    if isinstance(whole, float) and abs(value) < EXACT and digits == 0:
        return Cell(Kind.NUMBER, whole, _shown(value, 0, grouped))
    return Cell(Kind.NUMBER, whole)


@lru_cache(maxsize=512)
def _look(number_format: str, sign: int) -> tuple[bool, int | None, bool]:
    """(is a percentage, decimals or None when not a plain format, thousands are set apart) for numbers of that sign."""
    sections = [LITERAL.sub("", part) for part in _sections(number_format)]
    index = {1: 0, -1: 1, 0: 2}[sign]
    section = (sections[index] if index < len(sections) else sections[0]).strip()
    percent = "%" in section
    whole, point, decimals = section.replace("%", "").strip(" ()-+").partition(".")
    if not WHOLE.fullmatch(whole) or (point and not re.fullmatch(r"[#0?]*", decimals)):
        return percent, None, False
    return percent, len(decimals), "," in whole or " " in whole


def _sections(number_format: str) -> list[str]:
    """The parts between semicolons, those inside quotes left alone."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;"\\]|["\\])+', number_format) or [""]


def _shown(value: float, digits: int | None, grouped: bool, *, scale: int = 0) -> str:
    """As Excel with Russian settings shows it: halves away from zero, decimal comma, no-break space in thousands."""
    exact = Decimal(repr(value)).scaleb(scale)
    if digits is None or exact.adjusted() > 20:
        return f"{float(exact):.15g}".replace(".", ",")
    text = f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):{',' if grouped else ''}f}"
    return text.replace(",", "\u00a0").replace(".", ",")
