"""What there is to ask about."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames import peers
from dashboard.frames.cache import cached, tidied


@cached
def alarms(build: Stamp, as_of: date) -> pd.DataFrame:
    """`alarm(as_of)`, the latest first, one row per question; `per`: what a target is counted on, "employees" or "residents"."""
    found = connection.fetch(build, "SELECT * FROM alarm(?) ORDER BY on_date DESC, alarm, name, indicator", [as_of])
    rates = peers.funnels(build, as_of)
    per = rates.loc[rates["rate"] == "initiatives_per_1000", ["municipality_id", "per"]]
    return tidied(found, "name").merge(per, on="municipality_id", how="left")
