"""The drawings of «Обзор»."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from dashboard import wording
from dashboard.components import changes, charts, municipalities, parts, region
from dashboard.components import municipality_list as short
from dashboard.components import places as map_parts
from dashboard.conclusions import attention
from dashboard.conclusions import calls as conclude
from dashboard.conclusions import summary as text
from dashboard.conclusions.places import placed
from dashboard.conclusions.questions import asked, recent
from dashboard.conclusions.results import results
from dashboard.connection import Stamp
from dashboard.figures.burn_up import HEIGHT, burn_up
from dashboard.figures.layout import described
from dashboard.figures.map import region_map
from dashboard.frames import (
    assignments,
    checkpoints,
    forecasts,
    marathon,
    places,
    questions,
    register,
    series,
    standing,
)
from dashboard.language import _
from dashboard.plain import rows
from dashboard.replay import replayed
from dashboard.reports import facts, papers
from dashboard.takeaway import Paper


def burn_up_frames(build: Stamp, as_of: date, indicator: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """What the burn-up shows: figures, targets due, forecast."""
    return (
        series.history(build, as_of, indicator),
        series.targets(build, as_of, indicator),
        series.forecast(build, as_of, indicator),
    )


@replayed
def burn_up_chart(build: Stamp, as_of: date, indicator: str, message: str, past: bool, *, scheme: str | None) -> None:
    """The region's burn-up; `message` is its conclusion, `past`: the day is not today."""
    season = marathon.season(build)
    figure = burn_up(
        *burn_up_frames(build, as_of, indicator),
        starts_on=season.starts_on,
        ends_on=season.ends_on,
        as_of=as_of,
        past=past,
        scheme=scheme,
    )
    region.why_still(standing.region(build, as_of)[indicator], forecasts.shape(build, as_of).get(indicator))
    drawn = described(figure, _("ступени — сколько должно быть по срокам"))
    charts.chart(figure, "burn_up", message, HEIGHT, drawn)


@replayed
def cards(build: Stamp, as_of: date, today: date) -> None:
    """Both indicators, the next checkpoint, and how many municipalities need attention."""
    progress, sums = standing.progress(build, as_of), standing.region(build, as_of)
    anyone, _of = attention.reporting(progress)
    with st.grid(4, min_column_width=150):
        for name in wording.INDICATORS:
            with parts.card():
                region.indicator_card(name, sums[name], rows(series.forecast(build, as_of, name)), anyone)
        with parts.card():
            region.checkpoint_card(attention.next_checkpoint(progress, as_of), as_of, today)
        with parts.card():
            _attention(build, as_of, today)


def _attention(build: Stamp, as_of: date, today: date) -> None:
    season, progress = marathon.season(build), standing.progress(build, as_of)
    if today < season.starts_on:
        region.waiting_card(season.starts_on)
    elif season.is_over(as_of):
        region.results_card(results(progress))
    else:
        region.attention_card(
            attention.counts(progress),
            len(checkpoints.missed_checkpoints(build, as_of)),
            len(assignments.overdue(build, as_of)),
        )


@replayed
def calls(build: Stamp, as_of: date, today: date) -> None:
    """Whom to talk to; before the marathon nobody, after it how it has ended."""
    season, progress = marathon.season(build), standing.progress(build, as_of)
    if today < season.starts_on:
        region.nobody_to_call(season.starts_on)
    elif season.is_over(as_of):
        region.result_list(results(progress))
    else:
        counts = attention.counts(progress)
        region.call_list(_calls(build, as_of), counts.get("no_target", 0), sum(counts.values()))


def _calls(build: Stamp, as_of: date) -> list[conclude.Call]:
    late = assignments.overdue(build, as_of)
    return conclude.calls(standing.progress(build, as_of), checkpoints.missed(build, as_of), late)


@replayed
def other_calls(build: Stamp, as_of: date, today: date) -> None:
    """Those for whom the card of `calls` has no room, folded."""
    season = marathon.season(build)
    if season.is_over(as_of):
        region.other_results(results(standing.progress(build, as_of)))
    elif today >= season.starts_on:
        region.other_calls(_calls(build, as_of))


@replayed
def ask(build: Stamp, as_of: date) -> None:
    """What there is to ask about, if anything."""
    now, older = recent(questions.alarms(build, as_of), as_of)
    region.question_list(asked(now), asked(older))


def standings(build: Stamp, as_of: date, on: date) -> pd.DataFrame:
    """A row per municipality, as the table shows them; `on`: the day on which assignments are overdue, before the marathon today."""
    asked = assignments.due(build, on)
    return attention.standings(standing.progress(build, as_of), checkpoints.missed_checkpoints(build, as_of), asked)


@replayed
def all_municipalities(build: Stamp, as_of: date, on: date, past: bool, scheme: str | None) -> None:
    """All municipalities in one table, painted for the scheme; of a past day nothing is said to be of today."""
    municipalities.municipalities(
        standings(build, as_of, on), scheme, past=past, over=marathon.season(build).is_over(as_of)
    )


def everybody(build: Stamp, as_of: date, on: date, past: bool, indicator: str, *, phone: bool) -> None:
    """All municipalities: on a phone as a list, elsewhere as a table."""
    if phone:
        municipality_list(build, as_of, on, indicator)
    else:
        all_municipalities(build, as_of, on, past, st.context.theme.type)
        on_paper(build, as_of, on)


@replayed
def municipality_list(build: Stamp, as_of: date, on: date, indicator: str) -> None:
    """The same on a phone, line by line, with the figures of one indicator."""
    short.municipality_list(standings(build, as_of, on), indicator, over=marathon.season(build).is_over(as_of))


@replayed
def on_paper(build: Stamp, as_of: date, on: date) -> None:
    """All of them for the printer, in place of the table."""
    short.on_paper(standings(build, as_of, on), over=marathon.season(build).is_over(as_of))


def summary(build: Stamp, as_of: date, today: date) -> str:
    """The paragraph for a messenger."""
    sums, progress = standing.region(build, as_of), standing.progress(build, as_of)
    late = assignments.overdue(build, min(as_of, today))
    return text.summary(marathon.season(build), sums, progress, as_of, today, overdue=late)


def consolidated(build: Stamp, as_of: date) -> Paper:
    """«Свод»: all figures in a workbook."""
    return papers.consolidated(facts.edition(build, as_of))


@replayed
def changed(build: Stamp, as_of: date, since: date) -> None:
    """What moved since a day."""
    changes.changes(standing.movement(build, as_of, since), since, judged=not marathon.season(build).is_over(as_of))


def on_map(build: Stamp, as_of: date, indicator: str, edition: Stamp | None) -> pd.DataFrame:
    """What the map shows: a row per municipality that has a place; empty where there is no map."""
    found = placed(register.register(build).values(), places.outlines(edition) or [])
    return attention.on_map(found.found, _judged(build, as_of), indicator)


def _judged(build: Stamp, as_of: date) -> pd.DataFrame:
    progress = standing.progress(build, as_of)
    return attention.ended(progress) if marathon.season(build).is_over(as_of) else progress


@replayed
def region_on_map(
    build: Stamp, as_of: date, indicator: str, scheme: str | None, edition: Stamp | None, *, phone: bool
) -> None:
    """The map: sizes by the indicator's targets, outlines from that edition of `map.geojson`."""
    outlines = places.outlines(edition)
    found = placed(register.register(build).values(), outlines or [])
    if found.found.empty:
        map_parts.no_map(outlines is None)
        return
    counts = attention.counts(_judged(build, as_of))
    points = on_map(build, as_of, indicator, edition)
    figure = region_map(points, found.outlines, found.strangers, scheme, phone=phone)
    with st.container(key="map_of_a_phone" if phone else "map_of_a_desk"):
        charts.chart(figure, "map", attention.told(counts), 460)
    map_parts.key(counts, wording.in_sentence(indicator) if points["target"].notna().any() else None)
    if outlines is None:
        map_parts.broken()
    map_parts.left_out(found)
