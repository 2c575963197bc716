"""«Муниципалитет» in a browser: names stay whole on narrow screens, it prints on two pages, a phone gets the chart when it comes there."""

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
BROKEN = """
() => [...document.querySelectorAll("ul.md-bars bdi")].flatMap((name) =>
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
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    for width in (1120, 1024, 820, 700):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BROKEN) == [], width
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
    assert phone.locator(".js-plotly-plot").count() == 0, "nobody has come near it"
    waiting.evaluate("button => button.scrollIntoView()")
    expect(phone.locator(".js-plotly-plot")).to_be_visible()
    expect(waiting).not_to_be_attached()
    context.close()
