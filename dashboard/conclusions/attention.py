"""Who needs attention and why: pure functions on the frames of `frames/`.

A municipality has two indicators and is shown with the status of the one that needs attention more (order of `STATUSES`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.conclusions.statuses import word
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.theme import STATUSES

RANK = {code: rank for rank, code in enumerate(STATUSES)}
TO_CALL = ("behind", "silent", "no_data")


@dataclass(frozen=True)
class Call:
    """One municipality to talk to: name and position as typed in the sheet, status, the reason as a sentence."""

    municipality_id: str

    name: str
    responsible: str | None
    status: str
    reason: str


@dataclass(frozen=True)
class Checkpoint:
    """The nearest due date to come of anyone; `due` of `municipalities` have it. None: all have passed."""

    due_on: date | None
    due: int
    municipalities: int


def reporting(progress: pd.DataFrame) -> tuple[int, int]:
    """How many municipalities have a figure of any indicator, and how many there are."""
    reported = progress.loc[progress["actual"].notna(), "municipality_id"]
    return int(reported.nunique()), int(progress["municipality_id"].nunique())


def next_checkpoint(progress: pd.DataFrame, as_of: date) -> Checkpoint | None:
    """The nearest of anyone; None when no due date was ever set."""
    if progress["due_on"].isna().all():
        return None
    coming = progress[progress["due_on"] >= pd.Timestamp(as_of)]
    nearest = coming["due_on"].min()
    due = coming.loc[coming["due_on"] == nearest, "municipality_id"].nunique()
    return Checkpoint(None if coming.empty else nearest.date(), int(due), int(progress["municipality_id"].nunique()))


def standings(progress: pd.DataFrame, missed: dict[str, int]) -> pd.DataFrame:
    """One row per municipality, those needing attention first, from `frames.standing.progress` and `frames.standing.missed_checkpoints`.

    Columns: municipality_id (index), name, status, missed (checkpoints, both indicators), due_on (the nearer), age_days (of
    the newer figure); and for each indicator `percent`, `actual`, `final_target`, `needed_per_day`, `recent_per_day` in a column
    named by the pair (indicator, name).
    """
    ordered = _by_attention(progress)
    one = ordered.groupby("municipality_id", sort=False).agg(
        name=("name", "first"),
        status=("status", "first"),
        due_on=("due_on", "min"),
        age_days=("age_days", "min"),
    )
    one.insert(2, "missed", [missed.get(key, 0) for key in one.index])
    one.columns = pd.MultiIndex.from_product([[""], one.columns])
    figures = ["percent", "actual", "final_target", "needed_per_day", "recent_per_day", "chance"]
    wide = ordered.pivot(index="municipality_id", columns="indicator", values=figures).swaplevel(axis=1)
    return one.join(wide)


def counts(progress: pd.DataFrame) -> dict[str, int]:
    """Number of municipalities by status, in the order of attention, without zeros."""
    first = _by_attention(progress).drop_duplicates("municipality_id")["status"].value_counts()
    return {code: int(first[code]) for code in STATUSES if code in first}


def calls(progress: pd.DataFrame, missed: pd.DataFrame) -> list[Call]:
    """Whom to talk to today: who is behind, silent, without data, or has not made up for a missed checkpoint."""
    judged = _by_attention(progress).merge(
        missed[["municipality_id", "indicator", "checkpoint", "target", "value"]],
        on=["municipality_id", "indicator"],
        how="left",
        suffixes=("", "_missed"),
    )
    due = judged[judged["status"].isin(TO_CALL) | judged["checkpoint_missed"].notna()].drop_duplicates(
        "municipality_id"
    )
    both = {str(key): found for key, found in judged.groupby("municipality_id")}
    return [_call(row, both[row["municipality_id"]]) for row in rows(due)]


def _call(row: Row, both: pd.DataFrame) -> Call:
    """One call; `both` are the rows of the municipality's two indicators."""
    status, what = row["status"], wording.in_sentence(row["indicator"])
    if status == "no_data":
        reason = _("ни разу не сообщал") if both["actual"].isna().all() else _("{what}: нет данных").format(what=what)
    elif status == "silent":
        if both["status"].isin(["silent", "no_data"]).all():
            reason = _("молчит {days}").format(days=wording.days(int(both["age_days"].min())))
        else:
            reason = _("{what}: нет новых цифр {days}").format(what=what, days=wording.days(row["age_days"]))
    elif status == "behind":
        reason = f"{word(status)} · {what}: {behind(row)}"
    else:
        status = "missed"
        reason = f"{what}: {missed_checkpoint(row['checkpoint_missed'], row['value'], row['target_missed'])}"
    return Call(row["municipality_id"], row["name"], row["responsible"], status, reason)


def behind(row: Row) -> str:
    """«38 из 90 к 30 ноября, нужно 7,4 в день, сейчас 1,9; вероятность успеть 12 %»; without a forecast to «1,9»."""
    parts = [
        _("{actual} из {target} к {day}").format(
            actual=wording.number(row["actual"]), target=wording.number(row["target"]), day=wording.day(row["due_on"])
        )
    ]
    if row["needed_per_day"] is not None:
        parts.append(_("нужно {needed} в день").format(needed=wording.rate(row["needed_per_day"])))
        pace = row["recent_per_day"]
        parts.append(_("темп неизвестен") if pace is None else _("сейчас {pace}").format(pace=wording.rate(pace)))
    said = ", ".join(parts)
    if row["chance"] is None:
        return said
    return _("{said}; вероятность успеть {chance}").format(said=said, chance=wording.likelihood(row["chance"]))


def missed_checkpoint(checkpoint: str, value: float, target: float) -> str:
    """«не выполнен этап 2: 118 из 160»."""
    named = checkpoint[:1].lower() + checkpoint[1:] if checkpoint.startswith("Этап") else f"срок «{checkpoint}»"
    return _("не выполнен {checkpoint}: {value} из {target}").format(
        checkpoint=named, value=wording.number(value), target=wording.number(target)
    )


def _by_attention(progress: pd.DataFrame) -> pd.DataFrame:
    """Rows ordered by status, then by how little of the next checkpoint is reached, then by name."""
    keyed = progress.assign(
        rank=progress["status"].map(RANK), first=progress["indicator"].map(wording.INDICATORS.index)
    )
    return keyed.sort_values(["rank", "share_of_checkpoint", "name", "municipality_id", "first"]).drop(
        columns=["rank", "first"]
    )
