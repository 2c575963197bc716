"""Why a question to a server has no answer.

    Trouble        the question is lost; `why` and `cure` are Russian fragments for the sentence a person reads
    ├── Again      … but asking again may help: 429, 5xx, no connection, no answer in time, a broken body
    └── Refused    … because the server said no: 400, 401, 403, 404

None holds a token, a key or more than a line of what a stranger's server wrote.
"""

from __future__ import annotations

LATER = "повторите позже"


class Trouble(Exception):  # noqa: N818 - reads as what it is
    """A question without an answer. `why` and `cure` are Russian fragments without a full stop."""

    def __init__(self, why: str, cure: str) -> None:
        super().__init__(f"{why}; {cure}")
        self.why = why
        self.cure = cure


class Again(Trouble):
    """Worth asking again, `after` so many seconds where the server named them.

    `undone`: the server said no before it did anything, so that asking again cannot do a thing twice.
    """

    def __init__(self, why: str, cure: str = LATER, *, after: float | None = None, undone: bool = False) -> None:
        super().__init__(why, cure)
        self.after = after
        self.undone = undone


class Refused(Trouble):
    """The server's own no: HTTP status, the reasons it gave as machine words, its message cut to one line."""

    def __init__(self, status: int, reasons: frozenset[str] = frozenset(), message: str = "") -> None:
        super().__init__(f"отказ {status}" + (f" («{message}»)" if message else ""), "проверьте настройки и доступ")
        self.status = status
        self.reasons = reasons
        self.message = message
