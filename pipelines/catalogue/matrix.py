"""Findings about a consolidated table («свод»), whose columns or rows say indicator, day and plan or fact (E112–E122)."""

from __future__ import annotations

from typing import Final

from pipelines.findings import Example, Kind

MATRIX: Final = (
    Kind(
        "E112",
        "не сказано, какой показатель — «{header}», эти цифры не прочитаны",
        "«{header}» does not say which indicator it is, its figures were not read",
        "допишите в заголовок «Зарегистрировано» или «Инициативы»",
        "add «Зарегистрировано» or «Инициативы» to its header",
        why_ru="Столбец или строка свода понятны, когда сказано: какой показатель, на какой день, план или факт. Здесь нет первого. Остальное загружено.",
        why_en="A column or row of a consolidated table needs an indicator, a day, and plan or fact. The indicator is missing here. All else is loaded.",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет | Зарегистрировано на 01.10.2026 | Факт на 01.10.2026
            Темнов        | 12                             | 3
            Заречный      | 50                             | 5
            """,
            at="C1",
            mended="Инициативы на 01.10.2026",
        ),
    ),
    Kind(
        "E113",
        "не сказано, на какой день цифры «{header}», они не прочитаны",
        "«{header}» does not say for which day its figures are, they were not read",
        "допишите в заголовок день, например «на 01.10.2026»",
        "add the day to its header, such as «на 01.10.2026»",
        why_ru="Цифра без дня не складывается в историю: не видно ни темпа, ни итога контрольной точки. Остальное загружено. День можно указать и один раз над таблицей: «по состоянию на 01.10.2026».",
        why_en="A figure without its day gives neither a pace nor the result of a checkpoint. All else is loaded. The day may also stand once above the table: «по состоянию на 01.10.2026».",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет | Зарегистрировано на 01.10.2026 | Инициативы
            Темнов        | 12                             | 3
            Заречный      | 50                             | 5
            """,
            at="C1",
            mended="Инициативы на 01.10.2026",
        ),
    ),
    Kind(
        "E114",
        "у плана «{header}» нет срока, он не прочитан",
        "the plan «{header}» has no due day, it was not read",
        "допишите в заголовок день, например «план на 01.10.2026»",
        "add the day to its header, such as «план на 01.10.2026»",
        why_ru="План без срока не с чем сравнить. План под датой — цель к этому дню. Остальное загружено.",
        why_en="A plan without its due day cannot be compared. A plan under a date is a target for that day. All else is loaded.",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет | Зарегистрировано на 01.10.2026 | Зарегистрировано, план
            Темнов        | 12                             | 60
            Заречный      | 50                             | 2000
            """,
            at="C1",
            mended="Зарегистрировано, план на 15.11.2026",
        ),
    ),
    Kind(
        "I115",
        "«{header}» не читается: доли и остатки панель считает сама",
        "«{header}» is not read: shares and remainders are computed here",
        "делать ничего не нужно",
        "nothing needs doing",
        why_ru="Проценты, остатки и отклонения следуют из плана и факта; панель считает их сама и никогда не принимает за количество.",
        why_en="Shares, remainders and deviations follow from plan and fact; they are computed here and never taken for counts.",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет | Зарегистрировано на 01.10.2026 | % исполнения
            Темнов        | 12                             | 40%
            Заречный      | 50                             | 50%
            """,
            at="C1",
        ),
    ),
    Kind(
        "I116",
        "строка с номерами столбцов не читается",
        "the row that numbers the columns is not read",
        "делать ничего не нужно",
        "nothing needs doing",
        why_ru="Номера столбцов под заголовками — не показатели.",
        why_en="Numbers of columns under the headers are no figures.",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет | Зарегистрировано на 01.10.2026 | Инициативы на 01.10.2026
            1             | 2                              | 3
            Темнов        | 12                             | 3
            Заречный      | 50                             | 5
            """,
            at="A2",
        ),
    ),
    Kind(
        "I117",
        "примечание или подпись под таблицей не читается",
        "a footnote or signature under the table is not read",
        "делать ничего не нужно, если в строке нет показателей",
        "nothing needs doing unless the row holds figures",
        why_ru="Текст под таблицей не относится ни к одному муниципалитету. Фамилии и телефоны в подписях панель не хранит: о них отдельное замечание E501.",
        why_en="Text under the table speaks of no municipality. Names and telephones in signatures are not kept: E501 names them.",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет       | Зарегистрировано на 01.10.2026 | Инициативы на 01.10.2026
            Темнов              | 12                             | 3
            Заречный            | 50                             | 5
            * данные уточняются |                                |
            """,
            at="A4",
        ),
    ),
    Kind(
        "I118",
        "столбец итогов «{header}» не загружен: суммы панель считает сама",
        "the column of totals «{header}» was not loaded: sums are computed here",
        "делать ничего не нужно",
        "nothing needs doing",
        why_ru="Итог панель складывает сама. Если ваш итог с её суммой не сходится, об этом отдельное замечание W410.",
        why_en="Totals are summed up here. Where yours differs from that sum, W410 says so.",
        example=Example(
            tab="Свод",
            before="""
            Показатель                     | Темнов | Заречный | Всего
            Зарегистрировано на 01.10.2026 | =12    | =50      | =62
            Инициативы на 01.10.2026       | =3     | =5       | =8
            """,
            at="D1",
        ),
    ),
    Kind(
        "I119",
        "«{value}» — заголовок группы, строка не читается",
        "«{value}» is the heading of a group, the row is not read",
        "делать ничего не нужно, если это не муниципалитет",
        "nothing needs doing unless it is a municipality",
        why_ru="Строка делит таблицу на части и цифр не несёт. Муниципалитеты под ней читаются как обычно.",
        why_en="The row divides the table and holds no figures. Municipalities below it are read as usual.",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет        | Зарегистрировано на 01.10.2026
            Городские округа     |
            Заречный             | 50
            Муниципальные районы |
            Темнов               | 12
            """,
            at="A2",
        ),
    ),
    Kind(
        "E120",
        "столбцы «{first}» и «{header}» говорят об одном и том же, оба не прочитаны",
        "the columns «{first}» and «{header}» say the same, neither was read",
        "оставьте один из двух или исправьте его заголовок",
        "keep one of the two or mend its header",
        why_ru="У двух столбцов одни и те же показатель, день и план или факт, и ни один не главнее. Остальные столбцы загружены.",
        why_en="Both columns have the same indicator, day, and plan or fact, and neither outranks the other. All other columns are loaded.",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет | Зарегистрировано на 01.10.2026 | Регистрации на 01.10.2026
            Темнов        | 12                             | 14
            Заречный      | 50                             | 50
            """,
            at="C1",
            mended="Регистрации на 05.10.2026",
        ),
    ),
    Kind(
        "E122",
        "не понятно, о чём строка «{value}», она не прочитана",
        "it is not clear what the row «{value}» is about, it was not read",
        "назовите показатель и день, например «Инициативы на 01.10.2026»",
        "name the indicator and the day, such as «Инициативы на 01.10.2026»",
        why_ru="В таблице, где муниципалитеты идут по столбцам, показатель и день называет начало строки. Остальные строки загружены.",
        why_en="Where municipalities stand in columns, the beginning of a row names indicator and day. All other rows are loaded.",
        example=Example(
            tab="Свод",
            before="""
            Показатель                     | Темнов | Заречный
            Зарегистрировано на 01.10.2026 | =12    | =50
            Пришло предложений             | =3     | =5
            """,
            at="A3",
            mended="Инициативы на 01.10.2026",
        ),
    ),
    Kind(
        "E123",
        "на листе «{tab}» со строки {line} начинается вторая таблица, лист не прочитан",
        "a second table begins in row {line} of the tab «{tab}», the tab was not read",
        "перенесите её на отдельный лист",
        "move it to a tab of its own",
        why_ru="Заголовки второй таблицы другие, и её цифры под первыми заголовками значили бы не то. Прежние цифры листа остаются.",
        why_en="The second table has other headers, its figures would mean something else under the first. Former figures of the tab stay.",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет | Инициативы на 01.10.2026       | Инициативы на 08.10.2026
            Темнов        | =12                            | =14
            Муниципалитет | Зарегистрировано на 01.10.2026 | Зарегистрировано на 08.10.2026
            Темнов        | =50                            | =60
            """,
            at="A3",
            after="""
            Муниципалитет | Инициативы на 01.10.2026       | Инициативы на 08.10.2026
            Темнов        | =12                            | =14
            """,
        ),
    ),
    Kind(
        "E124",
        "строки одного муниципалитета различает столбец «{header}», который не читается, лист не прочитан",
        "the rows of one municipality differ by the column «{header}», which is not read; the tab was not read",
        "оставьте строку с итогом по муниципалитету или назовите столбец «Организация» или «Направление»",
        "keep one row a municipality, or call the column «Организация» or «Направление»",
        why_ru="Иначе первая из частей была бы принята за цифру всего муниципалитета.",
        why_en="Otherwise the first part would pass for the figure of the whole municipality.",
        example=Example(
            tab="Свод",
            before="""
            Муниципалитет | Возраст    | Инициативы на 01.10.2026
            Темнов        | до 35      | =5
                          | старше 35  | =7
            """,
            at="B1",
            after="""
            Муниципалитет | Инициативы на 01.10.2026
            Темнов        | =12
            """,
        ),
    ),
    Kind(
        "E125",
        "над столбцом «{header}» сказано, что это не количество, он не прочитан",
        "what stands over the column «{header}» says that it is no count, it was not read",
        "уберите из названия «доля», «тыс.», «прогноз», «черновик» или назовите столбцы «план» и «факт»",
        "take «доля», «тыс.», «прогноз», «черновик» out of the title or call the columns «план» and «факт»",
        why_ru="Название таблицы относится ко всем её цифрам: «Доля, %» над столбцом «Инициативы» — это не число инициатив.",
        why_en="The title of a table is said of all its figures: «Доля, %» over «Инициативы» is no number of initiatives.",
        example=Example(
            tab="Свод",
            before="""
            Доля, % на 01.10.2026
            Муниципалитет | Инициативы
            Темнов        | =12
            """,
            at="B2",
            after="""
            на 01.10.2026
            Муниципалитет | Инициативы
            Темнов        | =12
            """,
        ),
    ),
)
