"""Findings about increments taken for totals, and totals for increments (E416–W417)."""

from __future__ import annotations

from typing import Final

from pipelines.findings import Example, Kind

INCREMENTS: Final = (
    Kind(
        "E416",
        "прирост {value} не учтён: на {before_on} стоит итог {before}, и складывать их панель не берётся",
        "the increment {value} does not count: a total of {before} stands on {before_on}, and whether they add up is not known",
        "пишите только итоги нарастающим итогом или только приросты",
        "give cumulative totals only or increments only",
        why_ru="С какого дня считан прирост, лист не говорит: сложить его с итогом значило бы посчитать часть дважды. Показан последний итог.",
        why_en="The sheet does not say from which day the increment counts: added to the total some would count twice. The last total is shown.",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет | Инициативы на 01.10.2026 | Инициативы за неделю на 08.10.2026
            Темнов        | =5                       | =8
            """,
            at="C2",
            after="""
            Муниципалитет | Инициативы на 01.10.2026 | Инициативы на 08.10.2026
            Темнов        | =5                       | =13
            """,
        ),
    ),
    Kind(
        "W417",
        "«{label}» {value} — сумма цифр за разные дни: похоже на приросты, а прочитаны они как нарастающий итог",
        "«{label}» {value} adds up figures of different days: they look like increments and were read as cumulative",
        "если это приросты, назовите столбцы «за неделю» или задайте в настройках источника; если нет, уберите сумму",
        "if they are increments, call the columns «за неделю» or say so in the settings of the source; if not, remove the sum",
        why_ru="Цифры нарастающим итогом по дням не складывают: каждая уже содержит прежние.",
        why_en="Cumulative figures of several days are never added up: each holds those before it.",
        example=Example(
            tab="Инициативы",
            before="""
            Муниципалитет | 01.10.2026 | 08.10.2026 | Итого
            Темнов        | =3         | =4         | =7
            """,
            at="D2",
            after="""
            Муниципалитет | 01.10.2026 | 08.10.2026
            Темнов        | =3         | =4
            """,
        ),
    ),
)
