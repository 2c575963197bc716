"""gspread on our terms: bounded, throttled, one try a request. The only module that knows gspread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import gspread.urls
import requests
from gspread.http_client import FileType, HTTPClient, ParamsType

from pipelines import settings
from pipelines.sources.google import drive, spreadsheet
from pipelines.sources.google.account import Account
from pipelines.sources.google.answer import as_promised, promised
from pipelines.sources.google.crew import side_by_side
from pipelines.sources.google.transport import Deadline, exchange, insist
from pipelines.sources.google.trouble import Again, Trouble

WORKERS: Final = 4
SHEETS_ROOT: Final = "https://sheets.googleapis.com"  # what gspread's addresses begin with
DRIVE_ROOT: Final = "https://www.googleapis.com"

T = TypeVar("T")
Json = dict[str, Any]


@dataclass
class Errand:
    """One errand at Google: as whom, until when, and how much it asked."""

    google: settings.Google
    account: Account
    deadline: Deadline
    requests: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def together(self, jobs: Sequence[Callable[[Http], T]]) -> list[T | Trouble]:
        """Results or Troubles of the jobs by the deadline; any other exception is a bug and is raised."""
        results: list[T | Trouble] = []
        for result in side_by_side(jobs, self.http, workers=WORKERS, deadline=self.deadline):
            if isinstance(result, Exception) and not isinstance(result, Trouble):
                raise result
            results.append(result)
        return results

    @contextmanager
    def http(self) -> Iterator[Http]:
        """gspread on a session of its own: one a thread."""
        with _Session() as session:
            yield Http(self, session)

    @contextmanager
    def ending(self) -> Iterator[None]:
        """Around everything: a thread left behind at the deadline may hold the account's lock for good."""
        try:
            yield
        finally:
            if self.deadline.left() <= 0:
                self.account.let_go()

    def count(self) -> None:
        """One more request."""
        with self.lock:
            self.requests += 1


class Http(HTTPClient):
    """gspread's way to the network, one try a request: our addresses, our turns, our deadline."""

    def __init__(self, errand: Errand, session: requests.Session) -> None:
        super().__init__(errand.account.credentials, session=session)
        self.errand = errand
        self.deadline = errand.deadline
        self.requests = 0
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
        own = self.errand.account
        keys = own.headers(self.session, self.deadline)
        own.throttle.wait(self.deadline)
        self.requests += 1
        self.errand.count()
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
            raise Again("Google не принял токен", "проверьте права сервисного аккаунта", after=0, undone=True)
        promised(response)
        return response

    def rooted(self, address: str) -> str:
        """gspread's address under the root that the settings name."""
        google = self.errand.google
        for root, own in ((SHEETS_ROOT, google.endpoint), (DRIVE_ROOT, google.drive_endpoint)):
            if address.startswith(root + "/"):
                return own.rstrip("/") + address.removeprefix(root)
        raise ValueError(f"gspread asks an address we do not know: {address}")

    def spreadsheet(self, key: str, fields: str = spreadsheet.FIELDS) -> Json:
        """One `spreadsheets.get` with titles, gids, merges, hidden rows, formats and values. Raises Again or Trouble."""
        return dict(self.fetch_sheet_metadata(key, {"fields": fields}))

    def new_spreadsheet(self, body: Json) -> str:
        """One `spreadsheets.create`; the new key. Raises Again or Trouble. Asked twice, it makes two."""
        answer = self.request(
            "post", gspread.urls.SPREADSHEETS_API_V4_BASE_URL, params={"fields": "spreadsheetId"}, json=body
        )
        with as_promised():
            return str(answer.json()["spreadsheetId"])

    def let_edit(self, key: str, email: str, message: str) -> None:
        """One `permissions.create`: an editor more, told so by mail. Raises Again or Trouble.

        gspread's own `insert_permission` writes booleans as Python does, which Google's documents do not allow.
        """
        self.request(
            "post",
            f"{gspread.urls.DRIVE_FILES_API_V3_URL}/{key}/permissions",
            params={"supportsAllDrives": "true", "sendNotificationEmail": "true", "emailMessage": message},
            json={"type": "user", "role": "writer", "emailAddress": email},
        )

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
