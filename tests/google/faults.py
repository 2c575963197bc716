"""What can go wrong on the way: faults that tests queue and the emulator plays once their path is asked."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "status",  # an error status, optionally with Retry-After
    "hang",  # no answer at all
    "drip",  # the answer's body, a byte at a time
    "drip_headers",  # the answer's headers, a byte at a time
    "broken_json",  # half of the JSON, well transported
    "truncated",  # the connection ends before Content-Length
    "truncated_gzip",  # half of the compressed body, well transported
    "reset",  # connection reset
    "html",  # a web page with status 200, as hotel networks and proxies send
    "empty",  # status 200 and nothing
    "json",  # any other JSON with status 200
    "redirect",  # 302 to `location`
]

REASONS = {401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND", 429: "RESOURCE_EXHAUSTED"}


@dataclass
class Fault:
    """One fault for paths that match `on`, played `times` times (None: for ever)."""

    kind: Kind
    on: str = "*"
    times: int | None = 1
    status: int = 503
    retry_after: int | str | None = None
    body: Any = None
    every: float = 0.05  # seconds between dripping bytes
    location: str = ""

    @property
    def answered(self) -> int:
        """The status that goes out, 0 when the client never sees one."""
        known = {"hang": 0, "reset": 0, "drip_headers": 0, "redirect": 302, "status": self.status}
        return known.get(self.kind, 200)


@dataclass
class Faults:
    """The queue. The first that matches a path is played."""

    closing: threading.Event
    queue: list[Fault] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self, path: str) -> Fault | None:
        with self.lock:
            for fault in self.queue:
                if fnmatchcase(path, fault.on) and fault.times != 0:
                    fault.times = None if fault.times is None else fault.times - 1
                    return fault
        return None

    def play(self, fault: Fault, handler: BaseHTTPRequestHandler, good: bytes) -> None:
        """Answer wrongly where `good` would have been the body."""
        handler.close_connection = True
        match fault.kind:
            case "hang":
                self.closing.wait(60)
            case "reset":
                linger = struct.pack("ii", 1, 0)
                handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                handler.connection.close()
            case "drip_headers":
                self._drip(handler, b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000, fault.every)
            case "drip":
                _head(handler, 200, {"Content-Length": str(len(good))})
                self._drip(handler, good, fault.every)
            case "truncated":
                _send(handler, 200, good[: len(good) // 2], {"Content-Length": str(len(good))})
            case "truncated_gzip":
                packed = gzip.compress(good)
                _send(handler, 200, packed[: len(packed) // 2], {"Content-Encoding": "gzip"})
            case "broken_json":
                _send(handler, 200, good[: len(good) // 2])
            case "html":
                _send(handler, 200, b"<html><body>Sign in to the network</body></html>", {"Content-Type": "text/html"})
            case "redirect":
                _send(handler, 302, b"", {"Location": fault.location})
            case "status":
                after = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
                _send(handler, fault.status, fault.body or b"", after)
            case "empty" | "json":
                _send(handler, 200, fault.body or b"")

    def _drip(self, handler: BaseHTTPRequestHandler, body: bytes, every: float) -> None:
        for byte in body:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            if self.closing.wait(every):
                return


def _head(handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in ({"Content-Type": "application/json; charset=UTF-8", "Connection": "close"} | headers).items():
        handler.send_header(name, value)
    handler.end_headers()


def _send(handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
    _head(handler, status, {"Content-Length": str(len(body))} | (headers or {}))
    handler.wfile.write(body)
