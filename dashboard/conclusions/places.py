"""Where each municipality stands on the map, and what did not find its place there."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from dashboard.outlines import Outline
from dashboard.plain import Row
from dashboard.wording import short_name


@dataclass(frozen=True)
class Places:
    """`found`: a row per municipality on the map (municipality_id, name, longitude, latitude); `outlines` by its id.

    `missing`: names of municipalities that have no place; `strangers`: outlines that are no municipality's.
    """

    found: pd.DataFrame
    outlines: dict[str, Outline]
    missing: list[str]
    strangers: list[Outline]


def placed(register: Collection[Row], outlines: list[Outline]) -> Places:
    """Joins `frames.register` with the outlines by ОКТМО, else by a name that only one municipality has.

    Who has no coordinates stands in the middle of its outline.
    """
    known = _known(register)
    joined: dict[str, Outline] = {}
    strangers: list[Outline] = []
    for outline in outlines:
        key = next((known[k] for k in _keys(outline.oktmo, outline.name) if known.get(k)), None)
        if key is None or key in joined:
            strangers.append(outline)
        else:
            joined[key] = outline
    found, missing = [], []
    for row in register:
        if (place := _place(row, joined.get(row["municipality_id"]))) is None:
            missing.append(row["name"])
        else:
            found.append((row["municipality_id"], row["name"], *place))
    columns = ["municipality_id", "name", "longitude", "latitude"]
    return Places(pd.DataFrame(found, columns=columns), joined, missing, strangers)


def _known(register: Collection[Row]) -> dict[str, str | None]:
    """Municipality by code and name; None where a name is two municipalities'."""
    known: dict[str, str | None] = {}
    for row in register:
        for key in _keys(row["oktmo"], row["name"]):
            known[key] = None if key in known else row["municipality_id"]
    return known


def _keys(oktmo: str | None, name: str | None) -> list[str]:
    digits = re.sub(r"\D", "", oktmo or "")
    if len(digits) in (10, 11):
        digits = digits.zfill(11).removesuffix("000")
    code = [digits.zfill(8)] if digits else []
    return [*code, _plain(name)] if name else code


def _plain(name: str) -> str:
    """A name as letters and figures only, with its kind in short: «г. о. Заречный» and «городской округ Заречный» are one."""
    return re.sub(r"\W", "", short_name(name).casefold().replace("ё", "е"))


def _place(row: Row, outline: Outline | None) -> tuple[float, float] | None:
    if row["latitude"] is not None and row["longitude"] is not None:
        east = row["longitude"] + 360 if row["longitude"] < -168 else row["longitude"]
        return float(east), float(row["latitude"])
    return None if outline is None else outline.centre()
