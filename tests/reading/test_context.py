"""What the title of a tab and the rows above a header say of all figures below, and what they must not say."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.reading.context import Context, Hint, context_of
from pipelines.reading.meaning import Meaning
from tests.drawing import row
from tests.reading.reader import SEASON, read

OCTOBER_1 = date(2026, 10, 1)


def around(title: str, *above: str, hint: Hint | None = None) -> Context:
    rows = [(number, row(line)) for number, line in enumerate(above, 1)]
    return context_of(title, rows, SEASON, hint or Hint())


# --- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "above",
    [
        "По состоянию на 01.10.2026",
        "Ход марафона (по состоянию на 1 октября 2026 г.)",
        "Данные по состоянию на: 01.10.2026",
        "по состоянию на чт 01.10",
    ],
)
def test_as_of_is_the_day_of_facts_only(above: str) -> None:
    found = around("Свод", above)
    assert (found.as_of, found.completed(Meaning(indicator="x")).day) == (OCTOBER_1, OCTOBER_1)
    assert found.completed(Meaning(indicator="x", role="target")).day is None


@pytest.mark.parametrize("above", ["Цели на 01.10.2026", "на 01.10.2026", "01.10.2026", "=2026-10-01"])
def test_a_day_alone_is_the_day_of_whatever_stands_below(above: str) -> None:
    found = around("Цели", above)
    assert found.completed(Meaning(indicator="x", role="target")).day == OCTOBER_1


@pytest.mark.parametrize(
    "above",
    [
        "Приказ от 01.10.2026",
        "с 01.10.2026 по 13.12.2026",
        "до 01.10.2026 включительно",
        "Срок сдачи — 01.10.2026",
        "на 31.09.2026",
        "на 01.10.2026 и на 08.10.2026",
        "на 01.10 и 08.10",
        "01.10.2026–08.10.2026",
    ],
)
def test_other_days_are_no_day_of_figures(above: str) -> None:
    found = around("Свод", above)
    assert (found.as_of, found.completed(Meaning(indicator="x")).day) == (None, None)


@pytest.mark.parametrize(
    ("above", "as_of"),
    [
        (("по состоянию на 01.10.2026", "по состоянию на 01.10.2026"), OCTOBER_1),
        (("по состоянию на 01.10.2026", "по состоянию на 08.10.2026"), None),
        (("по состоянию на 01.10.2026", "Ход марафона", "по состоянию на 08.10.2026"), None),
        (("по состоянию на 01.10.2026", "по состоянию на 08.10.2026", "по состоянию на 01.10.2026"), None),
    ],
)
def test_days_that_contradict_each_other_are_none(above: tuple[str, ...], as_of: date | None) -> None:
    assert around("Свод", *above).as_of == as_of


def test_a_day_of_the_tab_and_another_above_are_none() -> None:
    found = around("Свод на 01.10.2026", "на 08.10.2026")
    assert found.completed(Meaning(indicator="x")).day is None


# --- indicators and roles ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "indicator"),
    [
        ("Инициативы", "submitted_initiatives"),
        ("Мониторинг регистрации", "registered_users"),
        ("Количество зарегистрированных пользователей", "registered_users"),
        ("Регистрация и инициативы", None),
        ("Свод", None),
    ],
)
def test_a_title_says_which_indicator_it_is_about(title: str, indicator: str | None) -> None:
    assert around(title).meaning.indicator == indicator
    assert around("Свод", title).meaning.indicator == indicator


def test_titles_of_both_indicators_say_neither() -> None:
    assert around("Инициативы", "Зарегистрировано").meaning.indicator is None


@pytest.mark.parametrize(
    "above",
    [
        "Доля зарегистрированных, %",
        "Инициативы на 1 000 жителей",
        "Зарегистрировано, тыс. чел.",
        "Отклонение числа инициатив от плана",
        "Прогноз: инициативы",
        "Осталось подать инициатив",
        "Принятые инициативы",
        "Отклонённые инициативы",
        "Участники встреч, зарегистрированные на местах",
    ],
)
def test_a_title_of_another_figure_is_no_title_of_counts(above: str) -> None:
    found = read(f"\n{above}\nМуниципалитет | 01.10 | 08.10\nТемнов | 5 | 6")
    assert found.figures == []
    assert any(not problem.startswith("I1") or problem.startswith("I115") for problem in found.problems)


@pytest.mark.parametrize(
    "title", ["Прогноз", "Осталось", "Отклонение", "Осталось на 01.10.2026", "% исполнения", "Рейтинг", "Доля"]
)
def test_a_tab_of_computed_figures_gives_none(title: str) -> None:
    found = read("\nМуниципалитет | Зарегистрировано на 01.10 | Инициативы на 01.10\nТемнов | 5 | 6", title)
    assert found.figures == []
    assert found.problems != []


def test_a_title_of_deviations_gives_no_figures() -> None:
    found = read(
        "\nОтклонение факта от плана на 01.10.2026\nМуниципалитет | Зарегистрировано | Инициативы\nТемнов | 5 | 6"
    )
    assert found.figures == []
    assert found.problems != []


@pytest.mark.parametrize(
    "above",
    [
        "Цель марафона: 81 000 инициатив",
        "План мероприятий марафона",
        "Целевая аудитория: жители области",
        "Задачи и цели марафона",
        "Цели и их достижение",
    ],
)
def test_a_word_of_plans_among_others_makes_no_targets(above: str) -> None:
    found = read(f"\n{above}\nМуниципалитет | 01.10.2026 | 08.10.2026\nТемнов | 5 | 6", "Инициативы")
    assert [told for told in found.figures if "план" in told] == []


@pytest.mark.parametrize(
    "title", ["План: инициативы", "Цели по инициативам", "Инициативы, план", "Плановые показатели: инициативы"]
)
def test_a_tab_of_plans_has_targets(title: str) -> None:
    found = read("\nМуниципалитет | до 01.10 | до 13.12\nТемнов | 5 | 6", title)
    assert found.figures in (
        ["B2 Темнов план ини 01.10 = 5", "C2 Темнов план ини 13.12 = 6"],
        [],  # a tab whose title holds words we do not know is not read
    )
    assert found.figures or found.problems == ["W126 A1"]


@pytest.mark.parametrize(
    ("above", "wrong"),
    [
        ("Прирост за неделю", "факт"),
        ("Прирост числа инициатив по муниципалитетам за неделю", "факт"),
        ("Прирост инициатив", "факт"),
        ("Нарастающим итогом", "прирост"),
        ("Инициативы нарастающим итогом, прирост за неделю", "прирост"),
    ],
)
def test_a_title_says_whether_figures_are_sums(above: str, wrong: str) -> None:
    found = read(f"\n{above}\nМуниципалитет | 01.10.2026 | 08.10.2026\nТемнов | 5 | 6", "Инициативы")
    assert [told for told in found.figures if f" {wrong} " in told] == []


# --- plan and fact under one day --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "above", ["Оперативные данные на 01.10.2026", "Материалы к совещанию на 01.10.2026", "Дата выгрузки: | =2026-10-01"]
)
def test_the_day_of_a_report_is_no_day_its_plans_are_due(above: str) -> None:
    found = read(f"\n{above}\nМуниципалитет | План | Факт\nТемнов | 30 | 12", "Инициативы")
    assert [told for told in found.figures if "план" in told] == []


# --- settings ---------------------------------------------------------------------------------------------------------


def test_settings_outrank_what_the_sheet_says_but_its_own_days() -> None:
    hint = Hint(indicator="registered_users", on_date=date(2026, 10, 8), due_on=date(2026, 12, 13), is_increment=False)
    found = around("Инициативы", "Прирост за неделю на 01.10.2026", hint=hint)
    fact = found.completed(Meaning())
    assert (fact.indicator, fact.day, fact.is_increment) == ("registered_users", date(2026, 10, 1), False)
    assert found.completed(Meaning(role="target")).day == date(2026, 12, 13)
    assert around("Инициативы", "Ход марафона", hint=hint).completed(Meaning()).day == date(2026, 10, 8)


def test_a_header_outranks_its_context() -> None:
    found = around("Инициативы, план", "на 01.10.2026")
    own = Meaning(indicator="registered_users", role="actual", day=date(2026, 10, 8))
    assert found.completed(own) == own


def test_rows_that_said_something_are_told() -> None:
    above = [
        (1, row("Ход марафона")),
        (3, row("Дата: | =2026-10-01")),
        (4, row("Инициативы")),
        (5, row("12 | 01.10.2026")),
    ]
    found = context_of("Свод", above, SEASON)
    assert (found.used, found.as_of, found.meaning.indicator) == (frozenset({3, 4}), OCTOBER_1, "submitted_initiatives")


def test_a_title_that_denies_a_running_total_speaks_of_increments() -> None:
    assert around("Инициативы", "Инициативы по дням (не нарастающим итогом)").completed(Meaning()).is_increment is True
    assert around("Инициативы", "За неделю, нарастающим итогом").completed(Meaning()).is_increment is None


@pytest.mark.parametrize("title", ["Подано инициатив в день", "Ежедневное количество поданных инициатив"])
def test_so_many_a_day_is_asked(title: str) -> None:
    found = read(f"\n{title}\nМуниципалитет | 01.10.2026 | 02.10.2026\nТемнов | =3 | =4", "Инициативы")
    assert found.figures == []
    assert {problem.partition(" ")[0] for problem in found.problems} == {"E125"}
