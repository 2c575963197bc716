"""A fold of which only the open one is drawn: what is closed is not sent."""

from __future__ import annotations

from typing import Literal

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer


def folded(label: str, key: str, bind: Literal["query-params"] | None = "query-params") -> ExpanderContainer:
    """Whoever draws asks whether it is `open`; that stands in the URL under the key unless not bound. The label is a text of our own."""
    return st.expander(label, key=key, on_change="rerun", bind=bind)
