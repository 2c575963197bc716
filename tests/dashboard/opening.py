"""A page as a reader of a fresh session gets it, without a browser."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from docs.serving import ROOT

PAGES = sorted((ROOT / "dashboard" / "pages").glob("*.py"))


def opened(page: Path | str | None = None, **query: str) -> AppTest:
    """The page of that file or name, «Обзор» without one, with this query in its address."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app" / "main.py"), default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = value
    stem = page.stem if isinstance(page, Path) else page or "overview"
    if stem != "overview":  # which is the first page anyway; the others have the names of their files for addresses
        app.switch_page(f"../pages/{stem}.py")
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    """All HTML the page drew, with ordinary spaces."""
    return "\n".join(element.proto.body for element in app.get("html")).replace("\N{NO-BREAK SPACE}", " ")
