"""Findings about dates, degrees, kinds, codes and blank cells (E211–I233)."""

from __future__ import annotations

from typing import Final

from pipelines.findings import Example, Kind

VALUES: Final = (
    Kind(
        "E211",
        "«{value}» не дата, не загружено",
        "«{value}» is not a date, it was not loaded",
        "впишите дату как 01.09.2026",
        "type the date like 01.09.2026",
        why_ru="Строку без дня не к чему отнести, поэтому не загружена вся строка. Промежуток «01.09–15.09» и слово «постоянно» — не день.",
        why_en="A row without its day cannot be placed, so the whole row is left out. A span such as «01.09–15.09» or «постоянно» is not a day.",
        example=Example(
            before="""
            Дата        | Муниципалитет | Зарегистрировано
            01.09–15.09 | Темнов        | 12
            """,
            at="A2",
            mended="15.09.2026",
        ),
    ),
    Kind(
        "E212",
        "даты «{value}» не бывает, не загружено",
        "there is no date «{value}», it was not loaded",
        "проверьте день, месяц и год",
        "check the day, the month and the year",
        why_ru="Панель не переносит день на соседний: строка не загружена, пока дата не исправлена.",
        why_en="The day is not moved to a neighbouring one: the row is left out until the date is mended.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            31.09.2026 | Темнов        | 12
            """,
            at="A2",
            mended="30.09.2026",
        ),
    ),
    Kind(
        "E213",
        "у даты «{value}» нет года, а в сезоне такого дня нет, не загружено",
        "the date «{value}» has no year and the season has no such day, it was not loaded",
        "впишите дату с годом, как 01.09.2026",
        "type the date with its year, like 01.09.2026",
        why_ru="Дату без года панель понимает, когда в сезоне марафона ровно один такой день. Здесь его нет, и строка не загружена.",
        why_en="A date without its year is understood where the season has exactly one such day. Here it has none, and the row is left out.",
        example=Example(
            before="""
            Дата  | Муниципалитет | Зарегистрировано
            01.03 | Темнов        | 12
            """,
            at="A2",
            mended="01.10",
        ),
    ),
    Kind(
        "E221",
        "«{value}» не градусы широты или долготы, не загружено",
        "«{value}» is not a latitude or longitude in degrees, it was not loaded",
        "впишите, например, 53,2",
        "type, for example, 53,2",
        why_ru="Муниципалитет загружен, но без этой координаты. Широта — от −90 до 90, долгота — от −180 до 180, в градусах.",
        why_en="The municipality is loaded without this coordinate. Latitude is from −90 to 90, longitude from −180 to 180, in degrees.",
        example=Example(
            tab="Муниципалитеты",
            before="""
            Муниципалитет | Код ОКТМО | Тип                 | Широта      | Долгота
            Темнов        | 99600101  | муниципальный район | 53°12′ с.ш. | 50,1
            Заречный      | 99700001  | городской округ     | 53,4        | 50,3
            """,
            at="D2",
            mended="53,2",
        ),
    ),
    Kind(
        "E222",
        "«{value}» не вид муниципалитета, не загружено",
        "«{value}» is not a kind of municipality, it was not loaded",
        "впишите: городской округ, муниципальный округ или муниципальный район",
        "type: городской округ, муниципальный округ or муниципальный район",
        why_ru="Муниципалитет загружен без вида: у него нет группы сравнения, и по виду его не отличить от тёзки.",
        why_en="The municipality is loaded without its kind: it has no peer group, and the kind cannot tell it from a namesake.",
        example=Example(
            tab="Муниципалитеты",
            before="""
            Муниципалитет | Код ОКТМО | Тип             | Население
            Темнов        | 99600101  | сельский        | 12000
            Заречный      | 99700001  | городской округ | 60000
            """,
            at="C2",
            mended="муниципальный район",
        ),
    ),
    Kind(
        "E223",
        "«{value}» не код ОКТМО, не загружено",
        "«{value}» is not an ОКТМО code, it was not loaded",
        "впишите 8 цифр (11 у поселения) текстом",
        "type 8 digits (11 for a settlement) as text",
        why_ru="Строка загружена, но муниципалитет узнаётся только по названию. Один ноль, потерянный в начале кода, панель возвращает сама.",
        why_en="The row is loaded, but the municipality is known by its name only. A single zero lost in front is put back.",
        example=Example(
            tab="Муниципалитеты",
            before="""
            Муниципалитет | Код ОКТМО | Тип                 | Население
            Темнов        | 99600     | муниципальный район | 12000
            Заречный      | 99700001  | городской округ     | 60000
            """,
            at="B2",
            mended="99600101",
        ),
    ),
    Kind(
        "E231",
        "в столбце «{header}» пусто",
        "the column «{header}» is blank here",
        "заполните ячейку",
        "fill in the cell",
        why_ru="Строка загружена без этой ячейки. Без вида у муниципалитета нет группы сравнения, без срока поручение не станет просроченным.",
        why_en="The row is loaded without this cell. Without its kind a municipality has no peer group, without its due day an assignment is never overdue.",
        example=Example(
            tab="Муниципалитеты",
            before="""
            Муниципалитет | Код ОКТМО | Тип             | Население
            Темнов        | 99600101  |                 | 12000
            Заречный      | 99700001  | городской округ | 60000
            """,
            at="C2",
            mended="муниципальный район",
        ),
    ),
    Kind(
        "E232",
        "в столбце «{header}» пусто, строка не загружена",
        "the column «{header}» is blank here, the row was not loaded",
        "заполните ячейку",
        "fill in the cell",
        why_ru="Без дня, муниципалитета, срока или того, о чём она, строку не к чему отнести, поэтому не загружена вся строка.",
        why_en="Without its day, municipality, due date or what it is about a row cannot be placed, so the whole row is left out.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
                       | Темнов        | 12               | 3
            01.10.2026 | Заречный      | 50               | 5
            """,
            at="A2",
            mended="01.10.2026",
        ),
    ),
    Kind(
        "I233",
        "«{value}» значит, что данных ещё нет",
        "«{value}» means that there are no data yet",
        "впишите, когда станет известно",
        "fill it in once it is known",
        why_ru="В столбцах «Ответственный» и «Горячая линия» слова «уточняется», «будет позже», «не назначен» значат, что назвать пока некого и нечего; с ними муниципалитет не считается за тот, у которого это есть. Как и везде, «-», «нет» и «н/д» — пустая ячейка без вопросов.",
        why_en="In the columns «Ответственный» and «Горячая линия» words such as «уточняется», «будет позже», «не назначен» mean that there is nothing to name yet; with them a municipality does not count as having it. As everywhere, «-», «нет» and «н/д» are a blank cell without a question.",
        example=Example(
            tab="Муниципалитеты",
            before="""
            Муниципалитет | Код ОКТМО | Тип                 | Население | Ответственный
            Темнов        | 99600101  | муниципальный район | 12000     | уточняется
            Заречный      | 99700001  | городской округ     | 60000     | заместитель главы
            """,
            at="E2",
            mended="начальник отдела",
        ),
    ),
)
