"""The contract: what the design promises to whoever fills in the sheet, and that no name has two meanings."""

from collections import Counter
from datetime import date

import pytest

from pipelines.contract import TABS, Column, Tab, Type
from pipelines.reading.recognise import recognise
from pipelines.reading.season import Season
from pipelines.reading.text import fold_title
from tests.drawing import grid

SEASON = Season(date(2026, 9, 9), date(2026, 12, 13))

# As promised to coordinators: tab → columns, «*» = must be there.
PROMISED = {
    "Муниципалитеты": "Муниципалитет*, Код ОКТМО, Тип*, Население, Работники бюджетной сферы, Ответственный (должность), "
    "Горячая линия, Широта, Долгота",
    "Цели": "Муниципалитет*, Код ОКТМО, Этап, Срок*, Зарегистрировано, Инициативы, Причина изменения",
    "Факт": "Дата*, Муниципалитет*, Код ОКТМО, Направление, Организация, Зарегистрировано, Инициативы, Комментарий",
    "Координация": "Муниципалитет*, Уровень*, Направление, Организация, Должность",
    "Информирование": "Дата*, Муниципалитет*, Тема*, Канал, Охват",
    "Консультации": "Дата*, Муниципалитет*, Канал*, Количество*",
    "Встречи": "Дата*, Время, Формат*, Тема*, Участники, Ссылка",
    "Поручения": "Встреча*, Муниципалитет*, Поручение*, Срок*, Статус*, Отметка об исполнении",
    "Контакты": "Муниципалитет*, Роль*, ФИО*, Телефон, E-mail",
}
COLUMNS = [pytest.param(tab, column, id=f"{tab.name}.{column.name}") for tab in TABS for column in tab.columns]
each_tab = pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.name)
each_column = pytest.mark.parametrize(("tab", "column"), COLUMNS)


def names(of: Tab | Column) -> list[str]:
    return [of.title, *of.synonyms]


def test_the_tabs_and_columns_are_the_promised_ones() -> None:
    declared = {tab.title: ", ".join(c.title + "*" * c.required for c in tab.columns) for tab in TABS}
    assert declared == PROMISED


def test_no_title_means_two_tabs() -> None:
    titles = Counter(fold_title(name) for tab in TABS for name in names(tab))
    assert [title for title, times in titles.items() if times > 1] == []


@each_tab
def test_no_header_means_two_columns_of_a_tab(tab: Tab) -> None:
    titles = Counter(fold_title(name) for column in tab.columns for name in names(column))
    assert [title for title, times in titles.items() if times > 1] == []
    assert len({column.name for column in tab.columns}) == len(tab.columns)


@pytest.mark.parametrize(
    ("tab", "header", "name"),
    [
        ("Консультации", "Кол-во", "number"),
        ("Поручения", "Контрольный срок", "due_on"),
        ("Поручения", "Статус исполнения", "status"),
    ],
)
def test_usual_headers_are_known(tab: str, header: str, name: str) -> None:
    columns = next(of for of in TABS if of.title == tab).columns
    titles = [header if column.name == name else column.title for column in columns]
    layout = recognise(grid(f"\n{' | '.join(titles)}\n", tab), SEASON)
    assert [h.column.name for h in layout.headers] == [column.name for column in columns]


@each_tab
def test_titles_of_a_tab_make_a_header_that_is_understood(tab: Tab) -> None:
    layout = recognise(grid(f"\n{' | '.join(column.title for column in tab.columns)}\n", tab.title), SEASON)
    named = {h.number: h.column.name for h in layout.headers}
    named |= {f.number: str(f.meaning.indicator) for f in layout.figures}
    assert [named[number] for number in sorted(named)] == [column.name for column in tab.columns]
    assert layout.problems == ()


@each_tab
def test_a_tab_has_an_english_name_and_places_its_rows(tab: Tab) -> None:
    assert any(name.isascii() for name in tab.synonyms)
    assert tab.meaning
    assert any(column.key for column in tab.columns)
    assert {*tab.measures, *tab.attributes} == set(tab.columns)


@each_column
def test_a_column_has_an_english_name_a_meaning_and_an_example(tab: Tab, column: Column) -> None:
    assert any(name.isascii() for name in column.synonyms)
    assert all((column.meaning, column.meaning_en, column.example, column.name.isidentifier()))


@each_column
def test_what_places_a_row_must_be_there(tab: Tab, column: Column) -> None:
    assert column.required or not column.key


@each_column
def test_a_count_has_a_bound_that_a_database_can_hold(tab: Tab, column: Column) -> None:
    if column.type is Type.COUNT:
        assert column.at_most is not None
        assert 0 < column.at_most < 2**31
    else:
        assert (column.at_most, column.indicator) == (None, None)


@each_column
def test_degrees_have_bounds(tab: Tab, column: Column) -> None:
    assert (column.within is not None) == (column.type is Type.DEGREES)


def test_the_two_indicators_are_the_same_in_every_tab() -> None:
    wanted = {"registered_users": "Зарегистрировано", "submitted_initiatives": "Инициативы"}
    measured = [tab for tab in TABS if tab.measures]
    assert [tab.title for tab in measured] == ["Цели", "Факт"]
    for tab in measured:
        assert {column.indicator: column.title for column in tab.measures} == wanted
        assert not tab.optional


@each_column
def test_options_have_a_code_and_no_word_means_two(tab: Tab, column: Column) -> None:
    assert (column.options != ()) == (column.type is Type.CHOICE)
    words = Counter(fold_title(word) for option in column.options for word in (option.title, *option.synonyms))
    assert [word for word, times in words.items() if times > 1] == []
    assert all(option.code.replace("_", "").isalpha() and option.code.isascii() for option in column.options)


@each_tab
def test_a_row_is_shown_by_a_cell_that_must_be_there(tab: Tab) -> None:
    assert tab.measures or next(column for column in tab.columns if column.name == tab.stands_for).required
