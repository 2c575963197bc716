"""«Встречи»: coordination meetings of the council, past and coming."""

from __future__ import annotations

from pipelines.contract.column import Column, Option, Tab, Type
from pipelines.contract.common import EVENT_DAY

MEETINGS = Tab(
    name="meeting",
    title="Встречи",
    synonyms=("Координационные встречи", "График встреч", "Meetings"),
    meaning="Строка на координационную встречу, прошедшую или будущую",
    columns=(
        EVENT_DAY,
        Column(
            name="at_time",
            title="Время",
            type=Type.TIME,
            synonyms=("Время начала", "Начало", "Time"),
            meaning="Время начала по времени области",
            meaning_en="When it begins, in the region's time",
            example="14:00",
        ),
        Column(
            name="format",
            title="Формат",
            type=Type.CHOICE,
            required=True,
            synonyms=("Формат встречи", "Форма проведения", "Format"),
            meaning="Очно, по видеосвязи или и так и так",
            meaning_en="In person, by video or both",
            example="ВКС",
            options=(
                Option("in_person", "очно", ("очная", "очный", "очно, в зале", "offline")),
                Option(
                    "video",
                    "ВКС",
                    (
                        "по ВКС",
                        "видеоконференция",
                        "видеосвязь",
                        "видео-конференц-связь",
                        "онлайн",
                        "online",
                        "дистанционно",
                        "Zoom",
                    ),
                ),
                Option(
                    "mixed", "смешанный", ("смешанная", "смешанно", "гибридный", "очно и ВКС", "очно + ВКС", "hybrid")
                ),
            ),
        ),
        Column(
            name="topic",
            title="Тема",
            type=Type.TEXT,
            required=True,
            synonyms=("Тема встречи", "Повестка", "Topic"),
            meaning="О чём встреча; две встречи одного дня узнаются по теме",
            meaning_en="What it is about; two meetings of one day are told apart by it",
            example="Промежуточные итоги второго этапа",
        ),
        Column(
            name="participants",
            title="Участники",
            type=Type.TEXT,
            synonyms=("Кто участвует", "Состав участников", "Participants"),
            meaning="Кто приглашён: должности и муниципалитеты, без фамилий",
            meaning_en="Who is invited: positions and municipalities, no names",
            example="ответственные от муниципалитетов",
        ),
        Column(
            name="link",
            title="Ссылка",
            type=Type.LINK,
            synonyms=("Ссылка на подключение", "Ссылка на ВКС", "Подключение", "Link"),
            meaning="Адрес для подключения, целиком, с https://",
            meaning_en="The address to join by, as a whole, with https://",
            example="https://vks.example.org/j/1234",
        ),
    ),
    optional=True,
    by_council=True,
    stands_for="on_date",
)
