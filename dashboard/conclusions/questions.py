"""What the council may ask about: an alarm is a question with a good answer more often than not, never an accusation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard import wording
from dashboard.conclusions import peers
from dashboard.language import N_, _
from dashboard.plain import Row, rows
from dashboard.wording import counted, day, intensity, number

QUESTIONS = {
    "bulk_before_checkpoint": N_(
        "{indicator}: перед сроком {day} за 3 дня прибавилось {value}, обычно за столько же — {usual}. "
        "Всё ли внесено верно и нужна ли помощь вносить раньше?"
    ),
    "initiatives_per_user": N_(
        "на 100 зарегистрированных — {value}, у похожих муниципалитетов {usual}. "
        "Все ли пользователи посчитаны, нет ли повторов среди инициатив?"
    ),
    "low_target": N_(
        "{indicator}: цель {per} — {value}, у похожих муниципалитетов {usual}. Не стоит ли пересмотреть цель?"
    ),
}


RECENT = timedelta(30)
"""An older question is no task of today: it stays to be looked up."""


@dataclass(frozen=True)
class Asked:
    """The questions to one municipality: its name as typed, and the sentences."""

    municipality_id: str
    name: str
    questions: list[str]


def asked(alarms: pd.DataFrame) -> list[Asked]:
    """The questions of `frames.questions.alarms` by municipality; to an alarm of another kind there is none."""
    found: dict[str, Asked] = {}
    for row in rows(alarms):
        if row["alarm"] in QUESTIONS:
            one = found.setdefault(row["municipality_id"], Asked(row["municipality_id"], row["name"], []))
            one.questions.append(_text(row))
    return list(found.values())


def recent(alarms: pd.DataFrame, as_of: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The alarms of the last days, of what stands now or is still to come; and the older ones."""
    is_recent = alarms["on_date"] >= pd.Timestamp(as_of - RECENT)
    return alarms[is_recent], alarms[~is_recent]


def _text(row: Row) -> str:
    value, usual = row["value"], row["usual"]
    if row["alarm"] == "initiatives_per_user":
        said = counted("submitted_initiatives", round(100 * value)), number(100 * usual)
    elif row["alarm"] == "low_target":
        said = intensity(value), intensity(usual)
    else:
        said = number(value), number(usual)
    return _(QUESTIONS[row["alarm"]]).format(
        indicator=wording.in_sentence(row["indicator"]),
        day=day(row["on_date"]),
        value=said[0],
        usual=said[1],
        per=peers.per(row),
    )
