"""One refresh, on one screen: fetch → land → read → build → publish."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime

from pipelines import warehouse
from pipelines.cells import Fetched
from pipelines.errors import BuildError, SourceError
from pipelines.intake import take
from pipelines.landing import Landing, open_landing
from pipelines.published import Row, findings
from pipelines.reading.values import Season
from pipelines.report import Report, SourceReport, collect
from pipelines.rereading import reread_if_changed
from pipelines.settings import Settings, Source
from pipelines.sources import reader

Progress = Callable[[str], None]  # told the name of each source as it is done


def refresh(
    settings: Settings,
    *,
    now: datetime | None = None,
    accept_deletions: bool = False,
    on_progress: Progress = lambda _: None,
) -> Report:
    """Reads every source, keeps what is new, publishes the warehouse. Raises LandingBusyError, BuildError."""
    now = now or datetime.now(UTC)
    refresh_id = uuid.uuid4().hex
    with open_landing(settings.landing) as landing:
        refuse_past(landing, now)
        tries = read_all(
            landing, settings, refresh_id, now=now, accept_deletions=accept_deletions, on_progress=on_progress
        )
        warehouse.publish(landing, settings, now)
        landing.note_refresh(refresh_id, now, published=True)
        return collect(landing, settings, tries, refresh_id=refresh_id, started_at=now, published=True)


def check(settings: Settings, *, on_progress: Progress = lambda _: None) -> tuple[Report, list[Row]]:
    """Reads every source into memory and returns what is wrong as rows of `finding`; writes nothing."""
    now = datetime.now(UTC)
    with open_landing(None) as landing:
        tries = read_all(landing, settings, "check", now=now, accept_deletions=True, on_progress=on_progress)
        landing.connection.execute("attach ':memory:' as warehouse")
        warehouse.build(landing, settings, now)
        report = collect(landing, settings, tries, refresh_id="check", started_at=now, published=False)
        return report, findings(landing.connection)


def rebuild(settings: Settings) -> Report:
    """Reads all that was ever seen once more, and publishes; asks no source."""
    now = datetime.now(UTC)
    with open_landing(settings.landing) as landing:
        reread_if_changed(landing, settings, anyway=True)
        warehouse.publish(landing, settings, now)
        tries = [SourceReport(source.name, "unchanged") for source in settings.sources]
        return collect(landing, settings, tries, refresh_id="rebuild", started_at=now, published=True)


def refuse_past(landing: Landing, now: datetime) -> None:
    """History only grows: a clock that went back, or a `--now` in the past, would turn its intervals round."""
    last = landing.last_moment()
    if last is not None and now < last:
        raise BuildError(
            f"сейчас {now:%d.%m.%Y %H:%M}, а последнее обновление было {last:%d.%m.%Y %H:%M}; проверьте часы или --now"
        )


def read_all(
    landing: Landing,
    settings: Settings,
    refresh_id: str,
    *,
    now: datetime,
    accept_deletions: bool,
    on_progress: Progress,
) -> list[SourceReport]:
    """Fetches all sources, lands and reads what they bring, and keeps how each went."""
    season = Season(settings.starts, settings.ends)
    reread_if_changed(landing, settings)
    tries = []
    for source, fetched in fetch_all(landing, settings):
        tries.append(take(landing, source, fetched, season, now=now, accept_deletions=accept_deletions))
        on_progress(source.name)
    landing.note_tries(refresh_id, now, [(t.name, t.status, t.error, t.requests) for t in tries])
    return tries


def fetch_all(landing: Landing, settings: Settings) -> Iterator[tuple[Source, Fetched | SourceError]]:
    """All sources side by side, each as soon as it is there. A failure is a value: the others go on."""
    known = {source.name: landing.stamps(source.name) for source in settings.sources}

    def fetch(source: Source) -> Fetched | SourceError:
        try:
            return reader(source, settings).fetch(known[source.name])
        except SourceError as error:
            return error

    with ThreadPoolExecutor(max_workers=8, thread_name_prefix="fetch") as pool:
        waiting = {pool.submit(fetch, source): source for source in settings.sources}
        for done in as_completed(waiting):
            yield waiting[done], done.result()
