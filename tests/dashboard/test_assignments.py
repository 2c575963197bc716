"""«Поручения»: from the sheet to the page; each is counted as `assignment_standing` counts it, wherever it is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pandas as pd
import pytest

from dashboard import clock, connection, takeaway, wording
from dashboard.components.municipalities import flat
from dashboard.conclusions import assignments, attention, calls
from dashboard.conclusions.assignments import Assignment
from dashboard.frames import assignments as frames
from dashboard.frames import checkpoints, standing
from dashboard.replay import assignments as drawings
from dashboard.replay import overview
from tests.dashboard.conftest import FACTS, REGISTER, START, TARGETS, TODAY, Region, day, on
from tests.dashboard.opening import html, opened
from tests.world import HERE

MEETINGS = f"""
Дата     | Время | Формат | Тема           | Участники     | Ссылка
{on(30)} | 14:00 | ВКС    | Первые итоги   | ответственные |
"""
HEAD = "Встреча | Муниципалитет | Поручение | Срок | Статус | Отметка об исполнении"
TASKS = f"""
{HEAD}
{on(30)}     | Темнов             | назначить координаторов    | {on(10)}  | в работе         |
Первые итоги | Заречный           | создать группу             | {on(5)}   | исполнено        | создана, приказ издан
{on(30)}     | Все муниципалитеты | рассказать о горячей линии | {on(-5)}  | в работе         |
{on(30)}     | Темнов             | рассказать о горячей линии | {on(-5)}  | исполнено        |
{on(30)}     | Лугов              | обойти школы               | {on(-20)} | в работе         |
{on(30)}     | Ольховский         | собрать предложения        | {on(-3)}  | как-нибудь потом |
{on(99)}     | Светлов            | сверить цифры              | {on(3)}   | закрыто          | не нужно
"""
FOREST, RIVER, ALDER = "99600101", "99700001", "99500001"


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def untold(folder: Path) -> Region:
    """A region without assignments, not refreshed yet."""
    folder.mkdir()
    region = Region(folder)
    for tab, drawn in {"Муниципалитеты": REGISTER, "Цели": TARGETS, "Факт": FACTS}.items():
        region.tell(tab, drawn)
    return region


def told(folder: Path, tasks: str = TASKS) -> Region:
    """A region with a meeting and these assignments, published: all of it stood there when it was first read."""
    region = untold(folder)
    region.tell("Встречи", MEETINGS)
    region.tell("Поручения", tasks)
    region.publish()
    return region


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return told(tmp_path_factory.mktemp("assignments") / "region")


@pytest.fixture
def asked(made: Region, monkeypatch: pytest.MonkeyPatch) -> Region:
    """Not to be changed by tests."""
    monkeypatch.setenv("MARATHON_CONFIG", str(made.config))
    return made


def listed(said: str, text: str) -> list[str]:
    """The items of lists that speak of an assignment, without markup."""
    found = [item for item in re.findall(r"<li>(.*?)</li>", said, re.S) if text in item]
    return [" ".join(re.sub(r"<[^>]+>", " ", item).split()).replace(" ,", ",") for item in found]


# --- the page ---------------------------------------------------------------------------------------------------------


def test_the_headline_counts_as_the_metric_does(asked: Region) -> None:
    ((late, whose, due, unclear),) = asked.ask(
        """select sum(overdue), count(*) filter (overdue > 0), sum(open), sum(unclear) from assignment_standing(?)""",
        [TODAY],
    )
    assert (late, whose, due, unclear) == (1, 1, 5, 1)
    said = plain(opened("assignments").header[0].value)
    assert said == "Просрочено 1 поручение у 1 муниципалитета, в работе 5, у 1 поручения статус не разобран"


def test_what_is_overdue_comes_first_with_whose_since_when_and_the_cell(asked: Region) -> None:
    app = opened("assignments")
    assert [found.value for found in app.subheader] == [
        "Просрочено",
        "Срок в ближайшие 14 дней",
        "Срок позже или не указан",
        "Статус не разобран",
        "По муниципалитетам",
        "Исполнено и закрыто",
    ]
    (item,) = listed(html(app), "назначить координаторов")
    assert item == plain(
        f"Темнов район, заместитель главы ✕ просрочено: назначить координаторов "
        f"{assignments.when(replace(TASK, due_on=day(10)), TODAY)} · встреча: Первые итоги, "
        f"{wording.day(day(30))} · Поручения!C2"
    )
    assert "10 дней назад" in item


def test_what_everybody_was_asked_stands_once_with_how_many_have_done_it(asked: Region) -> None:
    due, done = listed(html(opened("assignments")), "рассказать о горячей линии")
    assert due.startswith("Все муниципалитеты ◇")
    assert "исполнено или закрыто у 1 из 5" in due
    assert "в работе у 4: Лугов район, Ольховский округ, Светлов район, г. о. Заречный" in due
    assert "исполнено или закрыто у 1 из 5: Темнов район" in done
    (own,) = listed(html(opened("assignments", m=ALDER)), "рассказать о горячей линии")
    assert "поручено всем муниципалитетам" in own
    assert "Все муниципалитеты" not in own


def test_who_was_given_more_time_stands_alone_with_that_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every, own = "Все муниципалитеты | рассказать", "Темнов | рассказать"
    region = told(
        tmp_path / "region",
        f"{HEAD}\n{on(30)} | {every} | {on(-3)} | в работе |\n{on(30)} | {own} | {on(-10)} | в работе | срок продлён",
    )
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    joint, alone = (plain(item) for item in listed(html(opened("assignments")), "рассказать"))
    assert joint.startswith("Все муниципалитеты")
    assert f"срок {wording.day(day(-3))}".replace("\N{NO-BREAK SPACE}", " ") in joint
    assert "в работе у 4" in joint
    assert "Темнов" not in joint
    assert alone.startswith("Темнов район")
    assert f"срок {wording.day(day(-10))}".replace("\N{NO-BREAK SPACE}", " ") in alone


def test_a_mark_is_shown_and_who_has_none_is_said_so(asked: Region) -> None:
    said = html(opened("assignments"))
    assert "✓ исполнено: создать группу Отметка: создана, приказ издан исполнено, срок" in listed(said, "группу")[0]
    closed = listed(said, "сверить цифры")[0]
    assert "■ закрыто: сверить цифры Отметка: не нужно закрыто" in closed
    assert f"встреча: {on(99)}" in closed, "a meeting nobody knows is named as typed"
    assert "исполнено, без отметки" in listed(html(opened("assignments", m=FOREST)), "о горячей линии")[0]


def test_a_status_nobody_can_read_is_shown_with_its_cell_and_the_way_to_the_finding(asked: Region) -> None:
    app = opened("assignments")
    (item,) = listed(html(app), "собрать предложения")
    assert "? статус не разобран: собрать предложения" in item
    assert "как-нибудь потом» нет в списке" in item
    assert item.endswith("Поручения!E7 · замечание")
    assert f'href="./quality?m={ALDER}"' in html(app)


def test_municipality_and_state_of_the_link_narrow_the_page(asked: Region) -> None:
    of = opened("assignments", m=FOREST)
    assert plain(of.header[0].value) == "Просрочено 1 поручение"
    assert "обойти школы" not in html(of)
    assert not of.dataframe, "a table of one municipality says nothing more"
    done = opened("assignments", state="исполнено")
    assert [found.value for found in done.subheader] == ["Исполнено и закрыто"]
    assert len(listed(html(done), "создать группу")) == 1
    assert not listed(html(done), "сверить цифры"), "that is closed"
    english = opened("assignments", state="исполнено", lang="en")
    assert len(listed(html(english), "создать группу")) == 1, "a link keeps its meaning"
    assert "Таких поручений нет" in html(opened("assignments", m=RIVER, state="просрочено"))
    unclear = opened("assignments", state="статус не разобран")
    assert len(listed(html(unclear), "собрать предложения")) == 1


def test_the_table_of_municipalities_is_the_metric(asked: Region) -> None:
    table = opened("assignments").dataframe[0].value
    found = {
        row[0]: row[1:]
        for row in table[["Муниципалитет", "Просрочено", "В работе", "Исполнено", "Закрыто"]].to_numpy().tolist()
    }
    query = "select name, overdue, open, done, closed from assignment_standing(?)"
    assert found == {name: list(counts) for name, *counts in asked.ask(query, [TODAY])}
    assert next(iter(found)) == "Темнов район"
    assert table["Статус не разобран"].sum() == 1


def test_every_assignment_can_be_taken_away_with_its_cell(asked: Region) -> None:
    taken = drawings.listing_frame(connection.stamp(), TODAY, None, None)
    ((n,),) = asked.ask("select count(*) from assignment")
    assert len(taken) == n == 10
    (row,) = taken[taken["Поручение"] == "создать группу"].to_dict("records")
    assert (row["Муниципалитет"], row["Код ОКТМО"], row["Ячейка"]) == ("г. о. Заречный", RIVER, "C3")
    assert (row["Отметка об исполнении"], plain(row["Состояние"])) == ("создана, приказ издан", "исполнено"), (
        "a plain word"
    )
    assert takeaway.csv(taken, "").decode().count("\r\n") == n + 1
    folded = opened("assignments", all_assignments="true").dataframe[1].value
    assert folded["Поручение"].tolist() == taken["Поручение"].tolist()
    assert folded["Состояние"].iloc[0].startswith("✕")


def test_an_earlier_day_shows_what_was_so_then(asked: Region) -> None:
    app = opened("assignments", as_of=str(day(12)))
    assert plain(app.header[0].value).startswith("Просроченных поручений нет, в работе 6")
    assert "через 2 дня" in listed(html(app), "назначить координаторов")[0]


def test_the_mark_in_the_sheet_closes_it_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = untold(tmp_path / "region")
    region.refresh(f"{day(10)} 09:00")
    task = f"{on(30)} | Темнов | назначить координаторов | {on(6)}"
    for back, row in ((8, f"{task} | в работе |"), (3, f"{task} | исполнено | приказ издан")):
        region.tell("Встречи", MEETINGS)
        region.tell("Поручения", f"{HEAD}\n{row}")
        region.refresh(f"{day(back)} 09:00")
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    none, late, done = (opened("assignments", as_of=str(day(back))) for back in (9, 4, 0))
    assert none.header[0].value == "К этому дню поручений ещё не давали"
    assert plain(late.header[0].value) == "Просрочено 1 поручение у 1 муниципалитета"
    assert plain(done.header[0].value) == "Все поручения исполнены или закрыты: 1"
    assert "Отметка: приказ издан" in listed(html(done), "назначить координаторов")[0]
    assert "поручения просрочены" in html(opened(as_of=str(day(4))))
    assert "поручения просрочены" not in html(opened())


def test_a_region_without_the_tab_is_told_what_to_fill_in_and_nothing_elsewhere(full: Region) -> None:
    app = opened("assignments")
    assert app.header[0].value == "Поручений пока нет"
    assert "Лист «Поручения» пока не заполнен" in app.info[0].value
    assert "Поручения" not in [found.value for found in opened("municipality", m=FOREST).subheader]
    first = opened(summary="true")
    assert (" ", "Поручения") not in first.dataframe[0].value
    assert "поручен" not in html(first).replace('<a href="./assignments">Поручения</a>', "").lower()
    assert "поручен" not in first.code[0].value
    for page in ("schedule", "peers"):
        assert "поручен" not in html(opened(page, m=FOREST)), "the menu's own word begins with a capital"


def test_what_is_typed_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = "<img src=x onerror=alert(1)> **x** $y$ =1+1"
    tasks = (
        f"{HEAD}\n{bad} | Темнов | {bad} | {on(5)} | в работе | {bad}\n{on(30)} | Темнов | {bad} 2 | {on(5)} | {bad} |"
    )
    region = told(tmp_path / "region", tasks)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    for app in (opened("assignments"), opened("municipality", m=FOREST)):
        assert "<img" not in html(app)
        assert "&lt;img src=x onerror=alert(1)&gt; **x** $y$" in html(app)
        assert not any("img" in str(found.value) for found in (*app.header, *app.subheader, *app.markdown))


# --- next to the figures ----------------------------------------------------------------------------------------------


def test_a_municipality_has_its_own_beside_its_figures(asked: Region) -> None:
    app = opened("municipality", m=FOREST)
    assert "Поручения" in [found.value for found in app.subheader]
    (late,) = listed(html(app), "назначить координаторов")
    assert late.startswith("✕ просрочено: назначить координаторов срок был")
    assert late.endswith("Поручения!C2")
    assert "Исполнено и закрыто" in [folded.label for folded in app.expander]
    assert not listed(html(app), "обойти школы")


def test_who_is_due_soon_and_who_is_compared_has_the_number_of_them_beside_the_figures(asked: Region) -> None:
    (forest, *_) = [item for item in listed(html(opened("schedule")), "Темнов район") if "заместитель" in item]
    assert plain(forest).endswith("✕ 1 поручение просрочено")
    (alder, *_) = [item for item in listed(html(opened("schedule")), "Ольховский округ") if "◇ 1" in item]
    assert plain(alder).endswith("◇ 1 поручение в работе")
    said = plain(html(opened("peers", m=FOREST)))
    assert re.search(r'✕ ?</span><a class="md-link" href="./assignments\?m=99600101">1 поручение просрочено</a>', said)


def test_the_overview_names_who_has_overdue_ones(asked: Region) -> None:
    app = opened(summary="true")
    assert re.search(r"поручения просрочены</a> у <b>1</b>", html(app))
    (call,) = [item for item in listed(html(app), "Темнов район") if "поручение" in item]
    assert plain(call).endswith("· 1 поручение просрочено")
    assert "Просрочено 1 поручение, поможем исполнить — 1: Темнов район." in plain(app.code[0].value)
    table = app.dataframe[0].value.set_index(("", "Муниципалитет"))[" ", "Поручения"]
    assert table["Темнов район"] == "001 просрочено, 000 в работе"
    assert table["Лугов район"] == "000 просрочено, 002 в работе"
    taken = flat(overview.standings(connection.stamp(), TODAY, TODAY)).set_index("Муниципалитет")
    query = "select name, overdue, open from assignment_standing(?)"
    for name, late, due in asked.ask(query, [TODAY]):
        assert tuple(taken.loc[name, ["Поручений просрочено", "Поручений в работе"]]) == (late, due)


def test_who_has_nothing_but_an_overdue_one_is_called_last(asked: Region) -> None:
    progress = standing.progress(connection.stamp(), TODAY)
    missed = checkpoints.missed(connection.stamp(), TODAY)
    before = calls.calls(progress, missed)
    assert RIVER not in {call.municipality_id for call in before}
    *others, last = calls.calls(progress, missed, {RIVER: 2})
    assert others == before
    assert (last.municipality_id, last.status, plain(last.reason)) == (RIVER, "missed", "2 поручения просрочены")


def test_before_the_marathon_what_is_still_to_come_is_not_overdue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = START - timedelta(2)
    region = told(tmp_path / "region", f"{HEAD}\n | Темнов | назначить координаторов | {due:%d.%m.%Y} | в работе |")
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    monkeypatch.setattr(clock, "now", lambda: datetime.combine(START - timedelta(5), time(12), HERE))
    assert plain(opened("assignments").header[0].value) == "Просроченных поручений нет, в работе 1"
    assert "через 3 дня" in listed(html(opened("municipality", m=FOREST)), "назначить")[0]
    table = opened().dataframe[0].value.set_index(("", "Муниципалитет"))
    assert table.loc["Темнов район", (" ", "Поручения")] == "000 просрочено, 001 в работе"


# --- words ------------------------------------------------------------------------------------------------------------

MONDAY = date(2026, 11, 23)
TASK = Assignment(
    municipality_id="1", name="Темнов район", responsible=None, text="обойти школы", due_on=MONDAY - timedelta(5),
    state="overdue", done_note=None, is_for_all=False, meeting_id="x", meeting_on=MONDAY - timedelta(20),
    meeting_topic="Итоги", meeting_named="03.11.2026", key=("x", "обойти школы"), seen_on=MONDAY - timedelta(20),
    source="Свод", tab="Поручения", cell="C2", url=None,
)  # fmt: skip
OPEN = replace(TASK, municipality_id="2", state="open", due_on=MONDAY + timedelta(14))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], "Поручений нет"),
        ([TASK], "Просрочено 1 поручение у 1 муниципалитета"),
        ([TASK, TASK, OPEN], "Просрочено 2 поручения у 1 муниципалитета, в работе 1"),
        ([OPEN], "Просроченных поручений нет, в работе 1"),
        ([replace(OPEN, state="done")], "Все поручения исполнены или закрыты: 1"),
        ([replace(OPEN, state="unclear")] * 2, "Просроченных поручений нет, у 2 поручений статус не разобран"),
        (
            [replace(OPEN, state="closed"), replace(OPEN, state="unclear")],
            "Просроченных поручений нет, у 1 поручения статус не разобран",
        ),
    ],
)
def test_headline(found: list[Assignment], said: str) -> None:
    assert plain(assignments.headline(found)) == said


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (TASK, "срок был 18 ноября, 5 дней назад"),
        (replace(TASK, due_on=MONDAY, state="open"), "срок сегодня"),
        (replace(TASK, due_on=MONDAY, state="unclear"), "срок сегодня"),
        (OPEN, "срок 7 декабря, через 14 дней"),
        (replace(OPEN, due_on=None), "срок не указан"),
        (replace(TASK, state="done"), "срок 18 ноября"),
    ],
)
def test_when(one: Assignment, said: str) -> None:
    assert plain(assignments.when(one, MONDAY, MONDAY)) == said


def test_when_of_a_past_day_is_not_today() -> None:
    due = replace(TASK, due_on=MONDAY, state="open")
    for today in (None, MONDAY + timedelta(1)):
        assert plain(assignments.when(due, MONDAY, today)) == "срок 23 ноября, в этот день"


def test_lines_name_what_is_asked_for_and_with_the_mark_what_was_done() -> None:
    done = replace(TASK, state="done", done_note="обошли")
    assert [plain(said) for said in assignments.lines([done, OPEN, TASK], MONDAY)] == [
        "просрочено: обойти школы (срок был 18 ноября, 5 дней назад)",
        "в работе: обойти школы (срок 7 декабря, через 14 дней)",
    ]
    assert (
        plain(assignments.lines([done], MONDAY, ended=True)[0]) == "исполнено: обойти школы (срок 18 ноября) — обошли"
    )
    assert [
        one.state for one in assignments.coming([TASK, OPEN, replace(OPEN, due_on=MONDAY + timedelta(15))], MONDAY)
    ] == ["open"]
    ended = replace(done, ended_on=MONDAY - timedelta(20))
    assert assignments.closed_since([ended, TASK], MONDAY - timedelta(21)) == [ended]
    assert assignments.closed_since([ended], MONDAY - timedelta(20)) == [], "seen on that very day"
    assert assignments.closed_since([done], MONDAY - timedelta(21)) == [], "nobody saw it due"
    assert assignments.ended([TASK, done, replace(done, seen_on=MONDAY)]) == [replace(done, seen_on=MONDAY), done]


def test_alike_are_those_of_one_key_one_due_day_and_one_state() -> None:
    later, done, other = replace(TASK, due_on=MONDAY), replace(TASK, state="done"), replace(TASK, key=("", "иное"))
    again = replace(TASK, municipality_id="2")
    assert assignments.alike([TASK, other, later, again, done]) == [[TASK, again], [other], [later], [done]]
    assert assignments.alike([TASK, later, again, done], whenever=True) == [[TASK, later, again], [done]]


def test_what_is_finished_is_new_only_when_its_state_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = untold(tmp_path / "region")
    region.tell("Встречи", MEETINGS)
    everybody = f"{on(30)} | Все муниципалитеты | рассказать | {on(-5)} | в работе |"
    old = f"{on(30)} | Темнов | создать группу | {on(20)} | исполнено |"
    new = f"{on(30)} | Лугов | обойти школы | {on(9)}"
    own = f"Первые итоги | Заречный | рассказать | {on(-5)} | исполнено |"
    for at, rows in {
        f"{day(20)} 09:00": (everybody, f"{old} да", f"{new} | в работе |"),
        f"{day(5)} 09:00": (everybody, f"{old} да, приказ", f"{new} | исполнено |", own),
        f"{day(2)} 09:00": (
            everybody,
            f"{old} да, приказ издан",
            f"{new} | исполнено | обошли",
            f"{own} на сайте",
            f"{on(30)} | Темнов | давнее дело | {on(25)} | закрыто |",
        ),
    }.items():
        region.tell("Поручения", "\n".join((HEAD, *rows)))
        region.refresh(at)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    found = assignments.read(frames.assignments(connection.stamp(), TODAY))
    said = {(one.name, one.text): one.ended_on for one in assignments.closed_since(found, day(7))}
    assert said == {("Лугов район", "обойти школы"): day(5), ("г. о. Заречный", "рассказать"): day(5)}
    assert len(assignments.ended(found)) == 4


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 поручение просрочено"), (3, "3 поручения просрочены"), (5, "5 поручений просрочено")]
)
def test_overdue_said(n: int, said: str) -> None:
    assert plain(assignments.overdue_said(n)) == said


@pytest.mark.parametrize(
    ("both", "said"),
    [
        ((0, 0), ""),
        ((0, 1), "1 поручение в работе"),
        ((0, 22), "22 поручения в работе"),
        ((2, 0), "2 поручения просрочены"),
        ((1, 5), "1 поручение просрочено, 5 в работе"),
    ],
)
def test_due_said(both: tuple[int, int], said: str) -> None:
    assert plain(assignments.due_said(*both)) == said


def test_standings_of_a_region_without_assignments_have_no_columns_of_them() -> None:
    row = {
        "municipality_id": "1",
        "name": "А",
        "status": "behind",
        "due_on": pd.NaT,
        "age_days": 1,
        "chance": None,
        "share_of_checkpoint": None,
    }
    figures = dict.fromkeys(("percent", "actual", "final_target", "target", "needed_per_day", "recent_per_day"))
    both = pd.DataFrame([row | figures | {"indicator": name} for name in ("registered_users", "submitted_initiatives")])
    assert ("", "overdue") not in attention.standings(both, {}, {})
    found = attention.standings(both, {}, {"1": (2, 1), "2": (0, 1)})
    assert (found["", "overdue"].tolist(), found["", "open"].tolist()) == ([2], [1])


def test_overdue_and_due_of_the_frames_are_of_those_who_have_some(asked: Region) -> None:
    build = connection.stamp()
    assert frames.overdue(build, TODAY) == {FOREST: 1}
    assert set(frames.due(build, TODAY)) == {FOREST, RIVER, ALDER, "99600102", "99600103"}
