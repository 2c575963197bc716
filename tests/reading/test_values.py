"""A cell has one meaning, or none and a finding says why. Nothing is guessed."""

from datetime import date
from typing import Any

import pytest

from pipelines.catalogue import CATALOGUE
from pipelines.cells import Cell, Kind
from pipelines.contract import Column, Type
from pipelines.contract.common import REGISTERED_USERS, SUBMITTED_INITIATIVES
from pipelines.reading.season import Season
from pipelines.reading.values import Understood, UnreadableError, parse, understand
from tests.drawing import cell

SEASON = Season(date(2026, 8, 15), date(2027, 1, 31))


def column(kind: Type, **more: Any) -> Column:
    return Column(name="any", title="Любой", type=kind, meaning="", meaning_en="", example="", **more)


WAITS = column(Type.TEXT, may_wait=True)
COUNT = column(Type.COUNT, at_most=100_000_000)
LATITUDE = column(Type.DEGREES, within=(-90, 90))


def read(kind: Type | Column, typed: str | Cell) -> object:
    """The value, or the code of the finding."""
    of = kind if isinstance(kind, Column) else column(kind)
    try:
        return parse(of, cell(typed) if isinstance(typed, str) else typed, SEASON)
    except UnreadableError as problem:
        return CATALOGUE[problem.code].code


# --- counts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", 0),
        ("12", 12),
        ("1234", 1234),
        ("0012", 12),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1\u202f234", 1234),
        ("1\u2009234", 1234),
        ("12 345\u00a0678", 12_345_678),
        ("1 234,0", 1234),
        ("1234,00", 1234),
        ("12,0", 12),
        ("12,0000", 12),
        ("\u00a012\u202f", 12),
        ("12⏎", 12),
        ("=12", 12),
        ("=0", 0),
        ("=12.0", 12),
        ("=1e6", 1_000_000),
        ("=1200 shown 1,2 тыс.", 1200),
        ("=-0.0", 0),
        ("100000000", 100_000_000),
        ("\u200b12\ufeff", 12),
        ("300 чел.", 300),
        ("300чел", 300),
        ("300 человек", 300),
        ("1 234 чeловека", 1234),
        ("45 шт.", 45),
        ("12 инициатив", 12),
        ("1 инициатива", 1),
        ("12,0 ЕД.", 12),
    ],
)
def test_a_count(typed: str, value: int) -> None:
    found = read(COUNT, typed)
    assert (found, type(found)) == (value, int)


ABOUT = [
    ("≈300", 300),
    ("≈ 300", 300),
    ("~300", 300),
    ("около 300", 300),
    ("ОКОЛО\u00a01\u00a0200", 1200),
    ("порядка 300", 300),
    ("примерно 300", 300),
    ("приблизительно 300", 300),
    ("ок. 300", 300),
    ("ок.300", 300),
    ("более 120", 120),
    ("бoлее 120", 120),
    ("более чем 120 чел.", 120),
    ("свыше 120", 120),
    ("больше 120", 120),
    (">120", 120),
    ("> 120", 120),
    (">=120", 120),
    ("не менее 50", 50),
    ("≥50", 50),
    ("120+", 120),
    ("120+ чел.", 120),
    ("120 и более", 120),
    ("300 (примерно)", 300),
    ("300 (≈)", 300),
    ("≈15*", 15),
    ("≈15 (уточн.)", 15),
    ("1,5 тыс.", 1500),
    ("1.5 тыс.", 1500),
    ("1,50 тыс", 1500),
    ("1,25тыс.", 1250),
    ("0,234 тыс.", 234),
    ("1234,567 тыс.", 1_234_567),
    ("2 тыс. чел.", 2000),
    ("2 тысячи", 2000),
    ("около 1,5 тыс. человек", 1500),
    ("≈1 234,0", 1234),
    ("более 0", 0),
]
REMARKED = [
    ("15*", 15),
    ("15 **", 15),
    ("15*)", 15),
    ("1 234 чел.*", 1234),
    ("15 (из них 3 повторно)", 15),
    ("15 (уточн.)", 15),
    ("15(уточн.)", 15),
    ("15 (уточн.)\u200b", 15),
    ("15 чел. (школа «Луч», за исключением 2)", 15),
    ("15* (данные уточняются)", 15),
]


@pytest.mark.parametrize(("typed", "value"), ABOUT)
def test_about_a_count_is_loaded_and_marked(typed: str, value: int) -> None:
    assert understand(COUNT, cell(typed), SEASON) == Understood(value, "W210", is_approximate=True)


@pytest.mark.parametrize(("typed", "value"), REMARKED)
def test_a_count_with_a_remark_is_loaded_and_named(typed: str, value: int) -> None:
    assert understand(COUNT, cell(typed), SEASON) == Understood(value, "W215")


@pytest.mark.parametrize("typed", ["12", "1 234,0", "300 чел.", "=12", "=1200 shown ≈1200", "=15 shown 15*", "-", ""])
def test_a_plain_count_has_no_mark(typed: str) -> None:
    found = understand(COUNT, cell(typed), SEASON)
    assert (found.remark, found.is_approximate) == (None, False)


@pytest.mark.parametrize("typed", ["≈100000001", "100 001 тыс.", "1" * 5000 + "+", "9" * 14 + " тыс."])
def test_about_more_than_can_be(typed: str) -> None:
    assert read(COUNT, typed) == "E208"


def test_a_unit_of_the_other_indicator_is_a_question() -> None:
    assert read(REGISTERED_USERS, "12 чел.") == read(SUBMITTED_INITIATIVES, "12 инициатив") == 12
    assert read(REGISTERED_USERS, "12 шт.") == read(SUBMITTED_INITIATIVES, "12 ед.") == 12
    assert read(REGISTERED_USERS, "12 инициатив") == read(SUBMITTED_INITIATIVES, "≈12 чел.") == "E201"


@pytest.mark.parametrize("typed", ["", "-", "—", "нет", "н/д", "х", "x", "…", "...", "\u00a0", "⏎"])
@pytest.mark.parametrize("kind", list(Type), ids=lambda kind: kind.value)
def test_no_data_is_none_and_never_zero(kind: Type, typed: str) -> None:
    assert read(kind, typed) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("12,5", "E201", id="a fraction"),
        pytest.param("=12.5", "E201", id="a fraction as number"),
        pytest.param("=12.5 shown 12,5", "E201", id="a fraction shown as such"),
        pytest.param("15/3", "E201", id="two numbers"),
        pytest.param("12О", "E201", id="a Cyrillic О for a nought"),
        pytest.param("12O", "E201", id="a Latin O for a nought"),
        pytest.param("15²", "E201", id="a footnote on high"),
        pytest.param("+12", "E201", id="a growth, not a total"),
        pytest.param("12 34", "E201", id="groups that are none"),
        pytest.param("1 234 56", "E201", id="a short last group"),
        pytest.param("1  234", "E201", id="two spaces"),
        pytest.param("12.0", "E201", id="a decimal point"),
        pytest.param("1e3", "E201", id="an exponent"),
        pytest.param("двенадцать", "E201", id="a word"),
        pytest.param("ИСТИНА", "E201", id="a boolean typed"),
        pytest.param("=ИСТИНА", "E201", id="a boolean"),
        pytest.param("=ЛОЖЬ", "E201", id="no is not nought"),
        pytest.param("١٢", "E201", id="Arabic digits"),
        pytest.param("１２", "E201", id="full-width digits"),
        pytest.param("½", "E201", id="a half"),
        pytest.param("=nan", "E201", id="not a number"),
        pytest.param("=inf", "E201", id="endless"),
        pytest.param("=-inf", "E201", id="endless below zero"),
        pytest.param("до 50", "E201", id="up to"),
        pytest.param("менее 50", "E201", id="less than"),
        pytest.param("не более 50", "E201", id="at most"),
        pytest.param("<50", "E201", id="less, as a sign"),
        pytest.param("≤50", "E201", id="at most, as a sign"),
        pytest.param("50-60", "E201", id="a span"),
        pytest.param("около 50–60", "E201", id="about a span"),
        pytest.param("от 50", "E201", id="from"),
        pytest.param("почти 300", "E201", id="almost"),
        pytest.param("ок 300", "E201", id="okay"),
        pytest.param("не около 300", "E201", id="not about"),
        pytest.param("15¹", "E201", id="a footnote on high, or 151"),
        pytest.param("*15", "E201", id="a star before"),
        pytest.param("15 1)", "E201", id="a footnote's number"),
        pytest.param("15)", "E201", id="a bracket that closes nothing"),
        pytest.param("15 (уточн.", "E201", id="a bracket left open"),
        pytest.param("15 (3)", "E201", id="two numbers, one in brackets"),
        pytest.param("15 (+3)", "E201", id="a growth in brackets"),
        pytest.param("15 ()", "E201", id="nothing in brackets"),
        pytest.param("15 (тыс. чел.)", "E201", id="thousands in brackets"),
        pytest.param("15 (план)", "E201", id="a plan in brackets"),
        pytest.param("15 (за неделю)", "E201", id="a week in brackets"),
        pytest.param("50 (не более)", "E201", id="at most in brackets"),
        pytest.param("(15)", "E201", id="all in brackets"),
        pytest.param("15 (а) (б)", "E201", id="two brackets"),
        pytest.param("15 (½ ставки)", "E201", id="a half in brackets"),
        pytest.param("1" * 50_000 + "((", "E201", id="fifty thousand digits and two brackets"),
        pytest.param("15 уточн.", "E201", id="a remark without brackets"),
        pytest.param("15 (" + "а" * 300 + ")", "E201", id="a story in brackets"),
        pytest.param("около" + " " * 3000 + "не 15", "E201", id="words behind many spaces"),
        pytest.param("12 классов", "E201", id="an unknown unit"),
        pytest.param("2 млн", "E201", id="millions"),
        pytest.param("1 тыс. 200", "E201", id="thousands and a rest"),
        pytest.param("1,2345 тыс.", "E201", id="thousands, too fine"),
        pytest.param("≈12,5", "E201", id="about a fraction"),
        pytest.param("≈12.0", "E201", id="about a decimal point"),
        pytest.param("12.5*", "E201", id="a fraction with a footnote"),
        pytest.param("«12»", "E201", id="quoted"),
        pytest.param("\u202e12", "E201", id="turned round"),
        pytest.param("\u00ad12", "E201", id="a soft hyphen may be a minus"),
        pytest.param("12⏎345", "E201", id="two lines"),
        pytest.param("≈12О", "E201", id="about, with an О for a nought"),
        pytest.param("15/3*", "E201", id="two numbers with a footnote"),
        pytest.param("12 34*", "E201", id="groups that are none with a footnote"),
        pytest.param("не менее 50 %", "E202", id="at least a percentage"),
        pytest.param("15 (85 %)", "E202", id="a percentage in brackets"),
        pytest.param("-5*", "E204", id="below zero with a footnote"),
        pytest.param("≈1.234", "E205", id="about: thousands or fraction"),
        pytest.param("1,234*", "E205", id="a comma before three digits and a footnote"),
        pytest.param("1,234 тыс.", "E205", id="1,234 or 1234 thousand"),
        pytest.param("1.234 тыс.", "E205", id="1.234 or 1234 thousand"),
        pytest.param("85 %", "E202", id="a percentage typed"),
        pytest.param("85%", "E202", id="a percentage typed close"),
        pytest.param("=85%", "E202", id="a percentage"),
        pytest.param("=100%", "E202", id="a whole percentage"),
        pytest.param("=2026-10-01", "E203", id="a date"),
        pytest.param("-5", "E204", id="below zero"),
        pytest.param("−5", "E204", id="below zero, with a minus sign"),
        pytest.param("- 1 234", "E204", id="below zero, spaced"),
        pytest.param("=-5", "E204", id="below zero as number"),
        pytest.param("1.234", "E205", id="a point: thousands or fraction"),
        pytest.param("1.234.567", "E205", id="points"),
        pytest.param("1,000", "E205", id="a comma: thousands or fraction"),
        pytest.param("12,345", "E205", id="a comma before three digits"),
        pytest.param("=#REF!", "E206", id="#REF!"),
        pytest.param("=#ССЫЛКА!", "E206", id="#ССЫЛКА!"),
        pytest.param("=#Н/Д", "E206", id="#Н/Д is no missing mark"),
        pytest.param("=?", "E207", id="a formula without result"),
        pytest.param("100000001", "E208", id="one too many"),
        pytest.param("=1e300", "E208", id="astronomical"),
        pytest.param("1" * 5000, "E208", id="five thousand digits"),
        pytest.param("1" + " 234" * 2000, "E208", id="six thousand digits in groups"),
        pytest.param("12," + "0" * 5000 + "1", "E201", id="a very small fraction"),
        pytest.param("=33.4 shown 33", "E209", id="a fraction shown as whole"),
        pytest.param("=1234.5 shown 1\u00a0235", "E209", id="a fraction shown in groups"),
        pytest.param("=33.04 shown 33,0", "E209", id="a fraction shown with noughts"),
        pytest.param("=-33.4 shown -33", "E209", id="a negative fraction shown as whole"),
    ],
)
def test_not_a_count(typed: str, code: str) -> None:
    assert read(COUNT, typed) == code


@pytest.mark.parametrize(
    "name",
    [
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#ERROR!",
        "#ССЫЛКА!",
        "#Н/Д",
        "#ДЕЛ/0!",
        "#ЗНАЧ!",
        "#ИМЯ?",
        "#ЧИСЛО!",
        "#ПУСТО!",
    ],
)
@pytest.mark.parametrize("kind", list(Type), ids=lambda kind: kind.value)
def test_an_error_value_is_named_in_every_column(kind: Type, name: str) -> None:
    assert read(kind, f"={name}") == "E206"
    assert read(kind, name) == read(kind, f" {name.lower()}\u00a0") == "E206", "as a .csv has it"


@pytest.mark.parametrize("typed", ["#1", "#вместе", "Раздел #Н/Д"])
def test_a_hash_alone_is_no_error(typed: str) -> None:
    assert read(Type.TEXT, typed) == typed


def test_the_finding_says_what_stands_behind_a_rounded_number() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(COUNT, cell("=33.4 shown 33"), SEASON)
    assert caught.value.extra == {"exact": "33,4"}


def test_a_number_of_four_hundred_digits_can_be_quoted() -> None:
    assert Cell(Kind.NUMBER, 10**400).text == "1.000e+400"


# --- days -------------------------------------------------------------------------------------------------------------

SEPTEMBER_1 = date(2026, 9, 1)


@pytest.mark.parametrize("kind", [Type.DAY, Type.DUE_DAY], ids=["day", "due day"])
@pytest.mark.parametrize(
    "typed",
    [
        "01.09.2026",
        "1.9.26",
        "01.09.26",
        "1.09.2026 г.",
        "01.09.2026г.",
        "01.09.2026.",
        " 01.09.2026\u00a0",
        "1 сентября",
        "1 СЕНТЯБРЯ",
        "1\u00a0сентября 2026",
        "1 сентября 2026 г.",
        "01 сентября 2026 года",
        "1 ceнтября",
        "01.09",
        "1.9",
        "01.09.",
        "2026-09-01",
        "2026-09-01 18:00",
        "2026-09-01T18:00:00.000",
        "01.09.2026 18:00",
        "01.09.2026, 9:05:00",
        "01.09.2026 в 18:00",
        "01.09.2026 г. 18:00",
        "1 сентября 18:00",
        "1 сент. 2026",
        "1 сент 2026",
        "1 сен. 2026 г.",
        "1 сент.",
        "01.сен",
        "01.сен.26",
        "01.сен.2026",
        "вт 01.09.2026",
        "вт. 01.09",
        "Вторник, 1 сентября 2026 г.",
        "01.09.2026 (вт)",
        "1 сентября, вторник",
        "=2026-09-01",
        "=46266",
        "=46266.75",
        "=46266 shown 1 сен",
    ],
)
def test_a_day(kind: Type, typed: str) -> None:
    assert read(kind, typed) == SEPTEMBER_1


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5 мая 2026", date(2026, 5, 5)),
        ("5 май 2026", date(2026, 5, 5)),
        ("05.май.26", date(2026, 5, 5)),
        ("1 окт 2026", date(2026, 10, 1)),
        ("1 нояб. 2026", date(2026, 11, 1)),
        ("1 февр. 2026", date(2026, 2, 1)),
        ("четверг, 1 октября 2026", date(2026, 10, 1)),
        ("15/9/2026", date(2026, 9, 15)),
        ("9/15/2026", date(2026, 9, 15)),
        ("31/12/2026", date(2026, 12, 31)),
        ("5 марта 2026", date(2026, 3, 5)),
        ("5 августа 2026", date(2026, 8, 5)),
        ("15.01", date(2027, 1, 15)),
        ("15 января", date(2027, 1, 15)),
        ("31.12", date(2026, 12, 31)),
        ("15.08", SEASON.starts),
        ("31.01", SEASON.ends),
        ("29.02.2028", date(2028, 2, 29)),
        ("01.01.2000", date(2000, 1, 1)),
        ("31.12.2099", date(2099, 12, 31)),
        ("=36526", date(2000, 1, 1)),
        ("=73050", date(2099, 12, 31)),
    ],
)
def test_another_day(typed: str, day: date) -> None:
    assert read(Type.DAY, typed) == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("постоянно", "E211"),
        ("01.09–15.09", "E211"),
        ("01.09-15.09.2026", "E211"),
        ("до 1 сентября", "E211"),
        ("09/01/2026", "E211"),
        ("1/9/2026", "E211"),
        ("01/10/2026", "E211"),
        ("12/12/2026", "E211"),
        ("15/9/26", "E211"),
        ("15/9", "E211"),
        ("пн 01.09.2026", "E211"),
        ("понедельник, 1 сентября 2026", "E211"),
        ("01.09 (ср)", "E211"),
        ("вт", "E211"),
        ("сентябрь", "E211"),
        ("сентябрь 2026", "E211"),
        ("1 сентяб", "E211"),
        ("1 сентября 26", "E211"),
        ("01.09 2026", "E211"),
        ("01.09.2026 25:00", "E211"),
        ("01.09.2026 18", "E211"),
        ("2026-09-01 сегодня", "E211"),
        ("01.09.2026" + " " * 3000 + "или позже", "E211"),
        ("2026", "E211"),
        ("=2026", "E211"),
        ("=1.9", "E211"),
        ("=12", "E211"),
        ("=36525", "E211"),
        ("=73051", "E211"),
        ("=nan", "E211"),
        ("=inf", "E211"),
        ("=20260901", "E211"),
        ("46266", "E211"),
        ("=85%", "E211"),
        ("=ИСТИНА", "E211"),
        ("1.1²", "E211"),
        ("０１.09.2026", "E211"),
        ("٠١.٠٩.٢٠٢٦", "E211"),
        ("01.09.202", "E211"),
        ("1" * 5000, "E211"),
        ("31.09.2026", "E212"),
        ("31.09", "E212"),
        ("31 сентября", "E212"),
        ("30.02", "E212"),
        ("29.02.2027", "E212"),
        ("00.09.2026", "E212"),
        ("01.13.2026", "E212"),
        ("01.00", "E212"),
        ("31/09/2026", "E212"),
        ("13/13/2026", "E212"),
        ("0000-01-01", "E212"),
        ("01.09.1899", "E212"),
        ("01.09.2226", "E212"),
        ("=1899-12-31", "E212"),
        ("=2226-09-01", "E212"),
        ("01.07", "E213"),
        ("14.08", "E213"),
        ("1 февраля", "E213"),
        ("29.02", "E213"),
        ("=?", "E207"),
    ],
)
def test_not_a_day(typed: str, code: str) -> None:
    assert read(Type.DAY, typed) == code


def test_a_day_without_a_year_that_the_season_has_twice_is_a_question() -> None:
    two_autumns = Season(date(2026, 8, 15), date(2027, 10, 31))
    with pytest.raises(UnreadableError, match="E213"):
        parse(column(Type.DAY), cell("01.09"), two_autumns)


@pytest.mark.parametrize("typed", ["до 1 сентября", "До 01.09.2026", "ДО\u00a01.9.26", " до 1 сентября 2026 г."])
def test_until_a_day_is_a_due_day_only(typed: str) -> None:
    assert read(Type.DUE_DAY, typed) == SEPTEMBER_1
    assert read(Type.DAY, typed) == "E211"


@pytest.mark.parametrize(
    "typed",
    [
        "на 01.09.2026",
        "На 1 сентября",
        "по состоянию на 1 сентября 2026 г.",
        "по сост. на\u00a001.09",
        "на вт 01.09.2026",
    ],
)
def test_the_state_of_a_day_is_no_due_day(typed: str) -> None:
    assert read(Type.DAY, typed) == SEPTEMBER_1
    assert read(Type.DUE_DAY, typed) == "E211"


@pytest.mark.parametrize("typed", ["на на 01.09", "на", "с 01.09.2026", "по состоянию 01.09.2026", "на1 сентября"])
def test_not_the_state_of_a_day(typed: str) -> None:
    assert read(Type.DAY, typed) == "E211"


@pytest.mark.parametrize(
    "typed", ["до конца года", "до", "до до 1 сентября", "1 до сентября", "к 1 сентября", "до 1.1²"]
)
def test_not_a_due_day(typed: str) -> None:
    assert read(Type.DUE_DAY, typed) == "E211"


# --- codes, kinds, degrees, texts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("99612000", "99612000"),
        ("=99612000", "99612000"),
        ("=99612000.0", "99612000"),
        ("99 612 000", "99612000"),
        ("99\u00a0612\u00a0000", "99612000"),
        ("1701000", "01701000"),
        ("=1701000", "01701000"),
        ("99612101001", "99612101001"),
        ("1701101001", "01701101001"),
        ("=1701101001", "01701101001"),
        ("=99612000 shown 99 612 000", "99612000"),
    ],
)
def test_an_oktmo_code_gets_its_lost_zero_back(typed: str, code: str) -> None:
    assert read(Type.OKTMO, typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "170100",
        "123456789",
        "123456789012",
        "9961200О",
        "=9.5",
        "=-1701000",
        "=nan",
        "=85%",
        "=2026-10-01",
        "９９６１２０００",
        "36-612-000",
        "1" * 5000,
    ],
)
def test_not_an_oktmo_code(typed: str) -> None:
    assert read(Type.OKTMO, typed) == "E223"


@pytest.mark.parametrize(
    ("typed", "degrees"),
    [("53,2", 53.2), ("53.2", 53.2), ("=53.2", 53.2), ("=53", 53.0), ("-53,25", -53.25), ("0", 0.0), ("90", 90.0)],
)
def test_degrees(typed: str, degrees: float) -> None:
    found = read(LATITUDE, typed)
    assert (found, type(found)) == (degrees, float)


@pytest.mark.parametrize(
    "typed", ["90,1", "=-91", "53°12′", "53.2, 50.1", "=nan", "=inf", "=85%", "=2026-10-01", "=ИСТИНА", "север", "５３"]
)
def test_not_degrees(typed: str) -> None:
    assert read(LATITUDE, typed) == "E221"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  Школа\u00a0№ 2⏎", "Школа № 2"),
        ("=12", "12"),
        ("=12.5", "12,5"),
        ("=2026-10-01", "01.10.2026"),
        ("=ИСТИНА", "ИСТИНА"),
        ("=12 shown 12 шт.", "12 шт."),
    ],
)
@pytest.mark.parametrize("kind", [Type.TEXT, Type.MUNICIPALITY], ids=["text", "municipality"])
def test_a_text_is_what_a_person_sees(kind: Type, typed: str, text: str) -> None:
    assert read(kind, typed) == text


# --- what is still to come --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        *("уточняется", "Уточняется…", "на уточнении", "будет позже", "позднее", "не назначен", "пока не назначена"),
        *("ещё не определён", "будет назначен", "будет назначен позже", "вакансия", "отсутствует", "пока нет", "?"),
    ],
)
def test_what_is_still_to_come_is_no_data_where_it_may_stand(typed: str) -> None:
    assert understand(WAITS, cell(typed), SEASON) == Understood(None, remark="I233")
    assert understand(column(Type.TEXT), cell(typed), SEASON) == Understood(" ".join(typed.split()))


@pytest.mark.parametrize(
    "typed", ["начальник отдела уточнения данных", "8 (000) 200-10-01", "уточняйте у главы", "глава"]
)
def test_what_names_somebody_is_data(typed: str) -> None:
    assert understand(WAITS, cell(typed), SEASON) == Understood(typed)


@pytest.mark.parametrize(
    ("of", "cure"),
    [
        (REGISTERED_USERS, "впишите итог нарастающим итогом не меньше нуля"),
        (COUNT, "впишите число не меньше нуля"),
    ],
    ids=["indicator", "other count"],
)
@pytest.mark.parametrize("typed", ["-5", "=-5"])
def test_below_zero_the_cure_is_the_column_s(of: Column, cure: str, typed: str) -> None:
    with pytest.raises(UnreadableError) as found:
        understand(of, cell(typed), SEASON)
    assert CATALOGUE["E204"].message({"value": "-5", **found.value.extra}).endswith(f"; {cure}")
