"""How a marathon that is over has ended: who reached the final targets, and what others reached."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.conclusions.calls import Call
from dashboard.language import _
from dashboard.plain import Row, rows


@dataclass(frozen=True)
class Results:
    """`reached`: every final target it had; `short`: not all of them, the nearest first; `without`: how many had none."""

    reached: list[Call]
    short: list[Call]
    without: int


def results(progress: pd.DataFrame) -> Results:
    """What came of everybody, from `frames.standing.progress` of a day after the end."""
    aimed = progress[progress["final_target"].notna()]
    share = (aimed["actual"].fillna(0) / aimed["final_target"].where(aimed["final_target"] > 0)).fillna(1.0)
    least = share.groupby(aimed["municipality_id"]).min().sort_values(ascending=False, kind="stable")
    both = {str(key): rows(found) for key, found in aimed.groupby("municipality_id", sort=False)}
    reached = [_result(both[str(key)], "reached") for key, part in least.items() if part >= 1]
    short = [_result(both[str(key)], "missed") for key, part in least.items() if part < 1]
    return Results(reached, short, int(progress["municipality_id"].nunique()) - len(least))


def _result(both: list[Row], status: str) -> Call:
    row = both[0]
    return Call(row["municipality_id"], row["name"], row["responsible"], status, ", ".join(map(_reached, both)))


def _reached(row: Row) -> str:
    """«регистрации: 118 из 160»."""
    what, target = wording.in_sentence(row["indicator"]), wording.number(row["final_target"])
    if row["actual"] is None:
        return _("{what}: нет данных").format(what=what)
    return _("{what}: {actual} из {target}").format(what=what, actual=wording.number(row["actual"]), target=target)
