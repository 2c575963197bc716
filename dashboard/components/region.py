"""Cards of the region: indicators, the next checkpoint, who needs attention, whom to talk to."""

from __future__ import annotations

from datetime import date
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import links, wording
from dashboard.components import charts, tables
from dashboard.components.parts import bar, figure_card, items, line, shape, to_copy, unbroken
from dashboard.conclusions import glossary, region
from dashboard.conclusions.attention import Checkpoint
from dashboard.conclusions.calls import SOON, Call
from dashboard.conclusions.questions import Asked
from dashboard.conclusions.results import Results
from dashboard.conclusions.statuses import counted
from dashboard.language import _, plural
from dashboard.plain import Row
from dashboard.wording import NONE

FIRST = 5
"""So many stand in a card; the others unfold below it."""


def indicator_card(indicator: str, row: Row, forecast: list[Row], anyone: int) -> None:
    """Actual, its share of the final target as bar and number, change in a week, from `frames.standing.region`.

    `forecast`: for the days to come, of which the last may have none. `anyone`: how many have reported, said in the head.
    """
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
    if row["needed_per_day"] is not None and actual is not None:  # the last day is still to come
        nearer = forecast[-1] if forecast else None
        quiet.append(unbroken(region.outlook(row["forecast_low"], row["forecast_high"], row["ends_on"], nearer)))
    quiet += [*filter(None, [region.reached(row)]), *region.coverage(row, anyone)]
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


def attention_card(counts: dict[str, int], missed: int, overdue: int = 0) -> None:
    """How many municipalities need attention, by status; who missed a checkpoint is among all of them, so it stands apart.

    So does how many have overdue assignments.
    """
    shown = {code: n for code, n in counts.items() if code not in ("on_track", "reached")}
    body = items([_count(code, n) for code, n in shown.items()], "counts") if shown else line(_("никто"))
    if missed:
        body += line(_("Из всех: {count}").format(count=_count("missed", missed)))
    if overdue:
        link = f'<a class="md-link" href="{escape(links.address("assignments"))}">{_("поручения просрочены")}</a>'
        body += line(shape("missed") + _("{link} у {n}").format(link=link, n=f"<b>{wording.number(overdue)}</b>"))
    _counts_card(_("Требуют внимания"), body)


def results_card(found: Results) -> None:
    """In its place once the marathon is over: how many reached all of their targets."""
    all_of_theirs = plural(
        len(found.reached), "достиг всех своих целей", "достигли всех своих целей", "достигли всех своих целей"
    )
    lines = [_count("reached", len(found.reached), all_of_theirs), _count("missed", len(found.short), _("не достигли"))]
    if found.without:
        lines.append(_count("no_target", found.without))
    _counts_card(_("Итог"), items(lines, "counts"))


def waiting_card(starts_on: date) -> None:
    """In its place before the marathon."""
    said = _("пока никто: марафон начнётся {day}").format(day=wording.day(starts_on))
    _counts_card(_("Требуют внимания"), line(said, quiet=True))


def _counts_card(title: str, body: str) -> None:
    st.html(f'<div class="md-card"><h2>{title}</h2>{body}</div>')


def _count(code: str, n: int, words: str | None = None) -> str:
    return f"{shape(code)}<b>{wording.number(n)}</b> {words or counted(code, n)}"


def has_burn_up(before: bool, *sums: Row) -> bool:
    """Whether there is anything to draw: figures, before the marathon targets."""
    return any(row["actual"] is not None or (before and row["final_target"]) for row in sums)


def calls_title(*, past: bool, over: bool) -> str:
    """Over whom to talk to: of a past day not «сегодня», after the end the results."""
    if over:
        return _("Чем закончилось")
    return _("С кем говорить") if past else _("С кем говорить сегодня")


def call_list(calls: list[Call], without_target: int, municipalities: int) -> None:
    """«С кем говорить»: name, position, reason in words of the first ones. The numbers: who cannot be judged, of how many."""
    if calls:
        said = _(
            "Кто отстаёт, молчит, без данных или что-то просрочил. "
            "Сначала те, у кого срок в ближайшие {days}, потом — по вероятности успеть."
        )
        st.html(line(said.format(days=wording.days(SOON)), quiet=True))
        _first(calls)
    elif without_target and without_target == municipalities:
        st.write(_("Судить не о чем: цели не заданы у {n}.").format(n=wording.number(without_target)))
    elif without_target:
        said = _("Никто не отстаёт и не молчит; у {n} цели не заданы.")
        st.write(said.format(n=wording.number(without_target)))
    else:
        st.write(_("Никто не отстаёт и не молчит."))


def nobody_to_call(starts_on: date) -> None:
    """«С кем говорить» before the marathon."""
    said = _("Марафон начнётся {day}. До этого дня никто не молчит и не отстаёт.")
    st.html(line(said.format(day=wording.day(starts_on))))


def result_list(found: Results) -> None:
    """«Чем закончилось»: who reached the final targets, and what the others reached."""
    if not found.reached and not found.short:
        st.html(line(_("Итоговые цели не были заданы.")))
    if found.reached:
        st.html(line(f"<b>{_('Итоговые цели достигнуты')}</b>"))
        _first(found.reached)
    if found.short:
        st.html(line(f"<b>{_('До итоговых целей не хватило')}</b>"))
        _first(found.short)


def other_calls(calls: list[Call]) -> None:
    """Who stands behind the first ones of `call_list`, across the page."""
    _others(calls, _("Показать остальных, с кем говорить"), "other_calls")


def other_results(found: Results) -> None:
    """Who stands behind the first ones of `result_list`, across the page."""
    _others(found.reached, _("Показать остальных, кто достиг"), "other_reached")
    _others(found.short, _("Показать остальных, кому не хватило"), "other_short")


def _first(calls: list[Call]) -> None:
    st.html(items([_call(call) for call in calls[:FIRST]], "people"))
    if calls[FIRST:]:
        st.html(line(_("Ещё {n} — ниже.").format(n=wording.number(len(calls) - FIRST)), quiet=True))


def _others(calls: list[Call], label: str, key: str) -> None:
    if calls[FIRST:]:
        with st.expander(label, key=key):  # the label is its identity: no number in it
            st.html(items([_call(call) for call in calls[FIRST:]], "agenda"))


def _call(call: Call) -> str:
    who = f'<span class="md-quiet">, {escape(call.responsible)}</span>' if call.responsible else ""
    name = links.municipality(call.municipality_id, call.name)
    return f"<b>{name}</b>{who}<br>{shape(call.status)}{escape(call.reason)}"


def question_list(asked: list[Asked], older: list[Asked], shown: int = 3) -> None:
    """«Вопросы»: name and sentences; those after the first ones, and the older ones, unfold. Nothing where there is nothing to ask."""
    if not asked and not older:
        return
    st.header(_("Вопросы"), anchor=False)
    st.html(line(_("Эти цифры сильно отличаются от обычных. Чаще всего причина есть: стоит спросить."), quiet=True))
    if asked:
        _ask(asked[:shown])
    if asked[shown:]:
        with st.expander(_("Показать остальные вопросы"), key="other_questions"):
            _ask(asked[shown:])
    if older:
        with st.expander(_("Вопросы старше 30 дней"), key="older_questions"):
            _ask(older)


def _ask(asked: list[Asked]) -> None:
    mark = f"<br>{shape('question')}"
    lines = [
        f"<b>{links.municipality(one.municipality_id, one.name)}</b>{''.join(mark + q for q in one.questions)}"
        for one in asked
    ]
    st.html(items(lines, "people"))


def why_still(row: Row, beta: float | None) -> None:
    """Why there is a chance though the pace is below what is needed; nothing where no such question arises."""
    if said := region.why_still(row, beta):
        more = links.method("forecast", _("Как считается прогноз"))
        st.html(line(f"{said} {more}", quiet=True))


def under_burn_up(
    row: Row, indicator: str, history: pd.DataFrame, targets: pd.DataFrame, forecast: pd.DataFrame
) -> None:
    """What the pace, the steps and the band mean, the picture to keep and the figures as a table."""
    said = []
    if row["needed_per_day"] is not None:
        said.append(glossary.sentence("Темп"))
    if not targets.empty:
        said.append(_("Ступени — сколько должно быть по срокам всех муниципалитетов, ромб — большая ступень."))
    if not forecast.empty:
        said.append(_("Полоса — куда итог попадёт 8 раз из 10, пунктир — её середина."))
    if said:
        st.html(line(" ".join(said), quiet=True))
    name = _("Ход марафона, {indicator}").format(indicator=wording.in_sentence(indicator))
    charts.picture("burn_up", name)
    rows = partial(region.burn_up_rows, history, targets, forecast)
    alt, column = _("По дням: факт, сколько должно быть по срокам, прогноз"), st.column_config
    figures = {heading: column.NumberColumn(format="localized") for heading in region.burn_up_headings()}
    days: dict[str, Any] = {_("День"): column.DateColumn(format="DD.MM.YYYY", pinned=True, width=110)}
    tables.under_chart("burn_up_rows", name, rows, alt, days | figures)


def summary(text: str) -> None:
    """The paragraph for a messenger."""
    to_copy(text)
