"""The day's letter to the council: the region, what has changed, what falls due, whom to talk to, what to mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from dashboard import wording
from dashboard.conclusions import assignments, calls, changes, sources, summary
from dashboard.conclusions import digest as parts
from dashboard.conclusions.assignments import Assignment
from dashboard.conclusions.attention import by_attention, counts, reporting, told
from dashboard.conclusions.digest import Item, Known, Message, Moved, Section
from dashboard.conclusions.region import covered
from dashboard.conclusions.statuses import word
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.wording import INDICATORS, number, short_name

CALLS = 5
"""How many to talk to stand with their reason."""
NAMED = 10
"""How many of the others, of overdue assignments and of moved due days are named."""


def message(known: Known) -> Message:
    """The letter to the council."""
    season = known.season
    said = parts.ended(told(counts(known.progress))) if known.is_on and not known.progress.empty else ""
    if known.progress.empty:
        said = _("Муниципалитетов пока нет. Заполните лист «Муниципалитеты» и проверьте, что источник читается.")
    return Message(
        subject=_subject(known).replace(wording.SPACE, " "),
        title=_("Сводка дня"),
        status="question" if known.progress.empty else "coming",
        headline=summary.heading(season, known.as_of, known.today),
        said=said,
        sections=_sections(known),
        foot=parts.foot(known, Item("", _("Панель показателей"), known.page(""))),
    )


def _sections(known: Known) -> tuple[Section, ...]:
    if known.progress.empty:
        return parts.sections(_sources(known))
    return parts.sections(
        _sources(known),
        _standing(known),
        _changes(known),
        _dues(known),
        _calls(known),
        _assignments(known),
        _cells(known),
    )


def _subject(known: Known) -> str:
    """«Область, 23 ноября: регистрации 2 329 из 3 705, инициативы 802 из 1 404»."""
    season, day = known.season, wording.day(known.as_of)
    if known.today < season.starts_on:
        return _("{region}: марафон начнётся {day}").format(region=season.region, day=wording.day(season.starts_on))
    anyone, _everybody = reporting(known.progress)
    figures = ", ".join(_of_final(name, known.sums[name], anyone) for name in INDICATORS)
    if season.is_over(known.as_of):
        return _("{region}: марафон завершён, {figures}").format(region=season.region, figures=figures)
    return _("{region}, {day}: {figures}").format(region=season.region, day=day, figures=figures)


def _of_final(indicator: str, row: Row, anyone: int) -> str:
    """«регистрации 22 из 150 (цели заданы у 1 из 3)»: the figures of those who have a target."""
    what, towards = wording.in_sentence(indicator), row["actual_towards_target"]
    if row["actual"] is None:
        return _("{what} — данных нет").format(what=what)
    said = f"{what} {number(row['actual'])}"
    if row["final_target"] and towards is not None:
        said = _("{what} {actual} из {target}")
        said = said.format(what=what, actual=number(towards), target=number(row["final_target"]))
    return covered(said, row, anyone)


def _standing(known: Known) -> Section:
    anyone, everybody = reporting(known.progress)
    lines = [summary.indicator_line(name, known.sums[name], anyone) for name in INDICATORS]
    if known.today >= known.season.starts_on:
        first = by_attention(known.progress).drop_duplicates("municipality_id")
        lines += [summary.done(first), wording.capital(wording.reported(anyone, everybody))]
    return Section(_("Где мы"), tuple(Item(line) for line in lines if line))


def _changes(known: Known) -> Section:
    items = [
        Item(changes.told(moved.frame, moved.since, judged=known.is_on))
        for moved in known.moved
        if any(parts.is_moved(row, is_on=known.is_on) for both in moved.rows.values() for row in both.values())
    ]
    if known.is_on:
        items += next(filter(None, (_statuses(known, moved) for moved in known.moved)), [])
    moves = [move for move in known.moves if known.last_week < move.seen_on <= known.on]
    items += [parts.postponed(move, short_name(move.name)) for move in moves[:NAMED]]
    if rest := len(moves) - NAMED if len(moves) > NAMED else 0:
        items.append(Item(_("Перенесено сроков ещё: {n}").format(n=number(rest))))
    if ended := assignments.closed_since(known.assignments, known.last_week):
        n = assignments.counted(len(ended))
        items.append(Item(_("За неделю исполнено или закрыто: {n}").format(n=n)))
    return Section(_("Что изменилось"), tuple(items))


def _statuses(known: Known, moved: Moved) -> list[Item]:
    """Whose state has become better since that day, and whose worse, with what it was and is."""
    pairs = changes.statuses(moved.frame).to_dict("index")
    better, worse = changes.moved(moved.frame)
    since = parts.since(known, moved.since)
    said = {_("{since} состояние лучше"): better, _("{since} состояние хуже"): worse}
    return [
        Item(wording.listed([_became(known, key, pairs[key]) for key in ids], NAMED), lead.format(since=since))
        for lead, ids in said.items()
        if ids
    ]


def _became(known: Known, key: str, pair: Mapping[Any, str]) -> str:
    """«Темнов район (под риском → в графике)»."""
    return f"{short_name(known.register[key]['name'])} ({word(pair['status_then'])} → {word(pair['status'])})"


def _dues(known: Known) -> Section:
    """Due days as in «Сводка», and the meetings of the next days."""
    items = [Item(line) for line in summary.due(known.progress, known.as_of, known.today)]
    return Section(_("Сроки"), (*items, *parts.to_come(known)))


def _calls(known: Known) -> Section | None:
    """Whom to talk to today, as on «Обзор»."""
    if not known.is_on:
        return None
    late = Counter(one.municipality_id for one in assignments.of(known.assignments, None, "overdue"))
    found = calls.calls(known.progress, known.missed, late)
    items = [
        Item(call.reason, short_name(call.name), known.page("municipality", m=call.municipality_id))
        for call in found[:CALLS]
    ]
    if others := [short_name(call.name) for call in found[CALLS:]]:
        items.append(Item(wording.listed(others, NAMED), _("И ещё {n}").format(n=number(len(others)))))
    return Section(_("С кем поговорить"), tuple(items))


def _assignments(known: Known) -> Section:
    """What is overdue, one by one; what falls due within two weeks, by assignment."""
    overdue = assignments.of(known.assignments, None, "overdue")
    items = [
        Item(f"{one.text} ({assignments.when(one, known.on, known.today)})", short_name(one.name), one.url)
        for one in overdue[:NAMED]
    ]
    if rest := overdue[NAMED:]:
        items.append(Item(_("Ещё просрочено: {n}").format(n=assignments.counted(len(rest)))))
    coming = assignments.coming(known.assignments, known.on)
    items += [_same(known, alike) for alike in assignments.alike(coming)]
    return Section(_("Поручения"), tuple(items), parts.ended(assignments.headline(known.assignments)) if items else "")


def _same(known: Known, alike: list[Assignment]) -> Item:
    """«Срок 28 ноября, через 5 дней: рассказать о горячей линии — Темнов район, Лугов район и ещё 19»."""
    names = wording.listed([short_name(one.name) for one in alike], 5)
    return Item(f"{alike[0].text} — {names}", wording.capital(assignments.when(alike[0], known.on, known.today)))


def _sources(known: Known) -> Section:
    """Sources that could not be read, and that nobody reads them any more: figures may be old."""
    failed = rows(known.sources[known.sources["status"] == "failed"])
    items = [Item(sources.failure(row["error"]) or "", row["source"]) for row in failed]
    read_on = known.season.today(known.read_at)
    if known.today - read_on > parts.DAY:
        items.append(Item(_("Таблицы не читались с {day}, цифры могли устареть").format(day=wording.day(read_on))))
    return Section(_("Не читается"), tuple(items))


def _cells(known: Known) -> Section:
    """Those that speak of no municipality first: they stand in no other letter."""
    return parts.to_mend(parts.cells(known.findings, known.page("quality"), named=True), known.findings)
