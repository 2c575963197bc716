"""Pieces of pages. Whatever people typed reaches the browser as escaped HTML or as a table cell, never as markdown."""

from __future__ import annotations

from datetime import date, datetime
from html import escape

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import method, wording
from dashboard.attention import Call, Checkpoint
from dashboard.connection import BadSettingsError, UnreadableError
from dashboard.plain import Row, rows
from dashboard.season import Season
from dashboard.theme import ACTUAL, MISSED, STATUSES, TARGET, Status
from dashboard.wording import NONE


def heading(season: Season) -> None:
    """Region as the heading, the marathon's title above it."""
    st.html(
        f'<div class="md-head"><p class="md-eyebrow">Марафон «{escape(season.title.strip("«»"))}»</p>'
        f"<h1>{escape(season.region)}</h1></div>"
    )


def shown_day(season: Season, as_of: date, today: date) -> str:
    """«По состоянию на 23 ноября», before the season «Марафон начнётся 3 декабря»."""
    if today < season.starts_on:
        return f"Марафон начнётся <b>{wording.day(season.starts_on)}</b>"
    return f"По состоянию на <b>{wording.day(as_of)}</b>"


def freshness(shown: str, reported: int, municipalities: int, sources: pd.DataFrame, now: datetime) -> None:
    """`shown_day` and « · сообщили 34 из 36 · данные обновлены 4 мин назад», and what could not be read."""
    parts = [shown, wording.reported(reported, municipalities)]
    success = sources["last_success_at"].max()
    if pd.notna(success):
        parts.append(f"данные обновлены {wording.ago(success, now)}")
    lines = [" · ".join(parts), *(_failed(s, now) for s in rows(sources[sources["status"] == "failed"]))]
    st.html("".join(f'<p class="md-line">{line}</p>' for line in lines))


def _failed(source: Row, now: datetime) -> str:
    success = source["last_success_at"]
    since = f"показаны данные, прочитанные {wording.ago(success, now)}" if success else "данных из него нет"
    why = "причина — в журнале сервера и по команде status"  # the reason may name folders of the server
    return f"{_shape(MISSED)}Источник «{escape(source['source'])}» не читается, {since}; {why}"


def card() -> DeltaGenerator:
    """A frame for a card, as high as its neighbours."""
    return st.container(border=True, height="stretch")


def indicator_card(indicator: str, row: Row) -> None:
    """Actual, its share of the final target as bar and number, change in a week, from `frames.region`."""
    actual, target, share = row["actual"], row["final_target"], row["percent"]
    bar, whole = "", "цель не задана" if target is None else f"цель {wording.number(target)}"
    if share is not None:
        bar = f'<div class="md-bar" aria-hidden="true"><i style="width:{min(share, 100):.0f}%"></i></div>'
        whole = f"<b>{wording.percent(share)}</b> от цели {wording.number(target)}"
    quiet = [wording.change(row["change_7d"]) if actual is not None else "нет данных"]
    if row["needed_per_day"] is not None:  # the last day is still to come
        quiet.append(wording.outlook(row["forecast_low"], row["forecast_high"], row["ends_on"]))
    if target is not None and row["with_target"] < row["municipalities"]:
        quiet.append(f"цели заданы у {row['with_target']} из {row['municipalities']}")
    _card(
        wording.INDICATORS[indicator],
        NONE if actual is None else wording.number(actual),
        bar + f'<p class="md-line">{whole}</p>',
        *(f'<p class="md-line md-quiet">{line}</p>' for line in quiet),
    )


def checkpoint_card(found: Checkpoint | None, as_of: date, today: date) -> None:
    """Days to `attention.next_checkpoint`, from the day shown; from today before the season."""
    if found is None or found.due_on is None:
        none = "сроки не заданы" if found is None else "все сроки прошли"
        _card("До контрольной точки", NONE, f'<p class="md-line md-quiet">{none}</p>')
        return
    left = (found.due_on - min(as_of, today)).days
    _card(
        "До контрольной точки",
        "сегодня" if found.due_on == today else wording.days(left),
        f'<p class="md-line"><b>{wording.day(found.due_on)}</b></p>'
        f'<p class="md-line">срок у {found.due} из {found.municipalities}</p>',
    )


def attention_card(counts: dict[str, int], missed: int) -> None:
    """How many municipalities need attention, by status."""
    shown = [(STATUSES[c], n) for c, n in counts.items() if c not in ("on_track", "reached")]
    lines = [
        f"<li>{_shape(s)}<b>{n}</b> {wording.plural(n, *s.counted)}</li>" for s, n in [*shown, (MISSED, missed)] if n
    ]
    body = f'<ul class="md-list md-counts">{"".join(lines)}</ul>' if lines else '<p class="md-line">никто</p>'
    st.html(f'<div class="md-card"><h2>Требуют внимания</h2>{body}</div>')


def conclusion(row: Row) -> str:
    """What the burn-up of `frames.region`'s row says, as one sentence."""
    return wording.conclusion(
        row["actual"],
        row["actual_towards_target"],
        row["final_target"],
        row["needed_per_day"],
        row["recent_per_day"],
    )


def chart_key() -> None:
    """What the two lines of the burn-up are, as words in their colours."""
    st.html(
        f'<p class="md-line md-key"><span><i style="background:{ACTUAL}"></i>факт</span> '
        f'<span><i style="background:{TARGET}"></i>сколько должно быть по наступившим срокам</span></p>'
    )


def call_list(calls: list[Call], shown: int = 5) -> None:
    """«С кем говорить»: name, position, reason in words; those after the first ones unfold."""
    if not calls:
        st.write("Никто не отстаёт и не молчит.")
        return
    _people(calls[:shown])
    if calls[shown:]:
        with st.expander("Показать остальных", key="other_calls"):  # the label is its identity: no number in it
            _people(calls[shown:])


def _people(calls: list[Call]) -> None:
    st.html(f'<ul class="md-list md-people">{"".join(_call(call) for call in calls)}</ul>')


def _call(call: Call) -> str:
    status = MISSED if call.status == "missed" else STATUSES[call.status]
    who = f'<span class="md-quiet">, {escape(call.responsible)}</span>' if call.responsible else ""
    return f"<li><b><bdi>{escape(call.name)}</bdi></b>{who}<br>{_shape(status)}{escape(call.reason)}</li>"


def _card(label: str, figure: str, *rest: str) -> None:
    st.html(f'<div class="md-card"><h2>{label}</h2><p class="md-figure">{figure}</p>{"".join(rest)}</div>')


def _shape(status: Status) -> str:
    return f'<span class="md-shape" style="color:{status.colour.css()}" aria-hidden="true">{status.shape}</span>'


def status_list(season: Season) -> None:
    """Every status with its shape, word and meaning, in the order of attention."""
    items = "".join(
        f"<li>{_shape(s)}<b>{s.word}</b> — {method.status_means(code, season)}</li>" for code, s in STATUSES.items()
    )
    st.html(f'<ul class="md-list md-meanings">{items}</ul>')


def nobody() -> None:
    """Shown while no source has brought a municipality."""
    st.info("Муниципалитетов пока нет. Заполните лист «Муниципалитеты» и проверьте, что источник читается.")


def preparing() -> None:
    """Shown while there is no warehouse yet."""
    st.title("Готовим данные…", anchor=False)
    st.write("Страница откроется сама, как только таблицы будут прочитаны.")
    st.caption("Если этого не произошло за несколько минут, причина названа в журнале сервера.")


def unreadable(error: UnreadableError) -> None:
    """One sentence: what cannot be read, and what to do."""
    what, cure = "Не читается хранилище данных", "пересоберите его командой python -m pipelines rebuild"
    if isinstance(error, BadSettingsError):
        what = "Не читается файл настроек"
        cure = "проверьте, что он есть и записан как TOML, по образцу marathon.example.toml"
    st.title("Показать данные не удалось", anchor=False)
    st.html(f'<p class="md-line" role="alert">{what} <code>{escape(error.path.name)}</code>; {cure}.</p>')


def broken() -> None:
    """Shown when a page breaks."""
    st.title("Страница не построилась", anchor=False)
    st.write(
        "Ошибка записана в журнал сервера. Попробуйте обновить страницу; если не помогло, сообщите администратору."
    )
