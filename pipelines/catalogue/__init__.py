"""Every kind of finding there is, by chapter: code, sentence, cure, and what its page says. A code never changes its meaning.

1xx tabs and columns, 2xx values, 3xx names, 4xx rows against each other and against the marathon, 5xx personal data.
"""

from __future__ import annotations

from typing import Final

from pipelines.catalogue.coordination import COORDINATION
from pipelines.catalogue.counts import COUNTS
from pipelines.catalogue.increments import INCREMENTS
from pipelines.catalogue.matrix import MATRIX
from pipelines.catalogue.names import NAMES
from pipelines.catalogue.personal import PERSONAL
from pipelines.catalogue.rows import ROWS
from pipelines.catalogue.tabs import TABS
from pipelines.catalogue.values import VALUES
from pipelines.findings import Kind

KINDS: Final[tuple[Kind, ...]] = (
    *TABS,
    *MATRIX,
    *COUNTS,
    *VALUES,
    *NAMES,
    *ROWS,
    *INCREMENTS,
    *COORDINATION,
    *PERSONAL,
)

CATALOGUE: Final[dict[str, Kind]] = {kind.code: kind for kind in sorted(KINDS, key=lambda kind: kind.code[1:])}
