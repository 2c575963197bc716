"""What there is to talk about with one municipality: one line each, plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, TypeVar

import pandas as pd

from dashboard import wording
from dashboard.conclusions import assignments, questions
from dashboard.conclusions.assignments import Assignment
from dashboard.conclusions.calls import behind
from dashboard.language import _
from dashboard.plain import Row, rows
from dashboard.season import Season

T = TypeVar("T")

NAMED = 8
"""So many names stand in a line on several municipalities; the others are counted."""
LONGEST = 160
"""Characters of an assignment: an agenda is short."""


@dataclass(frozen=True)
class Point:
    """One line. `code`: a status or mark that has a shape (`conclusions.statuses.look`), an assignment's state, or ""."""

    code: str
    text: str


@dataclass(frozen=True)
class Of:
    """What is known of everybody at the end of `day`, by id: missed checkpoints, assignments, questions."""

    day: date
    season: Season
    missed: dict[str, list[Row]]
    assignments: dict[str, list[Assignment]]
    questions: dict[str, list[str]]

    @classmethod
    def everybody(
        cls, day: date, season: Season, missed: pd.DataFrame, asked: list[Assignment], alarms: pd.DataFrame
    ) -> Of:
        """From `frames.checkpoints.missed` and `frames.questions.alarms` of the day; of older alarms nobody asks any more."""
        recent, __ = questions.recent(alarms, day)
        return cls(
            day,
            season,
            by_id(rows(missed), lambda row: str(row["municipality_id"])),
            by_id(asked, lambda one: one.municipality_id),
            {one.municipality_id: one.questions for one in questions.asked(recent)},
        )

    def municipality(self, key: str, both: list[Row], *, over: bool) -> list[Point]:
        """All there is to say of it, what asks for help first; `over`: the marathon has ended."""
        both = sorted(both, key=lambda row: wording.INDICATORS.index(row["indicator"]))
        standing = _ended(both) if over else [*self._missed(key), *self._silent(both), *self._outlook(both)]
        return [*standing, *self._assigned(key), *self._unknown(both), *self._questions(key)]

    def _missed(self, key: str) -> Iterator[Point]:
        """«не выполнен этап 2: регистрации 118 из 160, инициативы 30 из 40»."""
        mine = sorted(self.missed.get(key, []), key=lambda row: row["checkpoint"])
        for checkpoint, found in groupby(mine, key=lambda row: row["checkpoint"]):
            figures = ", ".join(map(_figure, sorted(found, key=lambda r: wording.INDICATORS.index(r["indicator"]))))
            if checkpoint.startswith("Этап"):
                said, named = _("не выполнен {stage}: {figures}"), checkpoint[:1].lower() + checkpoint[1:]
            else:
                said, named = _("не выполнен срок «{stage}»: {figures}"), checkpoint
            yield Point("missed", said.format(stage=named, figures=figures))

    def _silent(self, both: list[Row]) -> Iterator[Point]:
        """«молчит с 12 ноября, 11 дней»; until the marathon has begun nobody is."""
        if self.day <= self.season.starts_on:
            return
        if all(row["actual"] is None for row in both):
            young = self.day <= self.season.starts_on + timedelta(self.season.stale_after_days)
            yield Point("no_data", _("первых цифр пока нет") if young else _("ни разу не сообщал"))
            return
        silent = [row for row in both if row["status"] == "silent"]
        if len(silent) == len([row for row in both if row["actual"] is not None]) and silent:
            last = max(row["actual_on"] for row in silent)
            yield Point(
                "silent", _("молчит с {day}, {days}").format(day=wording.day(last), days=_since(last, self.day))
            )
        else:
            for row in silent:
                said = _("{what}: новых цифр нет с {day}, {days}")
                yield Point(
                    "silent",
                    said.format(
                        what=_what(row), day=wording.day(row["actual_on"]), days=_since(row["actual_on"], self.day)
                    ),
                )
        for row in both:
            if row["actual"] is None:
                yield Point("no_data", _("{what}: нет данных").format(what=_what(row)))

    def _outlook(self, both: list[Row]) -> Iterator[Point]:
        """«регистрации: 38 из 90 к 30 ноября, нужно 7,4 в день, темп 1,9; вероятность успеть 12 %»."""
        for row in both:
            if (
                row["status"] not in ("behind", "at_risk", "silent")
                or row["target"] is None
                or row["actual"] >= row["target"]
            ):
                continue
            if code := self._judged(row):
                yield Point(code, f"{_what(row)}: {behind(row, with_pace=row['status'] != 'silent')}")

    def _judged(self, row: Row) -> str | None:
        """Its status; of a silent one what its chance says, None where it is on track."""
        if row["status"] != "silent":
            return str(row["status"])
        chance = row["chance"]
        if chance is None or chance < self.season.at_risk:
            return "behind"
        return "at_risk" if chance < self.season.on_track else None

    def _assigned(self, key: str) -> Iterator[Point]:
        """«в работе: провести собрания (срок 28 ноября, через 5 дней); …», those overdue before."""
        for state in ("overdue", "open", "unclear"):
            mine = assignments.of(self.assignments.get(key, []), key, state)
            if mine:
                said = "; ".join(f"{task(one)} ({assignments.when(one, self.day)})" for one in mine)
                yield Point(state, f"{assignments.word(state)}: {said}")

    def _unknown(self, both: list[Row]) -> Iterator[Point]:
        """No target, nobody responsible."""
        without = [row for row in both if row["final_target"] is None]
        if len(without) == len(both):
            yield Point("no_target", _("цели не заданы"))
        else:
            for row in without:
                yield Point("no_target", _("{what}: цель не задана").format(what=_what(row)))
        if both[0]["responsible"] is None:
            yield Point("no_target", _("ответственный не назван"))

    def _questions(self, key: str) -> Iterator[Point]:
        yield from (Point("question", question) for question in self.questions.get(key, []))


def by_id(found: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """Each municipality's, in their order."""
    each: dict[str, list[T]] = {}
    for one in found:
        each.setdefault(key(one), []).append(one)
    return each


def _ended(both: list[Row]) -> Iterator[Point]:
    """After the last day: what was not reached."""
    for row in both:
        if row["final_target"] is None or (row["actual"] is not None and row["actual"] >= row["final_target"]):
            continue
        said = _("{what}: нет данных, цель {target}") if row["actual"] is None else _("{what}: {actual} из {target}")
        actual = "" if row["actual"] is None else wording.number(row["actual"])
        yield Point("missed", said.format(what=_what(row), actual=actual, target=wording.number(row["final_target"])))


def shared(found: Iterable[Assignment]) -> Iterator[Point]:
    """«до 28 ноября: рассказать о горячей линии — 14 муниципалитетов: …»: what several have to do in one line."""
    for mine in _by_due(found):
        yield Point("open", _("{due}: {text} — {who}").format(due=_due(mine[0]), text=task(mine[0]), who=who(mine)))


def given(found: Iterable[Assignment]) -> Iterator[Point]:
    """What the meeting asked, and what has become of it: «до 28 ноября: провести собрания — Темнов район; в работе»."""
    for mine in _by_due(found):
        said = _("{due}: {text} — {who}; {state}")
        one = mine[0]
        yield Point(
            one.state,
            said.format(due=_due(one), text=task(one), who=who(mine), state=assignments.word(one.state)),
        )


def _by_due(found: Iterable[Assignment]) -> list[list[Assignment]]:
    """What several were asked alike together, what falls due first before; without a due day last."""
    order = list(assignments.STATES)
    return assignments.alike(sorted(found, key=lambda one: (one.due_on or date.max, one.key, order.index(one.state))))


def task(one: Assignment) -> str:
    """What is to be done, in short: its whole text stands on «Поручения»."""
    return wording.tidy(one.text, LONGEST)


def _due(one: Assignment) -> str:
    return _("без срока") if one.due_on is None else _("до {day}").format(day=wording.day(one.due_on))


def who(mine: list[Assignment]) -> str:
    """Whose they are; many are counted."""
    names = wording.listed([wording.short_name(one.name) for one in mine], NAMED)
    return names if len(mine) <= NAMED else f"{wording.municipalities(len(mine))}: {names}"


def _figure(row: Row) -> str:
    """«регистрации 118 из 160»."""
    value, target = wording.number(row["value"]), wording.number(row["target"])
    return _("{what} {value} из {target}").format(what=_what(row), value=value, target=target)


def _what(row: Row) -> str:
    return wording.in_sentence(row["indicator"])


def _since(last: Any, day: date) -> str:
    return wording.days((pd.Timestamp(day) - last).days)
