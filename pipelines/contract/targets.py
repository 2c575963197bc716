"""«Цели»: what each head set for each checkpoint."""

from __future__ import annotations

from pipelines.contract.column import Column, Tab, Type
from pipelines.contract.common import MUNICIPALITY, OKTMO, REGISTERED_USERS, SUBMITTED_INITIATIVES

TARGETS = Tab(
    name="target",
    title="Цели",
    synonyms=("План", "Плановые показатели", "Целевые показатели", "Targets"),
    meaning="Строка на муниципалитет и контрольную точку; последний срок — итоговая цель",
    columns=(
        MUNICIPALITY,
        OKTMO,
        Column(
            name="checkpoint",
            title="Этап",
            type=Type.TEXT,
            synonyms=("Контрольная точка", "Checkpoint", "Stage"),
            meaning="Название этапа; по нему узнаётся перенос срока",
            meaning_en="The checkpoint's name; a moved due date is recognised by it",
            example="Этап 2",
        ),
        Column(
            name="due_on",
            title="Срок",
            type=Type.DUE_DAY,
            key=True,
            required=True,
            synonyms=("Дата", "Срок исполнения", "Due", "Due date", "Due on", "Deadline"),
            meaning="День, к которому цель должна быть достигнута",
            meaning_en="The day by which the target is to be reached",
            example="15.10.2026",
        ),
        REGISTERED_USERS,
        SUBMITTED_INITIATIVES,
        Column(
            name="reason",
            title="Причина изменения",
            type=Type.TEXT,
            synonyms=("Причина", "Причина переноса", "Reason", "Reason for change"),
            meaning="Почему цель или срок изменены",
            meaning_en="Why the target or its date was changed",
            example="перенесено из-за распутицы",
        ),
    ),
)
