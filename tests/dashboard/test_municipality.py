"""«Муниципалитет»: one sentence says it all, the numbers are those of the metrics, each of them has its cell."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import wording
from dashboard.conclusions.municipality_verdict import ended, verdict
from dashboard.connection import Stamp
from dashboard.frames import municipality
from dashboard.plain import Row
from dashboard.wording import SPACE, rate
from tests.dashboard.conftest import END, FACTS, REGISTER, START, TARGETS, TODAY, Region, day, first_lines, make, on
from tests.dashboard.opening import html, opened

TEMNOV, ZARECHNY, OLKHOV, LUGOV, SVETLOV = "99600101", "99700001", "99500001", "99600102", "99600103"
HOSTILE = "<img src=x onerror=alert(1)> **x** $y$ [z](http://e.vil)"


def page(**query: str) -> AppTest:
    """The page with this query."""
    return opened("municipality", **query)


def sentence(app: AppTest) -> str:
    """The sentence that says it all, as it is read."""
    found = re.search(r'class="md-say".*?>(.*?)</p>', html(app), re.DOTALL)
    assert found
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", found[1])).split())


def card(app: AppTest, label: str) -> str:
    """The words of the card with that heading."""
    (found,) = [body for body in html(app).split('<div class="md-card">') if body.startswith(f"<h2>{label}</h2>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", found.split("</div>\n")[0])).split())


def title(app: AppTest) -> str:
    """What stands over the chart."""
    return str(app.header[0].value).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Region:
    """A region of one's own, to be changed."""
    region = make(tmp_path / "region")
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    return region


# --- choice -----------------------------------------------------------------------------------------------------------


def test_without_a_choice_it_is_offered(full: Region) -> None:
    app = page()
    assert title(app) == "Муниципалитет"
    assert len(app.selectbox[0].options) == 5
    ids = re.findall(r'href="./municipality\?m=(\d+)"', html(app))
    statuses = dict(full.ask("select municipality_id, status from progress(?)", [TODAY]))
    assert sorted(ids) == sorted(statuses)
    assert ids[0] == TEMNOV, "who needs attention stands first"
    assert re.search(r"цель достигнута</b>.*?Заречный", html(app), re.DOTALL)
    assert "md-say" not in html(app).replace(".md-say", "")
    app.selectbox[0].set_value(TEMNOV).run()
    assert sentence(app).startswith("▼ Отстаёт.")


def test_an_unknown_link_says_so_and_offers_the_choice(full: Region) -> None:
    app = page(m="00000000")
    assert "из ссылки в таблицах нет" in html(app)
    assert app.selectbox[0].value is None


def test_namesakes_bear_their_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = "\n".join(
        [*first_lines(REGISTER, 2).splitlines(), "Темнов район | 99600999 | муниципальный район | глава"]
    )
    region = make(tmp_path / "region", first_lines(FACTS, 1), register, first_lines(TARGETS, 1))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    assert page().selectbox[0].options == ["Темнов район (99600101)", "Темнов район (99600999)"]
    assert page(m=TEMNOV).session_state["tab"] == "Темнов район (99600101) · Муниципальный диалог"


# --- the first screen -------------------------------------------------------------------------------------------------


def test_the_sentence_speaks_of_the_indicator_that_needs_attention_more(full: Region) -> None:
    said = sentence(page(m=TEMNOV))
    ((target, actual, needed),) = full.ask(
        """select target, actual, needed_per_day from progress(?)
        where municipality_id = ? and status = 'behind' order by share_of_checkpoint limit 1""",
        [TODAY, TEMNOV],
    )
    assert f"нужно {target} инициатив, сейчас {actual}: по {rate(needed)} в день вместо" in said
    assert "; регистрации — 38 из 90" in said, "behind as well"


@pytest.mark.parametrize(
    ("municipality", "said"),
    [
        (OLKHOV, "○ Молчит. Новых цифр нет 11 дней"),
        (LUGOV, "— Нет данных. Ни одной цифры пока нет"),
        (SVETLOV, "? Нет цели. Сейчас 5 регистраций, 0 инициатив"),
        (ZARECHNY, "★ Цель достигнута. 372 регистрации из 200, 61 инициатива из 60."),
    ],
)
def test_each_state_has_its_sentence(municipality: str, said: str, full: Region) -> None:
    assert sentence(page(m=municipality)).startswith(said)


def test_after_the_last_day_the_sentence_says_so(regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["over"].config))
    app = page(m=TEMNOV)
    assert "Последний срок прошёл" in sentence(app)
    assert "12 инициатив из 20" in sentence(app)
    assert "все сроки прошли" in card(app, "До контрольной точки")


def test_after_the_marathon_the_sentence_is_the_result(one: Region) -> None:
    one.config.write_text(one.config.read_text(encoding="utf-8").replace(f"ends = {END}", f"ends = {day(1)}"))
    one.publish()
    app = page(m=OLKHOV)
    assert sentence(app) == "◇ Марафон завершён: 40 регистраций из 60 (67 %), 12 инициатив из 20 (60 %)."
    assert "молчит" not in html(app)
    assert sentence(page(m=ZARECHNY)).startswith("★ Марафон завершён: 372 регистрации из 200 (186 %)")


def test_before_the_marathon_it_says_when_it_begins_and_what_is_due_first(one: Region) -> None:
    one.config.write_text(one.config.read_text(encoding="utf-8").replace(f"starts = {START}", f"starts = {day(-1)}"))
    one.tell("Факт", first_lines(FACTS, 1))
    one.publish()
    app, begins, due = page(m=LUGOV), *(wording.day(day(-n)).replace(SPACE, " ") for n in (1, 7))
    said = f"◇ Марафон начнётся {begins}, завтра. Первый срок — {due}, через 7 дней: 70 регистраций, 30 инициатив."
    assert sentence(app) == said
    assert "внесите" not in html(app)
    assert "нет данных" not in card(app, "Зарегистрировано")
    header = str(opened("schedule").header[0].value).replace(SPACE, " ")
    assert header == f"Марафон начнётся {begins}; первый срок — {due}, у 3 муниципалитетов"


def test_the_cards_show_what_progress_says(full: Region) -> None:
    app = page(m=TEMNOV)
    for label, indicator in (("Зарегистрировано", "registered_users"), ("Подано инициатив", "submitted_initiatives")):
        ((actual, final, change),) = full.ask(
            """select actual, final_target, change
            from progress(?) p join movement(?, 7) m using (municipality_id, indicator, actual) where municipality_id = ? and indicator = ?""",
            [TODAY, TODAY, TEMNOV, indicator],
        )
        shown = card(app, label)
        assert f"{label} {actual} из {final}" in shown
        assert f"{round(100 * actual / final)} %" in shown
        assert f"↑ +{change} за неделю" in shown
    assert "7 дней" in card(app, "До контрольной точки")
    assert "регистрации: 38 из 90" in card(app, "До контрольной точки")


def test_no_figure_is_no_zero(full: Region) -> None:
    shown = card(page(m=LUGOV), "Зарегистрировано")
    assert shown.startswith("Зарегистрировано — из 70")
    assert "0 %" not in shown


def test_who_answers_and_what_was_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = """
    Муниципалитет | Код ОКТМО | Тип                 | Ответственный (должность) | Горячая линия
    Темнов район  | 99600101  | муниципальный район | заместитель главы         | 8 (800) 100-20-30
    Лугов район   | 99600102  | муниципальный район |                           |
    """
    facts = f"{first_lines(FACTS, 1)}\n{on(21)} | Темнов | 31 | 9"
    region = make(tmp_path / "region", facts, register, first_lines(TARGETS, 4))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    said = html(page(m=TEMNOV))
    assert "Отвечает: <bdi>заместитель главы</bdi>" in said
    assert 'href="tel:88001002030"' in said
    assert "не выполнено сроков: 1 из 1" in said  # 9 of 10 initiatives; one day is one checkpoint
    assert "Ответственный не указан" in html(page(m=LUGOV))


def test_the_place_is_an_interval_among_peers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{name} район" for name in ("Ивов", "Боров", "Сосновый", "Еловый", "Дубов", "Липов")]
    register = ["Муниципалитет | Код ОКТМО | Тип | Население | Работники бюджетной сферы"]
    register += [f"{name} | 9960020{n} | муниципальный район | {12000 + n} | 1000" for n, name in enumerate(names)]
    facts = [first_lines(FACTS, 1), *(f"{on(1)} | {name} | {(n + 1) * 40} | {n}" for n, name in enumerate(names))]
    one = make(tmp_path / "region", "\n".join(facts), "\n".join(register), first_lines(TARGETS, 1))
    monkeypatch.setenv("MARATHON_CONFIG", str(one.config))
    app = page(m="99600200")
    ((low, high, members, per_thousand),) = one.ask(
        """select place_low, place_high, members, rate from peer_standing(?)
        where municipality_id = '99600200' and indicator = 'registered_users'""",
        [TODAY],
    )
    shown = card(app, "Место в группе")
    assert shown.startswith(f"Место в группе {low}{'' if low == high else f'–{high}'} из {members}")
    assert f"{per_thousand:.1f} на 1 000 работников".replace(".", ",") in shown
    assert "./peers?m=99600200" in html(app)


def test_with_nobody_to_compare_with_the_card_says_what_to_do(full: Region) -> None:
    assert "не заполнено: «Население»" in card(page(m=TEMNOV), "Место в группе")


def test_a_past_day_is_shown_as_it_was(full: Region) -> None:
    app = page(m=TEMNOV, as_of=str(day(21)))
    assert "Зарегистрировано 31 из 100" in card(app, "Зарегистрировано")
    assert "вчера" not in html(app)


# --- chart and checkpoints --------------------------------------------------------------------------------------------


def test_the_chart_says_what_came_of_each_checkpoint(full: Region) -> None:
    app = page(m=TEMNOV)
    assert title(app).startswith("Регистрации: ")
    (drawn,) = app.get("plotly_chart")
    assert "31\\u00a0\\u0438\\u0437\\u00a030" in drawn.proto.spec  # «31 из 30»
    assert title(page(m=LUGOV)) == "Регистрации: цифр пока нет, цель 70"


def test_a_moved_checkpoint_says_from_when_and_why(one: Region) -> None:
    moved = TARGETS.replace("Инициативы\n", "Инициативы | Причина изменения\n", 1).replace(
        f"Этап 2 | {on(-7)}  | 90               | 40", f"Этап 2 | {on(-12)} | 95 | 40 | {HOSTILE}"
    )
    one.tell("Цели", moved)
    one.publish()
    said = html(page(m=TEMNOV))
    assert "Этап 2 — перенесён с " in said
    assert "цель была 90" in said
    assert "&lt;img src=x" in said
    assert "<img" not in said
    (drawn,) = page(m=TEMNOV).get("plotly_chart")
    assert "<img" not in drawn.proto.spec
    assert "$y$" not in drawn.proto.spec
    assert "перенесён" not in html(page(m=TEMNOV, as_of=str(day(1)))), "nobody knew of it yet"


def test_a_correction_after_the_freeze_is_told(one: Region) -> None:
    one.tell("Факт", FACTS.replace("| Темнов        | 31 ", "| Темнов        | 27 "))
    one.publish()
    app = page(m=TEMNOV)
    points = app.dataframe[0].value
    assert points["Исправлено позже"].tolist()[0] == -4
    assert points["Итог"].tolist()[0].replace("\N{NO-BREAK SPACE}", " ") == "✓ 31"


def test_a_hollow_circle_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "region").mkdir()
    one = Region(tmp_path / "region")
    one.tell("Муниципалитеты", first_lines(REGISTER, 2))
    one.tell("Цели", first_lines(TARGETS, 4))
    one.tell("Факт", first_lines(FACTS, 3))
    one.refresh(f"{day(15)} 09:00")
    one.tell("Факт", first_lines(FACTS, 3).replace("| 31 ", "| 27 "))
    one.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(one.config))
    assert "её исправили позже" in html(page(m=TEMNOV))
    assert "её исправили позже" not in html(page(m=TEMNOV, indicator="Инициативы"))


def test_the_table_of_checkpoints_is_that_of_the_metrics(full: Region) -> None:
    points = page(m=TEMNOV).dataframe[0].value
    asked = full.ask(
        "select checkpoint, value from target where municipality_id = ? and indicator = 'registered_users' order by due_on",
        [TEMNOV],
    )
    assert list(zip(points["Этап"], points["Цель"], strict=True)) == asked


# --- below ------------------------------------------------------------------------------------------------------------


def test_every_figure_has_its_cell(full: Region) -> None:
    assert len(page(m=TEMNOV).dataframe) == 1, "what is folded is not sent"
    app = page(m=TEMNOV)
    app.query_params["origins"] = "true"
    app.run()
    sources, figures = app.dataframe[1].value, app.dataframe[2].value
    assert sources[sources["Что"] == "последняя цифра"][["Значение", "Лист", "Ячейка"]].to_numpy().tolist() == [
        [38, "Факт", "C4"],
        [12, "Факт", "D4"],
    ]
    asked = full.ask(
        "select value, cell from actual where municipality_id = ? and indicator = 'registered_users' order by on_date desc",
        [TEMNOV],
    )
    mine = figures[figures["Показатель"] == "Регистрации"]
    assert list(zip(mine["Факт"], mine["Ячейка"], strict=True)) == asked


def test_the_week_tells_growth_from_corrections(one: Region) -> None:
    facts = f"{first_lines(FACTS, 1)}\n{on(9)} | Темнов | 31 | 11\n{on(0)} | Темнов | 38 | 12"
    one.tell("Факт", facts)
    one.publish()
    asked = one.ask(
        "select actual_then, actual, growth from movement(?, 7) where municipality_id = ? and indicator = 'registered_users'",
        [TODAY, TEMNOV],
    )
    assert asked == [(31, 38, 7)]
    assert "31 → 38, новых +7" in html(page(m=TEMNOV))


def test_findings_of_the_sheet_are_shown_as_text(one: Region) -> None:
    assert "Замечаний к цифрам нет" in html(page(m=TEMNOV))
    one.tell("Факт", f"{FACTS}{on(0)} | Заречный | <b>12О</b> |")
    one.publish()
    said = html(page(m=ZARECHNY))
    assert "&lt;b&gt;12О&lt;/b&gt;" in said
    assert "Факт!C" in said
    assert "<b>12О" not in said
    assert "открыты сейчас" not in said
    past = html(page(m=ZARECHNY, as_of=str(day(3))))
    assert "Замечания — те, что открыты сейчас, а не на выбранный день." in past
    assert "&lt;b&gt;12О&lt;/b&gt;" in past


def test_on_a_phone_the_chart_is_sent_once_it_is_nearly_in_sight(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.device.is_phone", lambda: True)
    for name, key, query in (("municipality", "municipality_burn_up", {"m": TEMNOV}), ("overview", "burn_up", {})):
        app = opened(name, **query)
        assert not app.get("plotly_chart")
        app.button(key=f"sight_{key}").click().run()
        assert len(app.get("plotly_chart")) == 1
        assert f"sight_{key}" not in [button.key for button in app.button]
        app.run()
        assert len(app.get("plotly_chart")) == 1, "it stays"


def test_where_the_forecast_ends_early_that_is_said(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    known = municipality.checkpoints

    def early(build: Stamp, as_of: date, municipality_id: str) -> pd.DataFrame:
        found = known(build, as_of, municipality_id)
        return found.assign(low=found["low"].mask(found["is_final"]))

    st.cache_data.clear()
    monkeypatch.setattr(municipality, "checkpoints", early)
    said = card(page(m=TEMNOV), "Зарегистрировано").replace(SPACE, " ")
    st.cache_data.clear()
    ((low, high),) = full.ask(
        "select low, high from forecast_as_known(?) where municipality_id = ? and indicator = 'registered_users' and due_on = ?",
        [TODAY, TEMNOV, day(-7)],
    )
    last, nearer = (wording.day(on).replace(SPACE, " ") for on in (day(-30), day(-7)))
    assert f"до {last} прогноза нет, к {nearer} вероятно {wording.likely(low, high)}" in said


def test_few_of_one_organisation_are_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = f"""
    Дата    | Муниципалитет | Направление | Организация   | Зарегистрировано | Инициативы
    {on(8)} | Темнов        | Культура    | Библиотека    | 9                | 3
    {on(1)} | Темнов        | Культура    | Библиотека    | 12               | 3
    {on(1)} | Темнов        | Образование | Школа <i>7</i> | 4                | 1
    {on(1)} | Темнов        | Образование | Лицей         | 7                | 1
    """
    region = make(tmp_path / "region", facts)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = page(m=TEMNOV)
    said = html(app)
    bars = dict(re.findall(r"<bdi>([^<]*)</bdi></span><span class=\"md-bar.*?<b>([^<]*)</b>", said))
    assert bars["Библиотека"] == bars["Культура"] == "12"
    assert bars["Школа &lt;i&gt;7&lt;/i&gt;"] == "&lt;5"
    assert (bars["Образование"], bars["Лицей"]) == ("11", "5+"), "11 less 7 would tell"
    assert "Меньше пяти" in said
    assert "нельзя было вычесть" in said


# --- pure -------------------------------------------------------------------------------------------------------------


def progress_row(**given: object) -> Row:
    """A row of `progress`, behind with 41 of 108."""
    row: Row = {
        "municipality_id": "99600101",
        "name": "Темнов район",
        "indicator": "registered_users",
        "actual": 41,
        "actual_on": TODAY,
        "age_days": 0,
        "final_target": 108,
        "target": 108,
        "due_on": TODAY,
        "days_left": 7,
        "share_of_checkpoint": 41 / 108,
        "needed_per_day": 9.571,
        "recent_per_day": 1.4,
        "chance": 0.09,
        "status": "behind",
    }
    return row | given


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "нужно 108 регистраций, сейчас 41: по 9,6 в день вместо 1,4. Вероятность успеть — 9 %."),
        ({"target": 121}, "нужна 121 регистрация, сейчас 41"),
        (
            {"recent_per_day": None, "chance": None},
            "по 9,6 в день, темп пока неизвестен. Для прогноза данных пока мало.",
        ),
        ({"recent_per_day": 10.0}, "по 9,6 в день, темп 10."),
        ({"days_left": 0}, "это последний день, не хватает 67."),
        ({"days_left": -1}, "41 регистрация из 108."),
        (
            {"target": 40, "status": "on_track"},
            "уже всё сделано: 41 регистрация при цели 40. До итоговой цели 108 осталось 67.",
        ),
    ],
)
def test_the_sentence_fits_the_case(given: Row, said: str) -> None:
    assert said in verdict([progress_row(**given)]).said.replace("\N{NO-BREAK SPACE}", " ")


def test_both_open_indicators_are_told() -> None:
    first = progress_row(due_on=pd.Timestamp(TODAY))
    other = progress_row(
        indicator="submitted_initiatives",
        actual=16,
        target=29,
        chance=0.3961,
        status="behind",
        due_on=pd.Timestamp(TODAY),
    )
    said = verdict([first, other]).said.replace(SPACE, " ")
    assert said.endswith("Вероятность успеть — 9 %; инициативы — 16 из 29, 39 %.")
    at = verdict([first, other | {"due_on": pd.Timestamp(day(-21))}]).said.replace(SPACE, " ")
    assert at.endswith(f"; инициативы — 16 из 29 к {wording.day(day(-21))}, 39 %.".replace(SPACE, " "))
    fine = verdict([first, other | {"status": "on_track"}]).said
    assert "инициативы" not in fine


def test_the_end_speaks_of_what_is_there() -> None:
    nothing = progress_row(actual=None, percent=None, status="no_data")
    assert ended([nothing]).said == "цифр не было."
    some = progress_row(indicator="submitted_initiatives", actual=3, percent=3, status="silent")
    assert ended([nothing, some]).said.replace(SPACE, " ") == "регистрации: цифр не было, 3 инициативы из 108 (3 %)."
