"""What `conclusions/coordination.py` found, in sentences; none of them holds text of the sheets."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.conclusions.coordination import LEVELS, PARTS, Line, complete, known, whole_percent
from dashboard.language import N_, _, plural
from dashboard.plain import Row
from dashboard.wording import SPACE, capital, number

LACKS = {
    "responsible": N_("не назван ответственный"),
    "coordination_group": N_("нет координационной группы"),
    "working_group": N_("нет рабочих групп"),
    "coordinator": N_("нет координаторов"),
    "hotline": N_("нет горячей линии"),
}
"""Of a part that is not there at all."""
HAS = {
    frozenset(): N_("Есть всё: ответственный, три уровня, горячая линия"),
    frozenset({"responsible"}): N_("Есть три уровня и горячая линия; ответственный не указан ни у кого"),
    frozenset({"hotline"}): N_("Есть ответственный и три уровня; горячая линия не указана ни у кого"),
    frozenset({"responsible", "hotline"}): N_(
        "Все три уровня есть; ответственный и горячая линия не указаны ни у кого"
    ),
}
"""Of who lacks nothing, by the parts of which nobody in the region says anything."""

SHORT = {
    "responsible": N_("ответственный"),
    "coordination_group": N_("группа"),
    "working_group": N_("рабочие группы"),
    "coordinator": N_("координаторы"),
    "hotline": N_("горячая линия"),
}
"""Of a part beside its mark."""
COUNTED = {"working_group": N_("направления: {n}"), "coordinator": N_("координаторы: {n}")}
"""Of a part that is there for some; `n` is «4 из 6»."""


def short(part: str) -> str:
    """«координаторы»."""
    return _(SHORT[part])


def counted(part: str, figure: str) -> str:
    """«направления: 4 из 6»."""
    return _(COUNTED[part]).format(n=figure).replace(" ", SPACE)


def headline(coverage: Mapping[str, Row]) -> str:
    """«Координационные группы есть в 30 из 36 муниципалитетов; без ответственного — 4»."""
    said, responsible = known(coverage), coverage["responsible"]
    if "coordination_group" in said:
        groups = _have(coverage["coordination_group"])
    else:
        groups = _("Лист «Координация» пока не заполнен")
    if "responsible" not in said:
        return _("{groups}; ответственные не названы").format(groups=groups)
    without = responsible["of_municipalities"] - responsible["municipalities"]
    if not without:
        return _("{groups}; ответственные названы везде").format(groups=groups)
    return _("{groups}; без ответственного — {n}").format(groups=groups, n=number(without))


def _have(row: Row) -> str:
    n, of = row["municipalities"], row["of_municipalities"]
    if n == of:
        return _("Координационные группы есть во всех муниципалитетах")
    if not n:
        return _("Координационных групп пока нет ни в одном муниципалитете")
    return _("Координационные группы есть в {n} из {of}").format(n=number(n), of=among(of))


def among(of: int) -> str:
    """«36 муниципалитетов», «1 муниципалитета»: out of so many."""
    return f"{number(of)}{SPACE}{plural(of, 'муниципалитета', 'муниципалитетов', 'муниципалитетов')}"


def unfilled(coverage: Mapping[str, Row]) -> list[str]:
    """What nobody in the region has filled in yet, and where it belongs."""
    said = known(coverage)
    found = []
    if "coordination_group" not in said:
        found.append(
            _(
                "Впишите на лист «Координация» координационные группы, рабочие группы и координаторов: муниципалитет, уровень, "
                "направление, организация, должность. Пока лист пуст, это не значит, что групп нет."
            )
        )
    if "responsible" not in said:
        found.append(_("Столбец «Ответственный (должность)» на листе «Муниципалитеты» не заполнен ни у кого."))
    if "hotline" not in said:
        found.append(_("Столбец «Горячая линия» на листе «Муниципалитеты» не заполнен ни у кого."))
    return found


def matrix_title(found: Mapping[str, Row]) -> str:
    """«Все три уровня есть у 32 из 36 муниципалитетов»."""
    n = complete(found.values())
    if n is None:
        return _("По муниципалитетам")
    if n == len(found):
        return _("Все три уровня есть у всех муниципалитетов")
    return _("Все три уровня есть у {n} из {of}").format(n=number(n), of=among(len(found)))


def lacks(line: Line) -> list[str]:
    """What it lacks: whole parts, then organisations, then directions; the last ones counted."""
    said = [_(LACKS[part]) for part in PARTS if part in line.gaps]
    organisations, directions = line.cells["coordinator"], line.cells["working_group"]
    if organisations.missing and "coordinator" not in line.gaps:
        said.append(organisations_without(len(organisations.missing)))
    if directions.missing and "working_group" not in line.gaps:
        said.append(directions_without(len(directions.missing)))
    return said


def organisations_without(n: int) -> str:
    """«3 организации без координатора»."""
    forms = plural(
        n,
        "{n} организация без координатора",
        "{n} организации без координатора",
        "{n} организаций без координатора",
    )
    return forms.format(n=number(n))


def directions_without(n: int) -> str:
    """«3 направления без рабочей группы»."""
    forms = plural(
        n,
        "{n} направление без рабочей группы",
        "{n} направления без рабочей группы",
        "{n} направлений без рабочей группы",
    )
    return forms.format(n=number(n))


def verdict(line: Line) -> str:
    """The same of one municipality as a heading: «Нет координационной группы; 3 организации без координатора»."""
    said = "; ".join(lacks(line))
    if said:
        return capital(said)
    unknown = unknown_of(line)
    if not unknown.isdisjoint(LEVELS):
        return _("Лист «Координация» пока не заполнен")
    return _(HAS[unknown])


def covered(row: Row) -> str:
    """How many of its organisations and employees have a coordinator, in per cent; "" where nobody in the region keeps the tab.

    Employees count as in the region: those of a municipality that has any coordinator, all of them.
    """
    if row["coordinators"] is None:
        return ""
    return f"{_covered_organisations(row)} {_covered_employees(row)}"


def _covered_organisations(row: Row) -> str:
    of = row["organisations"]
    if not of:
        return _("Охват организаций неизвестен: в таблицах не названа ни одна.")
    return _("Охват организаций координаторами — {percent}: {n} из {of}.").format(
        percent=whole_percent(row["share_of_organisations"]),
        n=number(of - len(row["organisations_without_coordinator"])),
        of=number(of),
    )


def _covered_employees(row: Row) -> str:
    if not row["employees"]:
        return _("Охват работников неизвестен: их число на листе «Муниципалитеты» не указано.")
    share = 1 if row["coordinators"] else 0
    said = _("Охват работников — {percent}: {n} из {of}.").format(
        percent=whole_percent(share), n=number(share * row["employees"]), of=number(row["employees"])
    )
    if not share:
        return said
    how = _("Сколько их в каждой организации, в таблицах не указано: хватает одного координатора на муниципалитет.")
    return f"{said} {how}"


def unknown_of(line: Line) -> frozenset[str]:
    """The parts of which nobody in the region says anything: nobody lacks them, and nobody has them."""
    return frozenset(part for part, cell in line.cells.items() if cell.outcome == "no_data")


def others(urgent: int, rest: int, lacking: int, *, is_all: bool) -> str:
    """What is to be said of those that are not named: `rest` of them, of which `lacking` have no group for some directions.

    `is_all`: of each part somebody in the region says something; else the levels are all that can be spoken of.
    """
    if not rest:
        return ""
    if not is_all:
        return _of_levels(urgent, rest, lacking)
    if lacking and lacking < rest:
        said = _("Из остальных {n}") if urgent else _("Из {n}")
        whom = said.format(n=number(rest))
        return _("{whom}: у {full} есть всё, {lacking} не хватает только рабочих групп по части направлений.").format(
            whom=whom, full=number(rest - lacking), lacking=number(lacking)
        )
    if lacking:
        said = _("Остальным ({n}) не хватает только рабочих групп по части направлений.")
        return (said if urgent else _("Всем ({n}) не хватает только рабочих групп по части направлений.")).format(
            n=number(rest)
        )
    return (_("У остальных ({n}) есть всё.") if urgent else _("У всех ({n}) есть всё.")).format(n=number(rest))


def _of_levels(urgent: int, rest: int, lacking: int) -> str:
    """As `others`, where nobody in the region names a responsible person or a hotline."""
    n = number(rest)
    said = _("У остальных ({n}) есть все три уровня") if urgent else _("У всех ({n}) есть все три уровня")
    levels = said.format(n=n)
    if not lacking:
        return f"{levels}."
    said = _("{levels}; рабочие группы по всем направлениям — у {full} из {n}.")
    return said.format(levels=levels, full=number(rest - lacking), n=n)


def employees_note(row: Row) -> str:
    """By whose employees the shares are counted, where not all say how many they are."""
    if row["with_employees"] == row["of_municipalities"]:
        return ""
    return _("Число работников указано у {n} из {of}: доля — среди них.").format(
        n=number(row["with_employees"]), of=among(row["of_municipalities"])
    )
