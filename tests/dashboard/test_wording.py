"""Numbers, days and plurals as Russian writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard import wording
from dashboard.conclusions import calls, method_forecast, region

USERS = "registered_users"
BEHIND = {
    "actual": 38,
    "target": 90,
    "due_on": date(2026, 11, 30),
    "needed_per_day": 7.4,
    "recent_per_day": 1.9,
    "chance": None,
}
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("n", "said"), [(0, "0 дней"), (1, "1 день"), (3, "3 дня"), (11, "11 дней"), (21, "21 день")])
def test_days(n: int, said: str) -> None:
    assert plain(wording.days(n)) == said


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (wording.number(2318), "2 318"),
        (wording.number(-12), "−12"),
        (wording.rate(7.43), "7,4"),
        (wording.rate(0), "0"),
        (wording.rate(55.4), "55"),
        (wording.rate(0.04), "<0,1"),
        (wording.rate(0.05), "0,1"),
        (wording.rate(0.25), "0,3"),
        (wording.rate(-0.04), "0"),
        (wording.rate(-1.94), "−1,9"),
        (wording.number(-0.4), "0"),
        (wording.number(54.5), "55"),
        (wording.age(0, past=True), "в тот день"),
        (wording.age(1, past=True), "накануне"),
        (wording.short_name("Внутригородской округ Центр"), "Внутригородской округ Центр"),
        (wording.percent(186), "186 %"),
        (wording.day(date(2026, 3, 5)), "5 марта"),
        (wording.reported(21, 36), "сообщил 21 из 36"),
        (wording.change(214), "↑ +214 за неделю"),
        (wording.change(-12), "↓ −12 за неделю"),
        (wording.change(0), "без изменений за неделю"),
        (wording.change(None), "— за неделю"),
        (wording.age(0), "сегодня"),
        (wording.age(1), "вчера"),
        (wording.age(11), "11 дней"),
        (wording.age(None), "никогда"),
        (wording.days_genitive(1), "1 дня"),
        (wording.short_name("Темновский муниципальный район"), "Темновский м. р-н"),
        (wording.short_name("Городской округ Заречный"), "г. о. Заречный"),
        (calls.missed_checkpoint("Этап 2", 118, 160), "не выполнен этап 2: 118 из 160"),
        (calls.missed_checkpoint("Осень", 118, 160), "не выполнен срок «Осень»: 118 из 160"),
        (calls.behind(BEHIND), "38 из 90 к 30 ноября, нужно 7,4 в день, темп 1,9"),
        (calls.behind({**BEHIND, "needed_per_day": None}), "38 из 90 к 30 ноября"),
        (
            calls.behind({**BEHIND, "chance": 0.123}),
            "38 из 90 к 30 ноября, нужно 7,4 в день, темп 1,9; вероятность успеть 12 %",
        ),
        (region.outlook(3063.8, 4573.4, date(2026, 12, 14)), "к 14 декабря вероятно 3 060–4 570"),
        (region.outlook(87.6, 131.2, date(2026, 12, 14)), "к 14 декабря вероятно 88–131"),
        (region.outlook(None, None, date(2026, 12, 14)), "прогноз: мало данных"),
        (
            region.outlook(
                None, None, date(2026, 12, 14), {"due_on": date(2026, 11, 28), "low": 1850.2, "high": 3540.0}
            ),
            "до 14 декабря прогноза нет, к 28 ноября вероятно 1 850–3 540",
        ),
        (wording.likelihood(0.0), "меньше 1 %"),
        (wording.likelihood(0.996), "больше 99 %"),
        (
            method_forecast.score({"forecasts": 153, "covered": 0.908, "error": 0.184, "brier": 0.128}),
            "153 прогноза, в диапазон попало 91 % итогов, середина ошиблась в среднем на 18 % итога, ошибка вероятности 0,13",
        ),
        (
            method_forecast.score({"forecasts": 1, "covered": 1.0, "error": None, "brier": None}),
            "1 прогноз, в диапазон попало 100 % итогов",
        ),
        (wording.counted(USERS, 2), "2 регистрации"),
        (wording.counted("submitted_initiatives", 35), "35 инициатив"),
    ],
)
def test_said_as_meant(said: str, meant: str) -> None:
    assert plain(said) == meant


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=-5), "только что"),
        (timedelta(seconds=59), "только что"),
        (timedelta(minutes=4, seconds=50), "4 мин назад"),
        (timedelta(hours=2), "2 ч назад"),
        (timedelta(days=3), "3 дня назад"),
    ],
)
def test_ago(ago: timedelta, said: str) -> None:
    assert plain(wording.ago(NOW - ago, NOW)) == said


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((2318, 2318, 3680, 54.6, 41.2), "До цели не хватает 1 362: нужно 55 в день, темп 41"),
        ((2318, 2318, 3680, 54.6, None), "До цели не хватает 1 362: нужно 55 в день, темп пока неизвестен"),
        ((4000, 4000, 3680, 0, 41), "Цель в сумме достигнута: 4 000 из 3 680"),
        ((4000, 2318, 3680, 54.6, 41.2), "До цели не хватает 1 362: нужно 55 в день, темп 41"),
        ((2318, 2318, 3680, None, 41), "Все сроки прошли: 2 318 из 3 680"),
        ((2318, None, 3680, None, 41), "Все сроки прошли: 0 из 3 680"),
        ((2318, None, None, None, 41), "Сейчас 2 318, цель не задана"),
        ((None, None, 3680, None, None), "Данных пока нет: внесите цифры на лист «Факт»"),
    ],
)
def test_conclusion(
    figures: tuple[float | None, float | None, float | None, float | None, float | None], said: str
) -> None:
    names = ("actual", "actual_towards_target", "final_target", "needed_per_day", "recent_per_day_towards_target")
    row = dict(zip(names, figures, strict=True)) | {"forecast_low": None, "chance": None}
    assert plain(region.conclusion(row)) == said


def test_the_conclusion_has_the_forecast_that_the_chart_shows() -> None:
    row = {
        "actual": 2329,
        "actual_towards_target": 2329,
        "final_target": 3705,
        "needed_per_day": 65.5,
        "recent_per_day_towards_target": 39,
    }
    row |= {"forecast_low": 3320, "forecast_high": 4540, "chance": 0.61}
    assert plain(region.conclusion(row)) == (
        "До цели не хватает 1 376: нужно 66 в день, темп 39; прогноз 3 320–4 540, вероятность успеть 61 %"
    )
    assert plain(region.conclusion(row | {"actual": 9000})) == (
        "До цели не хватает 1 376: нужно 66 в день, темп 39; вероятность успеть 61 %"
    ), "the range is of all figures, the missing of those who have a target"


def test_text_from_sheets_becomes_one_line_without_control_and_direction_marks() -> None:
    assert wording.tidy(" a\n\tb\u202e\u0000c\u200f ") == "a bc"
    assert wording.tidy("ы" * 10_000) == "ы" * 119 + "…"
