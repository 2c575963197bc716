"""Where figures stand: source, tab and cell of each row, and a link where the sheet is shared."""

from __future__ import annotations

import pandas as pd

from dashboard.language import _


def columns(found: pd.DataFrame) -> dict[str, pd.Series]:
    """The columns source, tab, cell and url of any frame, under their headings."""
    return {
        _("Источник"): found["source"],
        _("Лист"): found["tab"],
        _("Ячейка"): found["cell"].map(in_order, na_action="ignore"),
        _("Открыть"): found["url"],
    }


def in_order(cells: str) -> str:
    """Cells of one figure in the order of the sheet, neighbours as it writes them: «E99, E995:E998, F2»."""
    runs: list[list[tuple[int, str, int]]] = []
    for place in sorted(_place(cell) for cell in cells.split(", ")):
        if runs and place[2] and runs[-1][-1] == (*place[:2], place[2] - 1):
            runs[-1].append(place)
        else:
            runs.append([place])
    ends = [(f"{run[0][1]}{run[0][2] or ''}", f"{run[-1][1]}{run[-1][2] or ''}") for run in runs]
    return ", ".join(first if first == last else f"{first}:{last}" for first, last in ends)


def _place(cell: str) -> tuple[int, str, int]:
    column = cell.rstrip("0123456789")
    return len(column), column, int(cell[len(column) :] or 0)


def without_empty_links(shown: pd.DataFrame) -> pd.DataFrame:
    """Without the column of links where no sheet is shared."""
    return shown if shown[_("Открыть")].notna().any() else shown.drop(columns=_("Открыть"))
