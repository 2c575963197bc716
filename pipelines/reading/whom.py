"""Whom a row speaks of: by its ОКТМО code, else its name, else the source's own municipality, else the title of its book."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.reading.book_titles import match_title
from pipelines.reading.names import Entry, Match, Register


@dataclass(frozen=True)
class Said:
    """What a row says of its municipality, and the title of the book in which it stands."""

    name: str | None
    oktmo: str | None = None
    title: str = ""


def whom(register: Register, said: Said, bound: str | None = None) -> Match:
    """The municipality, or what is wrong. A source `bound` to one may speak of no other (E305)."""
    entry = register.find(said.oktmo) if said.oktmo else None
    found = _by_code(register, said, entry) if entry else _by_name(register, said, bound)
    if said.oktmo and entry is None and found.municipality_id is not None:
        found = Match(found.municipality_id, "W309", value=said.oktmo)
    if bound is not None:
        own = register.match(bound)
        if own.municipality_id is None:
            return replace(own, value=said.name or bound)
        if found.municipality_id not in {None, own.municipality_id}:
            return Match(code="E305", value=said.name or said.oktmo)
    return found


def _by_code(register: Register, said: Said, entry: Entry) -> Match:
    """The code decides, unless the name beside it is another's."""
    named = register.match(said.name) if said.name else Match()
    meant = {named.municipality_id} if named.municipality_id else named.among
    if meant and entry.municipality_id not in meant:
        return Match(code="E307", value=said.oktmo, other=register.full_name(entry))
    return Match(entry.municipality_id)


def _by_name(register: Register, said: Said, bound: str | None) -> Match:
    if said.name is not None:
        return register.match(said.name)
    if bound is not None:
        return register.match(bound)
    if said.oktmo is not None:
        return register.match(said.oktmo)  # E301: nothing else is said
    return match_title(register, said.title)
