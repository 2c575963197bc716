"""A random region: its municipalities in groups, each group with its own layout, in one or several workbooks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random

from tests.messy import names, words
from tests.messy.group import Group
from tests.messy.layouts import LAYOUTS, own_book
from tests.messy.lists import bound
from tests.messy.names import Municipality
from tests.messy.pivot import draw
from tests.messy.plan import Line
from tests.messy.sheet import Sheet, save
from tests.messy.spec import DAY, MEASURE, MUNICIPALITY, ORGANISATION, Habits, Leaf, Spec
from tests.messy.story import Story
from tests.messy.truth import TARGET, Truth
from tests.messy.typed import Typed

NOW, TODAY = "2026-11-30", date(2026, 11, 30)
MAIN, INCREMENTS, FOLDER = "Область", "Прирост", "Районы"
_REPORTED = [date(2026, 9, 25), date(2026, 10, 1), date(2026, 10, 8), date(2026, 10, 15), date(2026, 11, 2),
             date(2026, 11, 16), date(2026, 11, 27)]  # fmt: skip
_DUE = [date(2026, 10, 1), date(2026, 10, 20), date(2026, 11, 16)]
_FINAL = date(2026, 12, 13)


@dataclass
class Region:
    """`books` by (source, title), tabs in their order; `truth` is what they say."""

    seed: int
    municipalities: list[Municipality]
    books: dict[tuple[str, str], list[Sheet]] = field(default_factory=dict)
    truth: Truth = field(default_factory=Truth)
    bound: dict[str, Municipality] = field(default_factory=dict)  # by source

    def sheet(self, book: str, tab: str) -> Sheet:
        """A tab by its names."""
        return next(
            sheet for (_, title), tabs in self.books.items() if title == book for sheet in tabs if sheet.title == tab
        )

    def write(self, folder: Path) -> str:
        """Saves the workbooks; the sources for `marathon.toml`."""
        sources = []
        for source in dict.fromkeys(source for source, _ in self.books):
            titles = [title for name, title in self.books if name == source]
            for title in titles:
                home = folder / source if source == FOLDER else folder
                save(home / f"{title}.xlsx", self.books[source, title])
            where = source if source == FOLDER else f"{titles[0]}.xlsx"
            more = 'values = "increment"\n' if source == INCREMENTS else ""
            if source in self.bound:
                more = f'municipality = "{self.bound[source].name}"\n'
            sources.append(f'[[sources]]\nname = "{source}"\nworkbook = "{where}"\n{more}')
        return "\n".join(sources)


def region(seed: int) -> Region:
    """The region of that seed, always the same."""
    random = Random(seed)
    everyone = names.municipalities(random, random.randint(8, 40))
    found = Region(seed, everyone)
    found.books[MAIN, MAIN] = [_register(everyone)]
    story = Story(Random(seed + 1))
    habits = Habits(
        mess=random.choice([0, 0.1, 0.2, 0.4]),
        bad=random.choice([0, 0.02, 0.05]),
        bad_labels=random.choice([0, 0.01, 0.03]),
        missing=random.choice([0, 0.03, 0.1]),
        dressing=random.choice([0.1, 0.3, 0.7]),
    )
    left = list(everyone)
    if random.random() < 0.25:
        for one in (left.pop() for _ in range(random.randint(2, 4))):
            _draw_own_book(found, random, story, habits, one)
    if random.random() < 0.15:
        _draw_bound(found, random, story, habits, left.pop())
    while left:
        size = random.randint(4, 16)
        size = len(left) if len(left) < size + 3 else size  # nobody keeps a consolidated table of one or two
        group, left = left[:size], left[size:]
        _draw_group(found, random, story, habits, group)
    return found


def _register(everyone: list[Municipality]) -> Sheet:
    sheet = Sheet("Муниципалитеты")
    for column, title in enumerate(("Муниципалитет", "Код ОКТМО", "Тип", "Население"), 1):
        sheet.put(1, column, Typed(title))
    for row, one in enumerate(everyone, 2):
        cells = (Typed(one.name), Typed(one.oktmo), Typed(one.kind), Typed(one.population))
        for column, typed in enumerate(cells, 1):
            sheet.put(row, column, typed)
    return sheet


def _draw_group(found: Region, random: Random, story: Story, habits: Habits, members: list[Municipality]) -> None:
    layout = random.choices(list(LAYOUTS), list(LAYOUTS.values()))[0]
    specs = layout(_group(random, story, members))
    by_source = random.random() < 0.1 and specs[0].layout == "increments in the header"
    for number, spec in enumerate(specs):
        if by_source and number == 0:
            spec = replace(spec, layout="increments by the source", says_period=False)  # noqa: PLW2901
            home = (INCREMENTS, INCREMENTS)
            if home not in found.books:
                _draw(found, random, story, habits, home, spec)
                continue
            spec = replace(spec, says_period=True)  # noqa: PLW2901
        _draw(found, random, story, habits, _home(found, spec), spec)


def _group(random: Random, story: Story, members: list[Municipality]) -> Group:
    reported = sorted(random.sample(_REPORTED, random.randint(2, 4)))
    due = [*sorted(random.sample(_DUE, random.randint(1, 2))), _FINAL]
    return Group(random, story, members, reported, due, TODAY)


def _home(found: Region, spec: Spec) -> tuple[str, str]:
    """The first workbook in which the tab's name is free."""
    for number in range(1, 99):
        home = (MAIN, MAIN) if number == 1 else (f"{MAIN} {number}",) * 2
        taken = {sheet.title.strip().lower() for sheet in found.books.get(home, [])}
        if spec.title.strip().lower() not in taken:
            return home
    raise AssertionError("unreachable")


def _draw_own_book(found: Region, random: Random, story: Story, habits: Habits, one: Municipality) -> None:
    title = random.choice([one.name, one.name, f"{one.base} ({one.kind})", f"{one.name} 2026"])
    is_nobody = random.random() < 10 * habits.bad_labels
    if is_nobody:
        title = random.choice(["Книга1", "Отчёт", "Новая таблица"])
    if (FOLDER, title) in found.books:
        return
    for spec in own_book(_group(random, story, [one])):
        if is_nobody:
            spec = replace(spec, layout="a book of nobody", unsaid="a book of nobody")  # noqa: PLW2901
        _draw(found, random, story, habits, (FOLDER, title), spec)


def _draw_bound(found: Region, random: Random, story: Story, habits: Habits, one: Municipality) -> None:
    name = f"Таблица {one.base}"
    found.bound[name] = one
    stranger = random.choice([other for other in found.municipalities if other is not one])
    for spec in bound(_group(random, story, [one]), stranger):
        _draw(found, random, story, habits, (name, name), spec)


def _draw(found: Region, random: Random, story: Story, habits: Habits, home: tuple[str, str], spec: Spec) -> None:
    spec = replace(spec, codes=_codes(random, spec, habits, found.municipalities))
    extras = _extras(random, spec, habits, found.municipalities)
    sheet, truth = draw(random, spec, habits, story, book=home[1], extras=extras, today=TODAY)
    found.books.setdefault(home, []).append(sheet)
    found.truth.sayings += truth.sayings
    found.truth.bads += truth.bads


def _extras(random: Random, spec: Spec, habits: Habits, everyone: list[Municipality]) -> list[Line]:
    """Columns that are no figures."""
    lines: list[Line] = []

    def some(share: float) -> bool:
        return random.random() < habits.dressing * share

    def remark(_: Leaf) -> Typed:
        return Typed(random.choice(words.REMARKS)) if random.random() < 0.2 else Typed()

    if some(0.5):
        lines.append(Line("extra", text=random.choice(["Комментарий", "Примечание"]), fill=remark))
    if (MUNICIPALITY,) in spec.rows and (ORGANISATION,) not in spec.rows and spec.rows[0] == (MUNICIPALITY,):
        if some(0.3):
            lines.append(Line("extra", text="Численность населения", fill=lambda leaf: Typed(_of(leaf).population)))
        if some(0.3):
            lines.append(Line("extra", text="Место", fill=lambda _: Typed(random.randint(1, len(everyone)))))
    if spec.codes:
        kind = random.choice([int, str])  # as a number it loses its first zero
        lines.append(Line("extra", text="Код ОКТМО", fill=lambda leaf: Typed(kind(spec.codes[_of(leaf).oktmo]))))
    if spec.is_long and spec.said.get(MEASURE) == TARGET:
        stages = {day: f"Этап {number}" for number, day in enumerate(spec.members[DAY], 1)}
        if random.random() < 0.7:
            lines.append(Line("extra", text="Этап", fill=lambda leaf: Typed(stages[leaf.values[DAY]])))
    return lines


def _codes(random: Random, spec: Spec, habits: Habits, everyone: list[Municipality]) -> dict[str, str]:
    """A column of codes, where there is one: now and then somebody else's."""
    if spec.rows[0] != (MUNICIPALITY,) or (ORGANISATION,) in spec.rows or random.random() > habits.dressing * 0.4:
        return {}
    typed = {one.oktmo: one.oktmo for one in everyone}
    return {code: random.choice(list(typed)) if random.random() < habits.bad_labels else code for code in typed}


def _of(leaf: Leaf) -> Municipality:
    assert leaf.municipality
    return leaf.municipality
