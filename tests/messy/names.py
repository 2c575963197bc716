"""Municipalities that do not exist, and the ways in which their names are typed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

CITY, OKRUG, DISTRICT = "городской округ", "муниципальный округ", "муниципальный район"

_FIRST = (
    "Верхне",
    "Светло",
    "Камне",
    "Озеро",
    "Луче",
    "Дально",
    "Стекло",
    "Берёзо",
    "Тихо",
    "Ключе",
    "Мало",
    "Вязо",
    "Росо",
    "Полыно",
    "Мшано",
    "Холмо",
    "Старо",
    "Зимне",
    "Ело",
    "Ольхо",
    "Клёно",
    "Журавле",
    "Песчано",
    "Тумано",
    "Ржано",
    "Сороче",
    "Криниче",
    "Гречихо",
    "Бортно",
    "Дубо",
    "Перепёло",
    "Иво",
    "Снежно",
    "Лунно",
    "Медо",
    "Рябино",
    "Грибо",
    "Сосно",
    "Ветро",
    "Черёмухо",
)
_TOWN = ("борск", "горск", "лужск", "тальск", "плёс")
_ADJECTIVE = ("борский", "ложский", "водский", "полянский", "лужинский", "плёсский")
_NAMESAKE = ("Слободка", "Подгорье", "Ключёвка", "Заречье")
_CODES = {CITY: 700, OKRUG: 500, DISTRICT: 600}

_WAYS = {
    CITY: (
        "городской округ {}", "г.о. {}", "г. о. {}", "г.о.{}", "{} г.о.", "ГО {}", "ГО «{}»", "городской округ «{}»",
        "{} (городской округ)", "городской округ город {}", "Городской округ {}", "{}, городской округ",
    ),
    OKRUG: (
        "{} муниципальный округ", "{} м.о.", "{} округ", "муниципальный округ {}", "{} (муниципальный округ)",
        "м.о. {}", "Муниципальный округ «{}»",
    ),
    DISTRICT: (
        "{} муниципальный район", "{} район", "{} р-н", "м.р. {}", "МР {}", "муниципальный район {}",
        "МР «{}»", "{} (муниципальный район)", "{} муниципальный р-н", "Муниципальный район {}",
    ),
}  # fmt: skip
_BARE = {CITY: ("{}", "г. {}", "город {}", "МО „Город {}“", "г.{}"), OKRUG: ("{}",), DISTRICT: ("{}",)}
_LATIN = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")


@dataclass(frozen=True)
class Municipality:
    """One row of the register."""

    base: str  # «Верхнеборск», «Тихоложский»
    kind: str
    oktmo: str
    population: int
    has_namesake: bool = False

    @property
    def name(self) -> str:
        """As the register writes it."""
        return f"{self.base} {self.kind}" if self.base.endswith("ский") else f"{self.kind} {self.base}"


def municipalities(random: Random, count: int) -> list[Municipality]:
    """`count` of them, two of which are namesakes of different kind."""
    area = random.choice(["99", "99", "09"])
    firsts = random.sample(_FIRST, count - 2)
    namesake = random.choice(_NAMESAKE)
    found = [_municipality(random, area, n, namesake, kind, True) for n, kind in ((1, CITY), (2, DISTRICT))]
    for number, first in enumerate(firsts, 3):
        kind = random.choice([CITY, OKRUG, DISTRICT, DISTRICT])
        last = random.choice(_TOWN if kind == CITY else _ADJECTIVE)
        found.append(_municipality(random, area, number, first + last, kind))
    random.shuffle(found)
    return found


def _municipality(
    random: Random, area: str, number: int, base: str, kind: str, has_namesake: bool = False
) -> Municipality:
    residents = round(4000 * 71 ** random.random())
    return Municipality(base, kind, f"{area}{_CODES[kind] + number:03}000", residents, has_namesake)


def spelled(random: Random, of: Municipality, *, mess: float) -> str:
    """The name in one of the ways that mean this municipality and no other."""
    if random.random() >= mess:
        return of.name
    ways = _WAYS[of.kind] + (() if of.has_namesake else _BARE[of.kind])
    name = random.choice(ways).format(of.base)
    if of.kind in name and random.random() < 0.1:
        name += " Приозёрской области"
    return _dressed(random, name)


def _dressed(random: Random, name: str) -> str:
    dress = random.choice(["", "", "", "upper", "ё", "latin", "trailing", "nbsp", "double"])
    match dress:
        case "upper":
            return name.upper()
        case "ё":
            return name.replace("ё", "е")
        case "latin":
            at = random.sample(range(len(name)), 2)
            return "".join(letter.translate(_LATIN) if n in at else letter for n, letter in enumerate(name))
        case "trailing":
            return name + random.choice([" ", "  ", "\u00a0", "\n"])
        case "nbsp":
            return name.replace(" ", "\u00a0")
        case "double":
            return name.replace(" ", "  ")
    return name


def misspelled(random: Random, of: Municipality) -> tuple[str, str]:
    """(what is wrong, a name that means nobody or several)."""
    if of.has_namesake:
        return "bare namesake", random.choice([of.base, of.base.upper(), f"МО «{of.base}»", f"{of.base} "])
    letters = list(of.base)
    at = random.randrange(2, len(letters) - 4)
    wrong = random.choice(["letter lost", "letters swapped", "nobody", "another kind", "letter changed"])
    match wrong:
        case "letter lost":
            del letters[at]
        case "letters swapped" if letters[at] != letters[at + 1]:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        case "nobody":
            return wrong, random.choice(["Нездешний район", "г.о. Чужегорск", "Соседский муниципальный округ"])
        case "another kind":
            other = random.choice([kind for kind in (CITY, DISTRICT) if kind != of.kind])
            return wrong, f"{of.base} {other}"
        case _:
            letters[at] = "щ"
    return "typo", random.choice(_WAYS[of.kind][:2]).format("".join(letters))
