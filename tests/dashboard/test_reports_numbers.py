"""Paper says what the pages say: the figures and words of both, row by row, and those of the printed file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import connection, gathered, wording
from dashboard.frames import register
from dashboard.reports import briefing, facts, pack
from dashboard.reports.card import chance, together
from dashboard.reports.facts import Edition
from tests.dashboard.conftest import FACTS, REGISTER, TARGETS, Region, on
from tests.dashboard.opening import html, opened
from tests.dashboard.printing import printed
from tests.dashboard.test_meetings import MEETINGS, TASKS_NOW

MISSED = TARGETS.replace("| 30               | 10", "| 60               | 70")
"""The first due day of one has come to nothing."""


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """Every state, a missed due day, meetings, assignments, wrong cells of today and things merely to know."""
    made = Region(tmp_path_factory.mktemp("numbers"))
    tabs = {"Муниципалитеты": REGISTER, "Цели": MISSED, "Встречи": MEETINGS, "Поручения": TASKS_NOW}
    for tab, drawn in tabs.items():
        made.tell(tab, drawn)
    made.tell("Факт", f"{FACTS}{on(2)} | Темнов | 3x8 | 12\n")
    made.refresh(f"{on(9)[6:]}-{on(9)[3:5]}-{on(9)[:2]} 09:00")
    made.tell("Факт", f"{FACTS}{on(2)} | Темнов | 3x8 | 12\n{on(3)} | Темнов | 35 | 12О\n{on(21)} | Темнов | 31 | 11\n")
    made.publish()
    return made


@pytest.fixture
def of(region: Region, monkeypatch: pytest.MonkeyPatch) -> Edition:
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    return facts.edition(connection.stamp())


def plain(said: str) -> str:
    """Words on one line with ordinary spaces."""
    text = unescape(re.sub(r"<[^>]+>", " ", said)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+([,;:.])", r"\1", " ".join(text.split()))


def lines(page: str) -> list[str]:
    """Of a printed page, as they stand."""
    return [plain(line) for line in page.splitlines() if line.strip()]


def figure(page: str, heading: str) -> tuple[str, str]:
    """The figure of a card of a page, and all that the card says."""
    (drawn,) = [part.partition("\n")[0] for part in page.split("<h2>") if part.startswith(f"{heading}</h2>")]
    (shown,) = re.findall(rf'data-figure="{heading}">(.*?)</p>', drawn)
    return plain(shown), plain(drawn)


def follow(said: Iterable[str], text: str) -> None:
    """Each stands there, in that order."""
    place, text = 0, text.casefold()
    for one in said:
        found = text.find(plain(one).casefold(), place)
        assert found >= 0, one
        place = found + len(plain(one))


# --- all of them ------------------------------------------------------------------------------------------------------


def overview() -> tuple[AppTest, pd.DataFrame]:
    app = opened()
    (table,) = [found.value for found in app.dataframe if ("", "Муниципалитет") in found.value]
    return app, table


def as_printed(row: pd.Series) -> list[str]:
    """A row of the table of «Обзор» as the paper writes it."""
    said = [row["", "Муниципалитет"], re.sub(r"^\d+ ", "", row["", "Состояние"])]
    for name in wording.INDICATORS:
        mine = row[wording.heading(name)]
        said += ["—" if pd.isna(mine[one]) else wording.number(mine[one]) for one in ("факт", "цель")]
        said.append("—" if pd.isna(mine["% цели"]) else wording.percent(mine["% цели"]))
        needed = None if pd.isna(mine["нужно"]) else mine["нужно"]
        is_open = not pd.isna(mine["успеет"]) and needed
        said.append("✓" if needed == 0 else wording.chance(mine["успеет"]) if is_open else "")
    overdue = int(row[" ", "Поручения"][:3])
    return [*said, str(row[" ", "✕ сроки"] or ""), str(overdue or "")]


def test_the_table_of_the_pack_is_that_of_the_overview(of: Edition, tmp_path: Path) -> None:
    _app, table = overview()
    found = [[line["name"], line["status"], *line["cells"]] for line in pack._table(of)["lines"]]
    expected = [as_printed(row) for _place, row in table.iterrows()]
    assert found == expected
    assert len(found) == 5
    assert [one[-2:] for one in found if one[-1]] == [["1", "1"]], "a missed due day and an overdue assignment are told"
    page = lines(printed(pack.paper(of, pack.meeting_of(of)), tmp_path).pages[-1])
    shapes = [line["shape"] for line in pack._table(of)["lines"]]
    for shape, (name, *cells) in zip(shapes, expected, strict=True):
        assert plain(" ".join([name, shape, *cells])) in page


def test_the_region_of_the_pack_is_that_of_the_overview(of: Edition, tmp_path: Path) -> None:
    page = html(overview()[0])
    cards = pack._region(of)["cards"]
    said = printed(pack.paper(of, pack.meeting_of(of)), tmp_path).flowing[0]
    for card in cards:
        shown, whole = figure(page, card["heading"])
        assert shown == plain(f"{card['actual']} {card['of']}")
        assert plain(f"{shown} {card['percent']} {card['change']}") in whole
        assert plain(f"{shown} {card['percent']}") in said
        assert plain(card["change"]) in said
    assert [card["actual"] for card in cards] == ["455", "85"]


# --- one of them ------------------------------------------------------------------------------------------------------


def test_a_briefing_is_the_page_of_its_municipality(of: Edition, tmp_path: Path) -> None:
    known = tuple(register.register(of.build))
    papers = printed(briefing.paper(of, known), tmp_path)
    told = 0
    for key, one, page, flowing in zip(known, facts.facts(of, known), papers.pages, papers.flowing, strict=True):
        drawn, made = html(opened("municipality", m=key)), briefing.page(of, one)
        verdict = plain(f"{made['verdict']['headline']} {made['verdict']['said']}")
        assert verdict in plain(drawn)
        assert verdict in flowing
        for card in made["cards"]:
            shown, whole = figure(drawn, card["heading"])
            said = dict(card["facts"])
            without = card["of"] == "цель не задана"
            assert shown == plain(card["actual"] if without else f"{card['actual']} {card['of']}"), key
            for found in (card["percent"], card["change"], card["status"] and card["status"]["word"]):
                assert found is None or plain(found) in whole
            if said["Вероятность успеть"] not in ("—", "уже набрано"):
                assert plain(f"успеет: {said['Вероятность успеть']}") in whole
                pace = said["Темп за 14 дней"].removesuffix(" в день")
                assert plain(f"нужно {said['Нужно в день']} в день, темп {pace}") in whole
                told += 1
        rows: list[Any] = list(zip(*(card["facts"] for card in made["cards"]), strict=True))
        for pair in rows:
            assert plain(" ".join(part for fact in pair for part in fact)) in lines(page), pair
        figures = " ".join(f"{card['actual']} {card['of']} {card['percent'] or ''}" for card in made["cards"])
        assert plain(figures) in lines(page)
    assert told == 2


def test_what_is_reached_already_is_said_and_no_chance() -> None:
    row = {"needed_per_day": 0.0, "chance": 0.9994}
    assert chance(row, wording.likelihood, "уже набрано") == "уже набрано"
    assert chance(row | {"needed_per_day": 0.4}, wording.likelihood, "уже набрано") == "больше 99\N{NO-BREAK SPACE}%"
    assert chance(row | {"needed_per_day": None}, wording.likelihood, "уже набрано") is None, "it is over"
    assert chance({"needed_per_day": 2.0, "chance": None}, wording.likelihood, "уже набрано") is None


def test_no_number_is_alone_on_a_line() -> None:
    title = together("Регистрации: к 14 декабря вероятно 145–209 при цели 161")
    assert title.split(" ")[-1].split("\N{NO-BREAK SPACE}") == ["при", "цели", "161"]


# --- what is to be mended ---------------------------------------------------------------------------------------------


def test_what_is_to_be_mended_is_wrong_and_was_there_on_that_day(of: Edition, region: Region) -> None:
    found = region.ask("select severity, cell from finding where municipality_id = '99600101' and tab = 'Факт'")
    assert {severity for severity, _cell in found} == {"error", "info"}, "what stands twice is merely told"
    wrong = sorted(f"Факт!{cell}" for severity, cell in found if severity != "info")
    (now,) = facts.facts(of, ("99600101",))
    listed = [item["strong"] for item in briefing.page(of, now)["findings"]["items"]]
    assert sorted(one for one in listed if one.startswith("Факт!")) == wrong
    then = facts.edition(of.build, of.as_of.fromordinal(of.as_of.toordinal() - 5))
    (before,) = facts.facts(then, ("99600101",))
    listed = [item["strong"] for item in briefing.page(then, before)["findings"]["items"]]
    assert [one for one in listed if one.startswith("Факт!")] == wrong[:1], "the other was typed later"


# --- the agenda -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("topic", ["Последний рывок", "Кому помочь"])
def test_the_agenda_of_the_pack_is_that_of_the_page(of: Edition, topic: str, tmp_path: Path) -> None:
    (meeting,) = [one for one in gathered.meetings(of.build, of.on) if one.topic == topic]
    app = opened("meetings", meeting=meeting.meeting_id)
    made = pack._agenda(of, gathered.agenda(of.build, of.on, meeting))
    assert made["headline"] in [found.value for found in app.subheader]
    assert len(made["sections"]) >= 3
    said = [made["note"]]
    for section in made["sections"]:
        said += [section["title"], *(line["text"] for line in section["lines"])]
        for item in section["items"]:
            said += [item["name"], *(point["text"] for point in item["points"])]
    assert len(said) > 20
    follow(said, plain(html(app)))
    paper = printed(pack.paper(of, meeting), tmp_path)
    follow([made["headline"], *said], " ".join(paper.flowing[1:-1]))
