"""The pages about findings: findings.md is their index, findings/E201.md and its like say what each code means.

All of it comes from the catalogue; the examples are those that tests/test_catalogue.py reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipelines.catalogue import CATALOGUE
from pipelines.cells import column_letters
from pipelines.findings import Example, Kind, drawn_lines

CHAPTERS: Final = {
    "1": "Листы и столбцы · Tabs and columns",
    "2": "Значения · Values",
    "3": "Муниципалитеты · Municipalities",
    "4": "Строки друг с другом и с марафоном · Rows against each other and the marathon",
    "5": "Персональные данные · Personal data",
}
SEVERITIES: Final = {"error": "ошибка · error", "warning": "замечание · warning", "info": "к сведению · info"}

# The words that stand in for what a sentence takes from the sheet: Russian, English.
WORDS: Final = {
    "value": ("значение", "value"),
    "tab": ("лист", "tab"),
    "header": ("заголовок", "header"),
    "first": ("первый столбец", "first column"),
    "wanted": ("что нужно", "what is wanted"),
    "line": ("номер строки", "the row's number"),
    "exact": ("точное значение", "exact value"),
    "bound": ("муниципалитет источника", "the source's municipality"),
    "other": ("другая ячейка", "other cell"),
    "E307.other": ("другой муниципалитет", "another municipality"),
    "W419.other": ("встречи", "meetings"),
    "W420.what": ("учтены обе или одна", "both count or one"),
    "W424.before": ("другое значение", "other value"),
    "name": ("название", "name"),
    "most": ("код региона", "code of the region"),
    "before": ("прежнее значение", "former value"),
    "before_on": ("прежний день", "former day"),
    "times": ("во сколько раз", "how many times"),
    "target": ("цель", "target"),
    "due": ("срок", "due day"),
    "label": ("итог", "label of the total"),
    "checkpoint": ("контрольная точка", "checkpoint"),
    "settled": ("день фиксации", "day of freezing"),
    "starts": ("начало", "start"),
    "ends": ("конец", "end"),
    "population": ("жителей", "residents"),
    "total": ("сумма", "sum"),
    "what": ("что именно", "what kind"),
}
RUSSIAN: Final = 0
ENGLISH: Final = 1


def pages(made: str) -> dict[str, str]:
    """Names below docs/ and texts, each beginning with the line `made`."""
    each = {f"findings/{kind.code}.md": _text(_page(kind, made)) for kind in CATALOGUE.values()}
    return {"findings.md": _text(_index(made)), **each}


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


# -- the index ---------------------------------------------------------------------------------------------------------


def _index(made: str) -> Iterator[str]:
    yield made
    yield "# Замечания к листам"
    yield ""
    yield "Каждое замечание называет лист, ячейку, значение и что сделать. Код никогда не меняет смысла; о каждом есть страница с примером."
    yield "**E** — ошибка: значение не загружено. **W** — загружено, но проверьте. **I** — к сведению."
    yield "*Курсивом* — слова, которые берутся из листа. Все замечания: `python -m pipelines check`."
    yield ""
    yield "Each finding names the tab, the cell, the value and the cure; a code never changes its meaning and has a page with an example."
    yield "**E**: not loaded. **W**: loaded, but look. **I**: for information. *Italics* stand for words of the sheet."
    for number, title in CHAPTERS.items():
        yield ""
        yield f"## {title}"
        yield ""
        yield "| код · code | | замечание | finding |"
        yield "|---|---|---|---|"
        for kind in CATALOGUE.values():
            if kind.code[1] == number:
                yield f"| [{kind.code}](findings/{kind.code}.md) | {SEVERITIES[kind.severity]} | {_said(kind, kind.ru, RUSSIAN)} | {_said(kind, kind.en, ENGLISH)} |"


# -- a page ------------------------------------------------------------------------------------------------------------


def _page(kind: Kind, made: str) -> Iterator[str]:
    yield made
    yield f"# {kind.code}"
    yield SEVERITIES[kind.severity]
    yield ""
    yield f"> {_said(kind, kind.ru, RUSSIAN)}."
    yield ""
    yield f"**Что сделать.** {_said(kind, kind.cure_ru, RUSSIAN)}."
    yield ""
    yield f"**Что делает панель.** {kind.why_ru}"
    if kind.example:
        yield ""
        yield from _example(kind.example)
    yield ""
    yield "## In English"
    yield ""
    yield f"> {_said(kind, kind.en, ENGLISH)}."
    yield ""
    yield f"**Cure.** {_said(kind, kind.cure_en, ENGLISH)}. **What happens.** {kind.why_en}"
    yield ""
    yield "[Все замечания · All findings](../findings.md)"


def _said(kind: Kind, template: str, language: int) -> str:
    words = {name: f"*{WORDS.get(f'{kind.code}.{name}', WORDS[name])[language]}*" for name in kind.params}
    text = template.format_map(words)
    return text[0].upper() + text[1:]


def _example(example: Example) -> Iterator[str]:
    yield "## Пример"
    yield ""
    yield _where(example)
    for title, table in example.beside.items():
        yield from ("", f"Лист «{title}»:", "", *_table(table))
    if example.earlier is not None:
        yield from ("", "Раньше стояло:", "", *_table(example.earlier))
    yield from ("", f"{'Стало' if example.earlier is not None else 'Было'}:", "", *_table(example.before, example.at))
    if example.cured is not None:
        yield from ("", "Исправлено:" if example.earlier is not None else "Стало:", "", *_table(example.cured))


def _where(example: Example) -> str:
    book = f"Таблица «{example.book}», одна из папки; лист" if example.book else "Лист"
    bound = f", источник отвечает за муниципалитет «{example.bound}»" if example.bound else ""
    tab, _, cell = example.at.rpartition("!")
    place = f"ячейки {cell} листа «{tab}»" if tab else f"ячейки {cell}"
    return f"{book} «{example.tab}»{bound}. Замечание — у {place}."


def _table(drawn: str, at: str = "") -> Iterator[str]:
    """A drawn table as a sheet: letters above, numbers to the left, the cell `at` in bold."""
    rows = [[_shown(cell.strip(" ")) for cell in line.split("|")] for line in drawn_lines(drawn)]
    width = max(len(row) for row in rows)
    yield _row("", [column_letters(number) for number in range(1, width + 1)])
    yield "|---" * (width + 1) + "|"
    for number, row in enumerate(rows, 1):
        cells = row + [""] * (width - len(row))
        marked = [
            f"**{text or '…'}**" if f"{column_letters(column)}{number}" == at else text
            for column, text in enumerate(cells, 1)
        ]
        yield _row(f"*{number}*", marked)


def _row(head: str, cells: Sequence[str]) -> str:
    return f"| {' | '.join([head, *cells])} |"


_TYPED: Final[Mapping[str, str]] = {
    r"=(\d{4})-(\d\d)-(\d\d)": r"\3.\2.\1",
    r"=\?": "=СУММ(C3:C9)",
    r"=(.+)": r"\1",
}
_HIDDEN: Final = re.compile(r"=([0-9]+)\.([0-9]+) shown (.+)")


def _shown(drawn: str) -> str:
    """What a person sees in the cell."""
    if hidden := _HIDDEN.fullmatch(drawn):
        return f"{hidden[3]} (хранится {hidden[1]},{hidden[2]})"
    pattern = next((p for p in _TYPED if re.fullmatch(p, drawn)), None)
    return re.sub(r"([*_|])", r"\\\1", re.sub(pattern, _TYPED[pattern], drawn) if pattern else drawn)
