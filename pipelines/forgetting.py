"""People are not remembered: a contact that was changed or removed leaves no history, unlike everything else in the landing."""

from __future__ import annotations

from typing import Final

from pipelines.contract import TABS
from pipelines.landing import Landing, record_table
from pipelines.reading.text import fold_title

_PERSONAL: Final = [tab for tab in TABS if tab.personal]
_KEYS: Final = [fold_title(name) for tab in _PERSONAL for name in (tab.title, *tab.synonyms)]
_RECORDS: Final = [record_table(tab.name) for tab in _PERSONAL]


def forget_former_contacts(landing: Landing) -> None:
    """Deletes rows of tabs of people that stand there no more, with all that was read from them."""
    read = " union all ".join(f"select row_id from {table}" for table in _RECORDS)  # noqa: S608 - names of the contract
    former = f"select row_id from row_version where seen_until is not null and (tab in ? or row_id in ({read}))"  # noqa: S608
    rows = [row_id for (row_id,) in landing.connection.execute(former, [_KEYS]).fetchall()]
    if rows:
        with landing.transaction():
            for table in ("row_version", "row_reading", "row_problem", *_RECORDS):
                landing.connection.execute(f"delete from {table} where row_id in ?", [rows])  # noqa: S608 - as above
