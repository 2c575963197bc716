"""«Муниципалитеты»: the register against which every name in the other tabs is matched."""

from __future__ import annotations

from pipelines.contract.column import Column, Tab, Type
from pipelines.contract.common import MUNICIPALITY, OKTMO

MUNICIPALITIES = Tab(
    name="municipality",
    title="Муниципалитеты",
    synonyms=("Реестр", "Реестр муниципалитетов", "Список муниципалитетов", "Municipalities", "Register"),
    meaning="Реестр: строка на муниципалитет",
    columns=(
        MUNICIPALITY,
        OKTMO,
        Column(
            name="kind",
            title="Тип",
            type=Type.KIND,
            required=True,
            synonyms=("Вид", "Тип муниципалитета", "Вид муниципального образования", "Kind", "Type"),
            meaning="Вид муниципалитета",
            meaning_en="The kind of the municipality",
            example="муниципальный район",
            choices=(
                "городской округ",
                "муниципальный округ",
                "муниципальный район",
                "городское поселение",
                "сельское поселение",
                "внутригородская территория",
            ),
        ),
        Column(
            name="population",
            title="Население",
            type=Type.COUNT,
            at_most=20_000_000,
            synonyms=("Численность населения", "Жителей", "Population"),
            meaning="Жителей, целое число",
            meaning_en="Residents, a whole number",
            example="24310",
        ),
        Column(
            name="employees",
            title="Работники бюджетной сферы",
            type=Type.COUNT,
            at_most=20_000_000,
            synonyms=("Работников бюджетной сферы", "Работники", "Public-sector employees", "Employees"),
            meaning="Работников бюджетной сферы, целое число",
            meaning_en="Public-sector employees, a whole number",
            example="2130",
        ),
        Column(
            name="responsible",
            title="Ответственный (должность)",
            type=Type.TEXT,
            synonyms=("Ответственный", "Должность ответственного", "Responsible", "Responsible (position)"),
            meaning="Должность ответственного, без фамилии",
            meaning_en="The responsible person's position, no name",
            example="директор МБУ «Молодёжный центр»",
        ),
        Column(
            name="hotline",
            title="Горячая линия",
            type=Type.TEXT,
            synonyms=("Телефон горячей линии", "Hotline"),
            meaning="Телефон учреждения, не личный",
            meaning_en="The institution's telephone, not a person's",
            example="8 (000) 200-10-01",
        ),
        Column(
            name="latitude",
            title="Широта",
            type=Type.DEGREES,
            within=(-90, 90),
            synonyms=("Latitude", "lat"),
            meaning="Широта центра, градусы",
            meaning_en="Latitude of the centre, degrees",
            example="53,2",
        ),
        Column(
            name="longitude",
            title="Долгота",
            type=Type.DEGREES,
            within=(-180, 180),
            synonyms=("Longitude", "lon"),
            meaning="Долгота центра, градусы",
            meaning_en="Longitude of the centre, degrees",
            example="50,1",
        ),
    ),
)
