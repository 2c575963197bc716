"""What people do to a table without meaning anything by it changes no figure; what they damage is named."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cells import BLANK, Cell, Grid, Kind
from tests.reading import reader
from tests.reading.pivots import DRESSES, NAMES, ORDERS, Dress, Pivot, pivot, turned, without_address

anything = settings(deadline=None, max_examples=60)

NEUTRAL = [
    "Ход марафона «Муниципальный диалог»",
    "Приложение № 1",
    "Утверждено 05.09.2026 № 12-р",
    "Тел. горячей линии — на сайте",
]
LOOK_ALIKE = str.maketrans("АВСЕНКМОРТХаеорсух", "ABCEHKMOPTXaeopcyx")


@st.composite
def pivots(draw: st.DrawFn, dresses: Iterable[Dress] = DRESSES) -> Pivot:
    """A «свод» with known truth."""
    return pivot(draw(st.sampled_from(ORDERS)), draw(st.sampled_from(list(dresses))))


def figures(table: Grid) -> list[str]:
    return without_address(reader.read(table).figures)


def as_drawn(drawn: Pivot) -> list[str]:
    return without_address(drawn.figures)


@anything
@given(pivots(), st.lists(st.sampled_from(NEUTRAL), max_size=3))
def test_titles_above_change_no_figure(drawn: Pivot, above: list[str]) -> None:
    assert reader.read(drawn.above(*above).grid).figures == drawn.above(*above).figures


@anything
@given(pivots(), st.sampled_from(["Итого", "ИТОГО по области:", "Всего", "в т.ч. города"]), st.integers(0, 3))
def test_totals_and_notes_below_change_no_figure(drawn: Pivot, label: str, blank_rows: int) -> None:
    width = len(drawn.grid.rows[-1])
    total = (Cell(Kind.TEXT, label), *[Cell(Kind.NUMBER, 7)] * (width - 1))
    below = (
        total,
        *[()] * blank_rows,
        (Cell(Kind.TEXT, "* данные уточняются"),),
        (Cell(Kind.TEXT, "Исп. отдел развития"),),
    )
    found = reader.read(replace(drawn.grid, rows=(*drawn.grid.rows, *below)))
    assert found.figures == drawn.figures
    assert {told.rpartition(" ")[2] for told in found.totals} == {"7"}


@anything
@given(pivots(), st.sets(st.integers(0, 3)), st.booleans())
def test_blank_rows_change_no_figure(drawn: Pivot, before: set[int], blanks_are_cells: bool) -> None:
    start = len(drawn.grid.rows) - len(NAMES)
    rows: list[tuple[Cell, ...]] = list(drawn.grid.rows[:start])
    for n, row in enumerate(drawn.grid.rows[start:]):
        rows += [(BLANK, Cell(Kind.TEXT, " \u00a0")) if blanks_are_cells else ()] if n in before else []
        rows.append(row)
    assert figures(replace(drawn.grid, rows=tuple(rows))) == as_drawn(drawn)


@anything
@given(pivots(), st.randoms(use_true_random=False), st.sampled_from(["", " ", "\u00a0", "\n", "\u200b"]))
def test_dress_changes_no_figure(drawn: Pivot, random: object, around: str) -> None:
    def dressed(cell: Cell) -> Cell:
        if cell.kind is not Kind.TEXT:
            return cell
        text = str(cell.value)
        letters = [n for n, c in enumerate(text) if c.isalpha()]
        few = random.sample(letters, k=max(0, len(letters) - 1) // 2)  # type: ignore[attr-defined]
        typed = "".join(c.translate(LOOK_ALIKE) if n in few else c for n, c in enumerate(text))
        return replace(cell, value=around + typed.replace(" ", "\u00a0") + around)

    rows = tuple(tuple(dressed(cell) for cell in row) for row in drawn.grid.rows)
    told = [
        line.translate(str.maketrans("ABCEHKMOPTXaeopcyx", "АВСЕНКМОРТХаеорсух"))
        for line in figures(replace(drawn.grid, rows=rows))
    ]
    assert sorted(" ".join(line.replace("\u200b", "").split()) for line in told) == as_drawn(drawn)


@anything
@given(pivots(), st.permutations(range(len(NAMES))))
def test_the_order_of_municipalities_changes_no_figure(drawn: Pivot, order: list[int]) -> None:
    start = len(drawn.grid.rows) - len(NAMES)
    rows = (*drawn.grid.rows[:start], *(drawn.grid.rows[start + n] for n in order))
    assert figures(replace(drawn.grid, rows=rows)) == as_drawn(drawn)


@anything
@given(
    pivots(["repeated", "one row"]),
    st.randoms(use_true_random=False),
    st.sampled_from(["Население", "Примечания", "№ п/п", "Осталось"]),
)
def test_the_order_of_columns_and_one_more_change_no_figure(drawn: Pivot, random: object, title: str) -> None:
    width = len(drawn.grid.rows[-1])
    start = len(drawn.grid.rows) - len(NAMES) - drawn.depth
    order = list(range(width + 1))
    random.shuffle(order)  # type: ignore[attr-defined]
    rows = []
    for n, row in enumerate(drawn.grid.rows):
        wide = [
            *row,
            *[BLANK] * (width - len(row)),
            BLANK if n < len(drawn.grid.rows) - len(NAMES) else Cell(Kind.NUMBER, 5),
        ]
        if n == start:
            wide[width] = Cell(Kind.TEXT, title)
        rows.append(tuple(wide[k] for k in order) if n >= start else row)
    assert figures(replace(drawn.grid, rows=tuple(rows))) == as_drawn(drawn)


@anything
@given(pivots(), st.sampled_from(["01.10.2026", "=", "план", "Темнов"]))
def test_a_tab_turned_round_says_the_same_or_asks(drawn: Pivot, corner: str) -> None:
    found = reader.read(turned(drawn.with_corner(corner).grid))
    assert set(without_address(found.figures)) <= set(as_drawn(drawn))
    assert without_address(found.figures) == as_drawn(drawn) or any(p.startswith("E") for p in found.problems)


@anything
@given(pivots(), st.data())
def test_a_cell_that_is_damaged_loses_itself_and_is_named(drawn: Pivot, data: st.DataObject) -> None:
    row = data.draw(st.integers(len(drawn.grid.rows) - len(NAMES), len(drawn.grid.rows) - 1))
    column = data.draw(st.integers(1, len(drawn.grid.rows[-1]) - 1))
    bad = data.draw(
        st.sampled_from(
            [Cell(Kind.TEXT, t) for t in ("12О", "1/3", "1.234", "уточним", "-5")] + [Cell(Kind.ERROR, "#REF!")]
        )
    )
    rows = [list(r) for r in drawn.grid.rows]
    rows[row][column] = bad
    found = reader.read(replace(drawn.grid, rows=tuple(map(tuple, rows))))
    where = f"{chr(65 + column)}{row + 1}"
    assert found.figures == [told for told in drawn.figures if not told.startswith(where + " ")]
    is_read = any(told.startswith(where + " ") for told in drawn.figures)
    assert [p.partition(" ")[2] for p in found.problems if p.startswith("E2")] == [where] * is_read


@anything
@given(
    pivots(),
    st.data(),
    st.sampled_from(["Встречи", "2025 год", "за октябрь", "Население", "12", "=", "?", "на 01.10 и 08.10"]),
)
def test_a_header_that_is_damaged_is_never_read_as_something_else(drawn: Pivot, data: st.DataObject, word: str) -> None:
    start = len(drawn.grid.rows) - len(NAMES) - drawn.depth
    headers = [
        (n, k) for n in range(start, start + drawn.depth) for k, c in enumerate(drawn.grid.rows[n]) if not c.is_blank
    ]
    row, column = data.draw(st.sampled_from(headers))
    rows = [list(r) for r in drawn.grid.rows]
    rows[row][column] = Cell(Kind.TEXT, word)
    for table in (
        replace(drawn.grid, rows=tuple(map(tuple, rows))),
        turned(replace(drawn.grid, rows=tuple(map(tuple, rows)))),
    ):
        found = reader.read(table)
        assert set(without_address(found.figures)) <= set(as_drawn(drawn))
        assert without_address(found.figures) == as_drawn(drawn) or any(
            p[0] in "EW" or p[:4] == "I115" for p in found.problems
        )
