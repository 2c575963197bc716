"""Who asks Google: a service account with its token, or an API key; and how often it may."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import google.auth.api_key
import google.auth.exceptions
import google.oauth2.service_account
import requests

from pipelines import settings
from pipelines.errors import SourceError
from pipelines.sources.google.answer import promised, quoted
from pipelines.sources.google.transport import Deadline, Throttle, exchange
from pipelines.sources.google.trouble import Again, Trouble

Scopes = tuple[str, ...]
_METADATA: Final = "https://www.googleapis.com/auth/drive.metadata.readonly"
_WRITE: Final = "https://www.googleapis.com/auth/spreadsheets"
READING: Final = (f"{_WRITE}.readonly", _METADATA)
NOTING: Final = (_WRITE, _METADATA)  # reading, too: one token for both
CREATING: Final = (_WRITE, "https://www.googleapis.com/auth/drive.file")  # the files it made itself, and no other
# google-auth carries no types
_KeyCredentials: Any = google.auth.api_key.Credentials
_ServiceCredentials: Any = google.oauth2.service_account.Credentials
TOKEN_URI: Final = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address


@dataclass(frozen=True)
class Account:
    """Credentials and the turns that everyone who uses them shares.

    `email` is whom a spreadsheet must be shared with; None for an API key, which reads what anyone with the link may.
    """

    credentials: Any
    email: str | None
    throttle: Throttle
    lock: threading.Lock

    def headers(self, session: requests.Session, deadline: Deadline) -> dict[str, str]:
        """What authorises a request; a token is exchanged once and then used by all threads until it expires.

        Google's own `before_request` is passed by: it retries and sleeps beyond any deadline and, beside the token,
        asks another server about «regional access boundaries» in a thread of its own.
        """
        if not self.lock.acquire(timeout=deadline.left()):
            raise deadline.passed()
        try:
            if not self.credentials.valid:
                self._refresh(session, deadline)
            found: dict[str, str] = {}
            self.credentials.apply(found)
            return found
        finally:
            self.lock.release()

    def let_go(self) -> None:
        """A fetch ended at its deadline. A thread it left behind may hold the lock for good: the next starts afresh."""
        if self.lock.locked():
            _forget(self)

    def forget(self, headers: Mapping[str, str]) -> None:
        """The token in these headers was refused (401): the next request exchanges a new one."""
        with self.lock:
            if self.email and headers.get("authorization") == f"Bearer {self.credentials.token}":
                self.credentials.token = None

    def _refresh(self, session: requests.Session, deadline: Deadline) -> None:
        try:
            self.credentials.refresh(_Exchange(session, deadline))
        except google.auth.exceptions.GoogleAuthError as error:
            said = quoted(error.args[0] if error.args else "")
            raise Trouble(
                f"Google не выдал токен сервисному аккаунту {self.email} («{said}»)",
                "проверьте, что ключ не отозван, часы компьютера точны и google.token_uri верен",
            ) from None


@dataclass(frozen=True)
class _Exchange:
    """The transport that google-auth asks the token with: one bounded try, so that only `insist` repeats."""

    session: requests.Session
    deadline: Deadline

    def __call__(
        self, url: str, method: str = "GET", body: bytes | None = None, headers: Any = None, **_: object
    ) -> _TokenAnswer:
        response = exchange(self.session, self.deadline, method, url, data=body, headers=headers)
        if (response.ok or response.status_code >= 429) and not isinstance(promised(response).get("access_token"), str):
            raise Again("сервер токенов ответил без токена", "проверьте google.token_uri и прокси")
        return _TokenAnswer(response.status_code, response.headers, response.content)


@dataclass(frozen=True)
class _TokenAnswer:
    status: int
    headers: Mapping[str, str]
    data: bytes


_accounts: dict[tuple[str, str, int, Scopes], Account] = {}
_accounts_lock = threading.Lock()


def account(google_settings: settings.Google, scopes: Scopes | None = None) -> Account:
    """The account of these settings, one for all sources of the process: they share its token and its turns.

    It may do what reading needs, with `write_notes` also what writing needs, or what `scopes` say. The key file is read each time, so that a replaced one is noticed. Raises SourceError with the cure.
    """
    if google_settings.credentials is not None:
        info = _info(google_settings)
        secret, email = json.dumps(info, sort_keys=True), info["client_email"]
    else:
        info, email = None, None
        secret = _api_key(google_settings)
    digest = hashlib.sha256(secret.encode()).hexdigest()
    scopes = scopes or (NOTING if google_settings.write_notes else READING)
    mark = (digest, google_settings.endpoint, google_settings.requests_per_minute, scopes)
    with _accounts_lock:
        if mark not in _accounts:
            credentials = _credentials(google_settings, info, scopes) if info else _KeyCredentials(secret)
            _accounts[mark] = Account(
                credentials, email, Throttle(google_settings.requests_per_minute), threading.Lock()
            )
        return _accounts[mark]


def _forget(lost: Account) -> None:
    with _accounts_lock:
        for mark in [mark for mark, known in _accounts.items() if known is lost]:
            del _accounts[mark]


def _api_key(google_settings: settings.Google) -> str:
    key = google_settings.api_key
    if not key:
        raise SourceError(
            "доступ к Google не настроен; задайте google.credentials (ключ сервисного аккаунта) или google.api_key"
        )
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise SourceError(
            "google.api_key: в ключе есть пробелы или недопустимые знаки; скопируйте его из консоли Google заново"
        )
    return key


def _place(google_settings: settings.Google) -> str:
    found = google_settings.credentials
    return str(found) if isinstance(found, Path) else "google.credentials"


def _info(google_settings: settings.Google) -> dict[str, str]:
    """Fields of the service account's key, with the token address to use."""
    found = google_settings.credentials
    cure = "скачайте ключ JSON сервисного аккаунта заново и проверьте google.credentials"
    try:
        info = json.loads(found.read_text(encoding="utf-8-sig")) if isinstance(found, Path) else dict(found or {})
    except OSError as error:
        raise SourceError(f"{found}: ключ не читается ({error.strerror}); проверьте путь и права на файл") from None
    except ValueError:
        raise SourceError(f"{found}: ключ не в формате JSON; {cure}") from None
    fields = ("client_email", "private_key")
    if not isinstance(info, dict) or not all(isinstance(info.get(name), str) and info[name] for name in fields):
        raise SourceError(
            f"{_place(google_settings)}: это не ключ сервисного аккаунта (нужны client_email и private_key); {cure}"
        )
    info["private_key"] = info["private_key"].replace("\\n", "\n")  # pasted into TOML with the escapes of JSON
    info["token_uri"] = google_settings.token_uri or info.get("token_uri") or TOKEN_URI
    return info


def _credentials(google_settings: settings.Google, info: dict[str, str], scopes: Scopes) -> Any:
    try:
        return _ServiceCredentials.from_service_account_info(info, scopes=list(scopes))
    except (ValueError, google.auth.exceptions.GoogleAuthError):
        raise SourceError(
            f"{_place(google_settings)}: закрытый ключ (private_key) повреждён; "
            "скачайте ключ JSON сервисного аккаунта заново"
        ) from None
