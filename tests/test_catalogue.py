"""Every example of the catalogue is a sheet: drawn and read by the production code it has its finding; mended, it has not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from pipelines import refresh, warehouse
from pipelines.catalogue import CATALOGUE
from pipelines.cells import Book, Fetched
from pipelines.findings import Example, Kind
from pipelines.landing import Landing, open_landing
from pipelines.settings import Settings, Source
from tests.drawing import grid
from tests.world import ZONE, moment

EARLIER = moment("2026-10-02")  # when an example's earlier state is read
NOW = moment("2026-10-08")

BASE = {
    "Муниципалитеты": """
        Муниципалитет | Код ОКТМО | Тип                 | Население
        Темнов        | 99600101  | муниципальный район | 12000
        Заречный      | 99700001  | городской округ     | 60000
        """,
    "Цели": """
        Муниципалитет | Этап   | Срок       | Зарегистрировано | Инициативы
        Темнов        | Этап 1 | 01.10.2026 | 30               | 10
        Темнов        | Этап 2 | 13.12.2026 | 90               | 40
        Заречный      | Этап 1 | 01.10.2026 | 1000             | 50
        Заречный      | Этап 2 | 13.12.2026 | 3000             | 150
        """,
    "Факт": """
        Дата       | Муниципалитет | Зарегистрировано | Инициативы
        20.09.2026 | Темнов        | 8                | 1
        20.09.2026 | Заречный      | 20               | 2
        """,
}
COMMON, OWN = "Область", "Свод"
# a right row of totals; a municipality that only this example's register has; an emptied tab
MAY_STAY = {"I303", "W412", "I110"}

# No table can show these; the test that does stands behind.
WITHOUT_EXAMPLE = {"E111": "tests/test_refresh.py: a tab that stands in no source"}

# The example is not read as it should be yet; once it is, its code must be taken out of here.
PENDING: set[str] = set()


class _Drawn:
    """A source whose only book is drawn."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def fetch(self, _known: Mapping[str, str]) -> Fetched:
        return Fetched(books=(self.book,))


def settings(example: Example) -> Settings:
    place = Source(name=OWN, folder="own") if example.book else Source(name=OWN, spreadsheet="own")
    own = replace(place, municipality=example.bound)
    return Settings(
        path=Path("marathon.toml"),
        title="Марафон",
        region="Область",
        timezone=ZONE,
        starts=date(2026, 9, 9),
        ends=date(2026, 12, 13),
        landing=Path("landing.duckdb"),
        warehouse=Path("marathon.duckdb"),
        sources=(Source(name=COMMON, spreadsheet="common"), own),
    )


def read(example: Example, table: str, monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """(code, tab!cell) of what is found where the example's tab holds that table, beside the usual tabs."""

    def take(landing: Landing, drawn: str, now: datetime) -> None:
        common = {tab: text for tab, text in (BASE | dict(example.beside)).items() if tab != example.tab}
        title = example.book or "Марафон"
        books = {
            COMMON: Book("common", "Область", tuple(grid(text, tab) for tab, text in common.items()), stamp=str(now)),
            OWN: Book("own", title, (grid(drawn, example.tab),), stamp=str(now)),
        }
        monkeypatch.setattr(refresh, "reader", lambda source, _: _Drawn(books[source.name]))
        tries = refresh.read_all(
            landing, settings(example), str(now), now=now, accept_deletions=True, on_progress=lambda _: None
        )
        assert [tried.error for tried in tries] == [None, None]

    with open_landing(None) as landing:
        if example.earlier is not None:
            take(landing, example.earlier, EARLIER)
        take(landing, table, NOW)
        landing.connection.execute("attach ':memory:' as warehouse")
        warehouse.build(landing, settings(example), NOW)
        found = landing.connection.execute("select code, tab || '!' || cell from warehouse.finding").fetchall()
        return {(code, place) for code, place in found}


def waiting(kind: Kind) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason="still to be read so")] if kind.code in PENDING else []


@pytest.mark.parametrize(
    "kind", [pytest.param(k, id=k.code, marks=waiting(k)) for k in CATALOGUE.values() if k.example]
)
def test_the_example_has_its_finding_at_its_cell_until_it_is_mended(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = kind.example
    assert example is not None
    place = example.at if "!" in example.at else f"{example.tab}!{example.at}"
    assert (kind.code, place) in read(example, example.before, monkeypatch)
    if example.cured is not None:
        left = read(example, example.cured, monkeypatch)
        assert not {(code, place) for code, place in left if code == kind.code or code not in MAY_STAY}


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
def test_what_is_wrong_has_an_example_and_its_cure(kind: Kind) -> None:
    assert (kind.example is None) == (kind.code in WITHOUT_EXAMPLE)
    if kind.example and kind.severity != "info":
        assert kind.example.cured is not None


def test_the_usual_tabs_have_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    example = Example(before=BASE["Факт"], at="A1")
    assert read(example, example.before, monkeypatch) == set()
