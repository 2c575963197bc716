"""The demo region: 36 municipalities that do not exist, and how each of them goes through the season."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final, Literal

NAME: Final = "Демонстрационная область"

Rhythm = Literal["weekly", "daily", "organisations", "organisations+total", "silent", "never"]

# name | residents | checkpoints (`season.CALENDARS`) | rhythm | reached by today, % of the final target:
# registered users, initiatives. Targets above 140 % were timid ones.
_TABLE: Final = """
городской округ Верхнелужск          | 292500 | A | daily               |  64 |  52
городской округ Светлоборск          | 148300 | A | daily               |  69 |  59
городской округ Камнеречинск         |  96700 | A | weekly              |  61 |  48
городской округ Новотальск           |  71200 | B | daily               |  82 |  67
городской округ Озеряновск           |  58900 | C | organisations+total |  66 |  56
городской округ Лучегорьевск         |  44100 | A | daily               |  44 |  33
городской округ Дальноборск          |  35600 | D | daily               |  58 |  50
городской округ Стекольногорск       |  27400 | A | weekly              |  91 |  75
Берёзоложский муниципальный округ    |  52300 | A | daily               |  67 |  55
Тихоплёсовский муниципальный округ   |  38800 | B | daily               |  50 |  40
Ключеборский муниципальный округ     |  33100 | A | daily               |  75 |  64
Малолужинский муниципальный округ    |  29700 | C | weekly              |  62 |  51
Вязоборский муниципальный округ      |  26500 | A | organisations       |  71 |  61
Росистовский муниципальный округ     |  23900 | D | daily               |  33 |  24
Полынковский муниципальный округ     |  21800 | A | daily               |  95 |  88
Мшанковский муниципальный округ      |  19600 | B | silent              |  38 |  27
Холмоборский муниципальный округ     |  17900 | A | daily               |  64 |  53
Старомельничный муниципальный округ  |  16200 | C | weekly              |  56 |  45
Зимнеключевский муниципальный округ  |  14700 | A | daily               | 158 | 143
Еловодский муниципальный округ       |  12800 | A | daily               |  60 |  49
Ольхоложский муниципальный район     |  41500 | A | daily               |  72 |  58
Кленоводский муниципальный район     |  31400 | B | daily               |  65 |  54
Журавлеборский муниципальный район   |  28200 | A | organisations       |  54 |  43
Песчаноборский муниципальный район   |  24600 | D | daily               |  77 |  62
Туманинский муниципальный район      |  22300 | A | weekly              |  48 |  36
Ржанополянский муниципальный район   |  20100 | C | daily               |  69 |  57
Сорочеборский муниципальный район    |  18400 | A | never               |   0 |   0
Криничеборский муниципальный район   |  16900 | A | daily               |  86 |  70
Гречиховодский муниципальный район   |  15300 | B | weekly              |  28 |  19
Бортниководский муниципальный район  |  13900 | A | daily               |  63 |  52
Дубоплёсский муниципальный район     |  12100 | D | daily               |  80 |  68
Перепёлоборский муниципальный район  |  10600 | A | weekly              | 186 | 151
Ивоврагский муниципальный район      |   9300 | C | silent              |  52 |  41
Снежноложский муниципальный район    |   7800 | A | daily               |  57 |  47
Лунноплёсский муниципальный район    |   5900 | A | weekly              |  74 |  60
Дальнекриницкий муниципальный район  |   4120 | B | weekly              |  36 |  25
"""

_POSITIONS: Final = (
    "заместитель главы по социальным вопросам",
    "директор МБУ «Молодёжный центр»",
    "начальник управления образования",
    "управляющий делами администрации",
    "начальник отдела по работе с общественностью",
    "директор МБУК «Дом культуры»",
)
_OKTMO: Final = {"городской округ": 700, "муниципальный округ": 500, "муниципальный район": 600}
_OKTMO_REGION: Final = 59  # no region of the country has it


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """One municipality: what its register row says, and the story that its figures tell."""

    name: str
    kind: str
    oktmo: str
    population: int
    employees: int  # in the public sector
    responsible: str  # a position, never a person
    hotline: str
    latitude: float
    longitude: float
    calendar: str
    rhythm: Rhythm
    reached: tuple[float, float]  # by today, as shares of the final targets: registered users, initiatives


def municipalities(seed: int) -> tuple[Municipality, ...]:
    """The register in its order: districts of cities first, the large before the small."""
    lines = _TABLE.strip().splitlines()
    return tuple(_municipality(number, line, seed) for number, line in enumerate(lines))


def _municipality(number: int, line: str, seed: int) -> Municipality:
    name, residents, calendar, rhythm, *reached = (part.strip() for part in line.split("|"))
    kind = next(kind for kind in _OKTMO if kind in name)
    random = Random(f"{seed} {name}")  # noqa: S311 - a story, not a secret
    return Municipality(
        name=name,
        kind=kind,
        oktmo=f"{_OKTMO_REGION}{_OKTMO[kind] + number + 1:03}000",
        population=int(residents),
        employees=round(int(residents) * random.uniform(0.08, 0.12)),
        responsible=_POSITIONS[number % len(_POSITIONS)],
        hotline=f"8 (000) 200-10-{number + 1:02}",
        latitude=round(54.2 + 0.4 * (number % 6) + random.uniform(-0.12, 0.12), 3),  # spread over a grid of 6 × 6
        longitude=round(51.0 + 0.7 * (number // 6) + random.uniform(-0.2, 0.2), 3),
        calendar=calendar,
        rhythm=rhythm,  # type: ignore[arg-type]  # test_demo reads the table through this
        reached=(int(reached[0]) / 100, int(reached[1]) / 100),
    )
