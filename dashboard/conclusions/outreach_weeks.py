"""Week by week: registrations, messages and consultations beside one another, without a claim of cause."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from dashboard import wording
from dashboard.conclusions.outreach import TOPICS, consultations, messages, total
from dashboard.language import _
from dashboard.plain import Row, rows

ADVISED = {"hotline": "by_hotline", "in_person": "in_person", "remote": "remotely"}
"""The column of `frames.outreach.weeks` of each channel."""


def title(weeks: pd.DataFrame, of: int) -> str:
    """«Больше всего новых регистраций — на неделе 19–25 октября: 386; в ту же неделю 6 сообщений, 40 консультаций»: of whole weeks.

    `of` municipalities: that nothing was gained is only said of whole weeks in which most of them are known.
    """
    known = [row for row in rows(weeks) if row["registered"] is not None]
    whole = [row for row in known if row["until"] - row["week_on"] == timedelta(6)]
    most = max(whole or known, key=lambda row: (row["registered"], row["week_on"]), default=None)
    if most is None or (most["registered"] <= 0 and not any(2 * row["counted"] > of for row in whole)):
        return _("Сколько регистраций прибавилось за неделю, пока не видно: для этого нужны цифры двух недель подряд")
    if most["registered"] <= 0:
        return _("Регистраций не прибавилось ни за одну неделю, прирост которой известен")
    told, given = said_of(most), advised_in(most)
    said = _("Больше всего новых регистраций — на неделе {week}: {n}; в ту же неделю {told}, {given}")
    return said.format(
        week=span(most["week_on"], most["week_on"] + timedelta(6)),
        n=wording.number(most["registered"]),
        told=messages(told) if told else _("сообщений не записано"),
        given=_("консультаций не записано") if given is None else consultations(given),
    )


def said_of(row: Row) -> int | None:
    """Messages of all topics in a week; None where none is written down."""
    return total(row[topic] for topic in TOPICS)


def advised_in(row: Row) -> int | None:
    """Consultations by all channels in a week; None where no row says any."""
    return total(row[column] for column in ADVISED.values())


def span(first: date, last: date) -> str:
    """«19–25 октября», «26 октября – 1 ноября», of one day «23 ноября»."""
    if first == last:
        return wording.day(first)
    begins = wording.number(first.day) if first.month == last.month else wording.day(first)
    return f"{begins}–{wording.day(last)}" if first.month == last.month else f"{begins} – {wording.day(last)}"


def left_out(told: pd.DataFrame, advised: pd.DataFrame) -> str:
    """How many messages and consultations are too far from the season for the chart: likely a mistyped year."""
    apart = ((messages, told["apart"].sum()), (consultations, advised["apart"].sum()))
    if not (what := ", ".join(counted(int(n)) for counted, n in apart if n)):
        return ""
    said = _(
        "На график не вошло, но в остальных числах учтено: {what}. Эти даты дальше трёх месяцев от марафона, проверьте их."
    )
    return said.format(what=what)


def since(told: pd.DataFrame, advised: pd.DataFrame) -> str:
    """From which day on the chart has rows of either tab: what was before is not known, and not nothing."""
    first_told, first_advised = told["first_on"].min(), advised["first_on"].min()
    parts = []
    if not pd.isna(first_told):
        parts.append(_("первое сообщение записано {day}").format(day=wording.day(first_told)))
    if not pd.isna(first_advised):
        parts.append(_("первая консультация — {day}").format(day=wording.day(first_advised)))
    if not parts:
        return ""
    said = ", ".join(parts)
    return _("{said}; что было раньше, неизвестно.").format(said=said[0].upper() + said[1:])


def table(weeks: pd.DataFrame) -> pd.DataFrame:
    """The figures of the chart, a row per week."""
    whole = weeks.astype({name: "Int64" for name in weeks.columns if name not in ("week_on", "until")})
    return pd.DataFrame(
        {
            _("Неделя с"): whole["week_on"],
            _("по"): whole["until"],
            _("Новые регистрации"): whole["registered"],
            _("у скольких муниципалитетов"): whole["counted"],
            _("Сообщения о марафоне"): whole["marathon"],
            _("об участии"): whole["participation"],
            _("о горячей линии и координаторах"): whole["hotline"],
            _("Консультации: горячая линия"): whole["by_hotline"],
            _("очно"): whole["in_person"],
            _("заочно"): whole["remotely"],
        }
    )
