"""The language of the page that is drawn: Russian, which stands in the code, or English from `locale/en.po` (gettext).

Each script run says once what it speaks (`speak`); everything drawn in that run follows. Texts are written as `_("…")`, texts
that stand in a table at import as `N_("…")` and are translated where they are shown: `_(TABLE[code])`.
`make messages` brings new texts into the catalogue.
"""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("ru", "en")
CATALOGUES = Path(__file__).parent / "locale"

_spoken: ContextVar[str] = ContextVar("spoken", default=LANGUAGES[0])


def speak(language: str | None) -> None:
    """From here on this run speaks that language; Russian where it is unknown."""
    _spoken.set(language if language in LANGUAGES else LANGUAGES[0])


def spoken() -> str:
    """«ru» or «en»."""
    return _spoken.get()


def locale() -> Locale:
    """Babel's rules for numbers, days and plurals."""
    return _locale(spoken())


def _(text: str) -> str:
    """A Russian text of the code in the language spoken; markup and {places} are kept."""
    return said_in(spoken(), text)


def said_in(language: str, text: str) -> str:
    """A Russian text of the code in any of `LANGUAGES`."""
    return text if language == LANGUAGES[0] else _catalogue(language).gettext(text)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name
    """Marks a text for the catalogue without translating it yet."""
    return text


def plural(n: float, one: str, few: str, many: str) -> str:
    """The form that goes with `n`: 1 день, 2 дня, 5 дней; other languages take theirs for «день»/«дней»."""
    if spoken() != LANGUAGES[0]:
        return _catalogue(spoken()).ngettext(one, many, 1 if n == 1 else 2)
    return {"one": one, "few": few}.get(locale().plural_form(n), many)


@cache
def _locale(language: str) -> Locale:
    return Locale(language)


@cache
def _catalogue(language: str) -> GNUTranslations:
    """The .po as gettext wants it; compiled in memory, so that nothing can be older than its source."""
    with (CATALOGUES / f"{language}.po").open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
