"""The demo region, as the production readers see it: from the written workbook, then from the warehouse."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines import demo, settings
from pipelines.__main__ import main
from pipelines.cells import Cell, Grid, Kind
from pipelines.contract import TABS
from pipelines.demo import mistakes, region, season, workbook
from pipelines.demo.reports import HELD, PACE, SILENT_SINCE, _usual, reports
from pipelines.errors import BuildError, SettingsError
from pipelines.reading.text import is_missing
from pipelines.report import Report, SourceReport
from pipelines.sources.workbook import WorkbookReader

TODAY = date(2026, 10, 21)
STARTS, ENDS = date(2026, 8, 8), date(2026, 11, 11)
Records = list[dict[str, Cell]]


def written(folder: Path, *, today: date = TODAY, seed: int = demo.SEED, day: int = season.TODAY) -> dict[str, Grid]:
    """The tabs as they stood in the evening of a day of the season."""
    path = folder / f"{today}-{seed}-{day}.xlsx"
    workbook.write(path, demo.sheets(season.Season(today), seed), day)
    return {tab.title: tab for tab in WorkbookReader(path).fetch({}).books[0].tabs}


def records(tab: Grid, header: int = 0) -> Records:
    titles = [str(cell.value) for cell in tab.rows[header]]
    blank = Cell(Kind.BLANK)
    return [
        dict(zip(titles, [*row, *[blank] * (len(titles) - len(row))], strict=True)) for row in tab.rows[header + 1 :]
    ]


def values(found: Records, header: str) -> list[Any]:
    return [record[header].value for record in found]


@pytest.fixture(scope="module")
def tabs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Grid]:
    return written(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def facts(tabs: dict[str, Grid]) -> Records:
    return records(tabs["Факт"], header=1)


# --- the workbook ---------------------------------------------------------------------------------------------------


def test_the_tabs_have_the_contract_s_headers(tabs: dict[str, Grid]) -> None:
    shared = [tab.title for tab in TABS if not tab.personal]
    assert list(tabs) == shared
    for tab in (tab for tab in TABS if tab.title in shared[3:]):
        assert [c.value for c in tabs[tab.title].rows[0]] == [column.title for column in tab.columns]
    assert [c.value for c in tabs["Муниципалитеты"].rows[0]] == [
        *("Муниципалитет", "Код ОКТМО", "Тип", "Население", "Работники бюджетной сферы"),
        *("Ответственный (должность)", "Горячая линия", "Широта", "Долгота", "Примечание"),
    ]
    assert [c.value for c in tabs["Цели"].rows[0]] == [
        *("Муниципалитет", "Этап", "Срок", "Зарегистрировано", "Инициативы", "Причина изменения"),
    ]
    assert [c.value for c in tabs["Факт"].rows[1]] == [
        *("Дата", "Муниципалитет", "Направление", "Организация", "Зарегистрировано", "Инициативы", "Комментарий"),
    ]
    assert "нарастающим итогом" in str(tabs["Факт"].rows[0][0].value)


def test_the_region_is_of_three_kinds_and_very_different_sizes(tabs: dict[str, Grid]) -> None:
    register = records(tabs["Муниципалитеты"])
    people = [int(str(value).replace("\u00a0", "")) for value in values(register, "Население")]
    staff = values(register, "Работники бюджетной сферы")

    assert len(set(values(register, "Муниципалитет"))) == 36
    assert set(values(register, "Тип")) == {"городской округ", "муниципальный округ", "муниципальный район"}
    assert max(people) >= 50 * min(people)
    assert any("\u00a0" in str(value) for value in values(register, "Население"))
    assert all(0.08 <= employed / residents <= 0.12 for employed, residents in zip(staff, people, strict=True))


def test_register_rows_are_fictional(tabs: dict[str, Grid]) -> None:
    register = records(tabs["Муниципалитеты"])
    codes = values(register, "Код ОКТМО")

    assert len(set(codes)) == 36
    assert all(len(code) == 8 and code.startswith("59") for code in codes)
    assert all(str(phone).startswith("8 (000) ") for phone in values(register, "Горячая линия"))
    assert set(values(register, "Ответственный (должность)")) == set(region._POSITIONS)


def test_four_checkpoints_differ_and_the_last_is_within_the_season(tabs: dict[str, Grid]) -> None:
    due: dict[Any, dict[Any, Any]] = defaultdict(dict)
    for record in records(tabs["Цели"]):
        due[record["Муниципалитет"].value][record["Этап"].value] = record["Срок"].value

    assert len(due) == 36
    assert all(list(stages) == ["Этап 1", "Этап 2", "Этап 3", "Этап 4"] for stages in due.values())
    assert all(STARTS < min(days.values()) < max(days.values()) <= ENDS for days in due.values())
    assert all(sorted(days.values()) == list(days.values()) for days in due.values())
    assert len({tuple(stages.values()) for stages in due.values()}) >= 4


def test_targets_add_up_to_a_region(tabs: dict[str, Grid]) -> None:
    final = [record for record in records(tabs["Цели"]) if record["Этап"].value == "Этап 4"]

    assert sum(values(final, "Зарегистрировано")) == pytest.approx(3700, rel=0.01)
    assert sum(values(final, "Инициативы")) == pytest.approx(1450, rel=0.01)


def test_one_deadline_was_moved_before_it_came(tmp_path: Path, tabs: dict[str, Grid]) -> None:
    def due(found: dict[str, Grid]) -> dict[tuple[Any, Any], Any]:
        return {(r["Муниципалитет"].value, r["Этап"].value): r["Срок"].value for r in records(found["Цели"])}

    now, former = due(tabs), due(written(tmp_path, day=54))
    moved = {key: (former[key], now[key]) for key in now if former[key] != now[key]}
    reasons = [v for v in values(records(tabs["Цели"]), "Причина изменения") if v]

    assert moved == {
        (season.MOVED, "Этап 3"): (STARTS + timedelta(days=65), STARTS + timedelta(days=season.MOVED_TO - 1))
    }
    assert len(reasons) == 1


def test_about_a_thousand_rows_and_few_are_wrong(facts: Records) -> None:
    assert 900 <= len(facts) <= 1400
    assert len(mistakes.MISTAKES) >= 12
    assert len(mistakes.MISTAKES) / len(facts) < 0.02


def test_two_fell_silent_and_one_never_spoke(facts: Records) -> None:
    last = {str(r["Муниципалитет"].value).strip(): r["Дата"].value for r in facts if r["Дата"].kind is Kind.DATE}
    quiet = {name for name, day in last.items() if isinstance(day, date) and day < TODAY - timedelta(days=7)}
    named = {m.name for m in region.municipalities(demo.SEED)}

    assert {name for name in quiet if name in named} == set(SILENT_SINCE)
    assert all(10 <= season.TODAY - since <= 20 for since in SILENT_SINCE.values())
    assert named - set(last) == {m.name for m in region.municipalities(demo.SEED) if m.rhythm == "never"}
    assert len(named - set(last)) == 1


def test_some_report_by_organisation_and_one_with_totals_that_agree(facts: Records) -> None:
    parts: dict[Any, int] = defaultdict(int)
    totals: dict[Any, int] = {}
    for record in facts:
        key, value = (record["Муниципалитет"].value, record["Дата"].value), record["Зарегистрировано"].value
        if record["Организация"].value == "Итого":
            totals[key] = int(str(value))
        elif record["Организация"].value:
            parts[key] += int(str(value))

    assert len({name for name, _ in parts}) == 3
    assert len({name for name, _ in totals}) == 1
    assert all(parts[key] == total for key, total in totals.items())


def test_one_row_is_hidden_and_its_figures_are_there(tabs: dict[str, Grid]) -> None:
    (number,) = tabs["Факт"].hidden_rows

    assert tabs["Факт"].rows[number - 1][1].value == mistakes.HIDDEN[0]


def test_typed_mess(facts: Records) -> None:
    kinds = {cell.kind for record in facts for cell in record.values()}
    names = values(facts, "Муниципалитет")

    assert {Kind.DATE, Kind.TEXT, Kind.NUMBER, Kind.PERCENT, Kind.ERROR} <= kinds
    assert any(str(name).endswith(" ") for name in names)
    assert any(is_missing(str(value)) for value in values(facts, "Инициативы") if value is not None)
    assert any(cell.shown is not None and cell.kind is Kind.NUMBER for r in facts for cell in r.values())


def test_many_report_daily_at_the_end_and_weekly_before(facts: Records) -> None:
    days = [r["Дата"].value for r in facts if r["Муниципалитет"].value == "городской округ Верхнелужск"]
    recent = [day for day in days if isinstance(day, date) and day > TODAY - timedelta(days=7)]
    early = [day for day in days if isinstance(day, date) and day < STARTS + timedelta(days=40)]

    assert len(recent) == 7
    assert 4 <= len(early) <= 8


def test_every_slip_has_a_row_of_its_own() -> None:
    everyone = region.municipalities(demo.SEED)
    told = reports(everyone, season.goals(everyone, demo.SEED), demo.SEED)
    slips = (*mistakes.MISTAKES, *mistakes.MENDED, *mistakes.MESS)

    assert len({mistakes._index(told, slip.who, slip.on) for slip in slips}) == len(slips)


@pytest.mark.parametrize("calendar", season.CALENDARS)
@pytest.mark.parametrize("indicator", [0, 1])
def test_each_checkpoint_ends_in_a_rush(calendar: str, indicator: int) -> None:
    for due, reached in zip(season.CALENDARS[calendar], PACE[indicator], strict=True):
        last, before = (
            _usual(calendar, due - days, indicator) - _usual(calendar, due - days - 5, indicator) for days in (0, 5)
        )
        assert last > 1.5 * before
        assert _usual(calendar, due, indicator) == pytest.approx(reached)


@pytest.mark.parametrize("day", [day for day in demo.EVENINGS if day < 70])  # the future date is typed on day 73
def test_nothing_is_reported_before_its_evening(tmp_path: Path, day: int) -> None:
    lines = records(written(tmp_path, day=day)["Факт"], header=1)
    days = [record["Дата"].value for record in lines if record["Дата"].kind is Kind.DATE]

    assert all(isinstance(on, date) and on <= STARTS + timedelta(days=day - 1) for on in days)


def test_same_seed_and_day_same_region(tmp_path: Path, tabs: dict[str, Grid]) -> None:
    assert written(tmp_path) == tabs
    assert demo.sheets(season.Season(TODAY), 7) == demo.sheets(season.Season(TODAY), 7)
    assert written(tmp_path, seed=7) != tabs


def test_another_day_moves_every_date_and_nothing_else(tmp_path: Path, tabs: dict[str, Grid]) -> None:
    later = written(tmp_path, today=TODAY + timedelta(days=1))

    def shifted(cell: Cell) -> Cell:
        return Cell(Kind.DATE, cell.value + timedelta(days=1)) if isinstance(cell.value, date) else cell

    before, after = tabs["Цели"].rows, later["Цели"].rows
    assert tuple(tuple(map(shifted, row)) for row in before) == after
    assert later["Муниципалитеты"] == tabs["Муниципалитеты"]


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("day", [1, 15, 28])
def test_the_season_can_be_told_on_any_day(month: int, day: int) -> None:
    around = season.Season(date(2027, month, day))

    assert (around.ends - around.starts).days + 1 == 96
    assert around.starts <= around.today <= around.ends
    wrong = mistakes._impossible(around)
    with pytest.raises(ValueError, match="day"):
        datetime.strptime(wrong, "%d.%m.%Y")  # noqa: DTZ007


# --- the folder and the warehouse -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "data" / "demo"
    assert demo.make(folder, today=TODAY) == folder / "marathon.toml"
    return folder


@pytest.fixture(scope="module")
def warehouse(made: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(made / "marathon.duckdb"), read_only=True) as connection:
        yield connection


def test_the_settings_are_the_demo_s(made: Path) -> None:
    read = settings.load(made / "marathon.toml")

    assert (read.title, read.region) == ("Муниципальный диалог", "Демонстрационная область")
    assert (read.starts, read.ends, read.timezone.key) == (STARTS, ENDS, "Europe/Samara")
    assert (read.landing, read.warehouse) == (made / "landing.duckdb", made / "marathon.duckdb")
    assert [(s.name, s.workbook, s.personal_data) for s in read.sources] == [
        ("Свод региона", made / "Марафон.xlsx", "refuse"),
        ("Контакты", made / "Контакты.xlsx", "accept"),
    ]
    assert "python -m pipelines demo" in (made / "marathon.toml").read_text(encoding="utf-8")


def test_nothing_else_is_left_behind(made: Path) -> None:
    assert [path.name for path in made.parent.iterdir()] == ["demo"]
    assert {path.name for path in made.iterdir()} == {
        *("marathon.toml", "Марафон.xlsx", "Контакты.xlsx", "landing.duckdb", "marathon.duckdb")
    }


def test_a_demo_is_stale_on_another_day_or_when_part_of_it_is_gone(tmp_path: Path, made: Path) -> None:
    assert not demo.is_stale(made, TODAY)
    assert demo.is_stale(made, TODAY + timedelta(days=1))
    assert demo.is_stale(tmp_path / "нет", TODAY)
    (tmp_path / "marathon.toml").write_text((made / "marathon.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert demo.is_stale(tmp_path, TODAY)


def test_every_mistake_is_found_at_its_cell(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute("select code, cell from finding where severity = 'error' or code = 'W402'").fetchall()

    assert {code for code, _ in found} == {
        *("E201", "E202", "E204", "E206", "E209", "E212", "E232", "E301", "E405", "W402")
    }
    assert len(found) >= 12


def test_what_stands_beside_the_figures_is_read_without_a_question(warehouse: duckdb.DuckDBPyConnection) -> None:
    tabs = [tab.title for tab in TABS if tab.optional]
    assert warehouse.execute("select code, cell from finding where list_contains(?, tab)", [tabs]).fetchall() == []
    assert warehouse.execute("select count(*) from contact").fetchall() == [(36,)]


def test_not_everybody_does_everything(warehouse: duckdb.DuckDBPyConnection) -> None:
    def counts(query: str) -> dict[Any, Any]:
        return dict(warehouse.execute(query, [TODAY]).fetchall())

    assert counts("select has_coordination_group, count(*) from coordination(?) group by all") == {True: 32, False: 4}
    assert counts("select times = 0, count(*) from outreach_standing(?) group by all") == {True: 15, False: 93}
    assert counts("select on_date < ?, count(*) from meeting group by all") == {True: 6, False: 2}
    states = counts("select state, count(*) from assignment_as_known(?) group by all")
    assert set(states) == {"open", "overdue", "done", "closed"}
    assert min(states.values()) >= 5


def test_the_region_stands_where_the_story_says(warehouse: duckdb.DuckDBPyConnection) -> None:
    shares = dict(
        warehouse.execute(
            "select indicator, sum(actual) / sum(final_target) from progress(?) group by indicator", [TODAY]
        ).fetchall()
    )
    statuses = dict(
        warehouse.execute(
            "select status, count(*) from progress(?) where indicator = 'registered_users' group by status", [TODAY]
        ).fetchall()
    )
    best = warehouse.execute("select max(share) from progress(?)", [TODAY]).fetchone()

    assert 0.58 <= shares["registered_users"] <= 0.67
    assert 0.46 <= shares["submitted_initiatives"] <= 0.55
    assert (statuses["no_data"], statuses["silent"]) == (1, 2)
    assert min(statuses[status] for status in ("behind", "on_track", "reached")) >= 2
    assert best is not None
    assert best[0] >= 1.5


def test_a_correction_after_the_checkpoint_was_settled_and_a_moved_deadline(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    corrected = warehouse.execute(
        "select name, checkpoint, correction from checkpoint_result(?) join municipality using (municipality_id)"
        " where correction <> 0 and indicator = 'registered_users'",
        [TODAY],
    ).fetchall()
    moved = warehouse.execute(
        "select name, checkpoint, moved_from, due_on, reason from target join municipality using (municipality_id)"
        " where moved_from is not null and indicator = 'registered_users'"
    ).fetchall()

    assert corrected == [(mistakes.CORRECTED, "Этап 2", -44)]
    assert moved == [
        (
            *(season.MOVED, "Этап 3"),
            *(STARTS + timedelta(days=65), STARTS + timedelta(days=season.MOVED_TO - 1)),
            season.MOVED_WHY,
        )
    ]


def test_there_is_something_to_ask_about_and_a_figure_put_right_this_week(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    asked = warehouse.execute("select distinct alarm, name from alarm(?) order by all", [TODAY]).fetchall()
    put_right = warehouse.execute(
        "select name, correction from movement(?, 7) where correction <> 0", [TODAY]
    ).fetchall()

    assert {alarm for alarm, _ in asked} == {"bulk_before_checkpoint", "low_target"}
    assert [name for alarm, name in asked if alarm == "bulk_before_checkpoint"] == list(HELD)
    assert put_right == [("Песчаноборский муниципальный район", 4)]


def test_falls_and_replaced_values_are_history(warehouse: duckdb.DuckDBPyConnection) -> None:
    falls = warehouse.execute("select count(*) from finding where code = 'W401'").fetchone()
    replaced = warehouse.execute("select count(*) from actual_version where seen_until is not null").fetchone()

    assert falls is not None
    assert replaced is not None
    assert falls[0] >= 3
    assert replaced[0] >= 2


def test_the_rules_ask_about_the_story_s_own_turns_only(warehouse: duckdb.DuckDBPyConnection) -> None:
    query = """select code, name from finding join municipality using (municipality_id)
        where code in ('W308', 'W404', 'W406', 'W408', 'W409', 'W411', 'W412', 'I413', 'W414') order by all"""

    assert warehouse.execute(query).fetchall() == [("W414", mistakes.CORRECTED)] * 2


def test_a_demo_is_replaced_but_nothing_else_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "EVENINGS", (7, season.TODAY))
    folder = tmp_path / "demo"
    demo.make(folder, today=TODAY - timedelta(days=1))
    demo.make(folder, today=TODAY)
    assert not demo.is_stale(folder, TODAY)

    own = tmp_path / "своя"
    own.mkdir()
    (own / "marathon.toml").write_text('title = "наш"', encoding="utf-8")
    with pytest.raises(SettingsError, match="не демо-регион"):
        demo.make(own, today=TODAY)
    assert (own / "marathon.toml").read_text(encoding="utf-8") == 'title = "наш"'


def test_a_demo_that_fails_leaves_the_former_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "marathon.toml").write_text(f"{demo.MARK} 2026-01-01: …", encoding="utf-8")

    def failing(_settings: settings.Settings, *, now: datetime) -> Report:
        return Report("1", now, now, True, (SourceReport("Свод региона", "failed", "не читается"),))

    monkeypatch.setattr(demo, "refresh", failing)

    with pytest.raises(BuildError, match="не читается"):
        demo.make(folder, today=TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]
    assert [path.name for path in folder.iterdir()] == ["marathon.toml"]


def test_the_command_says_that_the_mistakes_are_there_on_purpose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(demo, "EVENINGS", (7, season.TODAY))
    for said in ("создан", "уже есть, он сегодняшний"):
        assert main(["demo"]) == 0
        told = capsys.readouterr().out
        assert f"Демо-регион {said}: data/demo/marathon.toml\n" in told
        assert "сделаны нарочно" in told
