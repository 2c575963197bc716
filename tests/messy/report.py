"""Judgements as tables per layout and per kind of bad cell, and failures drawn as text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.cells import address
from tests.messy.judge import Judged, Judgement


@dataclass
class Score:
    """The whole of many judgements: counts of verdicts, and the first failures with their regions."""

    good: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # by layout
    forms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # by way of typing
    bad: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # by what is wrong
    strangers: Counter[str] = field(default_factory=Counter)
    noise: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    keep: int = 10
    per_cause: int = 1
    _causes: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, one: Judgement) -> None:
        """Counts a region in."""
        for judged in one.good:
            self.good[judged.layout][judged.verdict] += 1
            self.forms[judged.form][judged.verdict] += 1
        for judged in one.bad:
            self.bad[judged.form][judged.verdict] += 1
        self.strangers.update(judged.form for judged in one.strangers)
        self.noise.update(finding.code for finding in one.noise)
        self.failed += [f"seed {one.region.seed}: {text}" for text in one.failed]
        for judged in (*one.strangers, *one.good, *one.bad):
            if judged.verdict in ("right", "named"):
                continue
            cause = (judged.verdict, judged.layout, judged.form)
            self._causes[cause] += 1
            if self._causes[cause] <= self.per_cause and len(self.failures) < self.keep:
                self.failures.append(drawn(one, judged))

    def share(self, verdict: str, counters: Iterable[Counter[str]]) -> float:
        """The share of a verdict in all cells."""
        total: Counter[str] = sum(counters, Counter())
        return total[verdict] / max(total.total(), 1)

    @property
    def right(self) -> float:
        """The share of the cells with one meaning that are loaded right."""
        return self.share("right", self.good.values())

    @property
    def named(self) -> float:
        """The share of the bad cells that are named."""
        return self.share("named", self.bad.values())

    @property
    def wrong(self) -> int:
        """How many cells were loaded wrong silently."""
        return sum(counter["WRONG"] for counter in self.good.values()) + self.strangers.total()

    def text(self) -> str:
        """The tables, then the failures."""
        parts = [
            _table("cells with one meaning, by layout", self.good),
            _table("cells with one meaning, by way of typing", self.forms),
            _table("bad cells", self.bad),
            f"loaded from cells that say nothing: {dict(self.strangers) or 'none'}",
            f"complaints about cells that are right: {dict(self.noise.most_common()) or 'none'}",
            f"right {self.right:.2%} · named {self.named:.2%} · wrong silently {self.wrong}",
            *self.failed[:10],
            *self.failures,
        ]
        return "\n\n".join(parts)


def _table(title: str, rows: dict[str, Counter[str]]) -> str:
    verdicts = sorted({verdict for counter in rows.values() for verdict in counter}, reverse=True)
    lines = [f"{title:45}" + "".join(f"{verdict:>15}" for verdict in ("cells", *verdicts))]
    for name in sorted(rows):
        total = rows[name].total()
        shares = "".join(f"{rows[name][verdict] / total:>15.1%}" for verdict in verdicts)
        lines.append(f"  {name:43}{total:>15}{shares}")
    return "\n".join(lines)


def drawn(one: Judgement, judged: Judged) -> str:
    """A failure: the place, what stood there, what was wanted, what was loaded, who spoke of it, and the tab around."""
    place = judged.place
    lines = [
        f"{judged.verdict} · seed {one.region.seed} · {judged.layout} · {judged.form}",
        f"  {place.book} / {place.tab}!{address(place.row, max(place.column, 1))}: «{judged.typed}»",
        f"  wanted {judged.wanted or 'a finding'}; loaded {judged.loaded or 'nothing'}",
        *(f"  said: {finding.message}" for finding in one.near(place)[:3]),
    ]
    sheet = one.region.sheet(place.book, place.tab)
    around = {*range(1, 10), *range(place.row - 2, place.row + 3)}
    return "\n".join([*lines, *(line[:260] for line in sheet.drawn(around).splitlines())])
