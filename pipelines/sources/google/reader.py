"""Google Sheets: one shared spreadsheet, or every spreadsheet of a Drive folder. The only module that knows gspread."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, TypeVar

import gspread.urls
import requests
from gspread.http_client import FileType, HTTPClient, ParamsType

from pipelines import settings
from pipelines.cells import Book, Fetched
from pipelines.errors import SourceError
from pipelines.sources.google import drive, spreadsheet
from pipelines.sources.google.account import Account, account
from pipelines.sources.google.answer import as_promised, promised
from pipelines.sources.google.crew import side_by_side
from pipelines.sources.google.explanation import explained
from pipelines.sources.google.transport import Clock, Deadline, exchange, insist
from pipelines.sources.google.trouble import Again, Trouble

WORKERS: Final = 4
STAMP_PATIENCE: Final = 0.25  # the share of the time that Drive may take before one spreadsheet is read without it
SHEETS_ROOT: Final = "https://sheets.googleapis.com"  # what gspread's addresses begin with
DRIVE_ROOT: Final = "https://www.googleapis.com"

logger = logging.getLogger(__name__)
T = TypeVar("T")


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
        visit = _Visit(self.google, account(self.google), deadline, known)
        try:
            if self.source.folder is not None:
                return visit.folder(drive.folder_key(self.source.folder))
            return visit.single(drive.spreadsheet_key(self.source.spreadsheet or ""))
        finally:
            if deadline.left() <= 0:
                visit.account.let_go()


@dataclass
class _Visit:
    """One fetch: with what it asks, what is known already, when it must end, how much it asked."""

    google: settings.Google
    account: Account
    deadline: Deadline
    known: Mapping[str, str]
    requests: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

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

    def file(self, http: _Http, key: str) -> drive.File:
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

    def book(self, http: _Http, file: drive.File) -> Book | None:
        """The spreadsheet, or None when it is still as known. The stamp is older than the content, never newer."""
        stamp = None if file.stamp is None else f"{spreadsheet.EDITION}-{file.stamp}"
        if stamp is not None and self.known.get(file.key) == stamp:
            return None
        return insist(lambda: spreadsheet.book(http.spreadsheet(file.key), file.key, stamp), self.deadline)

    def together(self, jobs: Sequence[Callable[[_Http], T]]) -> list[T | Trouble]:
        """Results or Troubles of the jobs by the deadline; any other exception is a bug and is raised."""
        results: list[T | Trouble] = []
        for result in side_by_side(jobs, self.http, workers=WORKERS, deadline=self.deadline):
            if isinstance(result, Exception) and not isinstance(result, Trouble):
                raise result
            results.append(result)
        return results

    @contextmanager
    def http(self) -> Iterator[_Http]:
        """gspread on a session of its own: one a thread."""
        with _Session() as session:
            yield _Http(self, session)

    def count(self) -> None:
        with self.lock:
            self.requests += 1


class _Http(HTTPClient):
    """gspread's way to the network, one try a request: our addresses, our turns, our deadline."""

    def __init__(self, visit: _Visit, session: requests.Session) -> None:
        super().__init__(visit.account.credentials, session=session)
        self.visit = visit
        self.deadline = visit.deadline
        self.renewed = False

    def request(  # noqa: PLR0917 - gspread's own signature
        self,
        method: str,
        endpoint: str,
        params: ParamsType | None = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: FileType = None,
        headers: MutableMapping[str, str] | None = None,
    ) -> requests.Response:
        """A good answer with a JSON object. Raises Again or Trouble."""
        own = self.visit.account
        keys = own.headers(self.session, self.deadline)
        own.throttle.wait(self.deadline)
        self.visit.count()
        response = exchange(
            self.session,
            self.deadline,
            method,
            self.rooted(endpoint),
            params=params,
            data=data,
            json=json,
            files=files,
            headers={**(headers or {}), **keys},
        )
        if response.status_code == 401 and own.email and not self.renewed:
            self.renewed = True  # a token may expire early; one that is refused twice is refused
            own.forget(keys)
            raise Again("Google не принял токен", "проверьте права сервисного аккаунта", after=0)
        promised(response)
        return response

    def rooted(self, address: str) -> str:
        """gspread's address under the root that the settings name."""
        for root, own in ((SHEETS_ROOT, self.visit.google.endpoint), (DRIVE_ROOT, self.visit.google.drive_endpoint)):
            if address.startswith(root + "/"):
                return own.rstrip("/") + address.removeprefix(root)
        raise ValueError(f"gspread asks an address we do not know: {address}")

    def spreadsheet(self, key: str) -> dict[str, Any]:
        """One `spreadsheets.get` with titles, gids, merges, hidden rows, formats and values. Raises Again or Trouble."""
        return dict(self.fetch_sheet_metadata(key, {"fields": spreadsheet.FIELDS}))

    def ask_drive(self, path: str, params: dict[str, str], read: Callable[[drive.Json], T]) -> T:
        """`drive.Ask`."""

        def once() -> T:
            answer = self.request("get", gspread.urls.DRIVE_FILES_API_V3_URL + path, params=dict(params)).json()
            with as_promised():
                return read(answer)

        return insist(once, self.deadline)

    @contextmanager
    def within(self, deadline: Deadline) -> Iterator[None]:
        """Ask only until that deadline."""
        before, self.deadline = self.deadline, deadline
        try:
            yield
        finally:
            self.deadline = before


class _Session(requests.Session):
    """A session that no ~/.netrc speaks for and whose keys do not follow a redirect to another host."""

    def __init__(self) -> None:
        super().__init__()
        self.auth = lambda request: request

    def rebuild_auth(self, prepared_request: requests.PreparedRequest, response: requests.Response) -> None:
        """`requests` calls it on every redirect; its own forgets only the Authorization header."""
        if self.should_strip_auth(response.request.url, prepared_request.url):  # type: ignore[no-untyped-call]
            for name in ("Authorization", "X-Goog-Api-Key"):
                prepared_request.headers.pop(name, None)
