"""«Справка»: one municipality on one page of A4, in the words of its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import wording
from dashboard.conclusions import assignments, municipality, municipality_verdict, peers, quality
from dashboard.conclusions import municipality_checkpoints as points
from dashboard.conclusions.peers import Circle
from dashboard.conclusions.statuses import look, word
from dashboard.language import _, plural
from dashboard.plain import Row
from dashboard.reports import burn_up, card, press
from dashboard.reports.facts import Edition, Facts, facts
from dashboard.reports.frame import frame, tone
from dashboard.wording import NONE, day, number, rate

LONGEST = 230
"""Characters of a finding or an assignment; the whole sentence is on the page."""
CHECKPOINTS = 4
"""So many of an indicator have room: the next ones and the last ones over."""


def paper(of: Edition, ids: Sequence[str]) -> bytes:
    """A PDF with a page for each of these, in their order."""
    found = facts(of, ids)
    title = _("Справка: {name}").format(name=found[0].card["name"]) if len(found) == 1 else _("Справки муниципалитетов")
    content = {**frame(of, title), "pages": [page(of, one) for one in found]}
    return press.pdf("briefing", content, of.built_at)


def page(of: Edition, one: Facts) -> dict[str, Any]:
    """What stands on the page of one."""
    found = municipality_verdict.on_day(one.both.values(), of.season, of.as_of, of.today)
    cards = [_card(of, one, name) for name in wording.INDICATORS]
    return {
        "name": one.card["name"],
        "verdict": {**tone(found.status), "headline": found.headline, "said": found.said},
        "answers": _answers(of, one),
        "cards": cards,
        "key": burn_up.key(*(card["chart"] for card in cards)),
        "place": {"heading": _("Место в группе"), "lines": _places(one)},
        "findings": {
            "heading": _("Исправьте в таблице"),
            "none": _("Замечаний к цифрам нет.")
            if of.as_of >= of.today
            else _("Из замечаний, открытых сейчас, в тот день не было ни одного."),
            **_list([_finding(row) for row in one.findings]),
        },
        "assignments": {
            "heading": _("Поручения"),
            "none": _("Открытых поручений нет."),
            **_list([_assignment(found, of) for found in one.assignments]),
        },
    }


def _answers(of: Edition, one: Facts) -> list[str]:
    """Who answers and where to call, how old the figures are, what was missed."""
    card = one.card
    said = [
        _("Отвечает: {position}").format(position=card["responsible"])
        if card["responsible"]
        else _("Ответственный не указан: впишите должность на лист «Муниципалитеты»")
    ]
    if card["hotline"]:
        said.append(_("горячая линия {number}").format(number=card["hotline"]))
    past = of.is_over or of.as_of < of.today
    return [
        *said,
        *filter(None, (municipality.age(one.both.values(), past=past), municipality.missed(one.checkpoints))),
    ]


def _card(of: Edition, one: Facts, indicator: str) -> dict[str, Any]:
    row, mine = one.both[indicator], [found for found in one.checkpoints if found["indicator"] == indicator]
    curve = one.curve[one.curve["indicator"] == indicator]
    change = wording.change(one.moved[indicator]["change"]) if of.is_on and row["actual"] is not None else None
    drawing = burn_up.of_municipality(curve, mine, of, card.CHART)
    return card.card(of, row, change, municipality.title(row, mine), drawing) | {
        "status": {**tone(row["status"]), "word": word(row["status"])}
        if of.is_on or row["status"] == "reached"
        else None,
        "facts": _facts(of, row),
        "checkpoints": [_checkpoint(found) for found in _nearest(mine)],
    }


def _facts(of: Edition, row: Row) -> list[list[str]]:
    """Label and value, always as many, so that both cards are as high."""
    ahead = row["target"] is not None and row["days_left"] >= 0
    target, due, left = NONE, "", NONE
    if row["target"] is not None:
        due = f"{row['checkpoint']}, {day(row['due_on'])}"
        target = number(row["target"])
        if row["actual"] is not None:
            target = _("{actual} из {target}").format(actual=number(row["actual"]), target=target)
    if ahead:
        left = wording.days((row["due_on"].date() - of.on).days)
    pace, needed = row["recent_per_day"], row["needed_per_day"]
    chance = card.chance(row, wording.likelihood, _("уже набрано")) or NONE
    return [
        [_("Контрольная точка"), due or NONE],
        [_("К этому сроку"), target],
        [_("Осталось"), left],
        [_("Нужно в день"), NONE if needed is None else rate(needed)],
        [_("Темп за 14 дней"), NONE if pace is None else _("{pace} в день").format(pace=rate(pace))],
        [_("Вероятность успеть"), chance],
    ]


def _nearest(checkpoints: list[Row]) -> list[Row]:
    """As many as have room: the last ones over beside the next ones, and always the final one."""
    over = sum(row["settled_on"] is not None for row in checkpoints)
    first = max(min(over - 1, len(checkpoints) - CHECKPOINTS), 0)
    shown = checkpoints[first : first + CHECKPOINTS]
    return shown if not checkpoints or shown[-1] is checkpoints[-1] else [*shown[:-1], checkpoints[-1]]


def _checkpoint(row: Row) -> dict[str, str]:
    colour = "coming" if row["met"] is None else "met" if row["met"] else "missed"
    said = points.result(row) if row["settled_on"] is not None else f"{points.outcome(row)}, {points.result(row)}"
    more = ", ".join(filter(None, (points.moved(row), points.corrected(row))))
    return {
        "name": row["checkpoint"],
        "due": wording.day_short(row["due_on"]),
        "said": f"{said}; {more}" if more else said,
        "colour": look(colour).colour.light,
    }


def _places(one: Facts) -> list[str]:
    """A sentence for each indicator; one where there is nobody to be held against."""
    standing = [one.place[name] for name in wording.INDICATORS if name in one.place]
    if not standing or standing[0]["basis"] is None:
        return [peers.why_nobody(one.card, one.kin)]
    said = []
    for row in standing:
        found = peers.verdict(row, Circle(one.card["municipality_id"], (), row["basis"]), one.card, {})
        what = wording.short(row["indicator"])
        said.append(_("{what}: {said}").format(what=what, said=found.headline[:1].lower() + found.headline[1:]) + ".")
    return said


def _finding(row: Row) -> dict[str, str]:
    return {
        **tone(quality.MARKS[row["severity"]]),
        "strong": quality.place(row),
        "said": f"{wording.tidy(quality.told(row), LONGEST)}.",
    }


def _assignment(one: assignments.Assignment, of: Edition) -> dict[str, str]:
    said = _("{text} ({when})").format(
        text=wording.tidy(one.text, LONGEST), when=assignments.when(one, of.on, of.today)
    )
    return {**tone(assignments.MARKS[one.state]), "strong": assignments.word(one.state), "said": said}


def _list(items: list[dict[str, str]]) -> dict[str, Any]:
    """The items, and by how many are left out what is said of those."""
    more = [""]
    for n in range(1, len(items) + 1):
        said = plural(n, "ещё {n} — на панели", "ещё {n} — на панели", "ещё {n} — на панели")
        more.append(said.format(n=number(n)))
    return {"items": items, "more": more}
