"""What the demo's council and municipalities keep beside figures: groups, messages, consultations, meetings, assignments, people.

Not everybody does everything: some have no group, some topics were not told, some assignments are late.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from pipelines.demo.mistakes import ON, WHO, Line
from pipelines.demo.region import Municipality
from pipelines.demo.reports import UNITS
from pipelines.demo.season import TODAY, Season
from pipelines.demo.workbook import Sheet

LEVEL: Final = "Уровень"
WITHOUT_GROUP: Final = 9  # every ninth municipality has no coordination group
HEADS: Final = {
    "городской округ": "глава городского округа",
    "муниципальный округ": "глава муниципального округа",
    "муниципальный район": "глава муниципального района",
}
DIRECTIONS: Final = (
    ("Образование", "начальник управления образования"),
    ("Культура", "директор Дома культуры"),
    ("Здравоохранение", "заместитель главы по социальным вопросам"),
    ("Физическая культура и спорт", "начальник отдела по спорту"),
    ("Молодёжная политика", "директор молодёжного центра"),
    ("Социальная защита", "начальник отдела социальной поддержки"),
)
TOPICS: Final = ("о марафоне", "об участии муниципалитета", "о горячей линии и координаторах")
WAYS: Final = ("сайт администрации", "собрание в организации", "рассылка по организациям", "районная газета")
CHANNELS: Final = (("горячая линия", 12), ("очно", 8), ("заочно", 6))  # and how many at most
MEETINGS: Final = (  # day, time, format, topic
    (4, "10:00", "очно", "Старт марафона"),
    (18, "14:00", "ВКС", "Первые контрольные точки"),
    (32, "14:00", "ВКС", "Итоги первого этапа"),
    (46, "11:00", "смешанный", "Кому нужна помощь"),
    (60, "14:00", "ВКС", "Итоги второго этапа"),
    (72, "14:00", "ВКС", "Подготовка к третьему этапу"),
    (82, "11:00", "смешанный", "Последний месяц"),
    (95, "10:00", "очно", "Итоги марафона"),
)
TASKS: Final = (
    "назначить координаторов в организациях",
    "разместить телефон горячей линии на сайте",
    "провести собрания в школах",
    "сверить цифры за прошлую неделю",
    "создать рабочую группу по культуре",
)
TO_ALL: Final = "рассказать работникам о горячей линии и координаторах"
EVERYBODY: Final = "Все муниципалитеты"
DONE: Final = ("выполнено, письмо направлено", "собрания прошли во всех школах", "опубликовано на сайте")
NAMES: Final = ("Анна", "Вера", "Елена", "Мария", "Нина", "Ольга")
SURNAMES: Final = ("Берёзкина", "Ветрова", "Озерова", "Родникова", "Снежина", "Тропинкина")
FATHERS: Final = ("Ивановна", "Павловна", "Петровна", "Сергеевна")


def sheets(municipalities: Sequence[Municipality], season: Season, seed: int) -> Sequence[Sheet]:
    """The five tabs that stand in the region's workbook beside the figures."""
    everyone = list(enumerate(municipalities))
    units = [line for number, m in everyone for line in _units(m, number)]
    told = [line for number, m in everyone for line in _outreach(m, number, season, seed)]
    advised = [line for _, m in everyone for line in _consultations(m, season, seed)]
    return (
        Sheet("Координация", {WHO: 38, LEVEL: 26, "Направление": 28, "Организация": 32, "Должность": 44}, units),
        Sheet("Информирование", {ON: 12, WHO: 38, "Тема": 32, "Канал": 28, "Охват": 10}, _in_order(told)),
        Sheet("Консультации", {ON: 12, WHO: 38, "Канал": 16, "Количество": 12}, _in_order(advised)),
        Sheet(
            "Встречи",
            {ON: 12, "Время": 8, "Формат": 14, "Тема": 34, "Участники": 34, "Ссылка": 40},
            [_meeting(*meeting, season) for meeting in MEETINGS],
        ),
        Sheet(
            "Поручения",
            {"Встреча": 12, WHO: 38, "Поручение": 52, "Срок": 12, "Статус": 12, "Отметка об исполнении": 40},
            list(_assignments(municipalities, season, seed)),
        ),
    )


def contacts(municipalities: Sequence[Municipality]) -> Sheet:
    """«Контакты», in a workbook of its own; nobody of these people exists."""
    lines = [
        Line(
            row={
                WHO: m.name,
                "Роль": "ответственный",
                "ФИО": f"{SURNAMES[n % 6]} {NAMES[n // 6 % 6]} {FATHERS[n % 4]}",
                "Телефон": f"8 (000) 200-20-{n + 1:02}",
                "E-mail": f"contact{n + 1}@example.org",
            }
        )
        for n, m in enumerate(municipalities)
    ]
    return Sheet("Контакты", {WHO: 38, "Роль": 16, "ФИО": 32, "Телефон": 19, "E-mail": 28}, lines)


def _in_order(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.since)


def _units(m: Municipality, number: int) -> Iterator[Line]:
    """The group under the head, some working groups, and coordinators in most of the organisations."""

    def unit(level: str, position: str, direction: str | None = None, organisation: str | None = None) -> Line:
        since = 1 + number % 12 * 3  # one after the other
        row = {WHO: m.name, LEVEL: level, "Направление": direction, "Организация": organisation, "Должность": position}
        return Line(row=row, since=since)

    if number % WITHOUT_GROUP != 4:
        yield unit("координационная группа", HEADS[m.kind])
    for step in range(number % 5 + 1):
        direction, position = DIRECTIONS[(number + step) % len(DIRECTIONS)]
        yield unit("рабочая группа", position, direction)
    for direction, organisation in UNITS[: 2 + number % 4]:
        yield unit("координатор", "заместитель руководителя", direction, organisation)


def _outreach(m: Municipality, number: int, season: Season, seed: int) -> Iterator[Line]:
    """Each topic some times; the later ones not everywhere."""
    random = Random(f"{seed} outreach {m.name}")  # noqa: S311 - a story, not a secret
    for place, topic in enumerate(TOPICS):
        for time in range(0 if (number + place) % 7 == 6 else 3 - place):
            day = 3 + number % 5 + 11 * place + 22 * time
            reach = round(m.employees * random.uniform(0.1, 0.5), -1) if random.random() < 0.8 else None
            row = {ON: season.day(day), WHO: m.name, "Тема": topic, "Канал": random.choice(WAYS), "Охват": reach}
            yield Line(row=row, since=day)


def _consultations(m: Municipality, season: Season, seed: int) -> Iterator[Line]:
    """Every other week by each channel; who never reports figures gives none."""
    random = Random(f"{seed} consultations {m.name}")  # noqa: S311
    for day in range(9, TODAY + 1, 14) if m.rhythm != "never" else ():
        for channel, most in CHANNELS:
            if number := random.randint(0, most):
                row = {ON: season.day(day), WHO: m.name, "Канал": channel, "Количество": number}
                yield Line(row=row, since=day)


def _meeting(day: int, time: str, form: str, topic: str, season: Season) -> Line:
    link = None if form == "очно" else f"https://vks.example.org/j/2026{day:02}"
    row = {ON: season.day(day), "Время": time, "Формат": form, "Тема": topic, "Ссылка": link}
    return Line(row=row | {"Участники": "ответственные от муниципалитетов"}, since=max(1, day - 28))


def _assignments(municipalities: Sequence[Municipality], season: Season, seed: int) -> Iterator[Line]:
    """A few after each meeting; most are done, the last ones are still open, some are overdue."""
    random = Random(f"{seed} assignments")  # noqa: S311
    for day in [day for day, *_ in MEETINGS if day <= TODAY]:
        for m in random.sample(municipalities, 6):
            task, due = random.choice(TASKS), day + random.randint(7, 14)
            done_on = day + random.randint(4, 13)
            row = _task(season, day, m.name, task, due)
            if random.random() < 0.2 or done_on > TODAY:
                yield Line(row=row, since=day)
            else:
                note = {"Отметка об исполнении": random.choice(DONE)}
                yield Line(row=row, since=day, until=done_on)
                yield Line(
                    row=row | {"Статус": random.choice(("исполнено", "исполнено", "закрыто"))} | note, since=done_on
                )
    day = MEETINGS[4][0]
    row = _task(season, day, EVERYBODY, TO_ALL, day + 20)
    yield Line(row=row, since=day)
    for m in municipalities[::3]:
        yield Line(row=row | {WHO: m.name, "Статус": "исполнено"}, since=day + 8)


def _task(season: Season, meeting: int, who: str, task: str, due: int) -> dict[str, object]:
    return {
        "Встреча": season.day(meeting),
        WHO: who,
        "Поручение": task,
        "Срок": season.day(due),
        "Статус": "в работе",
        "Отметка об исполнении": None,
    }
