"""Small regions around today, refreshed through the production code, for the pages to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from docs.bench_region import many as region_of_300
from tests.serving import browser, serve  # noqa: F401 - fixtures
from tests.world import HERE, World

TODAY = datetime.now(HERE).date()
START, END = TODAY - timedelta(60), TODAY + timedelta(30)

REGISTER = """
Муниципалитет    | Код ОКТМО | Тип                 | Ответственный (должность)
Темнов район     | 99600101  | муниципальный район | заместитель главы
г. о. Заречный   | 99700001  | городской округ     | директор МБУ «Центр»
Ольховский округ | 99500001  | муниципальный округ |
Лугов район      | 99600102  | муниципальный район |
Светлов район    | 99600103  | муниципальный район |
"""


def day(back: int) -> date:
    """The day so many days before today; a negative number looks ahead."""
    return TODAY - timedelta(back)


def on(back: int) -> str:
    """The same as typed in a sheet."""
    return f"{day(back):%d.%m.%Y}"


TARGETS = f"""
Муниципалитет | Этап   | Срок      | Зарегистрировано | Инициативы
Темнов        | Этап 1 | {on(20)}  | 30               | 10
Темнов        | Этап 2 | {on(-7)}  | 90               | 40
Темнов        | Этап 3 | {on(-30)} | 100              | 50
Заречный      | Этап 1 | {on(18)}  | 100              | 50
Заречный      | Этап 2 | {on(-30)} | 200              | 60
Ольховский    | Этап 1 | {on(-7)}  | 60               | 20
Лугов         | Этап 1 | {on(-7)}  | 70               | 30
"""

FACTS = f"""
Дата      | Муниципалитет | Зарегистрировано | Инициативы
{on(30)}  | Темнов        | 12               | 3
{on(21)}  | Темнов        | 31               | 11
{on(0)}   | Темнов        | 38               | 12
{on(30)}  | Заречный      | 110              | 55
{on(1)}   | Заречный      | 372              | 61
{on(11)}  | Ольховский    | 40               | 12
{on(2)}   | Светлов       | 5                | 0
"""


class Region(World):
    """A `World` whose season is around today; `keep` leaves settings and tabs as somebody else has written them."""

    zone = HERE

    def __init__(self, folder: Path, *, keep: bool = False) -> None:
        if not keep:
            super().__init__(folder)
            return
        self.folder, self.config = folder, folder / "marathon.toml"

    def settle(self, sources: str, more: str = "") -> None:
        season = f'region = "Область"\ntimezone = "{self.zone.key}"\nstarts = {START}\nends = {END}\n'
        self.config.write_text(season + more + sources, encoding="utf-8")

    def publish(self) -> None:
        """One refresh, now."""
        self.refresh(f"{datetime.now(self.zone):%Y-%m-%d %H:%M:%S.%f}")


def make(folder: Path, facts: str = FACTS, register: str = REGISTER, targets: str = TARGETS) -> Region:
    """A region with these tabs, published."""
    folder.mkdir(exist_ok=True)
    made = Region(folder)
    for tab, drawn in {"Муниципалитеты": register, "Цели": targets, "Факт": facts}.items():
        made.tell(tab, drawn)
    made.publish()
    return made


def many(folder: Path) -> Region:
    """300 municipalities and every tab filled, as `make bench` measures them."""
    region_of_300(folder, HERE)
    return Region(folder, keep=True)


def broken(folder: Path) -> Region:
    """A source that cannot be read, beside one in which hardly a cell is right."""
    facts = "\n".join(line.replace("| 38 ", "| 3x8 ").replace("372", "#ССЫЛКА!") for line in FACTS.splitlines())
    region = make(folder, facts + f"{on(0)} | Никто | 1 | 1\n99.99.2026 | Темнов | 1 | -5\n")
    region.settle('[[sources]]\nname = "Свод"\nworkbook = "book"\n[[sources]]\nname = "Второй"\nworkbook = "none"\n')
    region.publish()
    return region


def first_lines(drawn: str, count: int) -> str:
    """The header and as many rows as fit into `count` lines."""
    return "\n".join(drawn.strip().splitlines()[:count])


@pytest.fixture(autouse=True, scope="session")
def packages_are_searched_once() -> Iterator[None]:
    """For each `AppTest` Streamlit looks for components in every installed package, which takes longer than most pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def regions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Region]:
    """Regions every page must be able to show; not to be changed by tests."""
    folder = tmp_path_factory.mktemp("regions")
    one = first_lines(REGISTER, 2)
    return {
        "full": make(folder / "full"),
        "empty": make(folder / "empty", facts=first_lines(FACTS, 1)),
        "one": make(folder / "one", first_lines(FACTS, 4), one, first_lines(TARGETS, 4)),
        "over": make(folder / "over", targets=f"{first_lines(TARGETS, 1)}\nТемнов | Этап 1 | {on(8)} | 30 | 20"),
        "many": many(folder / "many"),
        "broken": broken(folder / "broken"),
        "nobody": make(folder / "nobody", first_lines(FACTS, 1), first_lines(REGISTER, 1), first_lines(TARGETS, 1)),
    }


@pytest.fixture
def full(regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch) -> Region:
    """The full region, chosen by the environment."""
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["full"].config))
    return regions["full"]
