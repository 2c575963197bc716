"""Who needs attention and why: pure functions on the frames of `frames.py`.

A municipality has two indicators and is shown with the status of the one that needs attention more (order of `STATUSES`).
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.plain import Row, rows
from dashboard.theme import STATUSES

RANK = {code: rank for rank, code in enumerate(STATUSES)}
TO_CALL = ("behind", "silent", "no_data")


@dataclass(frozen=True)
class Call:
    """One municipality to talk to: name and position as typed in the sheet, status, the reason as a sentence."""

    name: str
    responsible: str | None
    status: str
    reason: str


def standings(progress: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality, those needing attention first, from `frames.progress`.

    Columns: municipality_id (index), name, status, missed (checkpoints, both indicators), due_on (the nearer), age_days (of
    the newer figure); and for each indicator `percent`, `actual`, `final_target`, `needed_per_day`, `recent_per_day` in a column
    named by the pair (indicator, name).
    """
    ordered = _by_attention(progress)
    one = ordered.groupby("municipality_id", sort=False).agg(
        name=("name", "first"),
        status=("status", "first"),
        missed=("missed_checkpoints", "sum"),
        due_on=("due_on", "min"),
        age_days=("age_days", "min"),
    )
    one.columns = pd.MultiIndex.from_product([[""], one.columns])
    figures = ["percent", "actual", "final_target", "needed_per_day", "recent_per_day"]
    wide = ordered.pivot(index="municipality_id", columns="indicator", values=figures).swaplevel(axis=1)
    return one.join(wide)


def counts(progress: pd.DataFrame) -> dict[str, int]:
    """Number of municipalities by status, in the order of attention, without zeros."""
    first = _by_attention(progress).drop_duplicates("municipality_id")["status"].value_counts()
    return {code: int(first[code]) for code in STATUSES if code in first}


def count_missed(missed: pd.DataFrame) -> int:
    """Number of municipalities in `frames.missed`."""
    return int(missed["municipality_id"].nunique())


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
    figures = judged.groupby("municipality_id")["actual"].count()
    return [_call(row, figures[row["municipality_id"]] == 0) for row in rows(due)]


def _call(row: Row, never: bool) -> Call:
    status, what = row["status"], wording.INDICATOR_IN_SENTENCE[row["indicator"]]
    if status == "no_data":
        reason = "ни разу не сообщал" if never else f"{what}: нет данных"
    elif status == "silent":
        reason = wording.reason_silent(row["age_days"])
    elif status == "behind":
        reason = f"{what}: " + wording.reason_behind(
            row["actual"], row["target"], row["due_on"], row["needed_per_day"], row["recent_per_day"]
        )
    else:
        status = "missed"
        reason = f"{what}: " + wording.reason_missed(row["checkpoint_missed"], row["value"], row["target_missed"])
    return Call(row["name"], row["responsible"], status, reason)


def _by_attention(progress: pd.DataFrame) -> pd.DataFrame:
    """Rows ordered by status, then by how little of the next checkpoint is reached, then by name."""
    keyed = progress.assign(
        rank=progress["status"].map(RANK), first=progress["indicator"].map(list(wording.INDICATORS).index)
    )
    return keyed.sort_values(["rank", "share_of_checkpoint", "name", "municipality_id", "first"]).drop(
        columns=["rank", "first"]
    )
