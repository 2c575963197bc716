"""Names of municipalities, held against the register: the kind decides, no kind is a question, never a guess."""

import pytest

from pipelines.reading.kinds import CITY_DISTRICT, DISTRICT
from pipelines.reading.names import Entry, Match, Register, identify, match_bound

REGISTER = Register(
    [
        Entry("36708000", "городской округ Кинель", CITY_DISTRICT, "36708000"),
        Entry("36618000", "Кинельский муниципальный район", DISTRICT, "36618000"),
        Entry("99701000", "городской округ Слободка", CITY_DISTRICT, "99701000"),
        Entry("99601000", "муниципальный район Слободка", DISTRICT, "99601000"),
        Entry("01702000", "Берёзов", CITY_DISTRICT, "01702000"),
        Entry("99602000", "Подгорный", "муниципальный округ", "99602000"),
        Entry("ключи", "Ключи"),
    ]
)
KINEL, KINEL_DISTRICT, TOWN, RURAL, BERYOZOV = "36708000", "36618000", "99701000", "99601000", "01702000"


@pytest.mark.parametrize(
    ("typed", "municipality_id"),
    [
        ("городской округ Кинель", KINEL),
        ("г.о. Кинель", KINEL),
        ("Кинель г.о.", KINEL),
        ("ГО Кинель", KINEL),
        ("ГО «Кинель»", KINEL),
        ("МО „Город Кинель“", KINEL),
        ("город Кинель", KINEL),
        ("г.Кинель", KINEL),
        ("Кинель", KINEL),
        ("  КИНЕЛЬ\u00a0", KINEL),
        ("Kинeль", KINEL),
        ("городской округ Кинель Самарской области", KINEL),
        ("36708000", KINEL),
        ("36 708 000", KINEL),
        ("Кинельский муниципальный район", KINEL_DISTRICT),
        ("муниципальный район Кинельский", KINEL_DISTRICT),
        ("Кинельский район", KINEL_DISTRICT),
        ("Кинельский р-н", KINEL_DISTRICT),
        ("м.р. Кинельский", KINEL_DISTRICT),
        ("МР Кинельский", KINEL_DISTRICT),
        ("Кинельский", KINEL_DISTRICT),
        ("г.о. Слободка", TOWN),
        ("Слободка (городской округ)", TOWN),
        ("округ Слободка", TOWN),
        ("Слободка район", RURAL),
        ("м.р. Слободка", RURAL),
        ("Березов", BERYOZOV),
        ("БЕРЁЗОВ", BERYOZOV),
        ("г.о. Берёзов", BERYOZOV),
        ("1702000", BERYOZOV),
        ("01702000", BERYOZOV),
        ("Подгорный округ", "99602000"),
        ("Ключи", "ключи"),
        ("Ключи муниципальный район", "ключи"),
    ],
)
def test_a_name_means_one_municipality(typed: str, municipality_id: str) -> None:
    assert REGISTER.match(typed) == Match(municipality_id)


@pytest.mark.parametrize("typed", ["Слободка", "СЛОБОДКА ", "МО «Слободка»", "городской округ, район Слободка"])
def test_the_bare_name_of_two_is_a_question(typed: str) -> None:
    match = REGISTER.match(typed)
    assert (match.municipality_id, match.code) == (None, "E302")
    assert match.suggestion == "городской округ Слободка или муниципальный район Слободка"


def test_namesakes_that_are_told_apart_by_the_column_of_kinds_only_are_a_question_with_both_kinds() -> None:
    register = Register([Entry("1", "Слободка", CITY_DISTRICT), Entry("2", "Слободка", DISTRICT)])
    assert register.match("Слободка") == Match(
        code="E302", suggestion="Слободка (городской округ) или Слободка (муниципальный район)"
    )
    assert register.match("Слободка р-н") == Match("2")


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        pytest.param("Кинельский городской округ", "Кинельский муниципальный район", id="another kind"),
        pytest.param("район Кинель", "городской округ Кинель", id="another kind, short name"),
        pytest.param("Берёзво", "Берёзов", id="a slip of the hand"),
        pytest.param("Кинелский район", "Кинельский муниципальный район", id="a letter lost"),
        pytest.param("Щ", None, id="nothing near"),
        pytest.param("99999999", None, id="an unknown code"),
        pytest.param("", None, id="nothing"),
        pytest.param("городской округ", None, id="a kind only"),
        pytest.param("Самарская область", None, id="the region"),
    ],
)
def test_a_name_that_is_not_there_gets_the_nearest_as_suggestion(typed: str, suggestion: str | None) -> None:
    assert REGISTER.match(typed) == Match(code="E301", suggestion=suggestion)


def test_a_name_of_ten_thousand_letters_is_not_there() -> None:
    assert REGISTER.match("Кинель" * 2000).municipality_id is None


def test_without_a_register_there_is_nothing_to_match() -> None:
    assert Register([]).match("Кинель") == Match(code="E304")


def test_former_names_of_one_municipality_do_not_make_it_two() -> None:
    register = Register(
        [Entry("1", "Темновский муниципальный район", DISTRICT), Entry("1", "Темновский район", DISTRICT)]
    )
    assert register.match("Темновский") == Match("1")


@pytest.mark.parametrize(
    ("bound", "typed", "match"),
    [
        pytest.param("г.о. Кинель", None, Match(KINEL), id="no column"),
        pytest.param("г.о. Кинель", "Кинель", Match(KINEL), id="its own name"),
        pytest.param("г.о. Кинель", "36708000", Match(KINEL), id="its own code"),
        pytest.param("г.о. Кинель", "Кинельский район", Match(code="E305"), id="a neighbour"),
        pytest.param("г.о. Кинель", "Щ", Match(code="E301"), id="nobody"),
        pytest.param("Щ", "Кинель", Match(code="E301"), id="bound to nobody"),
        pytest.param(None, "Кинель", Match(KINEL), id="not bound"),
        pytest.param(None, None, Match(code="E301"), id="not bound and no name"),
    ],
)
def test_a_bound_source_speaks_of_its_own_municipality_only(bound: str | None, typed: str | None, match: Match) -> None:
    assert match_bound(REGISTER, typed, bound) == match


@pytest.mark.parametrize(
    ("name", "kind", "oktmo", "municipality_id"),
    [
        ("Кинель", CITY_DISTRICT, "36708000", "36708000"),
        ("Кинель", CITY_DISTRICT, None, "кинель (городской округ)"),
        ("Кинель", DISTRICT, None, "кинель (муниципальный район)"),
        ("городской округ «Кинель»", CITY_DISTRICT, None, "городской округ кинель"),
        ("Кинель", None, None, "кинель"),
        ("Берёзов ", None, "", "березов"),
    ],
)
def test_an_id_tells_namesakes_apart(name: str, kind: str | None, oktmo: str | None, municipality_id: str) -> None:
    assert identify(name, kind, oktmo) == municipality_id
