"""Pieces of «Координация»: who lacks what first, how much is covered, the matrix of the region."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import links, wording
from dashboard.components.parts import bar, items, line, shape
from dashboard.components.short_list import narrow_name, short_list
from dashboard.components.states import nothing
from dashboard.conclusions import coordination as found_out
from dashboard.conclusions import coordination_words as words
from dashboard.conclusions.coordination import PARTS, Cell, Line
from dashboard.conclusions.statuses import look
from dashboard.language import N_, _
from dashboard.plain import Row
from dashboard.wording import number

IN_SIGHT = 8
"""So many of those who lack something are named at once; the rest unfold."""
COVERED = PARTS | {"working_group": N_("Хоть одна рабочая группа"), "coordinator": N_("Хоть один координатор")}
"""What a municipality has to have for its employees to be counted."""
NAMED = 3
"""So many organisations or directions are named in a line."""


def first(lines: list[Line], *, is_told: bool) -> None:
    """Who lacks a whole part or has organisations without a coordinator, each in a line; what the others lack, in one.

    `is_told`: «Координация» is filled in, so that one may speak of the others.
    """
    urgent = [found for found in lines if found.is_urgent]
    st.html(items([_lacks(found) for found in urgent[:IN_SIGHT]], "people"))
    if urgent[IN_SIGHT:]:
        with st.expander(_("Показать остальных"), key="other_gaps"):  # the label is its identity: no number in it
            st.html(items([_lacks(found) for found in urgent[IN_SIGHT:]], "people"))
    if is_told and len(urgent) < len(lines):
        rest = [found for found in lines if not found.is_urgent]
        is_all = not any(words.unknown_of(found) for found in rest)
        nothing(words.others(len(urgent), len(rest), sum(bool(words.lacks(found)) for found in rest), is_all=is_all))


def _lacks(found: Line) -> str:
    said = "; ".join(words.lacks(found))
    organisations = found.cells["coordinator"].missing
    names = ""
    if organisations:
        names = f'<br><span class="md-quiet"><bdi>{escape(wording.listed(organisations, NAMED))}</bdi></span>'
    mark = shape("missed" if found.gaps else "at_risk")
    return f"<b>{links.coordination(found.municipality_id, found.name)}</b><br>{mark}{said}{names}"


def rarest(pairs: list[tuple[str, int]], of: int) -> None:
    """Directions for which the fewest have a working group."""
    if not pairs:
        return
    each = [
        _("{direction} — в {n} из {of}").format(
            direction=f"<bdi>{escape(name)}</bdi>", n=number(of - without), of=number(of)
        )
        for name, without in pairs[:NAMED]
    ]
    st.html(line(_("Реже всего рабочие группы есть по направлениям: {names}.").format(names="; ".join(each))))


def coverage(rows: list[tuple[str, Row]]) -> None:
    """How much of the region has each part: municipalities, share of employees; organisations and directions."""
    label = _("Работники бюджетной сферы: доля тех, в чьём муниципалитете есть")
    st.html(line(f"<b>{label}</b>") + items([_covered(part, row) for part, row in rows], "bars md-wider"))
    units = [said for part, row in rows if (said := _units(part, row))]
    if units:
        st.html(line(f"<b>{_('Направления и организации: доля тех, где есть')}</b>") + items(units, "bars md-wider"))


def _covered(part: str, row: Row) -> str:
    n, of = number(row["municipalities"]), words.among(row["of_municipalities"])
    said = _("{n} из {of}").format(n=n, of=of)
    return _bar(_(COVERED[part]), said, row["share_of_employees"])


def _units(part: str, row: Row) -> str:
    if not row["of_units"]:
        return ""
    name = {"coordinator": _("Координатор в организации"), "working_group": _("Рабочая группа по направлению")}[part]
    said = _("{n} из {of}").format(n=number(row["units"]), of=number(row["of_units"]))
    if part == "working_group":
        said = _("{said}: каждое направление в каждом муниципалитете").format(said=said)
    return _bar(name, said, row["share_of_units"])


def _bar(name: str, said: str, share: float | None) -> str:
    text = f'<span>{name}<br><span class="md-quiet">{said}</span></span>'
    if share is None:
        return f"{text}<span></span><b>{wording.NONE}</b>"
    return f"{text}{bar(share * 100)}<b>{found_out.whole_percent(share)}</b>"


def how(row: Row, *, is_past: bool) -> None:
    """Of what the shares are, and where that is explained; `row` is any of the coverage, `is_past`: a past day is shown."""
    said = _(
        "Сколько работников в каждой организации, в таблицах не указано: доля считается по муниципалитетам целиком."
    )
    said = (
        f"{said} {words.employees_note(row)}" if row["with_employees"] else _("Число работников не указано ни у кого.")
    )
    if is_past:
        said += " " + _("Ответственный и горячая линия — как в реестре сейчас.")
    more = links.method("coordination", _("Как считается"))
    st.html(line(f'{said} <span class="md-keep">{more}</span>', quiet=True))


def key(lines: list[Line]) -> None:
    """The shapes of the matrix in words, and what is counted."""
    seen = {cell.outcome for found in lines for cell in found.cells.values()}
    shown = "".join(f"<span>{shape(code)}{found_out.word(code)}</span> " for code in found_out.WORDS if code in seen)
    order = _("Сверху те, кому не хватает больше.")
    if any(found.cells["working_group"].outcome != "no_data" for found in lines):
        counted = _(
            "Рабочие группы — по скольким направлениям из тех, что названы в области; координаторы — в скольких организациях из "
            "названных в муниципалитете."
        )
        order = f"{counted} {order}"
    st.html(f'<p class="md-line md-marks">{shown}</p><p class="md-line md-key md-quiet">{order}</p>')


def matrix(lines: list[Line], chosen: str | None) -> None:
    """Municipalities by parts; the chosen one is marked. It scrolls inside itself."""
    heads = "".join(f'<th scope="col">{found_out.title(part)}</th>' for part in PARTS)
    body = "".join(_row(found, found.municipality_id == chosen) for found in lines)
    label = _("Уровни марафона: муниципалитеты по частям")
    st.html(
        f'<div class="md-calendar md-levels" role="region" tabindex="0" aria-label="{label}"><table>'
        f'<thead><tr><th scope="col">{_("Муниципалитет")}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def listed(lines: list[Line]) -> None:
    """The same on a phone, line by line, where the matrix would show two of its columns."""
    short_list(
        [
            (
                links.coordination(found.municipality_id, narrow_name(found.name)),
                [_short(found, part) for part in PARTS],
            )
            for found in lines
        ],
        "other_levels",
    )


def _short(found: Line, part: str) -> str:
    """«✓ ответственный», «◐ 4 из 6 направлений»; that there is none or all of it is said in words where only a shape is seen."""
    cell = found.cells[part]
    if part in words.COUNTED and cell.outcome == "at_risk":
        return f"{shape(cell.outcome)}{words.counted(part, cell.figure)}"
    return f'{shape(cell.outcome)}{words.short(part)}<span class="md-hidden">: {found_out.word(cell.outcome)}</span>'


def _row(found: Line, is_chosen: bool) -> str:
    name = narrow_name(found.name)
    now = ' class="md-now"' if is_chosen else ""
    cells = "".join(f"<td{now}>{_mark(found.cells[part])}</td>" for part in PARTS)
    return f'<tr><th scope="row"{now}>{links.coordination(found.municipality_id, name)}</th>{cells}</tr>'


def _mark(cell: Cell) -> str:
    """Shape, word or count; on a wide screen the names that are missing."""
    said = found_out.word(cell.outcome)
    hidden = "" if cell.figure == said else f'<span class="md-hidden">{said}: </span>'
    note = f"<small>{cell.note}</small>" if cell.note else ""
    if cell.missing and cell.outcome != "missed":
        names = escape(wording.listed(cell.missing, NAMED))
        note += f'<small class="md-more"><bdi>{_("нет: {names}").format(names=names)}</bdi></small>'
    tint = look(cell.outcome).colour.css()
    return f'<div class="md-mark" style="--c:{tint}">{shape(cell.outcome)}{hidden}<b>{cell.figure}</b>{note}</div>'
