"""The day's letter to a municipality: where it stands, what has changed, what falls due, what to mend."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from dashboard import wording
from dashboard.conclusions import assignments, municipality, municipality_changes, municipality_verdict, quality
from dashboard.conclusions import digest as parts
from dashboard.conclusions.digest import Item, Known, Message, Moved, Section
from dashboard.conclusions.schedule import Due
from dashboard.conclusions.schedule_words import promise, when
from dashboard.conclusions.statuses import shown, word
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.wording import INDICATORS, capital, counted, day, days, number, percent, rate, short_name

SOON = timedelta(7)
SAYS_WHEN = ("behind", "at_risk", "on_track")
"""Statuses of which the letter's sentence says what is due next."""


def message(known: Known, municipality_id: str) -> Message:
    """The letter to one municipality of the register."""
    name = known.register[municipality_id]["name"]
    both = known.standing[municipality_id]
    dues = [due for due in known.dues if due.municipality_id == municipality_id]
    findings = quality.of_municipality(known.findings, municipality_id, name)
    if known.season.is_over(known.as_of):
        found = municipality_verdict.ended(both.values())
    elif known.is_on:
        found = municipality_verdict.verdict(both.values())
    else:
        found = municipality_verdict.to_come(both.values(), known.season, known.on)
    more = known.page("quality", m=municipality_id)
    return Message(
        subject=_subject(known, short_name(name), next(iter(both.values()))).replace(wording.SPACE, " "),
        title=name,
        status=found.status,
        headline=found.headline,
        said=found.said,
        sections=parts.sections(
            _standing(known, both, dues),
            _changes(known, municipality_id, findings),
            _dues(known, dues, nearest=found.status not in SAYS_WHEN),
            _assignments(known, municipality_id),
            parts.to_mend(parts.cells(findings, more), findings),
        ),
        foot=parts.foot(known, Item("", _("Страница муниципалитета"), known.page("municipality", m=municipality_id))),
    )


def _subject(known: Known, name: str, row: Row) -> str:
    """«Темнов район: 72 регистрации из 90, до срока 7 дней»."""
    season = known.season
    if not known.is_on and not season.is_over(known.as_of):
        said = _("марафон начнётся {day}").format(day=day(season.starts_on))
    elif row["actual"] is None:
        said = _("ждём первых цифр") + _until(known, row) if known.is_on else _("марафон завершён")
    elif known.is_on and row["status"] == "silent":
        said = _("ждём новых цифр") + _until(known, row)
    else:
        target, is_done = row["target"], known.is_on and (row["target"] or 0) <= row["actual"]
        if is_done or not known.is_on:
            target = row["final_target"]
        said = counted(row["indicator"], row["actual"])
        said += _(", цель не задана") if target is None else _(" из {target}").format(target=number(target))
        if not known.is_on:
            said = _("марафон завершён, {figure}").format(figure=said)
        elif row["status"] == "reached":
            said = _("цель достигнута, {figure}").format(figure=said)
        elif is_done and target is not None:
            said += f", {word(row['status'])}"
        else:
            said += _until(known, row)
    return f"{name}: {said}"


def _until(known: Known, row: Row) -> str:
    """«, до срока 7 дней»."""
    left = row["days_left"]
    if left is None:
        return ""
    if left < 0:
        return _(", срок прошёл {day}").format(day=day(row["due_on"]))
    if left == 0 and known.as_of == known.today:
        return _(", срок сегодня")
    return _(", до срока {days}").format(days=days(int(left)))


def _standing(known: Known, both: dict[str, Row], dues: list[Due]) -> Section | None:
    if not known.is_on:
        return None
    items = [Item(_stands(known, both[name]), wording.short(name)) for name in INDICATORS]
    settled = [
        {"is_settled": due.is_settled, "met": due.outcome == "met", "checkpoint_key": due.checkpoint_key}
        | ({"met": None} if due.outcome == "no_data" else {})
        for due in dues
    ]
    if missed := municipality.missed(settled):
        items.append(Item(capital(missed)))
    return Section(_("Где мы"), tuple(items))


def _stands(known: Known, row: Row) -> str:
    """«38 из 100 (38 %), ▼ отстаёт; темп 1,4 в день; последняя цифра — 22 ноября, вчера»."""
    target = row["final_target"]
    if row["actual"] is None:
        return _("цифр пока нет") if target is None else _("цифр пока нет, цель {target}").format(target=number(target))
    said = number(row["actual"])
    if target is not None:
        said = _("{actual} из {target}").format(actual=said, target=number(target))
    if row["percent"] is not None:
        said += f" ({percent(row['percent'])})"
    parts_said = [f"{said}, {shown(row['status'])}"]
    if row["recent_per_day"] is not None and row["status"] != "silent":
        parts_said.append(_("темп {pace} в день").format(pace=rate(row["recent_per_day"])))
    if age := municipality.age([row], past=known.as_of < known.today):
        parts_said.append(age)
    return "; ".join(parts_said)


def _changes(known: Known, municipality_id: str, findings: pd.DataFrame) -> Section:
    items = [item for moved in known.moved if (item := _moved(known, moved, municipality_id))]
    items += [
        parts.postponed(move)
        for move in known.moves
        if move.municipality_id == municipality_id and known.last_week < move.seen_on <= known.on
    ]
    mine = assignments.of(known.assignments, municipality_id)
    items += [
        Item(
            one.text if one.done_note is None else f"{one.text} — {one.done_note}",
            capital(assignments.word(one.state)),
            one.url,
        )
        for one in assignments.closed_since(mine, known.last_week)
    ]
    grave = rows(findings[findings["severity"] != "info"])
    if new := municipality_changes.new_findings(grave, known.last_week, known.on):
        items.append(Item(capital(municipality_changes.found(new))))
    return Section(_("Что изменилось"), tuple(items))


def _moved(known: Known, moved: Moved, municipality_id: str) -> Item | None:
    """«С 16 ноября: регистрации 104 → 114, новых +10, было «под риском», стало «в графике»; инициативы …»; None where nothing has changed."""
    mine = moved.rows[municipality_id]
    told = []
    for name in INDICATORS:
        row = mine[name]
        if parts.is_moved(row, is_on=known.is_on):
            said = [parts.figure(row) or _("без изменений, {actual}").format(actual=_or_none(row["actual"]))]
            if row["is_status_changed"] and known.is_on:
                said.append(
                    _("было «{then}», стало «{now}»").format(then=word(row["status_then"]), now=word(row["status"]))
                )
            told.append(f"{wording.in_sentence(name)} {', '.join(said)}")
    return Item("; ".join(told), parts.since(known, moved.since)) if told else None


def _or_none(actual: float | None) -> str:
    return wording.NONE if actual is None else number(actual)


def _dues(known: Known, dues: list[Due], *, nearest: bool) -> Section:
    """Due days within a week; without any the `nearest`, if it is asked for; then the meetings of that week."""
    coming = [due for due in dues if not due.is_over and due.due_on >= known.on]
    near = {due.due_on for due in coming if due.due_on <= known.on + SOON}
    near = near or {due.due_on for due in coming[:1] if nearest}
    stages = dict.fromkeys((due.due_on, due.checkpoint) for due in coming if due.due_on in near)
    items = []
    for on, checkpoint in stages:
        told = [promise(due, known.as_of) for due in coming if (due.due_on, due.checkpoint) == (on, checkpoint)]
        lead = f"{day(on)}, {when(on, known.as_of, known.today)}"
        items.append(Item(" ".join(parts.ended(capital(one)) for one in (checkpoint, *told)), lead))
    if met := parts.to_come(known):
        return Section(_("Сроки"), (*items, *met))
    return Section(_("Ближайший срок") if len(items) < 2 else _("Ближайшие сроки"), tuple(items))


def _assignments(known: Known, municipality_id: str) -> Section:
    """Overdue ones and those coming due; the others counted."""
    mine = assignments.of(known.assignments, municipality_id)
    told = [one for one in mine if one.state in ("overdue", "unclear")] + assignments.coming(mine, known.on)
    items = [Item(_asked(one), _stands_due(known, one), one.url) for one in told]
    if items and (rest := sum(one.state == "open" for one in mine if one not in told)):
        items.append(Item(_("Ещё в работе, срок позже: {n}").format(n=number(rest))))
    return Section(_("Поручения"), tuple(items))


def _stands_due(known: Known, one: assignments.Assignment) -> str:
    """«Просрочено, срок был 20 ноября, 4 дня назад», «Статус не разобран, срок …»; of what is in work only when it is due."""
    due = assignments.when(one, known.on, known.today)
    return capital(due if one.state == "open" else f"{assignments.word(one.state)}, {due}")


def _asked(one: assignments.Assignment) -> str:
    """«сверить цифры (встреча «Итоги первого этапа, 5 октября»)»."""
    meeting = assignments.meeting(one)
    return _("{text} (встреча: {meeting})").format(text=one.text, meeting=meeting) if meeting else one.text
