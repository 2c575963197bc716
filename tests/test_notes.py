"""What becomes of notes, decided without any Google; the way there and back stands in `tests/google`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.cells import Area, Book, Cell, Grid, Kind
from pipelines.errors import SettingsError
from pipelines.landed import encode
from pipelines.landing import Landing, open_landing
from pipelines.notes.plan import FAREWELL, MOST_CHANGES, Reading, decide, is_to_be_looked_at, text_of, wanted_notes
from pipelines.notes.store import Known, Notes, NoteStore, Place
from pipelines.settings import load
from pipelines.sources.google.writer import Noted
from tests.drawing import grid

FACT = """
Дата       | Муниципалитет | Инициативы
25.09.2026 | Темнов        | 12О
01.10.2026 |               | =33.4 shown 33
"""
GID = 7


def book(drawn: str = FACT, gid: int = GID) -> Book:
    drawn_grid = grid(drawn)
    return Book("ключ", "Свод", (Grid("Факт", drawn_grid.rows, gid),))


def reading(read: Book) -> Reading:
    rows = {(tab.gid or 0, number): encode(row) for tab in read.tabs for number, row in enumerate(tab.rows, 1)}
    return Reading(rows, lambda found: found)


# --- texts ---


def test_a_note_says_what_is_wrong_and_that_it_will_go() -> None:
    assert text_of(["«12О» не число; впишите число"]) == f"Панель: «12О» не число; впишите число.\n{FAREWELL}"


def test_sentences_stand_in_lines_each_once() -> None:
    lines = text_of(["одно.", "другое", "одно", "две\nстроки\r\n"]).split("\n")
    assert lines == ["Панель: одно.", "Панель: другое.", "Панель: две строки.", FAREWELL]


def test_a_long_story_is_cut() -> None:
    note = text_of(f"{number} " + "очень " * 500 for number in range(40))
    lines = note.split("\n")
    assert lines[-2:] == ["Панель: и ещё замечаний: 32.", FAREWELL]
    assert len(lines) == 10
    assert len(note) < 6000


def test_findings_are_told_apart_by_book_tab_and_cell() -> None:
    found = [("a", 1, 2, 3, "x"), ("a", 1, 2, 3, "y"), ("a", 1, 3, 2, "x"), ("b", 1, 2, 3, "z")]
    wanted = wanted_notes(found)
    assert wanted["a"] == {(1, 2, 3): text_of(["x", "y"]), (1, 3, 2): text_of(["x"])}
    assert wanted["b"] == {(1, 2, 3): text_of(["z"])}
    assert wanted["c"] == {}


# --- when to look ---

AT: Place = (GID, 2, 3)


@pytest.mark.parametrize(
    ("wanted", "known", "is_new", "looks"),
    [
        ({}, Known(), True, False),
        ({}, Known(), False, False),
        ({AT: "x"}, Known(), False, True),
        ({AT: "x"}, Known({AT: "x"}), False, False),
        ({AT: "x"}, Known({AT: "x"}), True, True),
        ({AT: "y"}, Known({AT: "x"}), False, True),
        ({AT: "x"}, Known({AT: ""}), False, False),
        ({}, Known({AT: "x"}), False, True),
        ({}, Known(is_open=True), False, True),
        ({AT: "x"}, Known({AT: "x"}, is_open=True), False, True),
        ({AT: "x"}, Known({AT: "x", (GID, 9, 9): "x"}), False, True),
    ],
)
def test_google_is_asked_only_where_something_may_change(
    wanted: Notes, known: Known, is_new: bool, looks: bool
) -> None:
    assert is_to_be_looked_at(wanted, known, is_new=is_new) is looks


# --- what to change ---


@pytest.mark.parametrize(
    ("now", "is_written"),
    [
        (FACT, True),
        (FACT.replace("12О", "12 "), False),
        (FACT.replace("12О", ""), False),
        (FACT.replace("Темнов", "Ольхов"), True),
        (FACT.replace("shown 33", "shown 33,4"), True),
        (FACT.replace("25.09.2026 |", "·\n25.09.2026 |"), False),
        ("Дата", False),
    ],
)
def test_a_cell_gets_a_note_while_it_holds_what_was_read(now: str, is_written: bool) -> None:
    plan = decide(Noted(book(now), {}), wanted={AT: "x"}, ours=frozenset("x"), reading=reading(book()))
    assert bool(plan.changes) is is_written
    assert plan.left == 1 - is_written


def test_how_a_number_is_shown_is_part_of_what_was_read() -> None:
    at = (GID, 3, 3)
    now = book(FACT.replace("shown 33", "shown 33,4"))
    assert not decide(Noted(now, {}), wanted={at: "x"}, ours=frozenset(), reading=reading(book())).changes


def test_an_empty_cell_can_be_at_fault() -> None:
    for at in ((GID, 3, 2), (GID, 3, 9), (GID, 40, 1)):
        plan = decide(Noted(book(), {}), wanted={at: "x"}, ours=frozenset(), reading=reading(book()))
        assert plan.changes == {at: "x"}


def test_a_book_is_compared_as_it_was_landed() -> None:
    """Between Google and the landing cells are filled and masked."""
    masked = Cell(Kind.TEXT, "•••")

    def mask(found: Book) -> Book:
        [tab] = found.tabs
        rows = (*tab.rows[:1], (*tab.rows[1][:2], masked), *tab.rows[2:])
        return Book(found.key, found.title, (Grid(tab.title, rows, tab.gid),))

    prepared = Reading(reading(mask(book())).rows, mask)
    plan = decide(Noted(book(), {}), wanted={AT: "x"}, ours=frozenset(), reading=prepared)
    assert plan.changes == {AT: "x"}


def test_protected_cells_are_named() -> None:
    noted = Noted(book(), {}, ((GID, Area(1, 1, 2, 3), [Area(2, 1, 2, 2)]), (GID + 1, Area(1, 1, 99, 99), [])))
    wanted = {(GID, 2, 1): "x", (GID, 2, 3): "x", (GID, 3, 3): "x"}
    plan = decide(noted, wanted=wanted, ours=frozenset(), reading=reading(book()))
    assert plan.locked == ("Факт!C2",)
    assert plan.changes.keys() == {(GID, 2, 1), (GID, 3, 3)}


def test_a_very_faulty_book_is_noted_in_parts() -> None:
    wanted = {(GID, row, 5): "x" for row in range(1, MOST_CHANGES + 8)}
    first = decide(Noted(book(), {}), wanted=wanted, ours=frozenset("x"), reading=reading(book()))
    assert (len(first.changes), first.left) == (MOST_CHANGES, 7)
    assert is_to_be_looked_at(wanted, Known(first.stands), is_new=False)
    second = decide(Noted(book(), first.stands), wanted=wanted, ours=frozenset("x"), reading=reading(book()))
    assert len(second.changes) == 7


TEXTS = ["ours 1", "ours 2", "ours 3", "theirs 1", "ours 1 theirs", ""]
places = st.tuples(st.just(GID), st.integers(1, 4), st.integers(1, 3))


@given(
    wanted=st.dictionaries(places, st.sampled_from(TEXTS[:3])),
    there=st.dictionaries(places, st.sampled_from(TEXTS[:5])),
    typed=st.dictionaries(st.tuples(st.integers(1, 3), st.integers(0, 2)), st.just(Cell(Kind.TEXT, "typed"))),
)
def test_whatever_stands_there(wanted: Notes, there: Notes, typed: dict[tuple[int, int], Cell]) -> None:
    rows = [list(row) for row in book().tabs[0].rows]
    for (row, column), cell in typed.items():
        rows[row - 1][column] = cell
    now = Book("ключ", "Свод", (Grid("Факт", tuple(map(tuple, rows)), GID),))
    ours = frozenset(TEXTS[:3])
    plan = decide(Noted(now, there), wanted=wanted, ours=ours, reading=reading(book()))
    is_typed = {(GID, row, column + 1) for row, column in typed}
    theirs = {place: text for place, text in there.items() if text not in ours}
    after = {place: text for place, text in {**there, **plan.changes}.items() if text}

    assert not plan.changes.keys() & (theirs.keys() | is_typed), "people's notes and their typing are left alone"
    assert all(there.get(place, "") != text for place, text in plan.changes.items()), "nothing is written twice"
    for place in {*wanted, *after} - theirs.keys() - is_typed:
        assert after.get(place) == wanted.get(place)
    assert plan.stands == {p: t for p, t in after.items() if t in ours} | dict.fromkeys(
        theirs.keys() & wanted.keys(), ""
    )
    again = decide(Noted(now, after), wanted=wanted, ours=ours, reading=reading(book()))
    assert (again.changes, again.stands) == ({}, plan.stands)


# --- the setting ---

MARATHON = 'region = "О"\nstarts = 2026-09-01\nends = 2026-11-30\n[[sources]]\nname = "С"\nspreadsheet = "1AbC"\n'


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    (tmp_path / "key.json").write_text("{}", encoding="utf-8")
    return tmp_path / "marathon.toml"


@pytest.mark.parametrize(("said", "found"), [("", False), ("write_notes = false", False), ("write_notes = true", True)])
def test_notes_are_written_only_where_the_settings_say_so(config: Path, said: str, found: bool) -> None:
    config.write_text(f'{MARATHON}[google]\ncredentials = "key.json"\n{said}\n', encoding="utf-8")
    assert load(config).google.write_notes is found


@pytest.mark.parametrize("access", ["", 'api_key = "abc"\n'])
def test_notes_need_a_service_account(config: Path, access: str) -> None:
    config.write_text(f"{MARATHON}[google]\n{access}write_notes = true\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(config)
    assert str(caught.value).startswith(f"{config}: google.write_notes: нужен ключ сервисного аккаунта; задайте ")


def test_a_word_is_no_yes(config: Path) -> None:
    config.write_text(f'{MARATHON}[google]\ncredentials = "key.json"\nwrite_notes = "да"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"google\.write_notes: «да» не подходит; пишите true или false"):
        load(config)


# --- what is remembered ---


@pytest.fixture
def landing() -> Iterator[Landing]:
    with open_landing(None) as opened:
        yield opened


def test_the_store_remembers_what_stands_and_every_text(landing: Landing) -> None:
    store = NoteStore(landing)
    assert (store.get("a"), store.texts()) == (Known(), frozenset())
    store.begin("Свод", "a", ["x", "y", "x"])
    assert (store.get("a"), store.texts()) == (Known(is_open=True), frozenset("xy"))
    store.end("Свод", "a", {AT: "x", (GID, 3, 3): ""})
    assert store.get("a") == Known({AT: "x", (GID, 3, 3): ""})
    store.begin("Свод", "a", ["z", "x"])
    assert store.get("a") == Known({AT: "x", (GID, 3, 3): ""}, is_open=True)
    store.end("Свод", "a", {})
    assert (store.get("a"), store.get("b"), store.texts()) == (Known(), Known(), frozenset("xyz"))


def test_a_text_is_remembered_once(landing: Landing) -> None:
    store = NoteStore(landing)
    for _ in range(5):
        store.begin("Свод", "a", ["x"])
        store.end("Свод", "a", {AT: "x"})
    assert landing.connection.execute("select count(*) from landing.note_written").fetchone() == (2,)
