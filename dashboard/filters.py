"""What the reader chooses. It lives in the widget and in the URL, nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_tab_container import TabContainer

from dashboard import links, whose, wording
from dashboard.components import folded as fold
from dashboard.components import states
from dashboard.conclusions.quality import SEVERITIES
from dashboard.language import LANGUAGES, N_, _, said_in
from dashboard.season import Season

VIEWS = (
    N_("Таблица"),
    N_("Что изменилось"),
    N_("Карта"),
    N_("Исправить"),
    N_("Кто когда сообщил"),
    N_("Что не вошло"),
    N_("История цифр"),
    N_("Источники"),
    N_("По муниципалитетам"),
    N_("По неделям"),
)
"""The names of tabs that links may hold."""

NO_SUCH_MUNICIPALITY = N_("Муниципалитета {asked} из ссылки в таблицах нет. Выберите из списка.")


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
    usual, latest = max(season.starts_on, as_of - timedelta(7)), as_of - timedelta(1)
    if "since" not in st.session_state and not _is_day(st.query_params.get("since"), season.starts_on, latest):
        said = _(
            "С днём {asked} из ссылки сравнить нельзя, сравнение идёт с {usual}. Выберите день с {first} по {last}."
        )
        _unknown_day(said, st.query_params["since"], season.starts_on, latest, usual=wording.day(usual))
    before, st.session_state["usual_since"] = st.session_state.get("usual_since"), usual
    asked = st.session_state.get("since")
    if asked is not None and (asked == before != usual or asked >= as_of):
        st.session_state["since"] = usual
    found: date | None = st.date_input(
        _("Сравнить с днём"),
        usual,
        min_value=season.starts_on,
        max_value=latest,
        format="DD.MM.YYYY",
        key="since",
        bind="query-params",
        width=170,
    )
    return found or usual


def unknown_day(asked: str | None, season: Season, today: date) -> None:
    """Says so where the link `asked` for a day that cannot be shown; the widget has fallen back to today by then."""
    if not _is_day(asked, season.starts_on, season.latest(today)):
        said = _("День {asked} из ссылки показать нельзя, показан последний. Выберите день с {first} по {last}.")
        _unknown_day(said, asked or "", season.starts_on, season.latest(today))


def _is_day(asked: str | None, first: date, last: date) -> bool:
    """Whether a link asks for no day, or for one from `first` to `last`."""
    try:
        return asked is None or first <= date.fromisoformat(asked) <= last
    except ValueError:
        return False


def _unknown_day(said: str, asked: str, first: date, last: date, **more: str) -> None:
    states.unknown(said, asked, first=wording.day(first), last=wording.day(last), **more)


def past_day(today: date) -> None:
    """Says that a past day is shown, and leads back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="md-line"><b>{_("Показан прошлый день.")}</b></p>', width="content")
        st.button(_("К сегодняшнему"), type="tertiary", on_click=_choose, args=(today,))


def _choose(day: date) -> None:
    st.session_state["as_of"] = day


def indicator() -> str:
    """The indicator shown, `?indicator=` with its name in any language. Links carry it to the next page (`app/page.js`)."""
    first = wording.INDICATORS[0]
    linked("indicator", wording.SHORT, first)
    found = st.segmented_control(
        _("Показатель"),
        wording.INDICATORS,
        format_func=wording.short,
        key="indicator",
        required=True,
        label_visibility="collapsed",
        on_change=say,
        args=("indicator", wording.SHORT, first),
    )
    shown = found or first
    st.html(links.query("indicator", "" if shown == first else wording.short(shown)))
    return shown


def linked(key: str, words: Mapping[str, str], usual: str | None) -> None:
    """Before a widget of that key is drawn: it shows what the link says in any language, else the `usual`.

    `words` by what they stand for. Not bound to the URL: Streamlit would know the words of one language only. Only a
    choice is written there: each writing is a step of the browser's history, and «back» takes the choice back.
    """
    said = {said_in(language, word): code for code, word in words.items() for language in LANGUAGES}
    asked = st.query_params.get(key)
    if asked is not None and asked not in said:
        states.unknown(_("Такого выбора, как {asked} из ссылки, здесь нет. Выберите из предложенного."), asked)
    st.session_state[key] = said.get(asked or "", usual)


def say(key: str, words: Mapping[str, str], usual: str | None) -> None:
    """The URL says what is chosen, unless it is the `usual`."""
    found = st.session_state[key]
    if found in (None, usual):
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != _(words[found]):
        st.query_params[key] = _(words[found])


def view(*names: str) -> Sequence[TabContainer]:
    """Tabs of which only the open one is drawn, `?view=` with its name in any language."""
    said = {said_in(language, name): _(name) for name in VIEWS for language in LANGUAGES}
    if "view" not in st.session_state:
        asked = st.query_params.get("view")
        if asked in said and asked not in names and said[asked] in names:
            st.query_params["view"] = said[asked]
            st.rerun()  # a bound widget reads its link before the script runs
    elif st.session_state["view"] not in names and said.get(st.session_state["view"]) in names:
        st.session_state["view"] = said[st.session_state["view"]]
    tabs = st.tabs(names, key="view", on_change="rerun", bind="query-params")
    shown = st.session_state["view"]  # in another language Streamlit takes the former name out of the address
    st.html(links.query("view", "" if shown == names[0] else shown))
    return tabs


def folded(label: str, key: str) -> ExpanderContainer:
    """What is only drawn when it is `open`, which stands in the URL under the key. Its label is a text of our own."""
    return fold.folded(label, key)


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


def asked_municipality() -> str | None:
    """Id of the municipality that the link names, `?m=`, else of the one chosen before, known or not."""
    found: str | None = st.query_params.get("m", st.session_state.get("m"))
    return found


def municipality(names: dict[str, str], row: DeltaGenerator | None = None, *, everybody: bool = False) -> str | None:
    """The municipality shown, `?m=` with its id; `names` by id. Chosen once, it stays chosen on the next page.

    None where the link names none that is known: the choice is open, and if the link named one, that is said. A page that
    also shows `everybody` does so until one is chosen. The choice stands in a `row` with others where there is one, the word
    about a link below it.
    """
    named = asked_municipality()
    if named in names:
        st.session_state["municipality"] = named
    elif named is not None:
        st.session_state.pop("municipality", None)
        states.unknown(_(NO_SUCH_MUNICIPALITY), named)
    found: str | None = (row or st).selectbox(
        _("Муниципалитет"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        key="municipality",
        placeholder=_("Все муниципалитеты: найдите свой") if everybody else _("Выберите муниципалитет"),
        label_visibility="collapsed",
        on_change=_link_municipality,
        width=420 if everybody else "stretch",
    )
    if found is not None:
        st.session_state["m"] = found  # kept in the session, as the next page's link names nobody
        st.html(links.query("m", found))
    whose.choose(found)
    return found


def sheet(sheets: list[str]) -> str | None:
    """The sheet whose findings are shown, `?sheet=`; None: all. Where there is but one, nothing is asked."""
    asked = st.query_params.get("sheet")
    if asked is not None and asked not in sheets:
        states.unknown(_("Замечаний к листу {asked} из ссылки нет, показаны все."), asked)
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
    """The severity of findings that is shown, `?severity=` with its name in any language; None: all."""
    linked("severity", SEVERITIES, None)
    return st.segmented_control(
        _("Серьёзность"),
        list(SEVERITIES),
        format_func=lambda code: _(SEVERITIES[code]),
        key="severity",
        label_visibility="collapsed",
        on_change=say,
        args=("severity", SEVERITIES, None),
    )


def peers(names: dict[str, str]) -> list[str]:
    """Whom to compare with instead of the peer group, `?with=` with their names; `names` by id, no two the same. Empty: nobody chosen."""
    if len(names) < 2:
        return []  # there is nobody to choose
    if unknown := [name for name in st.query_params.get_all("with") if name not in names.values()]:
        states.unknown(_(NO_SUCH_MUNICIPALITY), ", ".join(unknown))
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
