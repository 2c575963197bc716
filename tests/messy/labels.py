"""The labels of a tab: what stands over its columns and before its rows, rightly or wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.messy import days, names, words
from tests.messy.plan import Line
from tests.messy.spec import DAY, INDICATOR, MEASURE, MUNICIPALITY, ORGANISATION, Habits, Level, Spec, Style
from tests.messy.truth import ACTUAL, TARGET
from tests.messy.typed import Typed


@dataclass
class Labels:
    """Words the labels of one tab."""

    random: Random
    spec: Spec
    habits: Habits

    def label(self, level: Level, values: Mapping[str, Any], *, is_header: bool) -> tuple[Typed, str | None]:
        """(the label, what is wrong with it if anything)."""
        random = self.random
        often = 5 if level == (MUNICIPALITY,) and values[MUNICIPALITY].has_namesake else 1
        wrong = random.random() < self.habits.bad_labels * often and not self.spec.unsaid
        if level == (MUNICIPALITY,) and values[MUNICIPALITY] is self.spec.stranger:
            return Typed(names.spelled(random, values[MUNICIPALITY], mess=0)), "another's row"
        if MEASURE in level and values[MEASURE] == TARGET and self.spec.has_loose_plan:
            return self._loose_plan(values.get(INDICATOR) if INDICATOR in level else None)
        match level:
            case ("municipality",):
                code = self.spec.codes.get(values[MUNICIPALITY].oktmo)
                if code and code != values[MUNICIPALITY].oktmo:
                    return Typed(names.spelled(random, values[MUNICIPALITY], mess=0)), "code of another"
                if wrong and not code:
                    what, text = names.misspelled(random, values[MUNICIPALITY])
                    return Typed(text), what
                return Typed(names.spelled(random, values[MUNICIPALITY], mess=self.habits.mess)), None
            case ("day",):
                if wrong:
                    what, typed = days.wrong(random)
                    return typed, what
                return self._day(values, is_header), None
            case ("organisation",):
                return Typed(values[ORGANISATION]), None
            case ("indicator",):
                period = self.spec.says_period
                text = words.indicator(random, values[INDICATOR], mess=self.habits.mess, increment=period)
                return Typed(text), None
            case ("measure",):
                return Typed(words.measure(random, values[MEASURE], mess=self.habits.mess)), None
        day = days.in_phrase(random, values[DAY], mess=self.habits.mess) if DAY in level else None
        who = values[INDICATOR] if INDICATOR in level else None
        which = values[MEASURE] if MEASURE in level else None
        return Typed(words.phrase(random, who, which, day)), None

    def _loose_plan(self, indicator: str | None) -> tuple[Typed, str | None]:
        """«План на 13.12.2026», or «План» of no day at all."""
        due = self.spec.plan_due
        day = days.in_phrase(self.random, due, mess=self.habits.mess) if due else None
        text = words.phrase(self.random, indicator, TARGET, day)
        return Typed(text), None if due else "a plan without a due day"

    def _day(self, values: Mapping[str, Any], is_header: bool) -> Typed:
        is_due = self.spec.said.get(MEASURE) == TARGET
        if is_due and is_header and self.random.random() < self.habits.mess:
            number = self.spec.members[DAY].index(values[DAY]) + 1
            return days.checkpoint(self.random, values[DAY], number)
        if self.spec.is_long and not is_header:
            return days.in_column(self.random, values[DAY], mess=self.habits.mess, is_due=is_due)
        return days.in_header(self.random, values[DAY], mess=self.habits.mess)

    def stub(self, column: Line) -> str:
        """The header of a column that is not of figures."""
        if column.kind != "label":
            return column.text if column.kind != "leaf" else ""
        dims = self.spec.rows[column.level]
        if len(dims) > 1:
            return words.COLUMNS[INDICATOR][0]
        dim = dims[0]
        if dim == DAY and self.spec.said.get(MEASURE, ACTUAL) == TARGET:
            dim = "due"
        return words.column(self.random, dim, mess=self.habits.mess)

    def block_style(self, level: int) -> Style:
        """How the label of a block of rows stands: in a list, a day is never left out, and no organisation is the whole."""
        styles: list[Style] = ["merge", "repeat"]
        may_be_blank = not self.spec.is_long or self.spec.rows[level] == (MUNICIPALITY,)
        return self.random.choice([*styles, "first"] if may_be_blank else styles)
