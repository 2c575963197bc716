"""What stands in the place of a page that cannot be shown: what is wrong, and what to do."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.components.parts import line
from dashboard.connection import BadSettingsError, UnreadableError
from dashboard.language import _
from dashboard.wording import tidy


def nobody() -> None:
    """Shown while no source has brought a municipality."""
    st.info(_("Муниципалитетов пока нет. Заполните лист «Муниципалитеты» и проверьте, что источник читается."))


def nothing(said: str) -> None:
    """An empty place: one sentence that says why, and what would fill it. Text of our own, or escaped."""
    st.html(line(said, quiet=True))


def unknown(said: str, asked: str, **more: str) -> None:
    """What the link `asked` for is not there, by its name, which is a stranger's; `said` has a place for it and for `more`."""
    name = f"«<bdi>{escape(tidy(asked, 40))}</bdi>»"
    st.html(f'<p class="md-warn" role="alert">{said.format(asked=name, **more)}</p>')


def preparing() -> None:
    """Shown while there is no warehouse yet."""
    st.title(_("Готовим данные…"), anchor=False)
    st.write(_("Страница откроется сама, как только таблицы будут прочитаны."))
    st.caption(_("Если этого не произошло за несколько минут, причина названа в журнале сервера."))


def unreadable(error: UnreadableError) -> None:
    """One sentence: what cannot be read, and what to do."""
    said = _("Не читается хранилище данных {file}; пересоберите его командой python -m pipelines rebuild.")
    if isinstance(error, BadSettingsError):
        said = _(
            "Не читается файл настроек {file}; проверьте, что он есть и записан как TOML, по образцу marathon.example.toml."
        )
    st.title(_("Показать данные не удалось"), anchor=False)
    st.html(f'<p class="md-line" role="alert">{said.format(file=f"<code>{escape(error.path.name)}</code>")}</p>')


def broken() -> None:
    """Shown when a page breaks."""
    st.title(_("Страница не построилась"), anchor=False)
    st.write(
        _("Ошибка записана в журнал сервера. Попробуйте обновить страницу; если не помогло, сообщите администратору.")
    )
