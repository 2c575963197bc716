"""What is chosen on the pages of the organisation's work; `filters` holds what every page asks."""

from __future__ import annotations

import streamlit as st

from dashboard import filters
from dashboard.components import states
from dashboard.conclusions.assignments import STATES
from dashboard.language import _


def meeting(names: dict[str, str], usual: str) -> str:
    """The meeting shown, `?meeting=` with its id; `names` by id. Who chose none sees the `usual` one."""
    asked = st.query_params.get("meeting")
    if asked is not None and asked not in names:
        states.unknown(_("Встречи {asked} из ссылки на листе «Встречи» нет. Выберите из списка."), asked)
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


def assignment_state(*, unclear: bool) -> str | None:
    """The state of assignments that is shown, `?state=` with its name in any language; None: all. `unclear`: there are such."""
    filters.linked("state", STATES, None)
    shown = [code for code in STATES if code != "unclear" or unclear or st.session_state["state"] == code]
    return st.pills(
        _("Состояние"),
        shown,
        format_func=lambda code: _(STATES[code]),
        key="state",
        label_visibility="collapsed",
        on_change=filters.say,
        args=("state", STATES, None),
    )


def _link_meeting(usual: str) -> None:
    chosen = st.session_state["meeting"]
    if chosen == usual:
        st.query_params.pop("meeting", None)
    else:
        st.query_params["meeting"] = chosen
