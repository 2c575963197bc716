"""Names of municipalities → the register. The kind decides between namesakes; the nearest name is suggested, never taken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz, process

from pipelines.reading.kinds import INNER_CITY, TOWN, VILLAGE, Name, genitives, parse_name, split_kind
from pipelines.reading.text import fold

NEAR: Final = 75  # of 100: below this a name is too far to be suggested
_INSIDE: Final = frozenset({TOWN, VILLAGE, INNER_CITY})  # kinds that lie in another municipality


@dataclass(frozen=True)
class Entry:
    """One municipality of the register. `kind` is the column «Тип», `oktmo` 8 or 11 digits."""

    municipality_id: str
    name: str
    kind: str | None = None
    oktmo: str | None = None


@dataclass(frozen=True)
class Match:
    """What a name was found to mean: `municipality_id`, or the code of a finding, its value and what to suggest.

    A warning has both. `other` is the municipality a code means where the name beside it means another; `among` are the
    ids that a name of several may mean.
    """

    municipality_id: str | None = None
    code: str | None = None
    suggestion: str | None = None
    value: str | None = None
    other: str | None = None
    among: frozenset[str] = field(default=frozenset(), compare=False)


def identify(name: str, kind: str | None, oktmo: str | None) -> str:
    """A municipality's id: the ОКТМО where given, else the normalised name with its kind."""
    if oktmo:
        return oktmo
    base, kinds = split_kind(name)
    return fold(name) if kinds or not kind else f"{base} ({kind})"


class Register:
    """The register of municipalities, asked by name or code. `aliases`: what people type → its name or code there."""

    def __init__(self, entries: Iterable[Entry], aliases: Mapping[str, str] = MappingProxyType({})) -> None:
        self.entries = tuple(entries)
        self._by_code: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._by_base: dict[str, list[Entry]] = defaultdict(list)
        self._by_genitive: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            base = _key(parse_name(entry.name).base)
            self._by_base[base].append(entry)
            for form in genitives(base):
                self._by_genitive[form].append(entry)
            if entry.oktmo:
                self._by_code[_whole_code(entry.oktmo)][entry.oktmo] = entry
        self._alike: dict[str, list[str]] = defaultdict(list)
        for base in self._by_base:
            for beginning in _beginnings(base):
                self._alike[beginning].append(base)
        self._aliases = {fold(typed): meant for typed, meant in aliases.items()}
        self._known: dict[str, Match] = {}

    def match(self, text: str) -> Match:
        """The municipality that a cell's text names."""
        if text not in self._known:
            self._known[text] = self._match(text)
        return self._known[text]

    def find(self, code: str) -> Entry | None:
        """The municipality of an ОКТМО code; «36701000000» is the 8-digit code «36701000», written out."""
        same = self._by_code.get(_whole_code(code), {})
        return same.get(code) or (next(iter(same.values())) if len(same) == 1 else None)

    def full_name(self, entry: Entry) -> str:
        """Its name with its kind; with its code where a namesake is of that kind, too."""
        name = entry.name if split_kind(entry.name)[1] or not entry.kind else f"{entry.name} ({entry.kind})"
        alike = self._by_base[_key(parse_name(entry.name).base)]
        ids = {e.municipality_id for e in alike if (e.name, e.kind) == (entry.name, entry.kind)}
        return f"{name}, ОКТМО {entry.oktmo}" if len(ids) > 1 and entry.oktmo else name

    def _match(self, text: str) -> Match:
        if not self.entries:
            return Match(code="E304", value=text)
        meant = self._aliases.get(fold(text))
        found = self._named(text if meant is None else meant)
        if found.municipality_id is None and meant is not None:
            what = f"{meant} — так в aliases, но в реестре этого нет" if found.code == "E301" else found.suggestion
            return Match(code=found.code, suggestion=what, value=text, among=found.among)
        return found

    def _named(self, text: str) -> Match:
        code = "".join(text.split())
        if re.fullmatch(r"[0-9]{7,8}|[0-9]{10,11}", code) and (
            entry := self.find(code.zfill(8 if len(code) < 9 else 11))
        ):
            return Match(entry.municipality_id)
        name = parse_name(text)
        found = self._candidates(name)
        ids = frozenset(entry.municipality_id for entry in found)
        if len(ids) == 1:  # several where the register keeps former names
            return Match(next(iter(ids)))
        if found:
            several = " или ".join(dict.fromkeys(self.full_name(entry) for entry in found[:3]))
            return Match(code="E302", suggestion=several, value=text, among=ids)
        return Match(code="E301", suggestion=self._nearest(name), value=text)

    def _candidates(self, name: Name) -> list[Entry]:
        """All that a name may mean: by its very word, else, behind «администрация» or «района», by its genitive."""
        base = _key(name.base)
        direct = _of_kind(self._by_base.get(base, ()), name)
        found = direct or (_of_kind(self._by_genitive.get(base, ()), name) if name.is_genitive else [])
        if name.parent is None:
            return found
        parents = [(entry, self._parent(entry)) for entry in found]
        near = [entry for entry, parent in parents if parent == _key(name.parent or "")]
        return near or [entry for entry, parent in parents if parent is None and (_INSIDE & _kinds(entry))]

    def _parent(self, entry: Entry) -> str | None:
        """The district that a settlement lies in: by its name, else by its code."""
        if parent := parse_name(entry.name).parent:
            return _key(parent)
        code = entry.oktmo or ""
        around = self.find(code[:8] if len(code) > 8 else code[:5] + "000")
        return _key(parse_name(around.name).base) if around and around.oktmo != code else None

    def _nearest(self, name: Name) -> str | None:
        """The nearest of the names that begin alike; of namesakes the first of a kind that fits."""
        base = _key(name.base)
        alike = dict.fromkeys(other for beginning in _beginnings(base) for other in self._alike.get(beginning, ()))
        near = process.extractOne(base, list(alike), scorer=fuzz.ratio, score_cutoff=NEAR)
        if near is None:
            return None
        same = self._by_base[near[0]]
        return (_of_kind(same, name) or same)[0].name


def _kinds(entry: Entry) -> frozenset[str]:
    return frozenset({entry.kind}) if entry.kind else parse_name(entry.name).kinds


def _of_kind(entries: Sequence[Entry], name: Name) -> list[Entry]:
    return [e for e in entries if not name.kinds or not (own := _kinds(e)) or name.kinds & own]


def _key(base: str) -> str:
    """«Кинель - Черкасский» and «Кинель Черкасский» are one name."""
    return " ".join(base.replace("-", " ").split())


def _beginnings(base: str) -> tuple[str, ...]:
    """The first letter, and the next two for a slip in the first: comparing with every name would take seconds."""
    return (base[:1], base[1:3]) if base else ()


def _whole_code(code: str) -> str:
    """The last three digits say which settlement; «000» is none."""
    return code.removesuffix("000") if len(code) == 11 else code
