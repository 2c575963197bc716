"""Rows: what became of each, which records it gave, what was said of it."""

from datetime import date
from typing import Any

import pytest

from pipelines.catalogue import CATALOGUE
from pipelines.cells import Grid
from pipelines.contract import TABS
from pipelines.reading.recognise import recognise
from pipelines.reading.records import Line, Outcome, Record, columns_of
from pipelines.reading.rows import read_row
from pipelines.reading.season import Season
from tests.drawing import grid

SEASON = Season(date(2026, 8, 15), date(2026, 11, 15))
OCTOBER_1 = date(2026, 10, 1)
HEADER = "Дата | Муниципалитет | Организация | Зарегистрировано | Инициативы | Комментарий"


def lines(tab: Grid, *, bound: bool = False) -> list[Line]:
    layout = recognise(tab, SEASON, bound=bound)
    return [read_row(layout, number, cells, SEASON) for number, cells in enumerate(tab.rows, 1)]


def fact(row: str, header: str = HEADER, *, bound: bool = False) -> Line:
    """The row of «Факт» under that header."""
    return lines(grid(f"\n{header}\n{row}"), bound=bound)[1]


def problems(line: Line) -> list[tuple[str, int | None, bool]]:
    """(code, column, covers the row) of each problem; every one has its sentence."""
    for problem in line.problems:
        assert CATALOGUE[problem.code].message(problem.params)
    return [(problem.code, problem.column, problem.whole_row) for problem in line.problems]


def figures(line: Line) -> dict[Any, Any]:
    return {record["indicator"]: record["value"] for _, record in line.records}


def counted(indicator: str, value: int, column: int) -> Record:
    """What a record says of its figure."""
    plain: Record = {"is_increment": None, "is_approximate": False}
    return plain | {"indicator": indicator, "value": value, "column_number": column}


# --- loaded -----------------------------------------------------------------------------------------------------------


def test_a_row_gives_one_record_per_measure() -> None:
    line = fact("01.10.2026 | г.о. Темнов | Школа № 2 | 1 200 | 35 | на 18:00")
    about: Record = {
        "on_date": OCTOBER_1,
        "municipality": "г.о. Темнов",
        "organisation": "Школа № 2",
        "comment": "на 18:00",
        "organisation_key": "школа 2",
    }
    assert line == Line(
        Outcome.LOADED,
        "г.о. Темнов",
        2,
        records=(
            ("actual", about | counted("registered_users", 1200, 4)),
            ("actual", about | counted("submitted_initiatives", 35, 5)),
        ),
    )


def test_a_target_has_its_checkpoint_and_reason() -> None:
    tab = grid(
        """
        Срок           | Этап | Инициативы | Муниципалитет | Причина
        до 1 октября   | 2    | 40         | Темнов        | распутица
        """,
        "Цели",
    )
    about: Record = {
        "due_on": OCTOBER_1,
        "checkpoint": "2",
        "checkpoint_key": "2",
        "municipality": "Темнов",
        "reason": "распутица",
    }
    assert lines(tab)[1].records == (("target", about | counted("submitted_initiatives", 40, 3)),)


def test_a_municipality_is_one_record_and_keeps_what_could_be_read() -> None:
    tab = grid(
        """
        Тип | Муниципалитет | Код ОКТМО | Население | Работники | Широта
        ГО  | Темнов        | =1701000  | 12 тыс.   | 1.234.5   | 53,2
        """,
        "Муниципалитеты",
    )
    line = lines(tab)[1]
    record: Record = {
        "kind": "городской округ",
        "municipality": "Темнов",
        "oktmo": "01701000",
        "population": 12_000,
        "employees": None,
        "latitude": 53.2,
        "population_column": 4,
        "employees_column": 5,
        "column_number": 2,
    }
    assert line.records == (("municipality", record),)
    assert (line.outcome, problems(line)) == (Outcome.LOADED, [("W210", 4, False), ("E201", 5, False)])


def test_no_data_is_a_record_without_a_value() -> None:
    line = fact("01.10.2026 | Темнов | | н/д |")
    assert figures(line) == {"registered_users": None, "submitted_initiatives": None}
    assert (line.outcome, problems(line)) == (Outcome.LOADED, [])


def test_nought_is_a_figure() -> None:
    assert figures(fact("01.10.2026 | Темнов | | 0 | =0")) == {"registered_users": 0, "submitted_initiatives": 0}


def test_a_bad_figure_loses_only_itself() -> None:
    line = fact("01.10.2026 | Темнов | | 12О | 35 | уточним")
    assert figures(line) == {"submitted_initiatives": 35}
    assert (line.outcome, problems(line)) == (Outcome.LOADED, [("E201", 4, False)])


def test_the_problem_quotes_the_cell() -> None:
    line = fact("01.10.2026 | Темнов | | =33.4 shown 33 | =? | ")
    assert [dict(p.params) for p in line.problems] == [{"value": "33", "exact": "33,4"}, {"value": "=СУММ(D2:D9)"}]


@pytest.mark.parametrize(
    ("header", "is_increment"),
    [("Инициативы за период", True), ("Инициативы, нарастающим итогом", False), ("Инициативы", None)],
)
def test_a_record_says_what_its_header_says_of_the_figure(header: str, is_increment: bool | None) -> None:
    line = fact("01.10.2026 | Темнов | 5", f"Дата | Муниципалитет | {header}")
    assert [record["is_increment"] for _, record in line.records] == [is_increment]


@pytest.mark.parametrize("typed", ["", "Итого", "ИТОГО:", "Всего", "итого по району", "—", "нет"])
def test_the_whole_municipality_has_no_organisation(typed: str) -> None:
    line = fact(f"01.10.2026 | Темнов | {typed} | 12 | 3")
    assert [record["organisation"] for _, record in line.records] == [None, None]


# --- rejected ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param("| Темнов | | 12 | 3", [("E232", 1, True)], id="no date"),
        pytest.param("— | Темнов | | 12 | 3", [("E232", 1, True)], id="a dash for a date"),
        pytest.param("31.09.2026 | Темнов | | 12 | 3", [("E212", 1, True)], id="a day that is none"),
        pytest.param("01.10.2026 | | | 12 | 3", [("E232", 2, True)], id="no municipality"),
        pytest.param("01.10.2026 | =#REF! | | 12 | 3", [("E206", 2, True)], id="an error for a municipality"),
        pytest.param(
            "постоянно | | | 12О | 3", [("E211", 1, True), ("E232", 2, True), ("E201", 4, True)], id="neither"
        ),
        pytest.param("| | | | 3 | Исп. Иванова, 8(846)…", [("E232", 1, True), ("E232", 2, True)], id="a signature"),
        pytest.param(
            "01.10.2026 | Темнов | =#Н/Д | 12 | 3", [("E206", 3, True)], id="an organisation that cannot be read"
        ),
        pytest.param("01.10.2026 | Темнов | =? | 12 | 3", [("E207", 3, True)], id="an organisation without result"),
        pytest.param("01.10.2026 | Темнов | | 12О | 1/3", [("E201", 4, True), ("E201", 5, True)], id="no good figure"),
    ],
)
def test_a_row_that_cannot_be_placed_is_rejected_and_covered(row: str, found: list[tuple[str, int, bool]]) -> None:
    line = fact(row)
    assert (line.outcome, line.records, problems(line)) == (Outcome.REJECTED, (), found)


def test_a_rejected_row_still_says_whom_it_is_about() -> None:
    line = fact("31.09.2026 | г.о. Темнов | | 12 | 3")
    assert (line.municipality, line.municipality_column) == ("г.о. Темнов", 2)


# --- ignored ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "column", "sums", "is_part"),
    [
        ("ИТОГО | | | 12 | 3", 1, [12, 3], False),
        ("| Всего по области | | 12 | 3", 2, [12, 3], False),
        ("01.10.2026 | Итого: | | 12 | 3", 2, [12, 3], False),
        ("Итого | | | 12О | 3", 1, [3], False),
        ("| в т.ч. | | |", 2, [], True),
        ("| в том числе школы | | 4 |", 2, [4], True),
        ("01.10.2026 | Темнов | Итого по школам | 12 | 3", 3, [12, 3], True),
        ("01.10.2026 | Темнов | в т.ч. школы | 12 | 3", 3, [12, 3], True),
    ],
)
def test_a_row_of_totals_is_ignored_and_its_sums_are_kept_to_be_held_against_ours(
    row: str, column: int, sums: list[int], is_part: bool
) -> None:
    line = fact(row)
    assert (line.outcome, problems(line)) == (Outcome.IGNORED, [("I303", column, True)])
    assert [(kind, record["value"], record["is_part"]) for kind, record in line.records] == [
        ("total", value, is_part) for value in sums
    ]


def test_a_sum_says_what_it_is_of() -> None:
    on = "01.10.2026 | Всего  по области | | 12 |"
    about: Record = {"label": "Всего по области", "role": "actual", "indicator": "registered_users", "day": OCTOBER_1}
    where: Record = {"value": 12, "column_number": 4, "across": False, "is_part": False}
    assert fact(on).records == (("total", about | where),)
    assert fact(on.replace("01.10.2026", "")).records == (("total", about | where | {"day": None}),)


def test_a_repeated_header_is_ignored_and_named() -> None:
    line = fact(HEADER)
    assert (line.outcome, problems(line)) == (Outcome.IGNORED, [("I109", 1, True)])


def test_a_row_with_cells_in_unknown_columns_only_is_ignored() -> None:
    line = fact("| | | 7", "Дата | Муниципалитет | Инициативы | Заметки")
    assert (line.outcome, problems(line)) == (Outcome.IGNORED, [])


def test_rows_above_the_header_are_ignored_and_the_header_is_the_header() -> None:
    found = lines(grid(f"\nХод марафона\n{HEADER}\n01.10.2026 | Темнов | | 1 | 2"))
    assert [line.outcome for line in found] == [Outcome.IGNORED, Outcome.HEADER, Outcome.LOADED]


@pytest.mark.parametrize("title", ["Справка", "Факт", "Лист1"])
def test_no_row_of_a_tab_that_is_not_read_is_loaded(title: str) -> None:
    found = lines(grid("\n01.10.2026 | Темнов | 12\n02.10.2026 | Темнов | 13", title))
    assert {line.outcome for line in found} == {Outcome.IGNORED}


def test_no_row_under_a_doubled_header_is_loaded() -> None:
    found = lines(grid("\nДата | Дата | Муниципалитет | Инициативы\n01.10.2026 | | Темнов | 12"))
    assert [line.outcome for line in found] == [Outcome.HEADER, Outcome.IGNORED]


# --- bound sources and columns ----------------------------------------------------------------------------------------


def test_a_bound_source_has_records_without_a_name() -> None:
    line = fact("01.10.2026 | 12", "Дата | Инициативы", bound=True)
    assert (line.outcome, line.municipality, line.municipality_column) == (Outcome.LOADED, None, None)
    assert figures(line) == {"submitted_initiatives": 12}


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.name)
def test_every_record_fits_its_table(tab: object) -> None:
    contract = next(t for t in TABS if t is tab)
    titles = " | ".join(column.title for column in contract.columns)
    examples = " | ".join(column.example for column in contract.columns)
    line = lines(grid(f"\n{titles}\n{examples}", contract.title))[1]
    kinds = {"VARCHAR": str, "BIGINT": int, "INTEGER": int, "DOUBLE": float, "DATE": date, "BOOLEAN": bool}
    assert (line.outcome, problems(line)) == (Outcome.LOADED, [])
    assert {kind for kind, _ in line.records} == {contract.name}
    for _, record in line.records:
        assert set(record) == {name for name, _ in columns_of(contract.name)}
        for name, sql in columns_of(contract.name):
            assert record[name] is None or type(record[name]) is kinds[sql], name
