"""The drawings of «Методика»."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dashboard.components import charts, method
from dashboard.conclusions import (
    glossary,
    method_comparison,
    method_coordination,
    method_figures,
    method_forecast,
    method_region,
)
from dashboard.conclusions import method as concluded
from dashboard.conclusions import method_status as status
from dashboard.conclusions.method import Facts, Paragraph
from dashboard.connection import Stamp
from dashboard.figures import calibration
from dashboard.frames import (
    checkpoints,
    coordination,
    forecasts,
    marathon,
    peers,
    questions,
    register,
    reporting,
    standing,
)
from dashboard.language import _
from dashboard.replay import replayed

UNTIL_FORECAST: dict[str, Callable[[Facts], list[Paragraph]]] = {
    "figures": method_figures.figures,
    "pace": method_figures.pace,
    "checkpoints": method_figures.checkpoints,
    "region": method_region.region,
    "forecast": method_forecast.forecast,
}
AFTERWARDS: dict[str, Callable[[Facts], list[Paragraph]]] = {
    "comparison": method_comparison.comparison,
    "questions": method_comparison.questions,
    "movement": method_figures.movement,
    "coordination": method_coordination.coordination,
    "data": method_figures.reporting,
}


@replayed
def until_forecast(build: Stamp, as_of: date) -> None:
    """From the contents to how forecasts have held."""
    facts = _facts(build, as_of)
    method.paragraphs([concluded.intro(facts)])
    method.contents()
    method.heading("status")
    method.paragraphs(status.before(facts))
    method.rules(status.rules(facts))
    method.paragraphs(status.after(facts))
    for code, said in UNTIL_FORECAST.items():
        method.heading(code)
        method.paragraphs(said(facts))
        if code == "checkpoints":
            method.marks(method_figures.marks(facts))


@replayed
def afterwards(build: Stamp, as_of: date) -> None:
    """From the sources of the forecast to what the reader can do."""
    facts = _facts(build, as_of)
    method.paragraphs(method_forecast.sources(facts))
    for code, said in AFTERWARDS.items():
        method.heading(code)
        method.paragraphs(said(facts))
    method.heading("words")
    method.words(glossary.words())
    method.heading("next")
    method.paragraphs(Paragraph(step) for step in glossary.steps())


@replayed
def calibration_chart(build: Stamp, as_of: date, message: str) -> None:
    """The chance that was said against what came true; `message` is its conclusion."""
    method.conclusion(message, _(method_forecast.CALIBRATION))
    charts.chart(calibration.calibration(forecasts.calibration(build, as_of)), "calibration", message, height=360)


@replayed
def coverage_chart(build: Stamp, as_of: date, message: str) -> None:
    """Results inside the ranges, by week; `message` is its conclusion."""
    method.conclusion(message, _(method_forecast.COVERAGE))
    charts.chart(calibration.coverage(forecasts.coverage(build, as_of)), "coverage", message, height=280)


def _facts(build: Stamp, as_of: date) -> Facts:
    progress, results = standing.progress(build, as_of), checkpoints.results(build, as_of)
    hero = concluded.hero(progress)
    return Facts(
        season=marathon.season(build),
        as_of=as_of,
        progress=progress,
        bases=standing.bases(build, as_of),
        results=results[results["value"].notna()],
        moved=checkpoints.moves(build, as_of),
        missed=len(checkpoints.missed_checkpoints(build, as_of)),
        sums=standing.region(build, as_of),
        standings=peers.standings(build, as_of),
        peers=_names_of_peers(build, hero["municipality_id"]) if hero else [],
        funnel=peers.funnels(build, as_of),
        alarms=questions.alarms(build, as_of),
        movement=standing.movement(build, as_of, as_of - timedelta(7)),
        reporting=reporting.reporting(build, as_of),
        groups=coordination.coordination(build, as_of),
        coverage=coordination.coverage(build, as_of),
        score=forecasts.score(build, as_of),
        hero=hero,
    )


def _names_of_peers(build: Stamp, municipality_id: str) -> list[str]:
    """Of those it is held against, itself left out, the nearest first."""
    known, found = register.register(build), peers.peers(build, municipality_id)
    return [known[row["peer_id"]]["name"] for row in found if row["peer_id"] != municipality_id]
