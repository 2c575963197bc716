"""What stands in a cell of a drawn workbook, and how it is shown in a text table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | date | None

DAY_FORMATS = ("DD.MM.YYYY", "DD.MM.YY", "DD.MM", "D MMMM", "YYYY-MM-DD")


@dataclass(frozen=True, slots=True)
class Typed:
    """A value as Excel keeps it and the format its typist gave it. A text that begins with «=» is a formula without a result."""

    value: Value = None
    number_format: str | None = None

    @property
    def drawn(self) -> str:
        """As `tests/drawing.py` reads it, so that a failure can be pasted into a test."""
        match self.value:
            case None:
                return ""
            case bool():
                return "=ИСТИНА" if self.value else "=ЛОЖЬ"
            case date():
                return f"={self.value:%Y-%m-%d}"
            case int() | float() if self.number_format and "%" in self.number_format:
                return f"={self.value * 100:.15g}%"
            case float() if self.number_format == "0":
                return f"={self.value} shown {self.value:.0f}"
            case int() | float():
                return f"={self.value}"
        text = self.value.replace("\n", "⏎")
        if text.startswith("#"):
            return f"={text}" if text.endswith(("!", "?", "A")) else text
        return "=?" if text.startswith("=") else text


NOTHING = Typed()
