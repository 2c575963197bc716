"""Sums of a region where not everybody has a target, or a figure of each indicator: the same on pages, in letters and on paper."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dashboard import clock, connection, language
from dashboard.reports import digest, facts, pack, table
from tests.dashboard.conftest import END, REGISTER, Region, first_lines, make, on
from tests.dashboard.opening import html, opened
from tests.dashboard.printing import printed

TARGETS = f"""
Муниципалитет | Этап   | Срок      | Зарегистрировано | Инициативы
Темнов        | Этап 1 | {on(-30)} | 150              | 25
"""
FACTS = f"""
Дата     | Муниципалитет | Зарегистрировано | Инициативы
{on(20)} | Темнов        | 15               | 20
{on(20)} | Заречный      | 500              |
{on(20)} | Ольховский    | 400              |
{on(0)}  | Темнов        | 22               | 30
{on(0)}  | Заречный      | 800              |
{on(0)}  | Ольховский    | 620              |
"""
USERS = "(цели заданы у 1 из 3)"
IDEAS = "(сообщил 1 из 3, цели заданы у 1 из 3)"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return make(tmp_path_factory.mktemp("some") / "region", FACTS, first_lines(REGISTER, 4), TARGETS)


@pytest.fixture(autouse=True)
def region(made: Region, monkeypatch: pytest.MonkeyPatch) -> Region:
    monkeypatch.setenv("MARATHON_CONFIG", str(made.config))
    return made


def plain(said: str) -> str:
    return said.replace("\N{NO-BREAK SPACE}", " ")


def cards(page: str) -> list[str]:
    """Those of both indicators."""
    return [plain(card) for card in page.split('<div class="md-card">')[1:3]]


def test_the_pace_beside_what_is_needed_is_of_those_who_have_a_target(region: Region) -> None:
    query = """select actual, actual_towards_target, reported, with_target, reached, round(recent_per_day, 2), round(recent_per_day_towards_target, 2)
        from region_progress(?) order by indicator"""
    day = facts.edition(connection.stamp()).as_of
    assert region.ask(query, [day]) == [
        (1442, 22, 3, 1, 0, 37.64, 0.5),
        (30, 30, 1, 1, 1, 0.71, 0.71),
    ]
    title = plain(opened().header[0].value)
    assert title.startswith("До цели не хватает 128: нужно 4,3 в день, темп 0,5")
    assert "прогноз" not in title, "which is of all the figures"
    assert "/ 30 дней = 4,3 в день, темп 0,5" in html(opened("method"))


def test_each_card_says_whose_sum_it_is_where_that_is_not_what_the_head_says() -> None:
    page = html(opened())
    assert "сообщили 3 из 3" in page
    users, ideas = cards(page)
    assert "цели заданы у 1 из 3" in users
    assert "сообщил" not in users
    assert "цель достигнута" not in users, "nobody has, and there are days left"
    assert "сообщил 1 из 3" in ideas
    assert "цель достигнута у 1 из 1" in ideas


def test_the_summary_and_the_letter_count_towards_the_target_what_counts() -> None:
    (letter,) = digest.letters(facts.edition(connection.stamp()), None, "council")
    assert letter.message.subject.endswith(f": регистрации 22 из 150 {USERS}, инициативы 30 из 25 {IDEAS}")
    for said in (plain(letter.text), plain(opened(summary="true").code[0].value)):
        assert f"Регистрации: 1 442, 15 % от цели 150 {USERS}; " in said
        assert re.search(rf"Инициативы: 30, 120 % от цели 25 {re.escape(IDEAS)}; .*цель достигнута у 1 из 1\.", said)
        assert "Сообщили 3 из 3." in said


def test_paper_says_it_too(tmp_path: Path) -> None:
    of = facts.edition(connection.stamp())
    said = printed(pack.paper(of, pack.meeting_of(of)), tmp_path).flowing[0]
    assert "Цели заданы у 1 из 3" in said
    assert "Цель достигнута у 1 из 1; сообщил 1 из 3; цели заданы у 1 из 3" in said
    users, ideas = (sheet["A2"].value for sheet in openpyxl.load_workbook(BytesIO(table.paper(of))))
    assert users.endswith(" Всего: цели заданы у 1 из 3.")
    assert ideas.endswith(" Всего: сообщил 1 из 3, цели заданы у 1 из 3.")


def test_after_the_end_it_is_said_how_many_have_reached_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    after = clock.now() + (END - facts.edition(connection.stamp()).today) + timedelta(3)
    monkeypatch.setattr(clock, "now", lambda: after)
    users, ideas = cards(html(opened()))
    assert "цель достигнута у 0 из 1" in users
    assert "цель достигнута у 1 из 1" in ideas
    language.speak("en")
    try:
        (letter,) = digest.letters(facts.edition(connection.stamp()), None, "council")
    finally:
        language.speak("ru")
    assert "target reached by 0 of 1." in plain(letter.text)
