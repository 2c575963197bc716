"""What strangers type stays text on every page: no markdown, HTML, LaTeX, emoji names, direction marks, and nothing is pushed aside."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import takeaway
from dashboard.components.navigation import titles
from docs.serving import served
from tests.dashboard.conftest import Region, make, on
from tests.dashboard.hostile import NAMES
from tests.dashboard.opening import PAGES
from tests.serving import show

TITLES = tuple(f" · {said}" for said in ("Область", "Муниципальный диалог", *titles().values()))
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """A region in which every text that somebody types is one of `NAMES`."""
    register = "Муниципалитет | Код ОКТМО | Тип | Население | Ответственный (должность) | Горячая линия\n" + "\n".join(
        f"{name} | 996001{n:02d} | муниципальный район | {20_000 + n} | {name} | {name}" for n, name in enumerate(NAMES)
    )
    targets = "Муниципалитет | Этап | Срок | Зарегистрировано | Инициативы | Причина изменения\n" + "\n".join(
        line
        for name in NAMES
        for line in (
            f"{name} | {name[:2000]} | {on(9)} | 10 | 5 | {name}",
            f"{name} | Итог {name[:2000]} | {on(-7)} | 40 | 20 | {name}",
        )
    )
    facts = (
        "Дата | Муниципалитет | Направление | Организация | Зарегистрировано | Инициативы | Комментарий\n"
        + "\n".join(
            line
            for n, name in enumerate(NAMES[:8])
            for line in (
                f"{on(20)} | {name} | {name} | {name} | {4 + n} | {n} | {name}",
                f"{on(3)} | {name} | {name} | {name} | {9 + n} | {2 * n} | {name}",
                f"{on(2)} | {name} | {name} | {name} | {name} | 12О | {name}",
            )
        )
    )
    region = make(tmp_path_factory.mktemp("hostile") / "region", facts, register, targets)
    meetings = "".join(f"{on(30 + n)} | ВКС | {name[:2000]} | {name}\n" for n, name in enumerate(NAMES))
    tasks = "".join(f"{name[:2000]} | {name} | {name} | {on(5)} | в работе | {name}\n" for name in NAMES)
    told = "".join(f"{on(9 + n)} | {name} | о марафоне | {name} | {n}\n" for n, name in enumerate(NAMES))
    region.tell("Информирование", "Дата | Муниципалитет | Тема | Канал | Охват\n" + told)
    region.tell("Встречи", "Дата | Формат | Тема | Участники\n" + meetings)
    region.tell("Поручения", "Встреча | Муниципалитет | Поручение | Срок | Статус | Отметка об исполнении\n" + tasks)
    region.publish()
    return region


@pytest.fixture(scope="module")
def url(hostile: Region) -> Iterator[str]:
    with served(hostile.config) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(locale="ru-RU", viewport=PHONE)  # type: ignore[arg-type]
    yield opened
    opened.close()


def test_the_region_is_as_hostile_as_it_should_be(hostile: Region) -> None:
    assert hostile.ask("select count(*) from municipality") == [(len(NAMES),)]
    assert hostile.ask("select count(distinct municipality_id) from actual") == [(8,)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_text_from_a_sheet_stays_text(path: Path, url: str, page: Page, hostile: Region) -> None:
    plain = 0
    for (municipality,) in hostile.ask("select municipality_id from municipality order by all")[:2]:
        show(page, url, "" if path.stem == "overview" else path.stem, f"m={municipality}")
        main = page.get_by_test_id("stMain")
        expect(main.get_by_role("heading", level=2).first).to_be_visible()
        main.evaluate(
            "main => main.querySelectorAll('details:not([open]) > summary').forEach(folded => folded.click())"
        )
        page.wait_for_timeout(800)
        assert page.title().endswith(TITLES)
        assert main.locator("script, img[src=x], .katex, mjx-container, a[href^='javascript']").count() == 0
        assert main.locator(".stHtml h3, .stHtml code code").count() == 0
        assert main.evaluate("main => main.scrollWidth") <= PHONE["width"]
        said = main.inner_text()
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", said)
        assert "ы" * 200 not in said, "long names are cut"
        plain += said.count("**x**") + said.count("<script>") + said.count("<img src=x")
    assert plain or path.stem == "method", "what was typed is there as it was typed"


def test_formulas_of_strangers_are_text_in_what_is_taken_away() -> None:
    import pandas as pd

    frame = pd.DataFrame({"=2+2": NAMES, "Число": range(len(NAMES))})
    rows = list(csv.reader(io.StringIO(takeaway.csv(frame, "=1").decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["'=2+2", "Число"]
    assert rows[-1] == ["'=1+1 район", "10"]
    book = openpyxl.load_workbook(io.BytesIO(takeaway.xlsx(frame, "a/b:c")))
    cells = list(book.active.iter_rows())  # type: ignore[union-attr]
    assert [cell.data_type for cell in cells[0]] == ["s", "s"]
    assert [cell.value for cell in cells[-1]] == ["=1+1 район", 10]
    assert [cell.data_type for cell in cells[-1]] == ["s", "n"]
