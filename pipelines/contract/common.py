"""Columns that stand in more than one tab."""

from __future__ import annotations

from pipelines.contract.column import Column, Type

MUNICIPALITY = Column(
    name="municipality",
    title="Муниципалитет",
    type=Type.MUNICIPALITY,
    key=True,
    required=True,
    synonyms=(
        "Муниципальное образование",
        "Наименование муниципалитета",
        "Наименование муниципального образования",
        "Наименование МО",
        "Муниципальные образования",
        "Муниципалитеты",
        "Название муниципалитета",
        "Наименование",
        "Муниципальный район",
        "Муниципальный район (округ)",
        "Муниципальный округ",
        "Район",
        "Район (округ)",
        "Город, район",
        "Город/район",
        "МО",
        "Территория",
        "Municipality",
    ),
    meaning="Название муниципалитета, как в реестре; вид («район», «округ») обязателен, если есть тёзка",
    meaning_en="The municipality's name as in the register; the kind is needed where there is a namesake",
    example="Темновский муниципальный район",
)

OKTMO = Column(
    name="oktmo",
    title="Код ОКТМО",
    type=Type.OKTMO,
    synonyms=("ОКТМО", "OKTMO", "OKTMO code"),
    meaning="Код ОКТМО, 8 цифр (11 у поселения); потерянный таблицей ноль впереди восстанавливается",
    meaning_en="ОКТМО code, 8 digits (11 for a settlement); a leading zero lost by the sheet is restored",
    example="59612000",
)

DIRECTION = Column(
    name="direction",
    title="Направление",
    type=Type.TEXT,
    synonyms=("Тематическое направление", "Direction"),
    meaning="Тематическое направление; пусто — по всем",
    meaning_en="The thematic direction; blank means all",
    example="Образование",
)

ORGANISATION = Column(
    name="organisation",
    title="Организация",
    type=Type.TEXT,
    synonyms=("Учреждение", "Наименование организации", "Organisation", "Organization"),
    meaning="Организация бюджетной сферы; пусто или «Итого» — весь муниципалитет",
    meaning_en="The public-sector organisation; blank or «Итого» means the whole municipality",
    example="Школа № 2",
)

EVENT_DAY = Column(
    name="on_date",
    title="Дата",
    type=Type.DAY,
    key=True,
    required=True,
    synonyms=("День", "Дата проведения", "Когда", "Date", "On date"),
    meaning="День, когда это было или будет",
    meaning_en="The day it took or takes place",
    example="01.10.2026",
)

REGISTERED_USERS = Column(
    name="registered_users",
    title="Зарегистрировано",
    type=Type.COUNT,
    indicator="registered_users",
    at_most=100_000_000,
    synonyms=(
        "Зарегистрировано пользователей",
        "Зарегистрированные пользователи",
        "Зарегистрировались",
        "Регистрации",
        "Registered",
        "Registered users",
    ),
    meaning="Зарегистрировано пользователей, целое число, нарастающим итогом",
    meaning_en="Registered users, a whole number, cumulative",
    example="120",
)

SUBMITTED_INITIATIVES = Column(
    name="submitted_initiatives",
    title="Инициативы",
    type=Type.COUNT,
    indicator="submitted_initiatives",
    at_most=100_000_000,
    synonyms=(
        "Подано инициатив",
        "Поданные инициативы",
        "Инициатив подано",
        "Инициатив",
        "Initiatives",
        "Initiatives submitted",
        "Submitted initiatives",
    ),
    meaning="Подано инициатив, целое число, нарастающим итогом",
    meaning_en="Initiatives submitted, a whole number, cumulative",
    example="45",
)
