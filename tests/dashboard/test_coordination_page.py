"""«Координация»: from the sheet to the page: the three levels, the responsible person, the hotline, what is missing, what is covered."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from dashboard.conclusions import coordination, coordination_tree
from dashboard.conclusions import coordination_words as words
from dashboard.conclusions.coordination import Cell, Line
from dashboard.connection import stamp
from dashboard.replay import coordination as drawings
from tests.dashboard.conftest import REGISTER, TODAY, Region, day, first_lines, make, on
from tests.dashboard.hostile import NAMES
from tests.dashboard.opening import html, opened

CARDS = """
Муниципалитет    | Код ОКТМО | Тип                 | Работники бюджетной сферы | Ответственный (должность) | Горячая линия
Темнов район     | 99600101  | муниципальный район | 400                       | заместитель главы         | 8 (000) 200-10-01
г. о. Заречный   | 99700001  | городской округ     | 1500                      | директор МБУ «Центр»      |
Ольховский округ | 99500001  | муниципальный округ | 100                       |                           | 8 (000) 200-10-03
Лугов район      | 99600102  | муниципальный район |                           | управляющий делами        |
"""
HEAD = "Муниципалитет | Уровень | Направление | Организация | Должность"
FIRST = f"""
{HEAD}
Темнов     | координационная группа |             |            | глава района
Темнов     | рабочая группа         | Культура    |            | начальник отдела культуры
Заречный   | рабочая группа         | Спорт       |            | заместитель главы по спорту
"""
UNITS = f"""{FIRST.strip()}
Темнов     | рабочая группа         | Образование |            | заместитель главы по образованию
Темнов     | координатор            | Культура    | Музей      | хранитель
Темнов     | координатор            | Образование | Школа № 2  | завуч
Заречный   | координатор            |             | Лицей      | библиотекарь
Заречный   | координатор            | Спорт       | Бассейн    |
Ольховский | координационная группа |             |            | глава округа
"""
FACTS = f"""
Дата     | Муниципалитет | Направление | Организация  | Зарегистрировано | Инициативы
{on(9)}  | Темнов        | Культура    | Дом культуры | 12               | 3
{on(9)}  | Темнов        | Образование | Школа №2     | 5                | 1
{on(9)}  | Заречный      | Культура    | Библиотека   | 7                | 2
"""
KEYS = {"Темнов": "99600101", "Заречный": "99700001", "Ольховский": "99500001", "Лугов": "99600102"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """Two groups 5 days ago, all of them since 2 days ago."""
    folder = tmp_path_factory.mktemp("coordination") / "region"
    folder.mkdir()
    made = Region(folder)
    made.tell("Муниципалитеты", CARDS)
    made.tell("Факт", FACTS)
    made.tell("Цели", first_lines("Муниципалитет | Этап | Срок | Зарегистрировано | Инициативы", 1))
    made.tell("Координация", HEAD)
    made.refresh(f"{day(8)} 09:00")
    for back, drawn in ((5, FIRST), (2, UNITS)):
        made.tell("Координация", drawn)
        made.refresh(f"{day(back)} 09:00")
    return made


@pytest.fixture
def region(built: Region, monkeypatch: pytest.MonkeyPatch) -> Region:
    monkeypatch.setenv("MARATHON_CONFIG", str(built.config))
    return built


def plain(text: str) -> str:
    """Without tags, with ordinary spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).replace("\N{NO-BREAK SPACE}", " ").split())


def matrix(said: str) -> dict[str, list[str]]:
    """The cells of each row by its name."""
    (table,) = re.findall(r'<div class="md-calendar md-levels".*?</table>', said, re.S)
    found = {}
    for row in re.findall(r"<tr><th scope=\"row\".*?</tr>", table, re.S):
        name, *cells = re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.S)
        found[plain(name)] = [plain(cell) for cell in cells]
    return found


def tree(said: str) -> list[str]:
    """The entries of the tree, outermost first, each in one line."""
    (drawn,) = re.findall(r'<div class="md-tree">.*?</div>', said, re.S)
    return [plain(entry) for entry in re.split(r"</?li>|</?ul>", drawn) if plain(entry)]


def test_the_region_is_told_in_a_headline(region: Region) -> None:
    ((groups, of, nobody),) = region.ask(
        "select count(*) filter (has_coordination_group), count(*), count(*) filter (not has_responsible) from coordination(?)",
        [TODAY],
    )
    app = opened("coordination")
    assert plain(app.header[0].value) == (
        f"Координационные группы есть в {groups} из {of} муниципалитетов; без ответственного — {nobody}"
    )
    assert (groups, of, nobody) == (2, 4, 1)


def test_the_levels_of_each_municipality_stand_in_its_row(region: Region) -> None:
    shown = matrix(html(opened("coordination")))
    assert list(shown) == ["Лугов район", "Ольховский округ", "г. о. Заречный", "Темнов район"], "who lacks most, first"
    assert shown["Лугов район"] == ["✓ есть", "✕ нет", "✕ нет: 0 из 3", "✕ нет", "✕ нет"]
    assert shown["Ольховский округ"] == ["✕ нет", "✓ есть", "✕ нет: 0 из 3", "✕ нет", "✓ есть"]
    assert shown["г. о. Заречный"] == [
        "✓ есть",
        "✕ нет",
        "◐ не везде: 1 из 3 нет: Культура, Образование",
        "◐ не везде: 2 из 3 67 % организаций нет: Библиотека",
        "✕ нет",
    ]
    assert shown["Темнов район"] == [
        "✓ есть",
        "✓ есть",
        "◐ не везде: 2 из 3 нет: Спорт",
        "◐ не везде: 2 из 3 67 % организаций нет: Дом культуры",
        "✓ есть",
    ]
    for name, *asked in region.ask(
        """select name, directions - len(directions_without_group), directions,
            organisations - len(organisations_without_coordinator), organisations from coordination(?) where organisations > 0""",
        [TODAY],
    ):
        assert f"{asked[0]} из {asked[1]}" in shown[name][2]
        assert f"{asked[2]} из {asked[3]}" in shown[name][3]


def test_who_lacks_what_comes_first_in_words(region: Region) -> None:
    said = html(opened("coordination"))
    people = re.search(r'<ul class="md-list md-people">(.*?)</ul>', said, re.S)
    assert people
    assert [plain(one) for one in re.findall(r"<li>(.*?)</li>", people[1], re.S)] == [
        "Лугов район ✕ нет координационной группы; нет рабочих групп; нет координаторов; нет горячей линии",
        "Ольховский округ ✕ не назван ответственный; нет рабочих групп; нет координаторов",
        "г. о. Заречный ✕ нет координационной группы; нет горячей линии; 1 организация без координатора; "
        "2 направления без рабочей группы Библиотека",
        "Темнов район ◐ 1 организация без координатора; 1 направление без рабочей группы Дом культуры",
    ]
    assert "Культура — в 1 из 4; Образование — в 1 из 4; Спорт — в 1 из 4." in plain(said)


def test_what_is_covered_is_what_the_metric_says(region: Region) -> None:
    said = plain(html(opened("coordination")))
    asked = {row[0]: row[1:] for row in region.ask("from coordination_coverage(?)", [TODAY])}
    for part, name in coordination.PARTS.items():
        n, of, employees, everybody, _with, share, *_units = asked[part]
        label = {"working_group": "Хоть одна рабочая группа", "coordinator": "Хоть один координатор"}.get(part, name)
        assert f"{label} {n} из {of} муниципалитетов {round(100 * share)} %" in said
        assert share == employees / everybody
    assert asked["coordination_group"][:3] == (2, 4, 500)
    assert "Координационная группа 2 из 4 муниципалитетов 25 %" in said
    units, of_units, share = asked["coordinator"][6:]
    assert f"Координатор в организации {units} из {of_units} {round(100 * share)} %" in said
    assert f"3 из 12: каждое направление в каждом муниципалитете {round(100 * 3 / 12)} %" in said
    assert "Число работников указано у 3 из 4 муниципалитетов" in said
    assert 'href="./method#coordination"' in html(opened("coordination"))


def test_a_municipality_s_tree_follows_the_slides(region: Region) -> None:
    """The head, whom the head names, the group, the deputies' working groups, the organisations' coordinators, the hotline."""
    app = opened("coordination", m=KEYS["Темнов"])
    assert plain(app.header[0].value) == "1 организация без координатора; 1 направление без рабочей группы", (
        "its own conclusion is the title"
    )
    assert tree(html(app)) == [
        "Глава, Темнов район",
        "✓ есть: Ответственный — заместитель главы Муниципалитеты!A2",
        "✓ есть: Горячая линия — 8 (000) 200-10-01 Муниципалитеты!A2",
        "✓ есть: Координационная группа — глава района Координация!B2",
        "✓ есть: Культура — рабочая группа, начальник отдела культуры Координация!B3",
        "✓ есть: Музей — координатор, хранитель Координация!B6",
        "✕ нет: Дом культуры — координатора нет",
        "✓ есть: Образование — рабочая группа, заместитель главы по образованию Координация!B5",
        "✓ есть: Школа № 2 — координатор, завуч Координация!B7",
        "✕ нет: Спорт — рабочей группы нет",
    ]
    assert 'href="tel:80002001001"' in html(app)
    assert app.subheader[0].value.startswith("Координационные группы"), "the region is below"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Темнов",
            "Охват организаций координаторами — 67 %: 2 из 3. Охват работников — 100 %: 400 из 400. Сколько их в каждой",
        ),
        (
            "Ольховский",
            "Охват организаций неизвестен: в таблицах не названа ни одна. Охват работников — 0 %: 0 из 100.",
        ),
        ("Лугов", "Охват работников неизвестен: их число на листе «Муниципалитеты» не указано."),
    ],
)
def test_a_municipality_s_coverage_is_counted_as_the_region_s(region: Region, name: str, said: str) -> None:
    assert said in plain(html(opened("coordination", m=KEYS[name])))


def test_without_the_tab_no_coverage_is_claimed(region: Region) -> None:
    assert "Охват" not in plain(html(opened("coordination", m=KEYS["Темнов"], as_of=str(day(7)))))


def test_missing_branches_are_shown_as_such(region: Region) -> None:
    shown = tree(html(opened("coordination", m=KEYS["Заречный"])))
    assert shown == [
        "Глава, г. о. Заречный",
        "✓ есть: Ответственный — директор МБУ «Центр» Муниципалитеты!A3",
        "✕ нет: Горячая линия — не указано: впишите на лист «Муниципалитеты»",
        "✕ нет: Координационная группа — нет",
        "✓ есть: Спорт — рабочая группа, заместитель главы по спорту Координация!B4",
        "✓ есть: Бассейн — координатор, должность не указана Координация!B9",
        "✕ нет: Культура — рабочей группы нет",
        "✕ нет: Библиотека — координатора нет",
        "✕ нет: Образование — рабочей группы нет",
        "— нет данных: Направление не указано",
        "✓ есть: Лицей — координатор, библиотекарь Координация!B8",
    ]
    (lacking,) = region.ask(
        "select directions_without_group, organisations_without_coordinator from coordination(?) where name = 'г. о. Заречный'",
        [TODAY],
    )
    assert [
        [e.split(" — ")[0][7:] for e in shown if e.endswith(f" — {w} нет")] for w in ("рабочей группы", "координатора")
    ] == [list(names) for names in lacking]


def test_a_shared_sheet_is_linked_cell_by_cell() -> None:
    row = {"position": "завуч", "direction": "Образование", "organisation": "Школа", "direction_key": "образование"}
    unit = row | {"level": "working_group", "source": "Свод", "tab": "Координация", "cell": "B7"}
    unit |= {"organisation_key": "школа", "url": "https://docs.google.com/x#B7"}
    card = {"responsible": None, "hotline": None}
    named = [
        {"direction": "Образование", "direction_key": "образование", "organisation": None, "organisation_key": None}
    ]
    branches = coordination_tree.tree(line(), card, [unit], named)
    listed = coordination_tree.listing(branches)
    assert list(listed["Открыть"].dropna()) == ["https://docs.google.com/x#B7"]
    assert list(listed["Ячейка"].dropna()) == ["B7"]


def test_every_unit_of_the_sheet_stands_in_the_tree_once(region: Region) -> None:
    for key in KEYS.values():
        shown = " ".join(tree(html(opened("coordination", m=key))))
        cells = [cell for (cell,) in region.ask("select cell from unit where municipality_id = ?", [key])]
        assert sorted(re.findall(r"Координация!(\w+)", shown)) == sorted(cells)


def test_a_past_day_is_as_it_was_known_then(region: Region) -> None:
    app = opened("coordination", as_of=str(day(3)))
    assert "есть в 1 из 4 муниципалитетов" in plain(app.header[0].value)
    assert "как в реестре сейчас" in html(app)
    shown = matrix(html(app))
    assert shown["Темнов район"][2:4] == ["◐ не везде: 1 из 3 нет: Образование, Спорт", "✕ нет: 0 из 2"]
    assert "как в реестре сейчас" not in html(opened("coordination"))


def test_an_empty_tab_is_said_and_is_nobody_s_lack(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened("coordination", as_of=str(day(7)))
    assert plain(before.header[0].value) == "Лист «Координация» пока не заполнен; без ответственного — 1"
    assert "это не значит, что групп нет" in html(before)
    monkeypatch.setenv("MARATHON_CONFIG", str(make(tmp_path / "never").config))
    never = opened("coordination")
    assert plain(never.header[0].value) == "Лист «Координация» пока не заполнен; без ответственного — 3"
    assert "Столбец «Горячая линия» на листе «Муниципалитеты» не заполнен ни у кого." in html(never)
    assert set(matrix(html(never))["Лугов район"][1:]) == {"— нет данных"}
    assert "нет координационной группы" not in html(never)
    shown = tree(html(opened("coordination", m="99600101")))
    assert shown[-1] == "— нет данных: Координационная группа — лист «Координация» пока не заполнен"


def test_what_nobody_fills_in_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All three levels everywhere, but nobody in the region has a responsible person or a hotline."""
    bare = "\n".join(" | ".join(row.split("|")[:3]) for row in first_lines(CARDS, 3).splitlines())
    (tmp_path / "region").mkdir()
    region = Region(tmp_path / "region")
    region.tell("Муниципалитеты", bare)
    region.tell("Факт", first_lines(FACTS, 1))
    region.tell("Цели", "Муниципалитет | Срок | Инициативы")
    units = [
        row
        for name in ("Темнов", "Заречный")
        for row in (
            f"{name} | координационная группа | | | глава",
            f"{name} | рабочая группа | Спорт | | заместитель",
            f"{name} | координатор | Спорт | Бассейн | директор",
        )
    ]
    region.tell("Координация", "\n".join([HEAD, *units]))
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    said = plain(html(opened("coordination")))
    assert "У всех (2) есть все три уровня." in said
    assert "Столбец «Горячая линия» на листе «Муниципалитеты» не заполнен ни у кого." in said
    own = opened("coordination", m=KEYS["Темнов"])
    assert own.header[0].value == "Все три уровня есть; ответственный и горячая линия не указаны ни у кого"
    assert "есть всё" not in said.lower() + plain(html(own)).lower()


def test_where_nothing_is_filled_in_there_is_no_matrix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = "\n".join(" | ".join(row.split("|")[:3]) for row in REGISTER.strip().splitlines())
    region = make(tmp_path / "region", register=bare)
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened("coordination")
    assert plain(app.header[0].value) == "Лист «Координация» пока не заполнен; ответственные не названы"
    assert '<div class="md-calendar' not in html(app)
    assert not app.get("download_button")


def test_everything_can_be_taken_away(region: Region) -> None:
    taken = drawings.listing(stamp(), TODAY).set_index("Муниципалитет")
    assert list(taken["Код ОКТМО"]) == [KEYS[name] for name in ("Лугов", "Ольховский", "Заречный", "Темнов")]
    for name, directions, organisations, employees in region.ask(
        "select name, directions_without_group, organisations_without_coordinator, employees from coordination(?)",
        [TODAY],
    ):
        assert taken.loc[name, "Направления без рабочей группы"] == ", ".join(directions)
        assert taken.loc[name, "Организации без координатора"] == ", ".join(organisations)
        assert employees is None or taken.loc[name, "Работники бюджетной сферы"] == employees
    entries = drawings.entries(stamp(), TODAY, KEYS["Темнов"])
    assert list(entries["Есть"]).count("нет") == 2
    assert list(entries["Ячейка"].dropna()) == ["A2", "A2", "B2", "B3", "B6", "B5", "B7"]
    labels = [button.proto.label for button in opened("coordination", m=KEYS["Темнов"]).get("download_button")]
    assert labels == ["CSV", "XLSX"] * 2, "of the tree, of the matrix"


def test_names_from_sheets_stay_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "Муниципалитет | Код ОКТМО | Тип | Ответственный (должность) | Горячая линия"
    cards = [f"{name} | 996001{n:02d} | муниципальный район | {name} | {name}" for n, name in enumerate(NAMES)]
    (tmp_path / "region").mkdir()
    region = Region(tmp_path / "region")
    region.tell("Муниципалитеты", "\n".join([head, *cards]))
    region.tell("Факт", first_lines(FACTS, 1))
    region.tell("Цели", "Муниципалитет | Срок | Инициативы")
    rows = [
        f"{NAMES[n % 2]} | {level} | {name} | {name} | {name}"
        for n, name in enumerate(NAMES)
        for level in ("координационная группа", "рабочая группа", "координатор")
    ]
    region.tell("Координация", "\n".join([HEAD, *rows]))
    region.publish()
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    ((key,),) = region.ask("select municipality_id from municipality where name like '<script>%'")
    app = opened("coordination", m=key)
    said = html(app)
    assert "&lt;script&gt;document" in said
    assert not re.search(r"<script|<img|\u202e", said)
    assert "ы" * 200 not in said
    assert not any(sign in heading.value for heading in (*app.header, *app.subheader) for sign in "<*`$[:#")


def test_the_method_computes_with_figures_of_the_day(region: Region) -> None:
    said = plain(html(opened("method")))
    assert "Координационная группа: есть у 2 из 4 муниципалитетов, а работников в них 500 / 2 000 = 25 %" in said
    assert "названо 3, нет у 1: 2 / 3 = 67 %" in said


# --- conclusions ------------------------------------------------------------------------------------------------------

ROW = {
    "municipality_id": "1",
    "name": "Темнов район",
    "employees": 10,
    "has_coordination_group": True,
    "working_groups": 2,
    "coordinators": 1,
    "directions": 2,
    "directions_without_group": (),
    "share_of_directions": 1.0,
    "organisations": 1,
    "organisations_without_coordinator": (),
    "share_of_organisations": 1.0,
    "has_responsible": True,
    "has_hotline": True,
}
COVERED = {part: {"municipalities": 1, "of_municipalities": 1} for part in coordination.PARTS}


def line(**changed: Any) -> Line:
    """The line of a municipality that has everything, otherwise changed."""
    (found,) = coordination.lines({"1": ROW | changed}, COVERED)
    return found


@pytest.mark.parametrize(
    ("changed", "part", "cell"),
    [
        ({}, "working_group", Cell("met", "2 из 2")),
        ({"working_groups": 3}, "working_group", Cell("met", "2 из 2", (), "и группа без направления")),
        ({"directions": 0, "working_groups": 1}, "working_group", Cell("met", "1", (), "и группа без направления")),
        ({"directions": 0, "working_groups": 0}, "working_group", Cell("missed", "нет")),
        ({"organisations": 0, "coordinators": 0}, "coordinator", Cell("missed", "нет")),
        ({"organisations": 0, "coordinators": 4}, "coordinator", Cell("met", "4", (), "организация не указана")),
        ({"has_hotline": False}, "hotline", Cell("missed", "нет")),
    ],
)
def test_cells(changed: dict[str, Any], part: str, cell: Cell) -> None:
    assert line(**changed).cells[part] == cell


def test_a_municipality_that_has_everything_is_told_so() -> None:
    assert words.verdict(line()) == "Есть всё: ответственный, три уровня, горячая линия"
    assert not line().is_urgent
    assert words.verdict(replace(line(), gaps=("hotline",))) == "Нет горячей линии"


@pytest.mark.parametrize(
    ("unsaid", "said"),
    [
        ({"responsible"}, "Есть три уровня и горячая линия; ответственный не указан ни у кого"),
        ({"hotline"}, "Есть ответственный и три уровня; горячая линия не указана ни у кого"),
        ({"hotline", "working_group"}, "Лист «Координация» пока не заполнен"),
    ],
)
def test_what_nobody_says_is_not_claimed(unsaid: set[str], said: str) -> None:
    coverage = {part: row | ({"municipalities": None} if part in unsaid else {}) for part, row in COVERED.items()}
    (found,) = coordination.lines({"1": ROW}, coverage)
    assert words.verdict(found) == said


@pytest.mark.parametrize(
    ("urgent", "rest", "lacking", "said"),
    [
        (3, 0, 0, ""),
        (3, 5, 0, "У остальных (5) есть всё."),
        (0, 5, 0, "У всех (5) есть всё."),
        (3, 5, 5, "Остальным (5) не хватает только рабочих групп по части направлений."),
        (0, 5, 5, "Всем (5) не хватает только рабочих групп по части направлений."),
        (3, 5, 2, "Из остальных 5: у 3 есть всё, 2 не хватает только рабочих групп по части направлений."),
        (0, 5, 2, "Из 5: у 3 есть всё, 2 не хватает только рабочих групп по части направлений."),
    ],
)
def test_others(urgent: int, rest: int, lacking: int, said: str) -> None:
    assert words.others(urgent, rest, lacking, is_all=True) == said


@pytest.mark.parametrize(
    ("urgent", "rest", "lacking", "said"),
    [
        (3, 5, 0, "У остальных (5) есть все три уровня."),
        (0, 5, 2, "У всех (5) есть все три уровня; рабочие группы по всем направлениям — у 3 из 5."),
    ],
)
def test_others_where_nobody_names_a_hotline(urgent: int, rest: int, lacking: int, said: str) -> None:
    assert words.others(urgent, rest, lacking, is_all=False) == said


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0 %"), (0.001, "<1 %"), (0.5, "50 %"), (0.999, "99 %"), (1.0, "100 %")]
)
def test_short_of_everybody_is_never_all(share: float, said: str) -> None:
    assert coordination.whole_percent(share).replace("\N{NO-BREAK SPACE}", " ") == said


def test_headlines_where_all_or_none_have_a_group() -> None:
    for n, said in ((4, "есть во всех муниципалитетах"), (0, "пока нет ни в одном муниципалитете")):
        found = {part: {"municipalities": n or None, "of_municipalities": 4} for part in coordination.PARTS}
        found["coordination_group"]["municipalities"] = n
        assert said in words.headline(found)
    assert "ответственные не названы" in words.headline(found)
