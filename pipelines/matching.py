"""Whom the rows of the landing speak of: every name in every source held against the register.

The register may change from one refresh to the next, so this is done anew for each build; rows are not read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from pipelines.landing import Landing
from pipelines.reading.kinds import split_kind
from pipelines.reading.names import Entry, Register, identify
from pipelines.reading.whom import Said, whom
from pipelines.settings import Source


def name_sources(landing: Landing, sources: Sequence[Source]) -> None:
    """Hands over the sources of the settings, in their order, as `configured_source`."""
    columns = [("source", pa.string()), ("place", pa.int32()), ("is_increment", pa.bool_())]
    rows = [(source.name, place, source.values == "increment") for place, source in enumerate(sources)]
    landing.hand_over("configured_source", columns, rows)


def name_municipalities(landing: Landing, sources: Sequence[Source], aliases: Mapping[str, str]) -> None:
    """What each row says of its municipality means, for rows that stand and for rows that stood once, as `name_match`.

    `register_match` says the same of the register's own rows, which define the names.
    """
    bound = {source.name: source.municipality for source in sources if source.municipality}
    query = "select source, row_id, stands, name, kind, oktmo from registered_row order by place, book, row_number"
    registered = _with_codes([_Registered(*row) for row in landing.connection.execute(query).fetchall()])
    only = {row.row_id: bound.get(row.source) if row.is_foreign(bound, aliases) else None for row in registered}
    own = [(row.row_id, row.entry.municipality_id, only[row.row_id]) for row in registered if row.stands]
    landing.hand_over("register_match", [(n, pa.string()) for n in ("row_id", "municipality_id", "bound")], own)

    standing = [row.entry for row in registered if row.stands and only[row.row_id] is None]
    ids = {entry.municipality_id for entry in standing}
    former = [row.entry for row in registered if not row.stands and row.entry.municipality_id in ids]
    registers = {
        True: Register(_first_each(standing), aliases),
        False: Register(_first_each([*standing, *former], by_name=True), aliases),
    }
    query = "select distinct said(n, n), source, book, municipality, oktmo, stands from named_row n"
    matches = []
    for said, source, book, name, oktmo, stands in landing.connection.execute(query).fetchall():
        match = whom(registers[stands], Said(name, oktmo, book), bound.get(source))
        meant = (match.municipality_id, match.code, match.value or name, match.suggestion, match.other)
        matches.append((said, source, book, name, oktmo, stands, *meant, bound.get(source)))
    columns = [(n, pa.bool_() if n == "stands" else pa.string()) for n in _NAME_MATCH]
    landing.hand_over("name_match", columns, matches)


_NAME_MATCH = (
    *("said", "source", "book", "municipality", "oktmo", "stands"),  # what is said, and where
    *("municipality_id", "code", "value", "suggestion", "other", "bound"),
)


@dataclass(frozen=True)
class _Registered:
    """A row of the register, standing or former."""

    source: str
    row_id: str
    stands: bool
    name: str
    kind: str | None
    oktmo: str | None

    @property
    def entry(self) -> Entry:
        return Entry(identify(self.name, self.kind, self.oktmo), self.name, self.kind, self.oktmo)

    def is_foreign(self, bound: Mapping[str, str], aliases: Mapping[str, str]) -> bool:
        """It stands in a source that may speak of another municipality only."""
        only = bound.get(self.source)
        return only is not None and Register([self.entry], aliases).match(only).municipality_id is None


def _with_codes(rows: Sequence[_Registered]) -> list[_Registered]:
    """A row without an ОКТМО is the municipality of that name and kind which has one, where there is only one."""

    def named(row: _Registered) -> tuple[str, frozenset[str]]:
        base, kinds = split_kind(row.name)
        return base, frozenset({row.kind}) if row.kind else kinds

    codes: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for row in rows:
        if row.oktmo and row.stands:
            codes[named(row)].add(row.oktmo)
    return [
        replace(row, oktmo=next(iter(codes[named(row)]))) if not row.oktmo and len(codes[named(row)]) == 1 else row
        for row in rows
    ]


def _first_each(entries: Sequence[Entry], *, by_name: bool = False) -> list[Entry]:
    """One entry per municipality; with `by_name`, one per municipality and name, so that former names are known, too."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        first.setdefault((entry.municipality_id, entry.name if by_name else ""), entry)
    return list(first.values())
