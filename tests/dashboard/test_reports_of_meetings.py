"""Pack and protocol are those of one meeting: which one, of which day, whatever its assignments look like."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from dashboard import connection, gathered, wording
from dashboard.conclusions import assignments as asked
from dashboard.frames import assignments
from dashboard.reports import facts, pack, papers, protocol
from dashboard.reports.facts import Edition
from tests.dashboard.conftest import FACTS, REGISTER, TARGETS, TODAY, Region, day, on
from tests.dashboard.digests import command
from tests.dashboard.printing import printed

MEETINGS = f"""
Дата     | Время | Формат | Тема
{on(30)} | 10:00 | очно   | Старт марафона
{on(9)}  | 14:00 | ВКС    | Кому помочь
{on(1)}  | 14:00 | ВКС    | Коротко о сроках
{on(-4)} | 11:00 | ВКС    | Последний рывок
{on(-4)} | 16:00 | очно   | Итоги группы
"""
TASKS = f"""
Встреча | Муниципалитет | Поручение          | Срок     | Статус   | Отметка об исполнении
{on(30)} | Темнов       | старое дело        | {on(5)}  | в работе |
{on(30)} | Заречный     | закрытое дело      | {on(20)} | исполнено | да
{on(9)}  | Заречный     | своё дело встречи  | {on(2)}  | в работе |
{on(1)}  | Лугов        | позднее дело       | {on(-2)} | в работе |
{on(30)} | Ольховский   | непонятное дело    | {on(-3)} | сделаем  |
"""


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Region:
    made = Region(tmp_path_factory.mktemp("meetings"))
    tabs = {"Муниципалитеты": REGISTER, "Цели": TARGETS, "Факт": FACTS, "Встречи": MEETINGS, "Поручения": TASKS}
    for tab, drawn in tabs.items():
        made.tell(tab, drawn)
    made.publish()
    return made


@pytest.fixture
def of(region: Region, monkeypatch: pytest.MonkeyPatch) -> Edition:
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    return facts.edition(connection.stamp())


def held(of: Edition, topic: str) -> str:
    (found,) = [one.meeting_id for one in gathered.meetings(of.build, of.on) if one.topic == topic]
    return found


def on_paper(day_: object) -> str:
    return f"остоянию на {day_}".replace("\N{NO-BREAK SPACE}", " ")


# --- the pack ---------------------------------------------------------------------------------------------------------


def test_an_unreadable_status_is_on_the_agenda(of: Edition, region: Region, tmp_path: Path) -> None:
    assert region.ask("select count(*) from assignment_as_known(?) where state is null", [TODAY]) == [(1,)]
    paper = printed(pack.paper(of, pack.meeting_of(of)), tmp_path)
    assert any("статус не разобран: непонятное дело" in page for page in paper.flowing)


@pytest.mark.parametrize(("topic", "before"), [("Кому помочь", 9), ("Последний рывок", 0)])
def test_every_page_of_a_pack_is_of_one_day(of: Edition, topic: str, before: int, tmp_path: Path) -> None:
    meeting = pack.meeting_of(of, held(of, topic))
    paper = printed(pack.paper(of, meeting), tmp_path)
    then = on_paper(wording.day_and_year(day(before)))
    assert len(paper.flowing) == 3
    for page in paper.flowing:
        assert f"Марафон «{of.season.title}» · Область" in page
        assert re.findall(r"остоянию на \S+ \S+ \S+", page) == [then]
    shown = pack._table(facts.edition(of.build, day(before)))
    assert pack._table(pack.held(of, meeting)) == shown
    assert papers.meeting_pack(of, meeting_id=meeting.meeting_id).name.endswith(f"Область, {day(before)}.pdf")


def test_what_takes_several_pages_has_its_head_on_each(
    regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["many"].config))
    many = facts.edition(connection.stamp())
    paper = printed(pack.paper(many, pack.meeting_of(many)), tmp_path)
    assert len(paper.flowing) > 5
    assert all(page.startswith("Марафон «") and "остоянию на" in page for page in paper.flowing)


# --- the protocol -----------------------------------------------------------------------------------------------------


def test_a_past_meeting_had_what_was_open_on_its_day(of: Edition) -> None:
    made = protocol.paper(of, pack.meeting_of(of, held(of, "Кому помочь")))
    document = docx.Document(io.BytesIO(made))
    head, _to_fill, before = document.tables
    known = {row.cells[0].text: row.cells[1].text for row in head.rows}
    then = f"по состоянию на {wording.day_and_year(day(9))}"
    assert known["Показатели:"] == then
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[paragraphs.index("Открытые поручения прежних встреч") + 1] == f"П{then[1:]}."
    assert [[cell.text for cell in row.cells] for row in before.rows[1:]] == [
        ["непонятное дело — статус не разобран", "Ольховский округ", f"{day(-3):%d.%m.%Y}"],
        ["старое дело — в работе", "Темнов район", f"{day(5):%d.%m.%Y}"],
    ]


def test_a_coming_meeting_has_what_is_open_today(of: Edition) -> None:
    document = docx.Document(io.BytesIO(protocol.paper(of, pack.meeting_of(of))))
    assert [row.cells[0].text for row in document.tables[2].rows[1:]] == [
        "непонятное дело — статус не разобран",
        "старое дело — просрочено",
        "своё дело встречи — просрочено",
        "позднее дело — в работе",
    ]
    assert document.tables[0].rows[-1].cells[1].text == f"по состоянию на {wording.day_and_year(TODAY)}"


def test_everybody_is_named_in_a_protocol(of: Edition) -> None:
    (one,) = [found for found in asked.read(assignments.assignments(of.build, of.on)) if found.text == "старое дело"]
    names = [f"Имя {n}" for n in range(24)]
    (line,) = protocol._together([replace(one, municipality_id=name, name=name) for name in names])
    assert line[1] == ", ".join(names)


def test_behind_a_question_begins_a_sentence() -> None:
    assert protocol._joined(["отстаёт", "пересмотреть цель?", "инициативы 3"]) == (
        "отстаёт; пересмотреть цель? Инициативы 3"
    )
    assert protocol._joined([]) == ""


# --- which one --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked", [f"{day(9)}", f"{day(9)} кому помочь", f"{day(9)}  Кому  Помочь", f"{day(-4)} Итоги группы"]
)
def test_a_meeting_is_named_on_the_command_line(of: Edition, asked: str, tmp_path: Path) -> None:
    topic = "Итоги группы" if "группы" in asked else "Кому помочь"
    for paper in ("pack", "protocol"):
        code, said, complained = command("report", paper, "--out", str(tmp_path), "--meeting", asked)
        assert (code, complained) == (0, "")
        assert f"{asked[:10]}, {topic}, Область, {min(asked[:10], str(TODAY))}." in said
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [name.partition(" 2")[0] for name in names] == ["К встрече", "Протокол"]
    document = docx.Document(str(tmp_path / names[1]))
    assert document.tables[0].rows[0].cells[1].text == topic


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            f"{day(-4)}",
            f"в этот день встреч несколько; пишите «{day(-4)} Последний рывок» или «{day(-4)} Итоги группы»",
        ),
        ("Кому помоч", f"такой встречи на листе «Встречи» нет; возможно, «{day(9)} Кому помочь»"),
        ("@@@@", f"такой встречи на листе «Встречи» нет; пишите день, например {day(-4)}"),
    ],
)
def test_a_meeting_that_is_not_one_is_a_sentence(of: Edition, asked: str, said: str, tmp_path: Path) -> None:
    code, out, complained = command("report", "pack", "--out", str(tmp_path / "x"), "--meeting", asked)
    assert (code, out) == (2, "")
    assert complained == f"--meeting «{asked}»: {said}\n"
    assert not (tmp_path / "x").exists()


def test_a_long_topic_is_a_name_of_a_file(of: Edition) -> None:
    meeting = pack.meeting_of(of)
    assert papers._of(meeting, "Протокол") == [f"Протокол {day(-4)}", "Последний рывок"]
    parts = papers._of(type(meeting)(**{**vars(meeting), "topic": "очень длинная тема " * 20}), "К встрече")
    assert len(papers._named("pdf", of, *parts).encode()) <= 255
