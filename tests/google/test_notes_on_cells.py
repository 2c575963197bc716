"""Notes on faulty cells, through the production code: the emulated Google, a landing, a published warehouse."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines.notes import NotesReport, write_notes
from pipelines.refresh import refresh
from pipelines.report import SourceReport
from pipelines.settings import Settings, load
from tests.google.emulator import Asked, Emulator
from tests.google.spreadsheets import Spreadsheet
from tests.world import FACTS, REGISTER, TARGETS, ZONE, table

BATCH = "/v4/spreadsheets/*:batchUpdate"
SHEETS = "/v4/spreadsheets/*"
SEASON = 'region = "Область"\ntimezone = "Europe/Samara"\nstarts = 2026-09-09\nends = 2026-12-13\n'
END = "\nЗаметка исчезнет сама, когда ячейка будет исправлена."


def nothing() -> None:
    """Nobody types meanwhile."""


@dataclass
class Shared:
    """A shared spreadsheet, and refreshes an hour apart."""

    google: Emulator
    folder: Path
    now: datetime = field(default_factory=lambda: datetime(2026, 10, 2, 9, tzinfo=ZONE))
    more: str = ""
    tries: list[SourceReport] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sheet = self.made("Свод")
        self.sources = f'[[sources]]\nname = "Свод"\nspreadsheet = "{self.sheet.key}"\n'

    def made(self, title: str, **how: Any) -> Spreadsheet:
        targets = TARGETS + "Ольховский | Этап 2 | 13.12.2026 | 90 | 40\n"
        tabs = {"Муниципалитеты": table(REGISTER), "Цели": table(targets), "Факт": table(FACTS)}
        sheet = self.google.spreadsheet(title, tabs, **how)
        sheet.let_edit(self.google.email)
        return sheet

    def with_register_apart(self) -> Spreadsheet:
        """The register moves to a spreadsheet of its own, which is another source."""
        self.sheet.delete_tab("Муниципалитеты")
        register = self.google.spreadsheet("Реестр", {"Муниципалитеты": table(REGISTER)})
        self.sources += f'[[sources]]\nname = "Реестр"\nspreadsheet = "{register.key}"\n'
        return register

    def settings(self) -> Settings:
        google = self.google.toml(self.folder) + "requests_per_minute = 1000\nwrite_notes = true\n"
        path = self.folder / "marathon.toml"
        path.write_text(SEASON + self.more + google + self.sources, encoding="utf-8")
        return load(path)

    def refresh(
        self, meanwhile: Callable[[], None] = nothing, *, settings: Settings | None = None
    ) -> list[NotesReport]:
        """One refresh; `meanwhile` happens between reading and writing. What was asked for it stands in `log` alone."""
        self.google.log.clear()
        self.now += timedelta(hours=1)
        settings = settings or self.settings()

        def then_write(*what: Any) -> list[NotesReport]:
            meanwhile()
            return write_notes(*what)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("pipelines.refresh.write_notes", then_write)
            report = refresh(settings, now=self.now)
        self.tries = list(report.sources)
        return list(report.notes)

    def batches(self) -> list[Asked]:
        return self.google.asked(BATCH)

    def notes(self, tab: str = "Факт") -> dict[str, str]:
        return self.sheet.notes(tab)


@pytest.fixture
def shared(emulator: Emulator, tmp_path: Path) -> Shared:
    return Shared(emulator, tmp_path)


def report(reports: Sequence[NotesReport]) -> NotesReport:
    [found] = reports
    return found


# --- appears, changes, disappears ---


def test_a_sheet_without_faults_is_not_asked_about_notes(shared: Shared) -> None:
    assert shared.refresh() == []
    assert [asked.method for asked in shared.google.asked(SHEETS)] == ["GET"]


def test_a_note_appears_on_a_faulty_cell_changes_with_it_and_disappears(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    assert report(shared.refresh()) == NotesReport("Свод", "Свод", written=1, requests=2)
    first = shared.notes()["C2"]
    assert first.startswith("Панель: ")
    assert "«12О»" in first
    assert first.endswith("." + END)
    assert list(shared.notes()) == ["C2"]

    shared.sheet.type("Факт", "C2", "много")
    assert report(shared.refresh()).written == 1
    assert "«много»" in shared.notes()["C2"]

    shared.sheet.type("Факт", "C2", 12)
    assert report(shared.refresh()) == NotesReport("Свод", "Свод", removed=1, requests=2)
    assert shared.notes() == {}


def test_nothing_but_notes_is_written_in_one_batch(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.sheet.type("Факт", "D3", -5)
    shared.sheet.type("Цели", "D2", "сто")
    before = {tab.title: dict(tab.cells) for tab in shared.sheet.tabs}
    shared.refresh()
    [batch] = shared.batches()
    assert {tab.title: tab.cells for tab in shared.sheet.tabs} == before
    assert (set(shared.notes()), set(shared.notes("Цели"))) == ({"C2", "D3"}, {"D2"})
    assert [list(part) for part in batch.body["requests"]] == [["updateCells"]] * 3
    assert {part["updateCells"]["fields"] for part in batch.body["requests"]} == {"note"}


def test_several_findings_of_a_cell_make_one_note(shared: Shared) -> None:
    shared.sheet.type("Факт", "A3", "31.08.2026")  # before the season
    shared.sheet.type("Факт", "C3", 120_000)  # more than people live there
    shared.refresh()
    first, second, end = shared.notes()["C3"].split("\n")
    assert first.startswith("Панель: ")
    assert second.startswith("Панель: ")
    assert "31.08.2026" in first + second
    assert "120000" in first + second
    assert end == END.strip()


def test_a_warning_gets_a_note_and_information_none(shared: Shared) -> None:
    shared.sheet.type("Факт", "F1", "Любимый цвет")  # W103, unknown column
    shared.sheet.add_tab("Черновик", [["просто", "так"]])  # I101
    shared.refresh()
    assert list(shared.notes()) == ["F1"]
    assert shared.notes("Черновик") == {}


def test_personal_data_is_named_without_being_repeated(shared: Shared) -> None:
    """What was masked on its way to the landing still counts as what was read."""
    shared.sheet.type_rows("Факт", [["Комментарий"], ["звоните 8 (900) 123-45-67"]], "E1")
    shared.refresh()
    [(cell, note)] = shared.notes().items()
    assert cell == "E2"
    assert "123" not in note
    shared.sheet.type("Факт", "E2", "звоните нам")
    shared.refresh()
    assert shared.notes() == {}


def test_faults_among_merged_cells(shared: Shared) -> None:
    """What was filled on its way to the landing still counts as what was read."""
    shared.sheet.merge("Факт", "B2:B3")
    shared.sheet.type("Факт", "C3", "12О")
    shared.refresh()
    assert list(shared.notes()) == ["C3"]
    shared.sheet.type("Факт", "B2", "Тимнов")
    shared.refresh()
    assert "«Тимнов»" in shared.notes()["B2"]
    shared.sheet.type("Факт", "B2", "Темнов")
    shared.sheet.type("Факт", "C3", 31)
    shared.refresh()
    assert shared.notes() == {}


def test_nothing_is_asked_while_nothing_changes(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.refresh()
    assert report(shared.refresh()) == NotesReport("Свод", "Свод", requests=1), "our own note changed the stamp"
    assert shared.batches() == []
    assert shared.refresh() == []
    assert shared.google.asked(SHEETS) == []
    assert shared.tries[0].status == "unchanged"


def test_a_fault_that_another_spreadsheet_causes_is_noted_in_an_unchanged_one(shared: Shared) -> None:
    register = shared.with_register_apart()
    assert shared.refresh() == []
    register.type("Муниципалитеты", "A2", "Светлов район")
    assert [(one.book, one.error) for one in shared.refresh() if one.written] == [("Свод", None)]
    assert [source.status for source in shared.tries if source.name == "Свод"] == ["unchanged"]
    assert "Темнов" in shared.notes()["B2"]
    register.type("Муниципалитеты", "A2", "Темнов район")
    shared.refresh()
    assert shared.notes() == {}


# --- people's own ---


def test_people_s_notes_are_never_touched(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.sheet.type_note("Факт", "C2", "спросить у Темнова")
    shared.sheet.type_note("Факт", "D3", "Панель: моя заметка." + END)
    assert report(shared.refresh()) == NotesReport("Свод", "Свод", left=1, requests=1)
    assert shared.batches() == []
    assert shared.refresh() == [], "and are not looked at again while nothing changes"
    shared.sheet.type("Факт", "C2", 12)
    shared.refresh()
    assert shared.notes() == {"C2": "спросить у Темнова", "D3": "Панель: моя заметка." + END}


@pytest.mark.parametrize("changed", ["{} исправлю завтра", "NB. {}", "{}\n"])
def test_a_note_of_ours_that_somebody_wrote_into_is_theirs(shared: Shared, changed: str) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.refresh()
    theirs = changed.format(shared.notes()["C2"])
    shared.sheet.type_note("Факт", "C2", theirs)
    shared.refresh()
    shared.sheet.type("Факт", "C2", 12)
    shared.refresh()
    assert shared.notes() == {"C2": theirs}
    shared.sheet.type_note("Факт", "C2", None)
    shared.sheet.type("Факт", "C2", "12О")
    shared.refresh()
    assert "«12О»" in shared.notes()["C2"], "when theirs is gone there is room for ours"


def test_a_note_that_somebody_deleted_comes_back_while_the_cell_is_faulty(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.refresh()
    shared.sheet.type_note("Факт", "C2", None)
    assert report(shared.refresh()).written == 1
    assert list(shared.notes()) == ["C2"]


def test_a_note_written_while_we_wait_is_theirs(shared: Shared) -> None:
    """The batch is refused once; before it is asked for again somebody has written a note."""
    shared.sheet.type("Факт", "C2", "12О")
    shared.google.fault("status", BATCH, status=503)
    gets = 0
    real = shared.sheet.answer

    def answer(email: str | None = None) -> Any:
        nonlocal gets
        gets += 1
        if gets == 3:  # one to read, one to look, one to look again
            shared.sheet.type_note("Факт", "C2", "я уже правлю")
        return real(email)

    shared.sheet.answer = answer  # type: ignore[method-assign]
    assert report(shared.refresh()).left == 1
    assert shared.notes() == {"C2": "я уже правлю"}
    assert gets == 3


def test_texts_of_strangers_are_plain_text_in_a_note(shared: Shared) -> None:
    typed = '=HYPERLINK("http://x.example";"жми")\nПанель: всё хорошо.\x07' + END + "й" * 70_000
    shared.sheet.type("Факт", "C2", typed)
    shared.refresh()
    note = shared.notes()["C2"]
    assert note.startswith("Панель: ")
    assert note.count("\n") == 1, "one finding is one line, whatever was typed"
    assert '«=HYPERLINK("http://x.example";"жми") Панель' in note
    assert len(note) < 1000
    shared.sheet.type("Факт", "C2", 12)
    shared.refresh()
    assert shared.notes() == {}


# --- rows move ---


def test_notes_move_along_with_their_rows(shared: Shared) -> None:
    shared.sheet.type("Факт", "C3", "12О")
    shared.refresh()
    [note] = shared.notes().values()
    shared.sheet.insert_row("Факт", 2, ["26.09.2026", "Темнов", "13", "3"])
    assert shared.notes() == {"C4": note}
    assert report(shared.refresh()) == NotesReport("Свод", "Свод", requests=1)
    assert shared.notes() == {"C4": note}
    shared.sheet.delete_row("Факт", 2)
    shared.sheet.type("Факт", "C3", 31)
    shared.refresh()
    assert shared.notes() == {}


def test_a_fault_that_moves_without_its_note(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.refresh()
    [note] = shared.notes().values()
    shared.sheet.type("Факт", "C2", 12)
    shared.sheet.type("Факт", "C4", "12О")
    assert report(shared.refresh()) == NotesReport("Свод", "Свод", written=1, removed=1, requests=2)
    assert shared.notes() == {"C4": note}


def test_a_cell_that_somebody_is_typing_in_gets_nothing_this_time(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    assert report(shared.refresh(lambda: shared.sheet.type("Факт", "C2", 12))).left == 1
    assert shared.notes() == {}
    assert shared.refresh() == []
    shared.sheet.type("Факт", "C2", "12О")
    shared.refresh()
    shared.sheet.type("Факт", "C2", 12)
    assert report(shared.refresh(lambda: shared.sheet.type("Факт", "C2", "1З"))).left == 1
    assert "«12О»" in shared.notes()["C2"]
    shared.refresh()
    assert "«1З»" in shared.notes()["C2"]


def test_rows_inserted_while_we_read_get_no_notes_of_others(shared: Shared) -> None:
    shared.sheet.type("Факт", "C3", "12О")
    new = ["26.09.2026", "Темнов", "13", "3"]
    assert report(shared.refresh(lambda: shared.sheet.insert_row("Факт", 2, new))).left == 1
    assert shared.notes() == {}
    shared.refresh()
    assert list(shared.notes()) == ["C4"]


def test_a_tab_deleted_while_we_read(shared: Shared) -> None:
    shared.sheet.type("Факт", "C3", "12О")
    found = report(shared.refresh(lambda: shared.sheet.delete_tab("Факт")))
    assert (found.left, found.error, shared.batches()) == (1, None, [])


def test_an_old_version_restored_brings_notes_that_are_still_ours(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.refresh()
    [old] = shared.notes().values()
    shared.sheet.type("Факт", "C2", "1З")
    shared.refresh()
    shared.sheet.type_note("Факт", "C2", old)
    shared.sheet.type_note("Факт", "D3", old)
    shared.refresh()
    assert list(shared.notes()) == ["C2"]
    assert "«1З»" in shared.notes()["C2"]


# --- what Google says no to ---


def test_without_an_editor_s_right_reading_goes_on(shared: Shared) -> None:
    shared.sheet.editors.clear()
    shared.sheet.type("Факт", "C2", "12О")
    found = report(shared.refresh())
    email = shared.google.email
    assert found.error == f"таблица «Свод», заметки: нет доступа; откройте её для {email} (редактор)"
    assert (found.written, found.requests) == (0, 2)
    assert shared.tries[0].status == "ok"
    shared.sheet.let_edit(email)
    assert report(shared.refresh()).written == 1
    assert list(shared.notes()) == ["C2"]


def test_a_server_that_asks_to_wait_is_waited_for(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.google.fault("status", BATCH, status=429, retry_after=1)
    assert report(shared.refresh()) == NotesReport("Свод", "Свод", written=1, requests=4)
    refused, taken = shared.batches()
    assert taken.at - refused.at >= 1
    assert list(shared.notes()) == ["C2"]


def test_a_server_that_asks_to_wait_too_long_is_not_waited_for(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.google.fault("status", BATCH, status=429, retry_after=3600)
    assert "просит подождать 3600 с" in (report(shared.refresh()).error or "")
    assert report(shared.refresh()).written == 1


def test_protected_cells_are_left_out_and_named(shared: Shared) -> None:
    for cell in ("C2", "C3", "D2"):
        shared.sheet.type("Факт", cell, "12О")
    shared.sheet.protect("Факт", "A1:C2")
    shared.sheet.protect("Факт", "D1:D9", warns_only=True)
    found = report(shared.refresh())
    assert (found.written, found.left) == (2, 1)
    assert "защищены ячейки Факт!C2; разрешите" in (found.error or "")
    assert set(shared.notes()) == {"C3", "D2"}
    shared.sheet.tab("Факт").protected[0]["editors"] = {"users": [shared.google.email]}
    assert report(shared.refresh()).error is None
    assert set(shared.notes()) == {"C2", "C3", "D2"}


def test_holes_in_a_protected_sheet_are_free(shared: Shared) -> None:
    for cell in ("C2", "C3"):
        shared.sheet.type("Факт", cell, "12О")
    tab = shared.sheet.tab("Факт")
    hole = {"sheetId": tab.gid, "startRowIndex": 2, "startColumnIndex": 0}
    tab.protected.append({"protectedRangeId": 1, "range": {"sheetId": tab.gid}, "unprotectedRanges": [hole]})
    assert report(shared.refresh()).left == 1
    assert set(shared.notes()) == {"C3"}


def test_a_cell_protected_at_the_last_moment(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    real = shared.sheet.answer

    def answer(email: str | None = None) -> Any:
        said = real(email)
        if shared.google.asked(SHEETS):  # the second look of this refresh
            shared.sheet.protect("Факт", "C2:C2")
        return said

    shared.sheet.answer = answer  # type: ignore[method-assign]
    error = report(shared.refresh()).error or ""
    assert error.startswith("таблица «Свод», заметки: ячейки защищены; разрешите ")
    assert shared.notes() == {}


@pytest.mark.parametrize("fault", ["reset", "empty", "html", "truncated"])
def test_a_note_whose_answer_was_lost_is_still_ours(shared: Shared, fault: Any) -> None:
    """The batch was carried out, and we never hear of it."""
    shared.sheet.type("Факт", "C2", "12О")
    shared.google.fault(fault, BATCH)
    found = report(shared.refresh())
    assert found.error is None
    assert found.requests == 3, "the second look finds that it stands"
    shared.sheet.type("Факт", "C2", 12)
    shared.refresh()
    assert shared.notes() == {}


def test_a_refresh_that_died_while_writing_leaves_no_notes_for_ever(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared.sheet.type("Факт", "C2", "12О")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pipelines.notes.NoteStore.end", die)
        with pytest.raises(KeyboardInterrupt):
            shared.refresh()
    assert list(shared.notes()) == ["C2"]
    shared.sheet.type("Факт", "C2", 12)
    assert report(shared.refresh()).removed == 1
    assert shared.notes() == {}


def test_writing_ends_in_time_whatever_hangs(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.more = "give_up_after = 1\n"
    shared.google.fault("hang", BATCH, times=None)
    began = time.monotonic()
    found = report(shared.refresh())
    assert time.monotonic() - began < 30, "the server would hang for a minute"
    assert "таблица «Свод», заметки: нет ответа за 1 с" in (found.error or "")
    shared.google.clear_faults()
    shared.refresh()
    assert list(shared.notes()) == ["C2"]


def test_a_spreadsheet_that_could_not_be_read_is_left_alone(shared: Shared) -> None:
    register = shared.with_register_apart()
    shared.refresh()
    shared.sheet.bin()
    register.type("Муниципалитеты", "A2", "Светлов район")  # and so figures of the binned one are at fault
    assert [one.book for one in shared.refresh()] == ["Реестр"]
    assert {source.name: source.status for source in shared.tries}["Свод"] == "failed"
    assert shared.google.asked(f"/v4/spreadsheets/{shared.sheet.key}*") == []
    shared.sheet.unbin()
    shared.refresh()
    assert "Темнов" in shared.notes()["B2"]


def test_a_key_that_was_revoked_between_reading_and_writing(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")

    def revoke() -> None:
        shared.google.revoke_tokens()
        shared.google.revoke_key()

    error = report(shared.refresh(revoke)).error or ""
    assert error.startswith("таблица «Свод», заметки: Google не выдал токен")


def test_a_key_file_that_vanished_between_reading_and_writing(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    found = report(shared.refresh((shared.folder / "service-account.json").unlink))
    assert "ключ не читается" in (found.error or "")
    assert found.requests == 0


def test_an_api_key_cannot_write(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    settings = shared.settings()
    by_key = replace(settings.google, credentials=None, api_key=shared.google.api_key)
    error = report(shared.refresh(settings=replace(settings, google=by_key))).error or ""
    assert "нужен ключ сервисного аккаунта; задайте google.credentials" in error


# --- which spreadsheets ---


def test_each_spreadsheet_of_a_folder_gets_one_batch(shared: Shared) -> None:
    folder = shared.google.folder("Муниципалитеты")
    sheets = [shared.made(title, folder=folder) for title in ("Темнов", "Заречный", "Ольховский")]
    shared.sources = f'[[sources]]\nname = "Папка"\nfolder = "{folder.key}"\n'
    for sheet in sheets[:2]:
        sheet.type("Факт", "C2", "12О")
        sheet.type("Факт", "C3", "1З")
    sheets[1].editors.clear()
    found = {one.book: one for one in shared.refresh()}
    assert found["Темнов"] == NotesReport("Папка", "Темнов", written=2, requests=2)
    assert found["Заречный"].error is not None
    assert "Ольховский" not in found or found["Ольховский"].error is None
    batches = [asked.path for asked in shared.batches()]
    assert batches.count(f"/v4/spreadsheets/{sheets[0].key}:batchUpdate") == 1
    assert batches.count(f"/v4/spreadsheets/{sheets[1].key}:batchUpdate") == 1
    assert {"C2", "C3"} <= set(sheets[0].notes("Факт"))


def test_a_spreadsheet_of_two_sources_gets_one_batch(shared: Shared) -> None:
    shared.sources += f'[[sources]]\nname = "Ещё раз"\nspreadsheet = "{shared.sheet.key}"\n'
    shared.sheet.type("Факт", "C2", "12О")
    found = report(shared.refresh())
    assert found.source == "Свод"
    assert len(shared.batches()) == 1
    assert shared.notes()["C2"].count("\n") == 1, "what both found is said once"
    shared.refresh()
    assert shared.batches() == []


def test_a_renamed_source_knows_its_notes(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.refresh()
    shared.sources = shared.sources.replace('name = "Свод"', 'name = "Новое имя"')
    shared.sheet.type("Факт", "C2", 12)
    shared.refresh()
    assert shared.notes() == {}


def test_when_the_landing_is_lost_our_notes_are_anybody_s(shared: Shared) -> None:
    shared.sheet.type("Факт", "C2", "12О")
    shared.refresh()
    before = shared.notes()
    shared.settings().landing.unlink()
    shared.sheet.type("Факт", "C2", 12)
    shared.refresh()
    assert shared.notes() == before


def test_a_workbook_gets_no_notes(shared: Shared) -> None:
    shared.refresh()
    (shared.folder / "book").mkdir()
    (shared.folder / "book" / "Факт.csv").write_text("Дата,Муниципалитет,Инициативы\n25.09.2026,Темнов,3О\n")
    shared.sources += '[[sources]]\nname = "Книга"\nworkbook = "book"\n'
    assert shared.refresh() == []


def test_switched_off_nothing_is_written_and_nothing_more_may_be_done(shared: Shared) -> None:
    settings = shared.settings()
    off = replace(settings, google=replace(settings.google, write_notes=False))
    shared.sheet.type("Факт", "C2", "12О")
    assert shared.refresh(settings=off) == []
    assert shared.notes() == {}
    assert not any("https://www.googleapis.com/auth/spreadsheets" in s for s in shared.google.office.tokens.values())
    shared.refresh()
    assert list(shared.notes()) == ["C2"]
    assert len(shared.google.office.tokens) == 2, "the right to write comes with a token of its own"
