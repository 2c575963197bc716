"""Texts as people mean them: case, ё/е, odd spaces, quotes and Latin look-alikes folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Latin letters that look Cyrillic on screen, in lower case.
_LOOK_ALIKE = str.maketrans("aceëopxykmtbh", "асееорхукмтвн")
_CYRILLIC = re.compile(r"[а-я]")
_LATIN = re.compile(r"[a-z]")
_QUOTES = str.maketrans(dict.fromkeys("«»\"“”„‟'’‘`", " "))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

_REGION = (
    r"(?:(?:[\w-]+ )?(?:область|край|республика|регион|автономный округ)|(?:[\w-]+ )?(?:округа|районы|муниципалитеты))"
)
_TOTAL = re.compile(
    rf"(?:итого|всего|в том числе|в среднем)\b|среднее(?: значение)?(?: по\b.*)?$|в т\. ?ч|{_REGION} - (?:всего|итого)$"
)

_EVERYBODY = re.compile(
    r"вс(?:е|ем)(?: (?:мо|муниципалитет(?:ы|ам)|муниципальн\w+ образовани(?:я|ям)))?|all(?: municipalities)?"
)

MISSING = frozenset({"-", "--", "нет", "нет данных", "н/д", "нд", "н.д.", "х", "x", "...", "…", "n/a"})

_IS_SET = r"(?:назначен|определен|указан|создан|открыт|подключен|утвержден|известн)\w*"
_WAITING = re.compile(
    rf"(?:на )?уточн\w+|(?:пока|еще) нет|(?:пока |еще )?(?:не {_IS_SET}|отсутствует)"
    rf"|(?:будет |сообщим )?(?:позже|позднее)|будет(?: (?:позже|позднее))? {_IS_SET}(?: (?:позже|позднее))?"
    r"|вакан\w+|_+|\?+|tb[acd]"
)


def fold(text: str) -> str:
    """The text in lower case with single spaces, «е» for «ё», no quotes, and Cyrillic letters in mostly Cyrillic text."""
    return _fold(text[:2000])


@lru_cache(maxsize=50_000)  # a sheet says the same names and days over and over
def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    text = _INVISIBLE.sub("", text).translate(_QUOTES).translate(_DASHES)
    if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)):
        text = text.translate(_LOOK_ALIKE)
    return " ".join(text.split())


def fold_title(text: str) -> str:
    """`fold` for headers and tab titles: also without a closing full stop, colon, asterisk."""
    return fold(text).strip(" .:;*")


def fold_name(text: str) -> str:
    """`fold_title` for names of organisations and checkpoints: «Школа № 2» is «школа №2» and «Школа 2», too."""
    return fold_title(re.sub(r"\s*№\s*", " ", text))


def is_missing(text: str) -> bool:
    """«-», «нет», «н/д», «х», «…»: the typist says that there is no figure."""
    return fold(text) in MISSING


def is_waiting(text: str) -> bool:
    """«уточняется», «будет позже», «не назначен»: the typist says that there is nothing yet, in other words."""
    return _WAITING.fullmatch(fold_title(text)) is not None


def is_whole(text: str) -> bool:
    """«Итого», «Всего» and nothing more, or «по муниципалитету»: as organisation or direction it means all of them."""
    return re.fullmatch(r"(итого|всего)( по (муниципалитету|району|округу))?", fold_title(text)) is not None


def is_everybody(text: str) -> bool:
    """«Все», «Всем муниципалитетам», «Все МО»: all municipalities at once."""
    return _EVERYBODY.fullmatch(fold_title(text)) is not None


def is_total(text: str) -> bool:
    """«Итого», «ИТОГО по району», «Всего по области», «в т.ч.»: a row that sums others."""
    return _TOTAL.match(fold(text)) is not None
