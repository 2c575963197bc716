"""The house keeps its rooms: imports point one way, each outside thing has one door."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATHS = [*sorted((ROOT / "pipelines").rglob("*.py")), *sorted((ROOT / "dashboard").rglob("*.py"))]


def module(path: Path) -> str:
    """pipelines/sources/__init__.py → «pipelines.sources»."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


SOURCES = {module(path): path.read_text(encoding="utf-8") for path in [*PATHS, ROOT / "streamlit_app.py"]}
TREES = {name: ast.parse(text) for name, text in SOURCES.items()}
each_module = pytest.mark.parametrize("name", SOURCES)


@cache
def imports(name: str) -> set[str]:
    """Full names of all that a module imports, inside functions as well; of ours, the modules."""
    return {_ours(found) for node in ast.walk(TREES[name]) for found in _named(node)} - {name}


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute here"
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _ours(found: str) -> str:
    """`pipelines.cells.Cell` → `pipelines.cells`; foreign names stay."""
    while found.startswith(("pipelines.", "dashboard.")) and found not in SOURCES:
        found = found.rpartition(".")[0]
    return found


def importers(package: str) -> set[str]:
    return {name for name in SOURCES if any(inside(found, package) for found in imports(name))}


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def within(*packages: str) -> set[str]:
    return {name for name in SOURCES if any(inside(name, package) for package in packages)}


def test_there_is_something_to_look_at() -> None:
    assert {"pipelines.cells", "pipelines.reading.rows", "dashboard.connection", "streamlit_app"} <= set(SOURCES)
    assert "pipelines.cells" in imports("pipelines.reading.rows")
    assert len(SOURCES) > 40


# --- one way ----------------------------------------------------------------------------------------------------------


def test_pipelines_and_dashboard_know_nothing_of_each_other() -> None:
    assert importers("pipelines") & within("dashboard") == set()
    assert importers("dashboard") & within("pipelines") == set()
    assert importers("streamlit_app") == set()


# room → rooms it may not know of
CLOSED = {
    "pipelines.cells": ["pipelines"],
    "pipelines.errors": ["pipelines"],
    "pipelines.findings": ["pipelines"],
    "pipelines.contract": ["pipelines.reading", "pipelines.sources", "pipelines.landing", "pipelines.settings"],
    "pipelines.reading": ["pipelines.sources", "pipelines.landing", "pipelines.warehouse", "pipelines.settings"],
    "pipelines.sources": ["pipelines.reading", "pipelines.contract", "pipelines.landing", "pipelines.findings"],
    "pipelines.personal": [
        "pipelines.reading",
        "pipelines.contract",
        "pipelines.landing",
        "pipelines.settings",
        "pipelines.sources",
    ],
    "pipelines.template": ["pipelines.landing", "pipelines.warehouse", "pipelines.refresh", "pipelines.intake"],
    "pipelines.landing": ["pipelines.sources", "pipelines.warehouse", "pipelines.refresh", "pipelines.settings"],
    "pipelines.settings": [
        name
        for name in within("pipelines") - within("pipelines.contract")
        if name not in {"pipelines", "pipelines.errors"}
    ],
}


@pytest.mark.parametrize("room", CLOSED)
def test_a_room_knows_nothing_of_the_rooms_after_it(room: str) -> None:
    for name in within(room):
        for closed in CLOSED[room]:
            assert not any(inside(found, closed) and not inside(found, room) for found in imports(name)), name


@pytest.mark.parametrize("package", ["pipelines", "dashboard"])
def test_imports_run_in_no_circle(package: str) -> None:
    ours = within(package)
    # `from pipelines import settings` names the module; the package itself, an empty file, is nobody's news
    graph = {name: {found for found in imports(name) & ours if not inside(name, found)} for name in ours}
    assert len(list(TopologicalSorter(graph).static_order())) == len(ours)


# --- one door ---------------------------------------------------------------------------------------------------------


def test_one_module_talks_to_gspread() -> None:
    assert importers("gspread") == {"pipelines.sources.google.client"}


def test_few_modules_talk_to_duckdb() -> None:
    writers = {"pipelines.landing", "pipelines.warehouse", "pipelines.published"}
    assert importers("duckdb") == {*writers, "dashboard.connection"}


def test_streamlit_is_the_dashboard_s() -> None:
    assert importers("streamlit") <= within("dashboard", "streamlit_app")
    assert importers("plotly") <= within("dashboard")


def test_few_modules_write_workbooks() -> None:
    assert importers("xlsxwriter") == {"pipelines.template.xlsx", "dashboard.takeaway", "dashboard.reports.table"}


def test_one_module_makes_pdf_and_one_writes_for_word() -> None:
    assert importers("typst") == {"dashboard.reports.press"}
    assert importers("docx") == {"dashboard.reports.protocol"}
    assert importers("font_source_sans_pro") | importers("PIL") == {"dashboard.reports.letters"}


def test_papers_need_no_streamlit() -> None:
    assert within("dashboard.reports") & (importers("streamlit") | importers("plotly")) == set()


@pytest.mark.parametrize("library", ["requests", "google", "tenacity", "openpyxl", "defusedxml"])
def test_the_outside_is_reached_through_sources(library: str) -> None:
    allowed = within("pipelines.sources") | (within("pipelines.demo") if library == "openpyxl" else set())
    assert importers(library) <= allowed


def test_one_module_writes_files_for_calendars() -> None:
    assert importers("icalendar") == {"dashboard.calendar_file"}


def test_one_module_sends_mail() -> None:
    assert importers("smtplib") == {"dashboard.reports.mail"}


def test_figures_are_pure() -> None:
    assert within("dashboard.figures") & (importers("streamlit") | importers("dashboard.frames")) == set()


LAST = ("replay", "filters", "choices", "live")
# room of the dashboard → rooms it may not know of: frames → conclusions → gathered → figures, components, reports → replay → pages
AFTER = {
    "dashboard.frames": ("conclusions", "gathered", "figures", "components", "reports", *LAST),
    "dashboard.conclusions": ("frames", "gathered", "figures", "components", "reports", "connection", *LAST),
    "dashboard.gathered": ("figures", "components", "reports", *LAST),
    "dashboard.figures": ("frames", "gathered", "components", "reports", "connection", *LAST),
    "dashboard.components": ("frames", "gathered", "figures", "reports", *LAST),
    "dashboard.reports": ("components", *LAST),
    "dashboard.replay": LAST[1:],
}


@pytest.mark.parametrize("room", AFTER)
def test_a_room_of_the_dashboard_knows_nothing_of_the_rooms_after_it(room: str) -> None:
    for name in within(room):
        assert not any(inside(found, f"dashboard.{later}") for found in imports(name) for later in AFTER[room]), name


def test_conclusions_are_pure() -> None:
    assert within("dashboard.conclusions") & (importers("streamlit") | importers("plotly")) == set()


def test_caches_stand_in_two_places() -> None:
    keeping = {name for name in within("dashboard") if "st.cache_" in SOURCES[name]}
    assert keeping == {"dashboard.frames.cache", "dashboard.replay"}


PAGES = sorted(within("dashboard.pages"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_fetches_and_draws(name: str) -> None:
    """No SQL, no arithmetic, no pandas and no HTML in a page, and it fits on a screen."""
    assert not any(
        inside(found, library) for found in imports(name) for library in ("duckdb", "pandas", "numpy", "plotly")
    )
    assert not re.search(r"st\.html|\bSELECT\b|fetch\(", SOURCES[name])
    sums = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
    assert not any(isinstance(node, ast.BinOp) and isinstance(node.op, sums) for node in ast.walk(TREES[name]))
    assert SOURCES[name].count("\n") <= 60


def reads_environment(name: str) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in {"environ", "getenv", "environb"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        for node in ast.walk(TREES[name])
    ) or any(found in {"os.environ", "os.getenv"} for found in imports(name))


def test_settings_alone_read_the_environment() -> None:
    readers = {name for name in within("pipelines", "dashboard") if reads_environment(name)}
    writer = "pipelines"  # tells openpyxl which parser to take
    assert readers == {writer, "pipelines.settings.file", "dashboard.settings"}


def prints(name: str) -> bool:
    def is_output(node: ast.AST) -> bool:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return node.func.id in {"print", "pprint"}
        return isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr"}

    return any(is_output(node) for node in ast.walk(TREES[name]))


def test_the_console_alone_prints() -> None:
    assert {name for name in SOURCES if prints(name)} == {"pipelines.console", "dashboard.__main__"}
    assert importers("rich") == {"pipelines.console"}


# --- every module -----------------------------------------------------------------------------------------------------


@each_module
def test_a_module_says_what_it_is(name: str) -> None:
    docstring = ast.get_docstring(TREES[name])
    assert docstring
    assert docstring.split("\n")[0].endswith((".", "?", ":", "…")), "the first line is a sentence"


@each_module
def test_a_module_can_be_read_at_a_sitting(name: str) -> None:
    most = 300
    assert SOURCES[name].count("\n") <= most
