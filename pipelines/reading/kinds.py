"""Kinds of municipalities, and the words by which people name them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from pipelines.reading.text import fold

CITY_DISTRICT: Final = "городской округ"
MUNICIPAL_DISTRICT: Final = "муниципальный округ"
DISTRICT: Final = "муниципальный район"
TOWN: Final = "городское поселение"
VILLAGE: Final = "сельское поселение"
INNER_CITY: Final = "внутригородская территория"

_NONE: Final = frozenset[str]()
_CITY: Final = frozenset({CITY_DISTRICT, MUNICIPAL_DISTRICT, TOWN})  # what may be called «город»: no район
_PLACE: Final = frozenset({CITY_DISTRICT, TOWN, VILLAGE, INNER_CITY})  # what may be called «посёлок»
_MUNICIPAL: Final = r"(?:муниципальн\w+ |муниц(?:ип)?\. ?|мун\. ?|м\. ?)"

# At each place of a text the first that fits counts: «муниципальный округ» before «округ». A shape that several kinds share
# names them all. The region's name, as in «городской округ Самара Самарской области», is no part of the municipality's.
_SHAPES: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (
        r"[\w-]+[сц]к(?:ой|ая) (?:автономн(?:ой|ая) )?(?:област[ьи]|обл\.?|республик[аи])(?: ?- ?(?:чуваши[ия]|кузбасса?))?"
        r"|республик[аи] (?:северн(?:ая|ой) осети[яи](?: ?- ?алани[яи])?|марий эл|[\w-]+(?: \([\w-]+\))?)"
        r"|[\w-]+[сц]к(?:ого|ий) (?:кра[йя]|автономн\w+ округ\w*(?: ?- ?югр[аы])?)"
        r"|города? федерального значения(?: (?:санкт-петербурга?|москв[аы]|севастопол[ья]))?"
        r"|(?:города |г\. ?)(?:санкт-петербурга|москвы|севастополя)",
        _NONE,
    ),
    (r"внутригородск\w+ (?:муниципальн\w+ образовани\w+|территори\w+|район\w*)", frozenset({INNER_CITY})),
    (
        r"(?:городск\w+ |гор\. ?|г\. ?)окр(?:уг\w*|\.)(?: с внутригородским делением)?"
        r"|зато|закрыт\w+ административно-территориальн\w+ образовани\w+",
        frozenset({CITY_DISTRICT}),
    ),
    (rf"{_MUNICIPAL}окр(?:уг\w*|\.)", frozenset({MUNICIPAL_DISTRICT})),
    (
        rf"{_MUNICIPAL}(?:район\w*|р[-/]о?на?)|национальн\w+ район\w*|(?:улус|кожуун)\w*(?: \(район\w*\))?",
        frozenset({DISTRICT}),
    ),
    (r"городск\w+ поселени\w+", frozenset({TOWN})),
    (r"сельск\w+ (?:поселени\w+|совет\w*)|сельсовет\w*|с/с|наслег\w*|сумон\w*", frozenset({VILLAGE})),
    (r"г[./ ] ?о\.?|го", frozenset({CITY_DISTRICT})),
    (r"м[./ ] ?р\.?|мр", frozenset({DISTRICT})),
    (r"г[./] ?п\.?|гп", frozenset({TOWN})),
    (r"с[./] ?п\.?|сп", frozenset({VILLAGE})),
    (  # say only that it is a municipality
        rf"м[./ ] ?о\.?|мо|{_MUNICIPAL}об(?:разовани\w+|р\.)|муниципалитет\w*|администраци\w+",
        _NONE,
    ),
    (r"округа?", frozenset({CITY_DISTRICT, MUNICIPAL_DISTRICT})),
    (r"района?|р[-/]о?на?", frozenset({DISTRICT})),
)
# A word ends where letters end, or with its own full stop: «г.Самара».
_WORDS: Final = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"({shape})" for shape, _ in _SHAPES) + r")(?:(?<=\.)|(?![\w-]))"
)
_GENITIVE: Final = re.compile(r"(?:района|округа|р[-/]о?на|поселения|образования|сельсовета)$|^администраци")

# What a place is called, before its name or, abbreviated, behind it: «г. Самара», «Самара г.», «Самара (город)». Elsewhere
# it is part of the name: «Старый Город».
_BEFORE: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (r"город(?:а|-курорт|-герой)?(?: \w+ого значения)?|гор|г(?: ?- ?к)?", _CITY),
    (r"(?:рабоч\w+ |курортн\w+ |дачн\w+ )?поселок(?: городского типа)?|пос|п|пгт|п г т|рп|р п", _PLACE),
    (r"село|деревня|дер|станица|ст-ца|хутор|аул|с|д", frozenset({VILLAGE})),
)
_PLACES: Final = tuple((re.compile(rf"(?:{words}) (?=\S)"), kinds) for words, kinds in _BEFORE)
_BEHIND: Final = re.compile(r"(?:[,(-] *(?:город|г\.?)|(?<![иыо]й) город|(?<=\w) г\.?)[ )]*$")
# The district of a settlement, the city of an inner-city territory: «Кинельского района», «муниципального района Кинельский».
_PARENT: Final = re.compile(
    r"(?P<of>[\w-]+[сц]к)ого (?:муниципальн\w+ )?(?:района|р-на)"
    r"|муниципального района (?P<stem>[\w-]+[сц]к)ий"
    r"|[,(] *(?P<plain>[\w-]+[сц]к)ий (?:район|р-н)\b\)?"
    r"|городского округа (?P<city>[\w -]+)$"
)
_NUMBERED: Final = re.compile(r"^[0-9]{1,3}[.)] *|[*⁰¹²³⁴-⁹]+")
# Latin letters that look Cyrillic: where all of them do, «Caмapa» is a Russian name though most of its letters are Latin.
_LOOK_ALIKE: Final = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_MIXED: Final = re.compile(r"(?=.*[а-я])[^dfgijlnqrsuvwz]*")
_PUNCTUATION: Final = re.compile(r"[\s.,;:()\[\]*]+")


class Name(NamedTuple):
    """A name taken apart. `parent` is where a settlement lies, `is_genitive`: «… Темновского района»."""

    base: str
    kinds: frozenset[str] = _NONE
    parent: str | None = None
    is_genitive: bool = False


def split_kind(text: str) -> tuple[str, frozenset[str]]:
    """«г.о. Самара» → («самара», {городской округ}); no word for a kind → an empty set."""
    name = parse_name(text)
    return name.base, name.kinds


@lru_cache(maxsize=50_000)  # a register is asked about the same names over and over
def parse_name(text: str) -> Name:
    """The name of a municipality, folded, apart from the words for its kind, its region and its district."""
    whole = fold(_NUMBERED.sub("", text))
    if _MIXED.fullmatch(whole):
        whole = whole.translate(_LOOK_ALIKE)
    name = _without_kinds(whole)
    found = _PARENT.search(whole)
    if found is None:
        return name
    inner = _without_kinds(whole[: found.start()] + " " + whole[found.end() :])
    if not inner.base or (found["city"] and inner.kinds != {INNER_CITY}):
        return name  # it is the name itself
    stem = found["of"] or found["stem"] or found["plain"]
    return inner._replace(parent=f"{stem}ий" if stem else _bare(found["city"]))


def _without_kinds(rest: str) -> Name:
    kinds, is_genitive = _NONE, False

    def take(found: re.Match[str]) -> str:
        nonlocal kinds, is_genitive
        kinds = _both(kinds, _SHAPES[(found.lastindex or 1) - 1][1])
        is_genitive = is_genitive or _GENITIVE.search(found[0]) is not None
        return " "

    rest = _WORDS.sub(take, rest)
    if _BEHIND.search(rest):
        rest, kinds = _BEHIND.sub(" ", rest), _both(kinds, _CITY)
    rest = _bare(rest)
    for pattern, own in _PLACES:
        if found := pattern.match(rest):
            is_genitive = is_genitive or found[0] == "города "
            rest, kinds = rest[found.end() :], _both(kinds, own)
            break
    return Name(_bare(rest), kinds, None, is_genitive)


def _both(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """What two words for a kind say together; at odds: several, so a question."""
    return one & other or one | other


def _bare(text: str) -> str:
    return _PUNCTUATION.sub(" ", text).strip(" -")


def genitives(base: str) -> set[str]:
    """How a name may read behind «администрация», «города»: «темновский» → «темновского», «кинель» → «кинеля»."""
    *first, last = base.split() or [""]
    before = [_adjective(word) or word for word in first]
    return {" ".join([*before, form]) for form in _forms(last)}


def _adjective(word: str) -> str | None:
    for ending, others in (("кий", "кого"), ("ий", "его"), ("ый", "ого"), ("ой", "ого"), ("ое", "ого"), ("ая", "ой")):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return word.removesuffix(ending) + others
    return None


def _forms(word: str) -> set[str]:
    adjective = _adjective(word)
    return {adjective} if adjective else _noun(word)


def _noun(word: str) -> set[str]:
    match word[-1:]:
        case "ь":
            return {word[:-1] + "я", word[:-1] + "и"}
        case "а":
            return {word[:-1] + ("и" if word[-2:-1] in set("гкхжшщч") else "ы")}
        case "я":
            return {word[:-1] + "и"}
        case "о":
            return {word[:-1] + "а"}
        case "й":
            return {word[:-1] + "я"}
        case last if last in set("бвгджзклмнпрстфхцчшщ"):
            return {word + "а"}
    return set()


def one_kind(text: str) -> str | None:
    """The kind that a cell of the column «Тип» names, None when it names none or several."""
    rest, kinds = split_kind(text)
    return next(iter(kinds)) if len(kinds) == 1 and not rest else None
