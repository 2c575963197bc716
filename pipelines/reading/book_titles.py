"""The title of a book as the name of a municipality: «Марафон_2026, Темновский район (копия)»."""

from __future__ import annotations

import re
from typing import Final

from pipelines.reading.names import Match, Register
from pipelines.reading.text import fold

_MONTHS: Final = (
    r"январ[ьяе]|феврал[ьяе]|марта?|апрел[ьяе]|ма[йяе]|ию[нл][ьяе]|августа?|(?:сентябр|октябр|ноябр|декабр)[ьяе]"
)
# What is in a title beside a name. Whole words only: «Майский» is no month.
_NOISE: Final = re.compile(
    r"(?<![\w-])(?:"
    r"муниципальн\w+ диалог\w*|диалог\w*|марафон\w*|муниципалитет\w*|мониторинг\w*|свод(?:а|ы|н\w+)?|отчет\w*|показател\w+"
    r"|данны[ехм]\w?|таблиц\w*|форм[аы]|сведени\w+|информаци\w+|статистик\w+|результат\w*|итог[аи]?|цел[иь]|целев\w+|план(?:а|ы|овы\w+)?"
    r"|факт(?:а|ы|ическ\w+)?|инициатив\w*|зарегистрирован\w+|регистраци\w+|пользовател\w+|участник\w*|подан\w+"
    r"|(?:еже)?недел\w+|ежедневн\w+|копи[яию]|copy|of|нов(?:ый|ая|ое)|new|final|финал\w*|актуальн\w+|испр\w*|верси[яи]|лист|книга|файл"
    rf"|на|за|по|от|до|для|с|в|к|состояни[еюи]|[vв][0-9]+|год(?:а|у)?|г\.|{_MONTHS}"
    r")(?![\w-])"
)
_DIGITS: Final = re.compile(r"(?<![^\W\d])[0-9][0-9.,/:-]*(?: ?(?:г\.|г(?!\w)|года?|гг\.?))?(?![^\W\d])")
_PUNCTUATION: Final = re.compile(r"[_#№%+=&|~!?/\\]+")


def match_title(register: Register, title: str) -> Match:
    """Whom a title names: as it stands, else without what is no name. E310 where that is nobody, or several."""
    plain = _plain(title)
    found = register.match(plain)
    if found.municipality_id is None and (bare := _bare(plain)) and bare != plain:
        found = register.match(bare)
    if found.municipality_id is not None or found.code == "E304":
        return Match(found.municipality_id, found.code, value=title)
    return Match(code="E310", suggestion=found.suggestion, value=title)


def _plain(title: str) -> str:
    """Without the file's extension and what stands for a space."""
    return _PUNCTUATION.sub(" ", re.sub(r"\.(?:xlsx|xlsm|csv)$", "", title.strip(), flags=re.IGNORECASE))


def _bare(title: str) -> str:
    """Without dates, numbers and the words for a table."""
    rest = _NOISE.sub(" ", _DIGITS.sub(" ", fold(title)))
    return " ".join(re.sub(r"\(\s*\)", " ", rest).split()).strip(" .,;:-")
