"""The day's letters: what is fetched for them, who gets which, and the files they are written to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dashboard import settings, takeaway
from dashboard.conclusions import assignments as asked
from dashboard.conclusions import digest, digest_council, digest_municipality, schedule
from dashboard.conclusions import meetings as held
from dashboard.conclusions.digest import Known, Message, Moved
from dashboard.conclusions.names import names
from dashboard.frames import assignments, checkpoints, meetings, register, sources, standing
from dashboard.language import _
from dashboard.reports import digest_html, digest_text, files
from dashboard.reports.choice import Register, municipality
from dashboard.reports.facts import Edition, findings
from dashboard.settings import Digest

COUNCIL = "council"


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
        assignments=asked.read(assignments.assignments(build, of.on)),
        meetings=held.meetings(meetings.meetings(build, of.on)),
        findings=findings(of),
        sources=sources.sources(build),
    )


# --- whose ------------------------------------------------------------------------------------------------------------


def recipients(known: Register, listed: Digest) -> dict[str, tuple[str, ...]]:
    """By key of a letter the addresses that get it. Raises SettingsError where a name leads to no municipality, or to several."""
    found: dict[str, tuple[str, ...]] = {COUNCIL: listed.council}
    for name, addresses in listed.municipalities.items():
        key = municipality(known, name, f'{settings.locate()}: digest.municipalities."{name}"')
        already = {one.casefold() for one in found.get(key, ())}
        found[key] = (*found.get(key, ()), *(one for one in addresses if one.casefold() not in already))
    return found


# --- files ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Written:
    """What became of one file: `error` is why it is not there."""

    path: Path
    error: OSError | None


def write(found: list[Letter], of: Edition, folder: Path) -> list[Written]:
    """«Письмо совету, Самарская область, 2026-11-23.txt» and «.html», and the same by name for each municipality.

    Raises OSError without the folder; of one file that cannot be written the others know nothing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    done: list[Written] = []
    for name, letter in zip(_names(found, of), found, strict=True):
        for suffix, written in (("txt", letter.text), ("html", letter.html)):
            path = folder / f"{name}.{suffix}"
            try:
                files.whole(path, written.encode())
            except OSError as error:
                done.append(Written(path, error))
            else:
                done.append(Written(path, None))
    return done


def _names(found: list[Letter], of: Edition) -> list[str]:
    """What the files are called, as papers are, of the day of the letter; long names that were cut alike also bear their code."""
    shown = names(register.register(of.build))
    titles = {
        letter.key: _("Письмо совету") if letter.key == COUNCIL else _("Письмо {name}").format(name=shown[letter.key])
        for letter in found
    }
    parts = of.season.region, of.on.isoformat()
    short = {key: takeaway.file_name(title, *parts) for key, title in titles.items()}
    alike = Counter(name.casefold() for name in short.values())
    return [
        name if alike[name.casefold()] == 1 else takeaway.file_name(titles[key], key, *parts)
        for key, name in short.items()
    ]
