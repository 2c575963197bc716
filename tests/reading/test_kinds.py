"""Kinds of municipalities, as people write them."""

import pytest

from pipelines.reading.kinds import (
    CITY_DISTRICT,
    DISTRICT,
    INNER_CITY,
    MUNICIPAL_DISTRICT,
    TOWN,
    VILLAGE,
    one_kind,
    split_kind,
)


@pytest.mark.parametrize(
    ("typed", "base", "kinds"),
    [
        ("г.о. Темнов", "темнов", {CITY_DISTRICT}),
        ("г. о. Темнов", "темнов", {CITY_DISTRICT}),
        ("г.о.Темнов", "темнов", {CITY_DISTRICT}),
        ("Темнов г.о.", "темнов", {CITY_DISTRICT}),
        ("Темнов, г.о.", "темнов", {CITY_DISTRICT}),
        ("ГО Темнов", "темнов", {CITY_DISTRICT}),
        ("ГO «Темнов»", "темнов", {CITY_DISTRICT}),
        ("городской округ Темнов", "темнов", {CITY_DISTRICT}),
        ("городской округ город Темнов", "темнов", {CITY_DISTRICT}),
        ("городской округ — город Темнов", "темнов", {CITY_DISTRICT}),
        ("гор. округ Темнов", "темнов", {CITY_DISTRICT}),
        ("Темнов (городской округ)", "темнов", {CITY_DISTRICT}),
        ("городской округ Темнов Заречной области", "темнов заречной области", {CITY_DISTRICT}),
        ("городской округ Темнов Озёрской области", "темнов", {CITY_DISTRICT}),
        ("городской округ Темнов (Озёрская область)", "темнов", {CITY_DISTRICT}),
        ("МО „Город Темнов“", "темнов", set()),
        ("муниципальное образование город Темнов", "темнов", set()),
        ("г. Темнов", "темнов", set()),
        ("г.Темнов", "темнов", set()),
        ("Темнов", "темнов", set()),
        ("Темновский муниципальный район", "темновский", {DISTRICT}),
        ("муниципальный район Темновский", "темновский", {DISTRICT}),
        ("Темновский район", "темновский", {DISTRICT}),
        ("Темновский р-н", "темновский", {DISTRICT}),
        ("Темновский муниципальный р-н", "темновский", {DISTRICT}),
        ("м.р. Темновский", "темновский", {DISTRICT}),
        ("МР «Темновский»", "темновский", {DISTRICT}),
        ("Темновский муниципальный округ", "темновский", {MUNICIPAL_DISTRICT}),
        ("Темновский округ", "темновский", {CITY_DISTRICT, MUNICIPAL_DISTRICT}),
        ("городское поселение Темнов", "темнов", {TOWN}),
        ("с.п. Темновка", "темновка", {VILLAGE}),
        ("внутригородской район Темновский", "темновский", {INNER_CITY}),
        ("городской округ с внутригородским делением Темнов", "темнов", {CITY_DISTRICT}),
        ("Темновский район, городской округ", "темновский", {DISTRICT, CITY_DISTRICT}),
    ],
)
def test_a_name_and_its_kind_come_apart(typed: str, base: str, kinds: set[str]) -> None:
    assert split_kind(typed) == (base, frozenset(kinds))


@pytest.mark.parametrize(
    "name",
    ["Звёздный Городок", "Городец", "Городовиковск", "Районное", "Гороховец", "Мордово", "Окружной", "Город-Курорт"],
)
def test_a_name_that_only_begins_like_a_kind_stays_whole(name: str) -> None:
    base, kinds = split_kind(name)
    assert (len(base), kinds) == (len(name), frozenset())


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("городской округ", CITY_DISTRICT),
        ("Городской Округ ", CITY_DISTRICT),
        ("ГО", CITY_DISTRICT),
        ("г.о.", CITY_DISTRICT),
        ("муниципальный округ", MUNICIPAL_DISTRICT),
        ("муниципальный район", DISTRICT),
        ("район", DISTRICT),
        ("МР", DISTRICT),
        ("м.р.", DISTRICT),
        ("городское поселение", TOWN),
        ("сельское поселение", VILLAGE),
        ("внутригородская территория", INNER_CITY),
    ],
)
def test_the_column_of_kinds(typed: str, kind: str) -> None:
    assert one_kind(typed) == kind


@pytest.mark.parametrize(
    "typed",
    [
        "округ",
        "МО",
        "муниципальное образование",
        "город",
        "Темнов",
        "г.о. Темнов",
        "",
        "городской округ, муниципальный район",
    ],
)
def test_a_kind_that_is_none_or_several_is_refused(typed: str) -> None:
    assert one_kind(typed) is None
