"""What has become since the last meeting: who moved, which assignments were done or closed."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard import wording
from dashboard.conclusions import assignments, changes
from dashboard.conclusions.agenda_points import NAMED, Point, task, who
from dashboard.conclusions.assignments import Assignment
from dashboard.conclusions.statuses import word
from dashboard.language import _

FINISHED = ("done", "closed")


def lines(movement: pd.DataFrame, now: list[Assignment], then: list[Assignment], *, is_on: bool) -> Iterator[Point]:
    """What was added, who stands better, who worse, what is done: assignments as known `now` and `then`.

    Who stands better or worse is only said while the marathon `is_on`: after its end nobody is behind.
    """
    if said := "; ".join(_grown(movement)):
        yield Point("", said)
    if is_on:
        yield from _moves(movement)
    yield from _finished(now, then)


def _moves(movement: pd.DataFrame) -> Iterator[Point]:
    names = movement.drop_duplicates("municipality_id").set_index("municipality_id")["name"]
    stood = {
        str(key): (str(row["status_then"]), str(row["status"])) for key, row in changes.statuses(movement).iterrows()
    }
    said = _("стало лучше — {n}: {names}"), _("стало хуже — {n}: {names}")
    for code, text, moved in zip(("met", "behind"), said, changes.moved(movement), strict=True):
        if moved:
            each = [_moved(names[key], *stood[key]) for key in moved]
            yield Point(code, text.format(n=wording.number(len(moved)), names=wording.listed(each, NAMED)))


def _grown(movement: pd.DataFrame) -> Iterator[str]:
    """«прибавилось +87 регистраций и +35 инициатив», «больше всего регистраций — …», «без изменений — 10 муниципалитетов»."""
    if sums := changes.grown(movement):
        yield _("прибавилось: {sums}").format(sums=sums)
    if risen := changes.most_risen(movement):
        yield _("больше всего регистраций — {names}").format(names=", ".join(risen))
    if still := changes.unchanged(movement):
        yield _("без изменений — {n}").format(n=wording.municipalities(still))


def _moved(name: str, then: str, now: str) -> str:
    return f"{wording.short_name(name)} ({word(then)} → {word(now)})"


def _finished(now: list[Assignment], then: list[Assignment]) -> Iterator[Point]:
    """«исполнено: рассказать о горячей линии — 12 муниципалитетов: …»: what was not finished then, or not there."""
    before = {(one.municipality_id, one.key) for one in then if one.state in FINISHED}
    found = [one for one in now if one.state in FINISHED and (one.municipality_id, one.key) not in before]
    for mine in assignments.alike(
        sorted(found, key=lambda one: (FINISHED.index(one.state), one.key[1])), whenever=True
    ):
        state, text = mine[0].state, task(mine[0])
        said = _("{state}: {text} — {who}")
        yield Point(state, said.format(state=assignments.word(state), text=text, who=who(mine)))
