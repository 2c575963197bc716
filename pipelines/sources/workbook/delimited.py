"""A `.csv` file as a `Grid` of texts. Nothing is guessed from looks: «12,5» stays a text for the reading to judge."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Final

from pipelines.cells import BLANK, Cell, Grid, Kind
from pipelines.errors import SourceError

DELIMITERS: Final = (";", "\t", ",")  # in order of preference where nothing else decides
SAMPLE: Final = 200  # records that decide about the delimiter
CURE_ENCODING: Final = "сохраните его как «CSV UTF-8» и повторите"


def read(raw: bytes, title: str, where: str) -> Grid:
    """The tab `title` from the bytes of its file.

    utf-8 with or without a mark, cp1251, utf-16 with a mark («Текст Юникод»); comma, semicolon or tab. Row numbers are
    those a spreadsheet shows: a line break inside quotes does not begin a row.
    Raises SourceError, one sentence that begins with `where`.
    """
    text = _decoded(raw, where)
    named = re.match(
        r"sep=([;,|\t])(?:\r\n|\r|\n)", text
    )  # Excel's own way to say it; Excel does not show that line either
    if named:
        text = text[named.end() :]
    delimiter = named[1] if named else _delimiter(text)
    rows: list[tuple[Cell, ...]] = []
    try:
        rows.extend(_row(record) for record in _records(text, delimiter))
    except csv.Error as error:
        raise SourceError(
            f"{where}: около строки {len(rows) + 1} кавычки расставлены неверно ({error}); "
            "исправьте их или сохраните лист заново как «CSV UTF-8»"
        ) from error
    while rows and not rows[-1]:
        rows.pop()
    return Grid(title=title, rows=tuple(rows))


def _decoded(raw: bytes, where: str) -> str:
    try:
        text = raw.decode(_encoding(raw))
    except UnicodeDecodeError as error:
        raise SourceError(f"{where}: кодировка файла не распознана; {CURE_ENCODING}") from error
    if "\0" in text:
        raise SourceError(f"{where}: в файле нулевые байты, это не текст; {CURE_ENCODING}")
    return text


def _encoding(raw: bytes) -> str:
    """The encoding to be held to. Broken utf-8 is not taken for cp1251, which would decode nearly anything."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if raw.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    tried = raw.decode("utf-8", errors="replace")
    broken = tried.count("\ufffd")
    whole = sum(character > "\x7f" for character in tried) - broken
    return "utf-8" if whole >= broken or _is_utf8(raw) else "cp1251"


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str) -> str:
    return max(DELIMITERS, key=lambda delimiter: _agreement(text, delimiter))


def _agreement(text: str, delimiter: str) -> tuple[bool, float]:
    """How well a delimiter explains the file: (every record is as wide, fields set apart in records as wide as most).

    A first line that is as wide counts for half the file more: the header is typed with care, while «12,5» stands below.
    """
    try:
        widths = [len(record) for record in islice(_records(text, delimiter), SAMPLE) if record]
    except csv.Error:
        return (False, 0)
    several = Counter(width for width in widths if width > 1)
    if not several:
        return (False, 0)
    usual, times = several.most_common(1)[0]
    header = len(widths) / 2 if times > 1 and widths[0] == usual else 0
    return (times == len(widths), (times + header) * (usual - 1))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _row(record: list[str]) -> tuple[Cell, ...]:
    while record and not record[-1]:
        record.pop()
    return tuple(Cell(Kind.TEXT, value) if value else BLANK for value in record)
