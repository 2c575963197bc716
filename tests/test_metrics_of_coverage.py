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
