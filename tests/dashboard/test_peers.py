"""«Сравнение»: the place shown is the metric's, everybody in a circle is measured alike, and who has nobody is told why."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import connection
from dashboard.conclusions import changes, comparison, names, peers, peers_tables
from dashboard.figures import ambition, funnel, places, small_multiples
from dashboard.figures.names import label
from dashboard.frames import peers as frames
from dashboard.frames import register
from dashboard.wording import intensity
from tests.dashboard.conftest import TODAY, Region, make, on
from tests.dashboard.opening import html, opened

REGISTER = """
Муниципалитет  | Код ОКТМО | Тип                 | Население | Работники бюджетной сферы
Верхний район  | 99600101  | муниципальный район | 21000     | 500
Ельский район  | 99600102  | муниципальный район | 24000     | 500
Лесной район   | 99600103  | муниципальный район | 27000     | 1000
Нижний район   | 99600104  | муниципальный район | 30000     | 1000
Озерный район  | 99600105  | муниципальный район | 48000     | 1000
Степной район  | 99600106  | муниципальный район | 60000     |
Заречный       | 99700001  | городской округ     | 30000     | 1500
Приозерск      | 99700002  | городской округ     | 60000     |
Светлогорск    | 99700003  | городской округ     | 120000    | 6000
Дальнее        | 99800001  | сельское поселение  | 900       | 40
Пустое         | 99800002  | сельское поселение  |           |
"""
TARGETS = f"""
Муниципалитет  | Этап | Срок      | Зарегистрировано | Инициативы
Верхний район  | Итог | {on(-20)} | 40               | 20
Ельский район  | Итог | {on(-20)} | 40               | 10
Лесной район   | Итог | {on(-20)} | 40               | 30
Нижний район   | Итог | {on(-20)} | 40               | 25
"""
FACTS = f"""
Дата     | Муниципалитет  | Зарегистрировано | Инициативы
{on(10)} | Верхний район  | 20               | 14
{on(3)}  | Верхний район  | 36               | 18
{on(3)}  | Ельский район  | 24               | 12
{on(3)}  | Лесной район   | 24               | 12
{on(10)} | Нижний район   | 30               | 17
{on(3)}  | Нижний район   | 36               | 18
{on(3)}  | Озерный район  | 72               | 36
{on(3)}  | Степной район  | 72               | 36
{on(3)}  | Заречный       | 66               | 33
{on(3)}  | Приозерск      | 120              | 60
{on(3)}  | Светлогорск    | 234              | 117
{on(3)}  | Дальнее        | 5                | 2
{on(3)}  | Пустое         | 5                | 2
"""
UPPER, LAKE, STEPPE, CITY, FAR, BLANK = "99600101", "99600105", "99600106", "99700001", "99800001", "99800002"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return make(tmp_path_factory.mktemp("peers") / "region", FACTS, REGISTER, TARGETS)


@pytest.fixture
def region(made: Region, monkeypatch: pytest.MonkeyPatch) -> Region:
    """A group of five districts, one outside it, three cities, two villages."""
    monkeypatch.setenv("MARATHON_CONFIG", str(made.config))
    return made


def page(m: str, **query: str) -> AppTest:
    """The page of one municipality; straight from the script, so that its own parameters are kept."""
    return opened("peers", m=m, **query)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def headline(app: AppTest) -> str:
    return plain(app.subheader[0].value)


def standing(region: Region, m: str, indicator: str = "registered_users") -> dict[str, Any]:
    columns = "place_low, place_high, members, rate, peers_rate, per"
    (found,) = region.ask(
        f"select {columns} from peer_standing(?) where municipality_id = ? and indicator = ?", [TODAY, m, indicator]
    )
    return dict(zip(columns.split(", "), found, strict=True))


# --- everybody in a circle is measured by the metric itself ---


def test_a_circle_asked_alone_stands_as_in_the_whole_region(region: Region) -> None:
    columns = "indicator, per, members, rate, peers_rate, rate_shrunk, rate_low, rate_high, place_low, place_high"
    build, checked = connection.stamp(), set()
    for m, basis in region.ask("select distinct municipality_id, basis from peer()"):
        ids = tuple(row["peer_id"] for row in frames.peers(build, m))
        assert ids[0] == m
        found = frames.standing(build, TODAY, ids)
        mine = found[found["municipality_id"] == m][columns.split(", ")]
        asked = region.ask(
            f"select {columns} from peer_standing(?) where municipality_id = ? order by indicator", [TODAY, m]
        )
        assert len(mine) == 2
        for row, expected in zip(mine.to_numpy().tolist(), asked, strict=True):
            assert row == pytest.approx(list(expected))
        checked.add(basis)
    assert checked == {"group", "neighbours"}


def test_a_group_alone_has_the_funnel_of_the_whole_region(region: Region) -> None:
    build = connection.stamp()
    ids = tuple(row["peer_id"] for row in frames.peers(build, UPPER))
    found = frames.funnel(build, TODAY, ids)
    asked = region.ask(
        "select value, low_95, high_998, outside from funnel(?) where municipality_id = ? order by rate", [TODAY, UPPER]
    )
    mine = found[found["municipality_id"] == UPPER][["value", "low_95", "high_998", "outside"]]
    for row, expected in zip(mine.to_numpy().tolist(), asked, strict=True):
        assert row == [*(pytest.approx(x) for x in expected[:3]), expected[3]]
    assert None not in asked[0]


def test_rates_are_never_on_two_things_in_one_circle(region: Region) -> None:
    build = connection.stamp()
    of_city = frames.standing(build, TODAY, tuple(row["peer_id"] for row in frames.peers(build, CITY)))
    assert set(of_city["per"]) == {"residents"}
    assert of_city["base"].tolist() == [30000, 30000, 60000, 60000, 120000, 120000]
    assert set(frames.standing(build, TODAY, (UPPER, LAKE))["per"]) == {"employees"}
    assert set(frames.standing(build, TODAY, (UPPER, STEPPE))["per"]) == {"residents"}


@pytest.mark.parametrize(("m", "together"), [(UPPER, "в группе"), (LAKE, "в группе"), (CITY, "у соседей")])
def test_whose_rate_stands_beside_ones_own_is_explained_on_both_pages(region: Region, m: str, together: str) -> None:
    (basis,) = {row["basis"] for row in frames.peers(connection.stamp(), m)}
    assert peers.TOGETHER[basis] == together
    compared, own = html(page(m)), html(opened("municipality", m=m))
    means = f"«{together}»: у всех вместе, считая и этот муниципалитет"
    assert f"пунктир — {means}. Место — промежуток" in compared
    assert f", {together} вместе с ним " in own


# --- the sentence ---


def test_one_sentence_says_the_place_as_an_interval(region: Region) -> None:
    row = standing(region, UPPER)
    assert row["place_low"] < row["place_high"] < row["members"] == 5
    said = headline(page(UPPER))
    assert said == (
        f"{row['place_low']}–{row['place_high']} место из 5 среди районов и округов с населением 20–50 тыс.: "
        f"{plain(intensity(row['rate']))} регистрации на 1 000 работников, в группе {intensity(row['peers_rate'])}"
    )


def test_the_indicator_chosen_is_compared(region: Region) -> None:
    row = standing(region, UPPER, "submitted_initiatives")
    app = page(UPPER)
    app.segmented_control(key="indicator").set_value("submitted_initiatives").run()
    assert f": {intensity(row['rate'])} инициативы на 1 000 работников" in headline(app)


def test_the_cards_show_both_places_and_those_of_a_week_ago(region: Region) -> None:
    said = html(page(UPPER))
    for indicator in ("registered_users", "submitted_initiatives"):
        row = standing(region, UPPER, indicator)
        assert f">{row['place_low']}–{row['place_high']} из 5</p>" in said
    assert "неделю назад" not in said, "a week ago only two of the group had figures: no place"


def test_another_circle_is_not_a_figure_that_changed(region: Region) -> None:
    app = page(UPPER)
    named = set(re.findall('data-figure="([^"]+)"', html(app)))
    app.multiselect[0].set_value(["99600102", "99600103"]).run()
    assert len(named) == 2
    assert not named & set(re.findall('data-figure="([^"]+)"', html(app)))


def test_why_these_is_told_with_the_range_of_their_populations(region: Region) -> None:
    assert (
        "5 муниципалитетов — все, кто есть среди районов и округов с населением 20–50 тыс.: от 21 000 до 48 000 жителей"
        in html(page(UPPER))
    )
    said = html(page(STEPPE))
    assert "вы и ближайшие по населению того же вида" in said
    assert "Считаем на 1 000 жителей: число работников бюджетной сферы указано у 4 из 5." in said
    assert "среди ближайших по населению" in headline(page(STEPPE))


# --- who has nobody ---


@pytest.mark.parametrize(
    ("m", "headed", "cure"),
    [
        (FAR, "125,0 регистрации на 1 000 работников; сравнить пока не с кем", "вида в таблицах меньше трёх"),
        (BLANK, "Сравнить пока не с кем", "не заполнено: «Население»"),
    ],
)
def test_who_has_no_peers_is_told_what_would_give_some(m: str, headed: str, cure: str, region: Region) -> None:
    app = page(m)
    assert headline(app) == headed
    assert cure in html(app)
    assert not app.get("plotly_chart")
    assert len(app.multiselect) == 1, "others can be chosen by hand"


def test_too_few_figures_and_none_of_ones_own_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = "\n".join([*FACTS.strip().splitlines()[:1], f"{on(3)} | Верхний район | 36 | 18"])
    few = make(tmp_path / "few", facts, REGISTER, TARGETS)
    monkeypatch.setenv("MARATHON_CONFIG", str(few.config))
    app = page(UPPER)
    assert headline(app).endswith("места пока нет")
    assert "есть у 1 из 5, а для места нужны хотя бы трое" in html(app)
    assert headline(page(LAKE)) == "Своих цифр пока нет: сравнивать нечего"
    assert ">—</p>" in html(page(LAKE))


def test_without_population_or_employees_nothing_is_divided() -> None:
    row = {"rate": None, "actual": 7, "indicator": "registered_users", "place_low": None}
    found = peers.verdict(row, peers.Circle("a", ("a", "b"), "chosen"), {"peer_group": None, "kind": "x"}, {})
    assert plain(found.headline) == "7 регистраций: сравнить не на что"
    assert found.cure is not None
    assert "Работники бюджетной сферы" in found.cure


def test_the_full_region_without_populations_asks_for_them(full: Region) -> None:
    app = page("99600101")
    assert headline(app) == "Сравнить пока не с кем"
    assert "«Население»" in html(app)


def test_nobody_is_chosen_for_the_reader(region: Region) -> None:
    app = opened("peers")
    assert not app.subheader
    assert "Выберите муниципалитет" in html(app)


# --- a chosen set ---


def test_a_chosen_set_stands_in_place_of_the_group_also_by_link(region: Region) -> None:
    app = page(UPPER)
    app.multiselect[0].set_value(["99600102", "99600103"]).run()
    assert not app.exception
    assert "из 3 среди выбранных" in headline(app)
    assert "вы и те, кого вы выбрали" in html(app)
    assert not app.warning
    linked = page(UPPER, **{"with": "Лесной район"})
    assert linked.multiselect[0].value == ["99600103"]


def test_kinds_are_mixed_only_by_choice_and_with_a_warning(region: Region) -> None:
    app = page(UPPER)
    app.multiselect[0].set_value([CITY, "99700003"]).run()
    assert "разных видов" in app.warning[0].value
    assert "из 3 среди выбранных" in headline(app)


def test_one_chosen_is_too_few_for_a_place(region: Region) -> None:
    app = page(UPPER)
    app.multiselect[0].set_value([LAKE]).run()
    assert headline(app) == "72,0 регистрации на 1 000 работников; места пока нет"
    assert "выберите ещё" in html(app)


# --- the parts below ---


def test_what_is_folded_is_not_sent_and_opens_by_the_link(region: Region) -> None:
    assert len(page(UPPER).get("plotly_chart")) == 1
    app = opened("peers", m=UPPER, ambition="true", funnel="true", curves="true", week="true")
    assert len(app.get("plotly_chart")) == 5
    assert len(app.dataframe) == 1


def test_target_and_achievement_stand_side_by_side(region: Region) -> None:
    assert "Цель 80,0 на 1 000 работников, в группе обычно 60,0; выполнено 90 %, в группе обычно 75 %." in html(
        page(UPPER)
    )


def test_the_week_is_told_on_1000_with_who_grew_most(region: Region) -> None:
    build = connection.stamp()
    ids = tuple(row["peer_id"] for row in frames.peers(build, "99600104"))
    found = comparison.moved(frames.movement(build, TODAY, ids), frames.standing(build, TODAY, ids), "registered_users")
    assert found["municipality_id"].tolist()[:2] == [UPPER, "99600104"]  # 32 on 1,000 before 6
    assert found["per_thousand"].tolist()[:2] == pytest.approx([32, 6])
    said = html(page("99600104"))
    assert "За неделю +6 регистраций: 6,0 на 1 000 работников, в группе обычно 19,0." in said
    assert re.search(
        r"Больше всех в пересчёте на 1 000 прибавил <a[^>]*><bdi>Верхний район</bdi></a>: \+16, это 32,0", said
    )


def test_the_table_holds_what_the_metric_says(region: Region) -> None:
    app = opened("peers", m=UPPER, week="true")
    table = app.dataframe[0].value
    assert table["Муниципалитет"].tolist()[:2] == ["Верхний район", "Нижний район"]
    assert table["прирост"].tolist()[:2] == [16, 6]
    assert set(changes.figures().values()) <= set(table.columns), "one word for one figure, here and on «Обзор»"
    assert table["прирост"].isna().sum() == 3, "who had no figure a week ago has no growth, not 0"


def test_hostile_names_stay_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "<img src=x onerror=alert(1)> **Верхний** $x$ район"
    swap = {"Верхний район": evil}
    drawn = [tab.replace("Верхний район", swap["Верхний район"]) for tab in (FACTS, REGISTER, TARGETS)]
    region = make(tmp_path / "evil", *drawn)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("peers", m="99600104", ambition="true", funnel="true", curves="true", week="true")
    assert "&lt;img src=x onerror=alert(1)&gt;" in html(app)
    assert "<img" not in html(app)
    assert all("<img" not in chart.proto.spec for chart in app.get("plotly_chart"))
    assert all("img" not in element.value for element in [*app.subheader, *app.markdown, *app.header])


def test_who_is_alone_of_their_kind_is_told_so_and_gets_no_buttons(
    regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {"municipality_id": "a", "kind": "городской округ", "population": 5}
    town = {"municipality_id": "b", "kind": "сельское поселение", "population": 5}
    assert peers.kin(own, {"a": own, "b": town}) == 0
    assert peers.kin(own, {"a": own, "b": own}) == 1
    assert peers.why_nobody(own, 0) == "В области один муниципалитет этого вида."
    assert "меньше трёх" in peers.why_nobody(own, 1)
    assert "«Население»" in peers.why_nobody({**own, "population": None}, 0)
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["one"].config))
    app = page(UPPER)
    assert not app.multiselect, "nobody can be chosen"
    assert "data-save" not in html(app)
    assert "Таблица к графику" not in [box.label for box in app.expander]


def test_before_a_choice_everybody_stands_by_group_as_a_link(region: Region) -> None:
    said = html(opened("peers"))
    (everybody,) = region.ask("select count(*) from municipality")[0]
    assert said.count('href="./peers?m=') == everybody
    assert said.index("Районы и округа 20–50 тыс.") < said.index(f'm={UPPER}"')
    assert "Без группы" in said


def test_the_indicator_chosen_goes_along_to_the_next_page(region: Region) -> None:
    app = page(UPPER)
    app.button_group(key="indicator").set_value("submitted_initiatives").run()
    app.switch_page("../pages/municipality.py").run()
    assert app.button_group(key="indicator").value == "submitted_initiatives"
    app.switch_page("../pages/overview.py").run()
    assert app.button_group(key="indicator").value == "submitted_initiatives"


def test_whom_a_link_would_compare_with_and_nobody_knows_is_said(region: Region) -> None:
    app = page(UPPER, **{"with": "Нигде <b>"})
    assert "Муниципалитета «<bdi>Нигде &lt;b&gt;</bdi>» из ссылки в таблицах нет" in html(app)
    assert not app.multiselect(key="with").value
    assert "из ссылки" not in html(page(UPPER, **{"with": app.multiselect(key="with").options[0]}))


@pytest.mark.parametrize(("word", "language"), [("Инициативы", "en"), ("Initiatives", "ru"), ("Initiatives", "en")])
def test_a_link_names_the_indicator_in_any_language(region: Region, word: str, language: str) -> None:
    assert page(UPPER, indicator=word, lang=language).session_state["indicator"] == "submitted_initiatives"


def test_files_hold_full_names_and_codes(region: Region) -> None:
    build = connection.stamp()
    found = frames.standing(build, TODAY, (UPPER, LAKE))
    everybody = register.register(build)
    taken = names.joinable(peers_tables.standing_table(found, "registered_users", everybody), [UPPER, LAKE], everybody)
    assert dict(zip(taken["Код ОКТМО"], taken["Муниципалитет"], strict=True)) == {
        UPPER: "Верхний район",
        LAKE: "Озерный район",
    }


# --- pure pieces ---

CIRCLE = pd.DataFrame(
    {
        "label": ["Ельский", "Верхний", "Лесной"],
        "rate": [48.0, 36.0, 12.0],
        "rate_low": [40.0, 30.0, np.nan],
        "rate_high": [50.0, 38.0, np.nan],
        "is_mine": [False, True, False],
    }
)


def test_the_chart_of_places_is_ordered_and_only_ones_own_is_loud() -> None:
    figure = places.places(CIRCLE, 30.0, "в группе")
    assert list(figure.layout.yaxis.ticktext) == ["Ельский", "<b>Верхний</b>", "Лесной"]
    said = [note.text for note in figure.layout.annotations]
    assert said == ["в группе 30,0", "<b>36,0</b>"]
    dots = [trace for trace in figure.data if trace.mode == "markers"]
    assert [list(trace.x) for trace in dots] == [[48, 12], [36]]
    bars = [trace for trace in figure.data if trace.mode == "lines"]
    assert [list(trace.x) for trace in bars] == [[40, 50, None], [30, 38, None]], "no range, no bar"
    assert figure.layout.dragmode is False
    assert figure.layout.yaxis.fixedrange
    assert figure.layout.xaxis.fixedrange


def test_in_a_large_group_only_ones_own_name_is_written() -> None:
    many = pd.concat([CIRCLE] * 20, ignore_index=True)
    many["is_mine"] = many.index == 30
    figure = places.places(many, None, "в группе")
    assert list(figure.layout.yaxis.ticktext) == ["<b>Ельский</b>"]
    assert places.height(len(many)) == places.height(1000) < 800


def funnel_frame() -> pd.DataFrame:
    exposure = np.array([0.5, 1.0, 2.0])
    deviation = np.sqrt(1 / (4 * exposure) + 0.04)
    return pd.DataFrame(
        {
            "label": ["Ельский", "Верхний", "Лесной"],
            "rate": "initiatives_per_1000",
            "per": "employees",
            "base": exposure * 1000,
            "value": [40.0, 20.0, 19.0],
            "group_mean": 16.0,
            "tau_squared": 0.04,
            "high_95": (4 + 1.96 * deviation) ** 2,
            "low_998": (4 - 3.09 * deviation) ** 2,
            "outside": ["above_998", "no", "no"],
            "z": [3.5, 0.4, 0.3],
            "is_mine": [False, True, False],
        }
    )


def test_the_limits_drawn_are_those_of_the_metric() -> None:
    found = funnel_frame()
    lines = [trace for trace in funnel.funnel(found, "Работников").data if trace.mode == "lines"]
    assert len(lines) == 4
    for column, trace in (("high_95", lines[0]), ("low_998", lines[3])):
        drawn = np.interp(found["base"], trace.x, trace.y)
        assert drawn == pytest.approx(found[column].to_numpy(), rel=0.01)


def test_ones_own_and_those_outside_are_named_in_the_funnel() -> None:
    said = [note.text for note in funnel.funnel(funnel_frame(), "Работников").layout.annotations]
    assert "Ельский" in said
    assert "<b>Верхний: 20,0</b>" in said
    assert not any("Лесной" in text for text in said)


def test_of_many_outside_only_the_farthest_are_named() -> None:
    many = pd.concat([funnel_frame(), *[funnel_frame().iloc[:1]] * 20], ignore_index=True)
    many["label"] = [f"Район {n}" for n in range(len(many))]
    many.loc[10, "z"] = -9.0
    said = [note.text for note in funnel.funnel(many, "Работников").layout.annotations if "Район" in note.text]
    assert said[0] == "Район 10"
    assert said[-1] == "<b>Район 1: 20,0</b>"
    assert len(said) == funnel.LOUD + 1


def test_without_limits_there_are_dots_alone() -> None:
    found = funnel_frame().assign(tau_squared=np.nan, outside=None)
    figure = funnel.funnel(found, "Работников")
    assert [trace.mode for trace in figure.data] == ["markers"]
    assert [note.text for note in figure.layout.annotations] == ["<b>Верхний: 20,0</b>"]


def test_achievement_is_never_capped() -> None:
    found = pd.DataFrame(
        {
            "label": ["Ельский", "Верхний"],
            "target_intensity": [10.0, 30.0],
            "achieved": [50.0, 500.0],
            "percent": [50.0, 500.0],
        }
    ).assign(is_mine=[False, True])
    figure = ambition.ambition(found, 20.0, "на 1 000 работников")
    assert figure.layout.yaxis.range[1] > 500
    assert "<b>Верхний: 500 %</b>" in [plain(note.text) for note in figure.layout.annotations]


def test_small_curves_share_one_scale_and_keep_their_gaps() -> None:
    days = pd.to_datetime([date(2026, 9, 1) + timedelta(n) for n in range(3)])
    curves = [
        (name, pd.DataFrame({"on_date": days, "rate": rate}))
        for name, rate in (("Верхний", [1.0, np.nan, 4.0]), ("Ельский", [2.0, 8.0, np.nan]))
    ]
    figure = small_multiples.small_multiples(curves, date(2026, 9, 1), date(2026, 9, 3))
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range == (0, pytest.approx(8.64))
    assert [trace.connectgaps for trace in figure.data] == [False, False]
    assert [note.text for note in figure.layout.annotations] == ["<b>Верхний 4,0</b>", "Ельский —"]


def test_names_in_charts_stay_text() -> None:
    assert label("<b>Кинель</b> $x$ & Ко") == "&lt;b&gt;Кинель&lt;/b&gt; &#36;x&#36; &amp; Ко"
    assert label("Ы" * 50) == "Ы" * 23 + "…"


def test_names_without_their_kind_stay_different() -> None:
    register = {
        key: {"name": name}
        for key, name in {
            "a": "городской округ Кинель",
            "b": "Лесной муниципальный район",
            "c": "муниципальный округ Лесной",
        }.items()
    }
    assert names.bare(register)["a"] == "Кинель"
    assert len(set(names.bare(register).values())) == 3
    twins = {key: {"name": "Кинель", "oktmo": oktmo} for key, oktmo in (("1", "36408000"), ("2", None))}
    assert names.names(twins) == {"1": "Кинель (36408000)", "2": "Кинель (2)"}


@pytest.mark.parametrize(
    ("said", "rate"), [("12,4", 12.44), ("12,0", 12.0), ("0,97", 0.966), ("1,0", 0.999), ("<0,01", 0.001), ("0,0", 0)]
)
def test_a_rate_is_written_with_a_fraction(said: str, rate: float) -> None:
    assert intensity(rate) == said
