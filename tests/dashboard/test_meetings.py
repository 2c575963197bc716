"""«Встречи»: the calendar, the agenda that figures propose, as they were known on its day, and files for calendars."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from dashboard import calendar_file, connection, gathered, wording
from dashboard.conclusions import agenda_points, agenda_since, agenda_text, changes
from dashboard.conclusions import meetings as said
from dashboard.conclusions.agenda import Agenda
from dashboard.conclusions.meetings import Meeting
from dashboard.frames import marathon, standing
from dashboard.frames import meetings as frames
from dashboard.language import speak
from dashboard.replay import meetings as drawings
from dashboard.season import Season
from tests.dashboard.conftest import FACTS, REGISTER, TARGETS, TODAY, Region, day, on
from tests.dashboard.hostile import NAMES
from tests.dashboard.opening import html, opened
from tests.dashboard.test_assignments import TASK
from tests.world import HERE, ZONE

NAMELESS = replace(TASK, key=("", "дело"), meeting_id=None)
HEAD = "Дата | Время | Формат | Тема | Участники | Ссылка\n"
HELD, NEXT, LAST = day(9), day(-5), day(-20)
MEETINGS = f"""{HEAD}
{on(30)}  | 10:00 | очно      | Старт марафона | главы         |
{on(9)}   | 14:00 | ВКС       | Кому помочь    | ответственные | https://vks.example.org/j/9
{on(-5)}  | 11:00 | смешанный | Последний рывок | ответственные | https://vks.example.org/j/5
{on(-20)} |       | очно      | Итоги          |               |
"""
FACTS_THEN = f"""
Дата      | Муниципалитет | Зарегистрировано | Инициативы
{on(30)}  | Темнов        | 12               | 3
{on(21)}  | Темнов        | 21               | 11
{on(12)}  | Темнов        | 33               | 11
{on(30)}  | Заречный      | 110              | 55
{on(11)}  | Ольховский    | 40               | 12
{on(12)}  | Лугов         | 20               | 9
"""
FACTS_NOW = f"""{FACTS_THEN.replace("| 33 ", "| 37 ")}
{on(0)}   | Темнов        | 38               | 12
{on(1)}   | Заречный      | 372              | 61
{on(0)}   | Лугов         | 72               | 31
"""
TASKS = "Встреча | Муниципалитет | Поручение | Срок | Статус | Отметка об исполнении\n"
TASKS_THEN = f"""{TASKS}
{on(30)} | Темнов   | назначить координаторов  | {on(15)} | в работе |
{on(30)} | Заречный | открыть горячую линию    | {on(12)} | в работе |
"""
TASKS_NOW = f"""{TASKS}
{on(30)} | Темнов   | назначить координаторов  | {on(15)} | в работе |
{on(30)} | Заречный | открыть горячую линию    | {on(12)} | исполнено | открыта
{on(9)}  | Лугов    | провести собрания        | {on(-3)} | в работе |
{on(9)}  | Темнов   | сверить цифры            | {on(-4)} | в работе |
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """Read on the evening of the meeting of nine days ago, and now."""
    region = Region(tmp_path_factory.mktemp("story"))
    tabs = {"Муниципалитеты": REGISTER, "Цели": TARGETS, "Встречи": MEETINGS}
    for tab, drawn in tabs.items():
        region.tell(tab, drawn)
    region.tell("Факт", FACTS_THEN)
    region.tell("Поручения", TASKS_THEN)
    region.refresh(f"{HELD} 20:00")
    region.tell("Факт", FACTS_NOW)
    region.tell("Поручения", TASKS_NOW)
    region.publish()
    return region


def region_of(folder: Path, meetings: str = MEETINGS, facts: str = FACTS, targets: str = TARGETS) -> Region:
    """The full region with meetings; not read yet."""
    folder.mkdir()
    region = Region(folder)
    tabs = {"Муниципалитеты": REGISTER, "Цели": targets, "Факт": facts, "Встречи": meetings}
    for tab, drawn in tabs.items():
        region.tell(tab, drawn)
    return region


@pytest.fixture
def told(story: Region, monkeypatch: pytest.MonkeyPatch) -> Region:
    monkeypatch.setenv("MARATHON_CONFIG", str(story.config))
    return story


def known(topic: str, as_of: date = TODAY) -> tuple[Meeting, Agenda]:
    build = connection.stamp()
    (found,) = [one for one in gathered.meetings(build, as_of) if one.topic == topic]
    return found, gathered.agenda(build, as_of, found)


def plain(said: str) -> str:
    """HTML as a reader sees it, in one line."""
    text = unescape(re.sub(r"<[^>]+>", " ", said)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+([,;:.])", r"\1", " ".join(text.split()))


def of(found: Agenda, section: str, name: str) -> list[str]:
    """What is said of a municipality in a section, with ordinary spaces."""
    part = found.section(section)
    assert part
    (item,) = [item for item in part.items if item.name == name]
    return [point.text.replace("\N{NO-BREAK SPACE}", " ") for point in item.points]


def lines(found: Agenda, section: str) -> list[str]:
    part = found.section(section)
    return [line.text.replace("\N{NO-BREAK SPACE}", " ") for line in part.lines] if part else []


# --- from the sheet to the page ---------------------------------------------------------------------------------------


def test_the_next_meeting_stands_first_with_its_format_its_people_and_its_link(told: Region) -> None:
    app = opened("meetings")
    day_said = wording.day(NEXT).replace("\N{NO-BREAK SPACE}", " ")
    assert app.header[0].value.replace("\N{NO-BREAK SPACE}", " ") == (
        f"Следующая встреча через 5 дней: {day_said}, {wording.weekday(NEXT)}, 11:00"
    )
    drawn = html(app)
    shown = plain(drawn)
    assert "Последний рывок Участники: ответственные" in shown
    assert 'href="https://vks.example.org/j/5" target="_blank" rel="noopener">Подключиться' in drawn
    for form in ("смешанный формат", "очно", "ВКС"):
        assert form in shown
    for topic in ("Старт марафона", "Кому помочь", "Последний рывок", "Итоги"):
        assert topic in shown
    assert app.selectbox(key="meeting").value == f"{NEXT} последний рывок"


def test_the_agenda_is_that_of_the_metrics(told: Region) -> None:
    shown = plain(html(opened("meetings")))
    assert f"показатели на {wording.day(TODAY)}".replace("\N{NO-BREAK SPACE}", " ") in shown
    asked = told.ask(
        """select indicator, status, actual, target, chance from progress(?)
        where name = 'Темнов район' and status in ('behind', 'at_risk')""",
        [TODAY],
    )
    assert asked
    for indicator, __, actual, target, chance in asked:
        assert f"{wording.in_sentence(indicator)}: {actual} из {target} к" in shown
        likely = wording.likelihood(chance).replace("\N{NO-BREAK SPACE}", " ")
        assert f"вероятность успеть {likely}" in shown
    assert f"молчит с {wording.day(day(11))}, 11 дней".replace("\N{NO-BREAK SPACE}", " ") in shown
    overdue = told.ask(
        "select name, due_on from assignment_as_known(?) join municipality using (municipality_id) where state = 'overdue'",
        [TODAY],
    )
    assert overdue == [("Темнов район", day(15))]
    assert "просрочено: назначить координаторов (срок был" in shown
    assert "в работе: сверить цифры (срок" in shown


def test_who_needs_no_help_is_named_in_one_line_and_everybody_stands_once(told: Region) -> None:
    __, found = known("Последний рывок")
    help_, clarify, fine = (found.section(code) for code in ("help", "clarify", "fine"))
    named = [item.name for section in (help_, clarify) if section for item in section.items]
    named += fine.lines[0].text.partition(": ")[2].split(", ") if fine else []
    everybody = told.ask("select name from municipality")
    assert sorted(wording.short_name(name) for name in named) == sorted(wording.short_name(n) for (n,) in everybody)


def test_a_missed_checkpoint_is_named_with_what_it_came_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = region_of(
        tmp_path / "region", targets=TARGETS.replace("| 30               | 10", "| 60               | 70")
    )
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    asked = region.ask(
        "select value, target from checkpoint_result(?) where checkpoint = 'Этап 1' and met = false order by indicator",
        [TODAY],
    )
    assert asked == [(31, 60), (11, 70)]
    __, found = known("Последний рывок")
    assert of(found, "help", "Темнов район")[0] == "не выполнен этап 1: регистрации 31 из 60, инициативы 11 из 70"


def test_since_the_last_meeting_it_is_said_who_moved_and_what_was_done(told: Region) -> None:
    __, found = known("Последний рывок")
    first, *rest = lines(found, "since")
    title = found.sections[0].title.replace("\N{NO-BREAK SPACE}", " ")
    assert title == f"С прошлой встречи, {wording.day(HELD)}".replace("\N{NO-BREAK SPACE}", " ")
    ((users, sent),) = told.ask(
        """select sum(growth) filter (indicator = 'registered_users'), sum(growth) filter (indicator = 'submitted_initiatives')
        from movement(?, 9)""",
        [TODAY],
    )
    assert first.startswith(f"прибавилось: +{users} регистрац")
    assert f"+{sent} инициатив" in first
    (better,) = [line for line in rest if line.startswith("стало лучше")]
    moved = told.ask(
        "select distinct name from movement(?, 9) where status = 'reached' and status_then <> 'reached'", [TODAY]
    )
    assert moved
    assert all(wording.short_name(name).replace("\N{NO-BREAK SPACE}", " ") in better for (name,) in moved)
    assert "исполнено: открыть горячую линию — г. о. Заречный" in rest


def test_a_past_meeting_shows_its_own_day_as_it_was_known_then(told: Region) -> None:
    meeting, found = known("Кому помочь")
    assert found.day == HELD
    ((then,),) = told.ask(
        "select actual from progress(?) where name = 'Темнов район' and indicator = 'registered_users'", [HELD]
    )
    assert then == 33, "the figure was edited afterwards"
    said_then = of(found, "help", "Темнов район")
    assert any(text.startswith("регистрации: 33 из 90") for text in said_then)
    assert "просрочено: назначить координаторов (срок был" in " ".join(said_then)
    assert not any("сверить цифры" in text for text in said_then), (
        "what the meeting asked is not what it was held about"
    )
    assert [text.partition(": ")[2] for text in lines(found, "given")] == [
        "провести собрания — Лугов район; в работе",
        "сверить цифры — Темнов район; в работе",
    ]
    shown = plain(html(opened("meetings", meeting=meeting.meeting_id)))
    assert "Показатели на день встречи" in shown
    assert "33 из 90" in shown
    assert "38 из 90" not in shown
    assert 'aria-current="true"' in html(opened("meetings", meeting=meeting.meeting_id))


def test_on_a_former_day_the_page_is_that_of_the_day(told: Region) -> None:
    app = opened("meetings", as_of=HELD.isoformat())
    assert "Встреча в этот день" in app.header[0].value
    shown = plain(html(app))
    assert "33 из 90" in shown
    assert "сверить цифры" not in shown


def test_a_meeting_is_chosen_from_the_list_and_the_address_says_so(told: Region) -> None:
    app = opened("meetings")
    app.selectbox(key="meeting").select(f"{HELD} кому помочь").run()
    assert app.query_params["meeting"] in (f"{HELD} кому помочь", [f"{HELD} кому помочь"])
    assert "Показатели на день встречи" in plain(html(app))
    app.selectbox(key="meeting").select(f"{NEXT} последний рывок").run()
    assert "meeting" not in app.query_params
    assert "Встреча ещё впереди" in plain(html(app))


def test_a_meeting_that_is_not_there_is_said_and_the_next_one_shown(told: Region) -> None:
    app = opened("meetings", meeting="2020-01-01 нет")
    assert "Встречи «<bdi>2020-01-01 нет</bdi>» из ссылки" in html(app)
    assert "Встреча ещё впереди" in plain(html(app))


def test_the_agenda_can_be_copied_as_it_is_shown(told: Region) -> None:
    app = opened("meetings")
    assert not app.code
    __, found = known("Последний рывок")
    text = agenda_text.text(found)
    for section in found.sections:
        assert section.title.upper() in text
        for item in section.items:
            assert item.name in text
            assert all(point.text in text for point in item.points)
    app = opened("meetings", agenda_text="true")
    assert app.code[0].value == text


# --- what the sheet leaves open ----------------------------------------------------------------------------------------


def test_an_assignment_that_names_no_meeting_stands_beside_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    region = region_of(tmp_path / "region")
    region.tell(
        "Поручения",
        f"{TASKS}{on(9)} | Заречный | дело | {on(-3)} | в работе |\n | Заречный | дело | {on(-3)} | в работе |\n"
        f" | Светлов | иное | | в работе |\n{on(9)} | Светлов | дело | {on(-3)} | исполнено |",
    )
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    assert "Поручения!A3" in {place for place, __ in region.findings("E231")}
    app = opened("meetings")
    assert not app.exception
    __, found = known("Последний рывок")
    assert agenda_text.text(found).count("дело") >= 2
    named = replace(NAMELESS, key=("2026-11-03 итоги", "дело"))
    for listed in (agenda_points.shared, agenda_points.given):
        assert len(list(listed([named, NAMELESS, replace(NAMELESS, due_on=None)]))) == 3


def headline_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch, facts: str, aims: str, *, starts: int, ends: int
) -> tuple[str, str]:
    """Of the agenda of today's meeting in a season that began and ends so many days ago; and who is said to be fine."""
    register = "Муниципалитет | Код ОКТМО | Тип | Ответственный (должность)"
    targets = "Муниципалитет | Этап | Срок | Зарегистрировано | Инициативы\n" + aims.replace("ends", on(ends))
    region = region_of(folder, f"{HEAD}{on(0)} | | очно | Итоги | |", facts, targets)
    region.tell(
        "Муниципалитеты",
        f"{register}\nТемнов район | 99600101 | муниципальный район | глава\nЛугов район | 99600102 | муниципальный район | глава",
    )
    settings = f'region = "Область"\ntimezone = "{HERE.key}"\nstarts = {day(starts)}\nends = {day(ends)}\n'
    region.config.write_text(f'{settings}[[sources]]\nname = "Свод"\nworkbook = "book"\n', encoding="utf-8")
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    assert region.ask("select count(*) from municipality") == [(2,)]
    __, found = known("Итоги")
    return found.headline, " ".join(lines(found, "fine"))


NOTHING = "Дата | Муниципалитет | Зарегистрировано | Инициативы\n"
HAVE = f"{NOTHING}{on(1)} | Темнов | 95 | 50\n{on(1)} | Лугов | 95 | 50\n"
AIMS = "Темнов | Этап 1 | ends | 90 | 45\nЛугов | Этап 1 | ends | 90 | 45\n"
BOTH = "2 муниципалитета: Лугов район, Темнов район"


@pytest.mark.parametrize(
    ("facts", "aims", "starts", "ends", "said", "fine"),
    [
        (HAVE, AIMS, 30, -30, "все в графике", BOTH),
        (HAVE, "", 30, -30, "помощь никому не нужна, уточнить у 2", ""),
        (HAVE, AIMS, 30, 1, "итоги хорошие", BOTH),
        (HAVE, "", 30, 1, "итоги, уточнить у 2 из 2", ""),
        (NOTHING, AIMS, -10, -60, "марафон ещё не начался", ""),
        (NOTHING, "", -10, -60, "марафон ещё не начался, уточнить у 2", ""),
        (NOTHING, AIMS, 0, -60, "первых цифр пока нет", ""),
    ],
)
def test_that_all_is_well_is_said_only_where_that_is_known(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    facts: str,
    aims: str,
    starts: int,
    ends: int,
    said: str,
    fine: str,
) -> None:
    found = headline_of(tmp_path / "region", monkeypatch, facts, aims, starts=starts, ends=ends)
    assert found == (f"Повестка: {said}", fine)


def test_after_the_end_nobody_is_said_to_stand_worse_and_no_data_is_no_growth(told: Region) -> None:
    moved = standing.movement(connection.stamp(), TODAY, HELD)
    texts = {is_on: [p.text for p in agenda_since.lines(moved, [], [], is_on=is_on)] for is_on in (True, False)}
    assert any(text.startswith("стало лучше") for text in texts[True])
    assert texts[False] == texts[True][:1]
    figures = ["actual", "actual_then", "growth", "correction", "change"]
    nothing = moved.assign(**dict.fromkeys(figures, float("nan")))
    assert list(agenda_since.lines(nothing, [], [], is_on=False)) == []
    assert "0" not in changes.told(nothing, HELD, judged=False).partition(":")[2]
    users = moved["indicator"] == "registered_users"
    half = moved.assign(**{name: moved[name].where(users) for name in figures})
    (first,) = agenda_since.lines(half, [], [], is_on=False)
    assert "регистрац" in first.text
    assert "инициатив" not in first.text


# --- states -----------------------------------------------------------------------------------------------------------


def test_without_meetings_the_page_says_what_to_fill_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = region_of(tmp_path / "region", HEAD)
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("meetings")
    assert app.header[0].value == "Встреч пока нет"
    for word in ("«Встречи»", "дата", "формат", "тема", "участники", "ссылка"):
        assert word in app.info[0].value


def test_on_a_day_before_the_sheet_had_meetings_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = Region(tmp_path)
    for tab, drawn in {"Муниципалитеты": REGISTER, "Цели": TARGETS, "Факт": FACTS_THEN}.items():
        region.tell(tab, drawn)
    region.refresh(f"{day(8)} 09:00")
    region.tell("Встречи", MEETINGS)
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("meetings", as_of=day(5).isoformat())
    assert "К этому дню" in html(app)
    assert not app.info


def test_the_title_is_about_the_meeting_that_is_chosen(told: Region) -> None:
    found = {one.topic or "": one for one in gathered.meetings(connection.stamp(), TODAY)}

    def title(topic: str) -> str:
        return plain(opened("meetings", meeting=found[topic].meeting_id).header[0].value)

    for topic, one in found.items():
        if one.on_date < TODAY:
            ago = (TODAY - one.on_date).days
            assert ago > 1
            assert title(topic) == plain(f"Встреча {wording.day(one.on_date)}: прошла {wording.days(ago)} назад")
        else:
            lead = "Следующая встреча" if topic == "Последний рывок" else "Встреча"
            left = wording.days((one.on_date - TODAY).days)
            assert title(topic).startswith(plain(f"{lead} через {left}: {wording.day(one.on_date)}"))
    held = said.ago(replace(MEETING, on_date=day(1)), TODAY, TODAY)
    assert (held, plain(said.ago(replace(MEETING, on_date=day(1)), TODAY, day(-3)))) == ("вчера", "1 день назад")


def test_the_agenda_says_whom_it_counts(told: Region) -> None:
    __, found = known("Последний рывок")
    part = found.section("help")
    assert part
    assert found.headline == f"Повестка: есть что обсудить с {len(part.items)} из 5"
    assert "молчит или без цифр, пропустил срок и ещё не наверстал или просрочил поручение." in found.note
    assert found.note in agenda_text.text(found)


def test_files_for_calendars_are_named_as_the_others(told: Region) -> None:
    build = connection.stamp()
    (one,) = [one for one in gathered.meetings(build, TODAY) if one.topic == "Последний рывок"]
    region = marathon.season(build).region
    named = [drawings.in_calendar(build, TODAY, key) for key in (one.meeting_id, None)]
    assert [paper.name for paper in named] == [
        f"Встреча {NEXT}, Последний рывок, {region}, {TODAY}.ics",
        f"Встречи, {region}, {TODAY}.ics",
    ]
    assert [len(events(paper.make())) for paper in named] == [1, 4]


def test_after_the_last_meeting_it_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = region_of(tmp_path / "region", f"{HEAD}{on(3)} | | очно | Итоги | |")
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("meetings", lang="ru")
    assert "Все встречи прошли" in app.header[0].value
    assert "Показатели на день встречи" in plain(html(app))


def season(folder: Path, starts: date, ends: date, held: str) -> Region:
    """The full region in a season of other days, with one meeting."""
    region = region_of(folder, f"{HEAD}{held} | | очно | Итоги | |")
    settings = f'region = "Область"\ntimezone = "{HERE.key}"\nstarts = {starts}\nends = {ends}\n'
    region.config.write_text(f'{settings}[[sources]]\nname = "Свод"\nworkbook = "book"\n', encoding="utf-8")
    region.publish()
    return region


def test_after_the_end_the_agenda_is_what_was_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = season(tmp_path / "region", day(60), day(5), on(1))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    __, found = known("Итоги")
    asked = region.ask(
        "select actual, final_target from progress(?) where name = 'Темнов район' order by indicator", [day(1)]
    )
    said_of = [
        f"{what}: {actual} из {target}"
        for what, (actual, target) in zip(("регистрации", "инициативы"), asked, strict=True)
    ]
    assert of(found, "help", "Темнов район")[:2] == said_of
    assert found.headline == "Повестка: итоги, до цели не хватило у 3 из 5"
    assert "молчит" not in agenda_text.text(found)
    assert "вероятность" not in agenda_text.text(found)


def test_before_the_start_nobody_is_silent_and_targets_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    region = season(tmp_path / "region", day(-10), day(-60), on(-3))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("meetings")
    assert "Следующая встреча через 3 дня" in app.header[0].value.replace("\N{NO-BREAK SPACE}", " ")
    shown = plain(html(app))
    assert "цели не заданы" in shown
    assert "ответственный не назван" in shown
    assert "сообщал" not in shown
    assert "молчит" not in shown


def test_what_is_typed_stays_text_and_only_the_web_is_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = region_of(tmp_path / "region")
    addresses = ["javascript:alert(1)", "https://vks.example.org/<script>", "data:text/html,<b>x</b>"]
    region.tell(
        "Встречи",
        HEAD
        + "\n".join(f"{on(-n)} | 10:00 | ВКС | {name} | {name} | {addresses[n % 3]}" for n, name in enumerate(NAMES)),
    )
    region.tell(
        "Поручения",
        TASKS + "\n".join(f"{on(0)} | Темнов | {name} {n} | {on(1)} | в работе |" for n, name in enumerate(NAMES)),
    )
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    assert region.ask("select count(*) from meeting") == [(len(NAMES),)]
    for chosen in (name for (name,) in region.ask("select meeting_id from meeting")[::4]):
        app = opened("meetings", meeting=chosen)
        drawn = html(app)
        for tag in ("<script", "<img", 'href="javascript', 'href="data'):
            assert tag not in drawn.lower()
        assert "ы" * 200 not in drawn
        told = [*app.header, *app.subheader, *app.markdown, *app.caption]
        assert not any("район" in element.value for element in told), "no text of strangers where markdown is read"


# --- files for calendars ----------------------------------------------------------------------------------------------

SEASON = Season("М", "Область", ZONE, date(2026, 9, 9), date(2026, 12, 13), 7, 2, 0.8, 0.4)
BUILT = datetime(2026, 11, 23, 9, tzinfo=ZONE)
MEETING = Meeting(
    "2026-11-30 рывок",
    date(2026, 11, 30),
    time(11),
    "mixed",
    "Рывок",
    "ответственные",
    "https://vks.example.org/j/5",
    0,
)


def events(file: bytes) -> list[Any]:
    """The events of a calendar file."""
    return list(Calendar.from_ical(file).walk("VEVENT"))


def test_a_meeting_stands_in_a_calendar_at_its_hour_in_the_marathon_s_zone() -> None:
    file = calendar_file.ics([MEETING], SEASON, BUILT)
    (zone,) = Calendar.from_ical(file).walk("VTIMEZONE")
    (event,) = events(file)
    assert zone["TZID"] == "Europe/Samara"
    assert event["DTSTART"].params["TZID"] == "Europe/Samara"
    assert event.start == datetime(2026, 11, 30, 11, tzinfo=ZoneInfo("Europe/Samara"))
    assert event.start.utcoffset() == timedelta(hours=4)
    assert event["DTSTAMP"].dt == BUILT
    assert (event["SUMMARY"], event["STATUS"]) == ("Рывок", "CONFIRMED")
    assert "LOCATION" not in event, "how it is held is no place"
    assert "Формат: смешанный формат" in event["DESCRIPTION"]
    assert "COMMENT" not in zone, "no text in another language"
    assert event["URL"] == "https://vks.example.org/j/5"
    assert "Участники: ответственные" in event["DESCRIPTION"]
    assert file == calendar_file.ics([MEETING], SEASON, BUILT), "the same build, the same file"


def test_without_an_hour_it_takes_the_day() -> None:
    bare = Meeting(MEETING.meeting_id, MEETING.on_date, None, None, None, None, None, 0)
    (event,) = events(calendar_file.ics([bare], SEASON, BUILT))
    assert (event.start, event.end) == (date(2026, 11, 30), date(2026, 12, 1))
    assert "отведён час" not in event["DESCRIPTION"]


def test_text_from_a_sheet_adds_nothing_to_the_file() -> None:
    evil = "x\nEND:VEVENT\r\nBEGIN:VALARM\nACTION:AUDIO;a,b\\n"
    file = calendar_file.ics(
        [Meeting("2026-11-30 x\nUID:1", MEETING.on_date, time(11), "video", evil, evil, f"javascript:{evil}", 0)],
        SEASON,
        BUILT,
    )
    (event,) = events(file)
    assert not Calendar.from_ical(file).walk("VALARM")
    assert "URL" not in event
    assert str(event["SUMMARY"]).startswith("x\nEND:VEVENT")


def test_a_meeting_that_is_moved_to_another_hour_is_the_same_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    region = region_of(tmp_path / "region")
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    before = {event["SUMMARY"]: event for event in events(drawings.file(connection.stamp(), TODAY))}
    region.tell("Встречи", MEETINGS.replace("11:00", "12:30"))
    region.publish()
    build = connection.stamp()
    after = {event["SUMMARY"]: event for event in events(drawings.file(build, TODAY))}
    assert set(before) == set(after) == {"Старт марафона", "Кому помочь", "Последний рывок", "Итоги"}
    assert {name: e["UID"] for name, e in before.items()} == {name: e["UID"] for name, e in after.items()}
    assert {name: after[name]["SEQUENCE"] - e["SEQUENCE"] for name, e in before.items()} == dict.fromkeys(before, 0) | {
        "Последний рывок": 1
    }
    assert after["Последний рывок"].start.time() == time(12, 30)
    assert len({e["UID"] for e in after.values()}) == 4
    assert after["Итоги"]["DTSTAMP"].dt == frames.built_at(build).replace(microsecond=0)
    (one,) = events(drawings.file(build, TODAY, f"{NEXT} последний рывок"))
    assert one["SUMMARY"] == "Последний рывок"


# --- meetings one by one ----------------------------------------------------------------------------------------------


def at(on: date, hour: int | None = 10, topic: str = "Тема") -> Meeting:
    return Meeting(f"{on} {topic}", on, None if hour is None else time(hour), "video", topic, None, None, 0)


def test_the_nearest_is_the_next_or_the_last() -> None:
    found = [at(date(2026, 11, n)) for n in (1, 10, 20)]
    assert said.nearest(found, date(2026, 11, 10)) is found[1]
    assert said.nearest(found, date(2026, 11, 11)) is found[2]
    assert said.nearest(found, date(2026, 11, 21)) is found[2]
    assert said.nearest([], date(2026, 11, 21)) is None


def test_the_one_before_has_been_held() -> None:
    found = [at(date(2026, 11, n)) for n in (1, 10, 20)]
    assert said.before(found, found[2], date(2026, 11, 5)) is found[0], "that of the 10th is still to come"
    assert said.before(found, found[1], date(2026, 11, 10)) is found[0]
    assert said.before(found, found[2], date(2026, 11, 10)) is found[0], "on its own day nothing has become of it yet"
    assert said.before(found, found[0], date(2026, 11, 1)) is None


def test_no_two_are_named_the_same() -> None:
    speak("ru")
    day_ = date(2026, 11, 30)
    found = [at(day_, topic="А"), at(day_, topic="Б"), at(day_, 12, "В"), at(day_, None, "Г")]
    names = list(said.named(found).values())
    assert [name.replace("\N{NO-BREAK SPACE}", " ") for name in names] == [
        "30 ноября, 10:00 · ВКС · А",
        "30 ноября, 10:00 · ВКС · Б",
        "30 ноября, 12:00 · ВКС",
        "30 ноября · ВКС",
    ]
    same = [Meeting(f"{n}", day_, None, "video", "А", None, None, 0) for n in range(3)]
    assert len(set(said.named(same).values())) == 3


def test_only_the_web_is_an_address() -> None:
    for link in ("javascript:alert(1)", "data:text/html,x", "  https://example.org", "//example.org", None, ""):
        assert replace(MEETING, link=link).address is None
    assert replace(MEETING, link="HTTPS://example.org/j").address == "HTTPS://example.org/j"
