"""The drawings of «Обзор»."""

from __future__ import annotations

from datetime import date

from dashboard.components import charts, municipalities, region
from dashboard.conclusions import attention
from dashboard.connection import Stamp
from dashboard.figures.burn_up import burn_up
from dashboard.frames import marathon, series, standing
from dashboard.replay import replayed


@replayed
def burn_up_chart(build: Stamp, as_of: date, indicator: str, message: str) -> None:
    """The region's burn-up; `message` is its conclusion."""
    season = marathon.season(build)
    figure = burn_up(
        series.history(build, as_of, indicator),
        series.targets(build, as_of, indicator),
        starts_on=season.starts_on,
        ends_on=season.ends_on,
        as_of=as_of,
    )
    charts.chart(figure, "burn_up", message)


@replayed
def attention_card(build: Stamp, as_of: date) -> None:
    """How many municipalities need attention."""
    counts = attention.counts(standing.progress(build, as_of))
    region.attention_card(counts, len(standing.missed_checkpoints(build, as_of)))


@replayed
def calls(build: Stamp, as_of: date) -> None:
    """Whom to talk to."""
    region.call_list(attention.calls(standing.progress(build, as_of), standing.missed(build, as_of)))


@replayed
def all_municipalities(build: Stamp, as_of: date, past: bool, scheme: str | None) -> None:
    """All municipalities in one table, painted for the scheme; of a past day nothing is said to be of today."""
    standings = attention.standings(standing.progress(build, as_of), standing.missed_checkpoints(build, as_of))
    municipalities.municipalities(standings, scheme, past=past)
