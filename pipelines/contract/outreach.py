"""«Информирование»: what employees were told, when and how."""

from __future__ import annotations

from pipelines.contract.column import Column, Option, Tab, Type
from pipelines.contract.common import EVENT_DAY, MUNICIPALITY

OUTREACH = Tab(
    name="outreach",
    title="Информирование",
    synonyms=("Информирование работников", "Outreach"),
    meaning="Строка на сообщение: когда, о чём и как рассказали работникам",
    columns=(
        EVENT_DAY,
        MUNICIPALITY,
        Column(
            name="topic",
            title="Тема",
            type=Type.CHOICE,
            key=True,
            required=True,
            synonyms=("О чём", "Тема информирования", "Topic"),
            meaning="О чём рассказали",
            meaning_en="What people were told about",
            example="о марафоне",
            options=(
                Option("marathon", "о марафоне", ("марафон", "о марафоне «Муниципальный диалог»", "the marathon")),
                Option(
                    "participation",
                    "об участии муниципалитета",
                    ("участие муниципалитета", "об участии", "об участии муниципалитета в марафоне", "участие"),
                ),
                Option(
                    "hotline",
                    "о горячей линии и координаторах",
                    (
                        "горячая линия и координаторы",
                        "о горячей линии",
                        "о координаторах",
                        "горячая линия",
                        "координаторы",
                        "hotline and coordinators",
                    ),
                ),
            ),
        ),
        Column(
            name="channel",
            title="Канал",
            type=Type.TEXT,
            synonyms=("Как", "Способ", "Способ информирования", "Channel"),
            meaning="Как рассказали: сайт, собрание, рассылка, газета",
            meaning_en="How people were told: a site, a meeting, a mailing, a newspaper",
            example="сайт администрации",
        ),
        Column(
            name="reach",
            title="Охват",
            type=Type.COUNT,
            at_most=20_000_000,
            synonyms=("Охват, человек", "Сколько человек", "Reach"),
            meaning="Скольких человек это достигло, целое число",
            meaning_en="How many people it reached, a whole number",
            example="340",
        ),
    ),
    optional=True,
    stands_for="topic",
)
