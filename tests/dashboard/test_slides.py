"""What the marathon's slides ask of heads, deputies, organisations, administrations and the council: typed in a sheet, read on a page."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest

from tests.dashboard.conftest import FACTS, REGISTER, TARGETS, Region, first_lines, make, on
from tests.dashboard.opening import html, opened
from tests.world import HERE

UNITS = "Муниципалитет | Уровень | Направление | Организация | Должность"
TOLD = "Дата | Муниципалитет | Тема | Канал | Охват"
ADVISED = "Дата | Муниципалитет | Канал | Количество"
MET = "Дата | Время | Формат | Тема | Участники | Ссылка"
AIMS = first_lines(TARGETS, 1)

SLIDES = {
    "the head leads the coordination group": (
        "coordination", {"m": "99600101"}, "Координация",
        f"{UNITS}\nТемнов | координационная группа | | | глава района", "глава района",
    ),
    "deputies lead working groups by direction": (
        "coordination", {"m": "99600101"}, "Координация",
        f"{UNITS}\nТемнов | рабочая группа | Культура | | начальник отдела культуры", "начальник отдела культуры",
    ),
    "organisations have responsible coordinators": (
        "coordination", {"m": "99600101"}, "Координация",
        f"{UNITS}\nТемнов | координатор | | Музей | хранитель фондов", "хранитель фондов",
    ),
    "the head names the person responsible": (
        "municipality", {"m": "99600101"}, "Муниципалитеты",
        REGISTER.replace("заместитель главы", "руководитель аппарата"), "руководитель аппарата",
    ),
    "the head sets the target": (
        "municipality", {"m": "99600101"}, "Цели", TARGETS.replace("| 90 ", "| 97 "), "97",
    ),
    "the head sets the dates of interim results": (
        "schedule", {}, "Цели", f"{AIMS}\nСветлов | Этап 1 | {on(-3)} | 70 | 30", "регистрации: 5 из 70",
    ),
    "the administration runs the hotline": (
        "coordination", {"m": "99600101"}, "Муниципалитеты",
        "Муниципалитет | Код ОКТМО | Тип | Горячая линия\nТемнов район | 99600101 | муниципальный район | 8 (000) 200-10-77",
        "8 (000) 200-10-77",
    ),
    "employees are told about the marathon": (
        "outreach", {"m": "99600101"}, "Информирование",
        f"{TOLD}\n{on(3)} | Темнов | о марафоне | районная газета | 340", "районная газета",
    ),
    "employees are told about the municipality's part": (
        "outreach", {"m": "99600101"}, "Информирование",
        f"{TOLD}\n{on(3)} | Темнов | об участии муниципалитета | общее собрание | 41", "общее собрание",
    ),
    "employees are told about hotline and coordinators": (
        "outreach", {"m": "99600101"}, "Информирование",
        f"{TOLD}\n{on(3)} | Темнов | о горячей линии и координаторах | памятка в школах | 77", "памятка в школах",
    ),
    "consultations by hotline": (
        "outreach", {"m": "99600101"}, "Консультации",
        f"{ADVISED}\n{on(3)} | Темнов | горячая линия | 83", "горячая линия 83",
    ),
    "consultations in person": (
        "outreach", {"m": "99600101"}, "Консультации", f"{ADVISED}\n{on(3)} | Темнов | очно | 84", "очно 84",
    ),
    "consultations remotely": (
        "outreach", {"m": "99600101"}, "Консультации", f"{ADVISED}\n{on(3)} | Темнов | заочно | 85", "заочно 85",
    ),
    "the council collects targets": (
        "overview", {}, "Цели", TARGETS.replace("| 200 ", "| 1234 "), "1 464",
    ),
    "the council collects actuals": (
        "overview", {}, "Факт", f"{FACTS}{on(0)} | Лугов | 1111 | 7", "1 566",
    ),
    "the council decides the format of meetings": (
        "meetings", {}, "Встречи", f"{MET}\n{on(-2)} | 14:00 | ВКС | Итоги этапа | ответственные |", "ВКС",
    ),
    "the council holds meetings with those responsible": (
        "meetings", {}, "Встречи",
        f"{MET}\n{on(-2)} | 14:00 | очно | Итоги этапа | ответственные от районов |", "ответственные от районов",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """The region before anybody has typed the row; not to be changed by tests."""
    return make(tmp_path_factory.mktemp("slides") / "region")


def words(page: str, query: dict[str, str]) -> str:
    """All that the page says, without tags, in ordinary spaces: HTML, headings and tables."""
    app = opened(page, **query)
    said = [html(app), *(str(found.value) for found in [*app.header, *app.subheader])]
    said += [str(cell) for table in app.dataframe for row in table.value.to_numpy().tolist() for cell in row]
    plain = unescape(re.sub(r"<[^>]+>", " ", " ".join(said)))
    return " ".join(plain.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("slide", SLIDES)
def test_what_is_typed_is_on_the_page(
    slide: str, before: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, query, tab, drawn, said = SLIDES[slide]
    monkeypatch.setenv("MARATHON_CONFIG", str(before.config))
    assert said not in words(page, query)
    region = Region(shutil.copytree(before.folder, tmp_path / "region"), keep=True)
    region.tell(tab, drawn)
    assert not region.refresh(f"{datetime.now(HERE):%Y-%m-%d %H:%M:%S.%f}", accept_deletions=True).failed
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    assert said in words(page, query)
