"""What a finding is: a problem at a cell, and the kind of which it is one, like a linter's.

I/W/E: information, warning (loaded, but look), error (not loaded). A sentence names the value and the cure; the place
stands before it. The kinds there are stand in `catalogue.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

Severity = Literal["error", "warning", "info"]
Language = Literal["ru", "en"]

_SEVERITIES: Final[dict[str, Severity]] = {"E": "error", "W": "warning", "I": "info"}


@dataclass(frozen=True)
class Problem:
    """A kind of finding at a column (1-based) of a row that is still being read, and the words its sentence needs."""

    code: str
    column: int | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    whole_row: bool = False  # nothing of the row was loaded because of it

    def covering_row(self) -> Problem:
        """The same problem, but the row's other cells were left out because of it, too."""
        return replace(self, whole_row=True)


@dataclass(frozen=True)
class Kind:
    """One kind of finding: sentences with `{value}` and other words, and what to do."""

    code: str
    ru: str
    en: str
    cure_ru: str
    cure_en: str

    @property
    def severity(self) -> Severity:
        """From the code's letter."""
        return _SEVERITIES[self.code[0]]

    def message(self, params: Mapping[str, str], language: Language = "ru") -> str:
        """The sentence, with cell texts cut to a length that can be read."""
        words = {name: shorten(text) for name, text in params.items() if text is not None}
        template, cure = (self.ru, self.cure_ru) if language == "ru" else (self.en, self.cure_en)
        near = (
            f" ({'возможно' if language == 'ru' else 'perhaps'} «{words['suggestion']}»)"
            if words.get("suggestion")
            else ""
        )
        return f"{template.format_map(words)}; {cure.format_map(words)}{near}"


def shorten(text: str, limit: int = 80) -> str:
    """One line of at most `limit` characters, control characters shown as spaces."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: limit * 4]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
