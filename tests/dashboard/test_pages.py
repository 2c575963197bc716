"""Every page, found by walking the folder, on every kind of region; the numbers shown are those of `progress`."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.conftest import START, TODAY, Region, make
from tests.serving import ROOT

PAGES = sorted((ROOT / "dashboard" / "pages").glob("*.py"))


def opened(page: Path | None = None, **query: str) -> AppTest:
    """The page as a reader of a fresh session gets it."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app" / "main.py"), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    if page is not None:
        app.switch_page(f"../pages/{page.name}").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    """All HTML the page drew."""
    return "\n".join(element.proto.body for element in app.get("html"))


def table(app: AppTest) -> pd.DataFrame:
    """The table of municipalities."""
    found: pd.DataFrame = app.dataframe[0].value
    return found


@pytest.mark.parametrize("kind", ["full", "empty", "one", "over", "nobody"])
@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_every_page_shows_every_region(
    page: Path, kind: str, regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions[kind].config))
    assert html(opened(page)) + "".join(m.value for m in opened(page).markdown)


def test_the_table_shows_what_progress_says(full: Region) -> None:
    shown = table(opened())
    asked = full.ask(
        """select name, indicator, actual, final_target, round(100.0 * actual / final_target), needed_per_day, recent_per_day
        from progress(?)""",
        [TODAY],
    )
    groups = {"registered_users": "Зарегистрировано", "submitted_initiatives": "Подано инициатив"}
    assert len(asked) == 2 * len(shown)
    for name, indicator, *figures in asked:
        (row,) = shown[shown["", "Муниципалитет"] == name][groups[indicator]].to_numpy().tolist()
        percent, actual, target, needed, recent = (None if pd.isna(value) else value for value in row)
        assert [actual, target, percent, needed, recent] == pytest.approx(figures)


def test_who_needs_attention_comes_first_and_nothing_missing_is_a_zero(full: Region) -> None:
    shown = table(opened())
    assert shown["", "Муниципалитет"].tolist()[:3] == ["Темнов район", "Ольховский округ", "Лугов район"]
    lugov = shown[shown["", "Муниципалитет"] == "Лугов район"]["Зарегистрировано"].iloc[0]
    assert lugov[["% цели", "факт", "нужно/дн", "темп/дн"]].isna().all()
    assert lugov["цель"] == 70


def test_the_head_of_the_page_says_where_the_region_stands(full: Region) -> None:
    said = html(opened()).replace("\N{NO-BREAK SPACE}", " ")
    assert "сообщили 4 из 5" in said
    assert "данные обновлены только что" in said
    assert ">455<" in said  # 38 + 372 + 40 + 5; who never reported is not counted as 0
    assert "<b>106 %</b> от цели 430" in said
    assert "срок у 3 из 5" in said


def test_each_call_has_its_reason_in_words(full: Region) -> None:
    said = html(opened()).replace("\N{NO-BREAK SPACE}", " ")
    assert "регистрации: 38 из 90 к" in said or "инициативы: 12 из 40 к" in said
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
    for wrong in ("2001-01-01", "2999-01-01", "вчера"):
        assert opened(as_of=wrong).date_input[0].value == TODAY


def test_the_indicator_of_the_link_is_drawn(full: Region) -> None:
    message = opened(indicator="Инициативы").subheader[0].value.replace("\N{NO-BREAK SPACE}", " ")
    assert message.startswith("До цели не хватает 75:")  # 160 − 85


def test_the_first_day_of_the_season_can_be_shown(full: Region) -> None:
    assert "сообщили 0 из 5" in html(opened(as_of=str(START)))


def test_after_the_last_day_nothing_is_needed_any_more(
    regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["over"].config))
    assert "все сроки прошли" in html(opened())
    assert opened(indicator="Инициативы").subheader[0].value.startswith("Цель достигнута: ")


def test_a_source_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = make(tmp_path / "region")
    region.settle('[[sources]]\nname = "Свод"\nworkbook = "book"\n[[sources]]\nname = "<b>Нет"\nworkbook = "none"\n')
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    assert "Источник «&lt;b&gt;Нет» не читается, данных из него нет: " in html(opened())


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
    assert str(tmp_path / named) in html(app)
