"""One of a few words, a time of day, a link, the name of a meeting: read strictly, or a finding with the nearest word."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.catalogue import CATALOGUE
from pipelines.cells import Cell, Kind
from pipelines.contract import TABS, Column, Type
from pipelines.reading.season import Season
from pipelines.reading.text import is_everybody
from pipelines.reading.values import UnreadableError, parse
from tests.drawing import cell

SEASON = Season(date(2026, 9, 9), date(2026, 12, 13))
COLUMNS = {(tab.name, column.name): column for tab in TABS for column in tab.columns}
CHOICES = [column for column in COLUMNS.values() if column.type is Type.CHOICE]
STATUS, TIME, LINK = COLUMNS["assignment", "status"], COLUMNS["meeting", "at_time"], COLUMNS["meeting", "link"]
MEETING = COLUMNS["assignment", "meeting"]
each_choice = pytest.mark.parametrize("column", CHOICES, ids=lambda c: f"{c.title}-{c.options[0].code}")
anything = settings(deadline=None, max_examples=200)


def read(column: Column, typed: Cell | str) -> object:
    """The value, or the code of what is wrong."""
    try:
        return parse(column, cell(typed) if isinstance(typed, str) else typed, SEASON)
    except UnreadableError as problem:
        return problem.code if CATALOGUE[problem.code].message({"value": "x", **problem.extra}) else None


def suggested(column: Column, typed: str) -> str | None:
    with pytest.raises(UnreadableError) as found:
        parse(column, cell(typed), SEASON)
    return found.value.extra.get("suggestion")


# --- one of a few words -----------------------------------------------------------------------------------------------


@each_choice
def test_every_word_of_an_option_means_its_code(column: Column) -> None:
    for option in column.options:
        for word in (option.title, *option.synonyms, option.code, option.code.replace("_", " ")):
            for dressed in (word, word.upper(), f" {word}. ", f"«{word}»", word.replace(" ", "\u00a0")):
                assert read(column, Cell(Kind.TEXT, dressed)) == option.code


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Исполненно", "исполнено"),
        ("в работк", "в работе"),
        ("просрочено", None),
        ("не исполненно", "в работе"),
        ("неисполнено", "в работе"),
        ("не закрыто", None),
        ("не снято с контроля", None),
        ("сделаем потом", None),
        ("12", None),
    ],
)
def test_another_word_is_a_finding_with_the_nearest_one_and_never_taken(typed: str, near: str | None) -> None:
    assert read(STATUS, typed) == "E224"
    assert suggested(STATUS, typed) == near


@pytest.mark.parametrize(
    ("tab", "name", "typed", "code"),
    [
        ("assignment", "status", "не исполнено", "in_progress"),
        ("assignment", "status", "Не выполнено", "in_progress"),
        ("consultation", "channel", "телефон", "remote"),
        ("consultation", "channel", "онлайн", "remote"),
        ("consultation", "channel", "Zoom", "remote"),
        ("meeting", "format", "Zoom", "video"),
        ("unit", "level", "раб. группа", "working_group"),
    ],
)
def test_usual_words_are_understood(tab: str, name: str, typed: str, code: str) -> None:
    assert read(COLUMNS[tab, name], typed) == code


@pytest.mark.parametrize("drawn", ["=12", "=85%", "=2026-10-01", "=ИСТИНА"])
def test_what_is_no_text_is_no_word(drawn: str) -> None:
    assert read(STATUS, drawn) == "E224"


@anything
@given(st.sampled_from(CHOICES), st.text(max_size=30))
def test_any_text_is_an_option_or_a_finding(column: Column, typed: str) -> None:
    found = read(column, Cell(Kind.TEXT, typed))
    assert found in {None, "E224", "E206"} | {option.code for option in column.options}


# --- a time of day ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("14:00", "14:00"),
        ("14.00", "14:00"),
        ("14-30", "14:30"),
        ("9:05", "09:05"),
        ("09:05:00", "09:05"),
        ("в 14:00", "14:00"),
        ("14:00 ч.", "14:00"),
        ("=0.583333333333333", "14:00"),
        ("=0", "00:00"),
        ("0.583333333333333", "14:00"),
        ("", None),
        ("-", None),
    ],
)
def test_a_time_of_day(typed: str, value: str | None) -> None:
    assert read(TIME, typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "24:00",
        "14",
        "14:60",
        "14:00–16:00",
        "14:00 (МСК)",
        "с утра",
        "14:00¹",
        "=1.5",
        "=14.3",
        "=-0.5",
        "=85%",
        "=2026-10-01",
    ],
)
def test_no_time_of_day(typed: str) -> None:
    assert read(TIME, typed) == "E225"


@anything
@given(st.times(), st.sampled_from(["%H:%M", "%H.%M", "%H-%M", "%H:%M:00", "в %H:%M"]))
def test_a_time_is_read_as_it_was_typed(moment: time, form: str) -> None:
    assert read(TIME, Cell(Kind.TEXT, moment.strftime(form))) == moment.strftime("%H:%M")


@anything
@given(st.integers(0, 24 * 60 - 1))
def test_a_fraction_of_the_day_is_its_minute(minute: int) -> None:
    assert read(TIME, Cell(Kind.NUMBER, minute / 1440)) == f"{minute // 60:02}:{minute % 60:02}"


@anything
@given(st.text(max_size=12) | st.floats() | st.integers())
@example(0.9999999)
@example("0.9999999")
def test_anything_is_a_time_or_a_finding(typed: str | float) -> None:
    found = read(TIME, Cell(Kind.TEXT if isinstance(typed, str) else Kind.NUMBER, typed))
    assert found in {None, "E225", "E206"} or time.fromisoformat(str(found))


# --- a link -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "https://vks.example.org/j/1234?pwd=a%20b#1",
        "http://встреча.рф/1",
        "HTTPS://vks.example.org",
        "https://a:8443/x",
    ],
)
def test_a_link(typed: str) -> None:
    assert read(LINK, f" {typed} ") == typed


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "//example.org",
        "https://",
        "https:///x",
        "https://user@example.org",
        "https://a b.org",
        'https://a.org/"onclick=',
        "https://a.org/<b>",
        "https://a.org\\x",
        "http://[",
        "https://a:99999/",
        "https://a.org/\u202ex",
        "https://a.org/" + "x" * 2000,
        "ссылка в чате",
        "=12",
    ],
)
def test_no_link(typed: str) -> None:
    assert read(LINK, typed) == "E226"


def test_a_link_without_its_https_is_suggested_with_it() -> None:
    assert suggested(LINK, "vks.example.org/j/1234") == "https://vks.example.org/j/1234"
    assert suggested(LINK, "позвоним сами") is None


@anything
@given(
    st.text(max_size=40)
    | st.builds(
        "{}{}".format, st.sampled_from(["http:", "https://", "HttpS://a.", "java\nscript:"]), st.text(max_size=20)
    )
)
def test_whatever_is_read_as_a_link_leads_to_the_web(typed: str) -> None:
    found = read(LINK, Cell(Kind.TEXT, typed))
    if found not in {None, "E226", "E206"}:
        assert str(found).lower().startswith(("http://", "https://"))
        assert str(found).isprintable()
        assert not set(str(found)) & set(" <>\"'`\\")


# --- a meeting --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("05.10.2026", "05.10.2026"),
        ("5 октября", "05.10.2026"),
        ("=2026-10-05", "05.10.2026"),
        ("=46300", "05.10.2026"),
        ("05.10.2026 14:00", "05.10.2026"),
        ("05.10.2026, Итоги этапа", "05.10.2026 итоги этапа"),
        ("5 октября — Итоги этапа", "05.10.2026 итоги этапа"),
        ("Итоги  этапа", "Итоги этапа"),
        ("Итоги на 05.10", "Итоги на 05.10"),
        ("", None),
    ],
)
def test_a_meeting_is_named_by_its_day_its_topic_or_both(typed: str, value: str | None) -> None:
    assert read(MEETING, typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "все",
        "Все",
        "Всем",
        "все муниципалитеты",
        "Всем муниципалитетам",
        "All municipalities",
        "все муниципальные образования",
        "Всем МО",
    ],
)
def test_all_municipalities_at_once(typed: str) -> None:
    assert is_everybody(typed)


@pytest.mark.parametrize("typed", ["Всеволожский район", "все районы севера", "всего", "", "Темнов"])
def test_not_all_municipalities(typed: str) -> None:
    assert not is_everybody(typed)
