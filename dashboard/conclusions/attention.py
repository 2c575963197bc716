"""Who needs attention and why: pure functions on the frames of `frames/`.

A municipality has two indicators and is shown with the status of the one that needs attention more (order of `STATUSES`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.conclusions.statuses import RANK, counted, shown, word
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.theme import STATUSES

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


def standings(progress: pd.DataFrame, missed: dict[str, int]) -> pd.DataFrame:
    """One row per municipality, those needing attention first, from `frames.standing.progress` and `frames.checkpoints.missed_checkpoints`.

    Columns: municipality_id (index), name, status, missed (checkpoints, both indicators), due_on (the nearer), age_days (of
    the newer figure); and for each indicator `percent`, `actual`, `final_target`, `needed_per_day`, `recent_per_day` in a column
    named by the pair (indicator, name).
    """
    ordered = by_attention(progress)
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
    first = by_attention(progress).drop_duplicates("municipality_id")["status"].value_counts()
    return {code: int(first[code]) for code in STATUSES if code in first}


def told(counts: dict[str, int]) -> str:
    """«18 отстают, 2 молчат, 16 в графике»."""
    return ", ".join(f"{wording.number(n)} {counted(code, n)}" for code, n in counts.items())


def calls(progress: pd.DataFrame, missed: pd.DataFrame) -> list[Call]:
    """Whom to talk to today: who is behind, silent, without data, or has not made up for a missed checkpoint."""
    judged = by_attention(progress).merge(
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
        reason = _and_due(reason, row)
    elif status == "silent":
        if both["status"].isin(["silent", "no_data"]).all():
            reason = _("молчит {days}").format(days=wording.days(int(both["age_days"].min())))
        else:
            reason = _("{what}: нет новых цифр {days}").format(what=what, days=wording.days(row["age_days"]))
        reason = _and_due(reason, row)
    elif status == "behind":
        reason = f"{word(status)} · {what}: {behind(row)}"
    else:
        status = "missed"
        missed = missed_checkpoint(row["checkpoint_missed"], row["value"], row["target_missed"])
        reason = f"{what}: {_and_chance(missed, row)}"
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


def _and_chance(said: str, row: Row) -> str:
    """The chance of the next checkpoint behind what is said of a former one."""
    if row["chance"] is None or row["days_left"] is None or row["days_left"] < 0:
        return said
    return _("{said}; вероятность успеть к {day} — {chance}").format(
        said=said, day=wording.day(row["due_on"]), chance=wording.likelihood(row["chance"])
    )


def _and_due(said: str, row: Row) -> str:
    """«молчит 11 дней, срок через 7 дней»."""
    left = row["days_left"]
    if left is None or left < 0:
        return said
    if left == 0:
        return _("{said}, срок сегодня").format(said=said)
    return _("{said}, срок через {days}").format(said=said, days=wording.days(left))


def missed_checkpoint(checkpoint: str, value: float, target: float) -> str:
    """«не выполнен этап 2: 118 из 160»."""
    if checkpoint.startswith("Этап"):
        said, named = _("не выполнен {stage}: {value} из {target}"), checkpoint[:1].lower() + checkpoint[1:]
    else:
        said, named = _("не выполнен срок «{stage}»: {value} из {target}"), checkpoint
    return said.format(stage=named, value=wording.number(value), target=wording.number(target))


def by_attention(progress: pd.DataFrame) -> pd.DataFrame:
    """Rows ordered by status, then by whose due date comes first, then by the chance and by what is reached, then by name."""
    keyed = progress.assign(
        rank=progress["status"].map(RANK), first=progress["indicator"].map(wording.INDICATORS.index)
    )
    order = ["rank", "due_on", "chance", "share_of_checkpoint", "name", "municipality_id", "first"]
    return keyed.sort_values(order).drop(columns=["rank", "first"])


def on_map(found: pd.DataFrame, progress: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """`conclusions.places.Places.found` in the order of attention, with target of the indicator, status, word, is_labelled."""
    first = by_attention(progress).drop_duplicates("municipality_id")[["municipality_id", "status"]]
    targets = progress.loc[progress["indicator"] == indicator, ["municipality_id", "final_target"]]
    joined = first.merge(found, on="municipality_id").merge(targets, on="municipality_id")
    return joined.rename(columns={"final_target": "target"}).assign(
        word=joined["status"].map(shown), is_labelled=joined["status"].isin(TO_CALL)
    )
