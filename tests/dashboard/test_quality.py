"""«Качество данных»: what is shown is what the warehouse says, each finding leads to its cell, and whoever looks finds theirs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import connection, language, takeaway, wording
from dashboard.components import quality as drawn
from dashboard.components.quality import SHOWN
from dashboard.conclusions import quality, reporting, sources
from dashboard.frames import quality as frames
from dashboard.plain import rows
from dashboard.replay import quality as replay
from pipelines.catalogue import CATALOGUE
from tests.dashboard.conftest import FACTS, REGISTER, TARGETS, TODAY, Region, day, first_lines, make, on
from tests.dashboard.opening import html, opened

BEFORE = f"""
Дата      | Муниципалитет | Зарегистрировано | Инициативы
{on(30)}  | Темнов        | 12               | 3
{on(21)}  | Темнов        | 31               | 11
"""
FLAWED = f"""
Дата      | Муниципалитет | Зарегистрировано | Инициативы | Заметки
{on(30)}  | Темнов        | 12               | 3          |
{on(21)}  | Темнов        | 35               | 11         |
{on(1)}   | Темнов        | 3О               | 12         |
{on(11)}  | Ольховский    | 40               | <b>12</b>  |
{on(2)}   | Лугоф район   | 5                | 1          |
{on(2)}   | Светлов       | 5                | 0          |
          | Итого         | 500              |            |
"""
TEMNOV, LUGOV = "99600101", "99600102"


@pytest.fixture(scope="module")
def flawed(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """Темнов's figure was edited after its result was frozen; a digit is a letter, a name is misspelt, a sum is wrong."""
    folder = tmp_path_factory.mktemp("flawed")
    region = Region(folder)
    for tab, sheet in {"Муниципалитеты": REGISTER, "Цели": TARGETS, "Факт": BEFORE}.items():
        region.tell(tab, sheet)
    region.refresh(f"{day(19)}")
    region.tell("Факт", FLAWED)
    region.publish()
    return region


@pytest.fixture
def shown(flawed: Region, monkeypatch: pytest.MonkeyPatch) -> Region:
    """The flawed region, chosen by the environment."""
    monkeypatch.setenv("MARATHON_CONFIG", str(flawed.config))
    return flawed


def page(view: str | None = None, **query: str) -> AppTest:
    """The page with this query in its address; AppTest does not read a tab from there."""
    app = opened("quality", **query)
    if view is not None:
        app.session_state["view"] = view
        app.run()
        assert not app.exception
    return app


def listed(app: AppTest) -> list[str]:
    """The findings as they are listed, without markup."""
    found = re.findall(r"<li>(.*?)</li>", "".join(re.findall(r'<ul class="md-list md-findings">.*?</ul>', html(app))))
    return [re.sub(r"<[^>]+>", " ", line) for line in found]


def test_the_answer_comes_first_and_counts_what_is_open(shown: Region) -> None:
    errors, warnings, sheets = shown.ask(
        """select count(*) filter (severity = 'error'), count(*) filter (severity = 'warning'), count(distinct tab)
        from finding where severity <> 'info'"""
    )[0]
    assert (errors, sheets) == (3, 2)
    said = html(page())
    assert f"<b>{errors} ошибки и {warnings} предупреждения на {sheets} листах</b>" in said
    assert "Исправьте ячейку в своей таблице" in said


def test_every_finding_is_listed_with_place_sentence_and_cure(shown: Region) -> None:
    lines = listed(page())
    asked = shown.ask("select tab || '!' || cell, message_ru from finding")
    assert len(asked) > 3
    for place, message in asked:
        sentence = (message[:1].upper() + message[1:]).replace("<b>12</b>", "&lt;b&gt;12&lt;/b&gt;")
        assert sum(place in line and f"{sentence}." in line for line in lines) == 1


def test_what_is_said_of_one_row_stands_together_and_a_wrong_day_first() -> None:
    said = {"municipality_id": "1", "source": "Свод", "book": None, "tab": "Факт"}
    fall, day, other, nobodys = (
        {**said, "code": "W401", "cell": "E35"},
        {**said, "code": "W402", "cell": "A35"},
        {**said, "code": "W401", "cell": "E36"},
        {**said, "code": "W103", "cell": "J35", "municipality_id": None},
    )
    assert quality.by_row([fall, other, day, nobodys]) == [[day, fall], [other], [nobodys]]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("13О", ("О", "0")),
        ("3O", ("O", "0")),
        ("l2", ("l", "1")),
        ("13", None),
        ("О", None),
        ("46/3", None),
        (None, None),
    ],
)
def test_a_letter_that_looks_like_a_digit_is_named(value: str | None, said: tuple[str, str] | None) -> None:
    found = quality.letter_for_digit(value)
    assert (found and (found["letter"], found["digit"])) == said


def test_the_letter_is_named_beside_the_finding(shown: Region) -> None:
    assert any("В ней буква «О», а не цифра 0." in line for line in listed(page(severity="Ошибки")))


def test_a_file_of_findings_can_be_joined(shown: Region) -> None:
    found = replay.findings_frame(connection.stamp(), TEMNOV, None, None)
    assert set(found["Код ОКТМО"]) == {TEMNOV}
    assert set(found["Муниципалитет"]) == {"Темнов район"}
    assert not isinstance(found["Код ОКТМО"].iloc[0], int)


def test_a_coordinator_finds_theirs_also_under_a_misspelt_name(shown: Region) -> None:
    lines = listed(page(m=LUGOV))
    assert len(lines) == 2, "the misspelt row, and no target set for initiatives or none"
    assert any("Лугоф район" in line for line in lines)


def test_severity_and_sheet_narrow_the_list(shown: Region) -> None:
    (errors,) = shown.ask("select count(*) from finding where severity = 'error'")[0]
    assert len(listed(page(severity="Ошибки"))) == errors
    assert len(listed(page(severity="К сведению"))) < len(listed(page()))
    for key in ("sheet", "severity"):
        app = page(**{key: "Ерунда"})
        assert html(app).count("«<bdi>Ерунда</bdi>» из ссылки") == 1, "what a link asks for and nobody knows is said"
        assert len(listed(app)) == len(listed(page()))


def test_only_an_address_of_a_shared_sheet_becomes_a_link(
    shown: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy(
        shown,
        tmp_path,
        "update finding set url = case when cell = 'C4' then 'https://docs.google.com/?a=1&b=\"2' else 'javascript:1' end",
    )
    monkeypatch.setenv("MARATHON_CONFIG", str(tmp_path / "marathon.toml"))
    said = html(page())
    assert (
        'href="https://docs.google.com/?a=1&amp;b=&quot;2" target="_blank" rel="noopener">открыть Факт!C4 ↗</a>' in said
    )
    assert "javascript:" not in said


def test_findings_beyond_the_first_ones_stand_in_the_table(
    shown: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy(
        shown, tmp_path, "insert into finding select f.* replace (f.tab || n as tab) from finding f, range(40) as r(n)"
    )
    monkeypatch.setenv("MARATHON_CONFIG", str(tmp_path / "marathon.toml"))
    app = page()
    assert len(listed(app)) == SHOWN
    assert f"Показаны первые {SHOWN} из " in html(app)
    assert not app.dataframe, "what is folded is not sent"
    assert len(page(all_findings="true").dataframe[0].value) == duck(tmp_path, "select count(*) from finding")


def test_a_link_of_one_language_is_understood_in_the_other(shown: Region) -> None:
    errors = len(listed(page(severity="Ошибки")))
    assert errors < len(listed(page()))
    assert len(listed(page(severity="Ошибки", lang="en"))) == errors
    assert len(listed(page(severity="Errors"))) == errors
    assert page(view="Кто когда сообщил", lang="en")


def copy(region: Region, folder: Path, change: str) -> None:
    """The region's warehouse with a change, and settings that name it."""
    shutil.copy(next(path for path in region.folder.rglob("marathon.duckdb")), folder / "copy.duckdb")
    with duckdb.connect(str(folder / "copy.duckdb")) as warehouse:
        warehouse.execute(change)
    (folder / "marathon.toml").write_text('warehouse = "copy.duckdb"')


def duck(folder: Path, query: str) -> int:
    with duckdb.connect(str(folder / "copy.duckdb"), read_only=True) as warehouse:
        found = warehouse.execute(query).fetchone()
    assert found is not None
    return int(found[0])


def test_without_findings_the_rows_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register, facts = first_lines(REGISTER, 2), first_lines(FACTS, 4)
    region = make(
        tmp_path / "region",
        facts,
        register,
        f"Муниципалитет | Этап | Срок | Зарегистрировано | Инициативы\nТемнов | Этап 1 | {on(9)} | 30 | 10\nТемнов | Этап 2 | {on(-9)} | 40 | 20",
    )
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    assert region.findings() == []
    said = html(page())
    assert "<b>Ошибок и предупреждений нет</b>" in said
    assert "Замечаний нет. Прочитано 6 строк: загружено 6." in said


def test_before_the_first_municipality_the_findings_are_shown(
    regions: dict[str, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["nobody"].config))
    app = page()
    assert app.info
    assert not app.selectbox
    assert page(view="Кто когда сообщил").header


def test_findings_of_a_past_day_are_called_those_of_now(shown: Region) -> None:
    assert "открыты сейчас, а не на выбранный день" in html(page(as_of=str(day(5))))
    assert "открыты сейчас" not in html(page())


# --- the other tabs ---------------------------------------------------------------------------------------------------


def test_who_reported_when_is_what_reporting_says(full: Region) -> None:
    app = page(view="Кто когда сообщил")
    table = app.dataframe[0].value
    asked = full.ask(
        """select name, max(last_reported_on), min(age_days), max(silent_since), any_value(reported_for_checkpoint)
        from reporting(?) group by name""",
        [TODAY],
    )
    assert len(table) == len(asked)
    said = {"on_time": "✓ вовремя", "late": "→ позже срока", "missing": "… не сообщил", None: None}
    for name, last, age, silent, due in asked:
        (row,) = (plain(found) for found in table[table["Муниципалитет"] == name].to_dict("records"))
        assert row["Последняя цифра"] == (None if last is None else pd.Timestamp(last))
        assert (row["Дней назад"], row["К последнему сроку"]) == (age, said[due])
        assert row.get("Молчит с") == (None if silent is None else pd.Timestamp(silent))
    assert table["Муниципалитет"].tolist()[:2] == ["Лугов район", "Ольховский округ"], "whom to remind comes first"
    assert "Молчит 1 из 5, ни разу не сообщил 1" in html(app)
    assert "последняя цифра за" in "".join(listed(app))


def test_a_usual_delay_is_as_long_in_the_table_as_in_the_sentence(full: Region) -> None:
    found = replay.reports_of(connection.stamp(), TODAY, None).assign(median_delay_days=3.5)
    assert drawn.reporting_frame(found)["Обычно вносят через, дней"].tolist() == [4] * len(found)
    assert "через 4 дня после" in reporting.told(rows(found)[0], past=False).replace(wording.SPACE, " ")


def plain(row: Mapping[Any, Any]) -> dict[Any, Any]:
    return {name: None if pd.isna(cell) else cell for name, cell in row.items()}


def test_indicators_reported_apart_have_rows_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = f"{first_lines(FACTS, 1)}\n{on(11)} | Темнов | 31 | 11\n{on(0)} | Темнов | 38 |"
    region = make(tmp_path / "region", facts, first_lines(REGISTER, 2))
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    table = page(view="Кто когда сообщил").dataframe[0].value
    assert table["Показатель"].tolist() == ["Инициативы", "Регистрации"]
    assert table["Дней назад"].tolist() == [11, 0]


def test_what_was_left_out_is_counted_and_explained(shown: Region) -> None:
    seen, loaded, ignored, rejected = shown.ask("select seen, loaded, ignored, rejected from source_status")[0]
    app = page(view="Что не вошло")
    said = html(app)
    assert f"{seen} строк" in said
    for words in (f"загружено {loaded}", f"итогов и примечаний {ignored}", f"из-за ошибок {rejected}"):
        assert words in said
    assert "1 строка целиком: B6" in said
    assert "2 ячейки: C4, D5" in said
    assert "Итоговая строка не загружена" in said


def test_sums_of_the_sheets_stand_beside_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = f"{first_lines(FACTS, 1)}\n{on(2)} | Темнов | 12 | 3\n{on(2)} | Заречный | 30 | 4\n | Итого | 50 | 7"
    region = make(tmp_path / "region", facts)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = page(view="Что не вошло")
    asked = region.ask("select value, ours, difference from sheet_total order by difference desc")
    assert [tuple(row) for row in app.dataframe[0].value[["В таблице", "Загружено", "Разница"]].to_numpy()] == asked
    assert "сошлись с суммой загруженного: 1 из 2" in html(app)


def test_a_sum_of_which_nobody_says_what_it_sums_is_not_called_wrong(shown: Region) -> None:
    app = page(view="Что не вошло")
    row = plain(app.dataframe[0].value.iloc[0].to_dict())
    assert (row["В таблице"], row["Загружено"], row["Разница"]) == (500, None, None)
    assert "у 1 не сказано, что в них сложено" in html(app)


def test_every_kind_of_finding_that_keeps_something_out_is_known_as_such() -> None:
    keeping_out = re.compile(
        "не загруж|не прочит|не читается|не сохран|не учтён|учтено прежнее|учтена один раз|взята первая|пуст|нет ни листа"
    )
    for kind in CATALOGUE.values():
        assert quality.is_left_out(kind.code) == bool(keeping_out.search(kind.ru)), kind.ru


def test_a_correction_after_the_freeze_is_told_beside_the_frozen_result(shown: Region) -> None:
    ((name, value, now, target),) = shown.ask(
        "select name, value, value_now, target from checkpoint_result(?) join municipality using (municipality_id) where correction <> 0",
        [TODAY],
    )
    (line,) = listed(page(view="История цифр"))
    assert name in line
    assert f"зафиксировано {value}, сейчас {now} (+{now - value}); цель {target}" in line


def test_every_value_a_figure_had_is_shown(shown: Region) -> None:
    asked = shown.ask(
        """select on_date, value, seen_from, seen_until from actual_version join municipality using (municipality_id)
        where name = 'Темнов район' and indicator = 'registered_users' order by on_date desc, seen_from"""
    )
    table = page(view="История цифр", m=TEMNOV).dataframe[0].value
    assert table["Значение"].tolist() == [value for _, value, _, _ in asked] == [31, 35, 12]
    assert table["Стояло до"].isna().tolist() == [until is None for _, _, _, until in asked] == [False, True, True]
    assert [plain({"": cell})[""] for cell in table["До этого"]] == [None, 31, None]
    edited = page(view="История цифр").dataframe[0].value
    assert edited["Значение"].tolist() == [31, 35]
    assert "Всего меняли 1 цифру, считая изменённые после фиксации." in html(page(view="История цифр"))


def test_what_was_edited_later_is_not_known_on_a_past_day(shown: Region) -> None:
    then = page(view="История цифр", m=TEMNOV, as_of=str(day(10))).dataframe[0].value
    assert then["Значение"].tolist() == [31, 12]
    assert then["Стояло до"].isna().all()


def test_the_day_of_another_indicator_is_another_figure(shown: Region) -> None:
    table = page(view="История цифр", m=TEMNOV, indicator="Инициативы").dataframe[0].value
    assert table["Значение"].tolist() == [12, 11, 3]


def test_a_source_that_fails_is_named_without_folders_of_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    region = make(tmp_path / "region")
    missing = tmp_path / "secret" / "none.xlsx"
    region.settle(
        f'[[sources]]\nname = "Свод"\nworkbook = "book"\n[[sources]]\nname = "<b>Нет"\nworkbook = "{missing}"\n'
    )
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = page(view="Источники")
    assert "Не читается 1 источник из 2." in html(app)
    assert "<b>&lt;b&gt;Нет</b>" in html(app)
    table = app.dataframe[0].value
    assert table["Состояние"].tolist() == ["✓ прочитан, без изменений", "✕ не читается"]
    (line,) = listed(app)
    assert "Файла или папки нет на месте: проверьте, не переименовали ли их и не перенесли ли; подробности" in line
    assert "данных из него нет" in line
    assert "secret" not in html(app)
    assert not table.astype(str).apply(lambda column: column.str.contains("secret")).any(axis=None)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            "таблица k: нет доступа; откройте её для robot@x.iam (просмотр)",
            "Нет доступа: проверьте, что таблица открыта",
        ),
        ("таблица k: нет ответа за 180 с; проверьте адреса в [google.endpoint]", "Google не отвечает: "),
        ("таблица k: нет связи с sheets.googleapis.com; проверьте сеть", "Нет связи с Google: "),
        ("свод.xlsx: такого файла или папки нет; исправьте workbook в настройках", "Файла или папки нет на месте: "),
        ("/srv/a.xlsx: нет прав на чтение; дайте их", "Файл не открывается: закройте его в Excel"),
        ("/srv/a.xlsx: файл пуст; дождитесь конца копирования", "Файл пуст: дождитесь конца копирования"),
    ],
)
def test_of_a_failure_all_is_told_that_may_be(error: str, told: str) -> None:
    said = sources.failure(error)
    assert said is not None
    assert said.startswith(told)


def test_sheets_missing_because_of_a_source_are_not_to_be_mended_in_a_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    region = make(tmp_path / "region", first_lines(FACTS, 1), first_lines(REGISTER, 1), first_lines(TARGETS, 1))
    region.settle('[[sources]]\nname = "Нет"\nworkbook = "none"\n')
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    found = frames.findings(connection.stamp())
    assert set(found["code"]) == {"E111"}
    said = html(page())
    assert "<b>3 ошибки</b>" in said, "no sheet is counted that is not there"
    assert "Не читается источник: что с ним, сказано на вкладке «Источники»." in said
    assert "справьте ячейку" not in said
    assert "замечания — о листах в целом" in quality.cure(found)


def test_a_failure_is_told_whole_where_it_names_no_place() -> None:
    lost = "«Марафон», лист «Факт» пропал или переименован, прежние цифры оставлены; верните лист"
    assert sources.failure(lost) == lost
    for secret in (
        "/srv/a.xlsx: файл пуст",
        "C:\\data: нет доступа",
        "таблица: откройте её для robot@x.iam",
        "нужен google.api_key",
    ):
        told = sources.failure(secret)
        assert told is not None
        assert "администратор панели" in told
        assert not set("/\\@") & set(told)
        assert "google.api_key" not in told
    language.speak("en")
    try:
        assert sources.failure(lost) != lost
    finally:
        language.speak("ru")


def test_moments_are_taken_away_with_their_time() -> None:
    frame = pd.DataFrame(
        {"Стоит с": pd.to_datetime(["2026-11-12 14:03:27.5"]), "На дату": pd.to_datetime(["2026-11-10"])}
    )
    assert takeaway.csv(frame, "история").decode("utf-8-sig").splitlines()[1] == "12.11.2026 14:03;10.11.2026"
