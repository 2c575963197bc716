"""The same figure is the same on every page: sums of the region, a municipality's figures, its place, what it has missed."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from dashboard import connection, wording
from dashboard.conclusions import peers as said
from dashboard.conclusions.attention import by_attention
from dashboard.frames import peers, standing
from dashboard.frames.cache import tidied, with_percent
from dashboard.plain import rows
from tests.dashboard.conftest import TODAY, Region, day, make, on
from tests.dashboard.opening import html, opened

NAMES = ("Темнов", "Лугов", "Светлов", "Ольхов", "Ельский")
SHORT_OF = "Ельский район"
"""199 of 200: its 99.5 % is nowhere 100 %."""

REGISTER = "Муниципалитет | Код ОКТМО | Тип | Население | Работники бюджетной сферы\n" + "\n".join(
    f"{name} район | 996001{n:02d} | муниципальный район | {21_000 + 900 * n} | {1_700 + 40 * n}"
    for n, name in enumerate(NAMES)
)
TARGETS = "Муниципалитет | Этап | Срок | Зарегистрировано | Инициативы\n" + "\n".join(
    f"{name} | {stage} | {due} | {200 * share // 3} | {90 * share // 3}"
    for name, (stage, due, share) in product(
        NAMES, (("Этап 1", on(20), 1), ("Этап 2", on(-7), 2), ("Этап 3", on(-30), 3))
    )
)
FACTS = "Дата | Муниципалитет | Зарегистрировано | Инициативы\n" + "\n".join(
    f"{on(back)} | {name} | {(4 - back // 10) * (16 + 9 * n)} | {(4 - back // 10) * (5 + 3 * n)}"
    for n, name in enumerate(NAMES[:4])
    for back in (30, 20, 10, 0)
)
FACTS += f"\n{on(30)} | Ельский | 80 | 31\n{on(1)} | Ельский | 199 | 33"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return make(tmp_path_factory.mktemp("consistency") / "region", FACTS, REGISTER, TARGETS)


@pytest.fixture
def region(made: Region, monkeypatch: pytest.MonkeyPatch) -> Region:
    monkeypatch.setenv("MARATHON_CONFIG", str(made.config))
    return made


def text(page: str, **query: str) -> str:
    """All words of a page, its headings and the paragraph for the messenger, with ordinary spaces."""
    app = opened(page, **query)
    words = re.sub(r"<[^>]*>", " ", html(app))
    more = [str(found.value) for found in (*app.header, *app.subheader, *app.code)]
    return " ".join(unescape("\n".join([words, *more])).replace("\N{NO-BREAK SPACE}", " ").split())


def plain(said: str) -> str:
    return said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("back", [0, 3])
def test_sums_of_the_region_are_the_same_in_its_cards_its_summary_and_its_method(region: Region, back: int) -> None:
    as_of = day(back)
    sums = standing.region(connection.stamp(), as_of)
    pages = {page: text(page, as_of=str(as_of), summary="true") for page in ("overview", "method")}
    for row in sums.values():
        percent, actual = plain(wording.percent(row["percent"])), plain(wording.number(row["actual"]))
        assert f"{percent} от цели {plain(wording.number(row['final_target']))}" in pages["overview"]
        assert f": {actual}, {percent} от цели" in pages["overview"], "in the summary"
    shown = [row for row in sums.values() if f"вместе {plain(wording.number(row['actual']))}" in pages["method"]]
    assert shown, "the example of the sums"
    assert all(f"= {plain(wording.percent(row['percent']))}" in pages["method"] for row in shown)


@pytest.mark.parametrize("back", [0, 3])
def test_a_municipality_is_the_same_on_every_page(region: Region, back: int) -> None:
    as_of, build = day(back), connection.stamp()
    table = opened("overview", as_of=str(as_of)).dataframe[0].value
    found = rows(standing.progress(build, as_of))
    for row in found:
        listed = table[table.iloc[:, 0] == wording.short_name(row["name"])].iloc[0]
        shown = listed[wording.heading(row["indicator"])]
        assert shown["факт"] == row["actual"]
        assert shown["% цели"] == row["percent"]
    ordered = rows(by_attention(standing.progress(build, as_of)))
    row = next(row for row in ordered if row["status"] == "behind" and row["needed_per_day"])
    link = {"m": row["municipality_id"], "as_of": str(as_of)}
    needed, pace = wording.rate(row["needed_per_day"]), wording.rate(row["recent_per_day"])
    actual, target = wording.number(row["actual"]), wording.number(row["target"])
    own, due = text("municipality", **link), text("schedule", as_of=str(as_of))
    assert f"{actual} из {target}" in own
    assert f"{actual} из {target}, нужно {needed} в день" in due
    assert f"нужно {needed} в день" in own
    assert f"темп {pace}" in own
    assert f"{wording.in_sentence(row['indicator'])}: {actual} из {target} к " in text("overview", as_of=str(as_of))


def test_who_is_called_and_the_sentence_of_the_page_speak_of_the_same_indicator(region: Region) -> None:
    overview = text("overview")
    for row in rows(standing.progress(connection.stamp(), TODAY)):
        called = re.search(rf"{row['name']} (?:▼|○) отстаёт · (\w+):", overview)
        if called:
            own = text("municipality", m=row["municipality_id"])
            noun = {"регистрации": "регистрац", "инициативы": "инициатив"}[called[1]]
            assert re.search(rf"Отстаёт\. К [^,]+ нужн[ао] \d+ {noun}", own), row["name"]


def test_the_place_is_the_same_on_both_pages_that_show_it(region: Region) -> None:
    build = connection.stamp()
    for row in rows(peers.standings(build, TODAY)):
        place = plain(said.place(row))
        assert place != wording.NONE
        compared = text("peers", m=row["municipality_id"])
        assert f"{wording.short(row['indicator'])}: место в группе {place}" in compared
        own = text("municipality", m=row["municipality_id"])
        rate = f"{wording.intensity(row['rate'])} на 1 000 работников, в группе вместе с ним {wording.intensity(row['peers_rate'])}"
        if row["indicator"] == "registered_users":
            assert f"Место в группе {place}" in own
            assert f"регистрации: {rate}" in own
            assert f"{wording.intensity(row['rate'])} регистрации на 1 000 работников" in compared


def test_missed_checkpoints_are_counted_alike(region: Region) -> None:
    table = opened("overview").dataframe[0].value
    missed = table.set_index(table.columns[0])[(" ", "✕ сроки")]
    for row in rows(standing.progress(connection.stamp(), TODAY).drop_duplicates("municipality_id")):
        n = int(missed[wording.short_name(row["name"])])
        own = text("municipality", m=row["municipality_id"])
        assert (f"не выполнено сроков: {n} из 1" if n else "все подведённые сроки выполнены: 1") in own
    whole = int((missed > 0).sum())
    assert f"не выполнен у {whole} из {len(NAMES)}" in text("method")
    assert whole == 0 or f"{whole} не выполнил" in text("overview")


def test_what_is_short_of_the_target_is_nowhere_a_hundred_per_cent(region: Region) -> None:
    (mine,) = [
        r for r in rows(standing.progress(connection.stamp(), TODAY)) if (r["name"], r["actual"]) == (SHORT_OF, 199)
    ]
    assert mine["percent"] == 99
    link = {"m": mine["municipality_id"]}
    assert "100 %" not in text("municipality", **link)
    app = opened("peers", **link)
    app.query_params["ambition"] = "true"
    app.run()
    assert "выполнено 99 %" in text("peers", **link)
    specs = [json.loads(found.proto.spec) for found in app.get("plotly_chart")]
    notes = [plain(note["text"]) for spec in specs for note in spec["layout"]["annotations"]]
    assert "<b>Ельский: 99 %</b>" in notes or "<b>Ельский район: 99 %</b>" in notes
    assert not any("100 %" in note for note in notes)


# --- the frames themselves --------------------------------------------------------------------------------------------


def test_only_addresses_of_the_web_become_links() -> None:
    typed = ["https://docs.google.com/x", "http://x", "javascript:alert(1)", " https://x", "data:text/html,x", None]
    kept = tidied(pd.DataFrame({"url": typed}))["url"].tolist()
    assert kept[:2] == typed[:2]
    assert all(pd.isna(url) for url in kept[2:])


def test_percents_are_whole_and_never_round_up_to_all() -> None:
    shares = pd.DataFrame({"share": [0.996, 1.0, 1.004, 2.5, 0.0, None]})
    assert with_percent(shares)["percent"].tolist()[:5] == [99, 100, 100, 250, 0]
    assert pd.isna(with_percent(shares)["percent"].iloc[5])


def test_a_municipality_without_population_can_be_held_against_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = REGISTER.replace("| 21000 | 1700", "| | ")
    region = make(tmp_path / "region", FACTS, register, TARGETS)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("peers", m="99600100")
    app.multiselect[0].set_value(["99600101", "99600102", "99600103"])
    for key in ("ambition", "week", "funnel", "curves"):
        app.query_params[key] = "true"
    app.run()
    assert not app.title, "a page that breaks has a title"
    assert not app.exception
