"""Who needs attention and why: pure functions on the frames of `frames/`.

A municipality has two indicators and is shown with the status of the one that needs attention more (order of `STATUSES`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.conclusions.statuses import RANK, counted, shown
from dashboard.theme import STATUSES

TO_CALL = ("behind", "silent", "no_data")


@dataclass(frozen=True)
class Checkpoint:
    """The nearest due date to come of anyone, and the `names` of those of `municipalities` who have it. None: all have passed."""

    due_on: date | None
    names: tuple[str, ...]
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
    due = coming[coming["due_on"] == nearest].drop_duplicates("municipality_id")
    return Checkpoint(
        None if coming.empty else nearest.date(), tuple(due["name"]), int(progress["municipality_id"].nunique())
    )


def standings(
    progress: pd.DataFrame, missed: dict[str, int], asked: Mapping[str, tuple[int, int]] | None = None
) -> pd.DataFrame:
    """One row per municipality, those needing attention first, from `frames.standing.progress` and `frames.checkpoints.missed_checkpoints`.

    `asked` are the assignments of each, overdue and open ones (`frames.assignments.due`); none where there are none in the region.

    Columns: municipality_id (index), name, status, missed (checkpoints, both indicators), overdue and open (assignments, where
    there are any), due_on (the nearer), age_days (of the newer figure); and for each indicator `percent`, `actual`, `final_target`, `target` (of its next due date), `needed_per_day`,
    `recent_per_day`, `chance`, `status` in a column named by the pair (indicator, name).
    """
    ordered = by_attention(progress)
    one = ordered.groupby("municipality_id", sort=False).agg(
        name=("name", "first"),
        status=("status", "first"),
        due_on=("due_on", "min"),
        age_days=("age_days", "min"),
    )
    one.insert(2, "missed", [missed.get(key, 0) for key in one.index])
    if asked:
        one.insert(3, "overdue", [asked.get(key, (0, 0))[0] for key in one.index])
        one.insert(4, "open", [asked.get(key, (0, 0))[1] for key in one.index])
    one.columns = pd.MultiIndex.from_product([[""], one.columns])
    figures = ["percent", "actual", "final_target", "target", "needed_per_day", "recent_per_day", "chance"]
    wide = ordered.pivot(index="municipality_id", columns="indicator", values=figures).swaplevel(axis=1)
    states = ordered.pivot(index="municipality_id", columns="indicator", values=["status"]).swaplevel(axis=1)
    return one.join(wide).join(states)


def counts(progress: pd.DataFrame) -> dict[str, int]:
    """Number of municipalities by status, in the order of attention, without zeros."""
    first = by_attention(progress).drop_duplicates("municipality_id")["status"].value_counts()
    return {code: int(first[code]) for code in STATUSES if code in first}


def told(counts: dict[str, int]) -> str:
    """«18 отстают, 2 молчат, 16 в графике»."""
    return ", ".join(f"{wording.number(n)} {counted(code, n)}" for code, n in counts.items())


def ended(progress: pd.DataFrame) -> pd.DataFrame:
    """After the last day nobody is silent or at risk any more: who has figures and a target, and did not reach it, is behind."""
    return progress.assign(status=progress["status"].replace(["silent", "at_risk", "on_track"], "behind"))


def by_attention(progress: pd.DataFrame) -> pd.DataFrame:
    """Rows ordered by status, then by whose due date comes first, then by the chance and by what is reached, then by name."""
    keyed = progress.assign(
        rank=progress["status"].map(RANK), first=progress["indicator"].map(wording.INDICATORS.index)
    )
    order = ["rank", "due_on", "chance", "share_of_checkpoint", "name", "municipality_id", "first"]
    return keyed.sort_values(order).drop(columns=["rank", "first"])


def on_map(found: pd.DataFrame, progress: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """`conclusions.places.Places.found` in the order of attention, with target and actual of the indicator, status, word."""
    first = by_attention(progress).drop_duplicates("municipality_id")[["municipality_id", "status"]]
    targets = progress.loc[progress["indicator"] == indicator, ["municipality_id", "final_target", "actual"]]
    joined = first.merge(found, on="municipality_id").merge(targets, on="municipality_id")
    return joined.rename(columns={"final_target": "target"}).assign(word=joined["status"].map(shown))
