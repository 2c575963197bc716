"""Reads a region through the production refresh and holds every cell of the warehouse against the truth."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tests.messy.published import Found, Index, Loaded, findings, loaded_figures, numbers, speaks_of
from tests.messy.region import NOW, Region
from tests.messy.truth import Key, Place, Saying, expected
from tests.world import World

Verdict = Literal["right", "lost, named", "lost silently", "WRONG", "named", "not named"]


@dataclass(frozen=True)
class Judged:
    """One cell's verdict, and for a failure what stood there, what was expected and what was loaded."""

    verdict: Verdict
    layout: str
    form: str
    place: Place
    typed: str = ""
    wanted: str = ""
    loaded: str = ""


@dataclass
class Judgement:
    """`good` cells have one meaning, `bad` ones must be named; `noise` are complaints about cells that are right."""

    region: Region
    good: list[Judged] = field(default_factory=list)
    bad: list[Judged] = field(default_factory=list)
    strangers: list[Judged] = field(default_factory=list)  # loaded from cells that say nothing
    noise: list[Found] = field(default_factory=list)
    findings: list[Found] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def near(self, place: Place) -> list[Found]:
        """Findings about that cell, its row, its column or its tab."""
        return [f for f in self.findings if speaks_of(f, place, place.row, place.column)]


def judge(region: Region, folder: Path) -> Judgement:
    """One region, read and compared."""
    world = World(folder)
    world.settle(region.write(folder))
    report = world.refresh(NOW)
    found = Judgement(region, findings=findings(world))
    found.failed = [f"{source.name}: {source.error}" for source in report.sources if source.error]
    _compare(found, loaded_figures(world))
    return found


def _compare(found: Judgement, loaded: dict[Key, Loaded]) -> None:
    truth = found.region.truth
    wanted = expected(truth.sayings)
    bads = [*truth.bads, *wanted.conflicts]
    conflicting = {bad.place for bad in wanted.conflicts}
    at: dict[Place, Saying] = {said.place: said for said in truth.sayings}
    index = Index(found.findings)
    named = {(bad.place, bad.what): index.names(bad) for bad in bads}
    tainted = {bad.place for bad in bads}
    series = _series(truth.sayings)
    for said in truth.sayings:
        if said.fate == "good" and said.key in wanted.figures and said.place not in conflicting:
            made_of = series[said.key[:3]] if said.organisation or said.is_increment else [said.place]
            found.good.append(_judged(said, made_of, wanted.figures[said.key], loaded.get(said.key), index))
    for bad in bads:
        verdict: Verdict = "named" if named[bad.place, bad.what] else "not named"
        typed = found.region.sheet(bad.place.book, bad.place.tab).cells.get((bad.place.row, bad.place.column))
        found.bad.append(Judged(verdict, bad.layout, bad.what, bad.place, typed.drawn if typed else ""))
    for key, have in loaded.items():
        if key not in wanted.figures and key not in wanted.open:
            found.strangers.append(_stranger(found, key, have, at))
    for finding in found.findings:
        place = Place(finding.book, finding.tab, finding.row, finding.column)
        said_there = at.get(place)
        if finding.code[0] in "EW" and said_there and said_there.fate == "good" and place not in tainted:
            found.noise.append(finding)


def _series(sayings: Iterable[Saying]) -> dict[tuple[str, str, str], list[Place]]:
    """The cells a municipality's figures are added up from."""
    found = defaultdict(list)
    for said in sayings:
        if said.key:
            found[said.key[:3]].append(said.place)
    return found


def _judged(said: Saying, made_of: list[Place], value: int, have: Loaded | None, index: Index) -> Judged:
    verdict: Verdict
    if have is not None:
        verdict = "right" if have.value == value else "WRONG"
    else:
        verdict = "lost, named" if index.speaks(said.place) else "lost silently"
    if verdict == "WRONG" and any(map(index.refuses, made_of)):  # a part is not there, and that is said
        verdict = "lost, named"
    loaded = f"{have.value} from {have.book}/{have.tab}!{have.cells}" if have else "nothing"
    return Judged(
        verdict, said.layout, said.count.form, said.place, said.count.typed.drawn, f"{value} for {said.key}", loaded
    )


def _stranger(found: Judgement, key: Key, have: Loaded, at: dict[Place, Saying]) -> Judged:
    """A figure that nobody said: from a bad cell, or from one that is no figure at all."""
    places = [Place(have.book, have.tab, *numbers(cell)) for cell in re.findall(r"[A-Z]+\d+", have.cells or "")]
    place = places[0] if places else Place(have.book, have.tab, 0, 0)
    said = at.get(place)
    form = f"{said.fate}: {said.count.form}" if said else "no figure"
    typed = said.count.typed.drawn if said else ""
    layout = said.layout if said else "?"
    return Judged("WRONG", layout, form, place, typed, "nothing", f"{have.value} as {key}")
