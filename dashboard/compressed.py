"""Streamlit's own scripts and styles as gzip: it sends them as they are, 10 MB where 3 will do, and phones wait for that.

Each file is compressed once per server and kept; browsers keep it under its hashed name for a year.
"""

from __future__ import annotations

import asyncio
import gzip

from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = "/static/"
WORTH_IT = 1_000
"""Bytes below which nothing is won."""


class Compressed:
    """ASGI middleware for GET of `FOLDER`; everything else, and whoever knows no gzip, goes by untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept; the first time, let the app answer and keep that."""
        if not _may_be_compressed(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        answer = self.kept.get(path)
        if answer is None:
            answer = await self._answer(scope, receive)
            if _is_a_file(answer):  # there are only so many, so this does not grow without end
                answer = self.kept[path] = await asyncio.to_thread(_compressed, answer)
        for message in answer:
            await send({**message, "headers": list(message["headers"])} if "headers" in message else message)

    async def _answer(self, scope: Scope, receive: Receive) -> list[Message]:
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await self.app(scope, receive, hold)
        return held


def _may_be_compressed(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(FOLDER):
        return False
    asked = dict(scope["headers"])
    return b"gzip" in asked.get(b"accept-encoding", b"") and b"range" not in asked


def _is_a_file(answer: list[Message]) -> bool:
    """Under a name that is not there Streamlit sends its page, which may change."""
    return answer[0]["status"] == 200 and b"immutable" in dict(answer[0]["headers"]).get(b"cache-control", b"")


def _compressed(answer: list[Message]) -> list[Message]:
    """Start and body as gzip; a picture or a font is compressed already and stays."""
    start = answer[0]
    headers = dict(start["headers"])
    body = b"".join(message.get("body", b"") for message in answer[1:])
    kind = headers.get(b"content-type", b"")
    is_text = kind.startswith(b"text/") or b"javascript" in kind or b"json" in kind or b"svg" in kind
    if is_text and len(body) >= WORTH_IT and b"content-encoding" not in headers:
        body = gzip.compress(body, compresslevel=6, mtime=0)
        headers |= {b"content-encoding": b"gzip", b"vary": b"Accept-Encoding"}
    headers[b"content-length"] = str(len(body)).encode()
    return [{**start, "headers": list(headers.items())}, {"type": "http.response.body", "body": body}]
