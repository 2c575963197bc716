"""One refresh, on one screen: fetch → land → read → build → publish → answer."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue
from threading import Thread

from pipelines import warehouse
from pipelines.cells import Fetched
from pipelines.errors import BuildError, SourceError
from pipelines.intake import take
from pipelines.landing import Landing, open_landing
from pipelines.notes import write_notes
from pipelines.published import Row, findings
from pipelines.reading.season import Season
from pipelines.report import Report, SourceReport, collect
from pipelines.rereading import reread_if_changed
from pipelines.settings import Settings, Source
from pipelines.sources import reader

Progress = Callable[[str], None]  # told the name of each source as it is done
WORKERS = 8


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
        now = later_than_before(landing, now)
        tries = read_all(
            landing, settings, refresh_id, now=now, accept_deletions=accept_deletions, on_progress=on_progress
        )
        warehouse.publish(landing, settings, now)
        landing.note_refresh(refresh_id, now, published=True)
        notes = write_notes(landing, settings, now)
        report = collect(landing, settings, tries, refresh_id=refresh_id, started_at=now, published=True)
        return replace(report, notes=tuple(notes))


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


def later_than_before(landing: Landing, now: datetime) -> datetime:
    """`now`, a microsecond later where something was seen at that very moment; history only grows.

    Raises BuildError for a clock that went back, or a `--now` in the past: its intervals would be turned round.
    """
    last = landing.last_moment()
    if last is None or now > last:
        return now
    if last - now < timedelta(seconds=1):
        return last + timedelta(microseconds=1)
    cure = "проверьте часы или --now; если прошлый раз ошибочен, верните резервную копию landing"
    raise BuildError(
        f"сейчас {now:%d.%m.%Y %H:%M}, а последнее обновление было {last.astimezone(now.tzinfo):%d.%m.%Y %H:%M}; {cure}"
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

    # daemon threads: a run that is told to stop does not wait for a server that hangs
    done: SimpleQueue[tuple[Source, Fetched | SourceError | BaseException]] = SimpleQueue()
    waiting: SimpleQueue[Source | None] = SimpleQueue()

    def work() -> None:
        while (source := waiting.get()) is not None:
            try:
                done.put((source, fetch(source)))
            except BaseException as bug:  # noqa: BLE001 - it is raised where the results are taken
                done.put((source, bug))

    workers = min(WORKERS, len(settings.sources))
    for source in [*settings.sources, *[None] * workers]:
        waiting.put(source)
    for _ in range(workers):
        Thread(target=work, name="fetch", daemon=True).start()
    for _ in settings.sources:
        source, result = done.get()
        if isinstance(result, BaseException) and not isinstance(result, SourceError):
            raise result
        yield source, result
