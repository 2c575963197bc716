"""How a question reaches a server: so many a minute, asked again while that may help, and never past a moment."""

from __future__ import annotations

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
import tenacity
import urllib3

from pipelines.sources.google.trouble import Again, Trouble

CONNECT_WITHIN = 10.0  # seconds: a host that does not even accept the connection by then is asked anew
ANSWER_WITHIN = 60.0  # seconds without a single byte; Google computes large spreadsheets for tens of seconds
MINUTE = 61.0  # seconds, one to spare: the server counts when questions arrive, we when they leave
CHUNK = 1 << 16

T = TypeVar("T")


class Clock:
    """The passing of time; tests put a faster one in its place."""

    def now(self) -> float:
        """Seconds that only grow, from no particular moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass
class Deadline:
    """A moment `seconds` from now after which nothing is waited for."""

    seconds: float
    clock: Clock = field(default_factory=Clock)
    at: float = field(init=False)

    def __post_init__(self) -> None:
        self.at = self.clock.now() + self.seconds

    def left(self) -> float:
        """Seconds until then, 0 when it has passed."""
        return max(0.0, self.at - self.clock.now())

    def sooner(self, share: float) -> Deadline:
        """A deadline after only that share of the time that is left; errors still speak of the whole."""
        other = Deadline(self.seconds, self.clock)
        other.at = self.clock.now() + self.left() * share
        return other

    def passed(self) -> Again:
        """What to raise when it has passed, or passes while waiting."""
        return Again(f"нет ответа за {self.seconds:g} с", "проверьте сеть и прокси или увеличьте give_up_after")


class Throttle:
    """At most `per_minute` turns in any minute, first come first served; safe for threads."""

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self._turns: deque[float] = deque(maxlen=per_minute)
        self._lock = threading.Lock()

    def wait(self, deadline: Deadline) -> None:
        """Return when it is one's turn. Raises Trouble at once when that would be after the deadline."""
        with self._lock:
            now = deadline.clock.now()
            turn = now if len(self._turns) < self.per_minute else max(now, self._turns[0] + MINUTE)
            if turn - now >= deadline.left():
                raise Trouble(
                    f"предел {self.per_minute} запросов в минуту не оставил времени до конца {deadline.seconds:g} с",
                    "увеличьте google.requests_per_minute или give_up_after",
                )
            self._turns.append(turn)
        if turn > now:
            deadline.clock.sleep(turn - now)


def exchange(session: requests.Session, deadline: Deadline, method: str, url: str, **request: Any) -> requests.Response:
    """One HTTP exchange, whatever its status, its body read to the end before the deadline.

    Raises Again for lost connections, silence and broken bodies, Trouble for what will not mend by itself.
    """
    left = deadline.left()
    if not left:
        raise deadline.passed()
    host = urlsplit(url).netloc
    timeout = (min(left, CONNECT_WITHIN), min(left, ANSWER_WITHIN))
    with (
        _troubles(host, deadline),
        session.request(method, url, stream=True, timeout=timeout, **request) as streamed,
    ):
        return _whole(streamed, b"".join(_chunks(streamed, deadline)))


def _chunks(streamed: requests.Response, deadline: Deadline) -> Iterator[bytes]:
    """The body as it comes. `read1` returns after one packet, so that a slow drip meets the deadline, too."""
    while chunk := streamed.raw.read1(CHUNK, decode_content=True):
        yield chunk
        if not deadline.left():
            raise deadline.passed()


def _whole(streamed: requests.Response, body: bytes) -> requests.Response:
    """The same answer with its body in memory, for whoever calls `.json()` later."""
    whole = requests.Response()
    whole.status_code, whole.reason, whole.url = streamed.status_code, streamed.reason, streamed.url
    whole.headers, whole.encoding, whole.raw = streamed.headers, "utf-8", BytesIO(body)
    return whole


@contextmanager
def _troubles(host: str, deadline: Deadline) -> Iterator[None]:
    """Errors of the HTTP library as ours. Their texts stay inside: they quote headers, and so keys."""
    try:
        yield
    except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError):
        raise deadline.passed() from None
    except requests.exceptions.SSLError:
        raise Trouble(
            f"сертификат {host} не принят", "проверьте прокси и REQUESTS_CA_BUNDLE, а также часы компьютера"
        ) from None
    except requests.exceptions.ProxyError:
        raise Again(f"прокси не пропустил к {host}", "проверьте HTTPS_PROXY и NO_PROXY") from None
    except (requests.exceptions.ConnectionError, ConnectionError):
        raise Again(f"нет связи с {host}", "проверьте сеть, прокси и адреса в [google]") from None
    except (urllib3.exceptions.HTTPError, requests.exceptions.ChunkedEncodingError):
        raise Again(f"ответ {host} оборвался", "проверьте сеть и прокси") from None
    except (requests.exceptions.RequestException, OSError, UnicodeError) as error:
        raise Trouble(
            f"запрос к {host} невозможен ({type(error).__name__})", "проверьте ключ, прокси и адреса в [google]"
        ) from None


def insist(question: Callable[[], T], deadline: Deadline) -> T:
    """The answer to a question that may raise Again: asked with growing, jittered waits until the deadline.

    A server's Retry-After is kept to; when it reaches past the deadline there is no waiting for it at all.
    Raises the last Again, or the Trouble that ended it.
    """

    def stop(state: tenacity.RetryCallState) -> bool:
        return state.upcoming_sleep >= deadline.left()

    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception_type(Again),
        wait=_wait,
        stop=stop,
        sleep=deadline.clock.sleep,
        reraise=True,
    )
    try:
        return retrying(question)
    except Again as again:
        if again.after and again.after >= deadline.left():
            raise Trouble(
                f"{again.why} и просит подождать {again.after:.0f} с — дольше, чем осталось из {deadline.seconds:g} с",
                again.cure,
            ) from None
        raise


_GROWING = tenacity.wait_exponential(multiplier=0.5, max=32) + tenacity.wait_random(0, 0.5)
_JITTER = tenacity.wait_random(0, 0.25)


def _wait(state: tenacity.RetryCallState) -> float:
    """Seconds before the next try: 0.5, 1, 2 … 32 plus chance, or what the server asked for plus chance."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, Again) and error.after is not None:
        return error.after + _JITTER(state)
    return _GROWING(state)


def retry_after(header: str | None) -> float | None:
    """Seconds that a Retry-After header asks for («120», or an HTTP date), None when it is missing or unreadable."""
    text = (header or "").strip()
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
