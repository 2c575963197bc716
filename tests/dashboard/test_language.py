"""Both languages are whole: every text has its translation, and neither shows in the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.pofile import read_po
from streamlit.testing.v1 import AppTest

from dashboard import language, wording
from docs.messages import CATALOGUE, is_translated, texts
from tests.dashboard.conftest import FACTS, REGISTER, TARGETS, Region, make, on
from tests.dashboard.opening import PAGES, opened

with CATALOGUE.open("rb") as file:
    ENGLISH = {message.id: message.string for message in read_po(file, locale="en") if message.id}
MARKED = [message.id for message in texts() if message.id]

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
OF_THE_SHEET = re.compile(
    "[«“](Факт|Цели|Муниципалитеты|Координация|Информирование|Консультации|Встречи|Поручения|Свод|Срок|Тип|Население"
    "|Работники бюджетной сферы|Ответственный \\(должность\\)|Горячая линия|Широта|Долгота|Причина изменения|нет|н/д"
    "|Все муниципалитеты|в работе|исполнено|закрыто|очно|заочно|ВКС|смешанный|горячая линия"
    "|о марафоне|об участии муниципалитета|о горячей линии и координаторах)[»”]"
)
"""What people must find in their Russian sheet, or type there, stays as it is there."""


@pytest.fixture(autouse=True)
def russian_again() -> Iterator[None]:
    yield
    language.speak("ru")


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def places(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_catalogue_holds_the_texts_of_the_pages_and_no_others() -> None:
    assert set(ENGLISH) == set(MARKED), "make messages"


@pytest.mark.parametrize("text", MARKED, ids=str)
def test_every_text_is_translated(text: Any) -> None:
    assert is_translated(ENGLISH[text])
    for russian, english in zip(forms(text), forms(ENGLISH[text]), strict=True):
        assert places(english) == places(russian)
        assert english.count("**") == russian.count("**"), "markup is kept"
        assert not CYRILLIC.search(OF_THE_SHEET.sub("", english))


def test_numbers_days_and_plurals_follow_the_language() -> None:
    russian = [wording.number(2318), wording.days(3), wording.days(1)]
    language.speak("en")
    assert [wording.number(2318), wording.days(3), wording.days(1)] == ["2,318", "3\xa0days", "1\xa0day"]
    assert russian == ["2\xa0318", "3\xa0дня", "1\xa0день"]


def test_an_unknown_language_is_russian(full: Region) -> None:
    assert "Обзор" in str(opened(lang="xx").main) or opened(lang="xx").header
    language.speak("xx")
    assert language.spoken() == "ru"


# --- the pages, walked ------------------------------------------------------------------------------------------------

LATIN = {
    "Темнов  ": "Temnov district  ",
    "Ольховский  ": "Olkhovsky okrug  ",
    "Лугов  ": "Lugov district  ",
    "Светлов  ": "Svetlov district  ",
    "Темнов": "Temnov",
    "Заречный": "Zarechny",
    "Ольховский": "Olkhovsky",
    "Лугов": "Lugov",
    "Светлов": "Svetlov",
    "г. о. ": "",
    " район": " district",
    " округ": " okrug",
    "заместитель главы": "deputy head",
    "директор МБУ «Центр»": "director of the Centre",
    "Этап": "Stage",
}
"""What people typed, in Latin letters, so that any Cyrillic on an English page is ours."""
TYPED = re.compile(
    OF_THE_SHEET.pattern
    + "|(Факт|Цели|Муниципалитеты)!|^(Факт|Цели|Муниципалитеты|Свод)$"
    + r"|  (Факт|Цели|Муниципалитеты|Свод)  —"
    + "|Язык|Область|Муниципальный диалог"
)
CITED = re.compile(r"\b[A-Z][A-Za-z]+\.?|docs/\w+\.md|\bof\b|\band\b")
"""Authors and journals of methods, and the papers of the repository."""
CODES = re.compile(
    r"\b(CSV|XLSX|PNG|SVG|TOML|python|pipelines|rebuild|status|Language|RU|EN|GeoJSON|geojson|map|http\S*)\b"
)


@pytest.fixture(scope="module")
def latin(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """The full region, typed in Latin letters but for what the contract reads, with parts and a finding of each severity."""

    def spelt(drawn: str) -> str:
        for russian, english in LATIN.items():
            drawn = "\n".join(
                "|".join(
                    cell if "муниципальный" in cell or "городской" in cell else cell.replace(russian, english)
                    for cell in line.split("|")
                )
                for line in drawn.split("\n")
            )
        return drawn

    register = spelt(REGISTER).split("\n")
    facts = (
        spelt(FACTS)
        + f"{on(0)} | Temnov district | 38 | 1x2\n{on(2)} | Zarechny | 300 | 60\n{on(0)} | Nobody | 1 | 1\n"
    )
    people = [
        f"{line} | {head}"
        for line, head in zip(register[1:-1], ["Население", "12000", "60000", "15000", "13000", "14000"], strict=True)
    ]
    return make(tmp_path_factory.mktemp("latin") / "region", facts, "\n".join(people), spelt(TARGETS))


def said(app: AppTest) -> list[str]:
    """Every text that a page shows: words, labels, headings, cells, charts."""
    found = [re.sub(r"<[^>]+>", " ", element.proto.body) for element in app.get("html")]
    for kind in (
        "header",
        "subheader",
        "title",
        "markdown",
        "caption",
        "info",
        "warning",
        "error",
        "success",
        "text",
        "code",
    ):
        found += [str(getattr(element, "value", "")) for element in app.get(kind)]
    for kind in (
        "selectbox",
        "multiselect",
        "button",
        "date_input",
        "expander",
        "tab",
        "segmented_control",
        "button_group",
    ):
        found += [str(getattr(element, "label", "")) for element in app.get(kind)]
    for table in app.dataframe:
        found += [str(name) for name in table.value.columns]
        found += [str(cell) for cell in table.value.to_numpy().ravel()]
    for chart in app.get("plotly_chart"):
        figure = json.loads(chart.proto.spec)
        layout = figure["layout"]
        found += [str(note.get("text", "")) for note in layout.get("annotations", [])] + [chart.proto.alt]
        for trace in figure["data"]:
            found += [str(trace.get(name, "")) for name in ("text", "hovertemplate", "name")]
    return [text for text in found if text]


def all_open(page: Path, region: Region, tongue: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The page with everything unfolded, once for each of its tabs."""
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    app = opened(page, lang=tongue, m="99600101")
    for view in [str(tab.label) for tab in app.tabs] or [""]:
        if view:
            app.session_state["view"] = view
            app.run()
        for _ in range(2):  # what is unfolded may hold more to unfold
            for folded in app.get("expander"):
                if folded.proto.id:
                    app.session_state[folded.proto.id.split("-", 2)[2]] = True
            app.run()
        assert not app.exception
        yield app


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_english_page_has_no_russian(page: Path, latin: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    for app in all_open(page, latin, "en", monkeypatch):
        assert app.header or app.subheader
        left = {TYPED.sub("", text) for text in said(app)}
        assert not [text for text in left if CYRILLIC.search(text)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_russian_page_has_no_english(page: Path, full: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    for app in all_open(page, full, "ru", monkeypatch):
        left = {CODES.sub("", re.sub(r"%\{[^}]*\}|<[^>]*>|&\w+;", "", text)) for text in said(app)}
        if page.stem == "method":
            left = {CITED.sub("", text) for text in left}
        assert not [
            text
            for text in left
            if re.search("[A-Za-z]{3,}", text) and "!" not in text and text not in ("None", "NaT", "nan", "book")
        ]
