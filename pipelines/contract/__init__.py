"""The contract with whoever fills in the shared sheet: one file per tab, each column declared once."""

from typing import Final

from pipelines.contract.actuals import ACTUALS
from pipelines.contract.assignments import ASSIGNMENTS
from pipelines.contract.column import Column, Option, Tab, Type
from pipelines.contract.consultations import CONSULTATIONS
from pipelines.contract.contacts import CONTACTS
from pipelines.contract.coordination import COORDINATION
from pipelines.contract.meetings import MEETINGS
from pipelines.contract.municipalities import MUNICIPALITIES
from pipelines.contract.outreach import OUTREACH
from pipelines.contract.targets import TARGETS

GUIDE: Final = "Как заполнять"
"""Title of the tab with instructions that the template puts first; it is not read, and that is no finding."""

TABS: tuple[Tab, ...] = (
    MUNICIPALITIES,
    TARGETS,
    ACTUALS,
    COORDINATION,
    OUTREACH,
    CONSULTATIONS,
    MEETINGS,
    ASSIGNMENTS,
    CONTACTS,
)

__all__ = ["ACTUALS", "CONTACTS", "GUIDE", "MUNICIPALITIES", "TABS", "TARGETS", "Column", "Option", "Tab", "Type"]
