"""Headers and labels in words: which indicator, plan or fact, of which day. A word more than is known, and nothing is said."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.cells import Cell, Kind
from pipelines.reading.meaning import NOTHING, REGISTERED, SUBMITTED, Meaning, said, said_in
from tests.reading.reader import SEASON

OCTOBER_1, END = date(2026, 10, 1), date(2026, 12, 13)


@pytest.mark.parametrize(
    "text",
    [
        "Зарегистрировано",
        "Зарегистрировано пользователей, чел.",
        "Кол-во зарегистрированных",
        "Количество зарегистрированных участников",
        "Число зарегистрированных пользователей (чел.)",
        "Пользователи",
        "Регистрация",
        "регистраций",
        "ЗАРЕГИСТРИРОВАНО\nвсего",
        "Зарeгистpиpованo",
        "Registered users",
        "Users",
        "«Зарегистрировано»*",
    ],
)
def test_registered_users_in_other_words(text: str) -> None:
    assert said_in(text, SEASON) == Meaning(indicator=REGISTERED)


@pytest.mark.parametrize(
    "text",
    [
        "Инициативы",
        "Подано инициатив",
        "Инициатив подано, ед.",
        "Инициативы (подано)",
        "Количество поданных инициатив",
        "Поступившие инициативы",
        "Всего инициатив",
        "Подано",
        "Initiatives submitted",
    ],
)
def test_submitted_initiatives_in_other_words(text: str) -> None:
    assert said_in(text, SEASON) == Meaning(indicator=SUBMITTED)


@pytest.mark.parametrize(
    "text",
    [
        "Не зарегистрировано",
        "Зарегистрировано организаций",
        "Зарегистрировано юр. лиц",
        "Зарегистрированных инициатив",
        "Зарегистрировано и подано инициатив",
        "Зарегистрировано, тыс. чел.",
        "Зарегистрировано на 1 000 жителей",
        "Зарегистрировано за 2025 год",
        "Зарегистрировано (2025)",
        "Инициативы 2",
        "Принято инициатив",
        "Инициативы, прошедшие модерацию",
        "Инициативы по направлениям",
        "Иные инициативы",
        "Подано заявок",
        "Поступило обращений",
        "Дата регистрации",
        "Новые регистрации",
        "Цель: 100",
        "Планируется подать",
        "Планы мероприятий",
        "план/факт",
        "Факт к плану",
        "План на 01.10, факт",
        "план факт",
        "01.10 08.10",
        "с 01.10 по 08.10",
        "01.10–08.10",
        "31.09.2026",
        "01.02",
        "октябрь",
        "1 неделя",
        "Этап",
        "Этап 1.10",
        "2026",
        "12",
        "чел.",
        "Количество",
        "Показатель",
        "",
        " \u00a0",
        "*",
    ],
)
def test_what_says_something_else_says_nothing(text: str) -> None:
    assert said_in(text, SEASON) is None


@pytest.mark.parametrize(
    "text", ["План", "Цель", "Цели, чел.", "Плановое значение", "Целевой показатель", "target", "Задание"]
)
def test_plans(text: str) -> None:
    assert said_in(text, SEASON) == Meaning(role="target")


@pytest.mark.parametrize(
    "text", ["Факт", "Фактическое значение", "Достигнуто", "Исполнено", "выполнено", "actual", "Факт, чел."]
)
def test_facts(text: str) -> None:
    assert said_in(text, SEASON) == Meaning(role="actual")


@pytest.mark.parametrize(
    "text",
    [
        "%",
        "Зарегистрировано, %",
        "% исполнения",
        "Выполнение плана",
        "Отклонение",
        "Осталось",
        "Рейтинг",
        "Место",
        "Темп",
        "Доля, %",
        "план, %",
        "Прирост, %",
        "Исполнение на 01.10",
        "Прогноз на 13.12",
        "Остаток плана",
    ],
)
def test_what_is_computed_from_others(text: str) -> None:
    found = said_in(text, SEASON)
    assert found is not None
    assert found.is_derived


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("на 01.10.2026", Meaning(day=OCTOBER_1)),
        ("по состоянию на 1 октября 2026 г.", Meaning(day=OCTOBER_1)),
        ("01.10 (чт)", Meaning(day=OCTOBER_1)),
        ("до 01.10", Meaning(day=OCTOBER_1, is_due=True)),
        ("Цель к 1 октября", Meaning(role="target", day=OCTOBER_1, is_due=True)),
        ("План на марафон", Meaning(role="target", day=END, is_due=True)),
        ("Цель на конец марафона", Meaning(role="target", day=END, is_due=True)),
        ("Итоговая цель", Meaning(role="target", day=END, is_due=True)),
        ("Инициативы на 01.10, факт", Meaning(indicator=SUBMITTED, role="actual", day=OCTOBER_1)),
        ("Зарегистрировано 01.10 план", Meaning(indicator=REGISTERED, role="target", day=OCTOBER_1)),
        ("Этап 2 (до 01.10), план", Meaning(role="target", day=OCTOBER_1, checkpoint="Этап 2", is_due=True)),
    ],
)
def test_days(text: str, meaning: Meaning) -> None:
    assert said_in(text, SEASON) == meaning


@pytest.mark.parametrize(
    "text", ["Зарегистрировано за весь марафон", "Инициативы за сезон", "Итоговое значение", "Итоговый показатель"]
)
def test_the_total_of_the_season_is_no_plan(text: str) -> None:
    found = said_in(text, SEASON)
    assert found is None or not found.is_due


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *(
            (text, "Этап 1")
            for text in ("Этап 1", "1 этап", "1-й этап", "этап № 1", "I этап", "Этап I", "ЭТАП 1", "stage 1")
        ),
        *((text, "Этап 4") for text in ("этап IV", "4-ый этап", "этап 4")),
        *(
            (text, "Контрольная точка 2")
            for text in ("КТ-2", "кт 2", "КТ2", "контрольная точка 2", "2-я контрольная точка")
        ),
    ],
)
def test_a_checkpoint_has_one_name_however_it_is_spelled(text: str, name: str) -> None:
    assert said_in(text, SEASON) == Meaning(checkpoint=name)


@pytest.mark.parametrize(
    ("text", "is_increment"),
    [
        *(
            (f"Инициативы {words}", True)
            for words in ("за неделю", "за период", "за отчётный период", "за сутки", "за день", "за месяц")
        ),
        ("Прирост инициатив", True),
        ("Инициативы: прирост", True),
        *(
            (f"Инициативы {words}", False)
            for words in ("нарастающим итогом", "накопительно", "с начала марафона", "всего на дату")
        ),
    ],
)
def test_sums_and_increments(text: str, is_increment: bool) -> None:
    assert said_in(text, SEASON) == Meaning(indicator=SUBMITTED, is_increment=is_increment)


@pytest.mark.parametrize("text", ["Инициативы за неделю нарастающим итогом", "Прирост нарастающим итогом"])
def test_a_sum_that_is_an_increment_says_nothing(text: str) -> None:
    assert said_in(text, SEASON) is None


@pytest.mark.parametrize("text", ["Итого", "ВСЕГО:", "Total"])
def test_totals(text: str) -> None:
    assert said_in(text, SEASON) == Meaning(is_total=True)


def test_only_words_and_days_say_something() -> None:
    assert said(Cell(Kind.DATE, OCTOBER_1), SEASON) == Meaning(day=OCTOBER_1)
    assert said(Cell(Kind.TEXT, "План"), SEASON) == Meaning(role="target")
    for cell in (Cell(Kind.NUMBER, 12), Cell(Kind.BLANK), Cell(Kind.ERROR, "#REF!"), Cell(Kind.NO_RESULT, "План")):
        assert said(cell, SEASON) is None


def test_meanings_are_laid_over_each_other() -> None:
    below = Meaning(role="target", day=OCTOBER_1)
    assert below.over(Meaning(indicator=SUBMITTED, role="actual")) == Meaning(SUBMITTED, "target", OCTOBER_1)
    assert NOTHING.over(below) == below
    assert NOTHING.is_empty
    assert not below.is_empty


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Meaning(role="target"), Meaning(role="actual")),
        (Meaning(day=OCTOBER_1), Meaning(day=END)),
        (Meaning(indicator=REGISTERED), Meaning(indicator=SUBMITTED)),
        (Meaning(checkpoint="Этап 1"), Meaning(checkpoint="Этап 2")),
        (Meaning(is_increment=True), Meaning(is_increment=False)),
    ],
)
def test_what_contradicts(one: Meaning, other: Meaning) -> None:
    assert one.contradicts(other)
    assert other.contradicts(one)
    assert not one.contradicts(one)
    assert not one.contradicts(NOTHING)
