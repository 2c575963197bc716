"""«Методика» as sections of paragraphs and worked examples: what they are made of, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.language import N_, _
from dashboard.plain import Row, rows
from dashboard.season import Season

TITLES = {
    "status": N_("Состояние"),
    "figures": N_("Факт и процент цели"),
    "pace": N_("Нужно в день и темп"),
    "checkpoints": N_("Контрольные точки"),
    "region": N_("Сумма по региону"),
    "forecast": N_("Прогноз"),
    "comparison": N_("Сравнение"),
    "questions": N_("Вопросы для разговора"),
    "movement": N_("Что изменилось"),
    "coordination": N_("Координация"),
    "data": N_("Кто и когда сообщал"),
    "words": N_("Словарь"),
    "next": N_("Что делать дальше"),
}
"""Title of each section by its anchor, in the order of the page: `method#status` leads to the first."""


@dataclass(frozen=True)
class Example:
    """Figures of the day put into a formula. `name` and what is quoted in `said` are text of the sheets: to be escaped.

    `about` says of what: «регистрации». Without a municipality it is of the region or the marathon.
    """

    said: str
    municipality_id: str | None = None
    name: str | None = None
    about: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """Words of our own, **bold** where marked so, and what they come to with the figures of the day."""

    text: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True)
class Facts:
    """The frames of a day that examples are made from (`frames/`), and the row they follow."""

    season: Season
    as_of: date
    progress: pd.DataFrame
    bases: pd.DataFrame
    results: pd.DataFrame
    moved: pd.DataFrame
    missed: int
    sums: dict[str, Row]
    standings: pd.DataFrame
    peers: list[str]
    funnel: pd.DataFrame
    alarms: pd.DataFrame
    movement: pd.DataFrame
    reporting: pd.DataFrame
    groups: dict[str, Row]
    coverage: dict[str, Row]
    score: dict[str, Row]
    hero: Row | None


def title(code: str) -> str:
    """«Состояние»."""
    return _(TITLES[code])


def hero(progress: pd.DataFrame) -> Row | None:
    """The row of `progress` whose figures are put into one formula after the other: the first that has most of them."""
    found = rows(progress[progress["actual"].notna()])
    return max(found, key=_tells, default=None)


def _tells(row: Row) -> int:
    """How much can be shown with this row: a target ahead, a pace, a range, a chance that is neither sure nor none."""
    chance = row["chance"]
    return sum(
        (
            bool(row["final_target"]),
            bool(row["needed_per_day"]),
            (row["days_left"] or 0) > 1,
            bool(row["recent_per_day"]),
            row["forecast_low"] is not None,
            chance is not None,
            chance is not None and 0.05 < chance < 0.95,
            row["status"] in ("behind", "at_risk"),
        )
    )


def intro(facts: Facts) -> Paragraph:
    """What the page is, and whose figures it computes with."""
    if facts.hero is None:
        return Paragraph(
            _("Здесь объяснено, как получается каждая цифра панели. Примеры появятся вместе с первыми цифрами.")
        )
    said = _(
        "Здесь объяснено, как получается каждая цифра панели. Примеры, отмеченные чертой, посчитаны по данным на {day}."
    )
    return Paragraph(said.format(day=wording.day(facts.as_of)))


def of(row: Row, said: str) -> Example:
    """An example of a municipality's indicator; `row` has municipality_id, name and indicator."""
    return Example(said, row["municipality_id"], row["name"], wording.in_sentence(row["indicator"]))


def same(frame: pd.DataFrame, row: Row) -> Row | None:
    """The row of another frame about the same municipality and indicator."""
    is_same = (frame["municipality_id"] == row["municipality_id"]) & (frame["indicator"] == row["indicator"])
    return next(iter(rows(frame[is_same])), None)


def some(*examples: Example | None) -> tuple[Example, ...]:
    """Those that there are."""
    return tuple(example for example in examples if example is not None)
