"""Kinds of municipalities, as people write them."""

import pytest

from pipelines.reading.kinds import (
    CITY_DISTRICT,
    DISTRICT,
    INNER_CITY,
    MUNICIPAL_DISTRICT,
    TOWN,
    VILLAGE,
    genitives,
    one_kind,
    parse_name,
    split_kind,
)

CITY = {CITY_DISTRICT, MUNICIPAL_DISTRICT, TOWN}  # whatever is called «город», it is no район


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
        ("МО „Город Темнов“", "темнов", CITY),
        ("муниципальное образование город Темнов", "темнов", CITY),
        ("г. Темнов", "темнов", CITY),
        ("г.Темнов", "темнов", CITY),
        ("Темнов г.", "темнов", CITY),
        ("Темнов (город)", "темнов", CITY),
        ("Темнов город", "темнов", CITY),
        ("город-курорт Темнов", "темнов", CITY),
        ("Администрация города Темнова", "темнова", CITY),
        ("городской округ город-герой Темнов", "темнов", {CITY_DISTRICT}),
        ("ЗАТО Темнов", "темнов", {CITY_DISTRICT}),
        ("ЗАТО п. Светлый", "светлый", {CITY_DISTRICT}),
        ("закрытое административно-территориальное образование Темнов", "темнов", {CITY_DISTRICT}),
        ("г/о Темнов", "темнов", {CITY_DISTRICT}),
        ("Темнов гор. окр.", "темнов", {CITY_DISTRICT}),
        ("Администрация городского округа Темнов", "темнов", {CITY_DISTRICT}),
        ("городской округ город Темнов Ольхо-Дубровского автономного округа – Югры", "темнов", {CITY_DISTRICT}),
        ("городской округ Темнов Республики Озёрия", "темнов", {CITY_DISTRICT}),
        ("муниципалитет Темнов", "темнов", set()),
        ("1. Темнов*", "темнов", set()),
        ("Teмнoв", "темнов", set()),
        ("Темнов", "темнов", set()),
        ("Темновский муниципальный район", "темновский", {DISTRICT}),
        ("муниципальный район Темновский", "темновский", {DISTRICT}),
        ("Темновский район", "темновский", {DISTRICT}),
        ("Темновский р-н", "темновский", {DISTRICT}),
        ("Темновский муниципальный р-н", "темновский", {DISTRICT}),
        ("м.р. Темновский", "темновский", {DISTRICT}),
        ("МР «Темновский»", "темновский", {DISTRICT}),
        ("Темновский муниципальный округ", "темновский", {MUNICIPAL_DISTRICT}),
        ("Темновский мун. округ", "темновский", {MUNICIPAL_DISTRICT}),
        ("муниципальный округ Темновский район Озёрской Республики", "темновский", {MUNICIPAL_DISTRICT, DISTRICT}),
        ("Темновский мун.р-н", "темновский", {DISTRICT}),
        ("м/р Темновский", "темновский", {DISTRICT}),
        ("Темновский улус (район)", "темновский", {DISTRICT}),
        ("Темновского района", "темновского", {DISTRICT}),
        ("Дубовский сельсовет", "дубовский", {VILLAGE}),
        ("село Дубовка", "дубовка", {VILLAGE}),
        ("пгт Дубовка", "дубовка", {CITY_DISTRICT, TOWN, VILLAGE, INNER_CITY}),
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
    [
        "Звёздный Городок",
        "Городец",
        "Городовиковск",
        "Районное",
        "Гороховец",
        "Мордово",
        "Окружной",
        "Город-Курорт",
        "Старый Город",
        "Посёлок",
        "Майский",
    ],
)
def test_a_name_that_only_begins_like_a_kind_stays_whole(name: str) -> None:
    base, kinds = split_kind(name)
    assert (len(base), kinds) == (len(name), frozenset())


@pytest.mark.parametrize(
    ("typed", "base", "parent"),
    [
        ("сельское поселение Дубовка Темновского района", "дубовка", "темновский"),
        ("сельское поселение Дубовка муниципального района Темновский", "дубовка", "темновский"),
        ("Дубовка (Темновский район)", "дубовка", "темновский"),
        ("внутригородской район Заречный городского округа Темнов", "заречный", "темнов"),
        ("Темновского района", "темновского", None),
        ("Темновский район, городской округ", "темновский", None),
        ("Администрация городского округа Темнов", "темнов", None),
        ("Темнов - Черкасский район", "темнов - черкасский", None),
    ],
)
def test_a_settlement_and_its_district_come_apart(typed: str, base: str, parent: str | None) -> None:
    name = parse_name(typed)
    assert (name.base, name.parent) == (base, parent)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("темновский", {"темновского"}),
        ("отрадный", {"отрадного"}),
        ("донской", {"донского"}),
        ("яровое", {"ярового"}),
        ("сухая", {"сухой"}),
        ("нижний", {"нижнего"}),
        ("темнов", {"темнова"}),
        ("кинель", {"кинеля", "кинели"}),
        ("ольха", {"ольхи"}),
        ("самара", {"самары"}),
        ("заря", {"зари"}),
        ("крюково", {"крюкова"}),
        ("край", {"края"}),
        ("старый темнов", {"старого темнова"}),
        ("тольятти", set()),
        ("", set()),
    ],
)
def test_names_in_the_genitive(base: str, forms: set[str]) -> None:
    assert genitives(base) == forms


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
