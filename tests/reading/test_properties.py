"""What holds for any sheet at all."""

import math
from datetime import date

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pipelines.catalogue import CATALOGUE
from pipelines.cells import BLANK, Area, Cell, Grid, Kind
from pipelines.contract import ACTUALS, TABS
from pipelines.contract.common import REGISTERED_USERS
from pipelines.landed import decode, encode
from pipelines.reading.context import NO_HINT, Hint
from pipelines.reading.layout import Layout
from pipelines.reading.names import Entry, Register
from pipelines.reading.recognise import prepared, recognise
from pipelines.reading.records import TOTAL, Line, Outcome, columns_of
from pipelines.reading.rows import read_row
from pipelines.reading.season import Season
from pipelines.reading.values import UnreadableError, parse
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
HEADINGS = [
    "на 01.09.2026 · по состоянию на 08.09.2026 · до 13.12.2026 · план · факт · % · Цель · Осталось · за неделю · нарастающим итогом",
    "Этап 1 · Этап 2 (до 01.10) · План на марафон · Инициативы, факт · Зарегистрировано на 01.09 · Итого · Встречи · Население · 2026 год",
    "Городские округа · * данные уточняются · Исп. отдел · Ход марафона на 01.09.2026 · 1 · 2 · 3 · 4 · Показатель · Темновский район",
]
headings = st.sampled_from([text for line in HEADINGS for text in line.split(" · ")])
texts = st.one_of(
    st.sampled_from([text for line in TYPED for text in line.split(" · ")]),
    st.sampled_from(TITLES),
    headings,
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
areas = st.builds(
    lambda top, left, down, right: Area(top, left, top + down, left + right),
    *[st.integers(1, 8)] * 2,
    *[st.integers(0, 3)] * 2,
)
hints = st.one_of(
    st.just(NO_HINT),
    st.just(NO_HINT),
    st.builds(
        Hint,
        read_as=st.sampled_from([None, "matrix", "actual", "target", "municipality", "nothing"]),
        indicator=st.sampled_from([None, "registered_users"]),
        on_date=st.sampled_from([None, date(2026, 10, 1)]),
        is_increment=st.sampled_from([None, True, False]),
        columns=st.sampled_from(
            [{}, {"население": None, "встречи": "submitted_initiatives", "темновский район": "municipality"}]
        ),
    ),
)


@st.composite
def headers(draw: st.DrawFn, name: str) -> tuple[Cell, ...]:
    """Most columns of the tab in any order, under any of their names, and some that nobody knows."""
    tab = next(tab for tab in TABS if tab.title == name)
    columns = [c for c in tab.columns if c.required or draw(st.integers(0, 3))]
    known = [Cell(Kind.TEXT, draw(st.sampled_from([c.title, *c.synonyms]))) for c in columns]
    return tuple(draw(st.permutations([*known, *draw(st.lists(cells, max_size=2))])))


@st.composite
def header_rows(draw: st.DrawFn) -> list[tuple[Cell, ...]]:
    """Some rows of headings beside «Муниципалитет», or names across beside labels."""
    cell = st.one_of(st.just(BLANK), st.builds(Cell, st.just(Kind.TEXT), headings))
    first = Cell(Kind.TEXT, draw(st.sampled_from(["Муниципалитет", "Наименование", "Показатель", ""])))
    depth, width = draw(st.integers(1, 3)), draw(st.integers(1, 6))
    return [(first if n == 0 else BLANK, *draw(st.lists(cell, min_size=width, max_size=width))) for n in range(depth)]


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A tab under any title, with a header more often than not, and with merged areas."""
    summaries = ["Свод", "Инициативы", "План и факт", "Зарегистрировано на 01.09.2026", "Лист1", "Прогноз"]
    title = draw(st.sampled_from([*(tab.title for tab in TABS), *summaries]))
    if title in summaries or not draw(st.integers(0, 3)):
        header = draw(header_rows())
    else:
        header = [draw(headers(title))] if draw(st.integers(0, 4)) else []
    above, below = draw(st.lists(rows, max_size=2)), draw(st.lists(rows, max_size=8))
    body = draw(st.permutations([*below, *header[: draw(st.integers(0, 1))]]))
    return Grid(title, (*above, *header, *body), merges=tuple(draw(st.lists(areas, max_size=3))))


@st.composite
def facts(draw: st.DrawFn) -> Grid:
    """«Факт» with all its columns and rows of any cells."""
    header = tuple(Cell(Kind.TEXT, column.title) for column in ACTUALS.columns)
    width = len(header)
    return Grid(
        "Факт", (header, *draw(st.lists(st.lists(cells, min_size=width, max_size=width).map(tuple), max_size=6)))
    )


def read(grid: Grid, *, bound: bool = False, hint: Hint = NO_HINT) -> tuple[Layout, list[Line]]:
    layout = recognise(grid, SEASON, bound=bound, hint=hint)
    return layout, [read_row(layout, number, row, SEASON) for number, row in enumerate(grid.rows, 1)]


def landed(grid: Grid, *, bound: bool = False, hint: Hint = NO_HINT) -> Grid:
    return prepared(grid, SEASON, bound=bound, hint=hint)[0]


def unnamed(layout: Layout, line: Line, row: tuple[Cell, ...]) -> set[int]:
    """Columns of the row's non-blank cells that no problem, no record and no column that is not read answers for."""
    filled = {number for number, cell in enumerate(row, 1) if cell.is_filled}
    if any(p.whole_row for p in line.problems):
        return set()
    named = {p.column for p in line.problems}
    measured = {record["column_number"] for _, record in line.records}
    described = {h.number for h in layout.headers if line.records} | set(layout.labels)
    return filled - named - measured - described - set(layout.unknown)


# --- any grid ---------------------------------------------------------------------------------------------------------


@anything
@given(grids(), st.booleans(), hints)
def test_every_row_has_one_outcome_and_records_that_fit(grid: Grid, bound: bool, hint: Hint) -> None:
    whole = landed(grid, bound=bound, hint=hint)
    layout, lines = read(whole, bound=bound, hint=hint)
    for line in lines:
        figures = [record for kind, record in line.records if kind != TOTAL]
        assert bool(figures) == (line.outcome is Outcome.LOADED)
        assert line.outcome is not Outcome.REJECTED or any(p.code.startswith("E") for p in line.problems)
        assert line.records == () or line.outcome in {Outcome.LOADED, Outcome.IGNORED}
        for kind, record in line.records:
            assert set(record) <= {name for name, _ in columns_of(kind)}
            assert kind == TOTAL or kind in {tab.name for tab in layout.tabs}
    headers = [number for number, line in enumerate(lines, 1) if line.outcome is Outcome.HEADER]
    first, last = layout.first_row or 1, layout.last_row or 0
    assert headers == list(range(first, last + 1))


@anything
@given(grids(), st.booleans(), hints)
def test_no_figure_is_without_a_day_an_indicator_or_an_owner(grid: Grid, bound: bool, hint: Hint) -> None:
    for line in read(landed(grid, bound=bound, hint=hint), bound=bound, hint=hint)[1]:
        for kind, record in line.records:
            if kind == "actual":
                assert record["on_date"] is not None
            if kind == "target":
                assert record["due_on"] is not None
                assert record["is_increment"] is None
            if kind in {"actual", "target"}:
                assert record["indicator"] in {"registered_users", "submitted_initiatives"}
                assert bound or line.oktmo or (record["municipality"] if line.names_many else line.municipality)


@anything
@given(grids(), st.booleans())
def test_every_problem_has_its_sentence(grid: Grid, bound: bool) -> None:
    layout, lines = read(landed(grid, bound=bound), bound=bound)
    for problem in [p for _, p in layout.problems] + [p for line in lines for p in line.problems]:
        for language in ("ru", "en"):
            assert "\n" not in CATALOGUE[problem.code].message(problem.params, language)


@anything
@given(grids(), st.booleans())
def test_every_cell_below_the_header_is_loaded_or_named(grid: Grid, bound: bool) -> None:
    whole = landed(grid, bound=bound)
    layout, lines = read(whole, bound=bound)
    assume(layout.tabs)
    last = layout.last_row or 0
    for line, row in list(zip(lines, whole.rows, strict=True))[last:]:
        assert unnamed(layout, line, row) == set()
    problems = {p.column for _, p in layout.problems}
    assert set(layout.unknown) <= problems


@anything
@given(grids(), st.booleans())
def test_a_column_that_is_read_is_not_said_to_be_unread(grid: Grid, bound: bool) -> None:
    layout, _ = read(landed(grid, bound=bound), bound=bound)
    readable = {h.number for h in layout.headers} | {f.number for f in layout.figures} | set(layout.labels)
    assert readable & set(layout.unknown) == set()
    assert layout.tabs == () or len(readable) == len(layout.headers) + len(layout.figures) + len(layout.labels)


@anything
@given(grids())
def test_every_filled_row_that_is_not_read_is_named_with_its_tab(grid: Grid) -> None:
    layout, _ = read(landed(grid))
    if not layout.tabs and any(not cell.is_blank for row in grid.rows for cell in row):
        assert any(problem.code.startswith("E") or problem.code in {"I101", "W126"} for _, problem in layout.problems)


@anything
@given(grids(), st.booleans(), hints)
def test_reading_twice_gives_the_same(grid: Grid, bound: bool, hint: Hint) -> None:
    once, again = (read(landed(grid, bound=bound, hint=hint), bound=bound, hint=hint) for _ in range(2))
    assert repr(once) == repr(again)


@anything
@given(grids(), st.booleans(), hints)
def test_what_is_filled_in_once_is_not_filled_in_again(grid: Grid, bound: bool, hint: Hint) -> None:
    once = landed(grid, bound=bound, hint=hint)
    assert repr(landed(once, bound=bound, hint=hint)) == repr(once)
    merged = {(n, k) for a in grid.merges for n in range(a.top, a.bottom + 1) for k in range(a.left, a.right + 1)}
    for n, (before, after) in enumerate(zip(grid.rows, once.rows, strict=True), 1):
        for k, (cell, kept) in enumerate(zip(before, after, strict=False), 1):
            assert cell.is_blank or (n, k) in merged or repr(kept) == repr(cell)


@anything
@given(grids(), st.booleans())
def test_the_landing_changes_no_line(grid: Grid, bound: bool) -> None:
    whole = landed(grid, bound=bound)
    layout = recognise(whole, SEASON, bound=bound)
    for number, row in enumerate(whole.rows, 1):
        assume(all(c < "\ud800" or c > "\udfff" for cell in row for c in f"{cell.value}{cell.shown}"))
        kept = decode(encode(row))
        assert repr(read_row(layout, number, kept, SEASON)) == repr(read_row(layout, number, row, SEASON))


# --- order does not matter --------------------------------------------------------------------------------------------


def meaning(line: Line) -> tuple[str, list[str], list[str]]:
    """The line without its column numbers."""
    records = [
        repr((kind, sorted((k, repr(v)) for k, v in r.items() if k != "column_number"))) for kind, r in line.records
    ]
    return line.outcome, sorted(records), sorted(f"{p.code} {sorted(p.params.items())}" for p in line.problems)


@anything
@given(facts(), st.permutations(range(len(ACTUALS.columns))))
def test_the_order_of_columns_changes_no_record(grid: Grid, order: list[int]) -> None:
    shuffled = Grid(grid.title, tuple(tuple(row[n] for n in order) for row in grid.rows))
    assume(recognise(grid, SEASON).first_row == 1 == recognise(shuffled, SEASON).first_row)
    plain, moved = read(grid)[1], read(shuffled)[1]
    for before, after in zip(plain, moved, strict=True):
        several = any(p.code in {"I303", "I109", "I116", "I117"} for p in (*before.problems, *after.problems))
        assert several or meaning(before) == meaning(after)


@anything
@given(facts(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_record(grid: Grid, random: object) -> None:
    order = list(range(1, len(grid.rows)))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = Grid(grid.title, (grid.rows[0], *(grid.rows[n] for n in order)))
    assume(recognise(grid, SEASON).tabs and recognise(shuffled, SEASON).tabs)
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

OFFICIAL = ["городской округ Темнов", "Темновский муниципальный район", "Берёзоложский муниципальный округ", "Ключи"]
LOOK_ALIKE = str.maketrans("АВСЕНКМОРТХаеорсух", "ABCEHKMOPTXaeopcyx")
REGISTER = Register([Entry(str(n), name) for n, name in enumerate(OFFICIAL)])


@anything
@given(
    st.sampled_from(OFFICIAL),
    st.data(),
    st.text(alphabet=" \u00a0\u202f\n\t\u200b", max_size=3),
    st.sampled_from(["{}", "«{}»", "„{}“", "{} ", "({})"]),
)
def test_dress_does_not_change_whom_a_name_means(name: str, data: st.DataObject, around: str, quoted: str) -> None:
    few = data.draw(st.sets(st.integers(0, len(name) - 1), max_size=(len(name.replace(" ", "")) - 1) // 2))
    typed = "".join(c.translate(LOOK_ALIKE) if n in few else c for n, c in enumerate(name)).replace("ё", "е")
    match = REGISTER.match(around + quoted.format(typed.replace(" ", "\u00a0")) + around)
    assert match.municipality_id == str(OFFICIAL.index(name))


@anything
@given(st.text())
def test_any_text_is_a_municipality_or_a_finding(text: str) -> None:
    match = REGISTER.match(text)
    assert (match.municipality_id is None) == (match.code is not None)
    assert match.code is None or match.code in CATALOGUE
