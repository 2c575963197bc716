"""A phone gets lists where a table or a matrix would show two of its columns, the printer all rows where a table prints those in sight."""

from __future__ import annotations

import re
from datetime import date
from html import escape, unescape
from pathlib import Path

import pytest
import streamlit as st

from dashboard import connection, device, wording
from dashboard.components.municipality_list import municipality_list
from dashboard.components.parts import unbroken
from dashboard.components.tables import more
from dashboard.conclusions import attention, outreach
from dashboard.conclusions.statuses import word
from dashboard.frames import standing
from docs.serving import ROOT
from tests.dashboard.conftest import TODAY, Region
from tests.dashboard.opening import html, opened
from tests.dashboard.test_assignments import told as with_tasks
from tests.dashboard.test_coordination_page import built  # noqa: F401 - a fixture
from tests.dashboard.test_outreach import CONSULTATIONS, HOSTILE, OUTREACH, TEMNOV
from tests.dashboard.test_outreach import told as with_tabs


def plain(text: str) -> str:
    """Without tags, with ordinary spaces and hyphens."""
    text = unescape(re.sub(r"<[^>]+>", " ", text)).replace("\N{NON-BREAKING HYPHEN}", "-")
    return " ".join(text.replace(wording.SPACE, " ").split())


def lists(said: str) -> dict[str, str]:
    """By municipality its marks, in the order shown."""
    found = re.findall(r'<li><b>(.*?)</b><div class="md-line"><span class="md-facts">(.*?)</span></div></li>', said)
    return {plain(name): plain(marks) for name, marks in found}


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "is_phone", lambda: True)


@pytest.mark.usefixtures("phone")
def test_all_parts_of_coordination_stand_in_the_list(built: Region, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setenv("MARATHON_CONFIG", str(built.config))
    said = html(opened("coordination"))
    assert "md-levels" not in said.split("</style>")[-1]
    found = lists(said)
    assert list(found) == ["Лугов район", "Ольховский округ", "г. о. Заречный", "Темнов район"]
    assert found["г. о. Заречный"] == (
        "✓ ответственный : есть ✕ группа : нет ◐ направления: 1 из 3 ◐ координаторы: 2 из 3 ✕ горячая линия : нет"
    )


@pytest.mark.usefixtures("phone")
def test_all_topics_and_consultations_stand_in_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = with_tabs(tmp_path / "region", Информирование=OUTREACH, Консультации=CONSULTATIONS)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    said = html(opened("outreach"))
    assert "md-matrix" not in said.split("</style>")[-1]
    found = lists(said)
    assert found["Темнов район"] == "✓ марафон 2 раза ✓ участие 1 раз ○ горячая линия ни разу консультаций 1 047"
    assert found["Светлов район"].endswith("консультаций —")
    for name, topic, times in region.ask("select name, topic, times from outreach_standing(?)", [TODAY]):
        assert f"{outreach.short(topic)} {plain(outreach.times(times))}" in found[plain(wording.short_name(name))]


@pytest.mark.usefixtures("phone")
def test_only_who_has_something_to_do_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = with_tasks(tmp_path / "tasks")
    monkeypatch.setenv("MARATHON_CONFIG", str(tasks.config))
    app = opened("assignments")
    assert "Просрочено с" not in [name for table in app.dataframe for name in table.value.columns]
    found = lists(html(app))
    query = """select name, overdue, overdue_since, open, next_due_on, unclear from assignment_standing(?)
        where overdue + open + unclear > 0"""
    asked = tasks.ask(query, [TODAY])
    assert asked
    assert len(found) == len(asked)
    for name, overdue, since, due, next_due_on, unclear in asked:
        marks = found[plain(wording.short_name(name))]
        assert (f"✕ просрочено {overdue} с {_short(since)}" in marks) is bool(overdue)
        assert (f"◇ в работе {due}" in marks) is bool(due)
        assert (f"срок {_short(next_due_on)}" in marks) is bool(due and next_due_on)
        assert (f"статус не разобран: {unclear}" in marks) is bool(unclear)


def _short(on: date | None) -> str:
    return "" if on is None else f"{on:%d.%m}"


@pytest.mark.parametrize("indicator", wording.INDICATORS)
def test_the_list_of_the_overview_shows_the_state_of_its_indicator(
    full: Region, monkeypatch: pytest.MonkeyPatch, indicator: str
) -> None:
    states = {"registered_users": "behind", "submitted_initiatives": "reached"}
    progress = standing.progress(connection.stamp(), TODAY)
    standings = attention.standings(progress.assign(status=progress["indicator"].map(states)), {})
    drawn: list[str] = []
    monkeypatch.setattr(st, "html", drawn.append)
    municipality_list(standings, indicator)
    lines = drawn[1].split("<tr>")[2:]
    assert len(lines) == len(standings)
    assert all(word(states[indicator]) in line for line in lines)


@pytest.mark.usefixtures("phone")
def test_each_message_has_its_cell_in_sight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = with_tabs(tmp_path / "region", Информирование=OUTREACH, Консультации=CONSULTATIONS)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("outreach", m=TEMNOV)
    assert not app.dataframe
    said = html(app)
    assert escape(HOSTILE) in said
    assert HOSTILE not in said
    lines = [plain(line) for line in re.findall(r"<li>(.*?)</li>", said)]
    assert any(re.search(r"о марафоне · сайт · охват 300 · Информирование!\w+", line) for line in lines)
    assert any(re.search(r"горячая линия · количество 1 030 · Консультации!\w+", line) for line in lines)


def test_paper_has_all_rows_and_no_word_of_scrolling(full: Region) -> None:
    app = opened()
    paper = html(app).partition('<div class="md-paper">')[2]
    ((n,),) = full.ask("select count(*) from municipality")
    assert paper.count('<th scope="row">') == n
    assert more(3).startswith('<span class="md-screen">')
    style = (ROOT / "dashboard" / "app" / "page.css").read_text(encoding="utf-8")
    assert re.search(r"@media screen \{ \.md-paper, .*?display: none", style)
    assert re.search(r"@media print \{.*?\.md-screen, .*?display: none !important", style, re.S)


def test_ranges_are_not_broken() -> None:
    said = unbroken("к 14 декабря вероятно 3\xa0320–4\xa0540")
    assert said == 'к 14 декабря вероятно <span class="md-keep">3\xa0320–4\xa0540</span>'
    english = unbroken("likely 749–1,170 by 29 November")
    assert english == 'likely <span class="md-keep">749–1,170</span> by 29 November'
    assert unbroken("прогноз: мало данных") == "прогноз: мало данных"
