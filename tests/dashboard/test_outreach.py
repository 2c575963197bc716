"""«Информирование»: topics and consultations are those of their metrics, what nobody wrote is not 0, weeks add up by hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import connection, wording
from dashboard.conclusions import outreach, outreach_tables, outreach_weeks
from dashboard.conclusions.outreach import Line, Topic
from dashboard.figures.outreach import by_weeks
from dashboard.frames import outreach as frames
from dashboard.replay import outreach as drawings
from docs.serving import ROOT
from tests.dashboard.conftest import FACTS, REGISTER, START, TARGETS, TODAY, Region, day, first_lines, on
from tests.dashboard.opening import html, opened
from tests.world import HERE, World

HOSTILE = "<b>$x$</b> [a](javascript:1)"
OUTREACH = f"""
Дата     | Муниципалитет | Тема                            | Канал       | Охват
{on(40)} | Темнов        | о марафоне                      | сайт        | 300
{on(20)} | Темнов        | о марафоне                      | {HOSTILE}   | 1 200
{on(20)} | Темнов        | об участии муниципалитета       | газета      |
{on(10)} | Заречный      | о марафоне                      |             | 40
{on(9)}  | Заречный      | об участии муниципалитета       | собрание    | 50
{on(8)}  | Заречный      | о горячей линии и координаторах | рассылка    | 60
{on(2)}  | Лугов         | о горячей линии и координаторах | сайт        |
"""
CONSULTATIONS = f"""
Дата     | Муниципалитет | Канал         | Количество
{on(30)} | Темнов        | горячая линия | 12
{on(30)} | Темнов        | очно          | 5
{on(16)} | Темнов        | горячая линия | 1 030
{on(15)} | Заречный      | заочно        | 7
{on(15)} | Лугов         | очно          | 0
"""
TEMNOV, LUGOV = "99600101", "99600102"


def told(folder: Path, **tabs: str) -> Region:
    """The usual region, whose book held these tabs from the first reading on."""
    folder.mkdir()
    region = Region(folder)
    for tab, drawn in {"Муниципалитеты": REGISTER, "Цели": TARGETS, "Факт": FACTS, **tabs}.items():
        region.tell(tab, drawn)
    region.publish()
    return region


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return told(
        tmp_path_factory.mktemp("outreach") / "region", **{"Информирование": OUTREACH, "Консультации": CONSULTATIONS}
    )


@pytest.fixture
def region(kept: Region, monkeypatch: pytest.MonkeyPatch) -> Region:
    monkeypatch.setenv("MARATHON_CONFIG", str(kept.config))
    return kept


def plain(text: str) -> str:
    """With ordinary spaces and hyphens."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-")


def words(markup: str) -> str:
    """What can be read of it."""
    return " ".join(unescape(plain(re.sub(r"<[^>]+>", " ", markup))).split())


def matrix(app: AppTest) -> dict[str, list[str]]:
    """By municipality the words of its cells."""
    body = re.search(r"<tbody>(.*?)</tbody>", html(app), re.DOTALL)
    assert body
    lines = re.findall(r"<tr>(.*?)</tr>", body[1])
    return {
        words(name): [words(cell) for cell in re.findall(r"<td>(.*?)</td>", line)]
        for line in lines
        for name in re.findall(r"<th[^>]*>(.*?)</th>", line)
    }


def charts(app: AppTest) -> list[dict[str, list[dict[str, object]]]]:
    return [json.loads(found.proto.spec) for found in app.get("plotly_chart")]


# --- from the sheet to the page: what the administration tells, and who advises -------------------------------------------


def test_the_three_topics_come_from_the_sheet_to_the_page(region: Region) -> None:
    app = opened("outreach")
    assert plain(app.header[0].value) == (
        "О марафоне рассказали в 2 из 5 муниципалитетов, о горячей линии и координаторах — в 2; обо всех трёх темах — в 1"
    )
    shown, standing = (
        matrix(app),
        region.ask("select name, topic, times, last_on, reach from outreach_standing(?)", [TODAY]),
    )
    assert len(standing) == 5 * 3
    for name, topic, times, last_on, reach in standing:
        cell = shown[name][outreach.TOPICS.index(topic)]
        if times:
            reached = "охват не указан" if reach is None else f"охват {plain(wording.number(reach))}"
            assert cell == f"✓ {plain(outreach.times(times))} {last_on:%d.%m} {reached}"
        else:
            assert cell == "○ ни разу"
    assert "✓ 2 раза" in shown["Темнов район"][0]
    assert "охват 1 500" in shown["Темнов район"][0]
    card = words(html(app)).split("О горячей линии и координаторах")[1]
    assert card.startswith(" 2 из 5 ○ ещё не рассказали: Ольховский округ , Светлов район , Темнов район")


def test_who_has_told_least_stands_first(region: Region) -> None:
    assert list(matrix(opened("outreach"))) == [
        "Ольховский округ",
        "Светлов район",
        "Лугов район",
        "Темнов район",
        "г. о. Заречный",
    ]


def test_consultations_by_hotline_in_person_and_remotely_come_from_the_sheet_to_the_page(region: Region) -> None:
    app = opened("outreach")
    shown = matrix(app)
    standing = region.ask("select name, channel, number from consultation_standing(?)", [TODAY])
    for name in shown:
        numbers = {channel: number for who, channel, number in standing if who == name}
        if any(number is not None for number in numbers.values()):
            said = {key: "—" if n is None else plain(wording.number(n)) for key, n in numbers.items()}
            ways = f"горячая линия {said['hotline']} очно {said['in_person']} заочно {said['remote']}"
            whole = plain(wording.number(sum(n for n in numbers.values() if n is not None)))
            assert shown[name][3] == f"{whole} {ways}"
        else:
            assert shown[name][3] == "—"
    assert shown["Лугов район"][3] == "0 горячая линия — очно 0 заочно —", "a typed 0 is a 0"
    card = words(html(app)).split(" Консультации ")[1]
    assert card.startswith("1 054 горячая линия 1 042 очно 5 заочно 7 ○ записей нет: Ольховский округ , Светлов район")


def test_one_municipality_has_its_messages_and_consultations_with_their_cells(region: Region) -> None:
    app = opened("outreach", m=TEMNOV)
    assert app.header[0].value == "Ещё не рассказали о горячей линии и координаторах"
    cards = words(html(app))
    assert f"О марафоне ✓ 2 раза последний раз {plain(wording.day(day(20)))}, 20 дней назад охват 1 500" in cards
    assert "О горячей линии и координаторах ○ ни разу" in cards
    messages, advised = (found.value for found in app.dataframe)
    assert messages["Ячейка"].tolist() == ["C3", "C4", "C2"]
    assert messages["Канал"].tolist()[0] == HOSTILE
    assert messages["Охват"].isna().tolist() == [False, True, False]
    assert advised[["Канал", "Количество", "Ячейка"]].to_numpy().tolist() == [
        ["горячая линия", 1030, "D4"],
        ["горячая линия", 12, "D2"],
        ["очно", 5, "D3"],
    ]
    assert "<b>$x$" not in html(app)
    assert "&lt;b&gt;$x$" in html(app)


def test_on_an_earlier_day_the_page_says_what_was_known(region: Region) -> None:
    shown = matrix(opened("outreach", as_of=str(day(25))))
    assert shown["Темнов район"][0] == f"✓ 1 раз {day(40):%d.%m} охват 300"
    assert shown["Темнов район"][3] == "17 горячая линия 12 очно 5 заочно —"
    assert shown["г. о. Заречный"][3] == "—"


@pytest.mark.parametrize("query", [{}, {"m": TEMNOV}])
def test_of_two_tabs_one_may_begin_later(region: Region, query: dict[str, str]) -> None:
    app = opened("outreach", as_of=str(day(35)), **query)
    assert "К этому дню на листе «Консультации» записей ещё не было." in html(app)
    assert "листе «Информирование»" not in html(app)
    assert not app.info


def test_before_the_first_row_nobody_has_been_silent(region: Region) -> None:
    app = opened("outreach", as_of=str(START))
    assert app.header[0].value == "Об информировании и консультациях записей пока нет"
    assert not app.info, "both are filled in"
    for tab in ("Информирование", "Консультации"):
        assert f"К этому дню на листе «{tab}» записей ещё не было. Выберите день позже." in html(app)
    assert "md-matrix" not in html(app).split("</style>")[-1]
    assert "ни разу" not in html(app)


def test_on_a_day_before_its_rows_a_filled_tab_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    region = told(tmp_path / "region", **{"Информирование": OUTREACH})
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    early = opened("outreach", as_of=str(day(50)))
    assert "К этому дню на листе «Информирование» записей ещё не было." in html(early)
    assert ["«Консультации»" in said.value for said in early.info] == [True], "nobody has ever filled in that one"
    region.tell("Информирование", first_lines(OUTREACH, 1))
    region.refresh(f"{datetime.now(HERE):%Y-%m-%d %H:%M:%S.%f}", accept_deletions=True)
    emptied = opened("outreach")
    assert "«Информирование» записей пока нет. Заполните его" in emptied.info[0].value, "another day would not help"


def test_tabs_that_nobody_keeps_are_no_lack_of_anybody(full: Region) -> None:
    for query in ({}, {"m": TEMNOV}):
        app = opened("outreach", **query)
        assert app.header[0].value == "Об информировании и консультациях записей пока нет"
        assert len(app.info) == 2
        assert "ни разу" not in html(app)


def test_one_tab_alone_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = told(tmp_path / "region", **{"Консультации": CONSULTATIONS})
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("outreach")
    assert (
        plain(app.header[0].value)
        == "Консультаций 1 054 — в 3 из 5 муниципалитетов; об информировании записей пока нет"
    )
    assert "Информирование" in app.info[0].value
    assert matrix(app)["Темнов район"][:3] == ["—"] * 3
    assert "обо всех трёх" not in app.header[0].value
    own = opened("outreach", m=TEMNOV)
    assert plain(own.header[0].value) == "1 047 консультаций; об информировании записей пока нет"


def test_the_chart_stands_on_its_own_tab_and_claims_no_cause(region: Region) -> None:
    app = opened("outreach")
    assert not app.get("plotly_chart")
    app.session_state["view"] = "По неделям"
    app.run()
    assert len(charts(app)) == 1
    assert "Рядом, без вывода о причине" in html(app)
    own = opened("outreach", m=TEMNOV)
    assert len(charts(own)) == 1
    said = (
        f"Первое сообщение записано {plain(wording.day(day(40)))}, первая консультация — {plain(wording.day(day(30)))}"
    )
    assert said in html(own)


def test_the_matrix_can_be_taken_away(region: Region) -> None:
    frame = drawings.matrix_frame(connection.stamp(), TODAY)
    line = frame.set_index("Муниципалитет").loc["Темнов район"]
    assert line["Код ОКТМО"] == TEMNOV
    assert (line["О марафоне: сколько раз"], line["О марафоне: охват"]) == (2, 1500)
    assert line["О марафоне: последний раз"] == day(20)
    assert pd.isna(line["Консультации: заочно"])
    assert pd.isna(frame["Об участии муниципалитета: охват"]).sum() == 4


# --- weeks, by hand -------------------------------------------------------------------------------------------------------

WEEKS_FACTS = """
Дата       | Муниципалитет | Зарегистрировано | Инициативы
20.09.2026 | Темнов        | 12               | 1
27.09.2026 | Темнов        | 20               | 1
04.10.2026 | Темнов        | 31               | 1
04.10.2026 | Заречный      | 50               | 1
20.09.2026 | Ольховский    | 5                | 1
04.10.2026 | Ольховский    | 9                | 1
"""
WEEKS_TOLD = """
Дата       | Муниципалитет | Тема            | Канал    | Охват
22.09.2026 | Темнов        | о марафоне      | собрание | 10
23.09.2026 | Темнов        | о марафоне      | газета   | 300
24.09.2026 | Темнов        | о марафоне      | газета   |
24.09.2026 | Заречный      | о марафоне      | сайт     |
05.10.2026 | Темнов        | о горячей линии | сайт     |
"""
WEEKS_ADVISED = """
Дата       | Муниципалитет | Канал         | Количество
21.09.2026 | Темнов        | очно          | 2
27.09.2026 | Заречный      | очно          | 3
28.09.2026 | Темнов        | горячая линия | 0
28.09.2026 | Темнов        | очно          | 4
"""


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(tmp_path)
    for tab, drawn in {"Факт": WEEKS_FACTS, "Информирование": WEEKS_TOLD, "Консультации": WEEKS_ADVISED}.items():
        made.tell(tab, drawn)
    made.refresh("2026-10-08")
    monkeypatch.setenv("MARATHON_CONFIG", str(made.config))
    return made


def test_the_method_tells_the_same_example(world: World) -> None:
    method = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    for drawn in (WEEKS_FACTS, WEEKS_TOLD, WEEKS_ADVISED):
        assert drawn.strip() in method
    told = "select topic, times, last_on, reach, channels from outreach_standing(date '2026-10-08') where name like ?"
    assert world.ask(told, ["Темнов%"]) == [
        ("hotline", 1, date(2026, 10, 5), None, ["сайт"]),
        ("marathon", 3, date(2026, 9, 24), 310, ["газета", "собрание"]),
        ("participation", 0, None, None, []),
    ]
    given = "select channel, number, days from consultation_standing(date '2026-10-08') where name like ?"
    assert world.ask(given, ["Темнов%"]) == [("hotline", 0, 1), ("in_person", 6, 2), ("remote", None, 0)]
    assert outreach.headline(drawings.everybody(connection.stamp(), date(2026, 10, 8))) in method.replace(
        " муниципалитетов, о горячей", "\N{NO-BREAK SPACE}муниципалитетов, о горячей"
    )


def column(found: pd.DataFrame, name: str) -> list[int | None]:
    return [None if pd.isna(value) else int(value) for value in found[name]]


def test_weeks_add_up_and_what_nobody_wrote_is_missing(world: World) -> None:
    found = frames.weeks(connection.stamp(), date(2026, 10, 8), frames.REGION)
    assert [f"{first:%d.%m}" for first in found["week_on"]] == ["07.09", "14.09", "21.09", "28.09", "05.10"]
    assert f"{found['until'].iloc[-1]:%d.%m}" == "08.10", "the week shown ends with the day shown"
    # 21.09: Темнов 20 − 12, Ольховский 5 − 5 (its figure is a week old by then); 28.09: 31 − 20 and 9 − 5, Заречный has no former one
    assert column(found, "registered") == [None, None, 8, 15, 0]
    assert column(found, "counted") == [None, None, 2, 2, 3]
    assert column(found, "marathon") == [None, None, 4, None, None]
    assert column(found, "participation") == [None] * 5
    assert column(found, "hotline") == [None, None, None, None, 1]
    assert column(found, "in_person") == [None, None, 5, 4, None]
    assert column(found, "by_hotline") == [None, None, None, 0, None]
    assert column(found, "advised") == [None, None, 2, 1, None]


def test_weeks_of_one_municipality_are_its_own(world: World) -> None:
    ((river,),) = world.ask("select municipality_id from municipality where name like '%Заречный'")
    found = frames.weeks(connection.stamp(), date(2026, 10, 8), river)
    assert column(found, "registered") == [None, None, None, None, 0]
    assert column(found, "marathon") == [None, None, 1, None, None]
    assert column(found, "in_person") == [None, None, 3, None, None]


def test_weeks_end_with_the_season(world: World) -> None:
    found = frames.weeks(connection.stamp(), date(2027, 6, 1), frames.REGION)
    assert f"{found['until'].iloc[-1]:%d.%m.%Y}" == "13.12.2026"


def test_weekly_consultations_sum_up_to_the_metric(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what was before the season."""
    early = {
        "Информирование": f"{OUTREACH}{on(75)} | Лугов | о марафоне | сайт | 20\n",
        "Консультации": f"{CONSULTATIONS}{on(90)} | Темнов | заочно | 3\n",
    }
    region = told(tmp_path / "region", **early)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    found = frames.weeks(connection.stamp(), TODAY, frames.REGION)
    for channel, name in outreach_weeks.ADVISED.items():
        asked = region.ask("select sum(number) from consultation_standing(?) where channel = ?", [TODAY, channel])
        assert asked == [(found[name].sum(),)]
    ((times,),) = region.ask("select sum(times) from outreach_standing(?)", [TODAY])
    assert times == found[list(outreach.TOPICS)].sum().sum() == 8
    assert found["week_on"].iloc[0].date() <= day(90) < found["week_on"].iloc[1].date()
    ((own,),) = region.ask(
        "select sum(number) from consultation_standing(?) where municipality_id = ?", [TODAY, TEMNOV]
    )
    mine = frames.weeks(connection.stamp(), TODAY, TEMNOV)
    assert own == mine[list(outreach_weeks.ADVISED.values())].sum().sum() == 12 + 5 + 1030 + 3


def test_a_mistyped_year_does_not_stretch_the_chart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = START - timedelta(190)
    tabs = {
        "Информирование": f"{OUTREACH}{apart:%d.%m.%Y} | Темнов | о марафоне | сайт | 1\n",
        "Консультации": f"{CONSULTATIONS}01.10.2006 | Темнов | заочно | 3\n",
    }
    region = told(tmp_path / "region", **tabs)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    found = frames.weeks(connection.stamp(), TODAY, frames.REGION)
    assert found["week_on"].iloc[0].date() == START - timedelta(START.weekday())
    ((times,),) = region.ask("select sum(times) from outreach_standing(?)", [TODAY])
    assert times == found[list(outreach.TOPICS)].sum().sum() + 1
    shown = plain(html(opened("outreach", m=TEMNOV)))
    assert "На график не вошло, но в остальных числах учтено: 1 сообщение, 3 консультации." in shown
    assert f"Первое сообщение записано {plain(wording.day(day(40)))}, первая консультация — " in shown
    ((river,),) = region.ask("select municipality_id from municipality where name like '%Заречный'")
    assert "На график не вошло" not in html(opened("outreach", m=river))


# --- the chart ------------------------------------------------------------------------------------------------------------

MONDAY = pd.Timestamp("2026-09-21")


def a_week(n: int, **said: float) -> dict[str, object]:
    names = ("registered", "counted", *outreach.TOPICS, "told", *outreach_weeks.ADVISED.values(), "advised")
    first = MONDAY + timedelta(7 * n)
    return {"week_on": first, "until": first + timedelta(6), **dict.fromkeys(names), **said}


WEEKS = pd.DataFrame(
    [
        a_week(0),
        a_week(1, registered=15, counted=2, marathon=2, told=1, by_hotline=0, in_person=5, advised=2),
        a_week(2, registered=4, counted=2),
    ]
)


def dashed(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.to_plotly_json().get("mode") == "text"]


def test_a_week_without_data_is_a_dash_and_a_typed_zero_a_bar() -> None:
    figure = by_weeks(WEEKS, None, as_of=date(2026, 10, 11), past=False)
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert [list(trace.y) for trace in bars] == [[15, 4], [0], [5], []]
    assert [list(trace.text) for trace in bars] == [["15", "4"], ["0"], ["5"], []]
    assert [len(trace.x) for trace in dashed(figure)] == [1, 2, 2, 3]
    says = {trace.hovertext[0].partition("<br>")[2] for trace in dashed(figure)[1:]}
    assert says == {"записей нет"}
    assert dashed(figure)[0].hovertext[0].endswith("<br>прирост неизвестен: нет цифр на начало или конец недели")
    assert bars[0].hovertext[0].endswith("<br>прирост известен у 2\N{NO-BREAK SPACE}муниципалитетов")
    assert bars[1].hovertext[0].endswith("<br>записано у 2\N{NO-BREAK SPACE}муниципалитетов")
    (counted,) = [trace for trace in figure.data if trace.to_plotly_json().get("mode") == "markers+text"]
    assert (list(counted.y), list(counted.text)) == (["марафон"], ["2"])
    assert len({tuple(figure.layout[f"yaxis{n}"].range) for n in (3, 4, 5)}) == 1, "channels have one scale"
    assert not figure.layout.showlegend
    assert not figure.layout.dragmode


def test_messages_of_one_stand_on_their_days_and_what_was_typed_stays_text() -> None:
    message = {"on_date": MONDAY + timedelta(8), "topic": "hotline", "channel": HOSTILE, "reach": 1200}
    former = {**message, "on_date": MONDAY - timedelta(30), "channel": None, "reach": None}
    figure = by_weeks(WEEKS, pd.DataFrame([message, former]), as_of=date(2026, 10, 11), past=True)
    (marks,) = [trace for trace in figure.data if trace.to_plotly_json().get("mode") == "markers"]
    assert [f"{pd.Timestamp(x):%d.%m}" for x in marks.x] == ["29.09"], "what is older than the first week has no place"
    assert "&lt;b&gt;&#36;x&#36;&lt;/b&gt;" in marks.hovertext[0]
    assert "охват 1 200" in plain(marks.hovertext[0])


def test_where_numbers_have_no_room_the_largest_speaks() -> None:
    many = pd.DataFrame([a_week(n, registered=10_000 + n, counted=9) for n in range(14)])
    figure = by_weeks(many, None, as_of=date(2026, 12, 20), past=False)
    assert [plain(said) for said in figure.data[0].text if said] == ["10 013"]
    assert figure.layout.yaxis.showticklabels


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        (
            WEEKS,
            "Больше всего новых регистраций — на неделе 28 сентября – 4 октября: 15; в ту же неделю 2 сообщения, 5 консультаций",
        ),
        (
            WEEKS[2:],
            "Больше всего новых регистраций — на неделе 5–11 октября: 4; в ту же неделю сообщений не записано, "
            "консультаций не записано",
        ),
        (
            WEEKS[:1],
            "Сколько регистраций прибавилось за неделю, пока не видно: для этого нужны цифры двух недель подряд",
        ),
        (
            WEEKS.assign(registered=pd.Series([None, 0, -3], dtype="Float64")),
            "Регистраций не прибавилось ни за одну неделю, прирост которой известен",
        ),
        (
            WEEKS.assign(registered=pd.Series([None, 0, -3], dtype="Float64"), counted=1),
            "Сколько регистраций прибавилось за неделю, пока не видно: для этого нужны цифры двух недель подряд",
        ),
        (
            pd.DataFrame([a_week(0), {**a_week(1, registered=0, counted=3), "until": MONDAY + timedelta(7)}]),
            "Сколько регистраций прибавилось за неделю, пока не видно: для этого нужны цифры двух недель подряд",
        ),
    ],
)
def test_the_title_tells_of_the_largest_week(weeks: pd.DataFrame, said: str) -> None:
    assert plain(outreach_weeks.title(weeks, of=3)) == said


def test_a_week_that_is_not_over_is_the_largest_only_where_it_is_alone() -> None:
    started = {**a_week(3, registered=99, counted=2), "until": MONDAY + timedelta(22)}
    weeks = pd.concat([WEEKS, pd.DataFrame([started])])
    assert ": 15;" in outreach_weeks.title(weeks, of=2)
    assert ": 99;" in outreach_weeks.title(pd.DataFrame([started]), of=2)


# --- sentences ------------------------------------------------------------------------------------------------------------


def a_line(name: str, *times: int | None, advised: int | None = None) -> Line:
    topics = {
        topic: Topic(topic, n, date(2026, 10, 29) if n else None, None, None)
        for topic, n in zip(outreach.TOPICS, times, strict=True)
    }
    return Line(name, name, topics, {"hotline": advised, "in_person": None, "remote": None}, None)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([a_line("А", 1, 2, 3), a_line("Б", 1, 1, 1)], "Обо всех трёх темах рассказали во всех 2 муниципалитетах"),
        ([a_line("А", 1, 2, 3)], "Обо всех трёх темах рассказали в 1 муниципалитете"),
        (
            [a_line("А", 1, 0, 0), a_line("Б", 0, 0, 0)],
            "О марафоне рассказали в 1 из 2 муниципалитетов, о горячей линии и координаторах — в 0; "
            "обо всех трёх темах — ни в одном",
        ),
        (
            [a_line("А", None, None, None, advised=0)],
            "Консультаций 0 — в 1 из 1 муниципалитета; об информировании записей пока нет",
        ),
        ([a_line("А", None, None, None)], "Об информировании и консультациях записей пока нет"),
    ],
)
def test_headline(found: list[Line], said: str) -> None:
    assert plain(outreach.headline(found)) == said


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (a_line("А", 1, 2, 3), "Обо всех трёх темах рассказали, последний раз — 29 октября"),
        (a_line("А", 1, 0, 3), "Ещё не рассказали об участии муниципалитета"),
        (
            a_line("А", 0, 0, 0),
            "Ещё не рассказали о марафоне, об участии муниципалитета, о горячей линии и координаторах",
        ),
        (a_line("А", None, None, None), "Об информировании и консультациях записей пока нет"),
        (a_line("А", None, None, None, advised=2), "2 консультации; об информировании записей пока нет"),
    ],
)
def test_headline_of_one(one: Line, said: str) -> None:
    assert plain(outreach.own_headline(one)) == said


def test_links_stand_where_a_sheet_is_shared() -> None:
    row = {"on_date": MONDAY, "topic": "marathon", "channel": None, "reach": None}
    place = {"source": "Свод", "tab": "Информирование", "cell": "C2", "url": "https://docs.google.com/x"}
    assert outreach_tables.messages(pd.DataFrame([{**row, **place}]))["Открыть"].tolist() == [place["url"]]
    without = pd.DataFrame([{**row, **place}]).assign(url=None)
    assert "Открыть" not in outreach_tables.messages(without)


def test_unknown_is_not_untold() -> None:
    one = a_line("А", None, None, None)
    assert (one.untold, one.consultations) == (0, None)
    assert replace(one, advised={"hotline": 0, "in_person": None, "remote": None}).consultations == 0
