"""What each part of a comparison says: target beside achievement, the last week, the funnel, the curves.

Frames are those of `frames.peers`; `labels` are `conclusions.names.bare`. Whoever draws escapes the names.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard import wording
from dashboard.conclusions.peers import TOGETHER, Circle, per
from dashboard.language import N_, _
from dashboard.plain import Row, rows

PANELS = 24
"""So many curves are drawn: the municipality's own and those nearest to it."""

FUNNELS = {
    "initiatives_per_1000": N_("Частота инициатив"),
    "initiatives_per_user": N_("Инициативы на зарегистрированных"),
}
OUTSIDE = {
    "no": N_("в пределах обычного разброса"),
    "above_95": N_("выше обычного разброса"),
    "above_998": N_("намного выше обычного разброса"),
    "below_95": N_("ниже обычного разброса"),
    "below_998": N_("намного ниже обычного разброса"),
}


def one(frame: pd.DataFrame, municipality_id: str, indicator: str) -> Row:
    """The row of one municipality and indicator."""
    return rows(frame[(frame["municipality_id"] == municipality_id) & (frame["indicator"] == indicator)])[0]


def places(standing: pd.DataFrame, indicator: str, mine: str, labels: Mapping[str, str]) -> pd.DataFrame:
    """Who has a rate, the highest first: label, rate, rate_low, rate_high, is_mine."""
    found = standing[(standing["indicator"] == indicator) & standing["rate"].notna()]
    found = found.sort_values(["rate", "name"], ascending=[False, True])
    return _labelled(found, mine, labels)[["label", "rate", "rate_low", "rate_high", "is_mine"]]


def ambitions(standing: pd.DataFrame, indicator: str, mine: str, labels: Mapping[str, str]) -> pd.DataFrame:
    """Who has a target on 1,000 and a figure: label, target_intensity, achieved (per cent of it), percent (as it is written), is_mine; mine last."""
    found = standing[standing["indicator"] == indicator].dropna(subset=["target_intensity", "share"])
    found = _labelled(found, mine, labels).sort_values("is_mine")
    achieved = found["share"].astype("float64") * 100
    return found.assign(achieved=achieved)[["label", "target_intensity", "achieved", "percent", "is_mine"]]


def funnel_points(funnel: pd.DataFrame, name: str, mine: str, labels: Mapping[str, str]) -> pd.DataFrame:
    """Rows of one rate that have a value, with label and is_mine; mine last."""
    found = funnel[(funnel["rate"] == name) & funnel["value"].notna()]
    return _labelled(found, mine, labels).sort_values("is_mine")


NEEDED = {"places": ["rate"], "ambition_chart": ["target_intensity", "share"]}
"""What somebody must have for the chart of that key."""


def is_drawn(chart: str, standing: pd.DataFrame, indicator: str) -> bool:
    """Whether the chart of that key is: there is more than one, and somebody has what it needs."""
    found = standing[standing["indicator"] == indicator]
    return len(found) > 1 and not found.dropna(subset=NEEDED[chart]).empty


def _labelled(frame: pd.DataFrame, mine: str, labels: Mapping[str, str]) -> pd.DataFrame:
    ids = frame["municipality_id"]
    return frame.assign(label=ids.map(dict(labels)), is_mine=ids == mine).reset_index(drop=True)


def ambition(row: Row, standing: pd.DataFrame, found: Circle) -> str:
    """«Цель 33,0 на 1 000 работников, в группе обычно 35,0; выполнено 64 %, в группе обычно 67 %»."""
    usual = standing.loc[standing["indicator"] == row["indicator"], "share"].astype("float64").median()
    together = _(TOGETHER[found.basis or "chosen"])
    if row["final_target"] is None:
        return _("Итоговая цель не задана: её вносят на лист «Цели»")
    if row["target_intensity"] is None:
        return _("Цель {target}; на 1 000 человек её не пересчитать: не заполнено население").format(
            target=wording.number(row["final_target"])
        )
    said = _("Цель {target} {per}").format(target=wording.intensity(row["target_intensity"]), per=per(row))
    if row["target_intensity_median"] is not None:
        median = wording.intensity(row["target_intensity_median"])
        said = _("{said}, {together} обычно {median}").format(said=said, together=together, median=median)
    if row["share"] is None:
        return _("{said}; своих цифр пока нет").format(said=said)
    said = _("{said}; выполнено {percent}").format(said=said, percent=wording.percent(row["percent"]))
    if pd.isna(usual):
        return said
    return _("{said}, {together} обычно {percent}").format(said=said, together=together, percent=_share(usual))


def _share(share: float) -> str:
    """In whole per cent; what is short of all is never called 100."""
    whole = round(share * 100)
    return wording.percent(99 if share < 1 and whole >= 100 else whole)


def moved(movement: pd.DataFrame, standing: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The week of one indicator, the largest growth on 1,000 first; adds `base`, `per` and `per_thousand` (growth on 1,000)."""
    bases = standing.loc[standing["indicator"] == indicator, ["municipality_id", "base", "per"]]
    found = movement[movement["indicator"] == indicator].merge(bases, on="municipality_id")
    found = found.assign(per_thousand=found["growth"].astype("float64") / found["base"].astype("float64") * 1000)
    return found.sort_values(["per_thousand", "growth", "name"], ascending=[False, False, True], ignore_index=True)


def week(found: pd.DataFrame, mine: str, circle: Circle) -> str:
    """«За неделю +5 регистраций: 1,6 на 1 000 работников, в группе обычно 1,2», from `moved`."""
    (row,) = rows(found[found["municipality_id"] == mine])
    if row["growth"] is None:
        return _("За неделю сравнить не с чем: неделю назад или сейчас своих цифр нет.")
    said = _("За неделю {growth}").format(growth=_grown(row))
    usual = found["per_thousand"].median()
    if row["per_thousand"] is not None and pd.notna(usual):
        said = _("{said}: {rate} {per}, {together} обычно {usual}").format(
            said=said,
            rate=wording.intensity(row["per_thousand"]),
            per=per(row),
            together=_(TOGETHER[circle.basis or "chosen"]),
            usual=wording.intensity(usual),
        )
    if row["correction"]:
        said = _("{said}; ещё {n} — правки прежних цифр").format(said=said, n=wording.signed(row["correction"]))
    return said + "."


def fastest(found: pd.DataFrame) -> Row | None:
    """Who grew most on 1,000, from `moved`; None where nobody grew."""
    grown = found[(found["per_thousand"] > 0).fillna(False)]
    return rows(grown.head(1))[0] if len(grown) else None


def grown(row: Row) -> str:
    """«+21, это 8,1 на 1 000 работников»."""
    return _("{n}, это {rate} {per}").format(
        n=wording.signed(row["growth"]), rate=wording.intensity(row["per_thousand"]), per=per(row)
    )


def _grown(row: Row) -> str:
    sign = "+" if row["growth"] > 0 else ""
    return sign + wording.counted(row["indicator"], row["growth"])


def funnels(own: list[Row]) -> list[str]:
    """The municipality's rows of `frames.peers.funnel` in words: those outside, or that none is, or the rates alone."""
    known = [row for row in own if row["outside"] is not None]
    outside = [row for row in known if row["outside"] != "no"]
    if known and not outside:
        return [_("Отличия от остальных — в пределах обычного разброса.")]
    return [funnel_title(row) + "." for row in outside or own]


def funnel_title(row: Row) -> str:
    """What the funnel of one rate says of the municipality: «0,32 инициативы на пользователя, в группе 0,31: в пределах обычного разброса»."""
    what = (
        _("Инициатив на зарегистрированного")
        if row["rate"] == "initiatives_per_user"
        else _("Инициатив {per}").format(per=per(row) if row["per"] else _("на 1 000 человек"))
    )
    if row["value"] is None:
        return _("{what}: своих цифр нет").format(what=what)
    said = _("{what}: {value}").format(what=what, value=wording.intensity(row["value"]))
    if row["outside"] is None:
        return said
    return _("{said}, у всех вместе {mean} — {outside}").format(
        said=said, mean=wording.intensity(row["group_mean"]), outside=_(OUTSIDE[row["outside"]])
    )


def curves(
    history: pd.DataFrame, standing: pd.DataFrame, indicator: str, circle: Circle
) -> list[tuple[str, pd.DataFrame]]:
    """Ids, the municipality's own first, with on_date and `rate` per 1,000 (NaN is a gap); only who has figures and a base."""
    bases = standing[standing["indicator"] == indicator].set_index("municipality_id")["base"].astype("float64")
    found = []
    for key in circle.ids:
        line = history[history["municipality_id"] == key]
        if len(line) and bases[key] > 0:
            found.append((key, line.assign(rate=line["value"].astype("float64") / bases[key] * 1000)))
    return found[:PANELS]


def curves_title(standing: pd.DataFrame, indicator: str, shown: int, of: int) -> str:
    """What the small curves show, and how many are left out."""
    known = rows(standing[(standing["indicator"] == indicator) & standing["per"].notna()])
    if not known or not shown:
        return _("Цифр, которые можно сравнить, пока нет ни у кого.")
    said = _("{what} {per}; шкала у всех одна, рядом с именем — последняя частота, разрыв — цифр не было.").format(
        what=wording.heading(indicator), per=per(known[0])
    )
    if shown == of:
        return said
    return (
        said
        + " "
        + _("Показаны {shown} из {of}: те, у кого есть цифры, начиная с ближайших.").format(
            shown=wording.number(shown), of=wording.number(of)
        )
    )


def size(points: pd.DataFrame) -> str:
    """What the horizontal axis of a funnel counts."""
    counted = {
        "registered_users": _("Зарегистрировано пользователей"),
        "employees": _("Работников бюджетной сферы"),
        "residents": _("Жителей"),
    }
    return counted[points["per"].iloc[0]]
