"""«Координация»: who leads and helps in each municipality: groups and coordinators, by position."""

from __future__ import annotations

from pipelines.contract.column import Column, Option, Tab, Type
from pipelines.contract.common import DIRECTION, MUNICIPALITY, ORGANISATION

COORDINATION = Tab(
    name="unit",
    title="Координация",
    synonyms=("Координационные группы", "Группы и координаторы", "Coordination"),
    meaning="Строка на группу или координатора: кто в муниципалитете за что отвечает",
    columns=(
        MUNICIPALITY,
        Column(
            name="level",
            title="Уровень",
            type=Type.CHOICE,
            key=True,
            required=True,
            synonyms=("Вид группы", "Группа", "Level"),
            meaning="Группа под руководством главы, рабочая группа по направлению или координатор в организации",
            meaning_en="The group led by the head, a working group of a direction, or a coordinator in an organisation",
            example="рабочая группа",
            options=(
                Option(
                    "coordination_group",
                    "координационная группа",
                    ("координационный совет", "координационный штаб", "штаб", "КГ", "coordination group"),
                ),
                Option(
                    "working_group",
                    "рабочая группа",
                    ("рабочая группа по направлению", "раб. группа", "РГ", "working group"),
                ),
                Option(
                    "coordinator",
                    "координатор",
                    ("координатор организации", "координатор в организации", "ответственный координатор"),
                ),
            ),
        ),
        DIRECTION,
        ORGANISATION,
        Column(
            name="position",
            title="Должность",
            type=Type.TEXT,
            synonyms=("Должность руководителя", "Руководитель (должность)", "Position"),
            meaning="Должность руководителя группы или координатора, без фамилии",
            meaning_en="Position of the group's leader or of the coordinator, no name",
            example="заместитель главы по социальным вопросам",
        ),
    ),
    optional=True,
    stands_for="level",
)
