"""How headers and labels are worded in consolidated tables."""

from __future__ import annotations

from random import Random

from tests.messy.truth import ACTUAL, INITIATIVES, REGISTERED, TARGET

PERCENT, REST = "percent", "rest"  # columns computed by the typist, nothing to load

INDICATORS = {
    REGISTERED: ("Зарегистрировано", "Зарегистрировано пользователей", "Зарегистрированные пользователи",
                 "Зарегистрировано, чел.", "Регистрации", "ЗАРЕГИСТРИРОВАНО", "Зарегистрировано "),
    INITIATIVES: ("Инициативы", "Подано инициатив", "Поданные инициативы", "Инициатив подано", "Инициативы, ед.",
                  "ИНИЦИАТИВЫ", "Подано\nинициатив"),
}  # fmt: skip
MEASURES = {
    TARGET: ("План", "план", "Цель", "ПЛАН"),
    ACTUAL: ("Факт", "факт", "ФАКТ", "Факт "),
    PERCENT: ("%", "% исполнения", "% выполнения", "Исполнение, %"),
    REST: ("Осталось", "Отклонение"),
}
COLUMNS = {
    "municipality": ("Муниципалитет", "Муниципальное образование", "Наименование муниципального образования",
                     "Муниципалитет ", "Территория", "МО", "Наименование\nмуниципалитета"),
    "organisation": ("Организация", "Учреждение", "Наименование организации"),
    "indicator": ("Показатель", "Показатели", "Наименование показателя"),
    "measure": ("План/факт", "План / факт", "Значение"),
    "day": ("Дата", "На дату", "Отчётная дата"),
    "due": ("Срок", "Срок исполнения", "Дата"),
    "checkpoint": ("Этап", "Контрольная точка"),
}  # fmt: skip
GROUPS = {
    "городской округ": "Городские округа",
    "муниципальный округ": "Муниципальные округа",
    "муниципальный район": "Муниципальные районы",
}
TOTALS = ("ИТОГО", "Итого", "Всего по области", "ИТОГО по области:", "Всего")
FOOTERS = (
    "* данные уточняются",
    "** без учёта повторных обращений",
    "Примечание: цифры на 18:00",
    "Исп.: отдел мониторинга, 8 (000) 200-10-01",
    "Исп. Иванова, 8(846)000-00-01",
    "Начальник управления                     ____________",
    "Данные предоставлены органами местного самоуправления",
)
TITLES = (
    "Мониторинг марафона «Муниципальный диалог»",
    "СВОД",
    "Ход марафона по муниципальным образованиям области",
    "Сведения об участии муниципалитетов в марафоне",
)
PERSONAL = ("Иванова", "petrova@", "Сидорова")
REMARKS = ("цифры на 18:00", "уточнено по телефону", "после модерации", "см. письмо от 01.10.2026 № 15", "ок",
           "Сидорова Анна Петровна, 8 (900) 000-00-02", "petrova@example.ru")  # fmt: skip


def indicator(random: Random, of: str, *, mess: float, increment: bool = False) -> str:
    """The indicator as a header."""
    ways = INDICATORS[of]
    text = random.choice(ways) if random.random() < mess else ways[0]
    if increment:
        return random.choice([f"{ways[0]} за период", f"{ways[1]} (за период)", f"{ways[0]}, прирост"])
    return text


def measure(random: Random, of: str, *, mess: float) -> str:
    """План, факт, % or what is left."""
    ways = MEASURES[of]
    return random.choice(ways) if random.random() < mess else ways[0]


def column(random: Random, of: str, *, mess: float) -> str:
    """The header of a column of labels."""
    ways = COLUMNS[of]
    return random.choice(ways) if random.random() < mess else ways[0]


def phrase(random: Random, who: str | None, which: str | None, day: str | None) -> str:
    """One header that says several things: «План на 01.10.2026», «Зарегистрировано, факт», «Инициативы на 01.10»."""
    what = INDICATORS[who][random.choice([0, 1])] if who else ""
    kind = MEASURES[which][0] if which else ""
    head = ", ".join(part for part in (what, kind.lower() if what else kind) if part)
    if what and which in (TARGET, ACTUAL) and random.random() < 0.3:
        head = f"{what} ({kind.lower()})"
    return f"{head} на {day}" if day else head
