"""What a refresh promises."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest

from pipelines import rereading, warehouse
from pipelines.contract import ACTUALS
from pipelines.errors import BuildError, LandingBusyError
from pipelines.landing import Landing, open_landing
from pipelines.reading import counts, tab_titles
from tests.world import FACTS, REGISTER, TARGETS, World, table

VERSIONS = "select on_date, value, cell, seen_until is null from actual_version where indicator = 'registered_users' and municipality_id = '99600101' order by on_date, seen_from"


def retyped(old: str, new: str) -> str:
    assert old in FACTS
    return FACTS.replace(old, new)


# -- versions ----------------------------------------------------------------------------------------------------------


def test_an_overwritten_figure_is_kept_with_the_interval_in_which_it_stood(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell("Факт", retyped("| 31 ", "| 33 "))
    world.refresh("2026-10-02")
    assert world.ask(VERSIONS) == [
        (date(2026, 9, 25), 12, "C2", True),
        (date(2026, 10, 1), 31, "C3", False),
        (date(2026, 10, 1), 33, "C3", True),
    ]
    query = "select value, seen_from::date, seen_until::date from actual_version where cell = 'C3' order by seen_from"
    assert world.ask(query) == [(31, date(2026, 10, 1), date(2026, 10, 2)), (33, date(2026, 10, 2), None)]


def test_a_value_that_comes_back_is_a_new_version(world: World) -> None:
    for day, value in (("2026-10-01", "31"), ("2026-10-02", "33"), ("2026-10-03", "31")):
        world.tell("Факт", retyped("| 31 ", f"| {value} "))
        world.refresh(day)
    assert [row[1] for row in world.ask(VERSIONS)] == [12, 31, 33, 31]


def test_rows_that_only_move_are_no_new_versions_and_the_cell_follows(world: World) -> None:
    world.refresh("2026-10-01")
    lines = FACTS.strip().splitlines()
    world.tell("Факт", "\n".join([lines[0], "·", lines[3], lines[2], lines[1]]))
    world.refresh("2026-10-02")
    assert [(value, cell) for _, value, cell, _ in world.ask(VERSIONS)] == [(12, "C5"), (31, "C4")]
    assert world.ask("select distinct seen_from::date from actual_version") == [(date(2026, 10, 1),)]


def test_a_column_inserted_before_the_figures_makes_no_new_versions_of_them(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell(
        "Факт",
        "\n".join(
            f"Организация | {line}" if n == 0 else f" | {line}" for n, line in enumerate(FACTS.strip().splitlines())
        ),
    )
    world.refresh("2026-10-02")
    assert [(value, cell) for _, value, cell, _ in world.ask(VERSIONS)] == [(12, "D2"), (31, "D3")]


def test_a_removed_row_ends_its_figure(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell("Факт", "\n".join(FACTS.strip().splitlines()[:2] + FACTS.strip().splitlines()[3:]))
    world.refresh("2026-10-02")
    assert world.actual("Темнов") == {date(2026, 9, 25): 12}
    assert (date(2026, 10, 1), 31, "C3", False) in world.ask(VERSIONS)


def test_history_never_runs_backwards(world: World) -> None:
    world.refresh("2026-10-02")
    with pytest.raises(BuildError, match=r"сейчас 01\.10\.2026"):
        world.refresh("2026-10-01")


def test_a_row_moved_from_above_the_header_to_below_it_is_read(world: World) -> None:
    header, *rows = FACTS.strip().splitlines()
    world.tell("Факт", "\n".join([rows[1], header, rows[0], rows[2]]))
    world.refresh("2026-10-01")
    assert world.actual("Темнов") == {date(2026, 9, 25): 12}
    assert world.findings("I108") == [("Факт!A1", "I108")]
    world.tell("Факт", FACTS)
    world.refresh("2026-10-02")
    assert world.actual("Темнов") == {date(2026, 9, 25): 12, date(2026, 10, 1): 31}


# -- counts ------------------------------------------------------------------------------------------------------------


def test_every_row_is_counted_once(world: World) -> None:
    world.tell(
        "Факт",
        """
        Отчёт за сентябрь
        Дата       | Муниципалитет | Зарегистрировано | Инициативы
        25.09.2026 | Темнов        | 12               | 3
        ·
        31.09.2026 | Темнов        | 15               | 3
        01.10.2026 | Неведомск     | 15               | 3
        ИТОГО      |               | 42               | 9
        """,
    )
    source = world.refresh_one("2026-10-01")
    register_and_targets = len(table(REGISTER)) + len(table(TARGETS)) - 2
    rows = source.rows
    assert (rows.seen, rows.loaded, rows.blank, rows.ignored, rows.rejected) == (
        register_and_targets + 6,
        register_and_targets + 1,
        1,
        2,
        2,
    )
    assert world.findings() == [
        ("Факт!A5", "E212"),
        ("Факт!B6", "E301"),
        ("Муниципалитеты!A4", "W412"),
        ("Факт!A1", "I108"),
        ("Факт!A7", "I303"),
    ]
    assert (source.findings.error, source.findings.warning, source.findings.info) == (2, 1, 2)


def test_an_unchanged_book_is_not_read_again_but_its_rows_and_findings_are_still_counted(world: World) -> None:
    world.tell("Факт", retyped("| 31 ", "| 3О "))
    first = world.refresh_one("2026-10-01")
    second = world.refresh_one("2026-10-02")
    assert (first.status, second.status) == ("ok", "unchanged")
    assert (first.rows, first.findings) == (second.rows, second.findings)
    assert world.findings("E201") == [("Факт!C3", "E201")]


# -- losses ------------------------------------------------------------------------------------------------------------

LOSSES = {
    "the tab is gone": ("Факт", None, "«Факт» пропал или переименован"),
    "the tab is empty": ("Факт", "·", "«Факт» больше не даёт ни одной цифры"),
    "only its header is left": ("Факт", FACTS.strip().splitlines()[0], "«Факт» больше не даёт ни одной цифры"),
    "its header cannot be found": (
        "Факт",
        FACTS.replace("Муниципалитет", "Где").replace("Дата", "Когда"),
        "«Факт» больше не даёт ни одной цифры",
    ),
    "a column of figures is gone": ("Факт", FACTS.replace("Инициативы", "Идеи"), "«Факт», столбец «Инициативы»"),
    "a column stands there twice": (
        "Факт",
        FACTS.replace("Инициативы", "Зарегистрировано"),
        "«Факт» больше не даёт ни одной цифры",
    ),
    "the register is gone": ("Муниципалитеты", None, "«Муниципалитеты» пропал или переименован"),
    "the targets are gone": ("Цели", None, "«Цели» пропал или переименован"),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_lost_figures_make_the_source_failed_and_the_last_good_ones_stay(world: World, loss: str) -> None:
    tab, drawn, sentence = LOSSES[loss]
    world.refresh("2026-10-01")
    before = world.ask("select * exclude (seen_at) from actual order by all")
    world.tell(tab, drawn)
    source = world.refresh_one("2026-10-02")
    assert source.status == "failed"
    assert sentence in (source.error or "")
    assert "--accept-deletions" in (source.error or "")
    assert world.ask("select * exclude (seen_at) from actual order by all") == before
    assert world.ask("select status, last_success_at::date from source_status") == [("failed", date(2026, 10, 1))]
    assert world.refresh_one("2026-10-03").status == "failed", "it does not pass for meant the second time either"


def test_accepted_losses_end_the_figures(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell("Факт", None)
    assert world.refresh_one("2026-10-02", accept_deletions=True).status == "ok"
    assert world.ask("select count(*) from actual") == [(0,)]
    assert world.ask("select count(*), count(seen_until) from actual_version") == [(6, 6)]


def test_a_renamed_tab_may_differ_by_spaces_and_case(world: World) -> None:
    world.refresh("2026-10-01")
    (world.folder / "book" / "Факт.csv").rename(world.folder / "book" / "ФАКТ .csv")
    assert world.refresh_one("2026-10-02").status == "ok"
    assert world.ask("select count(*), max(seen_from)::date from actual_version") == [(6, date(2026, 10, 1))]


# -- several books and sources -----------------------------------------------------------------------------------------


def save(path: Path, **tabs: str) -> None:
    path.parent.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, drawn in tabs.items():
        sheet = book.create_sheet(title)
        for row in table(drawn):
            sheet.append(row)
    book.save(path)


@pytest.fixture
def folder(tmp_path: Path) -> World:
    """The register in one book, the figures of each municipality in a book of its own."""
    world = World(
        tmp_path, '[[sources]]\nname = "Реестр"\nworkbook = "book"\n[[sources]]\nname = "Папка"\nworkbook = "books"\n'
    )
    world.tell("Факт", None)
    head, *rows = FACTS.strip().splitlines()
    save(tmp_path / "books" / "темнов.xlsx", Факт="\n".join([head, *rows[:2]]))
    save(tmp_path / "books" / "заречный.xlsx", Факт="\n".join([head, rows[2]]))
    return world


def test_one_book_of_a_folder_that_cannot_be_read_fails_the_folder_but_the_others_are_published(folder: World) -> None:
    folder.refresh("2026-10-01")
    (folder.folder / "books" / "темнов.xlsx").write_bytes(b"PK no longer a workbook")
    head = FACTS.strip().splitlines()[0]
    save(folder.folder / "books" / "заречный.xlsx", Факт=f"{head}\n02.10.2026 | Заречный | 77 | 7")
    register, books = folder.refresh("2026-10-02").sources
    assert (register.status, books.status) == ("unchanged", "failed")
    assert "темнов.xlsx" in (books.error or "")
    assert folder.actual("г. о. Заречный") == {date(2026, 10, 2): 77}
    assert folder.actual("Темнов")[date(2026, 10, 1)] == 31


def test_a_book_gone_from_a_folder_is_a_failure_until_accepted(folder: World) -> None:
    folder.refresh("2026-10-01")
    (folder.folder / "books" / "темнов.xlsx").unlink()
    _, books = folder.refresh("2026-10-02").sources
    assert books.status == "failed"
    assert "«темнов" in (books.error or "")
    assert len(folder.actual("Темнов")) == 2
    _, books = folder.refresh("2026-10-03", accept_deletions=True).sources
    assert (books.status, folder.actual("Темнов")) == ("unchanged", {})


def test_a_source_that_cannot_be_read_leaves_the_others_alone(folder: World) -> None:
    folder.refresh("2026-10-01")
    (folder.folder / "books").rename(folder.folder / "elsewhere")
    register, books = folder.refresh("2026-10-02").sources
    assert (register.status, books.status) == ("unchanged", "failed")
    assert str(folder.folder / "books") in (books.error or "")
    assert folder.ask("select source, status from source_status") == [("Реестр", "unchanged"), ("Папка", "failed")]
    assert len(folder.actual("Темнов")) == 2


def test_a_source_taken_out_of_the_settings_is_not_published_but_kept(folder: World) -> None:
    folder.refresh("2026-10-01")
    folder.settle('[[sources]]\nname = "Реестр"\nworkbook = "book"\n')
    folder.refresh("2026-10-02")
    assert folder.ask("select count(*) from actual") == [(0,)]
    folder.settle('[[sources]]\nname = "Реестр"\nworkbook = "book"\n[[sources]]\nname = "Папка"\nworkbook = "books"\n')
    folder.refresh("2026-10-03")
    assert folder.ask("select count(*), max(seen_from)::date from actual_version") == [(6, date(2026, 10, 1))]


def test_a_bound_source_speaks_of_its_own_municipality_only(folder: World) -> None:
    sources = '[[sources]]\nname = "Реестр"\nworkbook = "book"\n[[sources]]\nname = "Папка"\nworkbook = "books"\nmunicipality = "Темнов район"\n'
    folder.settle(sources)
    save(folder.folder / "books" / "ещё.xlsx", Факт="Дата | Зарегистрировано | Инициативы\n02.10.2026 | 35 | 9")
    folder.refresh("2026-10-02")
    assert folder.findings("E305") == [("Факт!B2", "E305")]
    assert folder.actual("Темнов")[date(2026, 10, 2)] == 35
    assert folder.actual("г. о. Заречный") == {}


# -- one refresh at a time, one step to publish ------------------------------------------------------------------------


def test_two_refreshes_keep_apart(world: World) -> None:
    world.refresh("2026-10-01")
    hold = f"import duckdb, sys; c = duckdb.connect(r'{world.folder}/data/landing.duckdb'); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(LandingBusyError, match="идёт другое обновление"):
            world.refresh("2026-10-02")
        other.communicate("")
    world.refresh("2026-10-02")


def test_a_build_that_fails_leaves_the_published_file_and_no_rubbish(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.refresh("2026-10-01")
    before = sorted(path.name for path in (world.folder / "data").iterdir())

    def full_disk(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(warehouse, "_sync", full_disk)
    world.tell("Факт", retyped("| 31 ", "| 33 "))
    with pytest.raises(BuildError, match="прежнее осталось на месте"):
        world.refresh("2026-10-02")
    assert world.actual("Темнов")[date(2026, 10, 1)] == 31
    assert sorted(path.name for path in (world.folder / "data").iterdir()) == before


HEADERS, BLOCK = 3 * 4096, 16384
"""Bytes of a DuckDB file: its three headers, then block by block."""


def test_an_empty_file_is_not_published(world: World, tmp_path: Path) -> None:
    world.refresh("2026-10-01")
    empty = tmp_path / "empty.duckdb"
    empty.touch()
    hollow = tmp_path / "hollow.duckdb"
    with duckdb.connect(hollow):
        pass
    with open_landing(None) as landing:
        with pytest.raises(duckdb.Error, match="not a valid DuckDB"):
            warehouse._look(landing, empty)
        with pytest.raises(BuildError, match="построенное хранилище пусто"):
            warehouse._look(landing, hollow)


@pytest.mark.parametrize("table", ["municipality", "target_version", "actual", "finding"])
def test_a_file_with_a_damaged_block_is_not_published(
    world: World, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    world.tell("Факт", retyped("| 31 ", "| 3О "))  # so that there is a finding
    world.refresh("2026-10-01")
    before, look = (world.folder / "data" / "marathon.duckdb").read_bytes(), warehouse._look

    def spoilt(landing: Landing, path: Path) -> None:
        with duckdb.connect(path, read_only=True) as built:
            blocks = built.execute(
                "select distinct block_id from pragma_storage_info(?) where block_id >= 0", [table]
            ).fetchall()
        data = bytearray(path.read_bytes())
        for (block,) in blocks:
            data[HEADERS + block * BLOCK + BLOCK // 2] ^= 1
        path.write_bytes(data)
        look(landing, path)

    monkeypatch.setattr(warehouse, "_look", spoilt)
    with pytest.raises(BuildError, match="прежнее осталось на месте"):
        world.refresh("2026-10-02")
    assert (world.folder / "data" / "marathon.duckdb").read_bytes() == before


def test_the_warehouse_can_be_deleted_and_built_again_from_the_landing(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell("Факт", retyped("| 31 ", "| 33 "))
    world.refresh("2026-10-02")
    before = world.ask(VERSIONS)
    (world.folder / "data" / "marathon.duckdb").unlink()
    world.refresh("2026-10-03")
    assert world.ask(VERSIONS) == before


def test_a_mended_parser_mends_the_past(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.tell("Факт", retyped("| 31 ", "| 3О "))
    world.refresh("2026-10-01")
    world.tell("Факт", retyped("| 31 ", "| 33 "))
    world.refresh("2026-10-02")
    read_as_zero = counts._count_text
    monkeypatch.setattr(counts, "_count_text", lambda column, text: read_as_zero(column, text.replace("О", "0")))
    world.refresh("2026-10-03")
    assert [row[1] for row in world.ask(VERSIONS)] == [12, 33], "the same parser reads nothing twice"
    monkeypatch.setattr(rereading, "parser_version", lambda _settings: "mended")
    world.refresh("2026-10-04")
    assert [row[1] for row in world.ask(VERSIONS)] == [12, 30, 33]


def test_a_rereading_by_the_same_parser_changes_nothing(world: World) -> None:
    world.tell("Факт", "Отчёт\n" + retyped("| 31 ", "| 3О ").strip() + "\nИТОГО | | 5 | 5")
    world.refresh("2026-10-01")
    world.tell("Факт", "Отчёт 2\n" + retyped("| 31 ", "| 33 ").strip() + "\nИТОГО | | 5 | 5")
    first = world.refresh("2026-10-02")
    tables = ("actual_version", "finding", "target_version")
    before = [world.ask(f"from {name} order by all") for name in tables]
    from pipelines.refresh import rebuild
    from pipelines.settings import load

    second = rebuild(load(world.config))
    assert [world.ask(f"from {name} order by all") for name in tables] == before
    assert [source.rows for source in second.sources] == [source.rows for source in first.sources]


def test_a_name_mended_in_the_register_keeps_its_history(world: World) -> None:
    world.tell("Муниципалитеты", REGISTER.replace("Темнов район", "Тимнов район"))
    world.tell("Факт", FACTS.replace("Темнов", "Тимнов"))
    world.refresh("2026-10-01")
    world.tell("Муниципалитеты", REGISTER)
    world.tell("Факт", FACTS)
    world.refresh("2026-10-02")
    assert world.ask(
        "select count(*), max(seen_from)::date, count(seen_until) from actual_version where municipality_id = '99600101'"
    ) == [(4, date(2026, 10, 1), 0)]


# -- what a reviewer broke ---------------------------------------------------------------------------------------------


def test_a_contract_that_learns_a_tab_reads_it_from_the_landing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.tell("Отчёт", FACTS.replace("| 31 ", "| 33 ").replace("01.10", "02.10"))
    world.refresh("2026-10-02")
    assert world.findings("W126") == [("Отчёт!A1", "W126")]
    monkeypatch.setitem(tab_titles._TABS, "отчет", ACTUALS)
    monkeypatch.setattr(rereading, "parser_version", lambda _settings: "learned")
    world.refresh("2026-10-03")
    assert world.findings("W126") == []
    assert world.actual("Темнов")[date(2026, 10, 2)] == 33


def test_a_contract_with_a_new_column_reads_a_landing_made_without_it(world: World) -> None:
    world.refresh("2026-10-02")
    with duckdb.connect(world.folder / "data" / "landing.duckdb") as landing:
        landing.execute("alter table record_actual drop column organisation")
        landing.execute("update parser set version = 'of the former contract'")
    world.refresh("2026-10-03")
    assert world.actual("Темнов")[date(2026, 10, 1)] == 31


def test_a_tab_whose_readings_are_lost_is_not_published(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.refresh("2026-10-01")
    monkeypatch.setattr(Landing, "note_rows", lambda *_: None)
    world.tell("Факт", retyped("| 31 ", "| 33 "))
    with pytest.raises(BuildError, match="счёт строк не сошёлся"):
        world.refresh("2026-10-02", accept_deletions=True)


def test_several_refreshes_at_one_moment_keep_every_version(world: World) -> None:
    for value in ("31", "33", "31", "35"):
        world.tell("Факт", retyped("| 31 ", f"| {value} "))
        world.refresh("2026-10-01")
    assert [row[1] for row in world.ask(VERSIONS)] == [12, 31, 33, 31, 35]


def test_a_typo_in_the_only_figure_is_a_finding_and_no_loss(world: World) -> None:
    header = FACTS.strip().splitlines()[0]
    world.tell("Факт", f"{header}\n25.09.2026 | Темнов | 5 | 3")
    world.refresh("2026-10-01")
    world.tell("Факт", f"{header}\n25.09.2026 | Темнов | 5О | 3")
    assert world.refresh_one("2026-10-02").status == "ok"
    assert world.findings("E201") == [("Факт!C2", "E201")]
    assert world.actual("Темнов") == {}


def test_typos_of_one_column_do_not_excuse_the_loss_of_another(world: World) -> None:
    header = FACTS.strip().splitlines()[0]
    world.tell("Факт", f"{header}\n25.09.2026 | Темнов | 5 | 3\n26.09.2026 | Темнов | 6 | 4")
    world.refresh("2026-10-01")
    world.tell("Факт", f"{header}\n25.09.2026 | Темнов | 5О |\n26.09.2026 | Темнов | 6О |")
    assert "«Факт» больше не даёт ни одной цифры" in (world.refresh_one("2026-10-02").error or "")
    assert set(world.actual("Темнов").values()) == {5, 6}


def test_a_refused_loss_says_what_is_wrong_with_the_header(world: World) -> None:
    world.refresh("2026-10-01")
    world.tell("Факт", FACTS.replace("Инициативы", "Зарегистрировано"))
    assert "столбец «Зарегистрировано» повторяет столбец" in (world.refresh_one("2026-10-02").error or "")


def test_an_error_that_is_over_is_forgotten(world: World) -> None:
    (world.folder / "book").rename(world.folder / "away")
    world.refresh("2026-10-01")
    assert "book" in world.ask("select error from source_status")[0][0]
    (world.folder / "away").rename(world.folder / "book")
    world.refresh("2026-10-02")
    assert world.ask("select status, error from source_status") == [("ok", None)]


def test_findings_of_a_removed_tab_go_with_it(world: World) -> None:
    world.tell("План", "что-то | другое")
    world.refresh("2026-10-01")
    assert world.findings("E102")
    world.tell("План", None)
    world.refresh("2026-10-02")
    assert world.findings() == [("Муниципалитеты!A4", "W412")]


def test_an_empty_workbook_is_counted_and_its_missing_tabs_are_named(tmp_path: Path) -> None:
    world = World(tmp_path, '[[sources]]\nname = "Пусто"\nworkbook = "empty.xlsx"\n')
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    source = world.refresh_one("2026-10-01")
    assert (source.rows.seen, source.rows.loaded, source.findings.error) == (0, 0, 3)
    assert world.ask("select distinct code, tab from finding order by tab") == [
        ("E111", "Муниципалитеты"),
        ("E111", "Факт"),
        ("E111", "Цели"),
    ]


def test_what_a_killed_refresh_left_behind_is_swept(world: World) -> None:
    (world.folder / "data").mkdir()
    left = world.folder / "data" / ".marathon.duckdb.99999.building"
    left.touch()
    world.refresh("2026-10-01")
    assert not left.exists()


REGISTER_OF_SIX = "Муниципалитет | Тип | Население\n" + "\n".join(
    f"Район {n} | муниципальный район | 1000" for n in "АБВГДЕ"
)


def test_typos_in_a_row_of_the_register_do_not_excuse_the_loss_of_others(world: World) -> None:
    world.tell("Муниципалитеты", REGISTER_OF_SIX)
    world.refresh("2026-10-01")
    world.tell("Муниципалитеты", "Муниципалитет | Тип | Население\nРайон А | слобода | 1О00\nРайон Б | слобода | 1О00")
    assert "«Муниципалитеты» лишился" in (world.refresh_one("2026-10-02").error or "")


def test_typos_of_plans_do_not_excuse_the_loss_of_facts(world: World) -> None:
    head = "Муниципалитет | План на 13.12.2026 | Факт на 01.10.2026\n"
    world.tell("Инициативы", head + "Темнов | 5 | 3\nЗаречный | 6 | 4\nОльховский | 7 | 5")
    world.refresh("2026-10-01")
    world.tell("Инициативы", head + "Темнов | 5О |\nЗаречный | 6О |\nОльховский | 7О |")
    assert "«Инициативы»" in (world.refresh_one("2026-10-02").error or "")


def test_a_wide_table_of_typos_is_no_loss(world: World) -> None:
    head = "Муниципалитет | 25.09.2026 | 26.09.2026 | 27.09.2026 | 28.09.2026\n"
    world.tell("Инициативы", head + "Темнов | 1 | 2 | 3 | 4\nЗаречный | 1 | 2 | 3 | 4")
    world.refresh("2026-10-01")
    world.tell("Инициативы", head + "Темнов | 1О | 2О | 3О | 4\nЗаречный | 1О | 2О | 3О | 4")
    assert world.refresh_one("2026-10-02").error is None


def test_a_blank_name_is_one_finding(world: World) -> None:
    world.tell("Факт", "Дата | Муниципалитет | Инициативы\n01.10.2026 | Темнов | 5\n01.10.2026 | | 6")
    world.refresh("2026-10-02")
    assert world.findings("E232", "E310", "E301") == [("Факт!B3", "E232")]
