"""What the title of a tab says: a contract, a «свод» of figures, nothing («Лист1»), or something that is not ours."""

from __future__ import annotations

import re
from typing import Final

from pipelines.contract import TABS, Tab
from pipelines.reading.meaning import said_in
from pipelines.reading.season import Season
from pipelines.reading.text import fold, fold_title

_TABS: Final = {fold_title(name): tab for tab in TABS for name in (tab.title, *tab.synonyms)}
_SUMMARY: Final = re.compile(
    r"\b(?:сводн\w+|свод|мониторинг\w*|показател\w+|(?:план\w*|цел[ьи])\W+(?:и\W+)?факт\w*|факт\w*\W+(?:и\W+)?(?:план\w*|цел[ьи])|план-?факт\w*)\b"
)
_FILLING: Final = re.compile(
    r"\b(?:таблиц\w+|отч[её]т\w*|подач[аи]|марафон\w*|муниципальн\w+ диалог\w*|данные|и"
    r"|по (?:муниципалитетам|муниципальным образованиям|районам|округам|области|краю|республике|региону))\b"
)
_UNNAMED: Final = re.compile(r"(?:лист|sheet|таблица|страница|table)[ _-]?\d*")


def contract_of(title: str) -> Tab | None:
    """The contract of a tab of exactly that title."""
    return _TABS.get(fold_title(title))


def bare(title: str) -> str:
    """The title without the words that only say it is a table: «Свод на 01.10» is «на 01.10»."""
    return " ".join(_FILLING.sub(" ", _SUMMARY.sub(" ", fold(title))).split())


def holds_figures(title: str, season: Season) -> bool:
    """A tab of that title is one of figures, whatever stands in it."""
    tab = contract_of(title)
    return is_summary(title, season) if tab is None else bool(tab.measures)


def is_summary(title: str, season: Season) -> bool:
    """«Свод», «Мониторинг регистрации на 01.10», «План и факт», «Зарегистрировано»: not a word more than that."""
    rest, times = _SUMMARY.subn(" ", fold(title))
    rest = _FILLING.sub(" ", rest)
    if not re.sub(r"[\W_]+", "", rest):
        return times > 0
    said = said_in(rest, season)
    return said is not None and not said.is_derived


def is_unnamed(title: str) -> bool:
    """«Лист1»: nobody gave the tab a name, so only its content can say what it is."""
    return _UNNAMED.fullmatch(fold(title)) is not None
