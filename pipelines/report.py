"""What a refresh says of itself: for each source how it went, what became of its rows, how much is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal

from pipelines.landing import Landing
from pipelines.notes import NotesReport
from pipelines.settings import Settings

Status = Literal["ok", "unchanged", "failed"]


@dataclass(frozen=True)
class Rows:
    """seen = loaded + blank + ignored + rejected, over all tabs of a source as they stand."""

    seen: int = 0
    loaded: int = 0
    blank: int = 0
    ignored: int = 0
    rejected: int = 0


@dataclass(frozen=True)
class Findings:
    """How many findings of each severity are open."""

    error: int = 0
    warning: int = 0
    info: int = 0


@dataclass(frozen=True)
class SourceReport:
    """One source in one refresh. `error` is one Russian sentence where `status` is «failed»."""

    name: str
    status: Status
    error: str | None = None
    requests: int = 0
    rows: Rows = field(default_factory=Rows)
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True)
class Report:
    """One refresh."""

    refresh_id: str
    started_at: datetime
    finished_at: datetime
    published: bool
    sources: tuple[SourceReport, ...]
    notes: tuple[NotesReport, ...] = ()  # on cells of Google spreadsheets
    books: int = 0  # spreadsheets and files that stand in the landing; more than one, and a place needs its book

    @property
    def failed(self) -> tuple[SourceReport, ...]:
        """The sources that could not be read, wholly or in part."""
        return tuple(source for source in self.sources if source.status == "failed")

    def as_json(self) -> dict[str, Any]:
        """As the command line's `--json` prints it."""
        moments = {"started_at": self.started_at.isoformat(), "finished_at": self.finished_at.isoformat()}
        unasked = {"books"} | (set() if self.notes else {"notes"})
        return {name: value for name, value in (asdict(self) | moments).items() if name not in unasked}


ROWS = """
    select source, sum(seen)::bigint, sum(loaded)::bigint, sum(blank)::bigint, sum(ignored)::bigint, sum(rejected)::bigint
    from _tab_rows group by source
"""
BOOKS = "select count(*) from landing.book join configured_source using (source)"
FINDINGS = """
    select source, count_if(code[1] = 'E'), count_if(code[1] = 'W'), count_if(code[1] = 'I') from found group by source
"""


def collect(
    landing: Landing,
    settings: Settings,
    tries: Sequence[SourceReport],
    *,
    refresh_id: str,
    started_at: datetime,
    published: bool,
) -> Report:
    """Adds to each try the counts of rows and findings that the build has made, in the order of the settings."""
    rows = {name: Rows(*counts) for name, *counts in landing.connection.execute(ROWS).fetchall()}
    findings = {name: Findings(*counts) for name, *counts in landing.connection.execute(FINDINGS).fetchall()}
    by_name = {
        t.name: replace(t, rows=rows.get(t.name, Rows()), findings=findings.get(t.name, Findings())) for t in tries
    }
    ordered = tuple(by_name[source.name] for source in settings.sources)
    (books,) = landing.connection.execute(BOOKS).fetchone() or (0,)
    return Report(refresh_id, started_at, datetime.now(UTC), published, ordered, books=books)


def check_json(
    report: Report, findings: Sequence[Mapping[str, Any]], sources: Sequence[str], language: str
) -> dict[str, Any]:
    """As `check --json` prints it: findings with their sentence in that language, and the rows of those sources."""
    names = (
        "code",
        "severity",
        "source",
        "book",
        "tab",
        "cell",
        "covers",
        "value",
        "suggestion",
        "url",
        "municipality_id",
    )
    rows = [asdict(source.rows) for source in report.sources if source.name in sources]
    return {
        "findings": [{name: f[name] for name in names} | {"message": f[f"message_{language}"]} for f in findings],
        "rows": {name: sum(row[name] for row in rows) for name in asdict(Rows())},
    }
