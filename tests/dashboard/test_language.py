"""Both languages are whole: every text has its translation, and neither shows in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest
from babel.messages.pofile import read_po

from dashboard import language, wording
from docs.messages import CATALOGUE, is_translated, texts
from tests.dashboard.conftest import Region
from tests.dashboard.opening import opened

with CATALOGUE.open("rb") as file:
    ENGLISH = {message.id: message.string for message in read_po(file, locale="en") if message.id}
MARKED = [message.id for message in texts() if message.id]

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
OF_THE_SHEET = ["«Факт»", "«Цели»", "«Муниципалитеты»", "«Свод»"]
"""Names that stand in the sheet stay as they are there."""


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
        left = english
        for name in OF_THE_SHEET:
            left = left.replace(name, "")
        assert not CYRILLIC.search(left)


def test_numbers_days_and_plurals_follow_the_language() -> None:
    russian = [wording.number(2318), wording.days(3), wording.days(1)]
    language.speak("en")
    assert [wording.number(2318), wording.days(3), wording.days(1)] == ["2,318", "3\xa0days", "1\xa0day"]
    assert russian == ["2\xa0318", "3\xa0дня", "1\xa0день"]


def test_an_unknown_language_is_russian(full: Region) -> None:
    assert "Обзор" in str(opened(lang="xx").main) or opened(lang="xx").header
    language.speak("xx")
    assert language.spoken() == "ru"
