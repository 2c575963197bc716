"""What the reader chooses. It lives in the widget and in the URL, nowhere else."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import wording
from dashboard.language import LANGUAGES, _
from dashboard.season import Season


def as_of(season: Season, today: date) -> date:
    """The day shown, `?as_of=`: from the season's start to today; anything else in the URL counts as today.

    Who chose no day follows today, also on a page left open over midnight: a keyed widget would keep its first default.
    """
    latest = season.latest(today)
    before, st.session_state["latest"] = st.session_state.get("latest"), latest
    if before not in (None, latest) and st.session_state.get("as_of") == before:
        st.session_state["as_of"] = latest
    st.date_input(
        _("На дату"),
        latest,
        min_value=season.starts_on,
        max_value=latest,
        format="DD.MM.YYYY",
        key="as_of",
        bind="query-params",
        label_visibility="collapsed",
        width=150,
    )
    return chosen(season, today)


def chosen(season: Season, today: date) -> date:
    """The day that `as_of` was drawn with."""
    found: date | None = st.session_state.get("as_of")
    return found or season.latest(today)


def past_day(today: date) -> None:
    """Says that a past day is shown, and leads back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="md-line"><b>{_("Показан прошлый день.")}</b></p>', width="content")
        st.button(_("К сегодняшнему"), type="tertiary", on_click=_choose, args=(today,))


def _choose(day: date) -> None:
    st.session_state["as_of"] = day


def indicator() -> str:
    """The indicator shown, `?indicator=` with its name (Streamlit puts the words of an option into the URL)."""
    return st.segmented_control(
        _("Показатель"),
        wording.INDICATORS,
        default=wording.INDICATORS[0],
        format_func=wording.short,
        key="indicator",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )


def language() -> str:
    """The language of the pages, `?lang=`; chosen before anything else is drawn."""
    return st.segmented_control(
        "Язык · Language",
        LANGUAGES,
        default=LANGUAGES[0],
        key="lang",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )


def municipality(names: dict[str, str]) -> str | None:
    """The municipality shown, `?m=` with its id; `names` by id. Chosen once, it stays chosen on the next page.

    None where the link names none that is known: the choice is open, and if the link named one, that is said.
    """
    asked = st.query_params.get("m")
    if asked in names:
        st.session_state["municipality"] = asked
    elif asked is not None:
        st.session_state.pop("municipality", None)
        st.warning(_("Муниципалитета из ссылки в таблицах нет. Выберите из списка."))
    found: str | None = st.selectbox(
        _("Муниципалитет"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        key="municipality",
        placeholder=_("Выберите муниципалитет"),
        label_visibility="collapsed",
        on_change=_link_municipality,
        persist_state="session",
    )
    if found is not None and asked is None:
        st.query_params["m"] = found
    return found


def _link_municipality() -> None:
    chosen = st.session_state["municipality"]
    if chosen is None:
        st.query_params.pop("m", None)
    else:
        st.query_params["m"] = chosen
