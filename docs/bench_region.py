"""A published region of 300 municipalities in which every tab is filled: what `make bench` measures and tests open pages on."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from pipelines.refresh import refresh
from pipelines.settings import load

MANY: Final = 300
KINDS: Final = ("муниципальный район", "муниципальный округ", "городской округ")
DIRECTIONS: Final = ("Культура", "Образование", "Здравоохранение")
TOPICS: Final = ("о марафоне", "об участии муниципалитета", "о горячей линии и координаторах")
WAYS: Final = ("горячая линия", "очно", "заочно")

Rows = Iterable[Sequence[str]]


def many(folder: Path, zone: ZoneInfo) -> Path:
    """Its settings, for today in that zone: three checkpoints each, figures, messages and consultations for ten weeks, a meeting every second week."""
    book, chance = folder / "book", Random(1)  # noqa: S311 - figures of a benchmark
    book.mkdir(parents=True)
    today = datetime.now(zone).date()
    starts = today - timedelta(days=70)
    names = [f"Муниципалитет {n}" for n in range(MANY)]
    for tab, head, rows in (
        ("Муниципалитеты", "Муниципалитет|Код ОКТМО|Тип|Население|Работники бюджетной сферы", _register(names, chance)),
        ("Цели", "Муниципалитет|Этап|Срок|Зарегистрировано|Инициативы", _targets(names, starts)),
        ("Факт", "Дата|Муниципалитет|Зарегистрировано|Инициативы", _facts(names, starts, chance)),
        ("Координация", "Муниципалитет|Уровень|Направление|Организация|Должность", _units(names)),
        ("Информирование", "Дата|Муниципалитет|Тема|Канал|Охват", _told(names, starts, chance)),
        ("Консультации", "Дата|Муниципалитет|Канал|Количество", _advised(names, starts, chance)),
        ("Встречи", "Дата|Время|Формат|Тема|Участники|Ссылка", _meetings(starts)),
        (
            "Поручения",
            "Встреча|Муниципалитет|Поручение|Срок|Статус|Отметка об исполнении",
            _asked(names, starts, chance),
        ),
    ):
        with (book / f"{tab}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head.split("|"), *rows])
    config = folder / "marathon.toml"
    config.write_text(
        f'region = "Область"\ntimezone = "{zone.key}"\nwarehouse = "marathon.duckdb"\nlanding = "landing.duckdb"\nstarts = {starts}\n'
        f'ends = {today + timedelta(days=30)}\n[[sources]]\nname = "Свод"\nworkbook = "book"\n',
        encoding="utf-8",
    )
    refresh(load(config))
    return config


def _register(names: list[str], chance: Random) -> Rows:
    for n, name in enumerate(names):
        people = chance.randrange(5_000, 200_000)
        yield name, str(10_000_000 + n * 1_000), KINDS[n % 3], str(people), str(people // 12)


def _targets(names: list[str], starts: date) -> Rows:
    for n, name in enumerate(names):
        for stage, days in ((1, 30), (2, 60), (3, 100)):
            yield name, f"Этап {stage}", _day(starts, days), str(_final(n) * stage // 3), str(_final(n) * stage // 9)


def _facts(names: list[str], starts: date, chance: Random) -> Rows:
    for n, name in enumerate(names):
        pace = chance.uniform(0.3, 1.3)
        for week in range(1, 11):
            figure = int(_final(n) * pace * week / 14)
            yield _day(starts, 7 * week), name, str(figure), str(figure // 3)


def _final(n: int) -> int:
    """The final target of a municipality, 20 to 399."""
    return 20 + n * 127 % 380


def _units(names: list[str]) -> Rows:
    for n, name in enumerate(names):
        if n % 9:
            yield name, "координационная группа", "", "", "глава"
        for place, direction in enumerate(DIRECTIONS):
            if (n + place) % 4:
                yield name, "рабочая группа", direction, "", "заместитель главы"
            yield name, "координатор", direction, f"Учреждение {place}", "методист"


def _told(names: list[str], starts: date, chance: Random) -> Rows:
    for name in names:
        for topic in TOPICS:
            for week in sorted(chance.sample(range(10), chance.randrange(4))):
                yield _day(starts, 7 * week + 2), name, topic, "собрание", str(chance.randrange(10, 400))


def _advised(names: list[str], starts: date, chance: Random) -> Rows:
    for name in names:
        for way in WAYS:
            yield _day(starts, 7 * chance.randrange(10) + 3), name, way, str(chance.randrange(1, 30))


def _meetings(starts: date) -> Rows:
    for week in range(0, 12, 2):
        yield _day(starts, 7 * week + 1), "14:00", "ВКС", f"Встреча {week // 2 + 1}", "ответственные", ""


def _asked(names: list[str], starts: date, chance: Random) -> Rows:
    for week in range(0, 10, 2):
        for name in chance.sample(names, MANY // 2):
            due, status = _day(starts, 7 * week + chance.randrange(8, 30)), chance.choice(("в работе", "исполнено"))
            yield _day(starts, 7 * week + 1), name, f"назначить координаторов, часть {week // 2 + 1}", due, status, ""


def _day(starts: date, days: int) -> str:
    return f"{starts + timedelta(days=days):%d.%m.%Y}"
