"""What the papers say of municipalities, fetched for all of them at once: a query for each would cost a second a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from dashboard import clock
from dashboard.conclusions import assignments as asked
from dashboard.conclusions import peers as judged
from dashboard.conclusions import quality
from dashboard.conclusions.assignments import Assignment
from dashboard.connection import Stamp
from dashboard.frames import assignments, marathon, meetings, municipality, peers, register, standing
from dashboard.frames import quality as findings_of
from dashboard.plain import Row, by_indicator, rows
from dashboard.season import Season

Both = dict[str, Row]
"""A row for each indicator that has one."""


@dataclass(frozen=True)
class Edition:
    """Whose figures, of which day, read when; `today` is the reader's."""

    build: Stamp
    season: Season
    as_of: date
    today: date
    built_at: datetime

    @property
    def on(self) -> date:
        """The day of meetings and assignments: those of a season to come are asked today."""
        return min(self.as_of, self.today)

    @property
    def is_on(self) -> bool:
        """The marathon is on: before and after it nobody is behind or silent."""
        return self.season.is_on(self.as_of, self.today)

    @property
    def is_over(self) -> bool:
        """The day shown is after the last one."""
        return self.season.is_over(self.as_of)


@dataclass(frozen=True)
class Facts:
    """One municipality: its row of the register, by indicator those of `progress`, `movement` and `peers.standings`, the rest in full."""

    card: Row
    kin: int
    both: Both
    moved: Both
    place: Both
    checkpoints: list[Row]
    curve: pd.DataFrame
    findings: list[Row]
    assignments: list[Assignment]


def edition(build: Stamp, as_of: date | None = None) -> Edition:
    """The edition of that day, else of the last one that can be shown."""
    season = marathon.season(build)
    today = season.today(clock.now())
    built_at = meetings.built_at(build).astimezone(season.timezone)
    return Edition(build, season, as_of or season.latest(today), today, built_at)


def facts(of: Edition, ids: Sequence[str]) -> list[Facts]:
    """What is known of these municipalities, in that order."""
    known, chosen = register.register(of.build), tuple(ids)
    progress = by_indicator(standing.progress(of.build, of.as_of))
    moved = by_indicator(standing.movement(of.build, of.as_of, of.as_of - municipality.WEEK))
    places = by_indicator(peers.standings(of.build, of.as_of))
    checkpoints = municipality.checkpoints_of(of.build, of.as_of, chosen)
    curves = municipality.curves(of.build, of.as_of, chosen)
    due, daily = _each(checkpoints), _each(curves)
    to_mend = findings(of)
    assigned = asked.read(assignments.assignments(of.build, of.on))
    return [
        Facts(
            card=known[key],
            kin=judged.kin(known[key], known),
            both=progress[key],
            moved=moved[key],
            place=places.get(key, {}),
            checkpoints=rows(due.get(key, checkpoints.head(0))),
            curve=daily.get(key, curves.head(0)),
            findings=rows(quality.of_municipality(to_mend, key, known[key]["name"])),
            assignments=[one for one in assigned if one.municipality_id == key and one.is_due],
        )
        for key in chosen
    ]


def findings(of: Edition) -> pd.DataFrame:
    """What is to be mended: errors and warnings that stand in the sheets now and were there on that day already."""
    found = findings_of.findings(of.build)
    return found[(found["severity"] != "info") & (found["seen_on"] <= pd.Timestamp(of.on))]


def _each(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {str(key): found for key, found in frame.groupby("municipality_id", sort=False)}
