"""Where figures stand: source, tab and cell of each row, and a link where the sheet is shared."""

from __future__ import annotations

import pandas as pd

from dashboard.language import _


def columns(found: pd.DataFrame) -> dict[str, pd.Series]:
    """The columns source, tab, cell and url of any frame, under their headings."""
    return {
        _("Источник"): found["source"],
        _("Лист"): found["tab"],
        _("Ячейка"): found["cell"],
        _("Открыть"): found["url"],
    }


def without_empty_links(shown: pd.DataFrame) -> pd.DataFrame:
    """Without the column of links where no sheet is shared."""
    return shown if shown[_("Открыть")].notna().any() else shown.drop(columns=_("Открыть"))
