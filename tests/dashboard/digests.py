"""`python -m dashboard …` as cron runs it."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from dashboard import language
from dashboard.__main__ import main


def command(*arguments: str) -> tuple[int, str, str]:
    """Exit code, what it said, and what it complained about."""
    said, complained = StringIO(), StringIO()
    with redirect_stdout(said), redirect_stderr(complained):
        try:
            code = main(arguments)
        finally:
            language.speak("ru")
    return code, said.getvalue(), complained.getvalue()
