"""«Обзор»: the numbers shown are those of `progress`, the day is the link's, and each call has its reason."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import duckdb
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import clock, connection, tab, wording
from dashboard.components.municipalities import flat
from dashboard.conclusions import attention
from dashboard.conclusions import region as conclusions
from dashboard.frames import checkpoints, forecasts, standing
from tests.dashboard.conftest import END, FACTS, REGISTER, START, TARGETS, TODAY, Region, first_lines, make, on
from tests.dashboard.opening import PAGES, html, opened
from tests.world import HERE

SHOWN = {  # what is true of each region, and how many charts it has
    "full": ("сообщили 4 из 5", 1),
    "empty": ("Данных пока нет: внесите цифры", 0),
    "one": ("сообщил 1 из 1", 1),
    "over": ("все сроки прошли", 1),
    "nobody": ("Муниципалитетов пока нет", 0),
}


def test_it_is_said_whom_the_list_of_calls_holds(full: Region) -> None:
    said = html(opened())
    assert "Кто отстаёт, молчит, без данных или что-то просрочил. Сначала те, у кого срок" in said


def conclusion(app: AppTest) -> str:
    """What stands over the chart, with ordinary spaces."""
    return str(app.header[0].value).replace("\N{NO-BREAK SPACE}", " ")


def call(app: AppTest, name: str) -> str:
    """The line of one municipality in «С кем говорить»."""
    found = re.search(rf"<li><b><a[^>]*><bdi>{name}.*?</li>", html(app))
    assert found
    return found[0]


def table(app: AppTest) -> pd.DataFrame:
    """The table of municipalities."""
    found: pd.DataFrame = app.dataframe[0].value
    return found


@pytest.mark.parametrize("kind", SHOWN)
def test_every_region_is_shown(kind: str, regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions[kind].config))
    app = opened()
    said, charts = SHOWN[kind]
    assert said in html(app) + "".join(h.value for h in app.header) + "".join(i.value for i in app.info)
    assert len(app.get("plotly_chart")) == charts


def test_the_table_shows_what_progress_says(full: Region) -> None:
    shown = table(opened())
    asked = full.ask(
        """select name, indicator, actual, final_target, round(100.0 * actual / final_target), target, needed_per_day, recent_per_day,
            chance
        from progress(?)""",
        [TODAY],
    )
    groups = {"registered_users": "Зарегистрировано", "submitted_initiatives": "Подано инициатив"}
    assert len(asked) == 2 * len(shown)
    for name, indicator, *figures in asked:
        (row,) = shown[shown["", "Муниципалитет"] == name][groups[indicator]].to_numpy().tolist()
        percent, actual, target, due, needed, recent, chance = (None if pd.isna(value) else value for value in row)
        assert [actual, target, percent, due, needed, recent, chance] == pytest.approx(figures)


def test_who_needs_attention_comes_first_and_nothing_missing_is_a_zero(full: Region) -> None:
    shown = table(opened())
    assert shown["", "Муниципалитет"].tolist()[:3] == ["Темнов район", "Ольховский округ", "Лугов район"]
    lugov = shown[shown["", "Муниципалитет"] == "Лугов район"]["Зарегистрировано"].iloc[0]
    assert lugov[["% цели", "факт", "нужно", "темп"]].isna().all()
    assert lugov["цель"] == 70


def test_the_head_of_the_page_says_where_the_region_stands(full: Region) -> None:
    said = html(opened())
    assert "сообщили 4 из 5" in said
    assert re.search(r"данные обновлены (только что|\d+ мин назад)", said)
    assert ">455<" in said  # 38 + 372 + 40 + 5; who never reported is not counted as 0
    assert "<b>105 %</b> от цели 430" in said  # 450: the 5 of who has no target do not count
    assert "цели заданы у 4 из 5" in said
    assert "срок у 3 из 5" in said


def test_each_call_has_its_reason_in_words(full: Region) -> None:
    said = html(opened())
    assert "отстаёт · регистрации: 38 из 90 к" in said or "отстаёт · инициативы: 12 из 40 к" in said
    assert "молчит 11 дней" in said
    assert "ни разу не сообщал" in said
    assert "заместитель главы" in said


def test_each_figure_names_its_cell(full: Region) -> None:
    assert len(opened().dataframe) == 1, "what is folded is not sent"
    found = opened(origins="true").dataframe[1].value
    row = found[(found["Муниципалитет"] == "Темнов район") & (found["Показатель"] == "Зарегистрировано")].iloc[0]
    assert (row["Значение"], row["Лист"], row["Ячейка"]) == (38, "Факт", "C4")


def test_the_day_of_the_link_is_shown_and_a_wrong_one_is_today(full: Region) -> None:
    earlier = opened(as_of=str(TODAY - pd.Timedelta(days=21)))
    assert earlier.date_input[0].value == (TODAY - pd.Timedelta(days=21))
    assert ">31<" not in html(earlier)
    assert ">141<" in html(earlier)  # 31 + 110
    assert "из ссылки" not in html(earlier)
    for wrong in ("2001-01-01", "2999-01-01", "вчера"):
        today = opened(as_of=wrong)
        assert today.date_input[0].value == TODAY
        assert f"День «<bdi>{wrong}</bdi>» из ссылки показать нельзя" in html(today)
    assert "«<bdi>&lt;b&gt;1 сентября" in html(opened(as_of="<b>1 сентября" + " и потом" * 20))


def test_the_indicator_of_the_link_is_drawn(full: Region) -> None:
    assert conclusion(opened(indicator="Инициативы")).startswith("До цели не хватает 75:")  # 160 − 85


def test_the_first_day_of_the_season_can_be_shown(full: Region) -> None:
    assert "сообщили 0 из 5" in html(opened(as_of=str(START)))


def test_after_the_last_day_nothing_is_needed_any_more(
    regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["over"].config))
    assert "все сроки прошли" in html(opened())
    assert conclusion(opened(indicator="Инициативы")) == "Все сроки прошли: 12 из 20"
    assert conclusion(opened()) == "Цель в сумме достигнута: 38 из 30"


def test_a_source_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = make(tmp_path / "region")
    region.settle('[[sources]]\nname = "Свод"\nworkbook = "book"\n[[sources]]\nname = "<b>Нет"\nworkbook = "none"\n')
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    said = html(opened())
    assert "Источник «&lt;b&gt;Нет» не читается, данных из него нет; <a" in said
    view = urlencode({"view": "Источники"})
    assert f'href="./quality?{view}">что случилось</a>' in said
    assert str(tmp_path) not in said


def test_without_a_warehouse_the_page_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "marathon.toml").write_text('warehouse = "none.duckdb"')
    monkeypatch.setenv("MARATHON_CONFIG", str(tmp_path / "marathon.toml"))
    assert opened().title[0].value == "Готовим данные…"
    monkeypatch.delenv("MARATHON_CONFIG")
    monkeypatch.chdir(tmp_path.parent)
    assert opened().title[0].value == "Готовим данные…"


@pytest.mark.parametrize(
    ("settings", "named"),
    [(None, "marathon.toml"), ("warehouse = ", "marathon.toml"), ('warehouse = "broken.duckdb"', "broken.duckdb")],
)
def test_what_cannot_be_read_is_named(
    settings: str | None, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.duckdb").write_bytes(b"not a database" * 1000)
    if settings is not None:
        (tmp_path / "marathon.toml").write_text(settings)
    monkeypatch.setenv("MARATHON_CONFIG", str(tmp_path / "marathon.toml"))
    app = opened()
    assert app.title[0].value == "Показать данные не удалось"
    assert f"<code>{named}</code>" in html(app)


def test_a_warehouse_of_another_version_is_named(full: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with duckdb.connect(str(tmp_path / "other.duckdb")) as other:
        other.execute("CREATE TABLE marathon AS SELECT 'Марафон' AS title")
    (tmp_path / "marathon.toml").write_text('warehouse = "other.duckdb"')
    monkeypatch.setenv("MARATHON_CONFIG", str(tmp_path / "marathon.toml"))
    app = opened()
    assert app.title[0].value == "Показать данные не удалось"
    assert "other.duckdb" in html(app)


def move_clock(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """It is noon of that day."""
    monkeypatch.setattr(clock, "now", lambda: datetime(day.year, day.month, day.day, 12, tzinfo=HERE))


def test_a_page_left_open_over_midnight_follows_today(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    move_clock(monkeypatch, TODAY)
    app, chosen = opened(), opened(as_of=str(TODAY - timedelta(3)))
    assert app.date_input[0].value == TODAY
    move_clock(monkeypatch, TODAY + timedelta(1))
    assert app.run().date_input[0].value == TODAY + timedelta(1)
    assert "Показан прошлый день" not in html(app)
    assert chosen.run().date_input[0].value == TODAY - timedelta(3)


def test_a_past_day_is_called_so_and_leads_back(full: Region) -> None:
    app = opened(as_of=str(TODAY - timedelta(1)))
    assert "Показан прошлый день" in html(app)
    assert app.header[1].value == "С кем говорить"
    app.button[0].click().run()
    assert app.date_input[0].value == TODAY
    assert "Показан прошлый день" not in html(app)
    assert app.header[1].value == "С кем говорить сегодня"


def test_before_the_season_its_start_is_told_and_days_count_from_today(
    full: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_clock(monkeypatch, START - timedelta(10))
    said = html(opened())
    assert "Марафон начнётся" in said
    assert "По состоянию" not in said
    assert "50 дней" in said  # 10 to the start, 40 more to the first due date


def test_before_the_season_nobody_is_called_and_the_chart_shows_what_is_due(
    regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    move_clock(monkeypatch, START - timedelta(10))
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["empty"].config))
    app = opened()
    said = html(app)
    assert "пока никто: марафон начнётся" in said
    assert "До этого дня никто не молчит и не отстаёт" in said
    assert "ни разу не сообщал" not in said
    assert re.fullmatch(r"Марафон начнётся \d+ \w+: цель 430", conclusion(app))
    assert len(app.get("plotly_chart")) == 1


def test_after_the_end_it_is_over_and_results_stand_in_the_place_of_calls(
    full: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = connection.stamp()
    move_clock(monkeypatch, END + timedelta(3))
    app = opened()
    said = html(app)
    assert f"Марафон завершён <b>{wording.day(END)}</b>".replace("\N{NO-BREAK SPACE}", " ") in said
    assert app.header[1].value == "Чем закончилось"
    assert "молчит" not in said
    assert "<b>1</b> достиг всех своих целей" in said
    assert "цель достигнута у 1 из 4" in said
    assert "<b>3</b> не достигли" in said
    assert "регистрации: 372 из 200, инициативы: 61 из 60" in call(app, "г. о. Заречный")
    assert "регистрации: 38 из 100, инициативы: 12 из 50" in call(app, "Темнов")
    shown = table(app)
    assert shown["", "Состояние"].str.contains("молчит|отстаёт").sum() == 0
    assert shown["Зарегистрировано"].columns.tolist() == ["% цели", "факт", "цель"]
    moved = opened(view="Что изменилось")
    assert "Состояние" not in html(moved)
    assert not any("Состояние" in heading for heading in moved.dataframe[0].value.columns.get_level_values(1))
    taken = flat(attention.standings(standing.progress(last, END + timedelta(3)), {}), over=True)
    assert not any("темп" in heading or "вероятность" in heading for heading in taken.columns)


def test_where_nobody_has_a_target_there_is_nothing_to_judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = f"{first_lines(FACTS, 1)}\n{on(0)} | Темнов | 31 | 11"
    region = make(tmp_path / "region", facts, first_lines(REGISTER, 2), first_lines(TARGETS, 1))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened()
    assert [found.value for found in app.markdown] == ["Судить не о чем: цели не заданы у 1."]
    assert "Ступени" not in html(app)


def test_one_checkpoint_missed_in_both_indicators_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = f"{first_lines(FACTS, 1)}\n{on(30)} | Темнов | 12 | 3\n{on(0)} | Темнов | 15 | 4"
    region = make(tmp_path / "region", facts, first_lines(REGISTER, 2), first_lines(TARGETS, 4))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened()
    assert table(app)[" ", "✕ сроки"].tolist() == [1]
    assert "<b>1</b> не выполнил срок" in html(app)


def test_one_silent_indicator_is_not_a_silent_municipality(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = f"{first_lines(FACTS, 1)}\n{on(11)} | Темнов | 31 | 11\n{on(0)} | Темнов | 38 |"
    targets = f"{first_lines(TARGETS, 1)}\nТемнов | Этап 1 | {on(-9)} | 32 | 40"
    region = make(tmp_path / "region", facts, first_lines(REGISTER, 2), targets)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    assert "нет новых цифр 11 дней, срок через 9 дней · инициативы: 11 из 40" in call(opened(), "Темнов")


def test_where_no_due_date_was_set_none_has_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = make(tmp_path / "region", targets=first_lines(TARGETS, 1))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    assert "сроки не заданы" in html(opened())


def test_the_chart_can_be_taken_away_with_its_table(full: Region) -> None:
    app = opened()
    assert 'data-chart="burn_up"' in html(app)
    app.session_state["burn_up_rows"] = True
    shown = app.run().dataframe[0]
    drawn = json.loads(shown.proto.columns)
    assert drawn["День"]["type_config"] == {"type": "date", "format": "DD.MM.YYYY"}
    assert drawn["Факт"]["type_config"]["format"] == "localized"
    rows = shown.value.set_index("День")
    asked = full.ask("select on_date, actual from region_history(?) where indicator = 'registered_users'", [TODAY])
    assert asked
    for day, actual in asked:
        assert rows.loc[pd.Timestamp(day), "Факт"] == actual
    due = full.ask("select due_on, target from region_target(?) where indicator = 'registered_users'", [TODAY])
    assert [rows.loc[pd.Timestamp(day), "Должно быть по срокам"] for day, _ in due] == [target for _, target in due]


def test_the_table_is_taken_away_with_plain_words_and_numbers(full: Region) -> None:
    assert [button.proto.label for button in opened().get("download_button")] == ["CSV", "XLSX", "Свод (XLSX)"]
    build = connection.stamp()
    progress, missed = standing.progress(build, TODAY), checkpoints.missed_checkpoints(build, TODAY)
    taken = flat(attention.standings(progress, missed)).set_index("Муниципалитет")
    assert taken.loc["Темнов район", "Состояние"] == "отстаёт"
    assert taken.loc["Темнов район", "Зарегистрировано: факт"] == 38
    assert taken.loc["Темнов район", "Зарегистрировано: к сроку"] == 90
    chances = dict(full.ask("select name, chance from progress(?) where indicator = 'registered_users'", [TODAY]))
    for name, chance in chances.items():
        shown = taken.loc[name, "Зарегистрировано: вероятность, %"]
        done = taken.loc[name, "Зарегистрировано: факт"] >= taken.loc[name, "Зарегистрировано: к сроку"]
        assert pd.isna(shown) if chance is None or done else shown == wording.chance_number(chance)
        if chance is not None and 0.01 <= chance <= 0.99:
            assert wording.chance(chance) == wording.percent(shown), "the page shows the same number"
    assert any(chance is not None for chance in chances.values())
    assert taken.loc["Ольховский округ", "Дней последней цифре"] == 11
    assert taken["Зарегистрировано: факт"].isna().tolist() == [name == "Лугов район" for name in taken.index]


def test_what_moved_is_what_movement_says(full: Region) -> None:
    app = opened(view="Что изменилось", since=str(TODAY - timedelta(14)))
    assert len(app.dataframe) == 1, "a closed tab is not sent"
    shown = app.dataframe[0].value.set_index(("", "Муниципалитет"))
    groups = {"registered_users": "Зарегистрировано", "submitted_initiatives": "Подано инициатив"}
    asked = full.ask("select name, indicator, growth, actual_then, actual, correction from movement(?, 14)", [TODAY])
    assert len(asked) == 2 * len(shown)
    for name, indicator, *figures in asked:
        row = [None if pd.isna(value) else value for value in shown.loc[name, groups[indicator]]]
        assert row == figures
    assert f"С {wording.day(TODAY - timedelta(14))}: +314 регистраций".replace("\N{NO-BREAK SPACE}", " ") in html(app)


def test_a_comparison_starts_a_week_before_whatever_day_is_shown(full: Region) -> None:
    app = opened(view="Что изменилось")
    assert since(app) == TODAY - timedelta(7)
    app.date_input(key="as_of").set_value(TODAY - timedelta(20)).run()
    assert since(app) == TODAY - timedelta(27)
    app.date_input(key="since").set_value(TODAY - timedelta(22)).run()
    app.date_input(key="as_of").set_value(TODAY - timedelta(21)).run()
    assert since(app) == TODAY - timedelta(22), "a chosen day stays"
    app.date_input(key="as_of").set_value(TODAY - timedelta(25)).run()
    assert since(app) == TODAY - timedelta(32), "unless it is not before the day shown"
    assert not app.exception
    assert "сравнить нельзя" not in html(app), "nor is a choice of the reader's own a link's fault"


@pytest.mark.parametrize("asked", ["foo", "2999-01-01", str(START - timedelta(1))])
def test_a_day_of_a_link_that_cannot_be_compared_with_is_said_once(asked: str, full: Region) -> None:
    app = opened(view="Что изменилось", since=asked)
    assert since(app) == TODAY - timedelta(7)
    assert f"С днём «<bdi>{asked}</bdi>» из ссылки сравнить нельзя" in html(app)
    app.run()
    assert "сравнить нельзя" not in html(app)


def since(app: AppTest) -> date:
    found = app.date_input(key="since").value
    assert isinstance(found, date)
    return found


def test_before_the_first_day_there_is_nothing_to_compare_with(full: Region) -> None:
    assert "сравнить пока не с чем" in html(opened(view="Что изменилось", as_of=str(START)))


def test_questions_are_asked_where_there_are_any(full: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Вопросы" not in [header.value for header in opened().header]
    told = [(on(50), 5), (on(28), 8), (on(20), 80)]
    facts = "\n".join([first_lines(FACTS, 1), *(f"{day} | Темнов <b>район | {n} | 1" for day, n in told)])
    register = REGISTER.replace("Темнов район ", "Темнов <b>район ")
    targets = TARGETS.replace("\nТемнов ", "\nТемнов <b>район ")
    region = make(tmp_path / "region", facts, register, targets)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    ((value, usual),) = region.ask("select value, usual from alarm(?)", [TODAY])
    app = opened()
    assert "Вопросы" in [header.value for header in app.header]
    assert "Темнов &lt;b&gt;район" in html(app)
    assert f"за 3 дня прибавилось {value:.0f}, обычно за столько же — {usual:.0f}" in html(app)


MAPPED = """
Муниципалитет    | Код ОКТМО | Тип                 | Широта | Долгота
Темнов район     | 99600101  | муниципальный район | 55,1   | 50,2
г. о. Заречный   | 99700001  | городской округ     | 56,1   | 51,2
Лугов <b>район   | 99600102  | муниципальный район |        |
"""


def test_whom_the_card_has_no_room_for_stands_below_both_columns(
    regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["many"].config))
    app = opened()
    (rest,) = [fold for fold in app.expander if fold.label == "Показать остальных, с кем говорить"]
    found = str(rest.get("html")[0].proto.body)
    assert found.startswith('<ul class="md-list md-agenda">')
    assert not [column for column in app.columns if rest.label in [fold.label for fold in column.expander]]
    (left,) = re.findall(r"Ещё (\d+) — ниже", html(app))
    assert found.count("<li>") == int(left)


def test_the_first_words_of_a_page_say_which_it_is(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(st, "set_page_config", lambda **asked: told.append(asked["page_title"]))
    assert '<h2 class="md-hidden">Обзор</h2>' in html(opened())
    assert '<h2 class="md-hidden">Сроки</h2>' in html(opened("schedule"))
    assert told[-1] == "Сроки · Область"
    opened("municipality", m="99600101")
    assert told[-1] == "Темнов район · Муниципальный диалог"
    opened("peers", m="99600101")
    assert told[-1] == "Темнов район · Сравнение"
    opened("quality", m="1")
    assert told[-1] == "Качество данных · Область"
    choosing = {path.stem for path in PAGES if "filters.municipality(" in path.read_text(encoding="utf-8")}
    assert choosing == tab.ABOUT_ONE


def test_the_tab_follows_who_is_chosen_and_names_no_one_when_nothing_can_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    region = make(tmp_path / "region")
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("peers", m="99600101")
    app.selectbox[0].set_value(None).run()
    assert app.session_state["tab"] == "Сравнение · Область"
    app.selectbox[0].set_value("99600102").run()
    assert app.session_state["tab"].endswith("район · Сравнение")
    app.switch_page("../pages/municipality.py").run()
    assert app.session_state["tab"].endswith("район · Муниципальный диалог"), "chosen once, chosen on the next page"
    (tmp_path / "region" / "data" / "marathon.duckdb").unlink()
    app.run()
    assert app.session_state["tab"] == "Муниципалитет"


def test_what_a_pace_is_stands_where_one_is_said(regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch) -> None:
    meaning = "Темп — сколько прибавляется в день"
    for kind, told in (("full", True), ("empty", False), ("over", False)):
        monkeypatch.setenv("MARATHON_CONFIG", str(regions[kind].config))
        assert (meaning in html(opened())) is told
        assert (meaning in html(opened("municipality", m="99600101"))) is told


def test_a_chance_beside_a_slow_pace_is_explained_on_the_page(
    regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["many"].config))
    ((beta,),) = regions["many"].ask(
        "select any_value(beta) from forecast_as_known(?) where municipality_id is null and indicator = 'registered_users'",
        [TODAY],
    )
    row = standing.region(connection.stamp(), TODAY)["registered_users"]
    assert forecasts.shape(connection.stamp(), TODAY)["registered_users"] == beta
    said = "перед сроком обычно прибавляется быстрее"
    assert (said in html(opened())) is (conclusions.why_still(row, beta) is not None)
    monkeypatch.setattr(conclusions, "why_still", lambda _, beta: f"Почему: {beta}.")
    st.cache_data.clear()
    assert f'Почему: {beta}. <a class="md-link" href="./method#forecast">' in html(opened())


def test_the_map_shows_who_has_a_place_and_names_who_has_none(
    full: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(view="Карта")
    assert len(app.get("plotly_chart")) == 1
    assert "заполните столбцы «Широта» и «Долгота»" in html(app)

    region = make(tmp_path / "region", register=MAPPED)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened(view="Карта")
    assert len(app.get("plotly_chart")) == 2
    assert "Не нашлись на карте: Лугов &lt;b&gt;район" in html(app)

    outlines = connection.warehouse().with_name("map.geojson")
    outlines.write_text("не карта", encoding="utf-8")
    app = opened(view="Карта")
    assert len(app.get("plotly_chart")) == 2
    assert "не читается как GeoJSON" in html(app)

    assert 'href="./municipality?m=99600101"><bdi>Темнов район' in html(app), "a name leads to its page"
    areas = [area("99600102", "Лугов", 52), area("1", "<i>Чужой</i>", 54)]
    outlines.write_text(json.dumps({"type": "FeatureCollection", "features": areas}), encoding="utf-8")
    said = html(opened(view="Карта"))
    assert "Не нашлись" not in said
    assert "Контуры, для которых нет муниципалитета: &lt;i&gt;Чужой&lt;/i&gt;" in said


def area(oktmo: str, name: str, west: float) -> dict[str, object]:
    """A triangle of a GeoJSON."""
    ring = [[west, 55], [west + 1, 55], [west, 56], [west, 55]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"oktmo": oktmo, "name": name}, "geometry": geometry}


def test_the_summary_says_what_the_page_says(full: Region) -> None:
    assert not opened().code, "what is folded is not sent"
    said = opened(summary="true").code[0].value.replace("\N{NO-BREAK SPACE}", " ")
    ((actual, target),) = full.ask(
        "select actual, final_target from region_progress(?) where indicator = 'registered_users'", [TODAY]
    )
    assert f"Регистрации: {actual}, 105 % от цели {target}" in said
    assert "Сообщили 4 из 5." in said
    assert "Отстаёт 1, поможем успеть: Темнов район." in said
    assert "Ждём новых цифр — 1: Ольховский округ." in said
    assert "Ждём первых цифр — 1: Лугов район." in said
    assert "(через 7 дней) у 3 из 5: Лугов район, Ольховский округ, Темнов район." in said


@pytest.mark.parametrize("kind", [kind for kind in SHOWN if kind != "nobody"])
@pytest.mark.parametrize("view", ["Что изменилось", "Карта"])
def test_every_region_has_every_view(
    kind: str, view: str, regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions[kind].config))
    app = opened(view=view, summary="true", origins="true", burn_up_rows="true")
    assert app.code[0].value
    assert not app.exception
