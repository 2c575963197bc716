"""axe-core finds no barrier in our pages that a plain Streamlit page of the same version does not have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from docs.serving import served
from tests.dashboard.conftest import Region
from tests.dashboard.opening import PAGES
from tests.serving import show

PLAIN = """
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

def page():
    st.title("Page")
    st.header("Part")
    st.date_input("Day")
    st.segmented_control("Which", ["a", "b"], default="a")
    st.selectbox("One", ["a", "b"])
    st.multiselect("Some", ["a", "b"])
    st.tabs(["a", "b"])
    st.expander("More").write("x")
    st.button("Do")
    st.download_button("Take", "x")
    st.dataframe(pd.DataFrame({"a": [1]}), alt="Table")
    st.plotly_chart(go.Figure(go.Scatter(x=[1, 2], y=[1, 2])), alt="Chart")

st.navigation([st.Page(page, title="One"), st.Page(lambda: None, title="Two", url_path="two")], position="top").run()
"""
GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def url(regions: dict[str, Region]) -> Iterator[str]:
    with served(regions["full"].config) as address:
        yield address


@pytest.fixture(scope="module")
def unavoidable(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Rules that a plain page of Streamlit breaks."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "plain.py").write_text(PLAIN, encoding="utf-8")
    with served(None, cwd=folder, script=folder / "plain.py") as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        found = {violation["id"] for violation in barriers(page)}
        page.close()
    return found


@pytest.fixture(scope="module")
def screens(browser: Browser) -> dict[str, Page]:
    """A wide light one and a narrow dark one, on which one page follows another."""
    sizes: dict[Any, Any] = {"light": {"width": 1440, "height": 900}, "dark": {"width": 390, "height": 844}}
    return {
        scheme: browser.new_page(locale="ru-RU", color_scheme=scheme, viewport=size) for scheme, size in sizes.items()
    }


def barriers(page: Page) -> list[dict[str, Any]]:
    found = Axe().run(page).response["violations"]
    return [violation for violation in found if violation["impact"] in GRAVE]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_has_no_barriers_of_its_own(
    path: Path, scheme: str, screens: dict[str, Page], url: str, regions: dict[str, Region], unavoidable: set[str]
) -> None:
    page = screens[scheme]
    ((first,),) = regions["full"].ask("select min(municipality_id) from municipality")
    show(page, url, "" if path.stem == "overview" else path.stem, f"m={first}")
    expect(page.get_by_test_id("stMain").get_by_role("heading", level=2).first).to_be_visible()
    page.wait_for_timeout(700)  # charts and tables come after the words
    own = [found for found in barriers(page) if found["id"] not in unavoidable]
    said = [(found["id"], [node["html"][:200] for node in found["nodes"]]) for found in own]
    unnamed = page.locator(".js-plotly-plot").count() - page.locator('[role="figure"][aria-label]').count()
    assert not said
    assert unnamed <= 0, "a chart says what it shows"
