"""«Методика», the levels of coordination: what counts as there, and of what the shares are."""

from __future__ import annotations

from dashboard.conclusions.coordination import PARTS, known, title, whole_percent
from dashboard.conclusions.method import Example, Facts, Paragraph, some
from dashboard.language import N_, _
from dashboard.plain import Row
from dashboard.wording import number

LEVELS = N_(
    "**Три уровня** — строки листа «Координация»: координационная группа под руководством главы, рабочие группы по направлениям, "
    "координаторы в организациях. Строка действует с дня, когда её увидели в таблице, и пока её не убрали."
)
DIRECTIONS = N_(
    "**Рабочие группы** считаются по направлениям, которые область называет где-нибудь на листах «Координация» и «Факт»: у скольких из "
    "них в муниципалитете есть группа."
)
ORGANISATIONS = N_(
    "**Координаторы** считаются по организациям, которые эти листы называют в самом муниципалитете: у скольких из них есть координатор. "
    "Регистр, кавычки и «№» не делают другой организации. Кого листы не называют, тот в расчёт не входит."
)
EMPLOYEES = N_(
    "**Доля работников** — работники бюджетной сферы муниципалитетов, где это есть, делённые на работников всех муниципалитетов, у "
    "которых число указано. Сколько их в каждой организации, таблицы не говорят, поэтому муниципалитет входит целиком: хватает одной "
    "рабочей группы или одного координатора."
)
REGISTER = N_(
    "**Ответственный и горячая линия** стоят на листе «Муниципалитеты», он один на весь сезон: и для прошлого дня они такие, как сейчас."
)
UNKNOWN = N_(
    "**Лист не ведут** — не значит, что групп нет. Если на нём нет ни одной строки во всей области, об этом сказано словами."
)


def coordination(facts: Facts) -> list[Paragraph]:
    """Levels, directions, organisations, employees, the register."""
    row = _telling(facts)
    return [
        Paragraph(_(LEVELS)),
        Paragraph(_(DIRECTIONS), some(_directions(row))),
        Paragraph(_(ORGANISATIONS), some(_organisations(row))),
        Paragraph(_(EMPLOYEES), some(_employees(facts))),
        Paragraph(_(REGISTER)),
        Paragraph(_(UNKNOWN)),
    ]


def _telling(facts: Facts) -> Row | None:
    """A municipality of whose organisations some have a coordinator and some have not, if there is one."""
    told = [row for row in facts.groups.values() if row["working_groups"] is not None and row["organisations"]]
    return max(told, key=lambda row: 0 < row["share_of_organisations"] < 1, default=None)


def _directions(row: Row | None) -> Example | None:
    if row is None or not row["directions"]:
        return None
    return _share(row, row["directions"], len(row["directions_without_group"]))


def _organisations(row: Row | None) -> Example | None:
    return None if row is None else _share(row, row["organisations"], len(row["organisations_without_coordinator"]))


def _share(row: Row, of: int, without: int) -> Example:
    said = _("названо {of}, нет у {without}: {n} / {of} = {share}").format(
        of=number(of), without=number(without), n=number(of - without), share=whole_percent((of - without) / of)
    )
    return Example(said, row["municipality_id"], row["name"])


def _employees(facts: Facts) -> Example | None:
    """The part that the fewest employees have."""
    parts = [facts.coverage[part] for part in PARTS if part in known(facts.coverage)]
    row = min(
        (row for row in parts if row["share_of_employees"]), key=lambda row: row["share_of_employees"], default=None
    )
    if row is None:
        return None
    said = _("есть у {n} из {of} муниципалитетов, а работников в них {employees} / {all} = {share}").format(
        n=number(row["municipalities"]),
        of=number(row["of_municipalities"]),
        employees=number(row["employees"]),
        all=number(row["of_employees"]),
        share=whole_percent(row["share_of_employees"]),
    )
    return Example(said, about=title(row["part"]))
