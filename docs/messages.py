"""Brings new texts of the pages into dashboard/locale/en.po and drops those that are gone: `make messages`.

Texts stand in the code in Russian; what is not translated yet has an empty `msgstr`, and a test says so.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = ROOT / "dashboard"
CATALOGUE: Final = PAGES / "locale" / "en.po"
FORMS: Final = {"_": (0,), "N_": (0,), "plural": (1, 3)}
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
    for path in sorted(PAGES.rglob("*.py")):
        for text in marked(ast.parse(path.read_text(encoding="utf-8"))):
            found.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return found


def marked(tree: ast.AST) -> Iterator[str | tuple[str, ...]]:
    """The marked texts of a module, those within f-strings as well (Babel's own extractor passes over them)."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        places = FORMS.get(ast.unparse(call.func), ())
        arguments = [call.args[place] for place in places if place < len(call.args)]
        texts = tuple(one.value for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str))
        if texts and len(texts) == len(places):
            yield texts if len(texts) > 1 else texts[0]


def is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether every form of a translation is there."""
    return all([string] if isinstance(string, str) else string or [""])


if __name__ == "__main__":
    sys.exit(main())
