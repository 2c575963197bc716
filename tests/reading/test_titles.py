"""The title of a book as the name of a municipality."""

import pytest

from pipelines.reading.book_titles import match_title
from pipelines.reading.kinds import CITY_DISTRICT, DISTRICT
from pipelines.reading.names import Entry, Match, Register

REGISTER = Register(
    [
        Entry("99601000", "Темновский муниципальный район", DISTRICT, "99601000"),
        Entry("99701000", "городской округ Заречный", CITY_DISTRICT, "99701000"),
        Entry("99702000", "городской округ Слободка", CITY_DISTRICT, "99702000"),
        Entry("99602000", "муниципальный район Слободка", DISTRICT, "99602000"),
        Entry("99603000", "Майский муниципальный район", DISTRICT, "99603000"),
        Entry("99703000", "городской округ Луг-на-Оби", CITY_DISTRICT, "99703000"),
    ],
    {"Наш центр": "г.о. Заречный"},
)


@pytest.mark.parametrize(
    ("title", "municipality_id"),
    [
        ("Темновский район", "99601000"),
        ("Темновский", "99601000"),
        ("Темновский_район.xlsx", "99601000"),
        ("Марафон 2026 - Темновский район", "99601000"),
        ("Марафон_Муниципальный_диалог_2026_Темновский_МР", "99601000"),
        ("Темновский район (копия)", "99601000"),
        ("Копия Темновский район (2)", "99601000"),
        ("Копия — Отчёт Темновского района на 01.10.2026", "99601000"),
        ("Показатели, Темновский район, октябрь 2026 г.", "99601000"),
        ("Форма мониторинга. Администрация Темновского муниципального района", "99601000"),
        ("Данные по г.о. Заречный за 3 неделю", "99701000"),
        ("Сводная таблица г.о. Заречный v2", "99701000"),
        ("2026-10-01 Заречный", "99701000"),
        ("Заречный1", None),
        ("Наш центр", "99701000"),
        ("Наш центр, отчёт 2026", "99701000"),
        ("Майский", "99603000"),
        ("Майский район, май", "99603000"),
        ("Луг-на-Оби", "99703000"),
        ("г.о. Слободка", "99702000"),
        ("99601000", "99601000"),
    ],
)
def test_a_title_names_its_municipality(title: str, municipality_id: str | None) -> None:
    assert match_title(REGISTER, title).municipality_id == municipality_id


@pytest.mark.parametrize(
    "title",
    ["Свод", "Марафон 2026", "", "01.10.2026", "Темновский и Заречный", "Озёрская область", "Отчёт", "Школа Заречный"],
)
def test_a_title_that_names_nobody(title: str) -> None:
    found = match_title(REGISTER, title)
    assert (found.municipality_id, found.code, found.value) == (None, "E310", title)


def test_a_title_of_two_is_a_question_with_both() -> None:
    assert match_title(REGISTER, "Слободка 2026") == Match(
        code="E310", suggestion="городской округ Слободка или муниципальный район Слободка", value="Слободка 2026"
    )


def test_a_misspelt_title_gets_the_nearest_name() -> None:
    assert match_title(REGISTER, "Отчёт Темновскй район").suggestion == "Темновский муниципальный район"
