"""The day's letters: from the sheets to the files, the same figures as the pages', plain text and HTML alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import clock, connection, language
from dashboard.conclusions import digest as parts
from dashboard.reports import digest, facts
from dashboard.reports.digest import Letter
from tests.dashboard.conftest import (
    END,
    FACTS,
    REGISTER,
    START,
    TARGETS,
    TODAY,
    Region,
    day,
    first_lines,
    make,
    on,
)
from tests.dashboard.digests import command
from tests.dashboard.hostile import NAMES
from tests.dashboard.opening import html as shown
from tests.dashboard.opening import opened
from tests.world import HERE

ASKED = "Встреча | Муниципалитет | Поручение | Срок | Статус | Отметка об исполнении\n"
TEMNOV, ZARECHNY, OLKHOVSKY, LUGOV = "99600101", "99700001", "99500001", "99600102"
PANEL = "https://panel.example.org"


@pytest.fixture(autouse=True)
def russian_again() -> Iterator[None]:
    yield
    language.speak("ru")


def letters(as_of: date | None = None, address: str | None = None) -> dict[str, Letter]:
    """Every letter of the region in use, by its key; their texts with ordinary spaces."""
    of = facts.edition(connection.stamp(), as_of)
    return {letter.key: letter for letter in digest.letters(of, address)}


def plain(letter: Letter) -> str:
    return letter.text.replace("\N{NO-BREAK SPACE}", " ")


def section(letter: Letter, title: str) -> str:
    """What stands below that heading; "" where there is none."""
    found = re.search(rf"^{title.upper()}\n(.*?)\n\n", plain(letter), re.DOTALL | re.MULTILINE)
    return found[1] if found else ""


def at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


# --- a municipality's -------------------------------------------------------------------------------------------------


def test_a_municipality_reads_where_it_stands(full: Region) -> None:
    letter = letters()[TEMNOV]
    ((actual, target, final, left),) = full.ask(
        "select actual, target, final_target, days_left from progress(?) where municipality_id = ? and indicator = 'submitted_initiatives'",
        [TODAY, TEMNOV],
    )
    assert letter.message.subject == f"Темнов район: {actual} инициатив из {target}, до срока {left} дней"
    assert "Регистрации: 38 из 100 (38 %), " in section(letter, "Где мы")
    assert f"Инициативы: {actual} из {final} (24 %), " in section(letter, "Где мы")
    assert "сегодня" in section(letter, "Где мы")
    assert "Этап 2. Регистрации: 38 из 90, нужно 7,4 в день" in section(letter, "Ближайший срок")
    assert "Со вчера: регистрации 31 → 38, новых +7, было «молчит», стало «отстаёт»; " in section(
        letter, "Что изменилось"
    )


def test_its_sentence_is_that_of_its_page(full: Region) -> None:
    letter = letters()[TEMNOV]
    page = re.sub("<[^>]+>", " ", shown(opened("municipality", m=TEMNOV)))
    said = f"{letter.message.headline} {letter.message.said}".replace("\N{NO-BREAK SPACE}", " ")
    assert " ".join(said.split()) in " ".join(page.split())


def test_without_news_there_is_no_empty_section(full: Region) -> None:
    letter = letters()[LUGOV]
    assert letter.message.subject == "Лугов район: ждём первых цифр, до срока 7 дней"
    titles = [found.title for found in letter.message.sections]
    assert titles == ["Где мы", "Ближайший срок"]
    assert all(found.items for found in letter.message.sections)
    assert plain(letter).startswith("Лугов район\n\nНет данных. Ни одной цифры пока нет")


@pytest.mark.parametrize(
    ("key", "subject"),
    [
        (ZARECHNY, "г. о. Заречный: цель достигнута, 61 инициатива из 60"),
        (OLKHOVSKY, "Ольховский округ: ждём новых цифр, до срока 7 дней"),
        ("99600103", "Светлов район: 5 регистраций, цель не задана"),
    ],
)
def test_the_subject_says_the_main_thing(full: Region, key: str, subject: str) -> None:
    assert letters()[key].message.subject == subject


def test_what_is_done_already_is_said_instead_of_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = make(tmp_path / "done", FACTS.replace("| 38               | 12", "| 95               | 41"))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    assert letters()[TEMNOV].message.subject == "Темнов район: 41 инициатива из 50, в графике"


def test_a_former_day_is_told_as_it_was(full: Region) -> None:
    letter = letters(day(3))[TEMNOV]
    assert "31 из 100" in section(letter, "Где мы")
    assert "38" not in letter.message.subject
    assert "вчера" not in plain(letter).lower()


def test_before_and_after_the_marathon(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    at(datetime.combine(START - timedelta(5), time(9), HERE), monkeypatch)
    before = letters()
    assert before[TEMNOV].message.subject.startswith("Темнов район: марафон начнётся ")
    assert "через 5 дней" in plain(before[TEMNOV])
    assert section(before[TEMNOV], "Где мы") == ""
    assert before["council"].message.subject.startswith("Область: марафон начнётся ")
    at(datetime.combine(END + timedelta(5), time(9), HERE), monkeypatch)
    after = letters()
    assert after[TEMNOV].message.subject == "Темнов район: марафон завершён, 12 инициатив из 50"
    assert after[LUGOV].message.subject == "Лугов район: марафон завершён"
    assert "Марафон завершён: 38 регистраций из 100" in plain(after[TEMNOV])
    assert [section(after["council"], title) for title in ("Сроки", "С кем поговорить")] == ["", ""]


def test_before_the_marathon_days_are_counted_from_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = Region(tmp_path)
    held = f"Дата | Формат | Тема\n{on(2)} | очно | Подготовка\n{on(-4)} | очно | Запуск\n"
    asked = f"{ASKED}{on(2)} | Заречный | дело | {on(-3)} | в работе |\n{on(2)} | Лугов | иное | {on(1)} | в работе |\n"
    tabs = {"Муниципалитеты": REGISTER, "Цели": first_lines(TARGETS, 1), "Факт": first_lines(FACTS, 1)}
    for tab, drawn in {**tabs, "Встречи": held, "Поручения": asked}.items():
        region.tell(tab, drawn)
    told = region.config.read_text(encoding="utf-8")
    region.config.write_text(told.replace(f"starts = {START}", f"starts = {day(-10)}"), encoding="utf-8")
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    found = letters()
    council = section(found["council"], "Поручения").splitlines()
    assert council[0] == "Просрочено 1 поручение у 1 муниципалитета, в работе 1."
    assert re.fullmatch(r"• Лугов район: иное \(срок был .+, 1 день назад\)\.", council[1])
    assert re.fullmatch(r"• Срок .+, через 3 дня: дело — г\. о\. Заречный\.", council[2])
    assert re.search(r"• Срок .+, через 3 дня: дело", section(found[ZARECHNY], "Поручения"))
    assert ": Запуск (очно)" in section(found["council"], "Сроки")
    assert all(f"По состоянию на {TODAY.day} " in plain(letter) for letter in found.values())
    assert f"Письмо совету, Область, {TODAY}" in digest._names([found["council"]], facts.edition(connection.stamp()))


def test_after_the_marathon_nobody_is_judged_any_more(
    full: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "было «" in plain(letters()[TEMNOV])
    assert "состояние хуже" in plain(letters()["council"]).lower()
    region = make(tmp_path / "over", targets=f"{first_lines(TARGETS, 1)}\nТемнов | Этап 1 | {on(5)} | 30 | 20")
    told = region.config.read_text(encoding="utf-8")
    region.config.write_text(told.replace(f"ends = {END}", f"ends = {day(2)}"), encoding="utf-8")
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    after = letters()
    ((moved,),) = region.ask("select count(*) from movement(?, 7) where is_status_changed", [TODAY])
    assert moved > 0
    assert "регистрации 31 → 38, новых +7" in section(after[TEMNOV], "Что изменилось"), "figures are still told"
    words = re.compile("было «|стало «|отстаёт|молчит|под риском|состояние (лучше|хуже)", re.IGNORECASE)
    assert not [found for letter in after.values() if (found := words.search(plain(letter)))]


# --- assignments, due days, cells: from the sheet ---------------------------------------------------------------------

MEETINGS = f"""
Дата      | Формат | Тема
{on(20)}  | очно   | Итоги этапа
{on(-3)}  | ВКС    | Перед сроком
"""


def assigned(*lines: str) -> str:
    return ASKED + "\n".join(f"{on(20)} | {line}" for line in lines)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """Assignments in every state, one closed yesterday; a moved due day; wrong cells."""
    facts_with_errors = f"{FACTS}{on(2)} | Темнов | 3x8 | 12\n{on(2)} | Тёмновъ | 1 | 1\n"
    region = Region(tmp_path_factory.mktemp("busy"))
    for tab, drawn in {
        "Муниципалитеты": REGISTER,
        "Цели": TARGETS,
        "Факт": facts_with_errors,
        "Встречи": MEETINGS,
    }.items():
        region.tell(tab, drawn)
    lines = [
        f"Темнов | назвать координаторов | {on(3)} | в работе |",
        f"Темнов | разместить телефон | {on(-5)} | в работе |",
        f"Темнов | подвести итоги | {on(-25)} | в работе |",
        f"Темнов | обновить приказ | {on(4)} | сделаем |",
    ]
    region.tell("Поручения", assigned(*lines, f"Темнов | сверить цифры | {on(-1)} | в работе |"))
    region.refresh(f"{day(1)} 10:00")
    region.tell("Поручения", assigned(*lines, f"Темнов | сверить цифры | {on(-1)} | исполнено | сверили"))
    region.tell("Цели", TARGETS.replace(f"Темнов        | Этап 3 | {on(-30)}", f"Темнов        | Этап 3 | {on(-28)}"))
    region.publish()
    return region


@pytest.fixture
def told(busy: Region, monkeypatch: pytest.MonkeyPatch) -> dict[str, Letter]:
    monkeypatch.setenv("MARATHON_CONFIG", str(busy.config))
    return letters(address=PANEL)


def test_the_council_calls_those_whom_the_overview_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also who has only an overdue assignment, which is said."""
    region = Region(tmp_path)
    asked = assigned(*(f"{name} | дело | {on(3)} | в работе |" for name in ("Темнов", "Заречный")))
    tabs = {"Муниципалитеты": REGISTER, "Цели": TARGETS, "Факт": FACTS, "Поручения": asked}
    for tab, drawn in tabs.items():
        region.tell(tab, drawn)
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    said = section(letters()["council"], "С кем поговорить").splitlines()
    drawn_calls = overview_calls(shown(opened()))
    assert [line.partition(":")[0].removeprefix("• ") for line in said] == drawn_calls
    late = [line for line in said if "1 поручение просрочено" in line]
    assert [line.partition(":")[0].removeprefix("• ") for line in late] == ["Темнов район", "г. о. Заречный"]
    assert late[1] == "• г. о. Заречный: 1 поручение просрочено."


def overview_calls(drawn: str) -> list[str]:
    """Names in «С кем говорить сегодня», in order."""
    found = re.search(r'<ul class="md-list md-people">(.*?)</ul>', drawn, re.DOTALL)
    assert found
    return [unescape(name) for name in re.findall(r"<a [^>]*><bdi>(.*?)</bdi>", found[1])]


def test_assignments_of_the_sheet_stand_in_the_letter(told: dict[str, Letter]) -> None:
    asked = section(told[TEMNOV], "Поручения").splitlines()
    assert len(asked) == 4
    assert {line.split(", ")[0]: line.split(": ", 1)[1].split(" (")[0] for line in asked[:2]} == {
        "• Просрочено": "назвать координаторов",
        "• Статус не разобран": "обновить приказ",
    }
    overdue = re.compile(r"• Просрочено, срок был .+, 3 дня назад: назвать координаторов \(встреча: Итоги этапа, ")
    assert any(map(overdue.match, asked))
    assert re.search(r"Срок .+, через 5 дней: разместить телефон", asked[2])
    assert asked[3] == "• Ещё в работе, срок позже: 1."
    assert "• Исполнено: сверить цифры — сверили." in section(told[TEMNOV], "Что изменилось")
    assert section(told[ZARECHNY], "Поручения") == ""


def test_every_letter_names_the_meetings_of_the_week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = make(tmp_path / "region")
    head = "Дата | Время | Формат | Тема | Ссылка\n"
    coming = f"{on(-3)} | 11:00 | ВКС | Перед сроком | https://vks.example.org/j/1\n{on(-7)} | | очно | Группа |\n"
    region.tell("Встречи", f"{head}{coming}{on(-8)} | 11:00 | очно | Нескоро |\n")
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    for letter in letters().values():
        said = section(letter, "Сроки")
        assert re.search(r"• Встреча .+, 11:00: Перед сроком \(ВКС\)\.\n  https://vks\.example\.org/j/1\n", said)
        assert re.search(r"• Встреча .+: Группа \(очно\)\.", said)
        assert "Нескоро" not in letter.text
        assert 'href="https://vks.example.org/j/1"' in letter.html


def test_the_council_reads_whose_assignments_are_overdue(told: dict[str, Letter]) -> None:
    asked = section(told["council"], "Поручения")
    counted = "Просрочено 1 поручение у 1 муниципалитета, в работе 2, у 1 поручения статус не разобран."
    assert asked.startswith(counted)
    assert re.search(r"Темнов район: назвать координаторов \(срок был .+, 3 дня назад\)\.", asked)
    assert re.search(r"Срок .+, через 5 дней: разместить телефон — Темнов район\.", asked)
    assert "За неделю исполнено или закрыто: 1 поручение." in section(told["council"], "Что изменилось")
    assert re.search(r"Встреча .+: Перед сроком \(ВКС\)\.", section(told["council"], "Сроки"))


def test_a_moved_due_day_is_news(told: dict[str, Letter]) -> None:
    assert re.search(r"Этап 3: срок перенесён с .+ на .+\.", section(told[TEMNOV], "Что изменилось"))
    assert re.search(r"Темнов район: Этап 3 — срок перенесён с .+ на .+\.", section(told["council"], "Что изменилось"))


def test_cells_to_mend_have_their_sentence_and_cure(busy: Region, told: dict[str, Letter]) -> None:
    found = busy.ask(
        "select finding.tab || '!' || finding.cell, message_ru, municipality_id, name from finding left join municipality using (municipality_id) where severity <> 'info'"
    )
    assert {municipality_id for _, _, municipality_id, _ in found} >= {None, TEMNOV}
    for place, sentence, municipality_id, name in found:
        line = f"{place}: {'' if municipality_id is None else f'{name}: '}{sentence}"
        assert line in section(told["council"], "Что исправить в таблице")
        if municipality_id is not None:
            assert f"{place}: {sentence}" in section(told[municipality_id], "Что исправить в таблице")
    assert "«3x8»" in section(told[TEMNOV], "Что исправить в таблице")
    assert "Исправьте ячейку в своей таблице" in section(told[TEMNOV], "Что исправить в таблице")
    assert section(told[LUGOV], "Что исправить в таблице") == ""


def test_a_cell_of_a_google_sheet_is_a_link_and_only_the_first_are_told() -> None:
    row: dict[str, Any] = {
        "severity": "warning",
        "municipality_id": TEMNOV,
        "name": "Темнов район",
        "sheet": "Факт",
        "cell": "D17",
        "value": None,
        "message_ru": "меньше прежнего; проверьте",
        "message_en": "less than before; check",
        "url": "https://docs.google.com/spreadsheets/d/1/edit#gid=0&range=D17",
    }
    found = pd.DataFrame([row] * 18 + [row | {"severity": "info"}, row | {"severity": "error", "cell": "D99"}])
    items = parts.cells(found, f"{PANEL}/quality")
    assert [item.lead for item in items[:2]] == ["Факт!D99", "Факт!D17"], "errors first"
    assert items[1].url == row["url"]
    assert len(items) == parts.CELLS + 1
    assert items[-1] == parts.Item("", "Ещё замечаний: 4", f"{PANEL}/quality")


def test_links_lead_to_the_panel_where_the_settings_name_it(told: dict[str, Letter], busy: Region) -> None:
    assert f'<a href="{PANEL}/municipality?m={TEMNOV}">Страница муниципалитета</a>' in told[TEMNOV].html
    assert f"{PANEL}/municipality?m={TEMNOV}" in told["council"].text, "those to talk to"
    without = letters()
    assert not [letter for letter in without.values() if "example.org" in letter.text + letter.html]
    language.speak("en")
    assert f"{PANEL}/municipality?m={TEMNOV}&lang=en" in letters(address=PANEL)[TEMNOV].text


# --- the council's ----------------------------------------------------------------------------------------------------


def test_the_council_reads_the_region(full: Region) -> None:
    letter = letters()["council"]
    sums = dict(full.ask("select indicator, actual_towards_target from region_progress(?)", [TODAY]))
    goals = dict(full.ask("select indicator, final_target from region_progress(?)", [TODAY]))
    users, initiatives = "registered_users", "submitted_initiatives"
    assert letter.message.subject.endswith(
        f": регистрации {sums[users]} из {goals[users]} (цели заданы у 4 из 5)"
        f", инициативы {sums[initiatives]} из {goals[initiatives]} (цели заданы у 4 из 5)"
    )
    assert "Сообщили 4 из 5." in section(letter, "Где мы")
    assert "Лугов район" in section(letter, "С кем поговорить")
    assert "+7 регистраций" in section(letter, "Что изменилось")


def test_a_source_that_is_not_read_comes_first(regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["broken"].config))
    letter = letters()["council"]
    assert letter.message.sections[0].title == "Не читается"
    assert "Второй: " in section(letter, "Не читается")
    assert str(regions["broken"].folder) not in letter.text


def test_tables_that_nobody_reads_any_more_come_first(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    at(clock.now() + timedelta(3), monkeypatch)
    letter = letters()["council"]
    assert letter.message.sections[0].title == "Не читается"
    assert "Таблицы не читались с " in section(letter, "Не читается")
    assert f"таблицы прочитаны {TODAY.day} " in plain(letter)


def test_nobody_is_in_the_register_yet(regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["nobody"].config))
    found = letters()
    assert list(found) == ["council"]
    assert "Муниципалитетов пока нет" in plain(found["council"])


# --- both forms -------------------------------------------------------------------------------------------------------


class Read(HTMLParser):
    """Words, addresses and elements of a letter."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.elements: set[str] = set()
        self.in_head = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.in_head = tag == "head" or (self.in_head and tag != "body")
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        if not self.in_head:
            self.words += re.findall(r"\w+", data)


ELEMENTS = {"html", "head", "meta", "title", "body", "div", "h1", "h2", "p", "b", "a", "ul", "li"}


@pytest.mark.parametrize("name", ["full", "empty", "one", "over", "broken", "nobody", "many"])
def test_text_and_html_say_the_same(regions: dict[str, Region], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions[name].config))
    found = letters(address=PANEL)
    assert len(found) > 1 or name == "nobody"
    for letter in found.values():
        read = Read(letter.html)
        addresses = re.findall(r"^  (https?://\S+)$", letter.text, re.MULTILINE)
        text = re.sub(r"^  https?://\S+$", "", letter.text, flags=re.MULTILINE)
        assert [word.casefold() for word in read.words] == [word.casefold() for word in re.findall(r"\w+", text)]
        assert read.addresses == addresses
        assert read.elements <= ELEMENTS
        assert not re.search(r"\b(None|nan|NaT|inf)\b", letter.text)


def test_names_are_text_whatever_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [f"{name.replace('|', '/')} | 9960{place:04d} | муниципальный район" for place, name in enumerate(NAMES)]
    region = make(tmp_path / "hostile", register="\n".join([first_lines(REGISTER, 1), *rows]))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    found = letters(address=PANEL)
    assert len(found) == len(NAMES) + 1
    for letter in found.values():
        assert Read(letter.html).elements <= ELEMENTS
        assert letter.message.subject.isprintable()
        assert all(address.startswith(f"{PANEL}/") for address in Read(letter.html).addresses)


# --- the command ------------------------------------------------------------------------------------------------------


def test_files_are_named_by_whose_and_day(full: Region, tmp_path: Path) -> None:
    code, said, complained = command("digest", "--out", str(tmp_path / "new" / "folder"))
    assert (code, complained) == (0, "")
    assert "Записано файлов: 12 из 12" in said
    names = {path.name for path in (tmp_path / "new" / "folder").iterdir()}
    assert {f"Письмо совету, Область, {TODAY}.txt", f"Письмо Темнов район, Область, {TODAY}.html"} < names
    assert len(names) == 12, "nothing half is left"
    written = (tmp_path / "new" / "folder" / f"Письмо Темнов район, Область, {TODAY}.txt").read_text(encoding="utf-8")
    assert written == letters()[TEMNOV].text


def test_names_of_any_length_are_names_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = "Краснознаменско-Преображенский муниципальный район имени Первой Конной армии и её славных командиров"
    register = f"{REGISTER}{long} 1 | 99600107 | муниципальный район |\n{long} 2 | 99600108 | муниципальный район |\n"
    region = make(tmp_path / "region", register=register)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    code, _said, complained = command("digest", "--out", str(tmp_path / "out"))
    assert (code, complained) == (0, "")
    assert len(list((tmp_path / "out").iterdir())) == 2 * len(letters()) == 16
    assert all(len(path.name.encode()) <= 255 for path in (tmp_path / "out").iterdir())


def test_one_file_that_cannot_be_written_does_not_stop_the_others(full: Region, tmp_path: Path) -> None:
    first = f"Письмо совету, Область, {TODAY}.txt"
    (tmp_path / first).mkdir()
    code, said, complained = command("digest", "--out", str(tmp_path))
    assert code == 1
    assert "Записано файлов: 11 из 12" in said
    assert complained.startswith(f"{tmp_path / first}: не записано (")
    assert complained.count("\n") == 1
    assert len(list(tmp_path.iterdir())) == 12


def test_one_municipality_of_a_former_day_in_english(full: Region, tmp_path: Path) -> None:
    arguments = ("--municipality", "ТЕМНОВ  район", "--as-of", f"{day(3)}", "--lang", "en")
    assert command("digest", "--out", str(tmp_path), *arguments)[0] == 0
    assert {re.sub("^.*(?=Темнов)", "Letter to ", path.name) for path in tmp_path.iterdir()} == {
        f"Letter to Темнов район, Область, {day(3)}.txt",
        f"Letter to Темнов район, Область, {day(3)}.html",
    }


def test_namesakes_are_told_apart_by_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = f"{REGISTER}Темнов район | 99600109 | муниципальный район |\n"
    region = make(tmp_path / "region", register=register)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    code, _said, complained = command("digest", "--out", str(tmp_path / "out"), "--municipality", "Темнов район")
    assert code == 2
    assert "Темнов район (99600101), Темнов район (99600109); пишите код" in complained
    assert command("digest", "--out", str(tmp_path / "out"), "--municipality", "99600109")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        ([], "--out DIR"),
        (["--out", "x", "--to", "smo@example.org"], "добавьте --smtp"),
        (["--out", "x", "--as-of", "2100-01-01"], "пишите день с"),
        (["--out", "x", "--municipality", "Нигде"], "пишите имя или код"),
    ],
)
def test_a_wrong_command_is_one_sentence(full: Region, arguments: list[str], cure: str) -> None:
    code, said, complained = command("digest", *arguments)
    assert (code, said) == (2, "")
    assert cure in complained
    assert complained.count("\n") == 1
    assert not Path("x").exists()


def test_a_folder_that_cannot_be_written(full: Region, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _said, complained = command("digest", "--out", str(tmp_path / "file"))
    assert code == 1
    assert complained.startswith(f"{tmp_path / 'file'}: не записано (")
    assert complained.count("\n") == 1


def test_without_a_warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", "of another process")  # --config takes its place, here in this one
    (tmp_path / "marathon.toml").write_text("", encoding="utf-8")
    code, said, complained = command(
        "digest", "--out", str(tmp_path / "out"), "--config", str(tmp_path / "marathon.toml")
    )
    assert (code, said) == (2, "")
    assert "python -m pipelines refresh" in complained
