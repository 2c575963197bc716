"""What an answer of a Google server means: the JSON object it promised, a reason to ask again, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import requests

from pipelines.sources.google.transport import retry_after
from pipelines.sources.google.trouble import Again, Refused

BUSY: Final = frozenset({408, 429})
RATE_REASONS: Final = frozenset(
    {"rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED"}
)


def promised(response: requests.Response) -> dict[str, Any]:
    """The JSON object of a good answer. Raises Again where asking again may help, else Refused."""
    status = response.status_code
    after = retry_after(response.headers.get("Retry-After"))
    if status >= 500:
        raise Again(f"Google ответил ошибкой {status}", after=after)
    if response.ok:
        return _object(response)
    reasons, message = _error(response)
    if status in BUSY or (status == 403 and reasons & RATE_REASONS):
        raise Again(
            f"Google ограничил число запросов ({status})",
            "уменьшите google.requests_per_minute или обновляйте реже",
            after=after,
            undone=status != 408,
        )
    raise Refused(status, reasons, message)


@contextmanager
def as_promised() -> Iterator[None]:
    """Around the reading of an answer: a part that is missing or has another shape raises Again.

    Half an answer is no answer: it must never look like a sheet with fewer rows.
    """
    try:
        yield
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise Again(
            f"в ответе Google не хватает обещанного ({type(error).__name__})", "проверьте прокси и адреса в [google]"
        ) from error


def _object(response: requests.Response) -> dict[str, Any]:
    try:
        found = response.json()
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        kind = "веб-страница" if "html" in response.headers.get("Content-Type", "") else "оборванный или чужой ответ"
        raise Again(f"вместо данных Google пришёл не JSON ({kind})", "проверьте прокси и адреса в [google]")
    return found


def _error(response: requests.Response) -> tuple[frozenset[str], str]:
    """Machine words and message of an error in either of Google's two formats; nothing of any other body."""
    try:
        body = response.json()
    except (ValueError, RecursionError):
        return frozenset(), ""
    error = body.get("error") if isinstance(body, dict) else None
    if isinstance(error, str):  # the token endpoint's
        return frozenset({error}), quoted(body.get("error_description"))
    if not isinstance(error, dict):
        return frozenset(), ""
    parts = [error, *_dicts(error.get("errors")), *_dicts(error.get("details"))]
    words = {part.get(name) for part in parts for name in ("status", "reason")}
    return frozenset(word for word in words if isinstance(word, str)), quoted(error.get("message"))


def _dicts(value: object) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def quoted(text: object) -> str:
    """A stranger's text fit for our sentence: one line of at most 160 characters, without what may be a key or token."""
    if not isinstance(text, str):
        return ""
    line = re.sub(r"[\w.+/=-]{30,}", "…", " ".join(text.split()))
    return line if len(line) <= 160 else line[:159] + "…"
