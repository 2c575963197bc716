"""Whom a row speaks of: the code first, then the name, the source's own municipality, the title of the book."""

import pytest

from pipelines.reading.kinds import CITY_DISTRICT, DISTRICT
from pipelines.reading.names import Entry, Match, Register
from pipelines.reading.whom import Said, whom

REGISTER = Register(
    [
        Entry("99701000", "городской округ Кинель", CITY_DISTRICT, "99701000"),
        Entry("99618000", "Кинельский муниципальный район", DISTRICT, "99618000"),
        Entry("99702000", "городской округ Слободка", CITY_DISTRICT, "99702000"),
        Entry("99602000", "муниципальный район Слободка", DISTRICT, "99602000"),
        Entry("99605101001", "посёлок Ключи", None, "99605101001"),
    ],
    {"Ромашково": "Кинельский муниципальный район"},
)
KINEL, KINEL_DISTRICT, TOWN, RURAL = "99701000", "99618000", "99702000", "99602000"


@pytest.mark.parametrize(
    ("name", "oktmo", "municipality_id"),
    [
        pytest.param("Кинель", KINEL, KINEL, id="both agree"),
        pytest.param(None, KINEL, KINEL, id="a code alone"),
        pytest.param("Кинелль", KINEL, KINEL, id="a name that nobody has"),
        pytest.param("Слободка", RURAL, RURAL, id="a name of two"),
        pytest.param("Ромашково", KINEL_DISTRICT, KINEL_DISTRICT, id="an alias that agrees"),
        pytest.param(None, "99701000000", KINEL, id="eight digits written out"),
        pytest.param(None, "99605101001", "99605101001", id="eleven digits"),
        pytest.param("Кинель", None, KINEL, id="a name alone"),
    ],
)
def test_a_code_decides(name: str | None, oktmo: str | None, municipality_id: str) -> None:
    assert whom(REGISTER, Said(name, oktmo, "Свод")) == Match(municipality_id)


@pytest.mark.parametrize("name", ["Кинельский район", "Ромашково", "Слободка", "99618000"])
def test_a_code_and_another_s_name_are_a_question(name: str) -> None:
    match = whom(REGISTER, Said(name, KINEL))
    assert match == Match(code="E307", value=KINEL, other="городской округ Кинель")


@pytest.mark.parametrize(
    ("name", "match"),
    [
        pytest.param("Кинель", Match(KINEL, "W309", value="99999999"), id="by its name"),
        pytest.param("Слободка", Match(code="E302"), id="a name of two"),
        pytest.param("Неведомск", Match(code="E301", value="Неведомск"), id="a name that nobody has"),
        pytest.param(None, Match(code="E301", value="99999999"), id="no name"),
    ],
)
def test_a_code_that_is_not_in_the_register(name: str | None, match: Match) -> None:
    found = whom(REGISTER, Said(name, "99999999", "Кинель"))
    assert (found.municipality_id, found.code) == (match.municipality_id, match.code)
    assert match.value in {None, found.value}


def test_a_place_inside_is_not_the_municipality_around_it() -> None:
    assert whom(REGISTER, Said(None, "99701000001")).code == "E301"


@pytest.mark.parametrize(
    ("bound", "name", "oktmo", "municipality_id", "code"),
    [
        pytest.param("г.о. Кинель", None, None, KINEL, None, id="no column"),
        pytest.param("г.о. Кинель", "Кинель", None, KINEL, None, id="its own name"),
        pytest.param("г.о. Кинель", "99701000", None, KINEL, None, id="its own code for a name"),
        pytest.param("г.о. Кинель", None, KINEL, KINEL, None, id="its own code"),
        pytest.param("Ромашково", None, None, KINEL_DISTRICT, None, id="bound by an alias"),
        pytest.param("г.о. Кинель", "Кинельский район", None, None, "E305", id="a neighbour"),
        pytest.param("г.о. Кинель", None, KINEL_DISTRICT, None, "E305", id="a neighbour's code"),
        pytest.param("г.о. Кинель", "Кинель", KINEL_DISTRICT, None, "E307", id="its own name with a neighbour's code"),
        pytest.param("г.о. Кинель", None, "99999999", KINEL, "W309", id="nobody's code"),
        pytest.param("г.о. Кинель", "Щ", None, None, "E301", id="nobody"),
        pytest.param("Щ", "Кинель", None, None, "E301", id="bound to nobody"),
        pytest.param("Щ", "Кинель", KINEL, None, "E301", id="bound to nobody, with a code"),
    ],
)
def test_a_bound_source_speaks_of_its_own_municipality_only(
    bound: str, name: str | None, oktmo: str | None, municipality_id: str | None, code: str | None
) -> None:
    found = whom(REGISTER, Said(name, oktmo, "Кинельский район"), bound)
    assert (found.municipality_id, found.code) == (municipality_id, code)


def test_without_name_and_code_the_title_of_the_book_speaks() -> None:
    assert whom(REGISTER, Said(None, None, "Кинельский район 2026")).municipality_id == KINEL_DISTRICT
    assert whom(REGISTER, Said("Кинель", None, "Кинельский район 2026")) == Match(KINEL)
    assert whom(REGISTER, Said(None, None, "Свод")) == Match(code="E310", value="Свод")


def test_without_a_register_nobody_is_meant() -> None:
    assert whom(Register([]), Said("Кинель", KINEL, "Кинель")).code == "E304"
    assert whom(Register([]), Said(None, None, "Кинель")).code == "E304"
