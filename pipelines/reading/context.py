"""What the title of a tab and the rows above its header say of all the figures below: «Инициативы», «по состоянию на 01.10.2026»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from pipelines.cells import Cell, Kind
from pipelines.reading.meaning import DAY, NOTHING, REGISTERED, SUBMITTED, Meaning, said_in
from pipelines.reading.season import Season
from pipelines.reading.tab_titles import bare
from pipelines.reading.text import fold
from pipelines.reading.values import day_in

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Hint:
    """What the settings say of one tab. `read_as` is a contract tab's name, «matrix» or «nothing»; None: look for yourself.

    `columns` maps folded headers to names of contract columns, None where the column is not needed.
    """

    read_as: str | None = None
    indicator: str | None = None
    on_date: date | None = None
    due_on: date | None = None
    is_increment: bool | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)


NO_HINT: Final = Hint()


@dataclass(frozen=True)
class Context:
    """What holds for every figure of a tab. `as_of`: the day is when the facts were taken, so no plan's due day."""

    meaning: Meaning = NOTHING
    as_of: date | None = None
    on_date: date | None = None  # what the settings say where the sheet says nothing
    due_on: date | None = None
    is_increment: bool | None = None
    used: frozenset[int] = frozenset()  # rows that said something, 1-based

    def completed(self, meaning: Meaning) -> Meaning:
        """A figure's own meaning with what the tab says beside it: facts are facts unless called a plan."""
        whole = meaning.over(replace(self.meaning, day=None, is_derived=None))
        role = whole.role or "actual"
        if meaning.role is None and self.meaning.is_derived:
            whole = replace(whole, is_derived=True)
        if role == "target":  # a day in the title is when the facts were taken, unless the title speaks of the plan
            titled = self.meaning.day if self.meaning.role == role else None
            return replace(whole, role=role, day=whole.day or titled or self.due_on, is_increment=meaning.is_increment)
        said = (meaning.is_increment, self.is_increment, whole.is_increment)  # its header, the settings, a title
        is_increment = next((value for value in said if value is not None), None)
        return replace(
            whole, role=role, day=whole.day or self.as_of or self.meaning.day or self.on_date, is_increment=is_increment
        )


NO_CONTEXT: Final = Context()
_INDICATORS: Final = {
    REGISTERED: re.compile(r"регистр|пользовател|registered"),
    SUBMITTED: re.compile(r"инициатив|initiative"),
}
_PLAN: Final = re.compile(r"(?:план(?:ы|овые)?|цели|целевые)(?![\w-])(?! (?:мероприят|работ|действ|проведен|график))")
# what a title calls computed, scaled or of another kind is no count of ours
_FOREIGN: Final = re.compile(
    r"\b(?:исполнени|выполнени|достижени|отклон|отставани|осталось|остат|прогноз|дол[яи]\b|процент|рейтинг|темп|тыс|млн"
    r"|на 1 ?000|на тысячу|на душу|на (?:1|одного) (?:жител|работник|чел|пользовател)|принят|поддержан|одобрен|реализован"
    r"|отобран|побед|(?:число|количество|численность) участник|участник\w* (?:встреч|мероприят|событ|акци)|черновик|прошл|образец|пример\b"
    r"|в (?:день|сутки|неделю|месяц)\b|ежедневн\w+ (?:количество|число))|%"
)
_INCREMENT: Final = re.compile(
    r"прирост|не нарастающ|за (?:\w+ю )?(?:неделю|день|сутки|месяц)\b|за (?:отчетн\w+ |прошедш\w+ )?период\b(?! с )"
)
_AS_OF: Final = re.compile(r"состоянию\W+(?:на\W+)?$")


def context_of(title: str, above: Iterable[tuple[int, Row]], season: Season, hint: Hint = NO_HINT) -> Context:
    """From the tab's title and the rows above its header; the settings outrank both. Contradictions say nothing."""
    titles = {0: _said_around(bare(title), season)}
    if hint is not NO_HINT:  # that such a tab is meant, whatever it is called, the settings have said
        titles[0] = replace(titles[0], meaning=replace(titles[0].meaning, is_derived=None))
    titles |= {number: _of_row([cell for cell in row if cell.is_filled], season) for number, row in above}
    found = _joined([says for says in titles.values() if says != Context()])
    used = {number for number, says in titles.items() if says != Context()}
    return Context(
        meaning=Meaning(indicator=hint.indicator).over(found.meaning),
        as_of=found.as_of,
        on_date=hint.on_date,
        due_on=hint.due_on,
        is_increment=hint.is_increment,
        used=frozenset(used),
    )


def _of_row(cells: list[Cell], season: Season) -> Context:
    """A title is one cell, or «Дата:» with the day in the next."""
    if len(cells) == 2 and re.search(r"дата|день|состояни", fold(cells[0].text)):
        day = _of_cell(cells[1], season)
        return Context(as_of=day.meaning.day or day.as_of)
    return _of_cell(cells[0], season) if len(cells) == 1 else Context()


def _of_cell(cell: Cell, season: Season) -> Context:
    if cell.kind is Kind.DATE and isinstance(cell.value, date):
        return Context(Meaning(day=cell.value))
    return _said_around(str(cell.value), season) if cell.kind is Kind.TEXT else Context()


def _said_around(text: str, season: Season) -> Context:
    """What a title says among other words, which are not asked about."""
    folded = fold(text)
    if any(c.isnumeric() and not c.isascii() for c in text):  # «на 01.1²» would fold into the 12th
        return Context()
    indicators = [name for name, pattern in _INDICATORS.items() if pattern.search(folded)]
    is_foreign = _FOREIGN.search(folded) is not None
    exact = said_in(text, season)
    role = (
        exact.role if exact else "target" if _PLAN.match(folded) and "факт" not in folded and not is_foreign else None
    )
    meaning = Meaning(
        indicator=indicators[0] if len(indicators) == 1 and not is_foreign else None,
        role=role,
        is_increment=exact.is_increment if exact else _is_increment(folded),
        is_derived=True if is_foreign else None,
    )
    days = list(DAY.finditer(folded))
    day = day_in(days[0]["day"], season) if len(days) == 1 else None
    if day is not None and _AS_OF.search(folded[: days[0].start("day")]):
        return Context(meaning, as_of=day)
    # «с 1 сентября», «до 30 ноября», «письмо от 5 октября» are other days; a title that is nothing but a day is one, too
    is_meant = day is not None and (days[0]["word"] == "на" or (exact is not None and exact.day == day))
    return Context(replace(meaning, day=day) if is_meant else meaning)


def _is_increment(folded: str) -> bool | None:
    if _INCREMENT.search(folded) is None:
        return None
    return None if re.search(r"(?<!не )(?:нарастающ|накопительн)", folded) else True


def _joined(titles: Sequence[Context]) -> Context:
    """Titles together; where they contradict one another none is believed."""

    def agreed(values: Iterable[Any]) -> Any:
        known = {value for value in values if value is not None}
        return known.pop() if len(known) == 1 else None

    names = ("indicator", "role", "day", "is_increment", "is_derived")
    kept = {name: agreed(getattr(title.meaning, name) for title in titles) for name in names}
    return Context(Meaning(**kept), as_of=agreed(title.as_of for title in titles))


def is_dated(row: Row, season: Season) -> bool:
    """«Дата выгрузки:» with the day in the next cell: a title, not a heading."""
    filled = [cell for cell in row if cell.is_filled]
    return len(filled) == 2 and _of_row(filled, season).as_of is not None
