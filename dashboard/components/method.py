"""Pieces of «Методика»: contents, paragraphs with their examples, the rules of the status, the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

import streamlit as st

from dashboard import links, wording
from dashboard.components.parts import items, line, shape
from dashboard.conclusions import schedule_words
from dashboard.conclusions.method import TITLES, Example, Paragraph, title
from dashboard.conclusions.method_status import Rule
from dashboard.conclusions.statuses import word
from dashboard.language import _


def contents() -> None:
    """Links to the sections of this page."""
    found = "".join(f'<li><a class="md-link" href="#{code}">{title(code)}</a></li>' for code in TITLES)
    st.html(f'<nav aria-label="{_("Содержание")}"><ul class="md-list md-toc">{found}</ul></nav>')


def heading(code: str) -> None:
    """The heading of a section, which links can lead to."""
    st.subheader(title(code), anchor=code)


def paragraphs(found: Iterable[Paragraph]) -> None:
    """Paragraphs, each with its examples below."""
    _prose("".join(_paragraph(one) for one in found))


def rules(found: Iterable[Rule]) -> None:
    """The rules of the status in their order."""
    _prose(f'<ol class="md-rules">{"".join(_rule(one) for one in found)}</ol>')


def marks(found: dict[str, str]) -> None:
    """The marks of the calendar of due dates: shape, word, meaning."""
    listed = [f"{shape(code)}<b>{schedule_words.word(code)}</b> — {escape(text)}" for code, text in found.items()]
    _prose(f"<p><b>{_('Отметки на странице «Сроки»')}</b></p>{items(listed, 'meanings')}")


def words(found: dict[str, str]) -> None:
    """The glossary."""
    listed = "".join(f"<dt>{escape(term)}</dt><dd>{escape(meaning)}</dd>" for term, meaning in found.items())
    _prose(f"<dl>{listed}</dl>")


def conclusion(message: str, how: str) -> None:
    """What a chart shows, and how to read it, over it."""
    st.html(f'<p class="md-line"><b>{escape(message)}</b></p>{line(escape(how), quiet=True)}')


def _prose(html: str) -> None:
    st.html(f'<div class="md-prose">{html}</div>')


def _paragraph(found: Paragraph) -> str:
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(found.text))
    examples = "".join(f"<p>{_example(one)}</p>" for one in found.examples)
    return f"<p>{text}</p>" + (f'<div class="md-example">{examples}</div>' if examples else "")


def _example(found: Example) -> str:
    """«Темнов район, регистрации: 38 / 100 = 38 %», the name a link."""
    whose = [links.municipality(found.municipality_id, found.name)] if found.municipality_id and found.name else []
    about = ", ".join([*whose, *([found.about] if found.about else [])])
    if not about:
        return escape(wording.capital(found.said))
    return f"{about if whose else wording.capital(about)}: <bdi>{escape(found.said)}</bdi>"


def _rule(found: Rule) -> str:
    example = f" · {_example(found.example)}" if found.example else ""
    said = f"{shape(found.status)}<b>{word(found.status)}</b> — {escape(found.text)}"
    return f'<li>{said}<div class="md-quiet">{found.decided}{example}</div></li>'
