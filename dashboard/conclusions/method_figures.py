"""«Методика», the figures of a municipality: actual, share, pace, checkpoints, movement, reporting; each with an example."""

from __future__ import annotations

from dashboard import wording
from dashboard.conclusions.method import Example, Facts, Paragraph, of, same, some
from dashboard.conclusions.method_status import thresholds
from dashboard.conclusions.statuses import word
from dashboard.language import N_, _
from dashboard.plain import Row, rows
from dashboard.wording import day, days, number, rate, signed

AS_OF = N_(
    "**По состоянию на.** Страница показывает то, что было известно к концу выбранного дня по времени марафона ({timezone}). "
    "Цифра, исправленная или внесённая завтра, не меняет вчерашней страницы. Если таблицу подключили посреди марафона, её цифры "
    "учитываются каждая со своей даты."
)
ACTUAL = N_("**Факт** — последняя сообщённая цифра с датой не позже этого дня, нарастающим итогом.")
SHARE = N_(
    "**% цели** — факт, делённый на итоговую цель: ту, у которой самый поздний срок. Процент округляется до целого, но "
    "недостигнутая цель — это не больше 99 %. Больше 100 % бывает и не срезается: на 100 кончается полоса, а не число."
)
ONE = N_(
    "**Одна цифра на день.** Если на день есть строка самого муниципалитета, берётся она; если нет — складываются организации и "
    "направления, каждая со своей последней цифрой. Цифры «за период» складываются в нарастающий итог."
)
NO_DATA = N_(
    "**{none}** значит «нет данных». Пустая ячейка, «-», «нет» и «н/д» в таблице — тоже нет данных, а не ноль; ноль пишут цифрой 0."
)

NEEDED = N_(
    "**Нужно в день** — сколько осталось до цели ближайшего срока, делённое на число дней до него; в сам день срока — на один. "
    "Если цифр нет или все сроки прошли, этой цифры тоже нет."
)
PACE = N_(
    "**Темп** — прирост за последние 14 дней, делённый на 14: факт минус последняя цифра, которой уже исполнилось 14 дней. "
    "Пока такой нет, прирост считается от первой цифры и делится на число дней после неё. По одной цифре темпа не узнать."
)
NOT_A_FORECAST = N_(
    "Темп — не прогноз: прямая через последние две недели не видит рывка, который бывает к сроку. Поэтому состояние, как только "
    "это можно, решает вероятность, а темп показан рядом для разговора."
)

CHECKPOINT = N_(
    "**Контрольная точка** — срок промежуточного итога и цель к нему; их назначает глава, у муниципалитетов они разные. На "
    "страницах стоит ближайшая, а когда прошли все — последняя."
)
RESULT = N_(
    "**Итог** — последняя цифра с датой не позже срока, какой её знали к концу льготных дней ({grace} после срока): до тех пор "
    "цифры ещё доносят. Выполнено, если итог не меньше цели."
)
FROZEN = N_(
    "**Корректировка.** После льготных дней итог не меняют ни правка цифр, ни новая цель, ни перенос срока. Правка видна "
    "рядом: какой та цифра стала минус какой была."
)
MOVED = N_(
    "**Перенос срока.** Точка, перенесённая до того, как итог зафиксирован, ждёт нового дня. Причину пишут на листе «Цели», она "
    "показана рядом с переносом."
)
MISSED = N_(
    "**✕ Срок не выполнен** — итог меньше цели. Если к сроку не сообщено ничего, срок невыполненным не считается: судить не по "
    "чему. Один срок двух показателей считается один раз. За невыполненный последний срок в «С кем говорить» попадает только "
    "тот, кто и сейчас не достиг его цели."
)

MARKS_MEAN = {
    "met": N_("итог зафиксирован и не меньше цели"),
    "missed": N_("итог зафиксирован и меньше цели"),
    "settling": N_("срок прошёл, льготные дни ещё идут"),
    "moved": N_("точка ждёт нового дня"),
    "on_track": N_("срок впереди, вероятность успеть — {on_track} или больше, либо всё уже сделано"),
    "at_risk": N_("срок впереди, вероятность успеть — {at_risk} или больше, но меньше {on_track}"),
    "behind": N_("срок впереди, вероятность успеть меньше {at_risk}"),
    "coming": N_("срок впереди, но сказать о нём пока нечего"),
    "no_data": N_("к сроку не сообщено ничего; до срока — ещё ни одной цифры"),
}

MOVEMENT = N_(
    "**Что изменилось** — сравнение двух дней, каждого таким, каким его тогда знали. **Изменение** — факт теперь минус факт тогда. "
    "Часть его может быть корректировкой прежней цифры; остальное прибавилось на самом деле."
)
MOVEMENT_ORDER = N_(
    "Список идёт от большего прироста к меньшему. Это порядок, а не оценка: у крупных муниципалитетов и прирост крупнее."
)

AGE = N_("**Данные** — сколько дней последней цифре. Если больше {stale}, муниципалитет молчит.")
PUNCTUAL = N_(
    "**Вовремя** — цифра с датой не раньше чем за {stale} до срока стояла в таблице к концу льготных дней; **позже срока** — "
    "появилась потом; **не сообщил** — не появилась. Чего знать нельзя, того панель не говорит: цифры, которые уже стояли при первом "
    "чтении таблицы, опозданием не считаются."
)
DELAY = N_(
    "**Обычно вносят через …** — сколько дней проходит от дня цифры до дня, когда её увидели в таблице: посередине, у половины "
    "цифр больше, у половины меньше."
)
CELL = N_(
    "**Каждая цифра — из ячейки.** На «Обзоре» под таблицей («Откуда цифры») названы источник, лист и ячейка каждого факта. Что "
    "прочитать не удалось, панель не угадывает: такая ячейка названа на странице «Качество данных» вместе с советом."
)


def figures(facts: Facts) -> list[Paragraph]:
    """Actual, share, no data."""
    row = facts.hero
    actual = (
        None
        if row is None
        else of(row, _("{actual} на {day}").format(actual=number(row["actual"]), day=day(row["actual_on"])))
    )
    share = None
    if row and row["final_target"]:
        said = "{} / {} = {}".format(
            number(row["actual"]), number(row["final_target"]), wording.percent(row["percent"])
        )
        share = of(row, said)
    return [
        Paragraph(_(AS_OF).format(timezone=facts.season.timezone.key)),
        Paragraph(_(ACTUAL), some(actual)),
        Paragraph(_(ONE)),
        Paragraph(_(SHARE), some(share)),
        Paragraph(_(NO_DATA).format(none=wording.NONE)),
    ]


def pace(facts: Facts) -> list[Paragraph]:
    """Needed per day, and the pace."""
    row = facts.hero
    return [
        Paragraph(_(NEEDED), some(_needed(row) if row else None)),
        Paragraph(_(PACE), some(_paced(row, same(facts.bases, row), facts) if row else None)),
        Paragraph(_(NOT_A_FORECAST)),
    ]


def _needed(row: Row) -> Example | None:
    if not row["needed_per_day"]:
        return None
    said = _("к {due} — ({target} − {actual}) / {days} = {needed} в день")
    return of(
        row,
        said.format(
            due=day(row["due_on"]),
            target=number(row["target"]),
            actual=number(row["actual"]),
            days=days(max(int(row["days_left"]), 1)),
            needed=rate(row["needed_per_day"]),
        ),
    )


def _paced(row: Row, base: Row | None, facts: Facts) -> Example | None:
    if row["recent_per_day"] is None or base is None:
        return None
    span = (facts.as_of - base["base_on"].date()).days
    said = _("({actual} − {base}) / {days} = {pace} в день; {base} — цифра на {day}")
    return of(
        row,
        said.format(
            actual=number(row["actual"]),
            base=number(base["base"]),
            days=days(min(span, 14)),
            pace=rate(row["recent_per_day"]),
            day=day(base["base_on"]),
        ),
    )


def checkpoints(facts: Facts) -> list[Paragraph]:
    """Results, corrections, moves, misses."""
    results = rows(facts.results)
    missed = next((row for row in results if not row["met"]), None)
    met = next((row for row in results if row["met"]), None)
    corrected = next((row for row in results if row["correction"]), None)
    moved = next(iter(rows(facts.moved)), None)
    count = _("на этот день хотя бы один срок не выполнен у {municipalities} из {n}").format(
        municipalities=number(facts.missed), n=number(facts.progress["municipality_id"].nunique())
    )
    return [
        Paragraph(_(CHECKPOINT)),
        Paragraph(_(RESULT).format(**thresholds(facts.season)), some(*(_result(r) for r in (missed, met) if r))),
        Paragraph(_(FROZEN), some(_correction(corrected) if corrected else None)),
        Paragraph(_(MOVED), some(_move(moved) if moved else None)),
        Paragraph(_(MISSED), some(Example(count) if results else None)),
    ]


def marks(facts: Facts) -> dict[str, str]:
    """What each mark of the calendar of due dates means, by outcome."""
    return {code: _(text).format(**thresholds(facts.season)) for code, text in MARKS_MEAN.items()}


def _result(row: Row) -> Example:
    is_met = row["value"] >= row["target"]
    said = _("«{checkpoint}», срок {day}: {value} ≥ {target} — выполнено")
    if not is_met:
        said = _("«{checkpoint}», срок {day}: {value} < {target} — не выполнено")
    shown = {"value": number(row["value"]), "target": number(row["target"])}
    return of(row, said.format(checkpoint=row["checkpoint"], day=day(row["due_on"]), **shown))


def _correction(row: Row) -> Example:
    said = _("«{checkpoint}», срок {day}: итог {value}, позже исправлено на {now}; {now} − {value} = {correction}")
    return of(
        row,
        said.format(
            checkpoint=row["checkpoint"],
            day=day(row["due_on"]),
            value=number(row["value"]),
            now=number(row["value_now"]),
            correction=signed(row["correction"]),
        ),
    )


def _move(row: Row) -> Example:
    said = _("«{checkpoint}» перенесён с {before} на {after}").format(
        checkpoint=row["checkpoint"], before=day(row["moved_from"]), after=day(row["due_on"])
    )
    return Example(said, row["municipality_id"], row["name"])


def movement(facts: Facts) -> list[Paragraph]:
    """What has changed in a week."""
    found = [row for row in rows(facts.movement) if row["change"] is not None]
    own = same(facts.movement, facts.hero) if facts.hero else None
    changed = own if own and own["change"] is not None else next(iter(found), None)
    corrected = next((row for row in found if row["correction"]), None)
    turned = next((row for row in found if row["is_status_changed"]), None)
    shown = [_change(row) for row in (changed, corrected) if row]
    status = (
        None
        if turned is None
        else of(
            turned,
            _("за неделю состояние сменилось: было «{then}», стало «{now}»").format(
                then=word(turned["status_then"]), now=word(turned["status"])
            ),
        )
    )
    return [Paragraph(_(MOVEMENT), some(*shown, status)), Paragraph(_(MOVEMENT_ORDER))]


def _change(row: Row) -> Example:
    said = _("за неделю {actual} − {then} = {change}")
    if row["correction"]:
        said = _("за неделю {actual} − {then} = {change}, из них корректировка {correction}; прибавилось {growth}")
    return of(
        row,
        said.format(
            actual=number(row["actual"]),
            then=number(row["actual_then"]),
            change=signed(row["change"]),
            correction=signed(row["correction"]),
            growth=signed(row["growth"]),
        ),
    )


def reporting(facts: Facts) -> list[Paragraph]:
    """Age, silence, punctuality, where a figure stands."""
    silent = next((row for row in rows(facts.reporting) if row["silent_since"] is not None), None)
    example = (
        None
        if silent is None
        else of(
            silent,
            _("последняя цифра на {day}, ей {days}; молчит с {since}").format(
                day=day(silent["last_reported_on"]),
                days=days(int(silent["age_days"])),
                since=day(silent["silent_since"]),
            ),
        )
    )
    own = thresholds(facts.season)
    delayed = next((row for row in rows(facts.reporting) if row["median_delay_days"]), None)
    said = None
    if delayed is not None:
        wait = wording.days(round(delayed["median_delay_days"]))
        said = of(delayed, _("обычно вносят через {days}").format(days=wait))
    return [
        Paragraph(_(AGE).format(**own), some(example)),
        Paragraph(_(PUNCTUAL).format(**own)),
        Paragraph(_(DELAY), some(said)),
        Paragraph(_(CELL)),
    ]
