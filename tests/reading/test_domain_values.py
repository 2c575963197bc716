"""Every value of the field's list has its stated meaning, and days are found wherever people write them."""

import re
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.cells import Cell, Kind
from pipelines.contract.actuals import ACTUALS
from pipelines.contract.common import REGISTERED_USERS
from pipelines.contract.targets import TARGETS
from pipelines.reading.season import Season
from pipelines.reading.text import fold
from pipelines.reading.values import DAY_PATTERN, Understood, UnreadableError, day_in, parse, understand
from tests.drawing import cell

SEASON = Season(date(2026, 8, 15), date(2027, 1, 31))
DAY = next(c for c in ACTUALS.columns if c.name == "on_date")
DUE_DAY = next(c for c in TARGETS.columns if c.name == "due_on")
SEPTEMBER_1 = date(2026, 9, 1)
OCTOBER_1 = date(2026, 10, 1)
anything = settings(deadline=None, max_examples=300)

# --- the list ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value", "remark"),
    [
        ("1\u00a0234", 1234, None),
        ("1\u202f234", 1234, None),
        ("1 234,0", 1234, None),
        ("1,5 тыс.", 1500, "W210"),
        ("≈300", 300, "W210"),
        ("более 120", 120, "W210"),
        ("не менее 50", 50, "W210"),
        ("15 (из них 3 повторно)", 15, "W215"),
        ("15*", 15, "W215"),
    ],
)
def test_a_number_of_the_list(typed: str, value: int, remark: str | None) -> None:
    found = understand(REGISTERED_USERS, cell(typed), SEASON)
    assert found == Understood(value, remark, is_approximate=remark == "W210")


@pytest.mark.parametrize(("typed", "code"), [("1.234", "E205"), ("15/3", "E201"), ("12О", "E201"), ("О", "E201")])
def test_a_number_of_the_list_that_is_a_question(typed: str, code: str) -> None:
    with pytest.raises(UnreadableError, match=code):
        understand(REGISTERED_USERS, cell(typed), SEASON)


@pytest.mark.parametrize("typed", ["-", "—", "нет", "н/д", "х", "…"])
@pytest.mark.parametrize("column", [REGISTERED_USERS, DAY, DUE_DAY], ids=["count", "day", "due day"])
def test_a_missing_mark_of_the_list(column: object, typed: str) -> None:
    assert understand(column, cell(typed), SEASON) == Understood(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        *("#ССЫЛКА!", "#Н/Д", "#ДЕЛ/0!", "#ЗНАЧ!", "#ИМЯ?", "#ЧИСЛО!", "#ПУСТО!"),
        *("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#ERROR!"),
    ],
)
def test_an_error_of_the_list_is_no_value_and_named(name: str) -> None:
    for typed in (name, f"={name}"):
        with pytest.raises(UnreadableError, match="E206"):
            understand(REGISTERED_USERS, cell(typed), SEASON)


@pytest.mark.parametrize("typed", ["01.09.2026", "1 сентября", "01.09", "1.9.26", "=46266"])
def test_a_day_of_the_list(typed: str) -> None:
    assert parse(DAY, cell(typed), SEASON) == parse(DUE_DAY, cell(typed), SEASON) == SEPTEMBER_1


def test_until_a_day() -> None:
    assert parse(DUE_DAY, cell("до 1 сентября"), SEASON) == SEPTEMBER_1


@pytest.mark.parametrize(
    ("typed", "code"), [("31.09.2026", "E212"), ("01.09–15.09", "E211"), ("постоянно", "E211"), ("01.03", "E213")]
)
@pytest.mark.parametrize("column", [DAY, DUE_DAY], ids=["day", "due day"])
def test_a_day_of_the_list_that_is_a_question(column: object, typed: str, code: str) -> None:
    with pytest.raises(UnreadableError, match=code):
        understand(column, cell(typed), SEASON)  # type: ignore[arg-type]


BEFORE = ["", "≈", ">", "<", "-", "«", "\u202e", "около", "более", "не менее", "не более", "до"]
NUMBERS = ["15", "0", "1 234", "1 2345", "1,5", "1.5", "1,234", "1 234,0", "15/3", "15-16", "12О", "15²"]
AFTER = ["", "+", "*", "**", ")", "тыс.", "чел.", "шт.", "тыс. чел.", "и более", "уточн.", "%", "/3", "инициатив"]
REMARKS = ["", "(уточн.)", "(из них 3 повторно)", "(3)", "(план)", "(тыс.)", "(уточн"]


@pytest.mark.parametrize("gap", ["", " ", "\u00a0", "\n", "\u200b"])
@pytest.mark.parametrize("number", NUMBERS)
def test_a_count_is_made_of_the_digits_that_stand_there(number: str, gap: str) -> None:
    loaded = 0
    for before, after, remark in product(BEFORE, AFTER, REMARKS):
        text = gap.join((before, number, after, remark))
        try:
            found = understand(REGISTERED_USERS, Cell(Kind.TEXT, text), SEASON)
        except UnreadableError:
            continue
        loaded += 1
        assert before not in {"<", "-", "«", "\u202e", "не более", "до"}, text
        assert after not in {"уточн.", "%", "/3", ")", "инициатив"}, text
        assert remark in {"", "(уточн.)", "(из них 3 повторно)"}, text
        whole, _, fraction = number.replace(".", ",").partition(",")
        digits = whole.replace(" ", "")
        is_about = before != "" or after in {"+", "и более", "тыс.", "тыс. чел."}
        assert found.value == int(digits + f"{fraction:0<3}"[:3] if "тыс" in after else digits), text
        assert "тыс" in after or fraction in {"", "0"}, text
        has_remark = remark != "" or "*" in after
        assert found == Understood(found.value, "W210" if is_about else "W215" if has_remark else None, is_about), text
    assert (loaded > 0) == (number in {"15", "0", "1 234", "1,5", "1.5", "1 234,0"})


# --- days inside headers and titles -----------------------------------------------------------------------------------

GENITIVE = [
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
]
BRIEF = ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."]
SHOWN = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
WEEKDAYS = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]


def rendered(day: date) -> dict[str, str]:
    """The day in every accepted form that names its year."""
    month, weekday = day.month - 1, WEEKDAYS[day.weekday()]
    forms = {
        "numeric": f"{day:%d.%m.%Y}",
        "short": f"{day.day}.{day.month}.{day:%y}",
        "with its year's mark": f"{day:%d.%m.%Y} г.",
        "with a time": f"{day:%d.%m.%Y} 18:00",
        "with both": f"{day:%d.%m.%Y} г. 18:00",
        "written": f"{day.day} {GENITIVE[month]} {day.year}",
        "written out": f"{day.day}\u00a0{GENITIVE[month].upper()} {day.year} года",
        "abbreviated": f"{day.day} {BRIEF[month]} {day.year} г.",
        "as Excel shows it": f"{day.day:02}.{SHOWN[month]}.{day:%y}",
        "iso": f"{day}",
        "iso with a time": f"{day}T18:00:00",
        "with its weekday": f"{weekday} {day:%d.%m.%Y}",
        "with its weekday behind": f"{day.day} {GENITIVE[month]} {day.year} г. ({weekday})",
    }
    return forms | ({"slashed": f"{day.month}/{day.day}/{day.year}"} if day.day > 12 else {})


def rendered_in_season(day: date) -> dict[str, str]:
    """The day in every accepted form without a year."""
    month, weekday = day.month - 1, WEEKDAYS[day.weekday()]
    return {
        "numeric": f"{day:%d.%m}",
        "written": f"{day.day} {GENITIVE[month]}",
        "abbreviated": f"{day.day} {BRIEF[month]}",
        "as Excel shows it": f"{day.day:02}.{SHOWN[month]}",
        "with its weekday": f"{weekday}, {day.day} {GENITIVE[month]}",
        "with a time": f"{day.day} {GENITIVE[month]} 18:00",
    }


def found_in(text: str) -> list[str]:
    return re.findall(DAY_PATTERN, fold(text))


@anything
@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{}", "План на {}", "{}, факт", "на {}: подано 12"]),
)
@example(date(2026, 5, 31), "{}")
def test_a_day_in_any_form_is_that_day_and_is_found_among_words(day: date, around: str) -> None:
    for form, text in rendered(day).items():
        assert day_in(text, SEASON) == day, form
        (found,) = found_in(around.format(text))
        assert (day_in(found, SEASON), len(found)) == (day, len(fold(text))), form


@anything
@given(st.integers(0, (SEASON.ends - SEASON.starts).days), st.sampled_from(["{}", "План на {}", "{}, факт"]))
def test_a_day_without_a_year_is_the_season_s(after: int, around: str) -> None:
    day = SEASON.starts + timedelta(days=after)
    for form, text in rendered_in_season(day).items():
        assert day_in(text, SEASON) == day, form
        assert found_in(around.format(text)) == [fold(text)], form


@anything
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 6))
def test_a_weekday_that_disagrees_makes_it_no_day(day: date, off: int) -> None:
    other = WEEKDAYS[(day.weekday() + off) % 7]
    assert day_in(f"{other} {day:%d.%m.%Y}", SEASON) is None
    assert found_in(f"на {other} {day:%d.%m.%Y}") == [f"{other} {day:%d.%m.%Y}"]


PIECES = st.sampled_from(
    [
        *"19./-:% ",
        "01",
        "31",
        "15",
        "2026",
        "26",
        ", ",
        "по",
        "до",
        "г.",
        "в",
        "чт",
        "(вт)",
        "t",
        "сентября",
        "окт",
        "мая",
        "18:00",
        "01.10",
        "01.10.2026",
        "2026-10-01",
        "этап",
        "\u00a0",
        "²",
    ]
)


@anything
@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30))
@example("99.99.9999")
@example("0/0/0000")
@example("01.10.2026 по 31.09.2026")
def test_whatever_is_found_is_a_day_or_none(text: str) -> None:
    assert isinstance(day_in(text, SEASON), date | None)
    for found in found_in(text):
        day = day_in(found, SEASON)
        assert day is None or 2000 <= day.year < 2100


@anything
@given(st.lists(PIECES, max_size=8).map("".join))
@example("1.9²")
@example("чт 01.10")
def test_a_day_in_a_title_and_in_a_cell_are_the_same(text: str) -> None:
    try:
        in_cell = parse(DAY, Cell(Kind.TEXT, text), SEASON)
    except UnreadableError:
        in_cell = None
    assert day_in(text, SEASON) == in_cell


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("По состоянию на 1 октября 2026 г.", [OCTOBER_1]),
        ("Сведения на 01.10.2026 18:00 мск", [OCTOBER_1]),
        ("Факт на 1.10", [OCTOBER_1]),
        ("01.10.2026/план", [OCTOBER_1]),
        ("Этап 1 — 1 октября", [OCTOBER_1]),
        ("На 01.10.2026 г.о. Темнов", [OCTOBER_1]),
        ("На 01.09.2026 и на 01.10.2026", [SEPTEMBER_1, OCTOBER_1]),
        ("01.09–01.10", [None]),
        ("с 01.09 по 01.10.2026", [None]),
        ("с 1 по 15 октября", [None]),
        ("1-15 октября 2026", [None]),
        ("1 сентября — 1 октября", [None]),
        ("на 15 и 30 октября", [None]),
        ("на 1/10/2026", [None]),
        ("на 31.09.2026", [None]),
        ("на 01.03", [None]),
        ("Таблица 1.2.3", []),
        ("п. 1.9 положения", []),
        ("8.01.10.2026", []),
        ("8 (000) 123.45.67", []),
        ("8-846-333-12.10.20", []),
        ("1 марафон", []),
        ("1 октября 26 г.", []),
        ("01.10 2026", []),
        ("постоянно", []),
    ],
)
def test_days_among_words(text: str, days: list[date | None]) -> None:
    assert [day_in(found, SEASON) for found in found_in(text)] == days


@pytest.mark.parametrize(
    "text", ["", "на 01.10.2026", "до 1 октября", "46266", "1/10/2026", "31.09.2026", "01.03", "1.1²"]
)
def test_no_day_of_its_own(text: str) -> None:
    assert day_in(text, SEASON) is None


def test_the_pattern_captures_nothing() -> None:
    assert re.compile(DAY_PATTERN).groups == 0
