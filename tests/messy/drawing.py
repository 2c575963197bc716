"""One tab while it is being drawn: what all who draw it share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Literal

from tests.messy import words
from tests.messy.plan import Line
from tests.messy.sheet import Sheet
from tests.messy.spec import Habits, Leaf, Spec
from tests.messy.story import Story
from tests.messy.truth import Bad, Place, Truth
from tests.messy.typed import Typed


@dataclass
class Drawing:
    """A tab of the book called `book` on its way to a `Sheet` and its `Truth`; `today` is the last day that has figures."""

    random: Random
    spec: Spec
    habits: Habits
    story: Story
    book: str
    today: date
    columns: list[Line]
    rows: list[Line]
    truth: Truth = field(default_factory=Truth)
    sheet: Sheet = field(init=False)

    def __post_init__(self) -> None:
        self.sheet = Sheet(self.spec.title)

    def put(self, row: int, column: int, typed: Typed) -> None:
        """Types a cell; a person's name with a telephone or an address does not belong in a shared sheet."""
        self.sheet.put(row, column, typed)
        if isinstance(typed.value, str) and any(word in typed.value for word in words.PERSONAL):
            self.bad(row, column, "personal data")

    def place(self, row: int, column: int) -> Place:
        """A cell of the tab."""
        return Place(self.book, self.spec.title, row, column)

    def bad(
        self,
        row: int,
        column: int,
        what: str,
        *,
        span: tuple[int, int] | None = None,
        reach: Literal["cell", "column"] = "cell",
    ) -> None:
        """Notes a bad cell; `span` is the last row and column for which it speaks."""
        bottom, right = span or (row, column)
        self.truth.bads.append(Bad(self.place(row, column), self.spec.layout, what, bottom, right, reach))

    def void(self, lines: Iterable[Line]) -> None:
        """Figures of these rows or columns mean nothing."""
        for leaf in leaves(lines):
            leaf.is_void = True


def leaves(lines: Iterable[Line]) -> list[Leaf]:
    """What the lines are about."""
    return [line.leaf for line in lines if line.leaf]
