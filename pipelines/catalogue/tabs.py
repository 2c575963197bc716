"""Findings about a tab: whether it is read, where its header stands, which columns are known (I101–E111)."""

from __future__ import annotations

from typing import Final

from pipelines.findings import Example, Kind

STAY_RU: Final = "Если лист раньше давал цифры, на панели остаются прежние, а источник помечен как не прочитанный."
STAY_EN: Final = "If the tab gave figures before, those stay and the source is marked as not read."

TABS: Final = (
    Kind(
        "I101",
        "лист «{tab}» панели не нужен и не читается",
        "the tab «{tab}» is not part of the contract and is not read",
        "если здесь показатели, назовите его «Свод», «Муниципалитеты», «Цели» или «Факт»",
        "if it holds figures, call it «Свод», «Муниципалитеты», «Цели» or «Факт»",
        why_ru="Панель читает только листы, в которых узнаёт реестр, цели, факт или свод. Остальные можно держать в той же таблице.",
        why_en="Only tabs recognised as register, targets, actuals or a consolidated table are read. Others may stay in the same spreadsheet.",
        example=Example(
            tab="План работы",
            before="""
            Мероприятие          | Ответственный отдел
            День открытых дверей | отдел культуры
            """,
            at="A1",
        ),
    ),
    Kind(
        "E102",
        "на листе «{tab}» не найдена строка заголовков, лист не прочитан",
        "no header row was found on the tab «{tab}», it was not read",
        "добавьте заголовки: {wanted}",
        "add the headers {wanted}",
        why_ru="Без заголовков не известно, что в каком столбце, а по месту столбца панель не гадает. Не загружено ничего с этого листа. "
        + STAY_RU,
        why_en="Without headers nothing says which column is which, and the place of a column proves nothing. Nothing of this tab is loaded. "
        + STAY_EN,
        example=Example(
            tab="Муниципалитеты",
            before="""
            Темнов   | 99600101 | муниципальный район | 12000
            Заречный | 99700001 | городской округ     | 60000
            """,
            at="A1",
            after="""
            Муниципалитет | Код ОКТМО | Тип                 | Население
            Темнов        | 99600101  | муниципальный район | 12000
            Заречный      | 99700001  | городской округ     | 60000
            """,
        ),
    ),
    Kind(
        "W103",
        "столбец «{header}» неизвестен и не прочитан",
        "the column «{header}» is unknown and was not read",
        "если в нём показатели, исправьте заголовок",
        "if it holds figures, mend its header",
        why_ru="Остальные столбцы загружены. В неизвестном могли оказаться показатели под непривычным названием: панель их не ищет, потому что ошиблась бы молча.",
        why_en="All other columns are loaded. The unknown one may hold figures under an unusual name: they are not looked for, a wrong guess would be silent.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициатив всего-то
            01.10.2026 | Темнов        | 12               | 3
            """,
            at="D1",
            mended="Инициативы",
        ),
    ),
    Kind(
        "E104",
        "столбец «{header}» повторяет столбец «{first}», лист не прочитан",
        "the column «{header}» repeats the column «{first}», the tab was not read",
        "оставьте один из двух",
        "keep one of the two",
        why_ru="Два столбца говорят об одном, и ни один не главнее. Не загружено ничего с этого листа. " + STAY_RU,
        why_en="Two columns say the same and neither outranks the other. Nothing of this tab is loaded. " + STAY_EN,
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Регистрации
            01.10.2026 | Темнов        | 12               | 14
            """,
            at="D1",
            after="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 14
            """,
        ),
    ),
    Kind(
        "E105",
        "нет обязательного столбца «{header}», лист не прочитан",
        "the required column «{header}» is missing, the tab was not read",
        "добавьте его или исправьте заголовок",
        "add it or mend its header",
        why_ru="Без этого столбца строку не к чему отнести: цифре нужны муниципалитет и день. Не загружено ничего с этого листа. "
        + STAY_RU,
        why_en="Without this column a row cannot be placed: a figure needs its municipality and its day. Nothing of this tab is loaded. "
        + STAY_EN,
        example=Example(
            before="""
            Муниципалитет | Зарегистрировано | Инициативы
            Темнов        | 12               | 3
            """,
            at="A1",
            after="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | 12               | 3
            """,
        ),
    ),
    Kind(
        "I106",
        "столбец «{header}» — нумерация строк, он не читается",
        "the column «{header}» numbers the rows and is not read",
        "делать ничего не нужно",
        "nothing needs doing",
        why_ru="Номера строк в расчёты не входят.",
        why_en="Row numbers are no figures.",
        example=Example(
            before="""
            № п/п | Дата       | Муниципалитет | Зарегистрировано
            1     | 01.10.2026 | Темнов        | 12
            """,
            at="A1",
        ),
    ),
    Kind(
        "W107",
        "столбец без заголовка не прочитан",
        "a column without a header was not read",
        "назовите его или очистите",
        "name it or clear it",
        why_ru="Что стоит в столбце, сказано только в заголовке. Остальные столбцы загружены.",
        why_en="Only a header says what a column holds. All other columns are loaded.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано |
            01.10.2026 | Темнов        | 12               | 3
            """,
            at="D2",
            after="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | 12               | 3
            """,
        ),
    ),
    Kind(
        "I108",
        "строка над заголовками не читается",
        "a row above the headers is not read",
        "делать ничего не нужно, если в ней нет показателей",
        "nothing needs doing unless it holds figures",
        why_ru="Название листа или таблицы над заголовками чтению не мешает.",
        why_en="A title above the headers does no harm.",
        example=Example(
            before="""
            Марафон «Муниципальный диалог» |               |
            Дата                           | Муниципалитет | Зарегистрировано
            01.10.2026                     | Темнов        | 12
            """,
            at="A1",
        ),
    ),
    Kind(
        "I109",
        "строка повторяет заголовки и не читается",
        "a row repeats the headers and is not read",
        "делать ничего не нужно",
        "nothing needs doing",
        why_ru="Так бывает, когда лист склеен из нескольких. Строки ниже читаются как обычно.",
        why_en="This happens where a tab is glued together from several. The rows below are read as usual.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            25.09.2026 | Темнов        | 12
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 15
            """,
            at="A3",
        ),
    ),
    Kind(
        "I110",
        "лист «{tab}» пуст",
        "the tab «{tab}» is empty",
        "делать ничего не нужно, пока данных нет",
        "nothing needs doing while there are no data",
        why_ru="Пустой лист — не ноль: по нему нет данных. Если раньше на нём были цифры, прежние остаются на панели, а источник помечен как не прочитанный.",
        why_en="An empty tab is not zero: there are no data. If it held figures before, those stay and the source is marked as not read.",
        example=Example(
            before="""
             |  |
            """,
            at="A1",
        ),
    ),
    Kind(
        "E111",
        "ни в одном источнике нет ни листа «{tab}», ни таких данных в своде",
        "no source has a tab «{tab}», nor such data in a consolidated table",
        "добавьте его или назовите так лист с этими данными",
        "add it, or call the tab with these data so",
        why_ru="Без реестра, целей и факта панели нечего показать: этот лист искали во всех источниках. Лист узнаётся и под привычными синонимами, они перечислены в [sheet.md](../sheet.md).",
        why_en="Register, targets and actuals are needed for anything to be shown: the tab was looked for in every source. Usual synonyms of its title are known, [sheet.md](../sheet.md) lists them.",
    ),
    Kind(
        "W126",
        "на листе «{tab}» есть таблица с показателями, но по названию он не наш и не прочитан",
        "the tab «{tab}» holds a table of figures, but by its title it is not ours and was not read",
        "назовите его «Факт», «Цели» или «Свод» либо скажите в настройках источника, как его читать",
        "call it «Факт», «Цели» or «Свод», or say in the settings of the source how to read it",
        why_ru="Черновики и копии похожи на свод, поэтому лист с другим названием сам не читается: иначе цифры считались бы дважды.",
        why_en="Drafts and copies look like the real table, so a tab of another title is not read by itself: figures would count twice.",
        example=Example(
            tab="Октябрь",
            before="""
            Муниципалитет | Инициативы на 01.10.2026
            Темнов        | =12
            """,
            at="A1",
            after="""
            """,
        ),
    ),
)
