"""Names of municipalities, held against the register: the kind decides, no kind is a question, never a guess."""

from itertools import product
from typing import Any

import pytest
from rapidfuzz import process

from pipelines.reading.kinds import CITY_DISTRICT, DISTRICT, VILLAGE
from pipelines.reading.names import Entry, Match, Register, identify

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
        ("36708000000", KINEL),
        ("Администрация городского округа Кинель", KINEL),
        ("Кинель*", KINEL),
        ("1. Кинель", KINEL),
        ("Кинeль", KINEL),
        ("Kинeль г.o.", KINEL),
        ("Кинельский муниципальный район", KINEL_DISTRICT),
        ("муниципальный район Кинельский", KINEL_DISTRICT),
        ("Кинельский район", KINEL_DISTRICT),
        ("Кинельский р-н", KINEL_DISTRICT),
        ("Администрация Кинельского района", KINEL_DISTRICT),
        ("Кинельского муниципального района", KINEL_DISTRICT),
        ("МО «Кинельский район»", KINEL_DISTRICT),
        ("м.р. Кинельский", KINEL_DISTRICT),
        ("МР Кинельский", KINEL_DISTRICT),
        ("Кинельский", KINEL_DISTRICT),
        ("г.о. Слободка", TOWN),
        ("Слободка (городской округ)", TOWN),
        ("округ Слободка", TOWN),
        ("Слободка район", RURAL),
        ("г. Слободка", TOWN),
        ("город Слободка", TOWN),
        ("Слободка г.", TOWN),
        ("Администрация города Слободки", TOWN),
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
        code="E302", suggestion="Слободка (городской округ) или Слободка (муниципальный район)", value="Слободка"
    )
    assert register.match("Слободка р-н") == Match("2")


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        pytest.param("Кинельский городской округ", "Кинельский муниципальный район", id="another kind"),
        pytest.param("район Кинель", "городской округ Кинель", id="another kind, short name"),
        pytest.param("Берёзво", "Берёзов", id="a slip of the hand"),
        pytest.param("Гинельский район", "Кинельский муниципальный район", id="a slip in the first letter"),
        pytest.param("Кинелский район", "Кинельский муниципальный район", id="a letter lost"),
        pytest.param("Щ", None, id="nothing near"),
        pytest.param("99999999", None, id="an unknown code"),
        pytest.param("36708000001", None, id="the code of a settlement inside"),
        pytest.param("п. Подгорный", "Подгорный", id="a settlement of the same name"),
        pytest.param("г. Кинельский", "Кинельский муниципальный район", id="a town of a district's name"),
        pytest.param("Кинеля", "городской округ Кинель", id="another case than the words around it want"),
        pytest.param("Кинель Кинельского района", "городской округ Кинель", id="a town that lies in a district"),
        pytest.param("Самара и Кинель", None, id="two at once"),
        pytest.param("", None, id="nothing"),
        pytest.param("городской округ", None, id="a kind only"),
        pytest.param("Самарская область", None, id="the region"),
    ],
)
def test_a_name_that_is_not_there_gets_the_nearest_as_suggestion(typed: str, suggestion: str | None) -> None:
    assert REGISTER.match(typed) == Match(code="E301", suggestion=suggestion, value=typed)


def test_a_name_of_ten_thousand_letters_is_not_there() -> None:
    assert REGISTER.match("Кинель" * 2000).municipality_id is None


def test_without_a_register_there_is_nothing_to_match() -> None:
    assert Register([]).match("Кинель") == Match(code="E304", value="Кинель")


def test_former_names_of_one_municipality_do_not_make_it_two() -> None:
    register = Register(
        [Entry("1", "Темновский муниципальный район", DISTRICT), Entry("1", "Темновский район", DISTRICT)]
    )
    assert register.match("Темновский") == Match("1")


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


# -- settlements -------------------------------------------------------------------------------------------------------

SETTLEMENTS = Register(
    [
        Entry("99601000", "Темновский муниципальный район", DISTRICT, "99601000"),
        Entry("99602000", "Ольховский муниципальный район", DISTRICT, "99602000"),
        Entry("99601404", "сельское поселение Берёзовка", VILLAGE, "99601404"),
        Entry("99602404", "сельское поселение Берёзовка", VILLAGE, "99602404"),
        Entry("99602408", "Луговское сельское поселение", VILLAGE, "99602408"),
        Entry("дальнее", "сельское поселение Дальнее Ольховского района", VILLAGE),
    ]
)


@pytest.mark.parametrize(
    ("typed", "municipality_id"),
    [
        ("сельское поселение Берёзовка Темновского района", "99601404"),
        ("сп Берёзовка муниципального района Ольховский Озёрской области", "99602404"),
        ("с.п. Берёзовка (Ольховский район)", "99602404"),
        ("Берёзовка, Темновский р-н", "99601404"),
        ("Луговское сельское поселение", "99602408"),
        ("Луговское СП Ольховского муниципального района", "99602408"),
        ("с. Дальнее", "дальнее"),
        ("Дальнее, Ольховский район", "дальнее"),
    ],
)
def test_a_settlement_is_known_by_its_district(typed: str, municipality_id: str) -> None:
    assert SETTLEMENTS.match(typed) == Match(municipality_id)


@pytest.mark.parametrize("typed", ["Луговское СП Темновского района", "Дальнее Темновского района"])
def test_a_settlement_of_another_district_is_not_taken(typed: str) -> None:
    assert SETTLEMENTS.match(typed).code == "E301"


def test_a_settlement_without_its_district_is_a_question_with_codes() -> None:
    match = SETTLEMENTS.match("сельское поселение Берёзовка")
    assert (match.code, match.suggestion) == (
        "E302",
        "сельское поселение Берёзовка, ОКТМО 99601404 или сельское поселение Берёзовка, ОКТМО 99602404",
    )


# -- what only people know ---------------------------------------------------------------------------------------------

ALIASES = {
    "Ромашково": "Кинельский муниципальный район",
    "Слободка": "г.о. Слободка",
    "Центр": "36708000",
    "Ключи": "Нигде",
    "Двойня": "Подгорный или Берёзов",
}
NAMED = Register(REGISTER.entries, ALIASES)


@pytest.mark.parametrize(
    ("typed", "municipality_id"),
    [
        pytest.param("Ромашково", KINEL_DISTRICT, id="a name"),
        pytest.param("«РОМАШКОВО» ", KINEL_DISTRICT, id="however it is written"),
        pytest.param("Центр", KINEL, id="a code"),
        pytest.param("Слободка", TOWN, id="one of two"),
        pytest.param("Слободка район", RURAL, id="not what it says no word of"),
    ],
)
def test_an_alias_says_whom_a_name_means(typed: str, municipality_id: str) -> None:
    assert NAMED.match(typed) == Match(municipality_id)


def test_an_alias_that_means_nobody_is_named_and_hides_the_name_itself() -> None:
    match = NAMED.match("Ключи")
    assert (match.municipality_id, match.code, match.value) == (None, "E301", "Ключи")
    assert match.suggestion == "Нигде — так в aliases, но в реестре этого нет"


SYLLABLES = ("ка", "ло", "ми", "ве", "ро", "та", "си", "бе", "ну", "ду", "го", "ша")


def test_a_name_is_compared_with_few_of_thousands(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every name of a register compared, sixteen thousand unknown ones would take half a minute."""
    compared = []

    def extract(query: str, choices: list[str], **options: Any) -> Any:
        compared.append(len(choices))
        return extract_one(query, choices, **options)

    extract_one = process.extractOne
    monkeypatch.setattr(process, "extractOne", extract)
    words = ["".join(parts) for parts in product(SYLLABLES, repeat=3)]
    register = Register([Entry(word, f"{word}ский район") for word in words])
    found = [register.match(f"{word}кий р-н").suggestion for word in words]
    assert None not in found
    assert len(compared) == len(words)
    assert max(compared) < len(words) / 4
