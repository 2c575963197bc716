"""«Муниципалитет» in a browser: names stay whole on narrow screens, there and in «Сроки», it prints on two pages, a phone gets the chart when it comes there."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.dashboard.conftest import make, on
from tests.dashboard.printing import Printed
from tests.serving import Serve

TEMNOV = "99600101"
TELEPHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
FACTS = f"""
Дата    | Муниципалитет | Направление     | Организация                   | Зарегистрировано | Инициативы
{on(1)} | Темнов        | Здравоохранение | Центральная районная больница | 12               | 6
{on(1)} | Темнов        | Образование     | Детский сад «Ручеёк»          | 8                | 7
{on(1)} | Темнов        | Образование     | Школа № 2                     | 7                | 9
"""
LONG = {
    "г. о. Стекольногорск": "городской округ",
    "г. о. Железнодорожный": "городской округ",
    "Дальнекриницкий муниципальный район": "муниципальный район",
}
BROKEN = """
(names) => [...document.querySelectorAll(names)].flatMap((name) =>
  [...name.textContent.matchAll(/\\S+/g)].filter(({ index, 0: word }) => {
    const range = document.createRange();
    range.setStart(name.firstChild, index);
    range.setEnd(name.firstChild, index + word.length);
    return range.getClientRects().length > 1;
  }).map(([word]) => word))
"""


def test_the_page_on_narrow_screens_on_paper_and_on_a_phone(tmp_path: Path, browser: Browser, serve: Serve) -> None:
    url = f"{serve(make(tmp_path / 'region', FACTS).config)}/municipality?m={TEMNOV}"
    page = browser.new_page(locale="ru-RU", viewport={"width": 1440, "height": 900})
    page.goto(url)
    expect(page.locator("ul.md-bars bdi").first).to_be_visible()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.locator(".st-key-chosen").get_by_role("button", name="Справка (PDF)")).to_be_visible()
    expect(page.get_by_role("heading", name="Регистрации:")).to_be_in_viewport()
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    for width in (1120, 1024, 820, 700):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BROKEN, "ul.md-bars bdi") == [], width
    page.close()
    printed = Printed(tmp_path / "page.pdf")
    assert len(printed.pages) <= 2
    assert printed.ink(1)[3] < 70, "the first page is full"

    context = browser.new_context(
        locale="ru-RU", viewport={"width": 390, "height": 844}, user_agent=TELEPHONE, is_mobile=True, has_touch=True
    )
    phone = context.new_page()
    phone.goto(url)
    waiting = phone.get_by_role("button", name="Показать график")
    expect(waiting).to_be_attached()
    expect(phone.locator("ul.md-bars bdi").first).to_be_attached()
    expect(phone.get_by_role("button", name="Справка (PDF)")).to_be_attached()
    expect(phone.locator(".st-key-chosen").get_by_role("button", name="Справка (PDF)")).to_have_count(0)
    assert phone.locator(".js-plotly-plot").count() == 0, "nobody has come near it"
    waiting.evaluate("button => button.scrollIntoView()")
    expect(phone.locator(".js-plotly-plot")).to_be_visible()
    expect(waiting).not_to_be_attached()
    context.close()


def test_names_in_the_calendar_stay_whole_on_a_phone(tmp_path: Path, browser: Browser, serve: Serve) -> None:
    """A line ends between the words of a name only."""
    register = "\n".join(["Муниципалитет | Тип", *(f"{name} | {kind}" for name, kind in LONG.items())])
    due = "\n".join(
        ["Муниципалитет | Этап | Срок | Зарегистрировано", *(f"{name} | 1 | {on(-3)} | 9" for name in LONG)]
    )
    facts = f"Дата | Муниципалитет | Зарегистрировано\n{on(1)} | {next(iter(LONG))} | 5"
    page = browser.new_page(locale="ru-RU", viewport={"width": 390, "height": 844})
    page.goto(f"{serve(make(tmp_path / 'region', facts, register, due).config)}/schedule")
    expect(page.locator(".md-calendar tbody th bdi")).to_have_count(len(LONG))
    assert page.evaluate(BROKEN, ".md-calendar tbody th bdi") == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    page.close()
