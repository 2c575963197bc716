"""What is chosen on the pages of the organisation's work; `filters` holds what every page asks."""

from __future__ import annotations

import streamlit as st

from dashboard.language import _


def meeting(names: dict[str, str], usual: str) -> str:
    """The meeting shown, `?meeting=` with its id; `names` by id. Who chose none sees the `usual` one."""
    asked = st.query_params.get("meeting")
    if asked not in (None, *names):
        st.warning(_("Встречи из ссылки на листе «Встречи» нет. Выберите из списка."))
    st.session_state["meeting"] = asked if asked in names else usual
    found: str = st.selectbox(
        _("Встреча"),
        list(names),
        format_func=names.__getitem__,
        key="meeting",
        label_visibility="collapsed",
        on_change=_link_meeting,
        args=(usual,),
        width=420,
    )
    return found


def _link_meeting(usual: str) -> None:
    chosen = st.session_state["meeting"]
    if chosen == usual:
        st.query_params.pop("meeting", None)
    else:
        st.query_params["meeting"] = chosen
