"""A small region in a folder of .csv, refreshed through the production code and asked through the published warehouse."""

from __future__ import annotations

import csv
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from pipelines.refresh import refresh
from pipelines.report import Report, SourceReport
from pipelines.settings import load

ZONE = ZoneInfo("Europe/Samara")
"""Of worlds whose days are given."""

RUSSIA = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Asia/Yekaterinburg",
    "Asia/Krasnoyarsk",
    "Asia/Vladivostok",
    "Asia/Kamchatka",
)
NOON = 12


def daytime(now: datetime) -> ZoneInfo:
    """The zone of Russia in which it is nearest to noon at this moment, never before 6:00 or after 20:00."""
    return min(map(ZoneInfo, RUSSIA), key=lambda zone: abs(now.astimezone(zone).hour - NOON))


HERE = ZoneInfo(os.environ.setdefault("MARATHON_TEST_ZONE", daytime(datetime.now(UTC)).key))
"""Of worlds around today: the same for all processes of a run, which no midnight interrupts."""

REGISTER = """
Муниципалитет    | Код ОКТМО | Тип                 | Население
Темнов район     | 99600101  | муниципальный район | 12000
г. о. Заречный   | 99700001  | городской округ     | 60000
Ольховский округ | 99500001  | муниципальный округ | 30000
"""

TARGETS = """
Муниципалитет | Этап   | Срок       | Зарегистрировано | Инициативы
Темнов        | Этап 1 | 01.10.2026 | 30               | 10
Темнов        | Этап 2 | 13.12.2026 | 90               | 40
Заречный      | Этап 1 | 05.10.2026 | 100              | 50
Заречный      | Этап 2 | 13.12.2026 | 300              | 150
"""

FACTS = """
Дата       | Муниципалитет | Зарегистрировано | Инициативы
25.09.2026 | Темнов        | 12               | 3
01.10.2026 | Темнов        | 31               | 9
01.10.2026 | Заречный      | 50               | 5
"""


def table(drawn: str) -> list[list[str]]:
    """A drawn table as rows of texts; a line «·» is a blank row."""
    lines = [line for line in drawn.strip("\n").splitlines() if line.strip()]
    return [[] if line.strip() == "·" else [cell.strip() for cell in line.split("|")] for line in lines]


def moment(text: str, zone: ZoneInfo = ZONE) -> datetime:
    """«2026-10-01» or «2026-10-01 12:30» in the region's time zone; 09:00 without a time."""
    return datetime.fromisoformat(text if " " in text else f"{text} 09:00").replace(tzinfo=zone)


class World:
    """`tell` writes a tab, `refresh` reads all, `ask` queries what was published."""

    zone = ZONE

    def __init__(self, folder: Path, sources: str = "") -> None:
        self.folder = folder
        self.config = folder / "marathon.toml"
        self.settle(sources or '[[sources]]\nname = "Свод"\nworkbook = "book"\n')
        self.tell("Муниципалитеты", REGISTER)
        self.tell("Цели", TARGETS)
        self.tell("Факт", FACTS)

    def settle(self, sources: str, more: str = "") -> None:
        """Writes the settings anew."""
        season = f'region = "Область"\ntimezone = "{self.zone.key}"\nstarts = 2026-09-09\nends = 2026-12-13\n'
        self.config.write_text(season + more + sources, encoding="utf-8")

    def tell(self, tab: str, drawn: str | None, book: str = "book") -> None:
        """Writes a tab of a book; None removes it."""
        path = self.folder / book / f"{tab}.csv"
        path.parent.mkdir(exist_ok=True)
        if drawn is None:
            path.unlink()
            return
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table(drawn))

    def refresh(self, now: str, *, accept_deletions: bool = False) -> Report:
        """One refresh at that moment."""
        return refresh(load(self.config), now=moment(now, self.zone), accept_deletions=accept_deletions)

    def refresh_one(self, now: str, *, accept_deletions: bool = False) -> SourceReport:
        """One refresh of a world with one source."""
        (source,) = self.refresh(now, accept_deletions=accept_deletions).sources
        return source

    def ask(self, query: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """Rows of a query on the published warehouse."""
        with duckdb.connect() as connection:
            connection.execute(f"attach '{load(self.config).warehouse}' as published (read_only)")
            connection.execute("use published")
            return connection.execute(query, parameters or []).fetchall()

    def findings(self, *codes: str) -> list[tuple[str, str]]:
        """(place, code) of open findings, all or those of the codes, in the order of the sheets."""
        rows = self.ask("select tab || '!' || cell, code from finding")
        return [(place, code) for place, code in rows if not codes or code in codes]

    def actual(self, name: str, indicator: str = "registered_users") -> dict[date, int]:
        """Figures by day of the municipality whose name begins so."""
        query = """select on_date, value from actual join municipality using (municipality_id)
            where name like ? || '%' and indicator = ? order by on_date"""
        return dict(self.ask(query, [name, indicator]))
