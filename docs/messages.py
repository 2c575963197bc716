"""Brings new texts of the pages into dashboard/locale/en.po and drops those that are gone: `make messages`.

Texts stand in the code in Russian; what is not translated yet has an empty `msgstr`, and a test says so.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = ROOT / "dashboard"
CATALOGUE: Final = PAGES / "locale" / "en.po"
KEYWORDS: Final = {"_": None, "N_": None, "plural": (2, 4)}
"""How texts are marked: `_("…")`, `N_("…")`, `plural(n, "день", "дня", "дней")` by its first and last form."""


def main() -> int:
    """Writes the catalogue; says how many texts wait for a translation."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    catalogue.update(texts(), no_fuzzy_matching=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=120, ignore_obsolete=True, include_lineno=False)
    waiting = [message.id for message in catalogue if message.id and not is_translated(message.string)]
    sys.stdout.write(f"{CATALOGUE.relative_to(ROOT)}: {len(catalogue)} текстов, без перевода {len(waiting)}\n")
    return 0


def texts() -> Catalog:
    """Every marked text of the pages, each with the files it stands in."""
    made = datetime(2026, 1, 1, tzinfo=UTC)  # a constant: the file changes only where a text does
    found = Catalog(locale="en", project="municipal-dialogue", fuzzy=False, creation_date=made, revision_date=made)
    marked = extract_from_dir(PAGES, method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _, text, _, _ in sorted(marked, key=lambda one: (one[0], one[1])):
        found.add(text, locations=[(f"dashboard/{name}", 0)])
    return found


def is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether every form of a translation is there."""
    return all([string] if isinstance(string, str) else string or [""])


if __name__ == "__main__":
    sys.exit(main())
