"""Names of books, tabs and files as a database and a console can keep them: half a surrogate pair is no character."""

from __future__ import annotations

import unicodedata
from pathlib import Path


def whole(text: str) -> str:
    """The text with «?» for each half of a surrogate pair."""
    return text.encode("utf-8", "replace").decode("utf-8")


def readable(name: str) -> str:
    """A file's name as its owner reads it.

    Python smuggles bytes that are no utf-8 through as surrogates; a Russian archive's are cp1251. macOS keeps «й» as
    two characters.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        try:
            name = name.encode("utf-8", "surrogateescape").decode("cp1251", "replace")
        except UnicodeEncodeError:  # half a pair, as Windows may keep it
            name = whole(name)
    return unicodedata.normalize("NFC", name)


def shown(path: Path | str) -> str:
    """A path for a sentence."""
    return str(Path(*(readable(part) for part in Path(path).parts)))
