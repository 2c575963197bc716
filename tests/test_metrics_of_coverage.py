"""The coverage of the region against its plain-Python twin, and the worked example of docs/method.md."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.cells import Book
from tests.test_metrics import NAMES, SETTINGS, UNSHRUNK, ask, grid, same
from tests.test_metrics_of_coordination import book, histories
from tests.twin import Twin
from tests.twin_of_coordination import Told
from tests.twin_of_coverage import Card, coverage
from tests.world import ZONE, World

METHOD = (Path(__file__).parent.parent / "docs" / "method.md").read_text(encoding="utf-8")
CARDS = st.builds(
    Card,
    st.none() | st.integers(0, 5000),
    st.sampled_from(("", "заместитель главы")),
    st.sampled_from(("", "8 (000) 200-10-01")),
)


@settings(max_examples=15, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.too_slow])
@given(
    histories(),
    st.tuples(*(CARDS for _ in NAMES)),
    st.integers(-2, 75).map(lambda n: date.fromordinal(SETTINGS.starts.toordinal() + n)),
)
def test_coverage_equals_its_twin(states: list[Told], cards: tuple[Card, ...], as_of: date) -> None:
    register = dict(zip(NAMES, cards, strict=True))
    drawn = grid(
        "Муниципалитеты",
        ("Муниципалитет", "Тип", "Работники бюджетной сферы", "Ответственный (должность)", "Горячая линия"),
        [(n, "муниципальный район", c.employees, c.responsible, c.hotline) for n, c in register.items()],
    )

    def with_register(state: Told) -> Book:
        whole = book(state)
        return Book(whole.key, whole.title, (drawn, *whole.tabs[1:]))

    (rows,) = ask(states, f"from coordination_coverage(date '{as_of}')", book=with_register)
    same(rows, coverage(Twin((), NAMES, ZONE), states, register, as_of), ("part",))
    assert [row["part"] for row in rows] == [
        "responsible",
        "coordination_group",
        "working_group",
        "coordinator",
        "hotline",
    ]


TABS = {
    "Муниципалитеты": """
Муниципалитет    | Код ОКТМО | Тип                 | Работники бюджетной сферы | Ответственный (должность) | Горячая линия
Лесной район     | 99600001  | муниципальный район | 400                       | заместитель главы         | 8 (000) 200-10-01
Заречный         | 99700001  | городской округ     | 1500                      | директор МБУ «Центр»      |
Ольховский округ | 99500001  | муниципальный округ | 100                       |                           |
""",
    "Координация": """
Муниципалитет    | Уровень                | Направление | Организация | Должность
Лесной район     | координационная группа |             |             | глава района
Лесной район     | рабочая группа         | Культура    |             | начальник отдела культуры
Лесной район     | координатор            | Культура    | Музей       | заместитель директора
Заречный         | рабочая группа         | Спорт       |             | заместитель главы
Заречный         | координатор            | Образование | Школа № 2   | завуч
Ольховский округ | координационная группа |             |             | глава округа
""",
    "Факт": """
Дата       | Муниципалитет | Направление | Организация  | Зарегистрировано
05.10.2026 | Заречный      | Культура    | Дом культуры | 12
05.10.2026 | Заречный      | Образование | Школа №2     | 30
""",
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("method"))
    for tab, drawn in TABS.items():
        world.tell(tab, drawn)
    world.refresh("2026-10-05 20:00")
    return world


@pytest.mark.parametrize("tab", TABS)
def test_the_page_tells_the_same_example(tab: str) -> None:
    assert TABS[tab].strip() in METHOD


def test_the_example_of_the_method(example: World) -> None:
    asked = """select part, municipalities, employees, share_of_employees, units, of_units
        from coordination_coverage(date '2026-10-06')"""
    assert example.ask(asked) == [
        ("responsible", 2, 1900, 0.95, None, None),
        ("coordination_group", 2, 500, 0.25, None, None),
        ("working_group", 2, 1900, 0.95, 2, 9),
        ("coordinator", 2, 1900, 0.95, 2, 3),
        ("hotline", 1, 400, 0.2, None, None),
    ]
    lists = """select name, directions_without_group, organisations_without_coordinator
        from coordination(date '2026-10-06') order by name"""
    assert example.ask(lists) == [
        ("Заречный", ["Культура", "Образование"], ["Дом культуры"]),
        ("Лесной район", ["Образование", "Спорт"], []),
        ("Ольховский округ", ["Культура", "Образование", "Спорт"], []),
    ]


FIVE = """
Муниципалитет | Код ОКТМО | Тип
Лесной        | 99600001  | муниципальный район
Заречный      | 99700001  | городской округ
Ольховский    | 99500001  | муниципальный округ
Темнов        | 99600101  | муниципальный район
Светлый       | 99700101  | городской округ
"""


@pytest.mark.parametrize(
    ("typed", "usual", "is_misspelt"),
    [
        ("Здравохранение", "Здравоохранение", True),
        ("Здровоохранениие", "Здравоохранение", True),
        ("Культуры", "Культура", True),
        ("Культаре", "Культура", False),
        ("Направление 2", "Направление 1", False),
        ("Спорт", "Культура", False),
        ("КУЛЬТУРА", "Культура", False),
    ],
)
@pytest.mark.parametrize("tab", ["Координация", "Факт"])
def test_one_misspelt_direction_is_named_and_is_no_gap_of_everybody(
    world: World, tab: str, typed: str, usual: str, is_misspelt: bool
) -> None:
    units = "".join(f"{name} | рабочая группа | {usual}\n" for name in ("Лесной", "Ольховский", "Темнов"))
    facts = "Дата | Муниципалитет | Направление | Инициативы\n"
    world.tell("Муниципалитеты", FIVE)
    told = f"Заречный | рабочая группа | {typed}\n" if tab == "Координация" else ""
    world.tell("Координация", f"Муниципалитет | Уровень | Направление\n{units}{told}")
    told = f"01.10.2026 | Заречный | {typed} | 1\n02.10.2026 | Заречный | {typed} | 2\n" if tab == "Факт" else ""
    world.tell("Факт", facts + told)
    world.refresh("2026-10-05")
    place = "Координация!C5" if tab == "Координация" else "Факт!D3"
    asked = world.ask("select tab || '!' || cell, value, suggestion from finding where code = 'W423'")
    assert asked == ([(place, typed, usual)] if is_misspelt else [])
    gaps = dict(world.ask("select name, directions_without_group from coordination(date '2026-10-05')"))
    expected = [usual] if is_misspelt or typed.casefold() == usual.casefold() else sorted([typed, usual])
    assert [name.casefold() for name in gaps["Светлый"]] == [name.casefold() for name in expected]


@pytest.mark.parametrize(("others", "is_misspelt"), [(2, False), (3, True)])
def test_a_direction_is_misspelt_beside_one_that_three_times_as_many_name(
    world: World, others: int, is_misspelt: bool
) -> None:
    names = ("Лесной", "Ольховский", "Темнов")[:others]
    rows = "".join(f"{name} | координатор | Культура | Музей\n" * 3 for name in names)
    world.tell("Муниципалитеты", FIVE)
    world.tell(
        "Координация",
        f"Муниципалитет | Уровень | Направление | Организация\n{rows}Заречный | координатор | Культуры | Клуб\n",
    )
    world.refresh("2026-10-05")
    assert bool(world.findings("W423")) == is_misspelt
