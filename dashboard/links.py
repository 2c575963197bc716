"""Links from page to page, as HTML: plain addresses that can be copied and sent; `app/page.js` follows them without a reload."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from dashboard.language import LANGUAGES, _, spoken


def address(page: str, **query: str) -> str:
    """`municipality?m=…`, with the language that is spoken; the page's own `url_path`, "" for «Обзор»."""
    if spoken() != LANGUAGES[0]:
        query["lang"] = spoken()
    return f"./{page}?{urlencode(query)}" if query else f"./{page}"


def municipality(municipality_id: str, name: str) -> str:
    """A municipality's name that leads to its page; the name is escaped here."""
    return (
        f'<a class="md-link" href="{escape(address("municipality", m=municipality_id))}"><bdi>{escape(name)}</bdi></a>'
    )


def peers(municipality_id: str, name: str) -> str:
    """A municipality's name that leads to its comparison; the name is escaped here."""
    return f'<a class="md-link" href="{escape(address("peers", m=municipality_id))}"><bdi>{escape(name)}</bdi></a>'


def outreach(municipality_id: str, name: str) -> str:
    """A municipality's name that leads to what it tells its employees; the name is escaped here."""
    return f'<a class="md-link" href="{escape(address("outreach", m=municipality_id))}"><bdi>{escape(name)}</bdi></a>'


def coordination(municipality_id: str, name: str) -> str:
    """A municipality's name that leads to its tree on «Координация»; the name is escaped here."""
    return (
        f'<a class="md-link" href="{escape(address("coordination", m=municipality_id))}"><bdi>{escape(name)}</bdi></a>'
    )


def outside(url: str | None, shown: str, *, alone: bool = False) -> str:
    """HTML that leads to a page of another site, in a tab of its own; as it is where there is no web address.

    `alone`: no words around it, so it is as high as a finger.
    """
    if url is None or not url.startswith(("https://", "http://")):
        return shown
    css = "md-link md-open" if alone else "md-link"
    return f'<a class="{css}" href="{escape(url)}" target="_blank" rel="noopener">{shown}</a>'


def method(section: str, text: str) -> str:
    """Words of our own that lead to a section of «Методика» (a key of `conclusions.method.TITLES`)."""
    return f'<a class="md-link" href="{escape(address("method"))}#{section}">{escape(text)}</a>'


def sources(text: str) -> str:
    """Words of our own that lead to what is said of the sources on «Качество данных»."""
    return f'<a class="md-link" href="{escape(address("quality", view=_("Источники")))}">{escape(text)}</a>'


def query(key: str, value: str) -> str:
    """An unseen mark: `app/page.js` puts it into the address without a step of the browser's history; "" takes it out."""
    return f'<i hidden data-query="{escape(key)}" data-value="{escape(value)}"></i>'
