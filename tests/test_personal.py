"""Phones, e-mail addresses and names leave a sheet before anything is stored; all else stays as it was typed."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.cells import Cell, Grid, Kind
from pipelines.contract import TABS
from pipelines.personal import MARKERS, mask, mask_text, masked
from tests.drawing import cell, grid
from tests.growing import growth

PHONE, EMAIL, NAME = MARKERS

# as typed → as kept; «Т» a phone's marker, «П» an e-mail's, «И» a name's
MASKED = """
8(846)200-10-01 → Т
8 (846) 200 10 01 → Т
8 (000) 200-10-01 → Т
8 (84655) 2-12-34 → Т
8 (846) 200 – 10 – 01 → Т
8.927.000.00.00 → Т
8-800-200-10-01 → Т
+7 927 000-00-00 → Т
+7(927)000-00-00 → Т
+79270000000 → Т
79270000000 → Т
89270000000 → Т
9270000000 → Т
927 000 00 00 → Т
(846) 200-10-01 → Т
200-10-01 → Т
+375 29 123-45-67 → Т
89270000000,89270000001 → Т,Т
89270000000/89270000001 → Т/Т
8(846)200-10-01 доб. 123 → Т
8 (846) 200-10-01 (доб. 123) → Т
тел. 2-00-10 → тел. Т
тел. 2-00-10, 2-00-11 → тел. Т, Т
Тел.: 20010 → Тел.: Т
т. 20-01-02 → т. Т
звонить 89270000000 до 18:00 → звонить Т до 18:00
тел.89270000000 → тел.Т
ivanova@mail.ru → П
иванова@администрация.рф → П
mailto:m.ivanova+x@adm.example.ru → П
почта: ivanova@mail.ru. → почта: П.
ivanova @ mail.ru → П
ivanova (at) mail.ru → П
ivanova [собака] mail.ru → П
Иванова Мария Петровна → И
Мария Петровна Иванова → И
Мария Петровна → И
ИВАНОВА МАРИЯ ПЕТРОВНА → И
ИВАНОВА Мария Петровна → И
иванова мария петровна → И
Ивановой Марии Петровне → И
с Ивановым Петром Сергеевичем → с И
Иванов Пётр Кузьмич → И
Никитина Анна Ильинична → И
Гайсина Фируза Рашидовна → И
Цой Виктор Робертович → И
Салтыкова-Щедрина Анна Борисовна → И
Алиев Вагиф Гасан оглы → И
Алиева Лейла Гасан-кызы → И
Иванова⏎Мария Петровна → И
Ивaнoвa Mария Пeтровна → И
Ива­нова Мария Петровна → И
Иванова М.П. → И
Иванова М. П. → И
Иванова М.П → И
М.П. Иванова → И
М.П.Иванова → И
ИВАНОВА М.П. → И
Ким А.С. → И
Салтыкова-Щедрина А. Б. → И
Иванова М. → И
Иванова Г.О. → И
Орлова С.П. → И
Петрова Анна → И
Анна Петрова → И
Айрат Гайнуллин → И
Ким Людмила → И
Владимир Орлов → И
Иванов И.И. Петров П.П. → И И
Исп. Иванова → Исп. И
Исп.Вознесенский, тел. 2-00-10 → Исп.И, тел. Т
исполнитель: Петров → исполнитель: И
координатор: Сидорова → координатор: И
Глава Иванов И.И. → Глава И
директор Петрова А.А., зам. Сидорова Б. Б. → директор И, зам. И
ИП Петров П.П. → ИП И
по словам Петровой Анны Сергеевны, всё готово → по словам И, всё готово
Исп. Иванова М.П., тел. 8(846)200-10-01 → Исп. И, тел. Т
Иванова Мария Петровна, ivanova@mail.ru, 89270000000 → И, П, Т
школа им. А. С. Пушкина, Иванова М.П. → школа им. А. С. Пушкина, И
"""

NOT_MASKED = """
школа им. А. С. Пушкина
МБОУ СОШ № 3 имени Героя Советского Союза Петрова Ивана Ильича
гимназия имени Марии Петровны Ивановой
ДК им. Ю.А. Гагарина
музей-усадьба Льва Толстого
ул. Льва Толстого
Льва Толстого ул., 5
площадь Юрия Гагарина
Храм Александра Невского
район имени Полины Осипенко
муниципальный район Сергиевский
Кинельский муниципальный район
КИНЕЛЬСКИЙ МУНИЦИПАЛЬНЫЙ РАЙОН
городской округ Самара
Городской Округ Город Королёв
Г.О. Самара
Самара Г.О.
Самара г.о.
Сергиевский М.Р.
Сергиевский М.Р. Самарская область
М.О. Арбажский
Королёв Г.О.
Г.О. Королёв
Г. Киров
г. Киров
город Владимир Владимирской области
ГОРОДСКОЙ ОКРУГ ВЛАДИМИР
посёлок Анна Аннинского муниципального района
Гусь-Хрустальный
Кинель-Черкасский
Юрьев-Польский
Наро-Фоминский
Павловский
Вятские Поляны
Камень-на-Оби
Большеглушицкий
Романовский
Муром
Владимир
Артём
Сергиевский Волжский Кинельский
Итого по Сергиевскому району
Образование
Культура и спорт
директор МБУ «Молодёжный центр»
Заместитель Главы по социальным вопросам
заместитель главы
И.О. Главы района
Исполнитель: Отдел образования
Исполнитель: Сергиевский район
Координатор: администрация Сергиевского района
Ф.И.О.
Ответственный (ФИО)
Мониторинг участия муниципалитетов
Муниципальный диалог
Основной Показатель
В Основной Школе
В Деревне Ивановка
Новой Основной Площадке
НАШЕЙ ДЕРЕВНЕ
Российская Федерация
К.Т. 1
перенесено из-за распутицы
цифры на 18:00
Школа № 2
Детский сад «Алёнушка»
Центр «Надежда»
МБУ «Виктория»
01.10.2026
01-10-2026
2026-10-01
с 01.10.2026 по 15.10.2026
36602000
75612412101
ОКТМО 79605000101
ОКТМО: 79605000101, 79605000102
ИНН 9909000000
1 234 567
1 234 567 890
+1 234 567 890
79 270 000 000
9 270 000 000 руб.
12 345
12 345,67
53.9270000000
63:01:0000001:123
45931
100-200
120-1500
15 (из них 3 повторно)
≈300
10:30-12:45
т. 12345
тел. 12345 обращений
в т.ч. 12 345
Факт на 01.10.2026 120 45 300
№ 123-45/67
Приказ от 12.05.2026 № 45-П
цена 5@10
@marafon_bot
https://docs.google.com/spreadsheets/d/1abc89270000000x/edit#gid=1892700000
"""


def pairs() -> list[tuple[str, str]]:
    """The table above with its letters spelled out."""
    full = {"Т": PHONE, "П": EMAIL, "И": NAME}
    drawn = [line.replace("⏎", "\n").split(" → ") for line in MASKED.strip().split("\n")]
    return [(typed, _spelled(kept, full)) for typed, kept in drawn]


def _spelled(kept: str, full: dict[str, str]) -> str:
    edges = {*string.punctuation, " ", ""}
    around = zip(" " + kept[:-1], kept, kept[1:] + " ", strict=True)
    return "".join(
        full[here] if here in full and before in edges and after in edges else here for before, here, after in around
    )


# --- texts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "kept"), pairs())
def test_personal_data_gives_way_to_a_marker(typed: str, kept: str) -> None:
    assert mask_text(typed) == kept
    assert mask_text(kept) == kept


@pytest.mark.parametrize("text", NOT_MASKED.strip().split("\n"))
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert mask_text(text) == text


def test_no_word_of_the_contract_is_personal() -> None:
    texts = {text for tab in TABS for text in (tab.title, tab.meaning, *tab.synonyms)}
    for column in [column for tab in TABS if not tab.personal for column in tab.columns]:
        texts |= {column.title, column.meaning, column.meaning_en, *column.synonyms}
        assert mask_text(column.example, phones=column.name != "hotline") == column.example
    assert len(texts) > 60
    assert {text for text in texts if mask_text(text) != text} == set()


def test_phones_may_stay_where_they_are_meant_to_stand() -> None:
    assert mask_text("8 (000) 200-10-01, Иванова М.П., a@b.ru", phones=False) == f"8 (000) 200-10-01, {NAME}, {EMAIL}"


# --- grids ------------------------------------------------------------------------------------------------------------


def drawn_masked(drawn: str) -> Cell:
    """A cell as it is after masking, alone in its grid."""
    return mask(Grid("Факт", ((cell(drawn),),))).rows[0][0]


@pytest.mark.parametrize("number", ["79270000000", "89270000000", "9270000000", "89270000000.0", "84620010010"])
def test_a_number_that_is_a_phone_becomes_a_marker(number: str) -> None:
    assert drawn_masked(f"={number} shown 8,927E+10") == Cell(Kind.TEXT, PHONE)


@pytest.mark.parametrize("number", ["6999999999", "36602000", "75612412101", "89270000000.5", "1234567", "-9270000000"])
def test_a_number_that_is_none_stays(number: str) -> None:
    assert drawn_masked(f"={number}") == cell(f"={number}")


def test_a_number_shown_as_a_phone_is_one_but_no_small_count() -> None:
    assert drawn_masked("=8462001001 shown (846) 200-10-01") == Cell(Kind.TEXT, PHONE)
    assert drawn_masked("=2001001 shown 200-10-01") == cell("=2001001 shown 200-10-01")


def test_what_is_shown_and_formulas_are_looked_at_as_well() -> None:
    day = Cell(Kind.DATE, date(2026, 10, 1), "01.10.2026 Иванова М.П.")
    formula = Cell(Kind.NO_RESULT, '=ЕСЛИ(A1;"Иванова М.П.";0)', "89270000000")
    after = mask(Grid("Факт", ((day, formula),))).rows[0]
    assert after[0] == Cell(Kind.DATE, date(2026, 10, 1), f"01.10.2026 {NAME}")
    assert after[1] == Cell(Kind.NO_RESULT, f'=ЕСЛИ(A1;"{NAME}";0)', PHONE)
    assert masked(after[1]) == ("телефон", "фамилия и имя")
    assert drawn_masked("=#REF! shown Иванова М.П.") == Cell(Kind.ERROR, "#REF!", NAME)


def test_the_same_grid_where_there_is_nothing_to_hide() -> None:
    clean = grid(
        """
        Дата       | Муниципалитет | Зарегистрировано | Комментарий
        01.10.2026 | Темнов        | =12              | цифры на 18:00

        =2026-10-02 | Темнов       | =33.4 shown 33   | =ИСТИНА
        """
    )
    assert mask(clean) is clean


def test_only_touched_rows_are_new() -> None:
    before = grid(
        """
        Дата       | Муниципалитет | Комментарий
        01.10.2026 | Темнов        | Исп. Иванова М.П., ivanova@mail.ru, 89270000000
        """
    )
    after = mask(before)
    assert after.rows[0] is before.rows[0]
    assert after.rows[1][:2] == before.rows[1][:2]
    assert after.rows[1][2] == Cell(Kind.TEXT, f"Исп. {NAME}, {EMAIL}, {PHONE}")
    assert masked(after.rows[1][2]) == ("телефон", "e-mail", "фамилия и имя")
    assert masked(before.rows[1][2]) == masked(before.rows[0][0]) == ()
    assert mask(after) is after


def test_columns_of_hotlines_and_codes() -> None:
    before = grid(
        """
        79605000101  | 8 (000) 200-10-01, Иванова М.П. | 79605000101
        =79605000101 | =89270000000                    | =79605000101
        8 927 000-00-00 | a@b.ru                       |
        """
    )
    after = mask(before, codes=frozenset({1}), hotlines=frozenset({2}))
    assert [row[0].text for row in after.rows] == ["79605000101", "79605000101", PHONE]
    assert [row[1].text for row in after.rows] == [f"8 (000) 200-10-01, {NAME}", "89270000000", EMAIL]
    assert [row[2].text for row in after.rows[:2]] == [PHONE, PHONE]


def test_below_a_heading_of_persons_a_lone_word_is_a_name() -> None:
    before = grid(
        """
        Муниципалитет | Ответственный (ФИО) | Фамилия  | Отчество
        Темнов        | Гиздатулла Сафин    | Иванова  | Петровна
        Волжский      | директор школы      | Вакансия | нет
        """
    )
    after = mask(before)
    assert [row[1].text for row in after.rows] == ["Ответственный (ФИО)", NAME, "директор школы"]
    assert [row[2].text for row in after.rows] == ["Фамилия", NAME, "Вакансия"]
    assert [row[3].text for row in after.rows] == ["Отчество", NAME, "нет"]
    assert [row[0].text for row in after.rows] == ["Муниципалитет", "Темнов", "Волжский"]


def test_a_large_sheet_takes_as_much_longer_as_it_is_larger() -> None:
    def large(count: int) -> Grid:
        rows = tuple(
            (
                Cell(Kind.NUMBER, number),
                cell("Темновский муниципальный район"),
                cell("Образование"),
                cell(f"Школа № {number % 5000}"),
                cell(f"{number} 234"),
                cell(""),
            )
            for number in range(count)
        )
        return Grid("Факт", rows)

    drawn = {count: large(count) for count in (2_500, 25_000)}
    assert growth(lambda count: mask(drawn[count]), *drawn) < 30
    assert mask(drawn[25_000]) is drawn[25_000]


@pytest.mark.parametrize(
    "part", ["а", "А.", "1 ", "8(", "A@", "a.a", "(at", "тел. ", "Иванова ", "Анна-", "герой ", "а.б"]
)
def test_so_does_the_longest_cell(part: str) -> None:
    assert growth(lambda length: mask_text((part * length)[:length]), 5_000, 50_000) < 30


# --- whatever is typed ------------------------------------------------------------------------------------------------

CONTEXTS = st.sampled_from(
    [
        "{}",
        "Исп. {}",
        "итог на 01.10.2026: 120; {}",
        "{}, цифры на 18:00",
        "({})",
        "по данным {}\nуточняется",
        "{} / 45",
        "«{}»",
    ]
)
SURNAMES = st.sampled_from(
    [
        "Иванов",
        "Петров",
        "Сидорчук",
        "Мухаметшин",
        "Вознесенский",
        "Шевченко",
        "Ким",
        "Саакян",
        "Толстых",
        "Кузьмин",
        "Белогорский",
    ]
)
MEN = st.sampled_from(["Пётр", "Иван", "Андрей", "Ильшат", "Вагиф", "Лев", "Игорь", "Никита", "Владимир", "Тимур"])
FATHERS = st.sampled_from(
    ["Петрович", "Сергеевич", "Ильич", "Рафисович", "Владимирович", "Кузьмич", "Николаевич", "Никитич"]
)
NAMES_AS_TYPED = [
    "{s} {n} {f}",
    "{n} {f} {s}",
    "{s} {n[0]}.{f[0]}.",
    "{s} {n[0]}. {f[0]}.",
    "{n[0]}.{f[0]}. {s}",
    "{n[0]}. {f[0]}. {s}",
]
CASES = st.sampled_from([str, str.upper])
DIGITS = st.text(string.digits, min_size=9, max_size=9)
PHONES_AS_TYPED = [
    "8 ({0}) {1}-{2}-{3}",
    "8({0}){1}-{2}-{3}",
    "+7 {0} {1} {2} {3}",
    "+7{0}{1}{2}{3}",
    "8-{0}-{1}-{2}-{3}",
    "8{0}{1}{2}{3}",
    "{0}{1}{2}{3}",
    "{0}-{1}-{2}-{3}",
    "({0}) {1}-{2}-{3}",
]
LABELS = st.text("abcdefghijklmnopqrstuvwxyzабвгдежз0123456789", min_size=1, max_size=12)


@given(CONTEXTS, SURNAMES, MEN, FATHERS, st.sampled_from(NAMES_AS_TYPED), CASES)
def test_no_surname_survives(context: str, s: str, n: str, f: str, typed: str, case: type[str]) -> None:
    after = mask_text(context.format(case(typed.format(s=s, n=n, f=f))))
    assert s.lower() not in after.lower()
    assert f.lower() not in after.lower()
    assert after == mask_text(after) == context.format(NAME)


@given(CONTEXTS, DIGITS, st.sampled_from(PHONES_AS_TYPED))
def test_no_phone_survives(context: str, digits: str, typed: str) -> None:
    number = "9" + digits
    after = mask_text(context.format(typed.format(number[:3], number[3:6], number[6:8], number[8:])))
    assert after == mask_text(after) == context.format(PHONE)


@given(CONTEXTS, LABELS, LABELS, st.sampled_from(["ru", "com", "рф", "gov.ru"]))
def test_no_address_survives(context: str, name: str, domain: str, zone: str) -> None:
    after = mask_text(context.format(f"{name}@{domain}.{zone}"))
    assert after == mask_text(after) == context.format(EMAIL)


PLACES = st.sampled_from(
    [
        "Алексеевский",
        "Безенчукский",
        "Волжский",
        "Кинель-Черкасский",
        "Сергиевский",
        "Красноярский",
        "Даровской",
        "Слободской",
        "Шаховской",
        "Павловский",
        "Романовский",
        "Константиновский",
        "Александровский",
        "Петропавловский",
        "Третьяковский",
    ]
)
TOWNS = st.sampled_from(
    [
        "Самара",
        "Киров",
        "Ковров",
        "Королёв",
        "Реутов",
        "Серпухов",
        "Владимир",
        "Муром",
        "Пущино",
        "Чапаевск",
        "Котельнич",
        "Камень-на-Оби",
    ]
)
OF_DISTRICTS = [
    "{}",
    "{} район",
    "{} муниципальный район",
    "муниципальный район {}",
    "Муниципальный Район {}",
    "М.Р. {}",
    "{} М.Р.",
    "Глава {}",
]
OF_TOWNS = [
    "{}",
    "г. {}",
    "Г. {}",
    "г.о. {}",
    "Г.О. {}",
    "{} Г.О.",
    "городской округ {}",
    "Городской Округ Город {}",
    "МО «{}»",
    "ГО г. {}",
]
MUNICIPALITIES = st.one_of(
    st.builds(str.format, st.sampled_from(OF_DISTRICTS), PLACES),
    st.builds(str.format, st.sampled_from(OF_TOWNS), TOWNS),
)


@given(MUNICIPALITIES, CASES, st.sampled_from(["", " Самарской области", ", Московская область"]))
def test_a_municipality_is_nobody(name: str, case: type[str], region: str) -> None:
    assert mask_text(case(name + region)) == case(name + region)


@given(st.integers(-(10**9), 6_999_999_999), st.sampled_from(["{:d}", "{:,d}", "{:d} чел.", "{:d},0"]))
def test_a_count_is_no_phone(count: int, typed: str) -> None:
    number = Cell(Kind.NUMBER, count)
    text = Cell(Kind.TEXT, typed.format(count).replace(",", " ") if "," in typed[:4] else typed.format(count))
    before = Grid("Факт", ((number, text),))
    assert mask(before) is before


@given(st.text("АБИванов. ПетрМ8(9)-+7@ru1\n‹›ё", max_size=40))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert mask_text(mask_text(text)) == mask_text(text)


@pytest.mark.parametrize("header", ["Телефон", "Контактный телефон", "Моб. тел.", "Телефон ответственного"])
def test_below_a_header_of_phones_short_numbers_are_phones(header: str) -> None:
    rows = ((cell(header), cell("Инициативы")), (cell("2-34-56"), cell("=23456")), (cell("=23456"), cell("=12")))
    found = mask(Grid("Факт", rows)).rows
    assert [row[0].text for row in found] == [header, PHONE, PHONE]
    assert [row[1].value for row in found[1:]] == [23456, 12]
    assert mask(Grid("Факт", rows), hotlines=frozenset({1})).rows[1] == rows[1]
