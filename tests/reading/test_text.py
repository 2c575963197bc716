"""Texts as people mean them."""

import pytest

from pipelines.reading.text import fold, fold_title, is_missing, is_total, is_whole


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("  Тёмный\u00a0 Бор ", "темный бор", id="case, ё and spaces"),
        pytest.param("МО „Город Самара“", "мо город самара", id="quotes"),
        pytest.param("«Кинель-Черкасский»", "кинель-черкасский", id="a hyphen is part of a name"),
        pytest.param("Кинель—Черкасский", "кинель-черкасский", id="a dash for a hyphen"),
        pytest.param("Cамаpа", "самара", id="two Latin letters that look Cyrillic"),
        pytest.param("KИHЕЛЬ", "кинель", id="capital Latin letters"),
        pytest.param("Тëмный", "темный", id="Latin e with dots"),
        pytest.param("Са\u00adма\u200bра\ufeff", "самара", id="soft hyphen, zero-width space, byte order mark"),
        pytest.param("и\u0306", "й", id="a letter and its breve apart"),
        pytest.param("Registered Users", "registered users", id="English stays English"),
        pytest.param("Срок\nисполнения", "срок исполнения", id="a line break"),
    ],
)
def test_folding_leaves_what_is_meant(typed: str, meant: str) -> None:
    assert fold(typed) == meant


@pytest.mark.parametrize("typed", ["Дата", " дата ", "ДАТА:", "Дата*", "Дата.", "Дата\n", "\u00a0Дата;"])
def test_a_title_is_known_whatever_stands_around_it(typed: str) -> None:
    assert fold_title(typed) == "дата"


@pytest.mark.parametrize(
    "mark",
    ["-", "–", "—", "−", "--", "нет", "Нет", "НЕТ ДАННЫХ", "н/д", "Н/Д", "нд", "х", "Х", "x", "X", "…", "...", "n/a"],
)
def test_a_mark_for_no_data(mark: str) -> None:
    assert is_missing(mark)
    assert is_missing(f"\u00a0{mark} ")


@pytest.mark.parametrize("text", ["0", "О", "нет, 12", "нету", "12", "?", "x12", "уточняется", "ноль"])
def test_not_a_mark_for_no_data(text: str) -> None:
    assert not is_missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Итого",
        "ИТОГО:",
        "Итого по району",
        "Всего по области",
        "всего",
        "в т.ч.",
        "В т. ч. школы",
        "в том числе",
        "Итoго",
    ],
)
def test_a_row_of_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(
    "text", ["Всеволожский район", "Итоговка", "Всегодичи", "Втчинский район", "Темнов", "не итого"]
)
def test_not_a_row_of_totals(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize("text", ["Итого", "ИТОГО:", "всего", "Всего по муниципалитету", "итого по округу"])
def test_the_whole_municipality(text: str) -> None:
    assert is_whole(text)


@pytest.mark.parametrize("text", ["Итого по школам", "Всего по дошкольным", "в т.ч.", "в том числе школы", "Школа № 2"])
def test_a_part_is_not_the_whole_municipality(text: str) -> None:
    assert not is_whole(text)
