"""Every file taken away says whose it is and of which day, names can be joined, numbers are numbers; long tables say that they go on."""

from __future__ import annotations

import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from dashboard import connection, device, takeaway, whose, wording
from dashboard.components import tables
from dashboard.conclusions import changes, method_forecast, municipality_checkpoints, names, origins
from dashboard.frames import marathon, register, standing
from dashboard.frames import municipality as frames
from dashboard.language import speak
from dashboard.plain import rows
from tests.dashboard.conftest import TODAY, Region, day
from tests.dashboard.opening import html, opened

TEMNOV = "99600101"
Taken = dict[str, Callable[[], bytes]]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Taken:
    """Files a page offers, by their names."""
    found: Taken = {}
    drawn = st.download_button

    def noted(label: str, data: Callable[[], bytes], file_name: str, **more: Any) -> Any:
        found[file_name] = data
        return drawn(label, data=data, file_name=file_name, **more)

    monkeypatch.setattr(st, "download_button", noted)
    return found


def read(file: Callable[[], bytes]) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(file()), sep=";", decimal=",", dtype={"Код ОКТМО": str})


OF_ONE = ", Темнов район"
PAGES = [
    ("overview", {}, ["Все муниципалитеты"], ""),
    ("overview", {"view": "Что изменилось"}, [f"Что изменилось с {day(7)}"], ""),
    ("overview", {"origins": "true"}, ["Все муниципалитеты", "Откуда цифры"], ""),
    ("schedule", {}, ["Сроки", "Кто не задал сроки"], ""),
    ("municipality", {"m": TEMNOV}, ["Контрольные точки, регистрации"], OF_ONE),
    ("municipality", {"m": TEMNOV, "indicator": "Инициативы"}, ["Контрольные точки, инициативы"], OF_ONE),
    ("quality", {"m": TEMNOV, "view": "Кто когда сообщил"}, ["Кто когда сообщил"], OF_ONE),
]


@pytest.mark.parametrize(("page", "query", "subjects", "of"), PAGES)
def test_a_file_names_its_subject_whose_it_is_and_the_day(
    full: Region, taken: Taken, page: str, query: dict[str, str], subjects: list[str], of: str
) -> None:
    app = opened(page, **{key: value for key, value in query.items() if key != "view"})
    if "view" in query:
        app.session_state["view"] = query["view"]
        app.run()
    region = marathon.season(connection.stamp()).region
    wanted = {f"{name}{of}, {region}, {TODAY}.{kind}" for name in subjects for kind in ("csv", "xlsx")}
    assert wanted <= taken.keys()
    codes = {row["name"]: row["oktmo"] for row in register.register(connection.stamp()).values()}
    for name in wanted:
        if name.endswith("csv"):
            shown = read(taken[name])
            assert len(shown)
            assert set(zip(shown["Муниципалитет"], shown["Код ОКТМО"], strict=True)) <= set(codes.items())


def test_what_is_of_everybody_does_not_name_the_one_that_is_chosen(full: Region, taken: Taken) -> None:
    app = opened("quality", m=TEMNOV)
    taken.clear()
    app.session_state["view"] = "Источники"
    app.run()
    assert any(name.startswith("Источники, ") for name in taken)
    assert not any("Темнов" in name for name in taken)


def test_a_past_day_is_in_the_name(full: Region, taken: Taken) -> None:
    opened(as_of=str(day(14)))
    assert all(f", {day(14)}." in name or "Свод" in name for name in taken)


def test_a_picture_is_named_alike(full: Region) -> None:
    region = marathon.season(connection.stamp()).region
    assert f'data-name="Ход марафона, регистрации, Темнов район, {region}, {TODAY}"' in html(
        opened("municipality", m=TEMNOV)
    )


def test_a_name_from_a_sheet_makes_no_bad_file_name() -> None:
    assert (
        takeaway.file_name("Сроки", "../../etc/passwd\x00\u202e", 'a<b>:"c|d?*\\e.') == "Сроки, etc passwd, a b c d e"
    )
    long = takeaway.file_name("м" * 200, "о" * 200, "😀" * 200, "2026-11-23") + ".xlsx"
    assert len(long.encode()) <= 255
    assert long.endswith(", 2026-11-23.xlsx")
    assert takeaway.file_name(" . ", "") == "1"


def test_outside_of_a_page_a_file_has_its_subject_only() -> None:
    whose.say("Область", TODAY, {})
    assert whose.file_name("Сроки") == f"Сроки, Область, {TODAY}"
    whose.choose("x")
    assert whose.file_name("Сроки") == f"Сроки, Область, {TODAY}", "of one nobody knows"


def test_files_of_two_municipalities_can_be_put_under_one_another() -> None:
    register = {key: {"name": key * 2, "oktmo": code} for key, code in (("a", "99600101"), ("b", None))}
    shown = pd.DataFrame({"Этап": ["1", "2"]})
    of_a, of_b = (names.joined(shown, key, register) for key in "ab")
    assert list(of_a.columns) == list(of_b.columns) == ["Муниципалитет", "Код ОКТМО", "Этап"]
    assert of_a["Муниципалитет"].tolist() == ["aa", "aa"]
    several = shown.set_axis(pd.Index(["b", "a"], name=names.ID))
    assert names.joined(several, "a", register)["Муниципалитет"].tolist() == ["bb", "aa"], "rows know whose they are"
    assert names.joined(shown, None, register) is shown


# --- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chance", "number", "said"),
    [
        (0.0219, 2, "2 %"),
        (0.2267, 22, "22 %"),
        (0.4999, 49, "49 %"),
        (0.29, 29, "29 %"),
        (0.01, 1, "1 %"),
        (0.99, 99, "99 %"),
        (0.0024, 0.24, "<1 %"),
        (0.00007, 0.01, "<1 %"),
        (0.0, 0.01, "<1 %"),
        (0.99849, 99.84, ">99 %"),
        (1.0, 99.99, ">99 %"),
    ],
)
def test_a_chance_is_the_same_number_on_a_page_and_in_a_file(chance: float, number: float, said: str) -> None:
    assert wording.chance_number(chance) == number
    assert wording.chance(chance).replace(wording.SPACE, " ") == said


def test_what_is_reached_already_has_no_chance_in_a_file() -> None:
    found = takeaway.chances(pd.Series([1.0, 0.5, None]), pd.Series([True, False, pd.NA]))
    assert found.isna().tolist() == [True, False, True]
    assert found[1] == 50


def test_checkpoints_are_taken_away_as_numbers(full: Region) -> None:
    listed = rows(frames.checkpoints(connection.stamp(), TODAY, TEMNOV))
    shown = municipality_checkpoints.whole_table(listed, "registered_users").set_index("Этап")
    asked = full.ask(
        "select checkpoint, value, met from checkpoint_result(?) where municipality_id = ? and indicator = 'registered_users'",
        [TODAY, TEMNOV],
    )
    assert asked
    for checkpoint, value, met in asked:
        assert shown.loc[checkpoint, "Итог"] == value
        assert shown.loc[checkpoint, "Выполнено"] == {True: "да", False: "нет", None: "—"}[met]
    assert pd.api.types.is_numeric_dtype(shown["Итог"])
    assert pd.api.types.is_numeric_dtype(shown["Вероятность, %"])
    ahead = [row for row in listed if row["indicator"] == "registered_users" and row["settled_on"] is None]
    assert ahead
    for row in ahead:
        chance = shown.loc[row["checkpoint"], "Вероятность, %"]
        assert pd.isna(chance) if row["chance"] is None else chance == wording.chance_number(row["chance"])


def test_no_number_stands_in_a_text(full: Region) -> None:
    moved = changes.flat(standing.movement(connection.stamp(), TODAY, day(14)))
    assert set(moved["Состояние стало"]) <= {
        "отстаёт",
        "молчит",
        "нет данных",
        "под риском",
        "нет цели",
        "в графике",
        "цель достигнута",
    }
    spans = method_forecast.calibration_table(
        pd.DataFrame({"chance_from": [0.2], "chance_to": [0.4], "forecasts": [3], "reached": [1]})
    )
    assert spans.iloc[0].tolist() == [20, 40, 3, 1]


# --- tables -----------------------------------------------------------------------------------------------------------


def test_a_long_table_says_that_it_goes_on_a_short_one_stands_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    heights: list[int] = []
    said: list[str] = []
    monkeypatch.setattr(st, "dataframe", lambda *_args, height, **_more: heights.append(height))
    monkeypatch.setattr(st, "html", said.append)
    for n in (3, tables.WHOLE, tables.WHOLE + 1):
        tables.table(pd.DataFrame({"Муниципалитет": ["a"] * n, "n": range(n)}), "t", "t")
    assert [(height - tables.HEADER) / tables.ROW for height in heights] == [3, tables.WHOLE, tables.ROWS]
    assert len(said) == 1
    assert "Ещё 27 ниже: прокрутите таблицу." in said[0]


def test_fractions_of_a_column_have_as_many_digits() -> None:
    frame = pd.DataFrame(
        {"a": [3.17, 2.7, None], "b": [17.0, None, 1.0], "c": ["x", "y", "z"], "d": [True, False, True]}
    )
    speak("ru")
    shown = tables.lined_up(frame)._translate(False, False)["body"]
    cells = [[cell["display_value"] for cell in row if cell["type"] == "td"] for row in shown]
    assert [row[:3] for row in cells] == [["3,17", "17", "x"], ["2,70", "—", "y"], ["—", "1", "z"]]
    whole = pd.DataFrame({"b": [1.0, 2.0]})
    assert tables.lined_up(whole) is whole, "nothing to line up"


def test_differences_have_their_sign_as_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[Any, Any]] = []
    monkeypatch.setattr(st, "dataframe", lambda frame, column_config, **_more: drawn.append((frame, column_config)))
    frame = pd.DataFrame({"Муниципалитет": list("abcd"), "n": pd.array([12, -44, 0, None], dtype="Int64")})
    tables.table(frame, "t", "t", {"n": st.column_config.NumberColumn(format=tables.SIGNED)})
    ((styled, columns),) = drawn
    shown = [row[-1]["display_value"] for row in styled._translate(False, False)["body"]]
    assert shown == ["+12", "−44", "0", "—"]
    assert columns["n"]["type_config"]["format"] is None, "the browser's minus is a hyphen"


def test_cells_of_a_figure_stand_in_the_order_of_the_sheet() -> None:
    assert origins.in_order("E995, AB2, E99, E993, E994, F2") == "E99, E993:E995, F2, AB2"
    assert origins.in_order("C4") == "C4"


# --- a phone ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("agent", "phone"),
    [
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36", True),
        (
            "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1",
            False,
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/130 Safari/537.36", False),
        (None, False),
    ],
)
def test_a_phone_says_so(monkeypatch: pytest.MonkeyPatch, agent: str | None, phone: bool) -> None:
    headers = {} if agent is None else {"User-Agent": agent}
    monkeypatch.setattr(st, "context", SimpleNamespace(headers=headers))
    assert device.is_phone() is phone


def test_a_phone_gets_all_municipalities_as_a_list(full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(opened().dataframe) == 1
    monkeypatch.setattr(device, "is_phone", lambda: True)
    app = opened()
    assert not app.dataframe
    lines = html(app).partition('<table class="md-short">')[2].split("<tr>")
    progress = standing.progress(connection.stamp(), TODAY)
    for row in rows(progress[progress["indicator"] == "registered_users"]):
        name = wording.short_name(row["name"]).replace("р-н", "р\N{NON-BREAKING HYPHEN}н").replace(wording.SPACE, " ")
        (found,) = [line for line in lines if f">{name}</bdi>" in line]
        assert f"m={row['municipality_id']}" in found
        shown = "—" if row["percent"] is None else wording.percent(row["percent"]).replace(wording.SPACE, " ")
        assert f"<td>{shown}</td>" in found
