"""Which tab it is, where its header stands, which column is which, and what is said of the rest."""

from datetime import date

import pytest

from pipelines.catalogue import CATALOGUE
from pipelines.cells import BLANK, Grid
from pipelines.contract import TABS
from pipelines.reading.context import Hint
from pipelines.reading.layout import HEADER_WITHIN, Layout
from pipelines.reading.matrix import DEPTH
from pipelines.reading.meaning import REGISTERED
from pipelines.reading.recognise import recognise
from pipelines.reading.season import Season
from tests.drawing import cell, grid
from tests.growing import growth

FACTS = """
    Дата       | Муниципалитет | Зарегистрировано | Инициативы
    01.10.2026 | Темнов        | 12               | 3
"""


SEASON = Season(date(2026, 9, 9), date(2026, 12, 13))


def columns(layout: Layout) -> dict[int, str]:
    described = {header.number: header.column.name for header in layout.headers}
    return described | {figure.number: str(figure.meaning.indicator) for figure in layout.figures}


def names(layout: Layout) -> list[str]:
    return [tab.name for tab in layout.tabs]


def problems(layout: Layout) -> list[tuple[str, int, int | None]]:
    """(code, row, column) of each problem; every one has its sentence."""
    for _, problem in layout.problems:
        assert CATALOGUE[problem.code].message(problem.params)
    return [(problem.code, row, problem.column) for row, problem in layout.problems]


def increments(header: str) -> list[bool | None]:
    """What the headers of the figures in a line of headers say of them."""
    return [f.meaning.is_increment for f in recognise(grid(f"\n{header}\n"), SEASON).figures]


# --- tabs -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "name"),
    [
        *((title, tab.name) for tab in TABS for title in (tab.title, *tab.synonyms)),
        ("факт ", "actual"),
        ("\u00a0ФАКТ", "actual"),
        ("Фaкт", "actual"),
        ("Факт.", "actual"),
        ("цели:", "target"),
        ("МУНИЦИПАЛИТЕТЫ", "municipality"),
    ],
)
def test_a_tab_is_known_by_its_title(title: str, name: str) -> None:
    tab = next(t for t in TABS if t.name == name)
    usual = ("Муниципалитет", "Тип", "Срок" if name == "target" else "Дата", "Инициативы")
    texts = [c.title for c in tab.columns] if tab.optional else usual
    found = recognise(Grid(title, (tuple(cell(text) for text in texts),)), SEASON)
    assert {c.name for c in tab.columns} >= set(columns(found).values())
    assert len(found.headers) >= 2


@pytest.mark.parametrize(
    "title",
    ["Факт (подано)", "Факт: подано инициатив", "Мониторинг марафона", "Свод", "Лист1", "Таблица 2", "План-факт"],
)
def test_a_table_of_figures_is_known_by_its_headers_where_its_tab_says_no_more(title: str) -> None:
    layout = recognise(grid(FACTS, title), SEASON)
    assert (names(layout), problems(layout)) == (["actual"], [])


@pytest.mark.parametrize("title", ["Лист1", "Sheet1", "Лист 2"])
def test_beside_a_tab_of_figures_a_tab_without_a_name_is_nobody_s(title: str) -> None:
    layout = recognise(grid(FACTS, title), SEASON, alone=False)
    assert (layout.tabs, problems(layout)) == ((), [("W126", 1, None)])


@pytest.mark.parametrize("title", ["Справка", "", "Фактория", "Совещания", "Факт Иванова", "Реестр писем"])
def test_an_unknown_tab_is_named_and_not_read(title: str) -> None:
    layout = recognise(grid("\n\n" + FACTS.strip("\n"), title), SEASON)
    assert (layout.tabs, layout.first_row) == ((), None)
    assert problems(layout) == [("W126", 2, None)]


def test_an_unknown_tab_without_figures_is_nobody_s_but_named() -> None:
    layout = recognise(grid("Мероприятие | Отдел\nДень дверей | культура", "План работы"), SEASON)
    assert (layout.tabs, problems(layout)) == ((), [("I101", 1, None)])


@pytest.mark.parametrize("rows", [(), ((),), ((cell(""),), ())], ids=["no rows", "an empty row", "blank cells"])
def test_an_unknown_tab_that_is_empty_is_nobody_s_business(rows: tuple[tuple[()], ...]) -> None:
    assert recognise(Grid("Лист1", rows), SEASON) == Layout()


@pytest.mark.parametrize("rows", [(), ((),), ((cell(""),), ())], ids=["no rows", "an empty row", "blank cells"])
def test_a_known_tab_that_is_empty_has_no_header(rows: tuple[tuple[()], ...]) -> None:
    assert problems(recognise(Grid("Факт", rows), SEASON)) == [("I110", 1, None)]


# --- headers ----------------------------------------------------------------------------------------------------------


def test_a_plain_sheet_has_nothing_wrong() -> None:
    layout = recognise(grid(FACTS), SEASON)
    assert (names(layout), layout.first_row, layout.unknown) == (["actual"], 1, ())
    assert columns(layout) == {1: "on_date", 2: "municipality", 3: "registered_users", 4: "submitted_initiatives"}
    assert problems(layout) == []


@pytest.mark.parametrize(
    "header",
    [
        "Инициативы | Зарегистрировано | Муниципалитет | Дата",
        "Initiatives | Registered users | Municipality | Date",
        "Подано инициатив | Зарегистрировано пользователей | Наименование муниципалитета | Отчётная дата",
        "ИНИЦИАТИВЫ\u00a0 | зарегистрировано: | Муници\u00adпалитет | Дата *",
        "Подано⏎инициатив | Зарегистрировано⏎⏎пользователей | Муниципальное  образование | На  дату",
        "Инициативы, ед. | Зарегистрировано, чел. | МО | День",
        "Инициативы (шт.) | Зарегистрировано (человек) | Территория | ДАТА",
        "Инициaтивы | Зарегистрировaно | Муниципaлитет | Дaта",
        "«Инициативы» | Зарегистрировано (чел) | Муниципалитет | Дата",
    ],
)
def test_headers_are_known_in_any_order_and_dress(header: str) -> None:
    layout = recognise(grid(f"\n{header}\n"), SEASON)
    assert columns(layout) == {1: "submitted_initiatives", 2: "registered_users", 3: "municipality", 4: "on_date"}
    assert problems(layout) == []


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.name)
def test_every_title_and_synonym_is_known(tab: object) -> None:
    contract = next(t for t in TABS if t is tab)
    for column in contract.columns:
        others = [c for c in contract.columns if c is not column]
        for title in (column.title, *column.synonyms):
            cells = tuple(cell(t) for t in (title, *(c.title for c in others)))
            found = recognise(Grid(contract.title, (cells,)), SEASON)
            assert columns(found) == dict(enumerate([column.name, *(c.name for c in others)], 1)), title
            assert problems(found) == []


def test_titles_above_the_header_are_named() -> None:
    layout = recognise(
        grid("""
                       | Ход марафона

            на 01.10.2026
            Дата       | Муниципалитет | Зарегистрировано
            01.10.2026 | Темнов        | 12
        """),
        SEASON,
    )
    assert layout.first_row == 4
    assert problems(layout) == [("I108", 1, 2), ("I108", 3, 1)]


@pytest.mark.parametrize(("above", "found"), [(HEADER_WITHIN - 1, True), (HEADER_WITHIN + DEPTH, False)])
def test_a_header_stands_near_the_top(above: int, found: bool) -> None:
    layout = recognise(grid("\n" + "Титул\n" * above + "Дата | Муниципалитет | Инициативы"), SEASON)
    assert (layout.tabs != ()) is found


@pytest.mark.parametrize("header", ["№ п/п", "№", "N п/п", "№п/п", "П/п", "No"])
def test_a_column_of_row_numbers_is_named_as_such(header: str) -> None:
    layout = recognise(grid(f"\n{header} | Дата | Муниципалитет | Инициативы\n1 | 01.10.2026 | Темнов | 3"), SEASON)
    assert layout.unknown == (1,)
    assert problems(layout) == [("I106", 1, 1)]


@pytest.mark.parametrize(
    "header",
    [
        "Зарегистрировано, тыс. чел.",
        "Зарегистрировано на 1 000 жителей",
        "Зарегистрировано план",
        "План",
        "=2026-10-01",
        "=#REF!",
        "=12",
    ],
)
def test_a_column_that_is_not_a_plain_count_is_unknown(header: str) -> None:
    layout = recognise(grid(f"\nДата | Муниципалитет | {header} | Инициативы"), SEASON)
    assert columns(layout) == {1: "on_date", 2: "municipality", 4: "submitted_initiatives"}
    assert layout.unknown == (3,)
    assert problems(layout) == [("W103", 1, 3)]


@pytest.mark.parametrize(
    "header", ["Зарегистрировано, %", "Зарегистрировано (%)", "% зарегистрировано", "% исполнения", "Осталось"]
)
def test_a_column_that_is_computed_from_others_is_named_as_such(header: str) -> None:
    layout = recognise(grid(f"\nДата | Муниципалитет | {header} | Инициативы"), SEASON)
    assert columns(layout) == {1: "on_date", 2: "municipality", 4: "submitted_initiatives"}
    assert (layout.unknown, problems(layout)) == ((3,), [("I115", 1, 3)])


def test_a_column_without_a_header_is_named_at_its_first_cell() -> None:
    layout = recognise(
        grid("""
            Дата       | Муниципалитет |   | Инициативы |  |
            01.10.2026 | Темнов        |   | 3          |  |
            02.10.2026 | Темнов        | 5 | 3          |  | уточнить
        """),
        SEASON,
    )
    assert layout.unknown == (3, 6)
    assert problems(layout) == [("W107", 3, 3), ("W107", 3, 6)]


@pytest.mark.parametrize(
    ("title", "header", "missing"),
    [
        ("Факт", "Муниципалитет | Инициативы", ["Дата"]),
        ("Факт", "Дата | Инициативы", ["Муниципалитет"]),
        ("Факт", "Дата | Муниципалитет", ["Зарегистрировано» или «Инициативы"]),
        ("Факт", "Организация | Направление", ["Дата", "Муниципалитет", "Зарегистрировано» или «Инициативы"]),
        ("Цели", "Муниципалитет | Инициативы", ["Срок"]),
        ("Муниципалитеты", "Муниципалитет | Население", ["Тип"]),
    ],
)
def test_a_missing_column_is_named_and_the_tab_not_read(title: str, header: str, missing: list[str]) -> None:
    layout = recognise(grid(f"\n{header}\n", title), SEASON)
    assert (layout.tabs, layout.first_row) == ((), 1)
    assert [(p.code, p.params["header"]) for _, p in layout.problems] == [("E105", name) for name in missing]


@pytest.mark.parametrize(("header", "at"), [("Дата | Дата", 2), ("Дата | Отчётная дата", 2), ("Date | Дата ", 2)])
def test_a_doubled_column_is_named_and_the_tab_not_read(header: str, at: int) -> None:
    layout = recognise(grid(f"\n{header} | Муниципалитет | Инициативы"), SEASON)
    assert (layout.tabs, layout.first_row) == ((), 1)
    assert problems(layout) == [("E104", 1, at)]


@pytest.mark.parametrize(
    "table",
    ["Темнов | 12", "Дата", "Инициативы | 12 | 13"],
    ids=["figures only", "one header", "one header and figures"],
)
def test_without_a_header_the_tab_is_not_read(table: str) -> None:
    layout = recognise(grid(f"\n\n{table}"), SEASON)
    assert (layout.tabs, layout.first_row) == ((), None)
    assert problems(layout) == [("E102", 2, None)]


def test_a_bound_source_needs_no_column_of_municipalities() -> None:
    own = grid("\nДата | Инициативы\n01.10.2026 | 3")
    assert columns(recognise(own, SEASON, bound=True)) == {1: "on_date", 2: "submitted_initiatives"}
    assert problems(recognise(own, SEASON, bound=True)) == []
    assert problems(recognise(own, SEASON)) == [("E105", 1, None)]


@pytest.mark.parametrize(
    ("header", "is_increment"),
    [
        ("Зарегистрировано", None),
        ("Зарегистрировано за период", True),
        ("Зарегистрировано (за период)", True),
        ("Зарегистрировано, за период, чел.", True),
        ("Зарегистрировано, чел., за период", True),
        ("За период зарегистрировано", True),
        ("ЗАРЕГИСТРИРОВАНО⏎ЗА ПЕРИОД", True),
        ("Прирост: зарегистрировано", True),
        ("Зарегистрировано, прирост", True),
        ("Зарегистрировано за неделю", True),
        ("Зарегистрировано за сутки, чел.", True),
        ("Зарегистрировано нарастающим итогом", False),
        ("Зарегистрировано (нарастающим итогом), чел.", False),
        ("Зарегистрировано, всего на дату", False),
    ],
)
def test_a_header_says_whether_its_figures_are_sums(header: str, is_increment: bool | None) -> None:
    assert increments(f"Дата | Муниципалитет | {header}") == [is_increment]


@pytest.mark.parametrize("header", ["Новые регистрации", "Зарегистрировано за 3 дня", "Зарегистрировано за 2025 год"])
def test_a_header_of_a_period_that_is_not_known_is_unknown(header: str) -> None:
    assert increments(f"Дата | Муниципалитет | {header}") == []


@pytest.mark.parametrize("header", ["Население, прирост", "Население нарастающим итогом"])
def test_the_change_of_a_population_is_no_population(header: str) -> None:
    layout = recognise(grid(f"\nМуниципалитет | Тип | {header}", "Муниципалитеты"), SEASON)
    assert problems(layout) == [("W103", 1, 3)]


def test_a_target_for_a_period_is_unknown_as_targets_are_totals() -> None:
    layout = recognise(grid("\nМуниципалитет | Срок | Инициативы | Зарегистрировано за период", "Цели"), SEASON)
    assert problems(layout) == [("W103", 1, 4)]


def test_a_stray_cell_far_away_costs_nothing_and_is_named() -> None:
    def far(down: int) -> Grid:
        rows = grid(FACTS).rows
        return Grid("Факт", (*rows, *[()] * (down - len(rows) - 1), (*[BLANK] * 16_383, cell("x"))))

    drawn = {down: far(down) for down in (1_000, 20_000)}
    assert growth(lambda down: recognise(drawn[down], SEASON), *drawn) < 8
    found = recognise(drawn[20_000], SEASON)
    assert problems(found) == [("W107", 20_000, 16_384)]
    assert found.unknown == (16_384,)


# --- headers that are none --------------------------------------------------------------------------------------------


def test_a_row_of_data_is_no_header() -> None:
    layout = recognise(
        grid(
            """
            Муниципалитет | Дата       | Срок       | Зарегистрировано
            Темнов        | 01.09.2026 | 13.12.2026 | 12
            Ключи         | =46266     | =46369     | 15
            """,
            "Цели",
        ),
        SEASON,
    )
    assert (layout.tabs, problems(layout)) == ((), [("E104", 1, 3)])


@pytest.mark.parametrize("title", ["Факт", "Цели", "Свод", "Зарегистрировано"])
def test_rows_of_data_alone_have_no_header(title: str) -> None:
    layout = recognise(grid("\n01.10.2026 | Темнов | 12\n02.10.2026 | Темнов | 13", title), SEASON)
    assert (layout.tabs, {code for code, *_ in problems(layout)}) == ((), {"E102"})


def test_increments_in_the_settings_are_of_facts() -> None:
    hint = Hint(is_increment=True)
    facts = recognise(grid("\nДата | Муниципалитет | Инициативы"), SEASON, hint=hint)
    targets = recognise(grid("\nМуниципалитет | Срок | Инициативы", "Цели"), SEASON, hint=hint)
    assert [figure.meaning.is_increment for figure in facts.figures] == [True]
    assert [figure.meaning.is_increment for figure in targets.figures] == [None]


def test_settings_name_columns_that_are_called_otherwise() -> None:
    hint = Hint(columns={"кто": "municipality", "рег.": "registered_users", "рег": "registered_users", "подано": None})
    layout = recognise(grid("\nДень | Кто | Рег. | Подано\n01.10.2026 | Темнов | 5 | 6"), SEASON, hint=hint)
    assert columns(layout) == {1: "on_date", 2: "municipality", 3: "registered_users"}
    assert (layout.unknown, problems(layout)) == ((4,), [])


def test_settings_say_which_contract_a_tab_keeps_to() -> None:
    layout = recognise(
        grid("\nМуниципалитет | Тип\nТемнов | ГО", "Перечень"), SEASON, hint=Hint(read_as="municipality")
    )
    assert names(layout) == ["municipality"]
    layout = recognise(grid("\nМуниципалитет | 01.10\nТемнов | 5", "Перечень"), SEASON, hint=Hint("target", REGISTERED))
    assert (names(layout), problems(layout)) == (["target"], [])


@pytest.mark.parametrize("title", ["Как заполнять", "как  заполнять "])
def test_the_guide_is_not_read(title: str) -> None:
    assert recognise(grid(FACTS, title), SEASON) == Layout()


def test_a_row_below_depends_on_the_header_and_what_is_said_above_it() -> None:
    one = recognise(grid("\nпо состоянию на 01.10.2026\nМуниципалитет | Инициативы\nТемнов | 5", "Свод"), SEASON)
    other = recognise(grid("\nпо состоянию на 08.10.2026\nМуниципалитет | Инициативы\nТемнов | 5", "Свод"), SEASON)
    further = recognise(grid("\nпо состоянию на 08.10.2026\nМуниципалитет | Инициативы\nКлючи | 6", "Свод"), SEASON)
    assert one.identity != other.identity
    assert other.identity == further.identity
