"""«Консультации»: how many people were advised, by which way."""

from __future__ import annotations

from pipelines.contract.column import Column, Option, Tab, Type
from pipelines.contract.common import EVENT_DAY, MUNICIPALITY

CONSULTATIONS = Tab(
    name="consultation",
    title="Консультации",
    synonyms=("Консультирование", "Консультации инициаторов", "Consultations"),
    meaning="Строка на день и канал: сколько человек проконсультировали за этот день, не нарастающим итогом",
    columns=(
        EVENT_DAY,
        MUNICIPALITY,
        Column(
            name="channel",
            title="Канал",
            type=Type.CHOICE,
            key=True,
            required=True,
            synonyms=("Вид консультации", "Форма", "Способ", "Channel"),
            meaning="По горячей линии, очно или заочно",
            meaning_en="By hotline, in person or remotely",
            example="горячая линия",
            options=(
                Option("hotline", "горячая линия", ("по горячей линии", "ГЛ", "звонок на горячую линию")),
                Option("in_person", "очно", ("очная", "очные", "лично", "на приёме", "личный приём")),
                Option(
                    "remote",
                    "заочно",
                    (
                        "заочная",
                        "заочные",
                        "дистанционно",
                        "удалённо",
                        "телефон",
                        "по телефону",
                        "по почте",
                        "онлайн",
                        "ВКС",
                        "Zoom",
                        "remotely",
                    ),
                ),
            ),
        ),
        Column(
            name="number",
            title="Количество",
            type=Type.COUNT,
            key=True,
            required=True,
            at_most=20_000_000,
            synonyms=("Кол-во", "Количество консультаций", "Консультаций", "Сколько", "Number"),
            meaning="Сколько консультаций дали за день, целое число",
            meaning_en="How many consultations were given that day, a whole number",
            example="12",
        ),
    ),
    optional=True,
    stands_for="number",
)
