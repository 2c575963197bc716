"""The day's letters: what is fetched for them, who gets which, and the files they are written to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from dashboard import settings
from dashboard.conclusions import assignments as asked
from dashboard.conclusions import digest, digest_council, digest_municipality, schedule
from dashboard.conclusions import meetings as held
from dashboard.conclusions.digest import Known, Message, Moved
from dashboard.conclusions.names import names
from dashboard.frames import assignments, checkpoints, meetings, quality, register, sources, standing
from dashboard.language import _
from dashboard.plain import Row
from dashboard.reports import digest_html, digest_text
from dashboard.reports.facts import Edition
from dashboard.settings import Digest, SettingsError

COUNCIL = "council"
Register = Mapping[str, Row]


@dataclass(frozen=True)
class Letter:
    """One message, in both of its forms. `key` is `COUNCIL` or a municipality's id; `whom` is for the person who runs the command."""

    key: str
    whom: str
    message: Message
    text: str
    html: str


def letters(of: Edition, address: str | None, municipality_id: str | None = None) -> list[Letter]:
    """The council's letter and one for each municipality; only that of the one chosen."""
    known = _known(of, address)
    if municipality_id is not None:
        return [_letter(known, municipality_id)]
    return [_letter(known, key) for key in (COUNCIL, *known.register)]


def _letter(known: Known, key: str) -> Letter:
    if key == COUNCIL:
        whom, message = "совет", digest_council.message(known)
    else:
        whom, message = known.register[key]["name"], digest_municipality.message(known, key)
    return Letter(key, whom, message, digest_text.text(message), digest_html.html(message))


def _known(of: Edition, address: str | None) -> Known:
    build, as_of = of.build, of.as_of
    progress, moves = standing.progress(build, as_of), checkpoints.moves(build, as_of)
    return Known(
        season=of.season,
        as_of=as_of,
        today=of.today,
        address=address,
        read_at=of.built_at,
        register=register.register(build),
        progress=progress,
        sums=standing.region(build, as_of),
        moved=tuple(Moved(day, standing.movement(build, as_of, day)) for day in digest.days_compared(of.season, as_of)),
        dues=schedule.dues(checkpoints.checkpoints(build, as_of), moves, progress, of.season),
        moves=schedule.moved(moves),
        missed=checkpoints.missed(build, as_of),
        assignments=asked.read(assignments.assignments(build, as_of)),
        meetings=held.meetings(meetings.meetings(build, as_of)),
        findings=quality.findings(build),
        sources=sources.sources(build),
    )


# --- whose ------------------------------------------------------------------------------------------------------------


def find(known: Register, asked_for: str) -> str | list[str]:
    """The id of the municipality with that name or code; else the names that come near, or all that bear it."""
    wanted = _plain(asked_for)
    found = [
        key for key, row in known.items() if wanted in (_plain(key), _plain(row["oktmo"] or ""), _plain(row["name"]))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        return [f"{known[key]['name']} ({known[key]['oktmo'] or key})" for key in found]
    names = {_plain(row["name"]): row["name"] for row in known.values()}
    parts = [name for plain, name in names.items() if wanted in plain]
    return parts[:3] or [names[near] for near in get_close_matches(wanted, names, 3, 0.5)]


def _plain(name: str) -> str:
    """Case, ё/е and odd spaces do not make another name."""
    return " ".join(name.casefold().replace("ё", "е").split())


def recipients(known: Register, listed: Digest) -> dict[str, tuple[str, ...]]:
    """By key of a letter the addresses that get it. Raises SettingsError where a name leads to no municipality, or to several."""
    found: dict[str, tuple[str, ...]] = {COUNCIL: listed.council}
    for name, addresses in listed.municipalities.items():
        key = find(known, name)
        if isinstance(key, list):
            raise SettingsError(f'{settings.locate()}: digest.municipalities."{name}": {unknown(key)}')
        already = {one.casefold() for one in found.get(key, ())}
        found[key] = (*found.get(key, ()), *(one for one in addresses if one.casefold() not in already))
    return found


def unknown(near: list[str]) -> str:
    """Why a name leads to no municipality, and the cure."""
    if any(name.endswith(")") for name in near):
        return f"так называются несколько: {', '.join(near)}; пишите код из скобок"
    cure = f"возможно, {' или '.join(near)}" if near else "пишите имя или код ОКТМО, как в листе «Муниципалитеты»"
    return f"такого муниципалитета в реестре нет; {cure}"


# --- files ------------------------------------------------------------------------------------------------------------


def write(found: list[Letter], of: Edition, folder: Path) -> list[Path]:
    """«Письмо совету 2026-11-23.txt» and «.html», and the same by name for each municipality. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = names(register.register(of.build))
    paths: list[Path] = []
    for letter in found:
        title = _("Письмо совету") if letter.key == COUNCIL else _("Письмо {name}").format(name=shown[letter.key])
        path = folder / f"{_plain_file(title)} {of.as_of}"
        if path.with_name(f"{path.name}.txt") in paths:  # long names cut alike
            path = folder / f"{_plain_file(title)} {_plain_file(letter.key)} {of.as_of}"
        for suffix, written in (("txt", letter.text), ("html", letter.html)):
            paths.append(path.with_name(f"{path.name}.{suffix}"))
            paths[-1].write_text(written, encoding="utf-8")
    return paths


def _plain_file(title: str) -> str:
    """Without what some systems do not bear in a file's name."""
    return " ".join(re.sub(r'[\x00-\x1f<>:"/\\|?*]', " ", title).split())[:90].strip(" .")
