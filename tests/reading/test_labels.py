"""A column that says what each row is of, «план» or «факт», «Зарегистрировано» or «Инициативы»: never passed over."""

from __future__ import annotations

import pytest

from tests.reading.reader import read

LABELLED = [
    pytest.param(
        "план", "факт", ["план ини 01.10", "план ини 08.10", "факт ини 01.10", "факт ини 08.10"], id="plan and fact"
    ),
    pytest.param(
        "Зарегистрировано",
        "Инициативы",
        ["факт рег 01.10", "факт рег 08.10", "факт ини 01.10", "факт ини 08.10"],
        id="indicators",
    ),
    pytest.param(
        "нарастающим итогом",
        "прирост",
        ["факт ини 01.10", "факт ини 08.10", "прирост ини 01.10", "прирост ини 08.10"],
        id="increments",
    ),
]


@pytest.mark.parametrize("names", ["Темнов", ""], ids=["repeated names", "blocks"])
@pytest.mark.parametrize("header", ["Показатель", "", "Вид", "План/факт"])
@pytest.mark.parametrize(("one", "other", "said"), LABELLED)
def test_a_column_that_says_what_a_row_is_of_is_never_passed_over(
    names: str, header: str, one: str, other: str, said: list[str]
) -> None:
    title = "Свод" if one == "Зарегистрировано" else "Инициативы"
    found = read(
        f"\nМуниципалитет | {header} | 01.10 | 08.10\nТемнов | {one} | 1 | 2\n{names} | {other} | 3 | 4"
        f"\nКлючи | {one} | 5 | 6\n{names and 'Ключи'} | {other} | 7 | 8",
        title,
    )
    right = [
        f"{column}{row} {name} {what} = {value}"
        for row, name, part, value in ((2, "Темнов", 0, 1), (3, "Темнов", 2, 3), (4, "Ключи", 0, 5), (5, "Ключи", 2, 7))
        for column, what, value in (("C", said[part], value), ("D", said[part + 1], value + 1))
    ]
    assert (found.figures, found.problems) == (right, [])


def test_rows_of_percentages_are_no_figures() -> None:
    found = read(
        """
        Муниципалитет | Показатель | 01.10 | 08.10
        Темнов        | план       | 10    | 20
        Темнов        | факт       | 1     | 2
        Темнов        | %          | 10    | 10
        """,
        "Инициативы",
    )
    assert [told.rpartition(" ")[2] for told in found.figures] == ["10", "20", "1", "2"]
    assert found.problems == ["I115 B4"]


def test_labels_in_a_bound_book_are_never_passed_over() -> None:
    found = read("\n | 01.10 | 08.10\nФакт | 4 | 5\nПлан | 6 | 7", "Инициативы", bound=True)
    assert found.figures == [
        "B2 None факт ини 01.10 = 4",
        "C2 None факт ини 08.10 = 5",
        "B3 None план ини 01.10 = 6",
        "C3 None план ини 08.10 = 7",
    ]
    assert found.problems == []


def test_the_column_of_names_is_none_that_means_something_else() -> None:
    found = read("\nОрганизация | Населённый пункт | 01.10\nШкола 1 | Темнов | 5\nШкола 2 | Темнов | 6", "Инициативы")
    assert [line.municipality for line in found.lines if line.municipality not in {None, "Темнов"}] == []


@pytest.mark.parametrize("heading", ["за 01.10", "Инициативы за 01.10.2026"])
def test_figures_for_a_day_are_no_sums_up_to_it(heading: str) -> None:
    found = read(f"\nМуниципалитет | {heading}\nТемнов | 5", "Инициативы")
    assert "B2 Темнов факт ини 01.10 = 5" not in found.figures


def test_a_number_in_the_body_is_never_a_day() -> None:
    found = read("\nМуниципалитет | Население | Зарегистрировано\nТемнов | =46280 | =46300", "Свод на 01.10.2026")
    assert (found.figures, found.problems) == (["C2 Темнов факт рег 01.10 = 46300"], ["W103 B1"])
    found = read("\nМуниципалитет | 01.10 | 08.10\nТемнов | =46280 | =46350", "Зарегистрировано")
    assert found.figures == ["B2 Темнов факт рег 01.10 = 46280", "C2 Темнов факт рег 08.10 = 46350"]


def test_rows_that_are_still_to_be_filled_in_are_no_question() -> None:
    found = read(
        "\nМуниципалитет | Показатель | 01.10 | 08.10\nТемнов | план | 3 | 4\nТемнов | факт | |\nКлючи | план | |\nКлючи | факт | |",
        "Инициативы",
    )
    assert [told for told in found.figures if not told.endswith("—")] == [
        "C2 Темнов план ини 01.10 = 3",
        "D2 Темнов план ини 08.10 = 4",
    ]
    assert found.problems == []


@pytest.mark.parametrize("heading", ["Дата начала", "Дата утверждения плана", "Обновлено", "Дата заявки"])
def test_a_column_of_other_days_is_not_the_day_of_figures(heading: str) -> None:
    table = f"\nМуниципалитет | {heading} | Инициативы\nТемнов | 01.10.2026 | 5\nКлючи | 02.10.2026 | 6"
    found = read(table, "Свод на 08.10.2026")
    assert found.figures == ["C2 Темнов факт ини 08.10 = 5", "C3 Ключи факт ини 08.10 = 6"]
    assert found.problems == ["W103 B1"]


@pytest.mark.parametrize("heading", ["Статус", "Оценка", "Комментарий", ""])
def test_a_column_of_verdicts_takes_no_figures_away(heading: str) -> None:
    found = read(
        f"""
        Муниципалитет | План на 01.10 | Факт на 01.10 | {heading}
        Темнов        | 30            | 12            | отставание
        Ключи         | 20            | 25            | выполнено
        """,
        "Инициативы",
    )
    assert [told.rpartition(" ")[2] for told in found.figures] == ["30", "12", "20", "25"]


@pytest.mark.parametrize("heading", ["Вид", "Показатель", ""])
@pytest.mark.parametrize(
    "words", [("план", "факт"), ("факт", "осталось"), ("нарастающим итогом", "прирост"), ("факт", "%")]
)
def test_in_a_tab_of_the_contract_no_such_column_is_passed_over_either(heading: str, words: tuple[str, str]) -> None:
    rows = "\n".join(
        f"01.10.2026 | {name} | {word} | {n}" for name in ("Темнов", "Ключи") for n, word in enumerate(words, 4)
    )
    found = read(f"\nДата | Муниципалитет | {heading} | Инициативы\n{rows}", "Факт")
    allowed = {"план": "план", "факт": "факт", "нарастающим итогом": "факт", "прирост": "прирост"}
    right = {n: allowed.get(word) for n, word in enumerate(words, 4)}
    for told in found.figures:
        _, _, role, *_, value = told.split(" ")
        assert role == right[int(value)]
    assert found.figures or any(problem.startswith("E") for problem in found.problems)


@pytest.mark.parametrize(
    ("title", "table"),
    [
        ("Цели", "Муниципалитет | Этап | Дата | Инициативы\nТемнов | 1 | | 5\nКлючи | 1 | 13.12.2026 | 6"),
        ("Факт", "Муниципалитет | | Дата | Инициативы\nТемнов | факт | | 5\nКлючи | факт | 01.10.2026 | 6"),
        ("Свод", "Муниципалитет | Вид | Дата | Инициативы\nТемнов | факт | | 5\nКлючи | план | 01.10.2026 | 6"),
    ],
)
def test_a_day_that_is_missing_is_asked_for(title: str, table: str) -> None:
    found = read(f"\n{table}", title)
    assert found.lines[1].records == ()
    assert "E232 C2" in found.problems


@pytest.mark.parametrize(
    "labels",
    [
        ("план", "встречи", "участники", "обучено"),
        ("встречи", "участники", "обучено", "план"),
        ("план марафона", "факт с нарастающим", "план на год", "план"),
        ("встречи", "участники", "обучено", "мероприятия"),
    ],
)
@pytest.mark.parametrize("title", ["Инициативы", "Факт"])
def test_a_row_of_something_else_is_never_a_fact(labels: tuple[str, ...], title: str) -> None:
    days = "Дата | Инициативы" if title == "Факт" else "Примечания | 01.10"
    day = "01.10.2026" if title == "Факт" else ""
    rows = "\n".join(f"Темнов | {label} | {day} | {n}" for n, label in enumerate(labels))
    found = read(f"\nМуниципалитет | Показатель | {days}\n{rows}", title)
    assert [told for told in found.figures if " факт " in told] == []
    assert any(problem.startswith("E") for problem in found.problems)


def test_rows_below_are_read_again_when_other_columns_tell_them_apart() -> None:
    table = "\nМуниципалитет | Показатель | 01.10\nТемнов | факт | 30\nКлючи | {} | 4\nЗаречный | {} | 5"
    one, other = (read(table.format(*words), "Инициативы").layout for words in (("план", "факт"), ("сход", "встречи")))
    assert one.identity != other.identity or one.labels == other.labels
