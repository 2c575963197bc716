"""From a cell that a coordinator types in a shared Google sheet to the page in the council's browser, and back to the cell."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser, expect

from docs.serving import ROOT
from pipelines.settings import load
from tests.google.emulator import Emulator
from tests.google.spreadsheets import Spreadsheet, Typed
from tests.serving import Serve, browser, serve  # noqa: F401 - fixtures
from tests.world import HERE

TODAY = datetime.now(HERE).date()


@pytest.fixture
def google() -> Iterator[Emulator]:
    """Google on the loopback interface."""
    with Emulator() as emulator:
        yield emulator


def shared_sheet(google: Emulator) -> Spreadsheet:
    tabs: dict[str, list[list[Typed]]] = {
        "Муниципалитеты": [["Муниципалитет", "Код ОКТМО", "Тип"], ["Темнов район", "59600101", "муниципальный район"]],
        "Цели": [
            ["Муниципалитет", "Этап", "Срок", "Зарегистрировано", "Инициативы"],
            ["Темнов район", "Итог", TODAY + timedelta(20), 900, 300],
        ],
        "Факт": [
            ["Дата", "Муниципалитет", "Зарегистрировано", "Инициативы"],
            [TODAY - timedelta(7), "Темнов район", 120, 30],
        ],
    }
    return google.spreadsheet("Свод области", tabs)


def settings(google: Emulator, sheet: Spreadsheet, folder: Path) -> Path:
    config = folder / "marathon.toml"
    season = f"starts = {TODAY - timedelta(60)}\nends = {TODAY + timedelta(30)}\n"
    config.write_text(
        f'region = "Область"\ntimezone = "{HERE.key}"\n{season}\n{google.toml(folder)}\n'
        f'[[sources]]\nname = "Свод"\nspreadsheet = "{sheet.url}"\n',
        encoding="utf-8",
    )
    return config


def pipelines(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "pipelines", *map(str, arguments)]


@contextmanager
def watching(config: Path) -> Iterator[None]:
    """`python -m pipelines watch` at work."""
    watch = subprocess.Popen(
        pipelines("watch", "--config", config, "--every", "1s"), cwd=ROOT, stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        watch.terminate()
        assert watch.wait(timeout=60) == 0, "watch ends cleanly when it is told to"


def test_a_figure_typed_in_the_sheet_reaches_the_page_and_leads_back_to_its_cell(
    google: Emulator,
    tmp_path: Path,
    serve: Serve,  # noqa: F811
    browser: Browser,  # noqa: F811
) -> None:
    sheet = shared_sheet(google)
    config = settings(google, sheet, tmp_path)
    sheet.type("Факт", "A3", TODAY)
    sheet.type("Факт", "B3", "Темнов район")
    sheet.type("Факт", "C3", 345)
    done = subprocess.run(
        pipelines("refresh", "--config", config), cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr

    page = browser.new_page(locale="ru-RU")
    page.goto(serve(config))
    figure = page.locator(".md-figure").first
    expect(figure).to_have_text("345", timeout=60_000)
    page.evaluate("window.not_reloaded = true")

    sheet.type("Факт", "C3", 367)
    with watching(config):
        expect(figure).to_have_text("367", timeout=60_000)
    assert page.evaluate("window.not_reloaded")
    page.close()

    with duckdb.connect() as connection:
        connection.execute(f"attach '{load(config).warehouse}' as warehouse (read_only)")
        versions = connection.execute(
            """select value, cell, url, seen_until is null from warehouse.actual_version
            where indicator = 'registered_users' and on_date = ? order by seen_from""",
            [TODAY],
        ).fetchall()
    gid = sheet.gid("Факт")
    link = f"https://docs.google.com/spreadsheets/d/{sheet.key}/edit?gid={gid}#gid={gid}&range=C3"
    assert versions == [(345, "C3", link, False), (367, "C3", link, True)]
