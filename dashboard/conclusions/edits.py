"""What was edited: frozen results whose figure changed afterwards, and how many figures have had more than one value."""

from __future__ import annotations

import pandas as pd

from dashboard import wording
from dashboard.language import _, plural
from dashboard.plain import Row


def corrected(results: pd.DataFrame) -> pd.DataFrame:
    """Of `frames.checkpoints.results` those whose figure was edited or removed after they were frozen."""
    return results[results["value"].fillna(-1) != results["value_now"].fillna(-1)]


def correction(row: Row) -> str:
    """«этап 2 (24 октября), регистрации: зафиксировано 107, сейчас 63 (−44); цель 66»."""
    said = _("{what}, {checkpoint} ({day}): зафиксировано {value}, сейчас {now} ({difference}); цель {target}")
    if row["correction"] is None:  # the figure was added or removed
        said = _("{what}, {checkpoint} ({day}): зафиксировано {value}, сейчас {now}; цель {target}")
    value, now = (wording.NONE if row[name] is None else wording.number(row[name]) for name in ("value", "value_now"))
    return said.format(
        what=wording.in_sentence(row["indicator"]),
        checkpoint=row["checkpoint"],
        day=wording.day(row["due_on"]),
        value=value,
        now=now,
        difference=wording.signed(row["correction"] or 0),
        target=wording.number(row["target"]),
    )


def corrections_said(corrections: pd.DataFrame) -> str:
    """How many frozen results were edited afterwards."""
    if corrections.empty:
        return _("После фиксации итогов ничего не меняли.")
    n = len(corrections)
    return plural(
        n,
        "После фиксации изменена {n} цифра: итог контрольной точки остаётся прежним.",
        "После фиксации изменено {n} цифры: итоги контрольных точек остаются прежними.",
        "После фиксации изменено {n} цифр: итоги контрольных точек остаются прежними.",
    ).format(n=wording.number(n))


def versions_said(versions: pd.DataFrame) -> str:
    """«Изменены 2 цифры из 33»; of a chosen municipality and indicator."""
    figures = versions.drop_duplicates(["municipality_id", "indicator", "on_date"])
    edited = int((figures["versions"] > 1).sum())
    of = wording.number(len(figures))
    if not edited:
        return _("Ни одну из {of} цифр не меняли.").format(of=of)
    said = plural(edited, "Изменена {n} цифра из {of}.", "Изменены {n} цифры из {of}.", "Изменено {n} цифр из {of}.")
    return said.format(n=wording.number(edited), of=of)


def edited_said(versions: pd.DataFrame, corrections: pd.DataFrame) -> str:
    """How many figures of all municipalities have had more than one value, those of `corrected` among them."""
    n = len(versions.drop_duplicates(["municipality_id", "indicator", "on_date"]))
    if not n:
        return _("Ни одну цифру не меняли.")
    said = plural(n, "Меняли {n} цифру.", "Меняли {n} цифры.", "Меняли {n} цифр.").format(n=wording.number(n))
    if corrections["value"].notna().any():  # what was only added afterwards has one value
        said = plural(
            n,
            "Всего меняли {n} цифру, считая изменённые после фиксации.",
            "Всего меняли {n} цифры, считая изменённые после фиксации.",
            "Всего меняли {n} цифр, считая изменённые после фиксации.",
        ).format(n=wording.number(n))
    return said + " " + _("Выберите муниципалитет, чтобы увидеть все его цифры.")
