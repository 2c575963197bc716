"""The contract with whoever fills in the shared sheet: one file per tab, each column declared once."""

from pipelines.contract.actuals import ACTUALS
from pipelines.contract.column import Column, Tab, Type
from pipelines.contract.municipalities import MUNICIPALITIES
from pipelines.contract.targets import TARGETS

TABS: tuple[Tab, ...] = (MUNICIPALITIES, TARGETS, ACTUALS)

__all__ = ["ACTUALS", "MUNICIPALITIES", "TABS", "TARGETS", "Column", "Tab", "Type"]
