"""What a header, a title or a label says of the figures it stands over: which indicator, plan or fact, of which day.

A text is understood whole or not at all: «Инициатив на 1 000 жителей» holds a word more than «Инициативы» and is
therefore not taken for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Self

from pipelines.cells import Cell, Kind
from pipelines.reading.days import EPOCH
from pipelines.reading.season import Season
from pipelines.reading.text import fold
from pipelines.reading.values import DAY_PATTERN, day_in

REGISTERED: Final = "registered_users"
SUBMITTED: Final = "submitted_initiatives"


@dataclass(frozen=True)
class Meaning:
    """What is said of a figure; None where nothing is. `role` names the contract tab: «actual» or «target»."""

    indicator: str | None = None
    role: str | None = None
    day: date | None = None
    checkpoint: str | None = None
    municipality: str | None = None
    is_increment: bool | None = None
    is_derived: bool | None = None  # a percentage, a difference, a rank: computed from others
    is_total: bool | None = None  # it sums its neighbours
    is_due: bool | None = None  # «до 1 октября»: the day of a plan; of a fact only where it is called one

    def over(self, other: Meaning) -> Self:
        """This one, and where it says nothing, the other."""
        missing = {f.name: getattr(other, f.name) for f in fields(self) if getattr(self, f.name) is None}
        return replace(self, **missing)

    def contradicts(self, other: Meaning) -> bool:
        """They cannot both be meant: two days, two indicators, plan and fact."""
        both = ((getattr(self, name), getattr(other, name)) for name in _TELLING)
        return any(mine is not None and theirs is not None and mine != theirs for mine, theirs in both)

    @property
    def is_empty(self) -> bool:
        """Nothing at all is said."""
        return self == NOTHING


NOTHING: Final = Meaning()
_TELLING: Final = (
    "indicator",
    "role",
    "day",
    "checkpoint",
    "is_increment",
)  # two different ones of these cannot both be meant

_WORDS: Final[tuple[tuple[str, dict[str, object]], ...]] = (
    (
        r"на (?:весь )?(?:марафон|сезон)|(?:на конец|к концу) (?:марафона|сезона)|итогов\w+(?= (?:план|цел))",
        {"at_end": True},
    ),
    (r"за (?:весь )?(?:марафон|сезон)", {"is_increment": False}),
    (
        r"нарастающ\w+ итогом|накопительн\w+(?: итогом)?|всего на дату|с начала (?:марафона|сезона|периода)",
        {"is_increment": False},
    ),
    (r"за (?:отчетн\w+ )?(?:период|неделю|день|сутки|месяц)|прирост\w*", {"is_increment": True}),
    (
        r"процент\w*|дол[яи]|исполнени\w+|выполнени\w+|достижени\w+|вып|отклонени\w+|откл|остал\w+|остаток|отставани\w+|опережени\w+"
        r"|разниц\w+|рейтинг\w*|место|темп\w*|прогноз\w*|динамик\w*|нужно",
        {"is_derived": True},
    ),
    ("%", {"is_derived": True}),
    (
        r"итог(?=[ (:,]|$)|финал\w*|(?:этап|контрольн\w+ точк\w+|кт|checkpoint|stage) ?-?(?:№|n[oо])? ?(?:\d{1,2}|i{1,3}|iv|v)|(?:\d{1,2}(?:-?(?:й|ый|ой|я|ая))?|i{1,3}|iv|v) (?:этап|контрольн\w+ точк\w+)",
        {"checkpoint": True},
    ),
    (
        r"(?:плановое|целевое|планов\w+|целев\w+)(?: (?:значени|показател)\w+)?|план(?:а|ы)?|цел[ьи]|задани[ея]|targets?|plan",
        {"role": "target"},
    ),
    (
        r"(?:фактическ\w+)(?: (?:значени|показател)\w+)?|факт(?:а|ы)?|достигнут[оа]?|исполнено|выполнено|actuals?|fact",
        {"role": "actual"},
    ),
    (
        r"(?:подан\w+ |поступи\w+ |внес[её]н\w+ |направлен\w+ |submitted )?(?:инициатив\w*|initiatives)(?: (?:подан\w+|поступи\w+|submitted))?|подано|поступило",
        {"indicator": SUBMITTED},
    ),
    (
        r"зарегистр\w+(?: (?:пользовател|участник|жител|граждан|человек)\w*)?|регистраци[яий]\w*(?: (?:пользовател|участник)\w*)?"
        r"|пользовател\w+(?: зарегистр\w+)?|registered(?: users)?|users",
        {"indicator": REGISTERED},
    ),
    (r"итого|всего|total", {"is_total": True}),
    (r"срок|due", {"is_due": True}),
    (
        r"количеств\w+|кол-во|числ[оа]|показател\w+|значени\w+|чел(?:овек)?|ед(?:иниц)?|шт(?:ук)?|по состоянию|данные",
        {},
    ),
)


def _guarded(words: str) -> str:
    """Whole words only."""
    return words if words == "%" else rf"(?<![\w-])(?:{words})(?![\w-])"


_PATTERN: Final = re.compile("|".join(f"(?P<w{n}>{_guarded(words)})" for n, (words, _) in enumerate(_WORDS)))
DAY: Final = re.compile(rf"(?<![\w.,-])(?:(?P<word>на|к|до|за|от|срок|due|by|on)\W+)?(?P<day>{DAY_PATTERN})(?!\w)")
_FILLING: Final = re.compile(r"(?:[\s.,:;()/«»№*-]|n[oо])*")


def said(cell: Cell, season: Season, *, serials: bool = False) -> Meaning | None:
    """What a header cell or a label says; None where it says something else, or more than is understood.

    `serials`: a whole number may be a day of the season whose cell has lost its format; only in headers.
    """
    if cell.kind is Kind.DATE and isinstance(cell.value, date):
        return Meaning(day=cell.value)
    if serials and cell.kind is Kind.NUMBER and isinstance(cell.value, int):
        first, last = (season.starts - EPOCH).days, (season.ends - EPOCH).days
        return Meaning(day=EPOCH + timedelta(days=cell.value)) if first <= cell.value <= last else None
    return said_in(str(cell.value), season) if cell.kind is Kind.TEXT else None


@lru_cache(maxsize=20_000)
def said_in(text: str, season: Season) -> Meaning | None:
    """As `said`, of a text."""
    found, rest = _cut(fold(text), season)
    if found is None or found.is_empty or _FILLING.fullmatch(rest) is None:
        return None
    named = found.indicator or found.role or found.day
    return replace(found, is_total=None) if named and found.is_total else found


def _cut(folded: str, season: Season) -> tuple[Meaning | None, str]:
    """What the known words and the one day of a folded text say together, and the text without them."""
    found = NOTHING
    days = list(DAY.finditer(folded))
    if len(days) > 1:
        return None, folded
    for match in days:
        day = day_in(match["day"], season)
        if day is None or match["word"] in {"за", "от"}:
            return None, folded  # «за 8 октября»: of that day alone, or by then?
        found = replace(found, day=day, is_due=True if match["word"] in {"до", "к", "срок", "due", "by"} else None)
        folded = folded[: match.start()] + " ; " + folded[match.end() :]
    rest = folded
    for match in _PATTERN.finditer(folded):
        words = _WORDS[int(str(match.lastgroup)[1:])][1]
        says = _meaning(dict(words), match[0], season)
        if found.contradicts(says):
            return None, folded
        found = found.over(says)
    rest = _PATTERN.sub(" ", folded)
    return found, rest


def _meaning(words: dict[str, object], text: str, season: Season) -> Meaning:
    """What one known word says; `text` is how it stands there."""
    if words.pop("at_end", None):
        return Meaning(day=season.ends, is_due=True)
    if words.pop("checkpoint", None):
        return Meaning(checkpoint=_checkpoint(text))
    return Meaning(**words)  # type: ignore[arg-type]


_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}


def _checkpoint(text: str) -> str:
    """«1-й этап», «этап I» → «Этап 1»: one checkpoint however it is spelled."""
    if text.startswith(("итог", "финал")):
        return "Итог"
    number = re.search(r"\d+|\b(?:i{1,3}|iv|v)\b", text)
    assert number is not None
    name = "Этап" if "этап" in text or "stage" in text else "Контрольная точка"
    return f"{name} {_ROMAN.get(number[0], number[0])}"
