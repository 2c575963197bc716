"""Draws the figures of a tab and notes what each cell says; totals are the sum of what was typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.messy import counts, words
from tests.messy.counts import Count
from tests.messy.drawing import Drawing
from tests.messy.plan import Line
from tests.messy.spec import DAY, INDICATOR, MEASURE, MUNICIPALITY, ORGANISATION, Leaf
from tests.messy.story import OWN
from tests.messy.truth import ACTUAL, TARGET, Fate, Key, Saying
from tests.messy.typed import Typed

DIFFERS = "not the sum of its parts"


@dataclass
class Figures:
    """`typed` is what was typed with one meaning, by cell."""

    on: Drawing
    typed: dict[tuple[int, int], Count] = field(default_factory=dict)

    def cross(self, row: Line, column: Line) -> None:
        """The cell where a row and a column meet."""
        assert row.leaf
        assert column.leaf
        spec = self.on.spec
        values = spec.meant({**row.leaf.values, **column.leaf.values})
        if not spec.stands(values):
            return
        if values[MEASURE] in (words.PERCENT, words.REST):
            self.on.put(row.at, column.at, self.derived(values[MEASURE]))
            return
        is_void = row.leaf.is_void or column.leaf.is_void or values.get(DAY) is None or spec.unsaid is not None
        count, fate = self._count(values, row.leaf)
        self.on.put(row.at, column.at, count.typed)
        if (fate == "bad" or count.form == DIFFERS) and not is_void:
            self.on.bad(row.at, column.at, count.form)
        if fate == "good" and not is_void:
            self.typed[row.at, column.at] = count
        self._say(row, column, values, count, "void" if is_void and fate != "missing" else fate)

    def _count(self, values: dict[str, Any], leaf: Leaf) -> tuple[Count, Fate]:
        random, habits = self.on.random, self.on.habits
        day = values.get(DAY) or self.on.today
        is_late = values[MEASURE] == ACTUAL and day > self.on.today
        if is_late or random.random() < habits.missing:
            return counts.missing(random, mess=habits.mess), "missing"
        value = self._figure(values, day) + (leaf.shift or 0)
        if values.get(ORGANISATION) == OWN and random.random() < habits.bad:
            return Count(Typed(value + 5), value + 5, DIFFERS), "good"
        if random.random() < habits.bad:
            return counts.bad(random, value), "bad"
        is_repeated = leaf.shift is not None  # both rows say it in the same way, or disagree by `shift`
        return counts.good(random, value, mess=0 if is_repeated else habits.mess), "good"

    def _figure(self, values: dict[str, Any], day: date) -> int:
        spec, story = self.on.spec, self.on.story
        who = (values[MUNICIPALITY], values[INDICATOR], values[MEASURE])
        value = story.figure(*who, day, values.get(ORGANISATION))
        before = [other for other in spec.members[DAY] if other < day]
        if spec.is_increment and values[MEASURE] == ACTUAL and before:
            return value - story.figure(*who, max(before), values.get(ORGANISATION))
        return value

    def _say(self, row: Line, column: Line, values: dict[str, Any], count: Count, fate: Fate) -> None:
        day, organisation = values.get(DAY), values.get(ORGANISATION)
        key = Key(values[MEASURE], values[MUNICIPALITY].oktmo, values[INDICATOR], day) if day else None
        part = None if organisation == OWN else organisation
        is_increment = self.on.spec.is_increment and values[MEASURE] == ACTUAL
        place = self.on.place(row.at, column.at)
        self.on.truth.sayings.append(Saying(place, self.on.spec.layout, key, count, fate, part, is_increment))

    def forget_sums_of_unknown_parts(self) -> None:
        """Where a part is missing or bad, nobody can say that a total is not the sum of its parts."""
        truth = self.on.truth
        unknown = {said.key for said in truth.sayings if said.organisation and said.fate != "good"}
        own = {said.place for said in truth.sayings if said.key in unknown}
        truth.bads = [bad for bad in truth.bads if bad.what != DIFFERS or bad.place not in own]

    def derived(self, measure: str) -> Typed:
        """What the sheet computes itself: a percentage in any dress, or what is left."""
        random = self.on.random
        share = random.randint(20, 1300) / 1000
        if measure == words.REST:
            return Typed(random.randint(-50, 400))
        ways = [
            *(Typed(share, "0%"), Typed(share, "0.0%"), Typed(f"{share * 100:.0f}%")),
            *(Typed(round(share * 100, 1)), Typed(round(share * 100))),
            *(Typed("#DIV/0!"), Typed("-")),
        ]
        return random.choice(ways)

    def total(self, row: Line, column: Line, parts: list[tuple[int, int]]) -> None:
        """The sum of the cells, or now and then another figure."""
        known = [self.typed[cell].value or 0 for cell in parts if cell in self.typed]
        if not known:
            return
        leaves = [line.leaf for line in (row, column) if line.leaf]
        values = self.on.spec.meant({name: value for leaf in leaves for name, value in leaf.values.items()})
        may_be_wrong = "т.ч." not in row.text and values.get(MEASURE) in (ACTUAL, TARGET) and len(known) > 1
        is_void = values.get(DAY) is None or any(leaf.is_void for leaf in leaves)
        bads = {bad.place for bad in self.on.truth.bads}
        is_void |= any(self.on.place(*cell) in bads for cell in parts)  # what was not read may be what is missing
        if may_be_wrong and not is_void and self.on.random.random() < self.on.habits.bad:
            self.on.put(row.at, column.at, Typed(sum(known) + self.on.random.choice([-1, 10, 100])))
            self.on.bad(row.at, column.at, "a wrong total")
        else:
            self.on.put(row.at, column.at, Typed(sum(known)))
