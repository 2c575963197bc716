"""«Методика», the sums of the region: who is in them, and why a share is no mean of shares."""

from __future__ import annotations

from dashboard import wording
from dashboard.conclusions.attention import next_checkpoint
from dashboard.conclusions.method import Example, Facts, Paragraph, some
from dashboard.language import N_, _
from dashboard.plain import Row
from dashboard.wording import day, days, number, rate, signed

SUM = N_(
    "**Факт по региону** — сумма последних цифр тех, кто сообщал. Кто не сообщал, в сумму не входит и нулём не считается: рядом "
    "сказано, сколько муниципалитетов сообщили."
)
SHARE = N_(
    "**% цели по региону** — сумма фактов тех, у кого есть цель, делённая на сумму целей. Это не среднее процентов: в среднем "
    "самый малый муниципалитет весил бы столько же, сколько самый большой."
)
WEEK = N_(
    "**За неделю** — сумма сейчас минус сумма цифр, которым не меньше недели. Кто на этой неделе сообщил впервые, входит в "
    "разницу целиком."
)
NEEDED = N_(
    "**Нужно в день** — сколько не хватает до суммы целей, делённое на дни до последнего срока региона. **Темп** — сумма темпов "
    "тех, у кого есть цель; чей темп ещё неизвестен, в неё не входит."
)
NEXT = N_(
    "**До контрольной точки** — сколько дней до ближайшего срока хотя бы одного муниципалитета и у скольких он в этот день."
)
LINE = N_(
    "**Линия целей на графике** — сколько вместе должно быть к каждому дню: каждый муниципалитет входит в неё с целью своего "
    "последнего наступившего срока. Ромбом отмечены дни, когда линия заметно растёт."
)


def region(facts: Facts) -> list[Paragraph]:
    """Sums, shares, the week, the pace, the line of targets."""
    indicator = facts.hero["indicator"] if facts.hero else wording.INDICATORS[0]
    row = facts.sums[indicator]
    if row["actual"] is None:
        return [Paragraph(_(text)) for text in (SUM, SHARE, WEEK, NEEDED, NEXT, LINE)]
    summed = _("цифра есть у {n} из {of}, вместе {actual}").format(
        n=number(row["reported"]), of=number(row["municipalities"]), actual=number(row["actual"])
    )
    return [
        Paragraph(_(SUM), some(_of(indicator, summed))),
        Paragraph(_(SHARE), some(_share(indicator, row))),
        Paragraph(_(WEEK), some(_week(indicator, row))),
        Paragraph(_(NEEDED), some(_needed(indicator, row, facts))),
        Paragraph(_(NEXT), some(_next(facts))),
        Paragraph(_(LINE)),
    ]


def _of(indicator: str, said: str) -> Example:
    return Example(said, about=wording.in_sentence(indicator))


def _share(indicator: str, row: Row) -> Example | None:
    if row["percent"] is None:
        return None
    towards, target = number(row["actual_towards_target"]), number(row["final_target"])
    return _of(indicator, f"{towards} / {target} = {wording.percent(row['percent'])}")


def _week(indicator: str, row: Row) -> Example | None:
    if row["change_7d"] is None:
        return None
    return _of(indicator, f"{number(row['actual'])} − {number(row['actual_week_ago'])} = {signed(row['change_7d'])}")


def _next(facts: Facts) -> Example | None:
    found = next_checkpoint(facts.progress, facts.as_of)
    if found is None or found.due_on is None:
        return None
    said = _("ближайший срок — {day}, до него {days}; он у {n} из {of}")
    left = days((found.due_on - facts.as_of).days)
    return Example(
        said.format(day=day(found.due_on), days=left, n=number(len(found.names)), of=number(found.municipalities))
    )


def _needed(indicator: str, row: Row, facts: Facts) -> Example | None:
    if not row["needed_per_day"]:
        return None
    left, pace = (row["ends_on"].date() - facts.as_of).days, row["recent_per_day_towards_target"]
    said = _("({target} − {actual}) / {days} = {needed} в день, темп {pace}")
    return _of(
        indicator,
        said.format(
            target=number(row["final_target"]),
            actual=number(row["actual_towards_target"] or 0),
            days=days(max(left, 1)),
            needed=rate(row["needed_per_day"]),
            pace=wording.NONE if pace is None else rate(pace),
        ),
    )
