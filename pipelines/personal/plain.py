"""A text as the patterns want it: the same length, so that what is found there is cut out of the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

Span: TypeAlias = tuple[int, int]

INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\v\f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SIGNS = {"＠": "@", "﹫": "@", "＋": "+", "．": ".", "（": "(", "）": ")", "∙": "."}
_TABLE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_DASHES, "-")
    | _SIGNS
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")
_LOOK_ALIKES = str.maketrans("ABCEHKMOPTXYaceopxyёЁ", "АВСЕНКМОРТХУасеорхуеЕ")
_WORD = re.compile(r"\w+")
_LATIN_WITHIN = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")


def tidy(text: str) -> str:
    """Letters put together («и» + «̆» → «й»), characters that nobody sees left out. May be shorter than the text."""
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text)) if not text.isascii() else text


def plain(text: str) -> str:
    """Every space a space, every dash a hyphen, digits ASCII. A line break stays one. As long as the text."""
    return text.translate(_TABLE) if _ODD.search(text) else text


def cyrillic(text: str) -> str:
    """«ё» as «е», and Latin letters that hide in Russian words as the Russian ones they look like. As long as the text."""
    if _LATIN_WITHIN.search(text):
        return _WORD.sub(lambda word: _russian(word.group()), text)
    return text.replace("ё", "е").replace("Ё", "Е")


def _russian(word: str) -> str:
    return word.translate(_LOOK_ALIKES) if re.search("[А-Яа-яЁё]", word) else word


def find(pattern: re.Pattern[str], text: str, is_meant: Callable[[re.Match[str]], bool]) -> Iterable[Span]:
    """Where the pattern stands and is meant; behind a refused place the search goes on with the next character."""
    at = 0
    while found := pattern.search(text, at):
        if is_meant(found):
            yield found.span()
            at = max(found.end(), at + 1)
        else:
            at = found.start() + 1


def cut(text: str, spans: Iterable[Span], marker: str) -> str:
    """The text with the marker in place of each span; of two that overlap the first wins."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [text[at:start], marker]
            at = end
    return "".join([*parts, text[at:]])
