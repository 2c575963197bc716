"""Cards of the region: indicators, the next checkpoint, who needs attention, whom to talk to."""

from __future__ import annotations

from datetime import date
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard import links, wording
from dashboard.components import charts, tables
from dashboard.components.parts import bar, figure_card, items, line, shape
from dashboard.conclusions import region
from dashboard.conclusions.attention import Call, Checkpoint
from dashboard.conclusions.questions import Asked
from dashboard.conclusions.statuses import counted
from dashboard.language import _
from dashboard.plain import Row
from dashboard.wording import NONE


def indicator_card(indicator: str, row: Row) -> None:
    """Actual, its share of the final target as bar and number, change in a week, from `frames.standing.region`."""
    actual, target, share = row["actual"], row["final_target"], row["percent"]
    whole = _("цель не задана") if target is None else _("цель {target}").format(target=wording.number(target))
    if share is not None:
        whole = bar(share) + line(
            _("{percent} от цели {target}").format(
                percent=f"<b>{wording.percent(share)}</b>", target=wording.number(target)
            )
        )
    else:
        whole = line(whole)
    quiet = [wording.change(row["change_7d"]) if actual is not None else _("нет данных")]
    if row["needed_per_day"] is not None:  # the last day is still to come
        quiet.append(region.outlook(row["forecast_low"], row["forecast_high"], row["ends_on"]))
    if target is not None and row["with_target"] < row["municipalities"]:
        quiet.append(
            _("цели заданы у {n} из {of}").format(
                n=wording.number(row["with_target"]), of=wording.number(row["municipalities"])
            )
        )
    figure_card(
        wording.heading(indicator),
        NONE if actual is None else wording.number(actual),
        whole,
        *(line(found, quiet=True) for found in quiet),
    )


def checkpoint_card(found: Checkpoint | None, as_of: date, today: date) -> None:
    """Days to `attention.next_checkpoint`, from the day shown; from today before the season."""
    label = _("До контрольной точки")
    if found is None or found.due_on is None:
        figure_card(label, NONE, line(_("сроки не заданы") if found is None else _("все сроки прошли"), quiet=True))
        return
    left = (found.due_on - min(as_of, today)).days
    figure_card(
        label,
        _("сегодня") if found.due_on == today else wording.days(left),
        line(f"<b>{wording.day(found.due_on)}</b>"),
        line(
            _("срок у {n} из {of}").format(n=wording.number(len(found.names)), of=wording.number(found.municipalities))
        ),
    )


def attention_card(counts: dict[str, int], missed: int) -> None:
    """How many municipalities need attention, by status."""
    shown = {code: n for code, n in {**counts, "missed": missed}.items() if n and code not in ("on_track", "reached")}
    lines = [f"{shape(code)}<b>{wording.number(n)}</b> {counted(code, n)}" for code, n in shown.items()]
    body = items(lines, "counts") if lines else line(_("никто"))
    st.html(f'<div class="md-card"><h2>{_("Требуют внимания")}</h2>{body}</div>')


def call_list(calls: list[Call], shown: int = 5) -> None:
    """«С кем говорить»: name, position, reason in words; those after the first ones unfold."""
    if not calls:
        st.write(_("Никто не отстаёт и не молчит."))
        return
    _people(calls[:shown])
    if calls[shown:]:
        with st.expander(_("Показать остальных"), key="other_calls"):  # the label is its identity: no number in it
            _people(calls[shown:])


def _people(calls: list[Call]) -> None:
    st.html(items([_call(call) for call in calls], "people"))


def _call(call: Call) -> str:
    who = f'<span class="md-quiet">, {escape(call.responsible)}</span>' if call.responsible else ""
    name = links.municipality(call.municipality_id, call.name)
    return f"<b>{name}</b>{who}<br>{shape(call.status)}{escape(call.reason)}"


def question_list(asked: list[Asked], shown: int = 3) -> None:
    """«Вопросы»: name and sentences; those after the first ones unfold. Nothing is drawn where there is nothing to ask."""
    if not asked:
        return
    st.header(_("Вопросы"), anchor=False)
    st.html(line(_("Эти цифры сильно отличаются от обычных. Чаще всего причина есть: стоит спросить."), quiet=True))
    _ask(asked[:shown])
    if asked[shown:]:
        with st.expander(_("Показать остальные вопросы"), key="other_questions"):
            _ask(asked[shown:])


def _ask(asked: list[Asked]) -> None:
    mark = f"<br>{shape('question')}"
    lines = [
        f"<b>{links.municipality(one.municipality_id, one.name)}</b>{''.join(mark + q for q in one.questions)}"
        for one in asked
    ]
    st.html(items(lines, "people"))


def under_burn_up(indicator: str, history: pd.DataFrame, targets: pd.DataFrame, forecast: pd.DataFrame) -> None:
    """What the steps mean, the picture to keep and the figures as a table."""
    said = _("Ступени — сколько должно быть по срокам всех муниципалитетов, ромб — большая ступень.")
    if not forecast.empty:
        said += " " + _("Полоса — куда итог попадёт 8 раз из 10, пунктир — её середина.")
    st.html(line(said, quiet=True))
    name = _("Ход марафона, {indicator}").format(indicator=wording.in_sentence(indicator))
    charts.picture("burn_up", name)
    rows = partial(region.burn_up_rows, history, targets, forecast)
    tables.under_chart("burn_up_rows", name, rows, _("По дням: факт, сколько должно быть по срокам, прогноз"))


def summary(text: str) -> None:
    """The paragraph for a messenger, with Streamlit's own button to copy it."""
    st.html(line(_("Готовый текст для рабочего чата. Скопировать — кнопка в правом верхнем углу текста."), quiet=True))
    st.code(text, language=None, wrap_lines=True)
