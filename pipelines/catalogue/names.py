"""Findings about which municipality is meant (E301–E313)."""

from __future__ import annotations

from typing import Final

from pipelines.findings import Example, Kind

TWINS: Final = """
Муниципалитет | Код ОКТМО | Тип
Темнов        | 99600101  | муниципальный район
Заречный      | 99700001  | городской округ
Кленовый      | 99600202  | муниципальный район
Кленовый      | 99700002  | городской округ
"""

NAMES: Final = (
    Kind(
        "E301",
        "муниципалитета «{value}» нет в реестре, строка не загружена",
        "the municipality «{value}» is not in the register, the row was not loaded",
        "исправьте название или добавьте его на лист «Муниципалитеты»",
        "mend the name or add it to the tab «Муниципалитеты»",
        why_ru="Чужую цифру страшнее приписать, чем не показать: ближайшее название панель подсказывает, но сама не берёт. Регистр, «ё», кавычки, «г. о.» и латинские двойники букв не мешают. Как только название сойдётся с реестром, цифры появятся, вписывать их заново не нужно.",
        why_en="A figure given to the wrong municipality is worse than none: the nearest name is suggested, never taken. Case, «ё», quotes, «г. о.» and Latin look-alikes do no harm. As soon as the name is in the register the figures appear, they need not be typed again.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Томнев        | 12
            """,
            at="B2",
            mended="Темнов",
        ),
    ),
    Kind(
        "E302",
        "под именем «{value}» в реестре несколько муниципалитетов, строка не загружена",
        "several municipalities are called «{value}», the row was not loaded",
        "допишите вид: округ или район",
        "add the kind: округ or район",
        why_ru="В реестре есть и округ, и район с таким именем; без вида не известно, чья это цифра. Как только название сойдётся с реестром, цифры появятся, вписывать их заново не нужно.",
        why_en="The register has both an округ and a район of that name; without the kind nothing says whose figure it is. As soon as the name is in the register the figures appear, they need not be typed again.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Кленовый      | 12
            """,
            at="B2",
            mended="Кленовый район",
            beside={"Муниципалитеты": TWINS},
        ),
    ),
    Kind(
        "I303",
        "итоговая строка не загружена: суммы панель считает сама",
        "a row of totals was not loaded: sums are computed here",
        "делать ничего не нужно",
        "nothing needs doing",
        why_ru="Строка «Итого» сложила бы всё второй раз. Если ваш итог с суммой панели не сходится, об этом отдельное замечание W410.",
        why_en="A row «Итого» would count everything twice. Where your total differs from the sum computed here, W410 says so.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 12
            01.10.2026 | Заречный      | 50
                       | Итого         | 62
            """,
            at="B4",
        ),
    ),
    Kind(
        "E304",
        "муниципалитет «{value}» не с чем сверить: реестр пуст, строка не загружена",
        "«{value}» cannot be matched: the register is empty, the row was not loaded",
        "заполните лист «Муниципалитеты»",
        "fill in the tab «Муниципалитеты»",
        why_ru="Реестр говорит, какие муниципалитеты есть; без него не загружена ни одна строка. Как только название сойдётся с реестром, цифры появятся, вписывать их заново не нужно.",
        why_en="The register says which municipalities there are; without it no row is loaded. As soon as the name is in the register the figures appear, they need not be typed again.",
        example=Example(
            tab="Муниципалитеты",
            before="""
            Муниципалитет | Код ОКТМО | Тип
                          |           |
            """,
            at="Факт!B2",
            after="""
            Муниципалитет | Код ОКТМО | Тип
            Темнов        | 99600101  | муниципальный район
            Заречный      | 99700001  | городской округ
            """,
            beside={
                "Факт": """
                Дата       | Муниципалитет | Зарегистрировано
                01.10.2026 | Темнов        | 12
                """,
            },
        ),
    ),
    Kind(
        "E305",
        "«{value}» — не тот муниципалитет, за который отвечает этот источник ({bound}), строка не загружена",
        "«{value}» is not the municipality of this source ({bound}), the row was not loaded",
        "перенесите строку в свою таблицу",
        "move the row to its own sheet",
        why_ru="В настройках сказано, что этот источник ведёт один муниципалитет, здесь — «Заречный». Чужую строку панель не берёт, чтобы соседи не правили цифры друг друга.",
        why_en="By the settings this source is kept by one municipality, here «Заречный». Another one's row is not taken, so that neighbours do not change each other's figures.",
        example=Example(
            bound="Заречный",
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Заречный      | 50
            01.10.2026 | Темнов        | 12
            """,
            at="B3",
            after="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Заречный      | 50
            """,
        ),
    ),
    Kind(
        "E306",
        "муниципалитет «{value}» уже стоит в реестре ({other}) с другими данными, взята первая строка",
        "the municipality «{value}» stands in the register already ({other}) with other data, the first row counts",
        "оставьте одну строку",
        "keep one row",
        why_ru="Данные муниципалитета — население, вид, координаты — взяты из первой строки, вторая не учтена.",
        why_en="What the register says of the municipality is taken from the first row, the second is not used.",
        example=Example(
            tab="Муниципалитеты",
            before="""
            Муниципалитет | Код ОКТМО | Тип                 | Население
            Темнов        | 99600101  | муниципальный район | 12000
            Темнов        | 99600101  | муниципальный район | 21000
            Заречный      | 99700001  | городской округ     | 60000
            """,
            at="A3",
            after="""
            Муниципалитет | Код ОКТМО | Тип                 | Население
            Темнов        | 99600101  | муниципальный район | 12000
            Заречный      | 99700001  | городской округ     | 60000
            """,
        ),
    ),
    Kind(
        "E307",
        "код ОКТМО и название спорят: {value} — это «{other}», а написано «{name}», строка не загружена",
        "the ОКТМО code and the name disagree: {value} is «{other}», but «{name}» is written, the row was not loaded",
        "исправьте код или название",
        "mend the code or the name",
        why_ru="Код и название показывают на разные муниципалитеты, и ни одно не главнее: чья это цифра, решает человек.",
        why_en="Code and name point at different municipalities and neither outranks the other: whose figure it is, people decide.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Код ОКТМО | Зарегистрировано
            01.10.2026 | Темнов        | 99700001  | 12
            """,
            at="B2",
            after="""
            Дата       | Муниципалитет | Код ОКТМО | Зарегистрировано
            01.10.2026 | Темнов        | 99600101  | 12
            """,
        ),
    ),
    Kind(
        "W308",
        "код ОКТМО {value} — другого региона: у остальных он начинается с {most}",
        "the ОКТМО code {value} is of another region: the others begin with {most}",
        "сверьте код",
        "check the code",
        why_ru="Первые две цифры кода ОКТМО — регион. Муниципалитет загружен с этим кодом, но похоже на опечатку.",
        why_en="The first two digits of an ОКТМО code are the region. The municipality is loaded under this code, but it looks like a slip.",
        example=Example(
            tab="Муниципалитеты",
            before="""
            Муниципалитет | Код ОКТМО | Тип
            Темнов        | 99600101  | муниципальный район
            Заречный      | 99700001  | городской округ
            Ольховский    | 69500001  | муниципальный округ
            """,
            at="B4",
            mended="99500001",
        ),
    ),
    Kind(
        "W309",
        "кода ОКТМО {value} нет в реестре, муниципалитет взят по названию",
        "the ОКТМО code {value} is not in the register, the municipality was taken by its name",
        "исправьте код или впишите его на лист «Муниципалитеты»",
        "mend the code or add it to the tab «Муниципалитеты»",
        why_ru="Строка загружена: муниципалитет взят по названию. Код — в строке или в реестре — с опечаткой.",
        why_en="The row is loaded: the municipality was taken by its name. The code, here or in the register, has a slip.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Код ОКТМО | Зарегистрировано
            01.10.2026 | Темнов        | 99600110  | 12
            """,
            at="B2",
            after="""
            Дата       | Муниципалитет | Код ОКТМО | Зарегистрировано
            01.10.2026 | Темнов        | 99600101  | 12
            """,
        ),
    ),
    Kind(
        "E310",
        "нет столбца «Муниципалитет», а название таблицы «{value}» — не муниципалитет реестра, лист не загружен",
        "there is no column «Муниципалитет» and the title «{value}» is no municipality of the register, the tab was not loaded",
        "добавьте столбец или назовите таблицу именем муниципалитета",
        "add the column or call the spreadsheet by the municipality's name",
        why_ru="Когда каждый муниципалитет ведёт свою таблицу, столбец «Муниципалитет» не обязателен: муниципалитет назван в её заголовке. Здесь нет ни того, ни другого, и чьи это цифры, не известно.",
        why_en="Where each municipality keeps its own spreadsheet the column «Муниципалитет» may be missing: its title names the municipality. Here neither is there, and nothing says whose figures these are.",
        example=Example(
            book="Отчёт за октябрь",
            before="""
            Дата       | Зарегистрировано | Инициативы
            01.10.2026 | 12               | 3
            """,
            at="A2",
            after="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | 12               | 3
            """,
        ),
    ),
    Kind(
        "E311",
        "муниципалитета «{value}» нет в реестре, столбец не загружен",
        "the municipality «{value}» is not in the register, the column was not loaded",
        "исправьте название или добавьте его на лист «Муниципалитеты»",
        "mend the name or add it to the tab «Муниципалитеты»",
        why_ru="Ближайшее название панель подсказывает, но сама не берёт. Остальные столбцы загружены.",
        why_en="The nearest name is suggested, never taken. All other columns are loaded.",
        example=Example(
            tab="Свод",
            before="""
            Показатель                     | Томнев | Заречный
            Зарегистрировано на 01.10.2026 | =12    | =50
            Инициативы на 01.10.2026       | =3     | =5
            """,
            at="B1",
            mended="Темнов",
        ),
    ),
    Kind(
        "E312",
        "под именем «{value}» в реестре несколько муниципалитетов, столбец не загружен",
        "several municipalities are called «{value}», the column was not loaded",
        "допишите вид: округ или район",
        "add the kind: округ or район",
        why_ru="В реестре есть и округ, и район с таким именем; без вида не известно, чьи это цифры. Остальные столбцы загружены.",
        why_en="The register has both an округ and a район of that name; without the kind nothing says whose figures these are. All other columns are loaded.",
        example=Example(
            tab="Свод",
            before="""
            Показатель                     | Кленовый | г. о. Кленовый
            Зарегистрировано на 01.10.2026 | =12      | =50
            Инициативы на 01.10.2026       | =3       | =5
            """,
            at="B1",
            mended="Кленовый район",
            beside={"Муниципалитеты": TWINS},
        ),
    ),
    Kind(
        "E313",
        "«{value}» — не тот муниципалитет, за который отвечает этот источник ({bound}), столбец не загружен",
        "«{value}» is not the municipality of this source ({bound}), the column was not loaded",
        "перенесите столбец в свою таблицу",
        "move the column to its own sheet",
        why_ru="В настройках сказано, что этот источник ведёт один муниципалитет, здесь — «Заречный». Столбец другого не загружен, остальные загружены.",
        why_en="By the settings this source is kept by one municipality, here «Заречный». Another one's column is not loaded, the others are.",
        example=Example(
            tab="Свод",
            bound="Заречный",
            before="""
            Показатель                     | Темнов | Заречный
            Зарегистрировано на 01.10.2026 | =12    | =50
            Инициативы на 01.10.2026       | =3     | =5
            """,
            at="B1",
            after="""
            Муниципалитет | Зарегистрировано на 01.10.2026 | Инициативы на 01.10.2026
            Заречный      | 50                             | 5
            """,
        ),
    ),
)
