"""The first screen of «Муниципалитет»: the sentence that says it all, who answers, the cards; before a choice everybody."""

from __future__ import annotations

import re
from datetime import date
from html import escape

import streamlit as st

from dashboard import links, wording
from dashboard.components.parts import bar, facts, figure_card, line, shape, unbroken
from dashboard.conclusions import municipality, peers
from dashboard.conclusions.municipality_verdict import Verdict
from dashboard.conclusions.peers import Circle
from dashboard.conclusions.region import outlook
from dashboard.conclusions.statuses import look, word
from dashboard.language import _, plural
from dashboard.plain import Row
from dashboard.wording import NONE, number

DIALLED = 5
"""So many digits make a telephone number that can be dialled."""


def sentence(name: str, found: Verdict) -> None:
    """The verdict, coloured calmly: shape, word and what it says. The name is for print and for those who listen."""
    tone = look(found.status).colour.css()
    st.html(
        f'<h2 class="md-print"><bdi>{escape(name)}</bdi></h2>'
        f'<p class="md-say" style="--md-tone: {tone}" role="status">{shape(found.status)}'
        f'<b style="color: {tone}">{found.headline}</b> {found.said}</p>'
    )


def answers(card: Row, both: list[Row], checkpoints: list[Row], *, past: bool) -> None:
    """Who answers and where to call, how old the figures of `both` are, what was missed."""
    told = [
        _("Отвечает: {position}").format(position=f"<bdi>{escape(card['responsible'])}</bdi>")
        if card["responsible"]
        else _("Ответственный не указан: впишите должность на лист «Муниципалитеты»")
    ]
    if card["hotline"]:
        told.append(_("горячая линия {number}").format(number=telephone(card["hotline"])))
    age = municipality.age(both, past=past)
    told += [said for said in (age, municipality.missed(checkpoints)) if said]
    st.html(line(facts(told), quiet=True))


def telephone(typed: str) -> str:
    """A number as typed, which a phone dials; any other text as it is. Escaped here."""
    digits = re.sub(r"[^\d+]", "", typed)
    shown = f"<bdi>{escape(typed)}</bdi>"
    return shown if len(digits) < DIALLED else f'<a class="md-link" href="tel:{digits}" target="_self">{shown}</a>'


def cell(tab: str | None, at: str | None, url: str | None) -> str:
    """«Факт!D17», of a sum «Факт!D17 и ещё 4»; a link where the sheet is shared. Texts are escaped here."""
    first, *others = (at or "").split(", ")
    shown = escape(wording.tidy(f"{tab}!{first}", 40))
    if others:
        shown = _("{cell} и ещё {n}").format(cell=shown, n=len(others))
    return links.outside(url, shown)


def indicator_card(row: Row, moved: Row, checkpoints: list[Row], *, on: bool) -> None:
    """Actual of the final target, the week's change, status and chance, pace, likely range at the end.

    Rows of `progress`, `movement` and `checkpoints`; `on`: the marathon is on, else nobody is behind or silent.
    """
    mine = [found for found in checkpoints if found["indicator"] == row["indicator"]]
    final = next((found for found in mine if found["is_final"]), None)
    nearer = next((found for found in reversed(mine) if found["low"] is not None), None)
    actual, target, share = row["actual"], row["final_target"], row["percent"]
    figure = NONE if actual is None else number(actual)
    if target is not None:
        figure += f" <small>{_('из {target}').format(target=number(target))}</small>"
    told = [] if share is None else [wording.percent(share)]
    told += [] if actual is None or not on else [f'<span class="md-wide">{wording.change(moved["change"])}</span>']
    state = [f"{shape(row['status'])}{word(row['status'])}"] if on or row["status"] == "reached" else []
    if row["chance"] is not None and row["needed_per_day"]:
        state.append(_("успеет: {chance}").format(chance=wording.likelihood(row["chance"])))
    quiet = [", ".join(municipality.needed(row, final))]
    if final is not None and final["settled_on"] is None and actual is not None:
        quiet.append(unbroken(outlook(final["low"], final["high"], final["due_on"], nearer)))
    lines = [line(facts(said)) for said in (told, state) if said]
    lines += [line(said, quiet=True) for said in quiet if said]
    figure_card(wording.heading(row["indicator"]), figure, *([] if share is None else [bar(share)]), *lines)


def place_card(card: Row, kin: int, standing: dict[str, Row], before: dict[str, Row]) -> None:
    """The place in the group as an interval, and the rate beside the group's: rows of `frames.peers.standings` now and a week ago.

    `kin`: how many others are of its kind.
    """
    label, first = _("Место в группе"), standing.get(wording.INDICATORS[0])
    compare = f'<a class="md-link md-open" href="{escape(links.address("peers", m=card["municipality_id"]))}">{_("Сравнить")}</a>'
    if first is None or all(row["place_low"] is None for row in standing.values()):
        said = _("сравнивать рано: мало цифр в группе")
        if first is None or first["basis"] is None:
            said = peers.why_nobody(card, kin)
        figure_card(label, NONE, line(said, quiet=True), line(compare))
        return
    shown = first if first["place_low"] is not None else standing[wording.INDICATORS[1]]
    beside = [_("из {n}").format(n=number(shown["members"]))]
    then = peers.span(before.get(shown["indicator"]))
    if then not in (NONE, peers.span(shown)):
        beside.append(_("неделю назад {place}").format(place=then))
    others = [
        unbroken(_("{what}: место {place}").format(what=wording.in_sentence(row["indicator"]), place=peers.span(row)))
        for row in standing.values()
        if row is not shown and row["place_low"] is not None
    ]
    lines = [line(_among(shown)), line(_rates(shown), quiet=True), line("&ensp;".join([*others, compare]), quiet=True)]
    small = ", ".join(f'<span class="md-keep">{said}</span>' for said in beside)
    figure_card(label, f"{peers.span(shown)} <small>{small}</small>", *lines)


def _among(row: Row) -> str:
    return peers.among(Circle(row["municipality_id"], (), row["basis"]), row)


def _rates(row: Row) -> str:
    return _("{what}: {rate} {per}, {together} вместе с ним {mean}").format(
        what=wording.in_sentence(row["indicator"]),
        rate=f"<b>{wording.intensity(row['rate'])}</b>",
        per=peers.per(row),
        together=_(peers.TOGETHER[row["basis"]]),
        mean=wording.intensity(row["peers_rate"]),
    )


def checkpoint_card(checkpoints: list[Row], both: dict[str, Row], as_of: date, today: date) -> None:
    """Days to the next checkpoint, from the day shown; what is to stand there by then."""
    label = _("До контрольной точки")
    coming = [row for row in checkpoints if row["settled_on"] is None]
    if not coming:
        said = _("все сроки прошли") if checkpoints else _("сроки не заданы: впишите их на лист «Цели»")
        figure_card(label, NONE, line(said, quiet=True))
        return
    due = min(row["due_on"] for row in coming)
    nearest = [row for row in coming if row["due_on"] == due]
    left = (due.date() - min(as_of, today)).days
    lines = [line(f"<b>{wording.day(due)}</b> · {escape(nearest[0]['checkpoint'])}")]
    for row in sorted(nearest, key=lambda row: wording.INDICATORS.index(row["indicator"])):
        actual = both[row["indicator"]]["actual"]
        said = _("{what}: {actual} из {target}").format(
            what=wording.in_sentence(row["indicator"]),
            actual=NONE if actual is None else number(actual),
            target=number(row["target"]),
        )
        lines.append(line(said, quiet=True))
    later = len({row["due_on"] for row in coming}) - 1
    if later:
        said = plural(later, "потом ещё {n} срок", "потом ещё {n} срока", "потом ещё {n} сроков")
        lines.append(line(said.format(n=later), quiet=True))
    figure_card(label, _("сегодня") if due.date() == today else wording.days(left), *lines)
