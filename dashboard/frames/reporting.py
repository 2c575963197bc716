"""Who reported when."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached, tidied


@cached
def reporting(build: Stamp, as_of: date) -> pd.DataFrame:
    """`reporting(as_of)` as it is."""
    found = connection.fetch(build, "SELECT * FROM reporting(?) ORDER BY name, municipality_id, indicator", [as_of])
    return tidied(found, "name", "checkpoint")
