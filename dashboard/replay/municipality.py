"""The drawings of «Муниципалитет»."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components import assignments as tasks
from dashboard.components import charts, municipality_sections, parts, region
from dashboard.components import municipality as drawn
from dashboard.conclusions import assignments as asked
from dashboard.conclusions import contributions as contributed
from dashboard.conclusions import municipality_changes as changes
from dashboard.conclusions import municipality_checkpoints, municipality_verdict, peers, quality
from dashboard.conclusions.attention import by_attention
from dashboard.conclusions.names import names
from dashboard.connection import Stamp
from dashboard.figures.layout import described
from dashboard.figures.municipality_burn_up import HEIGHT, burn_up
from dashboard.frames import assignments as frames
from dashboard.frames import forecasts, marathon, municipality, register, standing
from dashboard.frames import quality as findings_of
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.replay import replayed, replayed_each
from dashboard.reports import facts, papers
from dashboard.takeaway import Paper
from dashboard.wording import INDICATORS


@replayed
def everybody(build: Stamp, as_of: date) -> None:
    """All municipalities as links, those needing attention first."""
    first = by_attention(standing.progress(build, as_of)).drop_duplicates("municipality_id")
    municipality_sections.unchosen(
        names(register.register(build)), dict(zip(first["municipality_id"], first["status"], strict=True))
    )


@replayed_each
def first_screen(build: Stamp, as_of: date, municipality_id: str, today: date) -> None:
    """The sentence, who answers, the four cards."""
    season = marathon.season(build)
    ended, on = season.is_over(as_of), season.is_on(as_of, today)
    both = municipality.progress(build, as_of, municipality_id)
    card = register.register(build)[municipality_id]
    checkpoints = rows(municipality.checkpoints(build, as_of, municipality_id))
    moved = municipality.movement(build, as_of, municipality_id)
    found = municipality_verdict.on_day(both.values(), season, as_of, today)
    drawn.sentence(card["name"], found)
    if asks := [row for row in both.values() if row["status"] == found.status == "at_risk"]:
        region.why_still(asks[0], forecasts.shape(build, as_of).get(asks[0]["indicator"]))
    # who is silent has been told the day already; how old figures are means nothing once it is over
    dated = (
        [] if found.status == "silent" and all(row["status"] == "silent" for row in both.values()) else both.values()
    )
    drawn.answers(card, list(dated), checkpoints, past=ended or as_of < today)
    with st.grid(4, min_column_width=150):
        for name in INDICATORS:
            with parts.card():
                drawn.indicator_card(both[name], moved[name], checkpoints, on=on)
        with parts.card():
            before = municipality.place(build, as_of - municipality.WEEK, municipality_id)
            kin = peers.kin(card, register.register(build))
            drawn.place_card(card, kin, municipality.place(build, as_of, municipality_id), before)
        with parts.card():
            drawn.checkpoint_card(checkpoints, both, as_of, today)


def briefing(build: Stamp, as_of: date, municipality_id: str) -> Paper:
    """Its page on paper."""
    return papers.briefings(facts.edition(build, as_of), [municipality_id])


@replayed_each
def burn_up_chart(
    build: Stamp, as_of: date, municipality_id: str, indicator: str, message: str, *, past: bool, scheme: str | None
) -> None:
    """The burn-up of an indicator; `message` is its conclusion, `past`: the day is not today."""
    season = marathon.season(build)
    curve = municipality.curve(build, as_of, municipality_id)
    checkpoints = rows(municipality.checkpoints(build, as_of, municipality_id))
    figure = burn_up(
        curve[curve["indicator"] == indicator],
        [row for row in checkpoints if row["indicator"] == indicator],
        starts_on=season.starts_on,
        ends_on=season.ends_on,
        as_of=as_of,
        scheme=scheme,
        past=past,
    )
    drawn = described(figure, _("ромбы — цели к срокам"))
    charts.chart(figure, "municipality_burn_up", message, HEIGHT, drawn)
    if curve.loc[curve["indicator"] == indicator, "correction"].fillna(0).ne(0).any():
        municipality_sections.corrected_key()


@replayed_each
def checkpoints(build: Stamp, as_of: date, municipality_id: str, indicator: str) -> None:
    """The checkpoints of an indicator as a table."""
    found = rows(municipality.checkpoints(build, as_of, municipality_id))
    told = municipality_checkpoints.changes(found, indicator)
    municipality_sections.checkpoints(municipality_checkpoints.table(found, indicator), told)


@replayed_each
def findings(build: Stamp, municipality_id: str, past: bool) -> None:
    """What to mend in the sheet, as it stands now; `past`: the day shown is not today."""
    municipality_sections.findings(_findings(build, municipality_id), past=past)


def _findings(build: Stamp, municipality_id: str) -> list[Row]:
    name = register.register(build)[municipality_id]["name"]
    return rows(quality.of_municipality(findings_of.findings(build), municipality_id, name))


@replayed_each
def assignments(build: Stamp, as_of: date, today: date, municipality_id: str) -> None:
    """What meetings asked of it, as a card of its own, where there is anything."""
    found = asked.of(asked.read(frames.assignments(build, as_of)), municipality_id)
    if found:
        with st.container(border=True):
            st.subheader(_("Поручения"), anchor=False)
            tasks.of_municipality(found, as_of, today)


@replayed_each
def week(build: Stamp, as_of: date, municipality_id: str) -> None:
    """What has changed since a week ago, as a card of its own."""
    with st.container(border=True):
        st.subheader(_("За неделю"), anchor=False)
        _week(build, as_of, municipality_id)


def _week(build: Stamp, as_of: date, municipality_id: str) -> None:
    since = as_of - municipality.WEEK
    moved = municipality.movement(build, as_of, municipality_id)
    municipality_sections.week(
        [moved[name] for name in INDICATORS],
        rows(municipality.outlook(build, since, municipality_id)),
        rows(municipality.outlook(build, as_of, municipality_id)),
        changes.new_findings(_findings(build, municipality_id), since, as_of),
        on=marathon.season(build).is_on(as_of),
    )


@replayed_each
def contributions(build: Stamp, as_of: date, municipality_id: str, indicator: str, past: bool) -> None:
    """Who brought how much of an indicator."""
    found = municipality.contributions(build, as_of, municipality_id)
    municipality_sections.contributions(contributed.contributions(found, indicator), past=past)
