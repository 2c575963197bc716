"""The HTML around the pages: its language, its title before any script runs, and headers that keep strangers out."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TITLE = "Муниципальный диалог"
APP = Path(__file__).parent / "app"
FILES = StaticFiles(directory=APP)
STREAMLITS = b"<title>Streamlit</title>"
LINK = b'<link rel="stylesheet" href="./page.css">'
"""At the end of the body: after the rules that Streamlit puts into the head, and before anything is drawn without it."""

Headers = list[tuple[bytes, bytes]]


class HtmlShell:
    """ASGI middleware: Streamlit's page in Russian and only where it works, every answer with the headers of `headers()`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; an HTML answer is held back until it is whole, then rewritten."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        held: list[Message] = []

        async def pass_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *headers()]
                if _is_html(message):
                    held.append(message)
                    return
            if not held or message["type"] != "http.response.body":
                await send(message)
                return
            held.append(message)
            if not message.get("more_body"):
                for rewritten in _moved(held, scope) or _rewritten(held):
                    await send(rewritten)

        await self.app(_uncompressed(scope), receive, pass_on)


@cache
def headers() -> Headers:
    """What browsers may load and who may frame the pages: this server only, no one else."""
    policy = (
        f"default-src 'self'; script-src 'self' {' '.join(_inline_scripts())}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
    )
    return [
        (b"content-security-policy", policy.encode()),
        (b"referrer-policy", b"same-origin"),
        (b"x-content-type-options", b"nosniff"),
    ]


def _inline_scripts() -> list[str]:
    """Hashes of the scripts that stand in Streamlit's own page, whatever its version."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts]


def style(request: Request) -> Response:
    """The route of `app/page.css`: how everything looks that is our own."""
    return _file("page.css", request)


def script(request: Request) -> Response:
    """The route of `app/page.js`: Streamlit's own English in Russian, links without a reload, pictures of charts."""
    return _file("page.js", request)


def _file(name: str, request: Request) -> Response:
    """Asked for anew with each page, sent only if it changed."""
    path = APP / name
    answer = FILES.file_response(path, path.stat(), request.scope)
    answer.headers["cache-control"] = "no-cache"
    return answer


def _is_html(start: Message) -> bool:
    return bytes(dict(start["headers"]).get(b"content-type", b"")).startswith(b"text/html")


def _uncompressed(scope: Scope) -> Scope:
    """A request for a page without accept-encoding: a compressed page could not be rewritten."""
    if b"text/html" not in dict(scope["headers"]).get(b"accept", b""):
        return scope
    return {**scope, "headers": [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]}


def _moved(held: list[Message], scope: Scope) -> tuple[Message, Message] | None:
    """To `/municipality` from below it: there Streamlit's page would not find its scripts and stay white. None: all is well."""
    base = f"/{st.get_option('server.baseUrlPath').strip('/')}/".replace("//", "/")
    first, below, _ = scope["path"].removeprefix(base).partition("/")
    asks = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
    if not (below and asks and any(STREAMLITS in part.get("body", b"") for part in held)):
        return None
    query = f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
    to = (b"location", f"{base}{quote(first)}{query}".encode("latin-1"))
    start = {**held[0], "status": 307, "headers": [*headers(), to, (b"content-length", b"0")]}
    return start, {"type": "http.response.body", "body": b""}


def _rewritten(held: list[Message]) -> tuple[Message, Message]:
    start, *parts = held
    body = b"".join(part.get("body", b"") for part in parts)
    body = body.replace(b'<html lang="en">', b'<html lang="ru">')
    body = body.replace(STREAMLITS, f"<title>{TITLE}</title>".encode())
    body = body.replace(b"</head>", b'<script defer src="./page.js"></script></head>')
    body = body.replace(b"</body>", LINK + b"</body>")
    kept = [(k, v) for k, v in start["headers"] if k not in (b"content-length", b"etag")]
    start["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
    return start, {"type": "http.response.body", "body": body}
