"""What reading one cell gives: its value and what there is to say about it, or `UnreadableError`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Parsed = str | int | float | date | None


class UnreadableError(Exception):
    """The cell has no value of this type; `code` is a kind of finding, `extra` what its sentence needs besides the cell."""

    def __init__(self, code: str, **extra: str) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra


@dataclass(frozen=True, slots=True)
class Understood:
    """A value that was loaded. `remark` is the code of a finding that goes with it: W210 for «≈300», W215 for «15*»."""

    value: Parsed
    remark: str | None = None
    is_approximate: bool = False
