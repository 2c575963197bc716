"""The drawings of «Сравнение»."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import wording
from dashboard.components import assignments, charts, states
from dashboard.components import peers as drawn
from dashboard.components.parts import line
from dashboard.conclusions import comparison, names, peers
from dashboard.conclusions.peers import Circle
from dashboard.connection import Stamp
from dashboard.figures import ambition, funnel, places, small_multiples
from dashboard.frames import assignments as asked
from dashboard.frames import marathon
from dashboard.frames import peers as frames
from dashboard.frames import register as everybody
from dashboard.language import _
from dashboard.plain import rows
from dashboard.replay import replayed_each


@replayed_each
def place_chart(build: Stamp, as_of: date, circle: Circle, indicator: str) -> None:
    """The sentence, the circle ordered by rate, and why a place is an interval."""
    standing, register = frames.standing(build, as_of, circle.ids), everybody.register(build)
    row = comparison.one(standing, circle.municipality_id, indicator)
    found = peers.verdict(row, circle, register[circle.municipality_id], register)
    drawn.verdict(found)
    labels = names.bare({key: register[key] for key in circle.ids})
    shown = comparison.places(standing, indicator, circle.municipality_id, labels)
    if circle.basis is None or shown.empty:
        return
    together = _(peers.TOGETHER[circle.basis])
    figure = places.places(shown, row["peers_rate"], together)
    charts.chart(figure, "places", found.headline, places.height(len(shown)))
    if row["peers_rate"] is not None:
        drawn.reading(circle.basis)
    silent = len(circle.ids) - len(shown)
    if silent:
        st.html(
            line(
                _("На графике {n} из {of}: у остальных нет цифр.").format(
                    n=wording.number(len(shown)), of=wording.number(len(circle.ids))
                ),
                quiet=True,
            )
        )


@replayed_each
def cards(build: Stamp, as_of: date, circle: Circle, today: date) -> None:
    """The places in both indicators, what meetings asked of it, and with whom the places are shared."""
    standing = frames.standing(build, as_of, circle.ids)
    before = frames.standing(build, frames.week_before(as_of), circle.ids)
    mine = circle.municipality_id
    for row in rows(standing[standing["municipality_id"] == mine]):
        drawn.place_card(row, comparison.one(before, mine, row["indicator"]), circle)
    if tasks := assignments.beside(mine, *asked.due(build, min(as_of, today)).get(mine, (0, 0))):
        st.html(line(tasks))
    drawn.circle(circle, everybody.register(build), standing)


@replayed_each
def ambition_says(build: Stamp, as_of: date, circle: Circle, indicator: str) -> None:
    """Target beside achievement in words."""
    standing = frames.standing(build, as_of, circle.ids)
    row = comparison.one(standing, circle.municipality_id, indicator)
    st.subheader(_("Цель и исполнение"), anchor=False)
    st.html(line(comparison.ambition(row, standing, circle) + "."))


@replayed_each
def ambition_chart(build: Stamp, as_of: date, circle: Circle, indicator: str) -> None:
    """Target beside achievement as dots."""
    standing, register = frames.standing(build, as_of, circle.ids), everybody.register(build)
    row = comparison.one(standing, circle.municipality_id, indicator)
    labels = names.bare({key: register[key] for key in circle.ids})
    shown = comparison.ambitions(standing, indicator, circle.municipality_id, labels)
    if shown.empty:
        states.nothing(_("Ни у кого нет и цели, и цифр: сравнивать пока нечего."))
        return
    figure = ambition.ambition(shown, row["target_intensity_median"], peers.per(row))
    charts.chart(figure, "ambition_chart", comparison.ambition(row, standing, circle), 420)


@replayed_each
def week_says(build: Stamp, as_of: date, circle: Circle, indicator: str) -> None:
    """The last week in words."""
    standing = frames.standing(build, as_of, circle.ids)
    found = comparison.moved(frames.movement(build, as_of, circle.ids), standing, indicator)
    st.subheader(_("За неделю"), anchor=False)
    said = comparison.week(found, circle.municipality_id, circle)
    drawn.week_lines(said, comparison.fastest(found), circle)


@replayed_each
def funnel_says(build: Stamp, as_of: date, circle: Circle, indicator: str) -> None:  # noqa: ARG001 - of initiatives
    """What both funnels say, in words."""
    found = frames.funnel(build, as_of, circle.ids)
    own = rows(found[found["municipality_id"] == circle.municipality_id])
    st.subheader(_("Инициативы: случай или нет"), anchor=False)
    drawn.funnel_lines(comparison.funnels(own), any(row["outside"] is not None for row in own))


@replayed_each
def funnel_chart(build: Stamp, as_of: date, circle: Circle, name: str) -> None:
    """One funnel, its conclusion over it."""
    found, register = frames.funnel(build, as_of, circle.ids), everybody.register(build)
    labels = names.bare({key: register[key] for key in circle.ids})
    shown = comparison.funnel_points(found, name, circle.municipality_id, labels)
    (row,) = rows(found[(found["municipality_id"] == circle.municipality_id) & (found["rate"] == name)])
    message = comparison.funnel_title(row)
    st.html(line(f"<b>{message}</b>"))
    if shown["base"].dropna().empty:
        states.nothing(_("Цифр, из которых складывается эта частота, пока нет ни у кого."))
        return
    charts.chart(funnel.funnel(shown, comparison.size(shown)), name, message, 400)


@replayed_each
def curves_say(build: Stamp, as_of: date, circle: Circle, indicator: str) -> None:
    """What the curves show, in words."""
    standing = frames.standing(build, as_of, circle.ids)
    found = comparison.curves(frames.curves(build, as_of, circle.ids, indicator), standing, indicator, circle)
    st.subheader(_("День за днём"), anchor=False)
    st.html(line(comparison.curves_title(standing, indicator, len(found), len(circle.ids))))


@replayed_each
def curves(build: Stamp, as_of: date, circle: Circle, indicator: str) -> None:
    """The circle's curves on one scale."""
    standing, register = frames.standing(build, as_of, circle.ids), everybody.register(build)
    found = comparison.curves(frames.curves(build, as_of, circle.ids, indicator), standing, indicator, circle)
    if not found:
        states.nothing(_("Цифр, которые можно сравнить, пока нет ни у кого."))
        return
    labels = names.bare({key: register[key] for key in circle.ids})
    panels = [(labels[key], curve) for key, curve in found]
    message = comparison.curves_title(standing, indicator, len(found), len(circle.ids))
    figure = small_multiples.small_multiples(panels, marathon.season(build).starts_on, as_of)
    charts.chart(figure, "curves_chart", message, small_multiples.height(len(panels)))
