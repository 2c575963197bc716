"""A text cut into words and initials, as far as names are concerned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<two>(?<![\w.])[А-Я][.,] {0,2}[А-Я](?:\.|(?![А-Яа-я\w]))(?! ?[А-Я]\.))"
    r"|(?P<one>(?<![\w.])[А-Я]\.(?! ?[А-Я]\.))"
    r"|(?P<word>[А-Яа-я]+(?:-[А-Яа-я]+)*)"
)


class Token(NamedTuple):
    """A word or initials, with what joins it to the one before: nothing but white space, or not."""

    text: str
    start: int
    end: int
    kind: str
    joined: bool

    @property
    def low(self) -> str:
        """In lower case."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """A word with a capital letter, or in capitals, of two letters at least."""
        return self.kind == "word" and self.text[0].isupper() and len(self.text) > 1


def tokens_of(text: str) -> Iterator[Token]:
    """The words and initials of a text, in their order."""
    end = 0
    for found in _TOKEN.finditer(text):
        gap = text[end : found.start()]
        yield Token(found.group(), found.start(), found.end(), found.lastgroup or "", not gap.strip() and len(gap) < 4)
        end = found.end()


def joined(tokens: list[Token], at: int) -> Token | None:
    """The token there, if only white space stands before it."""
    return tokens[at] if at < len(tokens) and tokens[at].joined else None
