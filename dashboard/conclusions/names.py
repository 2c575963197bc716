"""Names of municipalities: to choose from, and in short beside a chart."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard import wording
from dashboard.plain import Row


def names(register: Mapping[str, Row]) -> dict[str, str]:
    """Names to choose from, by id: of namesakes each bears its ОКТМО. The same in every language, for they stand in links."""
    said = [row["name"] for row in register.values()]
    shared = {name for name in said if said.count(name) > 1} if len(set(said)) < len(said) else set()
    return {
        key: f"{row['name']} ({row['oktmo'] or key})" if row["name"] in shared else row["name"]
        for key, row in register.items()
    }


def bare(register: Mapping[str, Row]) -> dict[str, str]:
    """Names without their kind where they stay different, for labels in a chart: «Темновский», «Заречный»."""
    kinds = "|".join(wording.KINDS)
    cut = {key: re.sub(rf"\s*\b({kinds})\b\s*", " ", row["name"]).strip() for key, row in register.items()}
    seen = list(cut.values())
    short = {key: wording.short_name(row["name"]) for key, row in register.items()}
    return {key: found if found and seen.count(found) == 1 else short[key] for key, found in cut.items()}
