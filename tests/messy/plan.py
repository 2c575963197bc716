"""In which order rows and columns of a tab stand: the table itself, and what people put around and between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from tests.messy import words
from tests.messy.spec import DAY, INDICATOR, MEASURE, MUNICIPALITY, ORGANISATION, Habits, Leaf, Spec
from tests.messy.typed import NOTHING, Typed

Kind = Literal["label", "leaf", "blank", "number", "extra", "total", "heading", "header", "numbers", "text"]


@dataclass(eq=False)
class Line:
    """One row or column of the sheet; `at` is its place, set when all of them are known."""

    kind: Kind
    leaf: Leaf | None = None
    level: int = 0  # of a label or header
    text: str = ""
    fill: Callable[[Leaf], Typed] = lambda _: NOTHING
    parts: list[Line] = field(default_factory=list)  # what a total is the sum of
    at: int = 0


def placed(lines: list[Line], start: int = 1) -> list[Line]:
    """The lines with their places."""
    for at, line in enumerate(lines, start):
        line.at = at
    return lines


def columns(random: Random, spec: Spec, habits: Habits, extras: list[Line]) -> list[Line]:
    """The columns in their order."""
    leaves = [Line("leaf", leaf) for leaf in spec.leaves(spec.columns)]
    if not spec.is_long and (DAY,) in spec.columns and not habits.bad_labels and random.random() < 0.07:
        leaves.append(_twin(random.choice(leaves)))
    labels = [Line("label", level=level) for level in range(len(spec.rows))]
    if spec.is_long and random.random() < 0.5:
        body = [*labels, *leaves, *extras]
        random.shuffle(body)
    elif spec.is_long:
        body = [*labels, *leaves, *extras]
    else:
        cut = random.randint(0, len(extras))
        gap = [Line("blank")] if random.random() < habits.dressing / 3 else []
        body = [*labels, *extras[:cut], *gap, *_with_total(random, spec, habits, leaves), *extras[cut:]]
    before = [Line("blank")] if random.random() < habits.dressing / 3 else []
    number = [Line("number", text=random.choice(["№ п/п", "№", "№\nп/п"]))] if random.random() < habits.dressing else []
    return placed([*before, *number, *body])


def _twin(of: Line) -> Line:
    """The same column once more, at the end."""
    assert of.leaf
    of.leaf.is_twin = True
    return Line("leaf", Leaf(of.leaf.values, of.leaf.path, is_twin=True))


def _with_total(random: Random, spec: Spec, habits: Habits, leaves: list[Line]) -> list[Line]:
    """A column of totals beside columns of municipalities."""
    if spec.columns != ((MUNICIPALITY,),) or not spec.has_totals or random.random() > habits.dressing:
        return leaves
    total = Line("total", text=random.choice(words.TOTALS), parts=leaves)
    return [*leaves, total] if random.random() < 0.7 else [total, *leaves]


def rows(random: Random, spec: Spec, habits: Habits) -> list[Line]:
    """The rows in their order, from the first title to the last footnote."""

    def some(share: float = 1.0) -> bool:
        return random.random() < habits.dressing * share

    heads = [Line("text", text=text) for text in spec.heads]
    if some():
        heads.insert(0, Line("text", text=random.choice(words.TITLES)))
    if heads and some():
        heads.append(Line("blank"))
    header = [Line("header", level=level) for level in range(len(spec.columns))]
    numbers = [Line("numbers")] if some(0.6) else []
    body = _body(random, spec, habits)
    footers = [Line("text", text=text) for text in random.sample(words.FOOTERS, random.randint(1, 2))] if some() else []
    gap = [Line("blank")] if footers and some() else []
    return placed([*heads, *header, *numbers, *body, *gap, *footers])


def _body(random: Random, spec: Spec, habits: Habits) -> list[Line]:
    lines = [Line("leaf", leaf) for leaf in spec.leaves(spec.rows)]
    if spec.is_long or spec.rows == ((MUNICIPALITY,),):
        lines = _repeated(random, spec, habits, lines)
    blocks: list[list[Line]] = []
    for line in lines:
        assert line.leaf
        if blocks and blocks[-1][0].leaf and blocks[-1][0].leaf.path[0] == line.leaf.path[0]:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    found: list[Line] = []
    grouped = spec.rows == ((MUNICIPALITY,),) and random.random() < habits.dressing / 2
    if grouped:
        blocks.sort(key=lambda block: _kind(block[0]))
    if spec.rows == ((DAY,), (MUNICIPALITY,)) and spec.has_totals and random.random() < habits.dressing / 2:
        for block in blocks:
            block.append(Line("total", block[0].leaf, text=random.choice(words.TOTALS), parts=list(block)))
    again = random.randrange(len(blocks)) if len(blocks) > 3 and random.random() < habits.dressing / 3 else None
    for number, block in enumerate(blocks):
        if grouped and (number == 0 or _kind(block[0]) != _kind(blocks[number - 1][0])):
            found.append(Line("heading", text=words.GROUPS[_kind(block[0])]))
        if number and random.random() < habits.dressing / 12:
            found.append(Line("blank"))
        if again and number == again:
            found += [Line("header", level=level) for level in range(len(spec.columns))]
        found += block
    return _totalled(random, spec, habits, found, lines)


def _totalled(random: Random, spec: Spec, habits: Habits, found: list[Line], lines: list[Line]) -> list[Line]:
    """«ИТОГО» above or below rows of municipalities, perhaps with «в т.ч.»."""
    levels = [dim for level in spec.rows for dim in level]
    if levels not in ([MUNICIPALITY], [MUNICIPALITY, ORGANISATION]) or not spec.has_totals:
        return found
    if random.random() > habits.dressing or not {INDICATOR, MEASURE} & (spec.dims | set(spec.said)):
        return found
    total = Line("total", text=random.choice(words.TOTALS), parts=lines)
    kinds = sorted({_kind(line) for line in lines})
    if random.random() < 0.3 and len(kinds) > 1:
        some = [line for line in lines if _kind(line) == kinds[0]]
        which = Line("total", text=f"в т.ч. {words.GROUPS[kinds[0]].lower()}", parts=some)
        return [*found, total, which]
    return [*found, total] if random.random() < 0.7 else [total, *found]


def _kind(line: Line) -> str:
    assert line.leaf
    assert line.leaf.municipality
    return line.leaf.municipality.kind


def _repeated(random: Random, spec: Spec, habits: Habits, lines: list[Line]) -> list[Line]:
    """The rows, a few of them missing where rows are reports, now and then one of them twice."""
    found: list[Line] = []
    for line in lines:
        assert line.leaf
        if spec.is_long and random.random() < habits.missing / 2 and len(lines) > 6:
            continue
        found.append(line)
        if spec.rows[-1] == (MUNICIPALITY,) and random.random() < habits.bad_labels:
            shift = random.choice([0, 7])
            found.append(Line("leaf", Leaf(line.leaf.values, line.leaf.path, shift=shift)))
    if spec.stranger:
        leaf = found[-1].leaf
        assert leaf
        found.append(Line("leaf", Leaf({**leaf.values, MUNICIPALITY: spec.stranger}, (99, *leaf.path[1:]))))
    return found
