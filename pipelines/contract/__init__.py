"""The contract with whoever fills in the shared sheet: one file per tab, each column declared once."""

from typing import Final

from pipelines.contract.actuals import ACTUALS
from pipelines.contract.column import Column, Tab, Type
from pipelines.contract.municipalities import MUNICIPALITIES
from pipelines.contract.targets import TARGETS

GUIDE: Final = "Как заполнять"
"""Title of the tab with instructions that the template puts first; it is not read, and that is no finding."""

TABS: tuple[Tab, ...] = (MUNICIPALITIES, TARGETS, ACTUALS)

__all__ = ["ACTUALS", "GUIDE", "MUNICIPALITIES", "TABS", "TARGETS", "Column", "Tab", "Type"]
