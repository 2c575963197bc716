"""Findings about a cell that is to hold a count (E201–W210, W215)."""

from __future__ import annotations

from typing import Final

from pipelines.findings import Example, Kind

REST_RU: Final = "Остальные цифры строки загружены. До исправления панель показывает последнюю цифру с более ранним днём, ноль не подставляется."
REST_EN: Final = "The other figures of the row are loaded. Until it is mended the last figure of an earlier day is shown, never a zero."

COUNTS: Final = (
    Kind(
        "E201",
        "«{value}» не целое число, не загружено",
        "«{value}» is not a whole number, it was not loaded",
        "впишите число цифрами, например 12",
        "type the number in digits, such as 12",
        why_ru="Похожее на число панель не угадывает: в «12О» последняя буква — «О», а не ноль, в «15/3» два числа. "
        + REST_RU,
        why_en="What looks like a number is not guessed: «12О» ends in a letter, «15/3» is two numbers. " + REST_EN,
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | 12О              | 3
            """,
            at="C2",
            mended="12",
        ),
    ),
    Kind(
        "E202",
        "«{value}» — процент, а нужно число, не загружено",
        "«{value}» is a percentage, a number is wanted, it was not loaded",
        "впишите, сколько человек или инициатив",
        "type how many people or initiatives",
        why_ru="Доля не говорит, сколько людей зарегистрировано: её основание панели не известно. " + REST_RU,
        why_en="A share does not say how many people registered: what it is a share of is not known. " + REST_EN,
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | =85%             | 3
            """,
            at="C2",
            mended="26",
        ),
    ),
    Kind(
        "E203",
        "«{value}» — дата, а нужно число, не загружено",
        "«{value}» is a date, a number is wanted, it was not loaded",
        "поставьте ячейке числовой формат и впишите число заново",
        "set the cell's format to number and type the number again",
        why_ru="Таблица сама превращает «1.10» и «5/3» в дату, и исходное число из неё уже не узнать. " + REST_RU,
        why_en="Spreadsheets turn «1.10» and «5/3» into a date by themselves, and the number that was typed cannot be told from it. "
        + REST_EN,
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | =2026-10-12      | 3
            """,
            at="C2",
            mended="12",
        ),
    ),
    Kind(
        "E204",
        "«{value}» меньше нуля, не загружено",
        "«{value}» is below zero, it was not loaded",
        "впишите {wanted}",
        "type {wanted}",
        why_ru="Показатели ведут нарастающим итогом: сколько всего к этому дню. Убыль видна из меньшего итога, отдельно её не вписывают. Охват и консультации — числа одного сообщения и одного дня, лишнее убирают из той строки, где оно стоит. "
        + REST_RU,
        why_en="Indicators are cumulative: how many in all by that day. A loss shows in a lower total and is not typed by itself. Reach and consultations are numbers of one message and one day: a surplus is taken out of the row in which it stands. "
        + REST_EN,
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | -2               | 3
            """,
            at="C2",
            mended="12",
        ),
    ),
    Kind(
        "E205",
        "«{value}» можно понять двояко: тысячи это отделены или дробь, не загружено",
        "«{value}» has two meanings, thousands or a fraction, it was not loaded",
        "впишите без точки и запятой, например 1234",
        "type it without point or comma, such as 1234",
        why_ru="«1.234» — это и тысяча двести тридцать четыре, и одна целая двести тридцать четыре тысячных. Угадав неверно, панель ошиблась бы в тысячу раз. "
        + REST_RU,
        why_en="«1.234» is both a thousand two hundred and thirty-four and a fraction. A wrong guess would be a thousand times off. "
        + REST_EN,
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Заречный      | 1.234            | 3
            """,
            at="C2",
            mended="1234",
        ),
    ),
    Kind(
        "E206",
        "в ячейке ошибка «{value}», не загружено",
        "the cell holds the error «{value}», it was not loaded",
        "исправьте формулу или впишите число",
        "mend the formula or type the number",
        why_ru="Ошибка формулы — не цифра и не ноль. Обычно удалена строка или лист, на который формула ссылалась. "
        + REST_RU,
        why_en="An error of a formula is neither a figure nor zero. Usually a row or tab it referred to was deleted. "
        + REST_EN,
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | =#ССЫЛКА!        | 3
            """,
            at="C2",
            mended="12",
        ),
    ),
    Kind(
        "E207",
        "формула «{value}» сохранена без результата, не загружено",
        "the formula «{value}» was saved without a result, it was not loaded",
        "откройте книгу в Excel или LibreOffice и сохраните ещё раз",
        "open the workbook in Excel or LibreOffice and save it again",
        why_ru="Так сохраняют книгу программы, которые формул не считают. Панель их тоже не вычисляет. " + REST_RU,
        why_en="Programs that do not compute formulas save a workbook so. They are not computed here either. "
        + REST_EN,
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | =?               | 3
            """,
            at="C2",
            mended="12",
        ),
    ),
    Kind(
        "E208",
        "«{value}» больше возможного, не загружено",
        "«{value}» is more than can be, it was not loaded",
        "проверьте, нет ли лишних цифр",
        "look for surplus digits",
        why_ru="Столько жителей нет ни в одном муниципалитете; скорее всего, два числа слились или в ячейку попал телефон. "
        + REST_RU,
        why_en="No municipality has so many residents; two numbers ran together or a telephone got into the cell. "
        + REST_EN,
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Заречный      | 1200001300       | 3
            """,
            at="C2",
            mended="1200",
        ),
    ),
    Kind(
        "E209",
        "показано «{value}», а в ячейке {exact} — не целое число, не загружено",
        "«{value}» is shown but the cell holds {exact}, not a whole number, it was not loaded",
        "впишите целое число вместо дроби",
        "type a whole number in its place",
        why_ru="Формат ячейки прячет дробь: видно «33», а хранится 33,4. Людей и инициатив целое число, и округлять за вас панель не будет. "
        + REST_RU,
        why_en="The cell's format hides a fraction: «33» is shown, 33,4 is kept. People and initiatives are whole numbers, and nothing is rounded for you. "
        + REST_EN,
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | =33.4 shown 33   | 3
            """,
            at="C2",
            mended="33",
        ),
    ),
    Kind(
        "W210",
        "«{value}» — приблизительное число, загружено как {exact} и помечено",
        "«{value}» is approximate, it was loaded as {exact} and marked",
        "впишите точное число, когда оно будет известно",
        "type the exact number when it is known",
        why_ru="«≈300», «более 120», «не менее 50», «1,5 тыс.» загружаются названным числом и помечаются как приблизительные.",
        why_en="«≈300», «более 120», «не менее 50», «1,5 тыс.» are loaded as the number they name and marked as approximate.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Инициативы
            01.10.2026 | Темнов        | более 20         | 3
            """,
            at="C2",
            mended="23",
        ),
    ),
    Kind(
        "W215",
        "рядом с числом в «{value}» стоит пояснение, загружено как {exact}",
        "«{value}» is a number with a remark, it was loaded as {exact}",
        "оставьте в ячейке только число, пояснение перенесите в примечание",
        "leave only the number in the cell, move the remark to a note",
        why_ru="Звёздочка или слова в скобках числа не меняют: «15*» и «15 (из них 3 повторно)» — это 15.",
        why_en="An asterisk or words in brackets do not change a number: «15*» and «15 (из них 3 повторно)» are 15.",
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано       | Инициативы
            01.10.2026 | Темнов        | 15 (из них 3 повторно) | 3
            """,
            at="C2",
            mended="15",
        ),
    ),
)
