"""What only a browser can show: the real server, the real page, the width of a phone, a page that follows the warehouse."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docs.serving import served
from tests.dashboard.conftest import FACTS, Region, day, make, on
from tests.dashboard.hostile import NAMES
from tests.serving import Serve, settle

PHONE = {"width": 390, "height": 844}
LOOKING = """
    let look = () => {
        const bar = document.querySelector("[data-testid=stSidebar]");
        if (bar && getComputedStyle(bar).display !== "none") window.flashed = true;
        requestAnimationFrame(look);
    };
    look();
"""
"""Watches every frame for Streamlit's own navigation, in whose place a phone has a bar at the bottom."""

TITLES = """
    window.titles = [];
    new MutationObserver(() => window.titles.push(document.title)).observe(
        document, { subtree: true, childList: true, characterData: true }
    );
"""
"""Notes what the tab is called, whenever anything changes."""


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of a Russian phone, and a list of what it should not have done: console errors, requests elsewhere."""
    context = browser.new_context(locale="ru-RU", viewport=PHONE)  # type: ignore[arg-type]
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda asked: None if re.match(r"(http://127\.0\.0\.1:|data:|blob:)", asked.url) else wrong.append(asked.url),
    )
    yield page, wrong
    context.close()


def test_a_phone_shows_it_all_in_russian_and_asks_nobody_else(
    regions: dict[str, Region], serve: Serve, watched: tuple[Page, list[str]]
) -> None:
    page, wrong = watched
    page.add_init_script(LOOKING)
    url = serve(regions["full"].config)
    page.goto(url + "/method")  # the first a server is asked for is a link into the middle
    expect(page.get_by_role("heading", level=2)).to_have_text("Методика")
    expect(page.locator(".md-nav").get_by_role("link", name="Обзор")).to_be_visible()
    assert not page.evaluate("window.flashed"), "a page never stands there without its style"
    wrong.clear()  # Streamlit itself asks for two addresses below the page's that are not there
    page.goto(url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Область")
    expect(page.get_by_text("С кем говорить сегодня")).to_be_visible()
    expect(page.get_by_role("figure", name="Цель в сумме достигнута")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    assert page.title().endswith(" · Область")
    assert page.locator("html").get_attribute("lang") == "ru"
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE["width"]
    figure = page.get_by_text("455").first.bounding_box()
    assert figure is not None
    assert figure["y"] < 400
    said = page.get_by_test_id("stMain").inner_text().replace("keyboard_arrow_right", "")  # the glyph of an arrow
    assert set(re.findall(r"[A-Za-z]{3,}", said)) <= {"CSV", "XLSX", "PNG", "SVG", "PNGSVG"}
    assert not page.evaluate("window.flashed")
    assert not wrong

    answer = urllib.request.urlopen(url + "/healthz", timeout=60)
    assert json.load(answer)["status"] == "ok"
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    with pytest.raises(urllib.error.HTTPError, match="503"):
        urllib.request.urlopen(url + "/healthz?max_age=0", timeout=60)


def test_an_open_page_follows_the_warehouse_and_keeps_scroll_and_choice(
    tmp_path: Path, serve: Serve, watched: tuple[Page, list[str]]
) -> None:
    page, wrong = watched
    region = make(tmp_path / "region")
    page.goto(serve(region.config))
    page.get_by_role("radio", name="Инициативы").click()
    expect(page.get_by_text("До цели не хватает 75")).to_be_visible()
    settle(page)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => { main.scrollTo(0, 300); return main.scrollTop }") == 300
    levels = [heading.evaluate("h => h.tagName") for heading in page.get_by_role("heading").all()]
    assert levels[0] == "H1"
    assert set(levels[1:]) == {"H2"}, "no level is passed over"
    region.tell(
        "Факт", FACTS.replace(f"{on(0)}   | Темнов        | 38               | 12", f"{on(0)} | Темнов | 48 | 15")
    )
    region.publish()
    expect(page.get_by_text("До цели не хватает 72")).to_be_visible(timeout=30_000)
    expect(page.locator(".md-changed")).to_have_count(2)  # both sums have changed, and are marked for a moment
    expect(page.get_by_text("465", exact=True).first).to_be_attached()
    assert main.evaluate("main => main.scrollTop") == 300
    assert "indicator=" in page.url
    assert not wrong


@pytest.mark.parametrize(("kind", "charts"), [("empty", 0), ("over", 1)])
def test_a_region_without_figures_and_one_after_its_last_due_date_are_drawn_without_complaint(
    kind: str, charts: int, regions: dict[str, Region], serve: Serve, watched: tuple[Page, list[str]]
) -> None:
    page, wrong = watched
    page.goto(serve(regions[kind].config))
    expect(page.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible()
    expect(page.locator(".js-plotly-plot .main-svg").first if charts else page.locator(".md-people")).to_be_visible()
    assert page.locator(".js-plotly-plot").count() == charts
    assert not wrong


def test_the_tab_does_not_flicker_while_its_page_is_drawn_anew(
    regions: dict[str, Region], serve: Serve, watched: tuple[Page, list[str]]
) -> None:
    page, _ = watched
    page.add_init_script(TITLES)
    page.goto(serve(regions["full"].config) + "/municipality?m=99600101")
    expect(page).to_have_title("Темнов район · Муниципальный диалог")
    settle(page)
    page.evaluate("window.titles = []")
    page.get_by_role("radio", name="Инициативы").click()
    expect(page).to_have_url(re.compile("indicator="))
    settle(page)
    assert set(page.evaluate("window.titles")) == {"Темнов район · Муниципальный диалог"}
    page.locator(".md-nav").get_by_role("link", name="Сроки").click()
    expect(page).to_have_title("Сроки · Область")
    settle(page)
    assert set(page.evaluate("window.titles")) == {"Темнов район · Муниципальный диалог", "Сроки · Область"}


def test_the_day_shown_outlives_a_visit_to_another_page(
    regions: dict[str, Region], serve: Serve, watched: tuple[Page, list[str]]
) -> None:
    page, _ = watched
    shown = f"as_of={day(3)}"
    page.goto(f"{serve(regions['full'].config)}?{shown}")
    expect(page.get_by_text("Показан прошлый день")).to_be_visible()
    page.set_viewport_size({"width": 1000, "height": 800})
    page.get_by_test_id("stHeader").get_by_text("О данных").click()
    page.get_by_role("menuitem", name="Методика").click()
    expect(page.get_by_role("heading", name="Методика")).to_be_visible()
    expect(page).to_have_url(re.compile(shown))
    page.go_back()
    expect(page.get_by_text("Все муниципалитеты")).to_be_visible()
    expect(page.get_by_text("Показан прошлый день")).to_be_visible()
    expect(page).to_have_url(re.compile(shown))
    page.get_by_role("button", name="К сегодняшнему").click()
    expect(page.get_by_text("Показан прошлый день")).not_to_be_attached()
    expect(page).not_to_have_url(re.compile("as_of"))


def test_text_from_a_sheet_stays_text(tmp_path: Path, serve: Serve, watched: tuple[Page, list[str]]) -> None:
    page, wrong = watched
    register = "Муниципалитет | Код ОКТМО | Тип\n" + "\n".join(
        f"{name} | 996001{n:02d} | муниципальный район" for n, name in enumerate(NAMES)
    )
    targets = "Муниципалитет | Срок | Зарегистрировано\n" + "\n".join(f"{name} | {on(-7)} | 10" for name in NAMES)
    facts = "Дата | Муниципалитет | Зарегистрировано"
    region = make(tmp_path / "region", facts, register, targets)
    assert len(region.ask("from municipality")) == len(NAMES)
    page.goto(serve(region.config))
    page.get_by_text("Показать остальных").click()
    people = page.locator(".md-people, .md-agenda")
    for name in NAMES[:7]:
        expect(people.get_by_text(name)).to_be_visible()
    expect(people.get_by_text("Длиннов район ы")).to_have_text(re.compile("^.{120}$"))
    assert people.locator("script, img, h1, a:not(.md-link)").count() == 0
    assert page.title().endswith(" · Область")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE["width"]
    assert not wrong


def test_the_frame_alone_makes_the_demo_and_shows_it(tmp_path: Path, browser: Browser) -> None:
    with served(None, cwd=tmp_path, environment={}) as url:
        page = browser.new_page(locale="ru-RU")
        page.goto(url)
        expect(page.get_by_text("Готовим данные…")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text("Демонстрационная область", timeout=60_000)
        page.close()
