"""Who reported when: whom to remind, and how long it usually takes from a figure's day to the sheet."""

from __future__ import annotations

import pandas as pd

from dashboard import wording
from dashboard.conclusions.statuses import look
from dashboard.language import N_, _, plural
from dashboard.plain import Row

REPORTED = {"missing": N_("не сообщил"), "late": N_("позже срока"), "on_time": N_("вовремя")}
BY_THE_DAY = {
    "missing": N_("к сроку {day} цифры не было"),
    "late": N_("к сроку {day} цифра пришла позже"),
    "on_time": N_("к сроку {day} успели"),
}
REPORTED_MARKS = {"missing": "settling", "late": "moved", "on_time": "met"}
"""None is the mark of a status: these are about reports."""
_RANK = {"missing": 0, "late": 1, "on_time": 2}


def reporting_rows(reporting: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality, those to remind first; two where its indicators were not reported alike.

    Columns of `reporting`, `indicator` None for both alike; then median_delay_days is that of the slower one.
    """
    alike = ["municipality_id", "last_reported_on", "silent_since", "due_on", "reported_for_checkpoint"]
    merged = reporting.groupby(alike, dropna=False, sort=False, as_index=False).agg(
        indicator=("indicator", lambda found: found.iloc[0] if len(found) == 1 else None),
        **{n: (n, "first") for n in ("name", "checkpoint", "age_days")},
        median_delay_days=("median_delay_days", "max"),
    )
    rank = merged["reported_for_checkpoint"].map(_RANK).fillna(3)
    keyed = merged.assign(rank=rank, silent=merged["silent_since"].isna() & merged["last_reported_on"].notna())
    order = ["silent", "age_days", "rank", "name"]
    return keyed.sort_values(order, ascending=[True, False, True, True], na_position="first").drop(
        columns=["rank", "silent"]
    )


def reporting_said(reporting: pd.DataFrame) -> str:
    """«Молчат 3, ни разу не сообщили 2 из 36; к последнему сроку вовремя 30, позже 4, не сообщили 2»: by municipality, its worse indicator."""
    by = reporting.groupby("municipality_id")
    never = int(by["last_reported_on"].apply(lambda days: days.isna().all()).sum())
    silent = int((by["silent_since"].apply(lambda days: days.notna().any())).sum())
    of = wording.number(by.ngroups)
    parts = [
        said.format(n=wording.number(n), of=of)
        for n, said in (
            (silent, plural(silent, "Молчит {n} из {of}", "Молчат {n} из {of}", "Молчат {n} из {of}")),
            (never, plural(never, "ни разу не сообщил {n}", "ни разу не сообщили {n}", "ни разу не сообщили {n}")),
        )
        if n
    ]
    worst = by["reported_for_checkpoint"].apply(lambda found: found.map(_RANK).min()).value_counts()
    names = {2: _("вовремя {n}"), 1: _("позже {n}"), 0: _("не сообщили {n}")}
    due = [said.format(n=wording.number(int(worst[rank]))) for rank, said in names.items() if rank in worst]
    said = ", ".join(parts) or _("Все сообщают, никто не молчит")
    if due:
        said += _("; к своему последнему сроку: {due}").format(due=", ".join(due))
    return f"{wording.capital(said)}."


def reported(code: str | None) -> str | None:
    """«… не сообщил»."""
    if code is None:
        return None
    return f"{look(REPORTED_MARKS[code]).shape}{wording.SPACE}{_(REPORTED[code])}"


def to_remind(found: pd.DataFrame) -> pd.DataFrame:
    """Of `reporting_rows` those that are silent, never reported, or have nothing for their last due date."""
    silent = found["silent_since"].notna() | found["last_reported_on"].isna()
    return found[silent | (found["reported_for_checkpoint"] == "missing")]


def told(row: Row, *, past: bool) -> str:
    """«последняя цифра за 6 ноября (17 дней); к сроку 29 октября успели; обычно цифру вносят через 4 дня после её даты»."""
    parts = []
    if row["last_reported_on"] is None:
        parts.append(_("ни разу не сообщали"))
    else:
        age = wording.age(int(row["age_days"]), past=past)
        parts.append(_("последняя цифра за {day} ({age})").format(day=wording.day(row["last_reported_on"]), age=age))
    if row["reported_for_checkpoint"] is not None:
        parts.append(_(BY_THE_DAY[row["reported_for_checkpoint"]]).format(day=wording.day(row["due_on"])))
    if row["median_delay_days"] is not None:
        parts.append(
            _("обычно цифру вносят через {days} после её даты").format(
                days=wording.days(round(row["median_delay_days"]))
            )
        )
    said = "; ".join(parts)
    return said if row["indicator"] is None else f"{wording.in_sentence(row['indicator'])}: {said}"
