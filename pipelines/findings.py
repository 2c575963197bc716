"""What can be wrong in a sheet: a catalogue like a linter's. A code never changes its meaning.

I/W/E: information, warning (loaded, but look), error (not loaded). 1xx tabs and columns, 2xx values, 3xx names, 4xx rows
against each other and against the marathon. A sentence names the value and the cure; the place stands before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

Severity = Literal["error", "warning", "info"]
Language = Literal["ru", "en"]

_SEVERITIES: Final[dict[str, Severity]] = {"E": "error", "W": "warning", "I": "info"}


@dataclass(frozen=True)
class Problem:
    """A kind of finding at a column (1-based) of a row that is still being read, and the words its sentence needs."""

    code: str
    column: int | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    whole_row: bool = False  # nothing of the row was loaded because of it

    def covering_row(self) -> Problem:
        """The same problem, but the row's other cells were left out because of it, too."""
        return replace(self, whole_row=True)


@dataclass(frozen=True)
class Kind:
    """One kind of finding: sentences with `{value}` and other words, and what to do."""

    code: str
    ru: str
    en: str
    cure_ru: str
    cure_en: str

    @property
    def severity(self) -> Severity:
        """From the code's letter."""
        return _SEVERITIES[self.code[0]]

    def message(self, params: Mapping[str, str], language: Language = "ru") -> str:
        """The sentence, with cell texts cut to a length that can be read."""
        words = {name: shorten(text) for name, text in params.items() if text is not None}
        template, cure = (self.ru, self.cure_ru) if language == "ru" else (self.en, self.cure_en)
        near = (
            f" ({'возможно' if language == 'ru' else 'perhaps'} «{words['suggestion']}»)"
            if words.get("suggestion")
            else ""
        )
        return f"{template.format_map(words)}; {cure.format_map(words)}{near}"


def shorten(text: str, limit: int = 80) -> str:
    """One line of at most `limit` characters, control characters shown as spaces."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: limit * 4]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


_KINDS: Final = (
    Kind(
        "I101",
        "лист «{tab}» панели не нужен и не читается",
        "the tab «{tab}» is not part of the contract and is not read",
        "если здесь показатели, назовите его «Муниципалитеты», «Цели» или «Факт»",
        "if it holds figures, call it «Муниципалитеты», «Цели» or «Факт»",
    ),
    Kind(
        "E102",
        "на листе «{tab}» не найдена строка заголовков, лист не прочитан",
        "no header row was found on the tab «{tab}», it was not read",
        "добавьте заголовки: {wanted}",
        "add the headers {wanted}",
    ),
    Kind(
        "W103",
        "столбец «{header}» неизвестен и не прочитан",
        "the column «{header}» is unknown and was not read",
        "если в нём показатели, исправьте заголовок",
        "if it holds figures, mend its header",
    ),
    Kind(
        "E104",
        "столбец «{header}» повторяет столбец «{first}», лист не прочитан",
        "the column «{header}» repeats the column «{first}», the tab was not read",
        "оставьте один из двух",
        "keep one of the two",
    ),
    Kind(
        "E105",
        "нет обязательного столбца «{header}», лист не прочитан",
        "the required column «{header}» is missing, the tab was not read",
        "добавьте его или исправьте заголовок",
        "add it or mend its header",
    ),
    Kind(
        "I106",
        "столбец «{header}» — нумерация строк, он не читается",
        "the column «{header}» numbers the rows and is not read",
        "делать ничего не нужно",
        "nothing needs doing",
    ),
    Kind(
        "W107",
        "столбец без заголовка не прочитан",
        "a column without a header was not read",
        "назовите его или очистите",
        "name it or clear it",
    ),
    Kind(
        "I108",
        "строка над заголовками не читается",
        "a row above the headers is not read",
        "делать ничего не нужно, если в ней нет показателей",
        "nothing needs doing unless it holds figures",
    ),
    Kind(
        "I109",
        "строка повторяет заголовки и не читается",
        "a row repeats the headers and is not read",
        "делать ничего не нужно",
        "nothing needs doing",
    ),
    Kind(
        "E201",
        "«{value}» не целое число, не загружено",
        "«{value}» is not a whole number, it was not loaded",
        "впишите число цифрами, например 12",
        "type the number in digits, such as 12",
    ),
    Kind(
        "E202",
        "«{value}» — процент, а нужно число, не загружено",
        "«{value}» is a percentage, a number is wanted, it was not loaded",
        "впишите, сколько человек или инициатив",
        "type how many people or initiatives",
    ),
    Kind(
        "E203",
        "«{value}» — дата, а нужно число, не загружено",
        "«{value}» is a date, a number is wanted, it was not loaded",
        "поставьте ячейке числовой формат и впишите число заново",
        "set the cell's format to number and type the number again",
    ),
    Kind(
        "E204",
        "«{value}» меньше нуля, не загружено",
        "«{value}» is below zero, it was not loaded",
        "впишите итог нарастающим итогом, он не бывает отрицательным",
        "type the cumulative total, it is never negative",
    ),
    Kind(
        "E205",
        "«{value}» можно понять двояко: тысячи это отделены или дробь, не загружено",
        "«{value}» has two meanings, thousands or a fraction, it was not loaded",
        "впишите без точки и запятой, например 1234",
        "type it without point or comma, such as 1234",
    ),
    Kind(
        "E206",
        "в ячейке ошибка «{value}», не загружено",
        "the cell holds the error «{value}», it was not loaded",
        "исправьте формулу или впишите число",
        "mend the formula or type the number",
    ),
    Kind(
        "E207",
        "формула «{value}» сохранена без результата, не загружено",
        "the formula «{value}» was saved without a result, it was not loaded",
        "откройте книгу в Excel или LibreOffice и сохраните ещё раз",
        "open the workbook in Excel or LibreOffice and save it again",
    ),
    Kind(
        "E208",
        "«{value}» больше возможного, не загружено",
        "«{value}» is more than can be, it was not loaded",
        "проверьте, нет ли лишних цифр",
        "look for surplus digits",
    ),
    Kind(
        "E209",
        "показано «{value}», а в ячейке {exact} — не целое число, не загружено",
        "«{value}» is shown but the cell holds {exact}, not a whole number, it was not loaded",
        "впишите целое число вместо дроби",
        "type a whole number in its place",
    ),
    Kind(
        "E211",
        "«{value}» не дата, не загружено",
        "«{value}» is not a date, it was not loaded",
        "впишите дату как 01.09.2026",
        "type the date like 01.09.2026",
    ),
    Kind(
        "E212",
        "даты «{value}» не бывает, не загружено",
        "there is no date «{value}», it was not loaded",
        "проверьте день, месяц и год",
        "check the day, the month and the year",
    ),
    Kind(
        "E213",
        "у даты «{value}» нет года, а в сезоне такого дня нет, не загружено",
        "the date «{value}» has no year and the season has no such day, it was not loaded",
        "впишите дату с годом, как 01.09.2026",
        "type the date with its year, like 01.09.2026",
    ),
    Kind(
        "E221",
        "«{value}» не градусы широты или долготы, не загружено",
        "«{value}» is not a latitude or longitude in degrees, it was not loaded",
        "впишите, например, 53,2",
        "type, for example, 53,2",
    ),
    Kind(
        "E222",
        "«{value}» не вид муниципалитета, не загружено",
        "«{value}» is not a kind of municipality, it was not loaded",
        "впишите: городской округ, муниципальный округ или муниципальный район",
        "type: городской округ, муниципальный округ or муниципальный район",
    ),
    Kind(
        "E223",
        "«{value}» не код ОКТМО, не загружено",
        "«{value}» is not an ОКТМО code, it was not loaded",
        "впишите 8 цифр (11 у поселения) текстом",
        "type 8 digits (11 for a settlement) as text",
    ),
    Kind(
        "E231",
        "в столбце «{header}» пусто",
        "the column «{header}» is blank here",
        "заполните ячейку",
        "fill in the cell",
    ),
    Kind(
        "E301",
        "муниципалитета «{value}» нет в реестре, строка не загружена",
        "the municipality «{value}» is not in the register, the row was not loaded",
        "исправьте название или добавьте его на лист «Муниципалитеты»",
        "mend the name or add it to the tab «Муниципалитеты»",
    ),
    Kind(
        "E302",
        "под именем «{value}» в реестре несколько муниципалитетов, строка не загружена",
        "several municipalities are called «{value}», the row was not loaded",
        "допишите вид: округ или район",
        "add the kind: округ or район",
    ),
    Kind(
        "I303",
        "итоговая строка не загружена: суммы панель считает сама",
        "a row of totals was not loaded: sums are computed here",
        "делать ничего не нужно",
        "nothing needs doing",
    ),
    Kind(
        "E304",
        "муниципалитет «{value}» не с чем сверить: реестр пуст, строка не загружена",
        "«{value}» cannot be matched: the register is empty, the row was not loaded",
        "заполните лист «Муниципалитеты»",
        "fill in the tab «Муниципалитеты»",
    ),
    Kind(
        "E305",
        "«{value}» — не тот муниципалитет, за который отвечает этот источник ({bound}), строка не загружена",
        "«{value}» is not the municipality of this source ({bound}), the row was not loaded",
        "перенесите строку в свою таблицу",
        "move the row to its own sheet",
    ),
    Kind(
        "E306",
        "муниципалитет «{value}» уже стоит в реестре ({other}) с другими данными, взята первая строка",
        "the municipality «{value}» stands in the register already ({other}) with other data, the first row counts",
        "оставьте одну строку",
        "keep one row",
    ),
    Kind(
        "W401",
        "{value} меньше, чем {before} на {before_on}: итог упал, загружено как корректировка",
        "{value} is less than {before} on {before_on}: the total fell, loaded as a correction",
        "если это ошибка, исправьте; если сняты повторы, так и должно быть",
        "mend it if it is a mistake; if duplicates were removed, it is right",
    ),
    Kind(
        "W402",
        "день {value} ещё не наступил, до него цифра не учитывается",
        "the day {value} is still to come, the figure does not count until then",
        "проверьте дату",
        "check the date",
    ),
    Kind(
        "W403",
        "день {value} вне сезона марафона ({starts} – {ends})",
        "the day {value} is outside the marathon's season ({starts} – {ends})",
        "проверьте дату",
        "check the date",
    ),
    Kind(
        "W404",
        "{value} больше, чем жителей ({population})",
        "{value} is more than there are residents ({population})",
        "проверьте, нет ли лишних цифр",
        "look for surplus digits",
    ),
    Kind(
        "E405",
        "{value} спорит с {other}: на один день и показатель разные значения, осталось прежнее",
        "{value} disagrees with {other}: one day and indicator, two values, the former one stays",
        "оставьте одно значение",
        "keep one value",
    ),
    Kind(
        "W406",
        "{value} не равно сумме по организациям ({total}), взято значение муниципалитета",
        "{value} is not the sum of the organisations ({total}), the municipality's own value counts",
        "сверьте строку муниципалитета с организациями",
        "compare the municipality's row with its organisations",
    ),
    Kind(
        "I407",
        "та же цифра уже стоит в {other}, учтена один раз",
        "the same figure stands in {other} already, it counts once",
        "лишнюю строку можно убрать",
        "the surplus row can be removed",
    ),
)

CATALOGUE: Final[dict[str, Kind]] = {kind.code: kind for kind in _KINDS}
