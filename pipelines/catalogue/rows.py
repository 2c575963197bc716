"""Findings about figures against each other and against the marathon (W401–W414)."""

from __future__ import annotations

from typing import Final

from pipelines.findings import Example, Kind

ROWS: Final = (
    Kind(
        "W401",
        "{value} меньше, чем {before} на {before_on}: итог упал, загружено как корректировка",
        "{value} is less than {before} on {before_on}: the total fell, loaded as a correction",
        "если это ошибка, исправьте; если сняты повторы, так и должно быть",
        "mend it if it is a mistake; if duplicates were removed, it is right",
        why_ru="Цифры идут нарастающим итогом, и падают они редко: после снятия повторов или модерации. Новое значение загружено и учитывается.",
        why_en="Figures are cumulative and seldom fall: after duplicates were removed or after moderation. The new value is loaded and counts.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            25.09.2026 | Темнов        | 21
            01.10.2026 | Темнов        | 12
            """,
            at="C3",
            mended="22",
        ),
    ),
    Kind(
        "W402",
        "день {value} ещё не наступил, до него это не учитывается",
        "the day {value} is still to come, it does not count until then",
        "проверьте дату",
        "check the date",
        why_ru="Загружено и ждёт своего дня; до него показана предыдущая цифра, а с прежними днями эта не сравнивается. Чаще всего это опечатка в месяце.",
        why_en="It is loaded and waits for its day; until then the figure before it is shown, and this one is not held against it. Mostly the month is a slip.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.11.2026 | Темнов        | 12
            """,
            at="C2",
            after="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 12
            """,
        ),
    ),
    Kind(
        "W403",
        "день {value} вне сезона марафона ({starts} – {ends})",
        "the day {value} is outside the marathon's season ({starts} – {ends})",
        "проверьте дату",
        "check the date",
        why_ru="Загружено и учитывается со своим днём. О встречах, поручениях и информировании панель спрашивает, когда до сезона или после него больше трёх месяцев. Чаще всего это опечатка в годе.",
        why_en="It is loaded and counts with its day. Of meetings, assignments and informing this is asked where they are more than three months before or after the season. Mostly the year is a slip.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2025 | Темнов        | 12
            """,
            at="C2",
            after="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 12
            """,
        ),
    ),
    Kind(
        "W404",
        "{value} больше, чем жителей ({population})",
        "{value} is more than there are residents ({population})",
        "проверьте, нет ли лишних цифр",
        "look for surplus digits",
        why_ru="Цифра загружена и учитывается. Участвуют работники муниципалитета, их не бывает больше, чем жителей. То же спрашивается об охвате сообщения и о консультациях за день.",
        why_en="The figure is loaded and counts. Employees of the municipality take part, they are never more than its residents. The reach of a message and the consultations of a day are asked the same way.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 12012
            """,
            at="C2",
            mended="12",
        ),
    ),
    Kind(
        "E405",
        "{value} спорит с {other}: это одна и та же цифра, а значения разные; учтено прежнее, если оно было",
        "{value} disagrees with {other}: one figure, two values; the former one counts, if there was one",
        "оставьте одно значение",
        "keep one value",
        why_ru="Две ячейки говорят об одной и той же цифре разное, и ни одна не главнее — ни нижняя, ни большая, ни новая. Учитывается последнее значение, с которым спора не было; если его не было, цифры нет.",
        why_en="Two cells say different things of one figure and neither outranks the other, whether lower, larger or newer. The last value without a dispute counts; without one there is no figure.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 12
            01.10.2026 | Темнов район  | 14
            """,
            at="C2",
            after="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 14
            """,
        ),
    ),
    Kind(
        "W406",
        "{value} не равно сумме по организациям или направлениям ({total}), взято {value}",
        "{value} is not the sum of the organisations or directions ({total}), {value} counts",
        "сверьте итог с его частями",
        "compare the total with its parts",
        why_ru="Строка муниципалитета — без организации или «Итого» — главнее суммы его организаций: показана она.",
        why_en="The municipality's own row, without an organisation or with «Итого», outranks the sum of its organisations: it is shown.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Организация | Зарегистрировано
            01.10.2026 | Темнов        | Школа № 1   | 5
            01.10.2026 | Темнов        | Школа № 2   | 6
            01.10.2026 | Темнов        | Итого       | 12
            """,
            at="D4",
            mended="11",
        ),
    ),
    Kind(
        "I407",
        "та же цифра уже стоит в {other}, учтена один раз",
        "the same figure stands in {other} already, it counts once",
        "лишнюю строку можно убрать",
        "the surplus row can be removed",
        why_ru="Повтор с тем же значением ничего не меняет. Разойдутся значения — будет ошибка E405.",
        why_en="A repetition with the same value changes nothing. Once the values differ it becomes the error E405.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 12
            01.10.2026 | Темнов район  | 12
            """,
            at="C3",
            after="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 12
            """,
        ),
    ),
    Kind(
        "W408",
        "{value} после {before} на {before_on}: рост быстрее обычного (×{times}), загружено",
        "{value} after {before} on {before_on}: growth above the usual (×{times}), it was loaded",
        "проверьте, нет ли лишней цифры",
        "look for a surplus digit",
        why_ru="В день прибавлялось больше чем впятеро против обычного темпа муниципалитета, и ни близость срока, ни рост у соседей этого не объясняют. Цифра загружена и учитывается.",
        why_en="Growth per day above five times this municipality's usual pace, which neither a near deadline nor growth elsewhere explains. The figure is loaded and counts.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            10.09.2026 | Темнов        | 2
            17.09.2026 | Темнов        | 5
            24.09.2026 | Темнов        | 8
            01.10.2026 | Темнов        | 11
            08.10.2026 | Темнов        | 80
            """,
            at="C6",
            mended="14",
        ),
    ),
    Kind(
        "W409",
        "{value} намного больше цели {target}, хотя до её срока {due} ещё далеко, загружено",
        "{value} is far above the target {target} though its day {due} is far off, it was loaded",
        "проверьте цифру и цель",
        "check the figure and the target",
        why_ru="Последняя цифра больше 1,2 итоговой цели, а до срока ещё больше трети сезона. Она загружена, доля не обрезается: либо цель занижена, либо в цифре лишний знак.",
        why_en="The last figure is above 1.2 × the final target with more than a third of the season left. It is loaded and the share is not capped: either the target is timid or the figure has a surplus digit.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            24.09.2026 | Темнов        | 120
            """,
            at="C2",
            mended="12",
        ),
    ),
    Kind(
        "W410",
        "в итоге «{label}» стоит {value}, а сумма загруженного — {total}",
        "the total «{label}» says {value}, but what was loaded sums up to {total}",
        "проверьте формулу итога и то, что не загружено",
        "check the formula of the total and what was not loaded",
        why_ru="Итоги листа панель не загружает, но сверяет со своей суммой. Разница значит, что формула захватила не все строки или часть строк не загружена.",
        why_en="Totals of the sheet are not loaded but compared with the sum computed here. A difference means that the formula misses rows or that some rows were not loaded.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 12
            01.10.2026 | Заречный      | 50
            01.10.2026 | Итого         | 50
            """,
            at="C4",
            mended="62",
        ),
    ),
    Kind(
        "W411",
        "цель {value} на {due} меньше прежней: {before} на {before_on}",
        "the target {value} for {due} is less than the one before it: {before} for {before_on}",
        "проверьте цели: они нарастающим итогом",
        "check the targets: they are cumulative",
        why_ru="Цели, как и цифры, ведут нарастающим итогом, поэтому поздняя не бывает меньше ранней. Обе загружены.",
        why_en="Targets are cumulative like the figures, so a later one is never below an earlier one. Both are loaded.",
        example=Example(
            tab="Цели",
            before="""
            Муниципалитет | Этап   | Срок       | Зарегистрировано
            Темнов        | Этап 1 | 01.10.2026 | 30
            Темнов        | Этап 2 | 13.12.2026 | 20
            Заречный      | Этап 1 | 01.10.2026 | 100
            Заречный      | Этап 2 | 13.12.2026 | 300
            """,
            at="D3",
            mended="90",
        ),
    ),
    Kind(
        "W412",
        "у муниципалитета «{value}» нет цели: {wanted}",
        "the municipality «{value}» has no target: {wanted}",
        "впишите цель и срок на лист «Цели»",
        "add the target and its day to the tab «Цели»",
        why_ru="Без цели не посчитать ни долю, ни нужный темп: по этому показателю муниципалитет показан с состоянием «нет цели». Замечание стоит у строки реестра, со дня начала сезона.",
        why_en="Without a target neither share nor needed pace can be computed: for this indicator the municipality is shown as «нет цели». The finding stands at its row of the register, from the first day of the season.",
        example=Example(
            tab="Цели",
            before="""
            Муниципалитет | Этап   | Срок       | Зарегистрировано | Инициативы
            Темнов        | Этап 1 | 01.10.2026 | 30               | 10
            Темнов        | Этап 2 | 13.12.2026 | 90               | 40
            """,
            at="Муниципалитеты!A3",
            after="""
            Муниципалитет | Этап   | Срок       | Зарегистрировано | Инициативы
            Темнов        | Этап 1 | 01.10.2026 | 30               | 10
            Темнов        | Этап 2 | 13.12.2026 | 90               | 40
            Заречный      | Этап 1 | 01.10.2026 | 100              | 50
            Заречный      | Этап 2 | 13.12.2026 | 300              | 150
            """,
        ),
    ),
    Kind(
        "I413",
        "у муниципалитета «{value}» есть только итоговый срок, контрольных точек нет",
        "the municipality «{value}» has a final date only, no checkpoints",
        "впишите их на лист «Цели», если они назначены",
        "add them to the tab «Цели» if they are set",
        why_ru="Промежуточных итогов не будет: отставание станет видно только к концу. Загружено всё, что вписано.",
        why_en="There will be no interim results: falling behind shows only at the end. All that was typed is loaded.",
        example=Example(
            tab="Цели",
            before="""
            Муниципалитет | Этап   | Срок       | Зарегистрировано | Инициативы
            Темнов        | Этап 1 | 01.10.2026 | 30               | 10
            Темнов        | Этап 2 | 13.12.2026 | 90               | 40
            Заречный      | Этап 2 | 13.12.2026 | 300              | 150
            """,
            at="Муниципалитеты!A3",
            after="""
            Муниципалитет | Этап   | Срок       | Зарегистрировано | Инициативы
            Темнов        | Этап 1 | 01.10.2026 | 30               | 10
            Темнов        | Этап 2 | 13.12.2026 | 90               | 40
            Заречный      | Этап 1 | 01.10.2026 | 100              | 50
            Заречный      | Этап 2 | 13.12.2026 | 300              | 150
            """,
        ),
    ),
    Kind(
        "W414",
        "{value} вместо {before}: цифра изменена после {settled}, когда итог «{checkpoint}» уже был зафиксирован",
        "{value} instead of {before}: the figure was changed after {settled}, when the result of «{checkpoint}» was frozen",
        "если это ошибка, верните прежнее; итог контрольной точки не изменится",
        "restore the former figure if it is a mistake; the checkpoint's result stays as it was",
        why_ru="Итог контрольной точки фиксируется через два дня после срока (`grace_days`) и больше не меняется. Новая цифра загружена и видна рядом как корректировка.",
        why_en="A checkpoint's result is frozen two days after its due day (`grace_days`) and does not change any more. The new figure is loaded and shown beside it as a correction.",
        example=Example(
            earlier="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 28
            """,
            before="""
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 35
            """,
            at="C2",
            mended="28",
        ),
    ),
)
