"""What moved since a day: rows of a table, and one sentence over it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import wording
from dashboard.conclusions.statuses import RANK, shown, word
from dashboard.language import _
from dashboard.plain import rows
from dashboard.theme import STATUSES
from dashboard.wording import SPACE, number, short_name, signed

NAMED = 3
"""How many are named in a sentence."""
GOOD = {"behind": 0, "silent": 0, "no_data": 0, "at_risk": 1, "on_track": 2, "reached": 3}
"""What is better than what: of a silent one nobody knows how it stands, so silence is no better than being behind."""


def told(movement: pd.DataFrame, since: date, *, judged: bool = True) -> str:
    """«С 16 ноября: +190 регистраций и +67 инициатив. Больше всего прибавили: …», from `frames.standing.movement`.

    `judged`: also who stands better or worse, of which there is nothing to say once the marathon is over.
    """
    sums = grown(movement) or _("цифр нет")
    said = [_("С {day}: {sums}").format(day=wording.day(since), sums=sums)]
    fixes = {name: _corrected(movement, name) for name in wording.INDICATORS}
    if fixed := [_signed(name, n) for name, n in fixes.items() if n]:
        said.append(_("не считая правок прежних цифр: {n}").format(n=_(" и ").join(fixed)))
    sentences = [", ".join(said)]
    if risen := most_risen(movement):
        sentences.append(_("Больше всего регистраций прибавили {names}").format(names=", ".join(risen)))
    if still := unchanged(movement):
        sentences.append(_("Без изменений — {n}").format(n=wording.municipalities(still)))
    better, worse = (len(found) for found in moved(movement))
    if judged and (better or worse):
        sentences.append(
            _("Состояние лучше у {better}, хуже у {worse}").format(better=number(better), worse=number(worse))
        )
    return ". ".join(sentences) + "."


def grown(movement: pd.DataFrame) -> str:
    """«+190 регистраций и +67 инициатив»; "" where neither day has a figure."""
    sums = (_sum(movement[movement["indicator"] == name], name) for name in wording.INDICATORS)
    return _(" и ").join(one for one in sums if one is not None)


def _sum(movement: pd.DataFrame, indicator: str) -> str | None:
    """«+190 регистраций»: what is new, also of those who reported for the first time; corrections are told apart.

    None where neither day has a figure.
    """
    if movement[["actual", "actual_then"]].isna().all(axis=None):
        return None
    first = movement.loc[movement["actual_then"].isna(), "actual"]
    grown = int(movement["growth"].fillna(0).sum() + first.fillna(0).sum())
    return _signed(indicator, grown)


def _corrected(movement: pd.DataFrame, indicator: str) -> int:
    return int(movement.loc[movement["indicator"] == indicator, "correction"].fillna(0).sum())


def _signed(indicator: str, n: int) -> str:
    return f"{'+' if n > 0 else ''}{wording.counted(indicator, n)}"


def most_risen(movement: pd.DataFrame) -> list[str]:
    """«Светлов м. р-н (+40)»: who has added most users."""
    of_users = movement[(movement["indicator"] == wording.INDICATORS[0]) & (movement["growth"] > 0)]
    largest = of_users.sort_values(["growth", "name"], ascending=[False, True]).head(NAMED)
    return [f"{short_name(row['name'])} ({signed(row['growth'])})" for row in rows(largest)]


def unchanged(movement: pd.DataFrame) -> int:
    """How many have the same figures as then, in every indicator that can be compared."""
    compared = movement.dropna(subset=["change"])
    moved = compared.loc[compared["change"] != 0, "municipality_id"].nunique()
    return int(compared["municipality_id"].nunique() - moved)


def moved(movement: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Who stands better than then, and who worse: ids, in the order of `movement`."""
    both = statuses(movement)
    now, then = both["status"].map(GOOD), both["status_then"].map(GOOD)  # without a target there is nothing to compare
    return both.index[now > then].tolist(), both.index[now < then].tolist()


def statuses(movement: pd.DataFrame) -> pd.DataFrame:
    """By id the status of each municipality now and then: of its two indicators the one that needs attention more."""
    ranked = movement.assign(status=movement["status"].map(RANK), status_then=movement["status_then"].map(RANK))
    codes = list(STATUSES)
    return ranked.groupby("municipality_id", sort=False)[["status", "status_then"]].min().map(codes.__getitem__)


def table(movement: pd.DataFrame, *, judged: bool = True) -> pd.DataFrame:
    """One row per municipality, the most grown first, under pairs of headings: the indicator's and the figure's.

    `judged`: the last column says how they stand.
    """
    found = _table(movement).reset_index(drop=True)
    return found if judged else found.iloc[:, :-1]


def _table(movement: pd.DataFrame) -> pd.DataFrame:
    both = statuses(movement)
    of_users = movement[movement["indicator"] == wording.INDICATORS[0]]
    names = of_users.sort_values(["growth", "name"], ascending=[False, True]).set_index("municipality_id")["name"]
    columns: dict[tuple[str, str], pd.Series] = {
        ("", _("Муниципалитет")): names.map(short_name),
    }
    for indicator in wording.INDICATORS:
        mine = movement[movement["indicator"] == indicator].set_index("municipality_id")
        for figure, heading in figures().items():
            columns[wording.heading(indicator), heading] = mine[figure].astype("Int64")
    columns[" ", _("Состояние")] = both.apply(_status, axis=1)
    return pd.DataFrame(columns).reindex(names.index)


def flat(movement: pd.DataFrame, *, judged: bool = True) -> pd.DataFrame:
    """`table` for a file: one heading per column, both statuses as plain words, municipality_id as its index."""
    frame, both = _table(movement).iloc[:, :-1], statuses(movement)
    headings = {"status_then": _("Состояние было"), "status": _("Состояние стало")} if judged else {}
    for code, heading in headings.items():
        frame[" ", heading] = both[code].map(word)
    return frame.set_axis([": ".join(part for part in pair if part.strip()) for pair in frame.columns], axis=1)


def figures() -> dict[str, str]:
    """Headings of the figures of `frames.standing.movement`."""
    return {"growth": _("прирост"), "actual_then": _("было"), "actual": _("стало"), "correction": _("правки")}


def _status(row: pd.Series) -> str:
    """«● в графике → ▼ отстаёт», or the one it has stayed in."""
    now = shown(row["status"])
    return now if row["status"] == row["status_then"] else f"{shown(row['status_then'])}{SPACE}→ {now}"
