"""Findings about coordination, informing, consultations, meetings and assignments (E224–E226, W418–W425)."""

from __future__ import annotations

from typing import Final

from pipelines.findings import Example, Kind

MEETINGS: Final = """
Дата       | Время | Формат | Тема
05.10.2026 | 14:00 | ВКС    | Итоги первого этапа
12.10.2026 | 14:00 | очно   | Ход второго этапа
"""

COORDINATION: Final = (
    Kind(
        "E224",
        "«{value}» нет в списке ({wanted}), не загружено",
        "«{value}» is not in the list ({wanted}), it was not loaded",
        "выберите слово из списка",
        "choose a word of the list",
        why_ru="Уровень, тема, канал, формат и статус — слова из короткого списка; обычные другие названия панель понимает. Похожее слово она подсказывает, но сама не берёт, а через «не» не подсказывает. «Не исполнено» — в работе. Без уровня, темы или канала строка не загружена, без формата или статуса загружена вся, кроме этой ячейки. «Просрочено» — не статус: поручение в работе, срок которого прошёл, просрочено само.",
        why_en="Level, topic, channel, format and status are words of a short list; usual other names are understood. A similar word is suggested, never taken, and never across a «не». What is not done is in progress. Without its level, topic or channel the row is not loaded, without its format or status all of it but this cell is. Overdue is no status: what is in progress after its due day is overdue by itself.",
        example=Example(
            tab="Консультации",
            before="""
            Дата       | Муниципалитет | Канал    | Количество
            01.10.2026 | Темнов        | очн      | 4
            02.10.2026 | Темнов        | заочно   | 7
            """,
            at="C2",
            mended="очно",
        ),
    ),
    Kind(
        "E225",
        "«{value}» не время, не загружено",
        "«{value}» is not a time of day, it was not loaded",
        "впишите время начала как 14:00",
        "type when it begins like 14:00",
        why_ru="Встреча загружена, но без времени. «14.00» и «14-00» понятны; промежуток, слово и час без минут — нет.",
        why_en="The meeting is loaded without its time. «14.00» and «14-00» are understood; a span, a word and an hour without minutes are not.",
        example=Example(
            tab="Встречи",
            before="""
            Дата       | Время   | Формат | Тема
            12.10.2026 | с утра  | ВКС    | Ход второго этапа
            """,
            at="B2",
            mended="10:00",
        ),
    ),
    Kind(
        "E226",
        "«{value}» не ссылка, не загружено",
        "«{value}» is not a link, it was not loaded",
        "вставьте адрес целиком, вместе с https",
        "paste the whole address, https included",
        why_ru="Встреча загружена без ссылки. Панель открывает только адреса, которые начинаются с http или https, без имени пользователя и пробелов: по чужой ссылке люди уйдут с панели не глядя.",
        why_en="The meeting is loaded without its link. Only addresses that begin with http or https are opened, without a user name or spaces: people follow a link from here without looking.",
        example=Example(
            tab="Встречи",
            before="""
            Дата       | Формат | Тема              | Ссылка
            12.10.2026 | ВКС    | Ход второго этапа | vks.example.org/j/1234
            """,
            at="D2",
            mended="https://vks.example.org/j/1234",
        ),
    ),
    Kind(
        "W418",
        "встречи «{value}» нет на листе «Встречи», поручение загружено без встречи",
        "the meeting «{value}» is not in the tab «Встречи», the assignment was loaded without one",
        "впишите дату или тему встречи, как на том листе",
        "type the meeting's day or topic as in that tab",
        why_ru="Поручение видно у муниципалитета и просрочится в свой срок, но ни к какой встрече не отнесено. Похожую тему или ближайший день встречи, не дальше месяца, панель подсказывает, но сама не берёт.",
        why_en="The municipality has the assignment and it falls due, but it belongs to no meeting. A similar topic or the nearest day within a month is suggested, never taken.",
        example=Example(
            tab="Поручения",
            before="""
            Встреча    | Муниципалитет | Поручение                | Срок       | Статус
            06.10.2026 | Темнов        | назначить координаторов  | 15.10.2026 | в работе
            """,
            at="A2",
            mended="05.10.2026",
            beside={"Встречи": MEETINGS},
        ),
    ),
    Kind(
        "W419",
        "«{value}» может быть одной из встреч: {other}; поручение загружено без встречи",
        "«{value}» may be one of the meetings {other}; the assignment was loaded without one",
        "впишите дату и тему, например «05.10.2026 Итоги первого этапа»",
        "type the day and the topic, such as «05.10.2026 Итоги первого этапа»",
        why_ru="В один день бывает две встречи, а одна тема — несколько раз. Поручение видно у муниципалитета и просрочится в свой срок, но к какой встрече оно относится, знаете только вы.",
        why_en="A day may have two meetings, and a topic may come again. The municipality has the assignment and it falls due, but which meeting it belongs to only you know.",
        example=Example(
            tab="Поручения",
            before="""
            Встреча    | Муниципалитет | Поручение                | Срок       | Статус
            05.10.2026 | Темнов        | назначить координаторов  | 15.10.2026 | в работе
            """,
            at="A2",
            mended="05.10.2026 Планы школ",
            beside={
                "Встречи": """
                Дата       | Формат | Тема
                05.10.2026 | ВКС    | Итоги первого этапа
                05.10.2026 | очно   | Планы школ
                """,
            },
        ),
    ),
    Kind(
        "W420",
        "такая же строка уже стоит в {other}, {what}",
        "the same row stands in {other} already, {what}",
        "если это повтор, удалите одну",
        "if it is a repetition, delete one",
        why_ru="Два одинаковых собрания за день бывают, а строка, вставленная дважды, бывает чаще. Что из этого, знаете только вы, поэтому учтены обе. Только встреча одного дня и темы, координационная группа и рабочая группа направления остаются одной.",
        why_en="Two equal gatherings of a day do happen, a row pasted twice happens more often. Which it is only you know, so both count. Only a meeting of one day and topic, a coordination group and a direction's working group remain one.",
        example=Example(
            tab="Консультации",
            before="""
            Дата       | Муниципалитет | Канал | Количество
            01.10.2026 | Темнов        | очно  | 4
            01.10.2026 | Темнов        | очно  | 4
            """,
            at="D3",
            after="""
            Дата       | Муниципалитет | Канал | Количество
            01.10.2026 | Темнов        | очно  | 4
            """,
        ),
    ),
    Kind(
        "W421",
        "встреча {value} с той же темой уже стоит в {other} с другими данными, взята первая строка",
        "the meeting of {value} with that topic stands in {other} already with other data, the first row counts",
        "оставьте одну строку или дайте встречам разные темы",
        "keep one row or give the meetings different topics",
        why_ru="Встреча узнаётся по дню и теме. Время, формат, участники и ссылка взяты из строки, которая стоит дольше.",
        why_en="A meeting is known by its day and topic. Time, format, participants and link are taken from the row that has stood longer.",
        example=Example(
            tab="Встречи",
            before="""
            Дата       | Время | Формат | Тема
            12.10.2026 | 14:00 | ВКС    | Ход второго этапа
            12.10.2026 | 15:00 | очно   | Ход второго этапа
            """,
            at="A3",
            after="""
            Дата       | Время | Формат | Тема
            12.10.2026 | 14:00 | ВКС    | Ход второго этапа
            """,
        ),
    ),
    Kind(
        "W422",
        "не указано {what}: с чем работает {value}, не известно",
        "the {what} is missing: nothing says whom it serves ({value})",
        "впишите в той же строке",
        "type it in the same row",
        why_ru="Строка загружена, но в доле направлений с рабочей группой и организаций с координатором она не считается.",
        why_en="The row is loaded, but it does not count in the share of directions with a working group or of organisations with a coordinator.",
        example=Example(
            tab="Координация",
            before="""
            Муниципалитет | Уровень        | Направление | Должность
            Темнов        | рабочая группа |             | заместитель главы
            """,
            at="B2",
            after="""
            Муниципалитет | Уровень        | Направление | Должность
            Темнов        | рабочая группа | Образование | заместитель главы
            """,
        ),
    ),
    Kind(
        "W423",
        "направление «{value}» написано почти как другое, гораздо более частое; рабочей группы по нему панель ни от кого не ждёт",
        "the direction «{value}» is written almost like another, far more usual one; a working group for it is expected of nobody",
        "если это опечатка, исправьте",
        "if it is a misspelling, mend it",
        why_ru="Направление, которое назвал кто-то один, ждут от всех муниципалитетов, и одна опечатка стала бы пробелом у каждого. Поэтому не ждут того, которое отличается одной буквой (от десяти букв — двумя) от направления, названного хотя бы втрое большим числом муниципалитетов; цифры у них те же. Строка загружена как написана, к частому направлению панель её не относит. Если это и правда другое направление, делать ничего не нужно.",
        why_en="A direction that anybody names is expected of all municipalities, and one misspelling would become a gap of each. So one is not expected that is one letter (from ten letters on two) off a direction named by three times as many municipalities at least, with the same digits. The row is loaded as it is written and not counted for the usual direction. If it is another direction indeed, nothing needs doing.",
        example=Example(
            tab="Координация",
            before="""
            Муниципалитет | Уровень        | Направление
            Темнов        | рабочая группа | Здравохранение
            Заречный      | рабочая группа | Здравоохранение
            Ольховский    | рабочая группа | Здравоохранение
            Лесной        | рабочая группа | Здравоохранение
            """,
            at="C2",
            mended="Здравоохранение",
            beside={
                "Муниципалитеты": """
                Муниципалитет | Код ОКТМО | Тип                 | Население
                Темнов        | 99600101  | муниципальный район | 12000
                Заречный      | 99700001  | городской округ     | 60000
                Ольховский    | 99500001  | муниципальный округ | 30000
                Лесной        | 99600202  | муниципальный район | 9000
                """,
            },
        ),
    ),
    Kind(
        "W424",
        "{value} сложено с {before} из {other}: день, муниципалитет и канал те же",
        "{value} was added to {before} of {other}: day, municipality and channel are the same",
        "если это одно и то же, оставьте одну строку",
        "if they are one and the same, keep one row",
        why_ru="Две консультации или два собрания за день бывают, и тогда их складывают; исправленная цифра, вписанная второй строкой, бывает тоже. Что из этого, знаете только вы, поэтому учтены обе. У сообщений та же и тема; сообщения без канала или без охвата не сравниваются.",
        why_en="Two consultations or gatherings of a day do happen and add up; a corrected number typed as a second row does, too. Which it is only you know, so both count. Messages have the same topic as well; those without a channel or a reach are not compared.",
        example=Example(
            tab="Консультации",
            before="""
            Дата       | Муниципалитет | Канал | Количество
            01.10.2026 | Темнов        | очно  | 2
            01.10.2026 | Темнов        | очно  | 9
            """,
            at="D3",
            after="""
            Дата       | Муниципалитет | Канал | Количество
            01.10.2026 | Темнов        | очно  | 9
            """,
        ),
    ),
    Kind(
        "W425",
        "поручение «{value}» той же встречи с тем же сроком уже стоит в {other}, учтены оба",
        "the assignment «{value}» of the same meeting, due the same day, stands in {other} already, both count",
        "ведите его одной строкой: исправьте в ней статус и отметку, другую удалите",
        "keep one row for it: edit its status and note, delete the other",
        why_ru="Встреча, муниципалитет, текст и срок те же, остальное отличается: похоже, что новый статус вписали второй строкой. Какая из строк верна, знаете только вы, поэтому учтены обе, и одно поручение может быть сразу и в работе, и исполнено.",
        why_en="Meeting, municipality, text and due day are the same and the rest differs: a new status was probably typed as a second row. Which row is right only you know, so both count, and one assignment may be in progress and done at once.",
        example=Example(
            tab="Поручения",
            before="""
            Встреча    | Муниципалитет | Поручение               | Срок       | Статус
            05.10.2026 | Темнов        | назначить координаторов | 15.10.2026 | в работе
            05.10.2026 | Темнов        | назначить координаторов | 15.10.2026 | исполнено
            """,
            at="C3",
            after="""
            Встреча    | Муниципалитет | Поручение               | Срок       | Статус
            05.10.2026 | Темнов        | назначить координаторов | 15.10.2026 | исполнено
            """,
            beside={"Встречи": MEETINGS},
        ),
    ),
)
