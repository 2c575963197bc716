"""The sources: how each is, and what became of its rows. They are those of the build, whatever day is shown."""

from __future__ import annotations

import pandas as pd

from dashboard import connection
from dashboard.connection import Stamp
from dashboard.frames.cache import cached_build, tidied
from dashboard.wording import tidy

SENTENCE = 1_000
"""No reason why a source cannot be read is longer."""


@cached_build
def sources(build: Stamp) -> pd.DataFrame:
    """`source_status` in the order of the settings; last_try_at and last_success_at are aware, NaT where there was none."""
    found = connection.fetch(build, "SELECT * FROM source_status")
    said = found["error"].map(lambda text: tidy(text, SENTENCE), na_action="ignore")
    return tidied(found.assign(error=said), "source")
