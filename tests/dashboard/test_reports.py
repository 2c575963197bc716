"""The papers in PDF: a page for each municipality, the figures of the pages, nothing cut, no empty boxes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import docx
import pytest

from dashboard import connection, wording
from dashboard.frames import register, series
from dashboard.language import speak
from dashboard.reports import briefing, burn_up, facts, pack, protocol
from dashboard.reports.facts import Edition
from dashboard.reports.letters import legible
from tests.dashboard.conftest import TODAY, Region, make, on
from tests.dashboard.printing import Printed, printed

LONG = (
    "Краснознаменско-Преображенский муниципальный район имени Первой Конной армии и всех её славных командиров и бойцов"
)
POSITION = "первый заместитель главы администрации по социальным вопросам, образованию, культуре и делам молодёжи"
STRANGE = "Школьный 😀漢字 العربية муниципальный район"
MARKUP = "#strong[взлом] $x^2$ *жирный* <a> \\ @ссылка район"

REGISTER = f"""
Муниципалитет | Код ОКТМО | Тип                 | Население | Работники бюджетной сферы | Ответственный (должность) | Горячая линия
{LONG}        | 99600101  | муниципальный район | 12000     | 900                       | {POSITION}                | 8 (000) 200-10-09, с 8:00 до 17:00, кроме выходных
{STRANGE}     | 99600102  | муниципальный район | 13000     | 1000                      | #директор_*              |
{MARKUP}      | 99600103  | муниципальный район | 14000     | 1000                      |                           |
Пустов район  | 99600104  | муниципальный район | 15000     | 1000                      |                           |
"""
TARGETS = "\n".join(
    [
        "Муниципалитет | Этап | Срок | Зарегистрировано | Инициативы",
        *(
            f"{LONG} | Этап с длинным названием по решению группы № {stage} | {on(back)} | {stage * 123_456} | {stage * 20}"
            for stage, back in enumerate((40, 25, 10, -5, -15, -30), 1)
        ),
        f"{STRANGE} | Этап 1 | {on(-7)} | 60 | 20",
        f"{MARKUP} | # этап *_ | {on(-7)} | 60 | 20",
    ]
)
FACTS = "\n".join(
    [
        "Дата | Муниципалитет | Зарегистрировано | Инициативы",
        *(f"{on(back)} | {LONG} | {(60 - back) * 9_000} | {60 - back}" for back in range(50, 0, -7)),
        *(f"{on(back)} | {LONG} | #ССЫЛКА! это не число, исправьте {back} | 12О" for back in range(2, 34)),
        f"{on(20)} | {STRANGE} | 10 | 4",
        f"{on(1)}  | {STRANGE} | 44 | 17",
        f"{on(9)}  | {MARKUP} | 70 | 20",
    ]
)
MEETINGS = f"""
Дата    | Время | Формат | Тема           | Участники     | Ссылка
{on(9)} | 10:00 | очно   | Первые итоги   | все           |
{on(-4)} | 11:00 | ВКС   | #Планы_ $на$ < | ответственные | https://vks.example.org/j/1
"""
ASSIGNMENTS = "\n".join(
    [
        "Встреча | Муниципалитет | Поручение | Срок | Статус | Отметка об исполнении",
        *(
            f"{on(9)} | {LONG} | провести собрание № {n} и рассказать о горячей линии | {on(n)} | в работе |"
            for n in range(-9, 9)
        ),
        f"{on(9)} | Все муниципалитеты | *назначить* координаторов | {on(-9)} | в работе |",
    ]
)


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """A region whose sheets are as full and as strange as sheets can be."""
    region = make(tmp_path_factory.mktemp("hard"), FACTS, REGISTER, TARGETS)
    region.tell("Встречи", MEETINGS)
    region.tell("Поручения", ASSIGNMENTS)
    region.publish()
    return region


def edition(region: Region, monkeypatch: pytest.MonkeyPatch) -> Edition:
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    return facts.edition(connection.stamp())


def briefings(region: Region, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Printed:
    of = edition(region, monkeypatch)
    return printed(briefing.paper(of, tuple(register.register(of.build))), folder)


# --- one page each ----------------------------------------------------------------------------------------------------


def test_of_a_past_day_no_paper_says_that_nothing_is_to_be_mended(
    hard: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = edition(hard, monkeypatch)
    for of, said in (
        (today, "Замечаний к цифрам нет."),
        (
            replace(today, as_of=today.as_of - timedelta(days=3)),
            "Из замечаний, открытых сейчас, в тот день не было ни одного.",
        ),
    ):
        (one,) = facts.facts(of, ("99600104",))
        assert briefing.page(of, one)["findings"]["none"] == said


def test_a_municipality_has_a_page_however_much_there_is_to_say(
    hard: Region, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = briefings(hard, monkeypatch, tmp_path)
    assert paper.about["Page size"] == "595.276 x 841.89 pts (A4)"
    assert paper.about["Pages"] == str(len(paper.pages)) == "4"
    full = next(page for page in paper.flowing if page.count(LONG[:20]))
    assert LONG in full
    assert POSITION in full
    (errors,) = hard.ask("select count(*) from finding where municipality_id = '99600101'")[0]
    assert errors >= 30
    shown = full.count("Факт!")
    left_out = int(next(line for line in full.split("ещё ")[1:] if "на панели" in line[:20]).split()[0])
    assert 0 < shown < errors
    assert shown + left_out == errors


def test_nothing_is_cut_and_nothing_leaves_the_sheet(
    hard: Region, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = briefings(hard, monkeypatch, tmp_path)
    for page in range(1, len(paper.pages) + 1):
        left, top, right, bottom = paper.ink(page)
        assert min(left, right) >= 13, "side margins of 14 mm are empty"
        assert top >= 10
        assert bottom >= 6, "the foot stands in the lower margin"
        assert bottom <= 12, "and it is there"


def test_no_line_begins_or_ends_with_the_point_between_facts(
    hard: Region, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    of = edition(hard, monkeypatch)
    wide = replace(of, season=replace(of.season, region="Область с очень длинным именем " * 3, title="Диалог " * 7))
    paper = printed(briefing.paper(wide, tuple(register.register(of.build))), tmp_path)
    lines = [line.strip() for page in paper.pages for line in page.splitlines()]
    assert any("Отвечает: " in line for line in lines)
    assert [line for line in lines if line.startswith("·") or line.endswith("·")] == []


def test_what_has_no_place_to_break_stays_on_the_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link, word, name = f"https://vks.example.org/{'a1b2' * 40}{'-1111' * 30}", "ы" * 300, "Ж" * 100
    register_ = f"""
Муниципалитет | Код ОКТМО | Тип                 | Население | Работники бюджетной сферы | Ответственный (должность)
{name}        | 99600101  | муниципальный район | 12000     | 900                       | {word}
"""
    targets = f"Муниципалитет | Этап | Срок | Зарегистрировано | Инициативы\n{name} | {word} | {on(-7)} | 60 | 20"
    facts_ = f"Дата | Муниципалитет | Зарегистрировано | Инициативы\n{on(1)} | {name} | 9 | {word}"
    region = make(tmp_path / "region", facts_, register_, targets)
    region.tell("Встречи", f"Дата | Формат | Тема | Участники | Ссылка\n{on(-4)} | ВКС | {word} | {word} | {link}")
    asked = f"{on(-4)} | {name} | {word} | {on(-7)} | {word} |\n{word} | {name} | {word} | {on(2)} | в работе |"
    region.tell("Поручения", f"Встреча | Муниципалитет | Поручение | Срок | Статус | Отметка\n{asked}")
    region.publish()
    of = edition(region, monkeypatch)
    papers = [pack.paper(of, pack.meeting_of(of)), briefing.paper(of, ("99600101",))]
    whole = [printed(made, tmp_path, f"paper {n}") for n, made in enumerate(papers)]
    for paper in whole:
        for page in range(1, len(paper.pages) + 1):
            left, _top, right, bottom = paper.ink(page)
            assert min(left, right) >= 13
            assert 6 <= bottom <= 12
    assert link in "".join(whole[0].pages[1].split()), "copied it is the same address"


def test_each_page_has_a_bookmark_and_the_file_says_what_it_is(
    hard: Region, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = briefings(hard, monkeypatch, tmp_path)
    assert paper.about["Tagged"] == "yes"
    assert paper.about["Title"] == f"Справки муниципалитетов, по состоянию на {wording.day_and_year(TODAY)}"
    content = paper.path.read_bytes()
    assert b"/Outlines" in content
    assert b"ru" in content
    of = edition(hard, monkeypatch)
    one = printed(briefing.paper(of, ("99600104",)), tmp_path, "one")
    assert one.about["Pages"] == "1"
    assert one.about["Title"].startswith("Справка: Пустов район")
    assert "1 из 1" not in one.pages[0], "one page is not counted"


# --- text is data -----------------------------------------------------------------------------------------------------


def test_typed_markup_is_text(hard: Region, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = next(page for page in briefings(hard, monkeypatch, tmp_path).flowing if "взлом" in page)
    assert MARKUP in page
    assert "# этап *_" in page
    assert "*назначить* координаторов" in page


def test_what_the_typeface_lacks_becomes_a_dot(hard: Region, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    paper = briefings(hard, monkeypatch, tmp_path)
    assert any("Школьный · · муниципальный район" in page for page in paper.flowing)
    assert not any("\ufffd" in page for page in paper.pages)


def test_letters() -> None:
    assert legible("Ёлка №1 «—» −5 ₽ 1\N{NO-BREAK SPACE}000…") == "Ёлка №1 «—» −5 ₽ 1\N{NO-BREAK SPACE}000…"
    assert legible("и\u0306") == "й", "a letter and its mark are one letter"
    assert legible("✕ ▼ ○ ◐ ● ★ ✓ → ◇ ■") == "× ▼ ○ ◐ ● ★ ✓ → ◇ ■"
    assert legible({"a": ["😀😀", 1, None, ("漢",)]}) == {"a": ["·", 1, None, ["·"]]}


# --- the same figures as on the pages ---------------------------------------------------------------------------------


def test_the_figures_are_those_of_the_warehouse(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    of = edition(full, monkeypatch)
    ids = tuple(register.register(of.build))
    pages = {one.card["name"]: briefing.page(of, one) for one in facts.facts(of, ids)}
    asked = full.ask(
        """select name, indicator, actual, final_target, round(100 * share), target, checkpoint, due_on, days_left, needed_per_day,
        recent_per_day, chance from progress(?) order by name, indicator""",
        [TODAY],
    )
    assert len(asked) == 2 * len(pages) == 10
    for name, indicator, actual, final, percent, target, checkpoint, due_on, left, needed, pace, chance in asked:
        card = pages[name]["cards"][wording.INDICATORS.index(indicator)]
        assert card["actual"] == ("—" if actual is None else wording.number(actual))
        assert card["of"] == ("цель не задана" if final is None else f"из {wording.number(final)}")
        assert card["percent"] == (None if percent is None else wording.percent(percent)), name
        towards = "—" if target is None else wording.number(target)
        assert card["facts"] == [
            ["Контрольная точка", "—" if target is None else f"{checkpoint}, {wording.day(due_on)}"],
            [
                "К этому сроку",
                towards if target is None or actual is None else f"{wording.number(actual)} из {towards}",
            ],
            ["Осталось", "—" if target is None else wording.days(left)],
            ["Нужно в день", "—" if needed is None else wording.rate(needed)],
            ["Темп за 14 дней", "—" if pace is None else f"{wording.rate(pace)} в день"],
            [
                "Вероятность успеть",
                "уже набрано" if needed == 0 else "—" if None in (chance, needed) else wording.likelihood(chance),
            ],
        ]


def test_a_past_day_is_told_as_it_was(full: Region, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(full.config))
    then = TODAY - timedelta(25)
    of = facts.edition(connection.stamp(), then)
    (key,) = [key for key, card in register.register(of.build).items() if card["name"] == "Темнов район"]
    page = printed(briefing.paper(of, (key,)), tmp_path).flowing[0]
    assert f"По состоянию на {wording.day_and_year(then)}".replace("\N{NO-BREAK SPACE}", " ") in page
    assert "12 из 100" in page
    assert "38" not in page.split("Данные собраны")[0].split("Исправьте")[0]


@pytest.mark.parametrize("name", ["empty", "one", "over", "broken"])
def test_every_region_can_be_printed(
    name: str, regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    of = edition(regions[name], monkeypatch)
    for language in ("ru", "en"):
        speak(language)
        paper = printed(briefing.paper(of, tuple(register.register(of.build))), tmp_path, language)
        assert paper.about["Pages"] == str(len(register.register(of.build)))
    speak("ru")
    assert pack.paper(of, pack.meeting_of(of))


def test_the_same_build_gives_the_same_bytes(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    of = edition(full, monkeypatch)
    ids = tuple(register.register(of.build))
    assert briefing.paper(of, ids) == briefing.paper(of, ids)
    assert pack.paper(of, pack.meeting_of(of)) == pack.paper(of, pack.meeting_of(of))


# --- the burn-up ------------------------------------------------------------------------------------------------------


def test_the_burn_up_is_drawn_from_the_figures(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    of = edition(full, monkeypatch)
    (key,) = [key for key, card in register.register(of.build).items() if card["name"] == "Темнов район"]
    (one,) = facts.facts(of, (key,))
    curve = one.curve[one.curve["indicator"] == "registered_users"]
    points = [row for row in one.checkpoints if row["indicator"] == "registered_users"]
    drawing = burn_up.of_municipality(curve, points, of, (300.0, 200.0))
    content = drawing.content(of.as_of, "слова")
    assert content["last"] == drawing.at(TODAY, 38)
    assert [found["y"] * drawing.top for found in content["diamonds"]] == pytest.approx([30, 90, 100])
    assert [y * drawing.top for _x, y in content["steps"]] == pytest.approx([0, 0, 30, 30, 90, 90, 100, 100])
    assert content["today"]["x"] == drawing.at(TODAY, 0)[0]
    assert "38" in [line for label in content["labels"] for line in label["lines"]]
    everything = [
        *content["steps"],
        *content["band"],
        *content["middle"],
        *(p for line in content["lines"] for p in line),
    ]
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in everything)
    assert json.loads(json.dumps(content)), "plain numbers"


def test_the_region_s_goal_is_a_line_of_its_own(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    of = edition(full, monkeypatch)
    shown = of.build, of.as_of, "registered_users"
    targets = series.targets(*shown)
    drawing = burn_up.of_region(series.history(*shown), targets, series.forecast(*shown), of, (350.0, 190.0))
    content, goal = drawing.content(of.as_of, "слова"), float(targets["target"].iloc[-1])
    assert [y * drawing.top for _x, y in content["goal"]] == pytest.approx([goal, goal])
    assert content["goal"][-1][0] == max(x for x, _y in content["steps"][:-1])
    (label,) = [one for one in content["labels"] if one["lines"][0].startswith("цель")]
    assert label["lines"] == [f"цель {wording.number(goal)}"]
    assert label["x"] < 0.1, "where the line begins nothing else is drawn"


def test_a_gap_is_a_gap(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    of = edition(full, monkeypatch)
    (one,) = facts.facts(of, ("99600101",))
    curve = one.curve[one.curve["indicator"] == "registered_users"].copy()
    curve["value"] = curve["value"].astype("Float64")
    curve["value"] = 5
    whole = burn_up.of_municipality(curve, [], of, (300.0, 200.0))
    assert len(whole.lines) == 1
    curve.loc[curve.index[5:8], "value"] = None
    broken = burn_up.of_municipality(curve, [], of, (300.0, 200.0))
    assert len(broken.lines) == 2
    assert broken.steps == broken.band == []


@pytest.mark.parametrize(
    ("top", "marks"), [(0.5, [0]), (5, [0, 1, 2, 3, 4, 5]), (118, [0, 50, 100]), (1_300_000, [0, 500_000, 1_000_000])]
)
def test_the_axis_is_marked_with_round_numbers(top: float, marks: list[int]) -> None:
    assert burn_up._round(top) == marks


# --- the pack ---------------------------------------------------------------------------------------------------------


def test_the_pack_has_the_region_the_agenda_and_everybody(
    hard: Region, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    of = edition(hard, monkeypatch)
    meeting = pack.meeting_of(of)
    paper = printed(pack.paper(of, meeting), tmp_path)
    first, agenda, last = paper.flowing[0], paper.flowing[1], paper.flowing[-1]
    ((actual, final),) = hard.ask(
        "select actual, final_target from region_progress(?) where indicator = 'registered_users'", [TODAY]
    )
    figure = f"{wording.number(actual)} {wording.percent(round(100 * actual / final))} от цели {wording.number(final)}"
    assert figure.replace("\N{NO-BREAK SPACE}", " ") in first
    assert "Повестка: #Планы_ $на$ <" in agenda
    assert "https://vks.example.org/j/1" in agenda
    names = [name for (name,) in hard.ask("select name from municipality")]
    assert len(names) == 4
    for name in names:
        assert legible(name)[:9] in last
    for page in range(1, len(paper.pages) + 1):
        left, _top, right, bottom = paper.ink(page)
        assert min(left, right) >= 13
        assert 6 <= bottom <= 12


def test_a_meeting_is_named_or_the_nearest(hard: Region, full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    of = edition(hard, monkeypatch)
    nearest = pack.meeting_of(of)
    assert nearest.on_date == TODAY + timedelta(4)
    ((first,),) = hard.ask("select meeting_id from meeting where topic = 'Первые итоги'")
    assert pack.meeting_of(of, first).topic == "Первые итоги"
    without = pack.meeting_of(edition(full, monkeypatch))
    assert (without.on_date, without.is_set) == (TODAY, False)


def test_without_a_meeting_the_papers_invent_none(
    full: Region, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    of = edition(full, monkeypatch)
    meeting = pack.meeting_of(of)
    paper = printed(pack.paper(of, meeting), tmp_path)
    assert paper.about["Title"].startswith("К встрече: встреча не назначена, ")
    said = next(page for page in paper.flowing if "Встреча не назначена" in page)
    today = wording.day(TODAY).replace("\N{NO-BREAK SPACE}", " ")
    assert f"Показатели на {today}." in said
    invented = ("Без темы", "формат не указан", "день встречи", wording.weekday(TODAY))
    assert not [words for words in invented if words in said]
    document = docx.Document(io.BytesIO(protocol.paper(of, meeting)))
    head = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert {name for name, told in head.items() if set(told) == {"_"}} >= {"Тема:", "Когда:", "Формат:"}
    assert str(TODAY.year) not in document.paragraphs[-1].text
    assert not [one.text for one in document.paragraphs if "день встречи" in one.text]


def test_what_cannot_be_drawn_is_an_error() -> None:
    """The guard behind `legible`: the typesetter itself refuses a character without a glyph."""
    code = (
        "import typst; from dashboard.reports import press;"
        'typst.Compiler(\'#set document(title: "a")\\n#set text(font: "Source Sans Pro", fallback: false)\\n😀\'.encode(),'
        "font_paths=press._fonts()).compile(format='pdf', pdf_standards=['ua-1'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "could not be displayed" in done.stderr
