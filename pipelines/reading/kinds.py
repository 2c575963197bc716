"""Kinds of municipalities, and the words by which people name them."""

from __future__ import annotations

import re
from typing import Final

from pipelines.reading.text import fold

CITY_DISTRICT: Final = "городской округ"
MUNICIPAL_DISTRICT: Final = "муниципальный округ"
DISTRICT: Final = "муниципальный район"
TOWN: Final = "городское поселение"
VILLAGE: Final = "сельское поселение"
INNER_CITY: Final = "внутригородская территория"

# Longest first: «муниципальный округ» before «округ». A shape that several kinds share names them all; the region's name,
# as in «городской округ Самара Самарской области», is no part of the municipality's.
_SHAPES: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (
        r"[\w-]+[сц]к(?:ой|ая) (?:област[ьи]|обл\.?|республик[аи])|республик[аи] [\w-]+|[\w-]+ск(?:ого|ий) кра[йя]",
        frozenset(),
    ),
    (r"внутригородск\w+ (?:муниципальн\w+ образовани\w+|территори\w+|район\w*)", frozenset({INNER_CITY})),
    (r"(?:городск\w+ |гор\. ?)округ\w*(?: с внутригородским делением)?", frozenset({CITY_DISTRICT})),
    (r"(?:муниципальн\w+ |мун\. ?)округ\w*", frozenset({MUNICIPAL_DISTRICT})),
    (r"(?:муниципальн\w+ |мун\. ?)(?:район\w*|р-о?н)", frozenset({DISTRICT})),
    (r"городск\w+ поселени\w+", frozenset({TOWN})),
    (r"сельск\w+ поселени\w+", frozenset({VILLAGE})),
    (r"г\. ?о\.?|го", frozenset({CITY_DISTRICT})),
    (r"м\. ?р\.?|мр", frozenset({DISTRICT})),
    (r"г\. ?п\.?|гп", frozenset({TOWN})),
    (r"с\. ?п\.?|сп", frozenset({VILLAGE})),
    (r"м\. ?о\.?|мо|муниципальн\w+ образовани\w+", frozenset()),  # says only that it is a municipality
    (r"округ", frozenset({CITY_DISTRICT, MUNICIPAL_DISTRICT})),
    (r"район|р-он|р-н", frozenset({DISTRICT})),
    (r"город|гор\.|г\.", frozenset()),
)
# A word ends where letters end, or with its own full stop: «г.Самара».
_WORDS = tuple((re.compile(rf"(?<![\w-])(?:{shape})(?:(?<=\.)|(?![\w-]))"), kinds) for shape, kinds in _SHAPES)


def split_kind(text: str) -> tuple[str, frozenset[str]]:
    """«г.о. Самара» → («самара», {городской округ}); no word for a kind → an empty set."""
    rest, found = fold(text), None
    for pattern, kinds in _WORDS:
        rest, times = pattern.subn(" ", rest)
        if times and kinds:
            found = kinds if found is None else found & kinds or found | kinds  # at odds: several, so a question
    return " ".join(rest.strip(" .,;*()-").split()), found or frozenset()


def one_kind(text: str) -> str | None:
    """The kind that a cell of the column «Тип» names, None when it names none or several."""
    rest, kinds = split_kind(text)
    return next(iter(kinds)) if len(kinds) == 1 and not rest else None
