"""The drawings of «Качество данных»."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.components import quality as drawn
from dashboard.components import states
from dashboard.conclusions import edits, quality, reporting
from dashboard.conclusions import sources as told
from dashboard.conclusions.names import joinable
from dashboard.connection import Stamp
from dashboard.frames import checkpoints, marathon
from dashboard.frames import quality as frames
from dashboard.frames import register as everybody
from dashboard.frames import reporting as reported
from dashboard.frames import sources as read
from dashboard.language import _
from dashboard.plain import rows
from dashboard.replay import replayed


def findings_of(build: Stamp, of: str | None) -> pd.DataFrame:
    """The findings of the chosen municipality, or all."""
    return quality.of_municipality(frames.findings(build), of, name_of(build, of))


def name_of(build: Stamp, of: str | None) -> str | None:
    """The name of the chosen municipality."""
    return None if of is None else everybody.register(build)[of]["name"]


def narrowed(build: Stamp, of: str | None, sheet: str | None, severity: str | None) -> pd.DataFrame:
    """The findings the reader has narrowed the list to."""
    return quality.narrowed(findings_of(build, of), sheet, severity)


def findings_frame(build: Stamp, of: str | None, sheet: str | None, severity: str | None) -> pd.DataFrame:
    """The same as they are taken away."""
    found = narrowed(build, of, sheet, severity)
    return joinable(drawn.findings_frame(found), found["municipality_id"], everybody.register(build))


def reports_of(build: Stamp, as_of: date, of: str | None) -> pd.DataFrame:
    """Who reported when, those to remind first."""
    found = reported.reporting(build, as_of)
    return reporting.reporting_rows(found if of is None else found[found["municipality_id"] == of])


def reports_frame(build: Stamp, as_of: date, of: str | None) -> pd.DataFrame:
    """The same as it is taken away."""
    found = reports_of(build, as_of, of)
    return joinable(drawn.reporting_frame(found), found["municipality_id"], everybody.register(build))


def versions_of(build: Stamp, as_of: date, of: str | None, indicator: str | None) -> pd.DataFrame:
    """Every value of the chosen municipality's figures, or of the edited figures of all."""
    if of is None or indicator is None:
        return frames.edited(build, as_of)
    return frames.versions(build, as_of, of, indicator)


def versions_frame(build: Stamp, as_of: date, of: str | None, indicator: str | None) -> pd.DataFrame:
    """The same as it is taken away."""
    found = versions_of(build, as_of, of, indicator)
    return joinable(drawn.versions_frame(found), found["municipality_id"], everybody.register(build))


def sources_of(build: Stamp) -> pd.DataFrame:
    """The sources, on the marathon's clock."""
    return told.on_the_clock(read.sources(build), marathon.season(build).timezone)


def sources_frame(build: Stamp) -> pd.DataFrame:
    """The same as it is taken away."""
    return drawn.sources_frame(sources_of(build))


@replayed
def headline(build: Stamp, of: str | None, past: bool) -> None:
    """How many findings there are and what to do, also while there are no municipalities; of a past day that they are those of now."""
    if not everybody.register(build):
        states.nobody()
    found = findings_of(build, of)
    now = _("Замечания — те, что открыты сейчас, а не на выбранный день.") if past else ""
    unread = bool((read.sources(build)["status"] == "failed").any())
    drawn.lead(quality.headline(found, name_of(build, of)), quality.cure(found, unread=unread), now)


@replayed
def findings(build: Stamp, of: str | None, sheet: str | None, severity: str | None) -> None:
    """The list of findings; where there is none, what was read."""
    found = narrowed(build, of, sheet, severity)
    if not found.empty:
        drawn.finding_list(found)
    elif findings_of(build, of).empty:
        states.nothing(_("Замечаний нет.") + " " + quality.rows_said(read.sources(build)))
    else:
        states.nothing(_("Таких замечаний нет: выберите другой лист или другую серьёзность."))
    if of is not None and (others := quality.of_nobody(frames.findings(build), findings_of(build, of))):
        states.nothing(quality.elsewhere(others))


@replayed
def all_findings(build: Stamp, of: str | None, sheet: str | None, severity: str | None) -> None:
    """The same as a table."""
    drawn.findings_table(narrowed(build, of, sheet, severity))


@replayed
def reports(build: Stamp, as_of: date, of: str | None, past: bool) -> None:
    """Who reported when."""
    found = reports_of(build, as_of, of)
    if found.empty:
        return  # there is nobody, and that is said above
    if of is None:
        drawn.lead(reporting.reporting_said(reported.reporting(build, as_of)))
    drawn.reminders(rows(reporting.to_remind(found) if of is None else found), past=past)
    drawn.reporting_table(found)


@replayed
def left_out(build: Stamp) -> None:
    """What was not loaded, and why."""
    drawn.lead(quality.rows_said(read.sources(build)))
    found = quality.left_out(frames.findings(build))
    if found:
        drawn.left_out_list(found)
    else:
        states.nothing(_("Загружено всё, что стоит в таблицах."))


@replayed
def totals(build: Stamp) -> None:
    """Sums of the sheets beside ours."""
    found = frames.totals(build)
    drawn.lead(quality.totals_said(found))
    if not found.empty:
        drawn.totals_table(found)


@replayed
def corrections(build: Stamp, as_of: date, of: str | None) -> None:
    """What was edited after a freeze."""
    found = edits.corrected(checkpoints.results(build, as_of))
    found = found if of is None else found[found["municipality_id"] == of]
    drawn.lead(edits.corrections_said(found))
    if not found.empty:
        drawn.corrections_list(rows(found))


@replayed
def versions(build: Stamp, as_of: date, of: str | None, indicator: str | None) -> None:
    """The history of figures."""
    found = versions_of(build, as_of, of, indicator)
    drawn.lead(
        edits.edited_said(found, edits.corrected(checkpoints.results(build, as_of)))
        if of is None
        else edits.versions_said(found)
    )
    if not found.empty:
        drawn.versions_table(found, of_one=of is not None)


@replayed
def sources(build: Stamp) -> None:
    """How the sources are."""
    found = sources_of(build)
    drawn.lead(told.all_said(found))
    drawn.failures(rows(found[found["status"] == "failed"]))
    drawn.sources_table(found)
