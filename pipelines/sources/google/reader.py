"""Google Sheets: one shared spreadsheet, or every spreadsheet of a Drive folder."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from pipelines import settings
from pipelines.cells import Book, Fetched
from pipelines.errors import SourceError
from pipelines.sources.google import drive, spreadsheet
from pipelines.sources.google.account import account
from pipelines.sources.google.client import Errand, Http
from pipelines.sources.google.explanation import explained
from pipelines.sources.google.transport import Clock, Deadline, insist
from pipelines.sources.google.trouble import Trouble

STAMP_PATIENCE: Final = 0.25  # the share of the time that Drive may take before one spreadsheet is read without it

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class GoogleReader:
    """Reads one `[[sources]]` entry with `spreadsheet` or `folder`."""

    source: settings.Source
    google: settings.Google
    give_up_after: float = field(kw_only=True)  # seconds for a whole fetch
    clock: Clock = field(default_factory=Clock, kw_only=True)

    def fetch(self, known: Mapping[str, str]) -> Fetched:
        """Spreadsheets whose stamp (our edition, Drive's `modifiedTime/version`) is not the known one, as `Book`s.

        Takes `give_up_after` seconds at most. A spreadsheet of a folder that cannot be read is a failure, with the
        others returned. `requests` counts questions to Sheets and Drive with their retries, not token exchanges.
        Raises SourceError when nothing of the source can be read.
        """
        deadline = Deadline(self.give_up_after, self.clock)
        visit = _Visit(self.google, account(self.google), deadline, known=known)
        with visit.ending():
            if self.source.folder is not None:
                return visit.folder(drive.folder_key(self.source.folder))
            return visit.single(drive.spreadsheet_key(self.source.spreadsheet or ""))


@dataclass(kw_only=True)
class _Visit(Errand):
    """One fetch, and what is known already."""

    known: Mapping[str, str]

    def single(self, key: str) -> Fetched:
        """One spreadsheet."""
        [result] = self.together([lambda http: self.book(http, self.file(http, key))])
        if isinstance(result, Trouble):
            raise SourceError(explained(result, f"таблица {key}", self.account.email), requests=self.requests)
        return self.fetched({key: result}, {})

    def folder(self, key: str) -> Fetched:
        """Every spreadsheet of a folder, several at a time."""
        [files] = self.together([lambda http: drive.folder_files(http.ask_drive, key)])
        if isinstance(files, Trouble):
            raise SourceError(explained(files, f"папка {key}", self.account.email), requests=self.requests)
        results = self.together([partial(self.book, file=file) for file in files])
        titles = Counter(file.title for file in files)
        good: dict[str, Book | None] = {}
        failures: dict[str, str] = {}
        for file, result in zip(files, results, strict=True):
            if isinstance(result, Trouble):
                place = f"таблица «{file.title}»" + (f" ({file.key})" if titles[file.title] > 1 else "")
                failures[file.key] = explained(result, place, self.account.email)
            else:
                good[file.key] = result
        if not good:
            rest = f" (не прочитана ни одна из {len(files)} таблиц папки)" if len(files) > 1 else ""
            raise SourceError(next(iter(failures.values())) + rest, requests=self.requests)
        return self.fetched(good, failures)

    def fetched(self, results: Mapping[str, Book | None], failures: Mapping[str, str]) -> Fetched:
        return Fetched(
            books=tuple(book for book in results.values() if book is not None),
            unchanged=frozenset(key for key, book in results.items() if book is None),
            failures=failures,
            requests=self.requests,
        )

    def file(self, http: Http, key: str) -> drive.File:
        """The spreadsheet with its stamp; without one where Drive does not answer, for Sheets may.

        (An API key without Drive, Drive not enabled in the project, a firewall that lets only Sheets through.) Whether
        it is binned is then not known, either: it is read as long as Sheets shows it.
        """
        with http.within(self.deadline.sooner(STAMP_PATIENCE)):
            try:
                return drive.spreadsheet_file(http.ask_drive, key)
            except drive.Unreadable:
                raise
            except Trouble as trouble:
                logger.info("spreadsheet %s is read without a stamp: %s", key, trouble)
                return drive.File(key, "", None)

    def book(self, http: Http, file: drive.File) -> Book | None:
        """The spreadsheet, or None when it is still as known. The stamp is older than the content, never newer."""
        stamp = None if file.stamp is None else f"{spreadsheet.EDITION}-{file.stamp}"
        if stamp is not None and self.known.get(file.key) == stamp:
            return None
        return insist(lambda: spreadsheet.book(http.spreadsheet(file.key), file.key, stamp), self.deadline)
