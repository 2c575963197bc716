"""«Методика»: each example's arithmetic gives the metric's value, the rules decide as `progress` does, texts stay texts."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from dashboard.components.schedule import KEY
from dashboard.conclusions import glossary, method_forecast
from dashboard.conclusions.method import TITLES
from dashboard.conclusions.method_figures import MARKS_MEAN
from dashboard.conclusions.method_status import RULES, rule
from dashboard.connection import stamp
from dashboard.figures import calibration
from dashboard.frames import forecasts, marathon, standing
from dashboard.plain import rows
from tests.dashboard.conftest import FACTS, REGISTER, TARGETS, TODAY, Region, day, first_lines, make, on
from tests.dashboard.opening import html, opened
from tests.world import HERE

NAMES = ["Берёзов", "Верхов", "Дубов", "Ельнин", "Заозёрн", "Камышин"]
PEERS = "Муниципалитет | Код ОКТМО | Тип | Население | Работники бюджетной сферы\n" + "\n".join(
    f"{name} район | 9960020{n} | муниципальный район | {22000 + 3000 * n} | {700 + 250 * n}"
    for n, name in enumerate(NAMES)
)
"""Six of one kind and size: one group of peers."""


def goals(moved: int = 18) -> str:
    """Due dates 20 days ago and in 10 days, of one `moved` days ago; one target far below the others'."""
    head = "Муниципалитет | Этап | Срок | Зарегистрировано | Инициативы"
    first = [
        f"{name} | Этап 1 | {on(moved if not n else 20)} | {40 + 5 * n} | {14 + n}" for n, name in enumerate(NAMES)
    ]
    last = [
        f"{name} | Итог | {on(-10)} | {100 if n == 5 else 110 + 20 * n} | {40 + 8 * n}" for n, name in enumerate(NAMES)
    ]
    return "\n".join([head, *first, *last])


def figures(until: int, corrected: int = 0) -> str:
    """Weekly figures from 56 days ago; one is silent since 14 days ago, a later edit adds `corrected` to one of 20 days ago."""
    head = "Дата | Муниципалитет | Зарегистрировано | Инициативы"
    rows = [head]
    for back in (56, 49, 42, 35, 28, 21, 14, 7, 0):
        for n, name in enumerate(NAMES):
            if back >= until and not (n == 4 and back < 14):
                value = round((61 - back) * (1 + n / 5))
                extra = corrected if (n, back) == (1, 21) else 0
                rows.append(f"{on(back)} | {name} | {value + extra} | {value // 3}")
    return "\n".join(rows)


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """A region with peers, refreshed week by week: forecasts are made and scored, a date is moved, a result corrected."""
    made = Region(tmp_path_factory.mktemp("rich"))
    made.tell("Муниципалитеты", PEERS)
    for back in (28, 21, 14, 0):
        made.tell("Цели", goals(20 if back > 25 else 18))
        made.tell("Факт", figures(back, corrected=4 if back < 14 else 0))
        made.refresh(f"{day(back)} 18:00" if back else f"{datetime.now(HERE):%Y-%m-%d %H:%M:%S.%f}")
    return made


@pytest.fixture
def page(rich: Region, monkeypatch: pytest.MonkeyPatch) -> str:
    """All of the page's HTML."""
    monkeypatch.setenv("MARATHON_CONFIG", str(rich.config))
    return html(opened("method"))


def examples(page: str) -> list[str]:
    """Every line that is marked as an example, without tags."""
    blocks = re.findall(r'<div class="md-example">(.*?)</div>', page)
    return [
        re.sub("<[^>]+>", "", one).replace("&lt;", "<") for block in blocks for one in re.findall("<p>(.*?)</p>", block)
    ]


FORMULA = re.compile(r"([(\d][\d (),%×/+−]*?)(?: день| дня| дней)? [=≈] ([−+]?\d+(?: \d{3})*(?:,\d+)?(?: %)?)")


def plain(text: str) -> str:
    """«73 % × 18,7» as Python writes it."""
    text = re.sub(r"(\d) (?=\d{3}\b)", r"\1", text).replace(",", ".").replace("−", "-").replace("×", "*")
    return re.sub(r"(\d+) %", r"(\1/100)", text)


def test_the_arithmetic_of_every_example_is_right(page: str) -> None:
    found = [match.groups() for said in examples(page) for match in FORMULA.finditer(said)]
    assert len(found) >= 12
    for left, right in found:
        assert re.fullmatch(r"[\d().*/+\- ]+", plain(left)), left
        unit = 0.01 if right.endswith("%") else 10.0 ** -len(right.partition(",")[2])
        slack = 0.12 if "%" in left else 0.0001  # a product of rounded shares and rates
        assert eval(plain(left)) == pytest.approx(eval(plain(right)), abs=unit / 2 + slack), (left, right)


def said_of(page: str, sign: str) -> str:
    """The one example that holds this."""
    (found,) = [said for said in examples(page) if sign in said]
    return found


def test_examples_give_what_the_metrics_give(page: str, rich: Region) -> None:
    name = re.search(r"<bdi>([^<]+)</bdi></a>, ([^:]+): <bdi>\d+ на ", page)
    assert name
    indicator = {"регистрации": "registered_users", "инициативы": "submitted_initiatives"}[name[2]]
    asked = [TODAY, name[1], indicator]
    ((actual, target, due, goal, needed, pace, chance, middle),) = rich.ask(
        """select actual, final_target, due_on, target, needed_per_day, recent_per_day, chance, forecast_mid
        from progress(?) where name = ? and indicator = ?""",
        asked,
    )
    assert f"{actual} / {target} = {round(100 * actual / target)} %" in said_of(page, f" / {target} = ")
    days = (due - TODAY).days
    assert f"({goal} − {actual}) / {days} дней = {paced(needed)} в день" in page
    assert f") / 14 дней = {paced(pace)} в день" in page
    likely = "меньше 1" if chance < 0.01 else f"{100 * chance:.0f}"
    assert f"середина {round(middle)}; цель {goal}, вероятность успеть — {likely} %" in page
    ((rate, mean, shrunk, low, high, first, last, members),) = rich.ask(
        """select rate, peers_rate, rate_shrunk, rate_low, rate_high, place_low, place_high, members
        from peer_standing(?) where name = ? and indicator = ?""",
        asked,
    )
    assert f"= {comma(rate)} на 1 000 работников, среднее — {comma(mean)}" in page
    assert f"≈ {comma(shrunk)}; промежуток {comma(low)}–{comma(high)}" in page
    place = f"{first}–{last}" if first < last else str(first)
    assert f"из {members} наверняка впереди {first - 1}, наверняка позади {members - last}: место {place} из" in page


def comma(number: float) -> str:
    """A rate on 1,000 with its fraction."""
    return f"{number:.1f}".replace(".", ",")


def paced(number: float) -> str:
    """A pace per day: without a fraction where there is none, or from ten on."""
    return f"{number:.0f}" if number >= 10 else comma(number).removesuffix(",0")


def test_examples_of_the_region_are_its_sums(page: str, rich: Region) -> None:
    ((actual, goal, reported, ago, change),) = rich.ask(
        """select actual, final_target, reported, actual_week_ago, change_7d from region_progress(?)
        where indicator = 'registered_users'""",
        [TODAY],
    )
    assert f"Регистрации: <bdi>цифра есть у {reported} из 6, вместе {actual}" in page
    assert f"{actual} / {goal} = {round(100 * actual / goal)} %" in page
    assert f"{actual} − {ago} = +{change}" in page


def test_checkpoints_corrections_moves_silence_and_questions_have_their_example(page: str, rich: Region) -> None:
    ((value, now),) = rich.ask(
        "select value, value_now from checkpoint_result(?) where correction <> 0 and indicator = 'registered_users'",
        [TODAY],
    )
    assert f"итог {value}, позже исправлено на {now}; {now} − {value} = +4" in page
    assert "перенесён с" in said_of(page, "перенесён")
    assert "Заозёрн район" in said_of(page, "молчит с")
    ((value, usual, threshold),) = rich.ask(
        "select value, usual, threshold from alarm(?) where alarm = 'low_target' and indicator = 'registered_users'",
        [TODAY],
    )
    assert f"цель {comma(value)} на 1 000, в группе обычно {comma(usual)}; половина — {comma(threshold)}" in page
    ((results, covered),) = rich.ask("select forecasts, covered from forecast_score(?) limit 1", [TODAY])
    assert results > 0
    assert f"{results} прогноз" in page
    assert f"в диапазон попало {round(100 * covered)} % итогов" in page


@pytest.mark.parametrize("back", [0, 7, 30, 45, 59])
@pytest.mark.parametrize("kind", ["full", "over", "rich"])
def test_the_rules_shown_decide_as_progress_does(
    kind: str, back: int, regions: dict[str, Region], rich: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    region = rich if kind == "rich" else regions[kind]
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    build, as_of = stamp(), day(back)
    progress = standing.progress(build, as_of)
    assert len(progress)
    for row in rows(progress):
        assert RULES[rule(row, marathon.season(build), as_of)][0] == row["status"]


def test_each_rule_says_how_often_it_decides(full: Region) -> None:
    said = html(opened("method"))
    ((silent, of),) = full.ask("select count(*) filter (status = 'silent'), count(*) from progress(?)", [TODAY])
    assert silent
    assert f'последняя цифра старше 7 дней<div class="md-quiet">{silent} из {of} · ' in said
    assert said.count(">ни у кого<") + said.count(f" из {of} · ") == len(RULES)


def test_the_thresholds_are_those_of_this_marathon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = make(tmp_path / "region")
    sources = '[[sources]]\nname = "Свод"\nworkbook = "book"\n'
    region.settle(sources, "stale_after_days = 9\ngrace_days = 3\n[thresholds]\non_track = 0.7\nat_risk = 0.3\n")
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    said = html(opened("method"))
    for shown in ("вероятность успеть — 70 % или больше", "меньше 30 %", "старше 9 дней", "3 дня после срока"):
        assert shown in said


def test_sections_are_anchors_and_each_is_in_the_contents(page: str) -> None:
    app = opened("method")
    assert [heading.proto.anchor for heading in app.subheader] == list(TITLES)
    assert re.findall(r'href="#(\w+)"', page) == list(TITLES)


def test_every_mark_of_the_calendar_is_explained(page: str) -> None:
    assert set(MARKS_MEAN) == set(KEY)
    marks = page.partition("Отметки на странице «Сроки»")[2].partition("</ul>")[0]
    assert "<b>нет данных</b> — к сроку не сообщено ничего" in marks


def test_the_glossary_is_there(page: str) -> None:
    assert page.count("<dt>") == len(glossary.WORDS)
    assert "<dt>Нарастающим итогом</dt><dd>сколько всего с начала марафона" in page


def test_without_figures_no_example_is_made_up(regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["empty"].config))
    app = opened("method")
    assert not FORMULA.search(" ".join(examples(html(app))))
    assert "Примеры появятся вместе с первыми цифрами" in html(app)
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["nobody"].config))
    app = opened("method")
    assert "Муниципалитетов пока нет" in app.info[0].value
    assert not re.search(r'<div class="md-example">(?:(?!</div>).)*<a ', html(app)), "nobody is named"
    assert len(app.subheader) == len(TITLES)


def test_how_forecasts_held_is_drawn_once_it_is_opened(rich: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(rich.config))
    app = opened("method")
    assert not app.get("plotly_chart")
    app.session_state["held"] = True
    app.run()
    assert len(app.get("plotly_chart")) == 2
    scored = sum(row[0] for row in rich.ask("select forecasts from forecast_score(?)", [TODAY]))
    assert forecasts.calibration(stamp(), TODAY)["forecasts"].sum() == scored
    assert forecasts.coverage(stamp(), TODAY)["forecasts"].sum() == scored


@pytest.mark.parametrize(("covered", "said"), [(0.97, "осторожнее"), (0.5, "смелее"), (0.78, None)])
def test_ranges_that_held_more_or_less_than_promised_are_said_to(covered: float, said: str | None) -> None:
    score = {name: {"forecasts": 60, "covered": covered} for name in ("registered_users", "submitted_initiatives")}
    found = "".join(one.text for one in method_forecast.held(score))
    assert (said in found and f"{covered * 100:.0f}" in found) if said else not found
    assert not method_forecast.held({"registered_users": {"forecasts": 5, "covered": covered}}), "too few to say"
    assert not method_forecast.held({"registered_users": {"forecasts": 0, "covered": None}})


def test_a_few_scored_forecasts_are_not_drawn() -> None:
    row = {"forecasts": 9, "covered": 1.0, "error": 0.1, "brier": 0.2}
    assert not method_forecast.is_worth_a_chart({"registered_users": row, "submitted_initiatives": row})
    assert method_forecast.is_worth_a_chart({"registered_users": row | {"forecasts": 20}})
    assert method_forecast.score(row | {"forecasts": 0}).startswith("ещё не зафиксирован")


def test_names_of_strangers_are_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = '<img src=x onerror="alert(1)"> **жирный** $x^2$'
    register = first_lines(REGISTER, 2).replace("Темнов район", f"Темнов {name}")
    region = make(
        tmp_path / "region",
        first_lines(FACTS, 4).replace("Темнов ", f"Темнов {name} "),
        register,
        first_lines(TARGETS, 4).replace("Темнов ", f"Темнов {name} ").replace("Этап 1", "<b>Этап</b>"),
    )
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    said = html(opened("method"))
    assert "&lt;img src=x onerror=" in said
    assert "**жирный** $x^2$" in said
    assert "<img" not in said
    assert "«&lt;b&gt;Этап&lt;/b&gt;»" in said


def test_the_charts_show_how_many_came_true() -> None:
    said = pd.DataFrame(
        {
            "chance_from": [0.0, 0.8],
            "chance_to": [0.2, 1.0],
            "said": [0.1, 0.9],
            "forecasts": [50, 100],
            "reached": [0, 95],
        }
    )
    figure = calibration.calibration(said)
    dots = figure.data[1]
    assert (list(dots.x), list(dots.y)) == ([0.1, 0.9], [0.0, 0.95])
    assert dots.marker.size[0] < dots.marker.size[1]
    assert [label.text for label in figure.layout.annotations] == ["0 из 50", "95 из 100", "как сказано"]
    assert method_forecast.calibrated(said) == "Где панель говорила «больше 80 %», цель достигнута в 95 случаях из 100"
    weeks = pd.DataFrame(
        {"week": pd.to_datetime(["2026-09-28", "2026-10-05"]), "forecasts": [10, 30], "covered": [9, 21]}
    )
    figure = calibration.coverage(weeks)
    assert list(figure.data[0].y) == [0.9, 0.7]
    assert (
        method_forecast.covered(weeks).replace("\N{NO-BREAK SPACE}", " ")
        == "В диапазон попало 75 % итогов, должно быть около 80 %"
    )
    for found in (figure, calibration.calibration(said)):
        assert found.layout.dragmode is False
        assert found.layout.xaxis.fixedrange
        assert found.layout.yaxis.fixedrange
