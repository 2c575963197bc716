"""«Поручения»: what a meeting asked municipalities to do, by when, and what became of it."""

from __future__ import annotations

from dataclasses import replace

from pipelines.contract.column import Column, Option, Tab, Type
from pipelines.contract.common import MUNICIPALITY

EVERYBODY = "Все муниципалитеты"

ASSIGNMENTS = Tab(
    name="assignment",
    title="Поручения",
    synonyms=("Поручения встреч", "Протокольные поручения", "Assignments"),
    meaning="Строка на поручение муниципалитету: что, к какому сроку, что сделано",
    columns=(
        Column(
            name="meeting",
            title="Встреча",
            type=Type.MEETING,
            required=True,
            synonyms=("Дата встречи", "Протокол", "Meeting"),
            meaning="Дата встречи; если в этот день их две — дата и тема",
            meaning_en="The meeting's day; where a day has two, the day and the topic",
            example="05.10.2026",
        ),
        replace(
            MUNICIPALITY,
            all_at_once=True,
            meaning="Кому поручено: название, как в реестре, или «Все муниципалитеты»",
            meaning_en="Who is to do it: the name as in the register, or «Все муниципалитеты» for all of them",
        ),
        Column(
            name="text",
            title="Поручение",
            type=Type.TEXT,
            key=True,
            required=True,
            synonyms=("Текст поручения", "Что сделать", "Содержание поручения", "Assignment"),
            meaning="Что нужно сделать",
            meaning_en="What is to be done",
            example="назначить координаторов в школах",
        ),
        Column(
            name="due_on",
            title="Срок",
            type=Type.DUE_DAY,
            required=True,
            synonyms=("Срок исполнения", "Контрольный срок", "Due", "Due date", "Due on", "Deadline"),
            meaning="День, к которому нужно сделать; прошёл, а поручение в работе — значит, просрочено",
            meaning_en="The day it is to be done by; once it has passed, what is in progress is overdue",
            example="15.10.2026",
        ),
        Column(
            name="status",
            title="Статус",
            type=Type.CHOICE,
            required=True,
            synonyms=("Состояние", "Статус исполнения", "Status"),
            meaning="Что стало с поручением; «просрочено» писать не нужно, это видно по сроку",
            meaning_en="What became of it; overdue need not be said, the due day tells",
            example="в работе",
            options=(
                Option(
                    "in_progress",
                    "в работе",
                    (
                        "в процессе",
                        "исполняется",
                        "выполняется",
                        "на исполнении",
                        "не исполнено",
                        "не выполнено",
                        "open",
                    ),
                ),
                Option("done", "исполнено", ("выполнено", "сделано", "готово", "исполнено в срок", "completed")),
                Option("closed", "закрыто", ("снято с контроля", "снято", "отменено", "cancelled")),
            ),
        ),
        Column(
            name="done_note",
            title="Отметка об исполнении",
            type=Type.TEXT,
            synonyms=("Отметка", "Исполнение", "Что сделано", "Done"),
            meaning="Что сделано, своими словами",
            meaning_en="What was done, in one's own words",
            example="приказы изданы, координаторы названы в 12 школах",
        ),
    ),
    optional=True,
    by_council=True,
    stands_for="text",
)
