"""What the reader chooses. It lives in the widget and in the URL, nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_tab_container import TabContainer

from dashboard import wording
from dashboard.components import states
from dashboard.conclusions.quality import SEVERITIES
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


def since(season: Season, as_of: date) -> date | None:
    """The day with which the day shown is compared, `?since=`: from the season's start, a week earlier unless chosen.

    None on the season's first day: nothing is before it, which is said. Who chose no day stays a week behind whatever day is shown.
    """
    if as_of <= season.starts_on:
        states.nothing(_("Это первый день марафона: сравнить пока не с чем."))
        return None
    usual = max(season.starts_on, as_of - timedelta(7))
    before, st.session_state["usual_since"] = st.session_state.get("usual_since"), usual
    asked = st.session_state.get("since")
    if asked is not None and (asked == before != usual or asked >= as_of):
        st.session_state["since"] = usual
    found: date | None = st.date_input(
        _("Сравнить с днём"),
        usual,
        min_value=season.starts_on,
        max_value=as_of - timedelta(1),
        format="DD.MM.YYYY",
        key="since",
        bind="query-params",
        width=170,
    )
    return found or usual


def unknown_day(asked: str | None, season: Season, today: date) -> None:
    """Says so where the link `asked` for a day that cannot be shown; the widget has fallen back to today by then."""
    try:
        known = asked is None or season.starts_on <= date.fromisoformat(asked) <= season.latest(today)
    except ValueError:
        known = False
    if not known:
        first, last = wording.day(season.starts_on), wording.day(season.latest(today))
        said = _("Дня из ссылки показать нельзя, показан последний. Выберите день с {first} по {last}.")
        st.warning(said.format(first=first, last=last))


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


def view(*names: str) -> Sequence[TabContainer]:
    """Tabs of which only the open one is drawn, `?view=` with its name."""
    return st.tabs(names, key="view", on_change="rerun", bind="query-params")


def folded(label: str, key: str) -> ExpanderContainer:
    """What is only drawn when it is `open`, which stands in the URL under the key. Its label is a text of our own."""
    return st.expander(label, key=key, on_change="rerun", bind="query-params")


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
    asked = st.query_params.get("m", st.session_state.get("m"))
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
    )
    if found is not None:
        st.query_params["m"] = st.session_state["m"] = (
            found  # kept in the session, as the next page's link names nobody
        )
    return found


def whose(names: dict[str, str]) -> str | None:
    """Whose data are looked at, `?of=` with the name; `names` by id, no two alike. None: everybody's."""
    if not names:
        return None
    found: str | None = st.selectbox(
        _("Чьи данные"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        key="of",
        bind="query-params",
        placeholder=_("Все муниципалитеты: найдите свой"),
        label_visibility="collapsed",
        width=420,
    )
    return found


def sheet(sheets: list[str]) -> str | None:
    """The sheet whose findings are shown, `?sheet=`; None: all. Where there is but one, nothing is asked."""
    if len(sheets) < 2:
        return None
    found: str | None = st.selectbox(
        _("Лист"),
        sheets,
        index=None,
        key="sheet",
        bind="query-params",
        placeholder=_("Все листы"),
        label_visibility="collapsed",
        width=420,
    )
    return found


def severity() -> str | None:
    """The severity of findings that is shown, `?severity=` with its name; None: all."""
    return st.segmented_control(
        _("Серьёзность"),
        list(SEVERITIES),
        format_func=lambda code: _(SEVERITIES[code]),
        key="severity",
        bind="query-params",
        label_visibility="collapsed",
    )


def peers(names: dict[str, str]) -> list[str]:
    """Whom to compare with instead of the peer group, `?with=` with their names; `names` by id, no two the same. Empty: nobody chosen."""
    return st.multiselect(
        _("С кем сравнить вместо этого"),
        list(names),
        format_func=names.__getitem__,
        key="with",
        bind="query-params",
        max_selections=20,
        placeholder=_("Выберите муниципалитеты"),
    )


def _link_municipality() -> None:
    chosen = st.session_state["municipality"]
    st.session_state["m"] = chosen
    if chosen is None:
        st.query_params.pop("m", None)
    else:
        st.query_params["m"] = chosen
