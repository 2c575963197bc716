"""Reports as hands type them: mostly right, a few in a way that is not, some put right later.

A `Line` is a row of a tab with the evenings on which it stood there, so one list tells every state of the sheet.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from pipelines.demo.reports import Report
from pipelines.demo.season import TODAY, Season

ON: Final = "Дата"
WHO: Final = "Муниципалитет"
REGISTERED: Final = "Зарегистрировано"
INITIATIVES: Final = "Инициативы"
COMMENT: Final = "Комментарий"

Row: TypeAlias = dict[str, Any]  # by header
Change: TypeAlias = Callable[[Row, Season], Row]  # what is typed instead


@dataclass(frozen=True)
class Shown:
    """A number with the format its typist gave it."""

    value: float
    number_format: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of a tab; it stands there from the evening of day `since` until that of day `until`, which is without it."""

    row: Row
    since: int = 1
    until: int | None = None
    is_hidden: bool = False

    def stands_on(self, day: int) -> bool:
        """Whether the row is in the sheet in the evening of that day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What is typed differently in the first report of `who` on or after day `on`, and when it is put right, if ever."""

    who: str
    on: int
    typed: Change
    mended_on: int | None = None
    mended_comment: str | None = None
    is_extra: bool = False  # typed in a row of its own, the right one stands as well


def _impossible(season: Season) -> str:
    """The day after the last one of a short month, «31.09.2026»."""
    day = next(day for day in map(season.day, range(TODAY, 0, -1)) if monthrange(day.year, day.month)[1] < 31)
    return f"{monthrange(day.year, day.month)[1] + 1:02}.{day:%m.%Y}"


MISTAKES: Final = (
    Slip(who="городской округ Светлоборск", on=60, typed=lambda row, _: {REGISTERED: f"{row[REGISTERED] // 10}О"}),
    Slip(who="Ключеборский муниципальный округ", on=63, typed=lambda row, _: {REGISTERED: row[REGISTERED] + 0.5}),
    Slip(who="городской округ Новотальск", on=68, typed=lambda row, _: {INITIATIVES: f"{row[INITIATIVES]}/3"}),
    Slip(who="Холмоборский муниципальный округ", on=71, typed=lambda _row, _: {REGISTERED: Shown(0.58, "0%")}),
    Slip(who="Тихоплёсовский муниципальный округ", on=66, typed=lambda _, season: {ON: _impossible(season)}),
    Slip(
        who="Берёзоложский муниципальный округ", on=69, typed=lambda _row, _: {WHO: "Берёзолжский муниципальный округ"}
    ),
    Slip(who="Росистовский муниципальный округ", on=64, typed=lambda _row, _: {REGISTERED: -2}),
    Slip(who="Полынковский муниципальный округ", on=73, typed=lambda _, season: {ON: season.day(TODAY + 12)}),
    Slip(who="городской округ Лучегорьевск", on=72, typed=lambda _row, _: {INITIATIVES: "уточняется"}),
    Slip(who="Ржанополянский муниципальный район", on=67, typed=lambda _row, _: {ON: None}),
    Slip(
        who="Криничеборский муниципальный район",
        on=70,
        typed=lambda row, _: {REGISTERED: row[REGISTERED] + 7},
        is_extra=True,
    ),
    Slip(
        who="Дубоплёсский муниципальный район",
        on=62,
        typed=lambda row, _: {REGISTERED: Shown(row[REGISTERED] + 0.4, "0")},
    ),
    Slip(who="Бортниководский муниципальный район", on=65, typed=lambda _row, _: {INITIATIVES: "#REF!"}),
)

CORRECTED: Final = "городской округ Камнеречинск"  # its second checkpoint, after it was settled
MENDED: Final = (
    Slip(
        who=CORRECTED,
        on=45,
        typed=lambda row, _: {REGISTERED: row[REGISTERED] + 44, INITIATIVES: row[INITIATIVES] + 19},
        mended_on=52,
        mended_comment="исправлено: попали цифры соседнего округа",
    ),
    Slip(
        who="городской округ Дальноборск",
        on=53,
        typed=lambda row, _: {REGISTERED: f"{row[REGISTERED] // 10}О"},
        mended_on=57,
    ),
    Slip(  # a library's list came late
        who="Песчаноборский муниципальный район",
        on=68,
        typed=lambda row, _: {REGISTERED: row[REGISTERED] - 4},
        mended_on=72,
        mended_comment="добавлена библиотека",
    ),
)

MESS: Final = (  # untidy, but with one meaning only
    Slip(who="городской округ Верхнелужск", on=52, typed=lambda _row, _: {WHO: "г.о. Верхнелужск"}),
    Slip(who="городской округ Верхнелужск", on=64, typed=lambda row, _: {WHO: f"{row[WHO]}  "}),
    Slip(who="Берёзоложский муниципальный округ", on=20, typed=lambda _row, _: {WHO: "Березоложский м.о."}),
    Slip(who="Снежноложский муниципальный район", on=1, typed=lambda _row, _: {INITIATIVES: "-"}),
    Slip(who="Туманинский муниципальный район", on=1, typed=lambda _row, _: {INITIATIVES: "нет"}),
    Slip(who="Лунноплёсский муниципальный район", on=50, typed=lambda row, _: {ON: f"{row[ON]:%d.%m.%Y}"}),
    Slip(who="Кленоводский муниципальный район", on=55, typed=lambda row, _: {REGISTERED: f"{row[REGISTERED]}\u00a0"}),
    Slip(who="Ольхоложский муниципальный район", on=73, typed=lambda _row, _: {COMMENT: "цифры на 18:00"}),
)
HIDDEN: Final = ("Песчаноборский муниципальный район", 60)  # somebody hid this row


def typed(reports: Iterable[Report], season: Season) -> list[Line]:
    """The rows of «Факт» in the order in which they were typed."""
    found = list(reports)
    slips = {_index(found, slip.who, slip.on): slip for slip in (*MISTAKES, *MENDED, *MESS)}
    hidden = _index(found, *HIDDEN)
    lines: list[Line] = []
    for index, report in enumerate(found):
        row = _row(report, season)
        if slip := slips.get(index):
            lines.extend(_slipped(slip, row, report.day, season))
        else:
            lines.append(Line(row=row, since=report.day, is_hidden=index == hidden))
    return lines


def _slipped(slip: Slip, row: Row, day: int, season: Season) -> list[Line]:
    wrong = Line(row=row | slip.typed(row, season), since=day, until=slip.mended_on)
    if slip.mended_on is not None:
        return [wrong, Line(row=row | {COMMENT: slip.mended_comment}, since=slip.mended_on)]
    return [Line(row=row, since=day), wrong] if slip.is_extra else [wrong]


def _index(reports: list[Report], who: str, on: int) -> int:
    return next(n for n, report in enumerate(reports) if report.municipality == who and report.day >= on)


def _row(report: Report, season: Season) -> Row:
    return {
        ON: season.day(report.day),
        WHO: report.municipality,
        "Направление": report.direction,
        "Организация": report.organisation,
        REGISTERED: report.registered,
        INITIATIVES: report.initiatives,
        COMMENT: report.comment,
    }
