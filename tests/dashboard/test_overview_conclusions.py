"""What «Обзор» says in words: the summary for a messenger, what moved, what to ask, whom to call first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from dashboard import wording
from dashboard.conclusions import attention, calls, changes, questions, region, results
from dashboard.conclusions.summary import summary
from dashboard.plain import Row
from dashboard.season import Season

USERS, IDEAS = "registered_users", "submitted_initiatives"
TODAY, DUE, LATER = date(2026, 11, 23), pd.Timestamp("2026-11-30"), pd.Timestamp("2026-12-14")
SEASON = Season("«Диалог»", "Область", ZoneInfo("Europe/Samara"), date(2026, 9, 10), LATER.date(), 7, 2, 0.8, 0.4)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def standing(
    name: str, status: str, due_on: Any = DUE, chance: float | None = None, actual: float | None = 5
) -> list[Row]:
    """Both rows of `progress` of a municipality that stands like this in either indicator."""
    row = {
        "municipality_id": name, "name": name, "responsible": None, "status": status, "due_on": due_on, "chance": chance,
        "actual": actual, "age_days": 11, "days_left": None if due_on is pd.NaT else (due_on.date() - TODAY).days,
        "share_of_checkpoint": 0.5, "needed_per_day": None, "recent_per_day": None, "target": 10, "checkpoint": "Этап 2",
    }  # fmt: skip
    return [row | {"indicator": USERS}, row | {"indicator": IDEAS}]


def progress(*rows: list[Row]) -> pd.DataFrame:
    return pd.DataFrame([row for both in rows for row in both])


def total(**known: Any) -> Row:
    """A row of `region_progress`; what is not told is unknown."""
    columns = (
        "actual",
        "percent",
        "final_target",
        "change_7d",
        "needed_per_day",
        "forecast_low",
        "forecast_high",
        "ends_on",
    )
    counts = {"reported": 11, "municipalities": 12, "with_target": 12, "reached": 0}
    return dict.fromkeys(columns) | counts | known


FULL = total(
    actual=2329, percent=63, final_target=3705, change_7d=190, needed_per_day=66.0, forecast_low=3113.0,
    forecast_high=4699.0, ends_on=LATER.date(),
)  # fmt: skip


def test_the_summary_is_a_paragraph_for_a_messenger() -> None:
    behind = [standing(f"Район {letter}", "behind") for letter in "АБВГДЕЖ"]
    well = standing("Успевающий", "on_track", pd.Timestamp("2026-11-26"))
    found = progress(
        *behind,
        well,
        standing("Тихий м. о", "silent", LATER),
        standing("Новый", "no_data", LATER, actual=None),
        standing("Шаткий", "at_risk", LATER),
        standing("Бесцельный", "no_target", pd.NaT),
    )
    assert plain(summary(SEASON, {USERS: FULL, IDEAS: total()}, found, TODAY, TODAY)) == "\n".join([
        "Марафон «Диалог», Область, по состоянию на 23 ноября.",
        "Регистрации: 2 329, 63 % от цели 3 705; +190 за неделю; к 14 декабря вероятно 3 110–4 700.",
        "Инициативы: данных пока нет.",
        "В графике 1.",
        "Сообщили 11 из 12.",
        "Срок 26 ноября (через 3 дня) у 1 из 12: Успевающий.",
        "Срок 30 ноября (через 7 дней) у 7 из 12: Район А, Район Б, Район В, Район Г, Район Д и ещё 2.",
        "Отстают 7, поможем успеть: Район А, Район Б, Район В, Район Г, Район Д и ещё 2.",
        "Ждём новых цифр — 1: Тихий м. о.",
        "Ждём первых цифр — 1: Новый.",
        "Под риском 1: Шаткий.",
        "Ждём целей — 1: Бесцельный.",
    ])  # fmt: skip


def test_the_summary_does_not_say_what_nobody_knows() -> None:
    over = progress(standing("Лугов", "reached", pd.Timestamp("2026-11-01")))
    sums = {USERS: total(actual=12), IDEAS: FULL | {"needed_per_day": None}}
    said = plain(summary(SEASON, sums, over, TODAY, TODAY))
    assert "Регистрации: 12.\n" in said
    assert "+190 за неделю; цель достигнута у 0 из 12.\n" in said, "of a season that is over nothing is likely"
    assert "срок" not in said


def test_a_full_stop_stands_once() -> None:
    found = progress(standing("Холмский муниципальный округ", "silent"))
    assert plain(summary(SEASON, {USERS: FULL, IDEAS: FULL}, found, TODAY, TODAY)).endswith("— 1: Холмский м. о.")


def test_the_summary_of_a_marathon_that_is_over_or_to_come_asks_nobody_for_anything() -> None:
    found, sums = progress(standing("Тихий", "silent", pd.NaT)), {USERS: total(), IDEAS: total()}
    after, start = SEASON.ends_on + timedelta(3), SEASON.starts_on
    over = plain(summary(SEASON, sums, found, after, after))
    assert over.startswith("Марафон «Диалог», Область, завершён 14 декабря.\n")
    coming = progress(standing("Тихий", "no_data", pd.Timestamp(start + timedelta(7)), actual=None))
    soon = plain(summary(SEASON, sums, coming, start, start - timedelta(2)))
    assert soon.startswith("Марафон «Диалог», Область, начнётся 10 сентября.\n")
    assert "(через 9 дней)" in soon, "counted from today"
    assert "Ждём" not in over + soon


def test_few_names_are_all_named() -> None:
    assert wording.listed(list("абвгд"), 5) == "а, б, в, г, д"


MOVED = ["municipality_id", "indicator", "actual_then", "actual", "growth", "correction", "status_then", "status"]


def movement(*rows: tuple[Any, ...]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=MOVED)
    return frame.assign(name=frame["municipality_id"], change=frame["growth"] + frame["correction"])


def test_what_moved_is_one_sentence() -> None:
    found = movement(
        ("Лугов", USERS, 10, 25, 18, -3, "behind", "on_track"),
        ("Лугов", IDEAS, 2, 2, 0, 0, "on_track", "on_track"),
        ("Темнов", USERS, 8, 8, 0, 0, "on_track", "at_risk"),
        ("Темнов", IDEAS, 1, 1, 0, 0, "on_track", "on_track"),
        ("Новый", USERS, None, 4, None, None, "no_data", "on_track"),
        ("Новый", IDEAS, None, None, None, None, "no_data", "no_data"),
    )
    assert plain(changes.told(found, date(2026, 11, 16))) == (
        "С 16 ноября: +22 регистрации и 0 инициатив, не считая правок прежних цифр: −3 регистрации. "
        "Больше всего регистраций прибавили Лугов (+18). Без изменений — 1 муниципалитет. Состояние лучше у 1, хуже у 1."
    )


def test_silence_is_no_better_than_being_behind_and_worse_than_being_on_track() -> None:
    found = movement(
        *[("Тихий", name, 10, 10, 0, 0, "behind", "silent") for name in (USERS, IDEAS)],
        *[("Бывший", name, 10, 10, 0, 0, "on_track", "silent") for name in (USERS, IDEAS)],
    )
    assert "Состояние лучше у 0, хуже у 1" in plain(changes.told(found, date(2026, 11, 16)))


def test_the_table_of_changes_begins_with_the_most_grown() -> None:
    found = movement(
        ("Исправлен", USERS, 10, 40, 5, 25, "behind", "on_track"),
        ("Вырос", USERS, 10, 20, 10, 0, "behind", "on_track"),
        *[(name, IDEAS, 1, 1, 0, 0, "behind", "on_track") for name in ("Исправлен", "Вырос")],
    )
    assert changes.flat(found)["Муниципалитет"].tolist() == ["Вырос", "Исправлен"]


def test_the_table_of_changes_has_both_indicators_and_both_states() -> None:
    found = movement(
        ("Лугов", USERS, 10, 25, 18, -3, "behind", "on_track"),
        ("Лугов", IDEAS, None, 2, None, None, "no_data", "at_risk"),
    )
    (row,) = changes.flat(found).to_dict("records")
    assert (row.pop("Состояние было"), row.pop("Состояние стало")) == ("отстаёт", "под риском")
    assert row["Муниципалитет"] == "Лугов"
    assert [None if pd.isna(row[c]) else row[c] for c in row if ":" in str(c)] == [18, 10, 25, -3, None, None, 2, None]


def test_once_it_is_over_what_moved_says_nothing_of_how_anybody_stands() -> None:
    found = movement(*[("Тихий", name, 10, 12, 2, 0, "on_track", "silent") for name in (USERS, IDEAS)])
    assert "Состояние" in changes.told(found, TODAY)
    assert "Состояние" in changes.table(found).columns.get_level_values(1)
    assert "Состояние" not in changes.told(found, TODAY, judged=False)
    assert "Состояние" not in changes.table(found, judged=False).columns.get_level_values(1)
    assert not any("Состояние" in str(heading) for heading in changes.flat(found, judged=False).columns)
    assert changes.flat(found, judged=False).shape[1] == changes.flat(found).shape[1] - 2


def alarm(kind: str, name: str, value: float, usual: float, per: str | None = "employees") -> Row:
    return {
        "municipality_id": name, "name": name, "alarm": kind, "indicator": USERS, "on_date": DUE,
        "value": value, "usual": usual, "per": per,
    }  # fmt: skip


def test_each_alarm_is_a_question_and_those_to_one_stand_together() -> None:
    told = [
        alarm("bulk_before_checkpoint", "Темнов", 24, 4.2),
        alarm("initiatives_per_user", "Лугов", 0.4, 0.112),
        alarm("low_target", "Темнов", 7.7, 17, "residents"),
        alarm("something_new", "Лугов", 1, 1),
    ]
    temnov, lugov = questions.asked(pd.DataFrame(told))
    assert (temnov.name, lugov.name) == ("Темнов", "Лугов")
    bulk, low = (plain(question) for question in temnov.questions)
    (per_user,) = (plain(question) for question in lugov.questions)
    assert bulk.startswith("регистрации: перед сроком 30 ноября за 3 дня прибавилось 24, обычно за столько же — 4.")
    assert low.startswith("регистрации: цель на 1 000 жителей — 7,7, у похожих муниципалитетов 17,0.")
    assert per_user.startswith("на 100 зарегистрированных — 40 инициатив, у похожих муниципалитетов 11.")
    assert all(question.endswith("?") for question in (bulk, low, per_user))


NOT_MISSED = pd.DataFrame(columns=["municipality_id", "indicator", "checkpoint", "target", "value"])


def test_who_is_due_within_a_week_is_called_first_whatever_the_status_and_then_the_least_chance() -> None:
    found = progress(
        standing("Поздний", "behind", LATER, 0.01),
        standing("Слабый", "behind", DUE, 0.05),
        standing("Средний", "behind", pd.Timestamp("2026-11-26"), 0.3),
        standing("Тихий", "silent", DUE),
        standing("Далёкий", "silent", LATER),
        standing("Готовый", "silent", DUE, actual=10),
    )
    told = {call.name: plain(call.reason) for call in calls.calls(found, NOT_MISSED)}
    assert list(told) == ["Тихий", "Слабый", "Средний", "Поздний", "Готовый", "Далёкий"]
    assert told["Слабый"] == "отстаёт · регистрации: 5 из 10 к 30 ноября; вероятность успеть 5 %"
    assert told["Тихий"] == "молчит 11 дней, срок через 7 дней · регистрации: 5 из 10 к 30 ноября"


def test_who_never_reported_is_told_what_is_due() -> None:
    (call,) = calls.calls(progress(standing("Новый", "no_data", DUE, actual=None)), NOT_MISSED)
    assert plain(call.reason) == "ни разу не сообщал, срок через 7 дней · регистрации: нужно 10 к 30 ноября"


def test_after_the_end_nobody_is_silent() -> None:
    found = progress(standing("Тихий", "silent"), standing("Дошёл", "reached"), standing("Пусто", "no_data"))
    assert attention.counts(attention.ended(found)) == {"behind": 1, "no_data": 1, "reached": 1}


def test_how_it_ended_names_who_reached_every_target_and_what_the_others_reached() -> None:
    ended = [
        [row | {"final_target": target} for row, target in zip(standing(name, "silent", actual=actual), targets, strict=True)]
        for name, actual, targets in (
            ("Дошёл", 10, (10, 8)), ("Почти", 9, (9, 10)), ("Пусто", None, (5, 5)), ("Без цели", 3, (None, None)),
        )
    ]  # fmt: skip
    found = results.results(progress(*ended))
    assert ([one.name for one in found.reached], [one.name for one in found.short]) == (["Дошёл"], ["Почти", "Пусто"])
    assert plain(found.short[0].reason) == "регистрации: 9 из 9, инициативы: 9 из 10"
    assert plain(found.short[1].reason) == "регистрации: нет данных, инициативы: нет данных"
    assert found.without == 1


def test_a_missed_checkpoint_is_told_with_the_chance_of_the_next() -> None:
    missed = pd.DataFrame([("Лугов", USERS, "Этап 1", 160, 118)], columns=NOT_MISSED.columns)
    (call,) = calls.calls(progress(standing("Лугов", "at_risk", DUE, 0.55)), missed)
    assert (call.status, plain(call.reason)) == (
        "missed",
        "регистрации: не выполнен этап 1: 118 из 160; вероятность успеть к 30 ноября — 55 %",
    )


def test_an_old_question_is_none_of_today() -> None:
    old, new = alarm("bulk_before_checkpoint", "Темнов", 24, 4), alarm("bulk_before_checkpoint", "Лугов", 24, 4)
    found = pd.DataFrame([old | {"on_date": pd.Timestamp("2026-10-21")}, new | {"on_date": pd.Timestamp("2026-11-20")}])
    now, older = questions.recent(found, TODAY)
    assert (now["name"].tolist(), older["name"].tolist()) == (["Лугов"], ["Темнов"])


@pytest.mark.parametrize("empty", [0, 1, 2])
def test_the_table_of_the_chart_keeps_what_is_unknown_empty(empty: int) -> None:
    frames = [
        pd.DataFrame({"on_date": [pd.Timestamp(TODAY)], "actual": [5]}),
        pd.DataFrame({"due_on": [DUE], "target": [10]}),
        pd.DataFrame({"due_on": [LATER], "low": [7.6], "middle": [9.0], "high": [12.4]}),
    ]
    shown = region.burn_up_rows(*(f.iloc[:0] if n == empty else f for n, f in enumerate(frames)))
    cells = {tuple(None if pd.isna(cell) else cell for cell in row[1:]) for row in shown.itertuples(index=False)}
    due = None if empty == 1 else 10
    expected = {0: (5, None, None, None, None), 1: (None, 10, None, None, None), 2: (None, due, 8, 9, 12)}
    assert cells == {row for n, row in expected.items() if n != empty}


SLOW = {"needed_per_day": 66.0, "recent_per_day": 99.0, "recent_per_day_towards_target": 39.0, "chance": 0.65}


@pytest.mark.parametrize(
    ("row", "beta", "is_told"),
    [
        (SLOW, 0.33, True),
        (SLOW, 0.1, False),  # no rush was learned
        (SLOW, None, False),
        (SLOW | {"chance": 0.3}, 0.33, False),  # it goes with the pace
        (SLOW | {"chance": None}, 0.33, False),
        (SLOW | {"recent_per_day_towards_target": 70.0}, 0.33, False),
        (SLOW | {"recent_per_day_towards_target": None}, 0.33, False),
        (SLOW | {"needed_per_day": None}, 0.33, False),  # the last day has passed
    ],
)
def test_a_chance_beside_a_slow_pace_is_explained_where_a_rush_was_learned(
    row: Row, beta: float | None, is_told: bool
) -> None:
    said = region.why_still(row, beta)
    assert (said is not None and "перед сроком обычно прибавляется быстрее" in said) is is_told
