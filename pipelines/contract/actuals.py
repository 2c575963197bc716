"""«Факт»: what was reached by a day."""

from __future__ import annotations

from pipelines.contract.column import Column, Tab, Type
from pipelines.contract.common import (
    DIRECTION,
    MUNICIPALITY,
    OKTMO,
    ORGANISATION,
    REGISTERED_USERS,
    SUBMITTED_INITIATIVES,
)

ACTUALS = Tab(
    name="actual",
    title="Факт",
    synonyms=("Фактические показатели", "Факты", "Actual", "Actuals"),
    meaning="Строка на день и муниципалитет, нарастающим итогом; по организациям — если их ведут",
    columns=(
        Column(
            name="on_date",
            title="Дата",
            type=Type.DAY,
            key=True,
            required=True,
            synonyms=("На дату", "Отчётная дата", "День", "Date", "On date"),
            meaning="День, на который дана цифра",
            meaning_en="The day the figure is for",
            example="01.10.2026",
        ),
        MUNICIPALITY,
        OKTMO,
        DIRECTION,
        ORGANISATION,
        REGISTERED_USERS,
        SUBMITTED_INITIATIVES,
        Column(
            name="comment",
            title="Комментарий",
            type=Type.TEXT,
            synonyms=("Примечание", "Примечания", "Комментарии", "Comment"),
            meaning="Пояснение; в расчёты не входит",
            meaning_en="A remark; not used in any figure",
            example="цифры на 18:00",
        ),
    ),
)
