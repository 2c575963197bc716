"""What holds for any sheet at all."""

import math
from datetime import date

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pipelines.catalogue import CATALOGUE
from pipelines.cells import BLANK, Cell, Grid, Kind
from pipelines.contract import ACTUALS, TABS
from pipelines.contract.common import REGISTERED_USERS
from pipelines.reading.layout import Layout, recognise
from pipelines.reading.names import Entry, Register
from pipelines.reading.rows import Line, Outcome, columns_of, read_row
from pipelines.reading.values import Season, UnreadableError, parse
from tests.drawing import FORMULA

anything = settings(deadline=None, max_examples=100)
SEASON = Season(date(2026, 8, 15), date(2027, 1, 31))
WHOLE = 100_000_000  # the most that a count may be

TITLES = [name for tab in TABS for column in tab.columns for name in (column.title, *column.synonyms)]
TYPED = [
    "01.09.2026 · 1.9.26 · 01.09 · 31.09.2026 · до 1 сентября · 1 сентября · постоянно · г.о. Темнов · Темнов · Слободка · ИТОГО",
    "Всего по области · в т.ч. · Школа № 2 · 12 · 1 234 · 1.234 · 12,5 · 15/3 · 12О · -5 · 85 % · - · нет · н/д · х · … · 15* · №",
    "№ п/п · городской округ · округ · 99612000 · 1701000 · 53,2 · Зарегистрировано за период · Зарегистрировано, % · \u00a0 · \u200b",
]
texts = st.one_of(
    st.sampled_from([text for line in TYPED for text in line.split(" · ")]),
    st.sampled_from(TITLES),
    st.text(max_size=12),
)
shown = st.one_of(st.none(), st.none(), st.text(max_size=6))
cells = st.one_of(
    st.just(BLANK),
    st.builds(Cell, st.just(Kind.TEXT), texts),
    st.builds(Cell, st.just(Kind.NUMBER), st.one_of(st.integers(), st.floats(), st.integers(0, 50_000)), shown),
    st.builds(Cell, st.just(Kind.PERCENT), st.floats(), shown),
    st.builds(Cell, st.just(Kind.DATE), st.dates(), shown),
    st.builds(Cell, st.just(Kind.BOOLEAN), st.booleans()),
    st.builds(Cell, st.just(Kind.ERROR), st.sampled_from(["#REF!", "#ССЫЛКА!", "#Н/Д"])),
    st.just(Cell(Kind.NO_RESULT, FORMULA)),
)
rows = st.lists(cells, max_size=9).map(tuple)


@st.composite
def headers(draw: st.DrawFn, name: str) -> tuple[Cell, ...]:
    """Most columns of the tab in any order, under any of their names, and some that nobody knows."""
    tab = next(tab for tab in TABS if tab.title == name)
    columns = [c for c in tab.columns if c.required or draw(st.integers(0, 3))]
    known = [Cell(Kind.TEXT, draw(st.sampled_from([c.title, *c.synonyms]))) for c in columns]
    return tuple(draw(st.permutations([*known, *draw(st.lists(cells, max_size=2))])))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A tab under any title, with a header more often than not."""
    title = draw(st.sampled_from([*(tab.title for tab in TABS), "Лист1"]))
    header = [draw(headers(title))] if title != "Лист1" and draw(st.integers(0, 4)) else []
    above, below = draw(st.lists(rows, max_size=2)), draw(st.lists(rows, max_size=8))
    return Grid(title, (*above, *header, *draw(st.permutations([*below, *header[: draw(st.integers(0, 1))]]))))


@st.composite
def facts(draw: st.DrawFn) -> Grid:
    """«Факт» with all its columns and rows of any cells."""
    header = tuple(Cell(Kind.TEXT, column.title) for column in ACTUALS.columns)
    width = len(header)
    return Grid(
        "Факт", (header, *draw(st.lists(st.lists(cells, min_size=width, max_size=width).map(tuple), max_size=6)))
    )


def read(grid: Grid, *, bound: bool = False) -> tuple[Layout, list[Line]]:
    layout = recognise(grid, bound=bound)
    return layout, [read_row(layout, number, row, SEASON) for number, row in enumerate(grid.rows, 1)]


def unnamed(layout: Layout, line: Line, row: tuple[Cell, ...]) -> set[int]:
    """Columns of the row's non-blank cells that no problem, no record and no unknown column answers for."""
    filled = {number for number, cell in enumerate(row, 1) if not cell.is_blank}
    named = {p.column for p in line.problems}
    if any(p.whole_row for p in line.problems):
        return set()
    measured = {record["column_number"] for record in line.records}
    described = {h.number for h in layout.headers if h.column.indicator is None and line.records}
    unknown = {p.column for _, p in layout.problems if p.code in {"W103", "I106", "W107"}}
    return filled - named - measured - described - unknown


# --- any grid ---------------------------------------------------------------------------------------------------------


@anything
@given(grids(), st.booleans())
def test_every_row_has_one_outcome_and_records_that_fit(grid: Grid, bound: bool) -> None:
    layout, lines = read(grid, bound=bound)
    for line in lines:
        assert bool(line.records) == (line.outcome is Outcome.LOADED)
        assert line.outcome is not Outcome.REJECTED or any(p.code.startswith("E") for p in line.problems)
        for record in line.records:
            assert layout.tab is not None
            assert set(record) <= {name for name, _ in columns_of(layout.tab)}
    assert [line.outcome for line in lines].count(Outcome.HEADER) == (layout.header_row is not None)


@anything
@given(grids(), st.booleans())
def test_every_problem_has_its_sentence(grid: Grid, bound: bool) -> None:
    layout, lines = read(grid, bound=bound)
    for problem in [p for _, p in layout.problems] + [p for line in lines for p in line.problems]:
        for language in ("ru", "en"):
            assert "\n" not in CATALOGUE[problem.code].message(problem.params, language)


@anything
@given(grids(), st.booleans())
def test_every_cell_below_the_header_is_loaded_or_named(grid: Grid, bound: bool) -> None:
    layout, lines = read(grid, bound=bound)
    assume(layout.tab is not None and layout.header_row is not None)
    assert layout.header_row is not None
    for line, row in list(zip(lines, grid.rows, strict=True))[layout.header_row :]:
        assert unnamed(layout, line, row) == set()


@anything
@given(grids())
def test_every_filled_row_that_is_not_read_is_named_with_its_tab(grid: Grid) -> None:
    layout, _ = read(grid)
    if layout.tab is None and any(not cell.is_blank for row in grid.rows for cell in row):
        assert {problem.code for _, problem in layout.problems} & {"I101", "E102", "E104", "E105"}


@anything
@given(grids(), st.booleans())
def test_reading_twice_gives_the_same(grid: Grid, bound: bool) -> None:
    assert repr(read(grid, bound=bound)) == repr(read(grid, bound=bound))


# --- order does not matter --------------------------------------------------------------------------------------------


def meaning(line: Line) -> tuple[str, list[str], list[str]]:
    """The line without its column numbers."""
    records = [repr(sorted((k, repr(v)) for k, v in r.items() if k != "column_number")) for r in line.records]
    return line.outcome, sorted(records), sorted(f"{p.code} {sorted(p.params.items())}" for p in line.problems)


@anything
@given(facts(), st.permutations(range(len(ACTUALS.columns))))
def test_the_order_of_columns_changes_no_record(grid: Grid, order: list[int]) -> None:
    shuffled = Grid(grid.title, tuple(tuple(row[n] for n in order) for row in grid.rows))
    assume(recognise(grid).header_row == 1 == recognise(shuffled).header_row)
    plain, moved = read(grid)[1], read(shuffled)[1]
    named_twice = [any(p.code in {"I303", "I109"} for p in line.problems) for line in plain]
    for before, after, several in zip(plain, moved, named_twice, strict=True):
        assert meaning(before) == meaning(after) or (several and before.outcome is after.outcome is Outcome.IGNORED)


@anything
@given(facts(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_record(grid: Grid, random: object) -> None:
    order = list(range(1, len(grid.rows)))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = Grid(grid.title, (grid.rows[0], *(grid.rows[n] for n in order)))
    assert recognise(shuffled).header_row == 1
    before, after = read(grid)[1], read(shuffled)[1]
    assert [repr(before[n]) for n in order] == [repr(line) for line in after[1:]]


# --- numbers ----------------------------------------------------------------------------------------------------------


def count(cell: Cell) -> object:
    try:
        return parse(REGISTERED_USERS, cell, SEASON)
    except UnreadableError as problem:
        return problem.code


@anything
@given(
    st.integers(0, WHOLE),
    st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009"]),
    st.sampled_from(["", ",0", ",00"]),
    st.sampled_from(["", " ", "\u00a0", "\n"]),
)
def test_a_number_in_any_russian_grouping_is_that_number(n: int, gap: str, fraction: str, around: str) -> None:
    assert count(Cell(Kind.TEXT, f"{around}{f'{n:,}'.replace(',', gap)}{fraction}{around}")) == n


@anything
@given(st.one_of(st.integers(), st.floats(), st.text(alphabet="0123456789 .,-+%eО\u00a0", max_size=14)))
@example("1,000")
@example("1" * 5000)
@example(33.4)
def test_a_count_is_what_stands_there_or_a_finding(typed: float | str) -> None:
    cell = Cell(Kind.TEXT, typed) if isinstance(typed, str) else Cell(Kind.NUMBER, typed)
    found = count(cell)
    if type(found) is int:
        assert 0 <= found <= WHOLE
        digits = "".join(c for c in str(typed).split(",")[0] if c.isdigit())
        assert found == (int(digits) if isinstance(typed, str) else typed)
    elif isinstance(typed, str):
        assert found is None or str(found) in CATALOGUE
    else:
        assert not (math.isfinite(typed) and typed == int(typed) and 0 <= typed <= WHOLE)


# --- names ------------------------------------------------------------------------------------------------------------

NAMES = ["городской округ Темнов", "Темновский муниципальный район", "Берёзоложский муниципальный округ", "Ключи"]
REGISTER = Register([Entry(str(n), name) for n, name in enumerate(NAMES)])
LOOK_ALIKE = str.maketrans("АВСЕНКМОРТХаеорсух", "ABCEHKMOPTXaeopcyx")


@anything
@given(
    st.sampled_from(NAMES),
    st.data(),
    st.text(alphabet=" \u00a0\u202f\n\t\u200b", max_size=3),
    st.sampled_from(["{}", "«{}»", "„{}“", "{} ", "({})"]),
)
def test_dress_does_not_change_whom_a_name_means(name: str, data: st.DataObject, around: str, quoted: str) -> None:
    few = data.draw(st.sets(st.integers(0, len(name) - 1), max_size=(len(name.replace(" ", "")) - 1) // 2))
    typed = "".join(c.translate(LOOK_ALIKE) if n in few else c for n, c in enumerate(name)).replace("ё", "е")
    match = REGISTER.match(around + quoted.format(typed.replace(" ", "\u00a0")) + around)
    assert match.municipality_id == str(NAMES.index(name))


@anything
@given(st.text())
def test_any_text_is_a_municipality_or_a_finding(text: str) -> None:
    match = REGISTER.match(text)
    assert (match.municipality_id is None) == (match.code is not None)
    assert match.code is None or match.code in CATALOGUE
