"""Pieces of «Качество данных»: findings as a list that reads on a phone, and every table of the page, named as it is shown."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import links, wording
from dashboard.components.parts import items, line, shape
from dashboard.components.tables import table, take_away
from dashboard.conclusions import edits, origins, quality, reporting, sources
from dashboard.conclusions.quality import LeftOut
from dashboard.language import _
from dashboard.plain import Row, rows

DAY, MOMENT = "DD.MM.YYYY", "DD.MM.YYYY HH:mm"

SHOWN = 30
"""So many findings are listed; the table has them all."""


def lead(said: str, *rest: str) -> None:
    """The answer in bold, then quiet lines; plain text, escaped here."""
    st.html(line(f"<b>{escape(said)}</b>") + "".join(line(escape(found), quiet=True) for found in rest if found))


def finding_list(findings: pd.DataFrame) -> None:
    """The first findings under their severities: whose, where, what, and the way to the cell."""
    parts, listed = [], rows(findings.head(SHOWN))
    for severity, name in quality.SEVERITIES.items():
        found = [_finding(group) for group in quality.by_row([row for row in listed if row["severity"] == severity])]
        if found:
            meaning = f'<span class="md-quiet"> — {_(quality.MEANINGS[severity])}</span>'
            parts.append(line(f"{shape(quality.MARKS[severity])}<b>{_(name)}</b>{meaning}") + items(found, "findings"))
    if len(findings) > SHOWN:
        more = _("Показаны первые {n} из {of}; остальные — в таблице ниже.")
        parts.append(line(more.format(n=SHOWN, of=wording.number(len(findings))), quiet=True))
    st.html("".join(parts))


def _finding(group: list[Row]) -> str:
    """All that is said of one row of a sheet."""
    row = group[0]
    whose = escape(_("Лист «{sheet}»").format(sheet=row["sheet"]))
    if row["name"] is not None:
        whose = links.municipality(row["municipality_id"], row["name"])
    return f"<b>{whose}</b><br>" + "<br>".join(_told(each) for each in group)


def _told(row: Row) -> str:
    said = quality.told(row)
    stands = ""
    if row["value"] is not None and row["value"] not in said:
        stands = f" {_('В ячейке: «{value}».').format(value=escape(row['value']))}"
    seen = _("замечено {day}").format(day=wording.day(row["seen_on"]))
    where = f'<span class="md-quiet">{_place(row)} · {seen}</span>'
    return f"{escape(said)}.{stands}<br>{where}"


def _place(row: Row) -> str:
    """The cell, as a link where its sheet is shared."""
    place = escape(quality.place(row))
    if row["url"] is None:
        return place
    opened = _("открыть {place}").format(place=place)
    return links.outside(row["url"], f"{opened}{wording.SPACE}↗", alone=True)


def findings_frame(findings: pd.DataFrame) -> pd.DataFrame:
    """All that is known of each finding, for the table and for taking away."""
    found = rows(findings)
    return pd.DataFrame(
        {
            _("Муниципалитет"): findings["name"],
            _("Серьёзность"): [_(quality.SEVERITIES[row["severity"]]) for row in found],
            _("Замечание"): [quality.told(row) for row in found],
            _("Лист"): findings["tab"],
            _("Ячейка"): findings["cell"],
            _("Значение"): findings["value"],
            _("Возможно"): findings["suggestion"],
            _("Замечено"): findings["seen_on"],
            _("Источник"): findings["source"],
            _("Книга"): findings["book"],
            _("Код"): findings["code"],
            _("Открыть"): findings["url"],
        }
    )


def findings_table(findings: pd.DataFrame) -> None:
    """All findings as one table."""
    config = {
        _("Замечание"): st.column_config.TextColumn(width=420),
        _("Возможно"): st.column_config.TextColumn(help=_("Самое похожее название из реестра")),
        _("Код"): st.column_config.TextColumn(help=_("Вид замечания; с примером описан в docs/findings")),
    }
    _table(findings_frame(findings), "findings_table", _("Все замечания"), config)


def reminders(found: list[Row], *, past: bool) -> None:
    """Whom to remind, or how the chosen municipality reports: `reporting_rows`, name by name."""
    _listed([_whose(row) + escape(reporting.told(row, past=past)) for row in found])


def _listed(lines: list[str]) -> None:
    if not lines:
        return
    more = line(_("Показаны первые {n} из {of}.").format(n=SHOWN, of=wording.number(len(lines))), quiet=True)
    st.html(items(lines[:SHOWN], "findings") + (more if len(lines) > SHOWN else ""))


def _whose(row: Row) -> str:
    return f"<b>{links.municipality(row['municipality_id'], row['name'])}</b><br>"


def reporting_frame(found: pd.DataFrame) -> pd.DataFrame:
    """`reporting_rows` as it is shown."""
    listed = rows(found)
    both = _("оба")
    return pd.DataFrame(
        {
            _("Муниципалитет"): found["name"].map(wording.short_name).to_numpy(),
            _("Дней назад"): found["age_days"].astype("Float64").to_numpy(),
            _("К последнему сроку"): [reporting.reported(r["reported_for_checkpoint"]) for r in listed],
            _("Последняя цифра"): found["last_reported_on"].to_numpy(),
            _("Молчит с"): found["silent_since"].to_numpy(),
            _("Показатель"): [both if r["indicator"] is None else wording.short(r["indicator"]) for r in listed],
            _("Срок"): found["due_on"].to_numpy(),
            _("Обычно вносят через, дней"): found["median_delay_days"].round().astype("Int64").to_numpy(),
        }
    )


def reporting_table(found: pd.DataFrame) -> None:
    """Who reported when, those to remind first."""
    column = st.column_config
    config = {
        _("Показатель"): column.TextColumn(width=110),
        _("Молчит с"): column.DateColumn(format=DAY, help=_("С этого дня последняя цифра считается старой")),
        _("К последнему сроку"): column.TextColumn(
            width=130, help=_("Была ли к сроку свежая цифра; «—» — судить не по чему")
        ),
        _("Обычно вносят через, дней"): column.NumberColumn(
            format="localized",
            help=_(
                "Медиана: сколько дней проходит от даты цифры до её появления в таблице; из двух показателей — больше"
            ),
        ),
    }
    _table(reporting_frame(found), "reporting_table", _("Кто когда сообщил"), config)


def left_out_list(found: list[LeftOut]) -> None:
    """What was not loaded, tab by tab, and why."""
    because = _("из-за ошибок; каждая названа на вкладке «Исправить»")
    lines = [
        f'<b>{escape(item.sheet)}</b> — <span class="md-quiet">{escape(quality.pieces(item))}</span>'
        f"<br>{escape(because if item.reason is None else item.reason)}"
        for item in found
    ]
    _listed(lines)


def totals_frame(found: pd.DataFrame) -> pd.DataFrame:
    """Sums of the sheets beside ours."""
    return pd.DataFrame(
        {
            _("Итог"): found["label"],
            _("В таблице"): found["value"],
            _("Загружено"): found["ours"],
            _("Разница"): found["difference"],
            _("Показатель"): found["indicator"].map(wording.heading),
            _("На дату"): found["day"],
            **origins.columns(found),
        }
    )


def totals_away(found: pd.DataFrame) -> None:
    """Takes the sums away, where there are any."""
    if not found.empty:
        take_away("totals", _("Итоги таблиц"), lambda: totals_frame(found), everybody=True)


def totals_table(found: pd.DataFrame) -> None:
    """Sums of the sheets beside ours, those that differ first."""
    _table(totals_frame(found), "totals_table", _("Итоги таблиц и суммы загруженного"), {})


def corrections_list(found: list[Row]) -> None:
    """Frozen results whose figure was edited afterwards."""
    _listed([_whose(row) + escape(edits.correction(row)) for row in found])


def versions_frame(found: pd.DataFrame) -> pd.DataFrame:
    """Every value of figures, with how long it stood."""
    return pd.DataFrame(
        {
            _("Муниципалитет"): found["name"].map(wording.short_name),
            _("На дату"): found["on_date"],
            _("Значение"): found["value"],
            _("До этого"): found["value_before"].astype("Float64"),
            _("Показатель"): found["indicator"].map(wording.short),
            _("Стоит с"): found["seen_from"],
            _("Стояло до"): found["seen_until"],
            **origins.columns(found),
        }
    )


def versions_table(found: pd.DataFrame, *, of_one: bool) -> None:
    """Every value of figures; `of_one` municipality and indicator: both need no column."""
    column = st.column_config
    config = {
        _("До этого"): column.NumberColumn(format="localized", help=_("Какое значение стояло раньше")),
        _("Стоит с"): column.DatetimeColumn(format=MOMENT, help=_("Когда это значение впервые увидели")),
        _("Стояло до"): column.DatetimeColumn(format=MOMENT, help=_("Когда его заменили или убрали; «—» — стоит")),
    }
    shown = versions_frame(found)
    if of_one:
        shown = shown.drop(columns=[_("Муниципалитет"), _("Показатель")])
        config[_("На дату")] = column.DateColumn(format=DAY, pinned=True, width=110)
    _table(shown, "versions_table", _("Все значения цифр"), config)


def sources_frame(found: pd.DataFrame) -> pd.DataFrame:
    """Every source: how it is, and what became of its rows."""
    listed = rows(found)
    return pd.DataFrame(
        {
            _("Источник"): found["source"],
            _("Состояние"): [sources.said(row["status"]) for row in listed],
            _("Прочитан"): found["last_success_at"],
            _("Последняя попытка"): found["last_try_at"],
            _("Строк"): found["seen"],
            _("Загружено"): found["loaded"],
            _("Пустых"): found["blank"],
            _("Не для панели"): found["ignored"],
            _("С ошибками"): found["rejected"],
            _("Что случилось"): [sources.failure(row["error"]) for row in listed],
        }
    )


def failures(found: list[Row]) -> None:
    """The sources that cannot be read, and what is wrong with each."""
    lines = []
    for row in found:
        success = row["last_success_at"]
        shown = _("данных из него нет") if success is None else _("показаны данные, прочитанные {day}")
        quiet = shown if success is None else shown.format(day=wording.day_and_year(success))
        lines.append(
            f"{shape('missed')}<b>{escape(row['source'])}</b><br>{escape(sources.failure(row['error']) or '')}.<br>"
            f'<span class="md-quiet">{quiet}</span>'
        )
    _listed(lines)


def sources_table(found: pd.DataFrame) -> None:
    """Every source as one table; `failures` say what is wrong."""
    column = st.column_config
    config = {
        _("Состояние"): column.TextColumn(width=190),
        _("Прочитан"): column.DatetimeColumn(format=MOMENT, help=_("Когда таблица последний раз прочиталась")),
        _("Последняя попытка"): column.DatetimeColumn(format=MOMENT),
        _("Строк"): column.NumberColumn(format="localized"),
        _("Загружено"): column.NumberColumn(format="localized"),
        _("Не для панели"): column.NumberColumn(help=_("Заголовки, итоги, примечания и лишние листы")),
        _("С ошибками"): column.NumberColumn(help=_("Строки, которые не загружены; каждая названа в замечаниях")),
    }
    _table(sources_frame(found).drop(columns=_("Что случилось")), "sources_table", _("Источники"), config)


def _table(frame: pd.DataFrame, key: str, alt: str, config: dict[str, Any]) -> None:
    """The frame, without columns that only some sheets need where they hold nothing; days and links drawn as such."""
    needless = [name for name in (_("Открыть"), _("Возможно")) if name in frame]
    kept = frame.drop(columns=[name for name in needless if frame[name].isna().all()])
    days = [_("На дату"), _("Последняя цифра"), _("Срок"), _("Замечено"), _("Молчит с")]
    column = st.column_config
    drawn: dict[str, Any] = {name: column.DateColumn(format=DAY) for name in days}
    drawn[_("Открыть")] = column.LinkColumn(display_text=_("открыть ячейку"))
    table(kept, key, alt, {name: found for name, found in (drawn | config).items() if name in kept.columns})
