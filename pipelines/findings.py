"""What a finding is: a problem at a cell, and the kind of which it is one, like a linter's.

I/W/E: information, warning (loaded, but look), error (not loaded). A sentence names the value and the cure; the place
stands before it. The kinds there are stand in `catalogue/`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from string import Formatter
from textwrap import dedent
from typing import Final, Literal

Severity = Literal["error", "warning", "info"]
Language = Literal["ru", "en"]

_QUOTES: Final = str.maketrans("«»", "“”")  # of our own words in English; what cells hold keeps its own
HIDDEN: Final = "‹скрыто›"
"""Stands in a sentence for what a tab of people holds."""
_SAFE: Final = frozenset({"what", "wanted", "bound", "tab"})  # words of ours, of the settings, and a title
_ADDRESS: Final = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")  # another cell
_SEVERITIES: Final[dict[str, Severity]] = {"E": "error", "W": "warning", "I": "info"}

# What the code itself says in a sentence's words, not the sheet; in lists they are parted by «, ».
_OWN_WORDS: Final = frozenset({"what", "wanted"})
_IN_ENGLISH: Final[Mapping[str, str]] = {
    HIDDEN: "‹hidden›",
    "телефон": "a telephone",
    "e-mail": "an e-mail address",
    "фамилия и имя": "a person's name",
    "учтены обе": "both count",
    "учтена одна": "one counts",
    "число не меньше нуля": "a number of zero or more",
    "итог нарастающим итогом не меньше нуля": "a cumulative total of zero or more",
    "зарегистрировано": "registered users",
    "инициативы": "submitted initiatives",
    "направление": "direction",
    "организация": "organisation",
}


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


@dataclass(frozen=True, kw_only=True)
class Example:
    """A small tab in which the finding stands at the cell `at`, and the same tab mended: documentation that tests read.

    Tables are drawn: a line is a row, a bar parts cells, «=» begins what the sheet knows the type of (`=85%`,
    `=33.4 shown 33`, `=2026-10-12`, `=#ССЫЛКА!`, `=?` a formula without a result). A tab is mended by writing `mended`
    into that cell, or is drawn anew as `after`; neither: nothing needs doing.
    """

    before: str
    at: str  # «C2», or «Факт!B2» where it stands in another tab
    after: str | None = None
    mended: str | None = None
    tab: str = "Факт"
    beside: Mapping[str, str] = field(default_factory=dict)  # other tabs of the book that matter
    earlier: str | None = None  # the tab as it stood some days before
    book: str | None = None  # the spreadsheet's title, where it is one of a folder
    bound: str | None = None  # the source's `municipality`

    @property
    def cured(self) -> str | None:
        """The tab as it should be, None where nothing needs doing."""
        if self.mended is None:
            return self.after
        lines, row = drawn_lines(self.before), int(self.at[1:]) - 1
        cells = lines[row].split("|")
        cells[ord(self.at[0]) - ord("A")] = f" {self.mended} "
        lines[row] = "|".join(cells)
        return "\n".join(lines)


def drawn_lines(table: str) -> list[str]:
    """The rows of a drawn table; the first line and a last one of spaces belong to the string, not to the sheet."""
    return dedent(table).removeprefix("\n").rstrip(" \n").split("\n")


@dataclass(frozen=True)
class Kind:
    """One kind of finding: sentences with `{value}` and other words, what to do, and what its page says.

    `why_…` says what becomes of the cell, what counts instead, and why. `example` is None where no table can show it.
    """

    code: str
    ru: str
    en: str
    cure_ru: str
    cure_en: str
    why_ru: str
    why_en: str
    example: Example | None = None

    @property
    def severity(self) -> Severity:
        """From the code's letter."""
        return _SEVERITIES[self.code[0]]

    @property
    def params(self) -> frozenset[str]:
        """The words its sentences need."""
        texts = (self.ru, self.en, self.cure_ru, self.cure_en)
        return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)

    def message(self, params: Mapping[str, str], language: Language = "ru") -> str:
        """The sentence, with cell texts cut to a length that can be read."""
        words = {name: shorten(text) for name, text in params.items() if text is not None}
        if language == "ru":
            return f"{self.ru.format_map(words)}; {self.cure_ru.format_map(words)}{_near('возможно', words)}"
        ours = _OWN_WORDS | {name for name, text in words.items() if text == HIDDEN}
        words |= {name: _in_english(words[name]) for name in ours & words.keys()}
        said, cure = self.en.translate(_QUOTES), self.cure_en.translate(_QUOTES)
        return f"{said.format_map(words)}; {cure.format_map(words)}{_near('perhaps', words, '“”')}"


def _near(word: str, words: Mapping[str, str], quotes: str = "«»") -> str:
    return f" ({word} {quotes[0]}{words['suggestion']}{quotes[1]})" if words.get("suggestion") else ""


def _in_english(text: str) -> str:
    return ", ".join(_IN_ENGLISH.get(piece.casefold(), piece) for piece in text.split(", "))


def hidden(params: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
    """The words of a sentence without what stands in cells; `known` are headers of the contract, which may be named."""
    told = {name: text for name, text in params.items() if text is not None and name != "suggestion"}
    return {
        name: text if name in _SAFE or text in known or _ADDRESS.fullmatch(text) else HIDDEN
        for name, text in told.items()
    }


def shorten(text: str, limit: int = 80) -> str:
    """One line of at most `limit` characters, control characters shown as spaces."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: limit * 4]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
