"""What the findings say: who has what to mend, what was left out and why, which sums of the sheets agree with ours."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.language import LANGUAGES, N_, _, plural, spoken
from dashboard.plain import Row, rows

SEVERITIES = {"error": N_("Ошибки"), "warning": N_("Предупреждения"), "info": N_("К сведению")}
MEANINGS = {
    "error": N_("не загружено: нужно исправить"),
    "warning": N_("проверьте, всё ли верно"),
    "info": N_("обычно делать ничего не нужно"),
}
MARKS = {"error": "missed", "warning": "question", "info": "no_data"}
"""The shape of each severity, by its name in the theme."""

DIGITS = dict(zip("OОoоЗзIlІ", "000033111", strict=True))
"""Letters that look like digits, Latin and Cyrillic."""
OF_DAYS = ("E21", "W402")
"""Codes that speak of a wrong day."""

LEFT_OUT = ("W421", "I303", "I407")
"""What is left out though it is neither an error nor about tabs and columns: totals, and what stands twice."""


@dataclass(frozen=True)
class LeftOut:
    """`cells` of one sheet that were left out for the same reason: single ones, or the whole rows they name.

    `reason` None: of various errors in cells and rows; tabs and columns say theirs.
    """

    sheet: str
    whole_rows: bool
    cells: list[str]
    reason: str | None


def told(row: Row) -> str:
    """The sentence of a finding in the language spoken, with its cure."""
    said = after_colon(row)
    return wording.capital(said)


def after_colon(row: Row) -> str:
    """The same without a capital: «Факт!D17: «12О» не целое число …»."""
    said = str(row["message_ru" if spoken() == LANGUAGES[0] else "message_en"])
    letter = letter_for_digit(row["value"]) if row["severity"] == "error" else None
    return said if letter is None else said + _(". В ней буква «{letter}», а не цифра {digit}").format(**letter)


def letter_for_digit(value: str | None) -> dict[str, str] | None:
    """Which `letter` stands in a number where a `digit` belongs, «13О»: nobody sees it. None where there is no such."""
    if (
        value is None
        or not re.fullmatch(rf"[\d {wording.SPACE}{''.join(DIGITS)}]*", value)
        or not re.search(r"\d", value)
    ):
        return None
    letter = next((sign for sign in value if sign in DIGITS), None)
    return None if letter is None else {"letter": letter, "digit": DIGITS[letter]}


def by_row(findings: list[Row]) -> list[list[Row]]:
    """Findings that speak of one row of one municipality together, first a wrong day: the others may follow from it."""
    groups: dict[tuple[str | int | None, ...], list[Row]] = {}
    for place, row in enumerate(findings):
        number = re.search(r"\d+$", row["cell"] or "")
        alone = number is None or row["municipality_id"] is None
        key = (place,) if alone or number is None else (row["source"], row["book"], row["tab"], number.group())
        groups.setdefault(key, []).append(row)
    return [sorted(group, key=lambda row: not row["code"].startswith(OF_DAYS)) for group in groups.values()]


def place(row: Row) -> str:
    """«Факт!D17»."""
    return str(row["sheet"] if row["cell"] is None else f"{row['sheet']}!{row['cell']}")


def sheets(findings: pd.DataFrame) -> list[str]:
    """The sheets that have findings."""
    return sorted(findings["sheet"].unique())


def of_municipality(findings: pd.DataFrame, municipality_id: str | None, name: str | None) -> pd.DataFrame:
    """The findings of one municipality, also rows that almost bear its name; all findings where none is chosen."""
    if municipality_id is None:
        return findings
    return findings[(findings["municipality_id"] == municipality_id) | (findings["suggestion"] == name)]


def narrowed(findings: pd.DataFrame, chosen_sheet: str | None, severity: str | None) -> pd.DataFrame:
    """The findings of one sheet and one severity; None is all."""
    found = findings if severity is None else findings[findings["severity"] == severity]
    return found if chosen_sheet is None else found[found["sheet"] == chosen_sheet]


def headline(findings: pd.DataFrame, name: str | None = None) -> str:
    """«13 ошибок и 10 предупреждений на 2 листах»; `name` where one is chosen. Sheets of which none stands in a cell are not counted."""
    grave = findings[findings["severity"] != "info"]
    before = "" if name is None else f"{name}: "
    if grave.empty:
        said = _("ошибок и предупреждений нет")
        return before + said if before else wording.capital(said)
    counted = grave["severity"].value_counts()
    errors, warnings = int(counted.get("error", 0)), int(counted.get("warning", 0))
    both = _("{errors} и {warnings}").format(errors=_errors(errors), warnings=_warnings(warnings))
    what = both if errors and warnings else _errors(errors) if errors else _warnings(warnings)
    if grave["cell"].isna().all():
        return before + what
    on = len(sheets(grave))
    where = plural(on, "на {n} листе", "на {n} листах", "на {n} листах").format(n=wording.number(on))
    return f"{before}{what} {where}"


def _errors(n: int) -> str:
    return f"{wording.number(n)}{wording.SPACE}{plural(n, 'ошибка', 'ошибки', 'ошибок')}"


def _warnings(n: int) -> str:
    return f"{wording.number(n)}{wording.SPACE}{plural(n, 'предупреждение', 'предупреждения', 'предупреждений')}"


def cure(findings: pd.DataFrame, *, unread: bool = False) -> str:
    """What to do about them; where a source is `unread`, sheets may be missing because of it."""
    errors = findings[findings["severity"] == "error"]
    if errors["cell"].notna().any():
        return _("Исправьте ячейку в своей таблице: при следующем чтении цифра загрузится, а замечание исчезнет само.")
    if len(errors) and unread:
        return _(
            "Не читается источник: что с ним, сказано на вкладке «Источники». Когда он прочитается, листы найдутся."
        )
    if len(errors):
        return _("Ячеек с ошибками нет: замечания — о листах в целом, как исправить, сказано в каждом.")
    if (findings["severity"] == "warning").any():
        return _("Проверьте эти ячейки: в них может быть описка.")
    return _("Исправлять нечего.")


def of_nobody(findings: pd.DataFrame, seen: pd.DataFrame) -> int:
    """How many findings speak of no municipality and are not among those `seen`."""
    return int(findings.drop(index=seen.index)["municipality_id"].isna().sum())


def elsewhere(n: int) -> str:
    """So many findings speak of no municipality: whoever has chosen theirs does not see them."""
    said = plural(
        n,
        "Ещё {n} замечание — о листах в целом",
        "Ещё {n} замечания — о листах в целом",
        "Ещё {n} замечаний — о листах в целом",
    )
    return _("{said}: они видны, когда муниципалитет не выбран.").format(said=said.format(n=wording.number(n)))


def rows_said(found: pd.DataFrame) -> str:
    """«Прочитано 1 263 строки: загружено 1 259, не для панели 1, не загружено из-за ошибок 3», from `frames.sources.sources`."""
    count = {name: int(found[name].sum()) for name in ("seen", "loaded", "blank", "ignored", "rejected")}
    seen = count["seen"]
    total = plural(seen, "Прочитана {n} строка", "Прочитаны {n} строки", "Прочитано {n} строк")
    kinds = {
        "loaded": _("загружено {n}"),
        "blank": _("пустых {n}"),
        "ignored": _("заголовков, итогов и примечаний {n}"),
        "rejected": _("не загружено из-за ошибок {n}"),
    }
    parts = [said.format(n=wording.number(count[name])) for name, said in kinds.items() if count[name]]
    return total.format(n=wording.number(seen)) + (f": {', '.join(parts)}." if parts else ".")


# --- what was left out ------------------------------------------------------------------------------------------------


def is_left_out(code: str) -> bool:
    """Something was not loaded because of it."""
    return code[0] == "E" or code[1] == "1" or code in LEFT_OUT


def left_out(findings: pd.DataFrame) -> list[LeftOut]:
    """What was not loaded, tab by tab: what errors keep out, then what is not for the panel, by reason."""
    groups: dict[tuple[bool, str, bool, str | None], list[str]] = {}
    for row in rows(findings):
        if is_left_out(row["code"]):
            is_error = row["severity"] == "error"
            alone = is_error and row["code"][1] != "1" and not row["code"].startswith("E31")
            key = (is_error, row["sheet"], row["covers"] is not None, None if alone else told(row))
            groups.setdefault(key, []).append(row["cell"])
    ordered = sorted(
        groups.items(), key=lambda group: (not group[0][0], group[0][1], group[0][3] or "", not group[0][2])
    )
    return [LeftOut(*key[1:3], list(dict.fromkeys(filter(None, cells))), key[3]) for key, cells in ordered]


def pieces(item: LeftOut, most: int = 12) -> str:
    """«3 строки целиком: 846, 891 и ещё 1», «10 ячеек: E683, …», «J1» where its reason says what it is."""
    cells, n = ", ".join(item.cells[:most]), len(item.cells)
    if not n:
        return _("весь лист")
    if n > most:
        cells = _("{cells} и ещё {n}").format(cells=cells, n=wording.number(n - most))
    if item.whole_rows:
        said = plural(n, "{n} строка целиком", "{n} строки целиком", "{n} строк целиком")
    elif item.reason is None or n > 1:
        said = plural(n, "{n} ячейка", "{n} ячейки", "{n} ячеек")
    else:
        return cells
    return f"{said.format(n=wording.number(n))}: {cells}"


def totals_said(totals: pd.DataFrame) -> str:
    """«Итоги таблиц: сошлись 12 из 14»."""
    if totals.empty:
        return _("Строк и столбцов «Итого» с показателями в таблицах нет: сверять суммы не с чем.")
    known = totals["ours"].notna()
    agree = int((totals.loc[known, "difference"] == 0).sum())
    said = _("Итоги таблиц сошлись с суммой загруженного: {n} из {of}.").format(
        n=wording.number(agree), of=wording.number(int(known.sum()))
    )
    unknown = int((~known).sum())
    if not unknown:
        return said
    return f"{said} {_('Ещё у {n} не сказано, что в них сложено.').format(n=wording.number(unknown))}"
