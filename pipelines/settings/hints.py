"""What only people know: `[aliases]`, and in `[[sources.tabs]]` what a source's own tabs and columns mean in the contract's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

from pipelines.contract import ACTUALS, TABS, TARGETS, Column, Tab
from pipelines.settings.keys import Keys, as_written, quoted
from pipelines.settings.shape import TabHint, Values

MATRIX: Final = "matrix"
NOTHING: Final = "nothing"
_CHOICES: Final = (*(tab.title for tab in TABS), "Свод", "ничего")


def _plain(text: str) -> str:
    """Case, ё/е, odd spaces and a closing mark do not make another word."""
    return " ".join(text.casefold().replace("ё", "е").split()).strip(" .:;*")


_OWN: Final = {"свод": MATRIX, MATRIX: MATRIX, "ничего": NOTHING, NOTHING: NOTHING}
_TABS: Final = {_plain(word): tab for tab in TABS for word in (tab.name, tab.title, *tab.synonyms)}
_INDICATORS: Final = {
    _plain(word): column.name for column in ACTUALS.measures for word in (column.name, column.title, *column.synonyms)
}


class Hints(Keys):
    """Reads `[aliases]` and the tables of one source."""

    def aliases(self, table: Mapping[str, Any]) -> dict[str, str]:
        """What people type → the register's name or code."""
        names = [_plain(name) for name in table]
        for name, folded in zip(table, names, strict=True):
            if not folded:
                raise self.refuse(quoted(name), "пустое имя", 'пишите "как набирают" = "как в реестре"')
            if names.count(folded) > 1:
                raise self.refuse(quoted(name), "это имя встречается дважды", "оставьте одну строку")
        return {name.strip(): self.text(table, name) for name in table}

    def tabs(self, source: Mapping[str, Any]) -> tuple[TabHint, ...]:
        """All that is said of the source's tabs, each title once."""
        tables = self.tables(source, "tabs", "пишите [[sources.tabs]] под источником, перед каждым листом")
        found = tuple(
            Hints(self.path, self.folder, f"{self.place}tabs[{n}].").hint(table) for n, table in enumerate(tables, 1)
        )
        titles = [_plain(hint.title) for hint in found]
        if twice := next((hint.title for hint in found if titles.count(_plain(hint.title)) > 1), None):
            raise self.refuse("tabs", f"лист «{twice}» описан дважды", "оставьте одно описание")
        return found

    def hint(self, table: Mapping[str, Any]) -> TabHint:
        """What is said of one tab."""
        self.known(table, TabHint)
        title, read_as = self.text(table, "title"), self.read_as(table)
        return TabHint(
            title=title,
            read_as=read_as,
            indicator=self.indicator(table),
            on_date=self.optional_day(table, "on_date"),
            due_on=self.optional_day(table, "due_on"),
            values=self.choice(table, "values", Values, "cumulative") if "values" in table else None,
            columns=self.columns(self.table(table, "columns"), _possible(read_as, title)),
        )

    def read_as(self, table: Mapping[str, Any]) -> str | None:
        """The contract tab's name, «matrix» or «nothing»."""
        if "read_as" not in table:
            return None
        word = _plain(self.text(table, "read_as"))
        if word in _TABS:
            return _TABS[word].name
        if word not in _OWN:
            raise self.refuse("read_as", f"{as_written(table['read_as'])} не подходит", _or(_CHOICES))
        return _OWN[word]

    def indicator(self, table: Mapping[str, Any]) -> str | None:
        """The name of the indicator that all figures of the tab are of."""
        if "indicator" not in table:
            return None
        word = _plain(self.text(table, "indicator"))
        if word not in _INDICATORS:
            titles = [column.title for column in ACTUALS.measures]
            raise self.refuse("indicator", f"{as_written(table['indicator'])} — не показатель", _or(titles))
        return _INDICATORS[word]

    def optional_day(self, table: Mapping[str, Any], key: str) -> date | None:
        """A day, if it is said."""
        return self.day(table, key) if key in table else None

    def columns(self, table: Mapping[str, Any], tabs: Iterable[Tab]) -> dict[str, str | None]:
        """Header of the tab → name of the contract's column, None for «» (not needed)."""
        known = _columns(tabs)
        found: dict[str, str | None] = {}
        for header, value in table.items():
            key = f"columns.{quoted(header)}"
            if not header.strip():
                raise self.refuse(key, "пустой заголовок", 'пишите "Заголовок в таблице" = "Столбец"')
            if not isinstance(value, str):
                raise self.refuse(
                    key, f"ожидается текст, а стоит {as_written(value)}", 'пишите "" для ненужного столбца'
                )
            if value.strip() and _plain(value) not in known:
                titles = list(dict.fromkeys(column.title for column in known.values()))
                near = get_close_matches(value.strip(), titles, 3, 0.5) or titles
                raise self.refuse(key, f"столбца «{value}» нет", f'{_or(near)}; "" — столбец не нужен')
            found[header.strip()] = known[_plain(value)].name if value.strip() else None
        return found


def _possible(read_as: str | None, title: str) -> tuple[Tab, ...]:
    """The contract tabs whose columns a tab may have."""
    if read_as in {MATRIX, NOTHING}:
        return (ACTUALS, TARGETS)  # a matrix holds plans and facts
    if read_as is not None:
        return tuple(tab for tab in TABS if tab.name == read_as)
    return (_TABS[_plain(title)],) if _plain(title) in _TABS else (ACTUALS, TARGETS, *TABS)


def _columns(tabs: Iterable[Tab]) -> dict[str, Column]:
    """Columns by every word for them; a title outranks another tab's synonym, as «Дата» does."""
    columns = [column for tab in tabs for column in tab.columns]
    by_word: dict[str, Column] = {}
    for words in ([(c.name, c) for c in columns], [(c.title, c) for c in columns]):
        for word, column in words:
            by_word.setdefault(_plain(word), column)
    for column in columns:
        for word in column.synonyms:
            by_word.setdefault(_plain(word), column)
    return by_word


def _or(words: Iterable[str]) -> str:
    return "пишите " + " или ".join(f'"{word}"' for word in words)
