"""«Сроки»: cells are those of `checkpoint_result` and the forecast, what was moved and corrected is said, who set no dates is named."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from dashboard import connection, takeaway, wording
from dashboard.conclusions import schedule, schedule_words
from dashboard.conclusions.schedule import Due
from dashboard.replay import schedule as drawings
from tests.dashboard.conftest import FACTS, REGISTER, START, TARGETS, TODAY, Region, day, first_lines, make, on
from tests.dashboard.opening import html, opened

MONDAY = date(2026, 11, 23)
DUE = Due(
    municipality_id="1",
    name="Темнов район",
    responsible=None,
    indicator="registered_users",
    checkpoint="Этап 1",
    checkpoint_key="этап 1",
    due_on=MONDAY + timedelta(3),
    target=49,
    is_over=False,
    outcome="behind",
    value=30,
    value_now=None,
    settled_on=None,
    chance=0.04,
    pace=1.0,
    silent_days=None,
    moved_from=None,
    reason=None,
)
"""Coming on Thursday, and hardly to be met."""

HEAD = first_lines(TARGETS, 1)
FACTS_HEAD = first_lines(FACTS, 1)


def plain(text: str) -> str:
    """With ordinary spaces and hyphens."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-")


def cells(said: str) -> dict[str, list[str]]:
    """The calendar: by municipality the texts of its cells, in the order of the weeks."""
    (table,) = re.findall(r'<div class="md-calendar".*?</table>', said, re.S)
    found = {}
    for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", table, re.S):
        name = re.search(r"<bdi>(.*?)</bdi>", row)
        assert name
        marks = re.findall(r'<div class="md-mark".*?</div>', row, re.S)
        found[plain(unescape(name[1]))] = [
            plain(unescape(" ".join(re.sub(r"<[^>]+>", " ", mark).split()))) for mark in marks
        ]
    return found


def past(folder: Path, targets: str, facts: str, seen: int) -> Region:
    """A region that was refreshed so many days ago, and not since."""
    folder.mkdir()
    made = Region(folder)
    made.tell("Муниципалитеты", first_lines(REGISTER, 2))
    made.tell("Цели", f"{HEAD}\n{targets}")
    made.tell("Факт", f"{FACTS_HEAD}\n{facts}")
    made.refresh(f"{day(seen)} 09:00")
    return made


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("full", f"На этой неделе сроков нет; ближайший — {wording.day(day(-7))}, у 3 муниципалитетов"),
        ("empty", f"На этой неделе сроков нет; ближайший — {wording.day(day(-7))}, у 3 муниципалитетов"),
        ("one", f"На этой неделе сроков нет; ближайший — {wording.day(day(-7))}, у 1 муниципалитета"),
        ("over", "Все сроки прошли: по обоим показателям выполнено 0 из 1"),
        ("nobody", "Муниципалитетов пока нет"),
    ],
)
def test_every_region_has_its_conclusion(
    kind: str, said: str, regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions[kind].config))
    app = opened("schedule")
    assert plain(said) in plain("".join(h.value for h in app.header) + "".join(i.value for i in app.info))


def test_where_nobody_set_a_day_the_page_says_what_to_fill_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = make(tmp_path / "region", targets=HEAD)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("schedule")
    assert app.header[0].value == "Сроки пока не заданы"
    assert "лист «Цели»" in app.info[0].value
    assert "столбец «Срок»" in app.info[0].value


@pytest.mark.parametrize(
    ("indicator", "switch"), [("registered_users", "Регистрации"), ("submitted_initiatives", "Инициативы")]
)
def test_cells_show_the_result_of_what_is_over(full: Region, indicator: str, switch: str) -> None:
    app = opened("schedule", indicator=switch)
    shown = cells(html(app))
    asked = full.ask(
        """select name, met, value, target, due_on from checkpoint_result(?) join municipality using (municipality_id)
        where indicator = ?""",
        [TODAY, indicator],
    )
    assert len(asked) == 2
    for name, met, value, target, due_on in asked:
        word = "✓ выполнено:" if met else "✕ срок не выполнен:"
        assert shown[name][0] == f"{word} {value}/{target} {due_on:%d.%m}"
    assert f">{switch}: выполнено сроков 2 из 2, впереди " in "".join(f">{h.value}" for h in app.subheader)
    assert shown["Лугов район"] == [f"— нет данных: цель {70 if switch == 'Регистрации' else 30} {day(-7):%d.%m}"]
    assert shown["Светлов район"] == []


def test_what_is_missed_is_marked_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = f"{FACTS_HEAD}\n{on(30)} | Темнов | 12 | 3\n{on(0)} | Темнов | 45 | 4"
    region = make(tmp_path / "region", facts, first_lines(REGISTER, 2), first_lines(TARGETS, 4))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    said = html(opened("schedule"))
    assert cells(said)["Темнов район"][0] == f"✕ срок не выполнен: 12/30 {day(20):%d.%m}"
    assert "не выполнено 1</small>" in said
    assert "не выполнено <b>1</b> у 1 муниципалитета" in said


def test_until_the_result_is_frozen_the_cell_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = past(tmp_path / "region", f"Темнов | Этап 1 | {on(1)} | 30 | 10", f"{on(2)} | Темнов | 12 | 3", 2)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    said = html(opened("schedule"))
    assert cells(said)["Темнов район"] == [f"… итог подводится: 12/30 {day(1):%d.%m}"]
    assert "Итогов ещё нет" in said


def test_the_calendar_begins_a_week_before_this_one(full: Region) -> None:
    heads = re.findall(r'<th scope="col"( class="[^"]*")?>', html(opened("schedule")))
    now = heads.index(' class="md-now"')
    assert heads[now - 1] == ' class="md-before"'
    assert "выполнен, если выполнены оба" in html(opened("schedule"))


def test_the_next_days_name_whom_to_ask(full: Region) -> None:
    said = html(opened("schedule"))
    (person,) = re.findall(r"<li><b><a[^>]*><bdi>Темнов район.*?</li>", said)
    assert 'href="./municipality?m=99600101"' in person
    assert "заместитель главы" in person
    assert "регистрации: 38 из 90, нужно 7,4 в день" in person
    assert "инициативы: 12 из 40, нужно 4 в день" in person
    assert "регистрации: нет данных, цель 70" in said
    (silent,) = re.findall(r"<li><b><a[^>]*><bdi>Ольховский округ.*?</li>", said)
    assert silent.count("молчит 11 дней") == 1


def test_the_chance_shown_is_the_forecast_s(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = full.ask(
        """select name, f.indicator, due_on, chance from forecast_as_known(?) as f join municipality using (municipality_id)
        where chance is not null and due_on >= ?""",
        [TODAY, TODAY],
    )
    shown = {(due.name, due.indicator, due.due_on): due.chance for due in dues() if due.chance is not None}
    assert shown == {(name, indicator, due_on): chance for name, indicator, due_on, chance in asked}
    assert shown, "there is something to compare"


def dues() -> list[Due]:
    """All that is due in the region of the environment, today."""
    return drawings.all_dues(connection.stamp(), TODAY)


def test_the_next_checkpoint_is_judged_as_progress_judges_it(full: Region) -> None:
    asked = full.ask("select name, indicator, due_on, status from progress(?) where due_on >= ?", [TODAY, TODAY])
    found = {(due.name, due.indicator, due.due_on): due.outcome for due in dues() if not due.is_over}
    judged = [row for row in asked if row[3] in ("behind", "at_risk", "on_track", "no_data")]
    assert {row[3] for row in judged} >= {"behind", "no_data"}
    for name, indicator, due_on, status in judged:
        assert found[name, indicator, due_on] == status


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """Этап 1 was due 5 days ago; 6 days ago it was moved to come in 9 days, and 3 days ago the reason was typed."""
    folder = tmp_path_factory.mktemp("moved") / "region"
    region = past(folder, f"Темнов | Этап 1 | {on(5)} | 30 | 10", f"{on(20)} | Темнов | 12 | 3", 19)
    region.tell("Цели", f"{HEAD}\nТемнов | Этап 1 | {on(-9)} | 30 | 10")
    region.refresh(f"{day(6)} 09:00")
    head = HEAD + " | Причина изменения"
    region.tell("Цели", f"{head}\nТемнов | Этап 1 | {on(-9)} | 30 | 10 | <b>ремонт</b>")
    region.refresh(f"{day(3)} 09:00")
    return region


def test_a_moved_day_is_told_with_both_days_and_the_reason(moved: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(moved.config))
    said = html(opened("schedule"))
    days = [plain(wording.day(found)) for found in (day(5), day(-9), day(6))]
    assert f"(регистрации, инициативы): был <b>{days[0]}</b>, стал <b>{days[1]}</b>" in said
    assert "&lt;b&gt;ремонт&lt;/b&gt;" in said
    assert f"замечено {days[2]}" in said
    shown = cells(said)["Темнов район"]
    assert shown[0] == f"→ срок перенесён: на {day(-9):%d.%m} {day(5):%d.%m}"
    assert shown[1].endswith(f"{day(-9):%d.%m} · был {day(5):%d.%m}")


def test_who_looks_at_the_day_before_sees_no_move(moved: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(moved.config))
    before, unexplained = (html(opened("schedule", as_of=str(day(back)))) for back in (7, 4))
    assert "Сроки не переносили." in before
    assert "Перенесённые сроки" not in before, "no heading over nothing"
    assert len(cells(before)["Темнов район"]) == 1
    assert "причина не указана" in unexplained
    assert "ремонт" not in unexplained


def test_a_figure_edited_after_the_result_is_shown_as_a_correction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    region = past(tmp_path / "region", f"Темнов | Этап 1 | {on(15)} | 30 | 10", f"{on(16)} | Темнов | 28 | 12", 14)
    region.tell("Факт", f"{FACTS_HEAD}\n{on(16)} | Темнов | 40 | 12")
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("schedule")
    assert cells(html(app))["Темнов район"] == [f"✕ срок не выполнен: 28/30 {day(15):%d.%m} исправлено позже: +12"]
    assert "исправлено позже <b>1</b>" in html(app)
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["Зафиксировано"], row["Сейчас"], row["Исправлено позже"]) == (28, 40, 12)
    assert row["Итог"].endswith("срок не выполнен")
    assert "цифры не меняли" in html(opened("schedule", as_of=str(day(10))))


def test_a_figure_removed_after_the_result_is_said_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stays = f"{on(14)} | Темнов | 29 | 12"
    region = past(
        tmp_path / "region", f"Темнов | Этап 1 | {on(15)} | 30 | 10", f"{on(16)} | Темнов | 28 | 12\n{stays}", 14
    )
    region.tell("Факт", f"{FACTS_HEAD}\n{stays}")
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("schedule")
    assert cells(html(app))["Темнов район"][0].endswith("позже цифру убрали")
    row = app.dataframe[0].value.iloc[0]
    assert row["Зафиксировано"] == 28
    assert pd.isna(row["Сейчас"])


def test_who_set_no_days_or_one_only_is_named(full: Region) -> None:
    shown = opened("schedule").dataframe[0].value.set_index("Муниципалитет")
    assert list(shown.index) == ["Светлов район", "Лугов район", "Ольховский округ"]
    assert shown.loc["Светлов район", "Регистрации"] == "нет ни одного срока"
    assert plain(str(shown.loc["Лугов район", "Инициативы"])) == f"только один: {plain(wording.day(day(-7)))}"


def test_everything_can_be_taken_away(full: Region) -> None:
    taken = drawings.listing(connection.stamp(), TODAY)
    (asked,) = full.ask("select count(*), sum(value) from target")[0:1]
    assert (len(taken), taken["Цель"].sum()) == asked
    counts = taken.drop(columns="Вероятность, %")  # which has hundredths where it is small
    assert takeaway.csv(counts, "").decode().count(",0;") == 0, "whole numbers have no fraction"
    labels = [button.proto.label for button in opened("schedule").get("download_button")]
    assert labels == ["CSV", "XLSX"] * 2, "of the calendar, of those without days"


def test_names_from_sheets_stay_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "<img src=x onerror=alert(1)> $x$ район"
    register = first_lines(REGISTER, 1) + f"\n{name} | 99600101 | муниципальный район | <script>глава</script>"
    targets = f'{HEAD}\n{name} | "><b>Этап | {on(-3)} | 30 | 10'
    region = make(tmp_path / "region", FACTS_HEAD, register, targets)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    said = html(opened("schedule"))
    assert "&lt;img src=x" in said
    assert "<img" not in said
    assert "<script>" not in said
    assert 'title="&quot;&gt;&lt;b&gt;Этап"' in said


def test_the_first_day_of_the_season_can_be_shown(full: Region) -> None:
    app = opened("schedule", as_of=str(START))
    assert "Итогов ещё нет" in html(app)
    assert "сроков нет; ближайший — " in plain(app.header[0].value)


# --- conclusions ------------------------------------------------------------------------------------------------------


def other(name: str, **changed: object) -> Due:
    """The same of another municipality, otherwise changed."""
    return replace(DUE, municipality_id=name, name=name, **changed)  # type: ignore[arg-type]


OVER = other("Б", due_on=MONDAY, is_over=True, outcome="missed", value=9)


@pytest.mark.parametrize(
    ("found", "today", "said"),
    [
        ([DUE], MONDAY, "На этой неделе срок у 1 муниципалитета: 1 отстаёт"),
        (
            [DUE, other("Б", outcome="at_risk"), other("В", outcome="on_track")],
            MONDAY,
            "На этой неделе срок у 3 муниципалитетов: 1 отстаёт, 1 под риском",
        ),
        ([DUE, OVER], MONDAY, "На этой неделе срок у 2 муниципалитетов: 1 не успел, 1 отстаёт"),
        ([other("Б", outcome="on_track")], MONDAY, "На этой неделе срок у 1 муниципалитета, все в графике"),
        (
            [other("Б", outcome="on_track")],
            MONDAY + timedelta(7),
            "На неделе с 23 по 29 ноября срок у 1 муниципалитета, все в графике",
        ),
        (
            [other("Б", due_on=MONDAY + timedelta(7))],
            MONDAY,
            "На этой неделе сроков нет; ближайший — 30 ноября, у 1 муниципалитета",
        ),
        (
            [replace(OVER, due_on=MONDAY - timedelta(5))],
            MONDAY,
            "Все сроки прошли: по обоим показателям выполнено 0 из 1",
        ),
        (
            [replace(OVER, due_on=MONDAY - timedelta(1), outcome="settling")],
            MONDAY,
            "Все сроки прошли, итоги подводятся",
        ),
    ],
)
def test_headline(found: list[Due], today: date, said: str) -> None:
    assert plain(schedule_words.headline(found, MONDAY, today)) == said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "регистрации: 30 из 49, нужно 6,3 в день; вероятность успеть 4 %"),
        ({"chance": None}, "регистрации: 30 из 49, нужно 6,3 в день, темп 1"),
        ({"chance": None, "pace": None}, "регистрации: 30 из 49, нужно 6,3 в день, темп пока неизвестен"),
        ({"chance": 0.7999}, "регистрации: 30 из 49, нужно 6,3 в день; вероятность успеть 79 %"),
        ({"chance": 0.8}, "регистрации: 30 из 49, нужно 6,3 в день; вероятность успеть 80 %"),
        ({"value": None}, "регистрации: нет данных, цель 49"),
        ({"value": 50}, "регистрации: уже 50 из 49"),
        (
            {"value": 50, "moved_from": date(2026, 11, 14)},
            "регистрации: уже 50 из 49; срок перенесён с 14 ноября",
        ),
    ],
)
def test_promise(changed: dict[str, object], said: str) -> None:
    assert plain(schedule_words.promise(replace(DUE, **changed), MONDAY)) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "as_of", "today", "said"),
    [
        (0, 0, 0, "понедельник, сегодня"),
        (1, 0, 0, "вторник, завтра"),
        (3, 0, 0, "четверг, через 3 дня"),
        (0, 0, 5, "понедельник"),
        (1, 0, 5, "вторник, через 1 день"),
        (7, 5, 0, "понедельник, через 7 дней"),
    ],
)
def test_when(days: int, as_of: int, today: int, said: str) -> None:
    shown = schedule_words.when(*(MONDAY + timedelta(n) for n in (days, as_of, today)))
    assert plain(shown) == said


def test_a_fortnight_ends_after_14_days() -> None:
    found = [other("Б", due_on=MONDAY + timedelta(n)) for n in (0, 14, 15)]
    assert [on for on, __ in schedule.fortnight(found, MONDAY)] == [MONDAY, MONDAY + timedelta(14)]


def test_who_needs_a_call_comes_first() -> None:
    found = [other("А", outcome="on_track"), other("Б", chance=0.3), other("В"), other("Г", outcome="at_risk")]
    ((__, shown),) = schedule.fortnight(found, MONDAY)
    assert [party.name for party in shown] == ["В", "Б", "Г", "А"]


def test_a_checkpoint_of_two_indicators_is_one_and_missed_where_one_is() -> None:
    met = replace(OVER, outcome="met", value=50, value_now=50, indicator="submitted_initiatives")
    found = schedule.results([replace(OVER, value_now=9), met, replace(met, municipality_id="В")])
    assert (found.met, found.missed, found.missed_by, found.corrected) == (1, 1, 1, 0)


def test_a_result_that_stands_on_the_former_day_is_not_covered_by_a_mark() -> None:
    moved = replace(DUE, moved_from=MONDAY - timedelta(3))
    frozen = replace(DUE, due_on=MONDAY - timedelta(3), is_over=True, outcome="missed")
    progress = pd.DataFrame(
        [
            {
                "municipality_id": "1",
                "name": "Темнов район",
                "indicator": DUE.indicator,
                "status": "behind",
                "due_on": pd.Timestamp(MONDAY),
                "chance": None,
                "share_of_checkpoint": 0.6,
                "missed_checkpoints": 1,
            }
        ]
    )
    for found, outcomes in (([moved], ["moved", "behind"]), ([frozen, moved], ["missed", "behind"])):
        mondays, (line,) = schedule.calendar(found, progress, DUE.indicator, MONDAY)
        assert mondays == [MONDAY - timedelta(7), MONDAY]
        assert [due.outcome for monday in mondays for due in line.weeks[monday]] == outcomes
