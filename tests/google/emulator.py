"""A Google of our own on the loopback interface: Sheets v4, Drive v3 and the token endpoint, as far as we use them.

    with Emulator() as google:
        sheet = google.spreadsheet("Свод", {"Факт": [["Дата", "Муниципалитет"], [date(2026, 9, 1), "Липовский район"]]})
        settings = Google(credentials=google.key_file(tmp_path), endpoint=google.endpoint,
                          drive_endpoint=google.drive_endpoint)       # or google.toml(tmp_path) for marathon.toml
        ...
        sheet.type("Факт", "C2", 12)                                  # a coordinator types
        google.fault("status", on="/v4/*", times=2, status=429, retry_after=1)
        assert [asked.path for asked in google.log] == [...]

Answers are cut by real field masks and checked against Google's discovery documents; so are requests. Whatever does
not fit is collected in `violations` and raised when the `with` ends, so that every test of the suite checks it.
Values are answered as typed; a `str` stays text even when Google would take it for a number.
"""

from __future__ import annotations

import gzip
import json
import re
import secrets
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import parse_qs, urlsplit

from tests.google import discovery, masks
from tests.google.faults import REASONS, Fault, Faults, Kind
from tests.google.oauth import Denied, TokenOffice
from tests.google.spreadsheets import Excel, File, Folder, Json, Readers, Spreadsheet, Typed
from tests.google.writing import Invalid, apply, created

F = TypeVar("F", bound=File)
SECRET_HEADERS = ("authorization", "x-goog-api-key", "proxy-authorization")


class ApiError(Exception):
    """An error answer in Google's format."""

    def __init__(
        self, code: int, status: str, message: str, reason: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.headers = dict(headers or {})
        error: Json = {"code": code, "message": message, "status": status}
        if reason:
            info = "type.googleapis.com/google.rpc.ErrorInfo"
            error["errors"] = [{"message": message, "domain": "global", "reason": reason}]
            error["details"] = [{"@type": info, "reason": reason, "domain": "googleapis.com"}]
        self.body = json.dumps({"error": error}).encode()


@dataclass(frozen=True)
class Caller:
    """Who asks: the service account with what its token opens, or whoever has an API key (no address)."""

    email: str | None
    scopes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Asked:
    """One request as it came, without secrets."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]  # names in lower case
    at: float  # time.monotonic()
    status: int  # of our answer, 0 for none
    body: Any = None  # JSON that came along


@dataclass
class Emulator:
    """See the module. Attributes may be changed while it runs."""

    quota_per_minute: int | None = None  # API requests per `quota_window`, above it Google's 429
    quota_window: float = 60.0
    page_limit: int = 1000  # files a page at most, whatever is asked
    is_drive_enabled: bool = True
    has_storage: bool = True  # the service account may own files
    mails: list[tuple[str, str, str]] = field(default_factory=list)  # address, key of the file, message
    api_key: str = field(default_factory=lambda: "AIza" + secrets.token_urlsafe(26))
    office: TokenOffice = field(default_factory=TokenOffice)
    files: dict[str, File] = field(default_factory=dict)
    log: list[Asked] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._closing = threading.Event()
        self._faults = Faults(self._closing)
        self._spent: list[float] = []
        self._lock = threading.RLock()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.005,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        if error is None:
            assert not self.violations, "not what Google's discovery documents say: " + "; ".join(self.violations)

    @property
    def endpoint(self) -> str:
        """The root of Sheets."""
        return f"http://127.0.0.1:{self._server.server_port}"

    drive_endpoint = endpoint

    @property
    def token_uri(self) -> str:
        return f"{self.endpoint}/token"

    @property
    def email(self) -> str:
        """Of the service account."""
        return self.office.email

    def key(self) -> dict[str, str]:
        """The service account's key."""
        return self.office.key(self.token_uri)

    def key_file(self, folder: Path) -> Path:
        """The service account's key as a file in this folder."""
        path = folder / "service-account.json"
        path.write_text(json.dumps(self.key()), encoding="utf-8")
        return path

    def toml(self, folder: Path) -> str:
        """The `[google]` table of a marathon.toml whose key file is put into this folder."""
        lines = {
            "credentials": str(self.key_file(folder)),
            "endpoint": self.endpoint,
            "drive_endpoint": self.drive_endpoint,
        }
        return "[google]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in lines.items())

    def spreadsheet(
        self,
        title: str,
        tabs: Mapping[str, Sequence[Sequence[Typed]]] | None = None,
        *,
        folder: Folder | None = None,
        readers: Readers = "link",
        locale: str = "ru_RU",
    ) -> Spreadsheet:
        """A new spreadsheet, readable by whoever has the link unless `readers` says otherwise."""
        return self._kept(Spreadsheet(title, tabs or {}, folder, readers, locale))

    def folder(self, title: str, *, readers: Readers = "link") -> Folder:
        return self._kept(Folder(title, None, readers))

    def excel(self, title: str, *, folder: Folder | None = None) -> Excel:
        return self._kept(Excel(title, folder))

    def _kept(self, file: F) -> F:
        self.files[file.key] = file
        return file

    def fault(self, kind: Kind, on: str = "*", times: int | None = 1, **more: Any) -> None:
        """Queue a fault for paths like `on` («/v4/*», «/drive/*», «/token»), `times` times, None for ever."""
        fault = Fault(kind, on, times, **more)
        if isinstance(fault.body, dict | list):
            fault.body = json.dumps(fault.body).encode()
        if kind == "status" and fault.body is None:
            fault.body = ApiError(fault.status, REASONS.get(fault.status, "UNAVAILABLE"), "queued fault").body
        self._faults.queue.append(fault)

    def clear_faults(self) -> None:
        self._faults.queue.clear()

    def asked(self, on: str = "*") -> list[Asked]:
        """What was asked at paths like `on`, in order."""
        return [asked for asked in self.log if fnmatchcase(asked.path, on)]

    def revoke_tokens(self) -> None:
        """Tokens handed out so far are refused from now on."""
        self.office.tokens.clear()

    def revoke_key(self) -> None:
        """The service account's key was deleted in the console."""
        self.office.is_revoked = True

    # what the server asks

    def answer(self, method: str, path: str, query: Mapping[str, list[str]], headers: Any, body: bytes) -> Json:
        """The JSON of a good answer. Raises ApiError or Denied."""
        if path == "/token" and method == "POST":
            return self.office.exchange(parse_qs(body.decode()), self.token_uri)
        found = discovery.method(method, path)
        if found is None:
            self.violations.append(f"{method} {path} is no method of Google's")
            raise ApiError(404, "NOT_FOUND", "Not found")
        called, key = found
        self.violations += called.wrong_parameters(query)
        sent = json.loads(body) if body else None
        self.violations += called.wrong_request(sent)
        caller = self._authorised(called, headers)
        self._spend()
        mask = self._mask(called, query)
        try:
            result = self._result(called, key, query, sent, caller)
        except Invalid as error:
            self.violations += error.violations
            raise ApiError(400, "INVALID_ARGUMENT", str(error)) from None
        answer: Json = masks.cut(result, mask)
        self.violations += called.wrong_answer(answer)
        return answer

    def _result(
        self, called: discovery.Method, key: str, query: Mapping[str, list[str]], sent: Any, caller: Caller
    ) -> Json:
        if called.document == "drive.v3" and not self.is_drive_enabled:
            message = "Google Drive API has not been used in project 1 before or it is disabled."
            raise ApiError(403, "PERMISSION_DENIED", message, "accessNotConfigured")
        match called.name:
            case "sheets.spreadsheets.get":
                return self._spreadsheet(key, query, caller)
            case "sheets.spreadsheets.batchUpdate":
                return self._updated(key, sent, caller)
            case "sheets.spreadsheets.create":
                return self._created(sent, caller)
            case "drive.files.get":
                file = self.files.get(key)
                if file is None or not _may_read(file, caller):
                    raise ApiError(404, "NOT_FOUND", f"File not found: {key}.", "notFound")
                return file.resource()
            case "drive.files.list":
                return self._listed({name: values[-1] for name, values in query.items()}, caller)
            case "drive.permissions.create":
                return self._shared(key, query, sent, caller)
        raise ApiError(501, "UNIMPLEMENTED", f"the emulator does not know {called.name}")

    def _readable(self, key: str, caller: Caller) -> Spreadsheet:
        file = self.files.get(key)
        if file is None or isinstance(file, Folder):
            raise ApiError(404, "NOT_FOUND", "Requested entity was not found.")
        if not _may_read(file, caller):
            raise ApiError(403, "PERMISSION_DENIED", "The caller does not have permission")
        if not isinstance(file, Spreadsheet):
            raise ApiError(400, "FAILED_PRECONDITION", "This operation is not supported for this document")
        return file

    def _spreadsheet(self, key: str, query: Mapping[str, list[str]], caller: Caller) -> Json:
        answer = self._readable(key, caller).answer(caller.email)
        if "fields" not in query and query.get("includeGridData") != ["true"]:
            for sheet in answer["sheets"]:
                sheet.pop("data", None)
        return answer

    def _updated(self, key: str, sent: Json, caller: Caller) -> Json:
        """All of a batch or nothing; only notes are ours to write."""
        file = self._readable(key, caller)
        if caller.email not in file.editors:
            raise ApiError(403, "PERMISSION_DENIED", "The caller does not have permission")
        apply(file, sent, caller.email)
        return {"spreadsheetId": key, "replies": [{} for _ in sent["requests"]]}

    def _created(self, sent: Json, caller: Caller) -> Json:
        if not self.has_storage:
            raise ApiError(403, "PERMISSION_DENIED", "The caller does not have permission")
        file = self._kept(created(sent))
        file.maker = caller.email or ""
        file.let_edit(file.maker)
        answer = file.answer(caller.email)
        for sheet in answer["sheets"]:
            sheet.pop("data", None)
        return answer

    def _shared(self, key: str, query: Mapping[str, list[str]], sent: Json, caller: Caller) -> Json:
        file = self.files.get(key)
        is_open = "https://www.googleapis.com/auth/drive" in caller.scopes
        if file is None or caller.email not in file.editors or not (is_open or file.maker == caller.email):
            raise ApiError(404, "NOT_FOUND", f"File not found: {key}.", "notFound")
        address = sent.get("emailAddress", "")
        if (sent.get("type"), sent.get("role")) != ("user", "writer") or not re.fullmatch(r"\S+@\S+\.\S+", address):
            message = "The specified emailAddress is invalid or not applicable for the given permission type."
            raise ApiError(400, "INVALID_ARGUMENT", message, "invalidSharingRequest")
        file.let_edit(address)
        if query.get("sendNotificationEmail") != ["false"]:
            self.mails.append((address, key, query.get("emailMessage", [""])[0]))
        return {"kind": "drive#permission", "id": str(len(file.editors)), "type": "user", "role": "writer"}

    def _listed(self, query: Mapping[str, str], caller: Caller) -> Json:
        """Files of a folder, a page of them. A folder that may not be read looks empty."""
        wanted = _conditions(query.get("q", ""))
        folder = self.files.get(wanted["parents"])
        is_visible = folder is not None and _may_read(folder, caller)
        found = [
            file.resource()
            for file in self.files.values()
            if is_visible
            and file.folder is folder
            and file.mime_type == wanted.get("mimeType", file.mime_type)
            and str(file.is_trashed()).lower() == wanted.get("trashed", str(file.is_trashed()).lower())
        ]
        start = self._page(query)
        end = start + min(int(query.get("pageSize", 100)), self.page_limit)
        page: Json = {"kind": "drive#fileList", "incompleteSearch": False, "files": found[start:end]}
        if end < len(found):
            page["nextPageToken"] = f"~!!~{end}!{query.get('q', '')}"
        return page

    def _page(self, query: Mapping[str, str]) -> int:
        if "pageToken" not in query:
            return 0
        match = re.fullmatch(r"~!!~(\d+)!(.*)", query["pageToken"])
        if not match or match[2] != query.get("q", ""):
            raise ApiError(400, "INVALID_ARGUMENT", "Invalid Value", "invalid")
        return int(match[1])

    def _authorised(self, called: discovery.Method, headers: Any) -> Caller:
        """Who asks. Raises ApiError for strangers."""
        bearer, key = headers.get("Authorization"), headers.get("X-Goog-Api-Key")
        if bearer:
            scopes = self.office.tokens.get(bearer.removeprefix("Bearer "))
            if scopes is None:
                raise ApiError(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.", "authError")
            if not scopes & called.scopes:
                message = "Request had insufficient authentication scopes."
                raise ApiError(403, "PERMISSION_DENIED", message, "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
            return Caller(self.email, scopes)
        if key is None:
            raise ApiError(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers.", "forbidden")
        if key != self.api_key:
            message = "API key not valid. Please pass a valid API key."
            raise ApiError(400, "INVALID_ARGUMENT", message, "API_KEY_INVALID")
        if called.http_method != "GET":
            message = "API keys are not supported by this API. Expected OAuth2 access token."
            raise ApiError(401, "UNAUTHENTICATED", message, "CREDENTIALS_MISSING")
        return Caller(None)

    def _mask(self, called: discovery.Method, query: Mapping[str, list[str]]) -> masks.Mask:
        text = ",".join(query.get("fields", []))
        if not text:
            return masks.parse("kind,id,name,mimeType") if called.name == "drive.files.get" else {}
        try:
            mask = masks.parse(text)
        except ValueError as error:
            raise ApiError(400, "INVALID_ARGUMENT", str(error), "invalidParameter") from None
        if wrong := called.wrong_fields(mask):
            raise ApiError(400, "INVALID_ARGUMENT", f"Invalid field selection {wrong[0]}", "invalidParameter")
        return mask

    def _spend(self) -> None:
        with self._lock:
            now = time.monotonic()
            self._spent = [at for at in self._spent if now - at < self.quota_window]
            if self.quota_per_minute is not None and len(self._spent) >= self.quota_per_minute:
                message = (
                    "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user'"
                )
                raise ApiError(429, "RESOURCE_EXHAUSTED", message, "RATE_LIMIT_EXCEEDED")
            self._spent.append(now)

    def next_fault(self, path: str) -> Fault | None:
        return self._faults.next(path)

    def play(self, fault: Fault, handler: BaseHTTPRequestHandler, good: bytes) -> None:
        self._faults.play(fault, handler, good)


def _may_read(file: File, caller: Caller) -> bool:
    is_account = caller.email is not None
    return file.readers == "link" or (file.readers == "account" and is_account) or caller.email in file.editors


def _conditions(q: str) -> dict[str, str]:
    """`'F' in parents and mimeType='…' and trashed=false` as a mapping. Raises ApiError for what Drive would not take."""
    found: dict[str, str] = {}
    for part in re.split(r"\s+and\s+", q.strip()):
        if match := re.fullmatch(r"'([^']+)' in parents", part):
            found["parents"] = match[1]
        elif match := re.fullmatch(r"(mimeType)\s*=\s*'([^']+)'|(trashed)\s*=\s*(true|false)", part):
            name, value = (group for group in match.groups() if group)
            found[name] = value
        else:
            raise ApiError(400, "INVALID_ARGUMENT", "Invalid Value", "invalid")
    return found


class _Server(ThreadingHTTPServer):
    def __init__(self, emulator: Emulator) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.emulator = emulator

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base class's signature
        """A client that gave up is no fault of ours; anything else is."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            self.emulator.violations.append(f"the emulator broke: {error!r}")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every answer waits 40 ms for the acknowledgement of its headers
    server: _Server

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        """Also what a proxy is asked: then the request line holds the whole address."""
        emulator = self.server.emulator
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        query = parse_qs(address.query, keep_blank_values=True)
        asked = {name.lower(): "…" if name.lower() in SECRET_HEADERS else value for name, value in self.headers.items()}
        once = {name: values[-1] for name, values in query.items()}
        at = time.monotonic()
        fault = emulator.next_fault(address.path)
        is_refused = fault is not None and fault.kind in ("status", "redirect") and self.command == "POST"
        status, good, headers = (0, b"", {}) if is_refused else self._answered(address.path, query, body)
        status = fault.answered if fault else status
        sent = (
            json.loads(body) if body and self.headers.get("Content-Type", "").startswith("application/json") else None
        )
        emulator.log.append(Asked(self.command, address.path, once, asked, at, status, sent))  # before the client knows
        if fault:
            emulator.play(fault, self, good)
        else:
            self._send(status, good, headers)

    def _answered(self, path: str, query: Mapping[str, list[str]], body: bytes) -> tuple[int, bytes, dict[str, str]]:
        try:
            answer = self.server.emulator.answer(self.command, path, query, self.headers, body)
        except ApiError as error:
            return error.code, error.body, error.headers
        except Denied as error:
            word, description = error.args
            return 400, json.dumps({"error": word, "error_description": description}).encode(), {}
        return 200, json.dumps(answer, ensure_ascii=False).encode(errors="backslashreplace"), {}

    def _send(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        packs = "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(body, 1) if packs else body
        self.send_response(status)
        for name, value in {"Content-Type": "application/json; charset=UTF-8", **headers}.items():
            self.send_header(name, value)
        if packs:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Requests stand in `Emulator.log`."""
