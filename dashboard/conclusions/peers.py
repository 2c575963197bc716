"""Whom a municipality is held against and why, and what its place among them says.

A circle is its peer group, its nearest neighbours or a set somebody chose; `frames.peers.standing` measures each the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard import wording
from dashboard.language import LANGUAGES, N_, _, spoken
from dashboard.plain import Row

FAMILIES = {
    "муниципальный район": "districts",
    "муниципальный округ": "districts",
}
"""Districts and okrugs may be held against each other, every other kind against itself only."""

GROUPS = {  # after «среди»
    "городские округа до 50 тыс.": N_("городских округов с населением до 50 тыс."),
    "городские округа 50–100 тыс.": N_("городских округов с населением 50–100 тыс."),
    "городские округа от 100 тыс.": N_("городских округов с населением от 100 тыс."),
    "районы и округа до 10 тыс.": N_("районов и округов с населением до 10 тыс."),
    "районы и округа 10–20 тыс.": N_("районов и округов с населением 10–20 тыс."),
    "районы и округа 20–50 тыс.": N_("районов и округов с населением 20–50 тыс."),
    "районы и округа от 50 тыс.": N_("районов и округов с населением от 50 тыс."),
    "городское поселение": N_("городских поселений"),
    "сельское поселение": N_("сельских поселений"),
    "внутригородская территория": N_("внутригородских территорий"),
}
AMONG = {
    "group": N_("среди {group}"),
    "neighbours": N_("среди ближайших по населению"),
    "chosen": N_("среди выбранных"),
}
PLACED = {  # over a card
    "group": N_("{what}: место в группе"),
    "neighbours": N_("{what}: место среди соседей"),
    "chosen": N_("{what}: место среди выбранных"),
}
TOGETHER = {"group": N_("в группе"), "neighbours": N_("у соседей"), "chosen": N_("у выбранных")}
PER = {"employees": N_("на 1 000 работников"), "residents": N_("на 1 000 жителей")}
ENOUGH = 3
"""So many must have a rate before there is a mean and a place."""


@dataclass(frozen=True)
class Circle:
    """Who is compared: ids with the municipality itself first, then the nearest; basis `group`, `neighbours`, `chosen`, None: nobody."""

    municipality_id: str
    ids: tuple[str, ...]
    basis: str | None


@dataclass(frozen=True)
class Verdict:
    """What the place says as one sentence; where there is no place, `cure` says what would give one."""

    headline: str
    cure: str | None = None


def circle(municipality_id: str, peers: list[Row], chosen: list[str]) -> Circle:
    """Whom to compare with: those chosen, else `frames.peers.peers`, else nobody."""
    others = tuple(key for key in chosen if key != municipality_id)
    if others:
        return Circle(municipality_id, (municipality_id, *others), "chosen")
    if not peers:
        return Circle(municipality_id, (municipality_id,), None)
    return Circle(municipality_id, tuple(row["peer_id"] for row in peers), peers[0]["basis"])


def is_mixed(found: Circle, register: Mapping[str, Row]) -> bool:
    """Whether municipalities of different kinds are compared; an unknown kind is a kind of its own."""
    kinds = [register[key]["kind"] for key in found.ids]
    return len({FAMILIES.get(kind, kind) for kind in kinds}) > 1


def rate(row: Row) -> str:
    """«12,4 регистрации на 1 000 работников»."""
    return _("{rate} {what} {per}").format(
        rate=wording.intensity(row["rate"]), what=wording.in_sentence(row["indicator"]), per=per(row)
    )


def per(row: Row) -> str:
    """«на 1 000 работников»; «на 1 000» where it is not known of what."""
    said = _("на 1 000") if row["per"] is None else _(PER[row["per"]])
    return said.replace("1 000", f"1{wording.SPACE}000")


def span(row: Row | None) -> str:
    """«6–9», «3»; «—» without a place."""
    if row is None or row["place_low"] is None:
        return wording.NONE
    first, last = wording.number(row["place_low"]), wording.number(row["place_high"])
    return first if first == last else f"{first}–{last}"


def place(row: Row) -> str:
    """«6–9 из 9»; «—» without a place."""
    if row["place_low"] is None:
        return wording.NONE
    return _("{place} из {of}").format(place=span(row), of=wording.number(row["members"])).replace(" ", wording.SPACE)


def together_means(basis: str) -> str:
    """«„у соседей“: у всех вместе, считая и этот муниципалитет»: whose rate stands beside one's own."""
    return _("«{together}»: у всех вместе, считая и этот муниципалитет").format(together=_(TOGETHER[basis]))


def among(found: Circle, own: Row) -> str:
    """«среди районов и округов с населением 20–50 тыс.»."""
    group = own["peer_group"]
    known = _(GROUPS[group]) if group in GROUPS else _("муниципалитетов того же вида")
    return _(AMONG[found.basis or "chosen"]).format(group=known)


def verdict(row: Row, found: Circle, own: Row, register: Mapping[str, Row]) -> Verdict:
    """From the municipality's own row of `frames.peers.standing` and of the register."""
    if found.basis is None:
        said = _("Сравнить пока не с кем") if row["rate"] is None else _("{rate}; сравнить пока не с кем")
        return Verdict(
            said if row["rate"] is None else said.format(rate=rate(row)), why_nobody(own, kin(own, register))
        )
    if row["rate"] is None:
        return _without_rate(row)
    if row["place_low"] is None:
        return Verdict(_("{rate}; места пока нет").format(rate=rate(row)), _too_few(row, found))
    said = _("{place} место из {of} {among}: {rate}, {together} {mean}").format(
        place=span(row),
        of=wording.number(row["members"]),
        among=among(found, own),
        rate=rate(row),
        together=_(TOGETHER[found.basis]),
        mean=wording.intensity(row["peers_rate"]),
    )
    return Verdict(said)


def kin(own: Row, register: Mapping[str, Row]) -> int:
    """How many others of the register are of its kind, so that it may be held against them."""
    return sum(_family(row) == _family(own) for row in register.values()) - 1


def why_nobody(own: Row, others: int | None = None) -> str:
    """What would have to be filled in for a municipality of the register to have peers; `others`: its `kin`."""
    empty = [_("«Тип»")] if own["kind"] is None else []
    empty += [] if own["population"] else [_("«Население»")]
    if empty:
        return _(
            "На листе «Муниципалитеты» не заполнено: {columns}. Без этого не найти похожих; с ними место появится само."
        ).format(columns=", ".join(empty))
    if others == 0:
        return _("В области один муниципалитет этого вида.")
    return _("Муниципалитетов этого вида в таблицах меньше трёх. Выберите сами, с кем сравнить.")


def _family(row: Row) -> str | None:
    return FAMILIES.get(row["kind"], row["kind"])


def grouped(register: Mapping[str, Row]) -> dict[str, list[Row]]:
    """Everybody under the name of their peer group, the groups in the order of `GROUPS`, last who is in none."""
    order = {group: place for place, group in enumerate(GROUPS)}
    found: dict[str, list[Row]] = {}
    for row in sorted(register.values(), key=lambda row: order.get(row["peer_group"], len(order))):
        found.setdefault(group_name(row["peer_group"]), []).append(row)
    return found


def group_name(group: str | None) -> str:
    """«Районы и округа 20–50 тыс.»."""
    if group is None:
        return _("Без группы: не заполнен тип или население")
    said = group if spoken() == LANGUAGES[0] else _(GROUPS[group]) if group in GROUPS else group
    return wording.capital(said)


def _without_rate(row: Row) -> Verdict:
    if row["actual"] is None:
        return Verdict(
            _("Своих цифр пока нет: сравнивать нечего"), _("Внесите цифры на лист «Факт», и место появится само.")
        )
    return Verdict(
        _("{counted}: сравнить не на что").format(counted=wording.counted(row["indicator"], row["actual"])),
        _(
            "На листе «Муниципалитеты» заполните «Население», а лучше и «Работники бюджетной сферы»: сравниваем на 1 000 человек."
        ),
    )


def _too_few(row: Row, found: Circle) -> str:
    if found.basis == "chosen" and len(found.ids) < ENOUGH:
        return _("Для места нужны хотя бы трое: выберите ещё.")
    return _(
        "Цифры, которые можно сравнить, есть у {n} из {of}, а для места нужны хотя бы трое. Остальным не хватает цифр на листе «Факт» или населения на листе «Муниципалитеты»."
    ).format(n=wording.number(row["members"]), of=wording.number(len(found.ids)))


def who(found: Circle, register: Mapping[str, Row]) -> str:
    """With whom, and why with these, with the range of their populations."""
    people = sorted(row["population"] for key in found.ids if (row := register[key])["population"])
    span = (
        _("от {low} до {high} жителей").format(low=wording.number(people[0]), high=wording.number(people[-1]))
        if people
        else _("население не указано")
    )
    others = len(found.ids) - 1
    if found.basis == "group":
        return _("{n} — все, кто есть {among}: {span}. Кто сколько сделал, на выбор не влияет.").format(
            n=wording.municipalities(others + 1), among=among(found, register[found.municipality_id]), span=span
        )
    if found.basis == "neighbours":
        return _(
            "{n}, вы и ближайшие по населению того же вида: {span}. В группе вашего размера меньше пяти, по ней места не сосчитать. Кто сколько сделал, на выбор не влияет."
        ).format(n=wording.municipalities(others + 1), span=span)
    return _("{n}, вы и те, кого вы выбрали: {span}. Чтобы вернуться к своей группе, очистите выбор.").format(
        n=wording.municipalities(others + 1), span=span
    )


def per_residents(found: Circle, register: Mapping[str, Row]) -> str:
    """Why rates are counted per residents although employees would be fairer."""
    known = sum(bool(register[key]["employees"]) for key in found.ids)
    return _(
        "Считаем на 1 000 жителей: число работников бюджетной сферы указано у {n} из {of}. Когда его заполнят у всех, сравним по работникам."
    ).format(n=wording.number(known), of=wording.number(len(found.ids)))
