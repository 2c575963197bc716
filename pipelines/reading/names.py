"""Names of municipalities → the register. The kind decides between namesakes; the nearest name is suggested, never taken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pipelines.reading.kinds import split_kind
from pipelines.reading.text import fold


@dataclass(frozen=True)
class Entry:
    """One municipality of the register. `kind` is the column «Тип», `oktmo` 8 or 11 digits."""

    municipality_id: str
    name: str
    kind: str | None = None
    oktmo: str | None = None


@dataclass(frozen=True)
class Match:
    """What a name was found to mean: either `municipality_id`, or the code of a finding and what to suggest."""

    municipality_id: str | None = None
    code: str | None = None
    suggestion: str | None = None


def identify(name: str, kind: str | None, oktmo: str | None) -> str:
    """A municipality's id: the ОКТМО where given, else the normalised name with its kind."""
    if oktmo:
        return oktmo
    base, kinds = split_kind(name)
    return fold(name) if kinds or not kind else f"{base} ({kind})"


class Register:
    """The register of municipalities, asked by name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_oktmo: dict[str, Entry] = {}
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        self._by_base: dict[str, list[tuple[Entry, frozenset[str]]]] = defaultdict(list)
        for entry in entries:
            base, kinds = split_kind(entry.name)
            self._by_name[fold(entry.name)].append(entry)
            self._by_base[base].append((entry, frozenset({entry.kind}) if entry.kind else kinds))
            if entry.oktmo:
                self._by_oktmo[entry.oktmo] = entry
        self._choices = {entry.name: split_kind(entry.name)[0] for same in self._by_name.values() for entry in same}

    def match(self, text: str) -> Match:
        """The municipality that a cell's text names."""
        if not self._by_name:
            return Match(code="E304")
        code = "".join(text.split())
        if re.fullmatch(r"[0-9]{7,8}|[0-9]{10,11}", code) and (
            entry := self._by_oktmo.get(code.zfill(8 if len(code) < 9 else 11))
        ):
            return Match(entry.municipality_id)
        base, kinds = split_kind(text)
        found = [entry for entry, own in self._by_base.get(base, ()) if not kinds or not own or kinds & own]
        if len({entry.municipality_id for entry in found}) == 1:  # several where the register keeps former names
            return Match(found[0].municipality_id)
        if found:
            return Match(code="E302", suggestion=" или ".join(self._full(entry) for entry in found[:3]))
        return Match(code="E301", suggestion=self._nearest(base))

    def _full(self, entry: Entry) -> str:
        return entry.name if split_kind(entry.name)[1] or not entry.kind else f"{entry.name} ({entry.kind})"

    def _nearest(self, base: str) -> str | None:
        near = process.extractOne(base, self._choices, scorer=fuzz.WRatio, score_cutoff=75) if base else None
        return str(near[2]) if near else None


def match_bound(register: Register, text: str | None, bound: str | None) -> Match:
    """As `Register.match`; in a source bound to one municipality a missing name means that one, another is refused."""
    if bound is None:
        return register.match(text or "")
    own = register.match(bound)
    if text is None or own.municipality_id is None:
        return own
    named = register.match(text)
    return named if named.municipality_id in {None, own.municipality_id} else Match(code="E305")
