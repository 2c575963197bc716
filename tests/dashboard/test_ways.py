"""The ways people go: the council in the morning, a head on a phone, a coordinator who mends a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.dashboard.conftest import FACTS, TODAY, Region, day, make, on
from tests.dashboard.opening import PAGES
from tests.dashboard.test_assignments import told as with_assignments
from tests.serving import Serve, settle, show

DESKTOP: Any = {"width": 1440, "height": 900}
PHONE: Any = {"width": 390, "height": 844}
TEMNOV = "99600101"


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(locale="ru-RU", viewport=DESKTOP)
    yield page
    page.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="ru-RU", viewport=PHONE, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def main(page: Page) -> Any:
    return page.get_by_test_id("stMain")


def test_the_council_in_the_morning(desktop: Page, regions: dict[str, Region], serve: Serve, tmp_path: Path) -> None:
    """Who is behind → why → their page → back; what moved; the summary; the table to take along."""
    page, url = desktop, serve(regions["full"].config)
    page.goto(url)
    expect(page.get_by_text("С кем говорить сегодня")).to_be_visible()
    page.evaluate("window.stays = true")
    page.locator(".md-people").get_by_role("link", name="Темнов район").click()
    expect(page).to_have_url(re.compile(f"/municipality\\?m={TEMNOV}"))
    expect(main(page).get_by_text("Отстаёт.")).to_be_visible()
    assert page.evaluate("window.stays"), "links between pages do not reload"
    page.go_back()
    expect(page.get_by_text("С кем говорить сегодня")).to_be_visible()

    page.get_by_role("link", name="Сроки").first.click()
    expect(main(page).get_by_text("Ближайшие 14 дней")).to_be_visible()
    page.get_by_role("link", name="Обзор").first.click()
    with page.expect_download() as taken:
        page.locator(".st-key-municipalities-csv, .st-key-all_municipalities-csv").get_by_role("button").first.click()
    assert "Темнов" in Path(taken.value.path()).read_text(encoding="utf-8-sig")
    with page.expect_download() as picture:
        page.locator('[data-save="svg"]').first.click()
    assert Path(picture.value.path()).read_text(encoding="utf-8").startswith("<svg")


def test_a_head_on_a_phone(phone: Page, regions: dict[str, Region], serve: Serve) -> None:
    """A link from a message → the answer within the first screen → compare → the choice goes along; a swipe scrolls."""
    page, url = phone, serve(regions["full"].config)
    page.goto(f"{url}/municipality?m={TEMNOV}")
    answer = main(page).get_by_text("Отстаёт.")
    expect(answer).to_be_visible()
    place = answer.bounding_box()
    assert place
    assert place["y"] + place["height"] < PHONE["height"]
    page.locator(".md-nav summary").click()
    for link in page.locator(".md-nav a, .md-nav summary").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
    page.locator(".md-nav summary").click()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    page.locator(".md-nav").get_by_role("link", name="Сравнение").click()
    expect(page).to_have_url(re.compile(f"/peers.*m={TEMNOV}"))
    expect(main(page).get_by_role("combobox", name="Муниципалитет").first).to_have_value(re.compile("Темнов"))
    page.get_by_role("radio", name="Инициативы").click()
    page.locator(".md-nav").get_by_role("link", name="Муниципалитет").click()
    expect(main(page).get_by_text("Отстаёт.")).to_be_visible()
    expect(page.get_by_role("radio", name="Инициативы")).to_be_checked()
    expect(page).to_have_url(re.compile(f"indicator=.*m={TEMNOV}|m={TEMNOV}.*indicator="))  # ready to be sent
    chart = page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    before = main(page).evaluate("main => main.scrollTop")
    box = chart.bounding_box()
    assert box
    swipe(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(500)
    assert main(page).evaluate("main => main.scrollTop") != before


def swipe(page: Page, x: float, y: float) -> None:
    """A finger that moves up by 200 pixels."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: float) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": at} for at in points]})

    touch("touchStart", y)
    for step in range(1, 11):
        touch("touchMove", y - 20 * step)
        page.wait_for_timeout(16)
    touch("touchEnd")


def test_a_link_to_somebody_unknown_says_so_and_offers_a_choice(
    phone: Page, regions: dict[str, Region], serve: Serve
) -> None:
    page = phone
    page.goto(serve(regions["full"].config) + "/municipality?m=00000000")
    expect(page.get_by_text("Муниципалитета «00000000» из ссылки в таблицах нет")).to_be_visible()
    box = main(page).get_by_role("combobox", name="Муниципалитет").first
    box.click()
    page.get_by_role("option", name="Светлов район").click()
    expect(page).to_have_url(re.compile("m=99600103"))
    expect(page.get_by_text("Муниципалитета «00000000» из ссылки в таблицах нет")).not_to_be_attached()


def test_the_menu_of_a_phone_closes_by_itself(phone: Page, regions: dict[str, Region], serve: Serve) -> None:
    page = phone
    page.goto(serve(regions["full"].config))
    menu = page.locator(".md-nav details")
    expect(main(page).get_by_text("С кем говорить сегодня")).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()  # it holds what the bar holds
    ways: list[Callable[[], None]] = [lambda: page.touchscreen.tap(195, 200), lambda: page.keyboard.press("Escape")]
    for leave in ways:
        menu.locator("summary").tap()
        expect(menu.get_by_role("link", name="Встречи")).to_be_visible()
        leave()
        expect(menu.get_by_role("link", name="Встречи")).to_be_hidden()
    menu.locator("summary").tap()
    page.locator(".md-nav").evaluate(
        "(bar) => bar.outerHTML = bar.outerHTML.replace(' open=\"\"', '')"
    )  # a page comes late
    expect(menu.get_by_role("link", name="Встречи")).to_be_visible()
    menu.locator("summary").tap()
    expect(menu.get_by_role("link", name="Встречи")).to_be_hidden()
    leaving: list[Callable[[], object]] = [
        lambda: page.locator(".md-nav > a").filter(has_text="Сравнение").press("Enter"),
        page.go_back,
    ]
    for leave_by in leaving:
        menu.locator("summary").press("Enter")
        expect(menu.get_by_role("link", name="Встречи")).to_be_visible()
        leave_by()
        expect(menu.get_by_role("link", name="Встречи")).to_be_hidden()
        settle(page)
        expect(menu.get_by_role("link", name="Встречи")).to_be_hidden()
    for name, path in (("Встречи", "meetings"), ("Методика", "method")):  # of the second the bar stays as it was drawn
        menu.locator("summary").tap()
        menu.get_by_role("link", name=name).tap()
        expect(page).to_have_url(re.compile(path))
        expect(menu.get_by_role("link", name=name)).to_be_hidden()
        settle(page)  # the bar is drawn anew for the page that came


SMALL = """() => [...document.querySelectorAll(".stHtml a, .stSelectbox button, .stDateInput button, .md-nav summary")].map(
  (one) => {
    const beyond = getComputedStyle(one, "::after"), box = one.getBoundingClientRect();
    const reach = beyond.content !== "none" && beyond.position === "absolute" ? parseFloat(beyond.height) : box.height;
    return [one.textContent || one.ariaLabel, box.width && reach];
  }).filter(([, reach]) => reach && reach < 43)"""


def test_a_finger_finds_what_it_points_at(phone: Page, tmp_path: Path, serve: Serve) -> None:
    url = serve(with_assignments(tmp_path / "region").config)
    for path in PAGES:
        show(phone, url, "" if path.stem == "overview" else path.stem, f"m={TEMNOV}")
        expect(main(phone).get_by_role("heading", level=2).first).to_be_visible()
        assert not phone.evaluate(SMALL), path.stem
    show(phone, url, "assignments", "")  # of everybody: names stand in lists
    assert not phone.evaluate(SMALL)


def test_a_link_to_a_tab_leads_to_it_and_lets_go(desktop: Page, regions: dict[str, Region], serve: Serve) -> None:
    page = desktop
    page.goto(serve(regions["full"].config) + "?view=Что изменилось")
    expect(main(page).get_by_role("tablist")).to_be_in_viewport()
    expect(page.get_by_role("tab", name="Что изменилось")).to_have_attribute("aria-selected", "true")
    page.mouse.move(700, 500)
    title = page.get_by_role("heading", level=1)
    for _ in range(10):  # its last step may cross one turn of the wheel; were it not to let go, it would cross each
        page.mouse.wheel(0, -5000)
        page.wait_for_timeout(1000)
        if title.evaluate("(title) => title.getBoundingClientRect().top >= 0"):
            break
    expect(title).to_be_in_viewport()
    page.wait_for_timeout(2500)
    expect(title).to_be_in_viewport()


def test_a_link_that_is_copied_shows_what_its_page_does(
    desktop: Page, regions: dict[str, Region], serve: Serve
) -> None:
    page, kept = desktop, f"as_of={day(3)}"
    page.goto(f"{serve(regions['full'].config)}?{kept}&indicator=Инициативы")
    link = page.locator(".md-people").get_by_role("link", name="Темнов район")
    expect(link).to_have_attribute("href", re.compile(f"^./municipality\\?m={TEMNOV}&{kept}&indicator="))
    for way in (".md-nav a", "[data-testid=stTopNav] a"):
        expect(page.locator(way).first).to_have_attribute("href", re.compile(kept))
    with page.context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])
    expect(opened.value.get_by_text("Показан прошлый день")).to_be_visible()
    expect(opened.value.get_by_role("radio", name="Инициативы")).to_be_checked()
    opened.value.close()
    settle(page)
    page.get_by_role("button", name="К сегодняшнему").click()
    expect(link).not_to_have_attribute("href", re.compile("as_of"))


def test_back_leads_to_what_was_open(desktop: Page, regions: dict[str, Region], serve: Serve) -> None:
    """From the bar as from its menus, by mouse and by keyboard; a choice is taken back, too."""
    page, header = desktop, desktop.get_by_test_id("stHeader")
    page.goto(serve(regions["full"].config) + "?view=Карта")
    tab = page.get_by_role("tab", name="Карта")

    def by_key() -> None:
        header.get_by_text("О данных").click()
        page.get_by_role("menuitem", name="Методика").press("Enter")

    for leave, path in ((header.get_by_role("link", name="Сроки").click, "schedule"), (by_key, "method")):
        expect(tab).to_have_attribute("aria-selected", "true")
        settle(page)
        leave()
        expect(page).to_have_url(re.compile(f"/{path}$"))
        settle(page)
        expect(page.get_by_role("menuitem")).to_have_count(0)
        page.go_back()
        expect(page).to_have_url(re.compile("view="))
    settle(page)
    page.get_by_role("radio", name="Инициативы").click()
    expect(page).to_have_url(re.compile("indicator="))
    settle(page)
    page.go_back()
    expect(page.get_by_role("radio", name="Регистрации")).to_be_checked()
    settle(page)
    expect(page).not_to_have_url(re.compile("indicator="))


def slowly(page: Page, answers: list[Callable[[], None]], slow: list[bool]) -> None:
    """While `slow` is [True], what the server says to the page waits in `answers`."""

    def between(browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()

        def answer(said: str | bytes) -> None:
            answers.append(lambda: browser.send(said))
            while answers and not slow[0]:
                answers.pop(0)()

        server.on_message(answer)

    page.route_web_socket(re.compile("/_stcore/stream"), between)


def test_the_address_is_of_the_page_that_comes(desktop: Page, regions: dict[str, Region], serve: Serve) -> None:
    """Not of the one that is still drawn while a slow server works."""
    page, answers, slow = desktop, list[Callable[[], None]](), [False]
    slowly(page, answers, slow)
    page.goto(serve(regions["full"].config) + "?view=Карта")
    expect(page.get_by_role("tab", name="Карта")).to_have_attribute("aria-selected", "true")
    settle(page)
    slow[0] = True
    page.get_by_test_id("stHeader").get_by_role("link", name="Сроки").click()
    expect(page).to_have_url(re.compile("/schedule$"))
    page.evaluate("document.body.append('.')")  # anything that is drawn makes the address be looked at
    page.wait_for_timeout(1000)
    expect(page).to_have_url(re.compile("/schedule$"))
    slow[0] = False
    while answers:
        answers.pop(0)()
    expect(main(page).get_by_text("Ближайшие 14 дней")).to_be_visible()
    expect(page).to_have_url(re.compile("/schedule$"))


def test_an_open_tab_stays_in_the_address_in_any_language(
    desktop: Page, regions: dict[str, Region], serve: Serve
) -> None:
    page = desktop
    page.goto(serve(regions["full"].config) + "/quality?view=Источники")
    expect(page.get_by_role("tab", name="Источники")).to_have_attribute("aria-selected", "true")
    settle(page)
    page.get_by_role("radio", name="EN").click()
    expect(page).to_have_url(re.compile("view=Sources"))
    page.reload()
    expect(page.get_by_role("tab", name="Sources")).to_have_attribute("aria-selected", "true")


ENGLISH = """() => [...document.querySelectorAll("*")].flatMap((one) => [
    ...["aria-label", "aria-valuetext", "title", "placeholder"].map((name) => one.getAttribute(name)),
    ...[...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
  ]).filter((said) => /\\b(date|dates|month|values|Remove|Clear|options?|Dismiss|January|February|March|April|May|June|July|August|September|October|November|December)\\b/.test(said))"""


def test_a_screen_reader_hears_no_english(desktop: Page, regions: dict[str, Region], serve: Serve) -> None:
    page = desktop
    page.goto(serve(regions["full"].config) + f"/peers?m={TEMNOV}&with=Лугов район")
    expect(page.get_by_label("Убрать: Лугов район")).to_be_attached()
    expect(page.get_by_label("Выбрано")).to_be_attached()
    page.get_by_test_id("stDateInputCalendarButton").click()
    expect(page.get_by_role("button", name="Предыдущий месяц").first).to_be_attached()
    expect(page.get_by_text(re.compile("Дни перебирают стрелками"))).to_be_attached()
    expect(page.get_by_text(re.compile(rf"Выбран день: {TODAY.day} [а-я]+ {TODAY.year}"))).to_be_attached()
    month = page.get_by_role("spinbutton", name="месяц, На дату")
    expect(month).to_have_attribute("aria-valuetext", re.compile("^[0-9]+ – [а-я]+$"))
    assert not page.evaluate(ENGLISH)
    page.evaluate("""document.body.append(...["Remove всё район", "1 option available."].map((said) => {
        const one = document.createElement("p");
        one.textContent = said;
        return one;
    }))""")
    expect(page.get_by_text("Вариантов: 1.")).to_be_attached()
    expect(page.get_by_text("Remove всё район", exact=True)).to_be_attached()  # what somebody typed is no label of ours


def test_an_unknown_page_is_said_in_russian(desktop: Page, regions: dict[str, Region], serve: Serve) -> None:
    for path in ("/nowhere", "/nowhere/at/all"):
        desktop.goto(serve(regions["full"].config) + path)
        expect(desktop.get_by_role("dialog")).to_contain_text("Такой страницы здесь нет")


def test_a_coordinator_mends_a_cell(phone: Page, tmp_path: Path, serve: Serve) -> None:
    """The finding names cell and cure; once the cell is mended it goes by itself, and the figure is there."""
    page = phone
    wrong = FACTS + f"{on(0)} | Светлов | 12О | 1\n"
    region = make(tmp_path / "region", wrong)
    page.goto(serve(region.config) + "/quality")
    expect(main(page).get_by_text("«12О»")).to_be_visible()
    expect(main(page).get_by_text(re.compile(r"Факт!C\d+")).first).to_be_visible()
    region.tell("Факт", wrong.replace("12О", "120"))
    region.publish()
    expect(main(page).get_by_text("«12О»")).not_to_be_attached(timeout=30_000)
    page.locator(".md-nav").get_by_role("link", name="Обзор").click()
    expect(main(page).get_by_text("570", exact=True).first).to_be_visible()  # 38 + 372 + 40 + 120
